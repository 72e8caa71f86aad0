import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { ASSUMPTIONS } from "../../src/doctor/assumptions.ts";
import { broken, type DoctorBench, deployed, HOSTS } from "./bench.ts";

const INFO = "/opt/elasticbeanstalk/config/ebenvinfo";
const ANSWERS = "/opt/elasticbeanstalk/config/get-config";
const UNIT = "/etc/systemd/system/web.service";
const DROP_INS = "/usr/lib/systemd/system/web.service.d";

type Break = readonly [
  name: string,
  /** What happens to the platform; what it returns undoes it. */
  how: (bench: DoctorBench) => Promise<() => Promise<unknown>>,
  seen: RegExp,
  /** Other assumptions that the same look can tell nothing of. */
  hides?: readonly string[],
];

/** Writes another text, or takes the file away, until it is undone. */
const changed =
  (path: string, change: (text: string) => string | undefined) =>
  async ({ instance, reload }: DoctorBench) => {
    const file = instance.path(path);
    const before = await readFile(file, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`${path} is as it was`);
    if (after === undefined) await rm(file);
    else await writeFile(file, after);
    if (path.includes("systemd")) await reload();
    return async () => {
      await writeFile(file, before);
      await reload();
    };
  };

const gone = () => undefined;

const property = (name: string, value: (bench: DoctorBench) => string) => async (bench: DoctorBench) => {
  const set = changed(`${ANSWERS}/environment.json`, (text) =>
    JSON.stringify({ ...JSON.parse(text), [name]: value(bench) }),
  );
  return set(bench);
};

const BREAKS: readonly Break[] = [
  ["environment id", changed(`${INFO}/envid`, gone), /envid is missing$/],
  [
    "environment id",
    changed(`${INFO}/envid`, () => "arn:something-new\n"),
    /envid says "arn:something-new"$/,
    ["tags of target groups"],
  ],
  ["region", changed(`${INFO}/region`, gone), /region is missing$/],
  [
    "get-config environment",
    changed("/opt/elasticbeanstalk/bin/get-config", (text) =>
      text.replace("\n", '\nif [ "$1" = environment ]; then echo secret-one >&2; exit 3; fi\n'),
    ),
    /get-config environment failed: exit status 3$/,
  ],
  [
    "get-config container",
    changed(`${ANSWERS}/container.json`, (text) => text.replace("instance_port", "port")),
    /^environment_name shop-production, instance_port missing$/,
  ],
  [
    "get-config container",
    changed(`${ANSWERS}/container.json`, () => "Usage: get-config"),
    /its output is no JSON object$/,
  ],
  ["virtual environment", moved("/var/app/venv", "/var/app/elsewhere"), /^there is no \/var\/app\/venv$/],
  [
    "app folder",
    async (bench) => {
      const back = await moved("/var/app/current", "/var/app/releases-7")(bench);
      const path = bench.instance.path("/var/app/current");
      await symlink("releases-7", path);
      return async () => {
        await rm(path);
        await back();
      };
    },
    /^\/var\/app\/current is not a folder$/,
  ],
  [
    "deployment number",
    changed("/opt/elasticbeanstalk/deployment/app_version_manifest.json", (text) =>
      text.replace("DeploymentId", "Deployment"),
    ),
    /^no DeploymentId in /,
  ],
  [
    "unit",
    changed(UNIT, gone),
    /^web\.service is not-found$/,
    ["working folder", "environment file", "drop-in", "order of environment files"],
  ],
  [
    "working folder",
    changed(UNIT, (text) => text.replace("/var/app/current", "/srv/app")),
    /^WorkingDirectory=\/srv\/app$/,
  ],
  [
    "environment file",
    changed(UNIT, (text) => text.replace("deployment/env", "deployment/environment")),
    /^web\.service reads \/opt\/elasticbeanstalk\/deployment\/environment, \/run\/eb-health-hooks\/web\.env$/,
  ],
  [
    "drop-in",
    changed(`${DROP_INS}/50-eb-health-hooks.conf`, gone),
    /^\/usr\/lib\/\S+50-eb-health-hooks\.conf is absent$/,
    ["order of environment files"],
  ],
  [
    "drop-in",
    changed(`${DROP_INS}/50-eb-health-hooks.conf`, (text) => `${text}# edited\n`),
    /^\/usr\/lib\/\S+50-eb-health-hooks\.conf is another text$/,
  ],
  [
    "drop-in",
    async ({ instance, reload }) => {
      const folder = instance.path("/etc/systemd/system/web.service.d"); // one of the same name there hides ours
      await mkdir(folder);
      await writeFile(join(folder, "50-eb-health-hooks.conf"), "[Service]\n");
      await reload();
      return async () => {
        await rm(folder, { recursive: true });
        await reload();
      };
    },
    /^systemd does not know \/usr\/lib\/\S+50-eb-health-hooks\.conf$/,
    ["order of environment files"],
  ],
  [
    "drop-in",
    async ({ instance, reload }) => {
      const file = instance.path(`${DROP_INS}/50-eb-health-hooks.conf`);
      await writeFile(file, await readFile(file)); // now it is newer
      return () => reload();
    },
    /^systemd has not read it as it is now: systemctl daemon-reload$/,
  ],
  [
    "order of environment files",
    async ({ instance, reload }) => {
      const file = instance.path(`${DROP_INS}/90-platform.conf`);
      await writeFile(file, "[Service]\nEnvironmentFile=/opt/elasticbeanstalk/deployment/env\n");
      await reload();
      return async () => {
        await rm(file);
        await reload();
      };
    },
    /^\/opt\/\S+\/env, then \/run\/eb-health-hooks\/web\.env, then \/opt\/elasticbeanstalk\/deployment\/env$/,
  ],
  [
    "processes of the app",
    async ({ instance }) => {
      await rm(instance.path("/proc"));
      return () => symlink("/proc", instance.path("/proc"));
    },
    /^no Python server of the app, but web\.service is active$/,
  ],
  [
    "Node.js",
    property("HEALTH_HOOKS_NODE", () => "/usr/bin/node-99"),
    /^HEALTH_HOOKS_NODE=\/usr\/bin\/node-99 cannot be used$/,
  ],
  [
    "endpoints",
    property("AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", ({ aws }) => aws.url),
    /^environment properties set AWS_ENDPOINT_URL_ELASTIC_BEANSTALK$/,
  ],
  [
    "tags of target groups",
    async ({ targetGroup: { tags } }) => {
      const before = { ...tags };
      for (const name of Object.keys(tags)) delete tags[name];
      return async () => Object.assign(tags, before);
    },
    /^no target group of the load balancer has this environment's tag$/,
  ],
];

