/** What `npm run sandbox` is asked for. */
import { parseArgs } from "node:util";
import { shellWord } from "../src/words.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import type { Scenario } from "./tour/tour.ts";

export const USAGE = `Usage: npm run sandbox [-- [NAME] OPTIONS]

  NAME               plays another scenario than the story
  --list             the scenarios
  --app FOLDER       plays an app of your own: as eb deploy would send it, without the hooks and with them
  --env NAME=VALUE   gives that app an environment property or a secret; more than once for more
  --keep             stays up after it, for hooks by hand
  --help             this text`;

export interface Arguments {
  readonly scenario: Scenario;
  /** As it was typed. */
  readonly app: string | undefined;
  readonly env: readonly string[];
  readonly keep: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

const OPTIONS = {
  app: { type: "string" },
  env: { type: "string", multiple: true, default: [] as string[] },
  keep: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Throws with a sentence that says what to type. */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  refuseWhatNpmTook(positionals, env);
  const [named, ...more] = positionals;
  if (more.length > 0) throw new Error(`one scenario at a time, not ${positionals.join(" and ")}`);
  if (values.app !== undefined && named !== undefined)
    throw new Error(`--app plays an app of your own, and ${named} is a scenario: name one of the two`);
  if (values.app === undefined && values.env.length > 0) throw new Error("--env is for --app FOLDER");
  return { ...values, app: values.app, scenario: scenarioOf(named) };
}

/** Without `--` before it npm keeps an option for itself, and hands on only what follows it. */
function refuseWhatNpmTook(positionals: readonly string[], env: NodeJS.ProcessEnv): void {
  if (env.npm_lifecycle_event !== "sandbox") return;
  const taken = Object.keys(OPTIONS).filter((name) => env[`npm_config_${name}`]);
  if (taken.length === 0) return;
  const words = taken.flatMap((name) => {
    const value = env[`npm_config_${name}`] ?? "";
    return /^(?:true\s*)+$/.test(value) ? [`--${name}`] : [`--${name}`, value];
  });
  const typed = [...words, ...positionals].map(shellWord).join(" ");
  throw new Error(
    `npm keeps an option for itself unless -- stands before it; type: npm run sandbox -- ${typed}`,
  );
}

function scenarioOf(name = SCENARIOS[0].name): Scenario {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario) return scenario;
  if (name.includes("/"))
    throw new Error(`for an app of your own: npm run sandbox -- --app ${shellWord(name)}`);
  throw new Error(`there is no scenario ${name}; there are ${SCENARIOS.map((one) => one.name).join(", ")}`);
}
