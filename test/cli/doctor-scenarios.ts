import type { CauseName } from "../../src/diagnosis/cause.ts";
import {
  answering,
  COMMAND,
  HEALTHY,
  NO_POLICY,
  PROCESS,
  PROPERTIES,
  REFUSING,
  SILENT,
  type Situation,
} from "./doctor-support.ts";

/** Where it is, all causes that are found, the first to be fixed first, and how it is made. */
export type Scenario = readonly [situation: string, causes: readonly CauseName[], of: Situation];

const PATH = "HealthCheckPath";
const URL_OPTION = ["aws:elasticbeanstalk:application", "Application Healthcheck URL"] as const;

export const SCENARIOS: readonly Scenario[] = [
  ["the app refuses the load balancer's Host", ["host refused"], { targets: [answering(400)] }],
  ["every page redirects to HTTPS", ["success codes"], { targets: [answering(301)] }],
  [
    "the instances' role lacks the permissions of health_check",
    ["permission", "success codes"],
    { targets: [answering(301)], policy: NO_POLICY },
  ],
  [
    "the live target group was changed, and the option settings say otherwise",
    ["drift", "path"],
    { targets: [answering(404)], check: { path: "/old/" }, options: [[PROCESS, PATH, "/health/"]] },
  ],
  [
    "the path is set where only a Classic Load Balancer looks",
    ["Application Healthcheck URL", "path"],
    { targets: [answering(404)], options: [[...URL_OPTION, "HTTP:80/health/"]] },
  ],
  ["there is no page at the path", ["path"], { targets: [answering(404)] }],
  ["the page asks for a login", ["redirect"], { targets: [answering(302)] }],
  ["the app fails, or nginx does not reach it", ["app fails"], { targets: [answering(502)] }],
  ["nothing listens on the port", ["nothing listens"], { targets: [REFUSING] }],
  [
    "the app is too slow, or a security group keeps the load balancer out",
    ["app does not answer"],
    { targets: [SILENT] },
  ],
  [
    "another port is checked than the one that traffic goes to",
    ["wrong port"],
    { targets: [REFUSING], check: { port: "8080" } },
  ],
  [
    "the process has the app's own port in place of nginx's",
    ["wrong port"],
    { targets: [REFUSING], port: 8000, options: [[PROCESS, "Port", "8000"]] },
  ],
  [
    "plain HTTP is sent to the port for HTTPS",
    ["wrong port"],
    { targets: [answering(400)], port: 443, options: [[PROCESS, "Port", "443"]] },
  ],
  [
    "no target is healthy, and the fix would come in batches",
    ["host refused", "fleet"],
    { targets: [answering(400), answering(400), answering(400)] },
  ],
  [
    "the hooks are switched off",
    ["switched off", "host refused"],
    { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_ENABLED", "false"]] },
  ],
  [
    "the hooks only try",
    ["switched off", "host refused"],
    { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_DRY_RUN", "true"]] },
  ],
  [
    "the hooks do not take a setting",
    ["setting", "host refused"],
    { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_ENABLED", "False"]] },
  ],
  [
    "a Network Load Balancer checks a page",
    ["target"],
    {
      targets: [REFUSING],
      protocol: "TCP",
      check: { protocol: "HTTP", path: "/", matcher: { httpCode: "200" } },
      options: [[PROCESS, "Protocol", "TCP"]],
    },
  ],
  ["no instance is registered", ["target"], { targets: [], environment: { health: ["Red", "Severe"] } }],
  [
    "the last deployment failed",
    ["deployment"],
    {
      environment: {
        health: ["Red", "Degraded"],
        instances: [
          { id: "i-1", deployment: { id: 8, versionLabel: "v8", status: "Failed", time: new Date(0) } },
        ],
      },
    },
  ],
  [
    "every target passes, and Elastic Beanstalk is red all the same",
    ["health report"],
    { environment: { health: ["Red", "Severe"], status: "Updating" } },
  ],
  [
    "every target passes, and clients ask for pages that do not exist",
    ["client errors"],
    {
      environment: {
        health: ["Red", "Severe"],
        instances: [
          {
            id: "i-1",
            health: ["Severe", "Red", "62.5 % of the requests are failing with HTTP 4xx."],
          },
        ],
      },
    },
  ],
  [
    "it is red behind a Classic Load Balancer",
    ["health report"],
    { environment: { health: ["Red", "Severe"], loadBalancers: ["awseb-e-a-AWSEBLoa"] } },
  ],
];

/** Nothing to remedy, whatever stands in the notes. */
export const HEALTHY_ONES: readonly (readonly [situation: string, of: Situation, note: RegExp])[] = [
  ["all targets pass", { targets: [HEALTHY, HEALTHY] }, /^$/],
  [
    "it passes, and the role lacks permissions",
    { policy: NO_POLICY },
    /the instances' role aws-elasticbeanstalk-ec2-role lacks 6 permissions/,
  ],
  [
    "it passes, and the wrong option has a path",
    { options: [[...URL_OPTION, "/health/"]] },
    /counts only on a Classic Load Balancer/,
  ],
  [
    "it passes with fewer codes than the options have",
    { options: [[PROCESS, "MatcherHTTPCode", "200-399"]] },
    /only widens the check/,
  ],
  [
    "a single instance",
    { environment: { loadBalancers: [] } },
    /a single instance, or is still being created.*no targets to look at/,
  ],
  [
    "a worker",
    { environment: { loadBalancers: [], tier: "Worker" } },
    /a worker, which gets no health check/,
  ],
  ["a Classic Load Balancer", { environment: { loadBalancers: ["awseb-e-a-AWSEBLoa"] } }, /a Classic one/],
  [
    "it is being updated",
    { environment: { status: "Updating", health: ["Grey", "Info"] } },
    /the environment is Updating/,
  ],
  ["a Network Load Balancer", { protocol: "TCP" }, /^$/],
  [
    "between two deployments with traffic splitting",
    { sibling: [] },
    /target group awseb-AWSEB-2GHI is empty: the targets of port 80 are in awseb-AWSEB-1DEF/,
  ],
  ["basic health reporting", { environment: { healthReporting: "basic" } }, /with basic health reporting/],
  [
    "batches of a rollout",
    {
      targets: [HEALTHY, { state: "draining", reason: "Target.DeregistrationInProgress" }],
      options: [[COMMAND, "DeploymentPolicy", "Rolling"]],
    },
    /target group awseb-AWSEB-1DEF: draining: i-2/,
  ],
];
