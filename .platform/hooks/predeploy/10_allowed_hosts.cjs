#!/bin/sh
":" /* eb-health-hooks 0.1.0, built by build.mjs: do not edit
HOOK=allowed_hosts
MAY_STOP_DEPLOYMENT=true
root=${HEALTH_HOOKS_SYSTEM_ROOT-}

code=0
case "$MAY_STOP_DEPLOYMENT ${HEALTH_HOOKS_STRICT-}" in true* | *" true") code=1 ;; esac
case "${HEALTH_HOOKS_ENABLED-} $* " in
  *" --doctor "*) HOOK=doctor code=2 ;;
  "false "*)
    echo "INFO $HOOK: disabled by HEALTH_HOOKS_ENABLED=false"
    exit 0
    ;;
esac

unset LD_LIBRARY_PATH LD_PRELOAD OPENSSL_CONF PYTHONHOME PYTHONPATH PYTHONSTARTUP
unset NODE_COMPILE_CACHE NODE_DEBUG NODE_DEBUG_NATIVE NODE_OPTIONS NODE_PATH NODE_TLS_REJECT_UNAUTHORIZED
unset NODE_V8_COVERAGE

fits() {
  node=$1
  if [ "$node" = "${node#/}" ]; then
    reason="is not an absolute path"
  elif [ ! -e "$node" ]; then
    reason="does not exist"
  elif [ ! -x "$node" ] || [ -d "$node" ]; then
    reason="is not an executable file"
  else
    version=$("$node" --version 2>/dev/null)
    version=${version%%"
"*}
    reason="is ${version:-not able to run}"
    case $version in v[2-9][0-9].* | v[1-9][0-9][0-9].*) return 0 ;; esac
  fi
  return 1
}

find_node() {
  misnamed=
  rejected=
  if [ -n "${HEALTH_HOOKS_NODE-}" ]; then
    if fits "$HEALTH_HOOKS_NODE"; then return 0; fi
    misnamed="HEALTH_HOOKS_NODE names $HEALTH_HOOKS_NODE, which $reason"
    rejected="; $misnamed"
  fi

  set -f
  IFS=:
  set -- $PATH
  unset IFS
  set +f
  for folder; do
    set -- "$@" "$folder/node"
    shift
  done
  tried=":${HEALTH_HOOKS_NODE-}:"
  for candidate in "$root/usr/bin/node-24" "$root/usr/bin/node-22" "$root/usr/bin/node-20" "$@" \
    "$root/usr/local/bin/node"; do
    case $tried in *":$candidate:"*) continue ;; esac
    tried="$tried$candidate:"
    if fits "$candidate"; then return 0; fi
    if [ -f "$candidate" ] && [ -x "$candidate" ]; then rejected="$rejected; $candidate $reason"; fi
  done
  return 1
}
if find_node; then
  if [ -n "$misnamed" ]; then echo "WARN $HOOK: $misnamed; using $node instead" >&2; fi
  exec "$node" "$0" "$@"
fi

level=ERROR
if [ $code = 0 ]; then level=WARN; fi
say() { echo "$level $HOOK: $1" >&2; }
say "Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none."
say "By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE."
if [ $code = 2 ]; then HOOK="doctor: could not look"; fi
say "no Node.js 20 or newer on this instance, nothing was changed${rejected}"
exit $code
*/;"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from == "object" || typeof from == "function")
    for (let key of __getOwnPropNames(from))
      !__hasOwnProp.call(to, key) && key !== except && __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: !0 }) : target,
  mod
));

// src/errors.ts
var HookError = class extends Error {
  name = "HookError";
  severity;
  remedy;
  constructor(severity, message, options = {}) {
    super(message, options), this.severity = severity, this.remedy = options.remedy ?? [];
  }
};
function exitCodeOf(severity, policy) {
  switch (severity) {
    case "misconfiguration":
      return 1;
    case "failure":
      return policy.mayStopDeployment || policy.strict ? 1 : 0;
    case "warning":
      return policy.strict ? 1 : 0;
    case "notice":
      return 0;
  }
}
function errorCodeOf(error) {
  if (!(!(error instanceof Error) || !("code" in error)))
    return typeof error.code == "string" ? error.code : void 0;
}
function describeError(error) {
  if (!(error instanceof Error)) return String(error);
  let text = error.message || errorCodeOf(error) || "no message";
  return error.name === "Error" || error.name === "HookError" ? text : `${error.name}: ${text}`;
}

// src/instance/metadata.ts
var import_node_http = require("node:http"), import_node_net = require("node:net");

// src/deadline.ts
var import_promises = require("node:timers/promises");
async function withDeadline(parent, milliseconds, reason, task) {
  let controller = new AbortController(), { signal } = controller, follow = () => controller.abort(parent.reason), timer = setTimeout(() => controller.abort(reason()), milliseconds), aborted = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: !0 });
  });
  parent.aborted ? follow() : parent.addEventListener("abort", follow, { once: !0 });
  try {
    return await Promise.race([aborted, task(signal)]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer), parent.removeEventListener("abort", follow);
  }
}
async function sleep(milliseconds, signal) {
  try {
    await (0, import_promises.setTimeout)(milliseconds, void 0, { signal });
  } catch {
    signal.throwIfAborted();
  }
}
function jitter(from, to) {
  return from + Math.random() * (to - from);
}

// src/http.ts
function exchange(send, url, options, maxBytes) {
  return new Promise((resolve, reject) => {
    let fail = (error) => reject(options.signal.aborted ? options.signal.reason : error), answered = !1, request2 = send(url, options, async (response) => {
      answered = !0;
      let chunks = [], length = 0;
      try {
        for await (let chunk of response)
          if (chunks.push(chunk), length += chunk.length, length > maxBytes) break;
      } catch (error) {
        return fail(error);
      }
      let { statusCode: status = 0, headers } = response, body = Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
      resolve({ status, headers, body, truncated: length > maxBytes });
    });
    request2.on("error", fail), request2.on("close", () => {
      answered || fail(new Error("the connection was closed without an answer"));
    }), request2.end();
  });
}

