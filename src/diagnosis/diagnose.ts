import type { Cause, CauseName, Reader } from "./cause.ts";
import { ANSWERS } from "./causes/answers.ts";
import { BROKEN_OFF, CONNECTIONS } from "./causes/connections.ts";
import { HOST } from "./causes/host.ts";
import { REDIRECTS } from "./causes/redirects.ts";
import { RUN_HEALTH_CHECK } from "./commands.ts";
import type { SeenCheck } from "./observation.ts";
import { withoutQuery } from "./words.ts";

/** The hook would mend it, and it has not. What the check gets stays the clause. */
function notDone(name: CauseName, holds: (page: string, path: string) => boolean): Cause {
  return {
    name,
    holds: ({ wouldPass, path }) => wouldPass !== undefined && holds(wouldPass.path, path),
    clause: (seen) => causeOf({ ...seen, wouldPass: undefined }).clause(seen),
    remedy: ({ wouldPass }) => [
      `health_check would set ${withoutQuery(wouldPass?.path ?? "")} for ${wouldPass?.codes}, and the app passes that. The last line of health_check in /var/log/eb-hooks.log says why it has not.`,
      RUN_HEALTH_CHECK,
    ],
  };
}

const NOT_DONE: readonly Cause[] = [
  notDone("success codes", (page, path) => page === path),
  notDone("path", (page, path) => page !== path),
];

/** Why a check does not pass. What explains the rest stands first, and the first that holds is the cause. */
export const CAUSES: readonly Cause[] = [
  ...NOT_DONE,
  ...CONNECTIONS,
  ...HOST,
  BROKEN_OFF,
  ...REDIRECTS,
  ...ANSWERS,
];

export interface Diagnosis {
  readonly name: CauseName;
  /** What happened, in one clause. */
  readonly clause: string;
  /** What to do, in full sentences. */
  readonly remedy: readonly string[];
}

/** Why a check that does not pass does not. */
export function diagnose(seen: SeenCheck, reader: Reader): Diagnosis {
  const cause = causeOf(seen);
  return { name: cause.name, clause: cause.clause(seen), remedy: cause.remedy(seen, reader) };
}

function causeOf(seen: SeenCheck): Cause {
  return CAUSES.find(({ holds }) => holds(seen)) ?? BROKEN_OFF;
}

/** The rank of a cause: a request must connect before an app can refuse its Host. */
export function rankOf(name: CauseName): number {
  return CAUSES.findLastIndex((cause) => cause.name === name);
}
