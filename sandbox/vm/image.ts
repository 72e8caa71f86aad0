/** The disk of the virtual machine: a Debian as this machine's own sources of apt have it, made once and kept in .sandbox/. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Architecture, Missing, requirePrograms } from "./needs.ts";

const run = promisify(execFile);
const CUSTOMIZE = fileURLToPath(new URL("image/customize.sh", import.meta.url));
const KEPT = fileURLToPath(new URL("../../.sandbox/vm", import.meta.url));
const BUILD_MS = 30 * 60_000;
const DISK_SIZE = "1G";
const PACKAGES = [
  ...["systemd-sysv", "dbus", "libstdc++6", "nginx-light"],
  ...["python3", "python3-django", "python3-django-environ", "gunicorn"],
];
/** dpkg leaves them out: nobody reads them there. */
const UNREAD = ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*"];

export interface Image {
  /** A file system that no virtual machine writes to: each has a copy. */
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
}

export async function image(architecture: Architecture, announce: (line: string) => void): Promise<Image> {
  const node = await realpath(process.execPath);
  const recipe = [await readFile(fileURLToPath(import.meta.url)), await readFile(CUSTOMIZE), process.version];
  const hash = createHash("sha256").update(recipe.join("\0")).digest("hex").slice(0, 12);
  const folder = join(KEPT, `image-${process.arch}-${hash}`);
  const files = {
    disk: join(folder, "disk"),
    kernel: join(folder, "kernel"),
    initrd: join(folder, "initrd"),
  };
  if (await readFile(join(folder, "whole")).catch(() => undefined)) return files;
  requirePrograms({ mmdebstrap: "mmdebstrap", mke2fs: "e2fsprogs", unshare: "util-linux" });
  if (process.getuid?.() !== 0) {
    throw new Missing(
      "The virtual machine's disk has files of several owners, which only root can make: run this as root once.",
    );
  }
  const debian = await debianOfThisMachine();
  announce(
    `Making the image: Debian ${debian.codename} by mmdebstrap, from this machine's own sources of apt. It is kept in .sandbox/vm.`,
  );
  await rm(KEPT, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build(folder, files, debian, architecture, node);
  await writeFile(join(folder, "whole"), "");
  return files;
}

interface Debian {
  readonly codename: string;
  /** In the form of sources.list. */
  readonly sources: string;
}

async function debianOfThisMachine(): Promise<Debian> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  const codename = /^ID=debian$/m.test(release) ? /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] : undefined;
  if (!codename)
    throw new Missing(
      "The virtual machine's disk is made from the sources of apt of a Debian, and this machine is none.",
    );
  const format = "$(ORIGIN) deb $(REPO_URI) $(RELEASE) $(COMPONENT)";
  const { stdout } = await run("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  const sources = stdout
    .split("\n")
    .filter((line) => line.startsWith("Debian ") && line.includes(` ${codename}`));
  if (sources.length === 0)
    throw new Missing('apt has no lists of Debian\'s packages: run "apt-get update" and this again.');
  return { codename, sources: sources.map((line) => `${line.slice("Debian ".length)}\n`).join("") };
}

/** In a name space of mounts of its own, so that nothing that is mounted for the packages' scripts stays or is seen. */
async function build(
  folder: string,
  files: Image,
  { codename, sources }: Debian,
  { kernelPackage }: Architecture,
  node: string,
): Promise<void> {
  const root = join(folder, "root");
  const list = join(folder, "sources.list");
  await writeFile(list, sources);
  const mmdebstrap = [
    ...["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase"],
    ...["--aptopt=APT::Install-Recommends false", ...UNREAD.map((path) => `--dpkgopt=path-exclude=${path}`)],
    `--include=${[...PACKAGES, kernelPackage].join(",")}`,
    `--customize-hook=${shellQuoted(CUSTOMIZE)} "$1" ${shellQuoted(node)}`,
    ...[codename, root, list],
  ];
  await quietly("unshare", ["--mount", "--propagation", "private", "nice", "-n", "10", ...mmdebstrap]);
  await copyFile(join(root, "vmlinuz"), files.kernel);
  await copyFile(join(root, "initrd.img"), files.initrd);
  await quietly("nice", [
    "-n",
    "10",
    "mke2fs",
    "-q",
    "-t",
    "ext4",
    "-d",
    root,
    `${files.disk}.new`,
    DISK_SIZE,
  ]);
  await rename(`${files.disk}.new`, files.disk);
  await run("rm", ["-rf", "--one-file-system", root]);
}

/** What it prints is shown only where it fails. */
async function quietly(program: string, args: readonly string[]): Promise<void> {
  const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
  const env = { ...process.env, PATH, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run(program, args, { env, timeout: BUILD_MS, maxBuffer: 2 ** 26, cwd: dirname(CUSTOMIZE) });
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    const last = stderr.trim().split("\n").slice(-8).join("\n  ");
    throw new Error(`the image is not made: ${last || message}`, { cause: error });
  }
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
