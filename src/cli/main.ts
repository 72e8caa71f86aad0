import "../needs-node.ts";
import { dirname, join, resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { describeError, errorCodeOf } from "../errors.ts";
import { VERSION } from "../version.ts";
import { findProject } from "./bundle/eb-config.ts";
import type { OurFile } from "./bundle/our-files.ts";
import { readOurPlatform } from "./bundle/our-platform.ts";
import { removeTemporaryFolders } from "./bundle/temporary.ts";
import { CHECK_FORMATS, type CheckOptions, check } from "./check/check.ts";
import { EXIT, type ExitCode, Stop } from "./cli-error.ts";
import type { DoctorOptions } from "./doctor/doctor.ts";
import { type InitOptions, init } from "./init/init.ts";
import { type PolicyOptions, policy } from "./policy/policy.ts";
import { createTerminal, printable } from "./terminal.ts";

/** The build puts this file into dist/, beside .platform/. */
const PACKAGE_FOLDER = dirname(__dirname);
const EXIT_CODES = `
Exit codes: 0 done, and no error was found; 1 there are errors or findings, or something has to be decided first;
2 it could not look, or was called the wrong way.`;

/** Loads the doctor only when it is asked for, because it contains the AWS SDK. */
function loadDoctor(): typeof import("./doctor/doctor.ts") {
  return require(join(__dirname, "doctor/doctor.cjs"));
}

const terminal = createTerminal(process.stdout, process.stderr, process);
let isCutOff = false;
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    // The reader of the output may go away first, as head does. A full disk is another matter.
    if (errorCodeOf(error) === "EPIPE") return;
    isCutOff = true;
    process.exitCode = EXIT.unable;
  });
process.on("exit", removeTemporaryFolders); // a signal alone would not come to it
for (const [name, number] of [
  ["SIGHUP", 1],
  ["SIGINT", 2],
  ["SIGTERM", 15],
] as const)
  process.once(name, () => process.exit(128 + number));

/** Without an argument: the folder that the EB CLI would take from here. */
const folderArgument = (path: string | undefined) =>
  path === undefined ? findProject(process.cwd()) : Promise.resolve(resolve(path));

interface DoctorArguments extends Omit<DoctorOptions, "environment"> {
  readonly environment: string | undefined;
  readonly local: boolean;
}

/** Takes the exit code of the command. */
type End = (exitCode: ExitCode) => void;

async function main(): Promise<ExitCode> {
  const ours = await readOurPlatform(PACKAGE_FOLDER);
  let exitCode: ExitCode = EXIT.fine;
  const end: End = (code) => {
    exitCode = code;
  };
  const program = new Command("eb-health-hooks")
    .description("Elastic Beanstalk platform hooks that turn a Django environment green and keep it green.")
    .version(VERSION)
    .addHelpText("after", EXIT_CODES)
    // "(default: false)" is of no help.
    .configureHelp({ optionDescription: ({ description }) => description })
    .exitOverride();
  addInit(program, ours, end);
  addCheck(program, ours, end);
  addPolicy(program, end);
  addDoctor(program, end);
  await program.parseAsync();
  return exitCode;
}

function addInit(program: Command, ours: readonly OurFile[], end: End): void {
  program
    .command("init")
    .description("put the hooks into an app's folder, or bring them up to date")
    .argument(
      "[folder]",
      "the folder that eb deploy sends; from here upwards, the one with .elasticbeanstalk/",
    )
    .option("--dry-run", "say what would be done and change nothing", false)
    .option("--remove", "take exactly these files out again", false)
    .option(
      "--edit-settings",
      "add the line to the settings that the server loads; with --remove: take it out",
      false,
    )
    .option("--any-platform", "go on where the platform is retired", false)
    .action(async (folder: string | undefined, options: InitOptions) => {
      end(await init(await folderArgument(folder), options, ours, terminal));
    });
}

function addCheck(program: Command, ours: readonly OurFile[], end: End): void {
  program
    .command("check")
    .description("look at what eb deploy would send, and say what would not work on the instance")
    .argument("[folder | bundle.zip]", "as for init; or the zip that will be uploaded")
    .option("--staged", "what is staged, as eb deploy --staged sends it", false)
    .option("--strict", "end with 1 on warnings too", false)
    .option("--python <path>", "of a virtual environment: asks the project itself, which runs its settings")
    .addOption(
      new Option("--format <format>", "json: for programs; github: annotations of a workflow's run")
        .choices(CHECK_FORMATS)
        .default("text"),
    )
    .option("--json", "the same as --format json")
    .action(async (path: string | undefined, { json, ...rest }: CheckOptions & { readonly json?: true }) => {
      const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
      const options = { ...rest, workspace, ...(json && { format: "json" as const }) };
      end(await check(await folderArgument(path), options, ours, terminal));
    });
}

function addPolicy(program: Command, end: End): void {
  program
    .command("policy")
    .description(
      "print the IAM policy that health_check needs: name the environment, or it is for the target groups of every environment of the account",
    )
    .option("--environment <name>", "the environment whose target groups may be changed; any, unless named")
    .option("--region <region>", "any, unless named")
    .option("--account <number>", "any, unless named")
    .action((options: PolicyOptions) => {
      end(policy(options, terminal));
    });
}

function addDoctor(program: Command, end: End): void {
  program
    .command("doctor")
    .description("say why an environment is red: asks AWS with your own credentials, and changes nothing")
    .argument("[name]", "the environment; or --environment NAME")
    .option("--environment <name>", "the environment")
    .option("--local", "look at this instance instead, as root: what --doctor of the hook does", false)
    .option("--region <region>", "where it is; unless named, that of the profile or of AWS_REGION")
    .option("--profile <name>", "of the AWS CLI's config file")
    .option("--json", "for programs", false)
    .action(async (name: string | undefined, { local, environment = name, ...options }: DoctorArguments) => {
      const { env, stderr } = process;
      const { doctor, runDoctor } = loadDoctor();
      if (local) {
        end((await runDoctor()) as ExitCode);
        return;
      }
      if (environment === undefined) {
        throw new Stop("Name the environment: doctor NAME; or on an instance: doctor --local.");
      }
      // The SDK's warning is about its own updates, and those come with updates of this tool.
      env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
      end(await doctor({ ...options, environment }, { terminal, stderr, folder: process.cwd(), env }));
    });
}

function reportFailure(error: unknown): ExitCode {
  terminal.progress.end();
  // commander has already printed the error or the help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unable;
  if (error instanceof Stop) {
    for (const line of error.message.split("\n")) terminal.err(`eb-health-hooks: ${printable(line)}`);
    return error.exitCode;
  }
  const lines = (error instanceof Error && error.stack ? error.stack : describeError(error)).split("\n");
  for (const line of lines) terminal.err(printable(line));
  terminal.err("eb-health-hooks: this is a bug in eb-health-hooks: please report it with the lines above.");
  return EXIT.unable;
}

main().then(
  (exitCode) => {
    process.exitCode = isCutOff ? EXIT.unable : exitCode;
  },
  (error) => {
    process.exitCode = reportFailure(error);
  },
);
