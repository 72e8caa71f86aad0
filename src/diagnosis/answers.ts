import { type Explanation, type RefusedHost, whyHostIsRefused } from "./host-refused.ts";
import { exemptPattern, SEE_LOGS, withoutQuery } from "./words.ts";
/** What the app answered to the load balancer's request, or why it did not answer. */
export type ProbeResult =
  | { readonly kind: "answer"; readonly status: number; readonly location: string | undefined }
  /** The app answered, but later than the group waits for an answer. */
  | { readonly kind: "too slow"; readonly status: number; readonly seconds: number }
  /** `code` is as Node.js names it, such as ECONNREFUSED. `TIMEOUT` means no answer at all. */
  | { readonly kind: "failure"; readonly code: string; readonly message: string };

export interface Diagnosis {
  /** One clause: what happened. */
  readonly cause: string;
  /** Full sentences: what to do. */
  readonly remedy: readonly string[];
}

export interface ProbeFacts {
  /** The private address that the request went to and named in its Host header. */
  readonly address: string;
  readonly port: number;
  /** How long the target group waits for an answer. */
  readonly timeoutSeconds: number;
  readonly path: string;
  /** The planned success codes. */
  readonly codes: string;
  /** Looked at only where the host seems to be refused. */
  readonly refused?: RefusedHost | undefined;
}

/** Why the app does not pass the check, and what to do. */
export function diagnose(result: ProbeResult, facts: ProbeFacts): Diagnosis {
  switch (result.kind) {
    case "answer":
      return diagnoseAnswer(result, facts);
    case "too slow":
      return diagnoseSlowness(result, facts);
    case "failure":
      return diagnoseFailure(result, facts);
  }
}

/** Whether this is Django's answer to a Host that is not in ALLOWED_HOSTS. */
export function isHostRefused(result: ProbeResult): boolean {
  return result.kind === "answer" && result.status === 400;
}

/** One clause on a 400. Where other hosts get it too, the address is not what is refused. */
export function describeBadRequest(
  { address, path }: Pick<ProbeFacts, "address" | "path">,
  why: { readonly name?: Explanation["name"]; readonly because: string } | undefined,
): string {
  const answers = `${withoutQuery(path)} answers 400`;
  if (why?.name === "page" || why?.name === "every host refused") return `${answers}: ${why.because}`;
  const cause = `${answers}, as Django does when ${address} is not in ALLOWED_HOSTS`;
  return why ? `${cause}; ${why.because}` : cause;
}

/**
 * What a passed check does not show. With SECURE_SSL_REDIRECT Django answers any path with a redirect, before
 * it looks whether there is such a page. Undefined when there is nothing to say.
 */
export function caveatOfPass(result: ProbeResult, { path }: ProbeFacts): string | undefined {
  if (result.kind !== "answer" || !isRedirectToHttps(result, path)) return undefined;
  const page = path === "/" ? "/health/" : path; // the front page should stay behind HTTPS
  return (
    "the app passes with a redirect to HTTPS, which any path gets; a 200 shows more: " +
    `SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(page)}"], HEALTH_HOOKS_PATH=${page} and HEALTH_HOOKS_SUCCESS_CODES=200`
  );
}

/**
 * What no probe from an instance can try. A Network Load Balancer's HTTP check has the load balancer's own
 * address as its Host. Undefined for an Application Load Balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export function adviceForNetworkLoadBalancer(protocol: string): string | undefined {
  if (/^HTTPS?$/.test(protocol)) return undefined;
  return "a Network Load Balancer names its own address as Host, which no hook can add to ALLOWED_HOSTS: answer the path before Django looks at the host, or let the process check TCP";
}

function diagnoseAnswer(
  { status, location }: Extract<ProbeResult, { kind: "answer" }>,
  { address, path, codes, refused }: ProbeFacts,
): Diagnosis {
  const got = (what: string) => `${withoutQuery(path)} answers ${status}, ${what}`;
  if (status === 400) {
    const why = refused && whyHostIsRefused(refused);
    return { cause: describeBadRequest({ address, path }, why), remedy: why?.remedy ?? [] };
  }
  if (status >= 300 && status < 400) {
    const target = withoutQuery(location ?? "nowhere");
    if (isRedirectToHttps({ status, location }, path)) {
      return {
        cause: got(`a redirect to HTTPS (${target})`),
        remedy: [
          `Add ${status} to the success codes, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(path)}"].`,
        ],
      };
    }
    if (location !== undefined && pathOf(location) === slashed(path)) {
      return {
        cause: got(`a redirect that adds a slash (${target})`),
        remedy: [`Set HEALTH_HOOKS_PATH to ${slashed(path)}.`],
      };
    }
    return {
      cause: got(`a redirect to ${target}`),
      remedy: ["The health check path must answer without a login: name another in HEALTH_HOOKS_PATH."],
    };
  }
  if (status === 401 || status === 403) {
    return {
      cause: got("it asks for a login or refuses"),
      remedy: ["The load balancer cannot log in: name a path that is open to all in HEALTH_HOOKS_PATH."],
    };
  }
  if (status === 404) {
    return { cause: got("there is no such page"), remedy: ["Name one that exists in HEALTH_HOOKS_PATH."] };
  }
  if (status >= 500) {
    return {
      cause: got(status === 502 || status === 504 ? "the proxy does not reach the app" : "the app fails"),
      remedy: [SEE_LOGS],
    };
  }
  return {
    cause: got(`which is not among ${codes}`),
    remedy: ["Set HEALTH_HOOKS_SUCCESS_CODES if this answer means healthy."],
  };
}

function diagnoseSlowness(
  { status, seconds }: Extract<ProbeResult, { kind: "too slow" }>,
  { path, timeoutSeconds }: ProbeFacts,
): Diagnosis {
  return {
    cause: `${withoutQuery(path)} answers ${status} only after ${seconds} s, and the target group waits ${timeoutSeconds} s`,
    remedy: FASTER,
  };
}

function diagnoseFailure(
  { code, message }: Extract<ProbeResult, { kind: "failure" }>,
  { address, port, path, timeoutSeconds }: ProbeFacts,
): Diagnosis {
  const place = `${address}:${port}`;
  const page = place + withoutQuery(path);
  if (code === "ECONNREFUSED") {
    return {
      cause: `nothing listens on ${place}`,
      remedy: [
        "See whether nginx and the app run: systemctl status nginx web.",
        "If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT.",
      ],
    };
  }
  if (code === "TIMEOUT") {
    return {
      cause: `${page} does not answer, also long after the ${timeoutSeconds} s that the target group waits`,
      remedy: FASTER,
    };
  }
  return {
    cause: `${page} ends the connection without an answer (${code}: ${message})`,
    remedy: [SEE_LOGS],
  };
}

const FASTER = [
  "Name a path that answers fast in HEALTH_HOOKS_PATH, or raise the option HealthCheckTimeout of the process.",
];

/** Whether the redirect goes to the same page. Another page would be a login or the like. */
function isRedirectToHttps(
  { status, location }: { readonly status: number; readonly location: string | undefined },
  path: string,
): boolean {
  if (status < 300 || status > 399 || !location?.startsWith("https://")) return false;
  return [path, slashed(path)].includes(pathOf(location));
}

/** Adds the slash before the query, as Django's APPEND_SLASH does. */
function slashed(path: string): string {
  return path.replace(/(?=\?|$)/, "/");
}

/** The path and the query that a redirect goes to. */
function pathOf(location: string): string {
  if (!URL.canParse(location)) return location;
  const { pathname, search } = new URL(location);
  return pathname + search;
}
