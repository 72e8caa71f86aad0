import { join } from "node:path";
import { ANSWER_FIRST } from "../../src/answer-first.ts";
import { exampleBundle, type Files, folderWith, ours, repositoryWith, write, zipWith } from "./support.ts";

/** A bundle with one thing wrong, and what check finds in it. */
export interface BrokenBundle {
  readonly bundle: string;
  readonly id: string;
  readonly severity: "error" | "warning" | "note";
  readonly place: string;
  /** Makes it; the path to check. */
  readonly make: () => Promise<string>;
}

const FIRST = ".platform/hooks/predeploy/10_allowed_hosts.cjs";
const SECOND = ".platform/hooks/postdeploy/90_health_check.cjs";
const INSTALL = ".platform/hooks/prebuild/00_install_node";
const CONFIG = ".ebextensions/app.config";
const ENVIRONMENT = "aws:elasticbeanstalk:application:environment";

const zip = (change: Files) => () => zipWith(exampleBundle(change));
const options = (namespace: string, option: string, value: string): Files => ({
  [CONFIG]: `option_settings:\n  ${namespace}:\n    ${option}: ${value}\n`,
});
const settingsPy = (allowedHosts: string): Files => ({
  "example/settings.py": `import os\n\n${allowedHosts}\n`,
});
const olderVersion = (text: string) => text.replace(/(eb-health-hooks )[\d.]+/, "$10.0.9");

async function uncommittedHooks(): Promise<string> {
  const folder = await repositoryWith(exampleBundle({ ".platform": undefined }));
  await write(folder, exampleBundle());
  return folder;
}

async function ignoredEnvFile(): Promise<string> {
  const folder = await repositoryWith({
    ...exampleBundle({ ".env": undefined }),
    ".gitignore": "*.pyc\n.env\n",
  });
  await write(folder, { ".env": "ALLOWED_HOSTS=example.com\n" });
  return folder;
}

type Rows = Readonly<Record<string, readonly [place: string, bundle: string, make: BrokenBundle["make"]]>>;

const APPLICATION = "from django.core.wsgi import get_wsgi_application as get; application = get()";

const THE_LINE = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';

