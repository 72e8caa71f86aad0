/**
 * The virtual machine as an instance of an environment. Files, systemd, nginx, Django and the hooks are the machine's
 * own; AWS, the metadata service, the load balancer and the platform's engine are the sandbox's.
 */
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createTargetGroup, type HealthCheck, startAws, type TargetGroup } from "../../aws/server.ts";
import { Instance } from "../../instance/engine.ts";
import { startMetadata } from "../../instance/metadata.ts";
import { startLoadBalancer } from "../../load-balancer.ts";
import { hookEndpoints } from "../../loopback.ts";
import { ADDRESS, type Deployed, type DeployRequest, PAYLOAD, type Variables } from "../protocol.ts";
import { nginx } from "./nginx.ts";
import { systemd } from "./systemd.ts";

const PYTHON = "/var/app/venv/staging-LQM1lest/bin/python";
const REGION = "eu-west-1";
const ACCOUNT = "123456789012";
const ENVIRONMENT = { id: "e-sandbox0001", name: "shop-production" };
const ID = "i-0123456789abcdef0";
const ROLE = {
  name: "aws-elasticbeanstalk-ec2-role",
  accessKeyId: "ASIASANDBOXSANDBOX00",
  secretAccessKey: "sandbox-secret-access-key",
  token: "sandbox-session-token",
};
const LOAD_BALANCER = {
  arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/awseb-shop/0123456789abcdef`,
  name: "awseb-shop",
  type: "application",
} as const;
const SECRETS = "/opt/elasticbeanstalk/config/vm-secrets.json";
const MANIFEST = "/opt/elasticbeanstalk/deployment/app_version_manifest.json";
/** The path of the page on which the app says what it has. */
export const PAGE = "/hosts/";

export interface Environment {
  readonly targetGroup: TargetGroup;
  /** What a hook gets. */
  variables(): Variables;
  deploy(request: DeployRequest): Promise<Deployed>;
}

export async function startEnvironment(
  healthCheck: Partial<HealthCheck> | undefined,
  onStep: (step: string) => void,
): Promise<Environment> {
  const targetGroup = createTargetGroup({
    arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/awseb-AWSEB-SHOP00000000/0123456789abcdef`,
    loadBalancerArns: [LOAD_BALANCER.arn],
    environment: ENVIRONMENT,
    port: 80,
    ...(healthCheck && { healthCheck }),
  });
  const aws = await startAws({
    region: REGION,
    accountId: ACCOUNT,
    environments: [
      {
        ...ENVIRONMENT,
        loadBalancers: [LOAD_BALANCER.arn],
        instances: [{ id: ID }],
        healthReporting: "enhanced",
      },
    ],
    loadBalancers: [LOAD_BALANCER],
    targetGroups: [targetGroup],
    pageSize: 400,
  });
  aws.roles.push({ ...ROLE, instanceId: ID });
  const metadata = await startMetadata({ privateIp: ADDRESS, region: REGION, instanceId: ID, role: ROLE });
  let secrets = await readJson<Variables>(SECRETS, {});
  let deployments = (await readJson<{ DeploymentId?: number }>(MANIFEST, {})).DeploymentId ?? 0;
  const instance = await Instance.launch({
    root: "/",
    python: PYTHON,
    node: process.execPath,
    address: ADDRESS,
    port: 80,
    machine: {
      services: systemd(() => secrets, onStep),
      proxy: nginx,
      appUser: Number(execFileSync("/usr/bin/id", ["-u", "webapp"], { encoding: "utf8" })),
      hookEnvironment: () => ({
        ...secrets,
        PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      }),
    },
    region: REGION,
    environment: ENVIRONMENT,
    endpoints: hookEndpoints(metadata, aws),
    leader: true,
    nextDeploymentId: () => {
      deployments += 1;
      return deployments;
    },
  });
  targetGroup.targets.push({ id: ID, port: 80, health: { state: "initial" } });
  startLoadBalancer(targetGroup, { addressOf: () => ADDRESS, intervalMs: 2000 });
  return {
    targetGroup,
    variables: () => instance.hookEnvironment(),
    async deploy(request) {
      secrets = request.secrets;
      await writeFile(SECRETS, JSON.stringify(secrets));
      await instance.setProperties(request.properties);
      const onHook = (hook: string) => onStep(`runs ${hook}`);
      const onLine = (line: string) => onStep(`| ${line}`);
      const versionLabel = request.version;
      if (request.kind === "configuration") {
        return instance.configure(request.properties, { onHook, onLine, versionLabel });
      }
      return instance.deploy(await bundle(request), { onHook, onLine, versionLabel });
    },
  };
}

/** The example app with a page of its own, and what the request adds to it. */
async function bundle({ version, hooks, files }: DeployRequest): Promise<string> {
  const folder = "/var/tmp/bundle";
  await rm(folder, { recursive: true, force: true });
  await cp(join(PAYLOAD, "app"), folder, { recursive: true });
  if (hooks) await cp(join(PAYLOAD, "platform"), join(folder, ".platform"), { recursive: true });
  const all = { ...PAGE_FILES, VERSION: version, ...files };
  for (const [name, text] of Object.entries(all)) {
    const file = join(folder, name);
    await rm(file, { force: true });
    if (text === null) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

// allowed_hosts leaves an app alone whose code uses the list beside settings.py, so its name is not spelled here.
const PAGE_FILES = {
  "example/urls.py": `import json, os
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from . import views

LIST = "_".join(["ALLOWED", "HOSTS"])

def hosts(request):
    version = (settings.BASE_DIR / "VERSION").read_text()
    return HttpResponse(json.dumps({
        "version": version,
        "hosts": getattr(settings, LIST),
        "ours": os.environ.get("HEALTH_CHECK_HOSTS"),
    }))

urlpatterns = [path("", views.home), path("healthcheck/", views.healthcheck), path("hosts/", hosts)]
`,
  // What the bundle brought is on the disk before the hooks write: a power cut shows what becomes of theirs.
  ".platform/hooks/prebuild/90_sync": "#!/bin/sh\nsync\n",
};

async function readJson<Value>(path: string, missing: Value): Promise<Value> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Value;
  } catch {
    return missing;
  }
}
