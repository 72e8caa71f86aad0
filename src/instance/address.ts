/** A pattern: 10.0.0.5 is not in 10.0.0.50 or 110.0.0.5. */
export function wholeAddress(address: string): string {
  return `(?<![\\w.])${address.replaceAll(".", "\\.")}(?![\\w.])`;
}
