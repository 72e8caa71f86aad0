import { type Document, isScalar, parseDocument, visit } from "yaml";
import { type OptionSetting, PROPERTIES } from "../../option-settings.ts";
import { requireShallow } from "./yaml-depth.ts";

/** Elastic Beanstalk refuses this file. */
export class BadConfigFile extends Error {
  override readonly name = "BadConfigFile";
}

export interface ConfigFile {
  readonly options: readonly OptionSetting[];
  /** A key that stands twice in one map. YAML forbids that, and most readers take the last of them. */
  readonly doubleKey: DoubleKey | undefined;
}

export interface DoubleKey {
  readonly key: string;
  readonly lines: readonly [first: number, second: number];
}

/** A `.config` file, which is YAML or JSON. */
export function parseConfigFile(file: string, text: string): ConfigFile {
  const document = readYaml(text);
  return { options: optionsOf(file, document.content), doubleKey: document.doubleKey };
}

/** The platform accepts two forms of `option_settings`; both are read. */
function optionsOf(file: string, content: unknown): OptionSetting[] {
  if (content === null || content === undefined) return [];
  if (!isMap(content)) throw new BadConfigFile("its top level is no map of sections such as option_settings");
  const settings = content.option_settings;
  if (settings === undefined || settings === null) return [];
  const make = (namespace: string, option: string, value: unknown): OptionSetting[] =>
    isPlain(value) ? [{ file, namespace, option, value: String(value) }] : [];
  if (Array.isArray(settings)) {
    return settings.filter(isMap).flatMap(({ namespace, option_name, value }) => {
      return typeof option_name === "string"
        ? make(typeof namespace === "string" ? namespace : PROPERTIES, option_name, value)
        : [];
    });
  }
  if (!isMap(settings)) throw new BadConfigFile("its option_settings are neither a map nor a list");
  return Object.entries(settings).flatMap(([namespace, options]) =>
    isMap(options)
      ? Object.entries(options).flatMap(([option, value]) => make(namespace, option, value))
      : [],
  );
}

/** Enough for every file that people write by hand; it keeps aliases of aliases from growing without end. */
const MAX_ALIASES = 10_000;

function readYaml(text: string): { readonly content: unknown; readonly doubleKey: DoubleKey | undefined } {
  try {
    requireShallow(text);
    // JSON is a part of YAML 1.2. Of YAML 1.1 the platform's readers know `<<`, but they do not take a name
    // such as N for false.
    const document = parseDocument(text, { merge: true, uniqueKeys: false });
    const [error] = document.errors;
    if (error) throw error;
    return { content: document.toJS({ maxAliasCount: MAX_ALIASES }), doubleKey: doubleKeyIn(document, text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, alias] = /^Unresolved alias .*: (\S+)$/m.exec(message) ?? [];
    if (alias !== undefined) {
      throw new BadConfigFile(
        `YAML takes *${alias} for the name of another value: put it into quotes, "*${alias}"`,
      );
    }
    throw new BadConfigFile(message.split("\n")[0]?.replace(/:$/, ""));
  }
}

function doubleKeyIn(document: Document.Parsed, text: string): DoubleKey | undefined {
  const lineAt = (offset = 0) => text.slice(0, offset).split("\n").length;
  let found: DoubleKey | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Map<unknown, number | undefined>();
      for (const { key } of items) {
        if (!isScalar(key) || String(key.value) === "<<") continue;
        const at = key.range?.[0];
        if (seen.has(key.value)) {
          found = { key: String(key.value), lines: [lineAt(seen.get(key.value)), lineAt(at)] };
          return visit.BREAK;
        }
        seen.set(key.value, at);
      }
      return undefined;
    },
  });
  return found;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
