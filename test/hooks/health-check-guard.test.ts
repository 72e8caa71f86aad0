import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { EnvironmentInstance, Target } from "../../sandbox/aws/server.ts";
import { answers, benchWithApp } from "../support/app.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { actions, addGroup } from "../support/health-check.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import type { HookBench } from "../support/sandbox.ts";

type State = Target["health"]["state"];
type Status = "In Progress" | "Deployed" | "Failed";
/** Number and status; this deployment is number 7. */
type Latest = `${number} ${Status}`;

interface Situation {
  readonly name: string;
  /** The health of the other targets of the group; of one that is healthy unless told otherwise. */
  readonly targets?: readonly State[];
  /** The latest deployment of this instance, which is under way unless told otherwise, and of the others. */
  readonly self?: Latest | "not known";
  readonly others: readonly Latest[];
  /** Of this instance's own files. */
  readonly manifest?: number;
  readonly basicHealth?: boolean;
  readonly denied?: string;
  readonly args?: readonly string[];
  readonly becomes: "the new path" | "the old path";
  /** Why, as the log says it. */
  readonly because: string;
  /** Of the same run under HEALTH_HOOKS_STRICT; 0 unless told. */
  readonly strictCode?: 1;
}

const SITUATIONS: readonly Situation[] = [
  {
    name: "the only instance",
    targets: [],
    others: [],
    becomes: "the new path",
    because: "this instance is the only target",
  },
  {
    name: "first rollout onto a fleet that is all unhealthy",
    targets: ["unhealthy", "unhealthy"],
    others: ["6 Deployed", "6 Deployed"],
    becomes: "the new path",
    because: "no other target is healthy",
  },
  {
    name: "all at once: the others are under way too",
    targets: ["healthy", "healthy"],
    others: ["7 In Progress", "7 Deployed"],
    becomes: "the new path",
    because: "every other target is on deployment 7 too",
  },
  {
    name: "rolling, in the middle: one is through, one is not",
    targets: ["healthy", "healthy"],
    others: ["7 Deployed", "6 Deployed"],
    becomes: "the old path",
    because: "not on deployment 7: OTHER-2 (6)",
  },
  {
    name: "rolling, the last one",
    targets: ["healthy", "healthy"],
    others: ["7 Deployed", "7 Deployed"],
    becomes: "the new path",
    because: "every other target is on deployment 7 too",
  },
  {
    name: "immutable: the first new instance beside the old ones",
    targets: ["healthy", "healthy"],
    others: ["6 Deployed", "6 Deployed"],
    becomes: "the old path",
    because: "not on deployment 7: OTHER-1 (6), OTHER-2 (6)",
  },
  {
    name: "an instance on which this deployment failed",
    others: ["7 Failed"],
    becomes: "the old path",
    because: "not on deployment 7: OTHER-1 (7 failed)",
  },
  {
    name: "an instance that is just being checked in",
    targets: ["initial"],
    others: ["6 Deployed"],
    becomes: "the old path",
    because: "not on deployment 7: OTHER-1 (6)",
  },
  {
    name: "a target that is draining, and an instance that is no target",
    targets: ["healthy", "draining"],
    others: ["7 Deployed", "6 Deployed", "6 Deployed"],
    becomes: "the new path",
    because: "every other target is on deployment 7 too",
  },
  {
    name: "this instance's report is not yet of this deployment, its files are",
    self: "6 Deployed",
    manifest: 7,
    others: ["6 Deployed"],
    becomes: "the old path",
    because: "not on deployment 7: OTHER-1 (6)",
  },
  {
    name: "by hand, long after",
    self: "7 Deployed",
    manifest: 7,
    others: ["7 Deployed"],
    becomes: "the new path",
    because: "every other target is on deployment 7 too",
  },
  {
    name: "neither report nor files know this deployment",
    self: "not known",
    others: ["6 Deployed"],
    becomes: "the old path",
    because: "it is not known which deployment this instance is on",
    strictCode: 1,
  },
  {
    name: "basic health reporting",
    others: ["7 Deployed"],
    basicHealth: true,
    becomes: "the old path",
    because:
      "could not read the health and deployment of the environment's instances: InvalidRequestException: DescribeInstancesHealth is not supported.",
    strictCode: 1,
  },
  {
    name: "no permission for DescribeInstancesHealth",
    others: ["7 Deployed"],
    denied: "elasticbeanstalk:DescribeInstancesHealth",
    becomes: "the old path",
    because:
      "could not read the health and deployment of the environment's instances: ROLE may not call elasticbeanstalk:DescribeInstancesHealth",
    strictCode: 1,
  },
  {
    name: "no permission for DescribeTargetHealth",
    others: ["7 Deployed"],
    denied: "elasticloadbalancing:DescribeTargetHealth",
    becomes: "the old path",
    because:
      "could not see which targets of GROUP are healthy: ROLE may not call elasticloadbalancing:DescribeTargetHealth",
    strictCode: 1,
  },
  {
    name: "--at-once",
    self: "7 Deployed",
    others: ["6 Deployed"],
    args: ["--at-once"],
    becomes: "the new path",
    because: "",
  },
];

