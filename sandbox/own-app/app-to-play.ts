/** An app of somebody's own, as `eb deploy` would send it, and what the sandbox makes of it. */
import { createWriteStream } from "node:fs";
import { mkdir, readFile, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Bundle, BundleFile } from "../../src/cli/bundle/bundle.ts";
import { openSource, type Source } from "../../src/cli/bundle/eb-deploy.ts";
import { isInHookFolder, mayBeOurs, versionOf } from "../../src/cli/bundle/our-files.ts";
import { temporaryFolderOf } from "../../src/cli/bundle/temporary.ts";
import { looksLikeAnApp, wrappingFolder } from "../../src/cli/check/bundle-shape.ts";
import { dockerKindOf, inspectDocker } from "../../src/cli/check/docker.ts";
import { readOptions } from "../../src/cli/check/inspect.ts";
import { DEFAULT_ENV_FILE } from "../../src/cli/check/inspect-hosts.ts";
import { Stop } from "../../src/cli/cli-error.ts";
import { processLines } from "../../src/instance/procfile.ts";
import {
  lastOption,
  type OptionSetting,
  PROCESS,
  PYTHON,
  pathOfHealthcheckUrl,
} from "../../src/option-settings.ts";
import { VERSION } from "../../src/version.ts";
import { type DockerAppToPlay, dockerAppIn } from "./docker-app.ts";
import { NotPlayed, type Script, webScript } from "./web-command.ts";

export interface AppToPlay {
  /** A copy without its hooks. */
  readonly folder: string;
  readonly paths: ReadonlySet<string>;
  /** What was taken, as `check` says it. */
  readonly description: string;
  /** Of `.ebextensions/`. */
  readonly properties: Readonly<Record<string, string>>;
  readonly wsgiPath: string | undefined;
  readonly script: Script;
  /** Undefined on the Python platform. */
  readonly docker: DockerAppToPlay | undefined;
  /** The health check that `.ebextensions/` sets. */
  readonly path: string | undefined;
  readonly codes: string | undefined;
  /** Of the Python that it is for, such as "3.12", and what names it. */
  readonly series: string | undefined;
  readonly seriesOf: string;
  /** Sentences: what is different from what lies in the folder, and what is left out here. */
  readonly remarks: readonly string[];
  /** It has the hooks of this version. */
  readonly hasHooks: boolean;
}

/** Throws NotPlayed, and what `check` throws for what cannot be deployed. */
export async function appToPlay(path: string): Promise<AppToPlay> {
  const source = await openSource(path, { staged: false });
  try {
    return await read(source);
  } finally {
    await source.bundle.close();
  }
}

async function read(source: Source): Promise<AppToPlay> {
  const { bundle, description, platform } = source;
  const paths = new Set(bundle.files.keys());
  requireApp(paths, description);
  const { options, settings, findings } = await readOptions(bundle);
  const bad = findings.find(({ id }) => id === "bad-config-file");
  if (bad) throw new NotPlayed(`${bad.place}: ${bad.what}. ${bad.why} ${bad.remedy}`);
  const folder = temporaryFolderOf("app");
  await copyTo(folder, bundle);
  const kind = await dockerKind(source, options);
  const docker = kind && (await dockerAppIn({ folder, paths }, kind, portOf(options)));
  const procfile = docker
    ? undefined
    : await readFile(join(folder, "Procfile"), "utf8").catch(() => undefined);
  const wsgiPath = docker ? undefined : lastOption(options, PYTHON, "WSGIPath")?.value;
  return {
    folder,
    paths,
    description,
    properties: settings.properties,
    wsgiPath,
    script: docker?.script ?? webScript(procfile, wsgiPath, paths),
    docker,
    ...checkOf(options),
    series: docker ? docker.series : /^Python (3\.\d+)/.exec(platform ?? "")?.[1],
    seriesOf: docker ? "the Dockerfile" : ".elasticbeanstalk/config.yml",
    remarks: [
      ...differences(source, docker !== undefined),
      ...(docker?.remarks ?? []),
      ...(await leftOut(bundle, procfile)),
    ],
    hasHooks: await hasHooks(bundle),
  };
}

function requireApp(paths: ReadonlySet<string>, description: string): void {
  const wrapping = wrappingFolder([...paths]);
  if (wrapping !== undefined)
    throw new NotPlayed(`everything in ${description} lies in the folder ${wrapping}/: name that one.`);
  if (!looksLikeAnApp(paths))
    throw new NotPlayed(`there is no app in ${description}: name the folder that eb deploy sends.`);
}

