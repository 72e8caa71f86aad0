import { describeError, errorCodeOf } from "../../errors.ts";
import { isDenied } from "../../health-check/aws-errors.ts";
import { Stop } from "../stop.ts";

/** On whose behalf AWS is asked. */
export interface Caller {
  readonly region: string;
  readonly profile: string | undefined;
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
export function explainFailure(error: unknown, { region, profile }: Caller, action?: string): unknown {
  if (!(error instanceof Error) || error instanceof Stop) return error;
  const failure = (clause: string, remedy: string) => new AwsFailure(clause, remedy, { cause: error });
  // The SDK adds `Exception` to the codes that it knows, and so do some services.
  const code = error.name.replace(/Exception$/, "");
  const login = `aws sso login${profile ? ` --profile ${profile}` : ""}`;

  if (/^Region is missing/.test(error.message)) {
    return failure("it is not known which region to look in", "name it, as in --region eu-west-1");
  }
  if (/\bsso\b/i.test(error.message) && CREDENTIALS.has(code)) {
    return failure("your AWS sign-in has expired, or there was none yet", login);
  }
  if (code === "CredentialsProviderError" || code === "TokenProviderError") {
    return profile
      ? failure(
          `there are no AWS credentials in the profile ${profile} (${firstLine(error)})`,
          `aws configure --profile ${profile}, or ${login}`,
        )
      : failure(
          "there are no AWS credentials",
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
    // Elastic Beanstalk asks other services in the caller's name: AWS's message knows what for.
    const [, principal = "these credentials", named = action] =
      /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(error.message) ?? [];
    return failure(
      `${principal} may not call ${named}`,
      "ask for it; docs/doctor.md has the read-only policy that the doctor needs",
    );
  }
  if (THROTTLED.has(code)) return failure("AWS is throttling this account's calls", "try again in a minute");
  const systemCode = errorCodeOf(error) ?? (error.name === "TimeoutError" ? error.name : undefined);
  if (systemCode !== undefined) {
    return failure(
      `AWS is out of reach in ${region} (${systemCode})`,
      "check the region's name and this computer's way to the internet",
    );
  }
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  if (($metadata?.httpStatusCode ?? 0) >= 500) {
    return failure(`AWS has a failure of its own in ${region} (${code})`, "try again in a minute");
  }
  // What AWS modelled has a status, and an answer that could not be read a response.
  return $metadata || "$response" in error
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
const THROTTLED = new Set(["RequestLimitExceeded", "Throttling", "TooManyRequests"]);
