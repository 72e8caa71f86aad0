import { shellWord } from "../words.ts";

/** Commands to paste. Each value from an account or a bundle becomes one shell word. */

const FOLDER = "cd /var/app/current";
const HOOKS = "sudo .platform/hooks";
const HEALTH_CHECK = `${HOOKS}/postdeploy/90_health_check.cjs`;

export const RUN_ALLOWED_HOSTS = `Run it now: ${FOLDER} && ${HOOKS}/predeploy/10_allowed_hosts.cjs && sudo systemctl restart web`;
export const RUN_HEALTH_CHECK = `Run it now: ${FOLDER} && ${HEALTH_CHECK}`;
export const ASK_INSTANCE = `eb ssh, ${FOLDER}, then ${HEALTH_CHECK} --doctor.`;

/** The codes are quoted: the AWS CLI would take their comma for the one between two values of a list. */
export function matcherFlag(codes: string): string {
  return `--matcher ${shellWord(codes.includes(",") ? `HttpCode="${codes}"` : `HttpCode=${codes}`)}`;
}

/** Undefined where the path has a query, because a query may hold a secret. */
export function pathFlag(path: string): string | undefined {
  return path.includes("?") ? undefined : `--health-check-path ${shellWord(path)}`;
}

export function modification({ arn }: { readonly arn: string }, flag: string): string {
  const region = shellWord(arn.split(":")[3] ?? "");
  return `aws elbv2 modify-target-group --region ${region} --target-group-arn ${shellWord(arn)} ${flag}`;
}

export function removal(
  { name, region }: { readonly name: string; readonly region: string },
  namespace: string,
  option: string,
): string {
  const removed = shellWord(`Namespace=${namespace},OptionName=${option}`);
  return `aws elasticbeanstalk update-environment --region ${region} --environment-name ${name} --options-to-remove ${removed}`;
}
