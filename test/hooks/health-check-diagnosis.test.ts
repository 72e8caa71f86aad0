import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { ANSWER_FIRST_IN_ASGI } from "../../src/answer-first.ts";
import { answers, benchWithApp, redirectAll, redirectToHttps } from "../support/app.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { onPath } from "../support/debian-packages.ts";
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

const LOGS = "The app's own words are in /var/log/web.stdout.log on this instance.";
const FASTER = [
  "Name a page that answers fast in HEALTH_HOOKS_PATH.",
  "Or let the load balancer wait longer. Set HealthCheckTimeout of aws:elasticbeanstalk:environment:process:default to 30, in .ebextensions.",
];
const after =
  (milliseconds: number, listener: RequestListener): RequestListener =>
  (request, response) =>
    void setTimeout(listener, milliseconds, request, response);

const FIRST =
  'Let the app answer the page /health/ before it looks at anything else, with this line at the end of wsgi.py: application = (lambda app: lambda env, start: (start("200 OK", []), [b"ok"])[1] if env["PATH_INFO"] == "/health/" else app(env, start))(application)';
const THEN = "Then: eb deploy. health_check finds the page by itself.";
const START = "Start what does not run: eb ssh, then sudo systemctl restart web";

/** What test/causes/ does not have, because no Django answers so. */
const ANSWERS: readonly Answer[] = [
  [
    "400, and no process of the app is there",
    answers(400),
    "/ answers 400, as Django does when ADDRESS is not in ALLOWED_HOSTS; no process that serves the app was found",
    ["Start the app: sudo systemctl restart web"],
  ],
  [
    "401 on every page",
    answers(401),
    "/ answers 401: the app wants a login",
    [
      "Of /health/, /healthcheck/, /health-check/, /healthz, /ping/, /status/, /admin/login/ none answers 200 to the load balancer.",
      FIRST,
      THEN,
    ],
  ],
  [
    "429",
    answers(429),
    "/ answers 429, and only 200-301 counts as healthy",
    ["If this answer means healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200,301,429"],
  ],
  ["500", answers(500), "/ answers 500: the app fails", [LOGS]],
  [
    "connection refused",
    undefined,
    "nothing listens on ADDRESS:PORT",
    [START, "If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT.", LOGS],
  ],
  [
    "connection reset",
    (request) => void request.socket.resetAndDestroy(),
    "ADDRESS:PORT/ ends the connection without an answer (ECONNRESET: read ECONNRESET)",
    [START, LOGS],
  ],
  [
    "connection closed",
    (request) => void request.socket.end(),
    "ADDRESS:PORT/ ends the connection without an answer (ECONNRESET: socket hang up)",
    [START, LOGS],
  ],
  [
    "no HTTP",
    (request) => void request.socket.end("SSH-2.0-OpenSSH_9\r\n"),
    "ADDRESS:PORT/ ends the connection without an answer (HPE_INVALID_CONSTANT: Parse Error: Expected HTTP/, RTSP/ or ICE/)",
    [START, LOGS],
  ],
  [
    "an answer after 2.5 s, where the target group waits 2 s",
    after(2_500, answers(200)),
    "/ answers 200 only after 2.5 s, and the target group waits 2 s",
    FASTER,
  ],
];

const plain = ({ address, port }: HookBench, text: string) =>
  text.replaceAll(`${address}:${port}`, "ADDRESS:PORT").replaceAll(address, "ADDRESS");

