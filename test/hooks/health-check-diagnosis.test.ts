import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { answers, benchWithApp, redirectToHttps } from "../support/app.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { onPath } from "../support/debian-packages.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { warnsAndWritesNothing } from "../support/health-check.ts";
import { listen } from "../support/listen.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

/** `cause` follows "the app does not pass the check of target group G (/ for 200-301): ". */
type Answer = readonly [
  name: string,
  /** Undefined: nothing listens. */
  app: RequestListener | undefined,
  cause: string,
  remedy: readonly string[],
  env?: Readonly<Record<string, string>>,
];

const LOGS = "See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance.";
const FASTER =
  "Name a path that answers fast in HEALTH_HOOKS_PATH, or raise the option HealthCheckTimeout of the process.";
const after =
  (milliseconds: number, listener: RequestListener): RequestListener =>
  (request, response) =>
    void setTimeout(listener, milliseconds, request, response);

const ANSWERS: readonly Answer[] = [
  [
    "400, the address is nowhere",
    answers(400),
    "/ answers 400, as Django does when ADDRESS is not in ALLOWED_HOSTS",
    [
      "ADDRESS is in no file that the app could have it from: the lines of allowed_hosts in this log say why.",
    ],
  ],
  [
    "301 to HTTPS, with HEALTH_HOOKS_SUCCESS_CODES=200",
    redirectToHttps,
    "/ answers 301, a redirect to HTTPS (https://ADDRESS:PORT/)",
    ['Add 301 to the success codes, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"^$"].'],
    { HEALTH_HOOKS_SUCCESS_CODES: "200" },
  ],
  [
    "308 to HTTPS",
    answers(308, { Location: "https://www.example.com/" }),
    "/ answers 308, a redirect to HTTPS (https://www.example.com/)",
    ['Add 308 to the success codes, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"^$"].'],
  ],
  [
    "301 that adds a slash, with HEALTH_HOOKS_SUCCESS_CODES=200",
    answers(301, { Location: "/health/" }),
    "/health answers 301, a redirect that adds a slash (/health/)",
    ["Set HEALTH_HOOKS_PATH to /health/."],
    { HEALTH_HOOKS_PATH: "/health", HEALTH_HOOKS_SUCCESS_CODES: "200" },
  ],
  [
    "302 to a login",
    answers(302, { Location: "/accounts/login/?..." }),
    "/ answers 302, a redirect to /accounts/login/?...",
    ["The health check path must answer without a login: name another in HEALTH_HOOKS_PATH."],
  ],
  ...[401, 403].map(
    (status): Answer => [
      String(status),
      answers(status),
      `/ answers ${status}, it asks for a login or refuses`,
      ["The load balancer cannot log in: name a path that is open to all in HEALTH_HOOKS_PATH."],
    ],
  ),
  [
    "404",
    answers(404),
    "/ answers 404, there is no such page",
    ["Name one that exists in HEALTH_HOOKS_PATH."],
  ],
  [
    "429",
    answers(429),
    "/ answers 429, which is not among 200-301",
    ["Set HEALTH_HOOKS_SUCCESS_CODES if this answer means healthy."],
  ],
  ["500", answers(500), "/ answers 500, the app fails", [LOGS]],
  ["502", answers(502), "/ answers 502, the proxy does not reach the app", [LOGS]],
  [
    "connection refused",
    undefined,
    "nothing listens on ADDRESS:PORT",
    [
      "See whether nginx and the app run: systemctl status nginx web.",
      "If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT.",
    ],
  ],
  [
    "connection reset",
    (request) => void request.socket.resetAndDestroy(),
    "ADDRESS:PORT/ ends the connection without an answer (ECONNRESET: read ECONNRESET)",
    [LOGS],
  ],
  [
    "connection closed",
    (request) => void request.socket.end(),
    "ADDRESS:PORT/ ends the connection without an answer (ECONNRESET: socket hang up)",
    [LOGS],
  ],
  [
    "no HTTP",
    (request) => void request.socket.end("SSH-2.0-OpenSSH_9\r\n"),
    "ADDRESS:PORT/ ends the connection without an answer (HPE_INVALID_CONSTANT: Parse Error: Expected HTTP/, RTSP/ or ICE/)",
    [LOGS],
  ],
  [
    "an answer after 2.5 s, where the target group waits 2 s",
    after(2_500, answers(200)),
    "/ answers 200 only after 2.5 s, and the target group waits 2 s",
    [FASTER],
  ],
];

