/** `check --python`: the project is asked itself, by an account that is not root. */
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { BundleFinding } from "../../src/cli/check/finding.ts";
import { anyPython } from "../allowed-hosts/python.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { exampleBundle, type Files, folderWith, runCli } from "./support.ts";

const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");
const NODE = "/usr/bin/node";
const NOBODY = ["--reuid=65534", "--regid=65534", "--clear-groups", "--"];
const IS_ROOT = process.getuid?.() === 0;

let python = "";
beforeAll(async () => {
  python = await anyPython();
});

const settings = (text: string): Files => ({
  ".env": undefined,
  "example/settings.py": `import json, os\nfrom pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\nSECRET_KEY = "x"\nROOT_URLCONF = "example.urls"\n${text}\n`,
});
const properties = (values: Readonly<Record<string, string>>): Files => ({
  ".ebextensions/app.config": JSON.stringify({
    option_settings: { "aws:elasticbeanstalk:application:environment": values },
  }),
});

async function project(...files: readonly Files[]): Promise<string> {
  const folder = await folderWith(exampleBundle(Object.assign({}, ...files)));
  chmodSync(folder, 0o755);
  return folder;
}

/** As an account that owns nothing here. */
function ask(folder: string, path = python): { code: number | null; findings: readonly BundleFinding[] } {
  const command = [NODE, CLI, "check", "--json", "--python", path, folder];
  const [program = "", ...args] = IS_ROOT ? ["setpriv", ...NOBODY, ...command] : command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    timeout: PATIENCE_MS,
    cwd: "/",
  });
  expect(stderr).toBe("");
  return { code: status, findings: JSON.parse(stdout).findings };
}

const FROM_FILE = settings('ALLOWED_HOSTS = json.loads((BASE_DIR / "hosts.json").read_text())');

describe("check --python", () => {
  test("finds nothing where the project takes the list in a way that its text does not show", async () => {
    const folder = await project(
      settings('def hosts():\n    return os.environ["SHOP"].split(",")\nALLOWED_HOSTS = hosts()'),
      properties({ SHOP: "www.example.com,example.com" }),
    );
    expect((await runCli(["check", "--strict", folder])).code).toBe(1);
    expect(ask(folder)).toEqual({ code: 0, findings: [] });
  });

  test("says where the line goes if no place is proven, and the line cures", async () => {
    const folder = await project(FROM_FILE, { "hosts.json": '["www.example.com"]\n' });
    const { code, findings } = ask(folder);
    expect(code).toBe(1);
    expect(findings).toEqual([expect.objectContaining({ id: "asked", severity: "error" })]);
    const [finding] = findings;
    expect(finding?.what).toContain("ALLOWED_HOSTS has 1 host,");
    expect(finding?.what).toContain("(settings module example.settings, as Procfile line 1 says)");
    const [, file = "", line, text = ""] =
      /^Add to (\S+) below line (\d+): (.*)$/.exec(finding?.remedy ?? "") ?? [];
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    writeFileSync(join(folder, file), lines.toSpliced(Number(line), 0, text).join("\n"));
    expect(ask(folder)).toEqual({ code: 0, findings: [] });
  });

  test("believes what lets the load balancer in before Django is asked", async () => {
    const nginx = "location = / { return 200; }\n";
    const folder = await project(settings('ALLOWED_HOSTS = ["www.example.com"]'), {
      ".platform/nginx/conf.d/elasticbeanstalk/health.conf": nginx,
    });
    const { code, findings } = ask(folder);
    expect([code, findings.map(({ id, place }) => [id, place])]).toEqual([
      0,
      [["own-way", ".platform/nginx/conf.d/elasticbeanstalk/health.conf line 1"]],
    ]);
  });

  test("does not ask where no hook does: for a Docker platform the text decides", async () => {
    const folder = await project(
      settings('def hosts():\n    return os.environ["ALLOWED_HOSTS"].split(",")\nALLOWED_HOSTS = hosts()'),
      properties({ ALLOWED_HOSTS: "www.example.com,example.com" }),
      {
        Dockerfile: "FROM python:3.13\n",
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: Docker running on 64bit Amazon Linux 2023\n",
      },
    );
    expect(ask(folder).findings.map(({ id }) => id)).toEqual(["hosts-unseen"]);
  });

  test("changes nothing of the project", async () => {
    const folder = await project(
      settings('ALLOWED_HOSTS = ["www.example.com"]\nopen("was-here", "w").write("x")'),
    );
    expect(ask(folder).findings.map(({ id }) => id)).toEqual(["asked"]);
    expect(() => readFileSync(join(folder, "was-here"))).toThrow("ENOENT");
  });

  test("says why it could not ask, and then what the text shows", async () => {
    const folder = await project(settings('import nowhere\nALLOWED_HOSTS = ["www.example.com"]'));
    const { findings } = ask(folder);
    expect(findings.map(({ id }) => id)).toEqual(["fixed-hosts", "not-asked"]);
    expect(findings[1]?.what).toMatch(/ModuleNotFoundError/);
  });

  test.runIf(IS_ROOT)("is not for root", async () => {
    const { code, stderr } = await runCli(["check", "--python", python, await project(FROM_FILE)]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "eb-health-hooks: --python runs the project's code, so it is not for root: call it as your own user.\n",
    );
  });
});
