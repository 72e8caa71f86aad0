import { VERSION } from "../../version.ts";
import { shellWord } from "../../words.ts";
import type { BundleFile } from "../bundle/bundle.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import { isInHookFolder, type OurFile, plainText, versionOf } from "../bundle/our-files.ts";
import type { BundleFinding } from "./finding.ts";

/** A file below `.platform/` with its content. Symbolic links have no content. */
export interface PlatformFile extends BundleFile {
  readonly content: Buffer | undefined;
}

/** The phase folders of hooks and confighooks. The engine runs the files that lie directly in them. */
const PHASE_FOLDER = /^\.platform\/(?:config)?hooks\/(?:prebuild|predeploy|postdeploy)\//;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);

/**
 * Checks that our hooks are all there, as they were built, and that there is nothing that the engine cannot
 * run.
 */
export function checkHookFiles(
  files: readonly PlatformFile[],
  ours: readonly OurFile[],
  leftOut: ReadonlyMap<string, LeftOut>,
  isWithoutDotFiles = false,
): BundleFinding[] {
  const present = new Map(files.map((file) => [file.path, file]));
  const foundOurs = files.filter((file) => file.content && versionOf(file.content.toString("utf8")));
  const hooks = ours.filter(({ isHook }) => isHook);
  if (!hooks.some(({ path }) => present.has(path)))
    return [isWithoutDotFiles ? noDotFiles() : noHooks(hooks, leftOut), ...runnable(files)];
  return [
    ...ours.filter(({ path }) => !present.has(path)).map(({ path }) => missing(path, leftOut.get(path))),
    ...ours.flatMap((one) => content(one, present.get(one.path))),
    ...otherVersion(foundOurs),
    ...foundOurs.flatMap((file) => stale(file, hooks)),
    ...runnable(files),
  ];
}

/** `zip -r bundle.zip *`: the shell's star leaves them out. */
function noDotFiles(): BundleFinding {
  return {
    id: "no-dot-files",
    severity: "error",
    place: ".platform/hooks",
    what: "the zip has no file whose name begins with a dot, so none of the hooks either",
    why: "The deployment runs without them.",
    remedy: "Zip the folder itself, in it: zip -r ../bundle.zip . -x '.git/*'",
  };
}

function noHooks(hooks: readonly OurFile[], leftOut: ReadonlyMap<string, LeftOut>): BundleFinding {
  const first = hooks.map(({ path }) => leftOut.get(path)).find((reason) => reason !== undefined);
  return {
    id: "no-hooks",
    severity: "error",
    place: ".platform/hooks",
    what: `none of the hooks is in the bundle${first ? `: ${first.why}` : ""}`,
    why: "The deployment runs without them.",
    remedy: first
      ? first.remedy.replaceAll(/\.platform\/\S+/g, ".platform")
      : "Run eb-health-hooks init in the app's folder and commit .platform/.",
  };
}

function missing(path: string, leftOut: LeftOut | undefined): BundleFinding {
  const what = `it is missing in the bundle${leftOut ? `: ${leftOut.why}` : ""}`;
  const remedy = leftOut?.remedy ?? "Put it back: eb-health-hooks init";
  const common = { place: path, what, remedy };
  if (path.includes("/confighooks/")) {
    return {
      id: "confighook-missing",
      severity: "error",
      ...common,
      why: "The next change of an environment property undoes what the hook did: it stages the bundle anew and runs only confighooks.",
    };
  }
  if (path.endsWith("/00_install_node")) {
    return {
      id: "install-node-missing",
      severity: "warning",
      ...common,
      why: "The Python platform has no Node.js. Without it allowed_hosts stops the deployment, unless Node.js comes another way (docs/nodejs.md).",
    };
  }
  if (path.endsWith(".py")) {
    return {
      id: "question-missing",
      severity: "error",
      ...common,
      why: "Without it allowed_hosts cannot ask the app for its ALLOWED_HOSTS. It then does only what the files show plainly, and proves nothing.",
    };
  }
  if (!isInHookFolder(path)) {
    return {
      id: "notices-missing",
      severity: "note",
      ...common,
      why: "Nothing on the instance reads it; it has the licences of the code in the hooks.",
    };
  }
  return {
    id: "hook-missing",
    severity: "error",
    ...common,
    why: "Half of the work is not done: the app refuses the load balancer's Host (400), or its redirect (301) counts as unhealthy.",
  };
}

