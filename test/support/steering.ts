/**
 * Environment properties that would load code into a program that runs as root, print its requests or let it accept
 * any certificate: none may get past a hook's first lines. Values that do nothing to the sh that reads those lines.
 */
export function steeringProperties(folder: string): Readonly<Record<string, string>> {
  return {
    LD_LIBRARY_PATH: folder,
    LD_PRELOAD: " ",
    NODE_COMPILE_CACHE: folder,
    NODE_DEBUG: "http",
    NODE_DEBUG_NATIVE: "http",
    NODE_OPTIONS: "--require /does/not/exist.js",
    NODE_PATH: folder,
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_V8_COVERAGE: folder,
    OPENSSL_CONF: "/does/not/exist",
    PYTHONHOME: folder,
    PYTHONPATH: folder,
    PYTHONSTARTUP: folder,
  };
}
