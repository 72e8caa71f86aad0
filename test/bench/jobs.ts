/** The jobs of the two hooks, and everyone who does them in the benchmark. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { MARKER, STATE_FOLDER } from "../../src/instance/override.ts";
import { USER } from "../django/account.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { djangoPythonFor } from "../support/django-python-for.ts";
import type { NodeJs } from "../support/nodes.ts";
import { type Relay, startRelay } from "../support/relay.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";
import type { Contestant } from "./measure.ts";
import { HERMETIC, type Peers } from "./peers.ts";

const PEERS = join(REPOSITORY, "test/bench/peers");
/** No check of the load balancer while this runs. */
const NEVER = 3_600_000;

export interface Bench {
  readonly sandbox: Sandbox;
  /** The app folder of the instance. */
  readonly folder: string;
  /** The app's Python, with Django. */
  readonly python: string;
  /** AWS, behind TLS. */
  readonly relays: readonly Relay[];
  /** What a hook finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** An instance that is the command leader, its app that redirects to HTTPS, and the AWS API behind TLS: one relay a host. */
export async function startBench(): Promise<Bench> {
  const found = await djangoPythonFor(USER, "5.2", { announce: console.log });
  if ("why" in found) throw new Error(found.why);
  const python = found.path;
  const sandbox = await startSandbox({ python, intervalMs: NEVER, leader: true });
  const folder = await sandbox.bundle({ hooks: true });
  const app = createServer((request, response) => {
    response.writeHead(301, { Location: `https://${request.headers.host}${request.url}` }).end();
  });
  await new Promise<void>((resolve) => app.listen(sandbox.port, sandbox.address, resolve));
  const certificate = selfSignedCertificate();
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, certificate.cert);
  const [beanstalk, elb] = await Promise.all([
    startRelay(sandbox.aws.url, certificate),
    startRelay(sandbox.aws.url, certificate),
  ]);
  const env = {
    ...sandbox.instance.hookEnvironment(),
    AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: beanstalk.url,
    AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: elb.url,
    // The launcher lets it pass: it adds an authority and takes none away.
    NODE_EXTRA_CA_CERTS: authority,
  };
  requireLoopbackEndpoints(env);
  return {
    sandbox,
    folder,
    python,
    relays: [beanstalk, elb],
    env,
    async close() {
      await Promise.all([close(app), beanstalk.close(), elb.close()]);
      await sandbox.close();
    },
  };
}

/** A process that does nothing: what every program in JavaScript takes at least. */
export function nothing({ folder }: Bench, node: NodeJs): Contestant {
  return {
    name: "node -e 0",
    command: node.path,
    args: ["-e", "0"],
    cwd: folder,
    env: { PATH: HERMETIC.PATH },
  };
}

/** By its path, through the sh at its head. The app does not read the hooks' own variable: two rounds of the question. */
export function allowedHosts(bench: Bench, node: NodeJs): Contestant {
  return {
    name: "allowed_hosts",
    command: ALLOWED_HOSTS,
    args: [],
    cwd: bench.folder,
    env: { ...bench.env, HEALTH_HOOKS_NODE: node.path, NODE_EXTRA_CA_CERTS: undefined },
    ...addsTheAddress(bench),
  };
}

/** It goes by the text of the app alone. */
export function allowedHostsUnasked(bench: Bench, node: NodeJs): Contestant {
  const asked = allowedHosts(bench, node);
  return { ...asked, name: "without a question", env: { ...asked.env, HEALTH_HOOKS_ASK_APP: "false" } };
}

/** The settings alone, and nothing of what a server imports beside them. */
export const SETTINGS_IMPORT =
  "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'example.settings'; from django.conf import settings; settings.ALLOWED_HOSTS";

/** What allowed_hosts cannot do without, each as a process of its own, one after the other. */
export function limitOfAllowedHosts(bench: Bench, node: NodeJs): Contestant {
  const script = `"$0" -e 0
cd "$1" && "$2" -c "$4" && cd /
token=$(curl -sf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" "$3/latest/api/token")
curl -sf -H "X-aws-ec2-metadata-token: $token" "$3/latest/meta-data/local-ipv4"`;
  const metadata = bench.env.AWS_EC2_METADATA_SERVICE_ENDPOINT?.replace(/\/$/, "") ?? "";
  return {
    name: "its limit: Node.js, the settings, two requests",
    command: "/bin/sh",
    args: ["-ec", script, node.path, bench.folder, bench.python, metadata, SETTINGS_IMPORT],
    cwd: bench.folder,
    env: peerEnvironment(bench),
  };
}

