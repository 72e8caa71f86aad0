import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { record } from "../../sandbox/tour/record.ts";
import type { BundleFinding } from "../../src/cli/check/finding.ts";
import { onPath } from "../support/debian-packages.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { REPOSITORY } from "../support/repository.ts";
import { BROKEN_BUNDLES, PAGE } from "./broken-bundles.ts";
import {
  commit,
  emptyFolder,
  exampleBundle,
  folderWith,
  git,
  repositoryWith,
  run,
  runCli,
  write,
  zipWith,
} from "./support.ts";

interface Report {
  readonly checked: string;
  readonly summary: { readonly errors: number; readonly warnings: number; readonly notes: number };
  readonly findings: readonly BundleFinding[];
}

async function findingsOf(
  path: string,
  ...args: string[]
): Promise<Report & { readonly code: number | null }> {
  const { code, stdout, stderr } = await runCli(["check", "--json", ...args, path]);
  expect(stderr).toBe("");
  return { code, ...(JSON.parse(stdout) as Report) };
}

const idsOf = async (path: string, ...args: string[]) =>
  (await findingsOf(path, ...args)).findings.map(({ id }) => id);

const WSGI_PATH =
  "option_settings:\n  aws:elasticbeanstalk:container:python:\n    WSGIPath: example.wsgi:application\n";
const IN_VENV = "#!/bin/sh\n/var/app/venv/*/bin/python manage.py migrate\n";
const ACTIVATE =
  "container_commands:\n  01_migrate:\n    command: source $PYTHONPATH/activate && python manage.py migrate\n";

describe("a bundle in which", () => {
  const rows = new Map<string, string[]>();

  test.for(BROKEN_BUNDLES)("$bundle: $id", async ({ bundle, id, severity, place, make }) => {
    const path = await make();
    const { code, findings } = await findingsOf(path);
    expect(findings).toEqual([expect.objectContaining({ id, severity, place })]);
    expect(code).toBe(severity === "error" ? 1 : 0);
    expect((await runCli(["check", "--strict", path])).code).toBe(severity === "note" ? 0 : 1);
    const [{ why = "", remedy = "" } = {}] = findings;
    rows.set(id, [`\`${id}\``, severity, bundle, why, remedy]);
  });

  test("is in docs/check.md, each with a finding of its own", () => {
    const ids = BROKEN_BUNDLES.map(({ id }) => id);
    expect([...rows.keys()]).toEqual(ids);
    const table = markdownTable(
      ["finding", "severity", "a bundle in which", "on the instance", "what to do"],
      [...rows.values()],
    );
    expectInDocs(PAGE, "findings", table);
  });
});

describe("nothing is found in the example app with the hooks:", () => {
  const below = (folder: string) =>
    Object.fromEntries(Object.entries(exampleBundle()).map(([path, file]) => [`${folder}/${path}`, file]));

  test.for<[string, () => Promise<string>]>([
    ["a zip", () => zipWith(exampleBundle())],
    ["a folder without git", () => folderWith(exampleBundle())],
    ["the last commit, whose zip git makes", () => repositoryWith(exampleBundle())],
    ["a part of a repository", async () => join(await repositoryWith(below("apps/shop")), "apps/shop")],
    [
      "with a Dockerfile for the developers, on the Python platform",
      () =>
        folderWith({
          ...exampleBundle({ Dockerfile: "FROM python:3.13\n" }),
          ".elasticbeanstalk/config.yml":
            "global:\n  default_platform: Python 3.13 running on 64bit Amazon Linux 2023\n",
        }),
    ],
    [
      "with a Dockerfile, and WSGIPath proves the Python platform",
      () =>
        zipWith(exampleBundle({ Dockerfile: "FROM python:3.13\n", ".ebextensions/app.config": WSGI_PATH })),
    ],
    [
      "with a Dockerfile, and a path of the virtual environment proves the Python platform",
      () =>
        zipWith(
          exampleBundle({ Dockerfile: "FROM python:3.13\n", ".platform/hooks/postdeploy/20_app": IN_VENV }),
        ),
    ],
    [
      "with a Dockerfile, and $PYTHONPATH/activate proves the Python platform",
      () =>
        zipWith(exampleBundle({ Dockerfile: "FROM python:3.13\n", ".ebextensions/app.config": ACTIVATE })),
    ],
    [
      "for a Docker platform",
      () =>
        folderWith({
          ...exampleBundle({
            Dockerfile: "FROM python:3.13\n",
            ".env": undefined,
            ".ebextensions/app.config":
              "option_settings:\n  - option_name: ALLOWED_HOSTS\n    value: www.example.com,example.com\n",
          }),
          ".elasticbeanstalk/config.yml":
            "global:\n  default_platform: Docker running on 64bit Amazon Linux 2023\n",
        }),
    ],
    [
      "with the list in an environment property, and no .env",
      () => {
        const config = "option_settings:\n  - option_name: ALLOWED_HOSTS\n    value: www.example.com\n";
        return zipWith(exampleBundle({ ".env": undefined, ".ebextensions/app.config": config }));
      },
    ],
  ])("%s", async ([, make]) => {
    expect(await findingsOf(await make())).toMatchObject({ code: 0, findings: [] });
  });
});