// src/instance/metadata.ts
var DEFAULT_ENDPOINT = "http://169.254.169.254", TOKEN_SECONDS = 60, CALL_SECONDS = 2, DATUM_SECONDS = 8, CALL_ATTEMPTS = 4, MAX_ANSWER_BYTES = 16 * 1024, InstanceMetadata = class {
  #endpoint;
  #signal;
  #token;
  /** AWS's own SDKs read another endpoint from `AWS_EC2_METADATA_SERVICE_ENDPOINT`, too. */
  constructor(env, signal) {
    this.#endpoint = parseEndpoint(env.AWS_EC2_METADATA_SERVICE_ENDPOINT?.trim() || DEFAULT_ENDPOINT), this.#signal = signal;
  }
  /** The datum at a path below `/latest/`. Undefined when the instance has none (404). */
  async get(path) {
    let tooSlow = () => failure(`did not answer within ${DATUM_SECONDS} s`), answer = await withDeadline(this.#signal, DATUM_SECONDS * 1e3, tooSlow, async (signal) => {
      let ask = async () => {
        let headers = { "X-aws-ec2-metadata-token": await this.#sharedToken(signal) };
        return this.#call("GET", path, headers, signal);
      }, first = await ask();
      return first.status !== 401 ? first : (this.#token = void 0, ask());
    });
    return answer.status === 404 ? void 0 : bodyOf(answer);
  }
  #sharedToken(signal) {
    return this.#token ??= this.#fetchToken(signal).catch((error) => {
      throw this.#token = void 0, error;
    }), this.#token;
  }
  async #fetchToken(signal) {
    let headers = { "X-aws-ec2-metadata-token-ttl-seconds": String(TOKEN_SECONDS) }, token = bodyOf(await this.#call("PUT", "api/token", headers, signal));
    if (!/^[\w+/=.-]+$/.test(token)) throw unexpected("something that is not a token");
    return token;
  }
  /** Tries again on connection errors, time-outs, 5xx and 429: the service throttles each instance. */
  async #call(method, path, headers, signal) {
    let url = new URL(`latest/${path}`, this.#endpoint), noAnswer = () => new Error(`no answer within ${CALL_SECONDS} s`);
    for (let attempt = 1; ; attempt++) {
      let problem;
      try {
        let answer = await withDeadline(
          signal,
          CALL_SECONDS * 1e3,
          noAnswer,
          (callSignal) => exchange(import_node_http.request, url, { method, headers, signal: callSignal }, MAX_ANSWER_BYTES)
        );
        if (answer.status < 500 && answer.status !== 429) return answer;
        problem = new Error(`HTTP ${answer.status}`);
      } catch (error) {
        signal.throwIfAborted(), problem = error;
      }
      if (attempt === CALL_ATTEMPTS)
        throw failure(`cannot be reached after ${CALL_ATTEMPTS} attempts: ${describeError(problem)}`);
      await sleep(jitter(0.5, 1) * 100 * 2 ** attempt, signal);
    }
  }
};
async function privateAddress(metadata) {
  let text = (await metadata.get("meta-data/local-ipv4"))?.trim();
  if (text === void 0) {
    let message = "this instance has no private IPv4 address (its metadata service says 404)", remedy = "Elastic Beanstalk registers instances by that address: give the subnet IPv4.";
    throw new HookError("failure", message, { remedy: [remedy] });
  }
  if (!(0, import_node_net.isIPv4)(text)) throw unexpected("something that is not one IPv4 address");
  return text;
}
function bodyOf({ status, truncated, body }) {
  if (status === 403)
    throw failure("refuses to answer (HTTP 403)", "It is turned off for this instance or blocked on it: set its HttpEndpoint option to enabled.");
  if (status !== 200) throw unexpected(`HTTP ${status}`);
  if (truncated) throw unexpected(`more than ${MAX_ANSWER_BYTES} bytes`);
  return body;
}
function parseEndpoint(text) {
  let url = URL.canParse(text) ? new URL(text) : void 0;
  if (url?.protocol !== "http:") {
    let message = `AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http:// address, got "${text}"`;
    throw new HookError("failure", message);
  }
  return url.pathname.endsWith("/") || (url.pathname += "/"), url;
}
function failure(what, remedy = REACH) {
  return new HookError("failure", `the instance metadata service ${what}`, { remedy: [remedy] });
}
var REACH = "Look for a firewall rule, a proxy or a hop limit that keeps root on this instance from it.";
function unexpected(what) {
  return failure(`answered with ${what}`, "Something else may answer at its address: look for a proxy.");
}

// src/instance/platform.ts
var import_node_child_process = require("node:child_process"), import_node_fs = require("node:fs"), import_node_path = require("node:path"), import_node_util = require("node:util");
var run = (0, import_node_util.promisify)(import_node_child_process.execFile), PROGRAM_MILLISECONDS = 1e4;
function instancePath({ systemRoot }, path) {
  return systemRoot === "" ? path : (0, import_node_path.join)(systemRoot, path);
}
async function getConfig(instance, command) {
  let program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
  if (!(0, import_node_fs.existsSync)(program)) return {};
  let output = await runProgram(instance, program, [command]), parsed;
  try {
    parsed = JSON.parse(output);
  } catch {
    parsed = void 0;
  }
  if (typeof parsed != "object" || parsed === null)
    throw new HookError("failure", `${program} ${command} failed: its output is no JSON object`);
  return Object.fromEntries(
    Object.entries(parsed).filter((entry) => typeof entry[1] == "string")
  );
}
async function reloadUnits(instance) {
  await runProgram(instance, instancePath(instance, "/usr/bin/systemctl"), ["daemon-reload"]);
}
async function runProgram({ signal }, program, args) {
  try {
    let { stdout } = await run(program, args, {
      signal,
      timeout: PROGRAM_MILLISECONDS,
      killSignal: "SIGKILL",
      // a program that ignores signals must not hold up a deployment
      maxBuffer: 1048576
    });
    return stdout;
  } catch (error) {
    throw signal.throwIfAborted(), new HookError("failure", `${program} ${args.join(" ")} failed: ${describeEnd(error)}`);
  }
}
function describeEnd(error) {
  let { code, signal, killed } = error;
  return killed ? `no answer within ${PROGRAM_MILLISECONDS / 1e3} s` : signal ? `ended by ${signal}` : typeof code == "number" ? `exit status ${code}` : String(code);
}
var DOCKER_FILES = ["Dockerfile", "docker-compose.yml", "Dockerrun.aws.json"];
function dockerFileOf(instance, appFolder) {
  if (!(0, import_node_fs.existsSync)(instancePath(instance, "/var/app/venv")))
    return DOCKER_FILES.find((name) => (0, import_node_fs.existsSync)((0, import_node_path.join)(appFolder, name)));
}

