import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { HookError } from "../../src/errors.ts";
import { Folder } from "../../src/instance/folder.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const OLD = "ALLOWED_HOSTS=example.com\n";
const NEW = "ALLOWED_HOSTS=example.com,127.31.4.7\n";
const TEMPORARY = ".env.eb-health-hooks.tmp";
const MIB = 1024 * 1024;

const isRoot = process.getuid?.() === 0;
/** In a mount namespace of its own, so that nothing of it is seen outside. */
const canMount = succeeds("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", tmpdir());
const canMakeDevices = isRoot && makesDevice();

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore", timeout: PATIENCE_MS }).status === 0;
}

function makesDevice(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "eb-health-hooks-device-"));
  const made = succeeds("mknod", join(folder, "zero"), "c", "1", "5");
  rmSync(folder, { recursive: true });
  return made;
}

/** An app folder with an env file in it, deleted when the test ends. */
function appFolder(files: Readonly<Record<string, string>> = { ".env": OLD }): string {
  const app = join(temporaryFolder(), "app");
  mkdirSync(app);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  return app;
}

function openFolder(base: string, below = ""): Folder {
  const folder = Folder.open(base, below);
  if (!folder) throw new Error(`there is no folder ${below} in ${base}`);
  return folder;
}

function readFile(folder: Folder, name = ".env") {
  const read = folder.read(name);
  if (!read) throw new Error(`there is no ${name}`);
  return read;
}

/** Reads and replaces as the hook does, with something happening in between. */
function edit(app: string, meanwhile: () => void = () => {}, text = NEW): void {
  const folder = openFolder(app);
  const read = readFile(folder);
  meanwhile();
  folder.replace(".env", Buffer.from(text), read.mode, read);
}

/** The same in a process of its own, with its own umask, and ended when it hangs. */
function editInProcess(app: string, umask = 0o022): void {
  const script = `
    import { Folder } from ${JSON.stringify(new URL("../../src/instance/folder.ts", import.meta.url).href)};
    process.umask(${umask});
    const folder = Folder.open(process.argv[1]);
    const read = folder.read(".env");
    folder.replace(".env", Buffer.from(${JSON.stringify(NEW)}), read.mode, read);`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script, app];
  execFileSync(process.execPath, args, { timeout: PATIENCE_MS, killSignal: "SIGKILL", stdio: "pipe" });
}

/** The operator's message of the expected failure that `action` ends with. */
function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof HookError) return error.message;
    throw error;
  }
  throw new Error("it did not fail");
}

const textOf = (app: string, name = ".env") => readFileSync(join(app, name), "utf8");

describe("a replaced file", () => {
  test("has the new bytes, in a file of its own, with nothing beside it", () => {
    const app = appFolder({ ".env": OLD, other: "x" });
    const before = statSync(join(app, ".env")).ino;
    edit(app);
    expect(textOf(app)).toBe(NEW);
    expect(statSync(join(app, ".env")).ino).not.toBe(before);
    expect(readdirSync(app).sort()).toEqual([".env", "other"]);
  });

  test.for(["644", "600", "640", "666", "400", "755", "000"])("keeps the mode %s", (digits, { skip }) => {
    const mode = Number.parseInt(digits, 8);
    skip(!isRoot && mode === 0, "only root can read a file without any permission");
    const app = appFolder();
    chmodSync(join(app, ".env"), mode);
    edit(app);
    expect(statSync(join(app, ".env")).mode & 0o7777).toBe(mode);
    chmodSync(join(app, ".env"), 0o600);
    expect(textOf(app)).toBe(NEW);
  });

  test("has its mode whatever the umask is", () => {
    const app = appFolder();
    chmodSync(join(app, ".env"), 0o664);
    editInProcess(app, 0o077);
    expect(statSync(join(app, ".env")).mode & 0o777).toBe(0o664);
    expect(textOf(app)).toBe(NEW);
  });

  test.skipIf(!isRoot)(
    "keeps the owner and the group, also in somebody else's folder, which takes root",
    () => {
      for (const [uid, gid] of [
        [4242, 4343],
        [0, 0],
      ] as const) {
        const app = appFolder();
        chownSync(app, 1234, 1235);
        chmodSync(app, 0o2755); // what is made in it gets its group
        chownSync(join(app, ".env"), uid, gid);
        edit(app);
        expect(statSync(join(app, ".env"))).toMatchObject({ uid, gid });
      }
    },
  );

  test("leaves the other names of a hard link as they were", () => {
    const app = appFolder();
    linkSync(join(app, ".env"), join(app, "linked"));
    edit(app);
    expect(textOf(app)).toBe(NEW);
    expect(textOf(app, "linked")).toBe(OLD);
  });

  test("may hold any bytes", () => {
    const app = appFolder();
    const bytes = Buffer.from([0, 255, 254, 10, 13, 0xc3, 0x28]);
    const folder = openFolder(app);
    const read = readFile(folder);
    folder.replace(".env", bytes, read.mode, read);
    expect(readFile(folder).bytes).toEqual(bytes);
  });

  test("may be new", () => {
    const app = appFolder({});
    openFolder(app).replace("new.env", Buffer.from(NEW), 0o600, undefined);
    expect(textOf(app, "new.env")).toBe(NEW);
    expect(statSync(join(app, "new.env")).mode & 0o7777).toBe(0o600);
    expect(readdirSync(app)).toEqual(["new.env"]);
  });

  test("can be replaced again after it was read again", () => {
    const app = appFolder();
    edit(app);
    edit(app);
    expect(textOf(app)).toBe(NEW);
    expect(readdirSync(app)).toEqual([".env"]);
  });
});

