import { randomUUID } from "node:crypto";
import { readBody, type Server, startServer } from "../server.ts";
import { ACTIONS, partitionOf } from "./actions.ts";
import { type Decision, type PolicyDocument, parsePolicy } from "./iam.ts";
import { parseAuthorization, type SigningCredentials, verifySignature } from "./signature.ts";
import { AwsError, errorXml, resultXml } from "./xml.ts";

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
  /** Undefined for a TCP check. The matcher is undefined then, too. */
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
  /**
   * HTTP and HTTPS belong to Application Load Balancers. The others (TCP, TLS, ...) belong to Network Load
   * Balancers.
   */
  readonly protocol: string;
  readonly protocolVersion: "HTTP1" | "HTTP2" | "GRPC" | undefined;
  readonly port: number;
  readonly vpcId: string;
  healthCheck: HealthCheck;
  readonly tags: Record<string, string>;
  readonly targets: Target[];
}

/** What an instance reports to Elastic Beanstalk about its last deployment. */
export interface InstanceDeployment {
  readonly id: number;
  readonly versionLabel: string;
  readonly status: "In Progress" | "Deployed" | "Failed";
  /** The time of the deployment's start; once it is over, the time of its end. */
  readonly time: Date;
}

export interface EnvironmentInstance {
  readonly id: string;
  readonly launchedAt?: Date | undefined;
  /** Undefined until the first deployment starts. */
  deployment?: InstanceDeployment | undefined;
  /** Where requests or the machine decide in place of the deployment: status, colour and causes. */
  health?: readonly [status: string, color: string, ...causes: string[]] | undefined;
}

export interface Environment {
  readonly id: string;
  readonly name: string;
  /** As Elastic Beanstalk names them: by ARN, or by the bare name for a Classic Load Balancer. */
  readonly loadBalancers: readonly string[];
  /** Includes instances that no target group has at the moment. */
  readonly instances: EnvironmentInstance[];
  /** With `basic`, DescribeInstancesHealth is not supported. */
  healthReporting: "enhanced" | "basic";
  /** Default: `WebServer`. */
  readonly tier?: "WebServer" | "Worker" | undefined;
  /** Default: `Ready`. */
  status?: string | undefined;
  /** Colour and status, such as Red and Severe. Default: Green and Ok. */
  health?: readonly [string, string] | undefined;
  /** Namespace, option and value, as DescribeConfigurationSettings shows them. Default: none. */
  options?: readonly (readonly [string, string, string])[] | undefined;
}

/** An instance profile. It has one role, which has the same name. */
export interface InstanceProfile {
  readonly name: string;
  policy: PolicyDocument;
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
  readonly instanceProfiles?: InstanceProfile[] | undefined;
  /** The most items that a page holds, even when the client asks for more. */
  pageSize: number;
}

export interface TargetGroupInit extends Partial<Omit<TargetGroup, "name" | "healthCheck">> {
  /** The group's name is taken from the ARN. */
  readonly arn: string;
  readonly loadBalancerArns: readonly string[];
  /**
   * The group carries the default tags of this environment. Without an environment it has no default tags.
   */
  readonly environment?: Pick<Environment, "id" | "name"> | undefined;
  readonly healthCheck?: Partial<HealthCheck> | undefined;
}

export type Service = "elasticbeanstalk" | "elasticloadbalancing" | "iam";

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
  /** Does what was asked, but the connection breaks in the middle of the answer. */
  | "truncated";

/**
 * `count` is the 1-based number of this call. The fault is asked after the signature was verified. Undefined
 * means no fault, so one fault can follow another with `??`.
 */
export type AwsFault = (call: AwsCall & { readonly count: number }) => AwsFaultAnswer | undefined;

/** The role of one instance, with the credentials that it has there. Nobody else can call. */
export interface Role extends SigningCredentials {
  readonly name: string;
  readonly instanceId: string;
}

export interface AwsServer extends Server {
  readonly state: AwsState;
  /** In order of arrival: every call that was signed for one of the services, including refused ones. */
  readonly calls: readonly AwsCall[];
  /** The roles whose signatures are accepted: one entry for each instance. */
  readonly roles: Role[];
  /**
   * Full action names such as `elasticloadbalancing:ModifyTargetGroup`. They are denied even when the policy
   * allows them.
   */
  readonly denied: Set<string>;
  /**
   * The policies of the instance profile, merged into one. Undefined allows everything. It throws when it is
   * set to a policy that the sandbox cannot read.
   */
  policy: PolicyDocument | undefined;
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
  iam: { version: "2010-05-08", namespace: "https://iam.amazonaws.com/doc/2010-05-08/" },
};

