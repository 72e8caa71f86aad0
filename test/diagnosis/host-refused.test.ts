import { expect, test } from "vitest";
import { type Explanation, type RefusedHost, whyHostIsRefused } from "../../src/diagnosis/host-refused.ts";

const LINE = { file: "shop/settings.py", below: 12, text: "ALLOWED_HOSTS += HEALTH" };
const ASKED = {
  settingsModule: "shop.settings",
  django: "5.2",
  count: 3,
  allowsAddress: false,
  line: LINE,
};
const SEEN: RefusedHost = {
  process: { name: "web", isGiven: true, startedAt: "2026-11-28T14:00:00Z" },
  asked: ASKED,
  ownHost: "let in",
  provenBy: "HEALTH_CHECK_HOSTS",
};
const THE_LINE = "Add this line to shop/settings.py below line 12: ALLOWED_HOSTS += HEALTH";
const RESTART = "Let the app read it: sudo systemctl restart web";
const lacks = { name: "web", isGiven: false, startedAt: undefined };

/** What comes first explains the rest: each row also holds for all that is below it. */
const ROWS: readonly (readonly [
  Explanation["name"],
  Partial<RefusedHost>,
  because: RegExp,
  remedy: string,
])[] = [
  [
    "every host refused",
    { ownHost: "refused everywhere" },
    /^the app refuses every host, visitors included, since the app was started \(2026-11-28T14:00:00Z\)$/,
    "The way back, if this began with a deployment of the hooks: eb setenv HEALTH_HOOKS_ENABLED=false",
  ],
  [
    "page",
    { ownHost: "refused on this page" },
    /^a host of the app's own list gets the same answer on this page, and another on other pages$/,
    "Name a page that does not answer 400 in HEALTH_HOOKS_PATH.",
  ],
  [
    "not asked",
    { process: undefined },
    /^no process that serves the app was found$/,
    "See whether the app runs: systemctl status web",
  ],
  [
    "not asked",
    { asked: { why: "ImportError at shop/settings.py line 3" } },
    /^the app could not be asked for its hosts \(ImportError at shop\/settings\.py line 3\)$/,
    "Add this line at the end of the settings file: ",
  ],
  [
    "not in force",
    { asked: { ...ASKED, allowsAddress: true } },
    /^shop\.settings lets it in now, but the running app was started before that$/,
    RESTART,
  ],
  [
    "written anew",
    { provenBy: "ALLOWED_HOSTS in .env" },
    /^allowed_hosts had put it into ALLOWED_HOSTS in \.env, and the file was written anew after that$/,
    THE_LINE,
  ],
  [
    "not in force",
    { process: lacks },
    /^the running app has no HEALTH_CHECK_HOSTS with it in its environment$/,
    RESTART,
  ],
  ["not in settings", {}, /^ALLOWED_HOSTS of shop\.settings has 3 hosts, without it$/, THE_LINE],
];

test.for(ROWS.map((row, index) => [...row, index] as const))(
  "%s: %j",
  ([name, seen, because, remedy, index]) => {
    const found = whyHostIsRefused({ ...SEEN, ...seen });
    expect(found.name).toBe(name);
    expect(found.because).toMatch(because);
    expect(found.remedy.join("\n")).toContain(remedy);
    for (const [, later] of ROWS.slice(index + 1)) {
      expect(whyHostIsRefused({ ...SEEN, ...later, ...seen }).name).toBe(name);
    }
  },
);

test("an app that could not be asked and was not given the address is restarted first", () => {
  const { remedy } = whyHostIsRefused({ ...SEEN, asked: { why: "x" }, process: lacks });
  expect(remedy[0]).toBe(RESTART);
});
