import { describe, expect, test } from "vitest";
import type { ProbeResult } from "../../src/diagnosis/observation.ts";
import { type WebProxy, webProxy } from "../../src/diagnosis/proxy.ts";
import type { CheckFacts, SeenInstance } from "../../src/doctor/facts.ts";
import type { SeenHosts } from "../../src/doctor/hosts.ts";
import { howFar } from "../../src/doctor/hosts-seen.ts";
import { judgeInstance } from "../../src/doctor/judge.ts";
import { parseSettings } from "../../src/settings.ts";

/** What a deployment with a real app does not come to by itself. */

const answer = (status: number): ProbeResult => ({ kind: "answer", status, location: undefined });
const REFUSED: ProbeResult = { kind: "failure", code: "ECONNREFUSED", message: "connect ECONNREFUSED" };

const GROUP = { name: "awseb-SHOP", arn: "arn:aws:elasticloadbalancing:x", port: 80, protocol: "HTTP" };

function check(facts: Partial<CheckFacts> = {}): CheckFacts {
  return {
    group: GROUP,
    port: 80,
    protocol: "HTTP",
    heardFrom: "instance",
    address: "10.0.0.5",
    connection: undefined,
    path: "/",
    codes: "200-301",
    timeoutSeconds: 5,
    last: answer(400),
    passed: false,
    app: howFar(HOSTS, true),
    targets: undefined,
    ...facts,
  };
}

const HOSTS: SeenHosts = {
  process: { name: "web", isGiven: true, isAsgi: false, startedAt: "2026-11-28T14:00:00Z" },
  asked: {
    settingsModule: "shop.settings",
    django: "5.2",
    count: 2,
    allowsAddress: false,
    line: undefined,
  },
  ownHosts: ["www.example.com"],
  override: {
    kind: "file",
    name: "/x.env",
    variables: ["HEALTH_CHECK_HOSTS"],
    hasAddress: true,
    proven: undefined,
  },
  processesKnownBy: "cgroup",
  processes: [{ pid: "7", startedAt: 10_000, isReplaced: false }],
};

function facts(
  part: Omit<Partial<SeenInstance>, "hosts"> & { hosts?: Partial<SeenHosts> } = {},
): SeenInstance {
  return {
    address: "10.0.0.5",
    instanceId: "i-1",
    appFolder: undefined,
    settings: parseSettings({}),
    badSettings: new Map(),
    hooks: [],
    service: "active (running)",
    checks: [check()],
    loadBalancer: { kind: "with target groups" },
    reports: [],
    reportsProblem: undefined,
    awsErrors: [],
    ...part,
    hosts: { ...HOSTS, ...part.hosts },
  };
}

const only = (given: SeenInstance) => {
  const findings = judgeInstance(given);
  expect(findings).toHaveLength(1);
  return findings[0];
};

