import { pathsOfTexts } from "../../allowed-hosts/app-texts.ts";
import { decideByText } from "../../allowed-hosts/by-text.ts";
import { listsInContainer } from "../../allowed-hosts/container-lists.ts";
import { DOCKER_ENV_FILE } from "../../allowed-hosts/places/docker-env-file.ts";
import { assignmentsOf, ENV_FILE } from "../../allowed-hosts/places/env-file.ts";
import { isInAppFolder } from "../../django/text/app-folder.ts";
import type { AppText } from "../../django/text/app-text.ts";
import { useOf } from "../../django/uses.ts";
import { readCompose } from "../../instance/compose.ts";
import type { DockerApp } from "../../instance/docker.ts";
import { hostVariables, type Settings } from "../../settings.ts";
import { type Bundle, readText } from "../bundle/bundle.ts";
import { severalAtOnce } from "../bundle/read-as-needed.ts";
import { ANY_ADDRESS } from "./provable.ts";

/** What allowed_hosts does where it cannot ask the app: what the text shows plainly, by the hook's own decision. */
export interface Unasked {
  /** Why it cannot ask, as a clause. */
  readonly why: string;
  /** The new value of a variable, in an env file or as a property; undefined: it is left alone. */
  readonly after: (name: string, file: string | undefined) => string | undefined;
  readonly reasonOf: (name: string) => string;
  /** Some list gets the address. */
  readonly editsAny: boolean;
}

interface UnaskedFacts {
  readonly bundle: Bundle;
  readonly app: AppText;
  readonly settings: Pick<Settings, "variable" | "envFile" | "askApp">;
  readonly properties: Readonly<Record<string, string>>;
  readonly envFiles: ReadonlyMap<string, string>;
  /** Undefined where the bundle is not known to be for a Docker platform. */
  readonly docker: DockerApp["kind"] | undefined;
}

/** Undefined where the hook asks the app. */
export async function unaskedIn(facts: UnaskedFacts): Promise<Unasked | undefined> {
  const { app, settings, bundle, docker } = facts;
  const why = docker
    ? "it runs in a container"
    : settings.askApp
      ? app.server.isUnclear && "the command in Procfile that starts it is not understood"
      : "HEALTH_HOOKS_ASK_APP=false";
  if (!why || docker === "ECS") return undefined;
  const paths = pathsOfTexts([...bundle.files.keys()].filter(isInAppFolder));
  const read = await severalAtOnce(
    paths,
    async (path) => [path, (await readText(bundle, path)) ?? ""] as const,
  );
  const texts = new Map(read);
  if (!docker) return onHost(why, facts, texts);
  const compose = docker === "Compose" ? ((await readText(bundle, "docker-compose.yml")) ?? "") : undefined;
  return inContainer(why, facts, texts, compose);
}

type Texts = ReadonlyMap<string, string>;

function onHost(why: string, { settings, properties, envFiles }: UnaskedFacts, texts: Texts): Unasked {
  const likely = hostVariables(settings);
  const files = new Map([...envFiles].filter(([path]) => path === settings.envFile));
  const places = { properties: new Map(Object.entries(properties)), files, likely, hosts: [] };
  const decided = decideByText(ANY_ADDRESS, places, (name) => useOf(name, texts.values()));
  const { values, file } = decided.candidate;
  return {
    why,
    after: (name, path) => {
      if (path === undefined) return values.get(name);
      return path === file?.path ? assignmentsOf(file.text, name).at(-1)?.value : undefined;
    },
    reasonOf: (name) => reasonIn(decided.leftAlone, name, likely),
    editsAny: values.size > 1 || file !== undefined,
  };
}

/** Elastic Beanstalk makes the file of the properties, where the bundle has none of its own. */
function inContainer(
  why: string,
  { settings, properties, envFiles }: UnaskedFacts,
  texts: Texts,
  composeFile: string | undefined,
): Unasked {
  const isCompose = composeFile !== undefined;
  const dialect = isCompose ? ENV_FILE : DOCKER_ENV_FILE;
  const made = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
  const path = isCompose ? settings.envFile : "env.list";
  const text = (isCompose ? envFiles.get(path) : undefined) ?? made.join("");
  const likely = hostVariables(settings);
  const compose = isCompose ? readCompose(composeFile, path) : undefined;
  const { file, leftAlone } = listsInContainer(ANY_ADDRESS, { path, text, dialect, likely, texts, compose });
  const isGiven = (name: string) => compose?.gives(name) ?? true;
  return {
    why,
    after: (name) =>
      file && isGiven(name) ? dialect.assignmentsOf(file.text, name).at(-1)?.value : undefined,
    reasonOf: (name) =>
      isGiven(name) ? reasonIn(leftAlone, name, likely) : "docker-compose.yml gives it to no service",
    editsAny: file !== undefined,
  };
}

/** "the environment property X: it is empty" */
function reasonIn(leftAlone: readonly string[], name: string, likely: readonly string[]): string {
  const found = leftAlone.find((reason) => new RegExp(`\\b${name}\\b`).test(reason));
  if (found !== undefined) return found.replace(/^[^:]*: /, "");
  return likely.includes(name)
    ? "it is not where the hook looks"
    : `the hook looks for ${likely.join(" and ")} only (HEALTH_HOOKS_VARIABLE names another)`;
}
