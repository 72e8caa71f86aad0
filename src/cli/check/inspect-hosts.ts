import { folderOf, joinPath } from "../../django/text/app-files.ts";
import { type AppText, readAppText } from "../../django/text/app-text.ts";
import { answersAt } from "../../django/text/own-ways.ts";
import { lastOption, type OptionSetting, PYTHON } from "../../option-settings.ts";
import { SETTINGS } from "../../settings.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import type { Source } from "../bundle/eb-deploy.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import { readAsNeeded } from "../bundle/read-as-needed.ts";
import { dockerKindOf } from "./docker.ts";
import type { BundleFinding } from "./finding.ts";
import { checkHosts } from "./hosts.ts";
import { type Nginx, nginxFrom } from "./nginx.ts";
import { checkedPath, checkPage } from "./page.ts";
import { type CheckedSettings, settingsInEnvFiles } from "./settings.ts";
import { unaskedIn } from "./unasked.ts";

/** Used where the settings themselves cannot be read. */
export const DEFAULT_ENV_FILE = SETTINGS.envFile.parse({});
const DEFAULTS = {
  ...{ variable: undefined, path: undefined },
  ...{ envFile: DEFAULT_ENV_FILE, enabled: true, askApp: true },
};

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
  const checked = checkedPath(used, options);
  const path = settings?.path ?? checked.path;
  const pathNamedBy =
    settings?.path === undefined
      ? checked.named && `HealthCheckPath (${checked.named})`
      : SETTINGS.path.variable;
  const { app, page } = await readAsNeeded(bundle, (read) => {
    const text = waysAt(readAppText({ files: { paths, read }, wsgiPath, env: properties }), path);
    return { app: text, page: settings ? checkPage(text, settings, options, nginx) : [] };
  });
  const proxied = nginx(path);
  const { envFiles, broken } = await envFilesOf(bundle, used.envFile, app);
  const envFileLeftOut = broken ?? (envFiles.has(used.envFile) ? undefined : await leftOut(used.envFile));
  const procfile = await readText(bundle, "Procfile");
  const deploymentTexts = await readTexts(
    bundle,
    /^\.ebextensions\/[^/]+\.config$|^\.platform\/(?:config)?hooks\/pre(?:build|deploy)\/(?!00_install_node|10_allowed_hosts)[^/]+$/,
  );
  const docker = await dockerKindOf(bundle, platform);
  const unasked = await unaskedIn({ bundle, app, settings: used, properties, envFiles, docker });
  const places = { properties, envFiles, envFileLeftOut, deploymentTexts };
  const facts = { app, settings: used, ...places, procfile, unasked, proxied, pathNamedBy };
  return [...checkHosts(facts), ...settingsInEnvFiles(envFiles), ...page];
}

/** Without a middleware that answers other pages than the one that is checked. */
function waysAt(text: AppText, path: string): AppText {
  const { loaded } = text;
  return {
    ...text,
    loaded: loaded && { ...loaded, ways: loaded.ways.filter((way) => answersAt(way, path)) },
  };
}

/** Those that the hook or the settings name, and why one of them is none. */
async function envFilesOf(bundle: Bundle, own: string, { loaded }: AppText) {
  const envFiles = new Map<string, string>();
  let broken: LeftOut | undefined;
  for (const path of [own, ...(loaded?.envFiles.flatMap((read) => read.path ?? []) ?? [])]) {
    const link = await linkedFrom(bundle, path);
    const bytes = await bundle.read(link ?? path);
    if (bytes) envFiles.set(path, bytes.toString("latin1"));
    else if (link !== undefined) broken ??= { why: `it is a link to ${link}`, remedy: "" };
  }
  return { envFiles, broken };
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

export async function readTexts(
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
