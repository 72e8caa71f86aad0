import type { OtherSetting, TrialAnswer } from "../django/answer.ts";

/** What was tried, and what the app's settings would be with it. */
export type Tried<Candidate> = readonly [candidate: Candidate, answer: TrialAnswer];

export interface Decision<Candidate> {
  /** The first after which the app lets the address in and nothing else is lost; undefined: there is none. */
  readonly taken: Candidate | undefined;
  /** Why a candidate that lets the address in was not taken: names of settings, never their values. */
  readonly reasons: readonly string[];
}

/**
 * A candidate is proven when ALLOWED_HOSTS is what it was plus exactly the address, and every other setting is what it
 * was or a list that only grew.
 * @param before the app's ALLOWED_HOSTS without any candidate
 */
export function decide<Candidate extends { readonly name: string }>(
  before: readonly string[],
  address: string,
  tried: readonly Tried<Candidate>[],
): Decision<Candidate> {
  const taken = tried.find(([, answer]) => isProven(before, address, answer))?.[0];
  const reasons = tried.flatMap(([{ name }, answer]) => {
    const reason = reasonAgainst(before, address, answer);
    return reason === undefined ? [] : `${name}: ${reason}`;
  });
  return { taken, reasons: [...new Set(reasons)] };
}

function isProven(before: readonly string[], address: string, answer: TrialAnswer): boolean {
  return (
    !("problem" in answer) && isSameList([...before, address], answer.hosts) && isHarmless(before, answer)
  );
}

/** A clause where one could not be tried: what fails now, such as a call to the network, may not do so at the next start. */
export function unknownIn(tried: readonly Tried<{ readonly name: string }>[]): string | undefined {
  const failed = tried.find(([, answer]) => "problem" in answer);
  return failed && `it is not known what the settings would be with ${failed[0].name}`;
}

/** Whether nothing is lost by it: neither a host nor anything of another setting. */
export function isHarmless(before: readonly string[], answer: TrialAnswer): boolean {
  return (
    !("problem" in answer) && lostHosts(before, answer.hosts).length === 0 && harmed(answer).length === 0
  );
}

/**
 * One answer of two: with the address, and with many addresses in its place. A process orders a set in its own way, so
 * that a setting which takes one entry of a set may take the address only after the next start; of many it takes one.
 */
export function withCrowd(answer: TrialAnswer, crowded: TrialAnswer | undefined): TrialAnswer {
  if ("problem" in answer || crowded === undefined) return answer;
  if ("problem" in crowded) return crowded;
  const known = new Set(harmed(answer).map(({ name }) => name));
  return {
    hosts: answer.hosts,
    others: [...answer.others, ...harmed(crowded).filter(({ name }) => !known.has(name))],
  };
}

/** Settings beside the list that are neither what they were nor a list that only grew. */
function harmed(answer: Extract<TrialAnswer, { others: unknown }>): OtherSetting[] {
  return answer.others.filter(({ how }) => how !== "grew");
}

/** An empty entry matches no host. */
function lostHosts(before: readonly string[], after: readonly string[]): string[] {
  return before.filter((host) => host !== "" && !after.includes(host));
}

/** Undefined where nothing had changed: then the app does not look there. */
function reasonAgainst(before: readonly string[], address: string, answer: TrialAnswer): string | undefined {
  if ("problem" in answer) return `the settings would fail (${answer.problem})`;
  const lost = lostHosts(before, answer.hosts);
  if (lost.length > 0)
    return `ALLOWED_HOSTS would lose ${lost.length === 1 ? "a host" : `${lost.length} hosts`}`;
  const changes = harmed(answer).map(({ name, how }) => `${name} would ${WOULD[how]}`);
  if (changes.length > 0) return changes.join(", ");
  if (isProven(before, address, answer) || isSameList(before, answer.hosts)) return undefined;
  return "ALLOWED_HOSTS would not be what it was and the address";
}

const WOULD: Readonly<Record<OtherSetting["how"], string>> = {
  grew: "grow",
  "lost entries": "lose entries",
  changed: "change",
  appeared: "appear",
  vanished: "vanish",
};

/** The order is the app's own business: a set has none. An empty entry matches no host, and a second one no other. */
function isSameList(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [one, other].map((hosts) =>
    JSON.stringify([...new Set(hosts.filter(Boolean))].sort()),
  );
  return first === second;
}