// src/success-codes.ts
function parseSuccessCodes(text, highest = 599) {
  let codes = (/^\d{3}(-\d{3}|(,\d{3})*)$/.test(text) ? text.split(",") : []).flatMap((part) => {
    let [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (!codes[0] || codes.some((code) => code < 200 || code > highest))
    throw new Error(
      `must be codes from 200 to ${highest}: one (200), a list (200,301) or a range (200-301)`
    );
  return new Set(codes);
}

// src/settings.ts
var HOST_VARIABLES = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"], SETTINGS = {
  enabled: setting("HEALTH_HOOKS_ENABLED", boolean, !0),
  variable: setting("HEALTH_HOOKS_VARIABLE", variableName, void 0),
  envFile: setting("HEALTH_HOOKS_ENV_FILE", pathInsideTheApp, ".env"),
  path: setting("HEALTH_HOOKS_PATH", healthCheckPath, void 0),
  successCodes: setting("HEALTH_HOOKS_SUCCESS_CODES", successCodes, void 0),
  processPort: setting("HEALTH_HOOKS_PROCESS_PORT", integer(1, 65535), void 0),
  probeSeconds: setting("HEALTH_HOOKS_PROBE_SECONDS", integer(0, 300), 30),
  strict: setting("HEALTH_HOOKS_STRICT", boolean, !1),
  dryRun: setting("HEALTH_HOOKS_DRY_RUN", boolean, !1),
  installNode: setting("HEALTH_HOOKS_INSTALL_NODE", boolean, !0),
  node: setting("HEALTH_HOOKS_NODE", absolutePath, void 0)
};
function parseSettings(env) {
  let problems = badSettings(env);
  if (problems.size > 0)
    throw new HookError("misconfiguration", [...problems.values()].join("; "), {
      remedy: ["Correct these environment properties and deploy again; an empty value means the default."]
    });
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { parse }]) => [key, parse(env)])
  );
}
function badSettings(env) {
  let problems = /* @__PURE__ */ new Map();
  for (let { variable, parse } of Object.values(SETTINGS))
    try {
      parse(env);
    } catch (error) {
      problems.set(variable, describeError(error));
    }
  return problems;
}
function hostVariables({ variable }) {
  return variable ? [variable] : HOST_VARIABLES;
}
function setting(variable, parseText, fallback) {
  return {
    variable,
    parse: (env) => {
      let text = env[variable]?.trim();
      if (!text) return fallback;
      try {
        return parseText(text);
      } catch (error) {
        throw new Error(`${variable} ${describeError(error)}, got "${text}"`);
      }
    }
  };
}
function boolean(text) {
  if (text !== "true" && text !== "false") throw new Error("must be true or false");
  return text === "true";
}
function integer(from, to) {
  return (text) => {
    let value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new Error(`must be a whole number from ${from} to ${to}`);
    return value;
  };
}
function variableName(text) {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text))
    throw new Error("must be the name of an environment variable (letters, digits and _)");
  return text;
}
function pathInsideTheApp(text) {
  let parts = text.split("/");
  if (text.includes("\0") || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new Error("must be a path inside the app folder, such as .env or config/.env");
  return text;
}
function absolutePath(text) {
  if (!text.startsWith("/")) throw new Error("must be an absolute path, such as /usr/bin/node-22");
  return text;
}
function healthCheckPath(text) {
  if (!/^\/[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]*$/.test(text) || text.length > 1024)
    throw new Error("must start with / and hold at most 1024 characters that a URL's path may have");
  return text;
}
function successCodes(text) {
  return parseSuccessCodes(text, 499), text;
}

// src/instance/folder.ts
var import_node_fs2 = __toESM(require("node:fs"), 1);
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs2.default.constants, MAX_FILE_BYTES = 1024 * 1024, Folder = class _Folder {
  #descriptor;
  #shown;
  constructor(descriptor, shown) {
    this.#descriptor = descriptor, this.#shown = shown;
  }
  /**
   * Opens `below` inside `base`, which is trusted; "" is the root folder. Undefined when it does not exist.
   * The descriptor stays open until the process ends: a hook opens a handful of folders and lives for
   * seconds.
   */
  static open(base, below = "") {
    return ignoring("ENOENT", () => _Folder.#walk(base, below, !1));
  }
  /** Like `open`, but makes the folders that are missing. */
  static make(base, below = "") {
    return _Folder.#walk(base, below, !0);
  }
  static #walk(base, below, isMade) {
    let folder = new _Folder(openFolder(base || "/", base), base);
    for (let name of below.split("/").filter(Boolean)) {
      let path = folder.#inside(name), shown = folder.#show(name);
      isMade && explain(`cannot make the folder ${shown}`, () => ignoring("EEXIST", () => import_node_fs2.default.mkdirSync(path, 493))), folder = new _Folder(openFolder(path, shown), shown);
    }
    return folder;
  }
  /** Undefined when there is no such file. Throws for anything but a regular file of at most 1 MiB. */
  read(name) {
    return readRegularFile(this.#inside(name), this.#show(name));
  }
  /**
   * Puts a whole new file in the place of `name`: after a crash at any moment there is the old one or the new
   * one. `replaced` is what was read before. When the file has changed since, nothing is written. The new
   * file has the owner of the replaced one.
   */
  replace(name, bytes, mode, replaced) {
    let path = this.#inside(name), shown = this.#show(name), temporary = `${path}.eb-health-hooks.tmp`;
    explain(`cannot write ${shown}, it is as it was`, () => {
      try {
        removeIfThere(temporary);
        let file = import_node_fs2.default.openSync(temporary, "wx", 384);
        try {
          import_node_fs2.default.writeFileSync(file, bytes), replaced && import_node_fs2.default.fchownSync(file, replaced.uid, replaced.gid), import_node_fs2.default.fchmodSync(file, mode), import_node_fs2.default.fsyncSync(file);
        } finally {
          import_node_fs2.default.closeSync(file);
        }
        let facts = import_node_fs2.default.lstatSync(path, { bigint: !0, throwIfNoEntry: !1 });
        if ((facts && identityOf(facts)) !== replaced?.identity)
          throw new HookError("failure", `${shown} was changed by someone else just now`, {
            remedy: ["It is as the other one left it. Deploy again."]
          });
        import_node_fs2.default.renameSync(temporary, path);
      } catch (error) {
        try {
          removeIfThere(temporary);
        } catch {
        }
        throw error;
      }
    }), this.#sync();
  }
  names() {
    return explain(`cannot list the folder ${this.#shown}`, () => import_node_fs2.default.readdirSync(this.#inside(".")));
  }
  remove(name) {
    explain(`cannot delete ${this.#show(name)}`, () => removeIfThere(this.#inside(name))), this.#sync();
  }
  #sync() {
    let what = `cannot make sure that the change in ${this.#shown} is on the disk`;
    explain(what, () => import_node_fs2.default.fsyncSync(this.#descriptor));
  }
  #inside(name) {
    return `/proc/self/fd/${this.#descriptor}/${name}`;
  }
  #show(name) {
    return `${this.#shown}/${name}`;
  }
};
function readRegularFile(path, shown) {
  let read = () => {
    refuseUnless("regular file", import_node_fs2.default.lstatSync(path), shown);
    let file = import_node_fs2.default.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      let facts = import_node_fs2.default.fstatSync(file, { bigint: !0 });
      return refuseUnless("regular file", facts, shown), {
        bytes: readBounded(file, shown),
        uid: Number(facts.uid),
        gid: Number(facts.gid),
        mode: Number(facts.mode) & 4095,
        identity: identityOf(facts)
      };
    } finally {
      import_node_fs2.default.closeSync(file);
    }
  };
  return ignoring("ENOENT", () => explain(`cannot read ${shown}`, read));
}
function openFolder(path, shown) {
  return explain(`cannot open the folder ${shown}`, () => (refuseUnless("folder", import_node_fs2.default.lstatSync(path), shown), import_node_fs2.default.openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)));
}
function refuseUnless(wanted, facts, shown) {
  let found = facts.isFile() ? "regular file" : facts.isDirectory() ? "folder" : facts.isSymbolicLink() ? "symbolic link" : "device, a socket or a named pipe";
  if (found !== wanted)
    throw new HookError("failure", `${shown} is a ${found}, not a ${wanted}: it is left alone`, {
      remedy: [`Hooks run as root in a folder of the app's user, so they follow no link. Use a ${wanted}.`]
    });
}
function readBounded(file, shown) {
  let buffer = Buffer.allocUnsafe(MAX_FILE_BYTES + 1), length = 0, count;
  do
    count = import_node_fs2.default.readSync(file, buffer, { offset: length }), length += count;
  while (count > 0);
  if (length > MAX_FILE_BYTES)
    throw new HookError("failure", `${shown} is larger than 1 MiB: it is left alone`, {
      remedy: ["Name the right file in HEALTH_HOOKS_ENV_FILE."]
    });
  return buffer.subarray(0, length);
}
function identityOf({ dev, ino, size, ctimeNs }) {
  return `${dev}:${ino}:${size}:${ctimeNs}`;
}
function removeIfThere(path) {
  ignoring("ENOENT", () => import_node_fs2.default.unlinkSync(path));
}
function ignoring(code, action) {
  try {
    return action();
  } catch (error) {
    if (errorCodeOf(error instanceof HookError ? error.cause : error) !== code) throw error;
    return;
  }
}
function explain(what, action) {
  try {
    return action();
  } catch (cause) {
    if (errorCodeOf(cause) === void 0) throw cause;
    let [reason] = cause.message.split(", ", 1);
    throw new HookError("failure", `${what}: ${reason}`, { cause });
  }
}

// src/allowed-hosts/places/env-file/assignments.ts
var UnsafeAssignment = class extends Error {
  line;
  constructor(line, reason) {
    super(reason), this.line = line;
  }
};
function findAssignments(text, variable) {
  let lines = splitLines(text), asWord = new RegExp(`(?:^|[^\\w=.-])${variable}[ \\t]*=`), assignments = [], disputed, insideUntil = 0, commentContinues = !1, bashReads = !0;
  for (let line of lines) {
    if (disputed && line.number > disputed.until && (disputed = void 0), line.key === variable && !disputed) assignments.push(readValue(text, line));
    else if (mayAssign(line, asWord, disputed !== void 0)) {
      let reason = disputed?.reason ?? "bash takes a word of this line for an assignment";
      throw new UnsafeAssignment(line.number, reason);
    }
    if (line.number <= insideUntil) continue;
    let isOpen = bashReads && leavesQuoteOpen(line.content, 0);
    isOpen && leavesQuoteOpen(text, line.start) && (bashReads = !1);
    let next = disputed || !line.isComment ? disputeAfter(text, line, lines, isOpen && bashReads) : void 0;
    next?.isQuote && ((disputed || commentContinues) && (next.until = lines.length), insideUntil = next.until), next && !(disputed && disputed.until >= next.until) && (disputed = next), commentContinues = line.isComment && endsInBackslash(line.content);
  }
  return refuseOtherViews(text, lines, variable, assignments), assignments;
}
var ENV_ASSIGNMENT = /^[ \t]*(export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/;
function splitLines(text) {
  let lines = [], start = text.startsWith("ï»¿") ? 3 : 0;
  for (let raw of text.slice(start).split(`
`)) {
    let content = raw.replace(/\r$/, ""), [before = "", exported, key] = ENV_ASSIGNMENT.exec(content) ?? [];
    lines.push({
      number: lines.length + 1,
      start,
      content,
      isComment: /^[ \t]*#/.test(content),
      key,
      exported: exported !== void 0,
      at: before.length
    }), start += raw.length + 1;
  }
  return lines;
}
function mayAssign({ content, isComment }, asWord, isDisputed) {
  return isDisputed ? asWord.test(content) : isComment || /=["'`]/.test(content) ? !1 : asWord.test(content.includes("\\") ? content : withoutComment(content));
}
function readValue(text, place) {
  let line = place.number, start = place.start + place.at, quote = text[start];
  if (quote !== '"' && quote !== "'") return readUnquoted(place);
  let close = closingQuote(text, start + 1, quote, quote === '"');
  if (close < 0) throw new UnsafeAssignment(line, "its quote is never closed");
  let rest = restOfLine(text, close + 1);
  if (!/^[ \t]*(?:#.*)?$/.test(rest)) throw new UnsafeAssignment(line, "more text follows its closing quote");
  if (endsInBackslash(rest)) throw new UnsafeAssignment(line, CONTINUED);
  let value = text.slice(start + 1, close);
  return { line, quote, start: start + 1, value, startIsUncertain: !1, endIsUncertain: !1 };
}
var CONTINUED = "it ends in a backslash, which some readers take for a line continuation";
function readUnquoted({ number, start, content, at, exported }) {
  let rest = content.slice(at - 1), value = withoutTrailing(" 	", withoutComment(rest).slice(1)), hasBlanks = /[ \t]/.test(value), endsEarlier = exported && hasBlanks, problem = endsInBackslash(rest) ? CONTINUED : value.includes("\r") ? "it holds a carriage return, which only some readers take for a line end" : hasBlanks && value.includes("$") ? "it has blanks without quotes and a reference, which bash takes for a command" : endsEarlier && !value.includes(",") ? "it has blanks without quotes, at which bash ends an exported value" : void 0;
  if (problem) throw new UnsafeAssignment(number, problem);
  let first = value === "" ? content.lastIndexOf("=", at - 1) + 1 : at;
  return {
    line: number,
    quote: "",
    start: start + first,
    value,
    startIsUncertain: value !== "" && content[at - 1] !== "=",
    endIsUncertain: endsEarlier || value !== "" && at + value.length < content.length
  };
}
function disputeAfter(text, line, lines, bashQuoteSpans) {
  let { number, start, content, key, at } = line, end = start + content.length, isPart = `some readers take it for a part of line ${number},`, quoteUntil = (until) => ({ isQuote: !0, until, reason: `${isPart} where a quote is open` }), quote = content.charAt(at);
  if (key !== void 0 && /^["'`]$/.test(quote)) {
    let literal = closingQuote(text, start + at + 1, quote, !1), escaped = closingQuote(text, start + at + 1, quote, !0), isClosedHere = literal >= 0 && literal < end;
    if (escaped < 0 && (quote === '"' || quote === "'" && !isClosedHere)) return quoteUntil(lines.length);
    if (escaped >= end) {
      let isClean = literal === escaped && /^[ \t]*(?:#[^'"`\\]*)?$/.test(restOfLine(text, literal + 1));
      return quoteUntil(isClean ? lineAt(lines, literal, number) : lines.length);
    }
  }
  if (bashQuoteSpans) return quoteUntil(lines.length);
  if (endsInBackslash(content))
    return { isQuote: !1, until: number + 1, reason: `${isPart} which ends in a backslash` };
}
function leavesQuoteOpen(text, from) {
  for (let at = from; at < text.length; at++) {
    let character = text.charAt(at);
    if (character === `
` || character === "#" && (at === from || /[ \t]/.test(text.charAt(at - 1)))) return !1;
    if (character === "\\") at++;
    else if (/["'`]/.test(character) && (at = closingQuote(text, at + 1, character, character !== "'"), at < 0))
      return !0;
  }
  return !1;
}
function refuseOtherViews(text, lines, variable, assignments) {
  let odd = new RegExp(
    `(?:\\r|\\v|\\f|[\\x1c-\\x1e]|\\xc2\\x85|\\xe2\\x80[\\xa8\\xa9])[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=`
  ).exec(text);
  if (odd) {
    let line = lineAt(lines, odd.index);
    throw new UnsafeAssignment(line, "a line end that only some readers know stands before it");
  }
  if (assignments.length === 0) return;
  let reference = new RegExp(`\\$\\{?${variable}(?!\\w)`), user = lines.find(({ isComment, content }) => !isComment && reference.test(content));
  if (user)
    throw new UnsafeAssignment(user.number, `this line is built from ${variable} and would change with it`);
}
function lineAt(lines, offset, from = 1) {
  let number = from;
  for (let next = lines[number]; next && next.start <= offset; next = lines[number]) number += 1;
  return number;
}
function closingQuote(text, from, quote, backslashEscapes) {
  for (let at = from; at < text.length; at++)
    if (backslashEscapes && text[at] === "\\") at++;
    else if (text[at] === quote) return at;
  return -1;
}
function restOfLine(text, from) {
  let [rest = ""] = text.slice(from).split(/\r?\n/, 1);
  return rest;
}
function withoutComment(text) {
  let comment = text.search(/[ \t]#/);
  return comment < 0 ? text : text.slice(0, comment);
}
function endsInBackslash(content) {
  return (content.length - withoutTrailing("\\", content).length) % 2 === 1;
}
function withoutTrailing(characters, text) {
  let end = text.length;
  for (; end > 0 && characters.includes(text.charAt(end - 1)); ) end--;
  return text.slice(0, end);
}

// src/allowed-hosts/host-list.ts
var UnknownListShape = class extends Error {
}, CERTAIN = { maySetQuotes: !0, startIsUncertain: !1, endIsUncertain: !1 };
function addHost(text, address, place = CERTAIN) {
  let parse = isBracketed(text) ? bracketedList : separatedList, { entries, certain, at, before, after } = parse(text, place), letsIn = certain.includes("*") || certain.includes(address);
  return {
    hosts: entries.filter((entry) => entry.trim() !== "").length,
    insertion: letsIn ? void 0 : { at, text: `${before}${address}${after}` }
  };
}
var BLANKS = /[ \t\r\n]+/;
function isBracketed(text) {
  return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text);
}
function bracketedList(text, { maySetQuotes }) {
  let inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text)?.[1];
  if (inner === void 0) throw new UnknownListShape(NO_LIST);
  let start = text.indexOf("[") + 1;
  if (inner.trim() === "") {
    if (!maySetQuotes) throw new UnknownListShape("it is an empty bracketed list");
    return { entries: [], certain: [], at: start, before: '"', after: '"' };
  }
  if (!maySetQuotes && inner.includes("$")) throw new UnknownListShape(REFERENCE);
  let items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []), quote = items[0]?.[1];
  if (quote === void 0 || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
  let entries = items.map(([, , entry = ""]) => entry), separator = inner.includes(", ") ? ", " : ",", at = start + inner.trimEnd().length;
  return { entries, certain: entries, at, before: separator + quote, after: quote };
}
var NO_LIST = "its bracketed list is neither JSON nor a Python list", REFERENCE = "it is built from a reference, which some readers replace and others do not";
function separatedList(text, { startIsUncertain, endIsUncertain }) {
  let byComma = text.includes(","), entries = text.split(byComma ? "," : BLANKS).filter((entry) => byComma || entry !== "");
  for (let entry of entries) checkEntry(entry.trim());
  if (!byComma && entries.some((entry) => entry.startsWith("$"))) throw new UnknownListShape(REFERENCE);
  let certain = byComma ? entries.slice(startIsUncertain ? 1 : 0, endIsUncertain ? -1 : void 0) : entries;
  if (endIsUncertain && byComma)
    return { entries, certain, at: firstComma(text) + 1, before: "", after: "," };
  let at = text.length;
  if (endIsUncertain && entries.length === 1) return { entries, certain, at, before: ",", after: "," };
  let separator = byComma || entries.length < 2 ? "," : text.includes(`
`) ? `
` : " ", open = text === "" || (separator === "," ? text.endsWith(",") : /[ \t\r\n]$/.test(text));
  return { entries, certain, at, before: open ? "" : separator, after: "" };
}
function firstComma(text) {
  let comma = text.replace(/\$\{[^}]*\}/g, (reference) => "$".repeat(reference.length)).indexOf(",");
  if (comma < 0) throw new UnknownListShape(REFERENCE);
  return comma;
}
function checkEntry(entry) {
  let odd = /[^\w.*:\-[\]/${}\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === void 0) return;
  let shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

// src/allowed-hosts/places/env-file/edit.ts
function addHostToEnvFile(text, variable, address) {
  let assignments = findAssignments(text, variable);
  if (assignments.length === 0) return;
  let added = [], pieces = [], from = 0;
  for (let { value, quote, line, start, ...place } of assignments) {
    let maySetQuotes = quote === "'";
    try {
      let { hosts, insertion } = addHost(value, address, { maySetQuotes, ...place });
      if (!insertion) continue;
      let at = start + insertion.at;
      pieces.push(text.slice(from, at), insertion.text), from = at, added.push({ line, hosts });
    } catch (error) {
      throw error instanceof UnknownListShape ? new UnsafeAssignment(line, error.message) : error;
    }
  }
  return { text: [...pieces, text.slice(from)].join(""), added };
}

// src/allowed-hosts/places/env-file/app-env-file.ts
function openAppEnvFile(appFolder, path) {
  let folders = path.split("/"), name = folders.pop() ?? path, folder = Folder.open(appFolder, folders.join("/")), read = folder?.read(name);
  if (!folder || !read) return;
  let text = read.bytes.toString("latin1");
  return {
    assigns: (variable) => safely(path, variable, () => findAssignments(text, variable)).length > 0,
    add: (variable, address) => {
      let edit = safely(path, variable, () => addHostToEnvFile(text, variable, address));
      return edit ? (text = edit.text, edit.added.map(({ line, hosts }) => {
        let before = hosts === 1 ? "1 host" : `${hosts} hosts`;
        return { where: `${path} line ${line}, ${variable}`, before, after: `${before} and ${address}` };
      })) : [];
    },
    save: () => folder.replace(name, Buffer.from(text, "latin1"), read.mode, read)
  };
}
function safely(path, variable, read) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnsafeAssignment)) throw error;
    let message = `${path} line ${error.line}: ${variable} cannot be edited safely: ${error.message}`, ways = `Write it as ${variable}=host1,host2 without quotes and blanks, or correct the line that the reason names.`;
    throw new HookError("failure", message, { remedy: [ways, "Then deploy again."] });
  }
}

// src/allowed-hosts/places/process-environment.ts
var import_node_crypto = require("node:crypto");

// src/instance/override.ts
var STATE_FOLDER = "/var/lib/eb-health-hooks", OVERRIDE_FILE = `${STATE_FOLDER}/web.env`, CURRENT_FOLDER = "/var/app/current", DROP_IN_FOLDER = "/usr/lib/systemd/system/web.service.d", DROP_IN = "50-eb-health-hooks.conf", MARKER = ".eb-health-hooks", DROP_IN_TEXT = `# Written by eb-health-hooks: the app's allowed hosts with the private address of this instance.
[Service]
EnvironmentFile=-${OVERRIDE_FILE}
ExecStartPre=-+/bin/sh -c 'cd ${STATE_FOLDER} && rm -f web.env && [ -f ${CURRENT_FOLDER}/${MARKER} ] && read -r id <${CURRENT_FOLDER}/${MARKER} && case $$id in *[!0-9a-f]*) ;; *) ln -s web.$$id.env web.env ;; esac'
`;
function idOf(marker) {
  return /^([0-9a-f]{16})\n$/.exec(marker?.bytes.toString() ?? "")?.[1];
}
function renderValueFile(values) {
  return [...values].map(([variable, value]) => {
    if (value.includes("\0"))
      throw new HookError("failure", `${variable} holds a NUL character: it is left alone`);
    let quoted = value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
    return `${variable}=${quoted}
`;
  }).join("");
}

// src/allowed-hosts/places/process-environment.ts
function addToProperties(properties, address) {
  let added = /* @__PURE__ */ new Map();
  for (let [variable, value] of properties)
    try {
      let { insertion } = addHost(value, address);
      if (insertion) {
        let { at, text } = insertion;
        added.set(variable, value.slice(0, at) + text + value.slice(at));
      }
    } catch (error) {
      if (!(error instanceof UnknownListShape)) throw error;
      let message = `the environment property ${variable} cannot be added to safely: ${error.message}`;
      throw new HookError("failure", message, {
        remedy: ["Write it as host1,host2 or as a JSON list, and deploy again."]
      });
    }
  return added;
}
function planOverride(context, values) {
  let app = Folder.make(context.appFolder), marker = app.read(MARKER);
  if (values.size === 0)
    return marker ? [step(MARKER, "overrides a property", "deleted", () => app.remove(MARKER))] : [];
  let base = context.systemRoot, state = Folder.open(base, STATE_FOLDER), running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER), runningId = running?.identity === marker?.identity ? void 0 : idOf(running), markedId = idOf(marker), value = markedId === void 0 || markedId === runningId ? void 0 : state?.read(`web.${markedId}.env`), id = value ? markedId : (0, import_node_crypto.randomBytes)(8).toString("hex"), valueFile = `web.${id}.env`, text = renderValueFile(values), dropIn = Folder.open(base, DROP_IN_FOLDER)?.read(DROP_IN), steps = [];
  if (value?.bytes.toString() !== text || value.mode !== 384) {
    let before = value ? "an older value" : "absent", after = `sets ${[...values.keys()].join(", ")}`, apply = () => {
      let folder = Folder.make(base, STATE_FOLDER);
      folder.replace(valueFile, Buffer.from(text), 384, value), removeOthers(folder, [id, runningId]);
    };
    steps.push(step(`${STATE_FOLDER}/${valueFile}`, before, after, apply));
  }
  if (!value) {
    let before = marker ? "names another" : "absent", apply = () => app.replace(MARKER, Buffer.from(`${id}
`), 420, marker);
    steps.push(step(MARKER, before, `names ${valueFile}`, apply));
  }
  if (dropIn?.bytes.toString() !== DROP_IN_TEXT) {
    let before = dropIn ? "another text" : "absent", apply = async () => {
      let folder = Folder.make(base, DROP_IN_FOLDER);
      folder.replace(DROP_IN, Buffer.from(DROP_IN_TEXT), 420, dropIn);
      try {
        await reloadUnits(context);
      } catch (error) {
        throw folder.remove(DROP_IN), error;
      }
    };
    steps.push(step(`${DROP_IN_FOLDER}/${DROP_IN}`, before, "reads it when the app starts", apply));
  }
  return steps;
}
function step(where, before, after, apply) {
  return { changes: [{ where, before, after }], apply };
}
function removeOthers(folder, ids) {
  for (let name of folder.names()) {
    let id = /^web\.([0-9a-f]{16})\.env$/.exec(name)?.[1];
    id !== void 0 && !ids.includes(id) && folder.remove(name);
  }
}

// src/allowed-hosts/allowed-hosts.ts
var allowedHosts = {
  name: "allowed_hosts",
  mayStopDeployment: !0,
  deadlineSeconds: () => 60,
  plan: planHosts
};
async function planHosts(context) {
  let { settings, env } = context, dockerFile = dockerFileOf(context, context.appFolder);
  if (dockerFile) throw dockerApp(dockerFile);
  let variables = hostVariables(settings), properties = /* @__PURE__ */ new Map();
  for (let name of variables) {
    let value = env[name];
    value !== void 0 && properties.set(name, value);
  }
  let envFile = openEnvFile(context, properties.size > 0), inFile = variables.filter((name) => !properties.has(name) && envFile?.assigns(name));
  if (properties.size === 0 && inFile.length === 0)
    throw neitherPlace(variables, context, envFile !== void 0);
  let address = await privateAddress(new InstanceMetadata(env, context.signal)), inFileChanges = inFile.flatMap((name) => envFile?.add(name, address) ?? []), places = [
    ...[...properties.keys()].map((name) => `environment property ${name}`),
    ...inFile.map((name) => `${name} in ${settings.envFile}`)
  ].join(", ");
  return {
    steps: [
      { changes: inFileChanges, apply: () => envFile?.save() },
      ...planOverride(context, addToProperties(properties, address))
    ],
    unchanged: `nothing to change: ${places} lets in ${address}`,
    done: [`the app will accept ${address} as a host: ${places}`],
    warning: context.propertiesKnown || properties.size > 0 ? void 0 : unknownProperties(inFile, settings.envFile)
  };
}
function openEnvFile({ settings, appFolder, log }, mayFail) {
  try {
    return openAppEnvFile(appFolder, settings.envFile);
  } catch (error) {
    if (!mayFail || !(error instanceof HookError)) throw error;
    log.warn(`${error.message}; only the environment property counts`);
    return;
  }
}
function neitherPlace(variables, { settings, appFolder }, isFile) {
  let [name] = variables, path = settings.envFile, message = `neither an environment property nor ${`${path}${isFile ? "" : " (there is no such file)"} in ${appFolder}`} sets ${variables.join(" or ")}: nothing was changed`;
  return new HookError("warning", message, {
    remedy: [
      `Either add this line to ${path} in the app bundle: ${name}=www.example.com`,
      `or set an environment property, for example with: eb setenv ${name}=www.example.com`,
      `and let settings.py read it, with django-environ: ALLOWED_HOSTS = env.list("${name}")`
    ]
  });
}
function unknownProperties(variables, path) {
  let message = `it is not known whether ${variables.join(", ")} is an environment property too, which would win over ${path}`;
  return new HookError("warning", message, { remedy: ["Find out why get-config fails on this instance."] });
}
function dockerApp(file) {
  return new HookError("warning", `this is a Docker app (${file} in the app folder): nothing was changed`, {
    remedy: [
      "The hook does not reach into its container: give the app the address there, or exempt the health check path."
    ]
  });
}

// src/hook/run-hook.ts
var import_node_util2 = require("node:util");

// src/log.ts
function createLog(hook, out, err) {
  let line = (level, message) => `${level} ${hook}: ${oneLine(message)}
`;
  return {
    info: (message) => {
      out.write(line("INFO", message));
    },
    warn: (message) => {
      err.write(line("WARN", message));
    },
    error: (message) => {
      err.write(line("ERROR", message));
    }
  };
}
function oneLine(message) {
  let flat = message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return flat.length <= 2e3 ? flat : `${flat.slice(0, 2e3).replace(/[\ud800-\udbff]$/, "")} [cut]`;
}

// src/hook/frame.ts
var import_node_os = require("node:os");
async function runToExitCode({ run: run2, fail }) {
  let stop = new AbortController(), ended, finish = (exitCode) => {
    ended = exitCode, process.exitCode = exitCode, setTimeout(() => process.exit(), 1e3).unref();
  }, failOnce = (error) => {
    ended === void 0 && (finish(fail(error)), stop.abort(error));
  };
  process.on("uncaughtException", failOnce), process.on("exit", () => failOnce(new Error("it ended without a result")));
  for (let name of ["SIGTERM", "SIGINT"])
    process.once(name, () => stop.abort(new HookError("failure", `stopped by ${name}`)));
  for (let stream of [process.stdout, process.stderr]) stream.on("error", () => {
  });
  try {
    let exitCode = await run2(stop.signal);
    ended === void 0 && finish(exitCode);
  } catch (error) {
    failOnce(error);
  }
  return ended ?? 0;
}
function within(seconds, parent, task) {
  let overdue = () => new HookError("failure", `not finished after ${seconds} s`);
  return withDeadline(parent, seconds * 1e3, overdue, task);
}
function hideAppSettingsFromSdk() {
  for (let name of Object.keys(process.env))
    name.startsWith("AWS_") && delete process.env[name];
  process.env.AWS_CONFIG_FILE = import_node_os.devNull, process.env.AWS_SHARED_CREDENTIALS_FILE = import_node_os.devNull, process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
}

// src/hook/plan.ts
function describeChange({ where, before, after }) {
  return `${where}: ${before} -> ${after}`;
}
function nothingToDo(reason) {
  return { steps: [], unchanged: reason, done: [] };
}

// src/hook/run-hook.ts
function runHook(hook) {
  let log = createLog(hook.name, process.stdout, process.stderr), strict = !1;
  runToExitCode({
    fail: (error) => reportError(error, { mayStopDeployment: hook.mayStopDeployment, strict }, log),
    run: async (signal) => {
      let start = { signal, systemRoot: process.env.HEALTH_HOOKS_SYSTEM_ROOT ?? "" }, { env, propertiesKnown } = await readEnvironment(start, log), { dryRun, atOnce } = readArguments(), fromEnvironment = parseSettings(env), settings = { ...fromEnvironment, dryRun: fromEnvironment.dryRun || dryRun };
      return strict = settings.strict, hideAppSettingsFromSdk(), await within(hook.deadlineSeconds(settings), signal, async (limit) => {
        let appFolder = process.cwd(), context = { ...start, signal: limit, settings, env, propertiesKnown, atOnce, log, appFolder }, plan = await (settings.enabled ? hook.plan(context) : DISABLED);
        await carryOut(plan, context);
      }), 0;
    }
  });
}
var DISABLED = nothingToDo("disabled by HEALTH_HOOKS_ENABLED=false");
async function carryOut(plan, { settings, log, signal }) {
  let steps = plan.steps.filter(({ changes }) => changes.length > 0);
  for (let { changes, apply } of steps) {
    signal.throwIfAborted(), settings.dryRun || await apply();
    for (let change of changes) {
      let line = describeChange(change);
      log.info(settings.dryRun ? `would change ${line}` : `changed ${line}`);
    }
  }
  if (plan.warning) throw plan.warning;
  if (steps.length === 0) log.info(plan.unchanged);
  else if (settings.dryRun) log.info("dry run: nothing was changed");
  else for (let line of plan.done) log.info(line);
}
async function readEnvironment(start, log) {
  let own = { ...process.env };
  try {
    return { env: { ...await getConfig(start, "environment"), ...own }, propertiesKnown: !0 };
  } catch (error) {
    if (!(error instanceof HookError) || start.signal.aborted) throw error;
    return log.warn(`${error.message}; only the environment properties in this hook's own environment are known`), { env: own, propertiesKnown: !1 };
  }
}
function readArguments() {
  try {
    let { values } = (0, import_node_util2.parseArgs)({
      options: { "dry-run": { type: "boolean" }, "at-once": { type: "boolean" } }
    });
    return { dryRun: values["dry-run"] === !0, atOnce: values["at-once"] === !0 };
  } catch (cause) {
    let reason = cause instanceof Error ? cause.message : cause;
    throw new HookError("misconfiguration", `cannot read the arguments: ${reason}`, {
      remedy: ["A hook takes --dry-run and --at-once, and only health_check takes --doctor [--json]."]
    });
  }
}
function reportError(error, policy, log) {
  let expected = error instanceof HookError, severity = expected ? error.severity : "failure", exitCode = exitCodeOf(severity, policy), write = (severity === "warning" || severity === "notice") && exitCode === 0 ? log.warn : log.error;
  if (expected) {
    for (let cause = error.cause; cause !== void 0; cause = cause instanceof Error ? cause.cause : void 0)
      write(`caused by ${describeError(cause)}`);
    for (let sentence of error.remedy) write(sentence);
  } else if (error instanceof Error && error.stack)
    for (let line of error.stack.split(`
`)) write(line);
  let message = expected ? error.message : `a bug in this hook: ${describeError(error)}`;
  return write(`${exitCode === 0 ? "the deployment goes on" : "failed"}: ${message}`), exitCode;
}

// hooks/predeploy/10_allowed_hosts.ts
runHook(allowedHosts);
