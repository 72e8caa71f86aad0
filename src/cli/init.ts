import { stat } from "node:fs/promises";
import { VERSION } from "../version.ts";
import { openWorkingTree } from "./bundle/working-tree.ts";
import { looksLikeAnApp } from "./checks/bundle-shape.ts";
import { Git } from "./git.ts";
import { AppFolder } from "./init/app-folder.ts";
import { ignoreRules, type WhyIgnored } from "./init/ignored.ts";
import { type Action, describeAction, planInstallation, planRemoval } from "./init/plan.ts";
import { DEFAULT_ENV_FILE, inspectHosts, readOptions } from "./inspect.ts";
import { lastOption, PROCESS } from "./option-settings.ts";
import type { OurFile } from "./our-files.ts";
import { EXIT, type ExitCode, Stop } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

export interface InitOptions {
  readonly dryRun: boolean;
  readonly remove: boolean;
}

/** Folders that no app's settings lie in, and that may be large. */
const NOT_THE_APP = [".git", "node_modules", ".venv", "venv", "__pycache__"];

/** Puts `.platform/` into an app's folder, or takes it out again. It looks at everything before it writes anything. */
export async function init(
  path: string,
  { dryRun, remove }: InitOptions,
  ours: readonly OurFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  await requireApp(path, remove);
  const app = new AppFolder(path);
  const git = await Git.find(path);
  const present = await app.present();
  const actions = (remove ? planRemoval : planInstallation)(present, ours);
  // Without git nothing reads the file.
  const attributes = git || remove ? await app.newAttributes(remove ? "remove" : "add") : undefined;
  const why = await ignoreRules(path, git);
  const toStage = git && !remove ? await hooksToStage(git, ours, why) : [];

  if (!dryRun) await carryOut({ actions, attributes, toStage }, app, git);
  for (const action of actions) terminal.out(describeAction(action, !dryRun));
  const wording = remove ? ["took", "take"] : ["added", "add"];
  if (attributes !== undefined) {
    terminal.out(
      `${dryRun ? `would ${wording[1]}` : wording[0]} the line .platform/** text eol=lf ${remove ? "out of" : "to"} .gitattributes`,
    );
  }
  if (toStage.length > 0) {
    terminal.out(
      `${dryRun ? "would stage" : "staged"} the hooks as executable: git takes no modes from this disk (core.fileMode=false)`,
    );
  }
  const isUnchanged = actions.length === 0 && attributes === undefined && toStage.length === 0;
  if (isUnchanged) {
    terminal.out(
      remove
        ? `nothing to remove: no file of eb-health-hooks in ${path}`
        : `nothing to change: .platform/ in ${path} is that of eb-health-hooks ${VERSION}`,
    );
  } else if (dryRun) terminal.out("dry run: nothing was changed");
  if (remove) {
    if (git && !isUnchanged && !dryRun)
      terminal.out("Commit the removal; the next deployment runs without the hooks.");
    return EXIT.fine;
  }
  const steps = await nextSteps(path, { git, ours, why, isUnchanged, tool: terminal.tool });
  terminal.out("");
  terminal.out(terminal.paint("bold", "Next:"));
  for (const [index, step] of steps.entries()) terminal.out(`${index + 1}. ${step.join("\n   ")}`);
  return EXIT.fine;
}

async function requireApp(path: string, remove: boolean): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isDirectory()) throw new Stop(`${path} is no folder: name the folder of your app.`);
  if (remove) return;
  const { files } = await openWorkingTree(path, () => false, NOT_THE_APP);
  const others = [...files.keys()].filter((file) => !file.startsWith(".platform/"));
  if (!looksLikeAnApp(others)) {
    throw new Stop(
      `${path} does not look like an app bundle (no manage.py, requirements.txt, Procfile or .ebextensions in it): name the folder that eb deploy sends.`,
    );
  }
}

