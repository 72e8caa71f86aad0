import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { describeError } from "../../errors.ts";
import { Stop } from "../cli-error.ts";
import { readWholeFile } from "./read-file.ts";
import { requireShallow } from "./yaml-depth.ts";

/** What the EB CLI knows about a project, read from `.elasticbeanstalk/`. */
export interface EbConfig {
  /** `deploy.artifact`: the file that is sent unchanged. */
  readonly artifact: string | undefined;
  /** `global.sc`: whether the project was set up with git. */
  readonly usesGit: boolean;
  /** `global.application_name`. */
  readonly application: string | undefined;
  /** `global.default_region`. */
  readonly region: string | undefined;
  /** `global.profile`: a profile in the AWS CLI's config file. */
  readonly profile: string | undefined;
  /** `global.default_platform`, such as `Python 3.13 running on 64bit Amazon Linux 2023`. */
  readonly platform: string | undefined;
  /** The environment that `eb deploy` takes on this branch (`default` without git), by `branch-defaults`. */
  readonly environmentOf: (branch: string) => string | undefined;
}

/**
 * The folder that the EB CLI would work in: the nearest one upwards where it was set up. `from` when there is
 * none.
 */
export async function findProject(from: string): Promise<string> {
  for (let at = from; ; at = dirname(at)) {
    if (await isFile(join(at, ".elasticbeanstalk/config.yml"))) return at;
    if (dirname(at) === at) return from;
  }
}

/** Undefined where the EB CLI was not set up. */
export async function readEbConfig(folder: string): Promise<EbConfig | undefined> {
  // The local file wins, as in the EB CLI.
  const [shared, local] = await Promise.all(
    ["config.global.yml", "config.yml"].map((name) => readYaml(join(folder, ".elasticbeanstalk", name))),
  );
  if (!shared && !local) return undefined;
  const value = (section: string, key: string) =>
    textOf(local?.[section]?.[key]) ?? textOf(shared?.[section]?.[key]);
  return {
    artifact: value("deploy", "artifact"),
    usesGit: value("global", "sc") !== undefined,
    application: value("global", "application_name"),
    region: value("global", "default_region"),
    profile: value("global", "profile"),
    platform: value("global", "default_platform"),
    environmentOf: (branch) => environmentIn(local, branch) ?? environmentIn(shared, branch),
  };
}

function environmentIn(sections: Sections | undefined, branch: string): string | undefined {
  const defaults = sections?.["branch-defaults"]?.[branch];
  if (typeof defaults !== "object" || defaults === null) return undefined;
  return "environment" in defaults ? textOf(defaults.environment) : undefined;
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

async function readYaml(file: string): Promise<Sections | undefined> {
  try {
    const bytes = readWholeFile(file);
    if (bytes === undefined) return undefined;
    const text = bytes.toString();
    requireShallow(text);
    const sections: unknown = parse(text);
    return typeof sections === "object" && sections !== null ? (sections as Sections) : {};
  } catch (error) {
    if (error instanceof Stop) throw error;
    const reason = describeError(error).split("\n")[0]?.replace(/:$/, "");
    throw new Stop(`${file} cannot be read (${reason}), and the EB CLI could not either: correct it.`);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
}