describe("what does not exist is undefined", () => {
  test("a file", () => {
    expect(openFolder(appFolder()).read("absent")).toBeUndefined();
  });

  test("a folder, unless it is to be made", () => {
    const app = appFolder();
    expect(Folder.open(app, "a/b")).toBeUndefined();
    Folder.make(app, "a/b").replace("c", Buffer.from("x"), 0o600, undefined);
    expect(textOf(app, "a/b/c")).toBe("x");
    expect(statSync(join(app, "a")).mode & 0o022).toBe(0);
  });
});

test("a deleted file may be gone already", () => {
  const app = appFolder();
  const folder = openFolder(app);
  folder.remove(".env");
  folder.remove(".env");
  expect(readdirSync(app)).toEqual([]);
});

test("a symbolic link is deleted, not what it leads to", () => {
  const app = appFolder({ target: OLD });
  symlinkSync("target", join(app, ".env"));
  openFolder(app).remove(".env");
  expect(readdirSync(app)).toEqual(["target"]);
  expect(textOf(app, "target")).toBe(OLD);
});

const NOT_READ: readonly (readonly [what: string, make: (file: string) => void, message: RegExp])[] = [
  ["a symbolic link", (file) => symlinkSync("target", file), /is a symbolic link/],
  ["a symbolic link to nothing", (file) => symlinkSync("nothing", file), /is a symbolic link/],
  ["a symbolic link to a folder", (file) => symlinkSync(".", file), /is a symbolic link/],
  ["a symbolic link to itself", (file) => symlinkSync(".env", file), /is a symbolic link/],
  ["a folder", (file) => mkdirSync(file), /is a folder/],
  ["a named pipe", (file) => execFileSync("mkfifo", [file]), /a named pipe/],
  ["a file of 1 MiB and a byte", (file) => writeFileSync(file, Buffer.alloc(MIB + 1)), /larger than 1 MiB/],
  ["a file of 10 MB", (file) => writeFileSync(file, Buffer.alloc(10_000_000)), /larger than 1 MiB/],
];

describe("reads no file that is not a regular one of at most 1 MiB:", () => {
  test.for(NOT_READ)("%s", ([, make, message]) => {
    const app = appFolder({ target: OLD });
    make(join(app, ".env"));
    expect(failureOf(() => openFolder(app).read(".env"))).toMatch(message);
    expect(textOf(app, "target")).toBe(OLD);
    expect(readdirSync(app).sort()).toEqual([".env", "target"]);
  });

  test("a socket", async () => {
    const app = appFolder({});
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(join(app, ".env"), resolve);
    });
    onTestFinished(() => {
      server.close();
    });
    expect(failureOf(() => openFolder(app).read(".env"))).toMatch(/a socket/);
  });

  test.skipIf(!canMakeDevices)("a device, which takes mknod to make", () => {
    const app = appFolder({});
    execFileSync("mknod", [join(app, ".env"), "c", "1", "5"]);
    expect(failureOf(() => openFolder(app).read(".env"))).toMatch(/a device/);
  });

  test("but one of exactly 1 MiB it reads", () => {
    const bytes = Buffer.alloc(MIB, "x");
    const app = appFolder({ ".env": bytes.toString() });
    expect(readFile(openFolder(app)).bytes.equals(bytes)).toBe(true);
  });

  test.skipIf(!existsSync("/proc/kallsyms"))("a file of /proc whose size is not what is in it", () => {
    expect(statSync("/proc/kallsyms").size).toBe(0);
    expect(failureOf(() => openFolder("/proc").read("kallsyms"))).toMatch(/larger than 1 MiB/);
  });
});

