/** Apps of somebody's own, played as `npm run sandbox -- --app FOLDER` plays them. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, type TestContext, test, vi } from "vitest";
import { dockerAppIn } from "../../sandbox/own-app/docker-app.ts";
import { ownApp } from "../../sandbox/own-app/own-app.ts";
import { webScript } from "../../sandbox/own-app/web-command.ts";
import { whyItFails } from "../../sandbox/own-app/why-it-fails.ts";
import { findPython } from "../../sandbox/python.ts";
import { Screen } from "../../sandbox/tour/screen.ts";
import { removeTemporaryFolders } from "../../src/cli/bundle/temporary.ts";
import { commit, type Files, git, runCli, write } from "../cli/support.ts";
import { PATIENTLY } from "../support/patience.ts";
import { SANDBOX, startProgram } from "../support/program.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const REQUIREMENTS = readFileSync(join(REPOSITORY, "sandbox/app/requirements.txt"), "utf8");
const SECRET = "a-value-that-nobody-may-read";

const PROJECT: Files = {
  "requirements.txt": "-r requirements/production.txt\n",
  "requirements/production.txt": REQUIREMENTS,
  "config/__init__.py": 'import os\nassert os.getuid() != 0, "the app runs as root"\n',
  "config/settings.py": `import os
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["www.example.com"]
ROOT_URLCONF = "config.urls"
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
`,
  "config/urls.py": `from django.http import HttpResponse
from django.urls import path
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
`,
  "config/wsgi.py": `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
`,
};
const WITH_PROCFILE: Files = {
  ...PROJECT,
  Procfile: "web: gunicorn --bind :8000 --workers 3 config.wsgi\nworker: celery -A config worker\n",
  ".ebextensions/app.config": `option_settings:
  aws:elasticbeanstalk:application:environment:
    SECRET_KEY: ${SECRET}
container_commands:
  01: {command: "touch /run-by-the-sandbox"}
`,
  ".platform/hooks/predeploy/01_own.sh": "#!/bin/sh\ntouch /run-by-the-sandbox\n",
};
/** Its list is a variable, and nothing in it names its secret. */
const WITHOUT_SECRET: Files = {
  ...PROJECT,
  "config/settings.py": String(PROJECT["config/settings.py"]).replace(
    '["www.example.com"]',
    'os.environ["ALLOWED_HOSTS"].split(",")',
  ),
  ".ebextensions/app.config": `option_settings:
  aws:elasticbeanstalk:container:python:
    WSGIPath: config/wsgi.py
  aws:elasticbeanstalk:application:environment:
    ALLOWED_HOSTS: www.example.com,example.com
`,
};

/** Its image is made in two stages, and a script of its own starts the server. */
const COMPOSE: Files = {
  ...PROJECT,
  Dockerfile: `FROM python:3-slim AS made
WORKDIR /build
COPY . .
RUN touch /run-by-the-sandbox && pip install -r /build/requirements.txt
FROM python:3-slim
ENV DJANGO_SETTINGS_MODULE=config.settings PYTHONPATH=/srv/app SECRET_KEY=of-the-image
COPY --from=made /build /srv/app/
ENTRYPOINT ["/srv/app/start.sh"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "3", "config.wsgi"]
`,
  "start.sh": '#!/bin/sh\ntouch /run-by-the-sandbox\nexec "$@"\n',
  "docker-compose.yml": `services:
  database:
    image: postgres:16
  web:
    build: .
    ports: ["80:8000"]
`,
};

afterAll(removeTemporaryFolders);

const WITHOUT_INDEX = "pip reaches no index here, so no app's requirements can be installed";
let python = "";
beforeAll(async () => {
  python = await findPython({ announce: console.log });
  if (python.includes("venv-app-")) await prepared(WITH_PROCFILE);
});

/** Makes the one virtual environment that all of them need, as long as it takes. */
async function prepared(files: Files): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "eb-health-hooks-test-"));
  await write(folder, files);
  const screen = new Screen({ write: () => {} });
  await ownApp({ folder, env: [], screen, signal: new AbortController().signal });
  rmSync(folder, { recursive: true, force: true });
}

async function committed(files: Files, { onTestFinished }: TestContext, init = false): Promise<string> {
  const folder = temporaryFolder(onTestFinished);
  await write(folder, files);
  if (init) expect((await runCli(["init", "--edit-settings", folder])).code).toBe(0);
  await git(folder, "init", "-q");
  await commit(folder);
  return folder;
}

