import { foundPage } from "../open-page.ts";
import type { Check, Outcome, SeenCheck } from "./observation.ts";

/** A query may hold a token, and many people read a log. */
export function withoutQuery(text: string): string {
  return foundPage(text) === undefined ? text.replace(/\?.*$/s, "?...") : text;
}

/** The path as a pattern for SECURE_REDIRECT_EXEMPT. Such a pattern has no leading slash and no query. */
export function exemptPattern(path: string): string {
  const [plain = ""] = path.split("?");
  return `^${plain.slice(1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}

/** What a check asks for. */
export function describeCheck({ connection, path, codes }: Check): string {
  return connection ?? `${withoutQuery(path)} for ${codes}`;
}

/** 0 where there was no answer in time. */
export function statusOf(outcome: Outcome | undefined): number {
  return outcome?.kind === "answer" ? outcome.status : 0;
}

/** The start of a clause: "/ answers 404". */
export function answers({ path, last }: SeenCheck): string {
  return `${withoutQuery(path)} answers ${statusOf(last)}`;
}

/** What another request got, behind "it" or the like: "answers 200". */
export function got(outcome: Outcome): string {
  switch (outcome.kind) {
    case "answer":
      return `answers ${outcome.status}`;
    case "too slow":
      return `answers ${outcome.status} only after ${outcome.seconds} s`;
    default:
      return "does not answer";
  }
}
