/**
 * Where a tour is told. A terminal gets colours, and what is waited for in a last line that is replaced in place; a
 * pipe gets plain lines and nothing else.
 */
/** The codes of ECMA-48's "select graphic rendition". */
export const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

export type Style = keyof typeof STYLES;

export const MAX_COLUMNS = 110;
/** Back to the first column and delete the line. */
export const ERASE_LINE = "\r\x1b[2K";

const FRAMES = ["-", "\\", "|", "/"];
const FRAME_MILLISECONDS = 100;

/** As much of a stream as it takes: `process.stdout` has more. */
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

  /** Words that do not fit go on in the next line, after `indent`. */
  say(text: string, style?: Style, indent = "    "): void {
    if (this.#isClosed) return;
    this.#erase();
    for (const line of wrap(text.trimEnd(), this.#columns, indent)) {
      const coloured = this.#hasColours && style ? `\x1b[${STYLES[style]}m${line}\x1b[0m` : line;
      this.#stream.write(`${coloured}\n`);
    }
    this.#draw();
  }

  /** What is waited for from now on, asked for anew each time that it is shown; undefined: nothing. */
  wait(text?: () => string): void {
    if (!this.#isLive || this.#isClosed) return;
    this.#waiting = text;
    this.#erase();
    clearInterval(this.#timer);
    if (!text) return;
    this.#timer = setInterval(() => this.#draw(), FRAME_MILLISECONDS);
    this.#draw();
  }

  /** Nothing is said any more. */
  close(): void {
    this.wait();
    this.#isClosed = true;
  }

  get #columns(): number {
    // A pseudo terminal that nobody gave a size has none.
    return this.#isLive ? Math.min(this.#stream.columns || MAX_COLUMNS, MAX_COLUMNS) : MAX_COLUMNS;
  }

  #erase(): void {
    if (this.#isLive) this.#stream.write(ERASE_LINE);
  }

  #draw(): void {
    if (!this.#waiting) return;
    this.#frame = (this.#frame + 1) % FRAMES.length;
    // Never the whole width: a terminal would begin a new line, which is not the one that is erased.
    const text = `  ${FRAMES[this.#frame]} ${this.#waiting()}`.slice(0, this.#columns - 1);
    this.#stream.write(`${ERASE_LINE}${this.#hasColours ? `\x1b[${STYLES.dim}m${text}\x1b[0m` : text}`);
  }
}

function wrap(text: string, columns: number, indent: string): string[] {
  const lines: string[] = [];
  let line = text;
  while (line.length > columns) {
    const at = line.lastIndexOf(" ", columns);
    // A word that is longer than the line is the terminal's to break.
    if (at <= indent.length) break;
    lines.push(line.slice(0, at));
    line = indent + line.slice(at + 1);
  }
  return [...lines, line];
}
