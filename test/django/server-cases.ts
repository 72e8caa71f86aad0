/** Apps, and what their server imports: the laptop reads it from the text, the app's own Python on the instance. */
export interface ServerCase {
  readonly files: Readonly<Record<string, string>>;
  readonly wsgiPath?: string;
  readonly server: {
    /** Undefined where a manage.py serves, or nothing does. */
    readonly module?: string;
    /** From the top of the app. */
    readonly folder: string;
    readonly startedBy: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly paths?: readonly string[];
    /** What manage.py, or the module's own file, names where the environment does not. */
    readonly settings?: string;
  };
}

export const DEFAULT = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
export const APP = { "shop/wsgi.py": DEFAULT, "src/shop/wsgi.py": DEFAULT, "shop/asgi.py": DEFAULT };
const SCRIPT = `#!/bin/sh
set -e
# gunicorn other.wsgi
cd src
python manage.py migrate
exec gunicorn \\
  shop.wsgi
`;

type Line = readonly [command: string, module: string, folder: string];

/** The line of the process `web`. */
const LINES: readonly Line[] = [
  ["gunicorn shop.wsgi", "shop.wsgi", ""],
  ["gunicorn shop.wsgi:application --bind 127.0.0.1:8000", "shop.wsgi", ""],
  ["gunicorn --bind 127.0.0.1:8000 --workers 3 shop.wsgi", "shop.wsgi", ""],
  ["gunicorn --bind=:8000 --workers=3 shop.wsgi:application", "shop.wsgi", ""],
  ["gunicorn --bind :8000 --workers $(nproc) shop.wsgi:application", "shop.wsgi", ""],
  ["gunicorn -b unix:/tmp/web.sock -w 4 shop.wsgi", "shop.wsgi", ""],
  ["gunicorn -k uvicorn.workers.UvicornWorker shop.asgi:application", "shop.asgi", ""],
  ["gunicorn shop.asgi -k uvicorn.workers.UvicornWorker", "shop.asgi", ""],
  ["gunicorn --preload shop.wsgi --log-level info", "shop.wsgi", ""],
  ["gunicorn 'shop.wsgi:create(\"a\")'", "shop.wsgi", ""],
  ["gunicorn --chdir src shop.wsgi", "shop.wsgi", "src"],
  ["gunicorn --chdir=/var/app/current/src shop.wsgi", "shop.wsgi", "src"],
  ["cd src && gunicorn shop.wsgi", "shop.wsgi", "src"],
  ["cd /var/app/current/src; gunicorn shop.wsgi", "shop.wsgi", "src"],
  ["cd src && exec gunicorn --chdir .. shop.wsgi", "shop.wsgi", ""],
  ["uvicorn shop.asgi:application --host 0.0.0.0 --port 8000", "shop.asgi", ""],
  ["uvicorn --host 0.0.0.0 --proxy-headers shop.asgi:application", "shop.asgi", ""],
  ["daphne -b 0.0.0.0 -p 8000 shop.asgi:application", "shop.asgi", ""],
  ["hypercorn shop.asgi:application --bind localhost:8000", "shop.asgi", ""],
  ["waitress-serve --port=8000 shop.wsgi:application", "shop.wsgi", ""],
  ["python -m waitress --listen=127.0.0.1:8000 shop.wsgi:application", "shop.wsgi", ""],
  ["uwsgi --http :8000 --module=shop.wsgi:application", "shop.wsgi", ""],
  ["uwsgi --http :8000 --wsgi-file shop/wsgi.py", "shop.wsgi", ""],
  ["python -m gunicorn shop.wsgi", "shop.wsgi", ""],
  ["/var/app/venv/staging/bin/gunicorn shop.wsgi", "shop.wsgi", ""],
  ["newrelic-admin run-program gunicorn shop.wsgi", "shop.wsgi", ""],
  ["opentelemetry-instrument gunicorn shop.wsgi", "shop.wsgi", ""],
  ["ddtrace-run gunicorn shop.wsgi", "shop.wsgi", ""],
  ["python manage.py migrate && gunicorn shop.wsgi", "shop.wsgi", ""],
  ["python manage.py migrate; exec gunicorn shop.wsgi # the server", "shop.wsgi", ""],
  ["pip install gunicorn==23.0.0 && python manage.py check && gunicorn shop.wsgi", "shop.wsgi", ""],
  ['bash -c "cd src && gunicorn shop.wsgi:application"', "shop.wsgi", "src"],
  ["sh bin/start.sh", "shop.wsgi", "src"],
  ["./bin/start.sh", "shop.wsgi", "src"],
  ["gunicorn -c conf/module.py", "shop.wsgi", "src"],
  ["gunicorn -c file:conf/module.py shop.asgi --chdir .", "shop.asgi", ""],
];

