import type { LaptopCause } from "../../src/cli/doctor/finding.ts";
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

export interface Scenario {
  readonly situation: string;
  /** All of them, the first to be fixed first. */
  readonly causes: readonly LaptopCause[];
  readonly of: Situation;
}

const PATH = "HealthCheckPath";
const URL_OPTION = ["aws:elasticbeanstalk:application", "Application Healthcheck URL"] as const;

export const SCENARIOS: readonly Scenario[] = [
  {
    situation: "the app refuses the load balancer's Host",
    causes: ["host refused"],
    of: { targets: [answering(400)] },
  },
  {
    situation: "every page redirects to HTTPS",
    causes: ["success codes"],
    of: { targets: [answering(301)] },
  },
  {
    situation: "the instances' role lacks the permissions of health_check",
    causes: ["permission", "success codes"],
    of: { targets: [answering(301)], policy: NO_POLICY },
  },
  {
    situation: "the live target group was changed, and the option settings say otherwise",
    causes: ["drift", "path"],
    of: { targets: [answering(404)], check: { path: "/old/" }, options: [[PROCESS, PATH, "/health/"]] },
  },
  {
    situation: "the path is set where only a Classic Load Balancer looks",
    causes: ["Application Healthcheck URL", "path"],
    of: { targets: [answering(404)], options: [[...URL_OPTION, "HTTP:80/health/"]] },
  },
  {
    situation: "there is no page at the path",
    causes: ["path"],
    of: { targets: [answering(404)] },
  },
  {
    situation: "the page asks for a login",
    causes: ["login"],
    of: { targets: [answering(302)] },
  },
  {
    situation: "the app fails, or nginx does not reach it",
    causes: ["app fails"],
    of: { targets: [answering(502)] },
  },
  {
    situation: "nothing listens on the port",
    causes: ["nothing listens"],
    of: { targets: [REFUSING] },
  },
  {
    situation: "the app is too slow, or a security group keeps the load balancer out",
    causes: ["app does not answer"],
    of: { targets: [SILENT] },
  },
  {
    situation: "another port is checked than the one that traffic goes to",
    causes: ["wrong port"],
    of: { targets: [REFUSING], check: { port: "8080" } },
  },
  {
    situation: "the process has the app's own port in place of nginx's",
    causes: ["wrong port"],
    of: { targets: [REFUSING], port: 8000, options: [[PROCESS, "Port", "8000"]] },
  },
  {
    situation: "plain HTTP is sent to the port for HTTPS",
    causes: ["wrong port"],
    of: { targets: [answering(400)], port: 443, options: [[PROCESS, "Port", "443"]] },
  },
  {
    situation: "no target is healthy, and the fix would come in batches",
    causes: ["host refused", "fleet"],
    of: { targets: [answering(400), answering(400), answering(400)] },
  },
  {
    situation: "the hooks are switched off",
    causes: ["disabled", "host refused"],
    of: { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_ENABLED", "false"]] },
  },
  {
    situation: "the hooks only try",
    causes: ["disabled", "host refused"],
    of: { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_DRY_RUN", "true"]] },
  },
  {
    situation: "the hooks do not take a setting",
    causes: ["setting", "host refused"],
    of: { targets: [answering(400)], options: [[PROPERTIES, "HEALTH_HOOKS_ENABLED", "False"]] },
  },
  {
    situation: "a Network Load Balancer checks a page",
    causes: ["target"],
    of: {
      targets: [REFUSING],
      protocol: "TCP",
      check: { protocol: "HTTP", path: "/", matcher: { httpCode: "200" } },
      options: [[PROCESS, "Protocol", "TCP"]],
    },
  },
  {
    situation: "no instance is registered",
    causes: ["target"],
    of: { targets: [], environment: { health: ["Red", "Severe"] } },
  },
  {
    situation: "the last deployment failed",
    causes: ["deployment"],
    of: {
      environment: {
        health: ["Red", "Degraded"],
        instances: [
          { id: "i-1", deployment: { id: 8, versionLabel: "v8", status: "Failed", time: new Date(0) } },
        ],
      },
    },
  },
  {
    situation: "every target passes, and Elastic Beanstalk is red all the same",
    causes: ["health report"],
    of: { environment: { health: ["Red", "Severe"], status: "Updating" } },
  },
  {
    situation: "it is red behind a Classic Load Balancer",
    causes: ["health report"],
    of: { environment: { health: ["Red", "Severe"], loadBalancers: ["awseb-e-a-AWSEBLoa"] } },
  },
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
    /counts on a Classic Load Balancer only/,
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
