import { describe, expect, test } from "vitest";
import { answering, HEALTHY, laptop, PROCESS, PROPERTIES, reportOf, SILENT } from "./doctor-support.ts";
import { run } from "./support.ts";

const WIDENED = { matcher: { httpCode: "200-301" } };
const OWN_PATH = [PROPERTIES, "HEALTH_HOOKS_PATH", "/health/"] as const;
const pathOption = (path: string) => [PROCESS, "HealthCheckPath", path] as const;

describe("success codes that health_check has widened", () => {
  test.for([
    ["nothing", [HEALTHY], []],
    ["308", [HEALTHY, HEALTHY, answering(308)], ["success codes"]],
    ["404", [HEALTHY, answering(404)], ["path"]],
    ["400", [answering(400)], ["host refused"]],
    ["502", [answering(502)], ["app fails"]],
  ] as const)(
    "are a note where %s fails, and nothing offers the option's back",
    async ([, targets, causes]) => {
      const { findings, notes } = await reportOf({ targets, check: WIDENED });
      expect(findings.map(({ cause }) => cause)).toEqual(causes);
      expect(findings.flatMap(({ remedy }) => remedy).join()).not.toContain("--matcher");
      expect(notes.filter((note) => note.includes("MatcherHTTPCode"))).toEqual([
        `the live target group has 200-301, and the option MatcherHTTPCode says 200: 200-301 counts now, through deployments and scaling; the next change of an option of ${PROCESS} may put 200 back, and a rebuild does. To keep 200-301, set MatcherHTTPCode of ${PROCESS} to it in .ebextensions and deploy.`,
      ]);
    },
  );
});

test("fewer success codes than the option says are the finding where the option's would let a target pass", async () => {
  const options = [[PROCESS, "MatcherHTTPCode", "200-399"]] as const;
  const { findings } = await reportOf({ options, targets: [answering(301)] });
  expect(findings.map(({ cause }) => cause)).toEqual(["drift", "success codes"]);
  expect(findings[0]?.remedy[0]).toMatch(/^To get 200-399 back now: .* --matcher HttpCode=200-399$/);
  const other = await reportOf({ options, targets: [answering(404)] });
  expect(other.findings.map(({ cause }) => cause)).toEqual(["path"]);
});

describe("what health_check has set", () => {
  test.for([
    ["healthy", HEALTHY, []],
    ["without an answer", SILENT, ["app does not answer"]],
    ["without such a page", answering(404), ["path"]],
    ["behind a login", answering(302), ["redirect"]],
  ] as const)("is no drift: a path, %s", async ([, target, causes]) => {
    const check = { path: "/health/", ...WIDENED };
    const { findings, notes } = await reportOf({ options: [OWN_PATH], check, targets: [target] });
    expect(findings.map(({ cause }) => cause)).toEqual(causes);
    expect(notes.join("\n")).toContain(
      "the live target group has /health/, and the option HealthCheckPath says / (set by health_check: HEALTH_HOOKS_PATH): ",
    );
  });

  test("is no drift: success codes", async () => {
    const options = [[PROPERTIES, "HEALTH_HOOKS_SUCCESS_CODES", "200,204"]] as const;
    const { code, notes } = await reportOf({ options, check: { matcher: { httpCode: "204,200" } } });
    expect(code).toBe(0);
    expect(notes.join()).toContain("(set by health_check: HEALTH_HOOKS_SUCCESS_CODES)");
  });

  test("is mended where it was set", async () => {
    const path = { options: [OWN_PATH], check: { path: "/health/" }, targets: [answering(404)] };
    expect((await reportOf(path)).findings[0]?.remedy).toEqual([
      "HEALTH_HOOKS_PATH sets this page: name one in it that answers 200 to everybody, with eb setenv.",
    ]);
    const codes = {
      options: [[PROPERTIES, "HEALTH_HOOKS_SUCCESS_CODES", "200"]],
      targets: [answering(301)],
    } as const;
    expect((await reportOf(codes)).findings[0]?.remedy).toContain(
      "If this answer means healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200-301",
    );
  });
});

test("the same drift of two groups is one finding, with a command for each", async () => {
  const check = { path: "/h/" };
  const { findings } = await reportOf({ check, sibling: [HEALTHY] });
  expect(findings.map(({ cause }) => cause)).toEqual(["drift"]);
  expect(findings[0]?.seen.filter((clause) => clause.startsWith("target group"))).toHaveLength(2);
  expect(findings[0]?.remedy.filter((one) => one.includes("modify-target-group"))).toEqual([
    expect.stringContaining("targetgroup/awseb-AWSEB-1DEF/"),
    expect.stringContaining("targetgroup/awseb-AWSEB-2GHI/"),
  ]);
});

describe("a command to paste", () => {
  /** What a shell makes of the words of a command, which it does not run. */
  const wordsOf = async (command: string) =>
    (await run("sh", ["-c", `printf '%s\\n' ${command}`], "/")).split("\n");

  test("has the option's path as one word", async () => {
    const path = "/health/$(id)&b='c'";
    const { findings } = await reportOf({
      options: [pathOption(path)],
      check: { path: "/x/" },
      targets: [answering(404)],
    });
    const [, command = ""] = /back now: (.*)/.exec(findings[0]?.remedy[0] ?? "") ?? [];
    const words = await wordsOf(command);
    expect(words[words.indexOf("--health-check-path") + 1]).toBe(path);
  });

  // https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
  test("has a list of codes as one value of the AWS CLI", async () => {
    const options = [[PROCESS, "MatcherHTTPCode", "200,301"]] as const;
    const check = { matcher: { httpCode: "404" } };
    const { findings } = await reportOf({ options, check, targets: [answering(301)] });
    const [, command = ""] = /back now: (.*)/.exec(findings[0]?.remedy[0] ?? "") ?? [];
    expect(await wordsOf(command)).toContain('HttpCode="200,301"');
  });
});

test("queries, which may hold secrets, are not shown", async () => {
  const url = [
    "aws:elasticbeanstalk:application",
    "Application Healthcheck URL",
    "/u/?token=secret",
  ] as const;
  const { report, doctor } = await laptop({
    options: [pathOption("/health/?token=secret"), url],
    check: { path: "/x/?token=secret" },
    targets: [answering(404), answering(301), SILENT],
  });
  expect((await doctor()).stdout).not.toContain("secret");
  const { findings, notes } = await report();
  expect(JSON.stringify({ findings, notes })).not.toContain("secret");
  expect(findings.map(({ message }) => message)).toContain(
    "the live target group has /x/?..., and the option HealthCheckPath says /health/?...",
  );
  expect(findings[0]?.remedy[0]).toMatch(/--health-check-path with the path that the option has, in quotes$/);
});
