import { describe, expect, test } from "vitest";
import { decideByText } from "../../src/allowed-hosts/by-text.ts";
import { type Use, useElsewhere, useOf } from "../../src/django/uses.ts";

const ADDRESS = "10.0.0.5";
const VARIABLE = "ALLOWED_HOSTS";

function decide(
  given: { readonly properties?: Readonly<Record<string, string>>; readonly file?: string },
  use: Use,
) {
  const { candidate, leftAlone } = decideByText(
    ADDRESS,
    {
      properties: new Map(Object.entries(given.properties ?? {})),
      files: new Map(given.file === undefined ? [] : [[".env", given.file]]),
      likely: [VARIABLE, "DJANGO_ALLOWED_HOSTS"],
      hosts: [],
    },
    () => use,
  );
  const { HEALTH_CHECK_HOSTS, ...values } = Object.fromEntries(candidate.values);
  expect(HEALTH_CHECK_HOSTS).toBe(ADDRESS);
  return { name: candidate.name, values, file: candidate.file?.text, leftAlone };
}

const ONE = "it has one host, and it is not seen how the app makes a list of it";
const OTHER = "the app makes more of it than a list of hosts";
const BLANKS = "it has commas, and the app is seen to split it at blanks";

describe("an environment property", () => {
  test.for<readonly [string, Use, string | { readonly reason: string }]>([
    ["a,b", "not seen", "a,b,10.0.0.5"],
    ["a b", "not seen", "a b 10.0.0.5"],
    ["a\nb", "not seen", "a\nb\n10.0.0.5"],
    ['["a"]', "not seen", '["a","10.0.0.5"]'],
    ["a", "list with commas", "a,10.0.0.5"],
    ["a", "list with blanks", "a 10.0.0.5"],
    ["a,b", "list with commas", "a,b,10.0.0.5"],
    ["a", "not seen", { reason: ONE }],
    ["a", "other use", { reason: OTHER }],
    ["", "list with commas", { reason: "it is empty, and what the app makes of that is not seen" }],
    ["a,b", "other use", { reason: OTHER }],
    ["a,b", "list with blanks", { reason: BLANKS }],
    [
      "a;b",
      "list with commas",
      { reason: 'it holds ";", which neither a host nor a comma, blank or JSON list has' },
    ],
    // two visitors' hosts would become one
    ["a b", "list with commas", { reason: "it has blanks, and the app is seen to split it at commas" }],
  ])("%j, %s", ([value, use, expected]) => {
    const { values, leftAlone, file, name } = decide({ properties: { [VARIABLE]: value } }, use);
    const isEdited = typeof expected === "string";
    expect(values).toEqual(isEdited ? { [VARIABLE]: expected } : {});
    expect(leftAlone).toEqual(isEdited ? [] : [`the environment property ${VARIABLE}: ${expected.reason}`]);
    expect([file, name]).toEqual([
      undefined,
      isEdited ? `HEALTH_CHECK_HOSTS and environment property ${VARIABLE}` : "HEALTH_CHECK_HOSTS",
    ]);
  });

  test.for(["*", "10.0.0.5", "a,10.0.0.5", "a,*"])("that lets the address in stays: %j", (value) => {
    expect(decide({ properties: { [VARIABLE]: value } }, "not seen")).toMatchObject({
      values: {},
      leftAlone: [],
    });
  });

  test("wins over the file", () => {
    expect(decide({ properties: { [VARIABLE]: "a,b" }, file: "ALLOWED_HOSTS=c,d\n" }, "not seen")).toEqual({
      name: `HEALTH_CHECK_HOSTS and environment property ${VARIABLE}`,
      values: { [VARIABLE]: "a,b,10.0.0.5" },
      file: undefined,
      leftAlone: [],
    });
  });
});

