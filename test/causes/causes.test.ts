/**
 * Why a check fails, as the deployment's log, the doctor on the instance and the doctor on the laptop say it of the
 * same instance; and each of their remedies, done word for word, makes the load balancer's check pass.
 */
import { afterAll, expect, type TestContext, test } from "vitest";
import type { Finding } from "../../src/diagnosis/cause.ts";
import { laptop } from "../cli/doctor-support.ts";
import { type DoctorBench, deployed } from "../doctor/bench.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { nginxProgram, WITHOUT_NGINX } from "../support/nginx.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { HEALTH_CHECK, lastLine, runHook } from "../support/run-hook.ts";
import { follow, recipesIn } from "./cures.ts";
import { type Said, SITUATIONS, type Situation } from "./situations.ts";

const rows = new Map<string, string[][]>();

test.concurrent.for(Object.entries(SITUATIONS))("%s", async ([name, situation], context) => {
  let bench = await start(situation, context);
  const own: string[][] = [];
  const remedies = new Set<string>();
  const say = (who: string, said: Said, finding: Pick<Finding, "cause" | "message" | "remedy">) => {
    const [cause, sentence] = said;
    const message = plain(bench, finding.message);
    expect(message, `${who} of ${name}`).toMatch(sentence);
    expect(finding.cause, `${who}: ${message}`).toBe(cause);
    for (const recipe of recipesIn(finding.remedy)) remedies.add(recipe.join("\n"));
    const shown = finding.remedy.map((one) => plain(bench, one)).join(" ");
    own.push([name, who, `\`${finding.cause}\``, clauseOf(message), shown || "none is needed"]);
  };

  const log = await breakIt(bench, situation);
  if (situation.hook === "mends") {
    await bench.healthy();
    own.push([
      name,
      "log",
      "none",
      clauseOf(plain(bench, mended(log))),
      "none is needed: the page is checked",
    ]);
  } else say("log", situation.hook, fromLog(log, situation.hook));
  await reset(bench, situation);
  say("instance", situation.doctor, await firstOf(bench));
  say("laptop", situation.laptop, await fromLaptop(bench, context));
  rows.set(name, own);

  if (situation.isForPeople) return;
  let isBroken = true; // nothing of what was asked so far has changed it
  for (const recipe of remedies) {
    if (!isBroken) {
      await bench.close();
      bench = await start(situation, context);
      await breakIt(bench, situation);
      await reset(bench, situation);
    }
    isBroken = false;
    await situation.waits?.(bench);
    await follow(recipe.split("\n"), bench, situation.files ?? {});
    await context.expect
      .poll(() => bench.targetGroup.targets[0]?.health.state, { message: recipe })
      .toBe("healthy");
  }
  expect(remedies.size > 0 || situation.hook === "mends").toBe(true);
});

afterAll(() => {
  if (rows.size < Object.keys(SITUATIONS).length) return; // only some of them were run
  const all = Object.keys(SITUATIONS).flatMap((name) => rows.get(name) ?? []);
  expect(all.length).toBeGreaterThanOrEqual(40);
  const table = markdownTable(["seen", "who says it", "first cause", "the sentence", "what to do"], all);
  expectInDocs("docs/causes.md", "causes", table);
});

async function start(situation: Situation, context: TestContext): Promise<DoctorBench> {
  const nginx = situation.nginx ? ((await nginxProgram()) ?? context.skip(WITHOUT_NGINX)) : undefined;
  return deployed(context, { nginx, bundle: "none" });
}

/** Deploys it; what health_check says of it in the log. */
async function breakIt(bench: DoctorBench, situation: Situation): Promise<string[]> {
  const { instance, targetGroup } = bench;
  await instance.setProperties({ HEALTH_HOOKS_PROBE_SECONDS: "1", ...situation.properties });
  Object.assign(targetGroup.healthCheck, AS_MADE, situation.check);
  const bundle = await bench.bundle({ files: { ".env": ENV, ...situation.files } });
  const options = {
    beforePostdeploy: async () => {
      if (situation.listens !== false) await instance.untilAppListens(PATIENCE_MS);
      // The first answer waits for the app's start, however long that takes here.
      if (!situation.waits)
        await fetch(`http://${bench.address}:${bench.port}/`, { redirect: "manual" }).catch(() => {});
    },
  };
  const { succeeded, log } = await instance.deploy(bundle, options);
  expect(succeeded, log.join("\n")).toBe(true);
  if (!situation.afterwards) return [...log];
  await situation.afterwards(bench);
  const cwd = instance.path("/var/app/current");
  const { stdout, stderr } = await runHook(HEALTH_CHECK, { cwd, env: instance.hookEnvironment() });
  return `${stdout}${stderr}`.trimEnd().split("\n");
}

const ENV = "SECRET_KEY=a-secret-key\nALLOWED_HOSTS=secret-one.example\n";
/** A target group as Elastic Beanstalk makes it. */
const AS_MADE = { path: "/", port: "traffic-port", timeoutSeconds: 5, matcher: { httpCode: "200" } };

/** Puts the check back to what it was, and waits for the load balancer's word. */
async function reset({ targetGroup, loadBalancer }: DoctorBench, { check }: Situation): Promise<void> {
  Object.assign(targetGroup.healthCheck, AS_MADE, check);
  // The first may have been sent before.
  for (let count = 0; count < 2; count += 1) {
    await loadBalancer.nextCheck(({ state, passed }) => state === "unhealthy" && !passed, PATIENCE_MS);
  }
}

/** The summary stands last, and the remedy right above it. */
function fromLog(log: readonly string[], [cause]: Said): Pick<Finding, "cause" | "message" | "remedy"> {
  const own = log.flatMap((line) => /^(?:WARN|ERROR|INFO) health_check: (.*)$/.exec(line)?.[1] ?? []);
  const message = (lastLine(own.join("\n")) ?? "").replace(/; nothing was changed$/, "");
  expect(message).toMatch(/^the deployment goes on: the (?:app does not pass the )?check /);
  return { cause, message, remedy: own.slice(0, -1) };
}

function mended(log: readonly string[]): string {
  const found = log.find((line) => line.includes("so it is the page to check")) ?? log.join("\n");
  return found.replace(/^INFO health_check: /, "").replace(/; to keep .*/, "");
}

async function firstOf(bench: DoctorBench): Promise<Finding> {
  const { findings } = await bench.json();
  const [first] = findings;
  if (!first) throw new Error("the doctor on the instance finds nothing");
  return first;
}

/** The laptop knows what the load balancer tells. */
async function fromLaptop({ targetGroup }: DoctorBench, { onTestFinished }: TestContext): Promise<Finding> {
  const { healthCheck, targets } = targetGroup;
  const seen = { targets: targets.map(({ health }) => health), check: healthCheck };
  const { report } = await laptop(seen, onTestFinished);
  const { findings } = await report();
  const first = findings.find(({ cause }) => !["drift", "fleet"].includes(cause));
  if (!first) throw new Error("the doctor on the laptop finds nothing");
  return first;
}

function plain({ address, port }: DoctorBench, text: string): string {
  return text
    .replaceAll(`${address}:${port}`, "ADDRESS:PORT")
    .replaceAll(address, "ADDRESS")
    .replaceAll(String(port), "PORT")
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, "TIME")
    .replace(/after \d+(?:\.\d)? s\b/, "after 4 s")
    .replace(/started \d+ s before/, "started 3 s before");
}

/** Without which group it is: only what happened. */
function clauseOf(message: string): string {
  return message.replace(/^.*? check of target group \S+ \([^)]*\): /, "");
}
