import type { SettingsStep } from "./settings-file.ts";

const CLASS = /^class\s+(\w+)\s*\(([\s\S]*)\)\s*:$/;

/** The class of django-configurations that is named, else the one that looks most like production, and its bases. */
export function settingsClasses(
  steps: readonly SettingsStep[],
  configuration: string | undefined,
): Set<string> {
  const bases = new Map<string, readonly string[]>();
  const seen = new Set<readonly SettingsStep[]>();
  const collect = (all: readonly SettingsStep[]) => {
    if (seen.has(all)) return;
    seen.add(all);
    for (const { code, imports } of all) {
      for (const imported of imports) if (imported.kind === "steps") collect(imported.steps);
      const [, name, list = ""] = CLASS.exec(code) ?? [];
      if (name !== undefined)
        bases.set(
          name,
          list.split(",").map((base) => base.trim().replace(/^.*\./, "")),
        );
    }
  };
  collect(steps);
  const above = (name: string): string[] => {
    const found = new Set([name]);
    for (const one of found) for (const base of bases.get(one) ?? []) found.add(base);
    return [...found];
  };
  const all = [...bases.keys()].filter((name) => above(name).includes("Configuration"));
  const named = configuration ?? all.find((name) => /prod/i.test(name)) ?? all.at(-1);
  return new Set(named === undefined ? [] : above(named));
}
