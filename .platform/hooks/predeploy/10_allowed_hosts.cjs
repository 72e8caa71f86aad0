#!/bin/sh
":" /* eb-health-hooks 0.2.0, built by build.mjs: do not edit
HOOK=allowed_hosts
MAY_STOP_DEPLOYMENT=true
root=${HEALTH_HOOKS_SYSTEM_ROOT-}

unset LD_LIBRARY_PATH LD_PRELOAD OPENSSL_CONF PYTHONHOME PYTHONPATH PYTHONSTARTUP
unset NODE_COMPILE_CACHE NODE_DEBUG NODE_DEBUG_NATIVE NODE_OPTIONS NODE_PATH NODE_TLS_REJECT_UNAUTHORIZED
unset NODE_V8_COVERAGE

trim() {
  text=${1#"${1%%[![:space:]]*}"}
  text=${text%"${text##*[![:space:]]}"}
}

plain() {
  printf %s "$1" | LC_ALL=C /usr/bin/tr -c '[:print:]' '?' | /usr/bin/head -c 200
}

fits() {
  node=$1
  if [ "$node" = "${node#/}" ]; then
    reason="is not an absolute path"
  elif [ ! -e "$node" ]; then
    reason="does not exist"
  elif [ ! -x "$node" ] || [ -d "$node" ]; then
    reason="is not an executable file"
  else
    version=$(/usr/bin/timeout -k 1 10 /bin/sh -c '"$0" --version |
      LC_ALL=C /usr/bin/tr -cd "[:print:]\n" | /usr/bin/head -c 64' "$node" </dev/null 2>/dev/null)
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
  trim "${HEALTH_HOOKS_NODE-}"
  named=$text
  if [ -n "$named" ]; then
    if fits "$named"; then return 0; fi
    misnamed="HEALTH_HOOKS_NODE names $(plain "$named"), which $reason"
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
  tried=":$named:"
  for candidate in "$root/usr/bin/node-24" "$root/usr/bin/node-22" "$root/usr/bin/node-20" "$@" \
    "$root/usr/local/bin/node"; do
    case $tried in *":$candidate:"*) continue ;; esac
    tried="$tried$candidate:"
    if fits "$candidate"; then return 0; fi
    if [ -f "$candidate" ] && [ -x "$candidate" ]; then rejected="$rejected; $(plain "$candidate") $reason"; fi
  done
  return 1
}

case " $* " in
  *" --help "* | *" -h "*)
    echo "usage, as root in /var/app/current: $0 [--dry-run] [--at-once]"
    echo "  --dry-run  say what would be changed, and change nothing"
    echo "  --at-once  make the change whatever the other instances are doing"
    if [ "$HOOK" = health_check ]; then echo "  --doctor [--json]  say why the environment is red, and change nothing"; fi
    exit 0
    ;;
esac

code=0
trim "${HEALTH_HOOKS_STRICT-}"
case "$MAY_STOP_DEPLOYMENT $text" in true* | *" true") code=1 ;; esac
trim "${HEALTH_HOOKS_ENABLED-}"
case "$text $* " in
  *" --doctor "*) HOOK=doctor code=2 ;;
  "false "*)
    echo "INFO $HOOK: disabled by HEALTH_HOOKS_ENABLED=false"
    exit 0
    ;;
esac

if find_node; then
  if [ -n "$misnamed" ]; then printf '%s\n' "WARN $HOOK: $misnamed; using $(plain "$node") instead" >&2; fi
  exec "$node" "$0" "$@"
fi

level=ERROR
if [ $code = 0 ]; then level=WARN; fi
say() { printf '%s\n' "$level $HOOK: $1" >&2; }
say "Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none."
say "By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE."
if [ $code = 2 ]; then HOOK="doctor: could not look"; fi
say "no Node.js 20 or newer on this instance, nothing was changed${rejected}"
exit $code
*/;"use strict";

// src/allowed-hosts/allowed-hosts.ts
var import_node_fs9 = require("node:fs"), import_node_path4 = require("node:path");

// src/django/allows.ts
function allows(hosts, host = "") {
	return hosts.some((entry) => entry === "*" || entry === host ? !0 : entry.startsWith(".") && entry.length > 1 && `.${host}`.endsWith(entry));
}

