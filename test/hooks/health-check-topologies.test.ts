import { afterAll, expect, test } from "vitest";
import type { createTargetGroup } from "../../sandbox/aws/server.ts";
import { benchWithApp } from "../support/app.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { addGroup, replaceGroups, snapshot } from "../support/health-check.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import type { HookBench } from "../support/sandbox.ts";

const OWN = "awseb-AWSEB-SHOP00000000";
const ADMIN = "awseb-AWSEB-ADMIN0000000";
const WIDENED = "changed to 200-301";

type Topology = readonly [
  name: string,
  arrange: (bench: HookBench) => void,
  /** The groups whose codes become 200-301; every other group stays as it was. */
  changes: readonly string[],
  /** Of the hook's last line, without the hook's name. */
  says: string,
  env?: Readonly<Record<string, string>>,
];

const CHECKS = `INFO: target group ${OWN} checks / for 200-301`;
const GOES_ON = "WARN: the deployment goes on:";

const otherPort = ({ port }: HookBench) => (port === 65535 ? 1 : port + 1);
const loadBalancer = (bench: HookBench, ...names: string[]) => {
  bench.aws.state.environments.splice(0, 1, {
    ...(bench.aws.state.environments[0] as (typeof bench.aws.state.environments)[0]),
    loadBalancers: names,
  });
};
/** The group's own health check or protocol, in place of the one that the sandbox starts with. */
const own = (bench: HookBench, init: Partial<Parameters<typeof createTargetGroup>[0]>) => {
  replaceGroups(bench, [bench.neighbour]);
  addGroup(bench, "SHOP00000000", init);
};