const inProcfile = ([command, module, folder]: Line): ServerCase => ({
  files: {
    ...APP,
    "bin/start.sh": SCRIPT,
    "conf/module.py": `# comment\nwsgi_app = 'shop.wsgi:application'\nchdir = "src"\nworkers = 1 + 1\n`,
    Procfile: `# web: other\nworker: celery -A shop worker\nweb: ${command}\n`,
  },
  server: { module, folder, startedBy: "Procfile line 3" },
});

/** That set a variable. */
const VARIABLES: readonly string[] = [
  "DJANGO_SETTINGS_MODULE=shop.aws gunicorn shop.wsgi",
  "env DJANGO_SETTINGS_MODULE=shop.aws gunicorn shop.wsgi",
  "export DJANGO_SETTINGS_MODULE=shop.aws && gunicorn shop.wsgi",
  "gunicorn --env DJANGO_SETTINGS_MODULE=shop.aws shop.wsgi",
  "gunicorn -e DJANGO_SETTINGS_MODULE=shop.aws shop.wsgi",
  "gunicorn shop.wsgi --env=DJANGO_SETTINGS_MODULE=shop.aws",
  "gunicorn -c conf/gunicorn.py shop.wsgi",
  `DJANGO_SETTINGS_MODULE=shop.aws bash -c "exec gunicorn shop.wsgi"`,
];

const withVariable = (command: string): ServerCase => ({
  files: {
    ...APP,
    "conf/gunicorn.py": 'raw_env = ["DJANGO_SETTINGS_MODULE=shop.aws"]\n',
    Procfile: `web: ${command}`,
  },
  server: {
    module: "shop.wsgi",
    folder: "",
    startedBy: "Procfile line 1",
    env: { DJANGO_SETTINGS_MODULE: "shop.aws" },
  },
});

