import { shellWord } from "../shell-word.ts";
import type { EnvironmentFacts, GroupFacts } from "./facts.ts";

/** To be pasted: what comes from an account is one word each. */
export const ASK_INSTANCE =
  "eb ssh, cd /var/app/current, then sudo .platform/hooks/postdeploy/90_health_check.cjs --doctor.";

/** The AWS CLI would take a comma for one between two values of a list. */
export function matcherFlag(codes: string): string {
  return `--matcher ${shellWord(codes.includes(",") ? `HttpCode="${codes}"` : `HttpCode=${codes}`)}`;
}

/** Undefined where the path has a query, which may hold a secret. */
export function pathFlag(path: string): string | undefined {
  return path.includes("?") ? undefined : `--health-check-path ${shellWord(path)}`;
}

export function modification({ arn }: GroupFacts, flag: string): string {
  const region = shellWord(arn.split(":")[3] ?? "");
  return `aws elbv2 modify-target-group --region ${region} --target-group-arn ${shellWord(arn)} ${flag}`;
}

export function removal({ name, region }: EnvironmentFacts, namespace: string, option: string): string {
  const removed = shellWord(`Namespace=${namespace},OptionName=${option}`);
  return `aws elasticbeanstalk update-environment --region ${region} --environment-name ${name} --options-to-remove ${removed}`;
}
