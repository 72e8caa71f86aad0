import { nothingToDo, type Plan } from "../change.ts";
import { jitter, sleep } from "../deadline.ts";
import { HookError } from "../errors.ts";
import type { Hook, HookContext } from "../hook.ts";
import { instanceCredentials } from "../instance/credentials.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { environmentInfo, getConfig } from "../instance/platform.ts";
import { Aws } from "./aws.ts";
import { diagnose } from "./diagnosis.ts";
import { groupsOfProcess, type HealthCheckPlan, planHealthCheck, type TargetGroup } from "./plan.ts";
import { probe } from "./probe.ts";
import { parseSuccessCodes } from "./success-codes.ts";
import { type Environment, findTargetGroups, modifyTargetGroup, readAgain } from "./target-groups.ts";

/** Sets path and success codes of the environment's own target group, once the app passes that check. */
export const healthCheck: Hook = {
  name: "health_check",
  mayStopDeployment: false,
  // AWS 20 s, four metadata of 8 s, get-config twice 10 s, the wait for the leader 20 s, and one last answer to the
  // probe, for which a target group gives up to 120 s.
  deadlineSeconds: ({ probeSeconds }) => 220 + probeSeconds,
  plan,
};

interface Planned {
  readonly group: TargetGroup;
  readonly plan: HealthCheckPlan;
}

async function plan(context: HookContext): Promise<Plan> {
  const { env, settings, signal, log } = context;
  const metadata = new InstanceMetadata(env, signal);
  const environment = await identifyEnvironment(context);
  const aws = new Aws({
    region: await findRegion(context, metadata),
    credentials: () => instanceCredentials(metadata, env),
    env,
    signal,
    environmentName: async () => environment.name ?? (await nameOfEnvironment(context)),
  });

  const found = await findTargetGroups(aws, environment);
  if (found.kind === "none") return nothingToDo(`nothing to do: ${found.reason}`);
  let planned = planAll(context, await chooseGroups(context, found.groups));
  if (planned.length === 0) return nothingToDo("nothing to do: this environment has no HTTP health check");

  if (settings.probeSeconds > 0) await passOrExplain(context, metadata, planned);

  // Somebody else of the fleet may do it: without a leader (self-startup, immutable) all of them try, and
  // every instance looks again before it writes.
  if (hasChanges(planned) && env.EB_IS_COMMAND_LEADER === "false" && !settings.dryRun) {
    const milliseconds = jitter(5_000, 20_000);
    log.info(`waiting ${Math.round(milliseconds / 1000)} s: the command leader may make the change first`);
    await sleep(milliseconds, signal);
    planned = planAll(
      context,
      await readAgain(
        aws,
        planned.map(({ group }) => group),
      ),
    );
  }
  const sentence = planned.map(
    ({ group, plan }) => `target group ${group.name} checks ${plan.path} for ${plan.codes}`,
  );
  return {
    steps: planned.map(({ group, plan }) => ({
      changes: plan.changes,
      apply: () => modifyTargetGroup(aws, group, plan),
    })),
    unchanged: `nothing to change: ${sentence.join(", ")}`,
    done: [...consequences(planned, settings.processPort), sentence.join(", ")],
  };
}

/** Id or name; without both no target group could be told from another environment's. */
async function identifyEnvironment(context: HookContext): Promise<Environment> {
  const id = environmentInfo(context, "envid");
  const name = id ? undefined : await nameOfEnvironment(context);
  if (id || name) return { id, name };
  throw new HookError(
    "warning",
    "cannot tell which environment this instance belongs to; nothing was changed",
    {
      remedy: ["Neither /opt/elasticbeanstalk/config/ebenvinfo/envid nor get-config container says it."],
    },
  );
}

async function nameOfEnvironment(context: HookContext): Promise<string | undefined> {
  return (await getConfig(context, "container")).environment_name || undefined;
}

async function findRegion(context: HookContext, metadata: InstanceMetadata): Promise<string> {
  const region =
    environmentInfo(context, "region") ??
    (await metadata.get("meta-data/placement/region"))?.trim() ??
    context.env.AWS_REGION;
  if (region) return region;
  throw new HookError("warning", "cannot tell the AWS region of this instance; nothing was changed");
}

async function chooseGroups(
  context: HookContext,
  groups: readonly TargetGroup[],
): Promise<readonly TargetGroup[]> {
  if (groups.length === 0) {
    throw new HookError("warning", "no target group has this environment's tag; nothing was changed", {
      remedy: ["Elastic Beanstalk tags the target groups it makes with elasticbeanstalk:environment-id."],
    });
  }
  const { processPort } = context.settings;
  const several = new Set(groups.map(({ port }) => port)).size > 1;
  const port =
    several && processPort === undefined ? (await getConfig(context, "container")).instance_port : undefined;
  const chosen = groupsOfProcess(groups, processPort, port === undefined ? undefined : Number(port));
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

/** All plans or none: a group whose codes somebody chose stops the change of the others too. */
function planAll({ settings, log }: HookContext, groups: readonly TargetGroup[]): Planned[] {
  const planned: Planned[] = [];
  for (const group of groups) {
    const verdict = planHealthCheck(group, { path: settings.path, codes: settings.successCodes });
    switch (verdict.kind) {
      case "plan":
        planned.push({ group, plan: verdict.plan });
        break;
      case "not HTTP":
        log.info(`target group ${group.name} is left alone: ${verdict.reason}`);
        break;
      case "somebody's decision":
        throw new HookError(
          "warning",
          `target group ${group.name} has the success codes ${verdict.codes}, which somebody chose; nothing was changed`,
          { remedy: ["To have them changed, set HEALTH_HOOKS_SUCCESS_CODES, for example to 200-301."] },
        );
    }
  }
  return planned;
}

/** Nothing is written that this app, here and now, does not pass. */
async function passOrExplain(
  { settings, signal }: HookContext,
  metadata: InstanceMetadata,
  planned: readonly Planned[],
): Promise<void> {
  const address = await privateAddress(metadata);
  for (const { group, plan } of planned) {
    const { healthCheck, name } = group;
    const { path, codes } = plan;
    const result = await probe(
      { address, healthCheck, path },
      parseSuccessCodes(codes),
      settings.probeSeconds,
      signal,
    );
    if (result.passed) continue;
    const { cause, remedy } = diagnose(result.last, { address, port: healthCheck.port, path, codes });
    const message = `the app does not pass the check of target group ${name} (${path} for ${codes}): ${cause}`;
    throw new HookError("warning", `${message}; nothing was changed`, { remedy });
  }
}

function hasChanges(planned: readonly Planned[]): boolean {
  return planned.some(({ plan }) => plan.changes.length > 0);
}

/** What an operator should know after a change: whom it reaches, and what keeps it. */
function consequences(planned: readonly Planned[], processPort: number | undefined): string[] {
  const lines: string[] = [];
  const options = new Set<string>();
  for (const { group, plan } of planned) {
    if (plan.path !== group.healthCheck.path) {
      lines.push(
        `the new path of ${group.name} is checked on all its instances at once, also on older versions`,
      );
      options.add(`HealthCheckPath: ${plan.path}`);
    }
    if (plan.codes !== group.healthCheck.codes) options.add(`MatcherHTTPCode: ${plan.codes}`);
  }
  if (options.size > 0) {
    const process = processPort === undefined ? "default" : `<the process on port ${processPort}>`;
    lines.push(
      `to keep this when the environment is rebuilt or its process options change, set in .ebextensions ` +
        `aws:elasticbeanstalk:environment:process:${process}: ${[...options].join(", ")}`,
    );
  }
  return lines;
}
