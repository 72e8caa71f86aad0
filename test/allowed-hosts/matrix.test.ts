import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { DJANGO_VERSIONS } from "../support/django-python.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import type { WhenFinished } from "../support/sandbox.ts";
import { anyPython, openPython } from "./python.ts";
import { type Failed, lossesBetween, type RealDjango, type Seen, startDjango } from "./real-django.ts";
import { additionIn, remedyIn, withAddition, withRemedy } from "./remedy.ts";
import { type Outcome, openStage } from "./staged.ts";
import { type End, settingsFileOf, WAYS, type Way } from "./ways.ts";

const HOSTS = [
  "www.example.com",
  "example.com",
  "www.example.org",
  "file.example",
  "property.example",
  "other.example",
];

const SAYS: Readonly<Record<End, RegExp>> = {
  "by an edit": /^INFO allowed_hosts: the app will accept \S+ as a host by (.*?): asked of/m,
  "by its own variable":
    /^INFO allowed_hosts: the app will accept \S+ as a host by (HEALTH_CHECK_HOSTS): asked of/m,
  "by the app itself": /^INFO allowed_hosts: the app lets in \S+ by (itself)/m,
  "the line to add": /^WARN allowed_hosts: the deployment goes on: .*does not let in/m,
};

interface Found {
  readonly first: Outcome;
  /** With the line that the hook said to add; undefined: it said none. */
  readonly mended: Outcome | undefined;
}

async function runWay(
  way: Way,
  python: string,
  django: RealDjango,
  whenFinished: WhenFinished,
): Promise<Found> {
  const stage = await openStage(python, django, whenFinished);
  const app = way.app(stage.address);
  const first = await stage.run(app, HOSTS);
  const files = mendedFiles(way, app.files, first.hook.output);
  return { first, mended: files && (await stage.run({ ...app, files }, HOSTS)) };
}

function mendedFiles(
  way: Way,
  files: Readonly<Record<string, string>>,
  log: string,
): Record<string, string> | undefined {
  const settingsFile = settingsFileOf(way);
  const remedy = remedyIn(log);
  if (remedy) return withRemedy(files, settingsFile, remedy);
  const addition = additionIn(log);
  return addition && way.list ? withAddition(files, settingsFile, way.list, addition) : undefined;
}

function seen(one: Seen | Failed): Seen {
  if ("error" in one) throw new Error(one.error);
  return one;
}

/** Visitors keep what they had, and nothing is said that is not so. */
function expectNothingLost({ before, withOwn, after, hook, address }: Outcome): void {
  expect(lossesBetween(seen(before), seen(withOwn))).toEqual([]);
  expect(lossesBetween(seen(before), seen(after)), hook.output).toEqual([]);
  const more = seen(after).hosts.filter((host) => !seen(before).hosts.includes(host));
  expect([[], [address]]).toContainEqual(more);
  const isSaid = /will accept|lets in \S+ by itself/.test(hook.output);
  expect(seen(after).letIn.includes(address), hook.output).toBe(isSaid);
  expect(hook.code).toBe(0);
}

function expectEnd({ end }: Way, { first, mended }: Found): void {
  expectNothingLost(first);
  expect(first.hook.output).toMatch(SAYS[end]);
  const isLetIn = seen(first.after).letIn.includes(first.address);
  expect(isLetIn, first.hook.output).toBe(end !== "the line to add");
  if (end !== "the line to add") expect(first.hook.stderr).toBe("");
  else expectMended(first, mended);
}

function expectMended(first: Outcome, mended: Outcome | undefined): void {
  if (!mended) throw new Error(`no line to add is named:\n${first.hook.output}`);
  expectNothingLost(mended);
  // Without what the hook gives it, the line changes nothing.
  expect([...seen(mended.before).hosts]).toEqual([...seen(first.before).hosts]);
  expect(seen(mended.before).others).toEqual(seen(first.before).others);
  expect(lossesBetween(seen(first.before), seen(mended.after))).toEqual([]);
  expect(mended.hook.output).toMatch(SAYS["by its own variable"]);
}

/** How it ended, in the words of the table. */
function shown(way: Way, { first, mended }: Found): string[] {
  const visitors = seen(first.before).letIn.filter((host) => host !== first.address);
  const kept = visitors.filter((host) => seen(first.after).letIn.includes(host));
  const isIn = (one: Seen | Failed) => (seen(one).letIn.includes(first.address) ? "let in" : "refused");
  return [
    way.name,
    way.place,
    way.everyDjango ? DJANGO_VERSIONS.join(", ") : "5.2",
    doneBy(way, first),
    `${isIn(first.before)} → ${isIn(first.after)}`,
    `${kept.length} of ${visitors.length}`,
    mended ? isIn(mended.after) : "",
  ];
}

function doneBy({ end }: Way, { hook }: Outcome): string {
  if (end === "the line to add") return "names the remedy";
  if (end === "by the app itself") return "nothing: it is let in";
  const place = SAYS[end].exec(hook.output)?.[1] ?? "";
  return place.replace("environment ", "").replace(/\b[A-Z_]{5,}\b/, (variable) => `\`${variable}\``);
}

const rows = new Map<Way, string[]>();

describe("Django 5.2", () => {
  let python = "";
  let django: RealDjango;
  beforeAll(async () => {
    python = await anyPython();
    django = startDjango(python);
  });
  afterAll(() => django.close());

  test.concurrent.for(WAYS.map((way) => [way.name, way.place, way] as const))(
    "%s; the list is in: %s",
    async ([, , way], context) => {
      const found = await runWay(way, python, django, context.onTestFinished);
      expectEnd(way, found);
      rows.set(way, shown(way, found));
    },
  );
});

const OTHERS = DJANGO_VERSIONS.filter((version) => version !== "5.2");
const EVERY = WAYS.filter(({ everyDjango }) => everyDjango);

describe.each(OTHERS)("Django %s", (version) => {
  test.for(EVERY.map((way) => [way.name, way.place, way] as const))(
    "%s; the list is in: %s",
    async ([, , way], { skip }) => {
      const found = await openPython(version);
      if ("why" in found) return skip(found.why);
      const django = startDjango(found.path);
      onTestFinished(() => django.close());
      expectEnd(way, await runWay(way, found.path, django, onTestFinished));
    },
  );
});

test("docs/allowed-hosts.md has the table", () => {
  const header = [
    "settings.py",
    "the list is in",
    "Django",
    "what the hook does",
    "the load balancer",
    "visitors kept",
    "with the remedy",
  ];
  expectInDocs(
    "docs/allowed-hosts.md",
    "ways",
    markdownTable(
      header,
      WAYS.map((way) => rows.get(way) ?? []),
    ),
  );
});
