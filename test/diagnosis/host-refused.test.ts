import { expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { SeenApp, SeenCheck } from "../../src/diagnosis/observation.ts";
import { APP, answered, CHECK, LINE } from "./seen.ts";

const THE_LINE = "Add this line at the end of shop/settings.py, below line 12: ALLOWED_HOSTS += HEALTH";
const RESTART = "Let the app read it: sudo systemctl restart web";
const lacks = { name: "web", isAsgi: false, isGiven: false, startedAt: undefined };
const container = { path: "/opt/env.list", hasAddress: true, toHandOn: undefined };

type Seen = Pick<SeenCheck, "ownHost" | "ownHostElsewhere"> & Partial<SeenApp>;

const REFUSED = { kind: "answer", status: 400, location: undefined } as const;
const NOT_THERE = { kind: "answer", status: 404, location: undefined } as const;

/** What comes first explains the rest: each row also holds for all that is below it. */
const ROWS: readonly (readonly [clause: RegExp, seen: Seen, remedy: string])[] = [
  [
    /: the app refuses every host, visitors included/,
    { ownHost: REFUSED, ownHostElsewhere: REFUSED, asked: APP.asked },
    "The way back, if this began with a deployment of the hooks: eb setenv HEALTH_HOOKS_ENABLED=false",
  ],
  [
    /: a host of the app's own list gets the same answer on this page, and another on other pages$/,
    { ownHost: REFUSED, ownHostElsewhere: NOT_THERE },
    "Let the app answer the page /health/ before it looks at anything else",
  ],
  [
    /; no file on the host reaches a container of ECS$/,
    { container: { ...container, path: undefined } },
    "What works there: a middleware",
  ],
  [
    /; the container's environment comes from \/opt\/env\.list, which has no HEALTH_CHECK_HOSTS with it$/,
    { container: { ...container, hasAddress: false } },
    "deploy again: it writes the file before the container starts",
  ],
  [
    /; \/opt\/env\.list has it, and docker-compose\.yml gives HEALTH_CHECK_HOSTS to no service$/,
    { container: { ...container, toHandOn: "There add the line: - HEALTH_CHECK_HOSTS" } },
    "add the line: - HEALTH_CHECK_HOSTS",
  ],
  [
    /; \/opt\/env\.list has it, and the container was started without it$/,
    { container, process: lacks },
    "Deploy again",
  ],
  [
    /; the container has HEALTH_CHECK_HOSTS with it, and the app does not let it in by that$/,
    { container, process: APP.process },
    "put the list in the place of LIST here: ",
  ],
  [/; the app still runs from a folder that was replaced since$/, { isReplaced: true }, RESTART],
  [/; the override is stale: x$/, { given: { stale: "the override is stale: x" } }, "10_allowed_hosts.cjs"],
  [/; allowed_hosts has given it nothing$/, { given: "nothing" }, "10_allowed_hosts.cjs"],
  [
    /; no process that serves the app was found$/,
    { process: undefined },
    "Start the app: sudo systemctl restart web",
  ],
  [
    /; the app could not be asked for its hosts \(ImportError at shop\/settings\.py line 3\)$/,
    { process: APP.process, asked: { why: "ImportError at shop/settings.py line 3" } },
    "Add this line at the end of the settings file: ",
  ],
  [
    /; shop\.settings lets it in now, but the running app was started before that$/,
    { asked: { ...APP.asked, allowsAddress: true } },
    RESTART,
  ],
  [
    /; allowed_hosts had put it into ALLOWED_HOSTS in \.env, and the file was written anew after that$/,
    { provenBy: "ALLOWED_HOSTS in .env" },
    THE_LINE,
  ],
  [/; the running app has no HEALTH_CHECK_HOSTS with it in its environment$/, { process: lacks }, RESTART],
  [/; ALLOWED_HOSTS of shop\.settings has 3 hosts, without it$/, {}, THE_LINE],
];

function seenWith({ ownHost, ownHostElsewhere, ...app }: Seen): SeenCheck {
  return { ...CHECK, ownHost, ownHostElsewhere, app: { ...APP, hasHook: true, ...app } };
}

test.for(ROWS.map((row, index) => [...row, index] as const))("%s: %j", ([clause, seen, remedy, index]) => {
  const found = diagnose(seenWith(seen), "instance");
  expect(found.clause).toMatch(clause);
  expect(found.clause).toMatch(/^\/health answers 400/);
  expect(found.remedy.join("\n")).toContain(remedy);
  for (const [, later] of ROWS.slice(index + 1)) {
    expect(diagnose(seenWith({ ...later, ...seen }), "instance").clause).toMatch(clause);
  }
});

test("an app that could not be asked and was not given the address is restarted first", () => {
  const { remedy } = diagnose(seenWith({ asked: { why: "x" }, process: lacks }), "instance");
  expect(remedy[0]).toBe(RESTART);
});

test.for([200, 301, 401, 404, 500])("is not what %i means", (status) => {
  const { clause } = diagnose({ ...seenWith({}), last: answered(status) }, "instance");
  expect(clause).not.toContain("ALLOWED_HOSTS");
});

test("a process is named as Procfile names it", () => {
  const process = { ...APP.process, name: "sockets" };
  const asked = { ...APP.asked, allowsAddress: true, line: LINE };
  const { remedy } = diagnose(seenWith({ process, asked }), "instance");
  expect(remedy).toEqual(["Let the app read it: sudo systemctl restart sockets"]);
});
