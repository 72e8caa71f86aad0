import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { lstat, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, type TestContext, test } from "vitest";
import { createTargetGroup } from "../../sandbox/aws/server.ts";
import { findPython } from "../../sandbox/python.ts";
import type { Finding } from "../../src/diagnosis/cause.ts";
import type { InstanceReport } from "../../src/doctor/report.ts";
import { expectInDocs } from "../support/docs.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { runHook } from "../support/run-hook.ts";
import { broken, type DoctorBench, deployed, HOSTS } from "./bench.ts";

const ENV_FILE = "/var/app/current/.env";
const CONTAINER = "/opt/elasticbeanstalk/config/get-config/container.json";
const STATE = "/var/lib/eb-health-hooks";
const NO_LIST = { ".env": "SECRET_KEY=a-secret-key\n" };
const NO_REDIRECT = {
  ".env": `SECRET_KEY=a-secret-key\nSECURE_SSL_REDIRECT=false\nALLOWED_HOSTS=${HOSTS}\n`,
};

/** Where the app does not pass, health_check tries for half a minute otherwise. */
const BRIEF = { HEALTH_HOOKS_PROBE_SECONDS: "1" };

/** The causes that a report finds, the first of them whole. */
function first({ findings }: InstanceReport): {
  readonly causes: readonly string[];
  readonly first: Finding | undefined;
} {
  return { causes: findings.map(({ cause }) => cause), first: findings[0] };
}

async function healthy(...args: Parameters<typeof deployed>): Promise<DoctorBench> {
  const bench = await deployed(...args);
  await bench.healthy();
  return bench;
}

/** Settings of the example app that do not read ALLOWED_HOSTS from anywhere. */
const DEAF = readFileSync(new URL("../../sandbox/app/example/settings.py", import.meta.url), "utf8").replace(
  'env.list("ALLOWED_HOSTS")',
  '["secret-one.example"]',
);

async function edit(
  { instance }: DoctorBench,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const file = instance.path(path);
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Puts it back as it was before allowed_hosts, and the app runs with that. */
async function forgetAddress(bench: DoctorBench): Promise<void> {
  await edit(bench, ENV_FILE, (text) => text.replaceAll(`,${bench.address}`, ""));
  await bench.restart();
}

async function runFirstHook({ instance }: DoctorBench) {
  const cwd = instance.path("/var/app/current");
  const hook = `${cwd}/.platform/hooks/predeploy/10_allowed_hosts.cjs`;
  return runHook(hook, { cwd, env: { ...instance.hookEnvironment() } });
}

const examples = new Map<string, string>();

/** Without what is another at every run. */
function shown({ address, port }: DoctorBench, stdout: string): string {
  return stdout
    .replaceAll(`${address}:${port}`, "ADDRESS:PORT")
    .replaceAll(address, "ADDRESS")
    .replace(new RegExp(`\\b${port}\\b`, "g"), "PORT")
    .replace(/v\d+\.\d+\.\d+ at \S+/, "v22.23.3 at /usr/bin/node-22")
    .replace(/\(Django [\d.]+,/g, "(Django 5.2,")
    .replace(/user \d+/, "webapp")
    .replace(/only this shell sets .*/, "AWS's own")
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, "TIME")
    .trimEnd();
}

test.concurrent("healthy: exit 0, and every assumption that can be seen holds", async (context) => {
  const bench = await healthy(context);
  const { code, lines, stdout } = await bench.doctor();
  expect(code).toBe(0);
  for (const line of lines) expect(line).toMatch(/^INFO doctor: \S/);
  expect(lines.filter((line) => line.startsWith("INFO doctor: holds: ")).length).toBeGreaterThan(15);
  expect(lines.filter((line) => line.includes("cannot be seen: "))).toHaveLength(1);
  expect(lines.at(-1)).toBe(
    `INFO doctor: healthy: the app answers as the load balancer wants: ${bench.targetGroup.name} (/ for 200-301)`,
  );
  const fromElsewhere = await bench.doctor({ cwd: "/" });
  expect(shown(bench, fromElsewhere.stdout)).toBe(shown(bench, stdout));
  const report = await bench.json();
  expect(report).toMatchObject({ findings: [] });
  expect(broken(report)).toEqual([]);
  examples.set("healthy", shown(bench, stdout));
});

test.concurrent("changes nothing: no file of the instance, nothing in AWS", async (context) => {
  const bench = await deployed(context, { properties: { ALLOWED_HOSTS: HOSTS }, bundle: { files: NO_LIST } });
  await bench.healthy();
  await bench.loadBalancer.close();
  bench.targetGroup.healthCheck.matcher = { httpCode: "200" };
  const [before, calls] = [await stateOf(bench), bench.aws.calls.length];
  expect(first(await bench.json()).causes).toEqual(["success codes"]);
  expect(await stateOf(bench)).toBe(before);
  const asked = bench.aws.calls.slice(calls).map(({ action }) => action);
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((action) => !action.startsWith("Describe"))).toEqual([]);
});

