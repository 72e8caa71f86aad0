import { expect } from "vitest";

/** What the hook's log says to put in the place of the list, where no line below it would do. */
export function additionIn(log: string): string | undefined {
  return /^WARN .*?Where (?:the settings make|a class makes) ALLOWED_HOSTS, put the list in the place of LIST here(?: instead)?: (.*)$/m.exec(
    log,
  )?.[1];
}

/** The app with that in the place of `list`, word for word. */
export function withAddition(
  files: Readonly<Record<string, string>>,
  settingsFile: string,
  list: string,
  addition: string,
): Record<string, string> {
  const text = files[settingsFile] ?? "";
  expect(text).toContain(list);
  return { ...files, [settingsFile]: text.replace(list, () => addition.replace("LIST", () => list)) };
}

/** A line of Python that the hook's log says to add, and where. */
export interface Remedy {
  /** From the app folder; undefined: the settings file, which is not named. */
  readonly file: string | undefined;
  /** The line below which it goes; undefined: at the end. */
  readonly below: number | undefined;
  readonly text: string;
}

export function remedyIn(log: string): Remedy | undefined {
  const placed = /^WARN .*?Add this line at the end of (\S+), below line (\d+): (.*)$/m.exec(log);
  if (placed) return { file: placed[1], below: Number(placed[2]), text: placed[3] ?? "" };
  const atEnd = /^WARN .*?Add this line at the end of the settings file: (.*)$/m.exec(log);
  return atEnd ? { file: undefined, below: undefined, text: atEnd[1] ?? "" } : undefined;
}

/** The app with the remedy, word for word. */
export function withRemedy(
  files: Readonly<Record<string, string>>,
  settingsFile: string,
  { file = settingsFile, below, text }: Remedy,
): Record<string, string> {
  const before = files[file];
  expect(before, `the app has ${file}`).toBeDefined();
  const lines = (before ?? "").trimEnd().split("\n");
  if (below !== undefined) expect(below).toBeLessThanOrEqual(lines.length);
  return { ...files, [file]: `${lines.toSpliced(below ?? lines.length, 0, text).join("\n")}\n` };
}
