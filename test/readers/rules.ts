/** A reader that cannot be installed here, by the rules that its source states. */
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

/** With its byte order mark; undefined for bytes that are not UTF-8. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