/** A file that says it is of this version is compared with our own copy. */
function content(one: OurFile, file: PlatformFile | undefined): BundleFinding[] {
  if (!file) return [];
  const text = file.content?.toString("utf8") ?? "";
  const has = versionOf(text);
  if (has === undefined) {
    return [
      {
        id: "foreign-hook",
        severity: "error",
        place: one.path,
        what: `it is not a file of eb-health-hooks, but has the name of one`,
        why: one.isHook
          ? "The engine runs it in the place of the hook of that name."
          : "What belongs there goes where the hooks go.",
        remedy:
          "Give it another name, or delete it if it was a copy of the hook; then run eb-health-hooks init.",
      },
    ];
  }
  if (has !== VERSION || plainText(text) === one.text) return [];
  return [
    {
      id: "hook-edited",
      severity: "warning",
      place: one.path,
      what: `it says ${VERSION}, but is not what ${VERSION} has there`,
      why: "What it does on the instance is not what this version was tested to do.",
      remedy: "Delete it, and put the original back: eb-health-hooks init",
    },
  ];
}

function otherVersion(files: readonly PlatformFile[]): BundleFinding[] {
  const byVersion = new Map<string, string>();
  for (const { content, path } of files) {
    const found = versionOf(content?.toString("utf8") ?? "") ?? VERSION;
    if (found !== VERSION && !byVersion.has(found)) byVersion.set(found, path);
  }
  if (byVersion.size === 0) return [];
  return [
    {
      id: "other-version",
      severity: "warning",
      place: ".platform",
      what: `files are of another version than ${VERSION}: ${[...byVersion].map(([version, path]) => `${version} (${path})`).join(", ")}`,
      why: "A confighook runs the hook of the same name, and a mixture was never tested.",
      remedy: `Bring all to ${VERSION}: eb-health-hooks init`,
    },
  ];
}

function stale({ path, content }: PlatformFile, hooks: readonly OurFile[]): BundleFinding[] {
  const from = versionOf(content?.toString("utf8") ?? "") ?? "";
  if (hooks.some((hook) => hook.path === path) || !isInHookFolder(path)) return [];
  return [
    {
      id: "stale-hook",
      severity: "error",
      place: path,
      what: `it is a file of eb-health-hooks ${from} that this version does not have, or a copy under another name`,
      why: "The engine runs every file in this folder, so the hook runs twice.",
      remedy: `Delete it: git rm ${shellWord(path)}`,
    },
  ];
}

/**
 * Looks at everything in the phase folders, other people's hooks too: a hook that cannot start fails the
 * deployment.
 */
function runnable(files: readonly PlatformFile[]): BundleFinding[] {
  const inPhases = files.filter(({ path }) => PHASE_FOLDER.test(path));
  const direct = inPhases.filter(({ path }) => !path.replace(PHASE_FOLDER, "").includes("/"));
  const nested = inPhases.filter((file) => !direct.includes(file));
  const hooks = direct.filter(({ kind }) => kind === "file");
  return [
    ...hooks.flatMap(canStart),
    ...[...direct.filter(({ kind }) => kind === "symlink"), ...nested].map(unusual),
  ];
}

function canStart({ path, content }: PlatformFile): BundleFinding[] {
  const bytes = content ?? Buffer.alloc(0);
  if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
    return [
      {
        id: "byte-order-mark",
        severity: "error",
        place: path,
        what: "it starts with a byte order mark",
        why: "The kernel then sees no #!, and the deployment fails: exec format error.",
        remedy: "Save it as UTF-8 without a byte order mark.",
      },
    ];
  }
  if (bytes.subarray(0, 4).equals(ELF)) return [];
  if (!bytes.subarray(0, 2).equals(Buffer.from("#!"))) {
    return [
      {
        id: "no-hashbang",
        severity: "error",
        place: path,
        what: "it does not start with #!",
        why: "The engine executes every file in this folder, whatever its name is, and the deployment fails: exec format error.",
        remedy:
          "If it is a hook, give it a first line such as #!/bin/sh; if not, move it out of the hook folders.",
      },
    ];
  }
  const end = bytes.indexOf("\n");
  if (end > 0 && bytes[end - 1] === 0x0d) {
    return [
      {
        id: "crlf",
        severity: "warning",
        place: path,
        what: "its lines end in CRLF",
        why: 'Platforms before 2022-12-29 fail with "no such file or directory"; newer ones convert text files.',
        remedy:
          "Add to .gitattributes: .platform/** text eol=lf; then: git add --renormalize .platform && git commit",
      },
    ];
  }
  return [];
}

function unusual({ path, kind }: PlatformFile): BundleFinding {
  return {
    id: "not-a-plain-file",
    severity: "warning",
    place: path,
    what:
      kind === "symlink"
        ? "it is a symbolic link in a hook folder"
        : "it is in a folder inside a hook folder",
    why: "What the engine does with it is not documented: it may run it, skip it or fail.",
    remedy: "Keep only hooks in the hook folders, and other files elsewhere below .platform/.",
  };
}
