import { nothingToDo, type Plan } from "../change.ts";
import { HookError } from "../errors.ts";
import type { Hook, HookContext } from "../hook.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { dockerFileOf } from "../instance/platform.ts";
import { AppEnvFile } from "./app-env-file.ts";
import { addToProperties, dropOverride, planOverride, readProperties } from "./process-environment.ts";

const DEFAULT_VARIABLES = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"];

/** Adds the instance's private address to the app's ALLOWED_HOSTS, where the app reads it. */
export const allowedHosts: Hook = {
  name: "allowed_hosts",
  mayStopDeployment: true,
  deadlineSeconds: () => 60,
  disabled: async (context) => dropOverride(context, "disabled by HEALTH_HOOKS_ENABLED=false"),
  plan,
};

async function plan(context: HookContext): Promise<Plan> {
  const { settings, appFolder } = context;
  const dockerFile = dockerFileOf(context);
  if (dockerFile) return { ...dropOverride(context, ""), warning: dockerApp(dockerFile) };

  const variables = settings.variable ? [settings.variable] : DEFAULT_VARIABLES;
  const properties = await readProperties(context, variables);
  const envFile = new AppEnvFile(appFolder, settings.envFile);
  // A property wins over an env file, so there the file is none of the places that count.
  const inFile = variables.filter(
    (variable) => !properties.values.has(variable) && envFile.assigns(variable),
  );
  if (properties.values.size === 0 && inFile.length === 0) {
    const warning = neitherPlace(variables, envFile, appFolder);
    return properties.complete ? { ...dropOverride(context, ""), warning } : { ...nothingToDo(""), warning };
  }

  const address = await privateAddress(new InstanceMetadata(context.env, context.signal));
  const inFileChanges = inFile.flatMap((variable) => envFile.add(variable, address) ?? []);
  const override = properties.complete
    ? planOverride(context, addToProperties(properties.values, address))
    : { changes: [], apply: async () => {} };

  const places = [
    ...[...properties.values.keys()].map((variable) => `environment property ${variable}`),
    ...inFile.map((variable) => `${variable} in ${envFile.path}`),
  ].join(", ");
  return {
    changes: [...inFileChanges, ...override.changes],
    unchanged: `nothing to change: ${places} lets in ${address}`,
    apply: async () => {
      if (inFileChanges.length > 0) envFile.save();
      await override.apply();
      return [`the app will accept ${address} as a host: ${places}`];
    },
  };
}

function neitherPlace(variables: readonly string[], envFile: AppEnvFile, appFolder: string): HookError {
  const names = variables.join(" or ");
  const [name] = variables;
  const file = `${envFile.path}${envFile.exists ? "" : " (there is no such file)"} in ${appFolder}`;
  return new HookError(
    "warning",
    `neither an environment property nor ${file} sets ${names}, so there is no list to add the address to`,
    {
      remedy: [
        `Either add this line to ${envFile.path} in the app bundle: ${name}=www.example.com`,
        `or set the environment property ${name} to your host names, for example: eb setenv ${name}=www.example.com`,
        `and let settings.py read it, with django-environ: ALLOWED_HOSTS = env.list("${name}")`,
      ],
    },
  );
}

function dockerApp(file: string): HookError {
  return new HookError("warning", `this is a Docker app (${file} in the app folder): nothing was changed`, {
    remedy: [
      "A container reads neither the env file nor the process environment of its host.",
      "Give it the address itself, or exempt the health check path from the host check in the app.",
    ],
  });
}
