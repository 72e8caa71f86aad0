import { describe, test } from "vitest";
import { benchWithApp, redirectToHttps } from "../support/app.ts";
import { snapshot } from "../support/health-check.ts";
import { BROKEN, hostileAws, STRANGE } from "../support/hostile-aws.ts";
import { measured, withinMemory } from "../support/memory.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import type { WhenFinished } from "../support/sandbox.ts";

type Answer = (typeof STRANGE)[number][1];

/** Runs the hook with one of the services answering like this, and sees that it takes little memory and no change. */
async function runWith(service: string, answer: Answer, strict: string, whenFinished: WhenFinished) {
  const bench = await benchWithApp(redirectToHttps, {}, whenFinished);
  const before = snapshot(bench);
  const url = await hostileAws(answer, whenFinished);
  const [program, ...args] = measured(HEALTH_CHECK);
  const env = { [`AWS_ENDPOINT_URL_ELASTIC_${service}`]: url, HEALTH_HOOKS_STRICT: strict };
  const run = await bench.run(program, env, { args });
  if (snapshot(bench) !== before) throw new Error("something was changed");
  return { ...run, stderr: withinMemory(run.stderr) };
}

describe.concurrent("something that answers in place of AWS", () => {
  for (const service of ["BEANSTALK", "LOAD_BALANCING_V2"])
    for (const strict of ["false", "true"]) {
      test.for(STRANGE)(
        `${service}, strict ${strict}: %s`,
        async ([, answer], { expect, onTestFinished }) => {
          const { code, stderr, stdout } = await runWith(service, answer, strict, onTestFinished);
          expect([code, stdout]).toEqual([strict === "true" ? 1 : 0, ""]);
          expect(stderr).toContain("Look for a proxy, a firewall or an endpoint");
          expect(lastLine(stderr)).toMatch(
            /: could not find .*: something answered in place of AWS, or broke its answer: it (is none to \w+|has no \w+|is longer than 4 MiB)$/,
          );
        },
      );
    }

  test.for(BROKEN)("%s", async ([, answer], { expect, onTestFinished }) => {
    const { code, stderr } = await runWith("BEANSTALK", answer, "false", onTestFinished);
    expect(code).toBe(0);
    expect(stderr).not.toContain("bug");
    expect(lastLine(stderr)).toMatch(/: could not find the environment's load balancer: /);
  });

  test("always another page", async ({ expect, onTestFinished }) => {
    let page = 0;
    const answer: Answer = (response, action) => {
      const list =
        action === "DescribeTargetGroups"
          ? `<TargetGroups/><NextMarker>${page++}</NextMarker>`
          : "<LoadBalancers/>";
      response.end(`<${action}Response><${action}Result>${list}</${action}Result></${action}Response>`);
    };
    const { code, stderr } = await runWith("LOAD_BALANCING_V2", answer, "false", onTestFinished);
    expect(code).toBe(0);
    expect(lastLine(stderr)).toMatch(
      /could not find the target groups: AWS took longer than the 20 s for all calls$/,
    );
  });
});