/** Every file of the instance with its times, and the target groups. */
async function stateOf({ instance, aws }: DoctorBench): Promise<string> {
  const root = instance.path("/");
  const folders = ["etc", "opt", "root", "run", "usr", "var"]; // /proc is a link to this machine's own
  const trees = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((path) => join(folder, path)),
    ),
  );
  // The app, which is asked, may write what it says and what it compiles.
  const entries = trees.flat().filter((path) => !/__pycache__|^var\/log\//.test(path));
  const files = await Promise.all(
    entries.sort().map(async (path) => {
      const { mtimeMs, ctimeMs, size } = await lstat(join(root, path));
      return `${path} ${mtimeMs} ${ctimeMs} ${size}`;
    }),
  );
  return JSON.stringify([files, aws.state.targetGroups]);
}

describe.concurrent("400:", () => {
  test("the env file that allowed_hosts had edited was written anew", async (context) => {
    const bench = await deployed(context);
    await forgetAddress(bench);
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(finding?.message).toMatch(
      /: \/ answers 400, as Django does when 127\.\S+ is not in ALLOWED_HOSTS; allowed_hosts had put it into ALLOWED_HOSTS in \.env, and the file was written anew after that$/,
    );
    expect(finding?.remedy[0]).toBe("Let the hook that writes the file run before 10_allowed_hosts.");
    expect(finding?.remedy[1]).toMatch(/^Add this line .*HEALTH_CHECK_HOSTS/);
    expect(finding?.seen.slice(0, 3)).toEqual([
      expect.stringMatching(
        /^Django's ALLOWED_HOSTS, asked with the running process's environment: 2 hosts, without the address \(Django \S+, example\.settings\)$/,
      ),
      expect.stringMatching(/^running app, started \S+Z: HEALTH_CHECK_HOSTS with the address$/),
      "override: gives HEALTH_CHECK_HOSTS, proven by ALLOWED_HOSTS in .env",
    ]);
  });

  test("the app would let it in, and the running one is older; after the restart that it names the app is healthy", async (context) => {
    const bench = await deployed(context);
    await forgetAddress(bench);
    await sleep(1_200); // a process's start is known no more exactly than a second
    expect(await runFirstHook(bench)).toMatchObject({ code: 0 });
    const { code, lines, stdout } = await bench.doctor();
    expect(code).toBe(1);
    expect(lines[0]).toMatch(
      /^WARN doctor: finding 1: .* is not in ALLOWED_HOSTS; example\.settings lets it in now, but the running app was started before that$/,
    );
    expect(lines).toContain("WARN doctor: do: Let the app read it: sudo systemctl restart web");
    expect(lines.at(-1)).toMatch(/^WARN doctor: 1 finding; first: .* was started before that$/);
    examples.set(
      "refused",
      shown(bench, stdout).replace(/(\nINFO doctor: (holds|cannot be seen): .*)+/, "\n..."),
    );
    await bench.restart();
    await bench.healthy();
    expect((await bench.doctor()).code).toBe(0);
  });

  test("a manage.py shell that somebody started later does not make the app younger", async (context) => {
    const bench = await deployed(context);
    await forgetAddress(bench);
    await sleep(1_200);
    expect(await runFirstHook(bench)).toMatchObject({ code: 0 });
    await sleep(1_200);
    const shell = spawn(await findPython(), ["-c", "import time; print(flush=True); time.sleep(3600)"], {
      cwd: bench.instance.path("/var/app/current"),
      env: { ALLOWED_HOSTS: bench.address },
      stdio: ["ignore", "pipe", "ignore"],
    });
    context.onTestFinished(() => void shell.kill());
    await once(shell.stdout, "data");
    const { findings, assumptions } = await bench.json();
    expect(findings[0]?.message).toMatch(/; example\.settings lets it in now, but the running app /);
    expect(assumptions.find(({ name }) => name === "processes of the app")?.seen).toBe(
      "2, told from others by the main process of its service",
    );
  });

  test("the settings have a list of their own: the line that mends any list", async (context) => {
    const bench = await deployed(context, {
      properties: BRIEF,
      bundle: { files: { "example/settings.py": DEAF } },
    });
    await bench.answered();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(finding?.message).toMatch(/; ALLOWED_HOSTS of example\.settings has 1 host, without it$/);
    expect(finding?.remedy).toHaveLength(1);
    expect(finding?.remedy[0]).toMatch(/^Add this line .*HEALTH_CHECK_HOSTS/);
  });

  test("the running app was not given the address", async (context) => {
    const bench = await deployed(context, {
      properties: BRIEF,
      bundle: { files: { "example/settings.py": DEAF } },
    });
    await rm(bench.instance.path("/usr/lib/systemd/system/web.service.d/50-eb-health-hooks.conf"));
    await bench.reload();
    await bench.restart();
    const report = await bench.json();
    expect(report.findings[0]?.message).toMatch(
      /; the running app has no HEALTH_CHECK_HOSTS with it in its environment$/,
    );
    expect(broken(report)).toEqual(["drop-in"]);
  });

  test("the app cannot be asked: the reason is said, and the line all the same", async (context) => {
    const bench = await deployed(context, {
      properties: { ...BRIEF, HEALTH_HOOKS_ASK_APP: "false" },
      bundle: { files: { "example/settings.py": DEAF } },
    });
    await bench.answered();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(finding?.message).toMatch(
      /; the app could not be asked for its hosts \(HEALTH_HOOKS_ASK_APP=false\)$/,
    );
    expect(finding?.remedy[0]).toMatch(/^Add this line .*HEALTH_CHECK_HOSTS/);
    expect(finding?.seen[0]).toBe("Django's ALLOWED_HOSTS is not known: HEALTH_HOOKS_ASK_APP=false");
  });

  test("the path answers 400 to everybody: it is not the address that is refused", async (context) => {
    const views =
      'from django.http import HttpResponse\n\n\ndef home(request):\n    return HttpResponse("no", status=400)\n\n\nhealthcheck = home\n';
    const files = { ...NO_REDIRECT, "example/views.py": views };
    const bench = await deployed(context, { properties: BRIEF, bundle: { files } });
    await bench.answered();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["path"]);
    expect(finding?.message).toMatch(
      /\/ answers 400: a host of the app's own list gets the same answer on this page, and another on other pages$/,
    );
    expect(finding?.remedy.join("\n")).toContain("health_check finds the page by itself");
  });

  test("the override is stale: it has another instance's address", async (context) => {
    const bench = await withOverride(context);
    const name = await valueFile(bench);
    await edit(bench, `${STATE}/${name}`, (text) => text.replaceAll(bench.address, "10.9.8.7"));

    const early = await bench.json();
    expect(first(early).causes).toEqual(["override"]);
    expect(early.findings[0]?.message).toContain("will refuse the load balancer's Host after its next start");

    await bench.restart();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(
      finding?.message.endsWith(`; the override is stale: ${STATE}/${name} lacks this instance's address`),
    ).toBe(true);
  });

  test("the override is stale: its value file is gone; and running allowed_hosts mends it, as it says", async (context) => {
    const bench = await withOverride(context);
    const name = await valueFile(bench);
    await rm(bench.instance.path(`${STATE}/${name}`));
    await bench.restart();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(finding?.message).toMatch(
      /; the override is stale: \S+, which the app folder names, is not there$/,
    );
    expect(finding?.remedy[0]).toContain("10_allowed_hosts.cjs");
    expect(await runFirstHook(bench)).toMatchObject({ code: 0 });
    await bench.restart();
    await bench.healthy();
    expect((await bench.doctor()).code).toBe(0);
  });

  test("allowed_hosts has given this version nothing: the deployed hook is named", async (context) => {
    const bench = await deployed(context, {
      bundle: { files: NO_LIST },
      properties: { ALLOWED_HOSTS: HOSTS },
    });
    await rm(bench.instance.path("/var/app/current/.eb-health-hooks"));
    await bench.restart();
    const { first: finding } = first(await bench.json());
    expect(finding?.message).toMatch(/; allowed_hosts has given it nothing$/);
    expect(finding?.remedy[0]).toMatch(/^Run it now: .*10_allowed_hosts\.cjs && sudo systemctl restart web$/);
  });

  test("the hooks were switched off at the deployment", async (context) => {
    const bench = await deployed(context, { properties: { HEALTH_HOOKS_ENABLED: "false" } });
    await bench.answered();
    expect(first(await bench.json()).causes).toEqual(["switched off", "host refused"]);
  });
});

