/** Small apps, each with one way to come by its hosts, as they are met on Elastic Beanstalk. */
export interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What `.ebextensions/` sets. */
  readonly properties?: Readonly<Record<string, string>>;
  /** `example.settings` where it is not said. */
  readonly module?: string;
  readonly hosts: readonly string[];
  readonly ways?: readonly string[];
  /** The file and the line below which the line goes. */
  readonly lines: readonly [string, number];
  /** What check finds of its hosts: severity and id. */
  readonly findings: readonly string[];
}

const START = `import os
from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "not-a-secret"
DEBUG = os.environ.get("DEBUG") == "1"
`;
const END = `
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "example.urls"
GREETING = "Hello"
`;
const MANAGE = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.conf.local")\n';
const WSGI = `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.conf.aws")
application = get_wsgi_application()
`;

const settings = (text: string) => ({
  "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\n',
  "example/settings.py": `${START}${text}\n${END}`,
});
const twoModules = (local: string, aws: string) => ({
  "manage.py": MANAGE,
  "example/wsgi.py": WSGI,
  "example/settings.py": "",
  "example/conf/__init__.py": "",
  "example/conf/base.py": START + END,
  "example/conf/local.py": `from .base import *\n${local}\n`,
  "example/conf/aws.py": `from .base import *\n${aws}\n`,
});
const withEnviron = (path: string, more = "") =>
  `import environ\nenv = environ.Env()\nenviron.Env.read_env(str(${path})${more})\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS")`;
const ONE = { ALLOWED_HOSTS: "www.example.com" };
const FILE = "example/settings.py";

