/** The programs that people do this with otherwise, as far as this machine has them or can have them. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { installPackages, installPrograms, onPath } from "../support/debian-packages.ts";
import { output } from "./measure.ts";

export interface Peers {
  readonly curl: Found | undefined;
  readonly requests: Found | undefined;
  readonly boto3: Found | undefined;
  readonly awsCli: Found | undefined;
  /** What stays missing, by name. */
  readonly missing: readonly string[];
}

export interface Found {
  readonly path: string;
  /** With its version, as a table says it. */
  readonly title: string;
}

/** Debian's own, for what the PATH has not. */
const PACKAGES = { requests: "python3-requests", boto3: "python3-boto3", awsCli: "awscli" } as const;
const SYSTEM_PYTHON = "/usr/bin/python3";

/** Finds them; what is missing is installed from Debian's packages where that is possible. */
export async function findPeers(): Promise<Peers> {
  await installPrograms(["curl", "openssl", "time"]).catch(report);
  const absent = Object.entries(find()).filter(([, found]) => found === undefined);
  const packages = absent.flatMap(([name]) => PACKAGES[name as keyof typeof PACKAGES] ?? []);
  await installPackages(packages).catch(report);
  const found = find();
  const missing = Object.entries(found).filter(([, path]) => path === undefined);
  return { ...found, missing: missing.map(([name]) => name) };
}

function find() {
  return {
    curl: findCurl(),
    requests: findModule("requests"),
    boto3: findModule("boto3"),
    awsCli: findAwsCli(),
  };
}

function findCurl(): Found | undefined {
  const path = onPath("curl");
  if (path === undefined) return undefined;
  return { path, title: output(path, ["--version"]).split(" ").slice(0, 2).join(" ") };
}

/** The interpreter itself: a wrapper on the PATH that looks for it would take time of its own. */
function findModule(module: string): Found | undefined {
  const program = `import sys, platform, ${module}; print(sys.executable, platform.python_version(), ${module}.__version__)`;
  for (const python of [onPath("python3"), SYSTEM_PYTHON]) {
    try {
      const [path = "", version, moduleVersion] = output(python ?? "", ["-c", program]).split(" ");
      return { path, title: `${module} ${moduleVersion} (Python ${version})` };
    } catch {
      // the next one
    }
  }
  return undefined;
}

function findAwsCli(): Found | undefined {
  // Beside a Python there may be the program that the PATH only has a wrapper of.
  const beside = findModule("botocore");
  const path = [beside && join(dirname(beside.path), "aws"), onPath("aws")].find(
    (one) => one && existsSync(one),
  );
  if (!path) return undefined;
  const [program = "", python = ""] = output(path, ["--version"], HERMETIC).split(" ");
  return { path, title: `${program.replace("aws-cli/", "AWS CLI ")} (${python.replace("/", " ")})` };
}

/** Of programs that would otherwise look for an account of this machine's user. */
export const HERMETIC = {
  PATH: process.env.PATH ?? "",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  // Refuses at once whatever is not told where to ask.
  AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9/",
  AWS_PAGER: "",
} as const;

function report(error: unknown): void {
  console.log(`not installed: ${error instanceof Error ? error.message : error}`);
}