const rows: string[][] = [];
const plain = ({ address, port }: HookBench, text: string) =>
  text.replaceAll(`${address}:${port}`, "ADDRESS:PORT").replaceAll(address, "ADDRESS");

test.for(ANSWERS)("says the cause and the remedy of %s", async ([name, app, cause, remedy, env]) => {
  const bench = app ? await benchWithApp(app) : { ...(await hookBench()), requests: [] };
  bench.targetGroup.healthCheck.timeoutSeconds = 2;
  const { stderr } = await warnsAndWritesNothing(bench, /nothing was changed$/, env);
  const lines = plain(bench, stderr).trimEnd().split("\n");
  const message =
    /the app does not pass the check of target group \S+ \(\S+ for \S+\): (.*); nothing was changed$/;
  const said = message.exec(lines.pop() ?? "")?.[1]?.replace(/after \d+\.\d s/, "after 2.5 s");
  expect(said).toBe(cause);
  expect(lines).toEqual(remedy.map((sentence) => `WARN health_check: ${sentence}`));
  const path = env?.HEALTH_HOOKS_PATH ?? "/";
  expect(bench.requests.filter(({ url }) => url !== path)).toEqual([]); // no redirect is followed
  rows.push([name, cause, remedy.join(" ")]);
});

afterAll(() => {
  if (rows.length < ANSWERS.length) return; // only some of them were run
  expectInDocs(
    "docs/health-check.md",
    "answers",
    markdownTable(["answer of the app", "cause", "remedy"], rows),
  );
});

test("no answer at all ends with the target group's time and ten seconds more", async () => {
  const bench = await benchWithApp(() => {});
  bench.targetGroup.healthCheck.timeoutSeconds = 2;
  const { milliseconds } = await warnsAndWritesNothing(
    bench,
    /127\.\S+\/ does not answer, also long after the 2 s that the target group waits; nothing was changed$/,
  );
  expect(milliseconds).toBeGreaterThan(12_000);
  expect(bench.requests.length, "each of the two runs asks once").toBe(2);
});

