import { describeError, errorCodeOf } from "../../errors.ts";
import { isDenied } from "../../health-check/aws-errors.ts";
import { Stop } from "../stop.ts";

/** On whose behalf AWS is asked. */
export interface Caller {
  readonly region: string;
  readonly profile: string | undefined;
}

/** AWS does not let the caller do this: what is not essential becomes a note. */
export class Denied extends Stop {}

/** One sentence for what went wrong, with what to do; anything else is a bug and stays what it is. */
export function explainFailure(error: unknown, caller: Caller, action?: string): unknown {
  if (!(error instanceof Error) || error instanceof Stop) return error;
  const stop = (message: string) => new Stop(message, undefined, { cause: error });
  // The SDK adds `Exception` to the codes that it knows, and so do some services.
  const code = error.name.replace(/Exception$/, "");
  const login = `aws sso login${caller.profile ? ` --profile ${caller.profile}` : ""}`;

  if (/^Region is missing/.test(error.message)) {
    return stop("it is not known which region to look in: name it, as in --region eu-west-1.");
  }
  if (/\bsso\b/i.test(error.message) && CREDENTIALS.has(code)) {
    return stop(`your AWS sign-in has expired, or there was none yet: ${login}.`);
  }
  if (code === "CredentialsProviderError" || code === "TokenProviderError") {
    return stop(
      caller.profile
        ? `there are no AWS credentials in the profile ${caller.profile} (${clause(error)}): aws configure --profile ${caller.profile}, or ${login}.`
        : "there are no AWS credentials: name a profile with --profile, or sign in with aws configure sso.",
    );
  }
  if (CREDENTIALS.has(code)) {
    // Not with AWS's message: it can quote the request with its session token.
    return stop(
      `AWS does not accept these credentials in ${caller.region} (${error.name}): ${login}, or check the keys, the region and this computer's clock.`,
    );
  }
  if (isDenied(error)) {
    const [, principal = "these credentials"] = /User: (\S+) is not authorized/.exec(error.message) ?? [];
    return new Denied(
      `${principal} may not call ${action}: ask for it; docs/doctor.md has the read-only policy that the doctor needs.`,
      undefined,
      { cause: error },
    );
  }
  if (THROTTLED.has(code)) return stop("AWS is throttling this account's calls: try again in a minute.");
  const systemCode = errorCodeOf(error) ?? (error.name === "TimeoutError" ? error.name : undefined);
  if (systemCode !== undefined) {
    return stop(
      `AWS is out of reach in ${caller.region} (${systemCode}): check the region's name and this computer's way to the internet.`,
    );
  }
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  if (($metadata?.httpStatusCode ?? 0) >= 500) {
    return stop(`AWS has a failure of its own in ${caller.region} (${code}): try again in a minute.`);
  }
  // What AWS modelled has a status, and an answer that could not be read a response.
  return $metadata || "$response" in error
    ? stop(`${action} failed (${describeError(error)}): check the environment's name and region.`)
    : error;
}

/** The SDK's messages are sentences, and some are several lines. */
function clause(error: Error): string {
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
