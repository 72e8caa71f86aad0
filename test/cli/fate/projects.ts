/** Small Django projects, each as people deploy them on Elastic Beanstalk; what becomes of each is measured. */
import { ANSWER_FIRST } from "../../../src/answer-first.ts";
import { CASES } from "../../django/cases.ts";
import type { Files } from "../support.ts";

export interface Project {
  readonly name: string;
  /** Beside those that every project has; `undefined` takes one away. */
  readonly files: Files;
  /** What `eb setenv` has set: no bundle shows it. */
  readonly setenv?: Readonly<Record<string, string>>;
  /** False for one whose server ends at once. */
  readonly starts?: boolean;
  /** What a person does where the remedy leaves the choice to him. */
  readonly mended?: Files;
  /** Why check cannot know better. */
  readonly unknowable?: string;
  /** With the hooks, and before anything that check advises is done. */
  readonly fate: "green" | "red";
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
const WSGI = (module: string) => `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")
application = get_wsgi_application()
`;
const MANAGE = (module: string) => `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")
`;
const URLS = (patterns: string, imports = "") => `from django.urls import include, path
from . import views
${imports}
urlpatterns = [
    ${patterns},
]
`;

/** Every project has these, unless it says otherwise. */
const BASE: Files = {
  Procfile: "web: gunicorn example.wsgi --bind 127.0.0.1:8000\n",
  "requirements.txt": "Django\ngunicorn\n",
  "manage.py": MANAGE("example.settings"),
  "example/wsgi.py": WSGI("example.settings"),
  "example/urls.py": URLS('path("", views.home)'),
  "example/views.py":
    'from django.http import HttpResponse\n\ndef home(request):\n    return HttpResponse("hello")\n',
};

export function projectFiles({ files }: Project): Files {
  return { ...BASE, ...files };
}

/** What the machines have beside the app: an address of their own name, and the packages that it names. */
export function surroundings({ files }: Project, address: string): Files {
  const own = JSON.stringify(files);
  const all: Files = {
    "example/__init__.py": `import socket\nsocket.gethostbyname = lambda name: "${address}"\n`,
    "ec2_metadata.py": `class Metadata:\n    private_ipv4 = "${address}"\n\nec2_metadata = Metadata()\n`,
    "ebhealthcheck/__init__.py": "",
    "ebhealthcheck/apps.py": `from django.apps import AppConfig

class EBHealthCheckConfig(AppConfig):
    name = "ebhealthcheck"

    def ready(self):
        from django.conf import settings
        settings.ALLOWED_HOSTS.append("${address}")
`,
    "allow_cidr/__init__.py": "",
    "allow_cidr/middleware.py": `from django.conf import settings

class AllowCIDRMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        settings.ALLOWED_HOSTS.append("${address}")

    def __call__(self, request):
        return self.get_response(request)
`,
  };
  const isThere = (path: string) => path.startsWith("example/") || own.includes(path.replace(/[/.].*$/, ""));
  return Object.fromEntries(Object.entries(all).filter(([path]) => isThere(path)));
}

const settings = (text: string, end = END): Files => ({ "example/settings.py": `${START}${text}\n${end}` });
type Options = Readonly<Record<string, Readonly<Record<string, string>>>>;
const config = (options: Options): Files => ({
  ".ebextensions/app.config": JSON.stringify({ option_settings: options }),
});
const properties = (values: Readonly<Record<string, string>>): Files =>
  config({ "aws:elasticbeanstalk:application:environment": values });
const check = (options: Readonly<Record<string, string>>): Options => ({
  "aws:elasticbeanstalk:environment:process:default": options,
});
const WWW = { ALLOWED_HOSTS: "www.example.com" };
const TWO = { ALLOWED_HOSTS: "www.example.com,example.com" };
const FIXED = 'ALLOWED_HOSTS = ["www.example.com"]';
const SPLIT = 'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")';
const DOTENV = 'from dotenv import load_dotenv\nload_dotenv(BASE_DIR / ".env")';
const SPLIT_OR_FALLBACK = 'ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "www.example.com").split(",")';
const OWN = `${FIXED}\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()`;

const project = (fate: Project["fate"], name: string, ...files: readonly Files[]): Project => ({
  name,
  files: Object.assign({}, ...files),
  fate,
});
const green = (name: string, ...files: readonly Files[]) => project("green", name, ...files);
const red = (name: string, ...files: readonly Files[]) => project("red", name, ...files);

const mended = (one: Project, ...files: readonly Files[]): Project => ({
  ...one,
  mended: Object.assign({}, ...files),
});
const dead = (name: string, ...files: readonly Files[]) => ({ ...red(name, ...files), starts: false });

/** The settings that the server loads. */
const MODULES: readonly Project[] = [
  red("Procfile's --env names the settings with a fixed list", settings(SPLIT), properties(WWW), {
    Procfile: "web: gunicorn --env DJANGO_SETTINGS_MODULE=example.live example.wsgi\n",
    "example/live.py": `from .settings import *\n${FIXED}\n`,
  }),
  green("a property names the settings that read the variable", settings(FIXED), {
    "example/live.py": `from .settings import *\n${SPLIT}\n`,
    ...properties({ ...WWW, DJANGO_SETTINGS_MODULE: "example.live" }),
  }),
  red("a property names the settings with a fixed list", settings(SPLIT), {
    "example/live.py": `from .settings import *\n${FIXED}\n`,
    ...properties({ ...WWW, DJANGO_SETTINGS_MODULE: "example.live" }),
  }),
  mended(
    dead("wsgi.py names settings that are not in the bundle", settings(SPLIT), properties(WWW), {
      "example/wsgi.py": WSGI("example.production"),
    }),
    { "example/wsgi.py": WSGI("example.settings") },
  ),
  mended(
    dead("Procfile names a module that is not in the bundle", settings(SPLIT), properties(WWW), {
      Procfile: "web: gunicorn shop.wsgi\n",
    }),
    { Procfile: "web: gunicorn example.wsgi\n" },
  ),
  green("the settings are a package that takes all from its parts", {
    "example/settings/__init__.py": "from .base import *\nfrom .hosts import *\n",
    "example/settings/base.py": START + END,
    "example/settings/hosts.py": `import os\n${SPLIT}\n`,
    ...properties(TWO),
  }),
  red("the settings are a package whose last part has a fixed list", {
    "example/settings/__init__.py": "from .base import *\nfrom .hosts import *\n",
    "example/settings/base.py": `${START}${SPLIT}${END}`,
    "example/settings/hosts.py": `${FIXED}\n`,
    ...properties(TWO),
  }),
  green(
    "local settings that are not deployed come last",
    settings(SPLIT, `${END}try:\n    from .local import *\nexcept ImportError:\n    pass\n`),
    properties(WWW),
  ),
  red(
    "a fixed list, and local settings that are not deployed",
    settings(FIXED, `${END}try:\n    from .local import *\nexcept ImportError:\n    pass\n`),
  ),
];

/** How ALLOWED_HOSTS comes about. */
const HOSTS: readonly Project[] = [
  red("a tuple in the code", settings('ALLOWED_HOSTS = ("www.example.com", "example.com")')),
  red(
    "a list in the code, and a variable of the same name that nothing reads",
    settings(FIXED),
    properties(TWO),
  ),
  red("no list at all, and hosts that only DEBUG lets in", settings("")),
  red(
    "a list in the code that *.example.com is in",
    settings('ALLOWED_HOSTS = ["*.example.com", "www.example.com"]'),
  ),
  green("every host", settings('ALLOWED_HOSTS = ["*"]')),
  green("every host by a property", settings(SPLIT), properties({ ALLOWED_HOSTS: "*" })),
  green(
    "a fixed list and a split variable behind a star",
    settings('ALLOWED_HOSTS = ["localhost", *os.environ["ALLOWED_HOSTS"].split(",")]'),
    properties(TWO),
  ),
  red(
    "split at semicolons",
    settings('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(";")'),
    properties({ ALLOWED_HOSTS: "www.example.com;example.com" }),
  ),
  green(
    "JSON in a property",
    settings('import json\nALLOWED_HOSTS = json.loads(os.environ["ALLOWED_HOSTS"])'),
    properties({ ALLOWED_HOSTS: '["www.example.com"]' }),
  ),
  red(
    "a JSON file",
    settings(
      'import json\nCONFIG = json.loads((BASE_DIR / "hosts.json").read_text())\nALLOWED_HOSTS = CONFIG["ALLOWED_HOSTS"]',
    ),
    { "hosts.json": '{"ALLOWED_HOSTS": ["www.example.com"]}' },
  ),
  red(
    "a configparser file",
    settings(
      'import configparser\nCONFIG = configparser.ConfigParser()\nCONFIG.read(BASE_DIR / "app.ini")\nALLOWED_HOSTS = CONFIG["web"]["ALLOWED_HOSTS"].split(",")',
    ),
    { "app.ini": "[web]\nALLOWED_HOSTS = www.example.com,example.com\n" },
  ),
  green(
    "CSRF_TRUSTED_ORIGINS is made of the list",
    settings(`${SPLIT}\nCSRF_TRUSTED_ORIGINS = ["https://" + host for host in ALLOWED_HOSTS]`),
    properties(TWO),
  ),
  red(
    "a URL is made of the same variable",
    settings(`${SPLIT}\nSITE_URL = "https://" + os.environ["ALLOWED_HOSTS"]`),
    properties(WWW),
  ),
  red(
    "the canonical host is the first of a list by its length",
    settings(`${SPLIT}\nHOST_COUNT = len(ALLOWED_HOSTS)`),
    properties(TWO),
  ),
  green(
    "both sides of a choice read the variable",
    settings(
      `if os.environ.get("STAGE") == "live":\n    ${SPLIT}\nelse:\n    ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",") + ["localhost"]`,
    ),
    properties({ ...TWO, STAGE: "live" }),
  ),
  red(
    "the side of a choice that the property takes has a fixed list",
    settings(`if os.environ.get("STAGE") == "live":\n    ${FIXED}\nelse:\n    ${SPLIT}`),
    properties({ ...TWO, STAGE: "live" }),
  ),
  green(
    "the side of a choice that the property takes reads the variable",
    settings(`if os.environ.get("STAGE") == "live":\n    ${SPLIT}\nelse:\n    ${FIXED}`),
    properties({ ...TWO, STAGE: "live" }),
  ),
  green(
    "the list is built by a function that splits the variable",
    settings('def hosts():\n    return os.environ["ALLOWED_HOSTS"].split(",")\n\nALLOWED_HOSTS = hosts()'),
    properties(TWO),
  ),
  red(
    "the list is built by a function of fixed hosts",
    settings('def hosts():\n    return ["www.example.com"]\n\nALLOWED_HOSTS = hosts()'),
  ),
  green(
    "django-environ and .env",
    settings(
      'import environ\nenv = environ.Env()\nenviron.Env.read_env(str(BASE_DIR / ".env"))\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS")',
    ),
    { ".env": "ALLOWED_HOSTS=www.example.com,example.com\n" },
  ),
  green(
    "python-dotenv and config/prod.env",
    settings(`from dotenv import load_dotenv\nload_dotenv(BASE_DIR / "config/prod.env")\n${SPLIT}`),
    { "config/prod.env": "ALLOWED_HOSTS=www.example.com\n" },
  ),
  red(
    "a .env that nothing loads",
    settings('ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "www.example.com").split(",")'),
    { ".env": "ALLOWED_HOSTS=www.example.com,example.com\n" },
  ),
  green(
    "decouple's Csv",
    settings('from decouple import Csv, config\nALLOWED_HOSTS = config("ALLOWED_HOSTS", cast=Csv())'),
    properties(TWO),
  ),
  red(
    "decouple, one host",
    settings('from decouple import config\nALLOWED_HOSTS = [config("HOST")]'),
    properties({ HOST: "www.example.com" }),
  ),
  green(
    "values with a scheme, and a scheme taken off",
    settings('ALLOWED_HOSTS = [h.removeprefix("https://") for h in os.environ["ALLOWED_HOSTS"].split(",")]'),
    properties({ ALLOWED_HOSTS: "https://www.example.com,https://example.com" }),
  ),
  {
    ...green("eb setenv has set the list", settings(SPLIT)),
    setenv: TWO,
  },
  {
    ...green(
      "eb setenv has set the list, and the code has another",
      settings('ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "shop.example.org").split(",")'),
    ),
    setenv: TWO,
    unknowable: "no bundle shows what eb setenv has set",
  },
];

const ANSWERS_HEALTH =
  'from django.http import HttpResponse\n\nclass Health:\n    def __init__(self, get_response):\n        self.get_response = get_response\n\n    def __call__(self, request):\n        if request.path == "/health/":\n            return HttpResponse("ok")\n        return self.get_response(request)\n';

/** Ways of the app's own. */
const OWN_WAYS: readonly Project[] = [
  green(
    "a package asks the metadata service",
    settings(
      `from ec2_metadata import ec2_metadata\n${FIXED}\nALLOWED_HOSTS.append(ec2_metadata.private_ipv4)`,
    ),
  ),
  green(
    "django-allow-cidr",
    settings(
      `${FIXED}\nALLOWED_CIDR_NETS = ["10.0.0.0/8"]`,
      END.replace("[", '["allow_cidr.middleware.AllowCIDRMiddleware", '),
    ),
  ),
  red(
    "a middleware answers another page than the checked one",
    settings(FIXED, END.replace('", "', '", "example.health.Health", "')),
    { "example/health.py": ANSWERS_HEALTH },
  ),
  green(
    "a middleware behind Django's first one answers the checked page",
    settings(FIXED, END.replace('", "', '", "example.health.Health", "')),
    { "example/health.py": ANSWERS_HEALTH, ...config(check({ HealthCheckPath: "/health/" })) },
  ),
  green("the README's first cure", settings(FIXED), {
    "example/wsgi.py": `${WSGI("example.settings")}${ANSWER_FIRST}\n`,
    ...config(check({ HealthCheckPath: "/health/" })),
  }),
  red("the README's first cure, and another page is checked", settings(FIXED), {
    "example/wsgi.py": `${WSGI("example.settings")}${ANSWER_FIRST}\n`,
  }),
  red(
    "a middleware that answers, behind the host check",
    settings(FIXED, END.replace("]", ', "example.health.Health"]')),
    {
      "example/health.py":
        'from django.http import HttpResponse\n\nclass Health:\n    def __init__(self, get_response):\n        self.get_response = get_response\n\n    def __call__(self, request):\n        if request.headers.get("User-Agent", "").startswith("ELB-HealthChecker"):\n            return HttpResponse("ok")\n        return self.get_response(request)\n',
    },
  ),
];

/** Snippets of nginx in the bundle. */
const NGINX: readonly Project[] = [
  green("nginx answers the checked page by itself", settings(FIXED), {
    ".platform/nginx/conf.d/elasticbeanstalk/health.conf": "location = /health/ { return 200 'ok'; }\n",
    ...config(check({ HealthCheckPath: "/health/" })),
  }),
  green("nginx asks the app for a host that it lets in", settings(FIXED), {
    ".platform/nginx/conf.d/elasticbeanstalk/health.conf":
      "location = / { proxy_pass http://127.0.0.1:8000; proxy_set_header Host www.example.com; }\n",
  }),
  red("a host that the platform's own location replaces", settings(FIXED), {
    ".platform/nginx/conf.d/elasticbeanstalk/health.conf": "proxy_set_header Host www.example.com;\n",
  }),
];

/** As settings are written in public projects. */
const WILD: readonly Project[] = [
  green(
    "a helper of another module makes the list of a variable",
    {
      ...settings(
        'from .env import get_list\nALLOWED_HOSTS = get_list("DJANGO_ALLOWED_HOSTS", ["localhost"])',
      ),
      "example/env.py":
        'import os\n\ndef get_list(name, default=None):\n    text = os.environ.get(name)\n    return [item.strip() for item in text.split(",") if item.strip()] if text else default\n',
    },
    properties({ DJANGO_ALLOWED_HOSTS: "www.example.com" }),
  ),
  green(
    "the variable's text must be there, and is then divided",
    settings(
      'ALLOWED_HOSTS = os.getenv("ALLOWED_HOSTS", "")\nif not ALLOWED_HOSTS:\n    raise ValueError("ALLOWED_HOSTS must be set")\nALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS.split(",") if host.strip()]',
    ),
    properties(WWW),
  ),
  green(
    "a star is every host, else the text is divided and own hosts follow",
    settings(
      'raw_hosts = os.getenv("ALLOWED_HOSTS", "*")\nif "*" in raw_hosts:\n    ALLOWED_HOSTS = ["*"]\nelse:\n    ALLOWED_HOSTS = [h.strip() for h in raw_hosts.split(",") if h.strip()]\n    for d in ["example.com", "localhost"]:\n        if d not in ALLOWED_HOSTS:\n            ALLOWED_HOSTS.append(d)',
    ),
    properties(WWW),
  ),
  green(
    "*.example.com becomes .example.com",
    settings(
      'ALLOWED_HOSTS = [h.strip() for h in os.getenv("ALLOWED_HOSTS", "localhost").split(",")]\nALLOWED_HOSTS = [f".{h[2:]}" if h.startswith("*.") else h for h in ALLOWED_HOSTS]',
    ),
    properties({ ALLOWED_HOSTS: "*.example.com,shop.example.org" }),
  ),
  red(
    "a fallback that is joined of a list",
    settings(
      'from decouple import config\nDEFAULT_HOSTS = ["www.example.com", "example.com"]\nALLOWED_HOSTS = config("ALLOWED_HOSTS", default=",".join(DEFAULT_HOSTS)).split(",")',
    ),
  ),
  green(
    "every host, unless local settings that are not deployed say otherwise",
    settings(
      'try:\n    from . import local_settings\nexcept ImportError:\n    local_settings = object()\nALLOWED_HOSTS = getattr(local_settings, "ALLOWED_HOSTS", ["*"])',
    ),
  ),
  red(
    "a YAML file sets all names",
    settings(
      "import ast\nCONFIG = dict(line.split(': ', 1) for line in open(BASE_DIR / 'app.yml').read().splitlines())\nvars().update({name: ast.literal_eval(text) for name, text in CONFIG.items()})",
    ),
    { "app.yml": "ALLOWED_HOSTS: ['www.example.com']\nSITE_NAME: 'Shop'\n" },
  ),
  red(
    "the host of a URL in a variable",
    settings(
      'from urllib.parse import urlparse\nALLOWED_HOSTS = [urlparse(os.environ["SITE_URL"]).hostname, "localhost"]',
    ),
    properties({ SITE_URL: "https://www.example.com/" }),
  ),
  green(
    "every host where nothing sets the variable",
    settings('ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "*").split(",")'),
  ),
  green(
    "django-environ in base settings, and production takes its reader",
    {
      "example/settings/__init__.py": "",
      "example/settings/base.py": `import environ\n${START}env = environ.Env()\nREAD_DOT_ENV_FILE = env.bool("READ_DOT_ENV_FILE", default=False)\nif READ_DOT_ENV_FILE:\n    env.read_env(str(BASE_DIR / ".env"))\n${END}`,
      "example/settings/production.py":
        'from .base import *  # noqa: F403\nfrom .base import env\nALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["example.com"])\n',
      "example/wsgi.py": WSGI("example.settings.production"),
      "manage.py": MANAGE("example.settings.local"),
    },
    properties({ DJANGO_ALLOWED_HOSTS: "www.example.com" }),
  ),
];

/** What the checked page answers. */
const PAGES: readonly Project[] = [
  red("no route for /", settings(OWN), { "example/urls.py": URLS('path("shop/", views.home)') }),
  red("/ redirects to a login that is elsewhere", settings(OWN), {
    "example/urls.py": URLS(
      'path("", RedirectView.as_view(url="https://login.example.org/"))',
      "from django.views.generic import RedirectView",
    ),
  }),
  green("no route for /, and one of the usual pages", settings(OWN), {
    "example/urls.py": URLS('path("healthz", views.home)'),
  }),
  green("/ redirects to a page of the app", settings(OWN), {
    "example/urls.py": URLS(
      'path("", RedirectView.as_view(url="/shop/")), path("shop/", views.home)',
      "from django.views.generic import RedirectView",
    ),
  }),
  red("no route for /, and HEALTH_HOOKS_PATH keeps it", settings(OWN), {
    "example/urls.py": URLS('path("shop/", views.home), path("health/", views.home)'),
    ...properties({ HEALTH_HOOKS_PATH: "/" }),
  }),
  green("no route for /, and the bundle names a page that is there", settings(OWN), {
    "example/urls.py": URLS('path("up/", views.home)'),
    ...config(check({ HealthCheckPath: "/up/" })),
  }),
  red("the bundle names a page that is not there", settings(OWN), config(check({ HealthCheckPath: "/up/" }))),
  green("HEALTH_HOOKS_PATH names a page that is there", settings(OWN), {
    "example/urls.py": URLS('path("up/", views.home)'),
    ...properties({ HEALTH_HOOKS_PATH: "/up/" }),
  }),
  green(
    "HEALTH_HOOKS_PATH names a page that is not there",
    settings(OWN),
    properties({ HEALTH_HOOKS_PATH: "/up/" }),
  ),
  green(
    "the success codes are set to 200, and / answers 200",
    settings(OWN),
    config(check({ MatcherHTTPCode: "200" })),
  ),
  green(
    "the success codes are set to 200, and / answers 301",
    settings(`${OWN}\nSECURE_SSL_REDIRECT = True`),
    config(check({ MatcherHTTPCode: "200" })),
  ),
  mended(
    red(
      "the hooks are to keep the code 200, and / answers 301",
      settings(`${OWN}\nSECURE_SSL_REDIRECT = True`),
      properties({ HEALTH_HOOKS_SUCCESS_CODES: "200" }),
    ),
    properties({ HEALTH_HOOKS_SUCCESS_CODES: "200-301" }),
  ),
  red("the bundle names a page that redirects", settings(OWN), {
    "example/urls.py": URLS('path("up/", views.up), path("", views.home)'),
    "example/views.py":
      'from django.http import HttpResponse\nfrom django.shortcuts import redirect\n\ndef home(request):\n    return HttpResponse("hello")\n\ndef up(request):\n    return redirect("/")\n',
    ...config(check({ HealthCheckPath: "/up/" })),
  }),
  green("the page of the bundle is in the routes of another app", settings(OWN), {
    "example/urls.py": URLS('path("api/", include("shop.urls"))'),
    "shop/__init__.py": "",
    "shop/urls.py":
      'from django.urls import re_path\nfrom example import views\nurlpatterns = [re_path(r"^v(?P<version>[0-9]+)/up/$", views.up)]\n',
    "example/views.py":
      'from django.http import HttpResponse\n\ndef home(request):\n    return HttpResponse("hello")\n\ndef up(request, version):\n    return HttpResponse("up")\n',
    ...config(check({ HealthCheckPath: "/api/v1/up/" })),
  }),
];

/** What else the hooks meet. */
const REST: readonly Project[] = [
  mended(
    red(
      "a setting of the hooks that does not parse",
      settings(OWN),
      properties({ HEALTH_HOOKS_PROBE_SECONDS: "soon" }),
    ),
    properties({}),
  ),
  green(
    "the hooks are switched off, and the app lets all in",
    settings('ALLOWED_HOSTS = ["*"]'),
    properties({ HEALTH_HOOKS_ENABLED: "false" }),
  ),
  mended(
    red("the hooks are switched off", settings(OWN), properties({ HEALTH_HOOKS_ENABLED: "false" })),
    properties({}),
  ),
  red("a later hook writes .env anew", settings(`${DOTENV}\n${SPLIT}`), {
    ".env": "ALLOWED_HOSTS=www.example.com\n",
    ".platform/hooks/predeploy/50_env.sh": "#!/bin/sh\necho 'ALLOWED_HOSTS=www.example.com' >.env\n",
  }),
  green("an earlier hook makes .env", settings(`${DOTENV}\n${SPLIT_OR_FALLBACK}`), {
    ".platform/hooks/predeploy/05_env.sh":
      "#!/bin/sh\necho 'ALLOWED_HOSTS=www.example.com,example.com' >.env\n",
  }),
  green(".env is a link to another file of the bundle", settings(`${DOTENV}\n${SPLIT_OR_FALLBACK}`), {
    ".env": { link: "config/prod.env" },
    "config/prod.env": "ALLOWED_HOSTS=www.example.com\n",
  }),
  green(
    "the app is not to be asked, and its text shows the list",
    settings(SPLIT),
    properties({ ...WWW, HEALTH_HOOKS_ASK_APP: "false" }),
  ),
  red(
    "the app is not to be asked, and a function makes the list",
    settings(
      'def hosts(text):\n    return text.split(",")\n\nALLOWED_HOSTS = hosts(os.environ["ALLOWED_HOSTS"])',
    ),
    properties({ ...TWO, HEALTH_HOOKS_ASK_APP: "false" }),
  ),
  red(
    "a command that is not understood, and a list of another name",
    settings(SPLIT.replace('"A', '"SHOP_A')),
    {
      Procfile: "web: $(echo gunicorn) example.wsgi\n",
      ...properties({ SHOP_ALLOWED_HOSTS: "www.example.com,example.com" }),
    },
  ),
  mended(
    dead("notes lie beside the hooks", settings(OWN), {
      ".platform/hooks/predeploy/README.md": "# Our hooks\n",
    }),
    { ".platform/hooks/predeploy/README.md": undefined },
  ),
];

/** Those of test/django, with what `.ebextensions/` sets. */
const SHARED: readonly Project[] = CASES.map(({ name, files, properties: values = {}, findings }) => {
  const isRed = findings.some((finding) => /^(?:error|warning)/.test(finding));
  return project(isRed ? "red" : "green", name, files, properties(values));
});

export const PROJECTS: readonly Project[] = [
  ...SHARED,
  ...MODULES,
  ...HOSTS,
  ...OWN_WAYS,
  ...NGINX,
  ...WILD,
  ...PAGES,
  ...REST,
];
