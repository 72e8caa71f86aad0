import { readdirSync } from "node:fs";
import { HookError, orElse } from "../errors.ts";
import { getConfig, getOption, instancePath, type LiveInstance, readPlatformFile } from "./platform.ts";

/** The account that the app runs under. */
export interface AppUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

const VENV_FOLDER = "/var/app/venv";
const DEFAULT_USER = "webapp";

/** Undefined where the instance has no such account. */
export async function appUser(instance: LiveInstance): Promise<AppUser | undefined> {
  const { AppUser: name = DEFAULT_USER } = await orEmpty(getConfig(instance, "platformconfig"));
  const entry = (readPlatformFile(instance, "/etc/passwd") ?? "")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([account]) => account === name);
  const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
  if (!entry || !Number.isInteger(uid) || !Number.isInteger(gid)) return undefined;
  return { name, uid, gid, home: entry[5] || "/" };
}

/** The Python of the app's virtual environment, which is there before any predeploy hook runs; the app's user owns it. */
export function appPython(instance: LiveInstance): string | undefined {
  const folder = instancePath(instance, VENV_FOLDER);
  const [name] = orElse<string[]>([], () => readdirSync(folder).sort());
  return name && `${folder}/${name}/bin/python`;
}

/** The option WSGIPath, such as `config.wsgi:application`; undefined where it is not known. */
export async function wsgiPath(instance: LiveInstance): Promise<string | undefined> {
  try {
    return await getOption(instance, "aws:elasticbeanstalk:container:python", "WSGIPath");
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return undefined;
  }
}

async function orEmpty(
  config: Promise<Readonly<Record<string, string>>>,
): Promise<Readonly<Record<string, string>>> {
  try {
    return await config;
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return {};
  }
}
