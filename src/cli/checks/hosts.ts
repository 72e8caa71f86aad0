import { UnsafeAssignment } from "../../allowed-hosts/env-file.ts";
import { addHostToEnvFile } from "../../allowed-hosts/env-file-edit.ts";
import { addHost, UnknownListShape } from "../../allowed-hosts/host-list.ts";
import { suggestedLine } from "../../django/host-source.ts";
import type { DjangoSettings } from "../../django/settings-file.ts";
import { hostVariables, SETTINGS, type Settings } from "../../settings.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import type { Finding } from "../finding.ts";

/** Any private address: it is only tried whether the hook could add one. */
const ANY_ADDRESS = "10.0.0.1";

export interface HostFacts {
  /** Undefined where no settings file was found. */
  readonly django: DjangoSettings | undefined;
  readonly settings: Pick<Settings, "variable" | "envFile">;
  /** Environment properties that `.ebextensions/` sets. */
  readonly properties: Readonly<Record<string, string>>;
  /** The env file's bytes as Latin-1; undefined where the bundle has none. */
  readonly envFile: string | undefined;
  /** Why it is not in the bundle, where it lies in the folder. */
  readonly envFileLeftOut: LeftOut | undefined;
}

/** Will allowed_hosts find the list that the app reads? */
export function checkHosts(facts: HostFacts): Finding[] {
  const { django, settings } = facts;
  const looked = hostVariables(settings);
  if (!django) return [noSettings(looked), ...places(facts, looked, false)];
  const { hosts } = django;
  if (!hosts)
    return [unseen(django.path, "sets no ALLOWED_HOSTS that can be seen"), ...places(facts, looked, false)];
  const { source, path } = hosts;
  const place = `${path} line ${source.line}`;
  if (source.kind === "computed") {
    return [
      unseen(place, "gets ALLOWED_HOSTS in a way that its text does not show"),
      ...places(facts, looked, false),
    ];
  }
  if (source.kind === "fixed") return [fixed(place, hosts.text, source.hosts, looked[0] ?? "ALLOWED_HOSTS")];
  if (!looked.includes(source.name)) return [otherVariable(place, source.name, looked)];
  return places(facts, [source.name], true);
}

function noSettings(looked: readonly string[]): Finding {
  return {
    id: "no-settings",
    severity: "note",
    place: "the bundle",
    what: "no settings.py was found, so it is not known where the app gets ALLOWED_HOSTS",
    why: `allowed_hosts adds the address to ${looked.join(" or ")}, which the app must read.`,
    remedy: "See that the app reads its hosts from that variable.",
  };
}

function unseen(place: string, what: string): Finding {
  return {
    id: "hosts-unseen",
    severity: "note",
    place,
    what: `it ${what}`,
    why: "Only if the list comes from a variable can allowed_hosts add the address to it.",
    remedy: "See that the variable is read; otherwise the app answers 400 as before.",
  };
}

function fixed(place: string, text: string, hosts: readonly string[], variable: string): Finding {
  if (hosts.includes("*")) {
    return {
      id: "any-host",
      severity: "note",
      place,
      what: "ALLOWED_HOSTS lets every host in",
      why: "The load balancer's check passes without allowed_hosts, which warns that it finds no list and goes on.",
      remedy: `To let in only your hosts, read them from a variable: ${suggestedLine(text, variable, [])}`,
    };
  }
  return {
    id: "fixed-hosts",
    severity: "error",
    place,
    what: "ALLOWED_HOSTS is a fixed list",
    why: "allowed_hosts adds the address to a variable; an app that reads none goes on answering 400.",
    remedy: `Set the variable, eb setenv ${variable}=www.example.com, and read it: ${suggestedLine(text, variable, hosts)}`,
  };
}

