import type { Env } from "../env.ts";
import { HookError } from "../errors.ts";
import type { InstanceMetadata } from "./metadata.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The credentials of the instance's role. Keys in the environment belong to the app: they count only where
 * there is no role.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
export async function instanceCredentials(metadata: InstanceMetadata, env: Env): Promise<Credentials> {
  const folder = "meta-data/iam/security-credentials/";
  const role = (await metadata.get(folder))?.trim();
  if (!role) return environmentCredentials(env);
  const document = await metadata.get(folder + encodeURIComponent(role));
  if (document === undefined) return environmentCredentials(env);
  return parseCredentials(document);
}

function environmentCredentials(env: Env): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) {
    throw new HookError("warning", "this instance has no role, so AWS cannot be asked; nothing was changed", {
      remedy: ["Give the environment an instance profile (option IamInstanceProfile)."],
    });
  }
  const sessionToken = env.AWS_SESSION_TOKEN;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function parseCredentials(document: string): Credentials {
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = { ...(JSON.parse(document) as object) };
  } catch {
    throw unusable("no JSON");
  }
  const { AccessKeyId, SecretAccessKey, Token, Expiration, Code } = fields;
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string" || typeof Token !== "string") {
    // For example, Code is "AssumeRoleUnauthorizedAccess" when EC2 may not assume the role.
    throw unusable(typeof Code === "string" ? `code ${Code}` : "no keys in it");
  }
  const expiration = new Date(String(Expiration));
  if (Number.isNaN(expiration.getTime())) throw unusable("no date of expiry");
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token, expiration };
}

function unusable(what: string): HookError {
  return new HookError(
    "warning",
    `the metadata service has no usable credentials of this instance's role: ${what}`,
    {
      remedy: [
        "Check that the role of the instance profile exists and that ec2.amazonaws.com may assume it.",
      ],
    },
  );
}
