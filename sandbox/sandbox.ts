/**
 * Everything that the hooks talk to, with real processes on loopback: instances with their metadata services,
 * the two AWS APIs, and a load balancer that checks the instances.
 */
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type AwsServer,
  createTargetGroup,
  type Environment,
  type EnvironmentInstance,
  startAws,
  type TargetGroup,
} from "./aws/server.ts";
import { Instance, type InstanceOptions } from "./instance/engine.ts";
import { type MetadataServer, startMetadata } from "./instance/metadata.ts";
import { type Check, type LoadBalancer, startLoadBalancer } from "./load-balancer.ts";
import { anyPort, freePort, hookEndpoints } from "./loopback.ts";

const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));
const REGION = "eu-west-1";
const ACCOUNT = "123456789012";
const FIRST_INSTANCE = 0x0123456789abcdef0n;
/**
 * The load balancer looks here for a target that is not an instance of the sandbox. Nobody answers at this
 * address.
 */
const NOWHERE = "127.255.255.254";
const ENVIRONMENT = { id: "e-sandbox0001", name: "shop-production" };
const NEIGHBOUR = { id: "e-sandbox0002", name: "blog-production" };
const ROLE = {
  name: "aws-elasticbeanstalk-ec2-role",
  secretAccessKey: "sandbox-secret-access-key",
  token: "sandbox-session-token",
};

export interface SandboxOptions {
  readonly python: string;
  /** The instance's Node.js. Default: the one that runs this program. */
  readonly node?: string | undefined;
  /** Its nginx program, which stands between the load balancer and the app. Default: none, the app is asked itself. */
  readonly nginx?: string | undefined;
  /** Default: Python. */
  readonly platform?: InstanceOptions["platform"];
  /** Default: the app is the sandbox's own. */
  readonly app?: InstanceOptions["app"];
  /** The number of instances at the start. Default: 1. All of them are registered as targets. */
  readonly instances?: number | undefined;
  /**
   * Which instances are the command leader: all, none or the first. Undefined: the variable is not set on any
   * of them.
   */
  readonly leader?: boolean | "first" | undefined;
  /** The time between two health checks. */
  readonly intervalMs?: number | undefined;
  readonly onCheck?: ((check: Check) => void) | undefined;
}

export interface SandboxInstance {
  readonly id: string;
  /** Its private address, in 127.0.0.0/8. */
  readonly address: string;
  readonly instance: Instance;
  readonly metadata: MetadataServer;
  /** The access key of its role. No other instance has it, so `aws.calls` shows who called. */
  readonly accessKeyId: string;
}

export interface Sandbox {
  /**
   * The first instance, for a story that needs only one. `metadata` and `address` are of the same instance.
   */
  readonly instance: Instance;
  readonly metadata: MetadataServer;
  readonly address: string;
  /** The port of the app, on every instance. */
  readonly port: number;
  /** The instances that run at the moment, the oldest first. */
  readonly instances: readonly SandboxInstance[];
  readonly aws: AwsServer;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroup: TargetGroup;
  /** The target group of another environment on the same load balancer. No hook may ever change it. */
  readonly neighbour: TargetGroup;
  readonly environment: Environment;
  /** Makes an app bundle of the example app. `files` are added; `undefined` removes a file. */
  bundle(options?: BundleOptions): Promise<string>;
  /** Counts the environment's deployments and returns the next number. */
  nextDeploymentId(): number;
  /**
   * Starts one more instance with the environment properties of the oldest one, as Auto Scaling does. The new
   * instance has no app yet, is not a target, and has no command leader set.
   */
  launch(): Promise<SandboxInstance>;
  /** Registers it as a target, in the state `initial`. */
  register(instance: SandboxInstance): void;
  /** Removes the target at once. A real load balancer gives it time to drain. */
  deregister(instance: SandboxInstance): void;
  terminate(instance: SandboxInstance): Promise<void>;
  /** Ends every process and server and deletes the instances. */
  close(): Promise<void>;
}

