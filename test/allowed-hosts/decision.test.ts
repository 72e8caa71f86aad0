import { expect, test } from "vitest";
import { decide, type Tried } from "../../src/allowed-hosts/decision.ts";
import type { OtherSetting, TrialAnswer } from "../../src/django/answer.ts";

const ADDRESS = "10.0.0.5";
const BEFORE = ["a.example", "b.example"];

const answer = (hosts: readonly string[], ...others: OtherSetting[]): TrialAnswer => ({ hosts, others });
const WITH = [...BEFORE, ADDRESS];

test.for<readonly [string, TrialAnswer, string | undefined]>([
  // taken: what it was plus exactly the address, in any order
  ["the address at the end", answer(WITH), undefined],
  ["the address at the start", answer([ADDRESS, ...BEFORE]), undefined],
  ["another order", answer([ADDRESS, ...BEFORE.toReversed()]), undefined],
  ["a list that grew beside it", answer(WITH, { name: "CSRF_TRUSTED_ORIGINS", how: "grew" }), undefined],
  // not taken, without a reason to name: the app does not look there
  ["nothing changed", answer(BEFORE), ""],
  ["nothing but the order changed", answer(BEFORE.toReversed()), ""],
  // not taken, and why
  ["a visitors' host is lost", answer(["a.example", ADDRESS]), "ALLOWED_HOSTS would lose a host"],
  ["all are lost", answer([`a.example,b.example,${ADDRESS}`]), "ALLOWED_HOSTS would lose 2 hosts"],
  [
    "one host that is the whole text",
    answer([...BEFORE, `c.example ${ADDRESS}`]),
    "ALLOWED_HOSTS would change, and not get the address",
  ],
  ["the star beside it", answer([...WITH, "*"]), ""],
  ["a host too many", answer([...WITH, "c.example"]), ""],
  ["the address twice", answer([...WITH, ADDRESS]), ""],
  [
    "another setting loses",
    answer(WITH, { name: "CORS_ALLOWED_ORIGINS", how: "lost entries" }),
    "CORS_ALLOWED_ORIGINS would lose entries",
  ],
  [
    "others change, appear and vanish",
    answer(
      WITH,
      { name: "A", how: "changed" },
      { name: "B", how: "appeared" },
      { name: "C", how: "vanished" },
      { name: "D", how: "grew" },
    ),
    "A would change, B would appear, C would vanish",
  ],
  [
    "the settings fail",
    { problem: "ValueError at shop/settings.py line 3" },
    "the settings would fail (ValueError at shop/settings.py line 3)",
  ],
])("%s", ([, trial, reason]) => {
  const decision = decide(BEFORE, ADDRESS, [["it", trial]]);
  expect(decision).toEqual(
    reason === undefined
      ? { taken: "it", reasons: [] }
      : { taken: undefined, reasons: reason ? [reason] : [] },
  );
});

test("takes the first that is proven, and says each reason once", () => {
  const lost = answer([ADDRESS]);
  const tried: Tried<string>[] = [
    ["own", answer(BEFORE)],
    ["comma", lost],
    ["blank", lost],
    ["file", answer(WITH)],
    ["late", answer(WITH)],
  ];
  expect(decide(BEFORE, ADDRESS, tried)).toEqual({
    taken: "file",
    reasons: ["ALLOWED_HOSTS would lose 2 hosts"],
  });
  expect(decide(BEFORE, ADDRESS, [])).toEqual({ taken: undefined, reasons: [] });
});
