import { chmod, mkdir, readFile, writeFile, symlink, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test, onTestFinished } from "vitest";
import { judgeDeployments, judgeTargets } from "../../src/health-check/guard.ts";
import { answers, benchWithApp } from "../support/app.ts";
import { addGroup, actions } from "../support/health-check.ts";
import { HEALTH_CHECK } from "../support/run-hook.ts";

const on = (deployment: any) => deployment && { id: deployment[0], status: deployment[1], versionLabel: "v", time: new Date(0) };
function fleet(bench: any, self: any, others: any[], targets: string[]) {
  const environment = bench.aws.state.environments[0];
  const id = bench.targetGroup.targets[0]?.id ?? "";
  environment.instances.splice(0, environment.instances.length, { id, deployment: on(self) });
  others.forEach((d, i) => environment.instances.push({ id: `i-other${i + 1}`, deployment: on(d) }));
  targets.forEach((state, i) => bench.targetGroup.targets.push({ id: `i-other${i + 1}`, port: bench.port, health: { state } }));
}
const show = (name: string, r: any) => console.log(`##### ${name} code=${r.code} ms=${Math.round(r.milliseconds)}\n${r.output}`);

test("unit", () => {
  const t = (id: string, state: string) => ({ id, state });
  const d = (id: string, deploymentId: number | undefined, status: string | undefined) => ({ id, deploymentId, status });
  console.log("E1 draining old + healthy new:", judgeDeployments([d("s", 7, "In Progress"), d("new", 7, "Deployed"), d("old", 6, "Deployed")], [t("s", "healthy"), t("new", "healthy"), t("old", "draining")], "s", 7));
  console.log("E1 only draining old:", judgeTargets([t("s", "healthy"), t("old", "draining")], "s"));
  console.log("E1b terminated, unregistered, nothing reported:", judgeDeployments([d("s", 7, "In Progress"), d("new", 7, "Deployed"), d("gone", undefined, undefined)], [t("s", "healthy"), t("new", "healthy")], "s", 7));
  console.log("E1c stale own In Progress 6, manifest 7, others 6:", judgeDeployments([d("s", 6, "In Progress"), d("old", 6, "Deployed")], [t("s", "healthy"), t("old", "healthy")], "s", 7));
  console.log("E1d manifest stale 6 (config deploy), report lag:", judgeDeployments([d("s", 6, "Deployed"), d("old", 6, "Deployed")], [t("s", "healthy"), t("old", "healthy")], "s", 6));
  console.log("E1e newer:", judgeDeployments([d("s", 7, "In Progress"), d("old", 8, "In Progress")], [t("s", "healthy"), t("old", "healthy")], "s", 7));
  console.log("E1f no targets", judgeTargets([], "s"));
});

test("immutable last new instance", async () => {
  const bench = await benchWithApp(answers(200));
  fleet(bench, [7, "In Progress"], [[7, "Deployed"], [6, "Deployed"], [6, "Deployed"]], ["healthy", "healthy", "healthy"]);
  show("immutable, last of the new ones, strict", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/", HEALTH_HOOKS_STRICT: "true" }));
});

test("traffic splitting: temporary group has only new ones", async () => {
  const bench = await benchWithApp(answers(200));
  fleet(bench, [7, "In Progress"], [[7, "Deployed"], [6, "Deployed"]], []);
  const self = bench.targetGroup.targets.splice(0)[0]!;
  bench.targetGroup.targets.push({ id: "i-other2", port: bench.port, health: { state: "healthy" } });
  const temp = addGroup(bench, "TEMPORARY000");
  temp.targets.push(self as any, { id: "i-other1", port: bench.port, health: { state: "healthy" } });
  show("traffic splitting", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/" }));
  console.log(JSON.stringify(bench.aws.state.targetGroups.map(({ name, healthCheck }) => [name, healthCheck.path, healthCheck.matcher])), actions(bench));
});

test("two groups, one deferred", async () => {
  const bench = await benchWithApp(answers(200));
  fleet(bench, [7, "In Progress"], [[6, "Deployed"]], ["healthy"]);
  const second = addGroup(bench, "SECOND000000");
  second.targets.push({ ...bench.targetGroup.targets[0]! });
  show("one deferred", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/" }));
  console.log(JSON.stringify(bench.aws.state.targetGroups.map(({ name, healthCheck }) => [name, healthCheck.path, healthCheck.matcher])));
});

test("basic health", async () => {
  const bench = await benchWithApp(answers(200));
  fleet(bench, [7, "In Progress"], [[7, "Deployed"]], ["healthy"]);
  bench.aws.state.environments[0]!.healthReporting = "basic";
  show("basic", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/", HEALTH_HOOKS_STRICT: "true" }));
});

test("permissions boundary", async () => {
  const bench = await benchWithApp(answers(200));
  bench.aws.fault = ({ action }) => action === "DescribeTags" ? { status: 403, code: "AccessDenied", message: "User: arn:aws:sts::123456789012:assumed-role/role/i-0 is not authorized to perform: elasticloadbalancing:DescribeTags because no permissions boundary allows the elasticloadbalancing:DescribeTags action" } : undefined;
  show("boundary", await bench.run(HEALTH_CHECK));
});

test("endless pages", async () => {
  const bench = await benchWithApp(answers(200));
  // patch state: pages always return next
  const groups = bench.aws.state.targetGroups;
  bench.aws.fault = undefined;
  // simulate by making pageSize 0?
  bench.aws.state.pageSize = 0;
  show("endless", await bench.run(HEALTH_CHECK));
  console.log(actions(bench).length, groups.length);
}, 60000);

test("non leader in the middle of rolling", async () => {
  const bench = await benchWithApp(answers(200), { leader: false });
  fleet(bench, [7, "In Progress"], [[6, "Deployed"]], ["healthy"]);
  bench.targetGroup.healthCheck.matcher = { httpCode: "200-301" };
  show("non leader", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/" }));
}, 60000);

test("gunicorn --chdir", async () => {
  const bench = await benchWithApp(answers(400));
  await symlink("/proc", bench.instance.path("/proc"));
  await mkdir(join(bench.app, "mysite"));
  await writeFile(join(bench.app, ".env"), `ALLOWED_HOSTS=a.example,${bench.address}\n`);
  const child = spawn("bash", ["-c", "echo ready; exec -a gunicorn sleep 30"], { cwd: join(bench.app, "mysite"), env: { PATH: process.env.PATH, ALLOWED_HOSTS: "x" }, stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void child.kill());
  await once(child.stdout, "data");
  show("chdir", await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "1" }));
});
