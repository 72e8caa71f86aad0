import { appendFile, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { openZip } from "../../src/cli/bundle/zip.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { commit, contents, emptyFolder, git, run, runCli } from "./support.ts";

/** The tool as npx gets it: from the tarball, in a folder of its own. */
interface Installed {
  readonly cli: string;
  /** Of everything in the tarball. */
  readonly files: readonly string[];
}

async function install(): Promise<Installed> {
  const folder = await emptyFolder();
  // A fresh clone has what is committed, and nothing is built on the way: scripts do not run.
  const npm = ["--offline", "--ignore-scripts", "--loglevel=error", "--cache", join(folder, "cache")];
  const [packed] = JSON.parse(
    await run("npm", ["pack", "--json", ...npm, "--pack-destination", folder], REPOSITORY),
  ) as readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
  await writeFile(join(folder, "package.json"), "{}");
  await run(
    "npm",
    ["install", "--no-audit", "--no-fund", ...npm, join(folder, packed?.filename ?? "")],
    folder,
  );
  return {
    cli: join(folder, "node_modules/.bin/eb-health-hooks"),
    files: packed?.files.map(({ path }) => path) ?? [],
  };
}

let python: string;
beforeAll(async () => {
  python = await findPython();
});

/** A fresh Django project in a fresh repository, with a Procfile, since Elastic Beanstalk knows no `mysite.wsgi`. */
async function startproject(): Promise<string> {
  const folder = await emptyFolder();
  await run(python, ["-m", "django", "startproject", "mysite", "."], folder);
  await writeFile(join(folder, "Procfile"), "web: gunicorn mysite.wsgi\n");
  await writeFile(join(folder, ".gitignore"), "*.pyc\n*.sqlite3\n");
  await git(folder, "init", "-q", "-b", "main");
  await commit(folder);
  return folder;
}

/** What eb deploy sends, unpacked as the platform unpacks it. */
async function bundleOf(repository: string): Promise<string> {
  const zip = join(await emptyFolder(), "bundle.zip");
  await git(repository, "archive", "--format=zip", "-o", zip, "HEAD");
  const bundle = await openZip(zip);
  const folder = await emptyFolder();
  for (const { path, mode } of bundle.files.values()) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, (await bundle.read(path)) ?? "", { mode: mode ?? 0o644 });
  }
  await bundle.close();
  return folder;
}

async function sandbox(): Promise<Sandbox> {
  const started = await startSandbox({ python, intervalMs: 100, leader: "first" });
  onTestFinished(() => started.close());
  return started;
}

const healthy = ({ loadBalancer }: Sandbox) =>
  loadBalancer.nextCheck(({ state }) => state === "healthy", PATIENCE_MS);

/** Puts the line that init printed where init says. */
async function addPrintedLine(folder: string, output: string): Promise<string> {
  const [, path = "", number = "", line = ""] = /Add to (\S+) below line (\d+): (.*)/.exec(output) ?? [];
  const settings = join(folder, path);
  const lines = (await readFile(settings, "utf8")).split("\n");
  await writeFile(settings, lines.toSpliced(Number(number), 0, line).join("\n"));
  return line;
}

