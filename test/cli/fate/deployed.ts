/** A project as it fares: initialised, checked, and deployed in the sandbox with the built hooks and a real Django. */
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";
import type { BundleFinding } from "../../../src/cli/check/finding.ts";
import { nginxProgram } from "../../support/nginx.ts";
import { PATIENCE_MS } from "../../support/patience.ts";
import type { WhenFinished } from "../../support/sandbox.ts";
import { type Files, runCli, write } from "../support.ts";
import { type Project, projectFiles, surroundings } from "./projects.ts";

export interface Verdict {
  readonly code: number | null;
  /** Those that `--strict` counts come first. */
  readonly findings: readonly BundleFinding[];
}

export interface Fate {
  /** The load balancer passes. */
  readonly passes: boolean;
  /** Visitors who have lost something by the hooks: a host with what it was answered before, and after. */
  readonly lost: readonly string[];
  readonly log: string;
}

export interface Deployed {
  readonly verdict: () => Promise<Verdict>;
  /** Deploys it with the hooks. */
  readonly fate: (project: Project) => Promise<Fate>;
  /** Does what remedies say, word for word; false where one says nothing that a program can do. */
  readonly apply: (remedies: readonly string[]) => Promise<boolean>;
  readonly write: (files: Files) => Promise<void>;
}

/** Those that some project here lets in, and one that none does. */
const VISITORS = ["www.example.com", "example.com", "shop.example.org", "localhost", "other.example"];

export async function deployed(
  project: Project,
  python: string,
  whenFinished: WhenFinished,
): Promise<Deployed> {
  const hasNginx = Object.keys(project.files).some((path) => path.startsWith(".platform/nginx/"));
  const nginx = hasNginx ? await nginxProgram() : undefined;
  const sandbox = await startSandbox({ python, nginx, intervalMs: 250, leader: true });
  whenFinished(() => sandbox.close());
  const folder = await mkdtemp(join(tmpdir(), "eb health hooks fate "));
  whenFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755); // the app has an account of its own
  await write(folder, projectFiles(project));
  await configure(sandbox, folder, project);
  const before = await answersWithoutHooks(sandbox, folder, project);
  const { code, stdout, stderr } = await runCli(["init", folder]);
  if (code !== 0) throw new Error(stdout + stderr);
  return {
    verdict: () => verdictOn(folder),
    fate: async (now) => {
      await configure(sandbox, folder, now);
      return fateOf(sandbox, folder, now, before);
    },
    apply: async (remedies) => {
      const done = [];
      for (const remedy of new Set(remedies)) done.push(await apply(remedy, folder));
      return done.every(Boolean);
    },
    write: (files) => write(folder, files),
  };
}

/** What Elastic Beanstalk makes of `.ebextensions/`, and of what `eb setenv` has set. */
async function configure(sandbox: Sandbox, folder: string, project: Project) {
  const options = await optionSettings(folder);
  // The app answers by then, so that more time would show nothing else.
  const probe = { HEALTH_HOOKS_PROBE_SECONDS: "1" };
  const properties = options["aws:elasticbeanstalk:application:environment"];
  await sandbox.instance.setProperties({ ...probe, ...properties, ...project.setenv });
  const { HealthCheckPath: path, MatcherHTTPCode: codes } =
    options["aws:elasticbeanstalk:environment:process:default"] ?? {};
  const { healthCheck } = sandbox.targetGroup;
  if (path !== undefined) healthCheck.path = path;
  if (codes !== undefined) healthCheck.matcher = { httpCode: codes };
}

type Options = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function optionSettings(folder: string): Promise<Options> {
  const text = await readFile(join(folder, ".ebextensions/app.config"), "utf8").catch(() => "{}");
  return JSON.parse(text).option_settings ?? {};
}

async function answersWithoutHooks(sandbox: Sandbox, folder: string, project: Project) {
  await deploy(sandbox, folder, project);
  return answers(sandbox);
}

async function deploy(
  sandbox: Sandbox,
  folder: string,
  project: Project,
): Promise<{ succeeded: boolean; log: string }> {
  const bundle = await mkdtemp(join(tmpdir(), "eb health hooks bundle "));
  try {
    await cp(folder, bundle, { recursive: true, verbatimSymlinks: true });
    await chmod(bundle, 0o755); // the app has an account of its own
    await write(bundle, surroundings(project, sandbox.address));
    const beforePostdeploy = async () => {
      if (project.starts === false) return;
      await sandbox.instance.untilAppListens(PATIENCE_MS);
      await answers(sandbox); // the first takes as long as the app's start does here
    };
    const { succeeded, log } = await sandbox.instance.deploy(bundle, { beforePostdeploy });
    return { succeeded, log: log.join("\n") };
  } finally {
    await rm(bundle, { recursive: true, force: true });
  }
}

async function verdictOn(folder: string): Promise<Verdict> {
  const { code, stdout, stderr } = await runCli(["check", "--strict", "--json", folder]);
  if (stderr !== "" || stdout === "") throw new Error(stdout + stderr);
  return { code, findings: JSON.parse(stdout).findings };
}

async function fateOf(
  sandbox: Sandbox,
  folder: string,
  project: Project,
  before: ReadonlyMap<string, number>,
): Promise<Fate> {
  const { log } = await deploy(sandbox, folder, project);
  const after = await answers(sandbox);
  const lost = [...before]
    .filter(([host, status]) => status > 0 && status < 400 && status !== after.get(host))
    .map(([host, status]) => `${host}: ${status} → ${after.get(host)}`);
  const { passed } = await sandbox.loadBalancer.nextCheck(
    ({ status }) => status !== undefined || project.starts === false,
    30_000,
  );
  return { passes: passed, lost, log };
}

/** The status for each host; 0: no answer. */
async function answers({ address, port }: Sandbox): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const host of VISITORS) found.set(host, await statusFor(host, address, port));
  return found;
}

function statusFor(host: string, address: string, port: number): Promise<number> {
  return new Promise((resolve) => {
    const options = { host: address, port, agent: false, headers: { Host: host } };
    get(options, (response) => resolve(response.resume().statusCode ?? 0)).on("error", () => resolve(0));
  });
}

async function apply(remedy: string, folder: string): Promise<boolean> {
  const [, name, value, rest] = /^Set the environment property (\w+) to (\S+)\. (.*)$/.exec(remedy) ?? [];
  if (name !== undefined && value !== undefined && rest !== undefined) {
    await setProperty(folder, name, value);
    return apply(rest, folder);
  }
  const [, file, line, text] = /^Add to (\S+) below line (\d+): (.*)$/.exec(remedy) ?? [];
  if (file === undefined || text === undefined) return false;
  const before = await readFile(join(folder, file), "utf8");
  await writeFile(join(folder, file), before.split("\n").toSpliced(Number(line), 0, text).join("\n"));
  return true;
}

async function setProperty(folder: string, name: string, value: string): Promise<void> {
  const options = await optionSettings(folder);
  const namespace = "aws:elasticbeanstalk:application:environment";
  const changed = { ...options, [namespace]: { ...options[namespace], [name]: value } };
  await write(folder, { ".ebextensions/app.config": JSON.stringify({ option_settings: changed }) });
}
