import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { ASSUMPTIONS } from "../../src/doctor/assumptions.ts";
import { broken, type DoctorBench, type DoctorOptions, deployed, HOSTS } from "./bench.ts";

const INFO = "/opt/elasticbeanstalk/config/ebenvinfo";
const ANSWERS = "/opt/elasticbeanstalk/config/get-config";
const UNIT = "/etc/systemd/system/web.service";
const DROP_INS = "/usr/lib/systemd/system/web.service.d";

interface Break {
  readonly name: string;
  /** What happens to the platform; what it returns undoes it. */
  readonly how: (bench: DoctorBench) => Promise<() => Promise<unknown>>;
  readonly options?: DoctorOptions;
  readonly seen: RegExp;
  /** Other assumptions that the same look can tell nothing of. */
  readonly hides?: readonly string[];
}

/** Writes another text, or takes the file away, until it is undone. */
const changed =
  (path: string, change: (text: string) => string | undefined) =>
  async ({ instance }: DoctorBench) => {
    const file = instance.path(path);
    const before = await readFile(file, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`${path} is as it was`);
    if (after === undefined) await rm(file);
    else await writeFile(file, after);
    if (path.includes("systemd")) await reload(instance);
    return async () => {
      await writeFile(file, before);
      await reload(instance);
    };
  };

/** `systemctl daemon-reload`. */
const reload = (instance: DoctorBench["instance"]) => writeFile(instance.path("/run/systemd/loaded"), "");
const gone = () => undefined;

const property = (name: string, value: (bench: DoctorBench) => string) => async (bench: DoctorBench) => {
  const set = changed(`${ANSWERS}/environment.json`, (text) =>
    JSON.stringify({ ...JSON.parse(text), [name]: value(bench) }),
  );
  return set(bench);
};

