/** `npm run picture`: plays the default scenario on a pseudo terminal and draws the text that stays there. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Recording, record } from "./record.ts";
import { ERASE_LINE, MAX_COLUMNS, STYLES, type Style } from "./screen.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const PICTURE = join(REPOSITORY, "docs/sandbox.svg");

const FONT_SIZE = 13;
/** The width of a character in the usual fonts. `textLength` forces it in every other font. */
const COLUMN = 7.8;
const ROW = 19;
const MARGIN = 20;
const BAR = 30;
const COLOURS: Readonly<Record<Style | "plain", string>> = {
  plain: "#d6deeb",
  bold: "#ffffff",
  dim: "#94a9c0",
  red: "#ff938a",
  green: "#7fdb9a",
  yellow: "#f5cf6b",
};

interface Line {
  readonly text: string;
  readonly style: Style | "plain";
  /** When the line was complete, in seconds from the start. */
  readonly at: number;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const program = [process.execPath, "--import", import.meta.resolve("tsx"), "sandbox/main.ts"];
  const { code, pieces } = await record(program, { columns: MAX_COLUMNS, cwd: REPOSITORY });
  const lines = linesOf(pieces);
  if (code !== 0) {
    console.error(lines.map(({ text }) => text).join("\n"));
    return 1;
  }
  await writeFile(PICTURE, draw(lines));
  return 0;
}

/** The lines that stay on the terminal. Text before an erase code is dropped. */
function linesOf(pieces: Recording["pieces"]): Line[] {
  const lines: Line[] = [];
  let open = "";
  for (const { at, text } of pieces) {
    const complete = (open + text).split("\r\n");
    open = complete.pop() ?? "";
    for (const written of complete) lines.push(lineOf(written.split(ERASE_LINE).at(-1) ?? "", at));
  }
  return lines;
}

/**
 * A line has one style or none. Throws for a code that the screen does not use, and for a line that is too
 * long.
 */
function lineOf(written: string, at: number): Line {
  const known = Object.entries(STYLES).find(([, code]) => written.startsWith(`\x1b[${code}m`));
  const text = known ? written.slice(`\x1b[${known[1]}m`.length, -"\x1b[0m".length) : written;
  if (text.includes("\x1b") || text.includes("\r") || text.length > MAX_COLUMNS) {
    throw new Error(`this is not drawn: ${JSON.stringify(written)}`);
  }
  return { text, style: styleOf(known?.[0]), at };
}

function styleOf(name: string | undefined): Line["style"] {
  return Object.keys(COLOURS).find((style): style is Line["style"] => style === name) ?? "plain";
}

function draw(lines: readonly Line[]): string {
  const width = Math.ceil(MAX_COLUMNS * COLUMN + 2 * MARGIN);
  const texts: string[] = [];
  let y = BAR + MARGIN;
  const put = (text: string, style: Line["style"], x: number, anchor = "") => {
    const length = (text.length * COLUMN).toFixed(1);
    texts.push(
      `<text class="${style}" x="${x.toFixed(1)}" y="${y}" textLength="${length}"${anchor}>${escaped(text)}</text>`,
    );
  };
  put("$ npm run sandbox", "plain", MARGIN);
  for (const { text, style, at } of lines) {
    y += style === "bold" ? ROW * 1.5 : ROW;
    const words = text.trimStart();
    put(words, style, MARGIN + (text.length - words.length) * COLUMN);
    if (style === "bold") put(`${at.toFixed(1)} s`, "dim", width - MARGIN, ' text-anchor="end"');
  }
  const height = y + MARGIN;
  const styles = Object.entries(COLOURS).map(([name, colour]) => `.${name}{fill:${colour}}`);
  const buttons = [0, 1, 2].map((index) => `<circle cx="${MARGIN + index * 18}" cy="${BAR / 2}" r="5"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">npm run sandbox: the environment turns from 400 to 301 to healthy</title>
<desc>What a run left on a terminal, with the seconds at which each step came. Made by: npm run picture</desc>
<style>
text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;white-space:pre}
${styles.join("\n")}
.bold{font-weight:bold}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1b2a" stroke="#41566e"/>
<g fill="#41566e">${buttons.join("")}</g>
${texts.join("\n")}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
