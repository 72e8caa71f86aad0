/** Where the app makes something of its list beside letting hosts in; undefined where nothing of it is seen. */
export function useOfList(texts: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of texts) {
    const lines = text.split("\n");
    const at = lines.findIndex((line) => /\bALLOWED_HOSTS\b/.test(withoutTarget(line)));
    if (at >= 0) return `${path} line ${at + 1}`;
  }
  return undefined;
}

/** Without what is in quotes, a comment, and the name that the line assigns to. */
function withoutTarget(line: string): string {
  const code = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/#.*$/, "");
  return code.replace(/^\s*ALLOWED_HOSTS\s*(?::[^=]+)?(?:\+?=|\.extend\()/, "");
}