async function playIn(folder: string, context: TestContext, ...args: readonly string[]) {
  context.skip(!python.includes("venv-app-"), WITHOUT_INDEX);
  const home = temporaryFolder(context.onTestFinished);
  const options = {
    folder: home,
    env: { INIT_CWD: join(folder, "..") },
    whenFinished: context.onTestFinished,
  };
  const named = folder.slice(folder.lastIndexOf("/") + 1);
  const { ended, stdout, stderr, left } = startProgram(SANDBOX, ["--app", named, ...args], options);
  const code = await ended;
  expect(left()).toEqual([]);
  return { code, told: stdout() + stderr(), words: stdout().replaceAll(/\n +(?:\| +)?/g, " ") };
}

function docker(lines: string): Files {
  return { Dockerfile: `FROM python:3.12\n${lines}\n` };
}

function compose(more: string): Files {
  const command = "gunicorn --bind 0.0.0.0:8000 x.wsgi";
  return { ...docker(""), "docker-compose.yml": `services: {web: {build: ., command: ${command}, ${more}}}` };
}

describe.concurrent("npm run sandbox -- --app", () => {
  test("plays a project to green after init --edit-settings, and runs nothing of its own commands", async (context) => {
    const folder = await committed(WITH_PROCFILE, context, true);
    const { code, told, words } = await playIn(folder, context);
    expect(code, told).toBe(0);
    expect(words).toContain(
      `The app: commit ${(await git(folder, "rev-parse", "--short", "HEAD")).trim()} in ${folder}`,
    );
    expect(words).toContain("Its environment properties: SECRET_KEY ");
    expect(words).toContain("Not run here: container_commands of .ebextensions/app.config.");
    expect(words).toContain("could change this machine: .platform/hooks/predeploy/01_own.sh.");
    expect(words).toContain("Not started here: worker of Procfile.");
    expect(existsSync("/run-by-the-sandbox")).toBe(false);
    expect(words.match(/a visitor: GET \/ \(Host: www\.example\.com, https\) -> \d+/g)).toEqual(
      [200, 200].map((status) => `a visitor: GET / (Host: www.example.com, https) -> ${status}`),
    );
    expect(words).toMatch(
      /initial -> unhealthy in 5 checks: .* -> 400 .* unhealthy -> healthy in \d checks: .* -> 301 /s,
    );
    expect(words).toContain("Green: the load balancer gets 301 from /.");
    expect(words).toContain(`On Elastic Beanstalk: cd ${folder} && eb deploy`);
    expect(told).not.toContain(SECRET);
  });

  const ASKED_FOR = ["--env", "SECRET_KEY=VALUE"];

  test("names the secret that is missing, and how to give it", async (context) => {
    const { code, told, words } = await playIn(await committed(WITHOUT_SECRET, context), context);
    expect(code, told).toBe(1);
    expect(words).toContain(
      "its settings want the environment variable SECRET_KEY, and nothing gives it one.",
    );
    expect(words).toContain(`Give it to the sandbox: ${ASKED_FOR.join(" ")}.`);
    expect(told.trimEnd().split("\n").at(-1)).toBe(
      "Red: the app does not answer at all, whatever the hooks do.",
    );
  });

  test("is green with what it asked for, and prints what to do on Elastic Beanstalk", async (context) => {
    const folder = await committed(WITHOUT_SECRET, context);
    const { code, told, words } = await playIn(folder, context, ...ASKED_FOR);
    expect(code, told).toBe(0);
    expect(words).toContain("the app will accept");
    expect(words).toContain(
      `node ${join(REPOSITORY, "dist/eb-health-hooks.cjs")} init --edit-settings ${folder} and then what it prints`,
    );
    expect(words).toContain("The environment must have SECRET_KEY too, which --env gave here: eb printenv");
    expect(words).not.toContain("setenv"); // a value to paste would take the place of the real one
  });

  test("plays a Docker app: red with the line that is missing, and green with it", async (context) => {
    const folder = await committed(COMPOSE, context, true);
    const given = ["--env", `SECRET_KEY=${SECRET}`, "--env", "HEALTH_HOOKS_PROBE_SECONDS=3"];
    const red = await playIn(folder, context, ...given);
    expect(red.code, red.told).toBe(1);
    expect(red.words).toContain("Not started here: database of docker-compose.yml.");
    expect(red.words).toContain("Not run here: what /srv/app/start.sh does before it starts the server.");
    const [, line = ""] =
      /doctor: do: In the service .*?, add the line: (.*?\})(?= |$)/m.exec(red.words) ?? [];
    await write(folder, { "docker-compose.yml": `${COMPOSE["docker-compose.yml"]}    ${line}\n` });
    await commit(folder);
    const { code, told, words } = await playIn(folder, context, ...given);
    expect(code, told).toBe(0);
    expect(words).toContain("a visitor: GET / (Host: www.example.com, https) -> 200");
    expect(words).toContain("Green: the load balancer gets 301 from /.");
    expect(red.told + told).not.toContain(SECRET);
    expect(existsSync("/run-by-the-sandbox")).toBe(false);
  });

  test("ends at once when it is stopped, and leaves nothing behind", async (context) => {
    context.skip(!python.includes("venv-app-"), WITHOUT_INDEX);
    const folder = await committed(WITHOUT_SECRET, context);
    const home = temporaryFolder(context.onTestFinished);
    const options = { folder: home, whenFinished: context.onTestFinished };
    const run = startProgram(SANDBOX, ["--app", folder, ...ASKED_FOR], options);
    // And now the app is asked for its hosts.
    await vi.waitFor(() => expect(run.stdout()).toContain("initial -> unhealthy"), PATIENTLY);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(1);
    expect(run.left()).toEqual([]);
  });

  test.for<[string, Files, string]>([
    ["a folder without an app", { "notes.txt": "" }, "there is no app in "],
    ["a folder around the app", { "shop/manage.py": "" }, "lies in the folder shop/: name that one"],
    [
      "no requirements",
      { Procfile: "web: gunicorn x.wsgi\n" },
      "no requirements.txt, Pipfile.lock, Pipfile at its top",
    ],
    [
      "no server",
      { "requirements.txt": "", Procfile: "web: ./start.sh\n" },
      "starts ./start.sh, and the sandbox cannot",
    ],
    [
      "a server that moves the cursor",
      { "requirements.txt": "", Procfile: "web: \u001b[2J\u202ex\n" },
      "starts ?[2J?x, and the sandbox",
    ],
    ["nothing to start", { "requirements.txt": "", "a/wsgi.py": "" }, "web: gunicorn a.wsgi:application"],
    ["ECS", { "Dockerrun.aws.json": '{"AWSEBDockerrunVersion": 2}' }, "it is for ECS, where no hook"],
    [
      "no Dockerfile",
      { "Dockerrun.aws.json": '{"AWSEBDockerrunVersion": 1}' },
      "names an image, and the sandbox",
    ],
    ["no EXPOSE", docker("CMD gunicorn --bind 0.0.0.0:8000 x.wsgi"), "add the line EXPOSE 8000"],
    ["no CMD", docker("EXPOSE 8000"), "Dockerfile has no CMD that starts a server"],
    ["a program of its own", docker('CMD ["supervisord"]'), "Dockerfile starts supervisord, and the sandbox"],
    ["a file that is not sent", docker("COPY secret.txt ."), "Dockerfile copies secret.txt, which eb deploy"],
    [
      "a server that nothing reaches",
      docker("EXPOSE 8000\nCMD gunicorn x.wsgi"),
      "listens on 127.0.0.1, which nothing outside of the container reaches: let it listen on 0.0.0.0:8000",
    ],
    [
      "another port",
      docker("EXPOSE 80\nCMD gunicorn -b :8000 x.wsgi"),
      "listens on port 8000, and what leads into the container goes to 80",
    ],
    [
      "no image of its own",
      { "docker-compose.yml": "services: {web: {image: x}}" },
      "has build:, and the sandbox",
    ],
    ["a closed port 80", compose("ports: ['8000:8000']"), 'below ports: the line - "80:8000"'],
    ["an env file that is not sent", compose("ports: ['80:8000'], env_file: a.env"), "names a.env, which eb"],
    [
      "bad YAML",
      { Procfile: "web: gunicorn x\n", ".ebextensions/a.config": "a: *b" },
      ".ebextensions/a.config: it cannot",
    ],
  ])("%s is refused in a sentence", async ([, files, said], context) => {
    const told: string[] = [];
    const screen = new Screen({ write: (text) => told.push(text) });
    expect(
      await ownApp({
        folder: await committed(files, context),
        env: [],
        screen,
        signal: new AbortController().signal,
      }),
    ).toBeUndefined();
    const words = told.join("").replaceAll("\n    ", " ");
    expect(words).toMatch(/^\/\S+ cannot be played: /m);
    expect(words).toContain(said);
  });
});

