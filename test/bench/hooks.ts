/**
 * `npm run bench [-- --rounds 5]`: the two hooks, as whole processes, beside other ways to do the same. With 20 rounds
 * or more the result goes into docs/performance.md. No test asks for a time: what a machine does is not for them.
 */
import { parseArgs } from "node:util";
import { markdownTable } from "../support/docs.ts";
import { NODES, type NodeJs } from "../support/nodes.ts";
import {
  allowedHosts,
  type Bench,
  emptyShell,
  healthCheck,
  healthCheckInTheClear,
  nodeVersion,
  nothing,
  peersOfAllowedHosts,
  peersOfHealthCheck,
  startBench,
  upToSettings,
  withoutGetConfig,
} from "./jobs.ts";
import { type Contestant, type Measured, measure, median, quantile } from "./measure.ts";
import { findPeers, type Peers } from "./peers.ts";
import { measuredWith, writeParts } from "./report.ts";

const ENOUGH_ROUNDS = 20;

const { values } = parseArgs({ options: { rounds: { type: "string", default: String(ENOUGH_ROUNDS) } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds must be 1 or more, got ${values.rounds}`);

/** Of one Node.js, with the parts that its time is made of. */
interface OnNode {
  readonly node: NodeJs;
  readonly nothing: Contestant;
  readonly version: Contestant;
  readonly allowedHosts: Contestant;
  readonly healthCheck: Contestant;
  readonly inTheClear: Contestant;
  /** Up to the settings, of allowed_hosts and of health_check: without and with get-config. */
  readonly loaded: readonly [Contestant, Contestant];
  readonly settled: readonly [Contestant, Contestant];
}

const peers = await findPeers();
for (const name of peers.missing) console.log(`missing on this machine, and not compared with: ${name}`);
const bench = await startBench();
try {
  await main(bench, peers);
} finally {
  await bench.close();
}

async function main(bench: Bench, peers: Peers): Promise<void> {
  const nodes = NODES.map((node) => onNode(bench, node));
  const sh = emptyShell(bench);
  const [ofAllowedHosts, ofHealthCheck] = [
    peersOfAllowedHosts(bench, peers),
    peersOfHealthCheck(bench, peers),
  ];
  const all = [
    sh,
    ...nodes.flatMap(({ node, loaded, settled, ...ones }) => [...Object.values(ones), ...loaded, ...settled]),
    ...ofAllowedHosts,
    ...ofHealthCheck,
  ];
  const measured = new Map<Contestant, Measured>();
  const memory = Math.ceil(rounds / 4);
  for (const one of await measure(all, { time: rounds, memory }, progress)) measured.set(one.contestant, one);
  const of = (contestant: Contestant): Measured => {
    const one = measured.get(contestant);
    if (!one) throw new Error(`${contestant.name} was not measured`);
    return one;
  };
  const time = (contestant: Contestant) => median(of(contestant).milliseconds);
  const peak = (contestant: Contestant) => median(of(contestant).peakMegabytes);

  const versions = [...NODES.map(({ version }) => `Node.js ${version}`), "what the rows name"];
  const command = `npm run bench${rounds === ENOUGH_ROUNDS ? "" : ` -- --rounds ${rounds}`}`;
  const missing = peers.missing.length > 0 ? ` Missing on this machine: ${peers.missing.join(", ")}.` : "";
  const parts = {
    machine: `${measuredWith(command, versions)} ${rounds} rounds, memory ${memory}.${missing}`,
    hooks: jobsTable(),
    goals: goalsTable(),
    parts: partsTable(),
  };
  for (const text of Object.values(parts)) console.log(`\n${text}`);
  if (rounds >= ENOUGH_ROUNDS) writeParts(parts);
  else console.log(`\ndocs/performance.md is left as it is: fewer than ${ENOUGH_ROUNDS} rounds`);

  function jobsTable(): string {
    const newest = nodes.at(-1)?.nothing;
    const row = (job: string, name: string, contestant: Contestant, baseline = newest) => {
      const { milliseconds, peakMegabytes } = of(contestant);
      const spread = [0.25, 0.75].map((share) => quantile(milliseconds, share).toFixed(0)).join("–");
      const ratio = baseline ? (time(contestant) / time(baseline)).toFixed(2) : "";
      const cells = [`${time(contestant).toFixed(0)} (${spread})`, ratio, median(peakMegabytes).toFixed(1)];
      return [job, name, ...cells];
    };
    return markdownTable(
      ["job", "by", "ms: median (quartiles)", "× `node -e 0` [1]", "peak MiB"],
      [
        ...nodes.map(({ node, nothing }) =>
          row("nothing", `\`node -e 0\`, ${node.version}`, nothing, nothing),
        ),
        ...nodes.map((on) =>
          row("first", `**allowed_hosts**, ${on.node.version}`, on.allowedHosts, on.nothing),
        ),
        ...ofAllowedHosts.map((peer) => row("first", peer.name, peer)),
        ...nodes.map((on) =>
          row("second", `**health_check**, ${on.node.version}`, on.healthCheck, on.nothing),
        ),
        ...ofHealthCheck.map((peer) => row("second", peer.name, peer)),
      ],
    );
  }

  function goalsTable(): string {
    const requests = peerNamed(ofAllowedHosts, "requests");
    const boto3 = peerNamed(ofHealthCheck, "boto3");
    const cli = peerNamed(ofHealthCheck, "AWS CLI");
    const cell = (is: number | undefined, goal: number) =>
      is === undefined ? "not measured" : `${is.toFixed(2)}, ${is <= goal ? "met" : "**missed**"}`;
    const share = (one: Contestant, other: Contestant | undefined, figure = time) =>
      other && figure(one) / figure(other);
    const goals: [string, number, (on: OnNode) => number | undefined][] = [
      ["time of allowed_hosts / `node -e 0`", 1.6, (on) => share(on.allowedHosts, on.nothing)],
      ["time of allowed_hosts / Python requests", 0.35, (on) => share(on.allowedHosts, requests)],
      ["time of health_check / boto3", 0.35, (on) => share(on.healthCheck, boto3)],
      ["time of health_check / the AWS CLI's calls", 0.06, (on) => share(on.healthCheck, cli)],
      ["peak memory of allowed_hosts / `node -e 0`", 1.4, (on) => share(on.allowedHosts, on.nothing, peak)],
      ["peak memory of health_check / `node -e 0`", 1.4, (on) => share(on.healthCheck, on.nothing, peak)],
    ];
    return markdownTable(
      ["goal", "at most", ...nodes.map(({ node }) => node.version)],
      goals.map(([what, most, is]) => [what, String(most), ...nodes.map((on) => cell(is(on), most))]),
    );
  }

  function partsTable(): string {
    const parts: [string, (on: OnNode, hook: 0 | 1) => number | undefined][] = [
      ["the launcher: sh, and `node --version`", (on) => time(sh) + time(on.version)],
      ["Node.js itself: `node -e 0`", (on) => time(on.nothing)],
      [
        "compiling and evaluating the bundle, settings",
        (on, hook) => time(on.loaded[hook]) - time(sh) - time(on.version) - time(on.nothing),
      ],
      [
        "get-config (here two short programs in sh)",
        (on, hook) => time(on.settled[hook]) - time(on.loaded[hook]),
      ],
      [
        "the job itself",
        (on, hook) => time(hook === 0 ? on.allowedHosts : on.inTheClear) - time(on.settled[hook]),
      ],
      [
        "TLS: two handshakes, reading the certificate authorities",
        (on, hook) => (hook === 0 ? undefined : time(on.healthCheck) - time(on.inTheClear)),
      ],
      ["together", (on, hook) => time(hook === 0 ? on.allowedHosts : on.healthCheck)],
    ];
    const columns = ([0, 1] as const).flatMap((hook) => nodes.map((on) => ({ on, hook })));
    return markdownTable(
      [
        "ms",
        ...columns.map(
          ({ on, hook }) => `${hook === 0 ? "allowed_hosts" : "health_check"}, ${on.node.version}`,
        ),
      ],
      parts.map(([name, of]) => [name, ...columns.map(({ on, hook }) => of(on, hook)?.toFixed(1) ?? "–")]),
    );
  }
}

function onNode(bench: Bench, node: NodeJs): OnNode {
  const [first, second] = [allowedHosts(bench, node), healthCheck(bench, node)];
  return {
    node,
    nothing: nothing(bench, node),
    version: nodeVersion(bench, node),
    allowedHosts: first,
    healthCheck: second,
    inTheClear: healthCheckInTheClear(bench, node),
    loaded: [withoutGetConfig(first), withoutGetConfig(second)],
    settled: [upToSettings(first), upToSettings(second)],
  };
}

function peerNamed(peers: readonly Contestant[], name: string): Contestant | undefined {
  return peers.find((peer) => peer.name.startsWith(name));
}

/** On a terminal only: a log does not need it. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
}
