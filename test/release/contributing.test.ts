import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";

const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));

test.each(["CONTRIBUTING.md", "SECURITY.md"])(
  "the commands that %s gives are those of package.json",
  (page) => {
    const text = readFileSync(join(REPOSITORY, page), "utf8");
    const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(1);
    for (const name of commands) expect(Object.keys(scripts)).toContain(name);
  },
);
