/** What a Dockerfile says, of what the sandbox plays: all but RUN, which nothing here ever runs. */
import { posix } from "node:path";
import { commandsOf } from "../../src/django/text/command-line.ts";
import { shellWord } from "../../src/words.ts";

/** No image is made, or no container is started. */
export class DockerRefused extends Error {}

export type Variables = Readonly<Record<string, string>>;

/** What a container is started with, as a shell's line. */
export interface Start {
  readonly entrypoint?: string | undefined;
  readonly command?: string | undefined;
}

export interface Copy {
  /** A stage of this Dockerfile; undefined: what the image is built from. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  /** A folder of the image, or with one source the file itself. */
  readonly to: string;
}

export interface Image extends Start {
  /** Of the image that the first of its stages begins with. */
  readonly base: string;
  readonly workdir: string;
  readonly environment: Variables;
  /** The ports of EXPOSE. */
  readonly exposed: readonly number[];
  readonly copies: readonly Copy[];
}

export interface Dockerfile {
  /** The last stage, or the one that was asked for. */
  readonly image: Image;
  /** By their names and numbers. */
  readonly stages: ReadonlyMap<string, Image>;
  /** Of every stage. */
  readonly runs: readonly string[];
}

export interface BuildOptions {
  readonly target?: string | undefined;
  readonly args?: Variables | undefined;
}

/** Of an image that sets none. */
const PATH = "/usr/local/bin:/usr/bin:/bin";
const NOTHING: Image = { base: "", workdir: "/", environment: { PATH }, exposed: [], copies: [] };

export function readDockerfile(text: string, { target, args = {} }: BuildOptions = {}): Dockerfile {
  const stages = new Map<string, Image>();
  const runs: string[] = [];
  const known: Record<string, string> = {};
  let name = "";
  let number = -1;
  for (const [word, rest] of instructionsOf(text)) {
    if (word === "ARG") {
      const [variable = "", value = ""] = split(commandsOf(rest).flat()[0] ?? "", "=");
      known[variable] = args[variable] ?? value;
    } else if (word === "FROM") {
      if (target !== undefined && name === target) break;
      const [base = "", , alias] = optionless(replaced(rest, known));
      number += 1;
      name = alias ?? String(number);
      const image = stages.get(base) ?? { ...NOTHING, base };
      stages.set(String(number), image).set(name, image);
    } else if (word === "RUN") runs.push(rest);
    else {
      const image = stages.get(name) ?? NOTHING;
      const next = { ...image, ...changed(word, rest, image, known) };
      stages.set(String(number), next).set(name, next);
    }
  }
  return { image: stages.get(name) ?? NOTHING, stages, runs };
}

function changed(word: string, rest: string, image: Image, args: Variables): Partial<Image> {
  const value = replaced(rest, { ...args, ...image.environment });
  if (word === "WORKDIR") return { workdir: placeIn(image.workdir, value) };
  if (word === "ENV") return { environment: { ...image.environment, ...assignments(value) } };
  if (word === "EXPOSE")
    return { exposed: [...image.exposed, ...value.split(/\s+/).map((port) => Number.parseInt(port, 10))] };
  if (word === "COPY" || word === "ADD") {
    const copy = copyOf(value, image.workdir);
    return copy ? { copies: [...image.copies, copy] } : {};
  }
  if (word === "CMD") return { command: lineOf(rest) };
  if (word === "ENTRYPOINT") return { entrypoint: lineOf(rest) };
  return {};
}

/** Each with its lines joined, and without comments. A heredoc is more commands of a RUN, or the text of a file. */
function instructionsOf(text: string): (readonly [word: string, rest: string])[] {
  const lines = text.split(/\r?\n/);
  const found: (readonly [string, string])[] = [];
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    while (/\\\s*$/.test(line) && at + 1 < lines.length) {
      const next = lines[++at] ?? "";
      if (!/^\s*#/.test(next)) line = line.replace(/\\\s*$/, next);
    }
    const [, mark] = /<<-?["']?(\w+)/.exec(line) ?? [];
    const end = mark === undefined ? -1 : lines.findIndex((one, index) => index > at && one.trim() === mark);
    const heredoc = lines.slice(at + 1, Math.max(at + 1, end));
    at += heredoc.length > 0 ? heredoc.length + 1 : 0;
    if (/^\s*RUN\b/i.test(line)) line = [line, ...heredoc].join("; ");
    const [, word, rest] = /^\s*([A-Za-z]+)\s+([\s\S]*?)\s*$/.exec(line) ?? [];
    if (word !== undefined && rest !== undefined) found.push([word.toUpperCase(), rest]);
  }
  return found;
}

/** A JSON list of words, or a line. */
export function lineOf(command: string | readonly unknown[]): string {
  const words = typeof command === "string" ? listOf(command) : command;
  return words ? words.map((word) => shellWord(String(word))).join(" ") : String(command);
}

function listOf(text: string): readonly unknown[] | undefined {
  if (!text.startsWith("[")) return undefined;
  try {
    return JSON.parse(text) as readonly unknown[];
  } catch {
    return undefined; // docker takes it for a line, too
  }
}

/** Undefined for what is fetched from elsewhere. */
function copyOf(text: string, workdir: string): Copy | undefined {
  const [, from] = /(?:^|\s)--from=(\S+)/.exec(text) ?? [];
  const said = text.replace(/^(?:--\S+\s+)+/, "");
  const words = listOf(said)?.map(String) ?? said.split(/\s+/);
  const sources = words.slice(0, -1).filter((source) => !/^(?:\w+:\/\/|git@|<<)/.test(source));
  const to = words.at(-1) ?? ".";
  if (sources.length === 0) return undefined;
  return { from, sources, to: placeIn(workdir, to) + (/(?:^|\/)\.?$/.test(to) ? "/" : "") };
}

function optionless(text: string): string[] {
  return text.split(/\s+/).filter((word) => !word.startsWith("--"));
}

/** `NAME=value NAME="a value"`, or in the old form `NAME a value`. */
function assignments(text: string): Variables {
  const [, name, value = ""] = /^(\w+)\s+([\s\S]*)$/.exec(text) ?? [];
  if (name !== undefined) return { [name]: value };
  const pairs = commandsOf(text).flat();
  return Object.fromEntries(pairs.map((pair) => split(pair, "=")).map(([key, its = ""]) => [key, its]));
}

/** What is set, in place of its references. */
function replaced(text: string, known: Variables): string {
  return text.replaceAll(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (_, braced: string | undefined, otherwise: string | undefined, plain: string | undefined) =>
      known[braced ?? plain ?? ""] ?? otherwise ?? "",
  );
}

function placeIn(workdir: string, path: string): string {
  return posix.join("/", path.startsWith("/") ? "" : workdir, path).replace(/(?<=.)\/$/, "");
}

/** At the first separator. */
export function split(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
