import { HookError } from "../errors.ts";
import { Folder } from "../instance/folder.ts";

const MOST_FILES = 300;
const MOST_BYTES = 4 * 1024 * 1024;
const DEEPEST = 5;
/** They are large, or nobody's settings. */
const SKIPPED = /^(?:\..*|node_modules|venv|env|static\w*|media|migrations|locale|tests?|__pycache__)$/;

/** The Python files of the app: path -> text. No link is followed, and what cannot be read is left out. */
export function appTexts(appFolder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let bytes = 0;
  const collect = (below: string, depth: number): void => {
    const folder = tried(() => Folder.open(appFolder, below));
    for (const name of tried(() => folder?.names().sort()) ?? []) {
      if (texts.size >= MOST_FILES || bytes > MOST_BYTES) return;
      const path = below === "" ? name : `${below}/${name}`;
      if (name.endsWith(".py")) {
        const text = tried(() => folder?.read(name))?.bytes.toString("utf8");
        if (text !== undefined) texts.set(path, text);
        bytes += text?.length ?? 0;
      } else if (depth < DEEPEST && !name.includes(".") && !SKIPPED.test(name)) collect(path, depth + 1);
    }
  };
  collect("", 1);
  return texts;
}

function tried<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof HookError) return undefined;
    throw error;
  }
}
