import { openAws } from "../aws/environment.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import {
  findLoadBalancers,
  findTargetGroups,
  HOW_GROUPS_ARE_TAGGED,
  modifyTargetGroup,
} from "../aws/target-groups.ts";
import { sleep } from "../deadline.ts";
import { adviceForNetworkLoadBalancer, caveatOfPass, diagnose, isHostRefused } from "../diagnosis/answers.ts";
import { askRunningApp } from "../django/running-app.ts";
import { HookError } from "../errors.ts";
import { nothingToDo, type Plan } from "../hook/plan.ts";
import type { Hook, HookContext } from "../hook/run-hook.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { defaultProcessPort, getConfig } from "../instance/platform.ts";
import { readMatcher } from "../success-codes.ts";
import { groupsOfProcess, type PlannedGroup, planHealthCheck } from "./plan.ts";
import { probe } from "./probe.ts";
import { lookAtRefusedHost } from "./refused-host.ts";
import { type Guarded, guardStricterChecks } from "./stricter-checks.ts";

/**
 * Sets the path and the success codes of the environment's own target group, once the app passes that check.
 */
export const healthCheck: Hook = {
  name: "health_check",
  mayStopDeployment: false,
  // AWS 20 s, five metadata of 8 s, get-config four times 10 s, the wait for others 20 s, and one last answer
  // to the probe. For that answer a target group waits up to 120 s, and the probe 10 s more.
  deadlineSeconds: ({ probeSeconds }) => 260 + probeSeconds,
  plan: planCheck,
};

async function planCheck(context: HookContext): Promise<Plan> {
  const { env, settings, signal, log, atOnce } = context;
  const metadata = new InstanceMetadata(env, signal);
  const { aws, environment } = await openAws(context, metadata);

  const found = await findLoadBalancers(aws, environment);
  if (found.kind !== "load balancers") return nothingToDo(`nothing to do: ${found.reason}`);
  const look = async () =>
    planAll(context, await chooseGroups(context, await findTargetGroups(aws, found.arns, environment)));
  const guard = async (planned: readonly PlannedGroup[]): Promise<Guarded> =>
    atOnce
      ? { planned, notes: [], warning: undefined }
      : guardStricterChecks({ context, aws, metadata, environment }, planned);

  let { planned, leftAlone } = await look();
  let guarded = await guard(planned);
  // Other instances of the fleet see the same and may make the change. There may be no leader (self-startup,
  // immutable). Then all of them try, and every instance looks again before it writes.
  if (hasChanges(guarded) && env.EB_IS_COMMAND_LEADER !== "true" && !settings.dryRun && !atOnce) {
    const milliseconds = timeForOthers();
    log.info(`waiting ${Math.round(milliseconds / 1000)} s: another instance may make the change first`);
    await sleep(milliseconds, signal);
    ({ planned, leftAlone } = await look());
    guarded = await guard(planned);
  }
  for (const sentence of leftAlone) log.info(sentence);
  if (planned.length === 0) return nothingToDo("nothing to do: this environment has no HTTP health check");

  if (settings.probeSeconds > 0) await passOrExplain(context, metadata, planned);

  const sentence = guarded.planned
    .map(({ group, plan }) => `target group ${group.name} checks ${plan.path} for ${plan.codes}`)
    .join(", ");
  return {
    steps: guarded.planned.map(({ group, plan }) => ({
      changes: plan.changes,
      apply: () => modifyTargetGroup(aws, group, plan),
    })),
    unchanged: `nothing to change: ${sentence}`,
    done: [...guarded.notes, ...durability(guarded.planned, settings.processPort), sentence],
    warning: guarded.warning,
  };
}

/**
 * How many milliseconds to wait for the leader, or for whoever is first. The wait is mostly long and seldom
 * short. So of any number of instances only a few are early, and the others find the change done. This is the
 * feedback suppression of RFC 4654.
 */
function timeForOthers(): number {
  const [from, to, largestFleet] = [5_000, 20_000, 10_000];
  const share = 1 + Math.log(1 - Math.random()) / Math.log(largestFleet);
  return from + (to - from) * Math.max(0, share);
}

