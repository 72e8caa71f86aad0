import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { addHost, hostsIn } from "../../src/allowed-hosts/host-list.ts";
import { whyNotProven } from "../../src/cli/check/provable.ts";
import { knownHosts } from "../../src/django/text/host-source.ts";
import { hostsOf, shown } from "./app.ts";
import { python } from "./support.ts";

const ADDRESS = "10.0.1.23";
/** Ways to read the list that Python's own modules and django-environ have. */
const WAYS = [
  'ALLOWED_HOSTS = os.environ["H"].split(",")',
  'ALLOWED_HOSTS = os.environ.get("H", "x,y").split(",")',
  'ALLOWED_HOSTS = os.getenv("H", "x y").split()',
  'ALLOWED_HOSTS = os.environ.get("H", "x").split(" ")',
  'ALLOWED_HOSTS = os.environ.get("H", "x;y").split(";")',
  'ALLOWED_HOSTS = [h.strip() for h in os.environ.get("H", "").split(",") if h.strip()]',
  'ALLOWED_HOSTS = list(filter(None, os.environ.get("H", "").split(",")))',
  'ALLOWED_HOSTS = list(map(str.strip, os.environ.get("H", "x").split(",")))',
  'ALLOWED_HOSTS = ["x"] + [h for h in os.environ.get("H", "").split(",") if h]',
  'ALLOWED_HOSTS = ["x"]\nALLOWED_HOSTS += filter(None, os.environ.get("H", "").split(","))',
  'ALLOWED_HOSTS = ["x", os.environ.get("H", "y")]',
  'ALLOWED_HOSTS = [os.environ.get("H")]',
  'ALLOWED_HOSTS = (os.environ.get("H") or "x,y").split(",")',
  'ALLOWED_HOSTS = os.environ["H"].split(",") if os.environ.get("H") else ["x"]',
  'h = os.environ.get("H", "")\nALLOWED_HOSTS = h.split(",") if h else ["x"]',
  'ALLOWED_HOSTS = ["x"]\nif "H" in os.environ:\n    ALLOWED_HOSTS.extend(os.environ["H"].split(","))',
  'ALLOWED_HOSTS = ["x"]\nfor h in os.environ.get("H", "").split():\n    ALLOWED_HOSTS.append(h)',
  'ALLOWED_HOSTS = json.loads(os.environ.get("H", \'["x", "y"]\'))',
  'ALLOWED_HOSTS = ast.literal_eval(os.environ.get("H", "[\'x\']"))',
  'env = environ.Env()\nALLOWED_HOSTS = env.list("H", default=["x", "y"])',
  'env = environ.Env()\nALLOWED_HOSTS = env.list("H", default=[])',
  'env = environ.Env()\nALLOWED_HOSTS = env("H", default=["x"])',
  'env = environ.Env()\nALLOWED_HOSTS = env("H", cast=list, default=["x"])',
  'env = environ.Env()\nALLOWED_HOSTS = env("H", cast=[str], default=["x"])',
  'env = environ.Env()\nALLOWED_HOSTS = env("H", default="x").split()',
  'env = environ.Env()\nALLOWED_HOSTS = [env("H", default="x")]',
  'env = environ.Env()\nALLOWED_HOSTS = env.tuple("H", default=("x",))',
  'env = environ.Env()\nALLOWED_HOSTS = env.json("H", default=["x"])',
  'env = environ.Env(H=(list, ["x"]))\nALLOWED_HOSTS = env("H")',
  'env = environ.Env()\nALLOWED_HOSTS = [h.strip() for h in env("H", default="x").split(",")]',
  'SITE = "https://" + os.environ.get("H", "x")\nALLOWED_HOSTS = os.environ.get("H", "x").split(",")',
  'ALLOWED_HOSTS = os.environ.get("H", "x").split(",")\nALLOWED_HOSTS = ["y"]',
  'ALLOWED_HOSTS = os.environ.get("H", "x").replace(" ", "").split(",")',
  'def hosts():\n    return os.environ.get("H", "x").split("|")\nALLOWED_HOSTS = hosts()',
];
const VALUES = [
  "a",
  "a,b",
  "a, b",
  "a b",
  "a  b",
  "a;b",
  '["a"]',
  '["a", "b"]',
  "['a']",
  "",
  " ",
  "*",
  "a,",
  ".a",
  "a:80",
];
const START = "import ast, json, os\nimport environ\n";