function moved(from: string, to: string) {
  return async ({ instance }: DoctorBench) => {
    await rename(instance.path(from), instance.path(to));
    return () => rename(instance.path(to), instance.path(from));
  };
}

/** With an override in force, so that there is something to lose. */
async function withOverride(context: TestContext): Promise<DoctorBench> {
  const files = { ".env": "SECRET_KEY=a-secret-key\n" };
  const bench = await deployed(context, { properties: { ALLOWED_HOSTS: HOSTS }, bundle: { files } });
  await bench.healthy();
  return bench;
}

test("each fact that the platform may change is reported when it does, and no other", async (context) => {
  const bench = await withOverride(context);
  const whole = await bench.json();
  expect(broken(whole)).toEqual([]);
  expect(whole.findings).toEqual([]);
  const hidden = ({ assumptions }: typeof whole) =>
    assumptions.filter(({ holds }) => holds === undefined).map(({ name }) => name);

  for (const [name, how, seen, hides = []] of BREAKS) {
    const undo = await how(bench);
    const report = await bench.json();
    expect(broken(report), `broken: ${name}, ${seen}`).toEqual([name]);
    expect(report.assumptions.find((one) => one.name === name)?.seen).toMatch(seen);
    expect(hidden(report), name).toEqual([...hides, "EB_IS_COMMAND_LEADER"]);
    await undo();
  }
  expect(broken(await bench.json())).toEqual([]);
});

test("every assumption that a deployed app can lose is broken above", ({ expect }) => {
  const names = new Set(BREAKS.map(([name]) => name));
  // Without the first nothing can be said at all; the last is only ever seen or not.
  const others = ["metadata service", "EB_IS_COMMAND_LEADER"];
  expect([...names, ...others].sort()).toEqual(ASSUMPTIONS.map(({ name }) => name).sort());
});

test("a broken one is a WARN line with what it is needed for and where it is known from; healthy all the same", async (context) => {
  const bench = await deployed(context);
  await bench.healthy();
  await rm(bench.instance.path(`${INFO}/region`));
  const { code, lines } = await bench.doctor({ env: { EB_IS_COMMAND_LEADER: "false" } });
  expect(code).toBe(0);
  expect(lines.filter((line) => !line.startsWith("INFO"))).toEqual([
    "WARN doctor: does not hold: region: /opt/elasticbeanstalk/config/ebenvinfo/region is missing (needed because health_check asks AWS there; without it the metadata service is asked; known from public hooks for Amazon Linux 2 and 2023; not documented)",
  ]);
  expect(lines.at(-1)).toMatch(/^INFO doctor: healthy: .*; does not hold: region$/);
  expect(lines).toContain("INFO doctor: holds: EB_IS_COMMAND_LEADER: false");
});
