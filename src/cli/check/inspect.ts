import { folderOf, joinPath } from "../../django/text/app-files.ts";
import { type AppText, readAppText } from "../../django/text/app-text.ts";
import { answersAt } from "../../django/text/own-ways.ts";
import { lastOption, type OptionSetting, PYTHON } from "../../option-settings.ts";
import { SETTINGS } from "../../settings.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import type { Source } from "../bundle/eb-deploy.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import { isInHookFolder, mayBeOurs, type OurFile } from "../bundle/our-files.ts";
import { readAsNeeded, severalAtOnce } from "../bundle/read-as-needed.ts";
import { Stop } from "../cli-error.ts";
import { askProject } from "./asked.ts";
import {
  checkGitFolder,
  checkOutdated,
  checkSize,
  checkWrapping,
  looksLikeAnApp,
  wrappingFolder,
} from "./bundle-shape.ts";
import { dockerKindOf, inspectDocker } from "./docker.ts";
import type { BundleFinding } from "./finding.ts";
import { checkHookFiles, type PlatformFile } from "./hook-files.ts";
import { checkHosts } from "./hosts.ts";
import { type Nginx, nginxFrom } from "./nginx.ts";
import { checkedPath, checkPage } from "./page.ts";
import { checkClusterMode, checkLoadBalancerOptions, checkServerNamed } from "./platform.ts";
import { checkRetiredPlatform, type RetiredEvidence, retiredEvidence } from "./retired-platform.ts";
import { type CheckedSettings, checkSettings, readConfigFiles, settingsInEnvFiles } from "./settings.ts";
import { unaskedIn } from "./unasked.ts";

/** Used where the settings themselves cannot be read. */
export const DEFAULT_ENV_FILE = SETTINGS.envFile.parse({});
const DEFAULTS = {
  ...{ variable: undefined, path: undefined },
  ...{ envFile: DEFAULT_ENV_FILE, enabled: true, askApp: true },
};

/** All findings about a bundle before it is deployed. */
export async function inspect(
  source: Source,
  ours: readonly OurFile[],
  python?: string,
): Promise<readonly BundleFinding[]> {
  const { bundle, outdated } = source;
  const paths = [...bundle.files.keys()];
  const wrapping = wrappingFolder(paths);
  if (wrapping !== undefined) return [checkWrapping(wrapping), ...checkSize(bundle)];
  if (!looksLikeAnApp(paths)) {
    throw new Stop(
      `no manage.py, requirements.txt, Procfile or .ebextensions at the top of ${source.description}: name the app's folder, or commit the app first.`,
    );
  }
  const leftOut = await reasons(source, ours);
  const { options, findings, settings } = await readOptions(bundle);
  return [
    ...checkSize(bundle),
    ...checkHookFiles(await platformFiles(bundle), ours, leftOut, isWithoutDotFiles(bundle)),
    ...findings,
    ...(await hostsOf(source, settings, options, ours, python)),
    ...(await inspectDocker(source, settings.settings?.envFile ?? DEFAULT_ENV_FILE, options)),
    ...checkRetiredPlatform(
      await inspectRetired(source, options),
      settings.properties[SETTINGS.node.variable],
    ),
    ...checkClusterMode(options),
    ...checkServerNamed(new Set(paths), (await readText(bundle, "Procfile")) ?? "", options),
    ...checkLoadBalancerOptions(options),
    ...checkOutdated(
      outdated.filter((path) => matters(path, settings)),
      source.sent,
    ),
    ...checkGitFolder(paths),
  ];
}

/** What the project says itself outranks what its text shows, apart from the pages. */
async function hostsOf(
  source: Source,
  checked: CheckedSettings,
  options: readonly OptionSetting[],
  ours: readonly OurFile[],
  python: string | undefined,
): Promise<readonly BundleFinding[]> {
  const byText = await inspectHosts(source, checked, options);
  const { settings, properties } = checked;
  if (python === undefined || !settings?.enabled || !settings.askApp) return byText;
  // No hook asks an app in a container.
  if (await dockerKindOf(source.bundle, source.platform)) return byText;
  // No list of hosts shows such a way: it is before Django, or works on an instance only.
  if (byText.some(({ id }) => id === "own-way")) return byText;
  const wsgiPath = lastOption(options, PYTHON, "WSGIPath")?.value;
  const { bundle } = source;
  const asked = await askProject({ bundle, python, settings, properties, wsgiPath, ours });
  if (asked.some(({ id }) => id === "not-asked")) return [...byText, ...asked];
  return [...byText.filter(({ id }) => !OF_HOSTS.has(id)), ...asked];
}

/** Findings about the list, by the text. */
const OF_HOSTS: ReadonlySet<string> = new Set([
  ...["fixed-hosts", "one-host", "used-twice", "unsafe-list", "unsafe-env-file", "env-file-unread"],
  ...["env-file-left-out", "hosts-fallback", "hosts-nowhere", "hosts-unseen", "no-settings"],
]);