describe("follows no symbolic link on the way:", () => {
  test.for([
    ["the first folder", "linked", /app\/linked is a symbolic link, not a folder: it is left alone$/],
    ["a folder further down", "real/linked", /app\/real\/linked is a symbolic link, not a folder/],
    ["a link to nothing", "nothing", /app\/nothing is a symbolic link, not a folder/],
  ] as const)("%s", ([, below, message]) => {
    const app = appFolder({});
    mkdirSync(join(app, "real/target"), { recursive: true });
    symlinkSync("real", join(app, "linked"));
    symlinkSync("target", join(app, "real/linked"));
    symlinkSync("absent", join(app, "nothing"));
    expect(failureOf(() => Folder.open(app, below))).toMatch(message);
    expect(failureOf(() => Folder.make(app, below))).toMatch(message);
    expect(existsSync(join(app, "absent"))).toBe(false);
  });

  test("the app folder itself", () => {
    const app = appFolder();
    symlinkSync(app, `${app}-link`);
    expect(failureOf(() => Folder.open(`${app}-link`))).toMatch(/app-link is a symbolic link, not a folder/);
  });

  test("a file in the place of a folder", () => {
    const app = appFolder({ config: "x" });
    const message = /app\/config is a regular file, not a folder: it is left alone$/;
    expect(failureOf(() => Folder.open(app, "config"))).toMatch(message);
    expect(failureOf(() => Folder.make(app, "config"))).toMatch(message);
  });
});

describe("writes nothing when the file is not the one that was read:", () => {
  const CHANGED = /\.env was changed by someone else just now$/;
  test.for([
    [
      "another file was renamed over it",
      (app: string) => {
        writeFileSync(join(app, "other"), "OTHER=1\n");
        renameSync(join(app, "other"), join(app, ".env"));
      },
      "OTHER=1\n",
    ],
    [
      "a file with the same content was renamed over it",
      (app: string) => {
        writeFileSync(join(app, "other"), OLD);
        renameSync(join(app, "other"), join(app, ".env"));
      },
      OLD,
    ],
    [
      "more was written to it",
      (app: string) => writeFileSync(join(app, ".env"), `${OLD}A=1\n`),
      `${OLD}A=1\n`,
    ],
    [
      "something of the same length was written to it",
      (app: string) => {
        waitForTheClock(app);
        writeFileSync(join(app, ".env"), OLD.toLowerCase());
      },
      OLD.toLowerCase(),
    ],
    [
      "its mode was changed",
      (app: string) => {
        waitForTheClock(app);
        chmodSync(join(app, ".env"), 0o600);
      },
      OLD,
    ],
    [
      "a symbolic link was put there",
      (app: string) => {
        writeFileSync(join(app, "../target"), OLD);
        unlinkSync(join(app, ".env"));
        symlinkSync("../target", join(app, ".env"));
      },
      OLD,
    ],
    [
      "it became a link to itself under another name",
      (app: string) => {
        renameSync(join(app, ".env"), join(app, "../target"));
        symlinkSync("../target", join(app, ".env"));
      },
      OLD,
    ],
    ["it was deleted", (app: string) => unlinkSync(join(app, ".env")), undefined],
    [
      "a folder was put there",
      (app: string) => {
        unlinkSync(join(app, ".env"));
        mkdirSync(join(app, ".env"));
      },
      undefined,
    ],
  ] as const)("%s", ([, meanwhile, text]) => {
    const app = appFolder();
    let names: string[] = [];
    const message = failureOf(() =>
      edit(app, () => {
        meanwhile(app);
        names = readdirSync(app);
      }),
    );
    expect(message).toMatch(CHANGED);
    expect(readdirSync(app)).toEqual(names);
    const isFile = existsSync(join(app, ".env")) && statSync(join(app, ".env")).isFile();
    expect(isFile ? textOf(app) : undefined).toBe(text);
  });

  test.for([
    ["a file", (file: string) => writeFileSync(file, OLD)],
    ["a symbolic link to nothing", (file: string) => symlinkSync("../target", file)],
  ] as const)("%s has come where none was", ([, put]) => {
    const app = appFolder({});
    const folder = openFolder(app);
    expect(folder.read(".env")).toBeUndefined();
    put(join(app, ".env"));
    expect(failureOf(() => folder.replace(".env", Buffer.from(NEW), 0o600, undefined))).toMatch(CHANGED);
    expect(existsSync(join(app, ".env")) ? textOf(app) : OLD).toBe(OLD);
    expect(existsSync(join(app, "../target"))).toBe(false);
    expect(readdirSync(app)).toEqual([".env"]);
  });
});

