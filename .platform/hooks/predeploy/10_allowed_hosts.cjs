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

// src/allowed-hosts/allowed-hosts.ts
var import_node_fs7 = require("node:fs"), import_node_path3 = require("node:path");

// src/django/answer.ts
var HOWS = ["grew", "lost entries", "changed", "appeared", "vanished"], NotAnswered = class extends Error {
  name = "NotAnswered";
}, MOST_HOSTS = 1e3, MOST_HOST_CHARACTERS = 64 * 1024, MOST_FILES = 200, MOST_OTHERS = 2e3, CLASS = new RegExp("^\\p{ID_Start}[\\p{ID_Continue}]{0,99}$", "u"), SETTING = /^[\p{Lu}_][\p{Lu}\p{N}_]{0,99}$/u, MODULE = /^[\p{ID_Continue}.]{0,200}$/u, DJANGO = /^[\w.+-]{1,40}$/, FILE = /^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]{0,499}$/u, UNREADABLE = "the answer of the app's Python cannot be read";
function parseAnswer(line, seconds, trials) {
  let answer = record(parseJson(line));
  if (answer.problem !== void 0) throw new NotAnswered(describe(answer.problem, seconds));
  let settings = record(answer.settings);
  if (settings.problem !== void 0) throw new NotAnswered(describe(settings.problem, seconds));
  let found = list(answer.trials, trials, record);
  if (found.length !== trials) throw unreadable();
  return { settings: parseSettings(settings, seconds), trials: found.map((one) => parseTrial(one, seconds)) };
}
function parseSettings(found, seconds) {
  return {
    hosts: parseHosts(found.hosts),
    settingsModule: text(found.module, MODULE),
    django: text(found.django, DJANGO),
    filesRead: list(found.opened, MOST_FILES, (path) => text(path, FILE)),
    startedBy: "TODO",
    line: void 0,
    moduleProblem: found.failure === null ? void 0 : describe(found.failure, seconds)
  };
}
function parseTrial(found, seconds) {
  return found.problem !== void 0 ? { problem: describe(found.problem, seconds) } : { hosts: parseHosts(found.hosts), others: list(found.others, MOST_OTHERS, parseOther) };
}
function parseOther(found) {
  let { name, how } = record(found), known = HOWS.find((one) => one === how);
  if (known === void 0) throw unreadable();
  return { name: text(name, SETTING), how: known };
}
function parseHosts(found) {
  let hosts = list(found, MOST_HOSTS, (host) => text(host, /^/));
  if (hosts.join("").length > MOST_HOST_CHARACTERS) throw unreadable();
  return hosts;
}
function describe(problem, seconds) {
  let { code, number, ...raised } = record(problem), ended = Number.isInteger(number) ? `${number}` : "unknown";
  switch (code) {
    case "raised":
      return describeRaised(raised);
    case "no-django":
      return `Django cannot be imported: ${describeRaised(raised)}`;
    case "time":
      return describeTime(seconds);
    case "exit":
      return `the app's Python ended with exit status ${ended} before it answered`;
    case "signal":
      return `the app's Python was ended by signal ${ended} before it answered`;
    default:
      return typeof code == "string" && PROBLEMS.get(code) || UNREADABLE;
  }
}
function describeTime(seconds) {
  return `the app's settings were not made within ${seconds} s`;
}
var PROBLEMS = /* @__PURE__ */ new Map([
  ["folder", "the app's user cannot enter the folder that the server starts in"],
  ["no-process", "the app's user may start no more processes"],
  ["hosts-type", "ALLOWED_HOSTS is no list of texts"],
  ["hosts-size", "ALLOWED_HOSTS is too long"],
  ["hosts-unsteady", "ALLOWED_HOSTS is another one each time that the settings are made"],
  ["too-large", "the app's settings are too large to compare"]
]);
function describeRaised({ raised, file, line }) {
  let name = text(raised, CLASS);
  return typeof file != "string" || !FILE.test(file) || !Number.isInteger(line) ? name : `${name} at ${file} line ${line}`;
}
var unreadable = () => new NotAnswered(UNREADABLE);
function parseJson(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable();
  }
}
function record(found) {
  if (typeof found != "object" || found === null || Array.isArray(found)) throw unreadable();
  return { ...found };
}
function list(found, most, entry) {
  if (!Array.isArray(found) || found.length > most) throw unreadable();
  return found.map(entry);
}
function text(found, shape) {
  if (typeof found != "string" || !shape.test(found)) throw unreadable();
  return found;
}

// src/instance/app.ts
var import_node_fs2 = require("node:fs");

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
  let text2 = error.message || errorCodeOf(error) || "no message";
  return error.name === "Error" || error.name === "HookError" ? text2 : `${error.name}: ${text2}`;
}

