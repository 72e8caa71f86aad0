import { describe, expect, test } from "vitest";
import { serverModule } from "../../src/django/text/server.ts";
import { appWith } from "./app.ts";

const DEFAULT = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
const APP = { "shop/wsgi.py": DEFAULT, "src/shop/wsgi.py": DEFAULT };

describe("the line of the server", () => {
  test.for([
    ["gunicorn shop.wsgi", "shop.wsgi", ""],
    ["gunicorn shop.wsgi:application --bind 127.0.0.1:8000", "shop.wsgi", ""],
    ["gunicorn --bind 127.0.0.1:8000 --workers 3 shop.wsgi", "shop.wsgi", ""],
    ["gunicorn --bind=:8000 --workers=3 shop.wsgi:application", "shop.wsgi", ""],
    ["gunicorn -k uvicorn.workers.UvicornWorker shop.asgi:application", "shop.asgi", ""],
    ["gunicorn shop.asgi -k uvicorn.workers.UvicornWorker", "shop.asgi", ""],
    ["gunicorn --preload shop.wsgi --log-level info", "shop.wsgi", ""],
    ["gunicorn 'shop.wsgi:create(\"a\")'", "shop.wsgi", ""],
    ["gunicorn --chdir src shop.wsgi", "shop.wsgi", "src"],
    ["gunicorn --chdir=/var/app/current/src shop.wsgi", "shop.wsgi", "src"],
    ["cd src && gunicorn shop.wsgi", "shop.wsgi", "src"],
    ["cd src && exec gunicorn --chdir .. shop.wsgi", "shop.wsgi", ""],
    ["uvicorn shop.asgi:application --host 0.0.0.0 --port 8000", "shop.asgi", ""],
    ["daphne -b 0.0.0.0 -p 8000 shop.asgi:application", "shop.asgi", ""],
    ["hypercorn shop.asgi:application --bind localhost:8000", "shop.asgi", ""],
    ["waitress-serve --port=8000 shop.wsgi:application", "shop.wsgi", ""],
    ["uwsgi --http :8000 --module=shop.wsgi:application", "shop.wsgi", ""],
    ["uwsgi --http :8000 --wsgi-file shop/wsgi.py", "shop.wsgi", ""],
    ["python -m gunicorn shop.wsgi", "shop.wsgi", ""],
    ["/var/app/venv/staging/bin/gunicorn shop.wsgi", "shop.wsgi", ""],
    ["newrelic-admin run-program gunicorn shop.wsgi", "shop.wsgi", ""],
    ["opentelemetry-instrument gunicorn shop.wsgi", "shop.wsgi", ""],
    ["python manage.py migrate && gunicorn shop.wsgi", "shop.wsgi", ""],
    ["python manage.py migrate; exec gunicorn shop.wsgi # the server", "shop.wsgi", ""],
    ['bash -c "cd src && gunicorn shop.wsgi:application"', "shop.wsgi", "src"],
    ["sh bin/start.sh", "shop.wsgi", "src"],
    ["./bin/start.sh", "shop.wsgi", "src"],
  ] as const)("%s", ([command, module, folder]) => {
    const script =
      "#!/bin/sh\nset -e\n# gunicorn other.wsgi\ncd src\npython manage.py migrate\nexec gunicorn \\\n  shop.wsgi\n";
    const files = appWith({
      ...APP,
      "bin/start.sh": script,
      Procfile: `# web: other\nworker: celery\nweb: ${command}\n`,
    });
    expect(serverModule({ files })).toMatchObject({ module, folder, source: "Procfile line 3" });
  });

  test("names modules in further folders", () => {
    const at = (command: string) => serverModule({ files: appWith({ ...APP, Procfile: `web: ${command}` }) });
    expect(at("uvicorn --app-dir src shop.wsgi:app")).toMatchObject({ pythonPath: ["src"] });
    expect(at("gunicorn --pythonpath src,lib shop.wsgi")).toMatchObject({ pythonPath: ["src", "lib"] });
    expect(at("gunicorn --chdir src shop.wsgi")).toMatchObject({ file: "src/shop/wsgi.py" });
  });

  test.for([
    ["DJANGO_SETTINGS_MODULE=shop.aws gunicorn shop.wsgi"],
    ["env DJANGO_SETTINGS_MODULE=shop.aws gunicorn shop.wsgi"],
    ["export DJANGO_SETTINGS_MODULE=shop.aws && gunicorn shop.wsgi"],
    ["gunicorn --env DJANGO_SETTINGS_MODULE=shop.aws shop.wsgi"],
    ["gunicorn -e DJANGO_SETTINGS_MODULE=shop.aws shop.wsgi"],
    ["gunicorn shop.wsgi --env=DJANGO_SETTINGS_MODULE=shop.aws"],
    ["gunicorn -c conf/gunicorn.py shop.wsgi"],
  ] as const)("%j names the settings", ([command]) => {
    const config = 'raw_env = ["DJANGO_SETTINGS_MODULE=shop.aws"]\n';
    const files = appWith({ ...APP, "conf/gunicorn.py": config, Procfile: `web: ${command}` });
    const server = serverModule({ files, env: { DJANGO_SETTINGS_MODULE: "shop.other" } });
    expect(server).toMatchObject({ settingsModule: "shop.aws", settingsSource: "Procfile line 1" });
    expect(server.env).toEqual({ DJANGO_SETTINGS_MODULE: "shop.aws" });
  });

  test("leaves the rest to gunicorn's configuration", () => {
    const config = "# comment\nwsgi_app = 'shop.wsgi:application'\nchdir = \"src\"\n";
    const files = appWith({ ...APP, "gunicorn.conf.py": config, Procfile: "web: gunicorn" });
    expect(serverModule({ files })).toMatchObject({ module: "shop.wsgi", folder: "src" });
  });
});

