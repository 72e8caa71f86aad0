import { join } from "node:path";
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

export const BROKEN_BUNDLES: readonly BrokenBundle[] = [
  {
    bundle: "the hooks lie in the folder, but nobody committed them",
    id: "no-hooks",
    severity: "error",
    place: ".platform/hooks",
    make: uncommittedHooks,
  },
  {
    bundle: "one of the two hooks is not there",
    id: "hook-missing",
    severity: "error",
    place: SECOND,
    make: zip({ [SECOND]: undefined }),
  },
  {
    bundle: "the hook for configuration deployments is not there",
    id: "confighook-missing",
    severity: "error",
    place: ".platform/confighooks/predeploy/10_allowed_hosts",
    make: zip({ ".platform/confighooks/predeploy/10_allowed_hosts": undefined }),
  },
  {
    bundle: "somebody else's file has the name of a hook",
    id: "foreign-hook",
    severity: "error",
    place: INSTALL,
    make: zip({ [INSTALL]: "#!/bin/sh\necho mine\n" }),
  },
  {
    bundle: "a hook of an older version was left behind under another name",
    id: "stale-hook",
    severity: "error",
    place: ".platform/hooks/predeploy/05_allowed_hosts.cjs",
    make: zip({
      ".platform/hooks/predeploy/05_allowed_hosts.cjs": ours("hooks/predeploy/10_allowed_hosts.cjs"),
    }),
  },
  {
    bundle: "notes lie beside the hooks",
    id: "no-hashbang",
    severity: "error",
    place: ".platform/hooks/predeploy/README.md",
    make: zip({ ".platform/hooks/predeploy/README.md": "# Our hooks\n" }),
  },
  {
    bundle: "another hook was saved with a byte order mark",
    id: "byte-order-mark",
    severity: "error",
    place: ".platform/hooks/postdeploy/20_migrate.sh",
    make: zip({ ".platform/hooks/postdeploy/20_migrate.sh": "\uFEFF#!/bin/sh\nexit 0\n" }),
  },
  {
    bundle: "the folder was zipped, not its content",
    id: "top-level-folder",
    severity: "error",
    place: "shop/",
    make: () =>
      zipWith(
        Object.fromEntries(Object.entries(exampleBundle()).map(([path, file]) => [`shop/${path}`, file])),
      ),
  },
  {
    bundle: "the zip is larger than Elastic Beanstalk takes",
    id: "too-large",
    severity: "error",
    place: "the bundle",
    make: () => zipWith(exampleBundle(), 513 * 1024 * 1024),
  },
  {
    bundle: "settings.py has its hosts written into it",
    id: "fixed-hosts",
    severity: "error",
    place: "example/settings.py line 3",
    make: zip(settingsPy('ALLOWED_HOSTS = ["www.example.com"]')),
  },
  {
    bundle: "settings.py takes the variable for one host",
    id: "one-host",
    severity: "error",
    place: "example/settings.py line 3",
    make: zip(settingsPy('ALLOWED_HOSTS = ["localhost", os.environ["ALLOWED_HOSTS"]]')),
  },
  {
    bundle: "the line in .env is one that programs read differently",
    id: "unsafe-env-file",
    severity: "error",
    place: ".env line 1",
    make: zip({ ".env": "ALLOWED_HOSTS='example.com\n" }),
  },
  {
    bundle: "the property in .ebextensions is no list",
    id: "unsafe-list",
    severity: "error",
    place: ".ebextensions",
    make: zip(options(ENVIRONMENT, "ALLOWED_HOSTS", '"a.example.com;b.example.com"')),
  },
  {
    bundle: "a setting does not parse",
    id: "bad-setting",
    severity: "error",
    place: CONFIG,
    make: zip(options(ENVIRONMENT, "HEALTH_HOOKS_SUCCESS_CODES", "2xx")),
  },
  {
    bundle: "a file in .ebextensions is no YAML",
    id: "bad-config-file",
    severity: "error",
    place: CONFIG,
    make: zip({ [CONFIG]: "option_settings:\n\taws:x: {\n" }),
  },
  {
    bundle: "the environment is on a Docker platform",
    id: "docker",
    severity: "error",
    place: "Dockerfile",
    make: () =>
      folderWith({
        ...exampleBundle({ Dockerfile: "FROM python:3.13\n" }),
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: Docker running on 64bit Amazon Linux 2023\n",
      }),
  },
  {
    bundle: "00_install_node was taken out",
    id: "install-node-missing",
    severity: "warning",
    place: INSTALL,
    make: zip({ [INSTALL]: undefined }),
  },
  {
    bundle: "somebody edited a hook",
    id: "hook-edited",
    severity: "warning",
    place: FIRST,
    make: zip({ [FIRST]: `${ours("hooks/predeploy/10_allowed_hosts.cjs")}// patched\n` }),
  },
  {
    bundle: "one hook is from an older version",
    id: "mixed-versions",
    severity: "warning",
    place: ".platform",
    make: zip({ [SECOND]: olderVersion(ours("hooks/postdeploy/90_health_check.cjs")) }),
  },
  {
    bundle: "a checkout turned the line ends of a hook into CRLF",
    id: "crlf",
    severity: "warning",
    place: FIRST,
    make: zip({ [FIRST]: ours("hooks/predeploy/10_allowed_hosts.cjs").replaceAll("\n", "\r\n") }),
  },
  {
    bundle: "a folder of helpers lies in a hook folder",
    id: "not-a-plain-file",
    severity: "warning",
    place: ".platform/hooks/predeploy/lib/helpers.sh",
    make: zip({ ".platform/hooks/predeploy/lib/helpers.sh": "say() { echo; }\n" }),
  },
  {
    bundle: "settings.py reads a variable that allowed_hosts does not look for",
    id: "other-variable",
    severity: "warning",
    place: "example/settings.py line 3",
    make: zip(settingsPy('ALLOWED_HOSTS = os.environ["SHOP_HOSTS"].split(",")')),
  },
  {
    bundle: "settings.py uses the variable for something else too",
    id: "used-twice",
    severity: "warning",
    place: "example/settings.py line 4",
    make: zip(
      settingsPy(
        'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\nSITE_URL = "https://" + os.environ["ALLOWED_HOSTS"]',
      ),
    ),
  },
  {
    bundle: "the settings have hosts of their own, and nothing sets the variable",
    id: "hosts-fallback",
    severity: "warning",
    place: "example/settings.py line 3",
    make: zip({
      ...settingsPy('ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "shop.example.org").split(",")'),
      ".env": undefined,
    }),
  },
  {
    bundle: "nothing loads the .env that has the list",
    id: "env-file-unread",
    severity: "warning",
    place: ".env",
    make: zip(settingsPy('ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")')),
  },
  {
    bundle: "git ignores the .env that has the list",
    id: "env-file-left-out",
    severity: "warning",
    place: ".env",
    make: ignoredEnvFile,
  },
  {
    bundle: "`.env` was edited after the last commit",
    id: "uncommitted",
    severity: "warning",
    place: ".env",
    make: async () => {
      const folder = await repositoryWith(exampleBundle());
      await write(folder, { ".env": "ALLOWED_HOSTS=example.org\n" });
      return folder;
    },
  },
  {
    bundle: "the name of a setting is mistyped",
    id: "unknown-setting",
    severity: "warning",
    place: CONFIG,
    make: zip(options(ENVIRONMENT, "HEALTH_HOOKS_CODES", "200")),
  },
  {
    bundle: "the health check path is set where only a Classic Load Balancer looks",
    id: "classic-health-url",
    severity: "warning",
    place: CONFIG,
    make: zip(options("aws:elasticbeanstalk:application", "Application Healthcheck URL", "HTTP:80/health/")),
  },
  {
    bundle: "the environment is on Amazon Linux 2",
    id: "amazon-linux-2",
    severity: "warning",
    place: ".elasticbeanstalk/config.yml",
    make: () =>
      folderWith({
        ...exampleBundle(),
        ".elasticbeanstalk/config.yml":
          "global:\n  default_platform: Python 3.8 running on 64bit Amazon Linux 2\n",
      }),
  },
  {
    bundle: "a .ebignore lets the history in",
    id: "git-folder",
    severity: "warning",
    place: ".git/",
    make: async () => {
      const folder = await repositoryWith(exampleBundle());
      await write(folder, { ".ebignore": "*.log\n" });
      return folder;
    },
  },
  {
    bundle: "a zip was made without modes",
    id: "not-executable",
    severity: "note",
    place: FIRST,
    make: zip({ [FIRST]: { text: ours("hooks/predeploy/10_allowed_hosts.cjs"), mode: undefined } }),
  },
  {
    bundle: "all hooks are of another version",
    id: "other-version",
    severity: "note",
    place: ".platform",
    make: zip(
      Object.fromEntries(
        Object.entries(exampleBundle())
          .filter(([path]) => path.startsWith(".platform/"))
          .map(([path, text]) => [path, olderVersion(String(text))]),
      ),
    ),
  },
  {
    bundle: "the list is neither in .env nor in .ebextensions",
    id: "hosts-nowhere",
    severity: "note",
    place: ".env",
    make: zip({ ".env": "SECRET_KEY=not-a-secret\n" }),
  },
  {
    bundle: "the list comes from a function",
    id: "hosts-unseen",
    severity: "note",
    place: "example/settings.py line 3",
    make: zip(settingsPy("ALLOWED_HOSTS = read_hosts()")),
  },
  {
    bundle: "manage.py names other settings than the server loads",
    id: "settings-module",
    severity: "note",
    place: "manage.py",
    make: zip({
      "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.local")\n',
      "example/local.py": 'ALLOWED_HOSTS = ["localhost"]\n',
    }),
  },
  {
    bundle: "the app asks for its own address",
    id: "own-way",
    severity: "note",
    place: "example/settings.py line 3",
    make: zip(settingsPy("import socket; ALLOWED_HOSTS = [socket.gethostbyname(socket.gethostname())]")),
  },
  {
    bundle: "every host is let in",
    id: "any-host",
    severity: "note",
    place: "example/settings.py line 3",
    make: zip(settingsPy('ALLOWED_HOSTS = ["*"]')),
  },
  {
    bundle: "there is no settings.py",
    id: "no-settings",
    severity: "note",
    place: "the bundle",
    make: zip({ "example/settings.py": undefined }),
  },
  {
    bundle: "the licences were left out",
    id: "notices-missing",
    severity: "note",
    place: ".platform/THIRD_PARTY_NOTICES",
    make: zip({ ".platform/THIRD_PARTY_NOTICES": undefined }),
  },
  {
    bundle: "the success codes are set to 200",
    id: "codes-widened",
    severity: "note",
    place: CONFIG,
    make: zip(options("aws:elasticbeanstalk:environment:process:default", "MatcherHTTPCode", "'200'")),
  },
  {
    bundle: "the environment has one instance and no load balancer",
    id: "no-target-group",
    severity: "note",
    place: CONFIG,
    make: zip(options("aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance")),
  },
  {
    bundle: "the hooks are switched off",
    id: "disabled",
    severity: "note",
    place: CONFIG,
    make: zip(options(ENVIRONMENT, "HEALTH_HOOKS_ENABLED", "false")),
  },
];

/** Where the docs say it: the table is made of what check says of each. */
export const PAGE = join("docs", "check.md");
