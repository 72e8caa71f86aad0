/** The platforms on which the hooks cannot help. */
export type UnsupportedPlatform = "container" | "other platform" | "Amazon Linux 2";

/** Judges by AWS's name of the platform. Undefined also for a custom platform, whose name says nothing. */
export function unsupportedPlatform(platform: string | undefined): UnsupportedPlatform | undefined {
  if (platform === undefined) return undefined;
  if (/docker|\becs\b/i.test(platform)) return "container";
  if (/\brunning\b/.test(platform) && !/\bPython\b/.test(platform)) return "other platform";
  return /Amazon Linux 2(?!\d)/.test(platform) ? "Amazon Linux 2" : undefined;
}
