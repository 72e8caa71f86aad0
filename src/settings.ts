import { HookError } from "./errors.ts";
import { HIGHEST_OF_APPLICATION, parseSuccessCodes } from "./health-check/success-codes.ts";

export type Env = Readonly<Record<string, string | undefined>>;

interface Setting<T> {
  readonly variable: string;
  /** The default, as the README's table shows it. */
  readonly shown: string;
  readonly meaning: string;
  readonly parse: (env: Env) => T;
}

/** The variables that apps read their allowed hosts from, unless a setting names another. */
export const HOST_VARIABLES = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"];

/** Every setting, once: the parser, the Settings type and the README's table all come from here. */
export const SETTINGS = {
  enabled: setting(
    "HEALTH_HOOKS_ENABLED",
    "`false`: every hook says so and does nothing. Works without Node.js",
    boolean,
    { value: true, shown: "`true`" },
  ),
  variable: setting(
    "HEALTH_HOOKS_VARIABLE",
    "the variable that the app reads its allowed hosts from",
    variableName,
    { value: undefined, shown: "`ALLOWED_HOSTS` and `DJANGO_ALLOWED_HOSTS`, whichever exist" },
  ),
  envFile: setting(
    "HEALTH_HOOKS_ENV_FILE",
    "the env file, as a path inside the app folder",
    pathInsideTheApp,
    { value: ".env", shown: "`.env`" },
  ),
  path: setting("HEALTH_HOOKS_PATH", "the health check path", healthCheckPath, {
    value: undefined,
    shown: "unset: the path is left alone",
  }),
  successCodes: setting(
    "HEALTH_HOOKS_SUCCESS_CODES",
    "the success codes, exactly: `200`, `200,301` or `200-301`",
    successCodes,
    { value: undefined, shown: "unset: at least `200-301`" },
  ),
  processPort: setting(
    "HEALTH_HOOKS_PROCESS_PORT",
    "the port of the process whose target group is meant",
    integer(1, 65535),
    { value: undefined, shown: "unset: the default process's" },
  ),
  probeSeconds: setting(
    "HEALTH_HOOKS_PROBE_SECONDS",
    "how many seconds the app has to pass the planned check; `0`: no probe",
    integer(0, 300),
    { value: 30, shown: "`30`" },
  ),
  strict: setting("HEALTH_HOOKS_STRICT", "`true`: what would only warn fails the deployment", boolean, {
    value: false,
    shown: "`false`",
  }),
  dryRun: setting(
    "HEALTH_HOOKS_DRY_RUN",
    "`true`: print the plan, change nothing (also `--dry-run`)",
    boolean,
    {
      value: false,
      shown: "`false`",
    },
  ),
  installNode: setting("HEALTH_HOOKS_INSTALL_NODE", "`false`: never install Node.js", boolean, {
    value: true,
    shown: "`true`",
  }),
  node: setting("HEALTH_HOOKS_NODE", "the Node.js to run the hooks with, as an absolute path", absolutePath, {
    value: undefined,
    shown: "unset: it is searched for",
  }),
};

export type Settings = {
  readonly [Key in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[Key]["parse"]>;
};

/** Reads all settings; throws one HookError that names every problem. Unset, empty and blank are the same. */
export function parseSettings(env: Env): Settings {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([key, { parse }]) => {
    try {
      return [key, parse(env)];
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return [key, undefined];
    }
  });
  if (problems.length > 0) {
    throw new HookError("misconfiguration", problems.join("; "), {
      remedy: ["Correct these environment properties and deploy again; an empty value means the default."],
    });
  }
  return Object.fromEntries(entries) as Settings;
}

function setting<T, D>(
  variable: string,
  meaning: string,
  parseText: (text: string) => T,
  fallback: { readonly value: D; readonly shown: string },
): Setting<T | D> {
  return {
    variable,
    meaning,
    shown: fallback.shown,
    parse: (env) => {
      const text = env[variable]?.trim();
      if (!text) return fallback.value;
      try {
        return parseText(text);
      } catch (error) {
        throw new Error(`${variable} ${error instanceof Error ? error.message : error}, got "${text}"`);
      }
    },
  };
}

function boolean(text: string): boolean {
  if (text !== "true" && text !== "false") throw new Error("must be true or false");
  return text === "true";
}

function integer(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to) {
      throw new Error(`must be a whole number from ${from} to ${to}`);
    }
    return value;
  };
}

function variableName(text: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) {
    throw new Error("must be the name of an environment variable (letters, digits and _)");
  }
  return text;
}

function pathInsideTheApp(text: string): string {
  const parts = text.split("/");
  if (text.includes("\0") || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new Error("must be a path inside the app folder, such as .env or config/.env");
  }
  return text;
}

function absolutePath(text: string): string {
  if (!text.startsWith("/")) throw new Error("must be an absolute path, such as /usr/bin/node-22");
  return text;
}

function healthCheckPath(text: string): string {
  // What may stand in the path and query of a URL (RFC 3986); ELBv2 allows 1024 characters.
  if (!/^\/[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]*$/.test(text) || text.length > 1024) {
    throw new Error("must start with / and hold at most 1024 characters that a URL's path may have");
  }
  return text;
}

function successCodes(text: string): string {
  // A Network Load Balancer takes 5xx too, but an app that answers so is not healthy.
  parseSuccessCodes(text, HIGHEST_OF_APPLICATION);
  return text;
}