/** What people type to see whether their settings are right. */
export function manageCheck(bench: Bench): Contestant {
  return {
    name: "`manage.py check`",
    command: bench.python,
    args: ["manage.py", "check"],
    cwd: bench.folder,
    env: { PATH: HERMETIC.PATH },
  };
}

export function healthCheck(bench: Bench, node: NodeJs): Contestant {
  return {
    name: "health_check",
    command: HEALTH_CHECK,
    args: [],
    cwd: bench.folder,
    env: { ...bench.env, HEALTH_HOOKS_NODE: node.path },
    ...changesTheGroup(bench),
  };
}

export function peersOfAllowedHosts(bench: Bench, { curl, requests }: Peers): Contestant[] {
  const job = { cwd: bench.folder, env: peerEnvironment(bench), ...addsTheAddress(bench) };
  const curlScript = join(PEERS, "allowed-hosts-curl.sh");
  const pythonScript = join(PEERS, "allowed_hosts_requests.py");
  return [
    ...(curl ? [{ ...job, name: `bash, ${curl.title}, sed`, command: "/bin/bash", args: [curlScript] }] : []),
    ...(requests ? [{ ...job, name: requests.title, command: requests.path, args: [pythonScript] }] : []),
  ];
}

export function peersOfHealthCheck(bench: Bench, { curl, boto3, awsCli }: Peers): Contestant[] {
  const job = { cwd: bench.folder, env: peerEnvironment(bench), ...changesTheGroup(bench) };
  const script = (name: string) => join(PEERS, name);
  return [
    ...(curl
      ? [
          {
            ...job,
            name: `bash, ${curl.title} (--aws-sigv4), sed`,
            command: "/bin/bash",
            args: [script("health-check-curl.sh")],
          },
        ]
      : []),
    ...(boto3
      ? [{ ...job, name: boto3.title, command: boto3.path, args: [script("health_check_boto3.py")] }]
      : []),
    ...(awsCli
      ? [
          {
            ...job,
            name: `${awsCli.title}, a process a call`,
            command: "/bin/bash",
            args: [script("health-check-cli.sh")],
            env: { ...job.env, AWS_CLI: awsCli.path },
          },
        ]
      : []),
  ];
}

/** The machine's own programs, and nothing of its user's account. */
function peerEnvironment(bench: Bench): Record<string, string> {
  const env = {
    ...bench.env,
    ...HERMETIC,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: bench.env.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? "",
    AWS_CA_BUNDLE: bench.env.NODE_EXTRA_CA_CERTS ?? "",
    APP_PORT: String(bench.sandbox.port),
  };
  requireLoopbackEndpoints(env);
  return env;
}

function addsTheAddress({ folder, sandbox }: Bench): Pick<Contestant, "prepare" | "verify"> {
  const file = join(folder, ".env");
  const state = sandbox.instance.path(STATE_FOLDER);
  return {
    prepare() {
      copyFileSync(join(REPOSITORY, "sandbox/app/.env"), file);
      for (const made of [state, join(folder, MARKER)]) rmSync(made, { recursive: true, force: true });
    },
    verify() {
      const hosts = /^ALLOWED_HOSTS=(.*)$/m.exec(readFileSync(file, "utf8"))?.[1];
      if (!hosts?.split(",").includes(sandbox.address)) throw new Error(`ALLOWED_HOSTS became ${hosts}`);
    },
  };
}

function changesTheGroup({ sandbox: { targetGroup } }: Bench): Pick<Contestant, "prepare" | "verify"> {
  return {
    prepare: () => {
      targetGroup.healthCheck.matcher = { httpCode: "200" };
    },
    verify() {
      const codes = targetGroup.healthCheck.matcher?.httpCode;
      if (codes !== "200-301") throw new Error(`the target group was left with the success codes ${codes}`);
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
