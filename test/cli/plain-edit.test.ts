import { expect, test } from "vitest";
import { plainEdit, variableUse } from "../../src/cli/check/plain-edit.ts";
import { hostsOf } from "../django/app.ts";

const COMMA = 'ALLOWED_HOSTS = env.list("H")';
const BLANK = 'ALLOWED_HOSTS = os.environ["H"].split()';
const JSON_LIST = 'ALLOWED_HOSTS = json.loads(os.environ["H"])';
const ONE = 'ALLOWED_HOSTS = [os.environ["H"]]';
const UNSEEN = "ALLOWED_HOSTS = hosts()";
const ADDED = 'ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS += filter(None, os.environ.get("H", "").split(","))';

test.for([
  [COMMA, "a", "a,10.0.1.23"],
  [COMMA, "a,b", "a,b,10.0.1.23"],
  [COMMA, "a, b", "a, b,10.0.1.23"],
  [COMMA, "a,", "a,10.0.1.23"],
  [COMMA, "", "10.0.1.23"],
  [COMMA, "[::1]", "[::1],10.0.1.23"],
  [BLANK, "a", "a 10.0.1.23"],
  [BLANK, "a b", "a b 10.0.1.23"],
  ['ALLOWED_HOSTS = os.environ["H"].split(" ")', "a", "a 10.0.1.23"],
  ['ALLOWED_HOSTS = os.environ["H"].split(";")', "a;b", "a;b;10.0.1.23"],
  ['ALLOWED_HOSTS = config("H", cast=Csv())', "a", "a,10.0.1.23"],
  [JSON_LIST, '["a"]', '["a","10.0.1.23"]'],
  ['ALLOWED_HOSTS = ast.literal_eval(os.environ["H"])', "['a', 'b']", "['a', 'b', '10.0.1.23']"],
  [UNSEEN, "a,b", "a,b,10.0.1.23"],
  [UNSEEN, "a b", "a b 10.0.1.23"],
  [UNSEEN, '["a"]', '["a","10.0.1.23"]'],
  [ADDED, "", "10.0.1.23"],
] as const)("%j with %j: %j", ([text, before, value]) => {
  const hosts = hostsOf(`import os\n${text}`);
  expect(plainEdit(before, "10.0.1.23", variableUse(hosts, "H"))).toEqual({ kind: "edit", value });
});

test.for([
  [COMMA, "10.0.1.23"],
  [COMMA, "a,10.0.1.23"],
  [COMMA, "a,*"],
  [BLANK, "a 10.0.1.23 b"],
  [JSON_LIST, '["*"]'],
] as const)("%j with %j lets it in", ([text, value]) => {
  const use = variableUse(hostsOf(`import os\n${text}`), "H");
  expect(plainEdit(value, "10.0.1.23", use)).toEqual({ kind: "there" });
});

test.for([
  [ONE, "a", "the settings take it for one host, not for a list"],
  [ONE, "a,b", "the settings take it for one host, not for a list"],
  [`${COMMA}\nX = env("H")`, "a,b", "its text is used in shop/settings.py line 3 too"],
  [`if X:\n    ${COMMA}\nelse:\n    ${BLANK}`, "a,b", "the settings read it in more than one way"],
  [COMMA, "a b", "it is divided in another way than the settings divide it"],
  [COMMA, '["a"]', "it is divided in another way than the settings divide it"],
  [BLANK, "a,b", "it is divided in another way than the settings divide it"],
  [JSON_LIST, "a,b", "it is no JSON list, as the settings read it"],
  [JSON_LIST, "[a]", "it is no JSON list, as the settings read it"],
  [JSON_LIST, "['a']", "it is no JSON list, as the settings read it"],
  [
    'ALLOWED_HOSTS = ast.literal_eval(os.environ["H"])',
    "a,b",
    "it is no list in brackets, as the settings read it",
  ],
  ['ALLOWED_HOSTS = ["a"]', "a,b", "the settings do not take their hosts from it"],
  [UNSEEN, "a", "it holds a single host, and the settings do not show how it is divided"],
  [UNSEEN, "", "it is empty, and the hosts may come from elsewhere then"],
  [
    'ALLOWED_HOSTS = (os.environ.get("H") or "a").split(",")',
    "",
    "it is empty, and the hosts may come from elsewhere then",
  ],
  [
    'h = os.environ["H"]\nALLOWED_HOSTS = h.split(",") if h else ["a"]',
    "",
    "it is empty, and the hosts may come from elsewhere then",
  ],
] as const)("%j with %j: %s", ([text, value, why]) => {
  const use = variableUse(hostsOf(`import os\n${text}`), "H");
  expect(plainEdit(value, "10.0.1.23", use)).toEqual({ kind: "refused", why });
});

test("without settings only several hosts show their shape", () => {
  const use = variableUse(undefined, "H");
  expect(plainEdit("a,b", "10.0.1.23", use)).toEqual({ kind: "edit", value: "a,b,10.0.1.23" });
  expect(plainEdit("a", "10.0.1.23", use).kind).toBe("refused");
});