// src/django/answer.ts
var HOWS = ["grew", "lost entries", "changed", "appeared", "vanished"], OTHER_WAYS = ["application", "middleware", "unchecked", "setting", "code", "unknown"], NotAnswered = class extends Error {
	name = "NotAnswered";
}, SettingsFail = class extends NotAnswered {
	name = "SettingsFail";
}, MOST_HOSTS = 2e3, MOST_HOST_CHARACTERS = 64 * 1024, MOST_FILES_READ = 200, MOST_OTHERS = 2e3, CLASS_NAME = new RegExp("^\\p{ID_Start}[\\p{ID_Continue}]{0,99}$", "u"), SETTING = /^(?:the variable \w{1,100}|[\p{Lu}_][\p{Lu}\p{N}_]{0,99})$/u, VARIABLE = /^[A-Z][A-Z0-9_]{0,99}$/, MODULE_NAME = /^[\p{ID_Continue}.]{0,200}$/u, DJANGO = /^[\w.+-]{1,40}$/, FILE = /^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]{0,499}$/u, UNREADABLE = "the answer of the app's Python cannot be read";
function parseAnswer(line, seconds, trials) {
	let answer = record(parseLineOfJson(line));
	if (answer.problem !== void 0) throw new NotAnswered(describeProblem(answer.problem, seconds));
	let settings = record(answer.settings);
	if (settings.problem !== void 0) {
		let { code } = record(settings.problem), why = describeProblem(settings.problem, seconds);
		throw FAILS_ON_START.has(code) ? new SettingsFail(why) : new NotAnswered(why);
	}
	let found = listIn(answer.trials, trials, record);
	if (found.length !== trials) throw notReadable();
	return {
		settings: parseAppSettings(settings, seconds),
		trials: found.map((one) => parseTrial(one, seconds))
	};
}
function parseOtherWay(line) {
	let { before } = record(parseLineOfJson(line));
	if (before === null) return;
	let { kind, name } = record(before), known = OTHER_WAYS.find((one) => one === kind);
	if (known === void 0) throw notReadable();
	return { kind: known, name: name === "" ? "" : text(name, FILE) };
}
function parseAppSettings(found, seconds) {
	return {
		hosts: parseHosts(found.hosts),
		byDebug: found.byDebug === !0,
		makesSets: found.sets === !0,
		settingsModule: text(found.module, MODULE_NAME),
		django: text(found.django, DJANGO),
		startedBy: text(found.startedBy, FILE),
		filesRead: listIn(found.opened, MOST_FILES_READ, (path) => text(path, FILE)),
		line: found.line === null ? void 0 : parseLine(record(found.line)),
		moduleProblem: found.failure === null ? void 0 : describeProblem(found.failure, seconds)
	};
}
function isToPaste(line) {
	let added = '*os.environ.get("HEALTH_CHECK_HOSTS", "").split()', form = line.replace(/^import os; /, "").replaceAll('__import__("os")', "os").replace(/\*\(\["\.localhost", "127\.0\.0\.1", "\[::1\]"\] if (?:cls\.)?DEBUG else \[\]\), /, ""), [, name] = /^class ([A-Za-z_]\w{0,99})\(/.exec(form) ?? [];
	return [
		`ALLOWED_HOSTS += ${added.slice(1)}`,
		`ALLOWED_HOSTS = ${added.slice(1)}`,
		`ALLOWED_HOSTS = [${added}]`,
		`ALLOWED_HOSTS = [*ALLOWED_HOSTS, ${added}]`,
		`from django.conf import settings; settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, ${added}]`,
		`class ${name}(${name}): setup = classmethod(lambda cls: (super(${name}, cls).setup(), setattr(cls, "ALLOWED_HOSTS", [*cls.ALLOWED_HOSTS, ${added}])))`
	].includes(form);
}
function parseLine({ file, below, text: line }) {
	if (!Number.isSafeInteger(below) || Number(below) < 0 || typeof line != "string" || !isToPaste(line)) throw notReadable();
	return { file: text(file, FILE), below: Number(below), text: line };
}
function parseTrial(found, seconds) {
	return found.problem !== void 0 ? { problem: describeProblem(found.problem, seconds) } : { hosts: parseHosts(found.hosts), others: listIn(found.others, MOST_OTHERS, parseOther) };
}
function parseOther(found) {
	let { name, how } = record(found), known = HOWS.find((one) => one === how);
	if (known === void 0) throw notReadable();
	return { name: text(name, SETTING), how: known };
}
function parseHosts(found) {
	let hosts = listIn(found, MOST_HOSTS, (host) => text(host, /^/));
	if (hosts.join("").length > MOST_HOST_CHARACTERS) throw notReadable();
	return hosts;
}
function describeProblem(problem, seconds) {
	let { code, number, setting: setting2, ...raised } = record(problem);
	switch (code) {
		case "raised":
			return describeRaised(raised);
		case "no-django":
			return `Django cannot be imported: ${describeRaised(raised)}`;
		case "refused":
			return `Django refuses ${text(setting2, SETTING)}, which is neither a list nor a tuple`;
		case "time":
			return describeTime(seconds);
		case "exit":
		case "signal":
			return `the app's Python ended (${code} ${Number(number)}) before it answered`;
		default:
			return typeof code == "string" && PROBLEMS.get(code) || UNREADABLE;
	}
}
function describeTime(seconds) {
	return `the app's settings were not made within ${seconds} s`;
}
var PROBLEMS = /* @__PURE__ */ new Map([
	["folder", "the app's user cannot enter the folder that the server starts in"],
	["command", "the command that starts the server is not understood: nobody knows which settings it loads"],
	["no-server", "nothing in the app says which settings its server loads"],
	["no-process", "the app's user may start no more processes"],
	["hosts-type", "ALLOWED_HOSTS is no list of texts"],
	["hosts-size", "ALLOWED_HOSTS is too long"],
	["hosts-unsteady", "ALLOWED_HOSTS is another one each time that the settings are made"],
	["too-large", "the app's settings are too large to compare"]
]), FAILS_ON_START = /* @__PURE__ */ new Set(["raised", "refused"]);
function describeRaised({ raised, file, line, unset }) {
	let name = text(raised, CLASS_NAME);
	if (typeof file != "string" || !FILE.test(file) || !Number.isInteger(line)) return name;
	let why = typeof unset == "string" ? `: ${text(unset, VARIABLE)} is not set` : "";
	return `${name} at ${file} line ${line}${why}`;
}
var notReadable = () => new NotAnswered(UNREADABLE);
function parseLineOfJson(line) {
	try {
		return JSON.parse(line);
	} catch {
		throw notReadable();
	}
}
function record(found) {
	if (typeof found != "object" || found === null || Array.isArray(found)) throw notReadable();
	return { ...found };
}
function listIn(found, most, entry) {
	if (!Array.isArray(found) || found.length > most) throw notReadable();
	return found.map(entry);
}
function text(found, shape) {
	if (typeof found != "string" || !shape.test(found)) throw notReadable();
	return found;
}

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
function orElse(otherwise, look) {
	try {
		return look();
	} catch {
		return otherwise;
	}
}

// src/instance/app.ts
var import_node_fs3 = require("node:fs");

// src/instance/platform.ts
var import_node_fs2 = require("node:fs"), import_node_path = require("node:path");

// src/instance/program.ts
var import_node_child_process = require("node:child_process"), import_node_crypto = require("node:crypto"), import_node_fs = require("node:fs");

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

// src/instance/program.ts
var PROGRAM_MILLISECONDS = 1e4, MOST_PRINTED = 1024 * 1024;
async function runProgram({ signal }, program, args, milliseconds = PROGRAM_MILLISECONDS) {
	let failed = (how) => new HookError("failure", `${program} ${args.join(" ")} failed: ${how}`), late = () => failed(`no answer within ${milliseconds / 1e3} s`), mark = (0, import_node_crypto.randomUUID)(), env = { ...process.env, EB_HEALTH_HOOKS_RUN: mark }, child = (0, import_node_child_process.spawn)(program, args, { stdio: ["ignore", "pipe", "ignore"], detached: !0, env }), output = new Promise((resolve, reject) => {
		let printed = "";
		child.stdout.setEncoding("utf8").on("data", (text2) => {
			printed += text2, printed.length > MOST_PRINTED && reject(failed("its output is longer than 1 MiB"));
		}), child.once("error", (error) => reject(failed(errorCodeOf(error) ?? error.message))), child.once("exit", (_, ending) => {
			ending && reject(failed(`ended by ${ending}`)), endGroup(child.pid), setTimeout(() => endMarked(mark));
		}), child.once("close", (code) => {
			code === 0 ? resolve(printed) : reject(failed(`exit status ${code}`));
		});
	});
	try {
		return await withDeadline(signal, milliseconds, late, () => output);
	} catch (error) {
		throw endGroup(child.pid), endMarked(mark), error;
	} finally {
		output.catch(() => {
		}), child.stdout.destroy();
	}
}
function endGroup(pid = 0) {
	pid > 0 && endProcess(-pid);
}
function endMarked(mark) {
	let ids = orElse([], () => (0, import_node_fs.readdirSync)("/proc")).filter((name) => /^\d+$/.test(name));
	for (let id of ids)
		orElse("", () => (0, import_node_fs.readFileSync)(`/proc/${id}/environ`, "latin1")).includes(mark) && endProcess(Number(id));
}
function endProcess(pid) {
	orElse(!1, () => process.kill(pid, "SIGKILL"));
}

// src/instance/platform.ts
var RELOAD_MILLISECONDS = 3e4;
function instancePath({ systemRoot }, path) {
	return systemRoot === "" ? path : (0, import_node_path.join)(systemRoot, path);
}
function readPlatformFile(instance, path) {
	try {
		return (0, import_node_fs2.readFileSync)(instancePath(instance, path), "utf8");
	} catch (error) {
		if (errorCodeOf(error) !== void 0) return;
		throw error;
	}
}
async function getConfig(instance, command) {
	return textsOf(await getConfigObject(instance, command));
}
async function getOption(instance, namespace2, option) {
	let options = (await getConfigObject(instance, "optionsettings"))[namespace2];
	return textsOf(isObject(options) ? options : {})[option];
}
async function getConfigObject(instance, command) {
	let program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
	if (!(0, import_node_fs2.existsSync)(program)) return {};
	let output = await runProgram(instance, program, [command]), parsed = orElse(void 0, () => JSON.parse(output));
	if (isObject(parsed)) return parsed;
	throw new HookError("failure", `${program} ${command} failed: its output is no JSON object`);
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
	let program = instancePath(instance, "/usr/bin/systemctl");
	await runProgram(instance, program, ["daemon-reload"], RELOAD_MILLISECONDS);
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
	let folder = instancePath(instance, VENV_FOLDER), [name] = orElse([], () => (0, import_node_fs3.readdirSync)(folder).sort());
	return name && `${folder}/${name}/bin/python`;
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

// src/instance/docker.ts
var import_node_fs5 = require("node:fs"), import_node_path2 = require("node:path");

// src/instance/compose.ts
function readCompose(text2, envFile) {
	let lines = text2.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "")), path = new RegExp(`(?:^|[\\s"'[,])(?:\\./)?${escaped(envFile)}(?=$|[\\s"'\\],])`), namesFile = blocksOf(lines, "env_file").some((block) => block.some((line) => path.test(line))), app = servicesOfApp(lines), hasItems = blocksOf(app, "environment").some(([, next]) => /^\s*-/.test(next ?? "")), lineFor = (variable) => `${hasItems ? `- ${variable}=` : `${variable}: `}\${${variable}-}`;
	return {
		gives: (variable) => namesFile || handsOn(variable).some((shape) => lines.some((line) => shape.test(line))),
		setsItself: (variable) => {
			let literal = new RegExp(`^\\s*(?:-\\s*)?["']?${variable}["']?\\s*[:=]\\s*["']?[^\\s$"'][^$]*$`), at = lines.findIndex((line) => literal.test(line));
			return at < 0 ? void 0 : at + 1;
		},
		lineFor,
		toHandOn: (variable) => hasNoEnvironment(app) ? `In the service that runs Django, add the line: environment: {${variable}: "\${${variable}-}"}` : `Below environment: of the service that runs Django, add the line: ${lineFor(variable)}`
	};
}
function servicesOfApp(lines) {
	let [, ...below] = blocksOf(lines, "services")[0] ?? [], depth = below[0]?.search(/\S/), services = [];
	for (let line of below)
		line.search(/\S/) === depth && services.push([]), services.at(-1)?.push(line);
	let built = services.filter((service) => blocksOf(service, "build").length > 0), open = built.filter((service) => blocksOf(service, "ports").length > 0), app = (open.length > 0 ? open : built).flat();
	return app.length > 0 ? app : lines;
}
function hasNoEnvironment(service) {
	return service.some((line) => /^\s*build\s*:/.test(line)) && !service.some((line) => /^\s*(?:environment|extends|<<)\s*:/.test(line));
}
function handsOn(variable) {
	return [
		new RegExp(`(?<!\\$)\\$(?:${variable}(?!\\w)|\\{${variable}(?!\\w))`),
		new RegExp(`^\\s*(?:-\\s*["']?${variable}["']?|${variable}\\s*:)\\s*$`)
	];
}
function blocksOf(lines, key) {
	let start2 = new RegExp(`^(\\s*)(?:-\\s+)?${key}\\s*:(.*)$`);
	return lines.flatMap((line, index) => {
		let [, indent, rest] = start2.exec(line) ?? [];
		if (indent === void 0 || rest === void 0) return [];
		let block = [rest];
		for (let next of lines.slice(index + 1)) {
			let deep = next.search(/\S/);
			if (deep >= 0 && deep <= indent.length && !(deep === indent.length && next[deep] === "-")) break;
			deep >= 0 && block.push(next);
		}
		return [block];
	});
}
function escaped(text2) {
	return text2.replace(/[^\w/]/g, "\\$&");
}

