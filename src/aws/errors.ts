import { describeError, errorCodeOf, HookError } from "../errors.ts";
import { iamPolicy, partitionOf } from "./policy.ts";

/** What is wrong when a call fails, as far as the remedy differs. */
export type AwsProblem =
  | {
      readonly kind: "denied";
      /**
       * Who may not call what, where AWS says it. Elastic Beanstalk asks other services in the caller's name.
       */
      readonly principal: string | undefined;
      readonly action: string | undefined;
      /** What denies the call whatever a further policy allows, such as "explicit deny". */
      readonly outweighing: string | undefined;
    }
  /** The message of this error is never shown: it can quote the request with its session token. */
  | { readonly kind: "credentials" }
  | { readonly kind: "throttled" }
  /** A target group or load balancer that was there a moment ago is gone. */
  | { readonly kind: "gone" }
  | { readonly kind: "bad parameter" }
  | { readonly kind: "basic health reporting" }
  /** There was no answer. `code` is one such as ECONNREFUSED. */
  | { readonly kind: "unreachable"; readonly code: string }
  | { readonly kind: "failure of AWS"; readonly code: string }
  | { readonly kind: "other answer" };

const KIND_OF_CODE: ReadonlyMap<string, "credentials" | "throttled" | "gone" | "bad parameter"> = new Map([
  ["ExpiredToken", "credentials"],
  ["InvalidClientTokenId", "credentials"],
  ["InvalidGrant", "credentials"],
  ["RequestExpired", "credentials"],
  ["SignatureDoesNotMatch", "credentials"],
  ["Unauthorized", "credentials"],
  ["UnrecognizedClient", "credentials"],
  // Both services have these codes. Older ones say `Throttling`.
  ["RequestLimitExceeded", "throttled"],
  ["Throttling", "throttled"],
  ["TooManyRequests", "throttled"],
  ["LoadBalancerNotFound", "gone"],
  ["TargetGroupNotFound", "gone"],
  ["InvalidParameterValue", "bad parameter"],
]);

const DENIED = ["AccessDenied", "InsufficientPrivileges", "UnauthorizedOperation"];

/** Undefined for an error that neither AWS nor the network caused. Such an error is a bug in this program. */
export function classifyAwsError(error: Error): AwsProblem | undefined {
  const code = awsCodeOf(error);
  if (DENIED.includes(code)) return { kind: "denied", ...refusalIn(error) };
  const kind = KIND_OF_CODE.get(code);
  if (kind) return { kind };
  if (code === "InvalidRequest") return { kind: "basic health reporting" };
  const network = errorCodeOf(error) ?? (error.name === "TimeoutError" ? error.name : undefined);
  if (network !== undefined) return { kind: "unreachable", code: network };
  const metadata = (error as { $metadata?: { httpStatusCode?: number } }).$metadata;
  if ((metadata?.httpStatusCode ?? 0) >= 500) return { kind: "failure of AWS", code };
  // An error that AWS modelled has metadata. An answer that could not be read has a response.
  return metadata !== undefined || "$response" in error ? { kind: "other answer" } : undefined;
}

/** AWS's error code. The SDK adds `Exception` to the codes that it knows, and so do some services. */
export function awsCodeOf(error: Error): string {
  return error.name.replace(/Exception$/, "");
}

function refusalIn({ message }: Error) {
  const [, principal, action] = /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  const [outweighing] =
    /explicit deny|(?:service|resource) control policy|permissions boundary/.exec(message) ?? [];
  return { principal, action, outweighing };
}

/** An AWS call, as its failures name it. */
export interface AwsCall {
  /** The IAM action, such as `elasticloadbalancing:DescribeTags`. */
  readonly action: string;
  /** Such as "find the target groups". */
  readonly purpose: string;
  readonly region: string;
  /** For the IAM policy that answers a refusal. Undefined where the name is not known. */
  readonly environmentName: string | undefined;
}

const AGAIN = "The next deployment tries again.";

/** Explains what went wrong with a hook's call, and what to do. Undefined for a bug in this program. */
export function explainAwsError(error: Error, call: AwsCall): HookError | undefined {
  const problem = classifyAwsError(error);
  if (!problem) return undefined;
  const [why, ...remedy] = whatToDo(problem, error, call);
  // A cause would put AWS's message into the log.
  const cause = problem.kind === "credentials" ? undefined : error;
  return new HookError("warning", `could not ${call.purpose}: ${why}`, { cause, remedy });
}

function whatToDo(
  problem: AwsProblem,
  error: Error,
  call: AwsCall,
): readonly [why: string, ...remedy: string[]] {
  const { region } = call;
  switch (problem.kind) {
    case "denied":
      return denied(problem, call);
    case "credentials":
      return [
        `AWS does not accept the instance's credentials in ${region} (${error.name})`,
        "Check the instance's clock, its region and the role of its instance profile.",
        AGAIN,
      ];
    case "throttled":
      return ["AWS is throttling this account's calls", AGAIN];
    case "gone":
      return ["the target group was replaced while this hook ran", "The next deployment finds the new one."];
    case "bad parameter":
      return [
        `${describeError(error)} (asked in ${region})`,
        "Compare /opt/elasticbeanstalk/config/ebenvinfo on this instance with the environment's id and region.",
      ];
    case "basic health reporting":
      return [
        describeError(error),
        "This needs enhanced health reporting: set SystemType of aws:elasticbeanstalk:healthreporting:system to enhanced.",
      ];
    case "unreachable":
      return [
        `AWS is out of reach (${problem.code})`,
        `Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints com.amazonaws.${region}.elasticbeanstalk and com.amazonaws.${region}.elasticloadbalancing.`,
      ];
    case "failure of AWS":
      return [`AWS has a failure of its own (${problem.code})`, AGAIN];
    case "other answer":
      return [describeError(error)];
  }
}

function denied(
  { principal, action: named, outweighing }: Extract<AwsProblem, { kind: "denied" }>,
  { action, region, environmentName }: AwsCall,
): readonly [why: string, ...remedy: string[]] {
  const who = principal ?? "the instance's role";
  const refused = named ?? action;
  if (outweighing) {
    return [`${who} is denied ${refused}`, `No further policy helps: AWS names the reason, ${outweighing}.`];
  }
  const [, ofPrincipal, , , account = "*"] = principal?.split(":") ?? [];
  const partition = ofPrincipal ?? partitionOf(region);
  const policy = iamPolicy({ partition, region, account, environmentName }, refused);
  return [
    `${who} may not call ${refused}`,
    "Attach this policy to the role of the environment's instance profile:",
    JSON.stringify(policy),
  ];
}
