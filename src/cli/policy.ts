import { iamPolicy, partitionOf } from "../health-check/iam-policy.ts";
import { EXIT, type ExitCode, Stop } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

export interface PolicyOptions {
  readonly environment?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** Prints the policy that health_check needs, and nothing else, so that it can go into a file. */
export function policy({ environment, region, account }: PolicyOptions, { out }: Terminal): ExitCode {
  mustMatch(
    "environment",
    environment,
    /^[A-Za-z0-9-]{4,40}$/,
    "the name of an environment, such as shop-production",
  );
  mustMatch("region", region, /^[a-z]{2}(?:-[a-z]+)+-\d+$/, "a region, such as eu-west-1");
  mustMatch("account", account, /^\d{12}$/, "an AWS account's number of 12 digits");
  const document = iamPolicy({
    partition: partitionOf(region ?? ""),
    region: region ?? "*",
    account: account ?? "*",
    environmentName: environment,
  });
  out(JSON.stringify(document, null, 2));
  return EXIT.fine;
}

/** What stands in an ARN unchecked could widen it. */
function mustMatch(name: string, value: string | undefined, pattern: RegExp, expected: string): void {
  if (value === undefined || pattern.test(value)) return;
  throw new Stop(`--${name} must be ${expected}, got "${value}".`);
}
