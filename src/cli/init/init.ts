import { stat } from "node:fs/promises";
import { SETTINGS } from "../../settings.ts";
import { VERSION } from "../../version.ts";
import { shellWord } from "../../words.ts";
import { readEbConfig } from "../bundle/eb-config.ts";
import { Git } from "../bundle/git.ts";
import type { OurFile } from "../bundle/our-files.ts";
import { looksLikeAnApp } from "../check/bundle-shape.ts";
import { inspectRetired, readOptions } from "../check/inspect.ts";
import { checkRetiredPlatform } from "../check/retired-platform.ts";
import { EXIT, type ExitCode, Stop } from "../cli-error.ts";
import { printable, type Terminal } from "../terminal.ts";
import { AppFolder, appTree } from "./app-folder.ts";
import { ignoreRules } from "./ignored.ts";
import { type NextStep, stepsToInstall, stepsToRemove } from "./next-steps.ts";
import { type Action, describeAction, planInstallation, planRemoval } from "./plan.ts";
import { planSettingsEdit, type SettingsEdit, unifiedDiff } from "./settings-edit.ts";

export interface InitOptions {
  readonly dryRun: boolean;
  readonly remove: boolean;
  /** Adds the line to the settings, or takes it out. */
  readonly editSettings: boolean;
  /** Goes on where the platform is retired. */
  readonly anyPlatform: boolean;
}

/** Puts `.platform/` into an app's folder, or takes it out again. It looks at everything before it writes anything. */
export async function init(
  path: string,
  { dryRun, remove, editSettings, anyPlatform }: InitOptions,
  ours: readonly OurFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  terminal.progress.say("reading the app's folder");
  await requireApp(path, remove);
  if (!remove && !anyPlatform) await requireCurrentPlatform(path);
  const app = new AppFolder(path);
  const git = await Git.find(path);
  const present = await app.present();
  const actions = (remove ? planRemoval : planInstallation)(present, ours);
  // Without git nothing reads the file.
  const attributes = git || remove ? await app.newAttributes(remove ? "remove" : "add") : undefined;
  const why = await ignoreRules(path, git);
  const edit = editSettings ? await planSettingsEdit(await appTree(path), remove) : undefined;

  if (!dryRun) await install(actions, attributes, app, git);
  terminal.progress.end();
  const isUnchanged =
    actions.length === 0 && attributes === undefined && (edit === undefined || typeof edit === "string");
  for (const action of actions) terminal.out(describeAction(action, !dryRun));
  if (attributes !== undefined) terminal.out(describeAttributes({ dryRun, remove }));
  if (edit !== undefined) await editTheSettings(edit, { app, dryRun, terminal });
  if (isUnchanged)
    terminal.out(
      remove
        ? `nothing to remove: no file of eb-health-hooks in ${path}`
        : `nothing to change: .platform/ in ${path} is that of eb-health-hooks ${VERSION}`,
    );
  else if (dryRun) terminal.out("dry run: nothing was changed");
  const settingsFile = typeof edit === "object" ? edit.file : undefined;
  if (remove && (isUnchanged || dryRun)) return EXIT.fine;
  terminal.progress.say("looking at what is left to do");
  const steps = remove
    ? await stepsToRemove(path, git, settingsFile)
    : await stepsToInstall(path, { git, ours, why, isUnchanged, tool: terminal.tool });
  terminal.progress.end();
  sayNext(steps, path, terminal);
  return EXIT.fine;
}

function describeAttributes({ dryRun, remove }: Pick<InitOptions, "dryRun" | "remove">): string {
  const [done, planned, place] = remove ? ["took", "take", "out of"] : ["added", "add", "to"];
  return `${dryRun ? `would ${planned}` : done} the line .platform/** text eol=lf ${place} .gitattributes`;
}

function sayNext(steps: readonly NextStep[], path: string, { out, paint, folder }: Terminal): void {
  // The commands are for the app's folder.
  const goThere: NextStep[] = path === folder ? [] : [["Go to the app's folder.", `cd ${shellWord(path)}`]];
  out("");
  out(paint("bold", "Next:"));
  for (const [index, step] of [...goThere, ...steps].entries())
    out(`${index + 1}. ${step.map(printable).join("\n   ")}`);
}

async function requireApp(path: string, remove: boolean): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isDirectory()) throw new Stop(`${path} is no folder: name the folder of your app.`);
  if (remove) return;
  const { files } = await appTree(path);
  if (!looksLikeAnApp(files.keys())) {
    throw new Stop(
      `${path} does not look like an app bundle (no manage.py, requirements.txt, Procfile or .ebextensions in it): name the folder that eb deploy sends.`,
    );
  }
}

async function editTheSettings(
  edit: SettingsEdit | string,
  { app, dryRun, terminal }: { app: AppFolder; dryRun: boolean; terminal: Terminal },
): Promise<void> {
  if (typeof edit === "string") {
    terminal.out(printable(edit));
    return;
  }
  if (!dryRun) await app.writeText(edit.file, edit.after);
  terminal.out(`${dryRun ? "would change" : "changed"} ${printable(edit.file)}`);
  for (const line of unifiedDiff(edit)) terminal.out(printable(line.replace(/\r$/, "")));
}

/** On a retired platform the hooks stop deployments, or do not run. */
async function requireCurrentPlatform(path: string): Promise<void> {
  const bundle = await appTree(path);
  const { options, settings } = await readOptions(bundle);
  const platform = (await readEbConfig(path))?.platform;
  const evidence = await inspectRetired({ bundle, platform }, options);
  const [finding] = checkRetiredPlatform(evidence, settings.properties[SETTINGS.node.variable]);
  if (!finding) return;
  throw new Stop(
    `${finding.place}: ${finding.what}. ${finding.why}\n${finding.remedy}\nNothing was changed. To go on all the same: init --any-platform`,
    EXIT.findings,
  );
}

async function install(
  actions: readonly Action[],
  attributes: string | undefined,
  app: AppFolder,
  git: Git | undefined,
): Promise<void> {
  await app.apply(actions);
  const deleted = actions.flatMap((action) => (action.kind === "delete" ? [action.path] : []));
  await app.removeEmptyFolders(deleted);
  if (attributes !== undefined) await app.writeAttributes(attributes);
  // What is in a commit stays there until somebody commits the removal.
  if (git && deleted.length > 0) await git.unstageNew(deleted);
}
