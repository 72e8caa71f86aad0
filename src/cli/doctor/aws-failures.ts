import {
  awsCodeOf,
  isAnswerOfAws,
  isDenied,
  isFailureOfAws,
  isThrottled,
  networkCodeOf,
  refusalIn,
} from "../../aws/errors.ts";
import { describeError } from "../../errors.ts";
import { Stop } from "../cli-error.ts";
import { shellWord } from "../shell-word.ts";

/** On whose behalf AWS is asked. */
export interface Caller {
  readonly region: string;
  readonly profile: string | undefined;
  /** Why the profile has no credentials, where an error does not say it. */
  readonly reason?: string | undefined;
}

/** What went wrong in one clause, and what to do; where it was not essential, the clause becomes a note. */
export class AwsFailure extends Stop {
  readonly clause: string;

  constructor(clause: string, remedy: string, options: ErrorOptions) {
    super(`${clause}: ${remedy}.`, undefined, options);
    this.clause = clause;
  }
}

/** What neither AWS nor the network said is a bug in here, and stays what it is. */
export function explainFailure(
  error: unknown,
  { region, profile, reason }: Caller,
  action?: string,
): unknown {
  if (!(error instanceof Error) || error instanceof Stop) return error;
  const failure = (clause: string, remedy: string) => new AwsFailure(clause, remedy, { cause: error });
  const code = awsCodeOf(error);
  const flag = profile ? ` --profile ${shellWord(profile)}` : "";
  const login = `aws sso login${flag}`;

  // Only the SDK's messages tell these from others.
  if (/^Region is missing/.test(error.message)) {
    return failure("it is not known which region to look in", "name it, as in --region eu-west-1");
  }
  if (/^Region not accepted/.test(error.message)) {
    return failure(
      `the region of the profile ${profile ?? "default"} is none (${firstLine(error)})`,
      `aws configure set region eu-west-1${flag}, or name one with --region`,
    );
  }
  if (/multi-factor|\bMFA\b/i.test(error.message) && CREDENTIALS.has(code)) {
    return failure(
      `the profile ${profile ?? "default"} needs a code of multi-factor authentication, which the doctor cannot ask for (${firstLine(error)})`,
      `eval "$(aws configure export-credentials${flag} --format env)" asks for it, or take the keys that aws sts get-session-token gives; then the same without --profile and AWS_PROFILE`,
    );
  }
  if (/\bsso\b/i.test(error.message) && CREDENTIALS.has(code)) {
    return failure("your AWS sign-in has expired, or there was none yet", login);
  }
  if (code === "CredentialsProviderError" || code === "TokenProviderError") {
    const why = reason?.replace(/\.$/, "") ?? firstLine(error);
    return profile
      ? failure(
          `there are no AWS credentials in the profile ${profile} (${why})`,
          `aws configure${flag}, or ${login}`,
        )
      : failure(
          `there are no AWS credentials (${why})`,
          "name a profile with --profile, or sign in with aws configure sso",
        );
  }
  if (CREDENTIALS.has(code)) {
    // Not with AWS's message: it can quote the request with its session token.
    return failure(
      `AWS does not accept these credentials in ${region} (${error.name})`,
      `${login}, or check the keys, the region and this computer's clock`,
    );
  }
  if (isDenied(error)) {
    const { principal = "these credentials", action: named = action } = refusalIn(error);
    return failure(
      `${principal} may not call ${named}`,
      "ask for it; docs/doctor.md has the read-only policy that the doctor needs",
    );
  }
  if (isThrottled(error)) return failure("AWS is throttling this account's calls", "try again in a minute");
  const networkCode = networkCodeOf(error);
  if (networkCode !== undefined) {
    return failure(
      `AWS is out of reach in ${region} (${networkCode})`,
      "check the region's name and this computer's way to the internet",
    );
  }
  if (isFailureOfAws(error)) {
    return failure(`AWS has a failure of its own in ${region} (${code})`, "try again in a minute");
  }
  return isAnswerOfAws(error)
    ? failure(`${action} failed (${describeError(error)})`, "check the environment's name and its region")
    : error;
}

/** The SDK's messages are sentences, and some are several lines. */
function firstLine(error: Error): string {
  return (error.message.split("\n")[0] ?? "").replace(/\.$/, "");
}

const CREDENTIALS = new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "InvalidClientTokenId",
  "InvalidGrant",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "TokenProviderError",
  "Unauthorized",
  "UnrecognizedClient",
]);