describe("an env file", () => {
  test.for<readonly [string, Use, string | { readonly reason: string }]>([
    ["ALLOWED_HOSTS=a,b\n", "not seen", "ALLOWED_HOSTS=a,b,10.0.0.5\n"],
    ["ALLOWED_HOSTS=a\n", "list with blanks", "ALLOWED_HOSTS=a 10.0.0.5\n"],
    ["X=1\nALLOWED_HOSTS='a'\n", "list with commas", "X=1\nALLOWED_HOSTS='a,10.0.0.5'\n"],
    ["ALLOWED_HOSTS=a\n", "not seen", { reason: ONE }],
    ["ALLOWED_HOSTS=a,b\n", "other use", { reason: OTHER }],
    ["export ALLOWED_HOSTS=a,b\n", "not seen", { reason: "the line is not plainly NAME=value" }],
    [
      "ALLOWED_HOSTS=a,b\nALLOWED_HOSTS=c\n",
      "not seen",
      { reason: "line 2: the line names ALLOWED_HOSTS as well" },
    ],
  ])("%j, %s", ([text, use, expected]) => {
    const { values, leftAlone, file } = decide({ file: text }, use);
    expect(values).toEqual({});
    expect([file, leftAlone]).toEqual(
      typeof expected === "string"
        ? [expected, []]
        : [undefined, [`ALLOWED_HOSTS in .env line 1: ${expected.reason}`]],
    );
  });

  test("without the variable is no place", () => {
    expect(decide({ file: "A=1\n" }, "not seen")).toMatchObject({
      name: "HEALTH_CHECK_HOSTS",
      leftAlone: [],
    });
  });
});

test.for<readonly [string, Use]>([
  ['ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")', "list with commas"],
  ['ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])', "list with commas"],
  ["ALLOWED_HOSTS = config('ALLOWED_HOSTS', cast=Csv())", "list with commas"],
  ['ALLOWED_HOSTS += json.loads(os.environ["ALLOWED_HOSTS"])', "list with commas"],
  ['ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split()', "list with blanks"],
  ['ALLOWED_HOSTS: list[str] = os.environ["ALLOWED_HOSTS"].split(" ")', "list with blanks"],
  ['ALLOWED_HOSTS = [os.environ["ALLOWED_HOSTS"]]', "other use"],
  ['ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].splitlines()', "other use"],
  ['ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(";")', "other use"],
  ['ALLOWED_HOSTS = [os.environ["ALLOWED_HOSTS"].split(",")[-1]]', "other use"],
  ['ORIGINS = ["https://" + os.environ["ALLOWED_HOSTS"]]', "other use"],
  ['ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")\nSITE = env("ALLOWED_HOSTS")', "other use"],
  ['# os.environ["ALLOWED_HOSTS"]\nHOSTS = 1', "not seen"],
  ['HELP = "see ALLOWED_HOSTS"', "not seen"],
  ['ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")\nSESSION_COOKIE_DOMAIN = ALLOWED_HOSTS[-1]', "other use"],
  ["if len(ALLOWED_HOSTS) > 2:\n    DEBUG = False", "other use"],
  ["ALLOWED_HOSTS = ALLOWED_HOSTS[:2]", "other use"],
  ["from django.conf import settings; DOMAIN = settings.ALLOWED_HOSTS[-1]", "other use"],
])("the use in %j is: %s", ([text, use]) => {
  expect(useOf(VARIABLE, [text])).toBe(use);
});

test.for<readonly [string, string | undefined]>([
  ['url = "https://" + os.environ["ALLOWED_HOSTS"]', "shop/views.py line 2"],
  ["last = settings.ALLOWED_HOSTS[-1]", "shop/views.py line 2"],
  ["last = conf.ALLOWED_HOSTS[-1]", "shop/views.py line 2"],
  ['hosts = getattr(settings, "ALLOWED_HOSTS")', "shop/views.py line 2"],
  ["from shop.settings.production import DEBUG, ALLOWED_HOSTS", "shop/views.py line 2"],
  ["from .hosts import ALLOWED_HOSTS", undefined],
  ["web: SITE_URL=https://$ALLOWED_HOSTS gunicorn shop.wsgi", "shop/views.py line 2"],
  [`export ORIGIN=https://\${ALLOWED_HOSTS}/`, "shop/views.py line 2"],
  ["web: gunicorn $ALLOWED_HOSTS_FILE", undefined],
  ["# settings.ALLOWED_HOSTS", undefined],
  ["settings.ALLOWED_HOSTS.append(address)", undefined],
  ["settings.ALLOWED_HOSTS += [address]", undefined],
  ['ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")', undefined],
  ['x = os.environ["OTHER_ALLOWED_HOSTS"]', undefined],
])("code beside the settings takes the list itself: %j", ([line, place]) => {
  expect(useElsewhere(VARIABLE, new Map([["shop/views.py", `import os\n${line}`]]))).toBe(place);
});
