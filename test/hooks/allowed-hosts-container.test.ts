import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { chmod, chown, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALLOWED_HOSTS, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { STRACE } from "../support/strace.ts";

const ENV_LIST = "/opt/elasticbeanstalk/deployment/env.list";
const SPLITS = 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n';
const READS_OURS =
  'import os\nALLOWED_HOSTS = []\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n';
const COMPOSE = "services:\n  web:\n    build: .\n    env_file: .env\n";

type Kind = "one container" | "Compose";

/** A Docker platform after the engine has written the file that this kind of app is started with. */
async function benchOf(
  kind: Kind,
  text: string,
  settings = SPLITS,
): Promise<HookBench & { readonly file: string }> {
  const files = kind === "Compose" ? { "docker-compose.yml": COMPOSE } : {};
  const bench = await hookBench(
    { Dockerfile: "FROM python\n", ".env": undefined, "example/settings.py": settings, ...files },
    { platform: "Docker" },
  );
  const file = kind === "Compose" ? join(bench.app, ".env") : bench.instance.path(ENV_LIST);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o640 });
  return { ...bench, file };
}

const KINDS: readonly Kind[] = ["one container", "Compose"];

describe.each(KINDS)("%s", (kind) => {
  test.for([
    ["is empty", "", "HEALTH_CHECK_HOSTS=ADDRESS\n"],
    ["has no last newline", "A=1", "A=1\nHEALTH_CHECK_HOSTS=ADDRESS\n"],
    ["ends in a backslash", "A=1\\", "A=1\\\n\nHEALTH_CHECK_HOSTS=ADDRESS\n"],
    [
      "has the list",
      "A=1\nALLOWED_HOSTS=a.example,b.example\nZ=2\n",
      "A=1\nALLOWED_HOSTS=a.example,b.example,ADDRESS\nZ=2\nHEALTH_CHECK_HOSTS=ADDRESS\n",
    ],
    ["has CRLF", "A=1\r\nB=2\r\n", "A=1\r\nB=2\r\nHEALTH_CHECK_HOSTS=ADDRESS\n"],
    [
      "has our line twice",
      "HEALTH_CHECK_HOSTS=10.0.0.9\nA=1\nHEALTH_CHECK_HOSTS=\n",
      "HEALTH_CHECK_HOSTS=10.0.0.9 ADDRESS\nA=1\nHEALTH_CHECK_HOSTS=ADDRESS\n",
    ],
    ["has = and # in a value", "A=b=c#d #e\nB==\n", "A=b=c#d #e\nB==\nHEALTH_CHECK_HOSTS=ADDRESS\n"],
    ["has bytes that are no text", "A=\u00ff\u00fe\n", "A=\u00ff\u00fe\nHEALTH_CHECK_HOSTS=ADDRESS\n"],
    [
      "has the name in another one",
      "MY_HEALTH_CHECK_HOSTS=a\n",
      "MY_HEALTH_CHECK_HOSTS=a\nHEALTH_CHECK_HOSTS=ADDRESS\n",
    ],
  ] as const)("a file that %s is changed by as much, once", async ([, before, after]) => {
    const { run, file, address } = await benchOf(kind, "");
    await writeFile(file, before, "latin1");
    await chown(file, 12, 34);
    expect((await run(ALLOWED_HOSTS)).code).toBe(0);
    const wanted = after.replaceAll("ADDRESS", address);
    expect(readFileSync(file, "latin1")).toBe(wanted);
    const { mode, uid, gid } = statSync(file);
    expect([mode & 0o777, uid, gid]).toEqual([0o640, 12, 34]);
    const again = await run(ALLOWED_HOSTS);
    expect(again.stdout).not.toContain("changed");
    expect(readFileSync(file, "latin1")).toBe(wanted);
  });

  test("a dry run changes nothing, and says what it would", async () => {
    const { run, file } = await benchOf(kind, "A=1\n");
    const { stdout } = await run(ALLOWED_HOSTS, { HEALTH_HOOKS_DRY_RUN: "true" });
    expect(stdout).toMatch(
      /would change \S*(?:env\.list|\.env) line 2, HEALTH_CHECK_HOSTS: absent -> has the address/,
    );
    expect(readFileSync(file, "utf8")).toBe("A=1\n");
  });

  test("nothing of the Python platform is written", async () => {
    const { run, app, instance } = await benchOf(kind, "A=1\n");
    await run(ALLOWED_HOSTS);
    expect(readdirSync(app)).not.toContain(".eb-health-hooks");
    expect(readdirSync(instance.path("/usr/lib/systemd/system"))).toEqual([]);
    expect(readdirSync(instance.path("/var/lib/eb-health-hooks"))).toEqual(["lock"]);
  });

  test("settings that read our variable are enough: no list is touched, and nothing is in doubt", async () => {
    const text = "ALLOWED_HOSTS=a.example,b.example\n";
    const { run, file, address } = await benchOf(kind, text, READS_OURS);
    const { code, stderr, stdout } = await run(ALLOWED_HOSTS);
    expect([code, stderr]).toEqual([0, ""]);
    expect(lastLine(stdout)).toMatch(
      /by HEALTH_CHECK_HOSTS in \S+, which example\/settings\.py line 3 reads$/,
    );
    expect(readFileSync(file, "utf8")).toBe(`${text}HEALTH_CHECK_HOSTS=${address}\n`);
  });

  test.for([
    ["a link", (file: string) => symlink("/etc/hostname", file), /is a symbolic link, not a regular file/],
    ["a pipe", (file: string) => execFileSync("mkfifo", [file]), /is a device, a socket or a named pipe/],
    ["a folder", (file: string) => mkdir(file), /is a folder, not a regular file/],
    ["10 MB", (file: string) => writeFile(file, "A=1\n".repeat(2_500_000)), /is larger than 1 MiB/],
    ["not there", () => undefined, /there is no \S*(?:env\.list|\.env): nothing was changed/],
  ] as const)("a file that is %s is left alone, and no deployment is stopped", async ([, make, why]) => {
    const { run, file } = await benchOf(kind, "A=1\n");
    rmSync(file);
    await make(file);
    const before = lstatSync(file, { throwIfNoEntry: false });
    const { code, stderr } = await run(ALLOWED_HOSTS);
    expect(code).toBe(0);
    expect(lastLine(stderr)).toMatch(why);
    const after = lstatSync(file, { throwIfNoEntry: false });
    expect([after?.ino, after?.size, after?.mtimeMs]).toEqual([before?.ino, before?.size, before?.mtimeMs]);
  });

  test("a file that may only be read is replaced by root, and stays so", async () => {
    const { run, file } = await benchOf(kind, "A=1\n");
    await chmod(file, 0o444);
    expect((await run(ALLOWED_HOSTS)).code).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(/^A=1\nHEALTH_CHECK_HOSTS=127\.\S+\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o444);
  });

  test.skipIf(STRACE === undefined)("a full disk leaves the old file, and says so", async () => {
    const { run, file } = await benchOf(kind, "A=1\n");
    const temporary = `${file}.eb-health-hooks.tmp`;
    const full = ["-P", temporary, "-e", "trace=write", "-e", "inject=write:error=ENOSPC"];
    const { stderr } = await run(
      STRACE ?? "",
      {},
      { args: ["-f", "-qq", "-o", "/dev/null", ...full, ALLOWED_HOSTS] },
    );
    expect(lastLine(stderr)).toMatch(/cannot write \S+, it is as it was: ENOSPC/);
    expect(readFileSync(file, "utf8")).toBe("A=1\n");
    expect(readdirSync(dirname(file))).not.toContain(temporary);
  });

  test("SIGKILL at 100 moments leaves the old file or the new one", async () => {
    const filler = "A_LONG_NAME_OF_A_PROPERTY=a value that fills the file\n".repeat(5_000);
    const bench = await benchOf(kind, filler);
    const started = performance.now();
    await bench.run(ALLOWED_HOSTS);
    const life = 1.2 * (performance.now() - started);
    const edited = `${filler}HEALTH_CHECK_HOSTS=${bench.address}\n`;
    expect(readFileSync(bench.file, "utf8")).toBe(edited);
    const seen = { old: 0, new: 0 };
    for (let kill = 0; kill < 100; kill++) {
      await writeFile(bench.file, filler);
      let timer: NodeJS.Timeout | undefined;
      await bench.run(
        ALLOWED_HOSTS,
        {},
        {
          onStart: (child) => {
            timer = setTimeout(() => child.kill("SIGKILL"), (life * kill) / 100);
          },
        },
      );
      clearTimeout(timer);
      const text = readFileSync(bench.file, "utf8");
      expect([filler, edited].includes(text), `killed at ${kill} of 100`).toBe(true);
      seen[text === filler ? "old" : "new"] += 1;
    }
    expect(seen.old).toBeGreaterThan(0);
    await writeFile(bench.file, filler);
    await bench.run(ALLOWED_HOSTS);
    expect(readdirSync(dirname(bench.file)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a later hook that names the file is named", async () => {
    const { run, app } = await benchOf(kind, "A=1\n");
    await mkdir(join(app, ".platform/hooks/predeploy"), { recursive: true });
    await writeFile(join(app, ".platform/hooks/predeploy/50_secrets.sh"), "#!/bin/sh\ncp x .env env.list\n");
    expect((await run(ALLOWED_HOSTS)).stderr).toMatch(
      /50_secrets\.sh runs after this hook and names \S*(?:env\.list|\.env): /,
    );
  });
});

test("in docker's dialect quotes are part of a value: such a list is left alone", async () => {
  const text = 'ALLOWED_HOSTS="a.example,b.example"\n';
  const { run, file, address } = await benchOf("one container", text);
  const { stderr } = await run(ALLOWED_HOSTS);
  expect(stderr).toMatch(/Left alone: ALLOWED_HOSTS in \S+env\.list line 1: it holds """/);
  expect(readFileSync(file, "utf8")).toBe(`${text}HEALTH_CHECK_HOSTS=${address}\n`);
});

test("a list that docker-compose.yml sets by itself is left alone, and so is our own variable where it does", async () => {
  const bench = await benchOf("Compose", "ALLOWED_HOSTS=a.example,b.example\n");
  const composeFile = join(bench.app, "docker-compose.yml");
  await writeFile(composeFile, `${COMPOSE}    environment:\n      ALLOWED_HOSTS: c.example\n`);
  expect((await bench.run(ALLOWED_HOSTS)).stderr).toContain(
    "Left alone: docker-compose.yml line 6 sets ALLOWED_HOSTS itself, and that wins over .env.",
  );
  expect(readFileSync(bench.file, "utf8")).toMatch(
    /^ALLOWED_HOSTS=a\.example,b\.example\nHEALTH_CHECK_HOSTS=127\.\S+\n$/,
  );
  await writeFile(composeFile, `${COMPOSE}    environment:\n      - HEALTH_CHECK_HOSTS=10.0.0.9\n`);
  const { stderr } = await bench.run(ALLOWED_HOSTS);
  expect(lastLine(stderr)).toMatch(
    /docker-compose\.yml line 6 sets HEALTH_CHECK_HOSTS itself, and that wins over \.env/,
  );
  expect(stderr).toContain(`Write in that line: - HEALTH_CHECK_HOSTS=\${HEALTH_CHECK_HOSTS-}`);
});

test("where docker-compose.yml hands on the list alone, the list gets the address, whatever else the settings read", async () => {
  const readsBoth = `${SPLITS}ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n`;
  const bench = await benchOf("Compose", "ALLOWED_HOSTS=a.example,b.example\n", readsBoth);
  const composeFile = join(bench.app, "docker-compose.yml");
  await writeFile(
    composeFile,
    "services:\n  web:\n    build: .\n    environment:\n      - ALLOWED_HOSTS=$ALLOWED_HOSTS\n",
  );
  const { stderr } = await bench.run(ALLOWED_HOSTS);
  expect(readFileSync(bench.file, "utf8")).toContain(`ALLOWED_HOSTS=a.example,b.example,${bench.address}\n`);
  expect(lastLine(stderr)).toMatch(
    /example\/settings\.py line 3 reads HEALTH_CHECK_HOSTS, and docker-compose\.yml gives it to no service: it is not proven/,
  );
  expect(stderr).toContain(`add the line: - HEALTH_CHECK_HOSTS=\${HEALTH_CHECK_HOSTS-}`);
});

test("an ECS-managed app is left alone, with what works there", async () => {
  const dockerrun = '{ "AWSEBDockerrunVersion": 2, "containerDefinitions": [] }\n';
  const { run, app } = await hookBench({ "Dockerrun.aws.json": dockerrun }, { platform: "Docker" });
  const names = readdirSync(app);
  const { code, stdout, stderr } = await run(ALLOWED_HOSTS);
  expect([code, stdout]).toEqual([0, ""]);
  expect(lastLine(stderr)).toMatch(/this is an ECS-managed Docker app \(Dockerrun\.aws\.json\)/);
  expect(stderr).toMatch(/What works there: a middleware .* with a hop limit of 2\./);
  expect(readdirSync(app)).toEqual(names);
  expect((await run(ALLOWED_HOSTS, { HEALTH_HOOKS_STRICT: "true" })).code).toBe(1);
});

test("Dockerrun.aws.json of version 1 and 3 is no sign of ECS", async () => {
  for (const version of ['"1"', "1", '"3"']) {
    const { run, instance } = await hookBench(
      { "Dockerrun.aws.json": `{"AWSEBDockerrunVersion": ${version}}\n`, "example/settings.py": READS_OURS },
      { platform: "Docker" },
    );
    await mkdir(dirname(instance.path(ENV_LIST)), { recursive: true });
    await writeFile(instance.path(ENV_LIST), "");
    expect((await run(ALLOWED_HOSTS)).stderr).toBe("");
    expect(readFileSync(instance.path(ENV_LIST), "utf8")).toMatch(/^HEALTH_CHECK_HOSTS=/);
  }
});
