import { readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ANSWER_FIRST } from "../../src/answer-first.ts";
import { REPOSITORY } from "../support/repository.ts";
import {
  commit,
  contents,
  emptyFolder,
  exampleBundle,
  folderWith,
  git,
  ours,
  repositoryWith,
  run,
  runCli,
  write,
} from "./support.ts";

const OUR_FILES = Object.keys(exampleBundle())
  .filter((path) => path.startsWith(".platform/"))
  .sort();
const HOOKS = OUR_FILES.filter((path) => /\/(?:config)?hooks\//.test(path));
const FIRST = ".platform/hooks/predeploy/10_allowed_hosts.cjs";
const INSTALL = ".platform/hooks/prebuild/00_install_node";
const app = () => repositoryWith(exampleBundle({ ".platform": undefined }));
const init = (folder: string, ...args: string[]) => runCli(["init", ...args, folder]);
const VERSION = /eb-health-hooks (\d\S*),/.exec(ours("hooks/predeploy/10_allowed_hosts.cjs"))?.[1];
const ofVersion = (version: string, path: string) =>
  ours(path).replace(/(eb-health-hooks )[\d.]+/, `$1${version}`);

/** What init said it did, without what a person is to do next. */
const said = (stdout: string) => stdout.split("\n\n")[0]?.split("\n");

describe("init", () => {
  test("puts the files there as this repository has them, the hooks executable, and the line for git", async () => {
    const folder = await app();
    const { code, stdout, stderr } = await init(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(said(stdout)).toEqual([
      ...OUR_FILES.map((path) => `added ${path}`),
      "added the line .platform/** text eol=lf to .gitattributes",
    ]);
    const found = contents(folder);
    for (const path of OUR_FILES) {
      const mode = HOOKS.includes(path) ? "x" : "-";
      expect(found[path]).toBe(`${mode} ${await readFile(join(folder, path), "latin1")}`);
      expect(await readFile(join(folder, path), "utf8")).toBe(ours(path.slice(".platform/".length)));
    }
    expect(Object.keys(found)).toEqual([".gitattributes", ...Object.keys(exampleBundle())].sort());
    expect(await git(folder, "check-attr", "eol", "--", FIRST)).toBe(`${FIRST}: eol: lf\n`);
    expect(await git(folder, "status", "--porcelain")).toBe("?? .gitattributes\n?? .platform/\n");
  });

  test("a second time changes nothing and says so", async () => {
    const folder = await app();
    await init(folder);
    const before = contents(folder);
    const { code, stdout } = await init(folder);
    expect(code).toBe(0);
    expect(said(stdout)).toEqual([
      `nothing to change: .platform/ in ${folder} is that of eb-health-hooks ${VERSION}`,
    ]);
    expect(contents(folder)).toEqual(before);
  });

  test("--dry-run says what it would do and changes nothing, not even the index", async () => {
    const folder = await app();
    const before = contents(folder);
    const { code, stdout } = await init(folder, "--dry-run");
    expect(code).toBe(0);
    expect(said(stdout)).toEqual([
      ...OUR_FILES.map((path) => `would add ${path}`),
      "would add the line .platform/** text eol=lf to .gitattributes",
      "dry run: nothing was changed",
    ]);
    expect(contents(folder)).toEqual(before);
    expect(await git(folder, "status", "--porcelain")).toBe("");
  });

  test("brings another version to this one and takes away what that had and this has not", async () => {
    const folder = await app();
    await write(folder, {
      ".platform/hooks/predeploy/05_allowed_hosts.cjs": ofVersion(
        "0.0.9",
        "hooks/predeploy/10_allowed_hosts.cjs",
      ),
      [INSTALL]: ofVersion("99.0.0", "hooks/prebuild/00_install_node"),
      ".platform/eb-health-hooks/former.py": ofVersion("0.0.9", "eb-health-hooks/ask.py"),
      ".platform/confighooks/postdeploy/90_health_check": ofVersion(
        "0.0.9",
        "confighooks/postdeploy/90_health_check",
      ),
    });
    const { code, stdout } = await init(folder);
    expect(code).toBe(0);
    expect(said(stdout)).toEqual(
      expect.arrayContaining([
        `changed ${INSTALL}: 99.0.0 -> ${VERSION}`,
        `changed .platform/confighooks/postdeploy/90_health_check: 0.0.9 -> ${VERSION}`,
        "deleted .platform/hooks/predeploy/05_allowed_hosts.cjs (0.0.9)",
        "deleted .platform/eb-health-hooks/former.py (0.0.9)",
        `added ${FIRST}`,
      ]),
    );
    const fresh = await app();
    await init(fresh);
    expect(contents(folder)).toEqual(contents(fresh));
  });

  test("mends line ends, a byte order mark and a lost mode of its own files", async () => {
    const folder = await app();
    await init(folder);
    const before = contents(folder);
    await write(folder, {
      [FIRST]: ours("hooks/predeploy/10_allowed_hosts.cjs").replaceAll("\n", "\r\n"),
      [INSTALL]: `\uFEFF${ours("hooks/prebuild/00_install_node")}`,
      ".platform/confighooks/predeploy/10_allowed_hosts": {
        text: ours("confighooks/predeploy/10_allowed_hosts"),
        mode: 0o644,
      },
    });
    expect(said((await init(folder)).stdout)).toEqual([
      "made executable: .platform/confighooks/predeploy/10_allowed_hosts",
      `changed ${INSTALL}: CRLF or a byte order mark -> LF`,
      `changed ${FIRST}: CRLF or a byte order mark -> LF`,
    ]);
    expect(contents(folder)).toEqual(before);
  });

  test("keeps other people's hooks", async () => {
    const folder = await app();
    const theirs = { ".platform/hooks/predeploy/20_migrate.sh": "#!/bin/sh\n", ".platform/nginx/a.conf": "" };
    await write(folder, theirs);
    expect((await init(folder)).code).toBe(0);
    expect(contents(folder)).toMatchObject({ ".platform/hooks/predeploy/20_migrate.sh": "x #!/bin/sh\n" });
    expect((await init(folder, "--remove")).code).toBe(0);
    expect(Object.keys(contents(folder)).filter((path) => path.startsWith(".platform"))).toEqual(
      Object.keys(theirs),
    );
  });
});

describe("init stops before anything is written, with 1, at", () => {
  const sentence = (text: string) =>
    new RegExp(`^eb-health-hooks: ${text}\neb-health-hooks: Nothing was changed\\.\n$`);

  test.for([
    [
      "a foreign hook",
      { [INSTALL]: "#!/bin/sh\necho mine\n" },
      `${INSTALL} is not a file of eb-health-hooks: give it another name, or delete it if .*`,
    ],
    [
      "an edited hook",
      { [FIRST]: `${ours("hooks/predeploy/10_allowed_hosts.cjs")}// patched\n` },
      `${FIRST} says \\S+ but was edited since: keep your edits elsewhere, .*`,
    ],
    [
      "an edited copy under another name",
      {
        ".platform/hooks/predeploy/11_copy.cjs": `${ours("hooks/predeploy/10_allowed_hosts.cjs")}// patched\n`,
      },
      ".platform/hooks/predeploy/11_copy.cjs says \\S+ but was edited since: .*",
    ],
    [
      "a symbolic link",
      { [INSTALL]: { link: "../x" } },
      `${INSTALL} is a symbolic link, not a file: move it away\\.`,
    ],
    ["a folder", { [`${INSTALL}/x`]: "" }, `${INSTALL} is a folder, not a file: move it away\\.`],
    [
      "a file in the place of a folder",
      { ".platform/hooks/predeploy": "" },
      "\\.platform/hooks/predeploy is a file, not a folder: move it away\\.",
    ],
  ] as const)("%s", async ([, files, message]) => {
    const folder = await app();
    await write(folder, files);
    const before = await run("ls", ["-lAR", "--time-style=full-iso"], folder);
    for (const args of [[], ["--dry-run"]]) {
      const { code, stdout, stderr } = await init(folder, ...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(sentence(message));
    }
    expect(await run("ls", ["-lAR", "--time-style=full-iso"], folder)).toBe(before);
  });

  test("a .platform that is a symbolic link", async () => {
    const folder = await app();
    await write(folder, { ".platform": { link: "elsewhere" } });
    const { code, stderr } = await init(folder);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "eb-health-hooks: .platform is a symbolic link, not a folder: move it away. Nothing was changed.\n",
    );
  });

  test("all of them at once", async () => {
    const folder = await app();
    await write(folder, { [INSTALL]: "#!/bin/sh\n", [FIRST]: "#!/bin/sh\n" });
    expect((await init(folder)).stderr.match(/is not a file of eb-health-hooks/g)).toHaveLength(2);
  });
});

describe("init --remove", () => {
  test.for([
    ["no .gitattributes", undefined],
    ["a .gitattributes", "* text=auto\n"],
    ["one whose last line does not end", "* text=auto"],
    ["one with CRLF", "*.png binary\r\n* text=auto\r\n"],
    ["one with CRLF whose last line does not end", "*.png binary\r\n* text=auto"],
    ["the line already", ".platform/**   text eol=lf\n"],
  ] as const)("leaves the folder as it was before init, with %s", async ([, attributes]) => {
    const folder = await app();
    if (attributes !== undefined) await write(folder, { ".gitattributes": attributes });
    await commit(folder);
    const before = contents(folder);
    await init(folder);
    expect((await readFile(join(folder, ".gitattributes"), "utf8")).match(/eol=lf/g)).toHaveLength(1);
    // Also when the files were staged in the meantime, but not committed.
    await git(folder, "add", "-A");
    const { code, stdout } = await init(folder, "--remove");
    expect(code).toBe(0);
    expect(said(stdout)?.slice(0, OUR_FILES.length).sort()).toEqual(
      OUR_FILES.map((path) => `deleted ${path} (${VERSION})`),
    );
    expect(contents(folder)).toEqual(before);
    expect(await run("find", [".", "-name", ".platform"], folder)).toBe("");
    if (attributes !== undefined) await git(folder, "add", ".gitattributes");
    expect((await git(folder, "status", "--porcelain")).replace(/^AD \.gitattributes\n/, "")).toBe("");
  });

  test("takes another version out too, and an unknown file of that name not", async () => {
    const folder = await app();
    await write(folder, {
      [FIRST]: ofVersion("0.0.9", "hooks/predeploy/10_allowed_hosts.cjs"),
      [INSTALL]: "#!/bin/sh\n",
    });
    expect(said((await init(folder, "--remove")).stdout)?.[0]).toBe(`deleted ${FIRST} (0.0.9)`);
    expect(Object.keys(contents(folder)).filter((path) => path.startsWith(".platform"))).toEqual([INSTALL]);
  });

  test("stops at a file that was edited", async () => {
    const folder = await app();
    await init(folder);
    await write(folder, { [INSTALL]: `${ours("hooks/prebuild/00_install_node")}# mine\n` });
    const before = contents(folder);
    const { code, stderr } = await init(folder, "--remove");
    expect(code).toBe(1);
    expect(stderr).toMatch(/00_install_node says .* was edited since: .*\n.*: Nothing was changed\.\n$/);
    expect(contents(folder)).toEqual(before);
  });

  test("--dry-run says what it would take out; where nothing is, there is nothing to remove", async () => {
    const folder = await app();
    await init(folder);
    const before = contents(folder);
    expect((await init(folder, "--remove", "--dry-run")).stdout).toMatch(
      /^would delete [\s\S]*\nwould take the line .* out of \.gitattributes\ndry run: nothing was changed\n$/,
    );
    expect(contents(folder)).toEqual(before);
    await init(folder, "--remove");
    expect((await init(folder, "--remove")).stdout).toBe(
      `nothing to remove: no file of eb-health-hooks in ${folder}\n`,
    );
  });
});

test("--remove takes the policy away as well, and names the line of docker-compose.yml", async () => {
  const folder = await repositoryWith({
    ...exampleBundle({
      "docker-compose.yml": "services:\n  web:\n    environment:\n      - HEALTH_CHECK_HOSTS\n",
    }),
    ".elasticbeanstalk/config.yml": JSON.stringify({
      "branch-defaults": { main: { environment: "shop-prod" } },
      global: { application_name: "shop", sc: "git" },
    }),
  });
  await git(folder, "branch", "-M", "main");
  const { stdout } = await runCli(["init", "--remove"], { cwd: folder });
  expect(
    stdout.split("Next:\n")[1],
  ).toBe(`1. docker-compose.yml line 4 still hands HEALTH_CHECK_HOSTS on: it does no harm, and may go too.
2. Commit: eb deploy sends what git has.
   git add -u .platform && git commit -m "Without the health hooks"
3. Deploy: the new version runs without the hooks.
   eb deploy
4. Take the policy away again, where the role has it. Mostly the instances' role is this one.
   aws iam delete-role-policy --role-name aws-elasticbeanstalk-ec2-role --policy-name eb-health-hooks-shop-prod
`);
});

describe("what init says is next", () => {
  const next = async (folder: string) =>
    (await runCli(["init"], { cwd: folder })).stdout
      .split("Next:\n")[1]
      ?.replaceAll(join(REPOSITORY, "dist/eb-health-hooks.cjs"), "TOOL") ?? "";

  test("the commit, the policy, the option setting and the check, where all else is right", async () => {
    expect(await next(await app())).toMatchInlineSnapshot(`
      "1. If you like, to have the success codes from the start: in a new file .ebextensions/health-check.config:
         option_settings:
           aws:elasticbeanstalk:environment:process:default:
             MatcherHTTPCode: 200-301
         Then: git add .ebextensions
      2. Commit: eb deploy sends what git has.
         git add .platform .gitattributes && git commit -m "Health hooks"
      3. Allow health_check to call the load balancer. Mostly the instances' role is this one. NAME is your environment's (eb list).
         aws iam put-role-policy --role-name aws-elasticbeanstalk-ec2-role --policy-name eb-health-hooks-NAME --policy-document "$(node TOOL policy --environment NAME)"
      4. Look at the bundle before it leaves, then deploy.
         node TOOL check && eb deploy
      "
    `);
  });

  test.for([
    ["from the folder above", ".."],
    ["from anywhere", "/"],
  ] as const)("commands that do what they say when they are pasted %s", async ([, from]) => {
    const folder = await app();
    const cwd = resolve(folder, from);
    const { stdout } = await runCli(["init", folder], { cwd });
    const commands = stdout.split("\n").filter((line) => /^ {3}(?:aws|cd|git|node) /.test(line));
    expect(commands).toHaveLength(4);
    // AWS gets nothing, and the policy that it would get is printed.
    const pasted = commands.map((line) => line.replace(" && eb deploy", "").replace(/aws .* (?=")/, "echo "));
    // As the steps say, the placeholder goes first.
    const printed = await run("sh", ["-e", "-c", pasted.join("\n").replaceAll("NAME", "shop-prod")], cwd);
    expect(printed).toContain('"elasticloadbalancing:ModifyTargetGroup"');
    expect(printed).toContain("Nothing found");
    expect(await git(folder, "status", "--porcelain")).toBe("");
  });

  test("no commit where everything is committed", async () => {
    const folder = await app();
    expect(await next(folder)).toContain("2. Commit:");
    await commit(folder);
    expect(await next(folder)).toMatch(/\n2\. Allow health_check/);
  });

  test.for([
    ["eb-health-hooks", {}],
    ["npx eb-health-hooks", { npm_command: "exec" }],
  ] as const)("its own commands as %s, where it was called so", async ([tool, env]) => {
    const cli = join(await emptyFolder(), "eb-health-hooks");
    await symlink(join(REPOSITORY, "dist/eb-health-hooks.cjs"), cli);
    const { stdout } = await runCli(["init", await app()], { cli, env });
    expect(stdout).toContain(`"$(${tool} policy --environment NAME)"\n`);
    expect(stdout).toContain(`\n   ${tool} check && eb deploy\n`);
  });

  test.for([
    ["with git", "main", { main: "shop-prod", default: "other" }, "shop-prod"],
    ["of another branch alone", "main", { topic: "shop-topic" }, "NAME"],
    ["without git in the EB CLI", undefined, { main: "other", default: "shop-prod" }, "shop-prod"],
    ["that no environment has", "main", { main: "$(reboot)" }, "NAME"],
  ] as const)("the environment of .elasticbeanstalk/config.yml, %s", async ([, branch, names, name]) => {
    const branches = Object.entries(names).map(([one, environment]) => [one, { environment }]);
    const global = { application_name: "shop", sc: branch && "git" };
    const folder = await repositoryWith({
      ...exampleBundle({ ".platform": undefined }),
      ".elasticbeanstalk/config.yml": JSON.stringify({
        "branch-defaults": Object.fromEntries(branches),
        global,
      }),
    });
    await git(folder, "branch", "-M", "main");
    expect(await next(folder)).toContain(
      `--policy-name eb-health-hooks-${name} --policy-document "$(node TOOL policy --environment ${name})"\n`,
    );
  });

  const BLOCK = "aws:elasticbeanstalk:environment:process:default";
  test.for([
    [
      "below the block that is there",
      `option_settings:\n    ${BLOCK}:\n        HealthCheckPath: /health/\n`,
      "add to .ebextensions/health-check.config below line 2:\n           MatcherHTTPCode: 200-301\n",
    ],
    [
      "in another file, beside a list",
      `option_settings:\n  - namespace: ${BLOCK}\n    option_name: HealthCheckPath\n    value: /\n`,
      "in a new file .ebextensions/health-check-codes.config:\n   option_settings:\n",
    ],
    [
      "in another file, beside other options",
      "option_settings:\n  aws:other:\n    A: b\n",
      "in a new file .ebextensions/health-check-codes.config:\n   option_settings:\n",
    ],
  ] as const)("the option setting goes %s", async ([, text, said]) => {
    const file = ".ebextensions/health-check.config";
    const folder = await repositoryWith(exampleBundle({ ".platform": undefined, [file]: text }));
    expect(await next(folder)).toContain(`the start: ${said}`);
  });

  test("the first cure is to go, where it is still there", async () => {
    const folder = await repositoryWith({
      ...exampleBundle({ ".platform": undefined }),
      "example/wsgi.py": `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\napplication = get()\n${ANSWER_FIRST}\n`,
      ".ebextensions/health-check.config": `option_settings:\n  ${BLOCK}:\n    HealthCheckPath: /health/\n`,
    });
    const steps = await next(folder);
    expect(steps).toMatch(
      /^1\. example\/wsgi\.py line 4: this line answers the load balancer's check of \/health\/ .*\n {3}.* delete this line and HealthCheckPath \(\.ebextensions\/health-check\.config\), and leave no empty block\./,
    );
    expect(steps).toContain("example/wsgi.py .ebextensions/health-check.config && git commit");
  });

  test.for([
    ["above the application", "application = get()", "Move line 2 below line 3."],
    [
      "above a function",
      "def application(environ, start):\n    start('200 OK', [])\n    return []",
      "Move line 2 below line 5.",
    ],
    ["where nothing makes one", "app = get()", "Delete line 2, or give "],
  ] as const)("the first cure %s is to be moved, whatever page is checked", async ([, last, remedy]) => {
    const folder = await repositoryWith({
      ...exampleBundle({ ".platform": undefined }),
      "example/wsgi.py": `import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\n${ANSWER_FIRST}\n${last}\n`,
    });
    expect(await next(folder)).toMatch(
      /^1\. example\/wsgi\.py line 2: .* and the app does not start\.\n {3}/,
    );
    expect(await next(folder)).toContain(`\n   ${remedy}`);
  });

  test("no option setting where it is set, no commit where there is no git", async () => {
    const setting =
      "option_settings:\n  aws:elasticbeanstalk:environment:process:default:\n    MatcherHTTPCode: 200-301\n";
    const folder = await folderWith(
      exampleBundle({ ".platform": undefined, ".ebextensions/health-check.config": setting }),
    );
    const steps = await next(folder);
    expect(steps.match(/^\d\. \w+/gm)).toEqual(["1. Allow", "2. Look"]);
    expect(Object.keys(contents(folder))).not.toContain(".gitattributes");
  });

  test.for([
    [".gitignore", ".*\n!.gitignore\n", "left out of git by .gitignore line 1 (.*)."],
    [".ebignore", "*.pyc\n.platform/\n", "left out by .ebignore line 2."],
  ] as const)("what %s would leave out of the zip", async ([file, text, reason]) => {
    const folder = await repositoryWith({ ...exampleBundle({ ".platform": undefined }), [file]: text });
    expect(await next(folder)).toContain(
      `.platform/THIRD_PARTY_NOTICES would not be in the bundle: ${reason}`,
    );
  });

  test("nothing where the .ebignore cannot be read", async () => {
    const folder = await folderWith(exampleBundle({ ".platform": undefined, ".ebignore/file": "" }));
    const { code, stderr } = await runCli(["init", folder]);
    expect(stderr).toMatch(
      /^eb-health-hooks: .*\.ebignore is no file, so it cannot be read: move it away\.\n$/,
    );
    expect(code).toBe(2);
  });

  test("the line, where git ignores the .env that has the list", async () => {
    const folder = await repositoryWith({
      ...exampleBundle({ ".platform": undefined, ".env": undefined }),
      ".gitignore": ".env\n",
    });
    await write(folder, { ".env": "ALLOWED_HOSTS=www.example.com\n" });
    expect(await next(folder)).toMatch(
      /^1\. \.env: it is not in the bundle: left out of git by \.gitignore line 1 \(\.env\) .*\n {3}Add to .*HEALTH_CHECK_HOSTS/,
    );
  });

  test.for([
    [
      "no platform that is known",
      "",
      "with docker-compose.yml this may be meant for a Docker platform",
      "If it is: below",
    ],
    [
      "the Docker platform",
      "Docker running on 64bit Amazon Linux 2023",
      "it gives HEALTH_CHECK_HOSTS to no service",
      "Below",
    ],
  ] as const)("the line for docker-compose.yml, on %s", async ([, platform, what, remedy]) => {
    const folder = await repositoryWith(
      exampleBundle({
        ".platform": undefined,
        "docker-compose.yml": "services:\n  web:\n    build: .\n    environment:\n      A: b\n",
        ".elasticbeanstalk/config.yml": `global:\n  default_platform: ${platform}\n`,
      }),
    );
    const steps = await next(folder);
    expect(steps).toContain(`docker-compose.yml: ${what}.\n   ${remedy} environment: of the service`);
    expect(steps).toMatch(/add the line: HEALTH_CHECK_HOSTS: \$\{HEALTH_CHECK_HOSTS-\}\n/);
    expect(steps).toContain("git add .platform .gitattributes docker-compose.yml && git commit");
  });

  test("the line for settings.py, which is never run", async () => {
    const settings = '1 / 0\nALLOWED_HOSTS = ["shop.example.com"]\n';
    const folder = await repositoryWith(
      exampleBundle({ ".platform": undefined, "example/settings.py": settings }),
    );
    expect(await next(folder)).toContain(
      'Add to example/settings.py below line 2: import os; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n',
    );
  });
});

describe("init --edit-settings", () => {
  test("writes through no link that stands where the new file is written", async () => {
    const folder = await shop(TEXTS["a list"]);
    const other = join(await emptyFolder(), "other");
    await writeFile(other, "not to be touched");
    for (const file of ["example/settings.py", ".gitattributes"])
      await symlink(other, join(folder, `${file}.eb-health-hooks.new`));
    expect((await init(folder, "--edit-settings")).code).toBe(0);
    expect(await readFile(other, "utf8")).toBe("not to be touched");
    expect(contents(folder)["example/settings.py"]).toContain("HEALTH_CHECK_HOSTS");
  });

  const LINE = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
  const TEXTS = {
    "a list": 'import os\nALLOWED_HOSTS = ["www.example.com"]\nDEBUG = False\n',
    "no newline at its end": 'import os\nALLOWED_HOSTS = ["www.example.com"]',
    "CRLF, and no import": 'ALLOWED_HOSTS = ["www.example.com"]\r\nDEBUG = False\r\n',
    "a tuple": 'import os\nALLOWED_HOSTS = ("www.example.com",)\n',
    "the list at its top": 'ALLOWED_HOSTS = ["www.example.com"]\na = 1\nb = 2\nc = 3\nd = 4\n',
  };
  const shop = (text: string) =>
    repositoryWith({ ...exampleBundle({ ".platform": undefined }), "example/settings.py": text });

  test.for(Object.entries(TEXTS))("with %s: adds the line once, and takes it out again", async ([, text]) => {
    const folder = await shop(text);
    const before = contents(folder);
    const { code, stdout } = await init(folder, "--edit-settings");
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("changed example/settings.py\n--- a/"),
    });
    const edited = contents(folder)["example/settings.py"];
    expect(edited).toContain("HEALTH_CHECK_HOSTS");
    expect(stdout).toContain("git add .platform .gitattributes example/settings.py && git commit");
    expect(stdout).not.toMatch(/^\d\. .*ALLOWED_HOSTS/m);

    expect((await init(folder, "--edit-settings")).stdout).toContain(
      "example/settings.py has the line already\n",
    );
    expect(contents(folder)["example/settings.py"]).toBe(edited);

    await init(folder, "--edit-settings", "--remove");
    expect(contents(folder)).toEqual(before);
  });

  test.for(Object.entries(TEXTS).filter(([, text]) => !text.includes("\r")))(
    "--dry-run, with %s: a diff that git applies, and nothing is changed",
    async ([, text]) => {
      const folder = await shop(text);
      const before = contents(folder);
      const { stdout } = await init(folder, "--edit-settings", "--dry-run");
      expect(contents(folder)).toEqual(before);
      const diff = /^--- a\/[\s\S]*?(?=^dry run:)/m.exec(stdout)?.[0] ?? "";
      await write(folder, { "../line.diff": diff });
      await git(folder, "apply", "../line.diff");
      const applied = contents(folder)["example/settings.py"];
      await git(folder, "checkout", "-q", "example/settings.py");
      await init(folder, "--edit-settings");
      expect(contents(folder)["example/settings.py"]).toBe(applied);
    },
  );

  test("goes into the settings that the server loads", async () => {
    const folder = await shop('ALLOWED_HOSTS = ["localhost"]\n');
    await write(folder, {
      "example/live.py": 'import os\nALLOWED_HOSTS = ["www.example.com"]\n',
      "example/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.live")\n',
    });
    await init(folder, "--edit-settings");
    expect(await readFile(join(folder, "example/live.py"), "utf8")).toBe(
      `import os\nALLOWED_HOSTS = ["www.example.com"]\n${LINE}\n`,
    );
  });

  test.for([
    [`${LINE}\nALLOWED_HOSTS = ["a.example.com"]\nDEBUG = False`, "move line 2 below line 3."],
    [`${LINE}\nALLOWED_HOSTS = ["a.example.com"]\n${LINE}`, "delete line 2: line 4 does it."],
  ] as const)("the line above the list is to be moved: %s", async ([text, remedy]) => {
    const folder = await shop(`import os\n${text}\n`);
    const { stdout } = await init(folder, "--edit-settings");
    expect(stdout).toContain(`example/settings.py has the line, and above the list: ${remedy}\n`);
    expect(stdout).toMatch(/^2\. example\/settings\.py line 2: the line .* stands above the list/m);
    expect(stdout).not.toContain("   Add to example/settings.py");
  });

  test("a second run before the commit names the settings too, and after it nothing", async () => {
    const folder = await shop(TEXTS["a list"]);
    await init(folder, "--edit-settings");
    const { stdout } = await init(folder);
    expect(stdout).toContain("git add .platform .gitattributes example/settings.py && git commit");
    await git(folder, "add", ".platform", ".gitattributes");
    await git(folder, "commit", "-qm", "hooks");
    expect((await init(folder)).stdout).toContain("   git add example/settings.py && git commit");
    await commit(folder);
    expect((await init(folder)).stdout).not.toContain("git commit");
  });

  test("a link is not followed, and what is missing is said", async () => {
    const folder = await shop('ALLOWED_HOSTS = ["localhost"]\n');
    await write(folder, { "shared.py": "X = 1\n", "example/settings.py": undefined });
    await symlink("../shared.py", join(folder, "example/settings.py"));
    const { stdout } = await init(folder, "--edit-settings");
    expect(stdout).toMatch(/was left as it is|no line was added/);
    expect(await readFile(join(folder, "shared.py"), "utf8")).toBe("X = 1\n");
  });
});

describe("a retired platform stops init before it changes anything", () => {
  const config = (platform: string) => ({
    ".elasticbeanstalk/config.yml": `global:\n  default_platform: ${platform}\n`,
  });
  const app = exampleBundle({ ".platform": undefined });

  test.for([
    config("Python 3.8 running on 64bit Amazon Linux 2"),
    config("Python 3.6 running on 64bit Amazon Linux"),
    config("Python 3.8"),
    config("python-3.6"),
    config("64bit Amazon Linux 2 v3.5.1 running Python 3.8"),
    { ".ebextensions/a.config": "commands:\n  one:\n    command: amazon-linux-extras install epel\n" },
    {
      ".ebextensions/a.config":
        "option_settings:\n  aws:elasticbeanstalk:container:python:staticfiles:\n    /static/: static/\n",
    },
    { ".platform/hooks/postdeploy/10_migrate.sh": "#!/bin/sh\n. /opt/python/run/venv/bin/activate\n" },
  ])("%j", async (files) => {
    const folder = await folderWith({ ...app, ...files });
    const before = contents(folder);
    const { code, stderr } = await runCli(["init", folder]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /retired[\s\S]*Nothing was changed\. To go on all the same: init --any-platform\n$/,
    );
    expect(contents(folder)).toEqual(before);
    expect((await runCli(["init", "--any-platform", folder])).code).toBe(0);
  });

  test.for([
    config("Python 3.13 running on 64bit Amazon Linux 2023"),
    config("Python 3.9 running on 64bit Amazon Linux 2023"),
    { ".platform/hooks/postdeploy/10_migrate.sh": "#!/bin/sh\n# not /opt/python/run any more\n" },
    { ...config("Python 3.13 running on 64bit Amazon Linux 2023"), Procfile: "web: /opt/python/run/serve\n" },
  ])("and a current one does not: %j", async (files) => {
    expect((await runCli(["init", await folderWith({ ...app, ...files })])).code).toBe(0);
  });
});

describe("what init cannot work in is one sentence, and 2:", () => {
  test.for([
    ["a folder that is not there", "/nowhere/at/all", /is no folder: name the folder of your app\.$/],
    ["a file", process.execPath, /is no folder: name the folder of your app\.$/],
  ] as const)("%s", async ([, path, message]) => {
    const { code, stdout, stderr } = await init(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trimEnd()).toMatch(message);
  });

  test("a folder that is no app, also with nothing but the hooks in it", async () => {
    const folder = await folderWith({ "notes.txt": "", [INSTALL]: ours("hooks/prebuild/00_install_node") });
    const { code, stderr } = await init(folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^eb-health-hooks: .* does not look like an app bundle \(no manage\.py, .*\n$/);
    expect(Object.keys(contents(folder))).toEqual([INSTALL, "notes.txt"]);
  });

  test("a .gitattributes that is a folder", async () => {
    const folder = await app();
    await write(folder, { ".gitattributes/x": "" });
    const { code, stderr } = await init(folder);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "eb-health-hooks: .gitattributes is a folder, not a file of this folder itself: make it one. Nothing was changed.\n",
    );
    expect(Object.keys(contents(folder)).filter((path) => path.startsWith(".platform"))).toEqual([]);
  });

  test("a disk that takes no more", async () => {
    const folder = await app();
    const cli = join(import.meta.dirname, "../../dist/eb-health-hooks.cjs");
    const script = `ulimit -f 0; "${process.execPath}" "${cli}" init . 2>&1; echo $?`;
    expect(await run("sh", ["-c", script], folder)).toMatch(
      /^eb-health-hooks: \.platform\/\S+ cannot be changed \(EFBIG\): fix that and run this again\.\n2\n$/,
    );
  });
});