describe("asks as the group does:", () => {
  test("a page without an end passes, and is not read on", async () => {
    const { run, targetGroup } = await benchWithApp((_, response) => {
      const more = () => {
        while (response.write("x".repeat(10_000)));
      };
      response.on("drain", more);
      more();
    });
    expect(await run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test.skipIf(!onPath("openssl"))(
    "by HTTPS, with a certificate that nobody signed, which takes openssl",
    async () => {
      const bench = await hookBench();
      const asked: (string | undefined)[] = [];
      const server = createTlsServer(selfSignedCertificate(), (request, response) => {
        asked.push(request.headers.host);
        response.end("fine");
      });
      await listen(server, bench.address, bench.port);
      bench.targetGroup.healthCheck.protocol = "HTTPS";
      expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
      expect(asked).toEqual([`${bench.address}:${bench.port}`]);
      expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
    },
  );

  test("on the port of the check, where it is another than that of the traffic", async () => {
    const bench = await hookBench(); // nothing listens on the port of the traffic
    const port = await listen(createServer(answers(200)), bench.address);
    bench.targetGroup.healthCheck.port = String(port);
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });
});

describe("a refused host", () => {
  /** A process of the app as `ps` would show it: a server in the app folder, with this in its environment. */
  async function running({ app }: HookBench, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
    await mkdir(join(app, "mysite")); // as with gunicorn --chdir
    const child = spawn("bash", ["-c", "echo ready; exec -a gunicorn sleep 30"], {
      cwd: join(app, "mysite"),
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void child.kill());
    await once(child.stdout, "data");
    return child;
  }
  const remedyOf = async (bench: HookBench, env?: Readonly<Record<string, string>>) => {
    const { stderr } = await warnsAndWritesNothing(
      bench,
      /is not in ALLOWED_HOSTS; nothing was changed$/,
      env,
    );
    expect(stderr).not.toContain("secret");
    return plain(bench, stderr).split("\n").slice(0, -2).join("\n");
  };
  const envFile = (bench: HookBench, text: string) => writeFile(join(bench.app, ".env"), text);

  test("is in the env file, and the app takes nothing from its environment", async () => {
    const bench = await benchWithApp(answers(400));
    await envFile(bench, `SECRET=secret\nALLOWED_HOSTS=example.com,${bench.address}\n`);
    await running(bench, { SECRET: "secret" });
    expect(await remedyOf(bench)).toMatch(/ADDRESS is in \S+\/\.env: see that settings\.py reads that file/);
  });

  test("is in the env file, and the process has another list in its environment, which wins", async () => {
    const bench = await benchWithApp(answers(400));
    await envFile(bench, `ALLOWED_HOSTS=example.com,${bench.address}\n`);
    await running(bench, { ALLOWED_HOSTS: `secret.example.com,1${bench.address}` });
    expect(await remedyOf(bench)).toMatch(
      /ADDRESS is in \S+\/\.env, but the app takes ALLOWED_HOSTS from its environment/,
    );
  });

  test("is in the override of the property, but the process was started without it", async () => {
    const bench = await benchWithApp(answers(400));
    await mkdir(bench.instance.path("/var/lib/eb-health-hooks"), { recursive: true });
    await writeFile(
      bench.instance.path("/var/lib/eb-health-hooks/web.0a.env"),
      `MY_HOSTS="example.com,${bench.address}"\n`,
    );
    await symlink("web.0a.env", bench.instance.path("/var/lib/eb-health-hooks/web.env"));
    await running(bench, { MY_HOSTS: "secret.example.com" });
    expect(await remedyOf(bench, { HEALTH_HOOKS_VARIABLE: "MY_HOSTS" })).toMatch(
      /ADDRESS is in \/var\/lib\/eb-health-hooks\/web\.env, which the app gets when it starts: systemctl restart web/,
    );
  });

  test("is in the running process: settings.py makes something else of it", async () => {
    const bench = await benchWithApp(answers(400));
    await running(bench, { DJANGO_ALLOWED_HOSTS: `secret.example.com,${bench.address}` });
    expect(await remedyOf(bench)).toMatch(
      /The app runs with ADDRESS in DJANGO_ALLOWED_HOSTS: see that settings\.py/,
    );
  });

  test("no process of the app is found", async () => {
    const bench = await benchWithApp(answers(400));
    await envFile(bench, `ALLOWED_HOSTS=example.com,${bench.address}\n`);
    expect(await remedyOf(bench)).toMatch(/No process that serves the app was found in this folder\.\n/);
  });

  test("an env file that is a link is not followed", async () => {
    const bench = await benchWithApp(answers(400));
    await writeFile(join(bench.app, "elsewhere"), `ALLOWED_HOSTS=${bench.address}\n`);
    await envFile(bench, "");
    await running(bench, {});
    const { run, app } = bench;
    execFileSync("ln", ["-sf", "elsewhere", join(app, ".env")]);
    expect((await run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "1" })).stderr).toContain("is in no file");
  });

  test("nor one below a folder that is a link", async () => {
    const bench = await benchWithApp(answers(400));
    await mkdir(join(bench.app, "elsewhere"));
    await writeFile(join(bench.app, "elsewhere/.env"), `ALLOWED_HOSTS=${bench.address}\n`);
    await symlink("elsewhere", join(bench.app, "config"));
    const env = { HEALTH_HOOKS_PROBE_SECONDS: "1", HEALTH_HOOKS_ENV_FILE: "config/.env" };
    expect((await bench.run(HEALTH_CHECK, env)).stderr).toContain("is in no file");
  });
});

test("says that a redirect to HTTPS proves little, and nothing of a 200", async () => {
  const redirected = await benchWithApp(redirectToHttps);
  const { stdout } = await redirected.run(HEALTH_CHECK);
  expect(stdout.split("\n")[0]).toBe(
    "INFO health_check: the app passes with a redirect to HTTPS, which any path gets; a 200 shows more: " +
      'SECURE_REDIRECT_EXEMPT = [r"^health/$"], HEALTH_HOOKS_PATH=/health/ and HEALTH_HOOKS_SUCCESS_CODES=200',
  );
  const direct = await benchWithApp(answers(200));
  const result = await direct.run(HEALTH_CHECK);
  expect(result.stdout).not.toContain("SECURE_REDIRECT_EXEMPT");
  expect(lastLine(result.stdout)).toContain("checks / for 200-301");
});
