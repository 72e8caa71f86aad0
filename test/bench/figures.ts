/** The one table of docs/performance.md: what something takes, beside what, and what it may take at most. */
import { markdownTable } from "../support/docs.ts";
import { type Measured, median, quantile } from "./measure.ts";
import type { QuestionMeasured } from "./question.ts";

/** One for each Node.js, in their order; of what is no JavaScript only one. */
export type OnEach = readonly Measured[];

export interface Figures {
  readonly nothing: OnEach;
  readonly allowedHosts: OnEach;
  readonly limit: OnEach;
  readonly unasked: OnEach;
  readonly question: QuestionMeasured;
  readonly manageCheck: Measured;
  readonly healthCheck: OnEach;
  /** Other ways to do the same, as far as this machine has them. */
  readonly boto3: Measured | undefined;
  readonly awsCli: Measured | undefined;
  readonly others: readonly (readonly [job: string, measured: Measured])[];
}

/** Shares of what stands beside it. */
const GOALS = { limit: 1.4, question: 1.5, boto3: 0.36, awsCli: 0.07, memory: 1.6 } as const;
const HEADER = ["what", "ms: median (quartiles)", "peak MiB", "beside", "×", "goal"];

export function tableOfFigures(figures: Figures): string {
  const { nothing, allowedHosts, limit, unasked, question, healthCheck, boto3, awsCli } = figures;
  const nodeDoesNothing = "`node -e 0`";
  const rows = [
    [nodeDoesNothing, ...takes(nothing)],
    [
      "**allowed_hosts**",
      ...takes(allowedHosts),
      `its limit: ${times(limit)} ms`,
      ...ratio(ofTime, allowedHosts, limit, GOALS.limit),
    ],
    ["its memory", "", "", nodeDoesNothing, ...ratio(ofMemory, allowedHosts, nothing, GOALS.memory)],
    [
      "without its question to the app",
      ...takes(unasked),
      nodeDoesNothing,
      ...ratio(ofTime, unasked, nothing),
    ],
    ofQuestion("the question, one place tried", question.oneTrial, question),
    ofQuestion("the question, four places tried", question.fourTrials, question),
    ["`manage.py check`", ...takes([figures.manageCheck])],
    ["**health_check**", ...takes(healthCheck), ...beside(boto3, healthCheck, GOALS.boto3)],
    ["its time", "", "", ...beside(awsCli, healthCheck, GOALS.awsCli)],
    ["its memory", "", "", nodeDoesNothing, ...ratio(ofMemory, healthCheck, nothing, GOALS.memory)],
    ...figures.others.map(([job, measured]) => [
      `the job of ${job}: ${measured.contestant.name}`,
      ...takes([measured]),
    ]),
  ];
  return markdownTable(
    HEADER,
    rows.map((row) => HEADER.map((_, index) => row[index] ?? "")),
  );
}

function ofQuestion(name: string, milliseconds: readonly number[], { bareImport }: QuestionMeasured) {
  const [taken, bare] = [median(milliseconds), median(bareImport)];
  return [
    name,
    taken.toFixed(0),
    "",
    `a bare import: ${bare.toFixed(0)} ms`,
    ...shares([taken / bare], GOALS.question),
  ];
}

function takes(all: OnEach): [milliseconds: string, mebibytes: string] {
  const spread = ({ milliseconds }: Measured) =>
    [0.25, 0.75].map((share) => quantile(milliseconds, share).toFixed(0)).join("–");
  return [
    all.map((one) => `${ofTime(one).toFixed(0)} (${spread(one)})`).join(", "),
    all.map((one) => ofMemory(one).toFixed(1)).join(", "),
  ];
}

function beside(peer: Measured | undefined, all: OnEach, goal: number): string[] {
  if (!peer) return ["not on this machine"];
  const peers = all.map(() => peer);
  return [`${peer.contestant.name}: ${times([peer])} ms`, ...ratio(ofTime, all, peers, goal)];
}

type Figure = (measured: Measured) => number;

const ofTime: Figure = ({ milliseconds }) => median(milliseconds);
const ofMemory: Figure = ({ peakMegabytes }) => median(peakMegabytes);

function times(all: OnEach): string {
  return all.map((one) => ofTime(one).toFixed(0)).join(", ");
}

/** Each by the one of the same Node.js. */
function ratio(figure: Figure, all: OnEach, bases: OnEach, goal?: number): string[] {
  return shares(
    all.map((one, index) => figure(one) / figure(bases[index] ?? one)),
    goal,
  );
}

function shares(ratios: readonly number[], goal?: number): string[] {
  const shown = ratios.map((one) => one.toFixed(2)).join(", ");
  if (goal === undefined) return [shown];
  return [shown, ratios.some((one) => one > goal) ? `${goal}: not reached` : `${goal}: reached`];
}
