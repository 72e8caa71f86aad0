import { isDocker, unsupportedPlatform, WITHOUT_HOOKS } from "../../diagnosis/platform-support.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { readCompose } from "../../instance/compose.ts";
import { DOCKER_FILES, type DockerApp, kindOf } from "../../instance/docker.ts";
import { type OptionSetting, PYTHON } from "../../option-settings.ts";
import { lowerFirst } from "../../words.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import type { Source } from "../bundle/eb-deploy.ts";
import type { BundleFinding } from "./finding.ts";

interface DockerFacts {
  readonly paths: ReadonlySet<string>;
  /** As .elasticbeanstalk/config.yml names it. */
  readonly platform: string | undefined;
  /** Something of the bundle is for the Python platform alone; undefined: nothing is. */
  readonly pythonPlace: string | undefined;
  /** Of docker-compose.yml and Dockerrun.aws.json; empty where there is none. */
  readonly composeFile: string;
  readonly dockerrun: string;
  /** The env file that the hooks edit. */
  readonly envFile: string;
}

/** What the hooks do with a bundle that may be, or is, for a Docker platform. */
function checkDocker(facts: DockerFacts): BundleFinding[] {
  const { paths, platform, pythonPlace, dockerrun } = facts;
  const isKnown = isDocker(platform);
  const file = DOCKER_FILES.find((name) => paths.has(name));
  // On another platform a Dockerfile is for the developers' own machines.
  if (!isKnown && (file === undefined || platform !== undefined || pythonPlace !== undefined)) return [];
  if (file === undefined || unsupportedPlatform(platform) === "ECS" || kindOf(file, dockerrun) === "ECS")
    return notReached(facts, file);
  const [notHandedOn] = file === "docker-compose.yml" ? handedOn(facts) : [];
  if (!isKnown) return [maybeDocker(file, notHandedOn)];
  return notHandedOn ? [notHandedOn] : [];
}

function notReached({ platform }: DockerFacts, file: string | undefined): BundleFinding[] {
  const isEcs = file === "Dockerrun.aws.json" || unsupportedPlatform(platform) === "ECS";
  return [
    {
      id: "docker",
      severity: "error",
      place: file ?? ".elasticbeanstalk/config.yml",
      what: platform ? `the platform is ${platform}` : `${file} is of version 2, which is for ECS`,
      why: isEcs
        ? "No file on the host reaches a container of ECS: allowed_hosts says so and changes nothing."
        : `The bundle has none of ${DOCKER_FILES.join(", ")}: the hooks do not know where the container has its environment from.`,
      remedy: WITHOUT_HOOKS,
    },
  ];
}

function maybeDocker(file: string, notHandedOn: BundleFinding | undefined): BundleFinding {
  return {
    id: "maybe-docker",
    severity: "note",
    place: file,
    what: `with ${file} this may be meant for a Docker platform`,
    why: "On Docker allowed_hosts cannot ask the app. It gives the container HEALTH_CHECK_HOSTS, and edits a list only if the app's text plainly shows how it is read.",
    remedy: notHandedOn
      ? `If it is: ${lowerFirst(notHandedOn.remedy)}`
      : "Nothing, if settings.py reads HEALTH_CHECK_HOSTS, or if this is for the Python platform.",
  };
}

function handedOn({ composeFile, envFile }: DockerFacts): BundleFinding[] {
  const compose = readCompose(composeFile, envFile);
  if (compose.gives(HEALTH_CHECK_HOSTS)) return [];
  return [
    {
      id: "compose",
      severity: "warning",
      place: "docker-compose.yml",
      what: `it gives ${HEALTH_CHECK_HOSTS} to no service`,
      why: `On a Docker platform allowed_hosts puts it into ${envFile}, and only what docker-compose.yml hands on reaches a container.`,
      remedy: compose.toHandOn(HEALTH_CHECK_HOSTS),
    },
  ];
}

/** Paths and programs of the Python platform, which no hook on a Docker platform would name. */
const OF_PYTHON = /\/var\/app\/venv|PYTHONPATH\/activate/;
const OUR_HOOK = /_(?:allowed_hosts|health_check|install_node)/;
const HOOKS_AND_CONFIG = /^\.platform\/(?:config)?hooks\/[^/]+\/[^/]+$|^\.ebextensions\/[^/]+$/;

/** An option, a hook or a file of .ebextensions that is for the Python platform alone. */
async function placeOfPython(
  { bundle }: Pick<Source, "bundle">,
  options: readonly OptionSetting[],
): Promise<string | undefined> {
  const option = options.find(({ namespace }) => namespace === PYTHON);
  if (option) return option.file;
  const paths = [...bundle.files.keys()].filter(
    (path) => HOOKS_AND_CONFIG.test(path) && !OUR_HOOK.test(path),
  );
  for (const path of paths) if (OF_PYTHON.test((await readText(bundle, path)) ?? "")) return path;
  return undefined;
}

/** Undefined where the bundle is not known to be for a Docker platform. */
export async function dockerKindOf(
  bundle: Pick<Bundle, "files" | "read">,
  platform: string | undefined,
): Promise<DockerApp["kind"] | undefined> {
  const file = isDocker(platform) ? DOCKER_FILES.find((name) => bundle.files.has(name)) : undefined;
  return file === undefined ? undefined : kindOf(file, (await readText(bundle, "Dockerrun.aws.json")) ?? "");
}

export async function inspectDocker(
  source: Pick<Source, "bundle" | "platform">,
  envFile: string,
  options: readonly OptionSetting[],
): Promise<readonly BundleFinding[]> {
  const { bundle, platform } = source;
  return checkDocker({
    paths: new Set(bundle.files.keys()),
    platform,
    pythonPlace: await placeOfPython(source, options),
    composeFile: (await readText(bundle, "docker-compose.yml")) ?? "",
    dockerrun: (await readText(bundle, "Dockerrun.aws.json")) ?? "",
    envFile,
  });
}
