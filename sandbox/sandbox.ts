/**
 * Everything that the hooks meet, with real processes on loopback: an instance, its metadata service, the two AWS
 * APIs and a load balancer that checks the instance.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AwsServer, createTargetGroup, type Environment, startAws, type TargetGroup } from "./aws.ts";
import { Instance } from "./engine.ts";
import { type Check, type LoadBalancer, startLoadBalancer } from "./load-balancer.ts";
import { type MetadataServer, startMetadata } from "./metadata.ts";

const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));
const REGION = "eu-west-1";
const ACCOUNT = "123456789012";
const INSTANCE_ID = "i-0123456789abcdef0";
const ENVIRONMENT = { id: "e-sandbox0001", name: "shop-production" };
const NEIGHBOUR = { id: "e-sandbox0002", name: "blog-production" };
const ROLE = {
  name: "aws-elasticbeanstalk-ec2-role",
  accessKeyId: "ASIASANDBOXSANDBOX00",
  secretAccessKey: "sandbox-secret-access-key",
  token: "sandbox-session-token",
};

export interface SandboxOptions {
  readonly python: string;
  /** The Node.js on the instance; the one that runs this unless told otherwise. */
  readonly node?: string | undefined;
  readonly leader?: boolean | undefined;
  /** Between two health checks. */
  readonly intervalMs?: number | undefined;
  readonly onCheck?: ((check: Check) => void) | undefined;
}

export interface Sandbox {
  readonly instance: Instance;
  readonly metadata: MetadataServer;
  readonly aws: AwsServer;
  readonly loadBalancer: LoadBalancer;
  /** The private address of the instance and the port of its app. */
  readonly address: string;
  readonly port: number;
  readonly targetGroup: TargetGroup;
  /** Of another environment on the same load balancer: no hook may ever touch it. */
  readonly neighbour: TargetGroup;
  readonly environment: Environment;
  /** Makes an app bundle of the example app; `files` are added, `undefined` takes one away. */
  bundle(options?: BundleOptions): Promise<string>;
  /** Ends every process and server and deletes the instance. */
  close(): Promise<void>;
}

export interface BundleOptions {
  /** Whether `.platform/` is in it. */
  readonly hooks?: boolean | undefined;
  readonly files?: Readonly<Record<string, string | undefined>> | undefined;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "eb-health-hooks-"));
  const { address, port } = await freePlace();
  const loadBalancerArn = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/awseb-shared/0123456789abcdef`;
  const group = (name: string, environment: typeof ENVIRONMENT, targets: TargetGroup["targets"]) =>
    createTargetGroup({
      arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/${name}/0123456789abcdef`,
      loadBalancerArns: [loadBalancerArn],
      environment,
      port,
      targets,
    });
  const targetGroup = group("awseb-AWSEB-SHOP00000000", ENVIRONMENT, [
    { id: INSTANCE_ID, port, health: { state: "initial" } },
  ]);
  const neighbour = group("awseb-AWSEB-BLOG00000000", NEIGHBOUR, []);

  const environmentOf = (known: typeof ENVIRONMENT, instances: Environment["instances"]): Environment => ({
    ...known,
    loadBalancers: [loadBalancerArn],
    instances,
    healthReporting: "enhanced",
  });
  const environment = environmentOf(ENVIRONMENT, [{ id: INSTANCE_ID, launchedAt: new Date() }]);

  const metadata = await startMetadata({
    privateIp: address,
    region: REGION,
    instanceId: INSTANCE_ID,
    role: ROLE,
  });
  const aws = await startAws(
    {
      region: REGION,
      accountId: ACCOUNT,
      environments: [environment, environmentOf(NEIGHBOUR, [])],
      loadBalancers: [{ arn: loadBalancerArn, name: "awseb-shared", type: "application" }],
      targetGroups: [neighbour, targetGroup],
      pageSize: 400,
    },
    { ...ROLE, instanceId: INSTANCE_ID },
  );
  const root = join(folder, "instance");
  const instance = await Instance.launch({
    root,
    python: options.python,
    node: options.node ?? process.execPath,
    address,
    port,
    region: REGION,
    environment: ENVIRONMENT,
    endpoints: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `${metadata.url}/`,
      AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: aws.url,
      AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: aws.url,
    },
    leader: options.leader,
  });
  const loadBalancer = startLoadBalancer(targetGroup, {
    addressOf: () => address,
    intervalMs: options.intervalMs,
    onCheck: options.onCheck,
  });

  let bundles = 0;
  return {
    instance,
    metadata,
    aws,
    loadBalancer,
    address,
    port,
    targetGroup,
    neighbour,
    environment,
    async bundle({ hooks = true, files = {} } = {}) {
      bundles += 1;
      const bundle = join(folder, `bundle-${bundles}`);
      await cp(join(REPOSITORY, "sandbox/app"), bundle, { recursive: true });
      if (hooks) await cp(join(REPOSITORY, ".platform"), join(bundle, ".platform"), { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        const file = join(bundle, name);
        await rm(file, { recursive: true, force: true });
        if (text === undefined) continue;
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      return bundle;
    },
    async close() {
      await instance.close();
      await loadBalancer.close();
      await Promise.all([metadata.close(), aws.close()]);
      // Again where a copy that is still under way puts a file back.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** An address of its own in 127.0.0.0/8, so that sandboxes side by side do not meet, with a free port. */
async function freePlace(): Promise<{ readonly address: string; readonly port: number }> {
  const part = (from: number) => from + Math.floor(Math.random() * (255 - from));
  const address = `127.${part(1)}.${part(0)}.${part(1)}`;
  const port = await new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, address, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
  return { address, port };
}