const TOPOLOGIES: readonly Topology[] = [
  [
    "Application Load Balancer of its own",
    (bench) => replaceGroups(bench, [bench.targetGroup]),
    [OWN],
    CHECKS,
  ],
  [
    "load balancer shared with two other environments",
    (bench) => {
      addGroup(bench, "THIRD0000000", { environment: { id: "e-sandbox0003", name: "docs-production" } });
    },
    [OWN],
    CHECKS,
  ],
  [
    "shared with 45 other groups: three calls for tags, five pages of groups",
    (bench) => {
      for (let index = 10; index < 55; index++) {
        const environment = { id: `e-other00${index}`, name: `other-${index}` };
        bench.aws.state.targetGroups.unshift(addGroup(bench, `OTHER0000${index}`, { environment }));
        bench.aws.state.targetGroups.pop();
      }
      bench.aws.state.pageSize = 10;
    },
    [OWN],
    CHECKS,
  ],
  [
    "several processes: the one on the port of the default process",
    (bench) => void addGroup(bench, "ADMIN0000000", { port: otherPort(bench) }),
    [OWN],
    CHECKS,
  ],
  [
    "several processes, none on the port that HEALTH_HOOKS_PROCESS_PORT names",
    (bench) => void addGroup(bench, "ADMIN0000000", { port: otherPort(bench) }),
    [],
    `${GOES_ON} this environment has the target groups ${OWN} on port PORT, ${ADMIN} on port PORT+1; none is on port 7; nothing was changed`,
    { HEALTH_HOOKS_PROCESS_PORT: "7" },
  ],
  [
    "several processes, none on the port of the default process",
    (bench) => {
      own(bench, { port: otherPort(bench) });
      addGroup(bench, "ADMIN0000000", { port: 7 });
    },
    [],
    `${GOES_ON} this environment has the target groups ${OWN} on port PORT+1, ${ADMIN} on port 7; it is not clear which is meant; nothing was changed`,
  ],
  [
    "two processes on one port (path rules)",
    (bench) => void addGroup(bench, "ADMIN0000000"),
    [OWN, ADMIN],
    `INFO: target group ${OWN} checks / for 200-301, target group ${ADMIN} checks / for 200-301`,
  ],
  [
    "traffic splitting: the second group of the process",
    (bench) => void addGroup(bench, "TEMPORARY000"),
    [OWN, "awseb-AWSEB-TEMPORARY000"],
    `INFO: target group ${OWN} checks / for 200-301, target group awseb-AWSEB-TEMPORARY000 checks / for 200-301`,
  ],
  [
    "Network Load Balancer, TCP check",
    (bench) => own(bench, { protocol: "TCP" }),
    [],
    "INFO: nothing to do: this environment has no HTTP health check",
  ],
  [
    "Network Load Balancer, HTTP check with its default codes",
    (bench) =>
      own(bench, {
        protocol: "TCP",
        healthCheck: { protocol: "HTTP", path: "/", matcher: { httpCode: "200-399" } },
      }),
    [],
    `INFO: nothing to change: target group ${OWN} checks / for 200-399`,
  ],
  [
    "Network Load Balancer, HTTP check for 200",
    (bench) =>
      own(bench, {
        protocol: "TCP",
        healthCheck: { protocol: "HTTP", path: "/", matcher: { httpCode: "200" } },
      }),
    [OWN],
    CHECKS,
  ],
  [
    "gRPC",
    (bench) => own(bench, { protocolVersion: "GRPC", healthCheck: { matcher: { grpcCode: "12" } } }),
    [],
    "INFO: nothing to do: this environment has no HTTP health check",
  ],
  [
    "Classic Load Balancer",
    (bench) => loadBalancer(bench, "awseb-e-s-AWSEBLoa-1ABCDEFGHIJKL"),
    [],
    "INFO: nothing to do: its load balancer is a Classic one, which has no target group",
  ],
  [
    "single instance, worker, or an environment whose load balancer is still being made",
    (bench) => loadBalancer(bench),
    [],
    "INFO: nothing to do: this environment has no load balancer: it is a single instance or a worker, or it is still being created",
  ],
  [
    "load balancer whose target groups are still being made",
    (bench) => replaceGroups(bench, []),
    [],
    `${GOES_ON} no target group has this environment's tag; nothing was changed`,
  ],
  [
    "only other environments' groups have the tag",
    (bench) => replaceGroups(bench, [bench.neighbour]),
    [],
    `${GOES_ON} no target group has this environment's tag; nothing was changed`,
  ],
  [
    "the group is replaced between the look and the change",
    (bench) => {
      bench.aws.fault = ({ action }) => {
        if (action === "ModifyTargetGroup") own(bench, { arn: `${bench.targetGroup.arn}new` });
        return undefined;
      };
    },
    [],
    `${GOES_ON} could not change target group ${OWN}: the target group was replaced while this hook ran`,
  ],
  [
    "codes that somebody chose",
    (bench) => own(bench, { healthCheck: { matcher: { httpCode: "200,404" } } }),
    [],
    `${GOES_ON} somebody chose the success codes 200,404 of target group ${OWN}; nothing was changed`,
  ],
];

const rows: string[][] = [];

test.for(TOPOLOGIES)("%s", async ([name, arrange, changes, says, env = {}]) => {
  const bench = await benchWithApp();
  arrange(bench);
  const before = JSON.parse(snapshot(bench)) as [string, { matcher?: object }][];

  const result = await bench.run(HEALTH_CHECK, env);

  expect(result.code).toBe(0);
  const last = lastLine(says.startsWith("INFO") ? result.stdout : result.stderr)?.replaceAll(
    new RegExp(`\\bport (${bench.port}|${otherPort(bench)})\\b`, "g"),
    (_, port) => (Number(port) === bench.port ? "port PORT" : "port PORT+1"),
  );
  expect(last).toBe(says.replace(":", " health_check:"));
  const namesItself = name.startsWith("Network Load Balancer, HTTP");
  expect(result.stdout.includes("names its own address as Host")).toBe(namesItself);
  for (const [group, healthCheck] of before) {
    if (changes.includes(group)) healthCheck.matcher = { httpCode: "200-301" };
  }
  expect(JSON.parse(snapshot(bench))).toEqual(before);
  const changed = changes.length === 0 ? "none" : changes.map((group) => `\`${group}\``).join(", ");
  rows.push([name, changed, says]);
});

afterAll(() => {
  if (rows.length < TOPOLOGIES.length) return; // only some of them were run
  expectInDocs(
    "docs/health-check.md",
    "topologies",
    markdownTable(["environment", WIDENED, "last line"], rows),
  );
});
