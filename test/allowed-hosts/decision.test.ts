import { expect, test } from "vitest";
import { decide, isHarmless, type Tried, unknownIn, withCrowd } from "../../src/allowed-hosts/decision.ts";
import type { OtherSetting, TrialAnswer } from "../../src/django/answer.ts";

const ADDRESS = "10.0.0.5";
const BEFORE = ["a.example", "b.example"];

const answer = (hosts: readonly string[], ...others: OtherSetting[]): TrialAnswer => ({ hosts, others });
const WITH = [...BEFORE, ADDRESS];
const MORE = "ALLOWED_HOSTS would not be what it was and the address";

test.for<readonly [string, TrialAnswer, string | undefined]>([
  // taken: what it was plus exactly the address, in any order
  ["the address at the end", answer(WITH), undefined],
  ["the address at the start", answer([ADDRESS, ...BEFORE]), undefined],
  ["the address twice", answer([...WITH, ADDRESS]), undefined],
  ["another order", answer([ADDRESS, ...BEFORE.toReversed()]), undefined],
  ["a list that grew beside it", answer(WITH, { name: "CSRF_TRUSTED_ORIGINS", how: "grew" }), undefined],
  // not taken, without a reason to name: the app does not look there
  ["nothing changed", answer(BEFORE), ""],
  ["nothing but the order changed", answer(BEFORE.toReversed()), ""],
  // not taken, and why
  ["a visitors' host is lost", answer(["a.example", ADDRESS]), "ALLOWED_HOSTS would lose a host"],
  ["all are lost", answer([`a.example,b.example,${ADDRESS}`]), "ALLOWED_HOSTS would lose 2 hosts"],
  ["one host that is the whole text", answer([...BEFORE, `c.example ${ADDRESS}`]), MORE],
  ["the star beside it", answer([...WITH, "*"]), MORE],
  ["a host too many", answer([...WITH, "c.example"]), MORE],
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
  const it = { name: "it" };
  const decision = decide(BEFORE, ADDRESS, [[it, trial]]);
  expect(decision).toEqual(
    reason === undefined
      ? { taken: it, reasons: [] }
      : { taken: undefined, reasons: reason ? [`it: ${reason}`] : [] },
  );
  const harms = reason !== undefined && reason !== "" && !reason.includes("and the address");
  expect(isHarmless(BEFORE, trial)).toBe(!harms);
});

test("takes the first that is proven, and says each reason once", () => {
  const lost = answer([ADDRESS]);
  const tried: Tried<{ name: string; by?: string }>[] = [
    [{ name: "own" }, answer(BEFORE)],
    [{ name: "list", by: "comma" }, lost],
    [{ name: "list", by: "blank" }, lost],
    [{ name: "file" }, answer(WITH)],
    [{ name: "late" }, answer(WITH)],
  ];
  expect(decide(BEFORE, ADDRESS, tried)).toEqual({
    taken: { name: "file" },
    reasons: ["list: ALLOWED_HOSTS would lose 2 hosts"],
  });
  expect(decide(BEFORE, ADDRESS, [])).toEqual({ taken: undefined, reasons: [] });
});

test("what many addresses in its place show is said once, and without growth", () => {
  const main: OtherSetting = { name: "MAIN", how: "changed" };
  const origins: OtherSetting = { name: "ORIGINS", how: "grew" };
  expect(withCrowd(answer(WITH, origins), undefined)).toEqual(answer(WITH, origins));
  expect(withCrowd(answer(WITH, origins), answer([...WITH, "x"], main, origins))).toEqual(
    answer(WITH, origins, main),
  );
  expect(withCrowd(answer(WITH, main), answer(WITH, main))).toEqual(answer(WITH, main));
  expect(withCrowd(answer(WITH), { problem: "ValueError" })).toEqual({ problem: "ValueError" });
  expect(withCrowd({ problem: "ValueError" }, answer(WITH))).toEqual({ problem: "ValueError" });
});

test("a place that could not be tried is named", () => {
  const own = [{ name: "own" }, answer(BEFORE)] as const;
  expect(unknownIn([own])).toBeUndefined();
  expect(
    unknownIn([own, [{ name: "list" }, { problem: "the app's settings were not made within 20 s" }]]),
  ).toBe("it is not known what the settings would be with list");
});
