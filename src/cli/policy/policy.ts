import { iamPolicy, partitionOf } from "../../aws/policy.ts";
import { EXIT, type ExitCode } from "../cli-error.ts";
import { requireForms } from "../option-format.ts";
import type { Terminal } from "../terminal.ts";

export interface PolicyOptions {
  readonly environment?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** Prints the policy that health_check needs, and nothing else on stdout. So the output can go into a file. */
export function policy(options: PolicyOptions, { out, err }: Terminal): ExitCode {
  requireForms(options); // an unchecked value in an ARN could widen it
  const { environment, region, account } = options;
  const document = iamPolicy({
    partition: partitionOf(region ?? ""),
    region: region ?? "*",
    account: account ?? "*",
    environmentName: environment,
  });
  out(JSON.stringify(document, null, 2));
  if (environment === undefined) {
    err(
      "eb-health-hooks: this is for the target groups of every environment: name one with --environment NAME.",
    );
  }
  return EXIT.fine;
}
