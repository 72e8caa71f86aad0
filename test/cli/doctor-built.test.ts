import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { laptop, NAME, REGION } from "./doctor-support.ts";
import { emptyFolder, refuseUnlessOnLoopback, runCli } from "./support.ts";

const FOLDER = join(REPOSITORY, "dist/doctor");
const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");
const text = readFileSync(join(FOLDER, "doctor.cjs"), "utf8");
const notices = readFileSync(join(FOLDER, "THIRD_PARTY_NOTICES"), "utf8");

test.for(NODES)("doctor runs on Node.js $version, without a warning of the SDK", async ({ path }) => {
  const { variables, aws } = await laptop();
  const args = [CLI, "doctor", "--environment", NAME, "--region", REGION];
  const env = variables();
  refuseUnlessOnLoopback(env);
  const child = spawn(path, args, { env, timeout: PATIENCE_MS });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  expect(output).toBe(
    "shop-production: nothing found: 1 of 1 targets healthy; Elastic Beanstalk says Green (Ok)\n",
  );
  expect(new Set(aws.calls.map(({ userAgent }) => /eb-health-hooks\/[\d.]+/.test(userAgent)))).toEqual(
    new Set([true]),
  );
});

test("it loads nothing but what Node.js brings along", () => {
  const code = text.replace(/`[^`]*`/g, ""); // the SDK's advice has examples in it
  const loaded = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((name) => !isBuiltin(name))).toEqual([]);
});

test("it has the SDK's chain of credentials, and stays in its budget", () => {
  for (const source of ["env", "ini", "process", "sso", "web-identity"]) {
    expect(text).toContain(`node_modules/@aws-sdk/credential-provider-${source}/`);
  }
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_260_000);
});

test("the other commands do without it", async () => {
  const folder = await emptyFolder();
  const cli = join(folder, "dist/eb-health-hooks.cjs");
  cpSync(CLI, cli);
  cpSync(join(REPOSITORY, ".platform"), join(folder, ".platform"), { recursive: true });
  expect(await runCli(["policy", "--environment", "x-env"], { cli })).toMatchObject({ code: 0, stderr: "" });
});

test("the notices beside it name the packages in it, each with a licence", () => {
  const folders = [...text.matchAll(/^ *\/\/ (node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
    ([, folder = ""]) => folder,
  );
  const titles = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(REPOSITORY, folder, "package.json"), "utf8"),
    );
    return `${name} ${version} (${license})`;
  });
  const named = notices.split("\n").filter((line) => /^[@\w./-]+ \d+\.\d+\.\d+\S* \([\w.-]+\)$/.test(line));
  expect(named.sort()).toEqual(titles.sort());
  expect(readdirSync(FOLDER).sort()).toEqual(["THIRD_PARTY_NOTICES", "doctor.cjs"]);
});
