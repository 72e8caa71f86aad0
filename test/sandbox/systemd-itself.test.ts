/** The sandbox's systemd against the real one, where this machine can boot it. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { parseEnvironmentFile } from "../../sandbox/instance/systemd.ts";
import { PATIENTLY } from "../support/patience.ts";
import { bootSystemd, type RealSystemd } from "../support/real-systemd.ts";
import { hookBench } from "../support/sandbox.ts";

const CANNOT_BOOT = "this machine cannot boot systemd in a namespace";

async function done({ run }: RealSystemd, script: string): Promise<string> {
  const { code, output } = await run(script);
  expect(code, output).toBe(0);
  return output;
}

/** What an environment file is made of, as bytes of latin1: a part of them is no UTF-8. */
const PIECES = [
  ...["A", "B", "C1", "_", "1", "-", "x", "export ", "=", "=", "=", "=", "A=", "B=", "\nA=", "\nB="],
  ...[
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\\",
    "\\\n",
    "'",
    "'",
    '"',
    '"',
    "#",
    ";",
    "$",
    "`",
  ],
  ...["\xc3\xa9", "\xe9", "\xef\xbb\xbf", "\xef\xbf\xbf", "\xed\xa0\x80", "\0", "\x01", "\x7f", "\xc2\xa0"],
];
const FILES = 400;

/** Always the same ones. */
function environmentFiles(): readonly Buffer[] {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 });
  const texts = fc.sample(pieces, { numRuns: FILES, seed: Number(process.env.SYSTEMD_SEED ?? 20261128) });
  return texts.map((parts) => Buffer.from(parts.join(""), "latin1"));
}

type Outcome = Readonly<Record<string, string>> | "refused";

function modelled(file: Buffer): Outcome {
  try {
    return Object.fromEntries(parseEnvironmentFile(file));
  } catch {
    return "refused";
  }
}

/** The environment of a process that is given the file, without what systemd sets by itself. */
async function real(systemd: RealSystemd, files: readonly Buffer[]): Promise<readonly Outcome[]> {
  await done(
    systemd,
    `mkdir -p /var/fuzz
    cat >/run/systemd/system/fuzz@.service <<'END'
[Unit]
DefaultDependencies=no
[Service]
Type=oneshot
EnvironmentFile=/var/fuzz/%i
ExecStart=/bin/sh -c "exec env -0 >/var/out/%i"
END
    systemctl daemon-reload`,
  );
  const write = files.map((file, index) => `echo ${file.toString("base64")} | base64 -d >/var/fuzz/${index}`);
  await done(systemd, write.join("\n"));
  const names = files.map((_, index) => `fuzz@${index}.service`).join(" ");
  await systemd.run(`systemctl start ${names}`); // it fails where one of the files is refused
  const read = files.map((_, index) => `echo "$(base64 -w0 /var/out/${index} 2>/dev/null)"`);
  const own = ["PATH", "LANG", "PWD", "INVOCATION_ID", "SYSTEMD_EXEC_PID", "JOURNAL_STREAM", "container"];
  return (await done(systemd, read.join("\n"))).split("\n", files.length).map((line) => {
    if (line === "") return "refused";
    const assignments = Buffer.from(line, "base64").toString("utf8").split("\0").slice(0, -1);
    const pairs = assignments.map((one): [string, string] => {
      const at = one.indexOf("=");
      return [one.slice(0, at), one.slice(at + 1)];
    });
    return Object.fromEntries(pairs.filter(([name]) => !own.includes(name)));
  });
}

test(`reads ${FILES} environment files as systemd does`, async ({ skip }) => {
  const systemd = await bootSystemd(onTestFinished);
  if (!systemd) return skip(CANNOT_BOOT);
  const files = environmentFiles();
  const shown = (outcomes: readonly Outcome[]) =>
    outcomes.map((outcome, index) => [files[index]?.toString("latin1"), outcome]);
  const expected = await real(systemd, files);
  expect(shown(files.map(modelled))).toEqual(shown(expected));
  // The pieces make files of every kind.
  expect(expected.filter((outcome) => outcome === "refused").length).toBeGreaterThan(FILES / 20);
  expect(
    expected.filter((outcome) => outcome !== "refused" && Object.keys(outcome).length > 0).length,
  ).toBeGreaterThan(FILES / 10);
});

