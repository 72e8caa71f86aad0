/** A file of `.platform/` that comes with this version. */
export interface OurFile {
  /** The path from the top of a bundle. */
  readonly path: string;
  readonly text: string;
  readonly isHook: boolean;
}

const HOOK_FOLDERS = /^\.platform\/(?:config)?hooks\//;

/** Below `.platform/`: where nothing but files of ours belongs, and the notices. */
const OUR_PLACES = /^\.platform\/(?:eb-health-hooks\/|THIRD_PARTY_NOTICES$)/;

export function isInHookFolder(path: string): boolean {
  return HOOK_FOLDERS.test(path);
}

export function mayBeOurs(path: string): boolean {
  return isInHookFolder(path) || OUR_PLACES.test(path);
}

export function ourFile(path: string, text: string): OurFile {
  return { path, text, isHook: isInHookFolder(path) };
}

/** The text without what a checkout with other line ends changes, and without an editor's byte order mark. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/**
 * The version of eb-health-hooks that a file is from, read from the line that build.mjs writes into each
 * file. Undefined for a file of anybody else.
 */
export function versionOf(text: string): string | undefined {
  const head = plainText(text.slice(0, 400));
  const hook = /^#![^\n]*\n(?:":" \/\*|#) eb-health-hooks (\d[\w.+-]*), built by build\.mjs/.exec(head);
  const notices = /^eb-health-hooks (\d[\w.+-]*) is under the Apache License/.exec(head);
  return (hook ?? notices)?.[1];
}
