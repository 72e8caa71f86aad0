import { describeError, errorCodeOf, HookError } from "../errors.ts";
import { iamPolicy, partitionOf } from "./iam-policy.ts";

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
  // The SDK adds `Exception` to the codes that it knows, and so do some services.
  const code = error.name.replace(/Exception$/, "");
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  const systemCode = errorCodeOf(error);

  if (isDenied(error)) return denied(error, call, failed);
  if (CREDENTIALS.has(code)) {
    // Not with AWS's message: it can quote the request with its session token.
    const why = `AWS does not accept the instance's credentials in ${call.region} (${error.name})`;
    return new HookError("warning", `could not ${call.purpose}: ${why}`, {
      remedy: ["Check the instance's clock, its region and the role of its instance profile.", AGAIN],
    });
  }
  if (THROTTLED.has(code)) return failed("AWS is throttling this account's calls", AGAIN);
  switch (code) {
    case "TargetGroupNotFound":
      return failed("it was replaced while this hook ran", "The next deployment finds the new one.");
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
  if (systemCode !== undefined || error.name === "TimeoutError") {
    const endpoints = ["elasticbeanstalk", "elasticloadbalancing"].map(
      (service) => `com.amazonaws.${call.region}.${service}`,
    );
    return failed(
      `AWS is out of reach (${systemCode ?? error.name})`,
      `Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints ${endpoints.join(" and ")}.`,
    );
  }
  if (($metadata?.httpStatusCode ?? 0) >= 500) return failed(`AWS has a failure of its own (${code})`, AGAIN);
  // What AWS modelled has a status, and an answer that could not be read a response.
  return $metadata || "$response" in error ? failed(describeError(error)) : undefined;
}

export function isDenied(error: Error): boolean {
  return /^(AccessDenied|InsufficientPrivileges|UnauthorizedOperation)(Exception)?$/.test(error.name);
}

function denied(
  error: Error,
  { action, region, environmentName }: AwsCall,
  failed: (why: string, ...remedy: readonly string[]) => HookError,
): HookError {
  const [, principal, named = action] =
    /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(error.message) ?? [];
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
/** Both services' codes; older ones say `Throttling`. */
const THROTTLED = new Set(["RequestLimitExceeded", "Throttling", "TooManyRequests"]);
