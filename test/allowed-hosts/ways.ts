/** How people write settings: each way to come by the list, with the places where the list can be. */
import type { App } from "./staged.ts";

export interface Way {
  /** As a person would name it. */
  readonly name: string;
  /** Where the list is: a row of the table each. */
  readonly place: string;
  /** Where the address is in it, it is the instance's own. */
  readonly app: (address: string) => App;
  /** The file that makes ALLOWED_HOSTS. */
  readonly settings?: string;
  /** What the hook is expected to do. */
  readonly end: End;
  /** Where a line at the end comes too late, or into another name space: the text that makes the list. */
  readonly list?: string;
  /** Asked of every Django that people run. */
  readonly everyDjango?: boolean;
}

export type End = "by an edit" | "by its own variable" | "by the app itself" | "the line to add";

const START = `import os
from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "not-a-secret"
`;
const END = `
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "example.urls"
GREETING = "Hello"
`;
const FILE = "example/settings.py";

type Places = Omit<App, "files"> & { readonly files?: App["files"] };

/** Settings with these lines, which make the list. */
const app = (lines: string, { files, ...more }: Places = {}) => {
  return () => ({ files: { [FILE]: `${START}${lines}\n${END}`, ...files }, ...more });
};
const property = (value: string, name = "ALLOWED_HOSTS") => ({ properties: { [name]: value } });
const envFile = (value: string, path = ".env") => ({
  files: { [path]: `DEBUG=no\nALLOWED_HOSTS=${value}\n` },
});
const TWO = "www.example.com,example.com";
const ONE = "www.example.com";

const SPLIT = 'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")';
const DOTENV = (options = "") =>
  `from dotenv import load_dotenv\nload_dotenv(BASE_DIR / ".env"${options})\n${SPLIT}`;
const ENVIRON = (options = "") =>
  `import environ\nenv = environ.Env()\nenviron.Env.read_env(str(BASE_DIR / ".env")${options})\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS")`;
const ENVIRONS = `from environs import Env\nenv = Env()\nenv.read_env(str(BASE_DIR / ".env"))\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS")`;
const DECOUPLE = `from decouple import Csv, config\nALLOWED_HOSTS = config("ALLOWED_HOSTS", cast=Csv())`;
const PYDANTIC = `from typing import List
from pydantic_settings import BaseSettings, SettingsConfigDict

class Read(BaseSettings):
    model_config = SettingsConfigDict(env_file=str(BASE_DIR / ".env"), extra="ignore")
    allowed_hosts: List[str]

ALLOWED_HOSTS = Read().allowed_hosts`;
const CONFIGURATIONS_WSGI = `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")
os.environ.setdefault("DJANGO_CONFIGURATION", "Production")
from configurations.wsgi import get_wsgi_application
application = get_wsgi_application()
`;
const ASSIGNING_WSGI = `import os
from django.conf import settings
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")
application = get_wsgi_application()
settings.ALLOWED_HOSTS = ["www.example.com"]
`;
const configurations = (list: string, more: Omit<Places, "files"> = {}) => {
  return () => ({
    files: {
      "example/wsgi.py": CONFIGURATIONS_WSGI,
      [FILE]: `from configurations import Configuration, values

class Production(Configuration):
    SECRET_KEY = "not-a-secret"
    ${list}
    MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
    ROOT_URLCONF = "example.urls"
    GREETING = "Hello"
`,
    },
    ...more,
  });
};
const dynaconf = (lines: string, places: Places = {}) => {
  const { files, ...more } = places;
  return () => ({
    files: {
      [FILE]: `${START}${lines}${END}\nimport dynaconf\nsettings = dynaconf.DjangoDynaconf(__name__)\n`,
      ...files,
    },
    ...more,
  });
};
const split = (lines: string, places: Places = {}) => {
  const { files, ...more } = places;
  return () => ({
    files: {
      [FILE]: 'from split_settings.tools import include\ninclude("parts/base.py", "parts/hosts.py")\n',
      "example/parts/base.py": START + END,
      "example/parts/hosts.py": `import os\n${lines}\n`,
      ...files,
    },
    ...more,
  });
};

