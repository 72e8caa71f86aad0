import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/django/answer.ts";
import { Question } from "../../src/django/ask.ts";
import {
  ADDRESS,
  AS_ROOT,
  appFolder,
  ask,
  HOST,
  OWN,
  OWN_LINE,
  processesIn,
  toAsk,
  USER,
} from "./support.ts";

/** What the settings do before they have hosts. */
const app = (text: string, where = "config/settings.py") =>
  appFolder({
    "config/settings.py": `import os\nSECRET_KEY = "x"\nALLOWED_HOSTS = ["${HOST}"]\n${OWN_LINE}`,
    [where]: `import os\nSECRET_KEY = "x"\n${text}\nALLOWED_HOSTS = ["${HOST}"]\n${OWN_LINE}`,
  });

const GOOD: Answer["trials"] = [{ hosts: [HOST, ADDRESS], others: [] }];

describe("an app that ends itself", () => {
  test.for([
    ["sys.exit(0)", "import sys; sys.exit(0)", "SystemExit at config/settings.py line 3"],
    ["raise SystemExit", "raise SystemExit('hunter2')", "SystemExit at config/settings.py line 3"],
    ["raise KeyboardInterrupt", "raise KeyboardInterrupt", "KeyboardInterrupt at config/settings.py line 3"],
    ["os._exit", "os._exit(0)", "ended (exit 0)"],
    ["os.abort", "os.abort()", "ended (signal 6)"],
    ["a segmentation fault", "import ctypes; ctypes.string_at(0)", "ended (signal 11)"],
    ["no memory", "x = 'a' * 10**11", "MemoryError at config/settings.py line 3"],
    ["memory bit by bit", "x = []\nwhile True: x.append(bytes(10**8))", "MemoryError at config/settings.py"],
    ["endless recursion", "def f(): f()\nf()", "RecursionError at config/settings.py line 3"],
    ["every descriptor closed", "os.closerange(0, 4096)", "before it answered"],
  ] as const)("%s", async ([, line, problem]) => {
    await expect(ask({ folder: app(line) }, OWN)).rejects.toThrow(problem);
  });

  test("in a trial alone: the others are answered", async () => {
    const folder = app(`if "BAD" in os.environ: os._exit(3)`);
    const { trials } = await ask({ folder }, { env: { BAD: "1" }, files: new Map() }, OWN);
    expect(trials).toEqual([{ problem: "the app's Python ended (exit 3) before it answered" }, ...GOOD]);
  });
});

describe("an app that does not end", () => {
  test.for([
    ["an endless loop", "while True: pass"],
    [
      "a sleep that ignores SIGTERM",
      "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(600)",
    ],
    ["waiting for standard input is none", "import time\nassert os.read(0, 1) == b''\ntime.sleep(600)"],
  ] as const)("%s", async ([, line]) => {
    const folder = app(line);
    await expect(ask({ folder, seconds: 3 })).rejects.toThrow("the app's settings were not made within 3 s");
    expect(processesIn(folder)).toEqual([]);
  });

  test("in a trial alone: the others are answered", async () => {
    const folder = app(`while "BAD" in os.environ: pass`);
    const { trials } = await ask({ folder, seconds: 8 }, { env: { BAD: "1" }, files: new Map() }, OWN);
    expect(trials).toEqual([{ problem: "the app's settings were not made within 8 s" }, ...GOOD]);
  });

  test("with Python itself held up before anything is answered", async () => {
    const folder = app("");
    const slow = appFolder({ "django.py": "import time; time.sleep(600)\n" });
    const asked = ask({ folder, env: { PYTHONPATH: slow }, seconds: 2 });
    await expect(asked).rejects.toThrow("were not made within 2 s");
    expect(processesIn(folder)).toEqual([]);
  });
});