const SOCKET = { address: "127.1.2.3", port: 81 };

test.for([
  [
    "gunicorn --bind :8000 --workers 3 --threads 20 a.wsgi",
    "exec gunicorn --threads 20 a.wsgi --bind 127.1.2.3:81 --workers 1",
  ],
  ["gunicorn -b 0.0.0.0:$PORT -w=2 a.wsgi:app", "exec gunicorn a.wsgi:app --bind 127.1.2.3:81 --workers 1"],
  [
    'gunicorn a.wsgi --access-logformat "%(h)s x"',
    'exec gunicorn a.wsgi --access-logformat "%(h)s x" --bind 127.1.2.3:81 --workers 1',
  ],
  ["A=b gunicorn a.wsgi", "exec env A=b gunicorn a.wsgi --bind 127.1.2.3:81 --workers 1"],
  ["cd src && gunicorn a.wsgi", "cd src && gunicorn a.wsgi --bind 127.1.2.3:81 --workers 1"],
  ["python -m gunicorn a.wsgi", "exec python -m gunicorn a.wsgi --bind 127.1.2.3:81 --workers 1"],
  ["/var/app/venv/x/bin/gunicorn a.wsgi", "exec gunicorn a.wsgi --bind 127.1.2.3:81 --workers 1"],
  [
    "poetry run uvicorn a.asgi:app --host 0.0.0.0 --port 8000",
    "exec uvicorn a.asgi:app --host 127.1.2.3 --port 81",
  ],
  ["daphne -b 0.0.0.0 -p 8000 a.asgi:application", "exec daphne a.asgi:application -b 127.1.2.3 -p 81"],
  ["hypercorn -b :8000 a.asgi", "exec hypercorn a.asgi --bind 127.1.2.3:81"],
  [
    "waitress-serve --port=8000 a.wsgi:application",
    "exec waitress-serve a.wsgi:application --listen=127.1.2.3:81",
  ],
  ["python manage.py runserver 0.0.0.0:8000", "exec python manage.py runserver 127.1.2.3:81"],
  ["python manage.py runserver --insecure", "exec python manage.py runserver --insecure 127.1.2.3:81"],
  [
    "python manage.py migrate && python manage.py runserver 8000",
    "python manage.py migrate && python manage.py runserver 127.1.2.3:81",
  ],
] as const)("%s listens on the instance's socket alone", ([command, script]) => {
  expect(webScript(`web: ${command}\n`, undefined, new Set())(SOCKET)).toBe(script);
});

