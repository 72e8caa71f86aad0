import { ANSWER_FIRST, ANSWER_FIRST_IN_ASGI } from "../../answer-first.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { lastOption, type OptionSetting, PROCESS } from "../../option-settings.ts";
import { shellWord } from "../../words.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import { type EbConfig, readEbConfig } from "../bundle/eb-config.ts";
import type { Git } from "../bundle/git.ts";
import type { OurFile } from "../bundle/our-files.ts";
import { inspectDocker } from "../check/docker.ts";
import type { BundleFinding } from "../check/finding.ts";
import { readOptions } from "../check/inspect.ts";
import { DEFAULT_ENV_FILE, inspectHosts } from "../check/inspect-hosts.ts";
import { isEnvironmentName, PLACEHOLDER } from "../option-format.ts";
import { appTree } from "./app-folder.ts";
import type { WhyIgnored } from "./ignored.ts";

/** What only a person can do: a sentence, and then the lines to type or to paste. */
export type NextStep = readonly [what: string, ...lines: string[]];

export interface NextStepsContext {
  readonly git: Git | undefined;
  readonly ours: readonly OurFile[];
  readonly why: WhyIgnored;
  /** By this run. */
  readonly isUnchanged: boolean;
  readonly tool: string;
}

/** After the files are there. */
export async function stepsToInstall(path: string, context: NextStepsContext): Promise<NextStep[]> {
  const { git, tool } = context;
  const tree = await appTree(path);
  const { options, settings } = await readOptions(tree);
  const config = await readEbConfig(path);
  const edits = await editsToMake(tree, { options, settings }, config?.platform, context);
  const leftOut = await stepForIgnored(context);
  const files = await filesToCommit(tree, edits, leftOut !== undefined, context);
  return [
    ...edits.map(({ place, what, remedy }): NextStep => [`${place}: ${what}.`, remedy]),
    ...(leftOut ? [leftOut] : []),
    ...(await codes(tree, options, git)),
    ...(files.length > 0 ? [commitThem(files)] : []),
    policyOf(await environmentOf(config, git), tool),
    ["Look at the bundle before it leaves, then deploy.", `${tool} check && eb deploy`],
  ];
}

/** After they are gone. The EB CLI sends what git has. */
export async function stepsToRemove(
  path: string,
  git: Git | undefined,
  settingsFile?: string,
): Promise<NextStep[]> {
  const environment = await environmentOf(await readEbConfig(path), git);
  return [
    ...(await lineOfCompose(path)),
    ...(await commitRemoval(git, settingsFile)),
    ["Deploy: the new version runs without the hooks.", "eb deploy"],
    policyToDelete(environment),
  ];
}

/** What is handed on is empty without the hooks. */
async function lineOfCompose(path: string): Promise<NextStep[]> {
  const text = await readText(await appTree(path), COMPOSE);
  const at = text?.split(/\r?\n/).findIndex((line) => line.includes(HEALTH_CHECK_HOSTS)) ?? -1;
  return at < 0
    ? []
    : [[`${COMPOSE} line ${at + 1} still hands ${HEALTH_CHECK_HOSTS} on: it does no harm, and may go too.`]];
}

const COMPOSE = "docker-compose.yml";

async function commitRemoval(git: Git | undefined, settingsFile: string | undefined): Promise<NextStep[]> {
  const places = [".platform", ".gitattributes", ...(settingsFile === undefined ? [] : [settingsFile])];
  const changed = [];
  for (const place of git ? places : []) if (await git?.hasUncommittedTracked(place)) changed.push(place);
  if (changed.length === 0) return [];
  const add = `git add -u ${changed.map(shellWord).join(" ")}`;
  return [["Commit: eb deploy sends what git has.", `${add} && git commit -m "Without the health hooks"`]];
}

/** What stands in the texts, as the deployed version will have them. */
async function editsToMake(
  tree: Bundle,
  { options, settings }: Pick<Awaited<ReturnType<typeof readOptions>>, "options" | "settings">,
  platform: string | undefined,
  { why }: NextStepsContext,
): Promise<BundleFinding[]> {
  const envFile = settings.settings?.envFile ?? DEFAULT_ENV_FILE;
  // The bundle will be without an env file that is ignored, so the list cannot be in it.
  const ignored = tree.files.has(envFile) ? await why(envFile) : undefined;
  const read = async (file: string) => (ignored && file === envFile ? undefined : tree.read(file));
  const bundle = { ...tree, read };
  const hosts = await inspectHosts({ bundle, leftOut: async () => ignored, platform }, settings, options);
  const docker = await inspectDocker({ bundle: tree, platform }, envFile, options);
  return [
    ...hosts.filter(({ id }) => !["any-host", "own-way", "settings-module", "server-unseen"].includes(id)),
    ...docker.filter(({ remedy }) => !remedy.startsWith("Nothing")),
  ];
}

/** For the first file of ours that will not be in the bundle. */
async function stepForIgnored({ ours, why }: NextStepsContext): Promise<NextStep | undefined> {
  const reasons = await Promise.all(ours.map(async ({ path }) => [path, await why(path)] as const));
  const [path, reason] = reasons.find(([, one]) => one !== undefined) ?? [];
  return reason && [`${path} would not be in the bundle: ${reason.why}.`, reason.remedy];
}

