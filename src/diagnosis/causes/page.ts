import { ANSWER_FIRST, ANSWER_FIRST_IN_ASGI } from "../../answer-first.ts";
import { isFree } from "../../open-page.ts";
import type { Reader } from "../cause.ts";
import { LET_HOOK_FIND, setOption, setProperty } from "../commands.ts";
import type { SeenCheck } from "../observation.ts";

/** What to do where another page would pass. */
export function pageRemedy(seen: SeenCheck, reader: Reader): readonly string[] {
  const { openPage, settings, path, namespace } = seen;
  if (openPage?.found !== undefined) {
    return [
      `${openPage.found} answers 200 to the load balancer: ${setProperty("HEALTH_HOOKS_PATH", openPage.found)}`,
    ];
  }
  if (openPage !== undefined) {
    return [`Of ${openPage.tried.join(", ")} none answers 200 to the load balancer.`, ...answerFirst(seen)];
  }
  if (settings?.path !== undefined) {
    return [
      "HEALTH_HOOKS_PATH sets this page: name one in it that answers 200 to everybody, with eb setenv.",
    ];
  }
  if (reader !== "laptop") return answerFirst(seen);
  const isLeftToHook = isFree(path, settings?.path) && seen.insteadOfHooks === undefined;
  return [
    setOption("HealthCheckPath", "a page that answers 200 to everybody", namespace),
    ...(isLeftToHook ? [LET_HOOK_FIND] : []),
  ];
}

/** A page that answers before anything looks at the host, the user or the protocol. */
export function answerFirst({ path, settings, app }: SeenCheck): string[] {
  const [file, line] = app?.process?.isAsgi ? ["asgi.py", ANSWER_FIRST_IN_ASGI] : ["wsgi.py", ANSWER_FIRST];
  return [
    `Let the app answer the page /health/ before it looks at anything else, with this line at the end of ${file}: ${line}`,
    isFree(path, settings?.path) ? "Then: eb deploy. health_check finds the page by itself." : THEN_NAME_IT,
  ];
}

export const THEN_NAME_IT = `Then: eb deploy, and ${setProperty("HEALTH_HOOKS_PATH", "/health/")}`;