export interface BundleOptions {
  /** A folder with another app than the example. */
  readonly app?: string | undefined;
  /** Whether the bundle has `.platform/`. */
  readonly hooks?: boolean | undefined;
  readonly files?: Readonly<Record<string, string | undefined>> | undefined;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "eb-health-hooks-"));
  await chmod(folder, 0o755); // the app has an account of its own
  const loadBalancerArn = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/awseb-shared/0123456789abcdef`;
  const environmentOf = (known: typeof ENVIRONMENT): Environment => ({
    ...known,
    loadBalancers: [loadBalancerArn],
    instances: [],
    healthReporting: "enhanced",
  });
  const group = (name: string, environment: typeof ENVIRONMENT) =>
    createTargetGroup({
      arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/${name}/0123456789abcdef`,
      loadBalancerArns: [loadBalancerArn],
      environment,
      port,
    });
  const nextAddress = privateAddresses();
  const { address: firstAddress, port } = await nextAddress();
  const environment = environmentOf(ENVIRONMENT);
  const targetGroup = group("awseb-AWSEB-SHOP00000000", ENVIRONMENT);
  const neighbour = group("awseb-AWSEB-BLOG00000000", NEIGHBOUR);
  const aws = await startAws({
    region: REGION,
    accountId: ACCOUNT,
    environments: [environment, environmentOf(NEIGHBOUR)],
    loadBalancers: [{ arn: loadBalancerArn, name: "awseb-shared", type: "application" }],
    targetGroups: [neighbour, targetGroup],
    pageSize: 400,
  });

  const instances: SandboxInstance[] = [];
  let isClosed = false;
  let launched = 0;
  let deployments = 0;
  const nextDeploymentId = () => {
    deployments += 1;
    return deployments;
  };

  /**
   * Work that may still write into the folder when the sandbox is closed. Such a write would make the folder
   * again.
   */
  const writing: Promise<unknown>[] = [];
  const track = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const written = write();
    writing.push(written.catch(() => {}));
    return written;
  };
  const refuseWhenClosed = () => {
    if (isClosed) throw new Error("the sandbox is closed");
  };

  const launch = async (address: string, leader?: boolean): Promise<SandboxInstance> => {
    refuseWhenClosed();
    const id = `i-${(FIRST_INSTANCE + BigInt(launched)).toString(16).padStart(17, "0")}`;
    const accessKeyId = `ASIASANDBOXSANDBOX${String(launched).padStart(2, "0")}`;
    launched += 1;
    const role = { ...ROLE, accessKeyId };
    const metadata = await startMetadata({ privateIp: address, region: REGION, instanceId: id, role });
    const seen: EnvironmentInstance = { id, launchedAt: new Date() };
    const instance = await Instance.launch({
      root: join(folder, id),
      python: options.python,
      node: options.node ?? process.execPath,
      platform: options.platform,
      app: options.app,
      address,
      port,
      nginx: options.nginx ? { program: options.nginx, appPort: await otherPort(address, port) } : undefined,
      region: REGION,
      environment: ENVIRONMENT,
      endpoints: hookEndpoints(metadata, aws),
      leader,
      nextDeploymentId,
      onReport: (report) => {
        seen.deployment = report;
      },
    });
    await instance.setProperties(instances[0]?.instance.properties ?? {});
    const launchedInstance = { id, address, instance, metadata, accessKeyId };
    aws.roles.push({ ...role, instanceId: id });
    environment.instances.push(seen);
    instances.push(launchedInstance);
    return launchedInstance;
  };
  const register = ({ id }: SandboxInstance) => {
    if (targetGroup.targets.some((target) => target.id === id)) return;
    targetGroup.targets.push({ id, port, health: { state: "initial" } });
  };
  const deregister = ({ id }: SandboxInstance) =>
    removeFrom(targetGroup.targets, (target) => target.id === id);

  const { leader } = options;
  const first = await launch(firstAddress, leader === "first" ? true : leader);
  while (instances.length < (options.instances ?? 1)) {
    await launch((await nextAddress()).address, leader === "first" ? false : leader);
  }
  instances.forEach(register);
  const loadBalancer = startLoadBalancer(targetGroup, {
    addressOf: ({ id }) => instances.find((instance) => instance.id === id)?.address ?? NOWHERE,
    intervalMs: options.intervalMs,
    onCheck: options.onCheck,
  });

  let bundles = 0;
  return {
    instance: first.instance,
    metadata: first.metadata,
    address: first.address,
    port,
    instances,
    aws,
    loadBalancer,
    targetGroup,
    neighbour,
    environment,
    bundle: ({ app = join(REPOSITORY, "sandbox/app"), hooks = true, files = {} } = {}) =>
      track(async () => {
        refuseWhenClosed();
        bundles += 1;
        const bundle = join(folder, `bundle-${bundles}`);
        await cp(app, bundle, { recursive: true, verbatimSymlinks: true });
        await chmod(bundle, 0o755); // the app has an account of its own
        if (hooks) await cp(join(REPOSITORY, ".platform"), join(bundle, ".platform"), { recursive: true });
        for (const [name, text] of Object.entries(files)) {
          const file = join(bundle, name);
          await rm(file, { recursive: true, force: true });
          if (text === undefined) continue;
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
        return bundle;
      }),
    nextDeploymentId,
    launch: () => track(async () => launch((await nextAddress()).address)),
    register,
    deregister,
    async terminate(instance) {
      deregister(instance);
      removeFrom(instances, (one) => one === instance);
      removeFrom(environment.instances, ({ id }) => id === instance.id);
      removeFrom(aws.roles, ({ instanceId }) => instanceId === instance.id);
      await instance.instance.close();
      await instance.metadata.close();
    },
    async close() {
      isClosed = true;
      // The load balancer is closed first, because a deployment may wait for one of its checks.
      await loadBalancer.close();
      await Promise.all(writing);
      await Promise.all(instances.map(({ instance }) => instance.close()));
      await Promise.all([...instances.map(({ metadata }) => metadata.close()), aws.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Hands out addresses of one random network in 127.0.0.0/8, so that sandboxes side by side do not meet. Each
 * address comes with the port, which is free on all of them.
 */
function privateAddresses(): () => Promise<{ readonly address: string; readonly port: number }> {
  const part = (from: number) => from + Math.floor(Math.random() * (255 - from));
  const network = `127.${part(1)}.${part(0)}`;
  let host = 0;
  let port = 0;
  return async () => {
    for (;;) {
      host += 1;
      const address = `${network}.${host}`;
      const free = await freePort(address, port);
      if (free === undefined) continue;
      port = free;
      return { address, port };
    }
  };
}

async function otherPort(address: string, port: number): Promise<number> {
  const any = await anyPort(address);
  return any === port ? otherPort(address, port) : any;
}

function removeFrom<Item>(list: Item[], isMeant: (item: Item) => boolean): void {
  const index = list.findIndex(isMeant);
  if (index !== -1) list.splice(index, 1);
}