const IAM_REGION = "us-east-1";

/** The namespace of errors that occur before the service is known. */
const FAULT_NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

/**
 * A target group as Elastic Beanstalk makes it for a process: HTTP, `/`, 200. A TCP group gets a TCP check.
 */
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
 * Plays Elastic Beanstalk, Elastic Load Balancing v2 and IAM in AWS's wire format, on one URL. The signature
 * of a request says which service is meant. actions.ts has what each action does.
 */
export async function startAws(state: AwsState, ...roles: Role[]): Promise<AwsServer> {
  const calls: AwsCall[] = [];
  let policy: PolicyDocument | undefined;
  let decide: Decision = () => "allowed";
  const aws: Omit<AwsServer, keyof Server> = {
    state,
    calls,
    roles,
    denied: new Set(),
    get policy() {
      return policy;
    },
    set policy(document) {
      decide = document === undefined ? () => "allowed" : parsePolicy(document);
      policy = document;
    },
    fault: undefined,
  };

  const server = await startServer(async (request, response) => {
    const body = await readBody(request);
    const requestId = randomUUID();
    let namespace = FAULT_NAMESPACE;
    const head = (status: number, xml: string) =>
      response.writeHead(status, {
        "x-amzn-RequestId": requestId,
        "Content-Type": "text/xml",
        "Content-Length": Buffer.byteLength(xml),
      });
    const send = (status: number, xml: string) => void head(status, xml).end(xml);
    const breakInTheMiddle = (xml: string) =>
      head(200, xml).write(xml.slice(0, xml.length / 2), () => request.socket.destroy());
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
      // IAM is one service for all regions.
      const region = service === "iam" ? IAM_REGION : state.region;
      const caller = verifySignature(request, body, authorization, { signers: roles, region });

      const fault = aws.fault?.({ ...call, count: calls.length });
      if (fault === "silence") return;
      if (fault === "reset") {
        request.socket.resetAndDestroy();
        return;
      }
      if (typeof fault === "object") throw new AwsError(fault.status, fault.code, fault.message);

      const decided: Decision = (asked) => (aws.denied.has(asked.action) ? "not allowed" : decide(asked));
      const xml = resultXml(namespace, call.action, run(call, state, decided, caller), requestId);
      if (fault === "truncated") breakInTheMiddle(xml);
      else send(200, xml);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      send(error.status, errorXml(namespace, error, requestId));
    }
  });
  return Object.assign(aws, server);
}

function run(call: AwsCall, state: AwsState, decide: Decision, role: Role) {
  const { service, action: name, parameters } = call;
  const { version } = SERVICES[service];
  const actions = ACTIONS[service];
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined || parameters.Version !== version) {
    const message = `Could not find operation ${name} for version ${parameters.Version}`;
    throw new AwsError(400, "InvalidAction", message);
  }
  const permission = `${service}:${name}`;
  const resource = action.resource?.(state, parameters);
  const tags = state.targetGroups.find(({ arn }) => arn === resource)?.tags ?? {};
  const decision = decide({ action: permission, resource, tags });
  if (decision === "allowed") return action.run(state, parameters);

  const account = `arn:${partitionOf(state.region)}:sts::${state.accountId}`;
  const user = `${account}:assumed-role/${role.name}/${role.instanceId}`;
  // Elastic Load Balancing's denials of Describe actions, as people quote them, name no resource.
  const on = resource === undefined ? "" : ` on resource: ${resource}`;
  const reason =
    decision === "denied"
      ? "with an explicit deny in an identity-based policy"
      : `because no identity-based policy allows the ${permission} action`;
  const message = `User: ${user} is not authorized to perform: ${permission}${on} ${reason}`;
  throw new AwsError(403, "AccessDenied", message);
}

function serviceOf(name: string): Service {
  if (name === "elasticbeanstalk" || name === "elasticloadbalancing" || name === "iam") return name;
  const message = `Credential should be scoped to correct service: 'elasticloadbalancing'. `;
  throw new AwsError(403, "SignatureDoesNotMatch", message);
}
