/** What the app said to the load balancer's request, or why it said nothing. */
export type ProbeResult =
  | { readonly kind: "answer"; readonly status: number; readonly location: string | undefined }
  /** `code` as Node.js names it, such as ECONNREFUSED; `TIMEOUT` for no answer in the group's own time. */
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
  readonly path: string;
  /** The success codes that were not met. */
  readonly codes: string;
}

/** Why the app does not pass the check, and what helps. */
export function diagnose(result: ProbeResult, facts: ProbeFacts): Diagnosis {
  return result.kind === "answer" ? diagnoseAnswer(result, facts) : diagnoseFailure(result, facts);
}

function diagnoseAnswer(
  { status, location }: Extract<ProbeResult, { kind: "answer" }>,
  { address, path, codes }: ProbeFacts,
): Diagnosis {
  const got = (what: string) => `${path} answers ${status}, ${what}`;
  if (status === 400) {
    return {
      cause: got(`as Django does when ${address} is not in ALLOWED_HOSTS`),
      remedy: [
        "Look at the lines of allowed_hosts in this log: where did it add the address?",
        "If it did, see that settings.py reads that place into ALLOWED_HOSTS.",
      ],
    };
  }
  if (status >= 300 && status < 400) {
    const target = location ?? "nowhere";
    const slashed = path.replace(/(?=\?|$)/, "/");
    const goesTo = (place: string) => location !== undefined && pathOf(location) === place;
    if (location?.startsWith("https://") && (goesTo(path) || goesTo(slashed))) {
      return {
        cause: got(`a redirect to HTTPS (${target})`),
        remedy: [
          `Let the success codes have ${status}, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"${exempt(path)}"].`,
        ],
      };
    }
    if (goesTo(slashed)) {
      return {
        cause: got(`a redirect that adds a slash (${target})`),
        remedy: [`Set HEALTH_HOOKS_PATH to ${slashed}.`],
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
      remedy: ["See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance."],
    };
  }
  return {
    cause: got(`which is not among ${codes}`),
    remedy: ["Set HEALTH_HOOKS_SUCCESS_CODES if this answer means healthy."],
  };
}

function diagnoseFailure(
  { code, message }: Extract<ProbeResult, { kind: "failure" }>,
  { address, port, path }: ProbeFacts,
): Diagnosis {
  const place = `${address}:${port}`;
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
      cause: `${place}${path} does not answer in the time that the target group gives it`,
      remedy: ["Name a path that answers fast in HEALTH_HOOKS_PATH, or raise HealthCheckTimeout."],
    };
  }
  return {
    cause: `${place}${path} ends the connection without an answer (${code}: ${message})`,
    remedy: ["See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance."],
  };
}

/** The pattern of a path for SECURE_REDIRECT_EXEMPT, which has no leading slash and no query. */
function exempt(path: string): string {
  const [plain = ""] = path.split("?");
  return `^${plain.slice(1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}

/** Path and query of where a redirect goes. */
function pathOf(location: string): string {
  if (!URL.canParse(location)) return location;
  const { pathname, search } = new URL(location);
  return pathname + search;
}
