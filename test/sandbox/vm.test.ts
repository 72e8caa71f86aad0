import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { STORIES } from "../../sandbox/vm/stories.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { commandOf } from "../support/program.ts";

test("npm run vm says in one sentence what it takes and is missing, and installs nothing", () => {
  const [program, ...args] = commandOf("sandbox/vm/main.ts");
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { PATH: "/nowhere" },
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(
    /^The virtual machine takes qemu-system-\w+ and mmdebstrap(?: and mke2fs)?: install Debian's packages with "apt-get install --no-install-recommends qemu-system-(?:x86|arm) mmdebstrap(?: e2fsprogs)?" and run this again\.\n$/,
  );
});

test("the page about the sandbox has its stories", () => {
  const rows = STORIES.map(({ name, shows }) => [`\`${name}\``, shows]);
  expectInDocs("docs/sandbox.md", "vm", markdownTable(["story", "what happens"], rows));
});