/** Whether the load balancer's check will get past ALLOWED_HOSTS. */
export async function inspectHosts(
  { bundle, leftOut, platform }: Pick<Source, "bundle" | "leftOut"> & Partial<Pick<Source, "platform">>,
  { settings, properties }: Pick<CheckedSettings, "settings" | "properties">,
  options: readonly OptionSetting[],
): Promise<readonly BundleFinding[]> {
  const used = settings ?? DEFAULTS;
  const paths = new Set(bundle.files.keys());
  const wsgiPath = lastOption(options, PYTHON, "WSGIPath")?.value;
  const nginx = await nginxOf(bundle, options);
  const path = settings?.path ?? checkedPath(used, options).path;
  const { app, page } = await readAsNeeded(bundle, (read) => {
    const text = waysAt(readAppText({ files: { paths, read }, wsgiPath, env: properties }), path);
    return { app: text, page: settings ? checkPage(text, settings, options, nginx) : [] };
  });
  const proxied = nginx(path);
  const named = [used.envFile, ...(app.loaded?.envFiles.map(({ path }) => path) ?? [])];
  const envFiles = new Map<string, string>();
  let broken: LeftOut | undefined;
  for (const path of named.filter((one) => one !== undefined)) {
    const link = await linkedFrom(bundle, path);
    const bytes = await bundle.read(link ?? path);
    if (bytes) envFiles.set(path, bytes.toString("latin1"));
    else if (link !== undefined) broken ??= { why: `it is a link to ${link}`, remedy: "" };
  }
  const envFileLeftOut = broken ?? (envFiles.has(used.envFile) ? undefined : await leftOut(used.envFile));
  const procfile = await readText(bundle, "Procfile");
  const deploymentTexts = await readTexts(
    bundle,
    /^\.ebextensions\/[^/]+\.config$|^\.platform\/(?:config)?hooks\/pre(?:build|deploy)\/(?!00_install_node|10_allowed_hosts)[^/]+$/,
  );
  const docker = await dockerKindOf(bundle, platform);
  const unasked = await unaskedIn({ bundle, app, settings: used, properties, envFiles, docker });
  const places = { properties, envFiles, envFileLeftOut, deploymentTexts };
  const facts = { app, settings: used, ...places, procfile, unasked, proxied };
  return [...checkHosts(facts), ...settingsInEnvFiles(envFiles), ...page];
}

/** Without a middleware that answers other pages than the one that is checked. */
function waysAt({ server, loaded }: AppText, path: string): AppText {
  return { server, loaded: loaded && { ...loaded, ways: loaded.ways.filter((way) => answersAt(way, path)) } };
}

/** Where a link leads in the bundle, or out of it: the app follows it, and the hook edits what the app was seen to read. */
async function linkedFrom(bundle: Bundle, path: string): Promise<string | undefined> {
  const target = await bundle.linkTarget(path);
  if (target === undefined || target.startsWith("/")) return target;
  return joinPath(folderOf(path), target) ?? target;
}

/** nginx as the bundle sets it up; none where another nginx is named. */
async function nginxOf(bundle: Bundle, options: readonly OptionSetting[]): Promise<Nginx> {
  const server = lastOption(options, "aws:elasticbeanstalk:environment:proxy", "ProxyServer")?.value;
  const start = ".platform/nginx/";
  const texts = await readTexts(bundle, /^\.platform\/nginx\/.+\.conf$/);
  const isNginx = server === undefined || server === "nginx";
  return nginxFrom(
    new Map(isNginx ? [...texts].map(([path, text]) => [path.slice(start.length), text]) : []),
  );
}

/** Whether the project is, or was, for a platform that is retired. */
export async function inspectRetired(
  { bundle, platform }: Pick<Source, "bundle" | "platform">,
  options: readonly OptionSetting[],
): Promise<RetiredEvidence | undefined> {
  const texts = await readTexts(
    bundle,
    /^\.ebextensions\/[^/]+\.config$|^\.platform\/(?:config)?hooks\/(?!.*_(?:allowed_hosts|health_check|install_node))|^Procfile$/,
  );
  return retiredEvidence(platform, options, texts);
}

async function readTexts(
  bundle: Pick<Bundle, "files" | "read">,
  pattern: RegExp,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of [...bundle.files.keys()].filter((one) => pattern.test(one))) {
    const text = await readText(bundle, path);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

/** The options of `.ebextensions/`, and what is wrong with them. */
export async function readOptions(bundle: Bundle) {
  const paths = [...bundle.files.keys()].filter((path) => /^\.ebextensions\/[^/]+\.config$/.test(path));
  const files = await severalAtOnce(paths, async (path) => ({
    path,
    text: (await readText(bundle, path)) ?? "",
  }));
  const { options, findings } = readConfigFiles(files);
  const checked = checkSettings(options);
  return { options, settings: checked, findings: [...findings, ...checked.findings] };
}

function isWithoutDotFiles({ isZipped, files }: Bundle): boolean {
  return isZipped && ![...files.keys()].some((path) => path.startsWith("."));
}

async function platformFiles(bundle: Bundle): Promise<PlatformFile[]> {
  const files = [...bundle.files.values()].filter(({ path }) => mayBeOurs(path));
  return severalAtOnce(files, async (file) => ({ ...file, content: await bundle.read(file.path) }));
}

async function reasons(source: Source, ours: readonly OurFile[]): Promise<Map<string, LeftOut>> {
  const found = new Map<string, LeftOut>();
  for (const { path } of ours) {
    const reason = source.bundle.files.has(path) ? undefined : await source.leftOut(path);
    if (reason) found.set(path, reason);
  }
  return found;
}

function matters(path: string, { settings }: CheckedSettings): boolean {
  return (
    isInHookFolder(path) ||
    /^\.ebextensions\/|(?:^|\/)settings(?:\.py$|\/)/.test(path) ||
    path === (settings?.envFile ?? DEFAULT_ENV_FILE)
  );
}
