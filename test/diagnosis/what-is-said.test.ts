import { expect, test } from "vitest";
import { targetFailures } from "../../src/cli/doctor/target-failures.ts";
import { diagnose, type ProbeResult } from "../../src/diagnosis/answers.ts";
import type { CheckFacts, SeenInstance } from "../../src/doctor/facts.ts";
import { failedCheck } from "../../src/doctor/failed-check.ts";
import { parseSettings } from "../../src/settings.ts";

/**
 * The same answer, explained by each of those who explain one: the hook in a deployment's log, the doctor on the
 * instance, the doctor on the laptop. A change of words shows in what-is-said.md, beside what the others say.
 */

const ANSWERS: readonly (readonly [seen: string, result: ProbeResult])[] = [
  ...[200, 204, 400, 401, 403, 404, 405, 429, 500, 502, 503, 504].map(
    (status) => [`${status}`, { kind: "answer", status, location: undefined }] as const,
  ),
  ...(
    [
      [301, "https://10.0.0.5/health"],
      [308, "https://10.0.0.5/health"],
      [301, "/health/"],
      [302, "/login/?next=/health"],
      [303, "https://login.example.com/"],
      [307, "/login/"],
      [301, "http://10.0.0.5/health/"],
      [302, "http://a.com/login"],
      [302, "https://a.com/login"],
      [301, "/health"],
      [302, "health/"],
      [304, undefined],
    ] as const
  ).map(
    ([status, location]) =>
      [`${status} to ${location ?? "nowhere"}`, { kind: "answer", status, location }] as const,
  ),
  ["200 after 7 s", { kind: "too slow", status: 200, seconds: 7 }],
  ["refused", { kind: "failure", code: "ECONNREFUSED", message: "connect ECONNREFUSED" }],
  ["reset", { kind: "failure", code: "ECONNRESET", message: "socket hang up" }],
  ["silence", { kind: "failure", code: "TIMEOUT", message: "no answer" }],
];

const CHECK = { address: "10.0.0.5", port: 80, timeoutSeconds: 5, path: "/health", codes: "200-201" };
const NGINX = { name: "nginx", service: "nginx", log: "/var/log/nginx/error.log", configTest: "nginx -t" };
const GROUP = { name: "awseb-SHOP", arn: "arn:aws:elasticloadbalancing:eu-west-1:1:x", port: 80 };

/** It was given the address, and its settings do not take it. */
const APP = {
  process: { name: "web", isGiven: true, startedAt: "2026-11-28T14:00:00Z" },
  asked: { settingsModule: "shop.settings", django: "5.2", count: 2, allowsAddress: false, line: undefined },
  ownHosts: ["www.example.com"],
};

interface Said {
  readonly message: string;
  readonly remedy: readonly string[];
}

function hook(last: ProbeResult): Said {
  const refused = { ...APP, ownHost: "let in", provenBy: undefined } as const;
  const { cause, remedy } = diagnose(last, { ...CHECK, refused });
  return { message: cause, remedy };
}

function doctorOnInstance(last: ProbeResult): Said {
  const check: CheckFacts = {
    ...CHECK,
    group: { ...GROUP, protocol: "HTTP" },
    connection: undefined,
    last,
    passed: false,
    refused: { ...APP, ownHost: "let in", provenBy: undefined },
    planned: undefined,
    isChosen: false,
    targets: undefined,
    listeners: [],
    isOpenElsewhere: false,
  };
  const facts: SeenInstance = {
    address: CHECK.address,
    instanceId: "i-1",
    appFolder: undefined,
    settings: parseSettings({}),
    badSettings: undefined,
    docker: undefined,
    hooks: [],
    service: "active (running)",
    checks: [check],
    proxy: { ...NGINX, port: 80 },
    loadBalancer: { kind: "with target groups" },
    reports: [],
    reportsProblem: undefined,
    awsErrors: [],
    hosts: {
      ...APP,
      override: {
        kind: "file",
        name: "/x.env",
        variables: ["HEALTH_CHECK_HOSTS"],
        hasAddress: true,
        proven: undefined,
      },
      processesKnownBy: "cgroup",
      processes: [{ pid: "7", startedAt: 0, isReplaced: false }],
    },
  };
  return failedCheck(facts, check);
}

/** As the load balancer tells of it: it knows no Location, and one reason for all that is no answer. */
function doctorOnLaptop(last: ProbeResult): Said | undefined {
  const target = { id: "i-1", port: 80, state: "unhealthy" };
  const told =
    last.kind === "answer"
      ? {
          reason: "Target.ResponseCodeMismatch",
          description: `Health checks failed with these codes: [${last.status}]`,
        }
      : last.kind === "too slow" || last.code === "TIMEOUT"
        ? { reason: "Target.Timeout", description: "Request timed out" }
        : { reason: "Target.FailedHealthChecks", description: "Health checks failed" };
  const healthCheck = {
    protocol: "HTTP",
    port: CHECK.port,
    isOnTrafficPort: true,
    path: CHECK.path,
    codes: CHECK.codes,
    timeoutSeconds: CHECK.timeoutSeconds,
    intervalSeconds: 15,
    healthyThreshold: 3,
  };
  const [failure] = targetFailures(
    { ...GROUP, protocol: "HTTP", healthCheck, targets: [{ ...target, ...told }] },
    undefined,
    {
      proxy: NGINX,
      hooks: { settings: undefined, problems: new Map(), instead: undefined },
    },
  );
  return failure?.finding;
}

test("what each of the three says of an answer", async () => {
  const speakers = [
    ["hook", hook],
    ["doctor", doctorOnInstance],
    ["laptop", doctorOnLaptop],
  ] as const;
  const lines = ANSWERS.flatMap(([seen, result]) => [
    `\n## ${seen}\n`,
    ...speakers.map(([who, explain]) => {
      const { message, remedy } = explain(result) ?? { message: "nothing", remedy: [] };
      return `- ${who}: ${[message, ...remedy].join(" → ")}`;
    }),
  ]);
  const page = `# What is said of an answer to /health for 200-201\n${lines.join("\n")}\n`;
  await expect(page).toMatchFileSnapshot("what-is-said.md");
});