async function withOverride(context: TestContext): Promise<DoctorBench> {
  return healthy(context, { properties: { ALLOWED_HOSTS: HOSTS }, bundle: { files: NO_LIST } });
}

async function valueFile({ instance }: DoctorBench): Promise<string> {
  const names = await readdir(instance.path(STATE));
  return names.find((name) => /^web\.[0-9a-f]{16}\.env$/.test(name)) ?? "none";
}

describe.concurrent("the answer does not count:", () => {
  test.for([
    [
      "301, and the target group takes only 200",
      "200",
      "/",
      /\(\/ for 200\): \/ answers 301, a redirect to HTTPS/,
      /^health_check would set \/ for 200-301, and the app passes that\./,
    ],
    [
      "301, and somebody chose the codes",
      "200,404",
      "/",
      / 301/,
      /^If this answer means healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200-301$/m,
    ],
    [
      "a query is not shown, but for where it is to be set",
      "200",
      "/nothing/?token=a-secret-key",
      /\(\/nothing\/\?\.\.\. for 200\): \/nothing\/\?\.\.\. answers 301, a redirect to HTTPS \(\S+\/nothing\/\?\.\.\.\)$/,
      / /,
    ],
  ] as const)("%s", async ([, httpCode, path, message, remedy], context) => {
    const bench = await healthy(context);
    Object.assign(bench.targetGroup.healthCheck, { matcher: { httpCode }, path });
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["success codes"]);
    expect(finding?.message).toMatch(message);
    expect(finding?.remedy.join("\n")).toMatch(remedy);
  });

  test("301, and the codes are what only AWS may say", async (context) => {
    const bench = await healthy(context);
    await bench.loadBalancer.close();
    for (const [httpCode, causes] of [
      ["200-299,301", []],
      ["200, 301", []],
      ["200-299, 404", ["success codes"]],
      ["2xx", []],
    ] as const) {
      bench.targetGroup.healthCheck.matcher = { httpCode };
      expect(first(await bench.json()).causes, httpCode).toEqual(causes);
    }
    const { notes, summary } = await bench.json();
    expect(notes.join("\n")).toContain('the codes "2xx", which are not understood -> connected, passes');
    expect(summary).toMatch(/^healthy: /);
  });

  test("404, and the path that HEALTH_HOOKS_PATH names would pass", async (context) => {
    const bench = await healthy(context, { bundle: { files: NO_REDIRECT } });
    bench.targetGroup.healthCheck.path = "/nothing/";
    const missing = first(await bench.json());
    expect(missing.causes).toEqual(["path"]);
    expect(missing.first?.remedy).toEqual([
      "/ answers 200 to the load balancer: eb setenv HEALTH_HOOKS_PATH=/",
    ]);
    expect(missing.first?.message).toMatch(
      /\(\/nothing\/ for 200-301\): \/nothing\/ answers 404: there is no such page$/,
    );
    const { first: wished } = first(await bench.json({ env: { HEALTH_HOOKS_PATH: "/healthcheck/" } }));
    expect(wished?.cause).toBe("path");
    expect(wished?.remedy[1]).toMatch(/90_health_check\.cjs$/);
  });

  test("500", async (context) => {
    const views = "def home(request):\n    raise RuntimeError('secret-one')\n\n\nhealthcheck = home\n";
    const files = { ...NO_REDIRECT, "example/views.py": views };
    const bench = await deployed(context, { properties: BRIEF, bundle: { files } });
    await bench.answered();
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["app fails"]);
    expect(finding?.message).toMatch(/\/ answers 500: the app fails$/);
    expect(finding?.seen[0]).toMatch(/^web\.service is active \(running\); processes of the app: \d/);
  });
});

