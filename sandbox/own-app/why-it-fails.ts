/** What a traceback of an app says about this machine: what is not there, and how to give it. */

export interface Reason {
  readonly what: string;
  readonly remedy: string;
  /** The environment variable that is missing. */
  readonly variable?: string;
}

/** Settings that want a variable, by the words of what reads it. */
const MISSING_VARIABLE = [
  /^KeyError: '([A-Z][A-Z0-9_]*)'$/m,
  /Set the (\w+) environment variable/,
  /^\S*UndefinedValueError: (\w+) not found/m,
  /^\S*EnvError: Environment variable "(\w+)" not set/m,
  /^\S*ValidationError: .*\n(\w+)\n\s+Field required/m,
  /ImproperlyConfigured: (?:The )?(SECRET_KEY) setting must not be empty/,
  /ImproperlyConfigured: .*?\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/,
];

interface Absence {
  readonly pattern: RegExp;
  readonly reason: (named: string) => Reason;
}

const ABSENCES: readonly Absence[] = [
  {
    pattern: /^ModuleNotFoundError: No module named '([\w.]+)'/m,
    reason: (module) => ({
      what: `it imports ${module}, which is neither in the bundle nor among what was installed`,
      remedy: `Add the package of ${module} to the requirements, or commit the module.`,
    }),
  },
  {
    pattern: /no such table: (\S+)|relation "(\S+)" does not exist/,
    reason: (table) => ({
      what: `it asks for the table ${table}, and nothing has migrated its database: the sandbox runs no command of .ebextensions`,
      remedy:
        "Name a page that asks no database: --env HEALTH_HOOKS_PATH=/health/ (the check should not need one).",
    }),
  },
  {
    pattern: /Missing staticfiles manifest entry for '(.+?)'/,
    reason: (file) => ({
      what: `it has no static file ${file}: nothing has run collectstatic`,
      remedy: "Name a page without static files: --env HEALTH_HOOKS_PATH=/health/",
    }),
  },
  {
    pattern: /^\S*(?:OperationalError|InterfaceError): ?(.*)$/m,
    reason: (said) => ({
      what: `its database is not there (${said})`,
      remedy:
        "Give it one: --env DATABASE_URL=sqlite:////tmp/sandbox.db, or the variables that your settings read; or name a page that asks no database: --env HEALTH_HOOKS_PATH=/health/",
    }),
  },
  {
    pattern: /^\S*(?:ConnectionRefusedError|ConnectionError|gaierror|TimeoutError): ?(.*)$/m,
    reason: (said) => ({
      what: `a server that it needs is not there (${said})`,
      remedy:
        "Give it one by the variables that your settings read (--env NAME=VALUE), or name a page without it: --env HEALTH_HOOKS_PATH=/health/",
    }),
  },
];

/** Of the last traceback in the text. Undefined where there is none. */
export function whyItFails(text: string): Reason | undefined {
  const traceback = text.slice(Math.max(0, text.lastIndexOf("Traceback (most recent call last):")));
  for (const pattern of MISSING_VARIABLE) {
    const [, name] = pattern.exec(traceback) ?? [];
    // pydantic names the field; the variable is the same in capitals.
    if (name !== undefined) return missing(name.toUpperCase());
  }
  for (const { pattern, reason } of ABSENCES) {
    const found = pattern.exec(traceback);
    if (found) return reason(found.slice(1).find((group) => group !== undefined) ?? "");
  }
  const last = /^[A-Za-z_][\w.]*(?:Error|Exception|Configured|Exit|DoesNotExist)\b.*$/gm;
  const [said] = [...traceback.matchAll(last)].at(-1) ?? [];
  return said === undefined ? undefined : { what: `it ends with ${said}`, remedy: "Mend that first." };
}

function missing(name: string): Reason {
  return {
    variable: name,
    what: `its settings want the environment variable ${name}, and nothing gives it one`,
    remedy: `Give it to the sandbox: --env ${name}=VALUE. The environment on Elastic Beanstalk must have it too: eb printenv lists what it has.`,
  };
}
