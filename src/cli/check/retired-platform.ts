import type { OptionSetting } from "../../option-settings.ts";
import type { BundleFinding } from "./finding.ts";

/** What shows that a project is, or was, for Amazon Linux 1 or 2. */
export interface RetiredEvidence {
  readonly place: string;
  readonly what: string;
  /** The environment's own platform, not a file that may be left over. */
  readonly isCertain: boolean;
}

/** What Amazon Linux 2023 does not have: the text of a file, and whose it was. */
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/\bamazon-linux-extras\b/, "calls amazon-linux-extras, which only Amazon Linux 2 has"],
  [
    /\/opt\/python\/(?:run|current|bundle)\b/,
    "names a path below /opt/python, which only Amazon Linux 1 has",
  ],
];
const OLD_NAMESPACE = "aws:elasticbeanstalk:container:python:staticfiles";

/** @param texts of files that run on the instance: path -> text */
export function retiredEvidence(
  platform: string | undefined,
  options: readonly OptionSetting[],
  texts: ReadonlyMap<string, string>,
): RetiredEvidence | undefined {
  if (platform !== undefined) {
    const what = `the platform is ${platform}`;
    const place = ".elasticbeanstalk/config.yml";
    // Whoever names a current one has files that were left over.
    return isRetired(platform) ? { place, what, isCertain: true } : undefined;
  }
  const option = options.find(({ namespace }) => namespace === OLD_NAMESPACE);
  if (option)
    return {
      place: option.file,
      what: `it sets ${OLD_NAMESPACE}, which only Amazon Linux 1 has`,
      isCertain: false,
    };
  for (const [path, text] of texts) {
    for (const [index, line] of text.split("\n").entries()) {
      const trace = TRACES.find(([pattern]) => pattern.test(line.replace(/^\s*#.*/, "")));
      if (trace) return { place: `${path} line ${index + 1}`, what: `it ${trace[1]}`, isCertain: false };
    }
  }
  return undefined;
}

/** No branch of Python before 3.9, nor 3.10, was ever on Amazon Linux 2023. */
function isRetired(platform: string): boolean {
  if (/Amazon Linux 20(?:23|[3-9]\d)/i.test(platform)) return false;
  return (
    /Amazon Linux(?: 2)?(?!\s*\d{4})/i.test(platform) ||
    /\bpython[- ]?(?:2\.\d|3\.[0-8]|3\.10)\b/i.test(platform)
  );
}

export function checkRetiredPlatform(
  evidence: RetiredEvidence | undefined,
  /** HEALTH_HOOKS_NODE */
  node: string | undefined,
): BundleFinding[] {
  if (!evidence) return [];
  const { place, what, isCertain } = evidence;
  return [
    {
      id: isCertain ? "retired-platform" : "old-traces",
      severity: isCertain && !node ? "error" : "warning",
      place,
      what,
      why: "All platform branches on Amazon Linux 1 and 2 are retired (Amazon Linux 2 since 2026-08-06). Amazon Linux 1 runs no platform hooks, and on Amazon Linux 2 allowed_hosts stops the deployment: it has no Node.js 20.",
      remedy: isCertain
        ? "Move to a platform branch on Amazon Linux 2023. An Amazon Linux 2 with a Node.js of its own: name it in HEALTH_HOOKS_NODE."
        : "On Amazon Linux 2023 take it out: it fails there. On an older platform move to Amazon Linux 2023 first.",
    },
  ];
}
