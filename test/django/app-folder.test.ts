import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openAppFolder } from "../../src/django/text/app-folder.ts";
import { readAppText } from "../../src/django/text/app-text.ts";
import { shown } from "./app.ts";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "eb-health-hooks-app-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("an app is read from its folder as it is from a bundle", () => {
  const folder = folderWith({
    Procfile: "web: gunicorn shop.wsgi\n",
    "shop/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/settings.py": "from .base import *\n",
    "shop/base.py": 'ALLOWED_HOSTS = ["a"]\n',
  });
  const { server, loaded } = readAppText({ files: openAppFolder(folder) });
  expect(server).toMatchObject({ source: "Procfile line 1", settingsModule: "shop.settings" });
  expect(loaded && shown(loaded.hosts)).toEqual(["a"]);
});

test("no symbolic link is followed, to a file or to a folder, and nothing above the folder is read", () => {
  const folder = folderWith({
    "shop/settings.py": "",
    "node_modules/x.py": "",
    "big.py": "#".repeat(1024 * 1024 + 1),
  });
  symlinkSync("/etc/passwd", join(folder, "passwd.py"));
  symlinkSync("/etc", join(folder, "etc"));
  const files = openAppFolder(folder);
  expect([...files.paths].sort()).toEqual(["big.py", "shop/settings.py"]);
  for (const path of ["passwd.py", "etc/passwd", "../../etc/passwd", "big.py", "none.py"])
    expect(files.read(path)).toBeUndefined();
});

test("a folder that is not there has no files", () => {
  expect(openAppFolder("/nowhere/at/all").paths.size).toBe(0);
});
