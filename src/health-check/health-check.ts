import { openAws } from "../aws/environment.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import {
  findLoadBalancers,
  findTargetGroups,
  HOW_GROUPS_ARE_TAGGED,
  modifyTargetGroup,
} from "../aws/target-groups.ts";
import { sleep } from "../deadline.ts";
import { withoutQuery } from "../diagnosis/words.ts";
import { HookError } from "../errors.ts";
import { nothingToDo, type Plan } from "../hook/plan.ts";
import type { Hook, HookContext } from "../hook/run-hook.ts";
import { InstanceMetadata } from "../instance/metadata.ts";
import { defaultProcessPort, getConfig } from "../instance/platform.ts";
import { foundPage } from "../open-page.ts";
import { passOrExplain } from "./pass.ts";
import { groupsOfProcess, type PlannedGroup, planHealthCheck } from "./plan.ts";
import { type Guarded, guardStricterChecks } from "./stricter-checks.ts";

/**
 * Sets the path and the success codes of the environment's own target group, once the app passes that check.
 */
export const healthCheck: Hook = {
  name: "health_check",
  mayStopDeployment: false,
  // AWS 20 s, five metadata of 8 s, get-config five times 10 s, the wait for others 20 s, one last answer to the
  // probe, for which a target group waits up to 120 s and the probe 10 s more, and 140 s for a closer look. A
  // redirect is probed twice, and all of it again after the wait for others.
  deadlineSeconds: ({ probeSeconds }) => 400 + 2 * probeSeconds + SECOND_PROBE_SECONDS,
  plan: planCheck,
};

/** After the wait for others the app has been up for long. */
const SECOND_PROBE_SECONDS = 5;

interface Looked {
  readonly guarded: Guarded;
  readonly notes: readonly string[];
  /** Whether there is an HTTP check at all. */
  readonly isChecked: boolean;
}

async function planCheck(context: HookContext): Promise<Plan> {
  const { env, settings, signal, log, atOnce } = context;
  const metadata = new InstanceMetadata(env, signal);
  const { aws, environment } = await openAws(context, metadata);

  const found = await findLoadBalancers(aws, environment);
  if (found.kind !== "load balancers") return nothingToDo(`nothing to do: ${found.reason}`);
  const look = async (seconds: number): Promise<Looked> => {
    const { planned, leftAlone } = planAll(
      context,
      await chooseGroups(context, await findTargetGroups(aws, found.arns, environment)),
    );
    const passed =
      seconds > 0 ? await passOrExplain(context, metadata, planned, seconds) : { planned, notes: [] };
    const guarded = atOnce
      ? { planned: passed.planned, notes: [], warning: undefined }
      : await guardStricterChecks({ context, aws, metadata, environment }, passed.planned);
    return { guarded, notes: [...leftAlone, ...passed.notes], isChecked: planned.length > 0 };
  };

  let looked = await look(settings.probeSeconds);
  // Other instances of the fleet see the same and may make the change. There may be no leader (self-startup,
  // immutable). Then all of them try, and every instance looks again before it writes.
  if (hasChanges(looked.guarded) && env.EB_IS_COMMAND_LEADER !== "true" && !settings.dryRun && !atOnce) {
    const milliseconds = timeForOthers();
    log.info(`waiting ${Math.round(milliseconds / 1000)} s: another instance may make the change first`);
    await sleep(milliseconds, signal);
    looked = await look(Math.min(settings.probeSeconds, SECOND_PROBE_SECONDS));
  }
  const { guarded, notes, isChecked } = looked;
  for (const sentence of notes) log.info(sentence);
  if (!isChecked) return nothingToDo("nothing to do: this environment has no HTTP health check");

  const sentence = guarded.planned
    .map(
      ({ group, plan }) => `target group ${group.name} checks ${withoutQuery(plan.path)} for ${plan.codes}`,
    )
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
          `somebody chose the success codes ${verdict.codes} of target group ${group.name}; nothing was changed`,
          { remedy: ["To have them changed, set HEALTH_HOOKS_SUCCESS_CODES, for example to 200-301."] },
        );
    }
  }
  return { planned, leftAlone };
}

function hasChanges({ planned }: Guarded): boolean {
  return planned.some(({ plan }) => plan.changes.length > 0);
}

/** How to keep the change: Elastic Beanstalk puts its own values back one day. */
function durability(planned: readonly PlannedGroup[], processPort: number | undefined): string[] {
  const options = new Set<string>();
  for (const { group, plan } of planned) {
    if (plan.path !== group.healthCheck.path)
      options.add(`HealthCheckPath: ${foundPage(plan.path) ?? plan.path}`);
    if (plan.codes !== group.healthCheck.codes) options.add(`MatcherHTTPCode: ${plan.codes}`);
  }
  if (options.size === 0) return [];
  const process = processPort === undefined ? "default" : `<the process on port ${processPort}>`;
  return [
    `to keep this when the environment is rebuilt or its process options change, set in .ebextensions ` +
      `aws:elasticbeanstalk:environment:process:${process}: ${[...options].join(", ")}`,
  ];
}
