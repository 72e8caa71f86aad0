import { sayTheLine } from "../diagnosis/the-line.ts";
import type { TheLine } from "../django/answer.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { HookError } from "../errors.ts";
import { lowerFirst } from "../words.ts";

/** Where a line below the list would come too late, or into another name space: a class, or a library's own settings. */
const BY_HAND = `Where the settings make ALLOWED_HOSTS, add this to the list, with import os at the top of the file: + os.environ.get("${HEALTH_CHECK_HOSTS}", "").split()`;

/** Nothing that could be tried lets the address in and loses nothing. */
export function noPlaceFound(
  address: string,
  {
    settingsModule,
    reasons,
    line,
  }: { settingsModule: string; reasons: readonly string[]; line: TheLine | undefined },
  isStopped: boolean,
): HookError {
  const why =
    reasons.length > 0
      ? `every other way would do harm: ${reasons.join("; ")}`
      : "no other place holds the list";
  const message = `${settingsModule || "the app"} does not let in ${address}: it does not read ${HEALTH_CHECK_HOSTS}, and ${why}`;
  const consequence = isStopped
    ? "The running version lets the load balancer in, and this one would not: the deployment stops, and the running version goes on."
    : "Until then the load balancer's check gets 400. Visitors are not affected.";
  return new HookError(isStopped ? "failure" : "warning", message, {
    remedy: [line ? sayTheLine(line) : BY_HAND, `Commit it and deploy again. ${consequence}`],
  });
}

/** The app was not asked, so that nobody knows whether what was done is enough. */
export function notProven(
  address: string,
  why: string,
  { done, leftAlone }: { readonly done: string; readonly leftAlone: readonly string[] },
): HookError {
  const message = `it is not proven that the app lets in ${address}: it could not be asked (${why}); it gets the address by ${done}`;
  return new HookError(leftAlone.length > 0 ? "warning" : "notice", message, {
    remedy: [
      ...leftAlone.map((reason) => `Left alone: ${reason}.`),
      `To be sure: ${lowerFirst(sayTheLine(undefined))}`,
    ],
  });
}

/** The app was asked once, and could not be asked again. */
export function notAskedAgain(done: string, why: string): HookError {
  return new HookError("notice", `${done}; it could not be asked again (${why}): nothing was changed`);
}

/** Entries of ALLOWED_HOSTS that no request ever matches; none is printed. */
export function oddEntries(hosts: readonly string[]): string[] {
  return ODD.flatMap(([entry, what, instead]) => {
    const count = hosts.filter((host) => entry.test(host)).length;
    const entries = count === 1 ? "1 entry" : `${count} entries`;
    return count === 0
      ? []
      : [`ALLOWED_HOSTS has ${entries} with ${what}, which matches no request: ${instead}`];
  });
}

const ODD = [
  [/^\w+:\/\//, "a scheme such as https://", "write the name alone, www.example.com"],
  [/^.+\*|^\*./, "a star in it", "for all names below a domain write .example.com"],
] as const;
