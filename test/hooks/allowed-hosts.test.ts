import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FaultAnswer, MetadataFault } from "../../sandbox/instance/metadata.ts";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

const STATE_FOLDER = "/var/lib/eb-health-hooks";
const MARKER = ".eb-health-hooks";
const DROP_IN = "/usr/lib/systemd/system/web.service.d/50-eb-health-hooks.conf";

describe.each(NODES)("on Node.js $version", ({ path: HEALTH_HOOKS_NODE }) => {
  test("adds the private address to the list in .env, once", async () => {
    const { run, app, address, metadata } = await hookBench({
      ".env": "A=1\nALLOWED_HOSTS=example.com\nB=2",
    });

    const first = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_NODE });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toBe(
      `INFO allowed_hosts: changed .env line 2, ALLOWED_HOSTS: 1 host -> 1 host and ${address}\n` +
        `INFO allowed_hosts: the app will accept ${address} as a host: ALLOWED_HOSTS in .env\n`,
    );
    const edited = `A=1\nALLOWED_HOSTS=example.com,${address}\nB=2`;
    expect(await readFile(join(app, ".env"), "utf8")).toBe(edited);
    expect(metadata.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PUT /latest/api/token",
      "GET /latest/meta-data/local-ipv4",
    ]);

    const second = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_NODE });
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(
      `INFO allowed_hosts: nothing to change: ALLOWED_HOSTS in .env lets in ${address}\n`,
    );
    expect(await readFile(join(app, ".env"), "utf8")).toBe(edited);
  });
});