async function benchIn({
  targets = ["healthy"],
  self = "7 In Progress",
  others,
  manifest,
  basicHealth,
  denied,
}: Situation): Promise<HookBench> {
  const bench = await benchWithApp(answers(200));
  const { aws, targetGroup, port, instance } = bench;
  const environment = aws.state.environments[0];
  if (!environment) throw new Error("the sandbox has no environment");
  const on = (latest: string): EnvironmentInstance["deployment"] => {
    const [, id, status] = /^(\d) (.*)$/.exec(latest) ?? [];
    return id === undefined
      ? undefined
      : { id: Number(id), status: status as Status, versionLabel: `v${id}`, time: new Date(0) };
  };
  const id = targetGroup.targets[0]?.id ?? "";
  environment.instances.splice(0, environment.instances.length, { id, deployment: on(self) });
  others.forEach((deployment, index) => {
    environment.instances.push({ id: `i-other${index + 1}`, deployment: on(deployment) });
  });
  targets.forEach((state, index) => {
    targetGroup.targets.push({ id: `i-other${index + 1}`, port, health: { state } });
  });
  if (basicHealth) environment.healthReporting = "basic";
  if (denied) aws.denied.add(denied);
  if (manifest !== undefined) {
    const file = instance.path("/opt/elasticbeanstalk/deployment/app_version_manifest.json");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ RuntimeSources: {}, DeploymentId: manifest, Serial: manifest }));
  }
  return bench;
}

const NEW_PATH = { HEALTH_HOOKS_PATH: "/health/" };
const rows: string[][] = [];

