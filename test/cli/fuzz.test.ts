/** Any bytes in what is checked: exit 0, 1 or 2, no bug, little memory, and nothing written. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "vitest";
import { expectSaneOutput, fuzz, mixture, ODD, pick, type Random } from "../support/fuzz.ts";
import { measuredTool } from "./measured-tool.ts";
import { contents, exampleBundle, folderWith, write, zipWith } from "./support.ts";

async function tries(args: readonly string[], seed: number, { expect }: TestContext): Promise<void> {
  const run = await measuredTool(args);
  expect([0, 1, 2], `seed ${seed}: ${run.stderr}`).toContain(run.code);
  expect(run.code === 2, `seed ${seed}: ${run.stderr}`).toBe(run.stderr !== "");
  expectSaneOutput(run.stdout + run.stderr, `seed ${seed}`);
}

const YAML = [
  "option_settings:",
  "\n",
  "\n  ",
  "\n    ",
  "\n  - ",
  "aws:elasticbeanstalk:application:environment:",
  "ALLOWED_HOSTS: ",
  "global:",
  "deploy:",
  "  artifact: ",
  "profile: ",
  "&a ",
  "*a",
  "<<: ",
  "!!binary ",
  "? ",
  "| ",
  "---\n",
  "%YAML 1.2\n",
  ...ODD,
];

function damaged(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  for (let count = random() * 4; count > 0; count -= 1) {
    const nearTheEnd = random() < 0.7 ? Math.max(0, changed.length - 3000) : 0;
    const at = nearTheEnd + Math.floor(random() * (changed.length - nearTheEnd));
    changed[at] = pick(random, [0, 255, 46, 47, Math.floor(random() * 256)]);
  }
  return random() < 0.2 ? changed.subarray(0, Math.floor(random() * changed.length)) : changed;
}

describe("any", () => {
  test("options and project", async (context) => {
    const folder = await folderWith(exampleBundle({ ".elasticbeanstalk/config.yml": "global: {}\n" }));
    await context.annotate(
      `${await fuzz(async (random, seed) => {
        const file = pick(random, [
          ".ebextensions/a.config",
          ".elasticbeanstalk/config.yml",
          ".ebignore",
          "Procfile",
          "example/settings.py",
          ".env",
        ]);
        await write(folder, { [file]: mixture(random, YAML, 40) });
        const before = contents(folder);
        await tries(["check", folder, ...(random() < 0.3 ? ["--json"] : [])], seed, context);
        context.expect(contents(folder)).toEqual(before);
        await write(
          folder,
          exampleBundle({
            ".ebignore": undefined,
            ".ebextensions": undefined,
            ".elasticbeanstalk/config.yml": "global: {}\n",
          }),
        );
      })} seeds`,
    );
  });

  test("zip", async (context) => {
    const zip = await zipWith(exampleBundle({ ".env": "ALLOWED_HOSTS=a.example\n" }));
    const bytes = readFileSync(zip);
    await context.annotate(
      `${await fuzz(async (random, seed) => {
        writeFileSync(join(zip), damaged(bytes, random));
        await tries(["check", zip], seed, context);
      })} seeds`,
    );
  });
});
