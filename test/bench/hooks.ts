/**
 * `npm run bench [-- --rounds 5]`: the two hooks, as whole processes, beside other ways to do the same. With 20 rounds
 * or more the result goes into docs/performance.md. No test asks for a time: what a machine does is not for them.
 */
import { parseArgs } from "node:util";
import { NODES, type NodeJs } from "../support/nodes.ts";
import { type Figures, tableOfFigures } from "./figures.ts";
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
import { type Contestant, type Measured, measure } from "./measure.ts";
import { findPeers, type Peers } from "./peers.ts";
import { measureQuestion } from "./question.ts";
import { measuredWith, writeParts } from "./report.ts";

const ENOUGH_ROUNDS = 20;

const { values } = parseArgs({ options: { rounds: { type: "string", default: String(ENOUGH_ROUNDS) } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds must be 1 or more, got ${values.rounds}`);
const memoryRounds = Math.ceil(rounds / 4);

const peers = await findPeers();
for (const name of peers.missing) console.log(`missing on this machine, and not compared with: ${name}`);
const bench = await startBench();
try {
  await main(bench, peers);
} finally {
  await bench.close();
}

async function main(bench: Bench, peers: Peers): Promise<void> {
  const figures = await measureAll(bench, peers);
  const versions = NODES.map(({ version }) => `Node.js ${version}`);
  const command = `npm run bench${rounds === ENOUGH_ROUNDS ? "" : ` -- --rounds ${rounds}`}`;
  const missing = peers.missing.length > 0 ? ` Missing on this machine: ${peers.missing.join(", ")}.` : "";
  const parts = {
    machine: `${measuredWith(command, versions)} ${rounds} rounds, memory ${memoryRounds}.${missing}`,
    figures: tableOfFigures(figures),
  };
  for (const text of Object.values(parts)) console.log(`\n${text}`);
  if (rounds >= ENOUGH_ROUNDS) writeParts(parts);
  else console.log(`\ndocs/performance.md is left as it is: fewer than ${ENOUGH_ROUNDS} rounds`);
}

/** All in one run, in turn: so they stand beside each other. */
async function measureAll(bench: Bench, peers: Peers): Promise<Figures> {
  const onEach = (contestant: (bench: Bench, node: NodeJs) => Contestant) =>
    NODES.map((node) => contestant(bench, node));
  const mine = {
    nothing: onEach(nothing),
    allowedHosts: onEach(allowedHosts),
    limit: onEach(limitOfAllowedHosts),
    unasked: onEach(allowedHostsUnasked),
    healthCheck: onEach(healthCheck),
  };
  const check = manageCheck(bench);
  const ofAllowedHosts = peersOfAllowedHosts(bench, peers);
  const ofHealthCheck = peersOfHealthCheck(bench, peers);
  const all = [check, ...Object.values(mine).flat(), ...ofAllowedHosts, ...ofHealthCheck];
  const measured = new Map<Contestant, Measured>();
  const count = { time: rounds, memory: memoryRounds };
  for (const one of await measure(all, count, progress)) measured.set(one.contestant, one);
  const of = (contestant: Contestant): Measured => {
    const one = measured.get(contestant);
    if (!one) throw new Error(`${contestant.name} was not measured`);
    return one;
  };
  const named = (title: string | undefined) => {
    const peer = ofHealthCheck.find(({ name }) => title !== undefined && name.startsWith(title));
    return peer && of(peer);
  };
  return {
    nothing: mine.nothing.map(of),
    allowedHosts: mine.allowedHosts.map(of),
    limit: mine.limit.map(of),
    unasked: mine.unasked.map(of),
    healthCheck: mine.healthCheck.map(of),
    question: await measureQuestion(bench, rounds, progress),
    manageCheck: of(check),
    boto3: named(peers.boto3?.title),
    awsCli: named(peers.awsCli?.title),
    others: [
      ...ofAllowedHosts.map((peer) => ["allowed_hosts", of(peer)] as const),
      ...ofHealthCheck.map((peer) => ["health_check", of(peer)] as const),
    ],
  };
}

/** On a terminal only: a log does not need it. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
}