test("gets over a metadata service that fails once and forgets the token once", async () => {
  const { run, app, address, metadata } = await hookBench();
  metadata.fault = ({ count }) => ({ 1: { status: 500 }, 3: { status: 401 } })[count];
  expect(await run(ALLOWED_HOSTS)).toMatchObject({ code: 0, stderr: "" });
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
  expect(readdirSync(app)).toEqual(names);
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
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(await readFile(join(app, "config/production.env"), "utf8")).toBe(
    `HOSTS=a.example,b.example,${address}\n`,
  );
  expect(await readFile(join(app, ".env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
});

test("a dry run prints the plan and changes nothing", async () => {
  const { run, app, address } = await hookBench();
  const before = await readFile(join(app, ".env"));
  const result = await run(ALLOWED_HOSTS, {}, { args: ["--dry-run"] });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
    `INFO allowed_hosts: would change .env line 3, ALLOWED_HOSTS: 2 hosts -> 2 hosts and ${address}\n` +
      "INFO allowed_hosts: dry run: nothing was changed\n",
  );
  expect(await readFile(join(app, ".env"))).toEqual(before);
});

describe("with the list in an environment property", () => {
  const property = { ALLOWED_HOSTS: "secret.example" };

  /** The value file that the app's marker names: undefined without a marker. */
  const valueFile = async ({ app, instance }: HookBench) => {
    const marker = await readFile(join(app, MARKER), "utf8").catch(() => undefined);
    return marker && instance.path(`${STATE_FOLDER}/web.${marker.trim()}.env`);
  };

  test("overrides it in the process environment, reloads systemd once and never prints the list", async () => {
    const bench = await hookBench();
    const { run, app, instance, address } = bench;
    const envFile = await readFile(join(app, ".env"));

    const first = await run(ALLOWED_HOSTS, property);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).not.toContain("secret.example");
    const file = (await valueFile(bench)) ?? "no marker";
    expect(await readFile(file, "utf8")).toBe(`ALLOWED_HOSTS='secret.example,${address}'\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(instance.path(DROP_IN))).mode & 0o777).toBe(0o644);
    expect(await readFile(instance.path(DROP_IN), "utf8")).toContain(
      `EnvironmentFile=-${STATE_FOLDER}/web.env\n`,
    );
    expect(await readFile(instance.path("/var/log/systemctl.log"), "utf8")).toBe("daemon-reload\n");
    expect(await readFile(join(app, ".env"))).toEqual(envFile);

    const second = await run(ALLOWED_HOSTS, property);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(
      `INFO allowed_hosts: nothing to change: environment property ALLOWED_HOSTS lets in ${address}\n`,
    );
    expect(await readFile(instance.path("/var/log/systemctl.log"), "utf8")).toBe("daemon-reload\n");
  });

  test("a dry run leaves every place as it is", async () => {
    const bench = await hookBench();
    const names = readdirSync(bench.app);
    const result = await bench.run(ALLOWED_HOSTS, { ...property, HEALTH_HOOKS_DRY_RUN: "true" });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(/would change .*web\.[0-9a-f]{16}\.env: absent -> sets ALLOWED_HOSTS\n/);
    expect(readdirSync(bench.app)).toEqual(names);
    expect(existsSync(bench.instance.path(STATE_FOLDER))).toBe(false);
    expect(existsSync(bench.instance.path(DROP_IN))).toBe(false);
  });

  test("finds it with get-config when it is not in the hook's own environment, as in a run by hand", async () => {
    const bench = await hookBench();
    await bench.instance.setProperties(property);
    const result = await bench.run(ALLOWED_HOSTS, { ALLOWED_HOSTS: undefined });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile((await valueFile(bench)) ?? "no marker", "utf8")).toBe(
      `ALLOWED_HOSTS='secret.example,${bench.address}'\n`,
    );
  });

  test.each([
    ["the property is gone", {}],
    ["the property lets everything in", { ALLOWED_HOSTS: "*" }],
  ])("takes the override away when it runs again and %s", async (_, env: Record<string, string>) => {
    const bench = await hookBench();
    expect((await bench.run(ALLOWED_HOSTS, property)).code).toBe(0);
    expect(await valueFile(bench)).toBeDefined();
    expect((await bench.run(ALLOWED_HOSTS, env)).code).toBe(0);
    expect(await valueFile(bench)).toBeUndefined();
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
    expect(names).toHaveLength(3);
    expect(names).toContain("not-ours.env");
    expect(names).not.toContain("web.0123456789abcdef.env");
  });

  test("tries to reload systemd again after it failed", async () => {
    const { run, instance } = await hookBench();
    const systemctl = instance.path("/usr/bin/systemctl");
    const works = await readFile(systemctl);
    await writeFile(systemctl, "#!/bin/sh\necho a secret >&2\nexit 4\n");
    const failed = await run(ALLOWED_HOSTS, property);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/systemctl daemon-reload failed: exit status 4\n$/);
    await writeFile(systemctl, works);
    expect(await run(ALLOWED_HOSTS, property)).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(instance.path("/var/log/systemctl.log"), "utf8")).toBe("daemon-reload\n");
  });

  test("does its work when get-config fails, and an unreadable .env is no reason to stop", async () => {
    const bench = await hookBench({ ".env": undefined });
    await symlink("other.env", join(bench.app, ".env"));
    const getConfig = bench.instance.path("/opt/elasticbeanstalk/bin/get-config");
    await writeFile(getConfig, "#!/bin/sh\necho a secret >&2\nexit 3\n");
    const result = await bench.run(ALLOWED_HOSTS, property);
    expect(result.code).toBe(0);
    expect(result.stderr).toBe(
      `WARN allowed_hosts: ${getConfig} environment failed: exit status 3; only the environment properties in ` +
        "this hook's own environment are known\n" +
        `WARN allowed_hosts: ${bench.app}/.env is a symbolic link, not a regular file: it is left alone; only ` +
        "the environment property counts\n",
    );
    expect(await valueFile(bench)).toBeDefined();
  });
});

test("edits the env file and warns when get-config fails: a property would win over it", async () => {
  const { run, app, instance, address } = await hookBench();
  await writeFile(instance.path("/opt/elasticbeanstalk/bin/get-config"), "#!/bin/sh\nexit 3\n");
  const result = await run(ALLOWED_HOSTS);
  expect(result.code).toBe(0);
  expect(await readFile(join(app, ".env"), "utf8")).toContain(`,${address}\n`);
  expect(result.stderr).toMatch(
    /WARN allowed_hosts: the deployment goes on: it is not known whether ALLOWED_HOSTS is an environment property/,
  );
});

test("what the app has in its environment for AWS and Node.js does not steer the hook", async () => {
  const { run, app, address } = await hookBench();
  const result = await run(ALLOWED_HOSTS, {
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_ACCESS_KEY_ID: "APPS",
    NODE_OPTIONS: "--require /does/not/exist.js",
    NODE_DEBUG: "http",
  });
  expect(result).toMatchObject({ code: 0, stderr: "" });
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

  test.each([
    ["a symbolic link", async (file: string) => symlink("other.env", file), /\.env is a symbolic link/],
    ["a folder", async (file: string) => void (await mkdir(file)), /\.env is a folder/],
    ["a named pipe", async (file: string) => void execFileSync("mkfifo", [file]), /named pipe/],
    [
      "larger than 1 MiB",
      async (file: string) => writeFile(file, "A=1\n".repeat(300_000)),
      /larger than 1 MiB/,
    ],
  ])("when .env is %s", async (_, make, message) => {
    const { run, app } = await hookBench({ ".env": undefined, "other.env": "ALLOWED_HOSTS=example.com\n" });
    await make(join(app, ".env"));
    const names = readdirSync(app);
    const result = await run(ALLOWED_HOSTS);
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(message);
    expect(await readFile(join(app, "other.env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
    expect(readdirSync(app)).toEqual(names);
  });

  test("when a folder on the way to the env file is a symbolic link", async () => {
    const { run, app } = await hookBench({ "real/.env": "ALLOWED_HOSTS=example.com\n" });
    await symlink("real", join(app, "linked"));
    const result = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_ENV_FILE: "linked/.env" });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/linked is a symbolic link, not a folder: it is left alone\n$/);
    expect(await readFile(join(app, "real/.env"), "utf8")).toBe("ALLOWED_HOSTS=example.com\n");
  });

  test.each([
    ["ALLOWED_HOSTS='a.example\n", /line 1: .* its quote is never closed/],
    ["A=1\nALLOWED_HOSTS=a.example;b.example\n", /line 2: .* it holds ";"/],
    ["ALLOWED_HOSTS=a.example,\\\nb.example\n", /line 1: .* ends in a backslash/],
  ])("when the assignment cannot be edited safely: %j", async (text, message) => {
    const { run, app } = await hookBench({ ".env": text });
    const result = await run(ALLOWED_HOSTS);
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(message);
    expect(await readFile(join(app, ".env"), "utf8")).toBe(text);
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

describe("warns, changes nothing and lets the deployment go on", () => {
  test.each([
    ["neither place has the variable", { ".env": "A=1\n" }, /neither an environment property nor \.env in/],
    ["there is no env file", { ".env": undefined }, /\.env \(there is no such file\)/],
  ])("when %s", async (_, files, message) => {
    const { run, metadata } = await hookBench(files);
    const result = await run(ALLOWED_HOSTS);
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(result.stderr).toMatch(message);
    expect(result.stderr).toContain("add this line to .env in the app bundle: ALLOWED_HOSTS=www.example.com");
    expect(result.stderr).toContain("eb setenv ALLOWED_HOSTS=www.example.com");
    expect(metadata.requests).toEqual([]);
  });

  test.each(["Dockerfile", "docker-compose.yml", "Dockerrun.aws.json"])(
    "when %s makes it a Docker app",
    async (name) => {
      const { run, app, instance } = await hookBench({ [name]: "" });
      await rm(instance.path("/var/app/venv"), { recursive: true });
      const before = await readFile(join(app, ".env"));
      const result = await run(ALLOWED_HOSTS);
      expect(result).toMatchObject({ code: 0, stdout: "" });
      expect(result.stderr).toMatch(new RegExp(`this is a Docker app \\(${name} in the app folder\\)`));
      expect(await readFile(join(app, ".env"))).toEqual(before);
    },
  );

  test("fails instead under HEALTH_HOOKS_STRICT", async () => {
    const { run } = await hookBench({ ".env": undefined });
    const result = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_STRICT: "true" });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/ERROR allowed_hosts: failed: neither/);
  });
});

test("a Dockerfile on the Python platform is no reason to leave the list alone", async () => {
  const { run, app, address } = await hookBench({ Dockerfile: "FROM python\n" });
  expect(await run(ALLOWED_HOSTS)).toMatchObject({ code: 0, stderr: "" });
  expect(await readFile(join(app, ".env"), "utf8")).toContain(`,${address}\n`);
});

test("the confighook of the same name does the same, also without its mode bit", async () => {
  const { run, app, address } = await hookBench();
  await cp(join(REPOSITORY, ".platform"), join(app, ".platform"), { recursive: true });
  await chmod(join(app, ".platform/hooks/predeploy/10_allowed_hosts.cjs"), 0o644);
  const confighook = ".platform/confighooks/predeploy/10_allowed_hosts";
  expect(dirname(confighook)).not.toContain("/hooks/");
  expect(await run(confighook)).toMatchObject({ code: 0, stderr: "" });
  expect(await readFile(join(app, ".env"), "utf8")).toContain(`,${address}\n`);
});
