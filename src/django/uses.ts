/** How an app makes something of a variable of its environment, as one line of its text shows it. */
export type Use = "list with commas" | "list with blanks" | "other use" | "not seen";

const MAKES_LIST = /\bALLOWED_HOSTS\s*(?::[^=]+)?(?:\+?=|\.extend\()/;
const COMMAS = /\.split\(\s*["'],["']\s*\)(?!\s*\[)|\bCsv\(|\.list\(|\bjson\.loads\(/;
const BLANKS = /\.split\(\s*(?:["'] ["']\s*)?\)(?!\s*\[)/;

/**
 * Over all Python files of the app: the same in each place, else another use. It is one too where more is made of
 * ALLOWED_HOSTS than a setting: that would change with the list. Where the app cannot be asked, this decides whether
 * its list may be edited.
 */
export function useOf(variable: string, texts: Iterable<string>): Use {
  const name = new RegExp(`["']${variable}["']`);
  const uses = new Set<Use>();
  for (const text of texts) {
    for (const line of text.split("\n")) {
      if (name.test(withoutComment(line))) uses.add(useIn(line));
      if (/\bALLOWED_HOSTS\b/.test(withoutTarget(line))) uses.add("other use");
    }
  }
  const [first = "not seen"] = uses;
  return uses.size > 1 ? "other use" : first;
}

function useIn(line: string): Use {
  if (!MAKES_LIST.test(line)) return "other use";
  if (COMMAS.test(line)) return "list with commas";
  return BLANKS.test(line) ? "list with blanks" : "other use";
}

/** Without what is in quotes, a comment, and the list that the line makes. */
function withoutTarget(line: string): string {
  const withoutTexts = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return withoutComment(withoutTexts).replace(MAKES_LIST, "");
}

/**
 * Where code beside the settings takes the variable or the list itself, such as a view that redirects to its last host:
 * a question about settings does not see what that would become. Undefined where nothing of it is seen.
 */
export function useElsewhere(variable: string, texts: ReadonlyMap<string, string>): string | undefined {
  const name = new RegExp(`["']${variable}["']|\\$\\{?${variable}\\b|${TAKES_LIST.source}`);
  const besideSettings = [...texts].filter(([path, text]) => !path.endsWith(".py") || !MAKES_LIST.test(text));
  return firstPlace(besideSettings, name); // settings are asked
}

/** As an attribute, by its name, or by an import. What adds to the list takes nothing from it. */
const TAKES_LIST =
  /\.ALLOWED_HOSTS\b(?!\s*(?:\.(?:append|extend|insert)\(|\+?=(?!=)))|getattr\(.*["']ALLOWED_HOSTS|settings[\w.]*\s+import\b.*\bALLOWED_HOSTS\b/;

/** What apps have that lets the load balancer in without these hooks; undefined where nothing of it is seen. */
export function ownWayIn(texts: ReadonlyMap<string, string>): string | undefined {
  return firstPlace(texts, OWN_WAY);
}

/** Of a line whose code has it; comments do not count. */
export function firstPlace(
  texts: Iterable<readonly [path: string, text: string]>,
  pattern: RegExp,
): string | undefined {
  for (const [path, text] of texts) {
    const at = text.split("\n").findIndex((line) => pattern.test(withoutComment(line)));
    if (at >= 0) return `${path} line ${at + 1}`;
  }
  return undefined;
}

function withoutComment(line: string): string {
  return line.replace(/#.*$/, "");
}

/** The metadata service, a package, the load balancer's name for itself, networks in place of hosts. */
const OWN_WAY =
  /169\.254\.169\.254|\bebhealthcheck\b|ELB-HealthChecker|\bALLOWED_CIDR_NETS\b|\bec2_metadata\b/;
