/** Files that users have, or that somebody gives them: one sentence each, bounded memory and time, and nothing run. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { PATIENTLY } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { SYSTEM_NODE, measuredTool as tool } from "./measured-tool.ts";
import {
  emptyFolder,
  exampleBundle,
  folderWith,
  git,
  type Run,
  repositoryWith,
  runCli,
  write,
  zipWith,
} from "./support.ts";

const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");

/** Exit 2, one sentence, and nothing that moves a cursor. */
function expectOneSentence({ code, stdout, stderr }: Run, sentence: RegExp): void {
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^eb-health-hooks: [^\n\p{Cc}]+\.\n$/u);
  expect(stderr).toMatch(sentence);
}

const property = (value: string) =>
  `option_settings:\n  aws:elasticbeanstalk:application:environment:\n    ALLOWED_HOSTS: ${value}\n`;
const bomb = (depth: number) =>
  `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: depth }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(",")}]\n`).join("")}`;

describe("YAML", () => {
  test.for([
    ["a wildcard", property("*.example.com"), /put it into quotes, "\*\.example\.com"/],
    ["two wildcards", property("a.example,*.example.com"), undefined],
    ["a wildcard in a list", `hosts: [*.a.example]\n${property("x")}`, /put it into quotes/],
    ["a wildcard of one letter", property("*x"), /put it into quotes, "\*x"/],
    ["a bomb of aliases", bomb(9), /cannot be read: /],
    ["an alias of itself", "a: &a [*a]\n", undefined],
    ["200 aliases", `a: &a x\nlist:\n${"  - *a\n".repeat(200)}${property("x")}`, undefined],
    ["100,000 brackets", "[".repeat(100_000), /cannot be read: /],
    ["100,000 dashes", "- ".repeat(100_000), /cannot be read: its values are nested more than 500 deep/],
    ["100,000 question marks", "? ".repeat(100_000), /cannot be read: its values are nested/],
    ["a depth of 5,000", `${"{a: ".repeat(5000)}1${"}".repeat(5000)}`, undefined],
    ["control characters", "a: \u0007\u001b[2J\u0000\n", undefined],
    [
      "names of every object",
      "__proto__: {x: 1}\nconstructor: 1\noption_settings: {__proto__: {a: 1}, constructor: {b: 2}}\n",
      undefined,
    ],
    ["a name without an end", `option_settings:\n  "${"x".repeat(200_000)}`, /cannot be read: /],
    ["tags of programs", "a: !!python/object/apply:os.system ['id']\n", undefined],
  ] as const)("%s", async ([, text, said]) => {
    for (const [command, file] of [
      ["check", ".ebextensions/a.config"],
      ["init", ".ebextensions/a.config"],
    ] as const) {
      const folder = await folderWith(
        exampleBundle({ [file]: text, ...(command === "init" && { ".platform": undefined }) }),
      );
      const run = await tool([command, folder]);
      expect(run.stderr).toBe("");
      expect([0, 1]).toContain(run.code);
      expect(run.stdout).not.toMatch(/[^\P{Cc}\n]/u);
      if (said && command === "check") expect(run.stdout).toMatch(said);
    }
  });
});

