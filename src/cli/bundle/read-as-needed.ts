import { type Bundle, readText } from "./bundle.ts";

/**
 * What `look` makes of a bundle's texts, though it cannot wait for them: it is called again with what it asked for, until
 * it asks for nothing more.
 */
export async function readAsNeeded<T>(
  bundle: Pick<Bundle, "files" | "read">,
  look: (read: (path: string) => string | undefined) => T,
): Promise<T> {
  const texts = new Map<string, string | undefined>();
  for (;;) {
    const missing = new Set<string>();
    const result = look((path) => {
      if (bundle.files.has(path) && !texts.has(path)) missing.add(path);
      return texts.get(path);
    });
    if (missing.size === 0) return result;
    for (const path of missing) texts.set(path, await readText(bundle, path));
  }
}

const AT_ONCE = 64;

/** Not all at once: each takes an open file, and a bundle may have any number. */
export async function severalAtOnce<T, U>(items: readonly T[], read: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(first, first + AT_ONCE).map(read))));
  }
  return results;
}
