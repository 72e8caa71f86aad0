import type { Writable } from "node:stream";
import type { Env } from "../../env.ts";
import { toJson } from "../../json.ts";
import { VERSION } from "../../version.ts";
import { type EbConfig, findProject, readEbConfig } from "../bundle/eb-config.ts";
import { EXIT, type ExitCode, Stop } from "../cli-error.ts";
import { requireForms } from "../option-format.ts";
import { createProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { OperatorAws, type SignIn } from "./aws.ts";
import { readExtensions } from "./extensions.ts";
import { judgeEnvironment } from "./judge.ts";
import { look } from "./look.ts";
import { printReport, visible } from "./print.ts";

export { runDoctor } from "../../doctor/run-doctor.ts";

export interface DoctorOptions extends SignIn {
  readonly environment: string;
  readonly json: boolean;
}

export interface Surroundings {
  readonly terminal: Terminal;
  /** Somebody may be waiting here, if it is a terminal. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly folder: string;
  readonly env: Env;
}

/**
 * Finds out why this environment is red. Reads only. The build makes a file of its own of it, with the AWS
 * SDK, so that the other commands need not load the SDK. That file has its own Stop class, so its Stops are
 * printed here.
 */
export async function doctor(options: DoctorOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { terminal, stderr } = surroundings;
  const progress = createProgress(stderr);
  try {
    return await examineEnvironment(options, surroundings, progress);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    progress.end();
    terminal.err(`eb-health-hooks: ${visible(error.message.replace(/\p{Cc}/gu, " "))}`);
    return error.exitCode;
  } finally {
    progress.end();
  }
}

async function examineEnvironment(
  { environment: name, json, ...options }: DoctorOptions,
  { terminal, folder, env }: Surroundings,
  progress: ReturnType<typeof createProgress>,
): Promise<ExitCode> {
  requireForms({ environment: name, region: options.region });
  const root = await findProject(folder);
  const project = await readProject(root);
  progress.say("looking for credentials");
  const aws = await OperatorAws.open(options, project ?? {}, env);
  try {
    const seen = await look(aws, name, progress.say);
    const isItsFolder = project?.application === seen.environment.application;
    const report = judgeEnvironment({ ...seen, ebextensions: isItsFolder ? await readExtensions(root) : [] });
    progress.end();
    const { region, platform, health, healthStatus, status } = seen.environment;
    if (json) {
      const environment = { name, region, platform, status, health, healthStatus };
      terminal.out(toJson({ version: VERSION, environment, ...report }));
    } else printReport(report, terminal);
    return report.findings.length > 0 ? EXIT.findings : EXIT.fine;
  } finally {
    aws.close();
  }
}

/** What the EB CLI knows. The command check reports what is wrong with its files. */
async function readProject(folder: string): Promise<EbConfig | undefined> {
  try {
    return await readEbConfig(folder);
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  }
}
