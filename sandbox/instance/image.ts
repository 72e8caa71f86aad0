/** An image as a folder: what COPY and ADD put into it. */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import ignore from "ignore";
import { type Copy, type Dockerfile, DockerRefused, type Image } from "./dockerfile.ts";

/** Writes the image's files below this folder, which stands for its `/`. */
export async function writeImage(
  image: Image,
  { stages }: Pick<Dockerfile, "stages">,
  context: string,
  root: string,
): Promise<void> {
  await mkdir(join(root, image.workdir), { recursive: true });
  const sent = await sentFiles(context);
  for (const copy of image.copies) {
    const stage = stages.get(copy.from ?? "");
    if (copy.from === undefined) await put(copy, await found(copy, context, sent), root, context, sent);
    if (!stage) continue; // of an image that is not made here
    const folder = `${root}-${copy.from}`;
    await writeImage(stage, { stages }, context, folder);
    await put(copy, await found(copy, folder), root, folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of the sources of COPY and ADD, those that are not in the folder: docker builds no image then. */
export async function missingSources({ copies }: Image, context: string): Promise<string[]> {
  const sent = await sentFiles(context);
  const missing: string[] = [];
  for (const copy of copies.filter(({ from }) => from === undefined)) {
    const isThere = async (source: string) =>
      (await found({ ...copy, sources: [source] }, context, sent)).length > 0;
    const absent: string[] = [];
    for (const source of copy.sources) if (!(await isThere(source))) absent.push(source);
    // A pattern may stand for nothing beside what is there.
    const isAll = absent.length === copy.sources.length;
    missing.push(...absent.filter((source) => isAll || !isPattern(source)));
  }
  return missing;
}

function isPattern(source: string): boolean {
  return /[*?[]/.test(source);
}

/** Whether docker sends it, which .dockerignore decides. */
type Sent = (path: string) => boolean;

async function sentFiles(context: string): Promise<Sent> {
  const text = await readFile(join(context, ".dockerignore"), "utf8").catch(() => "");
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  // Its patterns begin at the top, where those of git begin anywhere.
  const patterns = lines.map((line) => line.replace(/^(!?)(?:\.?\/)?(?=[^#\s])/, "$1/").replace(/\/$/, ""));
  const ignored = ignore().add(patterns);
  return (path) => path === "" || !ignored.ignores(path);
}

/** The paths in the folder that a copy takes. */
async function found({ sources }: Copy, folder: string, sent: Sent = () => true): Promise<string[]> {
  const all = sources.some(isPattern) ? await readdir(folder, { recursive: true }) : [];
  return sources.flatMap((source) => {
    const path = join("/", source).slice(1).replace(/\/$/, "");
    const names = isPattern(path) ? all.filter((name) => patternOf(path).test(name)) : [path];
    return names
      .filter((name) => sent(name) && existsSync(join(folder, name)))
      .map((name) => join(folder, name));
  });
}

async function put(
  { to }: Copy,
  paths: readonly string[],
  root: string,
  context: string,
  sent: Sent = () => true,
): Promise<void> {
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    const isInto = to.endsWith("/") || paths.length > 1 || existsSync(join(root, to, "."));
    const place = join(to, isFolder || !isInto ? "" : basename(path)).replace(/\/$/, "");
    await copyInto(root, place, path, (one) => sent(relative(context, one)));
  }
}

/** Of a folder what is in it, as docker does. */
export async function copyInto(
  root: string,
  place: string,
  path: string,
  filter?: (path: string) => boolean,
): Promise<void> {
  const target = join(root, place);
  await requireBelow(root, target);
  await mkdir(dirname(target), { recursive: true });
  await cp(path, target, { recursive: true, verbatimSymlinks: true, ...(filter && { filter }) });
}

/** A link in the image may lead out of it, and nothing is written through one. */
async function requireBelow(root: string, target: string): Promise<void> {
  let there = target;
  while (!existsSync(there)) there = dirname(there);
  if (relative(await realpath(root), await realpath(there)).startsWith(".."))
    throw new DockerRefused(`a link of the image leads out of it, at /${relative(root, target)}`);
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+^${}()|\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`);
}
