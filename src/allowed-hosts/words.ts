import { sayTheLine } from "../diagnosis/the-line.ts";
import { type AppSettings, type NotAnswered, SettingsFail } from "../django/answer.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { HookError } from "../errors.ts";
import { lowerFirst } from "../words.ts";

const KEEPS_LOCALHOST =
  "With DEBUG on and an empty ALLOWED_HOSTS, Django lets in localhost. The line keeps that.";

/** Nothing that could be tried lets the address in and loses nothing. */
export function noPlaceFound(
  address: string,
  found: Pick<AppSettings, "settingsModule" | "line" | "byDebug"> & { readonly reasons: readonly string[] },
  end: { readonly stops: true } | { readonly otherWay: string | undefined },
): HookError {
  const { settingsModule, reasons, line, byDebug } = found;
  const stops = "stops" in end;
  const why =
    reasons.length > 0
      ? "every way that was tried would do harm"
      : `it does not read ${HEALTH_CHECK_HOSTS}, and there is no other place where the list can grow`;
  return new HookError(
    stops ? "failure" : "warning",
    `${settingsModule || "the app"} does not let in ${address}: ${why}`,
    {
      remedy: [
        ...reasons.map((reason) => `Not done, because of ${reason}.`),
        ...(byDebug ? [KEEPS_LOCALHOST] : []),
        ...sayTheLine(line),
        ...(line && reasons.some((one) => one.startsWith(HEALTH_CHECK_HOSTS)) ? [TAKE_AWAY] : []),
        `Commit it and deploy again. ${stops ? STOPS : goesOn(end.otherWay)}`,
      ],
    },
  );
}

const TAKE_AWAY = `Take away any other line that reads ${HEALTH_CHECK_HOSTS}.`;

const STOPS =
  "The running version lets the load balancer in, and this one would not. The deployment stops, and the running version goes on.";

function goesOn(otherWay: string | undefined): string {
  return otherWay === undefined
    ? "Until then the load balancer's check gets 400. Visitors are not affected."
    : `Until then the load balancer's check gets 400, if nothing else lets it in: ${otherWay}. Visitors are not affected.`;
}

/** The app was not asked, so that nobody knows whether what was done is enough. */
export function notProven(
  address: string,
  why: NotAnswered,
  { done, leftAlone }: { readonly done: string; readonly leftAlone: readonly string[] },
): HookError {
  const fails = why instanceof SettingsFail;
  const because = `${fails ? "its settings fail" : "it could not be asked"} (${why.message})`;
  const [line = "", ...more] = sayTheLine("unknown");
  return new HookError(
    fails || leftAlone.length > 0 ? "warning" : "notice",
    `it is not proven that the app lets in ${address}: ${because}; it is given the address by ${done}`,
    {
      remedy: [
        ...(fails ? [WILL_NOT_START] : []),
        ...leftAlone.map((reason) => `Left alone: ${reason}.`),
        `To be sure: ${lowerFirst(line)}`,
        ...more,
      ],
    },
  );
}

const WILL_NOT_START =
  "With these settings the app does not start: correct them. If a later hook mends them, let that run before 10_allowed_hosts.";

/** The app was asked once, and could not be asked again. */
export function notAskedAgain(done: string, why: string): HookError {
  return new HookError("notice", `${done}; it could not be asked again (${why}): nothing was changed`);
}
