import { StrangeAnswer } from "../../aws/answers.ts";
import { awsCodeOf, classifyAwsError } from "../../aws/errors.ts";
import { describeError } from "../../errors.ts";
import { lowerFirst, shellWord } from "../../words.ts";
import { Stop } from "../cli-error.ts";

/** The region and the profile that AWS is asked with. */
export interface Caller {
  readonly region: string;
  readonly profile: string | undefined;
  /** Why the profile has no credentials, where the error does not say it. */
  readonly reason?: string | undefined;
}

/**
 * What went wrong, in one clause, and what to do. Where the failed call was not essential, the clause becomes
 * a note.
 */
export class AwsFailure extends Stop {
  readonly clause: string;

  constructor(clause: string, remedy: string, options: ErrorOptions) {
    super(`${clause}: ${remedy}.`, undefined, options);
    this.clause = clause;
  }
}

/** The time for all calls is up. */
export class TooLate extends Error {}

/**
 * Explains a failure that AWS or the network caused. Any other error is a bug in this program and is returned
 * unchanged.
 */
export function explainFailure(error: unknown, caller: Caller, action?: string): unknown {
  if (!(error instanceof Error) || error instanceof Stop) return error;
  const words = noWayIn(error, caller) ?? refused(error, caller, action);
  return words ? new AwsFailure(words[0], words[1], { cause: error }) : error;
}

type Words = readonly [clause: string, remedy: string];

function flagOf({ profile }: Caller): string {
  return profile ? ` --profile ${shellWord(profile)}` : "";
}

/**
 * Explains a missing region or missing credentials: AWS was not asked. Only the SDK's messages tell these
 * errors from others.
 */
function noWayIn(error: Error, caller: Caller): Words | undefined {
  const { profile = "default" } = caller;
  const flag = flagOf(caller);
  if (/^Region is missing/.test(error.message)) {
    return ["it is not known which region to look in", "name it, as in --region eu-west-1"];
  }
  if (/^Region not accepted/.test(error.message)) {
    return [
      `the region of the profile ${profile} is none (${firstLine(error)})`,
      `aws configure set region eu-west-1${flag}, or name one with --region`,
    ];
  }
  if (!isAboutCredentials(error)) return undefined;
  if (/multi-factor|\bMFA\b/i.test(error.message)) {
    return [
      `the profile ${profile} needs a code of multi-factor authentication, which the doctor cannot ask for (${firstLine(error)})`,
      `eval "$(aws configure export-credentials${flag} --format env)" asks for it (or take the keys of aws sts get-session-token). Then call this again without --profile and AWS_PROFILE.`,
    ];
  }
  if (/\bsso\b/i.test(error.message)) {
    return ["your AWS sign-in has expired, or there was none yet", `aws sso login${flag}`];
  }
  return FROM_PROVIDER.includes(awsCodeOf(error)) ? noCredentials(error, caller) : undefined;
}

const FROM_PROVIDER = ["CredentialsProviderError", "TokenProviderError"];

function isAboutCredentials(error: Error): boolean {
  return FROM_PROVIDER.includes(awsCodeOf(error)) || classifyAwsError(error)?.kind === "credentials";
}

function noCredentials(error: Error, caller: Caller): Words {
  const { profile, reason } = caller;
  const why = reason?.replace(/\.$/, "") ?? firstLine(error);
  const flag = flagOf(caller);
  return profile
    ? [
        `there are no AWS credentials in the profile ${profile} (${why})`,
        `aws configure${flag}, or aws sso login${flag}`,
      ]
    : [
        `there are no AWS credentials (${why})`,
        "name a profile with --profile, or sign in with aws configure sso",
      ];
}

function refused(error: Error, caller: Caller, action?: string): Words | undefined {
  const { region } = caller;
  if (error instanceof TooLate)
    return ["AWS took longer than the two minutes for all calls", "try again later"];
  if (error instanceof StrangeAnswer) return [error.message, lowerFirst(error.remedy[0] ?? "").slice(0, -1)];
  const problem = classifyAwsError(error);
  switch (problem?.kind) {
    case undefined:
      return undefined;
    case "credentials":
      return [
        `AWS does not accept these credentials in ${region} (${error.name})`,
        `aws sso login${flagOf(caller)}, or check the keys, the region and this computer's clock`,
      ];
    case "denied":
      return [
        `${problem.principal ?? "these credentials"} may not call ${problem.action ?? action}`,
        "ask for it; docs/doctor.md has the read-only policy that the doctor needs",
      ];
    case "throttled":
      return ["AWS is throttling this account's calls", "try again in a minute"];
    case "unreachable":
      return [
        `AWS is out of reach in ${region} (${problem.code})`,
        "check the region's name and this computer's way to the internet",
      ];
    case "failure of AWS":
      return [`AWS has a failure of its own in ${region} (${problem.code})`, "try again in a minute"];
    default:
      return [`${action} failed (${describeError(error)})`, "check the environment's name and its region"];
  }
}

/** The SDK's messages are sentences. Some have several lines. */
function firstLine(error: Error): string {
  return (error.message.split("\n")[0] ?? "").replace(/\.$/, "");
}
