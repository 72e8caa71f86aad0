/** Entries of ALLOWED_HOSTS that no request ever matches, and what people write in place of them. */
const ODD = [
  [/^\w+:\/\//, "a scheme such as https://", "write the name alone, www.example.com"],
  [/^.+\*|^\*./, "a star in it", "for all names below a domain write .example.com"],
  [/\s/, "a blank in it", "write the name alone; a list that is split at commas needs .strip()"],
  [/\//, "a slash in it", "write the name alone, www.example.com"],
  [/^[^:]*:\d+$|\]:\d+$/, "a port", "write the name alone: Django compares it without the port"],
  [/^[0-9a-f:]*:[0-9a-f:.]*$/i, "an IPv6 address without brackets", "write it in brackets, [::1]"],
] as const;

export interface OddEntry {
  /** What is odd about it, such as "a star in it". */
  readonly what: string;
  readonly instead: string;
}

export function oddnessOf(entry: string): OddEntry | undefined {
  const found = ODD.find(([pattern]) => pattern.test(entry));
  return found && { what: found[1], instead: found[2] };
}

/** What was meant; undefined where that is not certain, or no name of a host. */
export function meantBy(entry: string): string | undefined {
  const bare = entry
    .trim()
    .replace(/^\w+:\/\//, "")
    .replace(/\/.*$/s, "")
    .replace(/^\*\.?(?=.)/, ".")
    .replace(/^([^:]*|\[.*\]):\d+$/s, "$1")
    .replace(/^[0-9a-f:]*:[0-9a-f:.]*$/i, "[$&]");
  return /^(?:\.?[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])$/i.test(bare) ? bare : undefined;
}

/** A sentence for each kind; none of the entries is printed. */
export function oddEntries(hosts: readonly string[]): string[] {
  const found = new Map<string, { readonly count: number; readonly instead: string }>();
  for (const host of hosts) {
    const { what, instead } = oddnessOf(host) ?? {};
    if (what && instead) found.set(what, { count: (found.get(what)?.count ?? 0) + 1, instead });
  }
  return [...found].map(([what, { count, instead }]) => {
    const entries = count === 1 ? "1 entry" : `${count} entries`;
    return `ALLOWED_HOSTS has ${entries} with ${what}, which matches no request: ${instead}`;
  });
}
