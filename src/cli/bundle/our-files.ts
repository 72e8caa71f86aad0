/** A file of `.platform/` that comes with this version. */
export interface OurFile {
  /** From the top of a bundle. */
  readonly path: string;
  readonly text: string;
  readonly isHook: boolean;
}

const HOOK_FOLDERS = /^\.platform\/(?:config)?hooks\//;

export function isInHookFolder(path: string): boolean {
  return HOOK_FOLDERS.test(path);
}

export function ourFile(path: string, text: string): OurFile {
  return { path, text, isHook: isInHookFolder(path) };
}

/** What is the same to a checkout with other line ends, or to an editor that sets a byte order mark. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/**
 * Which version of eb-health-hooks a file is from, by the line that build.mjs writes into each; undefined for
 * everybody else's.
 */
export function versionOf(text: string): string | undefined {
  const head = plainText(text.slice(0, 400));
  const hook = /^#![^\n]*\n(?:":" \/\*|#) eb-health-hooks (\d[\w.+-]*), built by build\.mjs/.exec(head);
  const notices = /^eb-health-hooks (\d[\w.+-]*) is under the Apache License/.exec(head);
  return (hook ?? notices)?.[1];
}
