/** What systemd itself does with the drop-in when the app starts, whatever lies in the place of the marker. */
import { expect, onTestFinished, test } from "vitest";
import { DROP_IN, dropInTextOf, MARKER } from "../../src/instance/override.ts";
import { bootSystemd, type RealSystemd } from "../support/real-systemd.ts";

const ID = "0123456789abcdef";
const OTHER = "fedcba9876543210";
const CURRENT = `/var/app/current/${MARKER}`;
const STATE = "/var/lib/eb-health-hooks";

/** As Elastic Beanstalk writes it, with a command before the start that says what it was given. */
const UNIT = `[Unit]
DefaultDependencies=no
[Service]
User=nobody
Type=oneshot
TimeoutStartSec=20
EnvironmentFile=-/var/properties
ExecStartPre=/bin/sh -c "echo pre=$$HEALTH_CHECK_HOSTS >/var/out/said"
ExecStart=/bin/sh -c "echo app=$$HEALTH_CHECK_HOSTS >>/var/out/said"
`;

async function booted(): Promise<RealSystemd | undefined> {
  const systemd = await bootSystemd(onTestFinished);
  const made = await systemd?.run(`
    mkdir -p /run/systemd/system/web.service.d
    cat >/run/systemd/system/web.service <<'END'\n${UNIT}END
    cat >/run/systemd/system/web.service.d/${DROP_IN} <<'END'\n${dropInTextOf("web")}END
    printf "HEALTH_CHECK_HOSTS='10.0.0.1'\\n" >${STATE}/web.${ID}.env
    printf "HEALTH_CHECK_HOSTS='10.9.9.9'\\n" >${STATE}/web.${OTHER}.env
    systemctl daemon-reload`);
  if (made) expect(made).toEqual({ code: 0, output: "" });
  return systemd;
}

/** What the unit's command before the start, and the app, were given. */
const START = "rm -f /var/out/said; systemctl start web.service; cat /var/out/said";
const given = (value: string) => ({ code: 0, output: `pre=${value}\napp=${value}\n` });

test("a start gives this version's values to the unit's own commands too", async ({ skip }) => {
  const systemd = await booted();
  if (!systemd) return skip("this machine cannot boot systemd in a namespace");
  expect(await systemd.run(START)).toEqual(given(""));
  for (const [id, value] of [
    [ID, "10.0.0.1"],
    [OTHER, "10.9.9.9"],
    [ID, "10.0.0.1"],
  ])
    expect(await systemd.run(`echo ${id} >${CURRENT}; ${START}`)).toEqual(given(value ?? ""));
});

/** Each after a start of the other version, whose values must not stay. */
const MARKERS: readonly (readonly [what: string, script: string])[] = [
  ["a link to a huge sparse file", `truncate -s 1T /var/huge && ln -s /var/huge ${CURRENT}`],
  ["a huge sparse file", `truncate -s 1T ${CURRENT}`],
  ["a link to another marker", `echo ${ID} >/var/other && ln -s /var/other ${CURRENT}`],
  ["a link to an endless device", `ln -s /dev/zero ${CURRENT}`],
  ["a named pipe", `mkfifo ${CURRENT}`],
  ["a folder", `mkdir ${CURRENT}`],
  ["nothing", ":"],
  ["an empty file", `: >${CURRENT}`],
  ["blanks", `printf '  \\n' >${CURRENT}`],
  ["an id with more behind it", `printf '${ID}00\\n' >${CURRENT}`],
  ["a path", `printf '../../../tmp/evil\\n' >${CURRENT}`],
  ["options and a command", `printf -- '-f $(touch /var/out/x)' >${CURRENT}`],
  ["capital letters", `printf '0123456789ABCDEF\\n' >${CURRENT}`],
  ["an id without a value file", `printf '1111111111111111\\n' >${CURRENT}`],
  ["a file on a folder that cannot be read", `mkdir /var/gone && mount --bind /var/gone /var/app/current`],
];

test("whatever lies in the marker's place, no version gets another one's values", async ({ skip }) => {
  const systemd = await booted();
  if (!systemd) return skip("this machine cannot boot systemd in a namespace");
  for (const [what, script] of MARKERS) {
    expect(await systemd.run(`rm -rf ${CURRENT}; echo ${OTHER} >${CURRENT}; ${START}`), what).toEqual(
      given("10.9.9.9"),
    );
    expect(await systemd.run(`rm -rf ${CURRENT}; ${script}; ${START}`), what).toEqual(given(""));
  }
});

/** systemd itself reads the environment, and it sees none of this. */
function unitWith(setting: string): string {
  return `printf '[Service]\\n${setting}\\n' >/run/systemd/system/web.service.d/90-x.conf; systemctl daemon-reload`;
}

test.for([
  ["the state folder is read-only", `mount --bind ${STATE} ${STATE} && mount -o remount,ro,bind ${STATE}`],
  [
    "all of /var is read-only",
    `mount --bind /var /var; mount -o remount,ro,bind /var; mount --bind /tmp /var/out`,
  ],
  ["the unit sees another /var/lib", unitWith("TemporaryFileSystem=/var/lib")],
  ["the state folder is gone", `rm -r ${STATE}`],
  ...["TemporaryFileSystem=/run", "ReadOnlyPaths=/run", "TemporaryFileSystem=/proc"].map(
    (setting) => [`the unit has ${setting}`, unitWith(setting)] as const,
  ),
] as const)("where %s, a version without a marker gets nothing", async ([, script], { skip }) => {
  const systemd = await booted();
  if (!systemd) return skip("this machine cannot boot systemd in a namespace");
  expect(await systemd.run(`echo ${OTHER} >${CURRENT}; ${START}`)).toEqual(given("10.9.9.9"));
  expect(await systemd.run(`rm ${CURRENT}; ${script}; ${START}`)).toEqual(given(""));
});
