import { WITHOUT_HOOKS } from "../../diagnosis/platform-support.ts";
import { DOCKER_FILES } from "../../instance/docker.ts";
import { processLines } from "../../instance/procfile.ts";
import {
  environmentProperties,
  lastOption,
  type OptionSetting,
  PROCESS,
  PYTHON,
  pathOfHealthcheckUrl,
} from "../../option-settings.ts";
import { SETTINGS } from "../../settings.ts";
import { AT_LEAST, covers, parseSuccessCodes, readMatcher } from "../../success-codes.ts";
import type { BundleFinding } from "./finding.ts";

/** Finds options that somebody may have set for another kind of load balancer. */
export function checkLoadBalancerOptions(settings: readonly OptionSetting[]): BundleFinding[] {
  const environment = "aws:elasticbeanstalk:environment";
  const type = lastOption(settings, environment, "LoadBalancerType");
  const kind = lastOption(settings, environment, "EnvironmentType");
  const url = lastOption(settings, "aws:elasticbeanstalk:application", "Application Healthcheck URL");
  const findings: BundleFinding[] = [];
  if (url && url.value !== "" && type?.value !== "classic") {
    findings.push({
      id: "classic-health-url",
      severity: "warning",
      place: url.file,
      what: `Application Healthcheck URL is set to ${url.value}`,
      why: "Only a Classic Load Balancer looks at it; an Application Load Balancer checks the HealthCheckPath of the process.",
      remedy: `Set HEALTH_HOOKS_PATH, or aws:elasticbeanstalk:environment:process:default: HealthCheckPath: ${pathOfHealthcheckUrl(url.value)}`,
    });
  }
  findings.push(...widenedCodes(settings));
  const without = [
    { option: kind, value: "SingleInstance" },
    { option: type, value: "classic" },
  ].find(({ option, value }) => option?.value === value);
  if (without?.option) {
    findings.push({
      id: "no-target-group",
      severity: "note",
      place: without.option.file,
      what: `${without.option.option} is ${without.value}`,
      why: "There is no target group then: health_check says so and does nothing.",
      remedy: "Nothing, if that is what you want.",
    });
  }
  return findings;
}

/** Codes that somebody chose on purpose are widened all the same, unless they say so to the hook. */
function widenedCodes(settings: readonly OptionSetting[]): BundleFinding[] {
  const option = lastOption(settings, `${PROCESS}default`, "MatcherHTTPCode");
  const codes = option && readMatcher(option.value);
  const { variable } = SETTINGS.successCodes;
  if (!option || !codes || covers(codes, parseSuccessCodes(AT_LEAST))) return [];
  if (environmentProperties(settings)[variable]) return [];
  return [
    {
      id: "codes-widened",
      severity: "note",
      place: option.file,
      what: `MatcherHTTPCode is ${option.value}`,
      why: `health_check widens the success codes to ${AT_LEAST}, so that a redirect to HTTPS passes.`,
      remedy: `Nothing, if you want that. To keep ${option.value}: eb setenv ${variable}=${option.value}`,
    },
  ];
}

/** Elastic Beanstalk on EKS: its options have a namespace of their own. */
export function checkClusterMode(settings: readonly OptionSetting[]): BundleFinding[] {
  const option = settings.find(({ namespace }) => namespace.startsWith("eks:"));
  if (!option) return [];
  return [
    {
      id: "cluster-mode",
      severity: "error",
      place: option.file,
      what: `it sets ${option.namespace}, which only Cluster Mode has`,
      why: "Cluster Mode runs no platform hooks, so the load balancer's check gets 400 from Django as without them.",
      remedy: WITHOUT_HOOKS,
    },
  ];
}

/** What the Python platform starts where the bundle names nothing. */
const BY_DEFAULT = ["application.py", "application/__init__.py"];

export function checkServerNamed(
  paths: ReadonlySet<string>,
  procfile: string,
  options: readonly OptionSetting[],
): BundleFinding[] {
  const isNamed = processLines(procfile).length > 0 || lastOption(options, PYTHON, "WSGIPath") !== undefined;
  const isContainer = DOCKER_FILES.some((file) => paths.has(file));
  if (isNamed || isContainer || BY_DEFAULT.some((file) => paths.has(file))) return [];
  return [
    {
      id: "server-unnamed",
      severity: "note",
      place: "the bundle",
      what: "neither Procfile nor .ebextensions/ (WSGIPath) says what the server starts, and there is no application.py",
      why: "Elastic Beanstalk then starts application:application. Unless the console has set WSGIPath, the server does not start, and the proxy answers 502.",
      remedy:
        "Look with eb config. If WSGIPath is not there, add a Procfile such as: web: gunicorn shop.wsgi",
    },
  ];
}