/** Where nothing names the platform, what `check` takes for a Docker app is played as one. */
async function dockerKind({ bundle, platform }: Source, options: readonly OptionSetting[]) {
  if (platform !== undefined) return dockerKindOf(bundle, platform);
  const mayBe = (await inspectDocker({ bundle, platform }, DEFAULT_ENV_FILE, options)).length > 0;
  return mayBe ? dockerKindOf(bundle, "Docker") : undefined;
}

/** Between what is played and what the person may think. */
function differences({ outdated, sent, platform }: Source, isDocker: boolean): string[] {
  const [first, ...more] = outdated;
  const others = more.length > 0 ? ` and ${more.length} more` : "";
  const uncommitted = `${first}${others} differs from ${sent}, or is not in it: ${sent} is played.`;
  const guessed =
    "It is played on the Docker platform, as nothing names another one: eb init --platform python-3.12 would.";
  return [
    ...(outdated.length > 0 ? [uncommitted] : []),
    ...(isDocker && platform === undefined ? [guessed] : []),
  ];
}

function checkOf(options: readonly OptionSetting[]): Pick<AppToPlay, "path" | "codes"> {
  const url = lastOption(options, "aws:elasticbeanstalk:application", "Application Healthcheck URL")?.value;
  const own = lastOption(options, `${PROCESS}default`, "HealthCheckPath")?.value;
  return {
    path: own ?? (url ? pathOfHealthcheckUrl(url) : undefined),
    codes: lastOption(options, `${PROCESS}default`, "MatcherHTTPCode")?.value,
  };
}

function portOf(options: readonly OptionSetting[]): string {
  return lastOption(options, `${PROCESS}default`, "Port")?.value ?? "80";
}

const SECTIONS =
  /^[\s{"']*(container_commands|commands|packages|files|services|sources|users|groups)["']?\s*:/gm;

/** What could change this machine, or needs more than one process. */
async function leftOut(bundle: Bundle, procfile: string | undefined): Promise<string[]> {
  const remarks: string[] = [];
  for (const path of [...bundle.files.keys()].filter((one) => /^\.ebextensions\/[^/]+\.config$/.test(one))) {
    const config = (await bundle.read(path))?.toString("utf8") ?? "";
    const sections = [...new Set([...config.matchAll(SECTIONS)].map(([, section]) => section))];
    if (sections.length > 0) remarks.push(`Not run here: ${sections.join(", ")} of ${path}.`);
  }
  const hooks = [];
  for (const file of bundle.files.values())
    if (isInHookFolder(file.path) && (await versionIn(bundle, file)) === undefined) hooks.push(file.path);
  if (hooks.length > 0)
    remarks.push(`Not run here, because they could change this machine: ${hooks.join(", ")}.`);
  const others = processLines(procfile ?? "").filter(({ name }) => name !== "web");
  if (others.length > 0)
    remarks.push(`Not started here: ${others.map(({ name }) => name).join(", ")} of Procfile.`);
  return remarks;
}

async function versionIn(bundle: Bundle, { path, kind }: BundleFile): Promise<string | undefined> {
  if (kind !== "file" || !mayBeOurs(path)) return undefined;
  return versionOf((await bundle.read(path))?.toString("utf8") ?? "");
}

async function hasHooks(bundle: Bundle): Promise<boolean> {
  const file = bundle.files.get(".platform/hooks/predeploy/10_allowed_hosts.cjs");
  return file !== undefined && (await versionIn(bundle, file)) === VERSION;
}

/** Links come last, so that nothing is written through one. */
async function copyTo(folder: string, bundle: Bundle): Promise<void> {
  const files = [...bundle.files.values()].filter(({ path }) => !isInHookFolder(path));
  for (const { path, mode } of files.filter(({ kind }) => kind === "file")) {
    const file = join(folder, ...partsOf(path));
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await bundle.stream(path), createWriteStream(file, { mode: (mode ?? 0o644) | 0o600 }));
  }
  for (const { path } of files.filter(({ kind }) => kind === "symlink")) {
    const link = join(folder, ...partsOf(path));
    await mkdir(dirname(link), { recursive: true });
    await symlink((await bundle.linkTarget(path)) ?? "", link);
  }
}

function partsOf(path: string): string[] {
  const parts = path.split("/");
  if (parts.includes("..") || path.includes("\\"))
    throw new Stop(`the bundle has a file ${path}, which would lie outside of the app`);
  return parts;
}
