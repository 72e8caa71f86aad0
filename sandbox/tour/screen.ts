/**
 * Shows a tour. A terminal gets colours. Its last line says what the tour waits for, and is replaced in
 * place. A pipe gets plain lines and nothing else.
 */
import { UNPRINTABLE } from "../../src/words.ts";

/** The codes of ECMA-48's "select graphic rendition". */
export const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

export type Style = keyof typeof STYLES;

export const MAX_COLUMNS = 110;
/** Moves to the first column and deletes the line. */
export const ERASE_LINE = "\r\x1b[2K";

const FRAMES = ["-", "\\", "|", "/"];
const FRAME_MILLISECONDS = 100;

/** The part of a stream that the screen uses. `process.stdout` has more. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
  write(text: string): unknown;
}

export class Screen {
  readonly #stream: Output;
  readonly #isLive: boolean;
  readonly #hasColours: boolean;
  #waiting: (() => string) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;
  #isClosed = false;

  constructor(stream: Output) {
    this.#stream = stream;
    this.#isLive = stream.isTTY === true && process.env.TERM !== "dumb";
    this.#hasColours = stream.hasColors?.() === true;
  }

  /** Breaks a long text between words. Each further line begins with `indent`. */
  say(text: string, style?: Style, indent = "    "): void {
    if (this.#isClosed) return;
    this.#erase();
    // Names and words of an app of somebody's own come here too. None of them may move the cursor.
    const plain = text.trimEnd().replace(UNPRINTABLE, (character) => (character === "\n" ? character : "?"));
    for (const line of wrap(plain, this.#columns, indent)) {
      const coloured = this.#hasColours && style ? `\x1b[${STYLES[style]}m${line}\x1b[0m` : line;
      this.#stream.write(`${coloured}\n`);
    }
    this.#draw();
  }

  /**
   * Says what the tour waits for from now on. `text` is called each time that it is shown. Undefined:
   * nothing.
   */
  wait(text?: () => string): void {
    if (!this.#isLive || this.#isClosed) return;
    this.#waiting = text;
    this.#erase();
    clearInterval(this.#timer);
    if (!text) return;
    this.#timer = setInterval(() => this.#draw(), FRAME_MILLISECONDS);
    this.#draw();
  }

  /** After this nothing is written. */
  close(): void {
    this.wait();
    this.#isClosed = true;
  }

  get #columns(): number {
    // A pseudo terminal without a size reports 0 columns.
    return this.#isLive ? Math.min(this.#stream.columns || MAX_COLUMNS, MAX_COLUMNS) : MAX_COLUMNS;
  }

  #erase(): void {
    if (this.#isLive) this.#stream.write(ERASE_LINE);
  }

  #draw(): void {
    if (!this.#waiting) return;
    this.#frame = (this.#frame + 1) % FRAMES.length;
    // Never the whole width: a terminal would begin a new line, and that line would not be erased.
    const text = `  ${FRAMES[this.#frame]} ${this.#waiting()}`.slice(0, this.#columns - 1);
    this.#stream.write(`${ERASE_LINE}${this.#hasColours ? `\x1b[${STYLES.dim}m${text}\x1b[0m` : text}`);
  }
}

function wrap(text: string, columns: number, indent: string): string[] {
  const lines: string[] = [];
  let line = text;
  while (line.length > columns) {
    const last = line.lastIndexOf(" ", columns);
    // The dash of an entry to copy stays with it.
    const at = line.slice(0, last).endsWith(" -") && last - 2 > indent.length ? last - 2 : last;
    // The terminal breaks a word that is longer than the line.
    if (at <= indent.length) break;
    lines.push(line.slice(0, at));
    line = indent + line.slice(at + 1);
  }
  return [...lines, line];
}
