/** What a docker-compose.yml says of its services, as far as the sandbox plays it. */
import { parse } from "yaml";
import { type BuildOptions, lineOf, type Start, split } from "./dockerfile.ts";

export interface Service {
  readonly build?: string | WrittenBuild | undefined;
  readonly image?: string;
  readonly command?: string | readonly string[] | null;
  readonly entrypoint?: string | readonly string[] | null;
  readonly env_file?: string | readonly (string | EnvFile)[];
  readonly environment?: Readonly<Record<string, unknown>> | readonly string[];
  readonly ports?: readonly (string | number | { readonly published?: unknown; readonly target?: unknown })[];
  readonly volumes?: readonly (string | { readonly source?: string; readonly target?: string })[];
  readonly working_dir?: string;
}

interface WrittenBuild {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, unknown>> | readonly string[];
}

interface EnvFile {
  readonly path: string;
  readonly required?: boolean;
}

/** Where an image is made: a folder, and the Dockerfile in it. */
export interface Build extends BuildOptions {
  readonly context: string;
  readonly file: string;
}

export type Services = Readonly<Record<string, Service>>;

/** Throws for what is no YAML. */
export function servicesOf(text: string): Services {
  const file = parse(text, { merge: true }) as { readonly services?: Services } | null;
  const named = Object.entries(file?.services ?? {});
  return Object.fromEntries(named.filter(([, service]) => typeof service === "object" && service !== null));
}

/** Where its image is made, from the folder of docker-compose.yml; undefined: it is somebody else's. */
export function buildOf({ build }: Service): Build | undefined {
  if (build === undefined || build === null) return undefined;
  const {
    context = ".",
    dockerfile = "Dockerfile",
    target,
    args,
  } = typeof build === "string" ? { context: build } : build;
  const given = pairsOf(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { context, file: dockerfile, target, args: Object.fromEntries(given) };
}

/** A variable without a value is one that is handed on. */
export function pairsOf(
  given: Readonly<Record<string, unknown>> | readonly unknown[] | undefined = {},
): (readonly [name: string, value: string | undefined])[] {
  if (Array.isArray(given)) return given.map((entry) => split(String(entry), "="));
  return Object.entries(given).map(([name, value]) => [name, value === null ? undefined : String(value)]);
}

export function envFilesOf({ env_file = [] }: Service): EnvFile[] {
  return [env_file].flat().map((file) => (typeof file === "string" ? { path: file } : file));
}

/** What is started of this image: a service's own entrypoint takes the image's command away. */
export function startOf({ entrypoint, command }: Service, image: Start): Start {
  return {
    entrypoint: entrypoint ? lineOf(entrypoint) : image.entrypoint,
    command: command ? lineOf(command) : entrypoint ? undefined : image.command,
  };
}

/** "80:8000": a port of the instance, and one of the container. */
export function publishedPortsOf({
  ports = [],
}: Service): (readonly [instance: string, container: string])[] {
  return [ports].flat().map((port) => {
    if (typeof port === "object") return [String(port.published ?? ""), String(port.target)];
    const words = String(port)
      .replace(/\/\w+$/, "")
      .split(":");
    return [words.at(-2) ?? "", words.at(-1) ?? ""];
  });
}

/** Folders of the bundle that stand in place of the image's. */
export function mountsOf({ volumes = [] }: Service): { readonly from: string; readonly to: string }[] {
  return [volumes].flat().flatMap((volume) => {
    const [from = "", to = ""] =
      typeof volume === "string" ? volume.split(":") : [volume.source, volume.target];
    return /^\.(?:\/(?!.*\.\.)|$)/.test(from) && to.startsWith("/") ? [{ from, to }] : [];
  });
}