describe("a refused host", () => {
  const replaced = HOSTS.processes.map((one) => ({ ...one, isReplaced: true }));
  const lacks = { ...HOSTS.override, hasAddress: false } as SeenHosts["override"];
  test.for<[string, Partial<SeenHosts>, string]>([
    [
      "what the app says, where the rest is as allowed_hosts left it",
      {},
      "ALLOWED_HOSTS of shop.settings has 2 hosts, without it",
    ],
    [
      "a process of a folder that is gone",
      { processes: replaced },
      "the app still runs from a folder that was replaced since",
    ],
    ["no override", { override: { kind: "none" } }, "allowed_hosts has given it nothing"],
    [
      "the marker names nothing",
      { override: { kind: "bad marker" } },
      "the override is stale: the app folder's .eb-health-hooks names no value file",
    ],
    [
      "the marker names a file that is gone",
      { override: { kind: "no file", name: "/x.env" } },
      "the override is stale: /x.env, which the app folder names, is not there",
    ],
    [
      "the override has another address",
      { override: lacks },
      "the override is stale: /x.env lacks this instance's address",
    ],
  ])("%s", ([, hosts, because]) => {
    const app = howFar({ ...HOSTS, ...hosts }, true);
    const finding = only(facts({ checks: [check({ app })] }));
    expect(finding?.message.split("; ").at(-1)).toBe(because);
    expect(finding?.cause).toBe("host refused");
    expect(finding?.remedy.length).toBeGreaterThan(0);
  });

  test("without the first hook in the app folder, the remedy is to put it there", () => {
    const app = howFar({ ...HOSTS, override: { kind: "none" } }, false);
    const finding = only(facts({ checks: [check({ app })] }));
    expect(finding?.remedy[0]).toMatch(/^allowed_hosts is not in the app's bundle: /);
  });
});

describe("web.service does not run, and the check passes", () => {
  const passes = check({ passed: true, last: answer(301) });
  test.for(["inactive (dead)", "failed (failed)", "activating (auto-restart, restarted 9 times)"])(
    "%s: never healthy",
    (service) => {
      const finding = only(facts({ service, checks: [passes] }));
      expect(finding?.cause).toBe("app does not answer");
      expect(finding?.message).toMatch(/^web\.service is .*: the app does not run/);
    },
  );

  test.for(["active (running)", "not-found", "not known (no systemctl)"])("%s: no finding", (service) => {
    expect(judgeInstance(facts({ service, checks: [passes] }))).toEqual([]);
  });
});

function proxyNamed(option: string): WebProxy {
  const proxy = webProxy(option);
  if (!proxy) throw new Error(`no proxy is named ${option}`);
  return proxy;
}

describe("nothing listens", () => {
  const listens = (address: string) => [check({ last: REFUSED, listeners: [{ address, port: 8000 }] })];

  test("the app listens for this machine only: the proxy is what is missing", () => {
    const finding = only(facts({ checks: listens("127.0.0.1") }));
    expect(finding?.cause).toBe("nothing listens");
    expect(finding?.message).toMatch(
      /nothing listens on 10\.0\.0\.5:80; the app listens on 127\.0\.0\.1:8000 only$/,
    );
  });

  test.for([
    ["nginx", "nginx", "nginx -t"],
    ["apache", "httpd", "apachectl configtest"],
  ] as const)("whatever the app listens on, %s should listen on the port", ([name, service, configTest]) => {
    const proxy = { ...proxyNamed(name), port: 80 };
    const down = (listeners: CheckFacts["listeners"], port = 80) =>
      only(facts({ checks: [check({ last: REFUSED, listeners, proxy: { ...proxy, port } })] }));
    for (const address of ["0.0.0.0", "127.0.0.1"]) {
      const finding = down([{ address, port: 8000 }]);
      expect(finding?.cause).toBe("nothing listens");
      expect(finding?.message).toMatch(new RegExp(`: ${proxy.name} is not running, so nothing listens on `));
      expect(finding?.remedy).toEqual([
        `Start it: sudo systemctl restart ${service}`,
        `If it does not start, this says why: sudo ${configTest}`,
        `The app listens on ${address}:8000 and waits for it.`,
      ]);
    }
    expect(down([])?.remedy.at(-1)).toContain("Nothing of web.service listens either");
    expect(down([{ address: "0.0.0.0", port: 8000 }], 8080)?.cause).toBe("wrong port");
  });

  test.for(["0.0.0.0", "10.0.0.5"])("the app listens on another port of %s", (address) => {
    expect(only(facts({ checks: listens(address) }))?.cause).toBe("wrong port");
  });
});

describe("the load balancer's view", () => {
  const target = (id: string, state: string, reason?: string) => ({
    id,
    port: 80,
    state,
    reason,
    description: undefined,
  });

  test.for([
    ["healthy", []],
    ["initial", []],
    ["draining", []],
    ["unused", ["target"]],
    ["unhealthy", ["target"]],
    ["unhealthy.draining", ["target"]],
  ] as const)("an app that passes and is %s", ([state, causes]) => {
    const passes = check({ passed: true, last: answer(200), targets: [target("i-1", state)] });
    expect(judgeInstance(facts({ checks: [passes] })).map(({ cause }) => cause)).toEqual(causes);
  });

  test("a Network Load Balancer whose HTTP check fails where the app passes here", () => {
    const passes = { passed: true, last: answer(200), targets: [target("i-1", "unhealthy")] };
    const behind = (protocol: string) =>
      only(facts({ checks: [check({ ...passes, group: { ...GROUP, protocol } })] }))?.remedy[0];
    expect(behind("TCP")).toMatch(/^a Network Load Balancer names its own address as Host/);
    expect(behind("HTTP")).toMatch(/^Let the load balancer reach port 80/);
  });

  test("an instance that the metadata service does not name is not said to be no target", () => {
    const passes = check({ passed: true, last: answer(200), targets: [target("i-2", "healthy")] });
    expect(judgeInstance(facts({ instanceId: "", checks: [passes] }))).toEqual([]);
    expect(judgeInstance(facts({ checks: [passes] })).map(({ cause }) => cause)).toEqual(["target"]);
  });

  test("a group over TCP that is slow to connect, or ends the connection", () => {
    const tcp = (code: string) =>
      check({ connection: "TCP", last: { kind: "failure", code, message: "why" } });
    expect(only(facts({ checks: [tcp("TIMEOUT")] }))?.message).toMatch(
      /10\.0\.0\.5:80 takes no connection within 5 s$/,
    );
    expect(only(facts({ checks: [tcp("EHOSTUNREACH")] }))?.message).toMatch(
      /takes no connection \(EHOSTUNREACH: why\)$/,
    );
  });

  test("of a group of another version on the same port only the fleet is a matter", () => {
    const own = check({ passed: true, last: answer(200), targets: [target("i-1", "healthy")] });
    const other = check({ group: { ...GROUP, name: "other" }, targets: [target("i-2", "unhealthy")] });
    expect(judgeInstance(facts({ checks: [own, other] })).map(({ cause }) => cause)).toEqual(["fleet"]);
    const elsewhere = { ...other, group: { ...GROUP, name: "api", port: 8080 } };
    const causes = judgeInstance(facts({ checks: [own, elsewhere] })).map(({ cause }) => cause);
    expect(causes).toEqual(["host refused", "target", "fleet"]);
  });

  test("an answer that did not count until now is no matter of security groups", () => {
    const targets = [target("i-1", "unhealthy", "Target.ResponseCodeMismatch")];
    const finding = only(facts({ checks: [check({ passed: true, last: answer(200), targets })] }));
    expect(finding?.remedy.join()).not.toContain("security group");
  });

  test("what Elastic Beanstalk reports counts where nothing else was found", () => {
    const reports = [{ id: "i-1", status: "Severe", color: "Red", causes: ["100 % of requests fail"] }];
    const passes = check({ passed: true, last: answer(200) });
    expect(only(facts({ checks: [passes], reports }))?.message).toContain("Severe: 100 % of requests fail");
    expect(only(facts({ reports }))?.cause).toBe("host refused");
  });
});

describe("red by what clients ask for", () => {
  const passes = check({ passed: true, last: answer(200) });
  const reported = (...causes: string[]) =>
    only(facts({ checks: [passes], reports: [{ id: "i-1", status: "Severe", color: "Red", causes }] }));

  test("is said, with the option that leaves 4xx out", () => {
    const finding = reported("100.0 % of the requests are failing with HTTP 4xx.");
    expect(finding?.cause).toBe("client errors");
    const text = /\.ebextensions to: (\{.*\})$/.exec(finding?.remedy.at(-1) ?? "")?.[1];
    const { Rules } = JSON.parse(text ?? "");
    expect(Rules.Environment.Application.ApplicationRequests4xx).toEqual({ Enabled: false });
    expect(Rules.Environment.ELB.ELBRequests4xx).toEqual({ Enabled: false });
  });

  test("is not said of anything else", () => {
    const mixed = ["50.0 % of the requests are failing with HTTP 4xx.", "CPU is at 100 %."];
    expect(reported(...mixed)?.cause).toBe("health report");
    expect(reported("50.0 % of the requests are failing with HTTP 5xx.")?.cause).toBe("health report");
  });
});

test.for([{ HEALTH_HOOKS_ENABLED: "false" }, { HEALTH_HOOKS_DRY_RUN: "true" }])(
  "hooks that do nothing: %j",
  (env) => {
    const off = howFar({ ...HOSTS, override: { kind: "none" } }, true);
    const lost = facts({
      settings: parseSettings(env),
      checks: [check({ app: off }), check({ wouldPass: { path: "/up/", codes: "200" } })],
    });
    const gone = facts({
      settings: parseSettings(env),
      checks: [check({ passed: true, last: answer(200) })],
      hosts: { override: { kind: "bad marker" } },
    });
    for (const { remedy } of [...judgeInstance(lost).slice(0, 3), ...judgeInstance(gone)]) {
      expect(remedy[0]).toMatch(/^eb setenv HEALTH_HOOKS_\w+=, then eb deploy\./);
      expect(remedy.join(" ")).not.toContain(".platform/hooks/");
    }
    const causes = (one: CheckFacts) =>
      judgeInstance(facts({ settings: parseSettings(env), checks: [one] })).map(({ cause }) => cause);
    expect(causes(check())).toEqual(["switched off", "host refused"]);
    expect(causes(check({ last: answer(404) }))).toEqual(["switched off", "path"]);
    expect(causes(check({ last: answer(500) }))).toEqual(["app fails"]);
  },
);