describe.concurrent("nobody answers:", () => {
  const otherPort = ({ targetGroup }: DoctorBench) => void Object.assign(targetGroup, { port: 9 });

  test.for<[string, (bench: DoctorBench) => unknown, string, (bench: DoctorBench) => string, RegExp]>([
    [
      "nginx is down: the app's own port is none to set",
      async (bench) => {
        otherPort(bench);
        await edit(bench, CONTAINER, (text) =>
          JSON.stringify({ ...JSON.parse(text), instance_port: "9", proxy_server: "nginx" }),
        );
      },
      "nothing listens",
      ({ address, port }) => `The app listens on ${address}:${port} and waits for it.`,
      /: nginx is not running, so nothing listens on 127\.\S+:9$/,
    ],
    [
      "only the check asks on another port: the process's Port is right already",
      ({ targetGroup }) => (targetGroup.healthCheck.port = "9"),
      "wrong port",
      ({ targetGroup }) =>
        `aws elbv2 modify-target-group --region eu-west-1 --target-group-arn ${targetGroup.arn} --health-check-port traffic-port`,
      /: nothing listens on the checked port 9; requests go to port \d+, which is open$/,
    ],
    [
      "the load balancer asks on another port than the app listens on",
      otherPort,
      "wrong port",
      ({ port }) =>
        `Set Port of aws:elasticbeanstalk:environment:process:default to ${port}, in .ebextensions.`,
      /: nothing listens on 127\.\S+:9, and the app listens on 127\.\S+:\d+$/,
    ],
  ])("%s", async ([, change, cause, remedy, message], context) => {
    const bench = await healthy(context);
    await change(bench);
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual([cause]);
    expect(finding?.message).toMatch(message);
    expect(finding?.remedy.join("\n")).toContain(remedy(bench));
  });

  test("the app is down", async (context) => {
    const bench = await healthy(context);
    await bench.instance.stop();
    const report = await bench.json();
    const { causes, first: finding } = first(report);
    expect(causes[0]).toBe("nothing listens");
    expect(finding?.message).toMatch(/: nothing listens on 127\./);
    expect(finding?.seen[0]).toBe("web.service is inactive (dead); processes of the app: none");
    expect(broken(report)).toEqual([]);
  });
});