/** Where git looks at no modes it would commit new hooks as not executable, which older platforms do not forgive. */
async function hooksToStage(git: Git, ours: readonly OurFile[], why: WhyIgnored): Promise<string[]> {
  if (await git.looksAtModes()) return [];
  const hooks = ours.filter(({ isHook }) => isHook).map(({ path }) => path);
  const tracked = await git.tracked(hooks);
  const not = await git.notExecutable(hooks);
  const ignored = await Promise.all(hooks.map(why));
  return hooks.filter((path, index) => !ignored[index] && (!tracked.includes(path) || not.includes(path)));
}

interface Work {
  readonly actions: readonly Action[];
  /** The new text of `.gitattributes`; undefined for no change. */
  readonly attributes: string | undefined;
  readonly toStage: readonly string[];
}

async function carryOut(
  { actions, attributes, toStage }: Work,
  app: AppFolder,
  git: Git | undefined,
): Promise<void> {
  for (const action of actions) await app.apply(action);
  const deleted = actions.flatMap((action) => (action.kind === "delete" ? [action.path] : []));
  await app.removeEmptyFolders(deleted);
  if (attributes !== undefined) await app.writeAttributes(attributes);
  // What is in a commit stays there until somebody commits the removal.
  if (git && deleted.length > 0) await git.unstageNew(deleted);
  if (git && toStage.length > 0) await git.stageAsExecutable(toStage);
}

interface NextStepsContext {
  readonly git: Git | undefined;
  readonly ours: readonly OurFile[];
  readonly why: WhyIgnored;
  /** By this run. */
  readonly isUnchanged: boolean;
  readonly tool: string;
}

/** What only a person can do, each with the line to type or to paste. */
async function nextSteps(
  path: string,
  { git, ours, why, isUnchanged, tool }: NextStepsContext,
): Promise<string[][]> {
  const tree = await openWorkingTree(path, () => false, NOT_THE_APP);
  const { options, settings } = await readOptions(tree);
  const envFile = settings.settings?.envFile ?? DEFAULT_ENV_FILE;
  // The bundle will be without an env file that is ignored, so the list cannot be in it.
  const leftOut = tree.files.has(envFile) ? await why(envFile) : undefined;
  const read = async (file: string) => (leftOut && file === envFile ? undefined : tree.read(file));
  const hosts = await inspectHosts(
    { bundle: { ...tree, read }, leftOut: async () => leftOut },
    settings,
    options,
  );
  const reasons = await Promise.all(ours.map(async (file) => ({ file, reason: await why(file.path) })));
  const ignored = reasons.find(({ reason }) => reason !== undefined);
  const isToCommit =
    ignored?.reason || !isUnchanged || (await git?.hasUncommitted([".platform", ".gitattributes"]));
  const hasCodes = lastOption(options, `${PROCESS}default`, "MatcherHTTPCode");
  return [
    ...hosts
      .filter(({ id }) => !["any-host", "own-way", "settings-module"].includes(id))
      .map(({ place, what, remedy }) => [`${place}: ${what}.`, remedy]),
    ...(ignored?.reason
      ? [[`${ignored.file.path} would not be in the bundle: ${ignored.reason.why}.`, ignored.reason.remedy]]
      : []),
    ...(git && isToCommit
      ? [
          [
            "Commit: eb deploy sends what git has.",
            'git add .platform .gitattributes && git commit -m "Health hooks"',
          ],
        ]
      : []),
    [
      "Allow health_check to call the load balancer: attach this to the role of the instance profile.",
      `${tool} policy --environment YOUR-ENVIRONMENT-NAME`,
    ],
    ...(hasCodes
      ? []
      : [
          [
            "To have the success codes from the start, in .ebextensions/health-check.config:",
            "option_settings:",
            `  ${PROCESS}default:`,
            "    MatcherHTTPCode: 200-301",
          ],
        ]),
    ["Look at the bundle before it leaves, then deploy.", `${tool} check && eb deploy`],
  ];
}
