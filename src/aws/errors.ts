import { describeError, errorCodeOf, HookError } from "../errors.ts";
import { iamPolicy, partitionOf } from "./policy.ts";

/** An AWS call, as its failures name it. */
export interface AwsCall {
  /** The IAM action, such as `elasticloadbalancing:DescribeTags`. */
  readonly action: string;
  /** Such as "find the target groups". */
  readonly purpose: string;
  readonly region: string;
  /** For the IAM policy that a refusal is answered with; undefined where it is not known. */
  readonly environmentName: string | undefined;
}

/**
 * A sentence for what went wrong with a call, and what to do. Undefined for what neither AWS nor the network said: that
 * is a bug in here.
 */
export function explainAwsError(error: Error, call: AwsCall): HookError | undefined {
  const failed = (why: string, ...remedy: readonly string[]) =>
    new HookError("warning", `could not ${call.purpose}: ${why}`, { cause: error, remedy });
  const code = awsCodeOf(error);
  if (isDenied(error)) return denied(error, call, failed);
  if (CREDENTIALS.has(code)) {
    // Not with AWS's message: it can quote the request with its session token.
    const why = `AWS does not accept the instance's credentials in ${call.region} (${error.name})`;
    return new HookError("warning", `could not ${call.purpose}: ${why}`, {
      remedy: ["Check the instance's clock, its region and the role of its instance profile.", AGAIN],
    });
  }
  if (isThrottled(error)) return failed("AWS is throttling this account's calls", AGAIN);
  switch (code) {
    case "TargetGroupNotFound":
      return failed(
        "the target group was replaced while this hook ran",
        "The next deployment finds the new one.",
      );
    case "InvalidParameterValue":
      return failed(
        `${describeError(error)} (asked in ${call.region})`,
        "Compare /opt/elasticbeanstalk/config/ebenvinfo on this instance with the environment's id and region.",
      );
    case "InvalidRequest":
      return failed(
        describeError(error),
        "This needs enhanced health reporting: set SystemType of aws:elasticbeanstalk:healthreporting:system to enhanced.",
      );
  }
  const networkCode = networkCodeOf(error);
  if (networkCode !== undefined) {
    const endpoints = ["elasticbeanstalk", "elasticloadbalancing"].map(
      (service) => `com.amazonaws.${call.region}.${service}`,
    );
    return failed(
      `AWS is out of reach (${networkCode})`,
      `Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints ${endpoints.join(" and ")}.`,
    );
  }
  if (isFailureOfAws(error)) return failed(`AWS has a failure of its own (${code})`, AGAIN);
  return isAnswerOfAws(error) ? failed(describeError(error)) : undefined;
}

/** AWS's code: the SDK adds `Exception` to those that it knows, and so do some services. */
export function awsCodeOf(error: Error): string {
  return error.name.replace(/Exception$/, "");
}

export function isDenied(error: Error): boolean {
  return ["AccessDenied", "InsufficientPrivileges", "UnauthorizedOperation"].includes(awsCodeOf(error));
}

/** Who may not call what, as only AWS's message says it; Elastic Beanstalk asks other services in the caller's name. */
export function refusalIn({ message }: Error): { readonly principal?: string; readonly action?: string } {
  const [, principal, action] = /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  return principal && action ? { principal, action } : {};
}

/** In both services' codes; older ones say `Throttling`. */
export function isThrottled(error: Error): boolean {
  return ["RequestLimitExceeded", "Throttling", "TooManyRequests"].includes(awsCodeOf(error));
}

/** Such as ECONNREFUSED, where there was no answer. */
export function networkCodeOf(error: Error): string | undefined {
  return errorCodeOf(error) ?? (error.name === "TimeoutError" ? error.name : undefined);
}

export function isFailureOfAws(error: Error): boolean {
  return (metadataOf(error)?.httpStatusCode ?? 0) >= 500;
}

/** What AWS modelled has metadata, and an answer that could not be read a response; without both it is a bug in here. */
export function isAnswerOfAws(error: Error): boolean {
  return metadataOf(error) !== undefined || "$response" in error;
}

function metadataOf(error: Error): { readonly httpStatusCode?: number } | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata;
}

function denied(
  error: Error,
  { action, region, environmentName }: AwsCall,
  failed: (why: string, ...remedy: readonly string[]) => HookError,
): HookError {
  const { principal, action: named = action } = refusalIn(error);
  const who = principal ?? "the instance's role";
  const outweighing = /explicit deny|(?:service|resource) control policy|permissions boundary/.exec(
    error.message,
  );
  if (outweighing) {
    return failed(
      `${who} is denied ${named}`,
      `No further policy helps: AWS names the reason, ${outweighing[0]}.`,
    );
  }
  const [, , , , account = "*"] = principal?.split(":") ?? [];
  const partition = principal?.split(":")[1] ?? partitionOf(region);
  const policy = iamPolicy({ partition, region, account, environmentName }, named);
  return failed(
    `${who} may not call ${named}`,
    "Attach this policy to the role of the environment's instance profile:",
    JSON.stringify(policy),
  );
}

const AGAIN = "The next deployment tries again.";

const CREDENTIALS = new Set([
  "ExpiredToken",
  "InvalidClientTokenId",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClient",
]);