/** Until the file system's clock has ticked since the env file was made: it ticks every few milliseconds. */
function waitForTheClock(app: string): void {
  const { ctimeNs } = statSync(join(app, ".env"), { bigint: true });
  const end = Date.now() + PATIENCE_MS;
  const probe = join(app, "../probe");
  do {
    writeFileSync(probe, "x");
    if (Date.now() > end) throw new Error("the file system's clock stands still");
  } while (statSync(probe, { bigint: true }).ctimeNs <= ctimeNs);
}

describe("when the folder is swapped between reading and writing", () => {
  test.for([
    [
      "a symbolic link",
      (app: string) => {
        mkdirSync(join(app, "../target"));
        symlinkSync("target", app);
      },
    ],
    ["another folder", (app: string) => mkdirSync(app)],
  ] as const)("by %s, it writes into the one that it opened", ([, put]) => {
    const app = appFolder();
    edit(app, () => {
      renameSync(app, join(app, "../moved"));
      put(app);
      writeFileSync(join(app, ".env"), OLD);
    });
    expect(textOf(join(app, "../moved"))).toBe(NEW);
    expect(textOf(app)).toBe(OLD);
    expect(readdirSync(app)).toEqual([".env"]);
  });

  test("and a folder further down as well", () => {
    const app = appFolder({});
    const target = join(app, "../target");
    for (const folder of [join(app, "config"), target]) {
      mkdirSync(folder);
      writeFileSync(join(folder, ".env"), OLD);
    }
    const folder = openFolder(app, "config");
    const read = readFile(folder);
    renameSync(join(app, "config"), join(app, "moved"));
    symlinkSync("../target", join(app, "config"));
    folder.replace(".env", Buffer.from(NEW), read.mode, read);
    expect(textOf(app, "moved/.env")).toBe(NEW);
    expect(textOf(target)).toBe(OLD);
    expect(readdirSync(target)).toEqual([".env"]);
  });

  test("by nothing, because it was deleted, it says so", () => {
    const app = appFolder();
    expect(failureOf(() => edit(app, () => rmSync(app, { recursive: true })))).toMatch(
      /^cannot write .*\.env, it is as it was: ENOENT: no such file or directory$/,
    );
    expect(existsSync(app)).toBe(false);
  });
});

