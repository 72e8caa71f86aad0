import type { Change, Plan } from "../change.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";
import { getConfig, reloadUnits } from "../instance/platform.ts";
import { type FileSnapshot, Folder } from "../replace-file.ts";
import { addHost, UnknownListShape } from "./host-list.ts";

/**
 * The environment that systemd gives the app. Elastic Beanstalk writes its own file of environment properties
 * after the predeploy hooks and deletes drop-ins below /etc at every deployment; those below /usr/lib survive,
 * and the EnvironmentFile of a drop-in is read after the unit's own, so its values win.
 */
const VALUE_FILE = { folder: ["var", "lib", "eb-health-hooks"], name: "web.env", mode: 0o600 };
const DROP_IN = {
  folder: ["usr", "lib", "systemd", "system", "web.service.d"],
  name: "50-eb-health-hooks.conf",
  mode: 0o644,
};
const VALUE_PATH = `/${VALUE_FILE.folder.join("/")}/${VALUE_FILE.name}`;
const HOOK_PATH = "/var/app/current/.platform/hooks/predeploy/10_allowed_hosts.cjs";

/** The value file must not outlive the hook that renews it: a version without the hook starts without it. */
const DROP_IN_TEXT = `# Written by eb-health-hooks: ALLOWED_HOSTS with the private address of this instance.
[Service]
EnvironmentFile=-${VALUE_PATH}
ExecStartPre=-+/bin/sh -c 'test -e ${HOOK_PATH} || rm -f ${VALUE_PATH}'
`;

export interface Properties {
  /** Those of the asked variables that are environment properties, also empty ones. */
  readonly values: ReadonlyMap<string, string>;
  /** False when the platform could not be asked: a variable that is missing here may yet be a property. */
  readonly complete: boolean;
}

/** From the hook's own environment, and for a run by hand, which has no properties in it, from get-config. */
export async function readProperties(
  context: HookContext,
  variables: readonly string[],
): Promise<Properties> {
  const pick = (source: Readonly<Record<string, unknown>>) => {
    const found = variables.map((variable) => [variable, source[variable]] as const);
    return new Map(found.filter((entry): entry is readonly [string, string] => typeof entry[1] === "string"));
  };
  const own = pick(context.env);
  if (own.size === variables.length) return { values: own, complete: true };
  try {
    const all = (await getConfig(context, "environment")) ?? {};
    return { values: pick({ ...all, ...Object.fromEntries(own) }), complete: true };
  } catch (error) {
    if (!(error instanceof HookError) || context.signal.aborted) throw error;
    context.log.warn(`${error.message}; only the properties in this hook's own environment are known`);
    return { values: own, complete: false };
  }
}

/** The whole new value of each property whose list lacks the address. */
export function addToProperties(
  properties: ReadonlyMap<string, string>,
  address: string,
): Map<string, string> {
  const added = new Map<string, string>();
  for (const [variable, value] of properties) {
    try {
      const { insertion } = addHost(value, address);
      if (insertion)
        added.set(variable, value.slice(0, insertion.at) + insertion.text + value.slice(insertion.at));
    } catch (error) {
      if (!(error instanceof UnknownListShape)) throw error;
      const message = `the environment property ${variable} cannot be added to safely: ${error.message}`;
      throw new HookError("failure", message, {
        remedy: [`Write it as host1,host2 or as a JSON list, and deploy again.`],
      });
    }
  }
  return added;
}

/** Takes an earlier override away, which must not outlive its reason. */
export function dropOverride(context: HookContext, reason: string): Plan {
  const { changes, apply } = planOverride(context, new Map());
  return {
    changes,
    unchanged: reason,
    apply: async () => {
      await apply();
      return [reason];
    },
  };
}

/** What is to be different so that the app starts with these values; none: so that nothing is overridden. */
export interface OverridePlan {
  readonly changes: readonly Change[];
  readonly apply: () => Promise<void>;
}

/** @param values variable -> whole value; an empty map takes an earlier override away */
export function planOverride(context: HookContext, values: ReadonlyMap<string, string>): OverridePlan {
  const base = context.systemRoot || "/";
  const changes: Change[] = [];
  const steps: (() => void | Promise<void>)[] = [];

  const text = values.size > 0 ? renderValueFile(values) : undefined;
  const value = look(base, VALUE_FILE);
  const names = [...values.keys()].join(", ");
  if (text === undefined && value.read) {
    changes.push({ where: VALUE_PATH, before: "overrides an environment property", after: "deleted" });
    steps.push(() => value.folder?.remove(VALUE_FILE.name));
  }
  if (text !== undefined && value.read?.bytes.toString() !== text) {
    changes.push({
      where: VALUE_PATH,
      before: value.read ? "an older value" : "absent",
      after: `sets ${names}`,
    });
    steps.push(() => write(base, VALUE_FILE, text, value.read));
  }

  const dropIn = look(base, DROP_IN);
  if (text !== undefined && dropIn.read?.bytes.toString() !== DROP_IN_TEXT) {
    const before = dropIn.read ? "another text" : "absent";
    changes.push({
      where: `/${[...DROP_IN.folder, DROP_IN.name].join("/")}`,
      before,
      after: `reads ${VALUE_PATH}`,
    });
    steps.push(() => write(base, DROP_IN, DROP_IN_TEXT, dropIn.read));
    steps.push(() => reloadUnits(context));
  }
  return {
    changes,
    apply: async () => {
      for (const step of steps) await step();
    },
  };
}

/**
 * As systemd reads it (load_env_file in its source, systemd.exec(5)): everything between single quotes is
 * literal; between double quotes a backslash guards `"`, `\`, `$` and a backtick. No variable is expanded.
 */
export function renderValueFile(values: ReadonlyMap<string, string>): string {
  const lines = [...values].map(([variable, value]) => {
    if (value.includes("\0"))
      throw new HookError("failure", `${variable} holds a NUL character: it is left alone`);
    const quoted = value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
    return `${variable}=${quoted}\n`;
  });
  return lines.join("");
}

interface SystemFile {
  readonly folder: readonly string[];
  readonly name: string;
  readonly mode: number;
}

function look(
  base: string,
  file: SystemFile,
): { folder: Folder | undefined; read: FileSnapshot | undefined } {
  const folder = Folder.open(base, file.folder);
  return { folder, read: folder?.read(file.name) };
}

function write(base: string, file: SystemFile, text: string, replaced: FileSnapshot | undefined): void {
  const folder = Folder.open(base, file.folder, true);
  folder?.replace(file.name, Buffer.from(text), file.mode, replaced);
}
