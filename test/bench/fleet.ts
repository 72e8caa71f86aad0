/**
 * `npm run bench:fleet [-- --sizes 1,10]`: the postdeploy hooks of a fleet at one moment. Without --sizes the result goes
 * into docs/performance.md.
 */
import { parseArgs } from "node:util";
import { type BucketInit, ELB_DESCRIBE_BUCKET } from "../../sandbox/aws/token-bucket.ts";
import { markdownTable } from "../support/docs.ts";
import { type FleetCase, type FleetResult, runFleet, TooSlow } from "./fleet-run.ts";
import { measuredWith, writeParts } from "./report.ts";

const SIZES = "1,10,100";
/** Its real figures are not published: this is a guess to the worse side. */
const MODIFY_BUCKET: BucketInit = {
  actions: /^elasticloadbalancing:ModifyTargetGroup$/,
  capacity: 5,
  perSecond: 1,
};
const BUCKETS = [ELB_DESCRIBE_BUCKET, MODIFY_BUCKET];
const MAX_ATTEMPTS = 5;

const { values } = parseArgs({ options: { sizes: { type: "string", default: SIZES } } });
const sizes = values.sizes.split(",").map(Number);
if (sizes.some((size) => !(Number.isInteger(size) && size >= 1 && size <= 100))) {
  throw new Error(`--sizes must be numbers from 1 to 100, got ${values.sizes}`);
}

const parts = {
  "fleet-machine": `${measuredWith("npm run bench:fleet", [`Node.js ${process.version}`])} Describe bucket: ${inWords(ELB_DESCRIBE_BUCKET)}. ModifyTargetGroup bucket: ${inWords(MODIFY_BUCKET)}.`,
  fleet: await measuredTable(),
  "fleet-free": await freeSentence(),
};
for (const text of Object.values(parts)) console.log(`\n${text}`);
if (values.sizes === SIZES) writeParts(parts);
else console.log("\ndocs/performance.md is left as it is");

/** Again where the machine was too busy for a start in one moment. */
async function run(fleet: FleetCase, buckets: readonly BucketInit[]): Promise<FleetResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runFleet(fleet, buckets);
    } catch (error) {
      if (!(error instanceof TooSlow) || attempt === MAX_ATTEMPTS) throw error;
      console.log(`again: ${error.message}`);
    }
  }
}

async function measuredTable(): Promise<string> {
  const rows: string[][] = [];
  for (const instances of sizes) {
    console.log(`running: ${instances}`);
    const result = await run({ instances, changeNeeded: true }, BUCKETS);
    rows.push([String(instances), ...resultCells(result)]);
  }
  return markdownTable(
    [
      "instances",
      "group as wished",
      "failed",
      "warned",
      "writes (throttled)",
      "Describe calls (throttled)",
      "exit: median, last (s)",
    ],
    rows,
  );
}

function resultCells(result: FleetResult): string[] {
  const { reached, failed, warnings, writes, describes, seconds } = result;
  const warned = [...warnings].map(([reason, count]) => `${count}: ${reason}`).join("; ");
  return [
    reached ? "yes" : "**no**",
    failed === 0 ? "0" : `**${failed}**`,
    warned || "0",
    `${writes.answered} (${writes.throttled})`,
    `${describes.answered} (${describes.throttled})`,
    `${seconds.median.toFixed(1)}, ${seconds.last.toFixed(1)}`,
  ];
}

/** How much of it is this machine, where all processes share the processors. */
async function freeSentence(): Promise<string> {
  const lasts: string[] = [];
  for (const instances of sizes) {
    const { seconds } = await run({ instances, changeNeeded: false }, []);
    lasts.push(`${seconds.last.toFixed(2)} s for ${instances}`);
  }
  return `Where AWS answers at once and nothing is to be changed, the last hook of a fleet ended after ${lasts.join(", ")}: that much is this machine, on which all processes share the processors.`;
}

function inWords({ capacity, perSecond }: BucketInit): string {
  return `${capacity} tokens, ${perSecond} a second`;
}