// src/instance/platform.ts
var import_node_child_process = require("node:child_process"), import_node_fs = require("node:fs"), import_node_path = require("node:path"), import_node_util = require("node:util");
var run = (0, import_node_util.promisify)(import_node_child_process.execFile), PROGRAM_MILLISECONDS = 1e4;
function instancePath({ systemRoot }, path) {
  return systemRoot === "" ? path : (0, import_node_path.join)(systemRoot, path);
}
function readPlatformFile(instance, path) {
  try {
    return (0, import_node_fs.readFileSync)(instancePath(instance, path), "utf8");
  } catch (error) {
    if (errorCodeOf(error) !== void 0) return;
    throw error;
  }
}
async function getConfig(instance, command) {
  return textsOf(await getConfigObject(instance, command));
}
async function getOption(instance, namespace, option) {
  let options = (await getConfigObject(instance, "optionsettings"))[namespace];
  return textsOf(isObject(options) ? options : {})[option];
}
async function getConfigObject(instance, command) {
  let program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
  if (!(0, import_node_fs.existsSync)(program)) return {};
  let output = await runProgram(instance, program, [command]), parsed = parseJson2(output);
  if (isObject(parsed)) return parsed;
  throw new HookError("failure", `${program} ${command} failed: its output is no JSON object`);
}
function parseJson2(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return;
  }
}
function isObject(value) {
  return typeof value == "object" && value !== null && !Array.isArray(value);
}
function textsOf(values) {
  return Object.fromEntries(
    Object.entries(values).filter((entry) => typeof entry[1] == "string")
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
      // one that does not listen must not hold a deployment
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

// src/instance/app.ts
var VENV_FOLDER = "/var/app/venv", DEFAULT_USER = "webapp";
async function appUser(instance) {
  let { AppUser: name = DEFAULT_USER } = await orEmpty(getConfig(instance, "platformconfig")), entry = (readPlatformFile(instance, "/etc/passwd") ?? "").split(`
`).map((line) => line.split(":")).find(([account]) => account === name), [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
  if (!(!entry || !Number.isInteger(uid) || !Number.isInteger(gid)))
    return { name, uid, gid, home: entry[5] || "/" };
}
function appPython(instance) {
  let folder = instancePath(instance, VENV_FOLDER);
  try {
    let [name] = (0, import_node_fs2.readdirSync)(folder).sort();
    return name && `${folder}/${name}/bin/python`;
  } catch {
    return;
  }
}
async function wsgiPath(instance) {
  try {
    return await getOption(instance, "aws:elasticbeanstalk:container:python", "WSGIPath");
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return;
  }
}
async function orEmpty(config) {
  try {
    return await config;
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return {};
  }
}

// src/instance/folder.ts
var import_node_fs3 = __toESM(require("node:fs"), 1);
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs3.default.constants, MAX_FILE_BYTES = 1024 * 1024, Folder = class _Folder {
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
      isMade && explain(`cannot make the folder ${shown}`, () => ignoring("EEXIST", () => import_node_fs3.default.mkdirSync(path, 493))), folder = new _Folder(openFolder(path, shown), shown);
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
        let file = import_node_fs3.default.openSync(temporary, "wx", 384);
        try {
          import_node_fs3.default.writeFileSync(file, bytes), replaced && import_node_fs3.default.fchownSync(file, replaced.uid, replaced.gid), import_node_fs3.default.fchmodSync(file, mode), import_node_fs3.default.fsyncSync(file);
        } finally {
          import_node_fs3.default.closeSync(file);
        }
        let facts = import_node_fs3.default.lstatSync(path, { bigint: !0, throwIfNoEntry: !1 });
        if ((facts && identityOf(facts)) !== replaced?.identity)
          throw new HookError("failure", `${shown} was changed by someone else just now`, {
            remedy: ["It is as the other one left it. Deploy again."]
          });
        import_node_fs3.default.renameSync(temporary, path);
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
    return explain(`cannot list the folder ${this.#shown}`, () => import_node_fs3.default.readdirSync(this.#inside(".")));
  }
  remove(name) {
    explain(`cannot delete ${this.#show(name)}`, () => removeIfThere(this.#inside(name))), this.#sync();
  }
  #sync() {
    let what = `cannot make sure that the change in ${this.#shown} is on the disk`;
    explain(what, () => import_node_fs3.default.fsyncSync(this.#descriptor));
  }
  #inside(name) {
    return `/proc/self/fd/${this.#descriptor}/${name}`;
  }
  #show(name) {
    return `${this.#shown}/${name}`;
  }
};
function readBelow(base, path) {
  let end = path.lastIndexOf("/");
  return Folder.open(base, path.slice(0, Math.max(0, end)))?.read(path.slice(end + 1));
}
function readRegularFile(path, shown) {
  let read = () => {
    refuseUnless("regular file", import_node_fs3.default.lstatSync(path), shown);
    let file = import_node_fs3.default.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      let facts = import_node_fs3.default.fstatSync(file, { bigint: !0 });
      return refuseUnless("regular file", facts, shown), {
        bytes: readBounded(file, shown),
        uid: Number(facts.uid),
        gid: Number(facts.gid),
        mode: Number(facts.mode) & 4095,
        identity: identityOf(facts)
      };
    } finally {
      import_node_fs3.default.closeSync(file);
    }
  };
  return ignoring("ENOENT", () => explain(`cannot read ${shown}`, read));
}
function openFolder(path, shown) {
  return explain(`cannot open the folder ${shown}`, () => (refuseUnless("folder", import_node_fs3.default.lstatSync(path), shown), import_node_fs3.default.openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)));
}
function refuseUnless(wanted, facts, shown) {
  let found = facts.isFile() ? "regular file" : facts.isDirectory() ? "folder" : facts.isSymbolicLink() ? "symbolic link" : "device, a socket or a named pipe";
  if (found !== wanted)
    throw new HookError("failure", `${shown} is a ${found}, not a ${wanted}: it is left alone`, {
      remedy: [`Hooks run as root in a folder of the app's user, so they follow no link. Use a ${wanted}.`]
    });
}
function readBounded(file, shown) {
  let buffer = Buffer.allocUnsafe(MAX_FILE_BYTES + 1), length = 0, count2;
  do
    count2 = import_node_fs3.default.readSync(file, buffer, { offset: length }), length += count2;
  while (count2 > 0);
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
  ignoring("ENOENT", () => import_node_fs3.default.unlinkSync(path));
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

// src/version.ts
var VERSION = "0.1.0";

// src/django/ask-program.ts
var PROGRAM_FOLDER = ".platform/eb-health-hooks";
function readProgram(appFolder) {
  let folder = Folder.open(appFolder, PROGRAM_FOLDER), [start2, question] = ["ask-start.py", "ask.py"].map((name) => ours(folder?.read(name)?.bytes));
  return start2 && question ? { start: start2, question } : void 0;
}
var LABEL = `# eb-health-hooks ${VERSION}, built by build.mjs`;
function ours(bytes) {
  let text2 = bytes?.toString("utf8");
  return text2?.split(`
`, 2)[1]?.startsWith(LABEL) ? text2 : void 0;
}

// src/django/text/app-folder.ts
var import_node_fs4 = require("node:fs");
var NOT_THE_APP = /^(?:\..*|node_modules|__pycache__|venv|env|static|staticfiles|media|site-packages)$/, DEEPEST = 6, MOST = 2e4;
function openAppFolder(appFolder) {
  let paths = /* @__PURE__ */ new Set(), folders = [["", 0]], seen = 0;
  for (let [below, depth] of folders)
    for (let entry of entriesOf(`${appFolder}/${below}`)) {
      if (++seen > MOST) break;
      let path = below === "" ? entry.name : `${below}/${entry.name}`;
      entry.isFile() ? paths.add(path) : entry.isDirectory() && depth < DEEPEST && !NOT_THE_APP.test(entry.name) && folders.push([path, depth + 1]);
    }
  return { paths, read: (path) => paths.has(path) ? textOf(appFolder, path) : void 0 };
}
function entriesOf(folder) {
  try {
    return (0, import_node_fs4.readdirSync)(folder, { withFileTypes: !0 });
  } catch (error) {
    if (errorCodeOf(error) === void 0) throw error;
    return [];
  }
}
function textOf(appFolder, path) {
  try {
    return readBelow(appFolder, path)?.bytes.toString("utf8");
  } catch (error) {
    if (error instanceof HookError) return;
    throw error;
  }
}

// src/django/text/app-files.ts
function joinPath(folder, path) {
  let parts = [];
  for (let part of `${folder}/${path}`.split("/"))
    if (!(part === "" || part === ".")) {
      if (part !== "..") parts.push(part);
      else if (parts.pop() === void 0) return;
    }
  return parts.join("/");
}
function folderOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function fileOfModule({ paths }, module2, folders) {
  let path = module2.replaceAll(".", "/");
  return folders.flatMap((folder) => {
    let start2 = joinPath(folder, path);
    return start2 === void 0 ? [] : [`${start2}/__init__.py`, `${start2}.py`];
  }).find((candidate) => paths.has(candidate));
}
function byDepth(one, other) {
  return one.split("/").length - other.split("/").length || (one < other ? -1 : 1);
}

// src/django/text/command-line.ts
function commandsOf(line) {
  let commands = [[]], word, endWord = () => {
    word !== void 0 && commands.at(-1)?.push(word), word = void 0;
  };
  for (let at = 0; at < line.length; at++) {
    let character = line.charAt(at);
    if (character === "'" || character === '"') {
      let end = closingQuote(line, at), inner = line.slice(at + 1, end);
      word = (word ?? "") + (character === '"' ? inner.replaceAll(/\\(["\\$`])/g, "$1") : inner), at = end;
    } else if (character === "\\") word = (word ?? "") + line.charAt(++at);
    else if (/\s/.test(character)) endWord();
    else {
      if (character === "#" && word === void 0) break;
      ";&|".includes(character) ? (endWord(), commands.push([])) : word = (word ?? "") + character;
    }
  }
  return endWord(), commands.filter(({ length }) => length > 0);
}
function closingQuote(line, start2) {
  let quote = line.charAt(start2);
  for (let at = start2 + 1; at < line.length; at++)
    if (quote === '"' && line[at] === "\\") at++;
    else if (line[at] === quote) return at;
  return line.length;
}
function assignmentOf(word) {
  let [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
  return name === void 0 || value === void 0 ? void 0 : [name, value];
}
function optionValues(words, ...names) {
  return words.flatMap((word, index) => {
    for (let name of names) {
      if (word === name) return words[index + 1] ?? [];
      let start2 = name.startsWith("--") ? `${name}=` : name;
      if (word.startsWith(start2)) return word.slice(start2.length);
    }
    return [];
  });
}
function processLines(procfile) {
  return procfile.split(/\r\n|[\r\n]/).flatMap((text2, index) => {
    let [, name, command] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text2) ?? [];
    return name === void 0 || command === void 0 ? [] : [{ name, command, line: index + 1 }];
  });
}

// src/django/text/python-text.ts
var STRING_START = /(?<![A-Za-z0-9_])([rbfutRBFUT]{0,2})("""|'''|"|')/y, BLOCK = /^(?:async\s+)?(?:if|elif|else|try|except|finally|for|while|with|class|def)\b|^(?:match|case)\b\s*[^\s:=.,)]/;
function statementsOf(text2) {
  let source = text2.replace(/^\uFEFF/, "").replace(/\r\n?/g, `
`), statements = [];
  for (let at = 0, line = 1; at < source.length; ) {
    let { pieces, end } = logicalLine(source, at), lines = countLines(source.slice(at, end)), indent = widthOf(/^[ \t\f]*/.exec(source.slice(at, end))?.[0] ?? ""), deeper = 0;
    for (let { code, from, opensBlock } of pieces) {
      let own = line + countLines(source.slice(at, from)), endLine = line + lines - (source[end - 1] === `
` ? 1 : 0);
      code !== "" && statements.push({ line: own, endLine, indent: indent + deeper, code }), opensBlock && (deeper = 1);
    }
    line += lines, at = end;
  }
  return statements;
}
function logicalLine(source, start2) {
  let pieces = [], code = "", from, depth = 0, close = (opensBlock) => {
    pieces.push({ code: code.trim(), from: from ?? start2, opensBlock }), code = "", from = void 0;
  }, at = start2;
  for (; at < source.length; ) {
    let character = source.charAt(at), next = endOfToken(source, at);
    if (character === `
` && depth === 0) break;
    /[\s#;\\]/.test(character) || (from ??= at), character === ";" && depth === 0 ? close(!1) : code += source.startsWith(`\\
`, at) ? " " : character === "#" ? "" : source.slice(at, next), "([{".includes(character) && depth++, ")]}".includes(character) && (depth = Math.max(0, depth - 1)), depth === 0 && character === ":" && source[next] !== "=" && BLOCK.test(code.trim()) && (/\blambda\b[^:]*:$/.test(code) || close(!0)), at = next;
  }
  return close(!1), { pieces, end: Math.min(source.length, at + 1) };
}
function endOfToken(source, at) {
  STRING_START.lastIndex = at;
  let string = STRING_START.exec(source);
  if (string) {
    let [start2, prefix = "", quote = ""] = string;
    return endOfString(source, at + start2.length, quote, /[ft]/i.test(prefix));
  }
  if (source[at] === "#") {
    let end = source.indexOf(`
`, at);
    return end < 0 ? source.length : end;
  }
  return source.startsWith(`\\
`, at) ? at + 2 : at + 1;
}
function endOfString(source, from, quote, hasFields) {
  for (let at = from; at < source.length; at++) {
    let character = source[at];
    if (character === "\\") at++;
    else {
      if (source.startsWith(quote, at)) return at + quote.length;
      if (character === `
` && quote.length === 1) return at;
      hasFields && character === "{" && source[at + 1] === "{" ? at++ : hasFields && character === "{" && (at = endOfField(source, at + 1, quote));
    }
  }
  return source.length;
}
function endOfField(source, from, quote) {
  let depth = 0, isSpecification = !1;
  for (let at = from; at < source.length; ) {
    let character = source.charAt(at);
    if (character === `
` && quote.length === 1) return at - 1;
    if (character === "}" && depth === 0) return at;
    if (isSpecification && source.startsWith(quote, at)) return at - 1;
    character === ":" && depth === 0 && (isSpecification = !0), "([{".includes(character) && depth++, ")]}".includes(character) && depth--, at = isSpecification ? at + 1 : endOfToken(source, at);
  }
  return source.length;
}
function countLines(text2) {
  return text2.split(`
`).length - 1;
}
function widthOf(blanks) {
  let width = 0;
  for (let blank of blanks)
    width = blank === "	" ? width - width % 8 + 8 : blank === "\f" ? 0 : width + 1;
  return width;
}

// src/django/text/expression.ts
var OTHER = { kind: "other" };
function parseExpression(code) {
  let parser = new Parser(tokensOf(code));
  try {
    let expression = parser.tuple();
    return parser.isAtEnd() ? expression : OTHER;
  } catch (error) {
    if (error instanceof NotUnderstood) return OTHER;
    throw error;
  }
}
var NotUnderstood = class extends Error {
}, OPERATOR = /\*\*|\/\/|==|!=|<=|>=|:=|->|[^\s]/y, WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d[\w.]*/y;
function tokensOf(code) {
  let tokens = [];
  for (let at = 0; at < code.length; ) {
    if (/\s/.test(code.charAt(at))) {
      at++;
      continue;
    }
    let end = endOfToken(code, at), pattern = [WORD, OPERATOR].find((one) => (one.lastIndex = at, one.test(code))), token = end > at + 1 || !pattern ? code.slice(at, end) : code.slice(at, pattern.lastIndex);
    tokens.push(token), at += token.length;
  }
  return tokens;
}
var STRING = /^([A-Za-z]{0,2})("""|'''|"|')([\s\S]*)\2$/, LEVELS = [
  ["or"],
  ["and"],
  ["in", "not", "is", "==", "!=", "<", ">", "<=", ">="],
  ["|"],
  ["+", "-"],
  ["*", "/", "//", "%"]
], MOST_DEPTH = 50, CLOSING = { "[": "]", "(": ")", "{": "}" }, Parser = class {
  #tokens;
  #at = 0;
  #depth = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  isAtEnd() {
    return this.#at >= this.#tokens.length;
  }
  /** `a, b` is a tuple also without brackets. */
  tuple() {
    let first = this.#starred();
    if (!this.#takes(",")) return first;
    let items = [first];
    for (; !this.isAtEnd() && (items.push(this.#starred()), !!this.#takes(",")); )
      ;
    return { kind: "display", open: "(", items };
  }
  #starred() {
    return this.#takes("*") ? { kind: "star", of: this.#expression() } : this.#expression();
  }
  #expression() {
    if (this.#depth > MOST_DEPTH) throw new NotUnderstood();
    this.#depth++;
    let expression = this.#choice();
    return this.#depth--, expression;
  }
  #choice() {
    if (this.#takes("lambda")) return this.#lambda();
    let yes = this.#binary(0);
    if (!this.#takes("if")) return yes;
    let condition = this.#binary(0);
    return this.#expect("else"), { kind: "choice", condition, yes, no: this.#expression() };
  }
  #lambda() {
    let parameter = this.#next();
    return this.#expect(":"), { kind: "lambda", parameter, body: this.#expression() };
  }
  #binary(level) {
    let operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = level === 2 && this.#takes("not") ? this.#not(level) : this.#binary(level + 1);
    for (; operators.includes(this.#peek()); ) {
      let operator = this.#next();
      operator === "not" && (operator = `not ${this.#next()}`), operator === "is" && this.#takes("not") && (operator = "is not"), left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }
  #not(level) {
    let isNot = !0;
    for (; this.#takes("not"); ) isNot = !isNot;
    let of = this.#binary(level);
    return isNot ? { kind: "not", of } : of;
  }
  #unary() {
    let isSigned = !1;
    for (; ["-", "+", "~", "await"].includes(this.#peek()); this.#next()) isSigned = !0;
    let operand = this.#operand();
    return isSigned ? OTHER : operand;
  }
  #operand() {
    let expression = this.#atom();
    for (; ; )
      if (this.#takes(".")) expression = { kind: "attribute", of: expression, name: this.#next() };
      else if (this.#takes("(")) expression = { kind: "call", callee: expression, args: this.#args() };
      else if (this.#takes("[")) expression = this.#item(expression);
      else return expression;
  }
  #item(of) {
    if (this.#peek() === ":") throw new NotUnderstood();
    let index = this.#expression();
    return this.#expect("]"), { kind: "item", of, index };
  }
  #atom() {
    let token = this.#next();
    if (token === "[" || token === "(" || token === "{") return this.#display(token);
    if (STRING.test(token)) return this.#strings(token);
    if (/^\d+$/.test(token)) return { kind: "number", value: Number(token) };
    if (/^\d/.test(token)) return OTHER;
    if (!/^[^\W\d]|^[\u0080-\uffff]/.test(token)) throw new NotUnderstood();
    return { kind: "name", name: token };
  }
  /** Strings side by side are one. */
  #strings(first) {
    let text2 = plainText(first);
    for (; STRING.test(this.#peek()); ) {
      let next = plainText(this.#next());
      text2 = text2 === void 0 || next === void 0 ? void 0 : text2 + next;
    }
    return text2 === void 0 ? OTHER : { kind: "string", text: text2 };
  }
  #display(open) {
    let items = [], commas = 0;
    for (; !this.#takes(CLOSING[open]); ) {
      let item = this.#entry();
      if (["for", "async"].includes(this.#peek())) return this.#comprehension(item, open);
      if (items.push(item), this.#takes(",")) commas++;
      else if (this.#peek() !== CLOSING[open]) throw new NotUnderstood();
    }
    let [only] = items;
    return open === "(" && only && commas === 0 ? only : { kind: "display", open, items };
  }
  /** An entry of a dictionary says nothing about hosts, nor does a named expression. */
  #entry() {
    if (this.#takes("**")) return this.#ignore();
    let item = this.#starred();
    return this.#takes(":") || this.#takes(":=") ? this.#ignore() : item;
  }
  #ignore() {
    return this.#expression(), OTHER;
  }
  #comprehension(item, open) {
    this.#expect("for");
    let variable = this.#next();
    this.#expect("in");
    let of = this.#binary(0);
    for (; this.#takes("if"); ) this.#binary(0);
    return this.#expect(CLOSING[open]), { kind: "each", item, variable, of };
  }
  #args() {
    let byPosition = [], byName = /* @__PURE__ */ new Map();
    for (; !this.#takes(")"); ) {
      let name = this.#tokens[this.#at + 1] === "=" ? this.#next() : void 0;
      name !== void 0 && this.#expect("=");
      let value = this.#entry();
      if (this.#peek() === "for") return { byPosition: [this.#comprehension(value, "(")], byName };
      if (name === void 0 ? byPosition.push(value) : byName.set(name, value), !this.#takes(",") && this.#peek() !== ")") throw new NotUnderstood();
    }
    return { byPosition, byName };
  }
  #peek() {
    return this.#tokens[this.#at] ?? "";
  }
  #next() {
    let token = this.#tokens[this.#at++];
    if (token === void 0) throw new NotUnderstood();
    return token;
  }
  #takes(token) {
    return this.#peek() !== token ? !1 : (this.#at++, !0);
  }
  #expect(token) {
    if (!this.#takes(token)) throw new NotUnderstood();
  }
};
function plainText(token) {
  let [, prefix = "", , text2 = ""] = STRING.exec(token) ?? [];
  if (!(/b/i.test(prefix) || /[ft]/i.test(prefix) && /[{}]/.test(text2))) {
    if (/r/i.test(prefix)) return text2;
    if (![...text2.matchAll(/\\([\s\S])/g)].some(([, escaped = ""]) => !`\\'"n
`.includes(escaped)))
      return text2.replace(
        /\\([\s\S])/g,
        (_, escaped) => escaped === "n" ? `
` : escaped === `
` ? "" : escaped
      );
  }
}

// src/django/text/server-command.ts
var SERVER = /^(?:gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|waitress-serve|waitress)$/, FLAGS = /^--?(?:preload|reload|daemon|D|check-config|print-config|no-sendfile|reuse-port|spew|capture-output|R|statsd|enable-stdio-inheritance|log-syslog|proxy-headers|no-proxy-headers|access-log|no-access-log|use-colors|no-use-colors|factory|call|no-\S+|expose-tracebacks|disable-redirect-access-to-syslog|proxy-protocol|debug|master|http-socket)$/, MODULE2 = /^[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*(?:\(.*\))?)?$/;
function startedBy(line, files, depth = 0) {
  let env = {}, folder = "";
  for (let command of commandsOf(line)) {
    if (command[0] === "cd") {
      folder = placeIn(folder, command[1] ?? "");
      continue;
    }
    let at = command.findIndex((word) => SERVER.test(baseName(word))), managePy = command.find((word) => baseName(word) === "manage.py"), before = command.slice(0, at < 0 ? void 0 : at);
    (at >= 0 || managePy !== void 0 || /^(?:export|env)$/.test(command[0] ?? "")) && Object.assign(env, Object.fromEntries(before.flatMap((word) => [assignmentOf(word)].filter(isThere))));
    let from = { folder, env, files };
    if (at >= 0) return serverOf(command.slice(at), from);
    if (managePy !== void 0 && /\brunserver|_server|runserver_plus/.test(command.join(" ")))
      return { module: void 0, folder, pythonPath: [], env, managePy: placeIn(folder, managePy) };
    let inner = depth < 3 ? innerLine(command, from) : void 0, found = inner === void 0 ? void 0 : startedBy(inner, files, depth + 1);
    if (found) return { ...found, folder: placeIn(folder, found.folder), env: { ...env, ...found.env } };
  }
}
function innerLine(command, { folder, files }) {
  let quoted = command.find((word) => /\s/.test(word) && commandsOf(word).length > 0);
  if (quoted !== void 0) return quoted;
  for (let word of command) {
    let path = placeIn(folder, word), text2 = /^[\w./-]+$/.test(word) && !word.endsWith(".py") && files.paths.has(path) ? files.read(path) : void 0;
    if (text2 !== void 0)
      return text2.replaceAll(/\\\r?\n/g, " ").replaceAll(/(?:^|\s)#.*$/gm, "").replaceAll(/\r?\n/g, ";");
  }
}
function serverOf(words, from) {
  let isGunicorn = baseName(words[0] ?? "") === "gunicorn", config = isGunicorn ? gunicornConfig(words, from) : EMPTY, chdir = optionValues(words, "--chdir").at(-1) ?? config.chdir, folder = chdir === void 0 ? from.folder : placeIn(from.folder, chdir), paths = optionValues(words, "--pythonpath", "--app-dir", "--python-path").flatMap(
    (path) => path.split(",")
  ), given = isGunicorn ? optionValues(words, "--env", "-e") : [], added = [...config.env, ...given].flatMap((word) => [assignmentOf(word)].filter(isThere));
  return {
    module: moduleIn(words) ?? config.module,
    folder,
    pythonPath: [...paths, ...config.paths].map((path) => placeIn(from.folder, path)),
    env: { ...from.env, ...Object.fromEntries(added) },
    managePy: void 0
  };
}
function moduleIn(words) {
  let [named] = optionValues(words, "--module", "-w", "--wsgi-file").filter(
    (word) => /^[A-Za-z_]/.test(word)
  );
  if (named !== void 0 && baseName(words[0] ?? "") === "uwsgi") return moduleOfPath(named);
  let candidates = words.slice(1).filter((word, index) => {
    let before = words[index] ?? "";
    return MODULE2.test(word) && (index === 0 || !before.startsWith("-") || before.includes("=") || FLAGS.test(before));
  }), found = candidates.find((word) => word.includes(":")) ?? candidates.at(-1), last = words.slice(1).findLast((word) => MODULE2.test(word) && word.includes(":"));
  return withoutObject(found ?? last);
}
function moduleOfPath(text2) {
  return withoutObject(text2.trim())?.replace(/\.py$/, "").replaceAll("/", ".").replace(/^\.+/, "") ?? "";
}
function withoutObject(module2) {
  return module2?.replace(/:.*$/, "");
}
var EMPTY = { module: void 0, chdir: void 0, paths: [], env: [] };
function gunicornConfig(words, { folder, files }) {
  let path = optionValues(words, "--config", "-c").at(-1) ?? "gunicorn.conf.py", text2 = files.read(placeIn(folder, path.replace(/^file:/, ""))), settings = /* @__PURE__ */ new Map();
  for (let { code } of statementsOf(text2 ?? "")) {
    let [, name = "", value = ""] = /^(wsgi_app|chdir|pythonpath|raw_env)\s*=\s*([\s\S]+)$/.exec(code) ?? [], expression = parseExpression(value), items = expression.kind === "display" ? expression.items : [expression];
    settings.set(
      name,
      items.flatMap((item) => item.kind === "string" ? item.text : [])
    );
  }
  return {
    module: withoutObject(settings.get("wsgi_app")?.[0]),
    chdir: settings.get("chdir")?.[0],
    paths: settings.get("pythonpath")?.flatMap((paths) => paths.split(",")) ?? [],
    env: settings.get("raw_env") ?? []
  };
}
function placeIn(folder, path) {
  let below = /^\/var\/app\/(?:current|staging)(?:\/|$)(.*)$/.exec(path)?.[1];
  return joinPath(below === void 0 ? folder : "", below ?? path) ?? "";
}
function baseName(word) {
  return word.slice(folderOf(word) === "" ? word.lastIndexOf("/") + 1 : folderOf(word).length + 1);
}
function isThere(value) {
  return value !== void 0;
}

// src/django/text/server.ts
var SETTINGS_MODULE = "DJANGO_SETTINGS_MODULE", CONFIGURATION = "DJANGO_CONFIGURATION";
function serverModule(facts) {
  let start2 = inProcfile(facts) ?? byWsgiPath(facts) ?? lyingThere(facts.files), { files } = facts, folders = [start2.folder, ...start2.pythonPath, ""], file = start2.module === void 0 ? start2.managePy : fileOfModule(files, start2.module, folders), named = namedIn(files, file), manage = managePyOf(files, start2.folder), managed = namedIn(files, manage), given = { ...facts.env, ...start2.env }, [settingsModule, settingsSource] = [
    [named.assigned, file ?? ""],
    [start2.env[SETTINGS_MODULE], start2.source],
    [facts.env?.[SETTINGS_MODULE], "the environment"],
    [named.fallback, file ?? ""],
    [managed.assigned ?? managed.fallback, manage ?? ""]
  ].find(([module3]) => module3) ?? [void 0, ""], { assigned, fallback } = managed, other = assigned ?? fallback, { module: module2, folder, pythonPath, env, source } = start2;
  return {
    module: module2,
    settingsModule,
    settingsSource,
    folder,
    pythonPath,
    env,
    source,
    file,
    configuration: given[CONFIGURATION] ?? named.configuration ?? managed.configuration,
    managePy: manage !== void 0 && other !== void 0 && other !== settingsModule ? { file: manage, settingsModule: other } : void 0
  };
}
function inProcfile({ files }) {
  let lines = processLines(files.read("Procfile") ?? ""), web = lines.findLast(({ name }) => name === "web") ?? lines[0], started = web && startedBy(web.command, files);
  if (!(!started || started.module === void 0 && started.managePy === void 0))
    return { ...started, source: `Procfile line ${web.line}` };
}
function byWsgiPath({ wsgiPath: wsgiPath2 }) {
  if (wsgiPath2)
    return { module: moduleOfPath(wsgiPath2), folder: "", pythonPath: [], env: {}, source: "WSGIPath" };
}
function lyingThere(files) {
  let rest = { pythonPath: [], env: {} }, paths = [...files.paths].sort(byDepth), path = paths.find((one) => one === "application.py" && namesSettings(files, one)) ?? paths.find((one) => /(?:^|\/)wsgi\.py$/.test(one)) ?? paths.find((one) => /(?:^|\/)asgi\.py$/.test(one)), manage = managePyOf(files, ""), top = folderOf(manage ?? "");
  if (path === void 0)
    return { ...rest, module: void 0, managePy: manage, folder: top, source: manage ?? "" };
  let folder = manage !== void 0 && (top === "" || path.startsWith(`${top}/`)) ? top : folderOf(folderOf(path)), name = folder === "" ? path : path.slice(folder.length + 1);
  return { ...rest, module: moduleOfPath(name), folder, source: path };
}
function namesSettings(files, path) {
  let { assigned, fallback } = namedIn(files, path);
  return assigned !== void 0 || fallback !== void 0;
}
function managePyOf({ paths }, folder) {
  let own = folder === "" ? "manage.py" : `${folder}/manage.py`;
  return paths.has(own) ? own : [...paths].filter((path) => /(?:^|\/)manage\.py$/.test(path)).sort(byDepth)[0];
}
var ASSIGNED = /\benviron\s*\[\s*["'](DJANGO_\w+)["']\s*\]\s*=(?!=)\s*([\s\S]+)$/, FALLBACK = /\bsetdefault\s*\(\s*["'](DJANGO_\w+)["']\s*,\s*([\s\S]+?),?\s*\)$/;
function namedIn(files, path) {
  let text2 = path === void 0 ? void 0 : files.read(path), found = statementsOf(text2 ?? "").map(({ code }) => {
    let [, assignedName, assigned2 = ""] = ASSIGNED.exec(code) ?? [], [, name, fallback2 = ""] = FALLBACK.exec(code) ?? [];
    return { assignedName, assigned: lastText(assigned2), name, fallback: lastText(fallback2) };
  }), assigned = found.findLast(({ assignedName }) => assignedName === SETTINGS_MODULE)?.assigned, fallback = found.find(({ name }) => name === SETTINGS_MODULE)?.fallback, configuration = found.findLast(({ assignedName }) => assignedName === CONFIGURATION)?.assigned ?? found.find(({ name }) => name === CONFIGURATION)?.fallback;
  return { assigned, fallback, configuration };
}
function lastText(code) {
  let expression = parseExpression(code);
  if (expression.kind === "string") return expression.text;
  let last = expression.kind === "call" ? expression.args.byPosition[1] : void 0;
  return last?.kind === "string" ? last.text : void 0;
}

// src/django/app-to-ask.ts
var SECONDS = 20;
async function appToAsk(context, env) {
  let { settings, appFolder, signal } = context;
  if (!settings.askApp) throw new NotAnswered("HEALTH_HOOKS_ASK_APP=false");
  let python = appPython(context);
  if (!python) throw new NotAnswered("there is no virtual environment in /var/app/venv");
  let program = readProgram(appFolder);
  if (!program)
    throw new NotAnswered(`${PROGRAM_FOLDER} is missing in the bundle: copy the whole .platform folder`);
  let isRoot = process.getuid?.() === 0, user = await appUser(context);
  if (isRoot && !user) throw new NotAnswered("the account of the app is not known");
  if (isRoot && user?.uid === 0) throw new NotAnswered("the app runs as root");
  return {
    python,
    program,
    folder: appFolder,
    user: isRoot ? user : void 0,
    env: environmentOf(env, user),
    server: serverModule({ files: openAppFolder(appFolder), wsgiPath: await wsgiPath(context), env }),
    signal,
    seconds: SECONDS
  };
}
var NOT_THE_APPS = /^(?:EB_IS_COMMAND_LEADER|HEALTH_HOOKS_SYSTEM_ROOT|HOME|USER|LOGNAME|SHELL|SUDO_.*|PWD|OLDPWD|SHLVL|_|TERM|MAIL|LS_COLORS|SSH_.*|XDG_.*)$/;
function environmentOf(env, user) {
  let ofApp = Object.entries(env).filter(
    (entry) => entry[1] !== void 0 && !NOT_THE_APPS.test(entry[0])
  ), account = user && { HOME: user.home, USER: user.name, LOGNAME: user.name };
  return { ...Object.fromEntries(ofApp), ...account };
}

// src/django/ask.ts
var import_node_fs6 = require("node:fs"), import_node_path2 = require("node:path");

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

// src/django/contained.ts
var import_node_child_process2 = require("node:child_process"), import_node_events = require("node:events"), import_node_fs5 = require("node:fs"), import_promises2 = require("node:timers/promises"), SYSTEM = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"], CLEAN = { PATH: SYSTEM.join(":") }, HELD = "+", ROUNDS = 200, ROUND_MILLISECONDS = 10;
async function startContained(account, program) {
  let wrapper = account && namespaceCommand(account);
  if (wrapper !== void 0) {
    let started = start([...wrapper, ...program(!0)], void 0);
    if (await saysThatItIsHeld(started)) return started;
    await started.end();
  }
  return start(program(!1), account);
}
function namespaceCommand({ uid, gid }) {
  let [unshare, setpriv] = ["unshare", "setpriv"].map(findProgram);
  if (process.getuid?.() !== 0 || unshare === void 0 || setpriv === void 0) return;
  let become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"], script = `printf ${HELD} >&4; "$@"; exit $?`;
  return [unshare, "--pid", "--fork", "--kill-child", "--", "/bin/sh", "-c", script, "sh", ...become];
}
function findProgram(name) {
  return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => (0, import_node_fs5.existsSync)(path));
}
async function saysThatItIsHeld({ output }) {
  for (; ; ) {
    let first = output.read(1);
    if (first !== null) return first.toString() === HELD;
    if (output.readableEnded || output.destroyed) return !1;
    await Promise.race(["readable", "end", "close"].map((event) => (0, import_node_events.once)(output, event)));
  }
}
function start([program = "", ...args], account) {
  let child = (0, import_node_child_process2.spawn)(program, args, {
    cwd: "/",
    env: CLEAN,
    detached: !0,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    ...account
    // with these libuv drops the supplementary groups too
  }), ended = new Promise((resolve) => {
    child.once("exit", () => resolve()), child.once("error", () => resolve());
  }), input = child.stdio[3], output = child.stdio[4];
  for (let pipe of [input, output]) pipe.on("error", () => {
  });
  return { input, output, ended, end: () => endTree(child, ended, [input, output]) };
}
async function endTree(child, ended, pipes) {
  let { pid } = child;
  for (let round = 0; pid !== void 0 && round < ROUNDS && child.exitCode === null; round++) {
    let below = descendantsOf(pid);
    for (let one of below) kill(one);
    if (!below.some(isAlive)) break;
    await Promise.race([ended, (0, import_promises2.setTimeout)(ROUND_MILLISECONDS)]);
  }
  pid !== void 0 && child.exitCode === null && child.signalCode === null && kill(-pid), await ended;
  for (let pipe of pipes) pipe.destroy();
}
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
  }
}
function descendantsOf(pid) {
  let found = childrenOf(pid);
  for (let one of found) found.push(...childrenOf(one));
  return found;
}
function childrenOf(pid) {
  try {
    return (0, import_node_fs5.readdirSync)(`/proc/${pid}/task`).map((task) => (0, import_node_fs5.readFileSync)(`/proc/${pid}/task/${task}/children`, "utf8")).flatMap((text2) => text2.split(" ").filter(Boolean).map(Number));
  } catch {
    return [];
  }
}
function isAlive(pid) {
  try {
    return !/^State:\s+Z/m.test((0, import_node_fs5.readFileSync)(`/proc/${pid}/status`, "utf8"));
  } catch {
    return !1;
  }
}

// src/django/ask.ts
var MOST_CHARACTERS = 1024 * 1024, Question = class _Question {
  #app;
  #process;
  #lines;
  #ends;
  #settings;
  constructor(app, started) {
    this.#app = app, this.#process = started, this.#lines = linesOf(started), this.#ends = performance.now() + app.seconds * 1e3;
  }
  static async open(app) {
    if ((app.user?.uid ?? process.getuid?.()) === 0) throw new Error("the app must not be asked as root");
    if (!(0, import_node_fs6.existsSync)(app.python)) throw new NotAnswered(`there is no ${app.python}`);
    let started = await startContained(app.user, (held) => [app.python, "-I", "-S", "-c", app.program.start, app.program.question, held ? "held" : "adopt"]);
    return started.input.write(startOf(app)), new _Question(app, started);
  }
  /** The settings as they are, and under each trial, in one round: all of them are made side by side. */
  async ask(trials) {
    let { signal, seconds } = this.#app, overdue = () => new NotAnswered(describeTime(seconds)), answer = await withDeadline(
      signal,
      Math.max(0, this.#ends - performance.now()),
      overdue,
      () => this.#exchange(trials)
    );
    return this.#settings = answer.settings, answer;
  }
  async baseline() {
    return this.#settings ?? (await this.ask([])).settings;
  }
  async try(trials) {
    return (await this.ask(trials)).trials;
  }
  /** Ends every process of the app that asking has started. */
  async close() {
    await this.#process.end();
  }
  async #exchange(trials) {
    this.#process.input.write(`${JSON.stringify(requestOf(this.#app, trials, this.#ends))}
`);
    let { value } = await this.#lines.next();
    if (value === void 0)
      throw new NotAnswered("the app's Python ended, or wrote too much, before it answered");
    return parseAnswer(value, this.#app.seconds, trials.length);
  }
};
function startOf({ folder, env, server, seconds }) {
  let variables = Object.entries({ ...env, ...server.env }).map(([name, value]) => `${name}=${value}`), processorSeconds = Math.ceil(seconds) + 2, body = Buffer.from([processorSeconds, (0, import_node_path2.join)(folder, server.folder), ...variables].join("\0"));
  return Buffer.concat([Buffer.from(String(body.length).padStart(10, "0")), body]);
}
function requestOf({ folder, server }, trials, ends) {
  let left = Math.max(0, (ends - performance.now()) / 1e3);
  return {
    root: (0, import_node_fs6.realpathSync)(folder),
    module: server.module ?? null,
    settingsModule: server.settingsModule ?? null,
    seconds: left - Math.min(1, left / 4),
    trials: trials.map(({ env, files }) => ({
      env: Object.fromEntries(
        Object.entries(env).filter(([name]) => !(name in server.env)).map(([name, value]) => [name, value ?? null])
      ),
      files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString("base64")]))
    }))
  };
}
async function* linesOf({ output }) {
  let read = "";
  try {
    for await (let chunk of output.setEncoding("utf8")) {
      if (read += chunk, read.length > MOST_CHARACTERS) return;
      for (let end = read.indexOf(`
`); end >= 0; end = read.indexOf(`
`))
        yield read.slice(0, end), read = read.slice(end + 1);
    }
  } catch {
  }
}

// src/django/uses.ts
var MAKES_HOSTS = /\bALLOWED_HOSTS\s*(?::[^=]+)?(?:\+?=|\.extend\()/, COMMAS = /\.split\(\s*["'],["']\s*\)|\bCsv\(|\.list\(|\bjson\.loads\(/, BLANKS = /\.split\(\s*(?:["'] ["']\s*)?\)/;
function useOf(variable, texts) {
  let name = new RegExp(`["']${variable}["']`), uses = /* @__PURE__ */ new Set();
  for (let text2 of texts)
    for (let line of text2.split(`
`)) name.test(line.replace(/#.*$/, "")) && uses.add(useIn(line));
  let [first = "not seen"] = uses;
  return uses.size > 1 ? "other use" : first;
}
function useIn(line) {
  return MAKES_HOSTS.test(line) ? COMMAS.test(line) ? "list with commas" : BLANKS.test(line) ? "list with blanks" : "other use" : "other use";
}
function ownWayIn(texts) {
  for (let [path, text2] of texts) {
    let at = text2.split(`
`).findIndex((line) => OWN_WAY.test(line.replace(/#.*$/, "")));
    if (at >= 0) return `${path} line ${at + 1}`;
  }
}
var OWN_WAY = /169\.254\.169\.254|\bebhealthcheck\b|ELB-HealthChecker|\bALLOWED_CIDR_NETS\b|\bec2_metadata\b/;

// src/env.ts
var HEALTH_CHECK_HOSTS = "HEALTH_CHECK_HOSTS";

// src/instance/metadata.ts
var import_node_http = require("node:http"), import_node_net = require("node:net");

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
  let text2 = (await metadata.get("meta-data/local-ipv4"))?.trim();
  if (text2 === void 0) {
    let message = "this instance has no private IPv4 address (its metadata service says 404)", remedy = "Elastic Beanstalk registers instances by that address: give the subnet IPv4.";
    throw new HookError("failure", message, { remedy: [remedy] });
  }
  if (!(0, import_node_net.isIPv4)(text2)) throw unexpected("something that is not one IPv4 address");
  return text2;
}
function bodyOf({ status, truncated, body }) {
  if (status === 403)
    throw failure("refuses to answer (HTTP 403)", "It is turned off for this instance or blocked on it: set its HttpEndpoint option to enabled.");
  if (status !== 200) throw unexpected(`HTTP ${status}`);
  if (truncated) throw unexpected(`more than ${MAX_ANSWER_BYTES} bytes`);
  return body;
}
function parseEndpoint(text2) {
  let url = URL.canParse(text2) ? new URL(text2) : void 0;
  if (url?.protocol !== "http:") {
    let message = `AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http:// address, got "${text2}"`;
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

// src/success-codes.ts
function parseSuccessCodes(text2, highest = 599) {
  let codes = (/^\d{3}(-\d{3}|(,\d{3})*)$/.test(text2) ? text2.split(",") : []).flatMap((part) => {
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
  askApp: setting("HEALTH_HOOKS_ASK_APP", boolean, !0),
  path: setting("HEALTH_HOOKS_PATH", healthCheckPath, void 0),
  successCodes: setting("HEALTH_HOOKS_SUCCESS_CODES", successCodes, void 0),
  processPort: setting("HEALTH_HOOKS_PROCESS_PORT", integer(1, 65535), void 0),
  probeSeconds: setting("HEALTH_HOOKS_PROBE_SECONDS", integer(0, 300), 30),
  strict: setting("HEALTH_HOOKS_STRICT", boolean, !1),
  dryRun: setting("HEALTH_HOOKS_DRY_RUN", boolean, !1),
  installNode: setting("HEALTH_HOOKS_INSTALL_NODE", boolean, !0),
  node: setting("HEALTH_HOOKS_NODE", absolutePath, void 0)
};
function parseSettings2(env) {
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
function unknownSettings(env) {
  let known = [...Object.values(SETTINGS).map(({ variable }) => variable), "HEALTH_HOOKS_SYSTEM_ROOT"];
  return Object.keys(env).filter((name) => /^HEALTH_HOOKS?_/.test(name) && !known.includes(name));
}
function hostVariables({ variable }) {
  return variable ? [variable] : HOST_VARIABLES;
}
function setting(variable, parseText, fallback) {
  return {
    variable,
    parse: (env) => {
      let text2 = env[variable]?.trim();
      if (!text2) return fallback;
      try {
        return parseText(text2);
      } catch (error) {
        throw new Error(`${variable} ${describeError(error)}, got "${text2}"`);
      }
    }
  };
}
function boolean(text2) {
  if (text2 !== "true" && text2 !== "false") throw new Error("must be true or false");
  return text2 === "true";
}
function integer(from, to) {
  return (text2) => {
    let value = Number(text2);
    if (!/^\d+$/.test(text2) || value < from || value > to)
      throw new Error(`must be a whole number from ${from} to ${to}`);
    return value;
  };
}
function variableName(text2) {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text2))
    throw new Error("must be the name of an environment variable (letters, digits and _)");
  return text2;
}
function pathInsideTheApp(text2) {
  let parts = text2.split("/");
  if (text2.includes("\0") || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new Error("must be a path inside the app folder, such as .env or config/.env");
  return text2;
}
function absolutePath(text2) {
  if (!text2.startsWith("/")) throw new Error("must be an absolute path, such as /usr/bin/node-22");
  return text2;
}
function healthCheckPath(text2) {
  if (!/^\/[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]*$/.test(text2) || text2.length > 1024)
    throw new Error("must start with / and hold at most 1024 characters that a URL's path may have");
  return text2;
}
function successCodes(text2) {
  return parseSuccessCodes(text2, 499), text2;
}

// src/allowed-hosts/app-texts.ts
var MOST_FILES2 = 300, NOT_SETTINGS = /(?:^|\/)(?:migrations|tests?|locale)\//;
function appTexts(appFolder) {
  let { paths, read } = openAppFolder(appFolder), python = [...paths].filter((path) => path.endsWith(".py") && !NOT_SETTINGS.test(path)).slice(0, MOST_FILES2);
  return new Map(python.map((path) => [path, read(path) ?? ""]));
}

// src/allowed-hosts/host-list.ts
var UnknownListShape = class extends Error {
};
function addHost(text2, address, separatorOfOne = ",") {
  return isBracketed(text2) ? addToBrackets(text2, address) : addToEntries(text2, address, separatorOfOne);
}
function showsItsShape(text2) {
  return isBracketed(text2) || text2.includes(",") || entriesOf2(text2).length > 1;
}
function isBracketed(text2) {
  return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text2);
}
function addToBrackets(text2, address) {
  let inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text2)?.[1];
  if (inner === void 0) throw new UnknownListShape(NO_LIST);
  let start2 = text2.indexOf("[") + 1;
  if (inner.trim() === "") return { hosts: [], text: insert(text2, start2, `"${address}"`) };
  let items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []), quote = items[0]?.[1];
  if (quote === void 0 || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
  let hosts = items.map(([, , host = ""]) => host);
  if (allows(hosts, address)) return { hosts, text: text2 };
  let separator = inner.includes(", ") ? ", " : ",";
  return {
    hosts,
    text: insert(text2, start2 + inner.trimEnd().length, `${separator}${quote}${address}${quote}`)
  };
}
var NO_LIST = "its bracketed list is neither JSON nor a Python list";
function addToEntries(text2, address, separatorOfOne) {
  let entries = entriesOf2(text2);
  for (let entry of entries) checkEntry(entry.trim());
  let hosts = entries.filter((entry) => entry.trim() !== "");
  if (allows(entries, address)) return { hosts, text: text2 };
  let separator = text2.includes(",") ? "," : hosts.length > 1 ? " " : separatorOfOne, isOpen = text2 === "" || (separator === "," ? text2.endsWith(",") : /\s$/.test(text2));
  return { hosts, text: `${text2}${isOpen ? "" : separator}${address}` };
}
function entriesOf2(text2) {
  return text2.includes(",") ? text2.split(",") : text2.split(/[ \t\r\n]+/).filter((entry) => entry !== "");
}
function allows(hosts, address) {
  return hosts.includes("*") || hosts.includes(address);
}
function insert(text2, at, piece) {
  return text2.slice(0, at) + piece + text2.slice(at);
}
function checkEntry(entry) {
  let odd = /[^\w.*:\-[\]/\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === void 0) return;
  let shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

// src/allowed-hosts/places/env-file.ts
function assignmentsOf(text2, variable) {
  let pattern = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=[ \\t]*)(.*?)\\r?$`, "gm");
  return [...text2.matchAll(pattern)].map(({ 0: whole, 1: before = "", 2: rest = "", index }) => {
    let { value, isWhole } = valueIn(rest), quotes = /^["']/.test(rest) && isWhole ? 1 : 0;
    return {
      line: text2.slice(0, index).split(`
`).length,
      start: index + before.length + quotes,
      value,
      isPlain: before === `${variable}=` && isWhole && whole.length === before.length + rest.length
    };
  });
}
function valueIn(rest) {
  let quoted = /^(["'])((?:(?!\1)[^\\]|\\.)*)\1/.exec(rest);
  if (quoted) return { value: quoted[2] ?? "", isWhole: quoted[0] === rest };
  let value = rest.replace(/[ \t]+#.*$/, "").trimEnd();
  return { value, isWhole: value === rest && !/["'\\`$#]/.test(value) };
}
function withHost(text2, assignments, address, separatorOfOne) {
  return assignments.reduceRight((edited, { start: start2, value }) => {
    let { text: added } = addHost(value, address, separatorOfOne);
    return edited.slice(0, start2) + added + edited.slice(start2 + value.length);
  }, text2);
}
function hostsIn({ value }) {
  try {
    return addHost(value, "").hosts;
  } catch {
    return;
  }
}
function disputeAbout(text2, variable, assignments) {
  let [first, second] = assignments;
  if (!first) return;
  if (second) return { line: second.line, reason: `${variable} is set a second time` };
  if (!first.isPlain) return { line: first.line, reason: "the line is not plainly NAME=value" };
  let lines = text2.split(/\r?\n/), opened = lines.findIndex((line, index) => index < first.line && mayRunOn(line));
  if (opened >= 0) return { line: opened + 1, reason: "the line ends in a backslash or opens a quote" };
  let other = lines.findIndex((line, index) => index + 1 !== first.line && mentions(line, variable));
  return other >= 0 ? { line: other + 1, reason: `the line names ${variable} as well` } : hasOddLineEnd(text2) ? { line: first.line, reason: "the file has line ends that only some readers know" } : void 0;
}
function hasOddLineEnd(text2) {
  let ascii = text2.replaceAll(`\r
`, `
`).replace(/[\u0080-\u00ff]/g, "");
  return new RegExp("(?![\\t\\n])\\p{Cc}", "u").test(ascii) || /\u00c2\u0085|\u00e2\u0080[\u00a8\u00a9]/.test(text2);
}
function mayRunOn(line) {
  if (/\\[ \t]*$/.test(line)) return !0;
  let rest = line.replace(/^[ \t]*#.*$/, "").replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "");
  return /["'`]/.test(rest);
}
function mentions(line, variable) {
  return !/^[ \t]*#/.test(line) && new RegExp(`(?<![\\w.-])${variable}(?![\\w.-])`).test(line);
}

// src/allowed-hosts/candidates.ts
var MOST_CANDIDATES = 12;
function candidatesFor(address, places) {
  let own = /* @__PURE__ */ new Map([[HEALTH_CHECK_HOSTS, address]]), byOwnVariable = { name: HEALTH_CHECK_HOSTS, values: own, file: void 0 }, inProperties = variablesIn([...places.properties], places).flatMap(
    ([name, value]) => editsOf(value, address).map((text2) => ({
      name: `environment property ${name}`,
      values: new Map([...own, [name, text2]]),
      file: void 0
    }))
  ), inFiles = [...places.files].flatMap(
    ([path, text2]) => inFile(path, text2, address, places).map((candidate) => ({ ...candidate, values: own }))
  );
  return [byOwnVariable, ...inProperties, ...inFiles].slice(0, MOST_CANDIDATES);
}
function variablesIn(variables, { likely, hosts }) {
  let isLikely = ([name]) => likely.includes(name), holdsList = (one) => !isLikely(one) && listOf(one[1]).some((host) => hosts.includes(host));
  return [...variables.filter(isLikely), ...variables.filter(holdsList)];
}
function listOf(value) {
  try {
    return addHost(value, "").hosts;
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}
function editsOf(value, address) {
  let separators = showsItsShape(value) || value.trim() === "" ? [","] : [",", " "];
  try {
    return separators.map((separator) => addHost(value, address, separator).text).filter((text2) => text2 !== value);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}
function inFile(path, text2, address, places) {
  let found = [
    ...new Set([...text2.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=/gm)].map(([, name = ""]) => name))
  ].map((name) => [name, assignmentsOf(text2, name)]);
  return variablesIn(
    found.map(([name, assignments]) => [name, assignments.at(-1)?.value ?? ""]),
    places
  ).flatMap(([name]) => {
    let assignments = found.find(([one]) => one === name)?.[1] ?? [];
    return fileEdits(text2, assignments, address).map(
      (edited) => fileEdit(path, name, assignments, edited, address)
    );
  });
}
function fileEdits(text2, assignments, address) {
  let isOne = assignments.some(({ value }) => !showsItsShape(value) && value.trim() !== "");
  try {
    return (isOne ? [",", " "] : [","]).map(
      (separator) => withHost(text2, assignments, address, separator)
    ).filter((edited) => edited !== text2);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}
function fileEdit(path, variable, assignments, text2, address) {
  let [first] = assignments, count2 = (first && hostsIn(first)?.length) ?? 0, before = count2 === 1 ? "1 host" : `${count2} hosts`, change = { where: `${path} line ${assignments.map(({ line }) => line).join(", ")}, ${variable}`, before, after: `${before} and ${address}` };
  return { name: `${variable} in ${path}`, file: { path, text: text2, change } };
}

// src/allowed-hosts/by-text.ts
function decideByText(address, places, useOf2) {
  let values = /* @__PURE__ */ new Map([[HEALTH_CHECK_HOSTS, address]]), leftAlone = [], names = [], file;
  for (let variable of places.likely) {
    let value = places.properties.get(variable);
    if (value === void 0) continue;
    let edit = plainEdit(value, address, useOf2(variable));
    "reason" in edit ? leftAlone.push(`the environment property ${variable}: ${edit.reason}`) : (names.push(`environment property ${variable}`), edit.text !== value && values.set(variable, edit.text));
  }
  for (let [path, text2] of places.files)
    for (let variable of places.likely) {
      if (file || places.properties.has(variable)) continue;
      let edit = plainFileEdit(path, text2, variable, address, useOf2(variable));
      edit && ("reason" in edit ? leftAlone.push(edit.reason) : (names.push(`${variable} in ${path}`), file = edit.file));
    }
  return { candidate: { name: [HEALTH_CHECK_HOSTS, ...names].join(" and "), values, file }, leftAlone };
}
function plainEdit(value, address, use) {
  if (use === "other use") return { reason: "the app uses it in another way than as a list of hosts" };
  let isOne = !showsItsShape(value) && value.trim() !== "";
  if (isOne && allows([value], address)) return { text: value };
  if (isOne && use === "not seen")
    return { reason: "it has one host, and it is not seen how the app makes a list of it" };
  let separator = use === "list with blanks" ? " " : ",";
  if (!isOne && use === "list with blanks" && value.includes(","))
    return { reason: "it has commas, and the app is seen to split it at blanks" };
  try {
    return { text: addHost(value, address, separator).text };
  } catch (error) {
    if (error instanceof UnknownListShape) return { reason: error.message };
    throw error;
  }
}
function plainFileEdit(path, text2, variable, address, use) {
  let assignments = assignmentsOf(text2, variable), [first] = assignments;
  if (!first) return;
  let dispute = disputeAbout(text2, variable, assignments);
  if (dispute)
    return { reason: `${variable} in ${path} line ${first.line}: line ${dispute.line}: ${dispute.reason}` };
  let edit = plainEdit(first.value, address, use);
  if ("reason" in edit) return { reason: `${variable} in ${path} line ${first.line}: ${edit.reason}` };
  if (edit.text === first.value) return { file: void 0 };
  let edited = withHost(text2, assignments, address, use === "list with blanks" ? " " : ",");
  return { file: fileEdit(path, variable, assignments, edited, address).file };
}

// src/allowed-hosts/decision.ts
function decide(before, address, tried) {
  let taken2 = tried.find(([, answer]) => isProven(before, address, answer))?.[0], reasons = tried.flatMap(([, answer]) => reasonAgainst(before, address, answer) ?? []);
  return { taken: taken2, reasons: [...new Set(reasons)] };
}
function isProven(before, address, answer) {
  return !("problem" in answer) && isSameList([...before, address], answer.hosts) && answer.others.every(({ how }) => how === "grew");
}
function reasonAgainst(before, address, answer) {
  if ("problem" in answer) return `the settings would fail (${answer.problem})`;
  let lost = before.filter((host) => !answer.hosts.includes(host));
  if (lost.length > 0)
    return `ALLOWED_HOSTS would lose ${lost.length === 1 ? "a host" : `${lost.length} hosts`}`;
  let harmed = answer.others.filter(({ how }) => how !== "grew").map(describeOther);
  return harmed.length > 0 ? harmed.join(", ") : !isSameList(before, answer.hosts) && !allows(answer.hosts, address) ? "ALLOWED_HOSTS would change, and not get the address" : void 0;
}
function describeOther({ name, how }) {
  switch (how) {
    case "lost entries":
      return `${name} would lose entries`;
    case "appeared":
      return `${name} would appear`;
    case "vanished":
      return `${name} would vanish`;
    default:
      return `${name} would change`;
  }
}
function isSameList(one, other) {
  return one.length === other.length && [...one].sort().join("\0") === [...other].sort().join("\0");
}

// src/instance/seen.ts
function orNone(look) {
  try {
    return look();
  } catch (error) {
    if (error instanceof HookError) return;
    throw error;
  }
}

// src/allowed-hosts/later-hooks.ts
var FOLDERS = [
  [".platform/hooks/predeploy", "10_allowed_hosts.cjs"],
  [".platform/confighooks/predeploy", "10_allowed_hosts"],
  [".platform/hooks/postdeploy", ""],
  [".platform/confighooks/postdeploy", ""]
];
function laterHooksThatName(appFolder, envFile) {
  let name = envFile.slice(envFile.lastIndexOf("/") + 1), named = new RegExp(`(?<![\\w.-])${name.replace(/[^\w]/g, "\\$&")}(?![\\w.-])`);
  return FOLDERS.flatMap(([below, own]) => {
    let folder = orNone(() => Folder.open(appFolder, below));
    return (orNone(() => folder?.names()) ?? []).filter(
      (one) => one > own && !/allowed_hosts|health_check/.test(one)
    ).filter((one) => named.test(orNone(() => folder?.read(one))?.bytes.toString("latin1") ?? "")).map((one) => `${below}/${one}`);
  });
}

// src/allowed-hosts/places/env-files.ts
function openEnvFile(appFolder, path) {
  let end = path.lastIndexOf("/"), name = path.slice(end + 1), folder = Folder.open(appFolder, path.slice(0, Math.max(0, end))), snapshot = folder?.read(name);
  if (!(!folder || !snapshot))
    return {
      text: snapshot.bytes.toString("latin1"),
      snapshot,
      replace: (text2) => folder.replace(name, Buffer.from(text2, "latin1"), snapshot.mode, snapshot)
    };
}
function tryEnvFile(appFolder, path) {
  try {
    return { file: openEnvFile(appFolder, path), problem: void 0 };
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return { file: void 0, problem: error.message };
  }
}

// src/allowed-hosts/places/process-environment.ts
var import_node_crypto = require("node:crypto");

// src/instance/override.ts
var STATE_FOLDER = "/var/lib/eb-health-hooks", CURRENT_OVERRIDE = `${STATE_FOLDER}/web.env`, CURRENT_FOLDER = "/var/app/current", DROP_IN_FOLDER = "/usr/lib/systemd/system/web.service.d", DROP_IN = "50-eb-health-hooks.conf", MARKER = ".eb-health-hooks", DROP_IN_TEXT = `# Written by eb-health-hooks: the app gets the private address of this instance.
[Service]
EnvironmentFile=-${CURRENT_OVERRIDE}
ExecStartPre=-+/bin/sh -c 'cd ${STATE_FOLDER} && rm -f web.env && [ -f ${CURRENT_FOLDER}/${MARKER} ] && read -r id <${CURRENT_FOLDER}/${MARKER} && case $$id in *[!0-9a-f]*) ;; *) ln -s web.$$id.env web.env ;; esac'
`;
function idOf(marker) {
  return /^([0-9a-f]{16})\n$/.exec(marker?.bytes.toString() ?? "")?.[1];
}
function valueFileOf(id) {
  return `web.${id}.env`;
}
var PROVEN = "# proven: ";
function renderValueFile({ proven, variables }) {
  let lines = [...variables].map(([variable, value]) => {
    if (value.includes("\0"))
      throw new HookError("failure", `${variable} holds a NUL character: it is left alone`);
    let quoted = value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
    return `${variable}=${quoted}
`;
  });
  return `${proven === void 0 ? "# not proven" : PROVEN + proven}
${lines.join("")}`;
}
function parseValueFile(text2) {
  let variables = /* @__PURE__ */ new Map();
  for (let [, name = "", single, double] of text2.matchAll(/^(\w+)=(?:'([^']*)'|"((?:[^"\\]|\\.)*)")$/gms))
    variables.set(name, single ?? (double ?? "").replace(/\\(.)/gs, "$1"));
  let [first = ""] = text2.split(`
`, 1);
  return { proven: first.startsWith(PROVEN) ? first.slice(PROVEN.length) : void 0, variables };
}

// src/allowed-hosts/places/process-environment.ts
function openOverrides(context) {
  let base = context.systemRoot, app = Folder.make(context.appFolder), state = Folder.open(base, STATE_FOLDER), marker = app.read(MARKER), running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER), runningId = running?.identity === marker?.identity ? void 0 : idOf(running), markedId = idOf(marker), ownId = markedId === runningId ? void 0 : markedId, found = ownId === void 0 ? void 0 : state?.read(valueFileOf(ownId)), runningFile = runningId === void 0 ? void 0 : state?.read(valueFileOf(runningId));
  return {
    own: found && parseValueFile(found.bytes.toString()),
    running: runningFile && parseValueFile(runningFile.bytes.toString()),
    apply: (values) => {
      let id = found && ownId ? ownId : (0, import_node_crypto.randomBytes)(8).toString("hex"), kept = [id, runningId];
      return [
        ...valueFileStep(base, { id, found, text: renderValueFile(values), values, kept }),
        ...found ? [] : [markerStep(app, marker, id)],
        ...dropInStep(context)
      ];
    }
  };
}
function valueFileStep(base, { id, found, text: text2, values, kept }) {
  if (found?.bytes.toString() === text2 && found.mode === 384) return [];
  let name = valueFileOf(id), before = found ? "an older value" : "absent", apply = () => {
    let folder = Folder.make(base, STATE_FOLDER);
    folder.replace(name, Buffer.from(text2), 384, found), removeOthers(folder, kept);
  };
  return [step(`${STATE_FOLDER}/${name}`, before, `sets ${[...values.variables.keys()].join(", ")}`, apply)];
}
function markerStep(app, marker, id) {
  let apply = () => app.replace(MARKER, Buffer.from(`${id}
`), 420, marker);
  return step(MARKER, marker ? "names another" : "absent", `names ${valueFileOf(id)}`, apply);
}
function dropInStep(context) {
  let base = context.systemRoot, dropIn = Folder.open(base, DROP_IN_FOLDER)?.read(DROP_IN);
  if (dropIn?.bytes.toString() === DROP_IN_TEXT) return [];
  let apply = async () => {
    let folder = Folder.make(base, DROP_IN_FOLDER);
    folder.replace(DROP_IN, Buffer.from(DROP_IN_TEXT), 420, dropIn);
    try {
      await reloadUnits(context);
    } catch (error) {
      throw folder.remove(DROP_IN), error;
    }
  }, before = dropIn ? "another text" : "absent";
  return [step(`${DROP_IN_FOLDER}/${DROP_IN}`, before, "reads it when the app starts", apply)];
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

// src/diagnosis/the-line.ts
var ANY_LINE = 'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]';
function sayTheLine(line) {
  return line ? `Add this line to ${line.file} below line ${line.below}: ${line.text}` : `Add this line at the end of the settings file: ${ANY_LINE}`;
}

// src/allowed-hosts/words.ts
function noPlaceFound(address, {
  settingsModule,
  reasons,
  line
}, isStopped) {
  let why = reasons.length > 0 ? `every other way would do harm: ${reasons.join("; ")}` : "no other place holds the list", message = `${settingsModule || "the app"} does not let in ${address}: it does not read ${HEALTH_CHECK_HOSTS}, and ${why}`, consequence = isStopped ? "The running version lets the load balancer in, and this one would not: the deployment stops, and the running version goes on." : "Until then the load balancer's check gets 400. Visitors are not affected.";
  return new HookError(isStopped ? "failure" : "warning", message, {
    remedy: [sayTheLine(line), `Commit it and deploy again. ${consequence}`]
  });
}
function notProven(address, why, { done, leftAlone }) {
  let message = `it is not proven that the app lets in ${address}: it could not be asked (${why}); it gets the address by ${done}`;
  return new HookError(leftAlone.length > 0 ? "warning" : "notice", message, {
    remedy: [
      ...leftAlone.map((reason) => `Left alone: ${reason}.`),
      `To be sure: ${lowerFirst(sayTheLine(void 0))}`
    ]
  });
}
function oddEntries(hosts) {
  let withScheme = hosts.filter((host) => /^\w+:\/\//.test(host)).length, withStar = hosts.filter((host) => /^.+\*|^\*./.test(host)).length;
  return [
    ...withScheme > 0 ? [
      `ALLOWED_HOSTS has ${count(withScheme)} with a scheme such as https://, which matches no request: write the name alone, www.example.com`
    ] : [],
    ...withStar > 0 ? [
      `ALLOWED_HOSTS has ${count(withStar)} with a star in it, which matches no request: for all names below a domain write .example.com`
    ] : []
  ];
}
function count(entries) {
  return entries === 1 ? "1 entry" : `${entries} entries`;
}
function lowerFirst(text2) {
  return text2.slice(0, 1).toLowerCase() + text2.slice(1);
}

// src/allowed-hosts/allowed-hosts.ts
var allowedHosts = {
  name: "allowed_hosts",
  mayStopDeployment: !0,
  deadlineSeconds: () => 60,
  plan: planHosts
};
async function planHosts(context) {
  let dockerFile = dockerFileOf(context, context.appFolder);
  if (dockerFile) throw dockerApp(dockerFile);
  let address = await privateAddress(new InstanceMetadata(context.env, context.signal)), overrides = openOverrides(context), files = new EnvFiles(context), outcome = await outcomeOf(context, address, files, overrides), { file, warning, done } = outcome;
  file && warnOfLaterHooks(context, file.path);
  let variables = new Map([...unknownHere(context, overrides), ...outcome.values]);
  return {
    steps: [...file ? [{ changes: [file.change], apply: () => files.open(file.path)?.replace(file.text) }] : [], ...overrides.apply({ proven: outcome.proven, variables })],
    unchanged: `nothing to change: ${done}`,
    done: [done],
    warning
  };
}
async function outcomeOf(context, address, files, overrides) {
  try {
    let app = await appToAsk(context, { ...context.env, [HEALTH_CHECK_HOSTS]: void 0 });
    return await byAsking(context, app, { address, files, overrides });
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return byText(context, address, files, error.message);
  }
}
async function byAsking(context, app, asked) {
  let { address, files } = asked, question = await Question.open(app);
  try {
    let [own] = candidatesFor(address, { ...files.places([]), hosts: [] });
    if (!own) throw new Error("no candidate");
    let first = await question.ask([trialOf(context, own)]), { settings } = first;
    for (let sentence of oddEntries(settings.hosts)) context.log.warn(sentence);
    if (allows(settings.hosts, address)) return alreadyIn(address, own, settings);
    let tried = first.trials.map((answer) => [own, answer]), decision = decide(settings.hosts, address, tried);
    if (!decision.taken) {
      let others = candidatesFor(address, {
        ...files.places(settings.filesRead),
        hosts: settings.hosts
      }).slice(1), answers = await question.ask(others.map((one) => trialOf(context, one)));
      tried.push(...others.map((one, index) => [one, answers.trials[index] ?? UNTRIED])), decision = decide(settings.hosts, address, tried);
    }
    return decision.taken ? taken(address, decision.taken, settings) : noneTaken(context, asked, { settings, tried, reasons: decision.reasons });
  } finally {
    await question.close();
  }
}
var UNTRIED = { problem: "it was not tried" };
function trialOf({ appFolder }, { values, file }) {
  return {
    env: Object.fromEntries(values),
    files: new Map(file ? [[`${appFolder}/${file.path}`, Buffer.from(file.text, "latin1")]] : [])
  };
}
function alreadyIn(address, own, settings) {
  let done = `the app lets in ${address} by itself: ${askedOf(settings)}`;
  return { values: own.values, file: void 0, proven: "the app itself", done, warning: void 0 };
}
function taken(address, { name, values, file }, settings) {
  let done = `the app will accept ${address} as a host by ${name}: ${askedOf(settings)}`;
  return { values, file, proven: name, done, warning: void 0 };
}
function askedOf({ django, settingsModule, startedBy: startedBy2 }) {
  return `asked of Django ${django}, settings module ${settingsModule || "not named"}, as ${startedBy2} says`;
}
function noneTaken(context, { address, overrides }, found) {
  let { settings, tried, reasons } = found, ownWay = ownWayIn(appTexts(context.appFolder)), [own] = tried, values = own && !("problem" in own[1]) && own[1].others.every(({ how }) => how === "grew") ? own[0].values : /* @__PURE__ */ new Map();
  if (overrides.running?.proven !== void 0 && ownWay === void 0) throw noPlaceFound(address, { ...settings, reasons }, !0);
  return {
    values,
    file: void 0,
    proven: void 0,
    done: `ALLOWED_HOSTS does not have ${address}, and the app seems to let the load balancer in by a way of its own (${ownWay})`,
    warning: ownWay === void 0 ? noPlaceFound(address, { ...settings, reasons }, !1) : void 0
  };
}
function byText(context, address, files, why) {
  let texts = appTexts(context.appFolder), places = { ...files.places([]), hosts: [] }, { candidate, leftAlone } = decideByText(address, places, (name2) => useOf(name2, texts.values())), { values, file, name } = candidate;
  return {
    values,
    file,
    proven: void 0,
    done: `the app gets ${address} by ${name}`,
    warning: notProven(address, why, { done: name, leftAlone })
  };
}
function unknownHere({ env }, { own }) {
  return [...own?.variables ?? []].filter(
    ([name]) => name !== HEALTH_CHECK_HOSTS && env[name] === void 0
  );
}
function warnOfLaterHooks({ appFolder, log }, path) {
  for (let hook of laterHooksThatName(appFolder, path))
    log.warn(
      `${hook} runs after this hook and names ${path}: if it writes the file anew, the address is lost; let it run before 10_allowed_hosts`
    );
}
var EnvFiles = class {
  #context;
  #opened = /* @__PURE__ */ new Map();
  constructor(context) {
    this.#context = context;
  }
  /** @param read real paths of files that the app was seen to open, below its folder */
  places(read) {
    let { settings, env, appFolder } = this.#context, below = read.map((path) => (0, import_node_path3.relative)((0, import_node_fs7.realpathSync)(appFolder), path)), paths = [.../* @__PURE__ */ new Set([settings.envFile, ...below])].filter((path) => this.open(path) !== void 0), properties = Object.entries(env).filter(
      (entry) => entry[1] !== void 0
    );
    return {
      properties: new Map(properties),
      files: new Map(paths.map((path) => [path, this.open(path)?.text ?? ""])),
      likely: hostVariables(settings)
    };
  }
  open(path) {
    if (!this.#opened.has(path)) {
      let { file, problem } = tryEnvFile(this.#context.appFolder, path);
      problem && this.#context.log.warn(problem), this.#opened.set(path, file);
    }
    return this.#opened.get(path);
  }
};
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
      let start2 = { signal, systemRoot: process.env.HEALTH_HOOKS_SYSTEM_ROOT ?? "" }, { env, propertiesKnown } = await readEnvironment(start2, log), { dryRun, atOnce } = readArguments();
      for (let name of unknownSettings(env))
        log.warn(
          `${name} is no setting of the hooks, so it has no effect: see whether its name is spelled right`
        );
      let fromEnvironment = parseSettings2(env), settings = { ...fromEnvironment, dryRun: fromEnvironment.dryRun || dryRun };
      return strict = settings.strict, hideAppSettingsFromSdk(), await within(hook.deadlineSeconds(settings), signal, async (limit) => {
        let appFolder = process.cwd(), context = { ...start2, signal: limit, settings, env, propertiesKnown, atOnce, log, appFolder }, plan = await (settings.enabled ? hook.plan(context) : DISABLED);
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
async function readEnvironment(start2, log) {
  let own = { ...process.env };
  try {
    return { env: { ...await getConfig(start2, "environment"), ...own }, propertiesKnown: !0 };
  } catch (error) {
    if (!(error instanceof HookError) || start2.signal.aborted) throw error;
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