const ERRORS: Rows = {
  "first-cure-too-high": [
    "example/wsgi.py line 2",
    "the first cure stands above the application",
    zip({
      "example/wsgi.py": `import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\n${ANSWER_FIRST}\n${APPLICATION}\n`,
    }),
  ],
  "line-too-high": [
    "example/settings.py line 3",
    "the line for HEALTH_CHECK_HOSTS stands above the list",
    zip(settingsPy(`${THE_LINE}\nALLOWED_HOSTS = ["www.example.com"]`)),
  ],
  "no-hooks": [".platform/hooks", "the hooks lie in the folder, but nobody committed them", uncommittedHooks],
  "no-dot-files": [
    ".platform/hooks",
    "it was zipped as *, which leaves dot files out",
    zip({
      ...{ ".platform": undefined, ".env": undefined },
      ...settingsPy('ALLOWED_HOSTS = os.environ.get("HEALTH_CHECK_HOSTS", "").split()'),
    }),
  ],
  "hook-missing": [SECOND, "one of the two hooks is not there", zip({ [SECOND]: undefined })],
  "confighook-missing": [
    ".platform/confighooks/predeploy/10_allowed_hosts",
    "the hook for configuration deployments is not there",
    zip({ ".platform/confighooks/predeploy/10_allowed_hosts": undefined }),
  ],
  "question-missing": [
    ".platform/eb-health-hooks/ask.py",
    "one of the two files that ask the app is not there",
    zip({ ".platform/eb-health-hooks/ask.py": undefined }),
  ],
  "foreign-hook": [
    INSTALL,
    "somebody else's file has the name of a hook",
    zip({ [INSTALL]: "#!/bin/sh\necho mine\n" }),
  ],
  "stale-hook": [
    ".platform/hooks/predeploy/05_allowed_hosts.cjs",
    "a hook of an older version was left behind under another name",
    zip({
      ".platform/hooks/predeploy/05_allowed_hosts.cjs": ours("hooks/predeploy/10_allowed_hosts.cjs"),
    }),
  ],
  "no-hashbang": [
    ".platform/hooks/predeploy/README.md",
    "notes lie beside the hooks",
    zip({ ".platform/hooks/predeploy/README.md": "# Our hooks\n" }),
  ],
  "byte-order-mark": [
    ".platform/hooks/postdeploy/20_migrate.sh",
    "another hook was saved with a byte order mark",
    zip({ ".platform/hooks/postdeploy/20_migrate.sh": "\uFEFF#!/bin/sh\nexit 0\n" }),
  ],
  "top-level-folder": [
    "shop/",
    "the folder was zipped, not its content",
    () =>
      zipWith(
        Object.fromEntries(Object.entries(exampleBundle()).map(([path, file]) => [`shop/${path}`, file])),
      ),
  ],
  "too-large": [
    "the bundle",
    "the zip is larger than Elastic Beanstalk takes",
    () => zipWith(exampleBundle(), 513 * 1024 * 1024),
  ],
  "fixed-hosts": [
    "example/settings.py line 3",
    "settings.py has its hosts written into it",
    zip(settingsPy('ALLOWED_HOSTS = ["www.example.com"]')),
  ],
  "one-host": [
    "example/settings.py line 3",
    "settings.py takes the variable for one host",
    zip(settingsPy('ALLOWED_HOSTS = ["localhost", os.environ["ALLOWED_HOSTS"]]')),
  ],
  "unsafe-env-file": [
    ".env line 1",
    "the line in .env is one that programs read differently",
    zip({ ".env": "ALLOWED_HOSTS='example.com\n" }),
  ],
  "unsafe-list": [
    ".ebextensions",
    "the property in .ebextensions is no list",
    zip(options(ENVIRONMENT, "ALLOWED_HOSTS", '"a.example.com;b.example.com"')),
  ],
  "settings-missing": [
    "example/wsgi.py",
    "the settings are not there",
    zip({ "example/settings.py": undefined }),
  ],
  "server-module-missing": [
    "Procfile line 1",
    "the server's module is not there",
    zip({ Procfile: "web: gunicorn shop.wsgi\n" }),
  ],
  "bad-setting": [
    CONFIG,
    "a setting does not parse",
    zip(options(ENVIRONMENT, "HEALTH_HOOKS_SUCCESS_CODES", "2xx")),
  ],
  "bad-config-file": [
    CONFIG,
    "a file in .ebextensions is no YAML",
    zip({ [CONFIG]: "option_settings:\n\taws:x: {\n" }),
  ],
  "retired-platform": [
    ".elasticbeanstalk/config.yml",
    "the environment is on Amazon Linux 2",
    () =>
      folderWith({
        ...exampleBundle(),
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: Python 3.8 running on 64bit Amazon Linux 2\n",
      }),
  ],
  docker: [
    "Dockerrun.aws.json",
    "the environment is on ECS",
    () =>
      folderWith({
        ...exampleBundle({ "Dockerrun.aws.json": '{ "AWSEBDockerrunVersion": 2 }\n' }),
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: ECS running on 64bit Amazon Linux 2023\n",
      }),
  ],
  "cluster-mode": [
    CONFIG,
    "the environment is in Cluster Mode",
    zip({ [CONFIG]: "option_settings:\n  eks:alb:\n    healthcheck-path: /\n" }),
  ],
};

