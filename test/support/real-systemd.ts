import { execFile, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PATIENCE_MS } from "./patience.ts";
import type { WhenFinished } from "./sandbox.ts";

const SYSTEMD = "/usr/lib/systemd/systemd";

/**
 * A root of its own, in memory: of this machine it has /usr alone, and that read-only. Nothing that systemd starts,
 * empties or mounts can reach this machine's files or its kernel's settings.
 */
const BOOT = `set -e
root=/mnt
mount -t tmpfs -o mode=755 tmpfs $root
cd $root
mkdir -p usr etc/systemd/system proc sys dev run var/app/current var/lib/eb-health-hooks var/out tmp old
mount --bind /usr usr
mount -o remount,ro,bind usr
for name in bin sbin lib lib64; do if [ -e /$name ]; then ln -s usr/$name $name; fi; done
cp /etc/passwd /etc/group /etc/ld.so.cache etc/
echo 0123456789abcdef0123456789abcdef >etc/machine-id
chmod 1777 var/out tmp
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,ro,bind proc/sys
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/shm dev/pts
for name in null zero full random urandom; do : >dev/$name; mount --bind /dev/$name dev/$name; done
mount -t tmpfs -o mode=755 tmpfs run # systemd would mount its own over what is no mount
mkdir -p run/systemd/system
printf '[Unit]\\nDefaultDependencies=no\\n' >run/systemd/system/nothing.target
pivot_root . old
umount -l old
export container=other
exec ${SYSTEMD} --system --unit=nothing.target --log-target=null --show-status=no
`;

/** systemd itself as the first process of namespaces of its own. */
export interface RealSystemd {
  /** Runs a script there, as root. */
  readonly run: (script: string) => Promise<{ readonly code: number; readonly output: string }>;
}

/** Undefined where this machine has no systemd, or where namespaces may not be made. */
export async function bootSystemd(whenFinished: WhenFinished): Promise<RealSystemd | undefined> {
  const make = ["--mount", "--pid", "--cgroup", "--ipc", "--uts", "--fork", "--kill-child", "/bin/sh", "-c"];
  const isPossible = spawnSync("unshare", [...make, `test -x ${SYSTEMD}`], { stdio: "ignore" }).status === 0;
  if (process.getuid?.() !== 0 || !isPossible) return undefined;
  const child = spawn("unshare", [...make, BOOT], {
    stdio: "ignore",
    env: { PATH: "/usr/bin:/usr/sbin:/bin:/sbin" },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  whenFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const run = (script: string) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const [first] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").split(" ");
      if (!first) return resolve({ code: 1, output: "systemd has ended" });
      const args = [
        "--target",
        first,
        "--mount",
        "--pid",
        "--cgroup",
        "--ipc",
        "--uts",
        "--root",
        "--wd",
        "/bin/sh",
        "-c",
      ];
      // Without its own root it is not there yet, and the script would run on this machine.
      const guarded = `[ -e /run/systemd/system/nothing.target ] || exit 99\n${script}`;
      execFile("nsenter", [...args, guarded], { timeout: PATIENCE_MS }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
      );
    });
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (/running|degraded/.test((await run("systemctl is-system-running")).output)) return { run };
    await sleep(100);
  }
  return undefined;
}
