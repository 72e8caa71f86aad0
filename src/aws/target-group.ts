import type { TargetGroup as ElbTargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";

/** The part of a target group that matters here. */
export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly port: number;
  /**
   * The protocol of the traffic: HTTP(S) behind an Application Load Balancer, TCP, TLS or UDP behind a
   * Network Load Balancer.
   */
  readonly protocol: string;
  readonly healthCheck: HealthCheck;
}

export interface HealthCheck {
  /** `HTTP` and `HTTPS` have a path and codes; `TCP`, `TLS` and others have neither. */
  readonly protocol: string;
  /** The port that is checked. Where ELBv2 says `traffic-port`, it is the group's own. */
  readonly port: number;
  /** True where ELBv2 says `traffic-port`: each target is checked on the port that it serves on. */
  readonly isOnTrafficPort: boolean;
  readonly path: string;
  /** The HTTP codes of the matcher. Undefined for a gRPC matcher, and where there is no HTTP check. */
  readonly codes: string | undefined;
  readonly timeoutSeconds: number;
  readonly intervalSeconds: number;
  readonly healthyThreshold: number;
}

/** Reads AWS's own form. A field that AWS leaves out gets its default. */
export function readTargetGroup(group: ElbTargetGroup): TargetGroup {
  const { TargetGroupArn: arn = "", TargetGroupName: name = arn, Port: port = 0, Protocol = "" } = group;
  const checked = group.HealthCheckPort ?? "traffic-port";
  const isOnTrafficPort = checked === "traffic-port";
  return {
    arn,
    name,
    port,
    protocol: Protocol,
    healthCheck: {
      protocol: group.HealthCheckProtocol ?? "none",
      port: isOnTrafficPort ? port : Number(checked),
      isOnTrafficPort,
      path: group.HealthCheckPath ?? "/",
      codes: group.Matcher?.HttpCode,
      timeoutSeconds: group.HealthCheckTimeoutSeconds ?? 5,
      intervalSeconds: group.HealthCheckIntervalSeconds ?? 15,
      healthyThreshold: group.HealthyThresholdCount ?? 3,
    },
  };
}

/** True when the check sends a request to a path. Any other check only opens a connection. */
export function isRequest({ protocol }: Pick<HealthCheck, "protocol">): boolean {
  return /^HTTPS?$/.test(protocol);
}

/** True for a Network Load Balancer's group: its traffic is TCP, TLS or UDP. */
export function isOfNetwork({ protocol }: Pick<TargetGroup, "protocol">): boolean {
  return !/^HTTPS?$/.test(protocol);
}
