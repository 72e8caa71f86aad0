import type { RunningApp } from "../django/running-app.ts";
import { whyContainerRefuses } from "./container.ts";
import { sayTheLine } from "./the-line.ts";

/** What was seen of an app that answers 400 to the load balancer's Host. */
export interface RefusedHost extends Pick<RunningApp, "process" | "asked" | "container"> {
  /** What a name of the app's own list gets; undefined: none was tried. */
  readonly ownHost: "let in" | "refused everywhere" | "refused on this page" | undefined;
  /** The env file by which allowed_hosts had proven that the app lets the address in. */
  readonly provenBy: string | undefined;
}

export interface Explanation {
  readonly name:
    | "every host refused"
    | "page"
    | "not in force"
    | "written anew"
    | "not in settings"
    | "not asked";
  /** One clause; "it" is the address. */
  readonly because: string;
  readonly remedy: readonly string[];
}

const restart = (name: string) => `Let the app read it: sudo systemctl restart ${name}`;

/** How far the address came: the process, its settings, the app's own list. What explains the rest comes first. */
export function whyHostIsRefused(seen: RefusedHost): Explanation {
  const { process, asked, ownHost, provenBy, container } = seen;
  if (ownHost === "refused everywhere") return everyHost(seen);
  if (ownHost === "refused on this page") {
    return {
      name: "page",
      because: "a host of the app's own list gets the same answer on this page, and another on other pages",
      remedy: ["Name a page that does not answer 400 in HEALTH_HOOKS_PATH."],
    };
  }
  if (container) return { name: "not in force", ...whyContainerRefuses(container, process) };
  if (!process) {
    return {
      name: "not asked",
      because: "no process that serves the app was found",
      remedy: ["See whether the app runs: systemctl status web"],
    };
  }
  if ("why" in asked) return notAsked(process, asked.why);
  if (asked.allowsAddress) {
    return {
      name: "not in force",
      because: `${asked.settingsModule} lets it in now, but the running app was started before that`,
      remedy: [restart(process.name)],
    };
  }
  if (provenBy?.includes(" in ")) {
    return {
      name: "written anew",
      because: `allowed_hosts had put it into ${provenBy}, and the file was written anew after that`,
      remedy: ["Let the hook that writes the file run before 10_allowed_hosts.", ...sayTheLine(asked.line)],
    };
  }
  if (!process.isGiven) {
    return {
      name: "not in force",
      because: "the running app has no HEALTH_CHECK_HOSTS with it in its environment",
      remedy: [restart(process.name), "If that does not help, see what --doctor says of the drop-in."],
    };
  }
  const hosts = asked.count === 1 ? "1 host" : `${asked.count} hosts`;
  return {
    name: "not in settings",
    because: `ALLOWED_HOSTS of ${asked.settingsModule} has ${hosts}, without it`,
    remedy: sayTheLine(asked.line),
  };
}

function everyHost({ process, asked }: RefusedHost): Explanation {
  const since = process?.startedAt ? `, since the app was started (${process.startedAt})` : "";
  return {
    name: "every host refused",
    because: `the app refuses every host, visitors included${since}`,
    remedy: [
      "The way back, if this began with a deployment of the hooks: eb setenv HEALTH_HOOKS_ENABLED=false",
      "Else see which path answers without 400, and name it in HEALTH_HOOKS_PATH.",
      ...("why" in asked ? [] : sayTheLine(asked.line)),
    ],
  };
}

function notAsked({ isGiven, name }: NonNullable<RefusedHost["process"]>, why: string): Explanation {
  return {
    name: "not asked",
    because: `the app could not be asked for its hosts (${why})`,
    remedy: [...(isGiven ? [] : [restart(name)]), ...sayTheLine("unknown")],
  };
}