/** Runs the settings, each with its own value of the variable, or with none. */
const RUN = `
import json, os, sys
answers = []
for text, value in json.load(sys.stdin):
    os.environ.pop("H", None)
    if value is not None: os.environ["H"] = value
    names = {}
    try:
        exec(compile(text, "settings.py", "exec"), names)
        others = {k: v for k, v in names.items() if k.isupper() and k != "ALLOWED_HOSTS"}
        answers.append([list(names["ALLOWED_HOSTS"]), others])
    except Exception:
        answers.append(None)
print(json.dumps(answers))
`;
type Answer = readonly [hosts: readonly (string | null)[], others: unknown] | null;

let interpreter = "";
beforeAll(async () => {
  interpreter = await python();
});

function run(settings: readonly (readonly [text: string, value: string | null])[]): readonly Answer[] {
  return JSON.parse(execFileSync(interpreter, ["-c", RUN], { input: JSON.stringify(settings) }).toString());
}

const real = (hosts: readonly (string | null)[]) => hosts.filter((host) => host?.trim());

/** As the hook tries them: in the value's own shape, and one host with a comma or a blank. */
const edits = (value: string) => [
  ...new Set(([",", " "] as const).map((separator) => addHost(value, ADDRESS, separator).text)),
];
const isForeseen = (way: string, value: string) =>
  whyNotProven("H", value, hostsOf(START + way, {}, { H: value }).alternatives) === undefined;

interface Edited {
  readonly value: string;
  readonly before: Answer;
  readonly after: readonly Answer[];
}

/** What Python makes of each value, and of each of its edits. */
function underEdits(way: string, values: readonly string[]): readonly Edited[] {
  const groups = values.map((value) => [value, ...edits(value)]);
  const answers = [...run(groups.flat().map((one) => [START + way, one]))];
  return groups.map(([value = "", ...changed]) => {
    const [before = null, ...after] = answers.splice(0, 1 + changed.length);
    return { value, before, after };
  });
}

/** Another use is seen before any edit is. */
const ALONE = WAYS.filter((way) => !way.startsWith("SITE"));

test.for(ALONE)("what is foreseen is proven, with one of the hook's edits: %j", (way) => {
  const foreseen = VALUES.filter((value) => isForeseen(way, value));
  for (const { value, before, after } of underEdits(way, foreseen)) {
    const hosts = real(before?.[0] ?? []);
    if (hosts.includes("*")) continue;
    const grown = after.map((answer) => real(answer?.[0] ?? []));
    expect(grown, JSON.stringify(value)).toContainEqual([...hosts, ADDRESS]);
  }
});

/** What a function returns is not followed. */
const FOLLOWED = ALONE.filter((way) => !way.startsWith("def"));

test.for(FOLLOWED)("what is not foreseen is not proven: %j", (way) => {
  // Where it has no host the hook tries no edit.
  const others = VALUES.filter((value) => !isForeseen(way, value) && hostsIn(value).length > 0);
  for (const { value, before, after } of underEdits(way, others)) {
    if (!before) continue; // the app does not start
    const hosts = JSON.stringify([...real(before[0]), ADDRESS]);
    const proven = after.filter((answer) => JSON.stringify(real(answer?.[0] ?? [])) === hosts);
    expect(proven, JSON.stringify(value)).toEqual([]);
  }
});

test.for(WAYS)("without the variable the hosts are those that the text shows: %j", (way) => {
  const hosts = hostsOf(START + way);
  const [answer] = run([[START + way, null]]);
  // Where nothing shows them there is nothing to compare.
  const isShown = !shown(hosts).some((list) => list.includes("?"));
  expect(isShown ? real(answer?.[0] ?? []) : []).toEqual(isShown ? knownHosts(hosts) : []);
});