test.concurrent("what passes the check is not the app, which is down: never healthy", async (context) => {
  const bench = await healthy(context);
  await bench.instance.stop();
  const proxy = createServer((_, response) => response.writeHead(301, { location: "https://a.com/" }).end());
  context.onTestFinished(() => void proxy.close());
  await once(proxy.listen(bench.port, bench.address), "listening");
  await bench.healthy();
  const report = await bench.json();
  expect(first(report).causes).toEqual(["app does not answer"]);
  expect(report.summary).toMatch(
    /^1 finding; first: web\.service is inactive \(dead\): the app does not run/,
  );
});

describe.concurrent("AWS:", () => {
  const DENIED = "elasticloadbalancing:DescribeTargetGroups";

  test("a missing permission comes first where more codes would mend the rest", async (context) => {
    const bench = await deployed(context);
    bench.targetGroup.healthCheck.matcher = { httpCode: "200" };
    bench.aws.denied.add(DENIED);
    await bench.answered();
    const report = await bench.json();
    const { causes, first: finding } = first(report);
    expect(causes).toEqual(["AWS", "success codes"]);
    expect(finding?.message).toMatch(
      /^could not find the target groups: \S+ may not call elasticloadbalancing:D/,
    );
    expect(JSON.parse(finding?.remedy[1] ?? "")).toMatchObject({ Version: "2012-10-17" });
    expect(report.findings[1]?.message).toMatch(
      /^the app does not pass a check \(\/ for 200\): \/ answers 301/,
    );
    expect(broken(report)).toEqual([]);
  });

  test("after a host that is refused, which no permission mends", async (context) => {
    const bench = await deployed(context);
    bench.aws.denied.add(DENIED);
    await forgetAddress(bench);
    expect(first(await bench.json()).causes).toEqual(["host refused", "AWS"]);
  });

  test("only the target health is denied: the group's own check is replayed", async (context) => {
    const bench = await healthy(context);
    bench.aws.denied.add("elasticloadbalancing:DescribeTargetHealth");
    const report = await bench.json();
    expect(first(report).causes).toEqual(["AWS"]);
    expect(report.notes.join("\n")).toContain("/ for 200-301 -> 301, passes");
  });

  test("no load balancer: the app's 301 is no finding, an app that is down is one", async (context) => {
    const bench = await healthy(context);
    Object.assign(bench.environment, { loadBalancers: [] });
    const report = await bench.json();
    expect(first(report).causes).toEqual([]);
    expect(report.summary).toMatch(/^no finding, but not known to be healthy: this environment has no load/);
    await bench.instance.stop();
    expect(first(await bench.json()).causes).toEqual(["nothing listens"]);
  });

  test("a Classic Load Balancer: a refused host is a finding, and a redirect is not known to be healthy", async (context) => {
    const bench = await healthy(context);
    Object.assign(bench.environment, { loadBalancers: ["awseb-e-a-AWSEBLoa"] });
    const report = await bench.json();
    expect(first(report).causes).toEqual([]);
    expect(report.summary).toBe(
      "no finding, but not known to be healthy: its load balancer is a Classic one, which has no target group",
    );
    await forgetAddress(bench);
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["host refused"]);
    expect(finding?.seen.join("\n")).toContain("what a Classic Load Balancer asks is not known");
  });

  test("its health report cannot be read: a note, and the summary says so", async (context) => {
    const bench = await healthy(context);
    Object.assign(bench.environment, { healthReporting: "basic" });
    const basic = await bench.json();
    bench.aws.denied.add("elasticbeanstalk:DescribeInstancesHealth");
    const denied = await bench.json();
    for (const { findings, notes, summary } of [basic, denied]) {
      expect(findings).toEqual([]);
      expect(notes[1]).toMatch(
        /^what Elastic Beanstalk finds wrong is not known: could not read the health /,
      );
      expect(summary).toMatch(
        /^healthy: .*; not looked at: the health that Elastic Beanstalk itself reports$/,
      );
    }
    expect(denied.notes[1]).toContain("elasticbeanstalk:DescribeInstancesHealth");
  });

  test("a deployment failed: what Elastic Beanstalk reports is said", async (context) => {
    const bench = await healthy(context);
    const [instance] = bench.environment.instances;
    if (instance?.deployment) instance.deployment = { ...instance.deployment, status: "Failed" };
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["health report"]);
    expect(finding?.message).toMatch(/^Elastic Beanstalk reports i-\w+ as Severe: Deployment failed$/);
  });
});

