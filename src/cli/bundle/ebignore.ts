import ignore from "ignore";

/**
 * Which files a `.ebignore` leaves out, and by which line. The EB CLI matches each file on its own, and the
 * last line that matches decides. So `!` takes a file in again even from a folder that is left out. git would
 * not do that.
 */
export function parseEbignore(text: string): (path: string) => number | undefined {
  const rules = text.split(/\r?\n/).flatMap((line, index) => {
    const negates = line.startsWith("!");
    const pattern = ignore({ ignorecase: false }).add(negates ? line.slice(1) : line);
    return line.trim() === "" || line.startsWith("#") ? [] : [{ number: index + 1, negates, pattern }];
  });
  return (path) => {
    // The EB CLI itself leaves this file out.
    if (path === ".ebignore") return 0;
    const last = rules.findLast(({ pattern }) => pattern.ignores(path));
    return last === undefined || last.negates ? undefined : last.number;
  };
}