test.for(ANSWERS)("says the cause and the remedy of %s", async ([, app, cause, remedy, env]) => {
  const bench = app ? await benchWithApp(app) : { ...(await hookBench()), requests: [] };
  bench.targetGroup.healthCheck.timeoutSeconds = 2;
  const { stderr } = await warnsAndWritesNothing(bench, /nothing was changed$/, env);
  const lines = plain(bench, stderr).trimEnd().split("\n");
  const message =
    /the app does not pass the check of target group \S+ \(\S+ for \S+\): (.*); nothing was changed$/;
  const said = message.exec(lines.pop() ?? "")?.[1]?.replace(/after \d+\.\d s/, "after 2.5 s");
  expect(said).toBe(cause);
  expect(lines).toEqual(remedy.map((sentence) => `WARN health_check: ${sentence}`));
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
  async function running(
    { app }: HookBench,
    env: Readonly<Record<string, string>>,
    server = "gunicorn",
  ): Promise<void> {
    await mkdir(join(app, "mysite")); // as with gunicorn --chdir
    const child = spawn("bash", ["-c", `echo ready; exec -a ${server} sleep 600`], {
      cwd: join(app, "mysite"),
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void child.kill());
    await once(child.stdout, "data");
  }
  /** Refuses every host but these, as Django does. */
  const letsIn =
    (...hosts: readonly string[]): RequestListener =>
    ({ headers }, response) =>
      void response.writeHead(hosts.includes(headers.host ?? "") ? 200 : 400).end();
  const OWN_LINE = /^WARN health_check: Add this line .*HEALTH_CHECK_HOSTS/m;
  const RESTART = /^WARN health_check: Let the app read it: sudo systemctl restart web$/m;

  interface Refused {
    /** Of the app's process; undefined: there is none. `ADDRESS` stands for it. */
    readonly process?: Readonly<Record<string, string>>;
    readonly app?: RequestListener;
    /** What allowed_hosts had proven. */
    readonly provenBy?: string;
    /** Undefined: the app cannot be asked. */
    readonly list?: string;
  }

  const REFUSED: readonly (readonly [name: string, refused: Refused, because: RegExp, remedy: RegExp])[] = [
    [
      "no process of the app",
      { list: "example.com" },
      /; no process that serves the app was found$/,
      /Start the app: sudo systemctl restart web$/m,
    ],
    [
      "the app cannot be asked, and has the address in its environment",
      { process: { HEALTH_CHECK_HOSTS: "ADDRESS" } },
      /; the app could not be asked for its hosts \(there is no virtual environment in \S+\)$/,
      OWN_LINE,
    ],
    [
      "the app cannot be asked, and was started without it",
      { process: {} },
      /; the app could not be asked /,
      RESTART,
    ],
    [
      "the settings let it in by now",
      { process: { HEALTH_CHECK_HOSTS: "ADDRESS" }, list: "example.com,ADDRESS" },
      /; example.settings lets it in now, but the running app was started before that$/,
      RESTART,
    ],
    [
      "the env file was written anew",
      { process: { HEALTH_CHECK_HOSTS: "ADDRESS" }, list: "example.com", provenBy: "ALLOWED_HOSTS in .env" },
      /; allowed_hosts had put it into ALLOWED_HOSTS in \.env, and the file was written anew after that$/,
      /Let the hook that writes the file run before 10_allowed_hosts\.$/m,
    ],
    [
      "the process was started without our variable",
      { process: { HEALTH_CHECK_HOSTS: "1ADDRESS" }, list: "example.com", provenBy: "HEALTH_CHECK_HOSTS" },
      /; the running app has no HEALTH_CHECK_HOSTS with it in its environment$/,
      RESTART,
    ],
    [
      "the settings do not take it",
      { process: { HEALTH_CHECK_HOSTS: "ADDRESS" }, list: "example.com,www.example.com" },
      /; ALLOWED_HOSTS of example.settings has 2 hosts, without it$/,
      OWN_LINE,
    ],
    [
      "the page answers 400 to every host",
      {
        process: {},
        list: "example.com",
        app: ({ url }, response) => void response.writeHead(url === "/" ? 400 : 404).end(),
      },
      /\/ answers 400: a host of the app's own list gets the same answer on this page, and another on other pages$/,
      /Let the app answer the page \/health\/ before it looks at anything else/m,
    ],
  ];

  async function refusing({ list, app, provenBy, process }: Refused): Promise<HookBench> {
    const options = list === undefined ? {} : { python: await findPython() };
    const bench = await benchWithApp(app ?? letsIn("example.com"), options);
    const told = (text: string) => text.replaceAll("ADDRESS", bench.address);
    if (list) await writeFile(join(bench.app, ".env"), `SECRET_KEY=secret\nALLOWED_HOSTS=${told(list)}\n`);
    if (provenBy) {
      const folder = bench.instance.path("/run/eb-health-hooks");
      await mkdir(folder, { recursive: true });
      await writeFile(
        join(folder, "web.env"),
        `# proven: ${provenBy}\nHEALTH_CHECK_HOSTS='${bench.address}'\n`,
      );
    }
    if (process) {
      const env = Object.entries({ SECRET: "secret", ...process }).map(([name, value]) => [
        name,
        told(value),
      ]);
      await running(bench, Object.fromEntries(env));
    }
    return bench;
  }

  test.for(REFUSED)("says why: %s", async ([, refused, because, remedy]) => {
    const bench = await refusing(refused);
    const { stderr, stdout } = await warnsAndWritesNothing(bench, /; nothing was changed$/);
    const said = plain(bench, stderr).trimEnd();
    expect(lastLine(said)?.replace(/; nothing was changed$/, "")).toMatch(because);
    expect(lastLine(said)).toMatch(
      / \/ answers 400(?:, as Django does when ADDRESS is not in ALLOWED_HOSTS; |: a host of the app's own list)/,
    );
    expect(said).toMatch(remedy);
    expect(stdout + stderr).not.toMatch(/secret|example\.com/);
  });

  test("is answered first in asgi.py where that is what serves", async () => {
    const bench = await benchWithApp(answers(401));
    await running(bench, {}, "uvicorn");
    const { stderr } = await warnsAndWritesNothing(bench, /answers 401/);
    expect(stderr).toContain(`with this line at the end of asgi.py: ${ANSWER_FIRST_IN_ASGI}\n`);
  });

  test("of visitors too is an error, with the way back", async () => {
    const bench = await refusing({
      process: { HEALTH_CHECK_HOSTS: "ADDRESS" },
      list: "example.com",
      app: answers(400),
    });
    const run = (strict: string) =>
      bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "1", HEALTH_HOOKS_STRICT: strict });
    const { code, stderr } = await run("false");
    expect(code).toBe(0); // the flip has happened
    expect(lastLine(stderr)).toMatch(
      /^ERROR health_check: the deployment goes on: .*: \/ answers 400: the app refuses every host, visitors included, since the app was started \(20\S+Z\); nothing was changed$/,
    );
    expect(stderr).toContain("eb setenv HEALTH_HOOKS_ENABLED=false");
    expect(stderr).not.toMatch(/secret|example\.com/);
    expect((await run("true")).code).toBe(1);
  });
});

test("says that a redirect to HTTPS proves little, and nothing of a 200", async () => {
  const redirected = await benchWithApp(redirectToHttps);
  const { stdout } = await redirected.run(HEALTH_CHECK);
  expect(stdout.split("\n")[0]).toBe(
    "INFO health_check: the app passes with a redirect to HTTPS, which any path gets; a page that answers 200 would show more: " +
      'set SECURE_REDIRECT_EXEMPT = [r"^health/$"] in the settings and HEALTH_HOOKS_PATH=/health/, if there is such a page',
  );
  const endless = await benchWithApp(redirectAll);
  expect((await endless.run(HEALTH_CHECK)).stdout.split("\n")[0]).toBe(
    "INFO health_check: a visitor who uses HTTPS is redirected to the same page without end: the app does not see that he does; " +
      'set SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") in the settings',
  );
  const direct = await benchWithApp(answers(200));
  const result = await direct.run(HEALTH_CHECK);
  expect(result.stdout).not.toContain("SECURE_REDIRECT_EXEMPT");
  expect(lastLine(result.stdout)).toContain("checks / for 200-301");
});