async function chooseGroups(
  context: HookContext,
  groups: readonly TargetGroup[],
): Promise<readonly TargetGroup[]> {
  if (groups.length === 0) {
    throw new HookError("warning", "no target group has this environment's tag; nothing was changed", {
      remedy: [HOW_GROUPS_ARE_TAGGED],
    });
  }
  const { processPort } = context.settings;
  const several = new Set(groups.map(({ port }) => port)).size > 1;
  const isAsked = several && processPort === undefined;
  const port = isAsked ? defaultProcessPort(await getConfig(context, "container")) : undefined;
  const chosen = groupsOfProcess(groups, processPort, port);
  if (chosen) return chosen;
  const list = groups.map((group) => `${group.name} on port ${group.port}`).join(", ");
  const which =
    processPort === undefined ? "it is not clear which is meant" : `none is on port ${processPort}`;
  throw new HookError(
    "warning",
    `this environment has the target groups ${list}; ${which}; nothing was changed`,
    {
      remedy: ["Name the port of the process in HEALTH_HOOKS_PROCESS_PORT."],
    },
  );
}

/** Plans all groups or none: a group whose codes somebody chose also stops the change of the others. */
function planAll({ settings }: HookContext, groups: readonly TargetGroup[]) {
  const planned: PlannedGroup[] = [];
  const leftAlone: string[] = [];
  for (const group of groups) {
    const verdict = planHealthCheck(group, { path: settings.path, codes: settings.successCodes });
    switch (verdict.kind) {
      case "plan":
        planned.push({ group, plan: verdict.plan });
        break;
      case "not HTTP":
        leftAlone.push(`target group ${group.name} is left alone: ${verdict.reason}`);
        break;
      case "somebody's decision":
        throw new HookError(
          "warning",
          `target group ${group.name} has the success codes ${verdict.codes}, which somebody chose; nothing was changed`,
          { remedy: ["To have them changed, set HEALTH_HOOKS_SUCCESS_CODES, for example to 200-301."] },
        );
    }
  }
  return { planned, leftAlone };
}

/** A check is written only if this app passes it here and now. */
async function passOrExplain(
  context: HookContext,
  metadata: InstanceMetadata,
  planned: readonly PlannedGroup[],
): Promise<void> {
  const { settings, signal, log } = context;
  const address = await privateAddress(metadata);
  for (const { group, plan } of planned) {
    const { healthCheck, name } = group;
    const { path, codes } = plan;
    const { passed, last } = await probe(
      { address, healthCheck, path },
      readMatcher(codes) ?? new Set(), // undefined only for a group whose codes stay
      settings.probeSeconds,
      signal,
    );
    const { port, timeoutSeconds } = healthCheck;
    const facts = { address, port, timeoutSeconds, path, codes };
    if (passed) {
      for (const text of [adviceForNetworkLoadBalancer(group.protocol), caveatOfPass(last, facts)]) {
        if (text) log.info(text);
      }
      continue;
    }
    const refused = isHostRefused(last)
      ? await lookAtRefusedHost(
          context,
          { address, healthCheck, path },
          await askRunningApp(context, address, port),
        )
      : undefined;
    const { cause, remedy } = diagnose(last, { ...facts, refused });
    const severity = refused?.ownHost === "refused everywhere" ? "failure" : "warning";
    const message = `the app does not pass the check of target group ${name} (${path} for ${codes}): ${cause}`;
    throw new HookError(severity, `${message}; nothing was changed`, { remedy });
  }
}

function hasChanges({ planned }: Guarded): boolean {
  return planned.some(({ plan }) => plan.changes.length > 0);
}

/** How to keep the change: Elastic Beanstalk puts its own values back one day. */
function durability(planned: readonly PlannedGroup[], processPort: number | undefined): string[] {
  const options = new Set<string>();
  for (const { group, plan } of planned) {
    if (plan.path !== group.healthCheck.path) options.add(`HealthCheckPath: ${plan.path}`);
    if (plan.codes !== group.healthCheck.codes) options.add(`MatcherHTTPCode: ${plan.codes}`);
  }
  if (options.size === 0) return [];
  const process = processPort === undefined ? "default" : `<the process on port ${processPort}>`;
  return [
    `to keep this when the environment is rebuilt or its process options change, set in .ebextensions ` +
      `aws:elasticbeanstalk:environment:process:${process}: ${[...options].join(", ")}`,
  ];
}
