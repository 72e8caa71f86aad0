import { HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import { environmentInfo, getConfig } from "../instance/platform.ts";

/** An environment is known by its id, its name or both. */
export interface EnvironmentIdentity {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** Id or name; without both no target group could be told from another environment's. */
export async function identifyEnvironment(context: HookContext): Promise<EnvironmentIdentity> {
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

export async function nameOfEnvironment(context: HookContext): Promise<string | undefined> {
  return (await getConfig(context, "container")).environment_name || undefined;
}

export async function findRegion(context: HookContext, metadata: InstanceMetadata): Promise<string> {
  const region =
    environmentInfo(context, "region") ??
    (await metadata.get("meta-data/placement/region"))?.trim() ??
    context.env.AWS_REGION;
  if (region) return region;
  throw new HookError("warning", "cannot tell the AWS region of this instance; nothing was changed");
}