function otherVariable(place: string, name: string, looked: readonly string[]): Finding {
  return {
    id: "other-variable",
    severity: "warning",
    place,
    what: `ALLOWED_HOSTS comes from the variable ${name}`,
    why: `allowed_hosts looks for ${looked.join(" and ")}, finds no list that the app reads, and the app answers 400.`,
    remedy: `Name it: eb setenv ${SETTINGS.variable.variable}=${name} (or in .ebextensions/)`,
  };
}

/** @param isRead whether the app is known to read the variable */
function places(facts: HostFacts, variables: readonly string[], isRead: boolean): Finding[] {
  const { properties, envFile, settings, django } = facts;
  const inProperties = variables.filter((name) => properties[name] !== undefined);
  const findings = inProperties.flatMap((name) => propertyProblem(name, properties[name] ?? ""));
  if (inProperties.length > 0) return findings; // a property wins over the env file
  const path = settings.envFile;
  const tried = variables.map((name) => inEnvFile(path, envFile ?? "", name));
  const problems = tried.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) return problems;
  if (tried.some(({ assigns }) => assigns)) {
    return isRead && django && !django.readsEnvFile ? [unreadEnvFile(path, variables)] : [];
  }
  return [nowhere(facts, variables)];
}

function propertyProblem(name: string, value: string): Finding[] {
  try {
    addHost(value, ANY_ADDRESS);
    return [];
  } catch (error) {
    if (!(error instanceof UnknownListShape)) throw error;
    return [
      {
        id: "unsafe-list",
        severity: "error",
        place: ".ebextensions",
        what: `the environment property ${name} cannot be added to safely: ${error.message}`,
        why: "allowed_hosts stops the deployment and changes nothing.",
        remedy: "Write it as host1,host2 or as a JSON list.",
      },
    ];
  }
}

function inEnvFile(
  path: string,
  text: string,
  name: string,
): { readonly assigns: boolean; readonly problem?: Finding } {
  try {
    return { assigns: addHostToEnvFile(text, name, ANY_ADDRESS) !== undefined };
  } catch (error) {
    if (!(error instanceof UnsafeAssignment)) throw error;
    return {
      assigns: true,
      problem: {
        id: "unsafe-env-file",
        severity: "error",
        place: `${path} line ${error.line}`,
        what: `${name} cannot be edited safely: ${error.message}`,
        why: "Programs that read env files disagree about it, so allowed_hosts stops the deployment and changes nothing.",
        remedy: `Write the line as ${name}=host1,host2 without quotes and blanks; docs/env-files.md has the reasons.`,
      },
    };
  }
}

function unreadEnvFile(path: string, variables: readonly string[]): Finding {
  return {
    id: "env-file-unread",
    severity: "warning",
    place: path,
    what: `it sets ${variables.join(", ")}, but nothing in manage.py, wsgi.py or the settings reads it`,
    why: "allowed_hosts adds the address to this file; if the app takes the variable from its environment alone, it answers 400.",
    remedy: `Load ${path} in the settings (django-environ, python-dotenv), or set the variable as an environment property.`,
  };
}

function nowhere({ settings, envFileLeftOut }: HostFacts, variables: readonly string[]): Finding {
  const path = settings.envFile;
  const [name = ""] = variables;
  const names = variables.join(" or ");
  if (envFileLeftOut) {
    return {
      id: "env-file-left-out",
      severity: "warning",
      place: path,
      what: `it is not in the bundle: ${envFileLeftOut.why}`,
      why: `Unless ${names} is an environment property, allowed_hosts finds no list and changes nothing.`,
      // Not how to take it in: a file that is left out on purpose has secrets in it.
      remedy: `Set the list as an environment property: eb setenv ${name}=www.example.com`,
    };
  }
  return {
    id: "hosts-nowhere",
    severity: "note",
    place: path,
    what: `neither ${path} nor .ebextensions/ sets ${names}`,
    why: "That is right if it is an environment property that was set elsewhere; otherwise allowed_hosts finds no list and changes nothing.",
    remedy: `Look with eb printenv; set it with: eb setenv ${name}=www.example.com`,
  };
}
