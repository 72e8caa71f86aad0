/**
 * What the hooks and the command line tool can say, read from their sources: the index at the end of
 * docs/troubleshooting.md is made of it, and each line that a hook prints in a test is looked up there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vitest/node";
import { REPOSITORY } from "./repository.ts";

/** What a hook or a command fills in when it runs. */
const GAP = "…";

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Text with fewer words is a name, or a part of a message that has more; unless something follows it: `changed …`. */
const WORDS = 2;
/** Calls whose texts are no messages: patterns, and what `--help` says. */
const OTHER_CALLS = new Set(["RegExp", "addHelpText", "argument", "description", "option"]);
/** The README's table has the one; the other is a file. */
const OTHER_VARIABLES = new Set(["DOCUMENTATION", "DROP_IN_TEXT"]);
/** Members that tell one kind of thing from another. */
const OTHER_MEMBERS = new Set(["kind"]);

export const PAGE = "docs/troubleshooting.md";
/** The part of that page between markers of this name. */
export const INDEX = "messages";

/** The sources below a folder, or one file, in the order of their names. */
export function sourcesIn(path: string): string[] {
  const isSource = (name: string) => /\.(ts|sh)$/.test(name);
  if (isSource(path)) return [path];
  const names = readdirSync(join(REPOSITORY, path), { recursive: true, encoding: "utf8" });
  return names
    .filter(isSource)
    .map((name) => join(path, name))
    .sort();
}

/** The messages of a source file in its order, each once. */
export function messagesOf(path: string): string[] {
  const source = readFileSync(join(REPOSITORY, path), "utf8");
  const texts = path.endsWith(".sh") ? textsOfShell(source) : textsOfModule(source);
  return [...new Set(texts.map(oneLine).filter(isMessage))];
}

function textsOfModule(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    if (isNoMessage(node)) return;
    const text = textOf(node);
    if (text !== undefined) texts.push(text);
    for (const value of Object.values(node))
      for (const child of [value].flat()) if (isNode(child)) visit(child);
  };
  visit({ ...parseAst(source, { lang: "ts" }) });
  return texts;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isNoMessage(node: Node): boolean {
  const { callee, id, key, operator } = node;
  // What is compared is a kind of thing; so is a type.
  if (node.type === "BinaryExpression") return operator !== "+";
  if (node.type.startsWith("TS") || node.type === "ImportDeclaration") return true;
  if (node.type === "VariableDeclarator") return OTHER_VARIABLES.has(nameOf(id) ?? "");
  if (node.type === "Property") return OTHER_MEMBERS.has(nameOf(key) ?? "");
  return callee !== undefined && OTHER_CALLS.has(nameOf(callee) ?? "");
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return typeof node.name === "string" ? node.name : nameOf(node.property);
}

function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === "Literal" && typeof value === "string") return value;
  if (type !== "TemplateLiteral" || !Array.isArray(quasis)) return undefined;
  return quasis.map((quasi: { value: { cooked: string } }) => quasi.value.cooked).join(GAP);
}

/** What stands between double quotes: in the hooks' sh everything that is said does. */
function textsOfShell(source: string): string[] {
  const code = source.replaceAll(/(^|\s)#.*$/gm, "");
  return [...code.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, text = ""]) =>
    text.replaceAll('\\"', '"').replaceAll(/\$(\{[^}]*\}|\w+)/g, GAP),
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function isMessage(text: string): boolean {
  return text.includes(" ") && (wordsIn(text) >= WORDS || /^[a-z]+:? …/.test(text));
}

function wordsIn(text: string): number {
  return (text.match(/[A-Za-z]{2,}/g) ?? []).length;
}

/**
 * Throws for a line of a hook that whoever reads it cannot find in the index; what each failure begins with is left
 * out; an IAM policy and the lines of a stack are no messages.
 */
export function requireFindable(output: string): void {
  const ours = "install_node|allowed_hosts|health_check|doctor";
  const lines = new RegExp(`^\\w+ (?:${ours}): (?:failed: |the deployment goes on: )?((?!\\{|at ).*)$`, "gm");
  for (const [, message = ""] of output.matchAll(lines)) {
    if (!index().some((entry) => entry.test(message))) {
      throw new Error(`${PAGE} does not have it (npm run docs): ${message}`);
    }
  }
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** As patterns, from the page itself. */
let entries: readonly RegExp[] | undefined;
function index(): readonly RegExp[] {
  entries ??= readFileSync(join(REPOSITORY, PAGE), "utf8")
    .split(`<!-- ${INDEX} -->`)
    .slice(1)
    .flatMap((text) => text.split("\n").map((line) => line.trim()))
    .filter(isMessage)
    .map((line) => new RegExp((wordsIn(line) < WORDS ? "^" : "") + line.split(GAP).map(literal).join(".*")));
  return entries;
}