describe("an app that says what it was not asked", () => {
  test("a gigabyte of output is nothing", async () => {
    const text = `import sys
for _ in range(1024):
    os.write(1, b"x" * 2**20)
print("hunter2", file=sys.stderr)
`;
    expect((await ask({ folder: app(text) }, OWN)).trials).toEqual(GOOD);
  });

  test("forged answers into every descriptor there may be", async () => {
    const forged = {
      settings: { hosts: ["*"], module: "m", django: "1", opened: [], failure: null },
      trials: [],
    };
    const text = `
for number in range(3, 1000):
    try: os.write(number, ${JSON.stringify(`${JSON.stringify(forged)}\n`)}.encode())
    except OSError: pass
`;
    await expect(ask({ folder: app(text) })).rejects.toThrow("cannot be read");
  });

  test("nothing that is not shaped as an answer is believed", async () => {
    const text = `
real = os.write
def write(number, text):
    real(number, text.replace(b'"config.settings"', b'"a \\\\n b"'))
    return len(text)
os.write = write
`;
    await expect(ask({ folder: app(text) })).rejects.toThrow("cannot be read");
  });

  test("an answer without end", async () => {
    const text = `
real = os.write
os.write = lambda number, text: real(number, text[:40] + b"[" * 60000) * 0
`;
    await expect(ask({ folder: app(text) })).rejects.toThrow("cannot be read");
  });

  test("the class of an exception is a name, whatever it is called", async () => {
    await expect(ask({ folder: app(`raise type("A b\\nc", (Exception,), {})()`) })).rejects.toThrow(
      "cannot be read",
    );
  });
});

describe("what an app leaves running", () => {
  const LEAVE = `
import signal, time
def leave():
    if os.fork() == 0:
        os.setsid()
        for number in (1, 2, 15): signal.signal(number, signal.SIG_IGN)
        if os.fork() == 0:
            try:
                while True: time.sleep(0.01)
            finally: os._exit(0)
        os._exit(0)
    os.wait()
leave()
`;
  /** One that shows that it lives by a file that it makes longer again and again. */
  const beating = (beat: string) =>
    LEAVE.replace("while True:", `while True: open(${JSON.stringify(beat)}, "a").write("."),`);

  const beats = (beat: string) => (existsSync(beat) ? statSync(beat).size : 0);

  async function silent(beat: string): Promise<boolean> {
    const before = beats(beat);
    expect(before).toBeGreaterThan(0);
    await sleep(500);
    return beats(beat) === before;
  }

  function beatFile(): string {
    return join(appFolder({}), "beat");
  }

  test("a daemon that has left its session ends when the question does", async () => {
    const beat = beatFile();
    const folder = app(beating(beat));
    const question = await Question.open(await toAsk({ folder }));
    expect((await question.ask([OWN])).trials).toEqual(GOOD);
    const before = beats(beat);
    await expect.poll(() => beats(beat)).toBeGreaterThan(before);
    expect(processesIn(folder)).not.toEqual([]);
    await question.close();
    expect(await silent(beat)).toBe(true);
    expect(processesIn(folder)).toEqual([]);
  });

  /** Asks in a process of its own, which may not have namespaces of processes. */
  async function askWithoutNamespace(folder: string, as: "user" | "root"): Promise<Answer> {
    const asked = await toAsk({ folder, user: as === "user" ? undefined : USER });
    const program = join(import.meta.dirname, "ask-without-namespace.ts");
    const node = [process.execPath, "--import", import.meta.resolve("tsx"), program, JSON.stringify(asked)];
    const without = ["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin", "--"];
    const [first = "", ...args] = as === "user" ? node : [...without, ...node];
    const env = { PATH: "/usr/bin:/bin", TMPDIR: folder };
    return JSON.parse(execFileSync(first, args, { ...(as === "user" && USER), env, encoding: "utf8" }));
  }

  test("also where there are no namespaces of processes", async () => {
    const beat = beatFile();
    const { trials } = await askWithoutNamespace(app(beating(beat)), "user");
    expect(trials).toEqual(GOOD);
    expect(await silent(beat)).toBe(true);
  });

  test.skipIf(!AS_ROOT)(
    "also where root may not make one; the account has no groups of root's there",
    async () => {
      const beat = beatFile();
      const groups = `[line for line in open("/proc/self/status") if line.startswith(("Uid", "Groups"))]`;
      const folder = app(`${beating(beat)}\nSEEN = ${groups}`);
      appendFileSync(join(folder, "config/settings.py"), "ALLOWED_HOSTS += SEEN\n");
      const { settings } = await askWithoutNamespace(folder, "root");
      const ids = `\t${USER?.uid}`.repeat(4);
      expect(settings.hosts).toEqual([HOST, `Uid:${ids}\n`, expect.stringMatching(/^Groups:\s*$/)]);
      expect(await silent(beat)).toBe(true);
    },
  );

  test.skipIf(!AS_ROOT)(
    "a bomb of forks ends with the question, and the account can start processes again",
    async () => {
      const folder = app("while True:\n    try: os.fork()\n    except OSError: pass");
      // An account of its own: the kernel counts all processes of one, also those of tests beside this.
      const user = { uid: 65533, gid: 65533 };
      await expect(ask({ folder, seconds: 4, user })).rejects.toThrow();
      expect(processesIn(folder)).toEqual([]);
      expect((await ask({ folder: app(""), user }, OWN)).trials).toEqual(GOOD);
    },
  );

  test("one that ends the program that asks", async () => {
    const text = "import signal; os.kill(os.getppid(), signal.SIGKILL)";
    const folder = app(`${LEAVE}\n${text}`);
    await expect(ask({ folder })).rejects.toThrow("before it answered");
    expect(processesIn(folder)).toEqual([]);
  });

  test.skipIf(!AS_ROOT)("one that ends every process that it may", async () => {
    await expect(ask({ folder: app("os.kill(-1, 9)") })).rejects.toThrow("before it answered");
  });
});

