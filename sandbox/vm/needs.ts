/** What `npm run vm` takes of the machine that it runs on. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Architecture {
  readonly qemu: string;
  /** The Debian package that has it. */
  readonly qemuPackage: string;
  /** How qemu is told which computer it plays. */
  readonly machine: readonly string[];
  readonly kernelPackage: string;
  readonly console: string;
}

const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: {
    qemu: "qemu-system-x86_64",
    qemuPackage: "qemu-system-x86",
    machine: ["-machine", "pc"],
    kernelPackage: "linux-image-cloud-amd64",
    console: "ttyS0",
  },
  arm64: {
    qemu: "qemu-system-aarch64",
    qemuPackage: "qemu-system-arm",
    machine: ["-machine", "virt"],
    kernelPackage: "linux-image-cloud-arm64",
    console: "ttyAMA0",
  },
};

/** Something that only who runs it can provide. The message is one sentence. */
export class Missing extends Error {}

export function architecture(): Architecture {
  const found = ARCHITECTURES[process.arch];
  if (process.platform === "linux" && found) return found;
  throw new Missing(
    `The virtual machine is Debian's for x64 and arm64 on Linux, and this is ${process.arch} on ${process.platform}.`,
  );
}

/** Throws where a program is missing, with the command that installs all that are. Nothing is installed unasked. */
export function requirePrograms(
  programs: Readonly<Record<string, string>>,
  path = process.env.PATH ?? "",
): void {
  const folders = [...path.split(delimiter), "/usr/sbin", "/sbin"];
  const missing = Object.keys(programs).filter(
    (name) => !folders.some((folder) => existsSync(join(folder, name))),
  );
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((name) => programs[name]))];
  throw new Missing(
    `The virtual machine takes ${missing.join(" and ")}: install Debian's packages with "apt-get install --no-install-recommends ${packages.join(" ")}" and run this again.`,
  );
}
