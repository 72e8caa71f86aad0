import { lastOption, type OptionSetting, PYTHON } from "../../option-settings.ts";
import { SETTINGS } from "../../settings.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import type { Source } from "../bundle/eb-deploy.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import { isInHookFolder, mayBeOurs, type OurFile } from "../bundle/our-files.ts";
import { severalAtOnce } from "../bundle/read-as-needed.ts";
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
import { DEFAULT_ENV_FILE, inspectHosts, readTexts } from "./inspect-hosts.ts";
import { checkClusterMode, checkLoadBalancerOptions, checkServerNamed } from "./platform.ts";
import { checkRetiredPlatform, type RetiredEvidence, retiredEvidence } from "./retired-platform.ts";
import { type CheckedSettings, checkSettings, readConfigFiles } from "./settings.ts";

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
      // What is said of a hook that is left out is enough.
      outdated.filter((path) => matters(path, settings) && !leftOut.has(path)),
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
  if (byText.some(({ id }) => NOT_TO_ASK.has(id))) return byText;
  const wsgiPath = lastOption(options, PYTHON, "WSGIPath")?.value;
  const { bundle } = source;
  const asked = await askProject({ bundle, python, settings, properties, wsgiPath, ours });
  if (asked.some(({ id }) => id === "not-asked")) return [...byText, ...asked];
  return [...byText.filter(({ id }) => !OF_HOSTS.has(id)), ...asked];
}

/** What the list does not show, or what is to be mended first. */
const NOT_TO_ASK: ReadonlySet<string> = new Set([
  "own-way",
  "first-cure",
  "first-cure-too-high",
  "line-too-high",
]);

/** Findings about the list, by the text. */
const OF_HOSTS: ReadonlySet<string> = new Set([
  ...["fixed-hosts", "one-host", "used-twice", "unsafe-list", "unsafe-env-file", "env-file-unread"],
  ...["env-file-left-out", "hosts-fallback", "hosts-nowhere", "hosts-unseen", "no-settings"],
]);

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