const DEFAULT_PROCESS = `${PROCESS}default`;
const CODES = "MatcherHTTPCode: 200-301";

/** Into the block that is there: a second one of that name would take the place of the first. */
async function codes(
  tree: Bundle,
  options: readonly OptionSetting[],
  git: Git | undefined,
): Promise<NextStep[]> {
  if (lastOption(options, DEFAULT_PROCESS, "MatcherHTTPCode")) return [];
  const stage = git ? ["Then: git add .ebextensions"] : [];
  const file = options.findLast(({ namespace }) => namespace === DEFAULT_PROCESS)?.file;
  const block = file === undefined ? undefined : blockIn((await readText(tree, file)) ?? "");
  if (block)
    return [
      [
        `If you like, to have the success codes from the start: add to ${file} below line ${block.line}:`,
        `${block.indentation}${CODES}`,
        ...stage,
      ],
    ];
  const names = ["health-check", "health-check-codes"].map((name) => `.ebextensions/${name}.config`);
  const free = names.find((name) => !tree.files.has(name)) ?? ".ebextensions";
  return [
    [
      `If you like, to have the success codes from the start: in a new file ${free}:`,
      "option_settings:",
      `  ${DEFAULT_PROCESS}:`,
      `    ${CODES}`,
      ...stage,
    ],
  ];
}

/** Where its first option stands in a line of its own, below its name. */
function blockIn(text: string): { readonly line: number; readonly indentation: string } | undefined {
  const lines = text.split(/\r?\n/);
  const isName = new RegExp(`^( *)(["']?)${DEFAULT_PROCESS}\\2:\\s*(?:#.*)?$`);
  const at = lines.findIndex((line) => isName.test(line));
  const below = lines.slice(at + 1).find((line) => /^\s*[^\s#]/.test(line)) ?? "";
  const [indentation = ""] = /^ */.exec(below) ?? [];
  const [, own = ""] = isName.exec(lines[at] ?? "") ?? [];
  return at >= 0 && indentation.length > own.length ? { line: at + 1, indentation } : undefined;
}

/** Ours, those that are to be edited, and those that have a line of ours and are not committed yet. */
async function filesToCommit(
  tree: Bundle,
  edits: readonly BundleFinding[],
  isLeftOut: boolean,
  { git, isUnchanged }: NextStepsContext,
): Promise<readonly string[]> {
  if (!git) return [];
  const uncommitted = await git.uncommitted();
  const isOurs = (place: string) =>
    isLeftOut || !isUnchanged || uncommitted.some((file) => file === place || file.startsWith(`${place}/`));
  const named = edits.flatMap(({ place, remedy }) => [
    place.replace(/ line \d+$/, ""),
    ...(remedy.match(/\.ebextensions\/[^\s()]+/g) ?? []),
  ]);
  const withLine = [];
  for (const file of uncommitted.filter((one) => MAY_HAVE_LINE.test(one)))
    if (hasLineOfOurs((await readText(tree, file)) ?? "")) withLine.push(file);
  const edited = [...withLine, ...named].filter((file) => MAY_HAVE_LINE.test(file) && tree.files.has(file));
  return [...new Set([...[".platform", ".gitattributes"].filter(isOurs), ...edited])];
}

const MAY_HAVE_LINE = /^(?!\.platform\/).*\.(?:py|yml|config)$/;

function hasLineOfOurs(text: string): boolean {
  return [HEALTH_CHECK_HOSTS, ANSWER_FIRST, ANSWER_FIRST_IN_ASGI, CODES].some((ours) => text.includes(ours));
}

function commitThem(files: readonly string[]): NextStep {
  const add = `git add ${files.map(shellWord).join(" ")}`;
  return ["Commit: eb deploy sends what git has.", `${add} && git commit -m "Health hooks"`];
}

/** That which `eb deploy` would take from here. Undefined where the EB CLI has none for this branch. */
async function environmentOf(
  config: EbConfig | undefined,
  git: Git | undefined,
): Promise<string | undefined> {
  const branch = config?.usesGit ? await git?.currentBranch() : "default";
  const name = branch === undefined ? undefined : config?.environmentOf(branch);
  return name !== undefined && isEnvironmentName(name) ? name : undefined;
}

function policyOf(environment: string | undefined, tool: string): NextStep {
  const { name, hint, ofRole } = rolePolicy(environment);
  return [
    `Allow health_check to call the load balancer. Mostly the instances' role is this one.${hint}`,
    `aws iam put-role-policy ${ofRole} --policy-document "$(${tool} policy --environment ${name})"`,
  ];
}

function policyToDelete(environment: string | undefined): NextStep {
  const { hint, ofRole } = rolePolicy(environment);
  return [
    `Take the policy away again, where the role has it. Mostly the instances' role is this one.${hint}`,
    `aws iam delete-role-policy ${ofRole}`,
  ];
}

function rolePolicy(environment: string | undefined) {
  const name = environment ?? PLACEHOLDER;
  return {
    name,
    hint: environment === undefined ? ` ${PLACEHOLDER} is your environment's (eb list).` : "",
    ofRole: `--role-name aws-elasticbeanstalk-ec2-role --policy-name eb-health-hooks-${name}`,
  };
}
