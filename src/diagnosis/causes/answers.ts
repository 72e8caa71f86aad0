import type { Cause, Reader } from "../cause.ts";
import { ASK_APP, seeLogs } from "../commands.ts";
import type { SeenCheck } from "../observation.ts";
import { answers, statusOf } from "../words.ts";
import { answerFirst, pageRemedy, THEN_NAME_IT } from "./page.ts";
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
    remedy: refusalRemedy,
  },
  {
    name: "path",
    holds: ({ last }) => statusOf(last) === 403,
    clause: (seen) =>
      `${answers(seen)}: ${whoRefuses(seen)} refuses the request (a login, a list of addresses, a limit)`,
    remedy: refusalRemedy,
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

function whoRefuses(seen: SeenCheck): string {
  return isByProxy(seen) ? (seen.proxy?.name ?? "the proxy") : "the app";
}

/** What nginx refuses, the app cannot answer, unless nginx hands it on. */
function refusalRemedy(seen: SeenCheck, reader: Reader): readonly string[] {
  if (!isByProxy(seen) || seen.proxy?.service !== "nginx") return pageRemedy(seen, reader);
  return [
    ...answerFirst(seen).slice(0, 1),
    `Then: let nginx ask the app for it. In .platform/nginx/conf.d/elasticbeanstalk/health.conf write: location = /health/ { auth_basic off; allow all; ${ASK_APP} }`,
    THEN_NAME_IT, // what nginx refuses everywhere else is no sign that the app lives
  ];
}

function isByProxy({ last }: SeenCheck): boolean {
  return last.kind === "answer" && last.isOfProxy === true;
}
