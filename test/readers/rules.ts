/** Readers that cannot be installed here, by the rules that their sources state. */
import type { ReadResult } from "./readers.ts";

/**
 * What `docker run --env-file` sets: nothing is ever unquoted, and one bad line refuses the whole file.
 * https://github.com/docker/cli/blob/master/pkg/kvfile/kvfile.go
 */
export function readAsDocker(file: Buffer): ReadResult {
  const text = decodeUtf8(file);
  if (text === undefined) return { refused: "it is not UTF-8" };
  const variables = new Map<string, string>();
  for (const content of text.replace(/^\ufeff/, "").split("\n")) {
    if (Buffer.byteLength(content) >= 65_536) return { refused: "token too long" };
    const line = content.replace(/\r$/, "").replace(/^\p{White_Space}+/u, "");
    if (line === "" || line.startsWith("#")) continue;
    const equals = line.indexOf("=");
    const name = equals < 0 ? line : line.slice(0, equals);
    if (name === "") return { refused: "no variable name on a line" };
    if (/[ \t]/.test(name)) return { refused: `variable '${name}' contains whitespaces` };
    // A name alone passes a variable of the caller's on, who has none here.
    if (equals >= 0) variables.set(name, line.slice(equals + 1));
  }
  return { variables };
}

/**
 * What django-environ 0.9 to 0.11 reads: the versions that cut a value at the first "#". The blanks before it stay.
 * https://github.com/joke2k/django-environ/blob/v0.11.2/environ/environ.py
 */
export function readAsDjangoEnviron011(file: Buffer): ReadResult {
  const text = decodeUtf8(file);
  if (text === undefined) return { refused: "it is not UTF-8" };
  const environment = new Map<string, string>();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: where str.splitlines() splits.
  for (const line of text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/)) {
    const [, name, written] = /^(?:export )?(\w+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || written === undefined) continue;
    const single = /^\s*'(.*)'\s*(?:#.*)?$/.exec(written)?.[1];
    const value = single ?? written.replace(/#.*$/, "");
    const double = /^"(.*)"$/.exec(value)?.[1];
    environment.set(name, double?.replace(/\\([^rnt])/g, "$1") ?? value);
  }
  const variables = new Map<string, string>();
  for (const name of environment.keys()) {
    const value = resolveProxy(environment, name);
    if (value !== undefined) variables.set(name, value);
  }
  return { variables };
}

/** As an app gets it: a value that starts with "$" names another variable. */
function resolveProxy(environment: ReadonlyMap<string, string>, name: string): string | undefined {
  const passed = new Set<string>();
  let value = environment.get(name);
  while (value?.startsWith("$")) {
    const target = value.replace(/^\$+/, "");
    if (passed.has(target)) return undefined;
    passed.add(target);
    value = environment.get(target);
  }
  return value;
}

/** With its byte order mark; undefined for bytes that are not UTF-8. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
