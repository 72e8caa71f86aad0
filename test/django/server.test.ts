import { describe, expect, test } from "vitest";
import { serverModule } from "../../src/django/text/server.ts";
import { appWith } from "./app.ts";
import { APP, DEFAULT } from "./server-cases.ts";

/** What each server imports is in server-cases.ts, with what the app's own Python says of it. */

describe("the line of the server", () => {
  test("names modules in further folders", () => {
    const at = (command: string) => serverModule({ files: appWith({ ...APP, Procfile: `web: ${command}` }) });
    expect(at("uvicorn --app-dir src shop.wsgi:app")).toMatchObject({ pythonPath: ["src"] });
    expect(at("gunicorn --pythonpath src,lib shop.wsgi")).toMatchObject({ pythonPath: ["src", "lib"] });
    expect(at("gunicorn --chdir src shop.wsgi")).toMatchObject({ file: "src/shop/wsgi.py" });
  });

  test("names the settings, over the environment", () => {
    const Procfile = "web: DJANGO_SETTINGS_MODULE=shop.aws gunicorn shop.wsgi";
    const server = serverModule({
      files: appWith({ ...APP, Procfile }),
      env: { DJANGO_SETTINGS_MODULE: "shop.other" },
    });
    expect(server).toMatchObject({ settingsModule: "shop.aws", settingsSource: "Procfile line 1" });
  });
});

describe("the settings module", () => {
  const module = (files: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>) => {
    const { settingsModule, settingsSource } = serverModule({ files: appWith(files), env });
    return `${settingsModule} (${settingsSource})`;
  };
  const PROPERTY = { DJANGO_SETTINGS_MODULE: "shop.aws" };

  test.for([
    [{ "shop/wsgi.py": DEFAULT }, {}, "shop.settings (shop/wsgi.py)"],
    [{ "shop/wsgi.py": DEFAULT }, PROPERTY, "shop.aws (the environment)"],
    [
      { "shop/wsgi.py": 'os.environ["DJANGO_SETTINGS_MODULE"] = "shop.own"' },
      PROPERTY,
      "shop.own (shop/wsgi.py)",
    ],
    [{ "shop/wsgi.py": `# ${DEFAULT.slice(10)}`, "manage.py": DEFAULT }, {}, "shop.settings (manage.py)"],
    [
      { "shop/wsgi.py": 'environ.setdefault(\n  "DJANGO_SETTINGS_MODULE",\n  "shop.own",\n)' },
      {},
      "shop.own (shop/wsgi.py)",
    ],
    [
      { "shop/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", os.getenv("S", "shop.own"))' },
      {},
      "shop.own (shop/wsgi.py)",
    ],
    [{ "manage.py": `def main():\n    ${DEFAULT}` }, {}, "shop.settings (manage.py)"],
    [
      { Procfile: "web: python manage.py runserver 0.0.0.0:8000", "manage.py": DEFAULT },
      {},
      "shop.settings (manage.py)",
    ],
    [{}, {}, "undefined ()"],
  ] as const)("%j with %j", ([files, env, expected]) => {
    expect(module(files, env)).toBe(expected);
  });

  test("of manage.py is told where it is another", () => {
    const files = { "shop/wsgi.py": DEFAULT, "manage.py": DEFAULT.replace("settings", "local") };
    expect(serverModule({ files: appWith(files) }).managePy).toEqual({
      file: "manage.py",
      settingsModule: "shop.local",
    });
    expect(serverModule({ files: appWith({ ...files, "manage.py": DEFAULT }) }).managePy).toBeUndefined();
  });

  test("has the class of django-configurations with it", () => {
    const files = { "shop/wsgi.py": `${DEFAULT}os.environ.setdefault("DJANGO_CONFIGURATION", "Production")` };
    expect(serverModule({ files: appWith(files) }).configuration).toBe("Production");
    expect(serverModule({ files: appWith(files), env: { DJANGO_CONFIGURATION: "Aws" } }).configuration).toBe(
      "Aws",
    );
  });
});
