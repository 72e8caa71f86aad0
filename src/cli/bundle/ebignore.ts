import ignore from "ignore";

/**
 * Which files a `.ebignore` leaves out, and by which line. The EB CLI matches each file on its own, and the
 * last line that matches decides. So `!` takes a file in again even from a folder that is left out. git would
 * not do that.
 */
export function parseEbignore(text: string): (path: string) => number | undefined {
  const rules = text.split(/\r?\n/).flatMap((line, index) => {
    const negates = line.startsWith("!");
    const pattern = negates ? line.slice(1) : line;
    return line.trim() === "" || line.startsWith("#") ? [] : [{ number: index + 1, negates, pattern }];
  });
  const groups: Group[] = [];
  for (let first = 0; first < rules.length; first += GROUP) {
    const members = rules.slice(first, first + GROUP).reverse();
    groups.unshift({
      any: matcher(members.map(({ pattern }) => pattern)),
      members: members.map((rule) => ({ ...rule, matches: matcher([rule.pattern]) })),
    });
  }
  return (path) => {
    // The EB CLI itself leaves this file out.
    if (path === ".ebignore") return 0;
    for (const { any, members } of groups) {
      const last = any(path) ? members.find(({ matches }) => matches(path)) : undefined;
      if (last) return last.negates ? undefined : last.number;
    }
    return undefined;
  };
}

/** Lines that are looked at together first, the last ones first: most lines match no path. */
const GROUP = 16;
/** After so many paths what the library remembers of them is thrown away. */
const REMEMBERED = 500;

interface Group {
  readonly any: (path: string) => boolean;
  readonly members: readonly {
    readonly number: number;
    readonly negates: boolean;
    readonly matches: (path: string) => boolean;
  }[];
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  const make = () => ignore({ ignorecase: false }).add([...patterns]);
  let left = 0;
  let current = make();
  return (path) => {
    left -= 1;
    if (left < 0) {
      left = REMEMBERED;
      current = make();
    }
    return current.ignores(path);
  };
}