describe("from the packed tarball", () => {
  test("a fresh Django project becomes healthy: init, one line, commit, check, deploy", async () => {
    const { cli, files } = await install();
    expect(files.filter((path) => !/^(?:\.platform|docs)\//.test(path)).sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist/THIRD_PARTY_NOTICES",
      "dist/doctor/THIRD_PARTY_NOTICES",
      "dist/doctor/doctor.cjs",
      "dist/eb-health-hooks.cjs",
      "package.json",
    ]);
    const folder = await startproject();
    const tool = (...args: string[]) => runCli(args, { cwd: folder, cli });

    // Without the hooks Django refuses the load balancer's Host.
    const environment = await sandbox();
    const { instance, loadBalancer, targetGroup } = environment;
    await instance.setProperties({ ALLOWED_HOSTS: "www.example.com" });
    expect((await instance.deploy(await bundleOf(folder))).succeeded).toBe(true);
    expect(await loadBalancer.nextCheck(({ status }) => status !== undefined, PATIENCE_MS)).toMatchObject({
      status: 400,
      passed: false,
    });
    expect((await tool("check")).code).toBe(1);

    const init = await tool("init");
    expect(init).toMatchObject({ code: 0, stderr: "" });
    expect(await addPrintedLine(folder, init.stdout)).toBe(
      'import os; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
    );
    await commit(folder);

    const checked = await tool("check", "--strict", "--json");
    expect(checked).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(checked.stdout).findings).toEqual([]);

    const deployment = await instance.deploy(await bundleOf(folder));
    expect(deployment.succeeded, deployment.log.join("\n")).toBe(true);
    expect(await healthy(environment)).toMatchObject({ status: 200, passed: true });
    expect(targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
    expect(await git(folder, "status", "--porcelain")).toBe("");

    // And without them again, the tool has left nothing behind.
    expect((await tool("init", "--remove")).code).toBe(0);
    expect(Object.keys(contents(folder)).filter((path) => /platform|gitattributes/.test(path))).toEqual([]);
  });

  test("the modes that git archive gives the hooks are those that they need", async () => {
    const folder = await startproject();
    await runCli(["init"], { cwd: folder });
    await commit(folder);
    const bundle = contents(await bundleOf(folder));
    const hooks = Object.keys(bundle).filter((path) => /hooks\/p\w+\//.test(path));
    expect(hooks).toHaveLength(5);
    for (const path of hooks) expect(bundle[path]?.slice(0, 4)).toBe("x #!");
  });
});

describe("README.md, word for word, in the folder of both", () => {
  const readme = readFile(join(REPOSITORY, "README.md"), "utf8");
  const command = async (pattern: RegExp) => pattern.exec(await readme)?.[1] ?? "";

  /** The folder, and what runs a command of the README's there. */
  async function both() {
    const folder = await emptyFolder();
    await symlink(REPOSITORY, join(folder, "eb-health-hooks"));
    await rename(await startproject(), join(folder, "my-app"));
    return { app: join(folder, "my-app"), play: (text: string) => run("sh", ["-ec", text], folder) };
  }

  /** Its steps for the shell here. AWS gets nothing. */
  const printed = (said: string) => said.match(/^ {3}(?:cd|git) .*$/gm)?.join("\n") ?? "";

  test("Install, and then Undo: the next version has no hooks, no line, and nothing that was not asked for", async () => {
    const { app, play } = await both();
    const before = contents(await bundleOf(app));
    await appendFile(join(app, "mysite/urls.py"), "1 / 0  # half of a search for the reason\n");

    const installed = await play(await command(/^(node eb-health-hooks\S* init --edit-settings my-app)$/m));
    await play(printed(installed));
    const bundle = contents(await bundleOf(app));
    expect(bundle["mysite/settings.py"]).toContain("HEALTH_CHECK_HOSTS");
    expect(Object.keys(bundle).join("\n")).toContain("10_allowed_hosts.cjs");
    expect(bundle["mysite/urls.py"]).toBe(before["mysite/urls.py"]);

    const removed = await play(
      await command(/`(node eb-health-hooks\S* init --remove --edit-settings my-app)`/),
    );
    expect(removed).toMatch(
      /^\d\. Deploy: .*\n {3}eb deploy\n\d\. Take the policy away .*\n {3}aws iam delete-role-policy \S.*\n$/m,
    );
    await play(printed(removed));
    expect(contents(await bundleOf(app))).toEqual(before);
  });

  test("the policy is for the environment that is named, and not for NAME", async () => {
    const { play } = await both();
    const policy = await command(/--policy-document "\$\((node eb-health-hooks\S* policy .*)\)"$/m);
    expect(await play(policy.replace("NAME", "shop-prod"))).toContain('"shop-prod"');
    await expect(play(policy)).rejects.toThrow(/--environment NAME: put the name of your environment there/);
  });
});

test("with django-environ and the list in .env it is found there, and the app becomes healthy", async () => {
  const folder = await startproject();
  const settings = join(folder, "mysite/settings.py");
  const text = await readFile(settings, "utf8");
  const environ = "import environ\n\nenv = environ.Env()\nenviron.Env.read_env(str(BASE_DIR / '.env'))\n";
  const list = 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")';
  const changed = text.replace("\n# Quick-start", `\n${environ}\n# Quick-start`);
  await writeFile(settings, changed.replace("\nALLOWED_HOSTS = []\n", `\n${list}\n`));
  await writeFile(join(folder, ".env"), "ALLOWED_HOSTS=www.example.com\n");
  await runCli(["init"], { cwd: folder });
  await commit(folder);
  expect(await runCli(["check", "--strict"], { cwd: folder })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Nothing found"),
  });

  const environment = await sandbox();
  const deployment = await environment.instance.deploy(await bundleOf(folder));
  expect(deployment.succeeded, deployment.log.join("\n")).toBe(true);
  expect(await healthy(environment)).toMatchObject({ status: 200 });
});
