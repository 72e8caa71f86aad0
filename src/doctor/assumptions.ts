import type { SeenContainer } from "../django/running-app.ts";
import { DROP_IN, dropInFolderOf, LINK_FOLDER, linkOf, UNIT_FOLDER } from "../instance/override.ts";
import type { KnownBy } from "../instance/processes.ts";
import type { Seen } from "../instance/seen.ts";
import type { UnitProperties } from "../instance/unit.ts";
import type { CheckedAssumption } from "./report.ts";

/**
 * What was found out about the platform. Undefined: it is not there. `problem`: it could not be looked at.
 */
export interface PlatformFacts {
  readonly metadata: Seen<string>;
  readonly envid: string | undefined;
  readonly region: string | undefined;
  /** How many environment properties get-config names. */
  readonly properties: Seen<number>;
  readonly container: Seen<Readonly<Record<string, string>>>;
  readonly venv: boolean;
  /** A clause: the owner of the folder, or why it is not the app folder. */
  readonly appFolder: Seen<string>;
  readonly deploymentId: number | undefined;
  /** The service of each process in Procfile. */
  readonly units: ReadonlyMap<string, Seen<UnitProperties>>;
  /** Whether allowed_hosts has given something to this version of the app. */
  readonly hasOverride: boolean;
  readonly dropIns: ReadonlyMap<string, DropInSeen>;
  readonly processes: { readonly count: number; readonly knownBy: KnownBy };
  readonly node: {
    readonly path: string;
    readonly version: string;
    /** HEALTH_HOOKS_NODE, when it cannot be used. Undefined otherwise. */
    readonly misnamed: string | undefined;
  };
  /** Variables that send the hooks to other endpoints than AWS's own. */
  readonly endpoints: readonly { readonly name: string; readonly isProperty: boolean }[];
  /** How many target groups have this environment's tag. */
  readonly groups: Seen<number>;
  /** On a Docker platform. */
  readonly docker: DockerSeen | undefined;
  readonly leader: string | undefined;
}

export type DropInSeen = "absent" | "ours" | "another text";

export interface DockerSeen extends SeenContainer {
  readonly isFileThere: boolean;
  /** Whether the running container has HEALTH_CHECK_HOSTS with the address; undefined: no container was seen. */
  readonly isGiven: boolean | undefined;
}

export type AssumptionVerdict = Pick<CheckedAssumption, "holds" | "seen">;

/** A fact that Elastic Beanstalk does not promise, or that a later platform version may change. */
export interface Assumption {
  readonly name: string;
  /** Why the hooks need it. The report says "needed because ...". */
  readonly why: string;
  /** Where it is known from. The report says "known from ...". */
  readonly evidence: string;
  readonly check: (facts: PlatformFacts) => AssumptionVerdict;
  /** The app has no service and no Python on the host of a Docker platform. */
  readonly isOfPython?: true;
}

const GUIDE = "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg";
const ROADMAP = "https://github.com/aws/elastic-beanstalk-roadmap/issues";
const INFO = "/opt/elasticbeanstalk/config/ebenvinfo";
const PLATFORM_ENV = "/opt/elasticbeanstalk/deployment/env";
const dropInPath = (name: string) => `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`;

const MARKS = {
  cgroup: "the cgroup of its service",
  "main process": "the main process of its service",
  folder: "their folder, /var/app/current",
  container: "their namespace, which is a container's",
} as const;

const yes = (seen: string): AssumptionVerdict => ({ holds: true, seen });
const no = (seen: string): AssumptionVerdict => ({ holds: false, seen });
const cannotBeSeen = (seen: string): AssumptionVerdict => ({ holds: undefined, seen });

