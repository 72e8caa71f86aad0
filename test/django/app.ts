import type { AppFiles } from "../../src/django/text/app-files.ts";
import { type HostSource, hostSource } from "../../src/django/text/host-source.ts";
import { serverModule } from "../../src/django/text/server.ts";
import { type SettingsFile, settingsFile } from "../../src/django/text/settings-file.ts";

export function appWith(files: Readonly<Record<string, string>>): AppFiles {
  return { paths: new Set(Object.keys(files)), read: (path) => files[path] };
}

/** Of an app that has them at shop/settings.py, and a wsgi.py that says so. */
export function settingsWith(text: string, more: Readonly<Record<string, string>> = {}): SettingsFile {
  const files = appWith({
    "shop/__init__.py": "",
    "shop/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/settings.py": text,
    ...more,
  });
  const settings = settingsFile(files, serverModule({ files }));
  if (!settings) throw new Error("the settings were not found");
  return settings;
}

export function hostsOf(
  text: string,
  more: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): HostSource {
  return hostSource(settingsWith(text, more), env);
}

/** In a short form: each alternative, with its parts. */
export function shown({ alternatives }: HostSource): string[] {
  return alternatives.map((parts) =>
    parts
      .map((part) => {
        if (part.kind === "fixed") return part.hosts.join(",");
        if (part.kind === "computed") return "?";
        const { kind } = part.shape;
        const how = kind === "split" ? `split(${part.shape.separator})` : kind;
        const fallback = part.fallback === undefined ? "" : ` else ${part.fallback.join(",")}`;
        return `$${part.name} ${how}${fallback}${part.fallsBackWhenEmpty ? " or empty" : ""}`;
      })
      .join(" + "),
  );
}
