const LINE = ".platform/** text eol=lf";
const BLOCK = ["# eb-health-hooks: with CRLF in its first line, a hook does not start on the instance", LINE];

/** The text with our line added. Its last line ends as it did. Undefined when it has the line already. */
export function addLine(text: string): string | undefined {
  if (text.split(/\r?\n/).some((line) => line.trim().replace(/\s+/g, " ") === LINE)) return undefined;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const block = BLOCK.join(newline);
  return text === "" || text.endsWith("\n") ? text + block + newline : text + newline + block;
}

/** The text without what `addLine` added. Undefined when that is not there. */
export function removeLine(text: string): string | undefined {
  const lines = text.split("\n");
  const plain = lines.map((line) => line.replace(/\r$/, ""));
  const at = plain.findIndex((line, index) => line === BLOCK[0] && plain[index + 1] === BLOCK[1]);
  if (at < 0) return undefined;
  lines.splice(at, BLOCK.length);
  const left = lines.join("\n");
  // When our lines ended the text without a newline, the line before them now ends in the CR of ours.
  return at === lines.length ? left.replace(/\r$/, "") : left;
}