/** Every fact about the platform that the hooks rely on, each once. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: "metadata service",
    why: "both hooks get the address, the region and their credentials there",
    evidence: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html",
    check: ({ metadata }) => ("problem" in metadata ? no(metadata.problem) : yes("IMDSv2 answers")),
  },
  {
    name: "environment id",
    why: "health_check tells its own target groups from others' by it",
    evidence: "public hooks for Amazon Linux 2 and 2023; not documented",
    check: ({ envid }) => formOf(envid, /^e-[a-z0-9]+$/, `${INFO}/envid`),
  },
  {
    name: "region",
    why: "health_check asks AWS there; without it the metadata service is asked",
    evidence: "public hooks for Amazon Linux 2 and 2023; not documented",
    check: ({ region }) => formOf(region, /^[a-z]{2,}(-[a-z]+)+-\d+$/, `${INFO}/region`),
  },
  {
    name: "get-config environment",
    why: "a run by hand takes its settings from there, and the app's environment for the question",
    evidence: `${GUIDE}/custom-platforms-scripts.html`,
    check: ({ properties }) =>
      "problem" in properties ? no(properties.problem) : yes(`${properties.value} environment properties`),
  },
  {
    name: "get-config container",
    why: "it names the environment and the port of its default process",
    evidence: `${GUIDE}/custom-platforms-scripts.html`,
    check: ({ container }) => {
      if ("problem" in container) return no(container.problem);
      const { environment_name: name, instance_port: port = "" } = container.value;
      const seen = `environment_name ${name || "missing"}, instance_port ${port || "missing"}`;
      return name && /^\d+$/.test(port) ? yes(seen) : no(seen);
    },
  },
  {
    name: "virtual environment",
    isOfPython: true,
    why: "its Python asks the app; where it is, a Dockerfile does not make this a Docker app",
    evidence: "logs of Python instances, 2020 to 2026",
    check: ({ venv }) => (venv ? yes("/var/app/venv is there") : no("there is no /var/app/venv")),
  },
  {
    name: "app folder",
    why: "the app and all its hooks are there after the flip",
    evidence: `${GUIDE}/platforms-linux-extend.hooks.html`,
    check: ({ appFolder }) => ("problem" in appFolder ? no(appFolder.problem) : yes(appFolder.value)),
  },
  {
    name: "deployment number",
    why: "a stricter check waits until every instance is on this deployment",
    evidence:
      "the size of the file in a log of Python on Amazon Linux 2023, which is that of this form; not documented",
    check: ({ deploymentId }) =>
      deploymentId === undefined
        ? no("no DeploymentId in /opt/elasticbeanstalk/deployment/app_version_manifest.json")
        : yes(`DeploymentId ${deploymentId}`),
  },
  {
    name: "unit",
    isOfPython: true,
    why: "what allowed_hosts gives to a process of Procfile comes by a drop-in of its service",
    evidence: `${ROADMAP}/169`,
    check: ({ units }) => onUnits(units, (get, name) => yes(`${name}.service is ${get("ActiveState")}`), no),
  },
  {
    name: "working folder",
    isOfPython: true,
    why: "the app's processes are known by it",
    evidence: "web.service as https://github.com/fyn-tech/fyn-api copied it from an instance",
    check: ({ units }) =>
      onUnits(units, (get) => {
        const folder = get("WorkingDirectory").at(-1) ?? "";
        const seen = `WorkingDirectory=${folder}`;
        return folder.replace(/\/$/, "") === "/var/app/current" ? yes(seen) : no(seen);
      }),
  },
  {
    name: "environment file",
    isOfPython: true,
    why: "it is the file of properties, and what allowed_hosts gives must come after it",
    evidence: "web.service as https://github.com/fyn-tech/fyn-api copied it from an instance",
    check: ({ units }) =>
      onUnits(units, (get, name) => {
        const files = environmentFiles(get);
        const seen = `${name}.service reads ${files.join(", ") || "none"}`;
        return files.includes(PLATFORM_ENV) ? yes(seen) : no(seen);
      }),
  },
  {
    name: "drop-in",
    isOfPython: true,
    why: "only drop-ins below /usr/lib survive a deployment, and without it a restart forgets the address",
    evidence: "https://github.com/PioneerAIAcademy/cowork-genealogy, measured on Amazon Linux 2023",
    check: ({ units, hasOverride, dropIns }) => {
      if (!hasOverride) return yes("not needed: allowed_hosts has given nothing to this version");
      const odd = [...dropIns].find(([, seen]) => seen !== "ours");
      if (odd) return no(`${dropInPath(odd[0])} is ${odd[1]}`);
      return onUnits(units, (get, name) => {
        if (!get("DropInPaths").join(" ").split(" ").includes(dropInPath(name))) {
          return no(`systemd does not know ${dropInPath(name)}`);
        }
        const isOld = get("NeedDaemonReload").at(-1) === "yes";
        return isOld ? no("systemd has not read it as it is now: systemctl daemon-reload") : yes("in effect");
      });
    },
  },
  {
    name: "order of environment files",
    isOfPython: true,
    why: "of two files that set a variable the later one wins",
    evidence: "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html",
    check: ({ units, hasOverride }) => {
      if (!hasOverride) return yes("not needed: allowed_hosts has given nothing to this version");
      return onUnits(units, (get, name) => {
        const files = environmentFiles(get);
        const ours = `${LINK_FOLDER}/${linkOf(name)}`;
        if (!files.includes(ours)) return cannotBeSeen(`${ours} is not among them`);
        return files.at(-1) === ours ? yes("the override is last") : no(files.join(", then "));
      });
    },
  },
  {
    name: "processes of the app",
    why: "the app is asked with the environment of its process, from /proc",
    evidence: `${GUIDE}/python-configuration-procfile.html`,
    check: ({ processes: { count, knownBy }, units, appFolder }) => {
      if (count > 0) return yes(`${count}, told from others by ${MARKS[knownBy]}`);
      if ("problem" in appFolder) return cannotBeSeen(appFolder.problem);
      const active = [...units].find(
        ([, unit]) => "value" in unit && unit.value.get("ActiveState")?.at(-1) === "active",
      );
      const seen = "no Python server of the app";
      return active
        ? no(`${seen}, but ${active[0]}.service is active`)
        : cannotBeSeen(`${seen}: the app does not run`);
    },
  },
  {
    name: "Node.js",
    why: "the hooks run with it, and the Python platform has none",
    evidence: "https://docs.aws.amazon.com/linux/al2023/ug/nodejs.html",
    check: ({ node: { path, version, misnamed } }) =>
      misnamed ? no(`HEALTH_HOOKS_NODE=${misnamed} cannot be used`) : yes(`${version} at ${path}`),
  },
  {
    name: "endpoints",
    why: "otherwise the hooks ask somebody other than AWS",
    evidence: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html",
    check: ({ endpoints }) => {
      const names = (those: typeof endpoints) => those.map(({ name }) => name).join(", ");
      const properties = endpoints.filter(({ isProperty }) => isProperty);
      if (properties.length > 0) return no(`environment properties set ${names(properties)}`);
      return yes(endpoints.length > 0 ? `only this shell sets ${names(endpoints)}` : "AWS's own");
    },
  },
  {
    name: "tags of target groups",
    why: "on a shared load balancer they alone tell whose a group is",
    evidence: `${GUIDE}/using-features.tagging.html`,
    check: ({ groups }) => {
      if ("problem" in groups) return cannotBeSeen(groups.problem);
      return groups.value > 0
        ? yes(`${groups.value} with this environment's tag`)
        : no("no target group of the load balancer has this environment's tag");
    },
  },
  {
    name: "EB_IS_COMMAND_LEADER",
    why: "health_check waits 5 to 20 s unless it is true",
    evidence: `${ROADMAP}/86`,
    check: ({ leader }) =>
      leader === undefined
        ? cannotBeSeen(
            'only deployments set it: health_check then logs no "waiting" line in /var/log/eb-hooks.log where it is true; grep Leader /var/log/eb-engine.log',
          )
        : yes(leader),
  },
];

/** What the hooks rely on where the app runs in a container, beside what they rely on everywhere. */
export const DOCKER_ASSUMPTIONS: readonly Assumption[] = [
  {
    name: "container's environment file",
    why: "allowed_hosts puts the address into it, and makes none where there is none",
    evidence:
      "https://github.com/thematters/matters-server and https://github.com/charmverse/app.charmverse.io, which do it in production",
    check: ({ docker }) => {
      if (docker?.path === undefined) return no("ECS has none on the host");
      return docker.isFileThere ? yes(`${docker.path} is there`) : no(`there is no ${docker.path}`);
    },
  },
  {
    name: "nothing writes it anew",
    why: "the next start of the container, as by RestartAppServer, would forget the address",
    evidence: "not known: no log of such a restart was found; each look at an instance is one",
    check: ({ docker }) =>
      docker?.hasAddress
        ? yes(`${docker.path} has HEALTH_CHECK_HOSTS with the address`)
        : no(`${docker?.path} has no HEALTH_CHECK_HOSTS with the address: deploy again`),
  },
  {
    name: "container is started after it",
    why: "what allowed_hosts writes before the container starts is what the app gets",
    evidence:
      "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker.container.console.html",
    check: ({ docker }) => {
      if (docker?.isGiven === undefined) return cannotBeSeen("no Python server was seen in a container");
      if (!docker.hasAddress) return cannotBeSeen(`${docker.path} does not have the address`);
      if (docker.toHandOn) return cannotBeSeen("docker-compose.yml hands it on to no service");
      return docker.isGiven
        ? yes("the running container has what the file has")
        : no("the running container has an older environment than the file");
    },
  },
];

