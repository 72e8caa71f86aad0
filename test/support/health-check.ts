import { expect } from "vitest";
import type { TargetGroup } from "../../sandbox/aws/server.ts";
import { createTargetGroup, type TargetGroupInit } from "../../sandbox/aws/server.ts";
import { HEALTH_CHECK, type HookRun, lastLine } from "./run-hook.ts";
import type { HookBench } from "./sandbox.ts";

/** The actions of AWS that were called, in order. */
export function actions({ aws }: HookBench): string[] {
  return aws.calls.map(({ action }) => action);
}

export function replaceGroups({ aws }: HookBench, groups: readonly TargetGroup[]): void {
  aws.state.targetGroups.splice(0, aws.state.targetGroups.length, ...groups);
}

/** Another target group of this environment on its load balancer, as `init` has it. */
export function addGroup(bench: HookBench, name: string, init: Partial<TargetGroupInit> = {}): TargetGroup {
  const { arn, loadBalancerArns, port } = bench.targetGroup;
  const group = createTargetGroup({
    arn: arn.replace("SHOP00000000", name),
    loadBalancerArns,
    port,
    environment: bench.environment,
    ...init,
  });
  bench.aws.state.targetGroups.push(group);
  return group;
}

/** A second target that is healthy and through with the deployment that is under way on this instance. */
export function addFinishedTarget({ aws, targetGroup, port }: HookBench): void {
  const id = "i-0other0000000000";
  targetGroup.targets.push({ id, port, health: { state: "healthy" } });
  const on = (status: "In Progress" | "Deployed") =>
    ({ id: 7, versionLabel: "v7", status, time: new Date(0) }) as const;
  const instances = aws.state.environments[0]?.instances;
  instances?.splice(0, instances.length, {
    id: targetGroup.targets[0]?.id ?? "",
    deployment: on("In Progress"),
  });
  instances?.push({ id, deployment: on("Deployed") });
}

/** The health checks of all target groups there are. */
export function snapshot({ aws }: HookBench): string {
  return JSON.stringify(aws.state.targetGroups.map(({ name, healthCheck }) => [name, healthCheck]));
}

/**
 * Runs health_check with and without HEALTH_HOOKS_STRICT, side by side: it warns and lets the deployment go on, or
 * fails it, and changes nothing. Answers with the run that is not strict.
 */
export async function warnsAndWritesNothing(
  bench: HookBench,
  message: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<HookRun> {
  const before = snapshot(bench);
  const run = (strict: string) =>
    bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "1", HEALTH_HOOKS_STRICT: strict, ...env });
  const [lenient, strict] = await Promise.all([run("false"), run("true")]);
  expect(lenient.code).toBe(0);
  expect(strict.code).toBe(1);
  expect(lastLine(lenient.stderr)).toMatch(message);
  expect(lastLine(lenient.stderr)).toMatch(/^WARN health_check: the deployment goes on: /);
  expect(lastLine(strict.stderr)).toMatch(message);
  expect(lastLine(strict.stderr)).toMatch(/^ERROR health_check: failed: /);
  expect(snapshot(bench)).toBe(before);
  return lenient;
}
