/**
 * Elastic Beanstalk's deployment policies, played over the instances of a sandbox:
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
 */
import type { Sandbox, SandboxInstance } from "./sandbox.ts";

export type DeploymentPolicy = "all at once" | "rolling" | "rolling with additional batch" | "immutable";

export interface FleetOptions {
  /** The batch size of the rolling policies, in instances. Default: 1. */
  readonly batchSize?: number | undefined;
  /** How many milliseconds new targets may take to become healthy. */
  readonly healthyMs?: number | undefined;
  readonly versionLabel?: string | undefined;
  readonly onLine?: ((instanceId: string, line: string) => void) | undefined;
}

export interface FleetDeployment {
  readonly id: number;
  readonly succeeded: boolean;
  /**
   * By instance id: what the instance's hooks printed, and why the deployment stopped there. Includes
   * terminated instances.
   */
  readonly logs: ReadonlyMap<string, readonly string[]>;
}

const HEALTHY_MILLISECONDS = 120_000;

/**
 * Deploys an app version to the environment. All instances share one deployment number, and each runs the
 * real engine.
 */
export async function deployFleet(
  sandbox: Sandbox,
  bundle: string,
  policy: DeploymentPolicy,
  options: FleetOptions = {},
): Promise<FleetDeployment> {
  const { batchSize = 1, healthyMs = HEALTHY_MILLISECONDS, versionLabel } = options;
  const id = sandbox.nextDeploymentId();
  const logs = new Map<string, string[]>();
  const before = [...sandbox.instances];

  const note = (member: SandboxInstance, line: string) => {
    logs.set(member.id, [...(logs.get(member.id) ?? []), line]);
    options.onLine?.(member.id, line);
  };
  const deploy = all(async (member) => {
    const onLine = (line: string) => note(member, line);
    return (await member.instance.deploy(bundle, { id, versionLabel, onLine })).succeeded;
  });
  /** The instance becomes a new target. Its earlier state does not count. */
  const serve = all(async (member) => {
    sandbox.register(member);
    const isHealthy = await sandbox.loadBalancer
      .nextCheck(({ target, state }) => target === member.id && state === "healthy", healthyMs)
      .then(
        () => true,
        () => false,
      );
    if (!isHealthy) note(member, `not healthy within ${healthyMs} ms`);
    return isHealthy;
  });
  /** A new instance runs the same hooks. */
  const launch = async (count: number) => {
    const members: SandboxInstance[] = [];
    while (members.length < count) members.push(await sandbox.launch());
    return { members, succeeded: (await deploy(members)) && (await serve(members)) };
  };
  const terminate = all(async (member) => {
    await sandbox.terminate(member);
    return true;
  });
  /**
   * Stops at the first batch that fails. That batch stays out of service. The instances after it stay on the
   * old version.
   */
  const roll = async () => {
    for (let first = 0; first < before.length; first += batchSize) {
      const batch = before.slice(first, first + batchSize);
      batch.forEach(sandbox.deregister);
      if (!((await deploy(batch)) && (await serve(batch)))) return false;
    }
    return true;
  };

  const policies: Record<DeploymentPolicy, () => Promise<boolean>> = {
    "all at once": () => deploy(before),
    rolling: roll,
    "rolling with additional batch": async () => {
      const additional = await launch(batchSize);
      const succeeded = additional.succeeded && (await roll());
      await terminate(additional.members);
      return succeeded;
    },
    immutable: async () => {
      const first = await launch(1);
      const rest = first.succeeded ? await launch(before.length - 1) : { members: [], succeeded: false };
      await terminate(rest.succeeded ? before : [...first.members, ...rest.members]);
      return rest.succeeded;
    },
  };
  return { id, succeeded: await policies[policy](), logs };
}

/** Runs the step on all instances at the same time. Resolves to whether it succeeded on all. */
function all(step: (member: SandboxInstance) => Promise<boolean>) {
  return async (members: readonly SandboxInstance[]) => (await Promise.all(members.map(step))).every(Boolean);
}
