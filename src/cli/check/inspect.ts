import { readAppText } from "../../django/text/app-text.ts";
import { lastOption, type OptionSetting, PYTHON } from "../../option-settings.ts";
import { SETTINGS } from "../../settings.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import type { Source } from "../bundle/eb-deploy.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import { isInHookFolder, mayBeOurs, type OurFile } from "../bundle/our-files.ts";
import { readAsNeeded, severalAtOnce } from "../bundle/read-as-needed.ts";
import { Stop } from "../cli-error.ts";
import {
  checkGitFolder,
  checkOutdated,
  checkSize,
  checkWrapping,
  looksLikeAnApp,
  wrappingFolder,
} from "./bundle-shape.ts";
import { inspectDocker } from "./docker.ts";
import type { BundleFinding } from "./finding.ts";
import { checkHookFiles, type PlatformFile } from "./hook-files.ts";
import { checkHosts } from "./hosts.ts";
import { checkAmazonLinux2, checkClusterMode, checkLoadBalancerOptions } from "./platform.ts";
import { type CheckedSettings, checkSettings, readConfigFiles } from "./settings.ts";

/** Used where the settings themselves cannot be read. */
export const DEFAULT_ENV_FILE = SETTINGS.envFile.parse({});
const DEFAULTS = { variable: undefined, envFile: DEFAULT_ENV_FILE, enabled: true };

/** All findings about a bundle before it is deployed. */
export async function inspect(source: Source, ours: readonly OurFile[]): Promise<readonly BundleFinding[]> {
  const { bundle, platform, outdated } = source;
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
    ...checkHookFiles(await platformFiles(bundle), ours, leftOut),
    ...findings,
    ...(await inspectHosts(source, settings, options)),
    ...(await inspectDocker(source, settings.settings?.envFile ?? DEFAULT_ENV_FILE, options)),
    ...checkAmazonLinux2(platform),
    ...checkClusterMode(options),
    ...checkLoadBalancerOptions(options),
    ...checkOutdated(
      outdated.filter((path) => matters(path, settings)),
      source.sent,
    ),
    ...checkGitFolder(paths),
  ];
}

/** Whether the load balancer's check will get past ALLOWED_HOSTS. */
export async function inspectHosts(
  { bundle, leftOut }: Pick<Source, "bundle" | "leftOut">,
  { settings, properties }: Pick<CheckedSettings, "settings" | "properties">,
  options: readonly OptionSetting[],
): Promise<readonly BundleFinding[]> {
  const used = settings ?? DEFAULTS;
  const paths = new Set(bundle.files.keys());
  const wsgiPath = lastOption(options, PYTHON, "WSGIPath")?.value;
  const app = await readAsNeeded(bundle, (read) =>
    readAppText({ files: { paths, read }, wsgiPath, env: properties }),
  );
  const named = [used.envFile, ...(app.loaded?.envFiles.map(({ path }) => path) ?? [])];
  const envFiles = new Map<string, string>();
  for (const path of named.filter((one) => one !== undefined)) {
    const bytes = await bundle.read(path);
    if (bytes) envFiles.set(path, bytes.toString("latin1"));
  }
  const envFileLeftOut = envFiles.has(used.envFile) ? undefined : await leftOut(used.envFile);
  const procfile = await readText(bundle, "Procfile");
  const predeployHooks = await readTexts(
    bundle,
    /^\.platform\/(?:config)?hooks\/predeploy\/(?!10_allowed_hosts)[^/]+$/,
  );
  return checkHosts({ app, settings: used, properties, envFiles, envFileLeftOut, predeployHooks, procfile });
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