const WARNINGS: Rows = {
  compose: [
    "docker-compose.yml",
    "docker-compose.yml hands the address on to no service",
    () =>
      folderWith({
        ...exampleBundle({
          "docker-compose.yml": "services:\n  web:\n    build: .\n",
          ...settingsPy('ALLOWED_HOSTS = os.environ.get("HEALTH_CHECK_HOSTS", "").split()'),
        }),
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: Docker running on 64bit Amazon Linux 2023\n",
      }),
  ],
  "install-node-missing": [INSTALL, "00_install_node was taken out", zip({ [INSTALL]: undefined })],
  "hook-edited": [
    FIRST,
    "somebody edited a hook",
    zip({ [FIRST]: `${ours("hooks/predeploy/10_allowed_hosts.cjs")}// patched\n` }),
  ],
  "other-version": [
    ".platform",
    "one hook is from another version",
    zip({ [SECOND]: olderVersion(ours("hooks/postdeploy/90_health_check.cjs")) }),
  ],
  crlf: [
    FIRST,
    "a checkout turned the line ends of a hook into CRLF",
    zip({ [FIRST]: ours("hooks/predeploy/10_allowed_hosts.cjs").replaceAll("\n", "\r\n") }),
  ],
  "not-a-plain-file": [
    ".platform/hooks/predeploy/lib/helpers.sh",
    "a folder of helpers lies in a hook folder",
    zip({ ".platform/hooks/predeploy/lib/helpers.sh": "say() { echo; }\n" }),
  ],
  "used-twice": [
    "example/settings.py line 4",
    "settings.py uses the variable for something else too",
    zip(
      settingsPy(
        'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\nSITE_URL = "https://" + os.environ["ALLOWED_HOSTS"]',
      ),
    ),
  ],
  "hosts-fallback": [
    "example/settings.py line 3",
    "the settings have hosts of their own, and nothing sets the variable",
    zip({
      ...settingsPy('ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "shop.example.org").split(",")'),
      ".env": undefined,
    }),
  ],
  "disabled-but-needed": [
    "example/settings.py line 3",
    "the hooks are switched off, and the app needs them",
    zip({
      ...settingsPy('ALLOWED_HOSTS = ["www.example.com"]'),
      ...options(ENVIRONMENT, "HEALTH_HOOKS_ENABLED", "false"),
    }),
  ],
  "later-hook": [
    ".platform/hooks/predeploy/50_env.sh line 2",
    "another hook writes .env after allowed_hosts",
    zip({ ".platform/hooks/predeploy/50_env.sh": "#!/bin/sh\naws s3 cp s3://shop/env .env\n" }),
  ],
  "page-missing": [
    "example/urls.py line 8",
    "the checked page has no route",
    zip(options("aws:elasticbeanstalk:environment:process:default", "HealthCheckPath", "/up/")),
  ],
  "page-redirects": [
    "example/urls.py line 2",
    "the front page goes to another host",
    zip({
      "example/urls.py":
        'from django.urls import path\nurlpatterns = [path("", RedirectView.as_view(url="https://login.example.org/"))]\n',
      "example/settings.py":
        'import os\nROOT_URLCONF = "example.urls"\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n',
      ...options(ENVIRONMENT, "ALLOWED_HOSTS", "www.example.com"),
    }),
  ],
  "https-redirect": [
    "example/settings.py",
    "the redirect to HTTPS is left out of the success codes",
    zip({
      "example/settings.py":
        'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\nSECURE_SSL_REDIRECT = True\n',
      [CONFIG]: `option_settings:\n  ${ENVIRONMENT}:\n    ALLOWED_HOSTS: www.example.com\n    HEALTH_HOOKS_SUCCESS_CODES: "200"\n`,
    }),
  ],
  "env-file-unread": [
    ".env",
    "nothing loads the .env that has the list",
    zip(settingsPy('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")')),
  ],
  "env-file-left-out": [".env", "git ignores the .env that has the list", ignoredEnvFile],
  uncommitted: [
    ".env",
    "`.env` was edited after the last commit",
    async () => {
      const folder = await repositoryWith(exampleBundle());
      await write(folder, { ".env": "ALLOWED_HOSTS=example.org\n" });
      return folder;
    },
  ],
  "double-key": [
    `${CONFIG} line 4`,
    "a block was pasted below another one of the same name",
    zip({
      [CONFIG]: `option_settings:\n  ${ENVIRONMENT}:\n    A: b\noption_settings:\n  aws:other:\n    A: b\n`,
    }),
  ],
  "unknown-setting": [
    CONFIG,
    "the name of a setting is mistyped",
    zip(options(ENVIRONMENT, "HEALTH_HOOKS_CODES", "200")),
  ],
  "setting-unread": [
    ".env line 2",
    "a setting of the hooks stands in .env",
    zip({ ".env": "ALLOWED_HOSTS=www.example.com\nHEALTH_HOOKS_PATH=/health/\n" }),
  ],
  "classic-health-url": [
    CONFIG,
    "the health check path is set where only a Classic Load Balancer looks",
    zip(options("aws:elasticbeanstalk:application", "Application Healthcheck URL", "HTTP:80/health/")),
  ],
  "old-traces": [
    ".ebextensions/packages.config line 3",
    "a file is for Amazon Linux 2",
    zip({
      ".ebextensions/packages.config":
        "commands:\n  postgres:\n    command: amazon-linux-extras install postgresql14\n",
    }),
  ],
  "git-folder": [
    ".git/",
    "a .ebignore lets the history in",
    async () => {
      const folder = await repositoryWith(exampleBundle());
      await write(folder, { ".ebignore": "*.log\n" });
      return folder;
    },
  ],
};

