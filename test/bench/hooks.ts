/**
 * `npm run bench [-- --rounds 5]`: the two hooks, as whole processes, beside other ways to do the same. With 20 rounds
 * or more the result goes into docs/performance.md. No test asks for a time: what a machine does is not for them.
 */
import { parseArgs } from "node:util";
import { markdownTable } from "../support/docs.ts";
import { NODES, type NodeJs } from "../support/nodes.ts";
import {
  allowedHosts,
  allowedHostsUnasked,
  type Bench,
  healthCheck,
  limitOfAllowedHosts,
  manageCheck,
  nothing,
  peersOfAllowedHosts,
  peersOfHealthCheck,
  startBench,
} from "./jobs.ts";
import { type Contestant, type Measured, measure, median, quantile } from "./measure.ts";
import { findPeers, type Peers } from "./peers.ts";
import { measureQuestion } from "./question.ts";
import { measuredWith, writeParts } from "./report.ts";

const ENOUGH_ROUNDS = 20;

const { values } = parseArgs({ options: { rounds: { type: "string", default: String(ENOUGH_ROUNDS) } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds must be 1 or more, got ${values.rounds}`);

interface OnNode {
  readonly node: NodeJs;
  readonly nothing: Contestant;
  readonly allowedHosts: Contestant;
  readonly unasked: Contestant;
  readonly limit: Contestant;
  readonly healthCheck: Contestant;
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
  const [ofAllowedHosts, ofHealthCheck] = [
    peersOfAllowedHosts(bench, peers),
    peersOfHealthCheck(bench, peers),
  ];
  const check = manageCheck(bench);
  const all = [
    check,
    ...nodes.flatMap(({ node, ...ones }) => Object.values(ones)),
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

  const question = await measureQuestion(bench, rounds, progress);
  const versions = [...NODES.map(({ version }) => `Node.js ${version}`), "what the rows name"];
  const command = `npm run bench${rounds === ENOUGH_ROUNDS ? "" : ` -- --rounds ${rounds}`}`;
  const missing = peers.missing.length > 0 ? ` Missing on this machine: ${peers.missing.join(", ")}.` : "";
  const parts = {
    machine: `${measuredWith(command, versions)} ${rounds} rounds, memory ${memory}.${missing}`,
    hooks: jobsTable(),
    question: questionTable(),
  };
  for (const text of Object.values(parts)) console.log(`\n${text}`);
  if (rounds >= ENOUGH_ROUNDS) writeParts(parts);
  else console.log(`\ndocs/performance.md is left as it is: fewer than ${ENOUGH_ROUNDS} rounds`);

  function questionTable(): string {
    const import_ = median(question.bareImport);
    const row = (name: string, milliseconds: readonly number[]) => [
      name,
      median(milliseconds).toFixed(0),
      (median(milliseconds) / import_).toFixed(2),
    ];
    const ofLimit = nodes.map(({ node, ...on }) => [
      `the whole hook against its limit, ${node.version}`,
      time(on.allowedHosts).toFixed(0),
      `${(time(on.allowedHosts) / time(on.limit)).toFixed(2)} of the limit`,
    ]);
    return markdownTable(
      ["what", "ms: median", "× import"],
      [
        row("a bare import of the settings", question.bareImport),
        row("one place tried", question.oneTrial),
        row("four places tried", question.fourTrials),
        ...ofLimit,
      ],
    );
  }

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
        ...nodes.map((on) => row("first", `${on.unasked.name}, ${on.node.version}`, on.unasked, on.nothing)),
        ...nodes.map((on) => row("first", `${on.limit.name}, ${on.node.version}`, on.limit, on.nothing)),
        row("–", check.name, check),
        ...ofAllowedHosts.map((peer) => row("first", peer.name, peer)),
        ...nodes.map((on) =>
          row("second", `**health_check**, ${on.node.version}`, on.healthCheck, on.nothing),
        ),
        ...ofHealthCheck.map((peer) => row("second", peer.name, peer)),
      ],
    );
  }
}

function onNode(bench: Bench, node: NodeJs): OnNode {
  return {
    node,
    nothing: nothing(bench, node),
    allowedHosts: allowedHosts(bench, node),
    unasked: allowedHostsUnasked(bench, node),
    limit: limitOfAllowedHosts(bench, node),
    healthCheck: healthCheck(bench, node),
  };
}

/** On a terminal only: a log does not need it. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
}
