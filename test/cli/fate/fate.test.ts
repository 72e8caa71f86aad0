import { beforeAll, expect, test } from "vitest";
import { anyPython } from "../../allowed-hosts/python.ts";
import { expectInDocs, markdownTable } from "../../support/docs.ts";
import { type Deployed, deployed, type Fate, type Verdict } from "./deployed.ts";
import { PROJECTS, type Project } from "./projects.ts";

let python = "";
beforeAll(async () => {
  python = await anyPython();
});

interface Row {
  readonly verdict: Verdict;
  readonly fate: Fate;
  readonly mended: { readonly verdict: Verdict; readonly fate: Fate } | undefined;
}

const rows = new Map<Project, Row>();

test.concurrent.for(PROJECTS.map((one) => [one.name, one] as const))(
  "%s",
  async ([, project], { onTestFinished }) => {
    const bench = await deployed(project, python, onTestFinished);
    const verdict = await bench.verdict();
    const fate = await bench.fate(project);
    expectAgreement(verdict, fate, project.fate === "green", project.unknowable !== undefined);
    const mended = project.fate === "green" ? undefined : await mend(bench, project, verdict);
    rows.set(project, { verdict, fate, mended });
  },
);

/** Does what the findings say, and looks again. */
async function mend(bench: Deployed, project: Project, { findings }: Verdict) {
  const isDone = await bench.apply(counted(findings).map(({ remedy }) => remedy));
  expect(isDone, "a person is needed where no remedy can be applied").toBe(project.mended === undefined);
  if (project.mended) await bench.write(project.mended);
  const verdict = await bench.verdict();
  const fate = await bench.fate({ ...project, fate: "green", starts: true });
  expectAgreement(verdict, fate, true, false);
  return { verdict, fate };
}

function expectAgreement(verdict: Verdict, fate: Fate, isGreen: boolean, isUnknowable: boolean): void {
  const said = `${verdict.findings.map(({ id, what }) => `${id}: ${what}`).join("\n")}\n${fate.log}`;
  expect({ passes: fate.passes, lost: fate.lost, code: verdict.code }, said).toEqual({
    passes: isGreen,
    lost: [],
    code: isGreen !== isUnknowable ? 0 : 1,
  });
}

const counted = (findings: Verdict["findings"]) => findings.filter(({ severity }) => severity !== "note");

test("docs/check.md has the table", () => {
  const idsOf = ({ findings }: Verdict) =>
    counted(findings)
      .map(({ severity, id }) => `${severity} \`${id}\``)
      .join(", ") || "nothing";
  const passes = (fate: Fate) => (fate.passes ? "passes" : "does not pass");
  const shown = (project: Project) => {
    const { verdict, fate, mended } = rows.get(project) ?? {};
    if (!verdict || !fate) return [];
    const { name, unknowable } = project;
    return [
      unknowable === undefined ? name : `${name} (${unknowable})`,
      idsOf(verdict),
      passes(fate),
      mended ? `${idsOf(mended.verdict)}, ${passes(mended.fate)}` : "",
    ];
  };
  const header = ["project", "`check --strict` finds", "the load balancer", "with the remedy"];
  expectInDocs("docs/check.md", "fate", markdownTable(header, PROJECTS.map(shown)));
});
