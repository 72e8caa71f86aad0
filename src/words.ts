/** What moves a cursor, turns text around, hides or begins a line of its own. */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The first five names, and how many more there are. */
export function shorten(names: readonly string[]): string {
  const shown = 5;
  const rest = names.length - shown;
  return names.slice(0, shown).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Like Map.groupBy, which Node.js 20 does not have yet. */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** A name as one word of a command that somebody will paste. Names come from bundles and accounts. */
export function shellWord(text: string): string {
  return /^[\w./:=,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export function countHosts(count: number): string {
  return count === 1 ? "1 host" : `${count} hosts`;
}

/** A sentence as a clause. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