describe("what cannot be read", () => {
  const asNobody = test.skipIf(process.getuid?.() !== 0 || !existsSync(SYSTEM_NODE));

  asNobody.for([
    [
      "a folder",
      (folder: string) => mkdirSync(join(folder, "data"), { mode: 0o700 }),
      /data cannot be read \(EACCES\)/,
    ],
    [
      "a hook",
      (folder: string) => chmodSync(join(folder, ".platform/hooks/predeploy/10_allowed_hosts.cjs"), 0o600),
      /10_allowed_hosts\.cjs cannot be read \(EACCES\)/,
    ],
    [
      "the env file",
      (folder: string) => chmodSync(join(folder, ".env"), 0o600),
      /\.env cannot be read \(EACCES\)/,
    ],
    ["the app's folder", (folder: string) => chmodSync(folder, 0o700), /cannot be (read|opened) \(EACCES\)/],
    [
      "the options",
      (folder: string) => {
        mkdirSync(join(folder, ".ebextensions"));
        writeFileSync(join(folder, ".ebextensions/a.config"), "", { mode: 0o600 });
      },
      /a\.config cannot be read \(EACCES\)/,
    ],
  ] as const)("%s", async ([, spoil, sentence]) => {
    const folder = await folderWith(exampleBundle({ ".env": "ALLOWED_HOSTS=a.example\n" }));
    chmodSync(folder, 0o755);
    spoil(folder);
    expectOneSentence(await tool(["check", folder], { asNobody: true }), sentence);
  });

  const fifo = (path: string) => {
    mkdirSync(dirname(path), { recursive: true });
    spawnSync("rm", ["-rf", path]);
    expect(spawnSync("mkfifo", [path]).status).toBe(0);
  };

  test.for([".ebignore", ".elasticbeanstalk/config.global.yml", ".elasticbeanstalk/config.yml"])(
    "a pipe as %s",
    async (name) => {
      const folder = await folderWith(exampleBundle());
      if (name.endsWith("global.yml"))
        await write(folder, { ".elasticbeanstalk/config.yml": "global: {}\n" });
      fifo(join(folder, name));
      expectOneSentence(await tool(["check", folder]), /is no file, so it cannot be read: move it away/);
    },
  );

  test.for([".env", "manage.py", ".ebextensions/a.config", ".platform/hooks/predeploy/20_x"])(
    "a pipe as %s is not read",
    async (name) => {
      const folder = await folderWith(exampleBundle());
      fifo(join(folder, name));
      const run = await tool(["check", folder]);
      expect([0, 1]).toContain(run.code);
      expect(run.stderr).toBe("");
    },
  );

  test.for([
    ["/does/not/exist", /there can be no temporary folder in \/does\/not\/exist \(ENOENT\)/],
    ["/dev/null", /there can be no temporary folder in \/dev\/null \(ENOTDIR\)/],
  ] as const)("TMPDIR=%s", async ([TMPDIR, sentence]) => {
    const folder = await repositoryWith(exampleBundle());
    expectOneSentence(await tool(["check", folder], { env: { TMPDIR } }), sentence);
  });

  test("a huge env file", async () => {
    const folder = await folderWith(exampleBundle());
    spawnSync("truncate", ["-s", "3G", join(folder, ".env")]);
    expectOneSentence(await tool(["check", folder]), /\.env has 3072 MiB, which is too large/);
  });
});

