import { FIRST_ANSWERED } from "../../answer-first.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { type AppFiles, fileOfModule, type Place } from "./app-files.ts";
import type { HostSource } from "./host-source.ts";
import { statementsOf } from "./python-text.ts";
import type { ServerModule } from "./server.ts";
import type { SettingsFile } from "./settings-file.ts";
import { cureAt } from "./too-high.ts";

/** A way by which an app lets the load balancer in without the hooks. */
export interface OwnWay {
  readonly kind:
    | "our line"
    | "first cure"
    | "metadata"
    | "metadata without token"
    | "own address"
    | "package"
    | "networks"
    | "middleware";
  readonly place: Place;
  /** What does it: a package, a setting, a middleware. */
  readonly name: string;
  /** Of the pages that a middleware answers, what its text names; undefined: it answers any, or it is no middleware. */
  readonly pages?: readonly string[];
}

/** Whether it lets the load balancer in where that checks this path. */
export function answersAt({ kind, name, pages }: OwnWay, path: string): boolean {
  if (kind === "first cure") return path.split("?")[0] === name;
  return pages?.some((page) => path.includes(page)) ?? true;
}

const TOKEN = /X-aws-ec2-metadata-token/i;

/** Those that the text shows; none of them is certain until the load balancer's check passes. */
export function ownWays(
  settings: SettingsFile,
  hosts: HostSource,
  files: AppFiles,
  server: ServerModule,
): OwnWay[] {
  return [
    firstCure(files, server),
    ourLine(hosts),
    ...computedWays(settings, hosts),
    ...packageWays(hosts),
    networks(settings),
    middleware(settings, hosts, files),
  ].filter((way) => way !== undefined);
}

/** The line of the README, at the end of what the server starts. */
function firstCure(files: AppFiles, server: ServerModule): OwnWay | undefined {
  const place = cureAt(files, server);
  return place && { kind: "first cure", place, name: FIRST_ANSWERED };
}

function ourLine({ alternatives }: HostSource): OwnWay | undefined {
  const parts = alternatives.map((list) =>
    list.find((part) => part.kind === "variable" && part.name === HEALTH_CHECK_HOSTS),
  );
  const [first] = parts;
  return first && parts.every(Boolean)
    ? { kind: "our line", place: first.place, name: HEALTH_CHECK_HOSTS }
    : undefined;
}

/** A list with something computed in it, where the code asks who it is. */
function computedWays({ texts }: SettingsFile, { alternatives }: HostSource): OwnWay[] {
  if (!alternatives.flat().some(({ kind }) => kind === "computed")) return [];
  const all = [...texts.values()].join("\n");
  const metadata = TOKEN.test(all) ? "metadata" : "metadata without token";
  return [
    {
      kind: metadata,
      pattern: /169\.254\.169\.254|\[?fd00:ec2::254|ec2_metadata|InstanceMetadataFetcher/,
    } as const,
    { kind: "own address", pattern: /gethostbyname(?:_ex)?\s*\(|getfqdn\s*\(|\.getsockname\s*\(/ } as const,
  ].flatMap(({ kind, pattern }) => {
    const found = firstMatch(texts, pattern);
    // What reads the metadata through a library asks for a token by itself.
    const isLibrary = found !== undefined && /ec2_metadata|InstanceMetadata/.test(found.name);
    return found ? [{ ...found, kind: isLibrary && kind !== "own address" ? "metadata" : kind }] : [];
  });
}

function packageWays(hosts: HostSource): OwnWay[] {
  const apps = entries(hosts, "INSTALLED_APPS");
  return apps
    .filter(({ entry }) => /^(?:\w+\.)*(?:django_)?eb_?health_?check\b/i.test(entry))
    .slice(0, 1)
    .map(({ entry, place }) => ({ kind: "package", name: entry.split(".")[0] ?? entry, place }));
}

/** django-allow-cidr. */
function networks({ texts }: SettingsFile): OwnWay | undefined {
  const found = firstMatch(texts, /^ALLOWED_CIDR_NETS\b/);
  return found && { ...found, kind: "networks", name: "ALLOWED_CIDR_NETS" };
}

/** Of Django's own those that look at the host, and answer 400 by that. */
const LOOKS_AT_HOST = /^django\..*\.(?:CommonMiddleware|FetchFromCacheMiddleware|CurrentSiteMiddleware)$/;
/** It redirects, to HTTPS and to the host. */
const SECURITY = /^django\..*\.SecurityMiddleware$/;
const PAGE = /["']\/?([^"'\n]*(?:health|ping|status)[^"'\n]*?)\/?["']/gi;

/** One of the app's own, before everything of Django that looks at the host. */
function middleware(settings: SettingsFile, hosts: HostSource, files: AppFiles): OwnWay | undefined {
  const all = entries(hosts, "MIDDLEWARE");
  const redirects = hosts.names.has("SECURE_SSL_REDIRECT");
  const end = all.findIndex(({ entry }) => LOOKS_AT_HOST.test(entry) || (redirects && SECURITY.test(entry)));
  for (const { entry } of end < 0 ? all : all.slice(0, end)) {
    const name = entry.slice(entry.lastIndexOf(".") + 1);
    const module = entry.slice(0, Math.max(0, entry.lastIndexOf(".")));
    const file = fileOfModule(files, module, foldersAbove(settings.path));
    const text = file === undefined ? undefined : files.read(file);
    if (file === undefined || text === undefined) continue;
    const found = firstMatch(new Map([[file, text]]), new RegExp(`^(?:class|def)\\s+${name}\\b`));
    const isAny = /ELB-HealthChecker/.test(text);
    const pages = isAny ? [] : [...text.matchAll(PAGE)].map(([, page = ""]) => page);
    if (found && (isAny || pages.length > 0))
      return { kind: "middleware", name, place: found.place, ...(!isAny && { pages }) };
  }
  return undefined;
}

function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index).join("/"));
}

function entries(
  { names }: HostSource,
  setting: string,
): { readonly entry: string; readonly place: Place }[] {
  const lists = (names.get(setting) ?? []).flatMap((value) => (value.kind === "list" ? value.parts : []));
  return lists.flatMap((part) =>
    part.kind === "fixed" ? part.hosts.map((entry) => ({ entry, place: part.place })) : [],
  );
}

function firstMatch(texts: ReadonlyMap<string, string>, pattern: RegExp) {
  for (const [file, text] of texts) {
    for (const { line, code } of statementsOf(text)) {
      const [name] = pattern.exec(code) ?? [];
      if (name !== undefined) return { name, place: { file, line } };
    }
  }
  return undefined;
}
