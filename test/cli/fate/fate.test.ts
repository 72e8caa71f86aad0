import { beforeAll, expect, test } from "vitest";
import { anyPython } from "../../allowed-hosts/python.ts";
import { type Deployed, deployed, type Fate, type Verdict } from "./deployed.ts";
import { PROJECTS } from "./projects.ts";

let python = "";
beforeAll(async () => {
  python = await anyPython();
}, 300_000);

const isGreen = ({ passes, lost }: Fate) => passes && lost.length === 0;
const ids = ({ findings }: Verdict) => findings.map(({ severity, id }) => `${severity} ${id}`);

test.concurrent.for(PROJECTS.map((one) => [one.name, one] as const))(
  "%s",
  async ([, project], { onTestFinished, expect }) => {
    const bench: Deployed = await deployed(project, python, onTestFinished);
    const verdict = await bench.verdict();
    const fate = await bench.fate();
    const said = `${ids(verdict).join(", ")}\n${fate.lost.join("\n")}\n${fate.log}`;
    expect({ fate: isGreen(fate) ? "green" : "red", verdict: verdict.code }, said).toEqual({
      fate: project.fate,
      verdict: project.fate === "green" ? 0 : 1,
    });
  },
);