test("each setting that does not parse is found in its own file", async () => {
  const setting = (name: string, value: string) =>
    `option_settings:\n  - option_name: ${name}\n    value: "${value}"\n`;
  const files = {
    ".ebextensions/1.config": setting("HEALTH_HOOKS_STRICT", "yes"),
    ".ebextensions/2.config": setting("HEALTH_HOOKS_PATH", "HEALTH_HOOKS_STRICT"),
  };
  const { findings } = await findingsOf(await zipWith(exampleBundle(files)));
  expect(findings.map(({ id, place }) => [id, place])).toEqual([
    ["bad-setting", ".ebextensions/2.config"],
    ["bad-setting", ".ebextensions/1.config"],
  ]);
});

describe("what eb deploy would send is", () => {
  test("the last commit: what is edited, staged or ignored is not in it", async () => {
    const folder = await repositoryWith(exampleBundle({ ".platform": undefined }));
    await write(folder, { ...exampleBundle(), ".gitignore": "" });
    const before = await findingsOf(folder);
    expect(before.checked).toMatch(/^commit [0-9a-f]{4,} in .* \(git archive/);
    expect(before.findings[0]?.what).toBe(
      "none of the hooks is in the bundle: in the folder, but not committed",
    );
    await git(folder, "add", "-A");
    expect((await findingsOf(folder)).findings[0]?.what).toMatch(/: staged, but not committed$/);
    expect(await idsOf(folder, "--staged")).toEqual([]);
    await write(folder, { ".env": "ALLOWED_HOSTS=example.org\n" });
    await write(folder, { ".ebextensions/new.config": "{}\n" });
    expect((await findingsOf(folder, "--staged")).findings[0]?.what).toMatch(/: \S+ and 1 more$/);
    const { findings } = await findingsOf(folder, "--staged");
    expect(findings).toEqual([
      expect.objectContaining({ id: "uncommitted", why: expect.stringContaining("sends what is staged") }),
    ]);
    await commit(folder);
    expect(await idsOf(folder)).toEqual([]);
  });

  test.for([
    [".gitignore", ".*\n!.gitignore\n", /: left out of git by \.gitignore line 1 \(\.\*\)$/],
    [".gitattributes", ".platform export-ignore\n", /: left out by export-ignore in \.gitattributes$/],
  ] as const)("not what %s leaves out, and the reason is given", async ([file, text, reason]) => {
    const folder = await repositoryWith({ [file]: text, ...exampleBundle() });
    const [finding] = (await findingsOf(folder)).findings;
    expect(finding).toMatchObject({ id: "no-hooks", what: expect.stringMatching(reason) });
  });

  test("with .ebignore the working tree without its matches, whatever git has", async () => {
    const folder = await repositoryWith({ "manage.py": "" });
    await write(folder, { ...exampleBundle(), ".ebignore": ".git/\n", ".gitignore": ".platform\n" });
    expect(await idsOf(folder)).toEqual([]);
    await write(folder, { ".ebignore": ".git/\n.platform/\n" });
    const { findings, checked } = await findingsOf(folder);
    expect(checked).toMatch(/^the working tree of .* without what \.ebignore names$/);
    expect(findings.map(({ id, what }) => [id, what])).toContainEqual([
      "no-hooks",
      "none of the hooks is in the bundle: left out by .ebignore line 2",
    ]);
    // The last line that matches decides, also inside a folder that is left out.
    await write(folder, { ".ebignore": ".git/\n.platform/\n!.platform/**\n" });
    expect(await idsOf(folder)).toEqual([]);
  });

  test("with deploy.artifact that file", async () => {
    const zip = await zipWith(exampleBundle({ ".env": undefined }));
    const folder = await repositoryWith(exampleBundle());
    await write(folder, { ".elasticbeanstalk/config.yml": `deploy:\n  artifact: ${zip}\n` });
    expect(await idsOf(folder)).toEqual(["hosts-nowhere"]);
  });

  test("the working tree where the EB CLI was set up without git and the repository is further up", async () => {
    const folder = await repositoryWith({ README: "" });
    const config = "global:\n  sc: null\n";
    await write(join(folder, "shop"), { ...exampleBundle(), ".elasticbeanstalk/config.yml": config });
    expect(await idsOf(join(folder, "shop"))).toEqual([]);
    await write(join(folder, "shop"), { ".elasticbeanstalk/config.yml": "global:\n  sc: git\n" });
    expect((await runCli(["check", join(folder, "shop")])).stderr).toMatch(
      /^eb-health-hooks: git archive failed in .*\/shop \(.*untracked\): fix that first\.\n$/,
    );
  });

  test("from a folder inside the project, the project's", async () => {
    const folder = await folderWith(exampleBundle());
    await write(folder, { ".elasticbeanstalk/config.yml": "global: {}\n" });
    const { code, stdout } = await runCli(["check"], { cwd: join(folder, "example") });
    expect(code).toBe(0);
    expect(stdout).toContain(`Checked: the working tree of ${folder} (no git)\n`);
  });

  test("from a zip that the EB CLI's own code would make: links as ./name", async () => {
    const path = await zipWith(exampleBundle({ "./.platform/hooks/predeploy/50_link": { link: "../x" } }));
    expect(await idsOf(path)).toEqual(["not-a-plain-file"]);
  });
});

describe("what it cannot look at is one sentence, and 2:", () => {
  const refusal = async (path: string, ...args: string[]) => {
    const { code, stdout, stderr } = await runCli(["check", ...args, path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^eb-health-hooks: [^\n]+\n$/);
    return stderr;
  };

  test.for([
    ["no zip", "not a zip at all"],
    ["half a zip", undefined],
  ] as const)("%s", async ([, text]) => {
    const zip = await zipWith(exampleBundle());
    if (text === undefined) await run("truncate", ["-s", "-100", zip], "/");
    else await write(join(zip, ".."), { "bundle.zip": text });
    expect(await refusal(zip)).toMatch(
      /bundle\.zip cannot be read as a zip \(.+\): build the bundle again\.$/m,
    );
  });

  const config = (text: string) => folderWith({ ".elasticbeanstalk/config.yml": text });

  test.for<[string, () => Promise<string>, RegExp, string?]>([
    [
      "nothing of that name",
      async () => "/nowhere/at/all",
      /: \/nowhere\/at\/all cannot be opened \(ENOENT\): name an app's/,
    ],
    [
      "a folder that is no bundle",
      () => folderWith({ "notes.txt": "" }),
      /: no manage\.py, requirements\.txt, .*: name the app's folder/,
    ],
    [
      "a repository without a commit",
      async () => {
        const folder = await folderWith(exampleBundle());
        await git(folder, "init", "-q");
        return folder;
      },
      /nothing is committed yet in/,
    ],
    ["--staged without git", () => folderWith(exampleBundle()), /is in no git repository/, "--staged"],
    [
      "an artifact that is not there",
      () => config("deploy:\n  artifact: dist/app.zip\n"),
      /there is no dist\/app\.zip, the deploy\.artifact/,
    ],
    [
      "a configuration of the EB CLI that is no YAML",
      () => config("deploy: {\n"),
      /config\.yml cannot be read \(.+\), and the EB CLI/,
    ],
    [
      "a repository that git cannot work in",
      () => folderWith({ ...exampleBundle(), ".git": "gitdir: nowhere\n" }),
      /git cannot work in .*: fix that first\./,
    ],
  ])("%s", async ([, make, message, ...args]) => {
    expect(await refusal(await make(), ...args.flatMap((arg) => arg ?? []))).toMatch(message);
  });

  test("an option that it does not have", async () => {
    const { code, stderr } = await runCli(["check", "--jsom"]);
    expect(code).toBe(2);
    expect(stderr).toBe("error: unknown option '--jsom'\n(Did you mean --json?)\n");
  });
});

describe("the report for people", () => {
  test("has each finding with its reason and its remedy, and a count", async () => {
    const path = await zipWith(exampleBundle({ ".platform/hooks/predeploy/README.md": "# Hooks\n" }));
    expect(await runCli(["check", path])).toEqual({
      code: 1,
      stderr: "",
      stdout: `Checked: ${path}

error .platform/hooks/predeploy/README.md: it does not start with #! [no-hashbang]
  The engine executes every file in this folder, whatever its name is, and the deployment fails: exec format error.
  If it is a hook, give it a first line such as #!/bin/sh; if not, move it out of the hook folders.

1 error
`,
    });
  });

  test("lets no name in the bundle move the cursor", async () => {
    const path = await folderWith(exampleBundle({ ".platform/hooks/predeploy/a\u001b[2Jb": "no hook" }));
    const { stdout } = await runCli(["check", path]);
    expect(stdout).toContain("error .platform/hooks/predeploy/a?[2Jb: it does not start with #!");
  });

  test("says on a terminal, and only there, what it is doing, and for which folder its commands are", async () => {
    const path = await folderWith({ ...exampleBundle(), ".platform/hooks/predeploy/README.md": "no hook" });
    const cli = join(REPOSITORY, "dist/eb-health-hooks.cjs");
    const { pieces } = await record([process.execPath, cli, "check", path], { columns: 200, cwd: "/" });
    const written = pieces.map(({ text }) => text).join("");
    expect(written).toMatch(/^.*reading what eb deploy would send \.\.\..*looking at \d+ files \.\.\./s);
    const left = written.split("\r\n").map((line) => line.split("\r\u001b[K").at(-1));
    const { stdout, stderr } = await runCli(["check", path], { cwd: "/" });
    expect(stripVTControlCharacters(left.join("\n"))).toBe(stdout);
    expect(stderr).toBe("");
    expect(stdout).toContain(`\nWhat stands above is for the app's folder: cd '${path}'\n1 error\n`);
    expect((await runCli(["check"], { cwd: path })).stdout).not.toContain("What stands above");
  });

  test("says so when there is nothing", async () => {
    const path = await zipWith(exampleBundle());
    expect((await runCli(["check", path])).stdout).toBe(
      `Checked: ${path}\n\nNothing found: this bundle can be deployed.\n`,
    );
  });

  test.for([
    ["on a terminal", {}, true],
    ["not with NO_COLOR", { NO_COLOR: "1" }, false],
    ["not on a dumb terminal", { TERM: "dumb" }, false],
  ] as const)("is coloured %s", async ([, env, isColoured]) => {
    const path = await zipWith(exampleBundle());
    const command = `"${process.execPath}" dist/eb-health-hooks.cjs check "${path}"`;
    const output = await terminalOutput(command, { TERM: "xterm", ...env });
    expect(output).toContain("Nothing found");
    expect(output.includes("\u001b[")).toBe(isColoured);
  });

  test("leaves no file of its own behind", async () => {
    const TMPDIR = await emptyFolder();
    const folder = await repositoryWith(exampleBundle());
    expect((await runCli(["check", folder], { env: { TMPDIR } })).code).toBe(0);
    expect(await run("ls", ["-A"], TMPDIR)).toBe("");
  });
});

/** What a command prints when its standard output is a terminal. */
async function terminalOutput(command: string, env: Readonly<Record<string, string>>): Promise<string> {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  // Without the developer's own.
  return run("env", ["-u", "NO_COLOR", ...variables, "script", "-qec", command, "/dev/null"], REPOSITORY);
}

test("the zip command that is advised takes the hooks in", async () => {
  const folder = await folderWith(exampleBundle({ ".env": undefined }));
  const files = Object.entries(exampleBundle({ ".platform": undefined, ".env": undefined }));
  const { findings } = await findingsOf(await zipWith(Object.fromEntries(files)));
  const [, command = ""] =
    /(zip -r .*)$/.exec(findings.find(({ id }) => id === "no-dot-files")?.remedy ?? "") ?? [];
  expect(command).toBe("zip -r ../bundle.zip . -x '.git/*'");
  if (onPath("zip") === undefined) return;
  const inside = join(folder, "app");
  await write(inside, exampleBundle());
  await run("sh", ["-c", command], inside);
  expect(await idsOf(join(folder, "bundle.zip"))).toEqual([]);
});

test("Dockerrun.aws.json alone may be deploy.artifact", async () => {
  const folder = await folderWith({
    ".elasticbeanstalk/config.yml": "deploy:\n  artifact: Dockerrun.aws.json\n",
    "Dockerrun.aws.json": '{"AWSEBDockerrunVersion": "1", "Image": {"Name": "shop"}}\n',
  });
  const { code, checked, findings } = await findingsOf(folder);
  expect(checked).toMatch(/^Dockerrun\.aws\.json, the deploy\.artifact/);
  expect(findings.map(({ id }) => id)).toContain("no-hooks");
  expect(code).toBe(1);
});

describe("--format github", () => {
  /** The command of the workflow in docs/check.md, in a repository that has the tool in tools/. */
  const [, command = ""] =
    /- run: node (\S+ check .*)$/m.exec(readFileSync(join(REPOSITORY, PAGE), "utf8")) ?? [];
  const tool = Object.fromEntries(
    ["dist/eb-health-hooks.cjs", "dist/THIRD_PARTY_NOTICES"].map((path) => [
      `tools/eb-health-hooks/${path}`,
      readFileSync(join(REPOSITORY, path), "utf8"),
    ]),
  );
  const hooks = Object.fromEntries(
    Object.entries(exampleBundle())
      .filter(([path]) => path.startsWith(".platform/"))
      .map(([path, file]) => [`tools/eb-health-hooks/${path}`, file]),
  );
  const settings = 'import os\n\nALLOWED_HOSTS = ["a%b,c:d.example.com"]\n';

  test("annotates file and line, as the workflow calls it", async () => {
    const folder = await repositoryWith(
      exampleBundle({ ...tool, ...hooks, "example/settings.py": settings }),
    );
    const [program = "", ...args] = command.split(" ");
    const { code, stdout } = await runCli(args, { cwd: folder, cli: join(folder, program) });
    expect(code).toBe(1);
    const [first, second] = stdout.split("\n");
    expect(first).toMatch(
      /^::error file=example\/settings\.py,line=3,title=example\/settings\.py line 3%3A fixed-hosts::ALLOWED_HOSTS is a fixed list .*%0AAdd to example\/settings\.py below line 3: [^\n]*$/,
    );
    expect(second).toBe("1 error");
  });

  test("names files of a part of a repository from its top, and a place that is no file without one", async () => {
    const parts = Object.entries(
      exampleBundle({ "example/settings.py": settings, ".platform": undefined }),
    ).map(([path, file]) => [`apps/shop/${path}`, file]);
    const folder = await repositoryWith(Object.fromEntries(parts));
    const { stdout } = await runCli(["check", "--format", "github", "apps/shop"], {
      cwd: folder,
      env: { GITHUB_WORKSPACE: folder },
    });
    expect(stdout).toContain("::error title=.platform/hooks%3A no-hooks::");
    expect(stdout).toContain("::error file=apps/shop/example/settings.py,line=3,");
  });
});
