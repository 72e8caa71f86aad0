import { HookError } from "../errors.ts";
import type { Plan } from "../hook/plan.ts";
import type { Hook, HookContext } from "../hook/run-hook.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { dockerFileOf } from "../instance/platform.ts";
import { hostVariables } from "../settings.ts";
import { type AppEnvFile, openAppEnvFile } from "./places/env-file/app-env-file.ts";
import { addToProperties, planOverride } from "./places/process-environment.ts";

/** Adds the instance's private address to the app's ALLOWED_HOSTS, where the app reads it. */
export const allowedHosts: Hook = {
  name: "allowed_hosts",
  mayStopDeployment: true,
  deadlineSeconds: () => 60,
  plan: planHosts,
};

async function planHosts(context: HookContext): Promise<Plan> {
  const { settings, env } = context;
  const dockerFile = dockerFileOf(context, context.appFolder);
  if (dockerFile) throw dockerApp(dockerFile);

  const variables = hostVariables(settings);
  const properties = new Map<string, string>();
  for (const name of variables) {
    const value = env[name];
    if (value !== undefined) properties.set(name, value); // present but empty is present
  }
  const envFile = openEnvFile(context, properties.size > 0);
  // A property wins over an env file, so there the file is none of the places that count.
  const inFile = variables.filter((name) => !properties.has(name) && envFile?.assigns(name));
  if (properties.size === 0 && inFile.length === 0)
    throw neitherPlace(variables, context, envFile !== undefined);

  const address = await privateAddress(new InstanceMetadata(env, context.signal));
  const inFileChanges = inFile.flatMap((name) => envFile?.add(name, address) ?? []);
  const places = [
    ...[...properties.keys()].map((name) => `environment property ${name}`),
    ...inFile.map((name) => `${name} in ${settings.envFile}`),
  ].join(", ");
  return {
    steps: [
      { changes: inFileChanges, apply: () => envFile?.save() },
      ...planOverride(context, addToProperties(properties, address)),
    ],
    unchanged: `nothing to change: ${places} lets in ${address}`,
    done: [`the app will accept ${address} as a host: ${places}`],
    warning:
      context.propertiesKnown || properties.size > 0
        ? undefined
        : unknownProperties(inFile, settings.envFile),
  };
}

/** With the list in a property the file matters less: one that cannot be read is then no reason to stop. */
function openEnvFile({ settings, appFolder, log }: HookContext, mayFail: boolean): AppEnvFile | undefined {
  try {
    return openAppEnvFile(appFolder, settings.envFile);
  } catch (error) {
    if (!mayFail || !(error instanceof HookError)) throw error;
    log.warn(`${error.message}; only the environment property counts`);
    return undefined;
  }
}

function neitherPlace(variables: readonly string[], { settings, appFolder }: HookContext, isFile: boolean) {
  const [name] = variables;
  const path = settings.envFile;
  const file = `${path}${isFile ? "" : " (there is no such file)"} in ${appFolder}`;
  const message = `neither an environment property nor ${file} sets ${variables.join(" or ")}: nothing was changed`;
  return new HookError("warning", message, {
    remedy: [
      `Either add this line to ${path} in the app bundle: ${name}=www.example.com`,
      `or set an environment property, for example with: eb setenv ${name}=www.example.com`,
      `and let settings.py read it, with django-environ: ALLOWED_HOSTS = env.list("${name}")`,
    ],
  });
}

function unknownProperties(variables: readonly string[], path: string): HookError {
  const names = variables.join(", ");
  const message = `it is not known whether ${names} is an environment property too, which would win over ${path}`;
  return new HookError("warning", message, { remedy: ["Find out why get-config fails on this instance."] });
}

function dockerApp(file: string): HookError {
  return new HookError("warning", `this is a Docker app (${file} in the app folder): nothing was changed`, {
    remedy: [
      "The hook does not reach into its container: give the app the address there, or exempt the health check path.",
    ],
  });
}
