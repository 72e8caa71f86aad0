/** The platforms on which the hooks cannot help. */
export type UnsupportedPlatform = "ECS" | "other platform" | "Amazon Linux 2";

/** Judges by AWS's name of the platform. Undefined also for a custom platform, whose name says nothing. */
export function unsupportedPlatform(platform: string | undefined): UnsupportedPlatform | undefined {
  if (platform === undefined) return undefined;
  if (/\becs\b|multi-?container/i.test(platform)) return "ECS";
  if (/\brunning\b/.test(platform) && !/\bPython\b/.test(platform) && !isDocker(platform))
    return "other platform";
  return /Amazon Linux 2(?!\d)/.test(platform) ? "Amazon Linux 2" : undefined;
}

/** One of the platforms with containers. */
export function isDocker(platform: string | undefined): boolean {
  return /docker|\becs\b/i.test(platform ?? "");
}

/** Where no file on the host reaches the app, or no hook runs. */
export const WITHOUT_HOOKS =
  "What works there: a middleware that answers the check before Django looks at the host, or an app that asks the metadata service (IMDSv2) for its address, with a hop limit of 2.";