describe("zips", () => {
  test("a flipped byte, wherever it is, is a finding, a sentence or without harm", async () => {
    const zip = await zipWith(exampleBundle({ ".env": "ALLOWED_HOSTS=a.example\n" }));
    const bytes = readFileSync(zip);
    let damaged = 0;
    for (let round = 0; round < 40; round += 1) {
      const at = Math.floor((bytes.length * round) / 40);
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      writeFileSync(zip, changed);
      const run = await runCli(["check", zip]);
      expect(run.stderr, `byte ${at}`).toMatch(/^$|^eb-health-hooks: [^\n]+\.\n$/);
      expect(run.code === 2, `byte ${at}`).toBe(run.stderr !== "");
      if (run.code !== 0) damaged += 1;
    }
    expect(damaged).toBeGreaterThan(35); // a few say what nobody reads, such as a time
  });

  test("a damaged file that check does not read is noticed too", async () => {
    const zip = await zipWith(exampleBundle({ "static/logo.svg": "a picture ".repeat(1000) }));
    const bytes = readFileSync(zip);
    bytes[bytes.indexOf("a picture ") + 5000] = 0;
    writeFileSync(zip, bytes);
    expectOneSentence(
      await tool(["check", zip]),
      /static\/logo\.svg cannot be read as a zip \(its bytes are not those/,
    );
  });

  test.for(["../evil", "a/../../evil", "/etc/evil", "C:/evil", "a\\..\\..\\evil"])(
    "a path %s",
    async (path) => {
      const run = await tool(["check", await zipWith(exampleBundle({ [path]: "x" }))]);
      expectOneSentence(run, /cannot be read as a zip/);
    },
  );

  test("names that turn the text around are shown plainly", async () => {
    const folder = await folderWith(
      exampleBundle({
        "manage.py": undefined,
        ".platform/hooks/predeploy/1\u202esj.sh\u2066": "x",
        ".ebextensions/\u001b[2J\u2028.config": "a: [",
      }),
    );
    const run = await tool(["check", folder]);
    expect(run.stdout + run.stderr).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u);
    expect((await tool(["check", folder, "--json"])).stdout).not.toMatch(
      /[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u,
    );
  });

  test("paths with more slashes and dots are those of the files that unzip makes", async () => {
    const bundle = Object.entries(exampleBundle());
    for (const start of [".//", "./././", ".///./"]) {
      const zip = await zipWith(
        Object.fromEntries(bundle.map(([path, file]) => [start + path.replace("/", "//"), file])),
      );
      expect(await tool(["check", zip])).toEqual(
        await tool(["check", await zipNamed(zip, Object.fromEntries(bundle))]),
      );
    }
  });

  async function zipNamed(path: string, files: Parameters<typeof zipWith>[0]): Promise<string> {
    const other = await zipWith(files);
    writeFileSync(path, readFileSync(other));
    return path;
  }

  test.for([
    ".env",
    ".platform/hooks/predeploy/10_allowed_hosts.cjs",
    ".ebextensions/a.config",
    "manage.py",
    "Procfile",
  ])("%s that unpacks to 700 MB", async (name) => {
    const zip = await zipWith(exampleBundle({ [name]: undefined }));
    appendDeflated(zip, name, 700 * 1024 * 1024);
    expectOneSentence(await tool(["check", zip]), /has 700 MiB, which is too large for what it should be/);
  });

  test.for([
    ["nothing", Buffer.alloc(0)],
    ["no zip", Buffer.from("not a zip\n".repeat(100))],
    [
      "an end alone, with a number of entries",
      Buffer.from("504b0506000000000000ffffffffffff0000000000000", "hex"),
    ],
    ["a page", Buffer.from("<html>\u001b[2J</html>")],
    ["zeros", Buffer.alloc(100_000)],
  ] as const)("%s", async ([, bytes]) => {
    const zip = join(await emptyFolder(), "bundle.zip");
    writeFileSync(zip, bytes);
    expectOneSentence(await tool(["check", zip]), /cannot be read as a zip/);
  });

  test.for(["the zip", "deploy.artifact"])("a named pipe as %s is not waited for", async (what) => {
    const folder = await folderWith({ ".elasticbeanstalk/config.yml": "deploy:\n  artifact: bundle.zip\n" });
    const zip = join(folder, "bundle.zip");
    expect(spawnSync("mkfifo", [zip]).status).toBe(0);
    const checked = what === "the zip" ? zip : folder;
    expectOneSentence(
      await tool(["check", checked]),
      /bundle\.zip is no file: name an app's folder or a zip\.$/m,
    );
  });
});

/** Puts one more entry at the end of a zip's list, which packs so many zeros. */
function appendDeflated(zip: string, name: string, size: number): void {
  const bytes = readFileSync(zip);
  const end = bytes.length - 22;
  const start = bytes.readUInt32LE(end + 16);
  const packed = deflateRawSync(Buffer.alloc(1024)); // the tool refuses it by its size
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  common.copy(header, 6);
  header.writeUInt32LE((0o100755 << 16) >>> 0, 38);
  header.writeUInt32LE(start, 42);
  const list = Buffer.concat([bytes.subarray(start, end), header, Buffer.from(name)]);
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt16LE(last.readUInt16LE(8) + 1, 8);
  last.writeUInt16LE(last.readUInt16LE(10) + 1, 10);
  last.writeUInt32LE(list.length, 12);
  last.writeUInt32LE(start + local.length, 16);
  writeFileSync(zip, Buffer.concat([bytes.subarray(0, start), local, list, last]));
}

describe("a repository whose settings name programs", () => {
  const ATTRIBUTES = "*.py filter=evil diff=evil\n.env filter=a=b\n";
  const evil = (mark: string) => `sh -c "touch ${mark}; cat"`;
  const SETTINGS: readonly (readonly [
    what: string,
    set: (folder: string, mark: string) => Promise<unknown>,
  ])[] = [
    ["core.fsmonitor", (folder, mark) => git(folder, "config", "core.fsmonitor", evil(mark))],
    ["a smudge filter", (folder, mark) => git(folder, "config", "filter.evil.smudge", evil(mark))],
    [
      "a clean filter that is required",
      async (folder, mark) => {
        await git(folder, "config", "filter.evil.clean", evil(mark));
        await git(folder, "config", "filter.evil.required", "true");
      },
    ],
    [
      "a filter whose name has an equals sign",
      (folder, mark) => git(folder, "config", "filter.a=b.smudge", evil(mark)),
    ],
    ["a process filter", (folder, mark) => git(folder, "config", "filter.evil.process", evil(mark))],
    [
      "a program that shows differences",
      async (folder, mark) => {
        await git(folder, "config", "diff.external", evil(mark));
        await git(folder, "config", "diff.evil.textconv", evil(mark));
      },
    ],
    [
      "hooks",
      async (folder, mark) => {
        await write(folder, {
          "evil-hooks/post-index-change": { text: `#!/bin/sh\ntouch ${mark}\n`, mode: 0o755 },
        });
        await git(folder, "config", "core.hooksPath", join(folder, "evil-hooks"));
      },
    ],
    [
      "an include in the work tree",
      async (folder, mark) => {
        await write(folder, {
          "included.cfg": `[core]\n\tfsmonitor = touch ${mark}\n[filter "evil"]\n\tsmudge = touch ${mark}\n`,
        });
        await git(folder, "config", "include.path", "../included.cfg");
      },
    ],
    [
      "an editor, a pager and a way to the net",
      async (folder, mark) => {
        for (const name of [
          "core.editor",
          "core.pager",
          "core.sshCommand",
          "core.askPass",
          "gpg.program",
          "credential.helper",
        ])
          await git(folder, "config", name, `sh -c "touch ${mark}"`);
      },
    ],
    [
      "a remote to fetch what is missing",
      async (folder, mark) => {
        await git(folder, "config", "extensions.partialClone", "origin");
        await git(folder, "config", "remote.origin.promisor", "true");
        await git(folder, "config", "protocol.ext.allow", "always");
        await git(folder, "config", "remote.origin.url", `ext::sh -c "touch ${mark}"`);
      },
    ],
  ];

  async function hostile(set: (typeof SETTINGS)[number][1]): Promise<{ folder: string; mark: string }> {
    const folder = await repositoryWith(
      exampleBundle({ ".gitattributes": ATTRIBUTES, ".env": "ALLOWED_HOSTS=a.example\n" }),
    );
    const mark = join(temporaryFolder(), "was-run");
    await write(folder, {
      "example/settings.py": "ALLOWED_HOSTS = []\n",
      ".env": "ALLOWED_HOSTS=b.example\n",
    });
    await set(folder, mark);
    return { folder, mark };
  }

  test.for(SETTINGS)("%s", async ([, set]) => {
    const { folder, mark } = await hostile(set);
    const index = readFileSync(join(folder, ".git/index"));
    const before = gitFiles(folder);
    for (const args of [[], ["--staged"]]) {
      const run = await tool(["check", folder, ...args]);
      expect(run.stderr).toBe("");
      expect([0, 1]).toContain(run.code);
    }
    expect(existsSync(mark)).toBe(false);
    expect(readFileSync(join(folder, ".git/index"))).toEqual(index);
    expect(gitFiles(folder)).toEqual(before);
  });

  test("a program that packs zips", async () => {
    const { folder, mark } = await hostile((at, mark) => git(at, "config", "tar.zip.command", evil(mark)));
    expectOneSentence(
      await tool(["check", folder]),
      /tar\.zip\.command would have a program pack the bundle/,
    );
    expect(existsSync(mark)).toBe(false);
  });

  test("a reason of git's is said whole", async () => {
    const folder = await repositoryWith(exampleBundle());
    writeFileSync(join(folder, ".git/config"), "[core\nbroken");
    expectOneSentence(
      await tool(["check", folder]),
      /git cannot work in .* \(fatal: bad config line 1 in file .*\.git\/config\): fix that first/,
    );
  });

  function gitFiles(folder: string): string[] {
    return readdirSync(join(folder, ".git"), { recursive: true, encoding: "utf8" }).sort();
  }
});

describe("what is left", () => {
  const ENDS = [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const;

  test.for(ENDS)("of the bundle after %s: nothing", async ([signal, exitCode]) => {
    const folder = await repositoryWith(exampleBundle());
    const TMPDIR = await emptyFolder();
    // git waits here, with the bundle's folder made.
    const text = `#!/bin/sh\ncase "$*" in *" archive "*) exec sleep 30 ;; *) exec /usr/bin/git "$@" ;; esac\n`;
    const bin = await folderWith({ git: { text, mode: 0o755 } });
    const env = { PATH: `${bin}:${process.env.PATH}`, TMPDIR };
    const child = spawn(process.execPath, [CLI, "check", folder], { env, stdio: "ignore", detached: true });
    await vi.waitFor(() => expect(readdirSync(TMPDIR)).toHaveLength(1), PATIENTLY);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-(child.pid ?? 0), signal); // as Ctrl-C does
    expect(await ended).toBe(exitCode);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test.for(ENDS)("of the bundle after %s that git heard first: nothing", async ([signal, exitCode]) => {
    const folder = await repositoryWith(exampleBundle());
    const TMPDIR = await emptyFolder();
    const { code, stderr } = await tool(["check", folder], {
      env: { PATH: await endedGit(signal), TMPDIR },
    });
    expect({ code, stderr }).toEqual({ code: exitCode, stderr: "" });
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test("of the bundle after the kernel ended git: one sentence", async () => {
    const TMPDIR = await emptyFolder();
    const folder = await repositoryWith(exampleBundle());
    const run = await tool(["check", folder], { env: { PATH: await endedGit("SIGKILL"), TMPDIR } });
    expectOneSentence(run, /git archive was ended by SIGKILL in .*: run this again/);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  /** A PATH with a git that a signal ends while it packs. */
  async function endedGit(signal: string): Promise<string> {
    const text = `#!/bin/sh\ncase "$*" in *" archive "*) kill -${signal.slice(3)} $$ ;; *) exec /usr/bin/git "$@" ;; esac\n`;
    return `${await folderWith({ git: { text, mode: 0o755 } })}:${process.env.PATH}`;
  }

  test("init does not write through a link", async () => {
    const folder = await repositoryWith(exampleBundle({ ".platform": undefined }));
    const outside = join(await emptyFolder(), "theirs");
    writeFileSync(outside, "theirs\n");
    symlinkSync(outside, join(folder, ".gitattributes"));
    expectOneSentence(await tool(["init", folder]), /\.gitattributes is a symbolic link/);
    expect(readFileSync(outside, "utf8")).toBe("theirs\n");
    expect(existsSync(join(folder, ".platform"))).toBe(false);
  });

  /** Runs a script in an app's folder on a disk of so many kilobytes, which takes the rights of root to mount. */
  async function onSmallDisk(kilobytes: number, script: string): Promise<string> {
    const make = `mount -t tmpfs -o size=${kilobytes}k tmpfs "$1" && cd "$1" && mkdir app && cd app && touch manage.py`;
    const args = [
      "--mount",
      "sh",
      "-c",
      `${make}\n${script}`,
      "sh",
      await emptyFolder(),
      process.execPath,
      CLI,
    ];
    return spawnSync("unshare", args, { encoding: "utf8", env: { PATH: process.env.PATH } }).stdout;
  }
  const mayMount = spawnSync("unshare", ["--mount", "true"]).status === 0;

  test.skipIf(!mayMount).for([8, 64, 200, 400, 600])(
    "of init on a disk of %s kB: nothing",
    async (kilobytes) => {
      const script = `exec 2>&1; "$2" "$3" init .; echo "exit $?"; find . -type f
      mount -o remount,size=4m "$1"; "$2" "$3" init .; echo "exit $?"; find .platform -name '*.new'`;
      expect(await onSmallDisk(kilobytes, script)).toMatch(
        /^eb-health-hooks: \S+ cannot be changed \(ENOSPC\): fix that and run this again\.\nexit 2\n\.\/manage\.py\nadded [\s\S]*\nexit 0\n$/,
      );
    },
  );

  test.for(["check", "check --json", "policy", "--help"])("%s into a full device", async (command) => {
    const folder = await folderWith(exampleBundle());
    const [first = "", ...others] = command.split(" ");
    const args = first === "check" ? [first, folder, ...others] : [first];
    const shell = ["-c", '"$@" >/dev/full', "sh", process.execPath, CLI, ...args];
    const run = spawnSync("sh", shell, { encoding: "utf8" });
    expect(run.status).toBe(2);
    expect(run.stderr).not.toContain("bug");
  });
});

describe("size", () => {
  test("20,000 .config files", async () => {
    const folder = await folderWith(exampleBundle());
    mkdirSync(join(folder, ".ebextensions"));
    for (let n = 0; n < 20_000; n += 1)
      writeFileSync(join(folder, `.ebextensions/${n}.config`), property(`h${n}.example`));
    const run = await tool(["check", folder]);
    expect(run.stderr).toBe("");
    expect([0, 1]).toContain(run.code);
  });

  test("a zip of 100,000 entries, with a bomb among them", async () => {
    const zip = join(await folderWith(exampleBundle()), "bundle.zip");
    const pack = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as zip:
    zip.write("manage.py")
    for n in range(100_000):
        zip.writestr("static/%d.txt" % n, "x")
    zip.writestr("bomb", b"\\0" * 200_000_000, zipfile.ZIP_DEFLATED)
`;
    execFileSync("/usr/bin/python3", ["-c", pack, zip], { cwd: dirname(zip) });
    const run = await tool(["check", zip]);
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("[no-dot-files]");
  });

  test("20,000 files beside the hooks", async () => {
    const folder = await folderWith(exampleBundle());
    for (let n = 0; n < 20_000; n += 1)
      writeFileSync(join(folder, `.platform/hooks/predeploy/${n}_x`), "#!/bin/sh\n", { mode: 0o755 });
    const run = await tool(["check", folder]);
    expect(run.stderr).toBe("");
    expect([0, 1]).toContain(run.code);
  });

  test("20,000 files in git, and 201 lines of .ebignore", async () => {
    const folder = await folderWith(exampleBundle());
    for (let n = 0; n < 500; n += 1) {
      mkdirSync(join(folder, `data/${n}`), { recursive: true });
      for (let m = 0; m < 40; m += 1) writeFileSync(join(folder, `data/${n}/${m}.txt`), "");
    }
    await git(folder, "init", "-q");
    await git(folder, "add", "-A");
    await git(folder, "commit", "-q", "-m", "many");
    expect((await tool(["check", folder])).stderr).toBe("");
    await write(folder, {
      ".ebignore": Array.from({ length: 201 }, (_, n) => `${n % 9 ? "" : "!"}build-${n}/**/*.o\n`).join(""),
    });
    expect((await tool(["check", folder])).stderr).toBe("");
  });
});
