import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { instanceCredentials } from "../instance/credentials.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import { environmentInfo, getConfig } from "../instance/platform.ts";
import { Aws } from "./client.ts";

/** An environment is known by its id, its name or both. */
export interface EnvironmentIdentity {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** An AWS client with the permissions of this instance's role, and the environment to ask about. */
export async function openAws(
  context: HookContext,
  metadata: InstanceMetadata,
): Promise<{ readonly aws: Aws; readonly environment: EnvironmentIdentity }> {
  const { env, signal } = context;
  const environment = await identifyEnvironment(context);
  const aws = new Aws({
    region: await findRegion(context, metadata),
    credentials: () => instanceCredentials(metadata, env),
    env,
    signal,
    environmentName: async () => environment.name ?? (await nameOfEnvironment(context)),
  });
  return { aws, environment };
}

/**
 * The environment's id or name. Throws without both: no target group could then be told from another
 * environment's.
 */
async function identifyEnvironment(context: HookContext): Promise<EnvironmentIdentity> {
  const id = environmentInfo(context, "envid");
  const name = id ? undefined : await nameOfEnvironment(context);
  if (id || name) return { id, name };
  throw new HookError(
    "warning",
    "cannot tell which environment this instance belongs to; nothing was changed",
    {
      remedy: ["Neither /opt/elasticbeanstalk/config/ebenvinfo/envid nor get-config container says it."],
    },
  );
}

async function nameOfEnvironment(context: HookContext): Promise<string | undefined> {
  return (await getConfig(context, "container")).environment_name || undefined;
}

async function findRegion(context: HookContext, metadata: InstanceMetadata): Promise<string> {
  const region =
    environmentInfo(context, "region") ??
    (await metadata.get("meta-data/placement/region"))?.trim() ??
    context.env.AWS_REGION;
  if (region) return region;
  throw new HookError("warning", "cannot tell the AWS region of this instance; nothing was changed", {
    remedy: [
      "Neither /opt/elasticbeanstalk/config/ebenvinfo/region nor the metadata service says it: set the environment property AWS_REGION.",
    ],
  });
}
