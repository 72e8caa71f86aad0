import { parseDocument } from "yaml";
import { type OptionSetting, PROPERTIES } from "../../option-settings.ts";
import { requireShallow } from "./yaml-depth.ts";

/** Elastic Beanstalk refuses this file. */
export class BadConfigFile extends Error {
  override readonly name = "BadConfigFile";
}

/**
 * The `option_settings` of a `.config` file, which is YAML or JSON. The platform accepts two forms of them;
 * both are read.
 */
export function parseConfigFile(file: string, text: string): OptionSetting[] {
  // JSON is a part of YAML 1.2. Of YAML 1.1 the platform's readers know `<<`, but they do not take a name
  // such as N for false.
  const content = readYaml(text);
  if (content === null || content === undefined) return [];
  if (!isMap(content)) throw new BadConfigFile("its top level is no map of sections such as option_settings");
  const settings = content.option_settings;
  if (settings === undefined || settings === null) return [];
  const make = (namespace: string, option: string, value: unknown): OptionSetting[] =>
    isScalar(value) ? [{ file, namespace, option, value: String(value) }] : [];
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

function readYaml(text: string): unknown {
  try {
    requireShallow(text);
    const document = parseDocument(text, { merge: true, uniqueKeys: false });
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: MAX_ALIASES });
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

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