test.for(SITUATIONS)("a new path, $name", async (situation) => {
  const { name, becomes, because, args = [], strictCode = 0 } = situation;
  const bench = await benchIn(situation);
  const { targetGroup } = bench;

  const strict = await bench.run(
    HEALTH_CHECK,
    { ...NEW_PATH, HEALTH_HOOKS_STRICT: "true", HEALTH_HOOKS_DRY_RUN: "true" },
    { args },
  );
  expect(strict.code).toBe(strictCode);
  expect(targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200" } });

  const { code, output, stderr } = await bench.run(HEALTH_CHECK, NEW_PATH, { args });
  expect(code).toBe(0);
  const path = becomes === "the new path" ? "/health/" : "/";
  // More codes can be allowed at any moment: what is deferred is the path alone.
  expect(targetGroup.healthCheck).toMatchObject({ path, matcher: { httpCode: "200-301" } });
  const plain = output
    .replaceAll(/i-other(\d)/g, "OTHER-$1")
    .replaceAll(targetGroup.name, "GROUP")
    .replaceAll(/arn:aws:sts::\S+/g, "ROLE");
  if (becomes === "the new path") {
    expect(stderr).toBe("");
    const isAsked = because !== "";
    expect(actions(bench).includes("DescribeTargetHealth")).toBe(isAsked);
    if (isAsked)
      expect(plain).toContain(
        `INFO health_check: GROUP was safe to change for all targets at once: ${because}\n`,
      );
  } else {
    expect(lastLine(stderr)).toMatch(/^WARN health_check: the deployment goes on: /);
    expect(lastLine(plain)).toBe(
      `WARN health_check: the deployment goes on: GROUP does not check /health/ for 200-301 yet: ${because}`,
    );
    expect(plain).toContain("sudo .platform/hooks/postdeploy/90_health_check.cjs\n");
  }
  rows.push([name, becomes, because || "asked for"]);
});

afterAll(() => {
  if (rows.length < SITUATIONS.length) return; // only some of them were run
  expectInDocs(
    "docs/health-check.md",
    "guard",
    markdownTable(["situation", "the group checks", "because"], rows),
  );
});

const INSTANCE_ROLLING = SITUATIONS.find(({ name }) =>
  name.startsWith("rolling, in the middle"),
) as Situation;

describe("in the middle of a rolling deployment", () => {
  test("fewer success codes wait too, and more do not even ask", async () => {
    const bench = await benchIn(INSTANCE_ROLLING);
    bench.targetGroup.healthCheck.matcher = { httpCode: "200-299" };
    const narrower = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_SUCCESS_CODES: "200" });
    expect(lastLine(narrower.stderr)).toContain("does not check / for 200 yet: not on deployment 7");
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-299" });

    const asked = actions(bench).length;
    const wider = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_SUCCESS_CODES: "200-301" });
    expect(wider).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
    expect(actions(bench).slice(asked)).not.toContain("DescribeTargetHealth");
  });

  test("a change that nobody wishes for asks nobody", async () => {
    const bench = await benchIn(INSTANCE_ROLLING);
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(actions(bench)).not.toContain("DescribeTargetHealth");
    expect(actions(bench)).not.toContain("DescribeInstancesHealth");
  });

  test("under HEALTH_HOOKS_STRICT a path that waits fails nothing, one of which nothing is known does", async () => {
    const waits = await benchIn(INSTANCE_ROLLING);
    const strict = { ...NEW_PATH, HEALTH_HOOKS_STRICT: "true" };
    expect((await waits.run(HEALTH_CHECK, strict)).code).toBe(0);
    const unknown = await benchIn({ ...INSTANCE_ROLLING, basicHealth: true });
    const result = await unknown.run(HEALTH_CHECK, strict);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(
      "set SystemType of aws:elasticbeanstalk:healthreporting:system to enhanced.",
    );
    for (const { targetGroup } of [waits, unknown]) {
      expect(targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200-301" } });
    }
  });

  test("traffic splitting: the new instance's own group may have the path, the other waits", async () => {
    const bench = await benchIn(INSTANCE_ROLLING);
    const { targetGroup, port } = bench;
    const temporary = addGroup(bench, "TEMPORARY000", { port, targets: targetGroup.targets.splice(0, 1) });
    const { stdout, stderr } = await bench.run(HEALTH_CHECK, NEW_PATH);
    expect(temporary.healthCheck.path).toBe("/health/");
    expect(targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200-301" } });
    expect(stdout).toContain(`changed target group ${temporary.name}, path: / -> /health/`);
    expect(lastLine(stderr)).toContain(`${targetGroup.name} does not check /health/ for 200-301 yet`);
    expect(actions(bench).filter((action) => action === "DescribeInstancesHealth")).toHaveLength(1);
  });

  test("more instances than a page holds are all looked at", async () => {
    const bench = await benchIn({
      ...INSTANCE_ROLLING,
      targets: Array.from({ length: 26 }, () => "healthy"),
      others: [...Array.from({ length: 25 }, () => "7 Deployed" as const), "6 Deployed"],
    });
    bench.aws.state.pageSize = 10;
    const { stderr } = await bench.run(HEALTH_CHECK, NEW_PATH);
    expect(lastLine(stderr)).toContain("not on deployment 7: i-other26 (6)");
    expect(bench.targetGroup.healthCheck.path).toBe("/");
  });
});