const UNIT = "/etc/systemd/system/web.service";
const DROP_INS = `${UNIT}.d`;
/** Each after the one before. A pause is longer than the clock of files is coarse. */
const STEPS: readonly (readonly [what: string, script: string])[] = [
  ["it is loaded", "systemctl daemon-reload"],
  [
    "a folder of drop-ins that is new",
    `mkdir $R${DROP_INS}; echo "[Service]\nEnvironmentFile=-/b" >$R${DROP_INS}/50.conf`,
  ],
  ["one more in it", `echo "[Service]\nEnvironmentFile=/c" >$R${DROP_INS}/40.conf`],
  ["both are loaded", "systemctl daemon-reload"],
  ["one more in the folder that is known", `echo "[Service]\nEnvironmentFile=" >$R${DROP_INS}/45.conf`],
  ["it is gone again", `rm $R${DROP_INS}/45.conf`],
  ["what is no drop-in", `echo x >$R${DROP_INS}/README`],
  ["a loaded one has another text", `sleep 0.1; echo "[Service]\nEnvironmentFile=/d" >$R${DROP_INS}/40.conf`],
  ["it is loaded", "systemctl daemon-reload"],
  ["a loaded one is gone", `rm $R${DROP_INS}/40.conf`],
  ["that is loaded", "systemctl daemon-reload"],
  ["the unit has another text", `sleep 0.1; echo "# more" >>$R${UNIT}`],
  ["it is loaded", "systemctl daemon-reload"],
  ["the unit is gone", `sleep 0.1; rm $R${UNIT}`],
];
const SHOW = "systemctl show web.service --property=LoadState,EnvironmentFiles,DropInPaths,NeedDaemonReload";

test("says of a service that runs what systemd says, step by step", async ({ skip }) => {
  const systemd = await bootSystemd(onTestFinished);
  if (!systemd) return skip(CANNOT_BOOT);
  const { instance } = await hookBench();
  const root = instance.path("/").replace(/\/$/, "");
  const inSandbox = (script: string) =>
    execFileSync("/bin/sh", ["-c", `R=${root}; systemctl() { $R/usr/bin/systemctl "$@"; }\n${script}`], {
      encoding: "utf8",
    });
  const unit = `mkdir -p $R/etc/systemd/system
    printf '%s\\n' '[Service]' 'EnvironmentFile=-/a' 'ExecStart=/bin/sh -c "exec sleep 600"' >$R${UNIT}`;
  inSandbox(unit);
  // Both files are there, so that nothing but what is asked about is wrong.
  await done(systemd, `R=; ${unit}\n: >/c; : >/d; systemctl daemon-reload; systemctl start web.service`);
  const lines = (output: string) => output.trim().split("\n").sort();
  for (const [what, script] of STEPS) {
    const said = [inSandbox(`${script}\n${SHOW}`), await done(systemd, `R=; ${script}\n${SHOW}`)].map(lines);
    expect(said[0], what).toEqual(said[1]);
  }
});

test("gives up a process that ends at once when systemd does", async ({ skip }) => {
  const systemd = await bootSystemd(onTestFinished);
  if (!systemd) return skip(CANNOT_BOOT);
  await done(
    systemd,
    `printf '%s\\n' '[Service]' Restart=always 'ExecStart=/bin/sh -c "echo x >>/var/out/starts"' >${UNIT}
    systemctl daemon-reload
    systemctl start web.service`,
  );
  const show = "systemctl show web.service --property=ActiveState,SubState,NRestarts";
  const shown = async () => (await done(systemd, show)).trim().split("\n").sort();
  // As test/sandbox/services.test.ts has it: a restart that it refuses is counted.
  await vi.waitFor(async () => expect(await shown()).toContain("ActiveState=failed"), {
    ...PATIENTLY,
    interval: 200,
  });
  const starts = (await done(systemd, "cat /var/out/starts")).length / "x\n".length;
  expect(starts).toBeGreaterThanOrEqual(5);
  expect(await shown()).toEqual(["ActiveState=failed", `NRestarts=${starts}`, "SubState=failed"]);
});
