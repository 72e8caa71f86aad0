/** A remedy, done word for word: what an operator would type, commit or restart. */
import { readFile } from "node:fs/promises";
import type { DoctorBench } from "../doctor/bench.ts";
import { HEALTH_CHECK, runHook } from "../support/run-hook.ts";

/** What doing a remedy comes to, besides what it does at once. */
interface Work {
  readonly bench: DoctorBench;
  /** Files of the bundle that it changes, which are then deployed. */
  readonly files: Record<string, string>;
  readonly properties: Record<string, string>;
  /** Arguments for health_check, which is run after it. */
  readonly args: string[];
}

type Doing = (work: Work, found: RegExpExecArray) => Promise<void> | void;

/** Where the wsgi.py, the settings and the additions to nginx of the example app are. */
const WSGI = "example/wsgi.py";

/** The verbs of the remedies. A sentence may have several. */
const VERBS: readonly (readonly [pattern: RegExp, doing: Doing])[] = [
  [
    /\beb setenv ((?:\w+=\S* ?)+)/,
    ({ properties }, [, pairs = ""]) => {
      for (const pair of pairs.trim().split(" ")) {
        const [name = "", value = ""] = pair.replaceAll("'", "").split(/=(.*)/s);
        properties[name] = value;
      }
    },
  ],
  [
    /line at the end of wsgi\.py: (.*)$/,
    async (work, [, line = ""]) => {
      work.files[WSGI] = `${await textOf(work, WSGI)}\n${line}\n`;
    },
  ],
  [
    /\bAdd this line at the end of (\S+), below line (\d+): (.*)$/,
    async (work, [, file = "", below, line = ""]) => {
      const lines = (await textOf(work, file)).split("\n");
      lines.splice(Number(below), 0, line);
      work.files[file] = lines.join("\n");
    },
  ],
  [
    /by its settings: (.*)$/,
    async (work, [, line = ""]) => {
      work.files["example/settings.py"] = `${await textOf(work, "example/settings.py")}\n${line}\n`;
    },
  ],
  [
    /\bSet (\w+) of aws:elasticbeanstalk:environment:process:\w+ to ([\w/,.-]+), in \.ebextensions/,
    ({ bench: { targetGroup } }, [, option = "", value = ""]) => setOption(targetGroup, option, value),
  ],
  [
    /\baws elbv2 modify-target-group .*--health-check-port traffic-port/,
    ({ bench: { targetGroup } }) => void Object.assign(targetGroup.healthCheck, { port: "traffic-port" }),
  ],
  [/\bsudo systemctl restart [\w ]*\bweb\b/, ({ bench }) => bench.restart()],
  [/\bsudo systemctl restart nginx\b/, ({ bench }) => bench.instance.start()],
  [
    /write(?: in its place)?: (if \(.*\})$/,
    (work, [, line = ""]) => replaceInNginx(work, /if \([^{]*\{[^}]*\}|return 301 [^;]*;/, line),
  ],
  [
    /replace "return 444;" or the like by: (.*)$/,
    (work, [, line = ""]) => replaceInNginx(work, /return 444;/, line),
  ],
  [
    /\bIn (\.platform\/nginx\/\S+) write: (.*)$/,
    ({ files }, [, file = "", line = ""]) => {
      files[file] = `${line}\n`;
    },
  ],
  [/90_health_check\.cjs --at-once/, ({ args }) => void args.push("--at-once")],
  [/run it now: .*90_health_check\.cjs/i, () => {}],
];

/** Sentences that go together: one that begins with "Then" goes on with the one before. */
export function recipesIn(remedy: readonly string[]): string[][] {
  const recipes: string[][] = [];
  for (const sentence of remedy) {
    const last = recipes.at(-1);
    if (sentence.startsWith("Then: ") && last) last.push(sentence);
    else recipes.push([sentence]);
  }
  return recipes.filter((recipe) => recipe.some((one) => VERBS.some(([pattern]) => pattern.test(one))));
}

/** Does what the sentences say, deploys where a file or a property changed, and runs health_check. */
export async function follow(
  recipe: readonly string[],
  bench: DoctorBench,
  files: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const work: Work = { bench, files: {}, properties: { ...bench.instance.properties }, args: [] };
  for (const sentence of recipe) {
    for (const [pattern, doing] of VERBS) {
      const found = pattern.exec(sentence);
      if (found) await doing(work, found);
    }
  }
  const { instance } = bench;
  await instance.setProperties(work.properties);
  if (Object.keys(work.files).length > 0) {
    await instance.deploy(await bench.bundle({ files: { ...files, ...work.files } }));
  }
  const cwd = instance.path("/var/app/current");
  await runHook(HEALTH_CHECK, { cwd, env: instance.hookEnvironment(), args: work.args });
}

function textOf({ bench: { instance } }: Work, file: string): Promise<string> {
  return readFile(instance.path(`/var/app/current/${file}`), "utf8");
}

function setOption({ healthCheck }: DoctorBench["targetGroup"], option: string, value: string): void {
  switch (option) {
    case "HealthCheckPath":
      healthCheck.path = value;
      break;
    case "MatcherHTTPCode":
      healthCheck.matcher = { httpCode: value };
      break;
    case "HealthCheckTimeout":
      healthCheck.timeoutSeconds = Number(value);
      break;
    default:
      throw new Error(`the option ${option} replaces the target group, which the sandbox does not do`);
  }
}

async function replaceInNginx(work: Work, what: RegExp, by: string): Promise<void> {
  for (const name of ["nginx.conf", "conf.d/elasticbeanstalk/https.conf"]) {
    const file = `.platform/nginx/${name}`;
    const text = await textOf(work, file).catch(() => "");
    if (what.test(text)) work.files[file] = text.replace(what, by);
  }
}