export function checkAssumptions(facts: PlatformFacts): CheckedAssumption[] {
  const held = facts.docker
    ? [...ASSUMPTIONS.filter(({ isOfPython }) => !isOfPython), ...DOCKER_ASSUMPTIONS]
    : ASSUMPTIONS;
  return held.map(({ name, why, evidence, check }) => ({ name, why, evidence, ...check(facts) }));
}

function formOf(text: string | undefined, form: RegExp, path: string): AssumptionVerdict {
  if (text === undefined) return no(`${path} is missing`);
  return form.test(text) ? yes(text) : no(`${path} says "${text}"`);
}

type Get = (property: string) => readonly string[];

/** Of all services: the first verdict that does not hold, else each that there is. */
function onUnits(
  units: PlatformFacts["units"],
  check: (get: Get, name: string) => AssumptionVerdict,
  otherwise = cannotBeSeen,
): AssumptionVerdict {
  const verdicts = Array.from(units, ([name, unit]) => onUnit(name, unit, check, otherwise));
  const [bad] = [false, undefined].flatMap((holds) => verdicts.find((one) => one.holds === holds) ?? []);
  return bad ?? yes([...new Set(verdicts.map(({ seen }) => seen))].join(", "));
}

function onUnit(
  name: string,
  unit: Seen<UnitProperties>,
  check: (get: Get, name: string) => AssumptionVerdict,
  otherwise: (seen: string) => AssumptionVerdict,
): AssumptionVerdict {
  if ("problem" in unit) return cannotBeSeen(unit.problem);
  const get: Get = (property) => unit.value.get(property) ?? [];
  const [state] = get("LoadState");
  return state === "loaded" ? check(get, name) : otherwise(`${name}.service is ${state ?? "not known"}`);
}

/** The files in the order in which systemd reads them. */
function environmentFiles(get: Get): string[] {
  return get("EnvironmentFiles").map((text) => text.replace(/ \(ignore_errors=\w+\)$/, ""));
}