/** As where nginx still listens for an app that is down. */
async function withoutProcesses({ instance }: DoctorBench): Promise<() => Promise<void>> {
  await rm(instance.path("/proc"));
  return () => symlink("/proc", instance.path("/proc"));
}

describe.concurrent("the fleet:", () => {
  async function fleet(context: TestContext): Promise<DoctorBench> {
    const bench = await deployed(context, { instances: 3 });
    await bench.loadBalancer.nextCheck(({ state }) => state === "healthy", PATIENCE_MS);
    await bench.loadBalancer.close(); // from here on the states are set by hand
    return bench;
  }
  const set = ({ targetGroup }: DoctorBench, ...states: readonly ("healthy" | string)[]) => {
    for (const [index, target] of targetGroup.targets.entries()) {
      const reason = states[index] ?? "healthy";
      target.health =
        reason === "healthy"
          ? { state: "healthy" }
          : { state: "unhealthy", reason, description: "as AWS says" };
    }
  };

  test("no target is healthy though the app passes here: the network, and that the load balancer fails open", async (context) => {
    const bench = await fleet(context);
    set(bench, "Target.Timeout", "Target.Timeout", "Target.Timeout");
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["target"]);
    expect(finding?.message).toBe(
      "the load balancer sees this instance as unhealthy (Target.Timeout: as AWS says), though the app passes its check here",
    );
    expect(finding?.seen[0]).toMatch(
      /^no target of \S+ is healthy: .*\(fail open\), so the site may seem to work$/,
    );
    expect(finding?.remedy[0]).toContain("security group");
  });

  test("no target is healthy and the host is refused: the host first, then the fleet", async (context) => {
    const bench = await deployed(context, { instances: 3 });
    await forgetAddress(bench);
    await bench.loadBalancer.close();
    set(bench, "Target.ResponseCodeMismatch", "Target.ResponseCodeMismatch", "Target.ResponseCodeMismatch");
    const { causes } = first(await bench.json());
    expect(causes).toEqual(["host refused", "fleet"]);
  });

  test("another target is unhealthy", async (context) => {
    const bench = await fleet(context);
    set(bench, "healthy", "healthy", "Target.ResponseCodeMismatch");
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["fleet"]);
    expect(finding?.message).toMatch(/^1 of 3 targets of \S+ are unhealthy$/);
    expect(finding?.seen).toEqual([
      `${bench.instances[2]?.id} is unhealthy (Target.ResponseCodeMismatch: as AWS says)`,
    ]);
  });

  test("an instance that passes and is no healthy target is not called healthy", async (context) => {
    const bench = await fleet(context);
    const [own] = bench.targetGroup.targets;
    for (const [state, reason, causes] of [
      ["unused", "Target.NotInUse", ["target"]],
      ["draining", "Target.DeregistrationInProgress", []],
      ["unavailable", "Target.HealthCheckDisabled", []],
      ["initial", "Elb.InitialHealthChecking", []],
    ] as const) {
      Object.assign(own ?? {}, { health: { state, reason } });
      const report = await bench.json();
      expect(first(report).causes, state).toEqual(causes);
      expect(report.summary).toContain(` as ${state} (${reason})`);
      expect(report.summary).not.toMatch(/^healthy/);
    }
  });

  test("a check over TCP: a connection is healthy, an app that is down is not", async (context) => {
    const bench = await fleet(context);
    set(bench);
    Object.assign(bench.targetGroup.healthCheck, { protocol: "TCP", path: undefined, matcher: undefined });
    expect((await bench.json()).summary).toBe(
      `healthy: the app answers as the load balancer wants: ${bench.targetGroup.name} (TCP)`,
    );
    const restore = await withoutProcesses(bench);
    expect((await bench.json()).summary).toMatch(
      /: only a connection was tried, and no process of the app was /,
    );
    await restore();
    await bench.instance.stop();
    set(bench, "Target.FailedHealthChecks");
    const { causes, first: finding } = first(await bench.json());
    expect(causes[0]).toBe("nothing listens");
    expect(finding?.message).toMatch(
      /^the app does not pass the check of target group \S+ \(TCP\): nothing /,
    );
  });

  test("traffic splitting: the group of the other version is not this instance's", async (context) => {
    const bench = await fleet(context);
    set(bench);
    const { targetGroup, aws, environment, port } = bench;
    const [first, ...others] = targetGroup.targets;
    targetGroup.targets.splice(0, 3, ...(first ? [first] : []));
    const arn = targetGroup.arn.replace("SHOP00000000", "SHOP2");
    const loadBalancerArns = [...targetGroup.loadBalancerArns];
    aws.state.targetGroups.push(
      createTargetGroup({ arn, loadBalancerArns, environment, port, targets: others }),
    );
    const { findings, notes, summary } = await bench.json();
    expect(findings).toEqual([]);
    expect(notes).toContain(
      `awseb-AWSEB-SHOP2: this instance is no target of it but of ${targetGroup.name}, on the same port`,
    );
    expect(summary).toMatch(/^healthy: [^,]+$/);
  });

  test("this instance is no target", async (context) => {
    const bench = await fleet(context);
    set(bench);
    const [own] = bench.instances;
    if (own) bench.deregister(own);
    expect(first(await bench.json()).causes).toEqual(["target"]);
  });
});

