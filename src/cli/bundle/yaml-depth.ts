const MAX_DEPTH = 500;

/** Throws for a text that would take the parser more stack than there is: near its end the whole process ends. */
export function requireShallow(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (depth > MAX_DEPTH) throw new Error(`its values are nested more than ${MAX_DEPTH} deep`);
  }
  if (/(?:[-?:][ \t]+){500}/.test(text)) throw new Error(`its values are nested more than ${MAX_DEPTH} deep`);
}
