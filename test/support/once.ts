/**
 * A function that looks only once in a process for each list of arguments, and then answers the same. What JSON has not,
 * such as a function among them, does not count.
 */
export function once<Args extends readonly unknown[], Result>(
  look: (...args: Args) => Result,
): (...args: Args) => Result {
  const found = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = found.has(key) ? (found.get(key) as Result) : look(...args);
    found.set(key, known);
    return known;
  };
}
