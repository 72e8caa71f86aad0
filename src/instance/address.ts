/** A pattern for the whole address: it does not find 10.0.0.5 in 10.0.0.50 or 110.0.0.5. */
export function wholeAddress(address: string): string {
  return `(?<![\\w.])${address.replaceAll(".", "\\.")}(?![\\w.])`;
}
