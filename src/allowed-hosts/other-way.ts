import { NotAnswered, type OtherWay } from "../django/answer.ts";
import type { Question } from "../django/ask.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { Folder } from "../instance/folder.ts";
import { getOption } from "../instance/platform.ts";
import { PROCESS } from "../option-settings.ts";
import { readMatcher } from "../success-codes.ts";

/**
 * What may let the load balancer in although ALLOWED_HOSTS has no address of the instance: a clause. A deployment is
 * stopped only where there is nothing of the kind, so that none is stopped which would have served.
 */
export async function otherWayIn(context: HookContext, question: Question): Promise<string | undefined> {
  return (
    proxyOf(context.appFolder) ??
    (await checkThatPasses(context)) ??
    (await question.otherWay().then(
      (way) => way && SAY[way.kind](way.name),
      (error) => {
        if (!(error instanceof NotAnswered)) throw error;
        return SAY.unknown("");
      },
    ))
  );
}

const SAY: Readonly<Record<OtherWay["kind"], (name: string) => string>> = {
  application: (name) => `${name} puts an application of its own in the place of Django's`,
  middleware: (name) => `the middleware ${name} runs before Django looks at the host`,
  unchecked: (name) => `MIDDLEWARE has no ${name}, which looks at the host of every request`,
  setting: (name) => `${name} may answer before Django looks at the host`,
  code: (name) => `${name} may change what Django does with a host while the app runs`,
  unknown: () => "it is not known what runs before Django looks at the host",
};

const PROXIES = [".platform/nginx", ".platform/httpd"];
const SCRIPTS = ["hooks", "confighooks"].flatMap((kind) =>
  ["prebuild", "predeploy", "postdeploy"].map((phase) => `.platform/${kind}/${phase}`),
);
const OUR_HOOKS = /_(?:install_node|allowed_hosts|health_check)(?:\.cjs)?$/;

/** The proxy in front of the app may answer by itself, or name another host. What cannot be read may do so too. */
function proxyOf(appFolder: string): string | undefined {
  const namesProxy = (below: string) => {
    try {
      const folder = Folder.open(appFolder, below);
      const names = folder?.names() ?? [];
      if (PROXIES.includes(below)) return names.length > 0;
      const others = names.filter((name) => !OUR_HOOKS.test(name));
      return others.some((name) => /nginx|httpd/.test(folder?.read(name)?.bytes.toString("latin1") ?? ""));
    } catch (error) {
      if (!(error instanceof HookError)) throw error;
      return true;
    }
  };
  const found = [...PROXIES, ".ebextensions", ...SCRIPTS].find(namesProxy);
  return found && `${found} has a part in how the proxy is set up`;
}

/** A file that no host is asked for, or success codes by which Django's refusal is healthy. */
async function checkThatPasses(context: HookContext): Promise<string | undefined> {
  const { successCodes, path } = context.settings;
  const codes = successCodes ?? (await optionOfProcess(context, "MatcherHTTPCode")) ?? "";
  if (readMatcher(codes)?.has(400)) return `the success codes ${codes} count 400 as healthy`;
  const page = path ?? (await optionOfProcess(context, "HealthCheckPath")) ?? "/";
  return /static|media|\.\w+$/i.test(page) ? `the health check path ${page} may be a file` : undefined;
}

async function optionOfProcess(context: HookContext, option: string): Promise<string | undefined> {
  try {
    return await getOption(context, `${PROCESS}default`, option);
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return undefined;
  }
}