export const CASES: readonly Case[] = [
  {
    name: "the variable is one entry of a list",
    files: settings('ALLOWED_HOSTS = [os.environ.get("ALLOWED_HOSTS", "localhost")]'),
    properties: ONE,
    hosts: ["$ALLOWED_HOSTS one else localhost"],
    lines: [FILE, 6],
    findings: ["error one-host"],
  },
  {
    name: "divided at blanks, one host",
    files: settings('ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost").split(" ")'),
    properties: { DJANGO_ALLOWED_HOSTS: "www.example.com" },
    hosts: ["$DJANGO_ALLOWED_HOSTS split( ) else localhost"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "divided at blanks, two hosts",
    files: settings('ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost").split(" ")'),
    properties: { DJANGO_ALLOWED_HOSTS: "www.example.com example.com" },
    hosts: ["$DJANGO_ALLOWED_HOSTS split( ) else localhost"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "divided at any blanks",
    files: settings('ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost").split()'),
    properties: { DJANGO_ALLOWED_HOSTS: "www.example.com" },
    hosts: ["$DJANGO_ALLOWED_HOSTS split() else localhost"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "another variable is one entry, and a setting names it",
    files: settings(
      'EIP = os.environ.get("EIP_HOST", "none")\nALLOWED_HOSTS = ["shop.example.com", EIP]\nTRUSTED = "https://" + EIP',
    ),
    properties: { EIP_HOST: "www.example.com", HEALTH_HOOKS_VARIABLE: "EIP_HOST" },
    hosts: ["shop.example.com + $EIP_HOST one else none"],
    lines: [FILE, 7],
    findings: ["error one-host"],
  },
  {
    name: "every host only where DEBUG is on",
    files: settings('if DEBUG:\n    ALLOWED_HOSTS = ["*"]\nelse:\n    ALLOWED_HOSTS = ["www.example.com"]'),
    hosts: ["www.example.com"],
    lines: [FILE, 9],
    findings: ["error fixed-hosts"],
  },
  {
    name: "every host is replaced further down",
    files: settings('ALLOWED_HOSTS = ["*"]\nALLOWED_HOSTS = ["www.example.com"]'),
    hosts: ["www.example.com"],
    lines: [FILE, 7],
    findings: ["error fixed-hosts"],
  },
  {
    name: "manage.py names local settings, the server loads those that read the variable",
    files: twoModules(
      'ALLOWED_HOSTS = ["localhost"]',
      'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")',
    ),
    properties: ONE,
    module: "example.conf.aws",
    hosts: ["$ALLOWED_HOSTS split(,)"],
    lines: ["example/conf/aws.py", 2],
    findings: ["note settings-module"],
  },
  {
    name: "manage.py names settings that read the variable, the server loads a fixed list",
    files: twoModules(
      'ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")',
      'ALLOWED_HOSTS = ["www.example.com"]',
    ),
    properties: ONE,
    module: "example.conf.aws",
    hosts: ["www.example.com"],
    lines: ["example/conf/aws.py", 2],
    findings: ["error fixed-hosts", "note settings-module"],
  },
  {
    name: "the env file wins over the property",
    files: {
      ...settings(withEnviron('BASE_DIR / ".env"', ", overwrite=True")),
      ".env": "ALLOWED_HOSTS=www.example.com,example.com\n",
    },
    properties: ONE,
    hosts: ["$ALLOWED_HOSTS split(,)"],
    lines: [FILE, 9],
    findings: [],
  },
  {
    name: "the env file lies beside the settings",
    files: {
      ...settings(withEnviron('Path(__file__).resolve().parent / ".env"')),
      "example/.env": "ALLOWED_HOSTS=www.example.com\n",
    },
    hosts: ["$ALLOWED_HOSTS split(,)"],
    lines: [FILE, 9],
    findings: [],
  },
  {
    name: "a list with a fallback, and the variable set",
    files: settings(
      'ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "shop.example.org,api.example.org").split(",")',
    ),
    properties: ONE,
    hosts: ["$ALLOWED_HOSTS split(,) else shop.example.org,api.example.org"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "a list with a fallback, and nothing that sets the variable",
    files: settings(
      'ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "shop.example.org,api.example.org").split(",")',
    ),
    hosts: ["$ALLOWED_HOSTS split(,) else shop.example.org,api.example.org"],
    lines: [FILE, 6],
    findings: ["warning hosts-fallback"],
  },
  {
    name: "a middleware answers before the host is looked at",
    files: {
      ...settings('ALLOWED_HOSTS = ["www.example.com"]'),
      "example/settings.py": `${START}ALLOWED_HOSTS = ["www.example.com"]\n${END.replace("= [", '= ["example.mw.HealthCheckMiddleware"] + [')}`,
      "example/mw.py":
        'from django.http import HttpResponse\nclass HealthCheckMiddleware:\n    def __init__(self, get_response): self.get_response = get_response\n    def __call__(self, request):\n        if request.META.get("HTTP_USER_AGENT", "").startswith("ELB-HealthChecker"): return HttpResponse("ok")\n        return self.get_response(request)\n',
    },
    hosts: ["www.example.com"],
    ways: ["middleware HealthCheckMiddleware example/mw.py 2"],
    lines: [FILE, 6],
    findings: ["note own-way"],
  },
  {
    name: "the app adds its own address",
    files: settings(
      'import socket\nALLOWED_HOSTS = ["www.example.com", socket.gethostbyname(socket.gethostname())]',
    ),
    hosts: ["www.example.com + ?"],
    ways: ["own address gethostbyname( example/settings.py 7"],
    lines: [FILE, 7],
    findings: ["note own-way"],
  },
  {
    name: "a fixed list, and what a variable adds",
    files: settings(
      'ALLOWED_HOSTS = ["www.example.com"]\nif "ALLOWED_HOSTS" in os.environ:\n    ALLOWED_HOSTS += os.environ["ALLOWED_HOSTS"].split(",")',
    ),
    properties: { ALLOWED_HOSTS: "example.com" },
    hosts: ["www.example.com + $ALLOWED_HOSTS split(,)", "www.example.com"],
    lines: [FILE, 8],
    findings: [],
  },
  {
    name: "django-ebhealthcheck",
    files: settings(
      'ALLOWED_HOSTS = ["www.example.com"]\nINSTALLED_APPS = ["ebhealthcheck.apps.EBHealthCheckConfig"]',
    ),
    hosts: ["www.example.com"],
    ways: ["package ebhealthcheck example/settings.py 7"],
    lines: [FILE, 6],
    findings: ["note own-way"],
  },
  {
    name: "success codes that the bundle sets",
    files: settings('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")'),
    properties: ONE,
    hosts: ["$ALLOWED_HOSTS split(,)"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "a redirect to HTTPS",
    files: settings(
      'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\nSECURE_SSL_REDIRECT = not DEBUG',
    ),
    properties: ONE,
    hosts: ["$ALLOWED_HOSTS split(,)"],
    lines: [FILE, 6],
    findings: [],
  },
  {
    name: "a line that adds, with an empty property",
    files: settings(
      'ALLOWED_HOSTS = ["www.example.com", "shop.example.org"]\nALLOWED_HOSTS += filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))',
    ),
    properties: { ALLOWED_HOSTS: "" },
    hosts: ["www.example.com + shop.example.org + $ALLOWED_HOSTS split(,) else "],
    lines: [FILE, 7],
    findings: [],
  },
];
