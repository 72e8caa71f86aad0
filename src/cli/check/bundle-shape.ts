import { shellWord } from "../../words.ts";
import type { Bundle } from "../bundle/bundle.ts";
import type { BundleFinding } from "./finding.ts";

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-sourcebundle.html */
const LARGEST_BUNDLE = 512 * 1024 * 1024;

/** An app bundle for a Python platform has at least one of these at its top. */
const SIGNS = [
  /^manage\.py$/,
  /^requirements\.txt$/,
  /^Pipfile$/,
  /^Procfile$/,
  /^application\.py$/,
  /^pyproject\.toml$/,
  /^Dockerfile$/,
  /^docker-compose\.yml$/,
  /^Dockerrun\.aws\.json$/,
  /^\.ebextensions\//,
  /^[^/]+\/(?:wsgi|settings)\.py$/,
];

export function looksLikeAnApp(paths: Iterable<string>): boolean {
  for (const path of paths) if (SIGNS.some((sign) => sign.test(path))) return true;
  return false;
}

/**
 * The one folder that contains everything, where the app lies in it and not at the top. Undefined otherwise.
 */
export function wrappingFolder(paths: readonly string[]): string | undefined {
  const [first] = new Set(paths.map((path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "")));
  if (!first || !paths.every((path) => path.startsWith(`${first}/`))) return undefined;
  if (first.startsWith(".")) return undefined;
  return looksLikeAnApp(paths.map((path) => path.slice(first.length + 1))) ? first : undefined;
}

export function checkWrapping(folder: string): BundleFinding {
  return {
    id: "top-level-folder",
    severity: "error",
    place: `${folder}/`,
    what: `everything in the zip lies in the folder ${folder}/`,
    why: "Elastic Beanstalk looks for the app, .platform/ and .ebextensions/ at the top of the zip and finds none of them.",
    remedy: `Zip the content of the folder, not the folder: cd ${shellWord(folder)} && zip -r ../bundle.zip .`,
  };
}

export function checkSize({ bytes, isZipped }: Pick<Bundle, "bytes" | "isZipped">): BundleFinding[] {
  if (bytes <= LARGEST_BUNDLE) return [];
  const size = `${Math.ceil(bytes / 1024 / 1024)} MB`;
  return [
    {
      id: "too-large",
      severity: isZipped ? "error" : "warning",
      place: "the bundle",
      what: isZipped ? `it has ${size}` : `it has ${size} before it is zipped`,
      why: "Elastic Beanstalk takes at most 512 MB as a source bundle.",
      remedy:
        "Leave out what the app does not need on the instance, with .ebignore or export-ignore in .gitattributes.",
    },
  ];
}

/** Only a zip that the EB CLI makes itself can have it. git archive never includes it. */
export function checkGitFolder(paths: readonly string[]): BundleFinding[] {
  if (!paths.some((path) => path.startsWith(".git/"))) return [];
  return [
    {
      id: "git-folder",
      severity: "warning",
      place: ".git/",
      what: "the whole history is in the bundle",
      why: "With a .ebignore the EB CLI zips the working tree, and leaves .git/ out only if .ebignore says so.",
      remedy: "Add to .ebignore: .git/",
    },
  ];
}

/** Finds changes that somebody may wrongly believe to be deployed. */
export function checkOutdated(
  outdated: readonly string[],
  sent: "the last commit" | "what is staged",
): BundleFinding[] {
  const [first] = outdated;
  if (first === undefined) return [];
  const more = outdated.length > 1 ? ` and ${outdated.length - 1} more` : "";
  const isStaged = sent === "what is staged";
  return [
    {
      id: "uncommitted",
      severity: "warning",
      place: first,
      what: `what lies in the folder differs from what is in the bundle: ${first}${more}`,
      why: `eb deploy${isStaged ? " --staged" : ""} sends ${sent}; the instance gets the files as they were then.`,
      remedy: isStaged
        ? "Stage the changes: git add"
        : "Commit the changes, or deploy what is staged: eb deploy --staged",
    },
  ];
}