describe.concurrent("settings and hooks:", () => {
  test("a bad setting comes first, and the rest is examined with its default", async (context) => {
    const bench = await healthy(context);
    const env = { HEALTH_HOOKS_PROBE_SECONDS: "soon", HEALTH_HOOKS_PATH: "no path" };
    const report = await bench.json({ env });
    const { causes, first: finding } = first(report);
    expect(causes).toEqual(["setting"]);
    expect(finding?.message).toMatch(
      /because a setting is invalid: HEALTH_HOOKS_PATH must .*; HEALTH_HOOKS_PROBE_SECONDS must .*, got "soon"$/,
    );
    expect(report.notes.join("\n")).toContain("/ for 200-301 -> 301, passes");
    await bench.instance.setProperties({ HEALTH_HOOKS_STRICT: "perhaps" });
    await forgetAddress(bench);
    expect(first(await bench.json()).causes).toEqual(["setting", "host refused"]);
  });

  test("a hook is missing or of another release", async (context) => {
    const files = { ".platform/confighooks": undefined };
    const bench = await healthy(context, { bundle: { files } });
    const { causes, first: finding } = first(await bench.json());
    expect(causes).toEqual(["hooks"]);
    expect(finding?.message).toMatch(
      /confighooks\/predeploy\/allowed_hosts, confighooks\/postdeploy\/health_check$/,
    );
    await edit(bench, "/var/app/current/.platform/hooks/predeploy/10_allowed_hosts.cjs", (text) =>
      text.replace(/eb-health-hooks \S+,/, "eb-health-hooks 0.0.9,"),
    );
    const { findings } = await bench.json();
    expect(findings[1]?.message).toMatch(
      /^the hooks are of different releases: \S+ is 0\.0\.9, this one is /,
    );
  });

  test("allowed_hosts has no --doctor, and says who has", async (context) => {
    const bench = await deployed(context);
    const cwd = bench.instance.path("/var/app/current");
    const hook = `${cwd}/.platform/hooks/predeploy/10_allowed_hosts.cjs`;
    const run = await runHook(hook, { cwd, env: bench.instance.hookEnvironment(), args: ["--doctor"] });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("only health_check takes --doctor");
  });
});

afterAll(() => {
  for (const [name, text] of examples) {
    expectInDocs("docs/doctor.md", `doctor-${name}`, `\`\`\`\n${text}\n\`\`\``);
  }
});
