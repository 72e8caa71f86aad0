import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FaultAnswer, MetadataFault } from "../../sandbox/instance/metadata.ts";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, lastLine, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

const STATE_FOLDER = "/var/lib/eb-health-hooks";
const MARKER = ".eb-health-hooks";
const DROP_IN = "/usr/lib/systemd/system/web.service.d/50-eb-health-hooks.conf";

/** What is said where the app cannot be asked, and nothing else. */
const notProven = () => ({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
const envFileOf = ({ app }: HookBench) => readFile(join(app, ".env"), "utf8");

/** The value file that the app's marker names: undefined without a marker. */
async function valueFile({ app, instance }: HookBench): Promise<string | undefined> {
  const marker = await readFile(join(app, MARKER), "utf8").catch(() => undefined);
  return marker && instance.path(`${STATE_FOLDER}/web.${marker.trim()}.env`);
}

const valuesOf = async (bench: HookBench) => readFile((await valueFile(bench)) ?? "no marker", "utf8");

describe.each(NODES)("on Node.js $version", ({ path: HEALTH_HOOKS_NODE }) => {
  test("gives the app the private address by its own variable and by the list in .env, once", async () => {
    const bench = await hookBench({ ".env": "A=1\nALLOWED_HOSTS=example.com\nB=2" });
    const { run, address, metadata } = bench;

    const first = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_NODE });
    expect(first).toMatchObject(notProven());
    expect(first.stdout.replace(/[0-9a-f]{16}/g, "ID")).toBe(
      `INFO allowed_hosts: changed .env line 2, ALLOWED_HOSTS: 1 host -> 1 host and ${address}\n` +
        `INFO allowed_hosts: changed ${STATE_FOLDER}/web.ID.env: absent -> sets HEALTH_CHECK_HOSTS\n` +
        "INFO allowed_hosts: changed .eb-health-hooks: absent -> names web.ID.env\n" +
        `INFO allowed_hosts: changed ${DROP_IN}: absent -> reads it when the app starts\n`,
    );
    expect(lastLine(first.stderr)).toMatch(
      /; it is given the address by HEALTH_CHECK_HOSTS and ALLOWED_HOSTS in \.env$/,
    );
    const edited = `A=1\nALLOWED_HOSTS=example.com,${address}\nB=2`;
    expect(await envFileOf(bench)).toBe(edited);
    expect(await valuesOf(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${address}'\n`);
    expect(metadata.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PUT /latest/api/token",
      "GET /latest/meta-data/local-ipv4",
    ]);

    expect(await run(ALLOWED_HOSTS, { HEALTH_HOOKS_NODE })).toMatchObject({ ...notProven(), stdout: "" });
    expect(await envFileOf(bench)).toBe(edited);
  });
});

test("gets over a metadata service that fails once and forgets the token once", async () => {
  const { run, app, address, metadata } = await hookBench();
  metadata.fault = ({ count }) => ({ 1: { status: 500 }, 3: { status: 401 } })[count];
  expect(await run(ALLOWED_HOSTS)).toMatchObject(notProven());
  expect(metadata.requests.map(({ method }) => method)).toEqual(["PUT", "PUT", "GET", "PUT", "GET"]);
  expect(await readFile(join(app, ".env"), "utf8")).toContain(`,${address}\n`);
});

test("keeps mode and owner of the file and leaves no other file behind", async () => {
  const { run, app } = await hookBench();
  const file = join(app, ".env");
  await chmod(file, 0o640);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(file, 4242, 4343);
  const before = await stat(file);
  const names = readdirSync(app);

  expect((await run(ALLOWED_HOSTS)).code).toBe(0);
  const after = await stat(file);
  expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
  expect(readdirSync(app).filter((name) => name !== MARKER)).toEqual(names);
});

test("edits the variable and the file that the settings name", async () => {
  const { run, app, address } = await hookBench({
    ".env": "ALLOWED_HOSTS=example.com\n",
    "config/production.env": "HOSTS=a.example,b.example\n",
  });
  const result = await run(ALLOWED_HOSTS, {
    HEALTH_HOOKS_VARIABLE: "HOSTS",
    HEALTH_HOOKS_ENV_FILE: "config/production.env",
  });
  expect(result).toMatchObject(notProven());
  expect(await readFile(join(app, "config/production.env"), "utf8")).toBe(
    `HOSTS=a.example,b.example,${address}\n`,
  );
  expect(await readFile(join(app, ".env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
});

test("a dry run prints the plan and changes nothing", async () => {
  const { run, app, address, instance } = await hookBench();
  const before = await readFile(join(app, ".env"));
  const result = await run(ALLOWED_HOSTS, {}, { args: ["--dry-run"] });
  expect(result).toMatchObject(notProven());
  expect(result.stdout.split("\n")[0]).toBe(
    `INFO allowed_hosts: would change .env line 3, ALLOWED_HOSTS: 2 hosts -> 2 hosts and ${address}`,
  );
  expect(result.stdout).not.toContain("hosts: changed");
  expect(existsSync(instance.path(STATE_FOLDER))).toBe(false);
  expect(existsSync(instance.path(DROP_IN))).toBe(false);
  expect(await readFile(join(app, ".env"))).toEqual(before);
});

describe("with the list in an environment property", () => {
  const property = { ALLOWED_HOSTS: "secret.example,b.example" };
  const given = (bench: HookBench) =>
    `# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\nALLOWED_HOSTS='secret.example,b.example,${bench.address}'\n`;
  const reloads = ({ instance }: HookBench) => readFile(instance.path("/var/log/systemctl.log"), "utf8");

  test("overrides it in the process environment, reloads systemd once and never prints the list", async () => {
    const bench = await hookBench();
    const { run, instance } = bench;
    const envFile = await envFileOf(bench);

    const first = await run(ALLOWED_HOSTS, property);
    expect(first).toMatchObject(notProven());
    expect(first.output).not.toContain("secret.example");
    expect(await valuesOf(bench)).toBe(given(bench));
    expect((await stat((await valueFile(bench)) ?? "")).mode & 0o777).toBe(0o600);
    expect((await stat(instance.path(DROP_IN))).mode & 0o777).toBe(0o644);
    expect(await readFile(instance.path(DROP_IN), "utf8")).toContain(
      "EnvironmentFile=-/run/eb-health-hooks/web.env\n",
    );
    expect(await reloads(bench)).toBe("daemon-reload\n");
    expect(await envFileOf(bench)).toBe(envFile);

    expect(await run(ALLOWED_HOSTS, property)).toMatchObject({ ...notProven(), stdout: "" });
    expect(await reloads(bench)).toBe("daemon-reload\n");
  });

  test("finds it with get-config when it is not in the hook's own environment, as in a run by hand", async () => {
    const bench = await hookBench();
    await bench.instance.setProperties(property);
    expect(await bench.run(ALLOWED_HOSTS, { ALLOWED_HOSTS: undefined })).toMatchObject(notProven());
    expect(await valuesOf(bench)).toBe(given(bench));
  });

  test("leaves a property alone that lets everything in", async () => {
    const bench = await hookBench();
    expect(await bench.run(ALLOWED_HOSTS, { ALLOWED_HOSTS: "*" })).toMatchObject(notProven());
    expect(await valuesOf(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`);
  });

  test("keeps the value files of the running and the staged version, and no others", async () => {
    const bench = await hookBench();
    const { run, app, instance } = bench;
    const folder = instance.path(STATE_FOLDER);
    expect((await run(ALLOWED_HOSTS, property)).code).toBe(0);
    await cp(app, instance.path("/var/app/current"), { recursive: true });
    await rm(join(app, MARKER));
    await writeFile(join(folder, "web.0123456789abcdef.env"), "");
    await writeFile(join(folder, "not-ours.env"), "");

    expect((await run(ALLOWED_HOSTS, property)).code).toBe(0);
    const names = readdirSync(folder);
    expect(names).toHaveLength(4);
    expect(names).toEqual(expect.arrayContaining(["not-ours.env", "lock"]));
    expect(names).not.toContain("web.0123456789abcdef.env");
  });

  test("tries to reload systemd again after it failed", async () => {
    const bench = await hookBench();
    const systemctl = bench.instance.path("/usr/bin/systemctl");
    const works = await readFile(systemctl);
    await writeFile(systemctl, "#!/bin/sh\necho a secret >&2\nexit 4\n");
    const failed = await bench.run(ALLOWED_HOSTS, property);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/systemctl daemon-reload failed: exit status 4\n$/);
    await writeFile(systemctl, works);
    expect(await bench.run(ALLOWED_HOSTS, property)).toMatchObject(notProven());
    expect(await reloads(bench)).toBe("daemon-reload\n");
  });

  test("does its work when get-config fails, and an unreadable .env is no reason to stop", async () => {
    const bench = await hookBench({ ".env": undefined });
    await symlink("other.env", join(bench.app, ".env"));
    const getConfig = await breakGetConfig(bench);
    const { code, stderr } = await bench.run(ALLOWED_HOSTS, property);
    expect(code).toBe(0);
    expect(stderr).not.toContain("a secret");
    const [first, second, ...others] = stderr.split(/(?<=\n)/);
    expect(first).toBe(
      `WARN allowed_hosts: ${getConfig} environment failed: exit status 3; only the environment properties in ` +
        "this hook's own environment are known\n",
    );
    expect(second).toBe(
      `WARN allowed_hosts: ${bench.app}/.env is a symbolic link, not a regular file: it is left alone\n`,
    );
    expect(others.join("")).toMatch(NOT_PROVEN);
    expect(await valuesOf(bench)).toBe(given(bench));
  });
});

async function breakGetConfig({ instance }: HookBench): Promise<string> {
  const getConfig = instance.path("/opt/elasticbeanstalk/bin/get-config");
  await writeFile(getConfig, "#!/bin/sh\necho a secret >&2\nexit 3\n");
  return getConfig;
}

test("what the app has in its environment for AWS and Node.js does not steer the hook", async () => {
  const { run, app, address } = await hookBench();
  const result = await run(ALLOWED_HOSTS, {
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_ACCESS_KEY_ID: "APPS",
    NODE_OPTIONS: "--require /does/not/exist.js",
    NODE_DEBUG: "http",
  });
  expect(result).toMatchObject(notProven());
  expect(await readFile(join(app, ".env"), "utf8")).toContain(`,${address}\n`);
});

describe("fails the deployment and changes nothing", () => {
  test("when settings do not parse, and names all of them at once, also those of the other hook", async () => {
    const { run, app, metadata } = await hookBench();
    const before = await readFile(join(app, ".env"));
    const result = await run(ALLOWED_HOSTS, {
      HEALTH_HOOKS_ENV_FILE: "../x",
      HEALTH_HOOKS_STRICT: "yes",
      HEALTH_HOOKS_SUCCESS_CODES: "200-600",
      HEALTH_HOOKS_PATH: "healthcheck",
    });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    const message = lastLine(result.stderr);
    expect(message).toMatch(/^ERROR allowed_hosts: failed: /);
    for (const name of ["ENV_FILE", "STRICT", "SUCCESS_CODES", "PATH"]) {
      expect(message).toContain(`HEALTH_HOOKS_${name} must`);
    }
    expect(await readFile(join(app, ".env"))).toEqual(before);
    expect(metadata.requests).toEqual([]);
  });

  const onGet = (answer: FaultAnswer): MetadataFault => {
    return ({ method }) => (method === "GET" ? answer : undefined);
  };
  // What else the service may do is in test/instance/metadata.test.ts.
  const faults: readonly [string, MetadataFault, RegExp][] = [
    ["refuses", () => ({ status: 403 }), /refuses to answer \(HTTP 403\)$/],
    ["gives a page for a token", () => ({ status: 200, body: "<html>" }), /something that is not a token$/],
    ["has no address", onGet({ status: 404 }), /no private IPv4 address/],
    ["answers with a page", onGet({ status: 200, body: "<html>" }), /not one IPv4 address$/],
    ["resets connections", () => "reset", /after 4 attempts: .*ECONNRESET/],
    ["says nothing", () => "silence", /did not answer within 8 s$/],
  ];
  test.concurrent.for(faults)("when the metadata service %s", async ([, fault, message], context) => {
    const { run, app, metadata } = await hookBench({}, {}, context.onTestFinished);
    const before = await readFile(join(app, ".env"));
    metadata.fault = fault;
    const result = await run(ALLOWED_HOSTS);
    context.expect(result).toMatchObject({ code: 1, stdout: "" });
    context.expect(lastLine(result.stderr)).toMatch(message);
    const unsigned = metadata.requests.filter(
      ({ method, headers }) => method !== "PUT" && !headers["x-aws-ec2-metadata-token"],
    );
    context.expect(unsigned).toEqual([]);
    context.expect(await readFile(join(app, ".env"))).toEqual(before);
  });

  test("when it gets an argument that it does not know", async () => {
    const { run } = await hookBench();
    const result = await run(ALLOWED_HOSTS, {}, { args: ["--dry"] });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("failed: cannot read the arguments: Unknown option '--dry'");
  });

  test("when it is stopped by SIGTERM while it waits", async () => {
    const { run, app, metadata } = await hookBench();
    const before = await readFile(join(app, ".env"));
    const names = readdirSync(app);
    let hook: ChildProcess | undefined;
    metadata.fault = () => {
      hook?.kill("SIGTERM");
      return "silence";
    };
    const onStart = (child: ChildProcess) => {
      hook = child;
    };
    const result = await run(ALLOWED_HOSTS, {}, { onStart });
    expect(result).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "ERROR allowed_hosts: failed: stopped by SIGTERM\n",
    });
    expect(await readFile(join(app, ".env"))).toEqual(before);
    expect(readdirSync(app)).toEqual(names);
  });
});

describe("what it cannot edit is left alone and said, and the app gets the variable of our own", () => {
  test.each([
    ["a symbolic link", async (file: string) => symlink("other.env", file), /\.env is a symbolic link/],
    ["a folder", async (file: string) => void (await mkdir(file)), /\.env is a folder/],
    ["a named pipe", async (file: string) => void execFileSync("mkfifo", [file]), /named pipe/],
    [
      "larger than 1 MiB",
      async (file: string) => writeFile(file, "A=1\n".repeat(300_000)),
      /larger than 1 MiB/,
    ],
  ])("an .env that is %s", async (_, make, message) => {
    const bench = await hookBench({ ".env": undefined, "other.env": "ALLOWED_HOSTS=example.com\n" });
    await make(join(bench.app, ".env"));
    const result = await bench.run(ALLOWED_HOSTS);
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(message);
    expect(await readFile(join(bench.app, "other.env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
    expect(await valuesOf(bench)).toContain(`HEALTH_CHECK_HOSTS='${bench.address}'`);
  });

  test("an env file below a folder that is a symbolic link", async () => {
    const bench = await hookBench({ "real/.env": "ALLOWED_HOSTS=example.com\n" });
    await symlink("real", join(bench.app, "linked"));
    const result = await bench.run(ALLOWED_HOSTS, { HEALTH_HOOKS_ENV_FILE: "linked/.env" });
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/linked is a symbolic link, not a folder: it is left alone\n/);
    expect(await readFile(join(bench.app, "real/.env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
  });

  test.each([
    ["ALLOWED_HOSTS='a.example\n", "line 1: the line is not plainly NAME=value"],
    ["A=1\nALLOWED_HOSTS=a.example;b.example\n", 'line 2: it holds ";"'],
    ["ALLOWED_HOSTS=a.example,\\\nb.example\n", "line 1: the line is not plainly NAME=value"],
  ])("an assignment that readers may not agree about: %j", async (text, reason) => {
    const bench = await hookBench({ ".env": text });
    const [lenient, strict] = [
      await bench.run(ALLOWED_HOSTS),
      await bench.run(ALLOWED_HOSTS, { HEALTH_HOOKS_STRICT: "true" }),
    ];
    expect(lenient).toMatchObject({ code: 0 });
    expect(lenient.stderr).toContain(`WARN allowed_hosts: Left alone: ALLOWED_HOSTS in .env ${reason}`);
    expect(strict).toMatchObject({ code: 1 });
    expect(await envFileOf(bench)).toBe(text);
    expect(await valuesOf(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`);
  });

  test.each([
    ["neither place has the variable", { ".env": "A=1\n" }],
    ["there is no env file", { ".env": undefined }],
  ])("nothing at all: %s", async (_, files) => {
    const bench = await hookBench(files);
    const result = await bench.run(ALLOWED_HOSTS, { HEALTH_HOOKS_STRICT: "true" });
    expect(result).toMatchObject(notProven());
    expect(lastLine(result.stderr)).toMatch(/; it is given the address by HEALTH_CHECK_HOSTS$/);
    expect(await valuesOf(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`);
  });
});

test("a Dockerfile on the Python platform is no reason to leave the list alone", async () => {
  const bench = await hookBench({ Dockerfile: "FROM python\n" });
  expect(await bench.run(ALLOWED_HOSTS)).toMatchObject(notProven());
  expect(await envFileOf(bench)).toContain(`,${bench.address}\n`);
});

test("the confighook of the same name does the same, also without its mode bit", async () => {
  const bench = await hookBench();
  const { run, app, address } = bench;
  await cp(join(REPOSITORY, ".platform"), join(app, ".platform"), { recursive: true });
  await chmod(join(app, ".platform/hooks/predeploy/10_allowed_hosts.cjs"), 0o644);
  const confighook = ".platform/confighooks/predeploy/10_allowed_hosts";
  expect(dirname(confighook)).not.toContain("/hooks/");
  expect(await run(confighook)).toMatchObject(notProven());
  expect(await envFileOf(bench)).toContain(`,${address}\n`);
});

test("a setting that is not one is named", async () => {
  const { run } = await hookBench();
  const { code, stderr } = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_VARIBLE: "secret" });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^WARN allowed_hosts: HEALTH_HOOKS_VARIBLE is no setting of the hooks/);
  expect(stderr).not.toContain("secret");
});