export const WAYS: readonly Way[] = [
  {
    name: '`os.environ[…].split(",")`',
    place: "property",
    app: app(SPLIT, property(TWO)),
    end: "by an edit",
    everyDjango: true,
  },
  {
    name: '`os.environ[…].split(",")`',
    place: "property, one host",
    app: app(SPLIT, property(ONE)),
    end: "by an edit",
  },
  {
    name: '`os.environ[…].split(",")`',
    place: "a secret of Secrets Manager",
    app: app(SPLIT, { secrets: { ALLOWED_HOSTS: TWO } }),
    end: "by an edit",
  },
  {
    name: '`os.environ[…].split(",")`, variable `SITE_NAMES`',
    place: "property",
    app: app('ALLOWED_HOSTS = os.environ["SITE_NAMES"].split(",")', property(TWO, "SITE_NAMES")),
    end: "by an edit",
  },
  {
    name: '`os.environ.get(…, "…").split(",")`',
    place: "code: nothing sets the variable",
    app: app(`ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "${TWO}").split(",")`),
    end: "the line to add",
  },
  {
    name: '`os.environ.get(…, "").split(",")`',
    place: "property, empty",
    app: app(
      `ALLOWED_HOSTS = ["${ONE}"] + [h for h in os.environ.get("ALLOWED_HOSTS", "").split(",") if h]`,
      property(""),
    ),
    end: "by an edit",
  },
  {
    name: '`.split(" ")`',
    place: "property, one host",
    app: app(
      'ALLOWED_HOSTS = os.environ["DJANGO_ALLOWED_HOSTS"].split(" ")',
      property(ONE, "DJANGO_ALLOWED_HOSTS"),
    ),
    end: "by an edit",
    everyDjango: true,
  },
  {
    name: '`.split(" ")`',
    place: "property",
    app: app(
      'ALLOWED_HOSTS = os.environ["DJANGO_ALLOWED_HOSTS"].split(" ")',
      property("www.example.com example.com", "DJANGO_ALLOWED_HOSTS"),
    ),
    end: "by an edit",
  },
  {
    name: "`.split()`",
    place: "property, one host",
    app: app('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split()', property(ONE)),
    end: "by an edit",
  },
  {
    name: '`.split(";")`',
    place: "property",
    app: app(
      'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(";")',
      property("www.example.com;example.com"),
    ),
    end: "the line to add",
  },
  {
    name: '`.split(";")`',
    place: "property, one host",
    app: app('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(";")', property(ONE)),
    end: "the line to add",
  },
  {
    name: '`[h.strip() for h in ….split(",")]`',
    place: "property, blanks behind commas",
    app: app(
      'ALLOWED_HOSTS = [h.strip() for h in os.environ["ALLOWED_HOSTS"].split(",")]',
      property("www.example.com, example.com"),
    ),
    end: "by an edit",
  },
  {
    name: '`list(set(….split(",")))`',
    place: "property",
    app: app('ALLOWED_HOSTS = list(set(os.environ["ALLOWED_HOSTS"].split(",")))', property(TWO)),
    end: "by an edit",
  },
  {
    name: '`list(set(….split(",")))`, and `SITE_NAME = ALLOWED_HOSTS[0]`',
    place: "property, one host",
    app: app(
      'ALLOWED_HOSTS = list(set(os.environ["ALLOWED_HOSTS"].split(",")))\nSITE_NAME = ALLOWED_HOSTS[0]',
      property(ONE),
    ),
    end: "the line to add",
  },
  {
    name: "`json.loads(…)`",
    place: "property",
    app: app(
      'import json\nALLOWED_HOSTS = json.loads(os.environ["ALLOWED_HOSTS"])',
      property('["www.example.com", "example.com"]'),
    ),
    end: "by an edit",
  },
  {
    name: "`ast.literal_eval(…)`",
    place: "property",
    app: app(
      'import ast\nALLOWED_HOSTS = ast.literal_eval(os.environ["ALLOWED_HOSTS"])',
      property("['www.example.com']"),
    ),
    end: "by an edit",
  },
  {
    name: "one host: `[os.environ[…]]`",
    place: "property",
    app: app('ALLOWED_HOSTS = [os.environ["ALLOWED_HOSTS"]]', property(ONE)),
    end: "the line to add",
    everyDjango: true,
  },
  {
    name: 'a list, and `CSRF_TRUSTED_ORIGINS = ["https://" + h for h in ALLOWED_HOSTS]`',
    place: "property",
    app: app(`${SPLIT}\nCSRF_TRUSTED_ORIGINS = ["https://" + h for h in ALLOWED_HOSTS]`, property(TWO)),
    end: "by an edit",
  },
  {
    name: 'a list, and `SITE_URL = "https://" + os.environ[…]`',
    place: "property, one host",
    app: app(`${SPLIT}\nSITE_URL = "https://" + os.environ["ALLOWED_HOSTS"]`, property(ONE)),
    end: "the line to add",
  },
  {
    name: "a list, and `os.environ.get(…)` of a variable that is not set",
    place: "property",
    app: app(`${SPLIT} + [os.environ.get("EB_HOST")]`, property(TWO)),
    end: "by an edit",
  },
  {
    name: "an object's list: `ALLOWED_HOSTS = CONF.hosts`",
    place: "code",
    app: app(
      `from dataclasses import dataclass\n\n@dataclass\nclass Conf:\n    hosts: list\n\nCONF = Conf(["${ONE}"])\nALLOWED_HOSTS = CONF.hosts`,
    ),
    end: "the line to add",
  },
  {
    name: "python-dotenv, a name in the list: `DOMAIN=…`",
    place: "`.env`",
    app: app(DOTENV(), {
      files: { ".env": `DOMAIN=example.com\nALLOWED_HOSTS=www.\${DOMAIN}\nAPI=https://\${DOMAIN}/\n` },
    }),
    end: "the line to add",
  },
  {
    name: "python-dotenv",
    place: "`.env`",
    app: app(DOTENV(), envFile(TWO)),
    end: "by an edit",
    everyDjango: true,
  },
  {
    name: "python-dotenv",
    place: "property, and another list in `.env`",
    app: app(DOTENV(), { ...envFile("file.example"), ...property(TWO) }),
    end: "by an edit",
  },
  {
    name: "python-dotenv, `override=True`",
    place: "`.env`, and another list in a property",
    app: app(DOTENV(", override=True"), { ...envFile(TWO), ...property("property.example") }),
    end: "by an edit",
  },
  {
    name: "python-dotenv, `find_dotenv()`",
    place: "`config/prod.env`",
    app: app(
      `from dotenv import load_dotenv, find_dotenv\nload_dotenv(find_dotenv("config/prod.env"))\n${SPLIT}`,
      envFile(TWO, "config/prod.env"),
    ),
    end: "by an edit",
  },
  {
    name: "django-environ, `env.list`",
    place: "property",
    app: app(ENVIRON(), property(TWO)),
    end: "by an edit",
  },
  {
    name: "django-environ, `env.list`",
    place: "`.env`",
    app: app(ENVIRON(), envFile(TWO)),
    end: "by an edit",
    everyDjango: true,
  },
  {
    name: "django-environ, `env.list`",
    place: "`.env`, one host in quotes",
    app: app(ENVIRON(), envFile('"www.example.com"')),
    end: "by an edit",
  },
  {
    name: "django-environ, `overwrite=True`",
    place: "`.env`, and another list in a property",
    app: app(ENVIRON(", overwrite=True"), { ...envFile(TWO), ...property("property.example") }),
    end: "by an edit",
  },
  {
    name: "django-environ, `Env(ALLOWED_HOSTS=(list, […]))`",
    place: "code: nothing sets the variable",
    app: app(
      `import environ\nenv = environ.Env(ALLOWED_HOSTS=(list, ["www.example.com"]))\nALLOWED_HOSTS = env("ALLOWED_HOSTS")`,
    ),
    end: "the line to add",
  },
  { name: "environs", place: "property", app: app(ENVIRONS, property(TWO)), end: "by an edit" },
  { name: "environs", place: "`.env`", app: app(ENVIRONS, envFile(TWO)), end: "by an edit" },
  {
    name: "decouple, `Csv()`",
    place: "property",
    app: app(DECOUPLE, property("www.example.com, example.com")),
    end: "by an edit",
  },
  {
    name: "decouple, `Csv()`",
    place: "`.env`",
    app: app(DECOUPLE, envFile(TWO)),
    end: "by an edit",
    everyDjango: true,
  },
  {
    name: "dynaconf",
    place: "property `DJANGO_ALLOWED_HOSTS`",
    app: dynaconf("", property("['www.example.com', 'example.com']", "DJANGO_ALLOWED_HOSTS")),
    end: "by an edit",
  },
  {
    name: "dynaconf",
    place: "code",
    app: dynaconf('ALLOWED_HOSTS = ["www.example.com"]\n'),
    end: "the line to add",
    list: '["www.example.com"]',
  },
  {
    name: "dynaconf",
    place: "`example/settings.toml`",
    app: dynaconf("", {
      files: { "example/settings.toml": '[default]\nALLOWED_HOSTS = ["www.example.com"]\n' },
    }),
    end: "by an edit",
  },
  {
    name: "pydantic-settings",
    place: "property",
    app: app(PYDANTIC, property('["www.example.com", "example.com"]')),
    end: "by an edit",
  },
  {
    name: "pydantic-settings",
    place: "`.env`",
    app: app(PYDANTIC, envFile('["www.example.com"]')),
    end: "by an edit",
  },
  {
    name: "django-configurations, `values.ListValue`",
    place: "property `DJANGO_ALLOWED_HOSTS`",
    app: configurations("ALLOWED_HOSTS = values.ListValue([])", property(TWO, "DJANGO_ALLOWED_HOSTS")),
    end: "by an edit",
  },
  {
    name: "django-configurations",
    place: "code",
    app: configurations('ALLOWED_HOSTS = ["www.example.com"]'),
    end: "the line to add",
  },
  {
    name: "django-configurations, `values.ListValue`",
    place: "code",
    app: configurations('ALLOWED_HOSTS = values.ListValue(["www.example.com"])'),
    end: "the line to add",
  },
  {
    name: "django-configurations, a method",
    place: "code",
    app: configurations('def ALLOWED_HOSTS(self): return ["www.example.com"]'),
    end: "the line to add",
    list: '["www.example.com"]',
  },
  {
    name: "django-configurations, a tuple",
    place: "code",
    app: configurations('ALLOWED_HOSTS = ("www.example.com", "example.com")'),
    end: "the line to add",
  },
  { name: "django-split-settings", place: "property", app: split(SPLIT, property(TWO)), end: "by an edit" },
  {
    name: "django-split-settings",
    place: "code",
    app: split('ALLOWED_HOSTS = ["www.example.com"]'),
    end: "the line to add",
  },
  {
    name: "a JSON file",
    place: "`hosts.json`",
    app: app('import json\nALLOWED_HOSTS = json.loads((BASE_DIR / "hosts.json").read_text())["hosts"]', {
      files: { "hosts.json": '{"hosts": ["www.example.com", "example.com"]}\n' },
    }),
    end: "the line to add",
  },
  {
    name: "a YAML file",
    place: "`hosts.yaml`",
    app: app('import yaml\nALLOWED_HOSTS = yaml.safe_load((BASE_DIR / "hosts.yaml").read_text())["hosts"]', {
      files: { "hosts.yaml": "hosts:\n  - www.example.com\n  - example.com\n" },
    }),
    end: "the line to add",
  },
  {
    name: "a literal list",
    place: "code",
    app: app('ALLOWED_HOSTS = ["www.example.com", ".example.org"]'),
    end: "the line to add",
    everyDjango: true,
  },
  {
    name: "a literal tuple",
    place: "code",
    app: app('ALLOWED_HOSTS = ("www.example.com",)'),
    end: "the line to add",
  },
  {
    name: "`settings.ALLOWED_HOSTS = […]` in wsgi.py",
    place: "code",
    app: app('ALLOWED_HOSTS = ["example.com"]', { files: { "example/wsgi.py": ASSIGNING_WSGI } }),
    end: "the line to add",
  },
  {
    name: "a literal list, and an unrelated property",
    place: "code",
    app: app('ALLOWED_HOSTS = ["www.example.com"]', property(TWO)),
    end: "the line to add",
  },
  {
    name: "the line of this project",
    place: "code",
    app: app(
      'ALLOWED_HOSTS = ["www.example.com"]\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
    ),
    end: "by its own variable",
    everyDjango: true,
  },
  {
    name: "code that asks for its own address",
    place: "code",
    app: (address) => ({
      ...app(
        'import socket\nALLOWED_HOSTS = ["www.example.com", socket.gethostbyname(socket.gethostname())]',
      )(),
      files: {
        ...app(
          'import socket\nALLOWED_HOSTS = ["www.example.com", socket.gethostbyname(socket.gethostname())]',
        )().files,
        "example/__init__.py": `import socket\nsocket.gethostbyname = lambda name: "${address}"\n`,
      },
    }),
    end: "by the app itself",
  },
  {
    name: '`["*"]`',
    place: "code",
    app: app('ALLOWED_HOSTS = ["*"]'),
    end: "by the app itself",
    everyDjango: true,
  },
  {
    name: '`os.environ[…].split(",")`',
    place: "property, `*`",
    app: app(SPLIT, property("*")),
    end: "by the app itself",
  },
];

export const settingsFileOf = ({ settings = FILE }: Way): string => settings;
