/** One virtual machine: its disk outlives its boots, and its power can be cut at any moment. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Image } from "./image.ts";
import type { Architecture } from "./needs.ts";
import { writePayload } from "./payload.ts";
import {
  LineBuffer,
  type Message,
  messagesIn,
  PORT,
  type Request,
  type Verb,
  type Verbs,
} from "./protocol.ts";

/** A boot takes half a minute, or several beside other work. */
const LIMIT_MS = 10 * 60_000;
const MEMORY_MIB = 1024;

/** The power was cut while it was asked. */
export class PowerCut extends Error {}

interface Waiting {
  readonly resolve: (gives: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Machine {
  readonly #folder: string;
  readonly #image: Image;
  readonly #architecture: Architecture;
  readonly #waiting = new Map<number, Waiting>();
  #qemu: ChildProcess | undefined;
  #port: Socket | undefined;
  #ids = 0;
  /** Gets what the engine in it does, as it begins. */
  onEvent: (event: string) => void = () => {};

  private constructor(folder: string, image: Image, architecture: Architecture) {
    this.#folder = folder;
    this.#image = image;
    this.#architecture = architecture;
  }

  /** It has a disk of its own and is not on yet. */
  static async make(image: Image, architecture: Architecture): Promise<Machine> {
    const folder = await mkdtemp(join(tmpdir(), "eb-health-hooks-vm-"));
    await promisify(execFile)("cp", ["--sparse=always", image.disk, join(folder, "disk")]);
    await writePayload(folder);
    return new Machine(folder, image, architecture);
  }

  /** Resolves when it can be asked. */
  async boot(): Promise<void> {
    const socket = join(this.#folder, "port");
    await rm(socket, { force: true });
    const program = [this.#architecture.qemu, ...this.#arguments(socket)];
    // It does not outlive this process, however that ends.
    const qemu = spawn("setpriv", ["--pdeathsig", "KILL", "nice", "-n", "10", ...program], {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true, // Ctrl-C is for this program, which ends it in its turn
    });
    this.#qemu = qemu;
    let said = "";
    qemu.stderr.on("data", (text) => (said += text));
    qemu.once("exit", () => this.#fail(new PowerCut("the virtual machine is off")));
    const end = Date.now() + LIMIT_MS;
    while (!(await this.#connect(socket))) {
      if (qemu.exitCode !== null || Date.now() > end) throw new Error(`qemu does not start: ${said}`);
      await sleep(100);
    }
    await this.#within("it does not come up", (resolve, reject) => {
      this.#waiting.set(READY, { resolve, reject });
    });
  }

  /** Asks the agent in it. */
  async ask<Name extends Verb>(verb: Name, takes: Verbs[Name]["takes"]): Promise<Verbs[Name]["gives"]> {
    return (await this.#within(`no answer to "${verb}"`, (resolve, reject) => {
      this.#ids += 1;
      const request: Request = { id: this.#ids, verb, takes };
      this.#waiting.set(request.id, { resolve, reject });
      this.#port?.write(`${JSON.stringify(request)}\n`);
    })) as Verbs[Name]["gives"];
  }

  /** As when a plug is pulled: what the kernel in it has not written yet is gone. */
  async cutPower(): Promise<void> {
    const qemu = this.#qemu;
    this.#qemu = undefined;
    if (qemu?.pid === undefined || qemu.exitCode !== null || qemu.signalCode !== null) return;
    const ended = once(qemu, "exit");
    qemu.kill("SIGKILL");
    await ended;
  }

  /** As `systemctl reboot`, whose second half is a start of qemu. */
  async reboot(): Promise<void> {
    const qemu = this.#qemu;
    await this.ask("run", { command: "systemctl --no-block reboot" });
    const end = Date.now() + LIMIT_MS;
    while (qemu && qemu.exitCode === null && qemu.signalCode === null) {
      if (Date.now() > end) throw new Error(`it does not shut down; ${await this.#lastOfConsole()}`);
      await sleep(100);
    }
    await this.boot();
  }

  async close(): Promise<void> {
    await this.cutPower();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * No network at all: what the hooks ask is on the loopback in it. With -icount its clock follows the instructions that
   * it executes, two nanoseconds for each, so that no time limit in it depends on how busy this machine is.
   */
  #arguments(socket: string): readonly string[] {
    const { machine, console } = this.#architecture;
    const file = (name: string) => join(this.#folder, name);
    return [
      ...machine,
      ...[
        "-accel",
        "tcg,thread=single",
        "-icount",
        "shift=1",
        "-cpu",
        "max",
        "-smp",
        "1",
        "-m",
        String(MEMORY_MIB),
      ],
      ...[
        "-nodefaults",
        "-no-user-config",
        "-no-reboot",
        "-display",
        "none",
        "-monitor",
        "none",
        "-nic",
        "none",
      ],
      ...["-kernel", this.#image.kernel, "-initrd", this.#image.initrd],
      ...["-append", `root=/dev/vda rw console=${console} quiet systemd.show_status=false`],
      ...["-drive", `file=${file("disk")},format=raw,if=virtio`],
      ...["-drive", `file=${file("payload")},format=raw,if=virtio,readonly=on`],
      ...["-chardev", `file,id=console,path=${file("console")}`, "-serial", "chardev:console"],
      ...["-chardev", `socket,id=port,path=${socket},server=on,wait=off`],
      ...["-device", "virtio-serial-pci", "-device", `virtserialport,chardev=port,name=${PORT}`],
    ];
  }

  #connect(path: string): Promise<boolean> {
    return new Promise((resolve) => {
      const port = connect(path);
      port.once("error", () => resolve(false));
      port.once("connect", () => {
        const lines = new LineBuffer();
        port.on("error", () => {}); // its end is qemu's
        port.setEncoding("utf8").on("data", (piece) => {
          for (const message of messagesIn<Message>(lines, String(piece))) this.#take(message);
        });
        this.#port = port;
        resolve(true);
      });
    });
  }

  #take(message: Message): void {
    if ("event" in message) {
      this.onEvent(message.event);
      return;
    }
    const id = "ready" in message ? READY : message.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ("error" in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve("gives" in message ? message.gives : undefined);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #within(
    what: string,
    begin: (resolve: Waiting["resolve"], reject: Waiting["reject"]) => void,
  ): Promise<unknown> {
    let limit: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        limit = setTimeout(() => {
          void this.#lastOfConsole().then((last) =>
            reject(new Error(`${what} within ${LIMIT_MS / 60_000} minutes; ${last}`)),
          );
        }, LIMIT_MS);
        begin(resolve, reject);
      });
    } finally {
      clearTimeout(limit);
    }
  }

  async #lastOfConsole(): Promise<string> {
    const text = await readFile(join(this.#folder, "console"), "utf8").catch(() => "");
    return `its console ends with:\n  ${text.trim().split("\n").slice(-15).join("\n  ")}`;
  }
}

/** The request that no one made. */
const READY = 0;
