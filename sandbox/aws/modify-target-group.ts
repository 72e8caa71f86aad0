import type { Parameters } from "./parameters.ts";
import type { HealthCheck, TargetGroup } from "./server.ts";
import { AwsError } from "./xml.ts";

const MAX_PATH_LENGTH = 1024;

/**
 * The group's health check as ModifyTargetGroup would leave it. Throws AWS's refusal; then nothing has
 * changed.
 */
export function modifyHealthCheck(group: TargetGroup, parameters: Parameters): HealthCheck {
  const before = group.healthCheck;
  const protocol = parseProtocol(group, parameters.HealthCheckProtocol) ?? before.protocol;
  if (parameters.HealthCheckEnabled === "false") {
    throw unsupported("Health check enabled must be true for target groups with target type 'instance'");
  }
  const after: HealthCheck = {
    enabled: before.enabled || parameters.HealthCheckEnabled === "true",
    protocol,
    port: parsePort(parameters.HealthCheckPort) ?? before.port,
    path: undefined,
    intervalSeconds: parseInteger(parameters, "HealthCheckIntervalSeconds", 5, 300) ?? before.intervalSeconds,
    timeoutSeconds: parseInteger(parameters, "HealthCheckTimeoutSeconds", 2, 120) ?? before.timeoutSeconds,
    healthyThreshold: parseInteger(parameters, "HealthyThresholdCount", 2, 10) ?? before.healthyThreshold,
    unhealthyThreshold:
      parseInteger(parameters, "UnhealthyThresholdCount", 2, 10) ?? before.unhealthyThreshold,
    matcher: undefined,
  };
  checkTimeout(group, after);

  const path = parsePath(parameters.HealthCheckPath);
  const matcher = parseMatcher(group, parameters);
  if (protocol === "TCP") {
    if (path !== undefined) throw unsupported("Health check paths are not supported for TCP health checks");
    if (matcher !== undefined)
      throw unsupported("Health check matchers are not supported for TCP health checks");
    return after;
  }
  return {
    ...after,
    path: path ?? before.path ?? "/",
    matcher: matcher ?? before.matcher ?? { httpCode: isApplication(group) ? "200" : "200-399" },
  };
}

function parseProtocol(group: TargetGroup, protocol: string | undefined): string | undefined {
  const allowed = isApplication(group) ? ["HTTP", "HTTPS"] : ["HTTP", "HTTPS", "TCP"];
  if (protocol === undefined || allowed.includes(protocol)) return protocol;
  throw invalid(`Health check protocol '${protocol}' must be one of '[${allowed.join(", ")}]'`);
}

function parsePort(port: string | undefined): string | undefined {
  if (port === undefined || port === "traffic-port") return port;
  if (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535) return port;
  throw invalid(`Health check port '${port}' must be 'traffic-port' or a number from 1 to 65535`);
}

function parseInteger(parameters: Parameters, name: string, from: number, to: number): number | undefined {
  const text = parameters[name];
  if (text === undefined) return undefined;
  if (/^\d{1,3}$/.test(text) && Number(text) >= from && Number(text) <= to) return Number(text);
  throw invalid(`${name} '${text}' must be between ${from} and ${to}`);
}

function checkTimeout(group: TargetGroup, { timeoutSeconds, intervalSeconds }: HealthCheck): void {
  const application = isApplication(group);
  if (timeoutSeconds < intervalSeconds || (!application && timeoutSeconds === intervalSeconds)) return;
  const relation = application ? "smaller than" : "smaller than or equal to";
  throw invalid(
    `Health check timeout '${timeoutSeconds}' must be ${relation} the interval '${intervalSeconds}'`,
  );
}

function parsePath(path: string | undefined): string | undefined {
  if (path === undefined || (path.startsWith("/") && path.length <= MAX_PATH_LENGTH)) return path;
  throw invalid(
    `Health check path must begin with a '/' character and can be at most ${MAX_PATH_LENGTH} characters in length`,
  );
}

function parseMatcher(group: TargetGroup, parameters: Parameters): HealthCheck["matcher"] {
  const { "Matcher.HttpCode": httpCode, "Matcher.GrpcCode": grpcCode } = parameters;
  if (httpCode !== undefined && grpcCode !== undefined) {
    throw invalid("HTTP and gRPC codes cannot be specified at the same time");
  }
  const grpc = group.protocolVersion === "GRPC";
  if (grpc && httpCode !== undefined) {
    throw unsupported("HTTP codes are not supported for target groups with the GRPC protocol version");
  }
  if (!grpc && grpcCode !== undefined) {
    throw unsupported("gRPC codes are supported only for target groups with the GRPC protocol version");
  }
  if (grpcCode !== undefined) {
    checkCodes("gRPC", grpcCode, 0, 99);
    return { grpcCode };
  }
  if (httpCode === undefined) return undefined;
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
  checkCodes("HTTP", httpCode, 200, isApplication(group) ? 499 : 599);
  return { httpCode };
}

/** Accepts one code, a list or a range, but never a mixture. */
function checkCodes(kind: string, codes: string, from: number, to: number): void {
  if (codes === "") throw invalid(`Health check matcher ${kind} code cannot be empty`);
  if (!/^\d{1,3}(-\d{1,3}|(,\d{1,3})*)$/.test(codes)) {
    throw invalid(`Health check matcher ${kind} code '${codes}' is not a code, a list or a range`);
  }
  const numbers = codes.split(/[-,]/).map(Number);
  if (numbers.some((code) => code < from || code > to)) {
    throw invalid(`Health check matcher ${kind} code '${codes}' must be within '${from}-${to}' inclusive`);
  }
  const [first = 0, last = 0] = numbers;
  if (codes.includes("-") && first > last) {
    throw invalid(`Health check matcher ${kind} code '${codes}' is a range that ends before it begins`);
  }
}

function isApplication(group: TargetGroup): boolean {
  return group.protocol === "HTTP" || group.protocol === "HTTPS";
}

function invalid(message: string): AwsError {
  return new AwsError(400, "ValidationError", message);
}

function unsupported(message: string): AwsError {
  return new AwsError(400, "InvalidConfigurationRequest", message);
}
