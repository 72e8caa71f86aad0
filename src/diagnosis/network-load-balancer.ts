import { isOfNetwork } from "../aws/target-group.ts";

/**
 * What no probe from an instance can try. A Network Load Balancer's HTTP check has the load balancer's own
 * address as its Host. Undefined for an Application Load Balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export function adviceForNetworkLoadBalancer(protocol: string): string | undefined {
  if (!isOfNetwork({ protocol })) return undefined;
  return "a Network Load Balancer names its own address as Host, and no hook knows it: answer the path before Django looks at the host, or let the process check TCP";
}
