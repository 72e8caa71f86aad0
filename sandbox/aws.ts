import { randomUUID } from "node:crypto";
import { ACTIONS, partitionOf } from "./aws-actions.ts";
import { parseAuthorization, type SigningCredentials, verifySignature } from "./aws-signature.ts";
import { AwsError, errorXml, resultXml } from "./aws-xml.ts";
import { readBody, type Server, startServer } from "./server.ts";

export interface Target {
  readonly id: string;
  readonly port: number;
  health: {
    state: "initial" | "healthy" | "unhealthy" | "unused" | "draining";
    reason?: string;
    description?: string;
  };
}

export interface HealthCheck {
  enabled: boolean;
  protocol: string;
  /** `traffic-port` or a number. */
  port: string;
  /** Undefined for a TCP check, as the matcher is. */
  path: string | undefined;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  matcher: { httpCode?: string; grpcCode?: string } | undefined;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly loadBalancerArns: readonly string[];
  /** HTTP and HTTPS belong to Application, the others (TCP, TLS, ...) to Network Load Balancers. */
  readonly protocol: string;
  readonly protocolVersion: "HTTP1" | "HTTP2" | "GRPC" | undefined;
  readonly port: number;
  readonly vpcId: string;
  healthCheck: HealthCheck;
  readonly tags: Record<string, string>;
  readonly targets: Target[];
}

export interface Environment {
  readonly id: string;
  readonly name: string;
  /** As Elastic Beanstalk names them: the ARN, for a Classic Load Balancer the bare name. */
  readonly loadBalancers: readonly string[];
}

export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly type: "application" | "network";
}

export interface AwsState {
  readonly region: string;
  readonly accountId: string;
  readonly environments: Environment[];
  readonly loadBalancers: LoadBalancer[];
  readonly targetGroups: TargetGroup[];
  /** The most that one page holds, also when the client asks for more. */
  pageSize: number;
}

export interface TargetGroupInit extends Partial<Omit<TargetGroup, "name" | "healthCheck">> {
  /** The group's name is taken from it. */
  readonly arn: string;
  readonly loadBalancerArns: readonly string[];
  /** Whose default tags the group carries; none without. */
  readonly environment?: Pick<Environment, "id" | "name"> | undefined;
  readonly healthCheck?: Partial<HealthCheck> | undefined;
}

export type Service = "elasticbeanstalk" | "elasticloadbalancing";

export interface AwsCall {
  readonly service: Service;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly accessKeyId: string;
  readonly userAgent: string;
}

export type AwsFaultAnswer =
  | { status: number; code: string; message: string }
  /** Accepts the request and never answers. */
  | "silence"
  /** Resets the connection. */
  | "reset"
  /** Does what was asked, but the XML of the answer is cut in the middle. */
  | "truncated";

/** `count` is the 1-based number of this call. Asked once the signature is right; undefined: no fault. */
export type AwsFault = (call: AwsCall & { readonly count: number }) => AwsFaultAnswer | undefined;

/** The instance's role, the only principal that the sandbox knows. */
export interface Role extends SigningCredentials {
  readonly name: string;
  readonly instanceId: string;
}

export interface AwsServer extends Server {
  readonly state: AwsState;
  /** In order of arrival: every call signed for one of the services, refused ones too. */
  readonly calls: readonly AwsCall[];
  /** Full action names such as `elasticloadbalancing:ModifyTargetGroup`. */
  readonly denied: Set<string>;
  fault: AwsFault | undefined;
}

const SERVICES: Record<Service, { readonly version: string; readonly namespace: string }> = {
  elasticbeanstalk: {
    version: "2010-12-01",
    namespace: "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/",
  },
  elasticloadbalancing: {
    version: "2015-12-01",
    namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
  },
};

/** Of errors that come before it is known which service is meant. */
const FAULT_NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

