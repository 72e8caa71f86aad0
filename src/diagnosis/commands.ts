import { PROCESS } from "../option-settings.ts";
import { shellWord } from "../words.ts";
import type { Reader } from "./cause.ts";
import type { SeenCheck } from "./observation.ts";

/** Commands and lines to paste. Each value from an account or a bundle becomes one shell word. */

const FOLDER = "cd /var/app/current";
const HOOKS = "sudo .platform/hooks";
const HEALTH_CHECK = `${HOOKS}/postdeploy/90_health_check.cjs`;

export const RUN_ALLOWED_HOSTS = `Run it now: ${FOLDER} && ${HOOKS}/predeploy/10_allowed_hosts.cjs && sudo systemctl restart web`;
export const RUN_HEALTH_CHECK = `Run it now: ${FOLDER} && ${HEALTH_CHECK}`;
export const ASK_INSTANCE = `eb ssh, ${FOLDER}, then ${HEALTH_CHECK} --doctor.`;
export const DEPLOY_WITH_HOOK =
  "With allowed_hosts in the bundle, deploy again: it writes the file before the container starts.";
/** On a laptop nobody sees what the hook said. */
export const ASK_WHY_NOT = `If the hook is in the bundle already, ask an instance why it did not help: ${ASK_INSTANCE}`;

export const LET_HOOK_FIND = `Or let the hook health_check find one. If it is in the bundle already, ask an instance why it did not: ${ASK_INSTANCE}`;

/** Whether a remedy has a hook do its work, or asks why it has not. */
export function needsHook(remedy: string): boolean {
  const commands = [RUN_ALLOWED_HOSTS, RUN_HEALTH_CHECK, DEPLOY_WITH_HOOK, ASK_WHY_NOT, LET_HOOK_FIND];
  return commands.some((one) => remedy.includes(one));
}

/** Directives of nginx, as the platform's own for every page. The app listens on 8000, unless PORT says otherwise. */
export const ASK_APP = "proxy_pass http://127.0.0.1:8000; proxy_set_header Host $host;";

/** Where the app writes what goes wrong, as its reader gets at it. */
export function seeLogs({ proxy }: SeenCheck, reader: Reader): string {
  const files = `/var/log/web.stdout.log${proxy ? ` and ${proxy.log}` : ""}`;
  switch (reader) {
    case "laptop":
      return `The app's own words are in ${files}: eb logs.`;
    case "instance":
      return `The app's own words are in ${files}.`;
    case "log":
      return `The app's own words are in ${files} on this instance.`;
  }
}

/** An environment property, which a deployment is not needed for. */
export function setProperty(name: string, value: string): string {
  return `eb setenv ${name}=${shellWord(value)}`;
}

/** An option of the process, which lasts. */
export function setOption(option: string, value: string, namespace = `${PROCESS}default`): string {
  return `Set ${option} of ${namespace} to ${value}, in .ebextensions.`;
}

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