describe.skipIf(!AS_ROOT)("bounds", () => {
  test("a file has a largest size, a crash leaves no core, and this goes first where memory is short", async () => {
    const text = `
import resource
names = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_AS")
LIMITS = [resource.getrlimit(getattr(resource, name)) for name in names] + [open("/proc/self/oom_score_adj").read().strip()]
`;
    const folder = appFolder({
      "config/settings.py": `SECRET_KEY = "x"${text}ALLOWED_HOSTS = [str(x) for x in LIMITS]\n`,
    });
    const size = (bytes: number) => `(${bytes}, ${bytes})`;
    const { hosts } = (await ask({ folder })).settings;
    expect(hosts).toEqual([size(0), size(16 * 2 ** 20), size(2 * 2 ** 30), "1000"]);
  });

  test("nothing is on the disk of what a trial serves, and no value on a command line", async () => {
    const secret = `hunter2-${Math.random()}`;
    const folder = appFolder({
      "config/settings.py": `SECRET_KEY = open(".env").read()
import glob
def line(path):
    try: return open(path, "rb").read()
    except OSError: return b"" # it has ended
ALLOWED_HOSTS = [path for path in glob.glob("/proc/[0-9]*/cmdline") if b"hunter2-" in line(path)]
`,
      ".env": "A=1",
    });
    const files = new Map([[join(folder, ".env"), Buffer.from(secret)]]);
    const answer = await ask({ folder, env: { PASSWORD: secret } }, { env: { MORE: secret }, files });
    expect(answer.settings.hosts).toEqual([]);
    expect(answer.trials).toEqual([{ hosts: [], others: [{ name: "SECRET_KEY", how: "changed" }] }]);
    expect(JSON.stringify(answer)).not.toContain("hunter2");
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("A=1");
    expect(existsSync(join(folder, "config/__pycache__"))).toBe(false);
  });
});