/** A target group as Elastic Beanstalk makes it for a process: HTTP, `/`, 200; for TCP groups a TCP check. */
export function createTargetGroup(init: TargetGroupInit): TargetGroup {
  const { arn, loadBalancerArns, environment, protocol = "HTTP" } = init;
  const http = protocol === "HTTP" || protocol === "HTTPS";
  const environmentTags = environment && {
    "elasticbeanstalk:environment-id": environment.id,
    "elasticbeanstalk:environment-name": environment.name,
    Name: environment.name,
  };
  return {
    arn,
    name: arn.split("/")[1] ?? arn,
    loadBalancerArns,
    protocol,
    protocolVersion: init.protocolVersion ?? (http ? "HTTP1" : undefined),
    port: init.port ?? 80,
    vpcId: init.vpcId ?? "vpc-0123456789abcdef0",
    healthCheck: {
      enabled: true,
      protocol: http ? "HTTP" : "TCP",
      port: "traffic-port",
      path: http ? "/" : undefined,
      intervalSeconds: http ? 15 : 30,
      timeoutSeconds: http ? 5 : 10,
      healthyThreshold: 3,
      unhealthyThreshold: 5,
      matcher: http ? { httpCode: "200" } : undefined,
      ...init.healthCheck,
    },
    tags: { ...environmentTags, ...init.tags },
    targets: init.targets ?? [],
  };
}

/**
 * Elastic Beanstalk and Elastic Load Balancing v2 in AWS's wire format, on one URL: the service is the one that the
 * request is signed for. What each action does is in aws-actions.ts.
 */
export async function startAws(state: AwsState, role: Role): Promise<AwsServer> {
  const calls: AwsCall[] = [];
  const aws: Omit<AwsServer, keyof Server> = { state, calls, denied: new Set(), fault: undefined };

  const server = await startServer(async (request, response) => {
    const body = await readBody(request);
    const requestId = randomUUID();
    let namespace = FAULT_NAMESPACE;
    const send = (status: number, xml: string) => {
      const length = Buffer.byteLength(xml);
      const headers = { "x-amzn-RequestId": requestId, "Content-Type": "text/xml", "Content-Length": length };
      response.writeHead(status, headers).end(xml);
    };
    try {
      const authorization = parseAuthorization(request.headers.authorization);
      const service = serviceOf(authorization.service);
      namespace = SERVICES[service].namespace;
      const parameters = Object.fromEntries(new URLSearchParams(body));
      const call: AwsCall = {
        service,
        action: parameters.Action ?? "",
        parameters,
        accessKeyId: authorization.accessKeyId,
        userAgent: request.headers["user-agent"] ?? "",
      };
      calls.push(call);
      verifySignature(request, body, authorization, { credentials: role, region: state.region });

      const fault = aws.fault?.({ ...call, count: calls.length });
      if (fault === "silence") return;
      if (fault === "reset") {
        request.socket.resetAndDestroy();
        return;
      }
      if (typeof fault === "object") throw new AwsError(fault.status, fault.code, fault.message);

      const xml = resultXml(namespace, call.action, run(call, aws, role), requestId);
      send(200, fault === "truncated" ? xml.slice(0, xml.length / 2) : xml);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      send(error.status, errorXml(namespace, error, requestId));
    }
  });
  return Object.assign(aws, server);
}

function run(call: AwsCall, { state, denied }: Pick<AwsServer, "state" | "denied">, role: Role) {
  const { service, action: name, parameters } = call;
  const { version } = SERVICES[service];
  const actions = ACTIONS[service];
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined || parameters.Version !== version) {
    const message = `Could not find operation ${name} for version ${parameters.Version}`;
    throw new AwsError(400, "InvalidAction", message);
  }
  const permission = `${service}:${name}`;
  if (denied.has(permission)) {
    const { region, accountId } = state;
    const account = `arn:${partitionOf(region)}:sts::${accountId}`;
    const user = `${account}:assumed-role/${role.name}/${role.instanceId}`;
    const resource = action.resource?.(state, parameters) ?? "*";
    throw new AwsError(
      403,
      "AccessDenied",
      `User: ${user} is not authorized to perform: ${permission} on resource: ${resource} ` +
        `because no identity-based policy allows the ${permission} action`,
    );
  }
  return action.run(state, parameters);
}

function serviceOf(name: string): Service {
  if (name === "elasticbeanstalk" || name === "elasticloadbalancing") return name;
  const message = `Credential should be scoped to correct service: 'elasticloadbalancing'. `;
  throw new AwsError(403, "SignatureDoesNotMatch", message);
}