const BREAKS: readonly Break[] = [
  { name: "environment id", how: changed(`${INFO}/envid`, gone), seen: /envid is missing$/ },
  {
    name: "environment id",
    how: changed(`${INFO}/envid`, () => "arn:something-new\n"),
    seen: /envid says "arn:something-new"$/,
    hides: ["tags of target groups"],
  },
  { name: "region", how: changed(`${INFO}/region`, gone), seen: /region is missing$/ },
  {
    name: "get-config environment",
    how: changed("/opt/elasticbeanstalk/bin/get-config", (text) =>
      text.replace("\n", '\nif [ "$1" = environment ]; then echo secret-one >&2; exit 3; fi\n'),
    ),
    seen: /get-config environment failed: exit status 3$/,
  },
  {
    name: "get-config container",
    how: changed(`${ANSWERS}/container.json`, (text) => text.replace("instance_port", "port")),
    seen: /^environment_name shop-production, instance_port missing$/,
  },
  {
    name: "get-config container",
    how: changed(`${ANSWERS}/container.json`, () => "Usage: get-config"),
    seen: /its output is no JSON object$/,
  },
  {
    name: "virtual environment",
    how: moved("/var/app/venv", "/var/app/elsewhere"),
    seen: /^there is no \/var\/app\/venv$/,
  },
  {
    name: "app folder",
    how: async (bench) => {
      const back = await moved("/var/app/current", "/var/app/releases-7")(bench);
      const path = bench.instance.path("/var/app/current");
      await symlink("releases-7", path);
      return async () => {
        await rm(path);
        await back();
      };
    },
    seen: /^\/var\/app\/current is not a folder$/,
  },
  {
    name: "deployment number",
    how: changed("/opt/elasticbeanstalk/deployment/app_version_manifest.json", (text) =>
      text.replace("DeploymentId", "Deployment"),
    ),
    seen: /^no DeploymentId in /,
  },
  {
    name: "unit",
    how: changed(UNIT, gone),
    seen: /^web\.service is not-found$/,
    hides: ["working folder", "environment file", "drop-in", "order of environment files"],
  },
  {
    name: "working folder",
    how: changed(UNIT, (text) => text.replace("/var/app/current", "/srv/app")),
    seen: /^WorkingDirectory=\/srv\/app$/,
  },
  {
    name: "environment file",
    how: changed(UNIT, (text) => text.replace("deployment/env", "deployment/environment")),
    seen: /^web\.service reads \/opt\/elasticbeanstalk\/deployment\/environment, \/var\/lib\/eb-health-hooks\/web\.env$/,
  },
  {
    name: "drop-in",
    how: changed(`${DROP_INS}/50-eb-health-hooks.conf`, gone),
    seen: /^\/usr\/lib\/\S+50-eb-health-hooks\.conf is absent$/,
    hides: ["order of environment files"],
  },
  {
    name: "drop-in",
    how: changed(`${DROP_INS}/50-eb-health-hooks.conf`, (text) => `${text}# edited\n`),
    seen: /^\/usr\/lib\/\S+50-eb-health-hooks\.conf is another text$/,
  },
  {
    name: "drop-in",
    how: async ({ instance }) => {
      const folder = instance.path("/etc/systemd/system/web.service.d"); // one of the same name there hides ours
      await mkdir(folder);
      await writeFile(join(folder, "50-eb-health-hooks.conf"), "[Service]\n");
      await reload(instance);
      return () => rm(folder, { recursive: true });
    },
    seen: /^systemd does not know \/usr\/lib\/\S+50-eb-health-hooks\.conf$/,
    hides: ["order of environment files"],
  },
  {
    name: "drop-in",
    how: async ({ instance }) => {
      await rm(instance.path("/run/systemd/loaded"));
      return () => reload(instance);
    },
    seen: /^systemd has not read it as it is now: systemctl daemon-reload$/,
  },
  {
    name: "order of environment files",
    how: async ({ instance }) => {
      const file = instance.path(`${DROP_INS}/90-platform.conf`);
      await writeFile(file, "[Service]\nEnvironmentFile=/opt/elasticbeanstalk/deployment/env\n");
      await reload(instance);
      return () => rm(file);
    },
    seen: /^\/opt\/\S+\/env, then \/var\/lib\/eb-health-hooks\/web\.env, then \/opt\/elasticbeanstalk\/deployment\/env$/,
  },
  {
    name: "processes of the app",
    how: async ({ instance }) => {
      await rm(instance.path("/proc"));
      return () => symlink("/proc", instance.path("/proc"));
    },
    seen: /^no Python server of the app, but web\.service is active$/,
  },
  {
    name: "Node.js",
    how: property("HEALTH_HOOKS_NODE", () => "/usr/bin/node-99"),
    seen: /^HEALTH_HOOKS_NODE=\/usr\/bin\/node-99 cannot be used$/,
  },
  {
    name: "endpoints",
    how: property("AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", ({ aws }) => aws.url),
    seen: /^environment properties set AWS_ENDPOINT_URL_ELASTIC_BEANSTALK$/,
  },
  {
    name: "tags of target groups",
    how: async ({ targetGroup: { tags } }) => {
      const before = { ...tags };
      for (const name of Object.keys(tags)) delete tags[name];
      return async () => Object.assign(tags, before);
    },
    seen: /^no target group of the load balancer has this environment's tag$/,
  },
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

test("each fact that the platform may change is reported when it does, and no other", {
  timeout: 60_000,
}, async (context) => {
  const bench = await withOverride(context);
  const whole = await bench.json();
  expect(broken(whole)).toEqual([]);
  expect(whole.findings).toEqual([]);
  const hidden = ({ assumptions }: typeof whole) =>
    assumptions.filter(({ holds }) => holds === undefined).map(({ name }) => name);

  for (const { name, how, options, seen, hides = [] } of BREAKS) {
    const undo = await how(bench);
    const report = await bench.json(options);
    expect(broken(report), `broken: ${name}, ${seen}`).toEqual([name]);
    expect(report.assumptions.find((one) => one.name === name)?.seen).toMatch(seen);
    expect(hidden(report), name).toEqual([...hides, "EB_IS_COMMAND_LEADER"]);
    await undo();
  }
  expect(broken(await bench.json())).toEqual([]);
});

test("every assumption that a deployed app can lose is broken above", ({ expect }) => {
  const names = new Set(BREAKS.map(({ name }) => name));
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
