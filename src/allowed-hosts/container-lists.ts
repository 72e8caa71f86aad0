import { firstPlace, useOf } from "../django/uses.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import type { ComposeFile } from "../instance/compose.ts";
import { type ByText, decideByText } from "./by-text.ts";
import type { Dialect } from "./places/env-file.ts";

/** What a container is started with, and the app in it. */
export interface Container {
  /** Of the file that it is started with. */
  readonly path: string;
  readonly text: string;
  readonly dialect: Dialect;
  /** Variables that may hold the app's list. */
  readonly likely: readonly string[];
  /** The app's Python files. */
  readonly texts: ReadonlyMap<string, string>;
  readonly compose: ComposeFile | undefined;
}

interface InContainer {
  /** The line of the settings that takes the variable of our own, which the container gets: then no list is touched. */
  readonly readBy: string | undefined;
  /** That line, where docker-compose.yml keeps the variable from the container. */
  readonly waitsFor: string | undefined;
  /** Lists of the file that have the address now. */
  readonly variables: readonly string[];
  readonly file: ByText["candidate"]["file"];
  /** Lists that are left alone, with the reason: a clause each. */
  readonly leftAlone: readonly string[];
}

/** What is done with the lists in the file. What docker-compose.yml sets by itself wins over it. */
export function listsInContainer(address: string, container: Container): InContainer {
  const { path, text, dialect, likely, texts, compose } = container;
  const place = firstPlace(texts, READS_OURS);
  const readBy = getsOurs(compose) ? place : undefined;
  if (readBy !== undefined)
    return { readBy, waitsFor: undefined, variables: [], file: undefined, leftAlone: [] };
  const set = likely.flatMap((name) => {
    const line = compose?.setsItself(name);
    return line === undefined ? [] : [{ name, line }];
  });
  const free = likely.filter((name) => set.every((one) => one.name !== name));
  const places = { properties: new Map(), files: new Map([[path, text]]), likely: free, hosts: [], dialect };
  const { candidate, leftAlone } = decideByText(address, places, (name) => useOf(name, texts.values()));
  const inCompose = set.map(
    ({ name, line }) => `docker-compose.yml line ${line} sets ${name} itself, and that wins over ${path}`,
  );
  return {
    readBy,
    waitsFor: place,
    file: candidate.file,
    variables: free.filter((name) => candidate.name.includes(`${name} in ${path}`)),
    leftAlone: [...leftAlone, ...inCompose],
  };
}

/** Without docker-compose.yml a container gets all that the file has. */
function getsOurs(compose: ComposeFile | undefined): boolean {
  if (compose === undefined) return true;
  return compose.gives(HEALTH_CHECK_HOSTS) && compose.setsItself(HEALTH_CHECK_HOSTS) === undefined;
}

const READS_OURS = new RegExp(`\\bALLOWED_HOSTS\\b.*["']${HEALTH_CHECK_HOSTS}["'].*\\.split\\(`);