describe("without a Procfile that names one", () => {
  test.for([
    ["shop.wsgi:application", "shop.wsgi"],
    ["shop/wsgi.py", "shop.wsgi"],
    ["shop.wsgi", "shop.wsgi"],
  ] as const)("WSGIPath %s", ([wsgiPath, module]) => {
    const files = appWith({ ...APP, Procfile: "worker: celery" });
    expect(serverModule({ files, wsgiPath })).toMatchObject({
      module,
      source: "WSGIPath",
      file: "shop/wsgi.py",
    });
  });

  test.for([
    [{ "shop/wsgi.py": DEFAULT, "a/b/wsgi.py": "" }, "shop.wsgi", "", "shop/wsgi.py"],
    [{ "src/shop/wsgi.py": DEFAULT, "src/manage.py": "" }, "shop.wsgi", "src", "src/shop/wsgi.py"],
    [{ "src/shop/wsgi.py": DEFAULT }, "shop.wsgi", "src", "src/shop/wsgi.py"],
    [{ "src/shop/wsgi.py": DEFAULT, "manage.py": "" }, "src.shop.wsgi", "", "src/shop/wsgi.py"],
    [{ "shop/asgi.py": DEFAULT }, "shop.asgi", "", "shop/asgi.py"],
    [{ "application.py": DEFAULT, "shop/wsgi.py": "" }, "application", "", "application.py"],
    [{ "application.py": "", "shop/wsgi.py": DEFAULT }, "shop.wsgi", "", "shop/wsgi.py"],
    [{ "manage.py": DEFAULT }, undefined, "", "manage.py"],
    [{}, undefined, "", ""],
  ] as const)("%j", ([files, module, folder, source]) => {
    expect(serverModule({ files: appWith(files) })).toMatchObject({ module, folder, source });
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
    [{ "shop/wsgi.py": `# ${DEFAULT}`, "manage.py": DEFAULT }, {}, "shop.settings (manage.py)"],
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
