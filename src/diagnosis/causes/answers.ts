import type { Cause } from "../cause.ts";
import { seeLogs } from "../commands.ts";
import type { SeenCheck } from "../observation.ts";
import { answers, statusOf } from "../words.ts";
import { pageRemedy } from "./page.ts";
import { acceptIt } from "./redirects.ts";

/** What is left: the page itself answers what does not count as healthy. */
export const ANSWERS: readonly Cause[] = [
  {
    name: "app fails",
    holds: ({ last, proxy }) => [502, 503, 504].includes(statusOf(last)) && proxy !== undefined,
    clause: (seen) => `${answers(seen)}: ${seen.proxy?.name} does not reach the app`,
    remedy: (seen, reader) => ["Start the app: sudo systemctl restart web", seeLogs(seen, reader)],
  },
  {
    name: "app fails",
    holds: ({ last }) => statusOf(last) >= 500,
    clause: (seen) => `${answers(seen)}: the app fails`,
    remedy: (seen, reader) => [seeLogs(seen, reader)],
  },
  {
    name: "login",
    holds: ({ last }) => statusOf(last) === 401,
    clause: (seen) => `${answers(seen)}: ${whoRefuses(seen)} wants a login`,
    remedy: pageRemedy,
  },
  {
    name: "path",
    holds: ({ last }) => statusOf(last) === 403,
    clause: (seen) =>
      `${answers(seen)}: ${whoRefuses(seen)} refuses the request (a login, a list of addresses, a limit)`,
    remedy: pageRemedy,
  },
  {
    name: "path",
    holds: ({ last }) => statusOf(last) === 404,
    clause: (seen) => `${answers(seen)}: there is no such page`,
    remedy: pageRemedy,
  },
  {
    name: "path",
    holds: ({ last }) => statusOf(last) === 405,
    clause: (seen) => `${answers(seen)}: the page does not take GET`,
    remedy: pageRemedy,
  },
  {
    name: "success codes",
    holds: () => true,
    clause: (seen) => `${answers(seen)}, and only ${seen.codes} counts as healthy`,
    remedy: acceptIt,
  },
];

function whoRefuses({ last, proxy }: SeenCheck): string {
  return last.kind === "answer" && last.isOfProxy ? (proxy?.name ?? "the proxy") : "the app";
}