describe("the temporary file", () => {
  test("of a killed run is gone after the next, also after one that is refused", () => {
    const app = appFolder({ ".env": OLD, [TEMPORARY]: "half of it" });
    chmodSync(join(app, TEMPORARY), 0o400);
    edit(app);
    expect(textOf(app)).toBe(NEW);
    expect(readdirSync(app)).toEqual([".env"]);
    writeFileSync(join(app, TEMPORARY), "half of it");
    failureOf(() => edit(app, () => writeFileSync(join(app, ".env"), `${OLD}A=1\n`)));
    expect(readdirSync(app)).toEqual([".env"]);
  });

  test.for([
    ["symbolic link to a file", "../target", symlinkSync],
    ["symbolic link to nothing", "../absent", symlinkSync],
    ["symbolic link to a folder", "..", symlinkSync],
    ["symbolic link to the env file", ".env", symlinkSync],
    ["hard link", "../target", (target: string, path: string) => linkSync(join(path, "..", target), path)],
  ] as const)("is not written through when it is a planted %s", ([, target, plant]) => {
    const app = appFolder();
    writeFileSync(join(app, "../target"), "precious");
    chmodSync(join(app, "../target"), 0o600);
    plant(target, join(app, TEMPORARY));
    edit(app);
    expect(textOf(app)).toBe(NEW);
    expect(lstatSync(join(app, ".env")).isFile()).toBe(true);
    expect(readdirSync(app)).toEqual([".env"]);
    expect(textOf(app, "../target")).toBe("precious");
    expect(statSync(join(app, "../target")).mode & 0o777).toBe(0o600);
    expect(existsSync(join(app, "../absent"))).toBe(false);
  });

  test("that is a planted folder is left alone, and the file is as it was", () => {
    const app = appFolder();
    mkdirSync(join(app, TEMPORARY));
    expect(failureOf(() => edit(app))).toMatch(/^cannot write .*\.env, it is as it was: /);
    expect(textOf(app)).toBe(OLD);
  });

  test("that is a planted named pipe does not hold the hook", () => {
    const app = appFolder();
    execFileSync("mkfifo", [join(app, TEMPORARY)]);
    editInProcess(app);
    expect(textOf(app)).toBe(NEW);
    expect(readdirSync(app)).toEqual([".env"]);
  });
});

/** A small file system with an app folder in it, seen only through the process that holds it mounted. */
async function mountedAppFolder(options: string): Promise<{ app: string; remount: (how: string) => void }> {
  const base = mkdtempSync(join(tmpdir(), "eb-health-hooks-mount-"));
  const mount = 'mount -t tmpfs -o "$2" tmpfs "$1" && mkdir "$1/app" && echo mounted && exec sleep 60';
  const holder = spawn("unshare", ["-m", "sh", "-c", mount, "sh", base, options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => holder.once("close", resolve));
    holder.kill("SIGKILL");
    await ended;
    rmSync(base, { recursive: true, force: true });
  });
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once("data", () => resolve());
    holder.once("close", () => reject(new Error("nothing was mounted")));
  });
  const remount = (how: string) =>
    void execFileSync("nsenter", ["-t", String(holder.pid), "-m", "mount", "-o", `remount,${how}`, base]);
  return { app: `/proc/${holder.pid}/root${base}/app`, remount };
}

describe.skipIf(!canMount)("on a file system of its own, which takes mount", () => {
  test.for([
    // The env file has a page, so it is full; the inodes are the root's, the app folder's and the env file's.
    ["one that is full", "size=64k", OLD, 60 * 1024],
    ["one that is full in the middle of the write", "size=64k", `${OLD}${"A=1\n".repeat(10_000)}`, 0],
    ["one without room for another file", "size=64k,nr_inodes=3", OLD, 0],
  ] as const)("%s leaves the old file and no temporary one", async ([, options, text, filler]) => {
    const { app } = await mountedAppFolder(options);
    writeFileSync(join(app, ".env"), text);
    if (filler > 0) writeFileSync(join(app, "filler"), Buffer.alloc(filler));
    expect(failureOf(() => edit(app, undefined, `${text}B=1\n`))).toMatch(
      /\.env, it is as it was: ENOSPC: no space left on device$/,
    );
    expect(textOf(app)).toBe(text);
    expect(readdirSync(app).filter((name) => name !== "filler")).toEqual([".env"]);
  });

  test("a read-only one is named as such", async () => {
    const { app, remount } = await mountedAppFolder("size=64k");
    writeFileSync(join(app, ".env"), OLD);
    remount("ro");
    expect(failureOf(() => edit(app))).toMatch(/\.env, it is as it was: EROFS: read-only file system$/);
    expect(failureOf(() => openFolder(app).remove(".env"))).toMatch(
      /^cannot delete .*: EROFS: read-only file system$/,
    );
    expect(failureOf(() => Folder.make(app, "new"))).toMatch(
      /^cannot make the folder .*app\/new: EROFS: read-only file system$/,
    );
    expect(textOf(app)).toBe(OLD);
    remount("rw");
    expect(readdirSync(app)).toEqual([".env"]);
  });
});