const NOTES: Rows = {
  "open-page": [
    "example/urls.py line 1",
    "the front page wants a login, and another page does not",
    zip({
      "example/urls.py":
        'urlpatterns = [path("", login_required(home)), path("ping/", lambda request: None)]\n',
      "example/settings.py":
        'import os\nROOT_URLCONF = "example.urls"\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n',
      ...options(ENVIRONMENT, "ALLOWED_HOSTS", "www.example.com"),
    }),
  ],
  "wanted-page": [
    "example/urls.py line 8",
    "HEALTH_HOOKS_PATH names a page that has no route",
    zip(options(ENVIRONMENT, "HEALTH_HOOKS_PATH", "/up/")),
  ],
  "maybe-docker": [
    "Dockerfile",
    "a Dockerfile lies beside the app, and nothing says which platform it is for",
    zip({ Dockerfile: "FROM python:3.13\n" }),
  ],
  "hosts-nowhere": [
    ".env",
    "the list is neither in .env nor in .ebextensions",
    zip({ ".env": "SECRET_KEY=not-a-secret\n" }),
  ],
  "hosts-unseen": [
    "example/settings.py line 3",
    "the list comes from a function",
    zip(settingsPy("ALLOWED_HOSTS = read_hosts()")),
  ],
  "odd-host": [
    ".env line 1",
    "the list has a pattern that Django does not know",
    zip({ ".env": "ALLOWED_HOSTS=www.example.com,*.example.com\n" }),
  ],
  "server-unseen": [
    "Procfile",
    "the Procfile starts a program in which no Python server is seen",
    zip({
      Procfile: "web: ./serve\n",
      ...settingsPy('ALLOWED_HOSTS = os.environ.get("HEALTH_CHECK_HOSTS", "").split()'),
      ".env": undefined,
    }),
  ],
  "server-unnamed": ["the bundle", "nothing says what the server starts", zip({ Procfile: undefined })],
  "settings-module": [
    "manage.py",
    "manage.py names other settings than the server loads",
    zip({
      "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.local")\n',
      "example/local.py": 'ALLOWED_HOSTS = ["localhost"]\n',
    }),
  ],
  "own-way": [
    "example/settings.py line 3",
    "the app asks for its own address",
    zip(settingsPy("import socket; ALLOWED_HOSTS = [socket.gethostbyname(socket.gethostname())]")),
  ],
  "first-cure": [
    "example/wsgi.py line 4",
    "it still has the README's first cure",
    zip({
      "example/wsgi.py": `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\n${APPLICATION}\n${ANSWER_FIRST}\n`,
      ...settingsPy('ALLOWED_HOSTS = ["www.example.com"]'),
      ...options("aws:elasticbeanstalk:environment:process:default", "HealthCheckPath", "/health/"),
    }),
  ],
  "codes-widened": [
    CONFIG,
    "the success codes are set to 200",
    zip(options("aws:elasticbeanstalk:environment:process:default", "MatcherHTTPCode", "'200'")),
  ],
  "any-host": [
    "example/settings.py line 3",
    "every host is let in",
    zip(settingsPy('ALLOWED_HOSTS = ["*"]')),
  ],
  "no-settings": [
    "the bundle",
    "nothing says which settings are loaded",
    zip({ "example/wsgi.py": "", "manage.py": undefined }),
  ],
  "notices-missing": [
    ".platform/THIRD_PARTY_NOTICES",
    "the licences were left out",
    zip({ ".platform/THIRD_PARTY_NOTICES": undefined }),
  ],
  "no-target-group": [
    CONFIG,
    "the environment has one instance and no load balancer",
    zip(options("aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance")),
  ],
  disabled: [
    ".ebextensions",
    "the hooks are switched off",
    zip({
      ...settingsPy('ALLOWED_HOSTS = ["*"]'),
      ...options(ENVIRONMENT, "HEALTH_HOOKS_ENABLED", "false"),
    }),
  ],
};

const rows = (severity: BrokenBundle["severity"], all: Rows): BrokenBundle[] =>
  Object.entries(all).map(([id, [place, bundle, make]]) => ({ bundle, id, severity, place, make }));

export const BROKEN_BUNDLES: readonly BrokenBundle[] = [
  ...rows("error", ERRORS),
  ...rows("warning", WARNINGS),
  ...rows("note", NOTES),
];

/** Where the docs say it: the table is made of what check says of each. */
export const PAGE = join("docs", "check.md");
