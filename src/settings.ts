import type { Env } from "./env.ts";
import { describeError, HookError } from "./errors.ts";
import { HIGHEST_OF_APPLICATION, parseSuccessCodes } from "./success-codes.ts";

interface Setting<T> {
  readonly variable: string;
  readonly parse: (env: Env) => T;
}

/** The variables that apps read their allowed hosts from, unless a setting names another. */
const HOST_VARIABLES = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"];

/** Every setting, once: its variable, the values it may have, and its default. */
export const SETTINGS = {
  enabled: setting("HEALTH_HOOKS_ENABLED", boolean, true),
  variable: setting("HEALTH_HOOKS_VARIABLE", variableName, undefined),
  envFile: setting("HEALTH_HOOKS_ENV_FILE", pathInsideTheApp, ".env"),
  askApp: setting("HEALTH_HOOKS_ASK_APP", boolean, true),
  path: setting("HEALTH_HOOKS_PATH", healthCheckPath, undefined),
  successCodes: setting("HEALTH_HOOKS_SUCCESS_CODES", successCodes, undefined),
  processPort: setting("HEALTH_HOOKS_PROCESS_PORT", integer(1, 65535), undefined),
  probeSeconds: setting("HEALTH_HOOKS_PROBE_SECONDS", integer(0, 300), 30),
  strict: setting("HEALTH_HOOKS_STRICT", boolean, false),
  dryRun: setting("HEALTH_HOOKS_DRY_RUN", boolean, false),
  installNode: setting("HEALTH_HOOKS_INSTALL_NODE", boolean, true),
  node: setting("HEALTH_HOOKS_NODE", absolutePath, undefined),
};

export type Settings = {
  readonly [Key in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[Key]["parse"]>;
};

type Documentation = readonly [shownDefault: string, meaning: string];

/** What the README's table says about each setting. No hook uses it, so no bundle has it. */
export const DOCUMENTATION: { readonly [Key in keyof Settings]: Documentation } = {
  enabled: ["`true`", "`false`: every hook does nothing"],
  variable: ["`ALLOWED_HOSTS`, `DJANGO_ALLOWED_HOSTS`", "the variable with the list: it is tried first"],
  envFile: ["`.env`", "the env file with the list: it is tried first"],
  askApp: ["`true`", "`false`: never start the app's Python"],
  path: ["`/`, else a page without a login", "the path to check; `/`: always the front page"],
  successCodes: ["at least `200-301`", "the codes, exactly: `200`, `200,301` or `200-301`"],
  processPort: ["the default process's", "the port of the process to check"],
  probeSeconds: ["`30`", "time to pass the check, 0 to 300; `0`: not asked"],
  strict: ["`false`", "`true`: a warning fails the deployment"],
  dryRun: ["`false`", "`true`: print the plan and change nothing"],
  installNode: ["`true`", "`false`: never install Node.js"],
  node: ["the first one found", "its absolute path"],
};

/**
 * Reads all settings. Throws one HookError that names every problem. Unset, empty and blank mean the same.
 */
export function parseSettings(env: Env): Settings {
  const problems = badSettings(env);
  if (problems.size > 0) {
    throw new HookError("misconfiguration", [...problems.values()].join("; "), {
      remedy: ["Correct these environment properties and deploy again; an empty value means the default."],
    });
  }
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { parse }]) => [key, parse(env)]),
  ) as Settings;
}

/** The settings that do not parse: variable -> what is wrong with it. */
export function badSettings(env: Env): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const { variable, parse } of Object.values(SETTINGS)) {
    try {
      parse(env);
    } catch (error) {
      problems.set(variable, describeError(error));
    }
  }
  return problems;
}

/** Variables that look like settings and are none: a typing error would have no effect without a word. */
export function unknownSettings(env: Env): string[] {
  const known = [...Object.values(SETTINGS).map(({ variable }) => variable), "HEALTH_HOOKS_SYSTEM_ROOT"];
  return Object.keys(env).filter((name) => /^HEALTH_HOOKS?_/.test(name) && !known.includes(name));
}

/** The variables that may hold the app's list of hosts. */
export function hostVariables({ variable }: Pick<Settings, "variable">): readonly string[] {
  return variable ? [variable] : HOST_VARIABLES;
}

function setting<T, D>(variable: string, parseText: (text: string) => T, fallback: D): Setting<T | D> {
  return {
    variable,
    parse: (env) => {
      const text = env[variable]?.trim();
      if (!text) return fallback;
      try {
        return parseText(text);
      } catch (error) {
        throw new Error(`${variable} ${describeError(error)}, got "${text}"`);
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
  // What every JavaScript object has by itself, such as `constructor`, is nobody's list of hosts.
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text) || text in {}) {
    throw new Error("must be the name of an environment variable (at most 128 letters, digits and _)");
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
  // The characters that the path and query of a URL may have (RFC 3986). ELBv2 allows 1024 characters.
  if (!/^\/[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]*$/.test(text) || text.length > 1024) {
    throw new Error("must start with / and hold at most 1024 characters that a URL's path may have");
  }
  // Whoever tries it by hand would ask for another page than the load balancer.
  const { pathname, search } = new URL(`http://localhost${text}`);
  const sent = pathname + search;
  if (sent !== text) throw new Error(`must be as HTTP clients send it, which make ${sent} of it`);
  return text;
}

function successCodes(text: string): string {
  // A Network Load Balancer accepts 5xx too, but an app that answers 5xx is not healthy.
  parseSuccessCodes(text, HIGHEST_OF_APPLICATION);
  return text;
}