const GUNICORN = "exec gunicorn a.wsgi --bind 127.1.2.3:81 --workers 1";

test.for([
  ['CMD ["gunicorn", "-b", "0.0.0.0:8000", "a.wsgi"]', GUNICORN],
  ["CMD exec gunicorn \\\n  # a comment\n  --bind :8000 a.wsgi", GUNICORN],
  ['ENTRYPOINT ["gunicorn"]\nCMD ["-b", "0.0.0.0:8000", "a.wsgi"]', GUNICORN],
  ['ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["gunicorn", "-b", ":8000", "a.wsgi"]', GUNICORN],
  ['CMD ["./wait-for-it.sh", "db:5432", "--", "gunicorn", "-b", ":8000", "a.wsgi"]', GUNICORN],
  ['CMD ["sh", "-c", "cd /app && gunicorn -b :8000 a.wsgi"]', `cd /app && ${GUNICORN.slice(5)}`],
  ['CMD ["bash", "/app/run.sh"]', GUNICORN],
  ['ENTRYPOINT ["/app/entry.sh"]\nCMD ["/app/run.sh"]', GUNICORN],
  [
    'ARG P=80\nEXPOSE $P\nCMD ["uvicorn", "--host=0.0.0.0", "--port", "80", "a.asgi:app"]',
    "exec uvicorn a.asgi:app --host 127.1.2.3 --port 81",
  ],
] as const)("%j in a Dockerfile starts its server alone", async ([lines, script], { onTestFinished }) => {
  const folder = temporaryFolder(onTestFinished);
  const files = {
    "run.sh": "#!/bin/sh\npython manage.py migrate\nexec gunicorn a.wsgi \\\n  --bind 0.0.0.0:8000\n",
    "entry.sh": '#!/bin/sh\nset -e\nexec "$@"\n',
    "requirements/all.txt": "",
    Dockerfile: `FROM python:3.13-slim AS a
COPY requirements/all.txt more*.txt /tmp/
RUN --mount=type=cache,target=/c pip install --upgrade pip poetry && \\
    pip install -r /tmp/requirements/all.txt "uvicorn[standard]>=0.30" -c /c.txt
FROM a
EXPOSE 8000
${lines}
`,
  };
  await write(folder, files);
  const app = await dockerAppIn({ folder, paths: new Set(Object.keys(files)) }, "one container", "80");
  expect(app).toMatchObject({
    series: "3.13",
    requirements: "requirements/all.txt",
    packages: ["uvicorn[standard]>=0.30"],
  });
  expect(app.script(SOCKET).replaceAll(/ +/g, " ")).toBe(script);
});

