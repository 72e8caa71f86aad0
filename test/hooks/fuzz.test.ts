/** Any text, from wherever: exit 0 or 1, one line for each thing said, little memory, and nothing written elsewhere. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { benchWithApp } from "../support/app.ts";
import { expectSaneOutput, fuzz, mixture, ODD, pick, type Random } from "../support/fuzz.ts";
import { hostileAws } from "../support/hostile-aws.ts";
import { measured, withinMemory } from "../support/memory.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

/** Where a hook may write. */
const OWN =
  /^(?:var\/lib\/eb-health-hooks|usr\/lib\/systemd\/system|var\/log|run\/systemd)(?:\/|$)|\/\.eb-health-hooks$/;

function others({ instance }: HookBench): string[] {
  const names: string[] = [];
  const collect = (below: string) => {
    for (const entry of readdirSync(instance.path(`/${below}`), { withFileTypes: true })) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (!OWN.test(path)) names.push(path);
      if (entry.isDirectory()) collect(path);
    }
  };
  collect("");
  return names.sort();
}

async function tries(
  bench: HookBench,
  hook: string,
  env: Record<string, string>,
  seed: number,
  { expect }: TestContext,
) {
  const before = others(bench);
  const [program, ...args] = measured(hook);
  const run = await bench.run(program, { HEALTH_HOOKS_PROBE_SECONDS: "1", ...env }, { args });
  expect([0, 1], `seed ${seed}: ${run.output}`).toContain(run.code);
  expectSaneOutput(run.stdout + withinMemory(run.stderr), `seed ${seed}`);
  expect(others(bench), `seed ${seed}`).toEqual(before);
}

const withoutNul = (text: string) => text.replaceAll("\0", "");
const ENV_FILE = [
  "ALLOWED_HOSTS=",
  "export ",
  "DJANGO_ALLOWED_HOSTS=",
  "SECRET=x\n",
  "\n",
  "a.example,b.example",
  ...ODD,
];

describe.concurrent("any", () => {
  test("env file", async (context) => {
    const bench = await hookBench({}, {}, context.onTestFinished);
    await context.annotate(
      `${await fuzz(async (random, seed) => {
        const bytes = Buffer.from(mixture(random, ENV_FILE, 60), pick(random, ["utf8", "latin1", "utf16le"]));
        writeFileSync(join(bench.app, ".env"), bytes);
        await tries(bench, ALLOWED_HOSTS, {}, seed, context);
      })} seeds`,
    );
  });

  test("setting and property", async (context) => {
    const bench = await hookBench({}, {}, context.onTestFinished);
    const names = [
      ...Object.values(SETTINGS).map(({ variable }) => variable),
      "ALLOWED_HOSTS",
      "HEALTH_CHECK_HOSTS",
      "PATH",
    ];
    await context.annotate(
      `${await fuzz(async (random, seed) => {
        const env: Record<string, string> = {};
        for (let count = 1 + random() * 3; count > 0; count -= 1)
          env[pick(random, names)] = withoutNul(mixture(random, ODD, 6));
        if ("PATH" in env) env.PATH += `:${bench.instance.path("/usr/bin")}`;
        await tries(bench, ALLOWED_HOSTS, env, seed, context);
      })} seeds`,
    );
  });

  test("answer of the metadata service", async (context) => {
    const bench = await hookBench({}, {}, context.onTestFinished);
    await context.annotate(
      `${await fuzz(async (random, seed) => {
        const answer = () => ({
          status: pick(random, [200, 200, 200, 204, 301, 400, 401, 403, 404, 500, 503]),
          body: pick(random, [
            bench.address,
            mixture(random, ODD, 8),
            `${bench.address}${pick(random, ODD)}`,
          ]),
        });
        bench.metadata.fault = () => (random() < 0.5 ? undefined : answer());
        await tries(bench, pick(random, [ALLOWED_HOSTS, HEALTH_CHECK]), {}, seed, context);
      })} seeds`,
    );
  });

  test("answer of AWS", async (context) => {
    const bench = await benchWithApp(undefined, {}, context.onTestFinished);
    let random: Random = () => 0;
    const url = await hostileAws((response, action) => {
      response.writeHead(pick(random, [200, 200, 200, 200, 400, 403, 500]), { "Content-Type": "text/xml" });
      response.end(xmlOf(random, action));
    }, context.onTestFinished);
    await context.annotate(
      `${await fuzz(async (next, seed) => {
        random = next;
        const service = pick(random, ["BEANSTALK", "LOAD_BALANCING_V2"]);
        await tries(bench, HEALTH_CHECK, { [`AWS_ENDPOINT_URL_ELASTIC_${service}`]: url }, seed, context);
      })} seeds`,
    );
  });
});

const ELEMENTS = [
  "LoadBalancers",
  "TargetGroups",
  "TagDescriptions",
  "member",
  "Name",
  "TargetGroupArn",
  "Port",
  "Matcher",
  "HttpCode",
  "HealthCheckPath",
  "HealthCheckPort",
  "Tags",
  "Key",
  "Value",
  "NextMarker",
  "Error",
  "Code",
  "Message",
];

/** Often an answer to the call, with anything in it. */
function xmlOf(random: Random, action: string): string {
  const escaped = () => mixture(random, ODD, 4).replace(/[&<>\0]/g, "");
  const element = (depth: number): string => {
    const name = pick(random, ELEMENTS);
    const inner =
      depth === 0 ? escaped() : Array.from({ length: random() * 4 }, () => element(depth - 1)).join("");
    return `<${name}>${inner}</${name}>`;
  };
  const result = `<LoadBalancers><member><Name>arn:x${escaped()}</Name></member></LoadBalancers><TargetGroups>${element(2)}</TargetGroups><TagDescriptions>${element(2)}</TagDescriptions>${element(3)}`;
  const whole = `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
  if (random() < 0.6) return whole;
  const at = Math.floor(random() * whole.length);
  return whole.slice(0, at) + mixture(random, ODD, 5) + whole.slice(at + Math.floor(random() * 20));
}