// src/instance/folder.ts
var import_node_fs4 = require("node:fs");
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs4.constants, MAX_FILE_BYTES = 1024 * 1024, Folder = class _Folder {
	#descriptor;
	#shown;
	constructor(descriptor, shown) {
		this.#descriptor = descriptor, this.#shown = shown;
	}
	static open(base, below = "") {
		return ignoring("ENOENT", () => _Folder.#walk(base, below, !1));
	}
	static make(base, below = "") {
		return _Folder.#walk(base, below, !0);
	}
	static #walk(base, below, isMade) {
		let folder = new _Folder(openFolder(base || "/", base), base);
		for (let name of below.split("/").filter(Boolean)) {
			let path = folder.#inside(name), shown = folder.#show(name);
			isMade && explain(`cannot make the folder ${shown}`, () => ignoring("EEXIST", () => (0, import_node_fs4.mkdirSync)(path, 493))), folder = new _Folder(openFolder(path, shown), shown);
		}
		return folder;
	}
	read(name) {
		return readRegularFile(this.#inside(name), this.#show(name));
	}
	replace(name, bytes, mode, replaced) {
		let path = this.#inside(name), shown = this.#show(name), temporary = `${path}.eb-health-hooks.tmp`;
		explain(`cannot write ${shown}, it is as it was`, () => {
			try {
				removeIfThere(temporary);
				let file = (0, import_node_fs4.openSync)(temporary, "wx", 384);
				try {
					(0, import_node_fs4.writeFileSync)(file, bytes), replaced && (0, import_node_fs4.fchownSync)(file, replaced.uid, replaced.gid), (0, import_node_fs4.fchmodSync)(file, mode), (0, import_node_fs4.fsyncSync)(file);
				} finally {
					(0, import_node_fs4.closeSync)(file);
				}
				let facts = (0, import_node_fs4.lstatSync)(path, { bigint: !0, throwIfNoEntry: !1 });
				if ((facts && identityOf(facts)) !== replaced?.identity)
					throw new HookError("failure", `${shown} was changed by someone else just now`, {
						remedy: ["It is as the other one left it. Deploy again."]
					});
				(0, import_node_fs4.renameSync)(temporary, path);
			} catch (error) {
				throw orElse(void 0, () => removeIfThere(temporary)), error;
			}
		}), this.#sync();
	}
	openLock(name) {
		let flags = import_node_fs4.constants.O_RDWR | import_node_fs4.constants.O_CREAT | O_NOFOLLOW | O_NONBLOCK;
		return explain(`cannot open ${this.#show(name)}`, () => (0, import_node_fs4.openSync)(this.#inside(name), flags, 384));
	}
	names() {
		return explain(`cannot list the folder ${this.#shown}`, () => (0, import_node_fs4.readdirSync)(this.#inside(".")));
	}
	remove(name) {
		explain(`cannot delete ${this.#show(name)}`, () => removeIfThere(this.#inside(name))), this.#sync();
	}
	removeIfEmpty(name) {
		explain(
			`cannot delete ${this.#show(name)}`,
			() => ignoring("ENOENT", () => ignoring("ENOTEMPTY", () => (0, import_node_fs4.rmdirSync)(this.#inside(name))))
		);
	}
	#sync() {
		let what = `cannot make sure that the change in ${this.#shown} is on the disk`;
		explain(what, () => (0, import_node_fs4.fsyncSync)(this.#descriptor));
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
		refuseUnless("regular file", (0, import_node_fs4.lstatSync)(path), shown);
		let file = (0, import_node_fs4.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		try {
			let facts = (0, import_node_fs4.fstatSync)(file, { bigint: !0 });
			return refuseUnless("regular file", facts, shown), {
				bytes: readBounded(file, shown),
				uid: Number(facts.uid),
				gid: Number(facts.gid),
				mode: Number(facts.mode) & 4095,
				identity: identityOf(facts)
			};
		} finally {
			(0, import_node_fs4.closeSync)(file);
		}
	};
	return ignoring("ENOENT", () => explain(`cannot read ${shown}`, read));
}
function openFolder(path, shown) {
	return explain(`cannot open the folder ${shown}`, () => (refuseUnless("folder", (0, import_node_fs4.lstatSync)(path), shown), (0, import_node_fs4.openSync)(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)));
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
		count = (0, import_node_fs4.readSync)(file, buffer, { offset: length }), length += count;
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
	ignoring("ENOENT", () => (0, import_node_fs4.unlinkSync)(path));
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

// src/instance/seen.ts
function orNone(look) {
	try {
		return look();
	} catch (error) {
		if (error instanceof HookError) return;
		throw error;
	}
}

// src/instance/docker.ts
var DOCKER_FILES = ["docker-compose.yml", "Dockerfile", "Dockerrun.aws.json"], DEPLOYMENT_FOLDER = "/opt/elasticbeanstalk/deployment", ENV_LIST = "env.list";
function dockerAppOf(instance, appFolder) {
	if ((0, import_node_fs5.existsSync)(instancePath(instance, "/var/app/venv"))) return;
	let file = DOCKER_FILES.find((name) => (0, import_node_fs5.existsSync)((0, import_node_path2.join)(appFolder, name))), dockerrun = orNone(() => readBelow(appFolder, "Dockerrun.aws.json"))?.bytes.toString() ?? "";
	return file === void 0 ? void 0 : { file, kind: kindOf(file, dockerrun) };
}
function kindOf(file, dockerrun) {
	return /"AWSEBDockerrunVersion"\s*:\s*"?2\b/.test(dockerrun) ? "ECS" : file === "docker-compose.yml" ? "Compose" : "one container";
}
function carrierOf(instance, { kind }, appFolder, envFile) {
	if (kind === "ECS") return;
	if (kind === "Compose") return { path: envFile, base: appFolder, name: envFile };
	let base = instancePath(instance, DEPLOYMENT_FOLDER);
	return { path: `${DEPLOYMENT_FOLDER}/${ENV_LIST}`, base, name: ENV_LIST };
}
function composeIn(appFolder, envFile) {
	let text2 = orNone(() => readBelow(appFolder, "docker-compose.yml"))?.bytes.toString();
	return text2 === void 0 ? void 0 : readCompose(text2, envFile);
}

// src/version.ts
var VERSION = "0.2.0";

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

// src/django/contained.ts
var import_node_child_process2 = require("node:child_process"), import_node_fs6 = require("node:fs");
var SYSTEM = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"], CLEAN = { PATH: SYSTEM.join(":") }, ROUNDS = 200;
async function findHolders() {
	let [unshare, setpriv] = ["unshare", "setpriv"].map(findProgram);
	if (process.getuid?.() !== 0 || unshare === void 0 || setpriv === void 0) return;
	let [program, ...args] = namespace(unshare), trial = (0, import_node_child_process2.spawn)(program, [...args, "exit 0"], { cwd: "/", env: CLEAN, stdio: "ignore" });
	return await new Promise((resolve) => {
		trial.once("error", () => resolve(!1)), trial.once("exit", (code) => resolve(code === 0));
	}) ? { unshare, setpriv } : void 0;
}
function startContained(account, holders, program) {
	return account && holders ? start([...hold(account, holders), ...program(!0)], void 0, !0) : start(program(!1), account, !1);
}
function hold({ uid, gid }, { unshare, setpriv }) {
	let become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"];
	return [...namespace(unshare), '"$@"; exit $?', "sh", ...become];
}
function namespace(unshare) {
	return [unshare, "--pid", "--fork", "--kill-child", "--", "/bin/sh", "-c"];
}
function findProgram(name) {
	return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => (0, import_node_fs6.existsSync)(path));
}
function start([program = "", ...args], account, isHeld) {
	let child = (0, import_node_child_process2.spawn)(program, args, {
		cwd: "/",
		env: CLEAN,
		detached: !0,
		stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
		...account
		// with these libuv drops the supplementary groups too
	}), ended = new Promise((resolve) => {
		for (let event of ["exit", "error"]) child.once(event, () => resolve());
	}), input = child.stdio[3], output = child.stdio[4];
	for (let pipe of [input, output]) pipe.on("error", () => {
	});
	return { input, output, end: async () => {
		await endTree(child, isHeld, ended);
		for (let pipe of [input, output]) pipe.destroy();
	} };
}
async function endTree(child, isHeld, ended) {
	let { pid } = child;
	if (pid !== void 0 && child.exitCode === null && child.signalCode === null) {
		let isBelowEnded = killBelow(pid);
		(!isHeld || !isBelowEnded) && endProcess(-pid);
	}
	await ended;
}
function killBelow(pid) {
	let killed = /* @__PURE__ */ new Set();
	for (let round = 0; round < ROUNDS; round++) {
		let found = descendantsOf(pid).filter((one) => !killed.has(one));
		if (found.length === 0) break;
		for (let one of found)
			endProcess(one), killed.add(one);
	}
	return killed.size > 0;
}
function descendantsOf(pid) {
	let found = childrenOf(pid);
	for (let one of found) found.push(...childrenOf(one));
	return found;
}
function childrenOf(pid) {
	return orElse([], () => (0, import_node_fs6.readdirSync)(`/proc/${pid}/task`).map((task) => (0, import_node_fs6.readFileSync)(`/proc/${pid}/task/${task}/children`, "utf8")).flatMap((text2) => text2.split(" ").filter(Boolean).map(Number)));
}

// src/django/app-to-ask.ts
var SECONDS = 20;
async function appToAsk(context, env, processName = "web") {
	let { settings, appFolder, signal } = context;
	if (!settings.askApp) throw new NotAnswered("HEALTH_HOOKS_ASK_APP=false");
	if (dockerAppOf(context, appFolder)) throw new NotAnswered("it runs in a container");
	let python = appPython(context);
	if (!python) throw new NotAnswered("there is no virtual environment in /var/app/venv");
	let program = programIn(appFolder), isRoot = process.getuid?.() === 0, [user, path, holders] = await Promise.all([appUser(context), wsgiPath(context), findHolders()]);
	if (isRoot && !user) throw new NotAnswered("the account of the app is not known");
	if (isRoot && user?.uid === 0) throw new NotAnswered("the app runs as root");
	return {
		python,
		program,
		folder: appFolder,
		user: isRoot ? user : void 0,
		holders,
		env: environmentOf(env, user),
		processName,
		wsgiPath: path,
		signal,
		seconds: SECONDS
	};
}
function programIn(appFolder) {
	try {
		let program = readProgram(appFolder);
		if (program) return program;
	} catch (error) {
		throw error instanceof HookError ? new NotAnswered(error.message) : error;
	}
	throw new NotAnswered(
		`${PROGRAM_FOLDER} is missing or of another version: copy the whole .platform folder`
	);
}
var NOT_THE_APPS = /^(?:EB_IS_COMMAND_LEADER|HEALTH_HOOKS_SYSTEM_ROOT|HOME|USER|LOGNAME|SHELL|SUDO_.*|PWD|OLDPWD|SHLVL|_|TERM|MAIL|LS_COLORS|SSH_.*|XDG_.*)$/;
function environmentOf(env, user) {
	let ofApp = Object.entries(env).filter(
		(entry) => entry[1] !== void 0 && !NOT_THE_APPS.test(entry[0])
	), account = user && { HOME: user.home, USER: user.name, LOGNAME: user.name };
	return { ...Object.fromEntries(ofApp), ...account };
}

// src/django/ask.ts
var import_node_fs7 = require("node:fs");
var MOST_CHARACTERS = 1024 * 1024, Question = class _Question {
	#app;
	#process;
	#lines;
	#ends;
	constructor(app, started) {
		this.#app = app, this.#process = started, this.#lines = linesOf(started), this.#ends = performance.now() + app.seconds * 1e3;
	}
	static async open(app) {
		if ((app.user?.uid ?? process.getuid?.()) === 0) throw new Error("the app must not be asked as root");
		if (!(0, import_node_fs7.existsSync)(app.python)) throw new NotAnswered(`there is no ${app.python}`);
		let started = startContained(app.user, app.holders, (held) => [app.python, "-I", "-S", "-c", app.program.start, app.program.question, held ? "held" : "adopt"]);
		return started.input.write(startMessage(app)), new _Question(app, started);
	}
	async ask(trials) {
		let line = await this.#exchange({ trials: trials.map(inJson) });
		return parseAnswer(line, this.#app.seconds, trials.length);
	}
	async otherWay() {
		return parseOtherWay(await this.#exchange({ trials: [], before: !0 }));
	}
	async close() {
		await this.#process.end();
	}
	async #exchange(request2) {
		let { signal, seconds, processName, wsgiPath: wsgiPath2 } = this.#app, overdue = () => new NotAnswered(describeTime(seconds)), left = Math.max(0, this.#ends - performance.now());
		return withDeadline(signal, left, overdue, async () => {
			let mine = (left - Math.min(1e3, left / 4)) / 1e3, forAll = { process: processName, wsgiPath: wsgiPath2 ?? null, seconds: mine };
			this.#process.input.write(`${JSON.stringify({ ...forAll, ...request2 })}
`);
			let { value } = await this.#lines.next();
			if (value === void 0)
				throw new NotAnswered("the app's Python ended, or wrote too much, before it answered");
			return value;
		});
	}
};
async function askOnce(app, trials) {
	let question = await Question.open(app);
	try {
		return await question.ask(trials);
	} finally {
		await question.close();
	}
}
function startMessage({ folder, env, seconds }) {
	let variables = Object.entries(env).map(([name, value]) => `${name}=${value}`), processorSeconds = Math.ceil(seconds) + 2, body = Buffer.from([processorSeconds, folder, ...variables].join("\0"));
	return Buffer.concat([Buffer.from(String(body.length).padStart(10, "0")), body]);
}
function inJson({ env, files, isCrowd }) {
	return {
		env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? null])),
		files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString("base64")])),
		crowd: isCrowd === !0
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

// src/django/odd-entries.ts
var ODD = [
	[/^\w+:\/\//, "a scheme such as https://", "write the name alone, www.example.com"],
	[/^.+\*|^\*./, "a star in it", "for all names below a domain write .example.com"],
	[/\s/, "a blank in it", "write the name alone; a list that is split at commas needs .strip()"],
	[/\//, "a slash in it", "write the name alone, www.example.com"],
	[/^[^:]*:\d+$|\]:\d+$/, "a port", "write the name alone: Django compares it without the port"],
	[/^[0-9a-f:]*:[0-9a-f:.]*$/i, "an IPv6 address without brackets", "write it in brackets, [::1]"]
];
function oddnessOf(entry) {
	let found = ODD.find(([pattern]) => pattern.test(entry));
	return found && { what: found[1], instead: found[2] };
}
function oddEntries(hosts) {
	let found = /* @__PURE__ */ new Map();
	for (let host of hosts) {
		let { what, instead } = oddnessOf(host) ?? {};
		what && instead && found.set(what, { count: (found.get(what)?.count ?? 0) + 1, instead });
	}
	return [...found].map(([what, { count, instead }]) => `ALLOWED_HOSTS has ${count === 1 ? "1 entry" : `${count} entries`} with ${what}, which matches no request: ${instead}`);
}

// src/django/uses.ts
var MAKES_LIST = /\bALLOWED_HOSTS\s*(?::[^=]+)?(?:\+?=|\.extend\()/, COMMAS = /\.split\(\s*["'],["']\s*\)(?!\s*\[)|\bCsv\(|\.list\(|\bjson\.loads\(/, BLANKS = /\.split\(\s*(?:["'] ["']\s*)?\)(?!\s*\[)/;
function useOf(variable, texts) {
	let name = new RegExp(`["']${variable}["']`), uses = /* @__PURE__ */ new Set();
	for (let text2 of texts)
		for (let line of text2.split(`
`))
			name.test(withoutComment(line)) && uses.add(useIn(line)), /\bALLOWED_HOSTS\b/.test(withoutTarget(line)) && uses.add("other use");
	let [first = "not seen"] = uses;
	return uses.size > 1 ? "other use" : first;
}
function useIn(line) {
	return MAKES_LIST.test(line) ? COMMAS.test(line) ? "list with commas" : BLANKS.test(line) ? "list with blanks" : "other use" : "other use";
}
function withoutTarget(line) {
	let withoutTexts = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
	return withoutComment(withoutTexts).replace(MAKES_LIST, "");
}
function useElsewhere(variable, texts) {
	let name = new RegExp(`["']${variable}["']|\\$\\{?${variable}\\b|${TAKES_LIST.source}`), besideSettings = [...texts].filter(([path, text2]) => !path.endsWith(".py") || !MAKES_LIST.test(text2));
	return firstPlace(besideSettings, name);
}
var TAKES_LIST = /\.ALLOWED_HOSTS\b(?!\s*(?:\.(?:append|extend|insert)\(|\+?=(?!=)))|getattr\(.*["']ALLOWED_HOSTS|settings[\w.]*\s+import\b.*\bALLOWED_HOSTS\b/;
function ownWayIn(texts) {
	return firstPlace(texts, OWN_WAY);
}
function firstPlace(texts, pattern) {
	for (let [path, text2] of texts) {
		let at = text2.split(`
`).findIndex((line) => pattern.test(withoutComment(line)));
		if (at >= 0) return `${path} line ${at + 1}`;
	}
}
function withoutComment(line) {
	return line.replace(/#.*$/, "");
}
var OWN_WAY = /169\.254\.169\.254|\bebhealthcheck\b|ELB-HealthChecker|\bALLOWED_CIDR_NETS\b|\bec2_metadata\b/;

// src/env.ts
var HEALTH_CHECK_HOSTS = "HEALTH_CHECK_HOSTS";

// src/instance/lock.ts
var import_node_child_process3 = require("node:child_process");

// src/instance/override.ts
var STATE_FOLDER = "/var/lib/eb-health-hooks", LINK_FOLDER = "/run/eb-health-hooks", APPS_FOLDER = "/var/app", CURRENT_FOLDER = `${APPS_FOLDER}/current`, UNIT_FOLDER = "/usr/lib/systemd/system", DROP_IN = "50-eb-health-hooks.conf", MARKER = ".eb-health-hooks";
function linkOf(processName) {
	return `${processName}.env`;
}
function dropInFolderOf(processName) {
	return `${processName}.service.d`;
}
function dropInTextOf(processName) {
	let link = `${LINK_FOLDER}/${linkOf(processName)}`.slice(1), marker = `${CURRENT_FOLDER}/${MARKER}`.slice(1);
	return `# Written by eb-health-hooks: the app gets the private address of this instance.
[Service]
EnvironmentFile=-/${link}
ExecCondition=-+/bin/sh -c 'cd /proc/1/root 2>/dev/null || cd /; rm -f ${link}; mkdir -p ${LINK_FOLDER.slice(1)} && id=$$(dd if=${marker} iflag=nofollow,nonblock bs=17 count=1 2>/dev/null) && case $$id in ""|*[!0-9a-f]*) ;; *) ln -s ${STATE_FOLDER}/web.$$id.env ${link} ;; esac'
`;
}
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

// src/instance/lock.ts
var LOCK_SECONDS = 60, FLOCK = "/usr/bin/flock";
async function waitForOthers(instance, log) {
	let file = orNone(() => Folder.make(instance.systemRoot, STATE_FOLDER).openLock("lock"));
	if (file === void 0) return !1;
	let first = await lock(instance, file, ["-n"]);
	return first !== 1 ? first === 0 : (log.info("another run of the hooks is at work on this instance; waiting for it"), await lock(instance, file, ["-w", String(LOCK_SECONDS)]) === 0 ? !0 : (log.warn(
		`the other run has not ended within ${LOCK_SECONDS} s, and this one goes on without it: see ps -ef`
	), !1));
}
async function lock({ signal }, file, args) {
	let child = (0, import_node_child_process3.spawn)(FLOCK, [...args, "3"], { stdio: ["ignore", "ignore", "ignore", file], signal }), code = await new Promise((resolve) => {
		child.once("error", () => resolve(void 0)), child.once("close", (status) => resolve(status ?? void 0));
	});
	return signal.throwIfAborted(), code;
}

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
			let { statusCode: status = 0, headers } = response, body = Buffer.concat(chunks).subarray(0, maxBytes);
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
	constructor(env, signal) {
		this.#endpoint = parseEndpoint(env.AWS_EC2_METADATA_SERVICE_ENDPOINT?.trim() || DEFAULT_ENDPOINT), this.#signal = signal;
	}
	get isStandIn() {
		return this.#endpoint.hostname.startsWith("127.");
	}
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
	if (!(metadata.isStandIn && text2.startsWith("127.")) && !isOfAnInstance(text2)) throw unexpected(`${text2}, which no instance has`);
	return text2;
}
function isOfAnInstance(address) {
	let [first = 0, second] = address.split(".").map(Number);
	return first > 0 && first < 224 && first !== 127 && !(first === 169 && second === 254);
}
function bodyOf({ status, truncated, body }) {
	if (status === 403)
		throw failure("refuses to answer (HTTP 403)", "It is turned off for this instance or blocked on it: set its HttpEndpoint option to enabled.");
	if (status === 401) throw failure("does not take the token that it gave itself (HTTP 401)", ASK_BY_HAND);
	if (status !== 200) throw unexpected(`HTTP ${status}`);
	if (truncated) throw unexpected(`more than ${MAX_ANSWER_BYTES} bytes`);
	return body.toString("utf8");
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
var ASK_BY_HAND = `Try it by hand on the instance itself, not in a container: curl -H "X-aws-ec2-metadata-token: $(curl -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${DEFAULT_ENDPOINT}/latest/api/token)" ${DEFAULT_ENDPOINT}/latest/meta-data/local-ipv4`, REACH = "Look for a firewall rule, a proxy or a hop limit that keeps root on this instance from it.";
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
function readMatcher(text2) {
	let parts = text2.split(",").map((part) => part.trim().replace(/\s*-\s*/, "-"));
	try {
		return new Set(parts.flatMap((part) => [...parseSuccessCodes(part)]));
	} catch {
		return;
	}
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
	if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text2) || text2 in {})
		throw new Error("must be the name of an environment variable (at most 128 letters, digits and _)");
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
	let { pathname, search } = new URL(`http://localhost${text2}`), sent = pathname + search;
	if (sent !== text2) throw new Error(`must be as HTTP clients send it, which make ${sent} of it`);
	return text2;
}
function successCodes(text2) {
	return parseSuccessCodes(text2, 499), text2;
}

// src/django/text/app-folder.ts
var import_node_fs8 = require("node:fs");
var NOT_APP_CODE = /^(?:\..*|node_modules|__pycache__|venv|env|static|staticfiles|media|site-packages)$/, DEEPEST = 6, MOST = 2e4;
function openAppFolder(appFolder) {
	let paths = /* @__PURE__ */ new Set(), folders = [["", 0]], seen = 0;
	for (let [below, depth] of folders)
		for (let entry of entriesInFolder(`${appFolder}/${below}`)) {
			if (++seen > MOST) break;
			let path = below === "" ? entry.name : `${below}/${entry.name}`;
			entry.isFile() ? paths.add(path) : entry.isDirectory() && depth < DEEPEST && !NOT_APP_CODE.test(entry.name) && folders.push([path, depth + 1]);
		}
	return { paths, read: (path) => paths.has(path) ? textIn(appFolder, path) : void 0 };
}
function entriesInFolder(folder) {
	try {
		return (0, import_node_fs8.readdirSync)(folder, { withFileTypes: !0 });
	} catch (error) {
		if (errorCodeOf(error) === void 0) throw error;
		return [];
	}
}
function textIn(appFolder, path) {
	try {
		return readBelow(appFolder, path)?.bytes.toString("utf8");
	} catch (error) {
		if (error instanceof HookError) return;
		throw error;
	}
}

// src/allowed-hosts/app-texts.ts
var MOST_TEXTS = 1e3, TEXT = /(?:^|\/)(?:Procfile|[^/]+\.(?:py|sh)|(?:bin|scripts)\/[^/.]+)$/, NOT_SETTINGS = /(?:^|\/)(?:migrations|tests?|locale)\//;
function pathsOfTexts(paths) {
	return [...paths].filter((path) => TEXT.test(path) && !NOT_SETTINGS.test(path)).slice(0, MOST_TEXTS);
}
function appTexts(appFolder) {
	let { paths, read } = openAppFolder(appFolder);
	return new Map(pathsOfTexts(paths).map((path) => [path, read(path) ?? ""]));
}

// src/words.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function countHosts(count) {
	return count === 1 ? "1 host" : `${count} hosts`;
}
function lowerFirst(text2) {
	return text2.slice(0, 1).toLowerCase() + text2.slice(1);
}

// src/allowed-hosts/host-list.ts
var UnknownListShape = class extends Error {
};
function addHost(text2, added, separatorOfOne = ",") {
	let addresses = typeof added == "string" ? [added] : added;
	return isBracketed(text2) ? addToBrackets(text2, addresses) : addToEntries(text2, addresses, separatorOfOne);
}
function hostsIn(text2) {
	try {
		return addHost(text2, "").hosts;
	} catch (error) {
		if (error instanceof UnknownListShape) return [];
		throw error;
	}
}
function showsItsShape(text2) {
	return isBracketed(text2) || text2.includes(",") || entriesOf(text2).length > 1;
}
function isBracketed(text2) {
	return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text2);
}
function addToBrackets(text2, addresses) {
	let inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text2)?.[1];
	if (inner === void 0) throw new UnknownListShape(NO_LIST);
	let start2 = text2.indexOf("[") + 1, quoted = (by) => addresses.map((address) => `${by}${address}${by}`);
	if (inner.trim() === "") return { hosts: [], text: insert(text2, start2, quoted('"').join(", ")) };
	let items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []), quote = items[0]?.[1];
	if (quote === void 0 || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
	let hosts = items.flatMap(([, , host]) => host || []);
	if (allows(hosts, addresses[0])) return { hosts, text: text2 };
	let separator = inner.includes(", ") ? ", " : ",", pieces = quoted(quote).map((one) => separator + one);
	return { hosts, text: insert(text2, start2 + inner.trimEnd().length, pieces.join("")) };
}
var NO_LIST = "its bracketed list is neither JSON nor a Python list";
function addToEntries(text2, addresses, separatorOfOne) {
	let entries = entriesOf(text2);
	for (let entry of entries) checkEntry(entry.trim());
	let hosts = entries.filter((entry) => entry.trim() !== "");
	if (allows(entries, addresses[0])) return { hosts, text: text2 };
	let separator = text2.includes(",") ? "," : blankBetween(text2, hosts) ?? separatorOfOne, isOpen = text2 === "" || text2.endsWith(separator);
	return { hosts, text: `${text2}${isOpen ? "" : separator}${addresses.join(separator)}` };
}
function blankBetween(text2, hosts) {
	return hosts.length > 1 ? text2[text2.lastIndexOf(hosts.at(-1) ?? "") - 1] : void 0;
}
function entriesOf(text2) {
	return text2.includes(",") ? text2.split(",") : text2.split(/[ \t\r\n]+/).filter((entry) => entry !== "");
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
var ASSIGNMENT = /^((?:\u00ef\u00bb\u00bf)?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*)(.*?)\r?$/gm;
function allAssignments(text2) {
	let found = /* @__PURE__ */ new Map(), line = 1, counted = 0;
	for (let { 1: before = "", 2: variable = "", 3: rest = "", index } of text2.matchAll(ASSIGNMENT)) {
		for (let end = text2.indexOf(`
`, counted); end >= 0 && end < index; end = text2.indexOf(`
`, counted))
			line += 1, counted = end + 1;
		let { value, quotes, isWhole } = valueIn(rest), others = found.get(variable) ?? [];
		others.length === 0 && found.set(variable, others), others.push({
			line,
			start: index + before.length + quotes,
			value,
			isPlain: before === `${variable}=` && isWhole && !EMPTY_BRACKETS.test(rest)
		});
	}
	return found;
}
var EMPTY_BRACKETS = /^"?\s*\[\s*\]/;
function assignmentsOf(text2, variable) {
	return allAssignments(text2).get(variable) ?? [];
}
function valueIn(rest) {
	let quote = /^["']/.exec(rest)?.[0], end = quote ? closingQuote(rest, quote) : -1;
	if (end > 0) return { value: rest.slice(1, end), quotes: 1, isWhole: end === rest.length - 1 };
	let comment = rest.search(/[ \t]#/), value = withoutBlanksAtEnd(comment < 0 ? rest : rest.slice(0, comment));
	return { value, quotes: 0, isWhole: value === rest && !/["'\\`$#]/.test(value) };
}
function closingQuote(rest, quote) {
	let end = 1;
	for (; end < rest.length && rest[end] !== quote; ) end += rest[end] === "\\" ? 2 : 1;
	return end < rest.length ? end : -1;
}
function withoutBlanksAtEnd(text2) {
	let end = text2.length;
	for (; text2[end - 1] === " " || text2[end - 1] === "	"; ) end -= 1;
	return text2.slice(0, end);
}
function withHost(text2, assignments, added, separatorOfOne) {
	let pieces = [], copied = 0;
	for (let { start: start2, value } of assignments)
		pieces.push(text2.slice(copied, start2), addHost(value, added, separatorOfOne).text), copied = start2 + value.length;
	return [...pieces, text2.slice(copied)].join("");
}
function disputeAbout(text2, variable, assignments) {
	let [first] = assignments;
	if (!first) return;
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
	if (/\\(?:["']|[ \t]*$)/.test(line)) return !0;
	let rest = line.replace(/^[ \t]*#.*$/, "").replace(/"[^"]*"|'[^']*'/g, "");
	return /["'`]/.test(rest);
}
function mentions(line, variable) {
	return !/^[ \t]*#/.test(line) && new RegExp(`(?<![\\w.-])${variable}(?![\\w.-])`).test(line);
}
var ENV_FILE = { assignmentsOf, disputeAbout };

// src/allowed-hosts/candidates.ts
var MOST_CANDIDATES = 11, CROWD = 900;
function crowdOf(address) {
	let [first, second, ...rest] = address.split(".").map(Number), others = Array.from({ length: CROWD }, (_, index) => {
		let [third = 0, fourth = 0] = rest;
		return [first, second, (third + 1 + index) % 256, (fourth + Math.floor((1 + index) / 256)) % 256];
	});
	return [address, ...others.map((parts) => parts.join("."))];
}
function ownCandidate(added, given = "") {
	let hosts = /* @__PURE__ */ new Set([...given.split(/\s+/).filter((host) => host !== ""), ...[added].flat()]), values = /* @__PURE__ */ new Map([[HEALTH_CHECK_HOSTS, [...hosts].join(" ")]]);
	return { name: HEALTH_CHECK_HOSTS, values, file: void 0 };
}
function candidatesFor(added, places, mayChange = () => !0) {
	let { values: own } = ownCandidate(added, places.properties.get(HEALTH_CHECK_HOSTS)), others = [...places.properties].filter(([name]) => name !== HEALTH_CHECK_HOSTS), inProperties = variablesIn(others, places).filter(([name]) => mayChange(name)).flatMap(
		([name, value]) => edits([value], (separator) => ({
			name: `environment property ${name}`,
			values: new Map([...own, [name, addHost(value, added, separator).text]]),
			file: void 0
		})).filter(({ values }) => values.get(name) !== value)
	), inFiles = [...places.files].flatMap(([path, text2]) => {
		let found = allAssignments(text2), values = [...found].map(([name, all]) => [name, all.at(-1)?.value ?? ""]);
		return variablesIn(values, places).filter(([name]) => mayChange(name)).flatMap(([variable]) => {
			let assignments = found.get(variable) ?? [];
			return edits(
				assignments.map(({ value }) => value),
				(separator) => ({
					...fileEdit({ path, text: text2, variable, assignments, added, separator }),
					values: own
				})
			).filter(({ file }) => file?.text !== text2);
		});
	});
	return [...inProperties, ...inFiles].slice(0, MOST_CANDIDATES);
}
function variablesIn(variables, { likely, hosts }) {
	let isLikely = ([name]) => likely.includes(name), holdsList = (one) => !isLikely(one) && hostsIn(one[1]).some((host) => hosts.includes(host));
	return [...variables.filter(isLikely), ...variables.filter(holdsList)].slice(0, MOST_CANDIDATES);
}
function edits(values, edit) {
	let separators = values.some((value) => !showsItsShape(value) && value.trim() !== "") ? [",", " "] : [","];
	try {
		return separators.map(edit);
	} catch (error) {
		if (error instanceof UnknownListShape) return [];
		throw error;
	}
}
function fileEdit({ path, text: text2, variable, assignments, added, separator }) {
	let before = countHosts(hostsIn(assignments[0]?.value ?? "").length), change = { where: `${path} line ${assignments.map(({ line }) => line).join(", ")}, ${variable}`, before, after: `${before} and ${[added].flat()[0]}` }, edited = withHost(text2, assignments, added, separator);
	return { name: `${variable} in ${path}`, file: { path, text: edited, change } };
}

// src/allowed-hosts/by-text.ts
function decideByText(address, places, useOf2) {
	let values = new Map(ownCandidate(address, places.properties.get(HEALTH_CHECK_HOSTS)).values), names = [HEALTH_CHECK_HOSTS], leftAlone2 = [], file, files = new Map(places.files);
	for (let variable of places.likely) {
		let use = useOf2(variable);
		for (let { name, where, value, dispute, inFile } of listsIn(variable, { ...places, files })) {
			let reason = dispute ?? reasonToLeave(value, address, use);
			if (reason !== void 0) {
				leftAlone2.push(`${where}: ${reason}`);
				continue;
			}
			names.push(name);
			let separator = use === "list with blanks" ? " " : ",", { text: text2 } = addHost(value, address, separator);
			if (text2 === value) continue;
			if (!inFile) {
				values.set(variable, text2);
				continue;
			}
			let edit = fileEdit({ ...inFile, variable, added: address, separator }).file;
			files.set(edit.path, edit.text);
			let wheres = [file?.change.where, edit.change.where].filter((one) => one !== void 0);
			file = { ...edit, change: { ...edit.change, where: wheres.join(" and ") } };
		}
	}
	return { candidate: { name: names.join(" and "), values, file }, leftAlone: leftAlone2 };
}
function listsIn(variable, { properties, files, dialect = ENV_FILE }) {
	let name = `environment property ${variable}`, value = properties.get(variable);
	return value !== void 0 ? [{ name, where: `the ${name}`, value }] : [...files].flatMap(([path, text2]) => {
		let assignments = dialect.assignmentsOf(text2, variable), [first] = assignments;
		if (!first) return [];
		let dispute = dialect.disputeAbout(text2, variable, assignments);
		return {
			name: `${variable} in ${path}`,
			where: `${variable} in ${path} line ${first.line}`,
			value: first.value,
			dispute: dispute && (dispute.line === first.line ? "" : `line ${dispute.line}: `) + dispute.reason,
			inFile: { path, text: text2, assignments }
		};
	});
}
function reasonToLeave(value, address, use) {
	if (use === "other use") return "the app makes more of it than a list of hosts";
	if (value.trim() === "") return "it is empty, and what the app makes of that is not seen";
	if (showsItsShape(value)) {
		if (use === "list with blanks" && value.includes(","))
			return "it has commas, and the app is seen to split it at blanks";
		if (use === "list with commas" && !/[,[]/.test(value))
			return "it has blanks, and the app is seen to split it at commas";
	} else if (use === "not seen" && !allows([value], address))
		return "it has one host, and it is not seen how the app makes a list of it";
	try {
		addHost(value, address);
		return;
	} catch (error) {
		if (error instanceof UnknownListShape) return error.message;
		throw error;
	}
}

// src/allowed-hosts/decision.ts
function decide(before, address, tried) {
	let taken = tried.find(([, answer]) => isProven(before, address, answer))?.[0], reasons = tried.flatMap(([{ name }, answer]) => {
		let reason = reasonAgainst(before, address, answer);
		return reason === void 0 ? [] : `${name}: ${reason}`;
	});
	return { taken, reasons: [...new Set(reasons)] };
}
function isProven(before, address, answer) {
	return !("problem" in answer) && isSameList([...before, address], answer.hosts) && isHarmless(before, answer);
}
function unknownIn(tried) {
	let failed = tried.find(([, answer]) => "problem" in answer);
	return failed && `it is not known what the settings would be with ${failed[0].name}`;
}
function isHarmless(before, answer) {
	return !("problem" in answer) && lostHosts(before, answer.hosts).length === 0 && harmed(answer).length === 0;
}
function withCrowd(answer, crowded) {
	if ("problem" in answer || crowded === void 0) return answer;
	if ("problem" in crowded) return crowded;
	let known = new Set(harmed(answer).map(({ name }) => name));
	return {
		hosts: answer.hosts,
		others: [...answer.others, ...harmed(crowded).filter(({ name }) => !known.has(name))]
	};
}
function harmed(answer) {
	return answer.others.filter(({ how }) => how !== "grew");
}
function lostHosts(before, after) {
	return before.filter((host) => host !== "" && !after.includes(host));
}
function reasonAgainst(before, address, answer) {
	if ("problem" in answer) return `the settings would fail (${answer.problem})`;
	let lost = lostHosts(before, answer.hosts);
	if (lost.length > 0)
		return `ALLOWED_HOSTS would lose ${lost.length === 1 ? "a host" : `${lost.length} hosts`}`;
	let changes = harmed(answer).map(({ name, how }) => `${name} would ${WOULD[how]}`);
	if (changes.length > 0) return changes.join(", ");
	if (!(isProven(before, address, answer) || isSameList(before, answer.hosts)))
		return "ALLOWED_HOSTS would not be what it was and the address";
}
var WOULD = {
	grew: "grow",
	"lost entries": "lose entries",
	changed: "change",
	appeared: "appear",
	vanished: "vanish"
};
function isSameList(one, other) {
	let [first, second] = [one, other].map(
		(hosts) => JSON.stringify([...new Set(hosts.filter(Boolean))].sort())
	);
	return first === second;
}

// src/diagnosis/platform-support.ts
var WITHOUT_HOOKS = "What works there: a middleware that answers the check before Django looks at the host, or an app that asks the metadata service (IMDSv2) for its address, with a hop limit of 2.";

// src/allowed-hosts/container-lists.ts
function listsInContainer(address, container) {
	let { path, text: text2, dialect, likely, texts, compose } = container, place = firstPlace(texts, READS_OURS), readBy = getsOurs(compose) ? place : void 0;
	if (readBy !== void 0)
		return { readBy, waitsFor: void 0, variables: [], file: void 0, leftAlone: [] };
	let set = likely.flatMap((name) => {
		let line = compose?.setsItself(name);
		return line === void 0 ? [] : [{ name, line }];
	}), free = likely.filter((name) => set.every((one) => one.name !== name)), places = { properties: /* @__PURE__ */ new Map(), files: /* @__PURE__ */ new Map([[path, text2]]), likely: free, hosts: [], dialect }, { candidate, leftAlone: leftAlone2 } = decideByText(address, places, (name) => useOf(name, texts.values())), inCompose = set.map(
		({ name, line }) => `docker-compose.yml line ${line} sets ${name} itself, and that wins over ${path}`
	);
	return {
		readBy,
		waitsFor: place,
		file: candidate.file,
		variables: free.filter((name) => candidate.name.includes(`${name} in ${path}`)),
		leftAlone: [...leftAlone2, ...inCompose]
	};
}
function getsOurs(compose) {
	return compose === void 0 ? !0 : compose.gives(HEALTH_CHECK_HOSTS) && compose.setsItself(HEALTH_CHECK_HOSTS) === void 0;
}
var READS_OURS = new RegExp(`\\bALLOWED_HOSTS\\b.*["']${HEALTH_CHECK_HOSTS}["'].*\\.split\\(`);

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
function warnOfLaterHooks({ appFolder, log }, path) {
	for (let hook of laterHooksThatName(appFolder, path))
		log.warn(
			`${hook} runs after this hook and names ${path}: if it writes the file anew, the address is lost; let it run before 10_allowed_hosts`
		);
}

// src/allowed-hosts/places/docker-env-file.ts
var DOCKER_ENV_FILE = {
	assignmentsOf: assignmentsOf2,
	// Nothing says which of two lines counts.
	disputeAbout: (_, variable, [, second]) => second && { line: second.line, reason: `the line names ${variable} as well` }
};
function assignmentsOf2(text2, variable) {
	let found = [], start2 = 0;
	for (let [index, line] of text2.split(`
`).entries()) {
		let before = /^(\u00ef\u00bb\u00bf)?[ \t\v\f\r]*([^\s=#][^\s=]*)=/.exec(line);
		if (before?.[2] === variable && (index === 0 || before[1] === void 0)) {
			let value = line.slice(before[0].length).replace(/\r$/, "");
			found.push({ line: index + 1, start: start2 + before[0].length, value, isPlain: !0 });
		}
		start2 += line.length + 1;
	}
	return found;
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

// src/allowed-hosts/places/own-line.ts
function withOwnLine({ path, text: text2, dialect }, address) {
	let assignments = dialect.assignmentsOf(text2, HEALTH_CHECK_HOSTS), change = (line, before) => ({
		where: `${path} line ${line}, ${HEALTH_CHECK_HOSTS}`,
		before,
		after: "has the address"
	}), [first] = assignments;
	if (!first) {
		let start2 = `${text2}${lineEndFor(text2)}`;
		return { text: `${start2}${HEALTH_CHECK_HOSTS}=${address}
`, change: change(start2.split(`
`).length, "absent") };
	}
	let [grown, copied] = ["", 0];
	for (let { start: start2, value } of assignments) {
		let hosts = new Set(value.split(/\s+/).filter(Boolean)).add(address);
		grown += text2.slice(copied, start2) + [...hosts].join(" "), copied = start2 + value.length;
	}
	return grown += text2.slice(copied), { text: grown, change: grown === text2 ? void 0 : change(first.line, "lacks it") };
}
function lineEndFor(text2) {
	return `${text2 !== "" && !text2.endsWith(`
`) ? `
` : ""}${/\\\r?\n?$/.test(text2) ? `
` : ""}`;
}

// src/diagnosis/the-line.ts
var ANY_LINE = 'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]', IN_ITS_PLACE = '[*LIST, *__import__("os").environ.get("HEALTH_CHECK_HOSTS", "").split()]';
function sayTheLine(line) {
	return line === void 0 ? [`Where the settings make ALLOWED_HOSTS, put the list in the place of LIST here: ${IN_ITS_PLACE}`] : line === "unknown" ? [
		`Add this line at the end of the settings file: ${ANY_LINE}`,
		`Where a class makes ALLOWED_HOSTS, put the list in the place of LIST here instead: ${IN_ITS_PLACE}`
	] : [`Add this line at the end of ${line.file}, below line ${line.below}: ${line.text}`];
}

// src/allowed-hosts/words.ts
var KEEPS_LOCALHOST = "With DEBUG on and an empty ALLOWED_HOSTS, Django lets in localhost. The line keeps that.";
function noPlaceFound(address, found, end) {
	let { settingsModule, reasons, line, byDebug } = found, stops = "stops" in end, why = reasons.length > 0 ? "every way that was tried would do harm" : `it does not read ${HEALTH_CHECK_HOSTS}, and there is no other place where the list can grow`;
	return new HookError(
		stops ? "failure" : "warning",
		`${settingsModule || "the app"} does not let in ${address}: ${why}`,
		{
			remedy: [
				...reasons.map((reason) => `Not done, because of ${reason}.`),
				...byDebug ? [KEEPS_LOCALHOST] : [],
				...sayTheLine(line),
				...line && reasons.some((one) => one.startsWith(HEALTH_CHECK_HOSTS)) ? [TAKE_AWAY] : [],
				`Commit it and deploy again. ${stops ? STOPS : goesOn(end.otherWay)}`
			]
		}
	);
}
var TAKE_AWAY = `Take away any other line that reads ${HEALTH_CHECK_HOSTS}.`, STOPS = "The running version lets the load balancer in, and this one would not. The deployment stops, and the running version goes on.";
function goesOn(otherWay) {
	return otherWay === void 0 ? "Until then the load balancer's check gets 400. Visitors are not affected." : `Until then the load balancer's check gets 400, if nothing else lets it in: ${otherWay}. Visitors are not affected.`;
}
function notProven(address, why, { done, leftAlone: leftAlone2 }) {
	let fails = why instanceof SettingsFail, because = `${fails ? "its settings fail" : "it could not be asked"} (${why.message})`, [line = "", ...more] = sayTheLine("unknown");
	return new HookError(
		fails || leftAlone2.length > 0 ? "warning" : "notice",
		`it is not proven that the app lets in ${address}: ${because}; it is given the address by ${done}`,
		{
			remedy: [
				...fails ? [WILL_NOT_START] : [],
				...leftAlone2.map((reason) => `Left alone: ${reason}.`),
				`To be sure: ${lowerFirst(line)}`,
				...more
			]
		}
	);
}
var WILL_NOT_START = "With these settings the app does not start: correct them. If a later hook mends them, let that run before 10_allowed_hosts.";
function notAskedAgain(done, why) {
	return new HookError("notice", `${done}; it could not be asked again (${why}): nothing was changed`);
}

// src/allowed-hosts/in-container.ts
async function planInContainer(context, docker) {
	let { appFolder, settings } = context, carrier = carrierOf(context, docker, appFolder, settings.envFile);
	if (!carrier) throw onEcs(docker);
	let file = openCarrier(carrier), address = await privateAddress(new InstanceMetadata(context.env, context.signal)), isCompose = docker.kind === "Compose", given = give(address, {
		path: carrier.path,
		text: file.text,
		dialect: isCompose ? ENV_FILE : DOCKER_ENV_FILE,
		likely: hostVariables(settings),
		texts: appTexts(appFolder),
		compose: isCompose ? composeIn(appFolder, settings.envFile) : void 0
	});
	warnOfLaterHooks(context, carrier.path);
	let { changes, text: text2, by, readBy } = given, done = `the container gets ${address} by ${by}${readBy ? `, which ${readBy} reads` : ""}`;
	return {
		steps: [{ changes, apply: () => file.replace(text2) }],
		unchanged: `nothing to change: ${done}`,
		done: [done],
		warning: given.warning
	};
}
function give(address, container) {
	let { path, text: text2, dialect, compose } = container, { readBy, waitsFor, variables, file, leftAlone: leftAlone2 } = listsInContainer(address, container), own = withOwnLine({ path, dialect, text: file?.text ?? text2 }, address), changes = [file?.change, own.change].flatMap((change) => change ?? []), all = [HEALTH_CHECK_HOSTS, ...variables], by = `${all.join(" and ")} in ${path}`, warning = (compose && composeProblem(address, path, all, compose)) ?? (compose && waitsFor !== void 0 ? notHandedOn(address, by, waitsFor, compose) : void 0) ?? (readBy === void 0 ? notProven(address, new NotAnswered("it runs in a container"), { done: by, leftAlone: leftAlone2 }) : void 0);
	return { text: own.text, changes, by, readBy, warning };
}
function composeProblem(address, path, variables, compose) {
	let form = compose.lineFor(HEALTH_CHECK_HOSTS);
	if (!variables.some(compose.gives)) {
		let message2 = `docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service: ${path} has ${address}, and no container gets it`;
		return new HookError("warning", message2, {
			remedy: [
				compose.toHandOn(HEALTH_CHECK_HOSTS),
				`Commit it and deploy again. (env_file: ${path} hands on everything that the file has.)`
			]
		});
	}
	let line = compose.setsItself(HEALTH_CHECK_HOSTS);
	if (line === void 0) return;
	let message = `docker-compose.yml line ${line} sets ${HEALTH_CHECK_HOSTS} itself, and that wins over ${path}: the container does not get ${address}`;
	return new HookError("warning", message, { remedy: [`Write in that line: ${form}`] });
}
function notHandedOn(address, by, waitsFor, compose) {
	let message = `${waitsFor} reads ${HEALTH_CHECK_HOSTS}, and docker-compose.yml gives it to no service: it is not proven that the app lets in ${address} by ${by}`;
	return new HookError("warning", message, { remedy: [compose.toHandOn(HEALTH_CHECK_HOSTS)] });
}
function onEcs({ file }) {
	let message = `this is an ECS-managed Docker app (${file}): no file on the host reaches its containers, and nothing was changed`;
	return new HookError("warning", message, { remedy: [WITHOUT_HOOKS] });
}
function openCarrier({ base, name, path }) {
	let { file, problem } = tryEnvFile(base, name);
	if (file) return file;
	throw new HookError("warning", problem ?? `there is no ${path}: nothing was changed`, {
		remedy: [
			`The container's environment is made of ${path}: give the container ${HEALTH_CHECK_HOSTS} in another way.`
		]
	});
}

// src/instance/procfile.ts
function processLines(procfile) {
	return procfile.split(/\r\n|[\r\n]/).flatMap((text2, index) => {
		let [, name, command] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text2) ?? [];
		return name === void 0 || command === void 0 ? [] : [{ name, command, line: index + 1 }];
	});
}
function processNames(procfile) {
	let names = new Set(processLines(procfile).map(({ name }) => name));
	return names.size > 0 ? [...names] : ["web"];
}

// src/instance/processes.ts
function processNamesIn(appFolder) {
	return processNames(orNone(() => readBelow(appFolder, "Procfile"))?.bytes.toString() ?? "");
}

// src/allowed-hosts/other-processes.ts
var SECONDS2 = 15;
async function lossInOtherProcess(context, trial) {
	let names = processNamesIn(context.appFolder), asked = names.includes("web") ? "web" : names[0], ends = performance.now() + SECONDS2 * 1e3;
	for (let name of names.filter((one) => one !== asked)) {
		let seconds = Math.floor((ends - performance.now()) / 1e3);
		if (seconds < 1) return;
		if (await loses(context, name, trial, seconds)) return `${name} of Procfile reads it otherwise`;
	}
}
async function loses(context, name, trial, seconds) {
	try {
		let app = await appToAsk(context, context.env, name), { settings, trials } = await askOnce({ ...app, seconds }, [trial]);
		return trials.some((answer) => !isHarmless(settings.hosts, answer));
	} catch (error) {
		if (!(error instanceof NotAnswered)) throw error;
		return !1;
	}
}

// src/option-settings.ts
var PROCESS = "aws:elasticbeanstalk:environment:process:";

// src/allowed-hosts/other-way.ts
async function otherWayIn(context, question) {
	return proxyOf(context.appFolder) ?? await checkThatPasses(context) ?? await question.otherWay().then(
		(way) => way && SAY[way.kind](way.name),
		(error) => {
			if (!(error instanceof NotAnswered)) throw error;
			return SAY.unknown("");
		}
	);
}
var SAY = {
	application: (name) => `${name} puts an application of its own in the place of Django's`,
	middleware: (name) => `the middleware ${name} runs before Django looks at the host`,
	unchecked: (name) => `MIDDLEWARE has no ${name}, which looks at the host of every request`,
	setting: (name) => `${name} may answer before Django looks at the host`,
	code: (name) => `${name} may change what Django does with a host while the app runs`,
	unknown: () => "it is not known what runs before Django looks at the host"
}, PROXIES = [".platform/nginx", ".platform/httpd"], SCRIPTS = ["hooks", "confighooks"].flatMap(
	(kind) => ["prebuild", "predeploy", "postdeploy"].map((phase) => `.platform/${kind}/${phase}`)
), OUR_HOOKS = /_(?:install_node|allowed_hosts|health_check)(?:\.cjs)?$/;
function proxyOf(appFolder) {
	let namesProxy = (below) => {
		try {
			let folder = Folder.open(appFolder, below), names = folder?.names() ?? [];
			return PROXIES.includes(below) ? names.length > 0 : names.filter((name) => !OUR_HOOKS.test(name)).some((name) => /nginx|httpd/.test(folder?.read(name)?.bytes.toString("latin1") ?? ""));
		} catch (error) {
			if (!(error instanceof HookError)) throw error;
			return !0;
		}
	}, found = [...PROXIES, ".ebextensions", ...SCRIPTS].find(namesProxy);
	return found && `${found} has a part in how the proxy is set up`;
}
async function checkThatPasses(context) {
	let { successCodes: successCodes2, path } = context.settings, codes = successCodes2 ?? await optionOfProcess(context, "MatcherHTTPCode") ?? "";
	if (readMatcher(codes)?.has(400)) return `the success codes ${codes} count 400 as healthy`;
	let page = path ?? await optionOfProcess(context, "HealthCheckPath") ?? "/";
	return /static|media|\.\w+$/i.test(page) ? `the health check path ${page} may be a file` : void 0;
}
async function optionOfProcess(context, option) {
	try {
		return await getOption(context, `${PROCESS}default`, option);
	} catch (error) {
		if (!(error instanceof HookError)) throw error;
		return;
	}
}

// src/allowed-hosts/places/process-environment.ts
var import_node_crypto2 = require("node:crypto"), import_node_path3 = require("node:path");
var RELOAD = "reload";
function openOverrides(context, isAlone) {
	let base = context.systemRoot, app = Folder.make(context.appFolder), state = Folder.open(base, STATE_FOLDER), marker = app.read(MARKER), running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER), runningId = running?.identity === marker?.identity ? void 0 : idOf(running), markedId = idOf(marker), ownId = markedId === runningId ? void 0 : markedId, found = ownId === void 0 ? void 0 : state?.read(valueFileOf(ownId)), runningFile = runningId === void 0 ? void 0 : state?.read(valueFileOf(runningId));
	return {
		own: found && parseValueFile(found.bytes.toString()),
		running: runningFile && parseValueFile(runningFile.bytes.toString()),
		apply: (values) => {
			let id = found && ownId ? ownId : (0, import_node_crypto2.randomBytes)(8).toString("hex");
			return [
				...valueFileStep(base, { id, found, text: renderValueFile(values), values, isAlone }),
				...found ? [] : [markerStep(app, marker, id)],
				...dropInStep(context)
			];
		}
	};
}
function valueFileStep(base, { id, found, text: text2, values, isAlone }) {
	if (found?.bytes.toString() === text2 && found.mode === 384) return [];
	let name = valueFileOf(id), before = found ? "an older value" : "absent", apply = () => {
		let folder = Folder.make(base, STATE_FOLDER);
		folder.replace(name, Buffer.from(text2), 384, found), isAlone && removeOthers(folder, [id, ...markedIds(base)]);
	};
	return [step(`${STATE_FOLDER}/${name}`, before, `sets ${[...values.variables.keys()].join(", ")}`, apply)];
}
function markerStep(app, marker, id) {
	let apply = () => app.replace(MARKER, Buffer.from(`${id}
`), 420, marker);
	return step(MARKER, marker ? "names another" : "absent", `names ${valueFileOf(id)}`, apply);
}
function dropInStep(context) {
	let base = context.systemRoot, staged = processNamesIn(context.appFolder), written = staged.flatMap((name) => {
		let found = Folder.open(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`)?.read(DROP_IN);
		return found?.bytes.toString() === dropInTextOf(name) ? [] : [{ name, found }];
	}), kept = [...staged, ...processNamesIn(instancePath(context, CURRENT_FOLDER))], gone = namesWithDropIn(base).filter((name) => !kept.includes(name));
	if (!(Folder.open(base, STATE_FOLDER)?.read(RELOAD) !== void 0) && written.length + gone.length === 0) return [];
	let apply = async () => {
		let state = Folder.make(base, STATE_FOLDER);
		state.replace(RELOAD, Buffer.alloc(0), 384, state.read(RELOAD));
		for (let name of gone) removeDropIn(base, name);
		for (let { name, found } of written)
			Folder.make(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`).replace(DROP_IN, Buffer.from(dropInTextOf(name)), 420, found);
		await reloadUnits(context), state.remove(RELOAD);
	}, where = (name) => `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`, changes = written.map(({ name, found }) => ({
		where: where(name),
		before: found ? "another text" : "absent",
		after: "reads it when the app starts"
	})), removed = gone.map((name) => ({
		where: where(name),
		before: "of a process that is gone",
		after: "absent"
	})), changed = [...changes, ...removed], reload = { where: UNIT_FOLDER, before: "not read by systemd as it is now", after: "read" };
	return [{ changes: changed.length > 0 ? changed : [reload], apply }];
}
function namesWithDropIn(base) {
	return (Folder.open(base, UNIT_FOLDER)?.names() ?? []).flatMap((folder) => {
		let name = /^([\w-]+)\.service\.d$/.exec(folder)?.[1];
		return name !== void 0 && orNone(() => Folder.open(base, `${UNIT_FOLDER}/${folder}`)?.read(DROP_IN)) ? [name] : [];
	});
}
function removeDropIn(base, name) {
	let units = Folder.make(base, UNIT_FOLDER);
	Folder.open(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`)?.remove(DROP_IN), units.removeIfEmpty(dropInFolderOf(name)), Folder.open(base, LINK_FOLDER)?.remove(linkOf(name));
}
function step(where, before, after, apply) {
	return { changes: [{ where, before, after }], apply };
}
function markedIds(base) {
	let apps = Folder.open(base, APPS_FOLDER)?.names() ?? [];
	return apps.push((0, import_node_path3.basename)(CURRENT_FOLDER)), apps.map((app) => idOf(orNone(() => Folder.open(base, `${APPS_FOLDER}/${app}`)?.read(MARKER))));
}
function removeOthers(folder, ids) {
	for (let name of folder.names()) {
		let [, id, rest] = /^web\.([0-9a-f]{16})\.env(.*)$/.exec(name) ?? [];
		id !== void 0 && (rest || !ids.includes(id)) && folder.remove(name);
	}
}

// src/allowed-hosts/allowed-hosts.ts
var allowedHosts = {
	name: "allowed_hosts",
	mayStopDeployment: !0,
	deadlineSeconds: () => 60 + LOCK_SECONDS,
	plan: planHosts
};
async function planHosts(context) {
	let isAlone = context.settings.dryRun || await waitForOthers(context, context.log), docker = dockerAppOf(context, context.appFolder);
	if (docker) return planInContainer(context, docker);
	let overrides = openOverrides(context, isAlone), kept = unknownHere(context, overrides), known = { ...context, env: { ...context.env, ...Object.fromEntries(kept) } }, files = new EnvFiles(known), outcome = await withQuestion(known, async (question) => {
		let address = await privateAddress(new InstanceMetadata(context.env, context.signal));
		return outcomeOf(known, { address, files, overrides }, question);
	}), { file, warning, done } = outcome;
	file && warnOfLaterHooks(context, file.path);
	let variables = new Map([...outcome.values, ...kept, ...outcome.values]);
	return {
		steps: [...file ? [{ changes: [file.change], apply: () => files.open(file.path)?.replace(file.text) }] : [], ...overrides.apply({ proven: outcome.proven, variables })],
		unchanged: `nothing to change: ${done}`,
		done: [done],
		warning
	};
}
async function withQuestion(context, task) {
	let question = appToAsk(context, context.env).then((app) => Question.open(app));
	question.catch(NOTHING);
	try {
		return await task(question);
	} finally {
		await question.then((opened) => opened.close(), NOTHING);
	}
}
var NOTHING = () => {
};
async function outcomeOf(context, asked, question) {
	let { address, files, overrides } = asked, before = provenBefore(overrides, address);
	if (before && !context.propertiesKnown) return leftAlone(address, before, "get-config failed");
	try {
		return await byAsking(context, await question, asked);
	} catch (error) {
		if (!(error instanceof NotAnswered)) throw error;
		return before ? leftAlone(address, before, error.message) : byText(context, address, files, error);
	}
}
function provenBefore({ own }, address) {
	let isGiven = own?.variables.get(HEALTH_CHECK_HOSTS)?.split(" ").includes(address);
	if (!(own?.proven === void 0 || !isGiven))
		return { proven: own.proven, variables: own.variables };
}
function leftAlone(address, { proven, variables }, why) {
	let done = `the app lets in ${address} by ${proven}, as an earlier run has proven`;
	return { values: variables, file: void 0, proven, done, warning: notAskedAgain(done, why) };
}
async function byAsking(context, question, asked) {
	let { address, files } = asked, given = context.env[HEALTH_CHECK_HOSTS], { settings, tried } = await tryOut(context, question, address, (added) => [
		ownCandidate(added, given)
	]), { hosts } = settings;
	for (let sentence of oddEntries(hosts)) context.log.warn(sentence);
	if (allows(hosts, address)) return alreadyIn(asked, tried, settings);
	let own = decide(hosts, address, tried).taken;
	if (own) return provenBy(address, own, settings);
	let texts = appTexts(context.appFolder), elsewhere = /* @__PURE__ */ new Set(), places = files.places(settings.filesRead, hosts), mayChange = (variable) => {
		let place = useElsewhere(variable, texts);
		return place && elsewhere.add(`${place}: it uses the list of ${variable} too`), place === void 0;
	}, more = await tryOut(context, question, address, (added) => candidatesFor(added, places, mayChange));
	tried.push(...more.tried);
	let { taken, reasons } = decide(hosts, address, tried), loss = taken && await lossInOtherProcess(context, trialOf(context, taken));
	if (taken && loss === void 0) return provenBy(address, taken, settings);
	taken && elsewhere.add(`${taken.name}: ${loss}`);
	let ownWay = ownWayIn(texts), otherWay = ownWay === void 0 ? unknownIn(tried) ?? await otherWayIn(context, question) : void 0;
	return noneTaken(asked, { settings, tried, reasons: [...reasons, ...elsewhere], ownWay, otherWay });
}
async function tryOut(context, question, address, candidatesWith) {
	let candidates = candidatesWith(address), { settings, trials } = await question.ask(candidates.map((one) => trialOf(context, one))), isCrowded = settings.makesSets && candidates.length > 0, crowds = isCrowded ? candidatesWith(crowdOf(address)) : [], crowded = isCrowded ? (await question.ask(crowds.map((one) => ({ ...trialOf(context, one), isCrowd: !0 })))).trials : [], tried = trials.flatMap((answer, index) => {
		let candidate = candidates[index];
		return candidate ? [[candidate, withCrowd(answer, crowded[index])]] : [];
	});
	return { settings, tried };
}
function trialOf({ appFolder }, { values, file }) {
	return {
		env: Object.fromEntries(values),
		files: new Map(file ? [[`${appFolder}/${file.path}`, Buffer.from(file.text, "latin1")]] : [])
	};
}
function alreadyIn({ address, overrides }, tried, settings) {
	let by = provenBefore(overrides, address)?.proven ?? "the app itself", done = `the app lets in ${address} by ${by === "the app itself" ? "itself" : by}: ${askedOf(settings)}`;
	return { values: ownValues(tried, settings), file: void 0, proven: by, done, warning: void 0 };
}
function ownValues([own], { hosts }) {
	return own && isHarmless(hosts, own[1]) ? own[0].values : /* @__PURE__ */ new Map();
}
function provenBy(address, { name, values, file }, settings) {
	let done = `the app will accept ${address} as a host by ${name}: ${askedOf(settings)}`;
	return { values, file, proven: name, done, warning: void 0 };
}
function askedOf({ django, settingsModule, startedBy }) {
	return `asked of Django ${django}, settings module ${settingsModule || "not named"}, as ${startedBy} says`;
}
function noneTaken({ address, overrides, files }, found) {
	let { settings, tried, reasons, ownWay, otherWay } = found, isServed = overrides.running?.proven !== void 0;
	if (files.warn(), isServed && !ownWay && !otherWay)
		throw noPlaceFound(address, { ...settings, reasons }, { stops: !0 });
	return {
		values: ownValues(tried, settings),
		file: void 0,
		proven: void 0,
		done: `ALLOWED_HOSTS does not have ${address}, and the app seems to let the load balancer in by a way of its own (${ownWay})`,
		warning: ownWay === void 0 ? noPlaceFound(address, { ...settings, reasons }, { otherWay }) : void 0
	};
}
function byText(context, address, files, why) {
	let texts = appTexts(context.appFolder), places = files.places([], []);
	files.warn();
	let { candidate, leftAlone: leftAlone2 } = decideByText(address, places, (name2) => useOf(name2, texts.values())), { values, file, name } = candidate;
	return {
		values,
		file,
		proven: void 0,
		done: `the app is given ${address} by ${name}`,
		warning: notProven(address, why, { done: name, leftAlone: leftAlone2 })
	};
}
function unknownHere({ env }, { own }) {
	return [...own?.variables ?? []].filter(
		([name]) => name !== HEALTH_CHECK_HOSTS && env[name] === void 0
	);
}
var EnvFiles = class {
	#context;
	#opened = /* @__PURE__ */ new Map();
	#problem;
	constructor(context) {
		this.#context = context;
	}
	places(read, hosts) {
		let { settings, env, appFolder } = this.#context, below = read.map((path) => (0, import_node_path4.relative)((0, import_node_fs9.realpathSync)(appFolder), path)), paths = [.../* @__PURE__ */ new Set([settings.envFile, ...below])].filter((path) => this.open(path) !== void 0), properties = Object.entries(env).filter(
			(entry) => entry[1] !== void 0
		);
		return {
			properties: new Map(properties),
			files: new Map(paths.map((path) => [path, this.open(path)?.text ?? ""])),
			likely: hostVariables(settings),
			hosts
		};
	}
	warn() {
		this.#problem && this.#context.log.warn(this.#problem);
	}
	open(path) {
		if (!this.#opened.has(path)) {
			let { file, problem } = tryEnvFile(this.#context.appFolder, path);
			problem && path === this.#context.settings.envFile && (this.#problem = problem), this.#opened.set(path, file);
		}
		return this.#opened.get(path);
	}
};

// src/hook/run-hook.ts
var import_node_util = require("node:util");

// src/log.ts
var MAX_MESSAGE_LENGTH = 2e3;
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
var ONE_OR_MORE = new RegExp(`${UNPRINTABLE.source}+`, "gu");
function oneLine(message) {
	let flat = message.replace(ONE_OR_MORE, " ").trim();
	return flat.length <= MAX_MESSAGE_LENGTH ? flat : `${flat.slice(0, MAX_MESSAGE_LENGTH).replace(/[\ud800-\udbff]$/, "")} [cut]`;
}

// src/hook/frame.ts
var import_node_os = require("node:os");
async function runToExitCode({ run, fail }) {
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
		let exitCode = await run(stop.signal);
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
				log.warn(`${name} is no setting of the hooks and has no effect: check its spelling`);
			let fromEnvironment = parseSettings(env), settings = { ...fromEnvironment, dryRun: fromEnvironment.dryRun || dryRun };
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
		let { values } = (0, import_node_util.parseArgs)({
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