const OTHERS: readonly ServerCase[] = [
  {
    files: { ...APP, Procfile: "web: uvicorn --app-dir src shop.asgi:app" },
    server: { module: "shop.asgi", folder: "", paths: ["src"], startedBy: "Procfile line 1" },
  },
  {
    files: { ...APP, Procfile: "web: NEW_RELIC_LOG=stdout newrelic-admin run-program gunicorn shop.wsgi" },
    server: {
      module: "shop.wsgi",
      folder: "",
      env: { NEW_RELIC_LOG: "stdout" },
      startedBy: "Procfile line 1",
    },
  },
  {
    files: { ...APP, Procfile: "web: DEBUG=1 python manage.py migrate && gunicorn shop.wsgi" },
    server: { module: "shop.wsgi", folder: "", startedBy: "Procfile line 1" },
  },
  {
    files: { ...APP, Procfile: "web: cd src && gunicorn --chdir deep --pythonpath ../lib shop.wsgi" },
    server: { module: "shop.wsgi", folder: "src/deep", paths: ["src/lib"], startedBy: "Procfile line 1" },
  },
  {
    files: { ...APP, Procfile: "web: gunicorn --pythonpath src,lib shop.wsgi" },
    server: { module: "shop.wsgi", folder: "", paths: ["src", "lib"], startedBy: "Procfile line 1" },
  },
  {
    files: {
      ...APP,
      Procfile: "web: gunicorn",
      "gunicorn.conf.py": `wsgi_app = "shop.wsgi"\nchdir = "src"\n`,
    },
    server: { module: "shop.wsgi", folder: "src", startedBy: "Procfile line 1" },
  },
  {
    files: { Procfile: "web: python manage.py runserver 0.0.0.0:8000", "manage.py": DEFAULT },
    server: { folder: "", startedBy: "Procfile line 1", settings: "shop.settings" },
  },
  {
    files: { ...APP, Procfile: "worker: celery\r\nweb: gunicorn other.wsgi\r\nweb: gunicorn shop.wsgi\r\n" },
    server: { module: "shop.wsgi", folder: "", startedBy: "Procfile line 3" },
  },
  ...["shop.wsgi:application", "shop/wsgi.py", "shop.wsgi"].map((wsgiPath) => ({
    files: { ...APP, Procfile: "worker: celery" },
    wsgiPath,
    server: { module: "shop.wsgi", folder: "", startedBy: "WSGIPath" },
  })),
  {
    files: { "shop/wsgi.py": DEFAULT, "a/b/wsgi.py": "" },
    server: { module: "shop.wsgi", folder: "", startedBy: "shop/wsgi.py", settings: "shop.settings" },
  },
  {
    files: { "src/shop/wsgi.py": DEFAULT, "src/manage.py": "" },
    server: { module: "shop.wsgi", folder: "src", startedBy: "src/shop/wsgi.py" },
  },
  {
    files: { "src/shop/wsgi.py": DEFAULT },
    server: { module: "shop.wsgi", folder: "src", startedBy: "src/shop/wsgi.py" },
  },
  {
    files: { "src/shop/wsgi.py": DEFAULT, "manage.py": "" },
    server: { module: "src.shop.wsgi", folder: "", startedBy: "src/shop/wsgi.py" },
  },
  {
    files: { "shop/asgi.py": DEFAULT },
    server: { module: "shop.asgi", folder: "", startedBy: "shop/asgi.py" },
  },
  {
    files: { "application.py": DEFAULT, "shop/wsgi.py": "" },
    server: { module: "application", folder: "", startedBy: "application.py" },
  },
  {
    files: { "application.py": "", "shop/wsgi.py": DEFAULT },
    server: { module: "shop.wsgi", folder: "", startedBy: "shop/wsgi.py" },
  },
  {
    files: { "manage.py": DEFAULT },
    server: { folder: "", startedBy: "manage.py", settings: "shop.settings" },
  },
  {
    files: { "shop/wsgi.py": `# ${DEFAULT.slice(10)}`, "manage.py": DEFAULT },
    server: { module: "shop.wsgi", folder: "", startedBy: "shop/wsgi.py", settings: "shop.settings" },
  },
  {
    files: { "shop/wsgi.py": 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "shop.own"\n' },
    server: { module: "shop.wsgi", folder: "", startedBy: "shop/wsgi.py", settings: "shop.own" },
  },
  {
    files: {
      "shop/wsgi.py":
        'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", os.getenv("S", "shop.own"))\n',
    },
    server: { module: "shop.wsgi", folder: "", startedBy: "shop/wsgi.py", settings: "shop.own" },
  },
];

export const SERVER_CASES: readonly ServerCase[] = [
  ...LINES.map(inProcfile),
  ...VARIABLES.map(withVariable),
  ...OTHERS,
];

type Texts = Readonly<Record<string, string>>;
const START = (text: string): Texts => ({
  Procfile: "web: bash bin/web",
  "bin/web": `${text}\nexec gunicorn config.wsgi\n`,
});
const CONFIG = (text: string): Texts => ({
  Procfile: "web: gunicorn config.wsgi",
  "gunicorn.conf.py": text,
});

/** Where something else may decide which settings count. */
export const UNCLEAR: readonly Texts[] = [
  { Procfile: "web: python serve.py" },
  { Procfile: "web: supervisord -n -c supervisord.conf" },
  { Procfile: "web: env $(cat .env | xargs) gunicorn config.wsgi" },
  { Procfile: "web: gunicorn -c python:config.gunicorn config.wsgi" },
  CONFIG("import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.prod')\n"),
  CONFIG("raw_env = [f'DJANGO_SETTINGS_MODULE=config.{1}']\n"),
  CONFIG("from dotenv import load_dotenv\nload_dotenv('.env', override=True)\n"),
  START('if [ "$STAGE" = prod ]; then export DJANGO_SETTINGS_MODULE=config.prod; fi'),
  START('case "$STAGE" in\n prod) export DJANGO_SETTINGS_MODULE=config.prod ;;\nesac'),
  START(`: "\${DJANGO_SETTINGS_MODULE:=config.prod}"; export DJANGO_SETTINGS_MODULE`),
  START("set -a; source .env; set +a"),
];

/** Where nothing else decides it. */
export const CLEAR: readonly Texts[] = [
  { Procfile: "web: gunicorn config.wsgi --workers $((2*$(nproc)+1))" },
  CONFIG("import os\nworkers = int(os.environ.get('WEB_CONCURRENCY', 2))\n"),
  CONFIG("raw_env = ['DJANGO_SETTINGS_MODULE=config.settings']\n"),
  START("set -e\nif [ -n x ]; then python manage.py migrate; fi"),
];