const TRACEBACK = 'Traceback (most recent call last):\n  File "settings.py", line 3, in <module>\n';
const variable = (name: string) => `the environment variable ${name},`;

test.for([
  ["KeyError: 'SECRET_KEY'", variable("SECRET_KEY")],
  [
    "django.core.exceptions.ImproperlyConfigured: Set the DATABASE_URL environment variable",
    variable("DATABASE_URL"),
  ],
  [
    "decouple.UndefinedValueError: SECRET_KEY not found. Declare it as envvar or define a default value.",
    variable("SECRET_KEY"),
  ],
  ['environs.exceptions.EnvError: Environment variable "SECRET_KEY" not set', variable("SECRET_KEY")],
  [
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for Config\nsecret_key\n  Field required",
    variable("SECRET_KEY"),
  ],
  [
    "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.",
    variable("SECRET_KEY"),
  ],
  ["ModuleNotFoundError: No module named 'storages'", "imports storages"],
  ["django.db.utils.OperationalError: no such table: shop_item", "the table shop_item"],
  ['django.db.utils.ProgrammingError: relation "shop_item" does not exist', "the table shop_item"],
  ['django.db.utils.OperationalError: could not translate host name "db"', "its database is not there"],
  [
    "redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379",
    "a server that it needs is not there",
  ],
  ["ValueError: Missing staticfiles manifest entry for 'css/site.css'", "no static file css/site.css"],
  ["shop.errors.StrangeError: what", "it ends with shop.errors.StrangeError: what"],
] as const)("a traceback that ends with %s is explained", ([last, said]) => {
  const { what = "", remedy } =
    whyItFails(`started\n${TRACEBACK}KeyError: 'EARLIER'\n${TRACEBACK}${last}\n[1] exiting\n`) ?? {};
  expect(what).toContain(said);
  expect(remedy).toBeTruthy();
});

test.for([
  [
    "Pipfile.lock",
    JSON.stringify({
      default: {
        django: { version: "==5.2.1", markers: "python_version >= '3.10'" },
        x: { git: "https://h/x.git", ref: "abc" },
      },
    }),
    ["django==5.2.1 ; python_version >= '3.10'", "x @ git+https://h/x.git@abc"],
  ],
  [
    "Pipfile",
    '[packages]\ndjango = "~=5.2"\nany = "*"\nuvicorn = {version = ">=0.30", extras = ["standard"]}\n',
    ["django~=5.2", "any", "uvicorn[standard]>=0.30"],
  ],
  ["pyproject.toml", '[project]\ndependencies = ["django>=5", "gunicorn"]\n', ["django>=5", "gunicorn"]],
  [
    "pyproject.toml",
    '[tool.poetry.dependencies]\npython = "^3.12"\ndjango = "^5.2.1"\nzero = "^0.3.1"\nnear = "~1.4"\nfixed = "2.0"\n',
    ["django>=5.2.1,<6", "zero>=0.3.1,<0.4", "near>=1.4,<1.5", "fixed==2.0"],
  ],
] as const)("%s as pip takes it", async ([name, text, lines], { onTestFinished }) => {
  const folder = temporaryFolder(onTestFinished);
  await write(folder, { [name]: text });
  const read = execFileSync(
    python,
    ["-I", join(REPOSITORY, "sandbox/own-app/requirements.py"), join(folder, name)],
    {
      encoding: "utf8",
    },
  );
  expect(read.trimEnd().split("\n")).toEqual(lines);
});
