/** The power is cut at each step of a deployment. A version that runs then has its own list: none has half of one. */
import { PowerCut } from "./machine.ts";
import { ADDRESS, type Seen } from "./protocol.ts";
import { type Story, same, type Teller } from "./teller.ts";

interface Cut {
  readonly when: string;
  /** The engine's step, or what the hooks do meanwhile; undefined: the deployment is over. */
  readonly at: RegExp | undefined;
  /** The platform has taken the old version away, and what it has written of the new one may not be on the disk yet. */
  readonly withoutApp?: boolean;
}

const CUTS: readonly Cut[] = [
  { when: "as allowed_hosts starts", at: /^runs .*10_allowed_hosts/ },
  { when: "as allowed_hosts writes the new list", at: /^writes .*web\./ },
  { when: "as the old version is stopped", at: /^stops the app/ },
  { when: "as the new version is registered", at: /^registers web/, withoutApp: true },
  { when: "as the new version has started", at: /^has started/, withoutApp: true },
  { when: "as the deployment is over", at: undefined },
];

export const powerCut: Story = {
  name: "power-cut",
  shows: "the power is cut in the middle of a deployment",
  async tell(teller) {
    await teller.deployed("0", { properties: { ALLOWED_HOSTS: listOf(0).join(",") } });
    await teller.lookAtApp();
    let running = 0;
    for (const [index, cut] of CUTS.entries()) running = await cutAndBoot(teller, running, index + 1, cut);
    const last = CUTS.length + 1;
    await serveAgain(teller, last);
    const { files } = await teller.lookAtApp();
    teller.check("No unfinished file is left.", files.every(isFinished), files);
  },
};

/** Cuts the deployment of version `next` and returns the version that runs after it. */
async function cutAndBoot(teller: Teller, running: number, next: number, cut: Cut): Promise<number> {
  const isCut = await deployAndCut(teller, next, cut.at);
  teller.check(`The power is cut ${cut.when}.`, isCut);
  await teller.boot();
  const { app, why } = await teller.lookAtApp();
  if (!app && cut.withoutApp) {
    teller.check(
      "After the boot no version runs: the platform had taken the old one away, and the new one was not on the disk.",
      true,
    );
    await serveAgain(teller, next);
    return next;
  }
  const version = Number(app?.version);
  teller.check(
    `After the boot version ${app?.version} runs, with its own list and the address.`,
    (version === running || version === next) && hasOwnList(app, version),
    app ?? why,
  );
  return version;
}

async function serveAgain(teller: Teller, version: number): Promise<void> {
  await teller.deployed(String(version), { properties: { ALLOWED_HOSTS: listOf(version).join(",") } });
  const { app, why } = await teller.lookAtApp();
  teller.check(
    `Version ${version} runs, with its own list and the address.`,
    hasOwnList(app, version),
    app ?? why,
  );
}

function hasOwnList(app: Seen["app"], version: number): boolean {
  if (app?.version !== String(version)) return false;
  return same(app.hosts, [...listOf(version), ADDRESS]) && app.ours === ADDRESS;
}

async function deployAndCut(teller: Teller, version: number, at: RegExp | undefined): Promise<boolean> {
  const { machine } = teller;
  machine.onEvent = (event) => {
    if (at?.test(event)) void machine.cutPower();
  };
  try {
    await teller.deploy(String(version), { properties: { ALLOWED_HOSTS: listOf(version).join(",") } });
    await machine.cutPower();
    return at === undefined;
  } catch (error) {
    if (error instanceof PowerCut) return true;
    throw error;
  } finally {
    machine.onEvent = () => {};
  }
}

/** Of the versions that the power is cut between. The first name is every version's, so that one can always be asked. */
function listOf(version: number): readonly string[] {
  return ["visitor.example", `only-${version}.example`];
}

function isFinished(file: string): boolean {
  return /\/(?:lock|web\.[0-9a-f]{16}\.env|\w+\.env|50-eb-health-hooks\.conf)$/.test(file);
}
