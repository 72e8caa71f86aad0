#!/bin/sh
":" /* eb-health-hooks 0.2.0, built by build.mjs: do not edit
HOOK=health_check
MAY_STOP_DEPLOYMENT=false
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
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e3) {
    throw err = [e3], e3;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: !0 });
}, __copyProps = (to, from, except, desc) => {
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

// scripts/build/sdk-stand-ins.ts
var sdk_stand_ins_exports = {};
__export(sdk_stand_ins_exports, {
  InvokeStore: () => InvokeStore,
  defaultProvider: () => defaultProvider,
  eventStreamSerdeProvider: () => eventStreamSerdeProvider
});
function eventStreamSerdeProvider() {
  throw new Error("an AWS operation that streams events was called");
}
function defaultProvider() {
  return async () => {
    throw new Error("an AWS client was made without credentials");
  };
}
var InvokeStore, init_sdk_stand_ins = __esm({
  "scripts/build/sdk-stand-ins.ts"() {
    InvokeStore = { getInstanceAsync: async () => {
    } };
  }
});

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

// src/hook/frame.ts
var import_node_os = require("node:os");

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

// src/hook/frame.ts
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

// src/json.ts
function toJson(value) {
	return JSON.stringify(value, null, 2).replace(
		/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu,
		(character) => character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")
	);
}

// src/words.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function shorten(names) {
	let rest = names.length - 5;
	return names.slice(0, 5).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
function shellWord(text2) {
	return /^[\w./:=,@%+-]+$/.test(text2) ? text2 : `'${text2.replaceAll("'", "'\\''")}'`;
}
function countHosts(count) {
	return count === 1 ? "1 host" : `${count} hosts`;
}
function lowerFirst(text2) {
	return text2.slice(0, 1).toLowerCase() + text2.slice(1);
}

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

// src/doctor/examine.ts
var import_node_fs12 = require("node:fs"), import_node_path8 = require("node:path");

// src/env.ts
var HEALTH_CHECK_HOSTS = "HEALTH_CHECK_HOSTS";

// src/option-settings.ts
var PROCESS = "aws:elasticbeanstalk:environment:process:";

// src/diagnosis/commands.ts
var FOLDER = "cd /var/app/current", HOOKS = "sudo .platform/hooks", HEALTH_CHECK = `${HOOKS}/postdeploy/90_health_check.cjs`, RUN_ALLOWED_HOSTS = `Run it now: ${FOLDER} && ${HOOKS}/predeploy/10_allowed_hosts.cjs && sudo systemctl restart web`, RUN_HEALTH_CHECK = `Run it now: ${FOLDER} && ${HEALTH_CHECK}`, ASK_INSTANCE = `eb ssh, ${FOLDER}, then ${HEALTH_CHECK} --doctor.`, DEPLOY_WITH_HOOK = "With allowed_hosts in the bundle, deploy again: it writes the file before the container starts.", ASK_WHY_NOT = `If the hook is in the bundle already, ask an instance why it did not help: ${ASK_INSTANCE}`, LET_HOOK_FIND = `Or let the hook health_check find one. If it is in the bundle already, ask an instance why it did not: ${ASK_INSTANCE}`;
function needsHook(remedy) {
	return [RUN_ALLOWED_HOSTS, RUN_HEALTH_CHECK, DEPLOY_WITH_HOOK, ASK_WHY_NOT, LET_HOOK_FIND].some((one) => remedy.includes(one));
}
var ASK_APP = "proxy_pass http://127.0.0.1:8000; proxy_set_header Host $host;";
function seeLogs({ proxy }, reader) {
	let files = `/var/log/web.stdout.log${proxy ? ` and ${proxy.log}` : ""}`;
	switch (reader) {
		case "laptop":
			return `The app's own words are in ${files}: eb logs.`;
		case "instance":
			return `The app's own words are in ${files}.`;
		case "log":
			return `The app's own words are in ${files} on this instance.`;
	}
}
function setProperty(name, value) {
	return `eb setenv ${name}=${shellWord(value)}`;
}
function setOption(option, value, namespace2 = `${PROCESS}default`) {
	return `Set ${option} of ${namespace2} to ${value}, in .ebextensions.`;
}
function modification({ arn }, flag) {
	return `aws elbv2 modify-target-group --region ${shellWord(arn.split(":")[3] ?? "")} --target-group-arn ${shellWord(arn)} ${flag}`;
}

// src/diagnosis/platform-support.ts
var WITHOUT_HOOKS = "What works there: a middleware that answers the check before Django looks at the host, or an app that asks the metadata service (IMDSv2) for its address, with a hop limit of 2.";

// src/diagnosis/the-line.ts
var ANY_LINE = 'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]', IN_ITS_PLACE = '[*LIST, *__import__("os").environ.get("HEALTH_CHECK_HOSTS", "").split()]';
function sayTheLine(line) {
	return line === void 0 ? [`Where the settings make ALLOWED_HOSTS, put the list in the place of LIST here: ${IN_ITS_PLACE}`] : line === "unknown" ? [
		`Add this line at the end of the settings file: ${ANY_LINE}`,
		`Where a class makes ALLOWED_HOSTS, put the list in the place of LIST here instead: ${IN_ITS_PLACE}`
	] : [`Add this line at the end of ${line.file}, below line ${line.below}: ${line.text}`];
}

// src/open-page.ts
var USUAL_PAGES = ["/health/", "/healthcheck/", "/health-check/", "/healthz", "/ping/", "/status/"], ADMIN_LOGIN = "/admin/login/";
var MARK = "?eb-health-hooks";
function marked(page) {
	return page + MARK;
}
function foundPage(path) {
	return path.endsWith(MARK) ? path.slice(0, -MARK.length) : void 0;
}
function isFree(path, setting2) {
	return setting2 === void 0 && (path === "/" || foundPage(path) !== void 0);
}
var PASSING = /\b(?:log-?out|sign-?out|new|add|create|cart|checkout|random|maintenance)\b/i;
function isLasting(page) {
	return page.length <= 200 && !/\d|[0-9a-f]{8}/i.test(page) && !PASSING.test(page);
}

// src/diagnosis/words.ts
function withoutQuery(text2) {
	return foundPage(text2) === void 0 ? text2.replace(/\?.*$/s, "?...") : text2;
}
function exemptPattern(path) {
	let [plain = ""] = path.split("?");
	return `^${plain.slice(1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}
function describeCheck({ connection, path, codes }) {
	return connection ?? `${withoutQuery(path)} for ${codes}`;
}
function statusOf(outcome) {
	return outcome?.kind === "answer" ? outcome.status : 0;
}
function answers({ path, last }) {
	return `${withoutQuery(path)} answers ${statusOf(last)}`;
}
function got(outcome) {
	switch (outcome.kind) {
		case "answer":
			return `answers ${outcome.status}`;
		case "too slow":
			return `answers ${outcome.status} only after ${outcome.seconds} s`;
		default:
			return "does not answer";
	}
}

// src/answer-first.ts
var ANSWER_FIRST = 'application = (lambda app: lambda env, start: (start("200 OK", []), [b"ok"])[1] if env["PATH_INFO"] == "/health/" else app(env, start))(application)', ANSWER_FIRST_IN_ASGI = 'async def application(scope, receive, send, app=application): (await send({"type": "http.response.start", "status": 200, "headers": []}), await send({"type": "http.response.body", "body": b"ok"})) if scope.get("path") == "/health/" and scope["type"] == "http" else await app(scope, receive, send)';

// src/diagnosis/causes/page.ts
function pageRemedy(seen, reader) {
	let { openPage, settings, path, namespace: namespace2 } = seen;
	if (openPage?.found !== void 0)
		return [
			`${openPage.found} answers 200 to the load balancer: ${setProperty("HEALTH_HOOKS_PATH", openPage.found)}`
		];
	if (openPage !== void 0)
		return [`Of ${openPage.tried.join(", ")} none answers 200 to the load balancer.`, ...answerFirst(seen)];
	if (settings?.path !== void 0)
		return [
			"HEALTH_HOOKS_PATH sets this page: name one in it that answers 200 to everybody, with eb setenv."
		];
	if (reader !== "laptop") return answerFirst(seen);
	let isLeftToHook = isFree(path, settings?.path) && seen.insteadOfHooks === void 0;
	return [
		setOption("HealthCheckPath", "a page that answers 200 to everybody", namespace2),
		...isLeftToHook ? [LET_HOOK_FIND] : []
	];
}
function answerFirst({ path, settings, app }) {
	let [file, line] = app?.process?.isAsgi ? ["asgi.py", ANSWER_FIRST_IN_ASGI] : ["wsgi.py", ANSWER_FIRST];
	return [
		`Let the app answer the page /health/ before it looks at anything else, with this line at the end of ${file}: ${line}`,
		isFree(path, settings?.path) ? "Then: eb deploy. health_check finds the page by itself." : THEN_NAME_IT
	];
}
var THEN_NAME_IT = `Then: eb deploy, and ${setProperty("HEALTH_HOOKS_PATH", "/health/")}`;

// src/diagnosis/causes/host.ts
var HOST = [
	{
		name: "every host refused",
		holds: (seen) => isRefused(seen) && statusOf(seen.ownHostElsewhere) === 400 && !isLetIn(seen),
		clause: (seen) => {
			let { startedAt } = seen.app?.process ?? {}, since = startedAt ? `, since the app was started (${startedAt})` : "";
			return `${answers(seen)}: the app refuses every host, visitors included${since}`;
		},
		remedy: ({ app }) => [
			"The way back, if this began with a deployment of the hooks: eb setenv HEALTH_HOOKS_ENABLED=false",
			...app && "count" in app.asked ? sayTheLine(app.asked.line) : []
		]
	},
	{
		name: "path",
		holds: (seen) => isRefused(seen) && statusOf(seen.ownHostElsewhere) === 400,
		clause: (seen) => `${answers(seen)} to every host, and ALLOWED_HOSTS lets the load balancer in: a middleware or the page itself refuses`,
		remedy: answerFirst
	},
	{
		name: "path",
		holds: (seen) => isRefused(seen) && statusOf(seen.ownHost) === 400,
		clause: (seen) => `${answers(seen)}: a host of the app's own list gets the same answer on this page, and another on other pages`,
		remedy: pageRemedy
	},
	// How far it came on its way into a container, as the host sees it.
	refused(({ container }) => container !== void 0 && container.path === void 0, {
		because: () => "no file on the host reaches a container of ECS",
		remedy: () => [WITHOUT_HOOKS]
	}),
	refused(({ container }) => container?.hasAddress === !1, {
		because: ({ container }) => `the container's environment comes from ${container?.path}, which has no ${HEALTH_CHECK_HOSTS} with it`,
		remedy: () => [DEPLOY_WITH_HOOK]
	}),
	refused(({ container }) => container?.toHandOn !== void 0, {
		because: ({ container }) => `${container?.path} has it, and docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service`,
		remedy: ({ container }) => [container?.toHandOn ?? "", "Commit it and deploy again."]
	}),
	refused(({ container, process: process2 }) => container !== void 0 && process2?.isGiven === !1, {
		because: ({ container }) => `${container?.path} has it, and the container was started without it`,
		remedy: () => ["Deploy again: the container then starts with what the file has."]
	}),
	refused(({ container }) => container !== void 0, {
		because: ({ container, process: process2 }) => `${process2 ? "the container has" : `${container?.path} has`} ${HEALTH_CHECK_HOSTS} with it, and the app does not let it in by that`,
		remedy: () => sayTheLine(void 0)
	}),
	refused(({ isReplaced }) => isReplaced === !0, {
		because: () => "the app still runs from a folder that was replaced since",
		remedy: (app) => [restart(app)]
	}),
	refused(({ given }) => typeof given == "object", {
		because: ({ given }) => typeof given == "object" ? given.stale : "",
		remedy: runAgain
	}),
	refused(({ given }) => given === "nothing", {
		because: () => "allowed_hosts has given it nothing",
		remedy: runAgain
	}),
	refused(({ process: process2 }) => process2 === void 0, {
		because: () => "no process that serves the app was found",
		remedy: () => ["Start the app: sudo systemctl restart web"]
	}),
	refused(({ asked }) => "why" in asked, {
		because: ({ asked }) => `the app could not be asked for its hosts (${"why" in asked ? asked.why : ""})`,
		remedy: (app) => [...app.process?.isGiven ? [] : [restart(app)], ...sayTheLine("unknown")]
	}),
	refused(({ asked }) => "count" in asked && asked.allowsAddress, {
		because: (app) => `${moduleOf(app)} lets it in now, but the running app was started before that`,
		remedy: (app) => [restart(app)]
	}),
	refused(({ provenBy }) => provenBy?.includes(" in ") === !0, {
		because: ({ provenBy }) => `allowed_hosts had put it into ${provenBy}, and the file was written anew after that`,
		remedy: (app) => [
			"Let the hook that writes the file run before 10_allowed_hosts.",
			...sayTheLine("count" in app.asked ? app.asked.line : void 0)
		]
	}),
	refused(({ process: process2 }) => process2?.isGiven === !1, {
		because: () => `the running app has no ${HEALTH_CHECK_HOSTS} with it in its environment`,
		remedy: (app) => [restart(app), "If that does not help, see what --doctor says of the drop-in."]
	}),
	refused(() => !0, {
		because: (app) => `ALLOWED_HOSTS of ${moduleOf(app)} has ${countOf(app)}, without it`,
		remedy: ({ asked }) => sayTheLine("count" in asked ? asked.line : void 0)
	}),
	{
		name: "host refused",
		holds: (seen) => isRefused(seen),
		clause: djangoRefuses,
		remedy: ({ insteadOfHooks }) => insteadOfHooks === void 0 ? [
			"Each instance's private address must be in ALLOWED_HOSTS. The hook allowed_hosts adds it: eb-health-hooks init, commit, eb deploy.",
			ASK_WHY_NOT
		] : [insteadOfHooks]
	},
	{
		name: "host refused",
		holds: (seen) => dependsOnHost(seen) && isByProxy(seen),
		clause: (seen) => `${withoutQuery(seen.path)} ${insteadOfAnswer(seen)} to the load balancer's Host, and answers ${statusOf(seen.ownHost)} to a host of the app's own: a server block of the proxy decides by the Host`,
		remedy: ({ path, proxy }) => [
			`In the server block that does it, replace "return 444;" or the like by: location / { return 444; } location = ${withoutQuery(path)} { ${ASK_APP} }`,
			`Then: sudo ${proxy?.configTest ?? "nginx -t"} && sudo systemctl reload ${proxy?.service ?? "nginx"}; and the same in the bundle's .platform/nginx/. (Where the environment property PORT is set, its value in place of 8000.)`
		]
	},
	{
		name: "host refused",
		holds: dependsOnHost,
		clause: (seen) => `${answers(seen)} to the load balancer's Host, and ${statusOf(seen.ownHost)} to a host of the app's own: the app picks what it serves by the Host (tenants, sites, a middleware)`,
		remedy: (seen) => [
			...answerFirst(seen),
			"Or give the app a default for unknown hosts: with django-tenants SHOW_PUBLIC_IF_NO_TENANT_FOUND = True, with django.contrib.sites SITE_ID, with Wagtail a default site."
		]
	}
], NOT_IN_BUNDLE = "allowed_hosts is not in the app's bundle: copy .platform/ into it, commit it and deploy.";
function restart({ process: process2 }) {
	return `Let the app read it: sudo systemctl restart ${process2?.name ?? "web"}`;
}
function isLetIn({ app }) {
	return app !== void 0 && "count" in app.asked && app.asked.allowsAddress;
}
function isRefused({ last }) {
	return last.kind === "answer" && last.status === 400 && last.isOfProxy !== !0;
}
function refused(holds, { because, remedy }) {
	return {
		name: "host refused",
		holds: (seen) => isRefused(seen) && seen.app !== void 0 && holds(seen.app),
		clause: (seen) => `${djangoRefuses(seen)}; ${seen.app ? because(seen.app) : ""}`,
		remedy: ({ app }) => app ? remedy(app) : []
	};
}
function djangoRefuses(seen) {
	let host = seen.address ?? "the load balancer's Host";
	return `${answers(seen)}, as Django does when ${host} is not in ALLOWED_HOSTS`;
}
function runAgain({ hasHook }) {
	return [hasHook ? RUN_ALLOWED_HOSTS : NOT_IN_BUNDLE];
}
function moduleOf({ asked }) {
	return "count" in asked ? asked.settingsModule : "the app's settings";
}
function countOf({ asked }) {
	return countHosts("count" in asked ? asked.count : 0);
}
function dependsOnHost({ last, ownHost }) {
	return ownHost?.kind !== "answer" || ownHost.status >= 500 ? !1 : last.kind === "failure" && last.code !== "ECONNREFUSED" && last.code !== "TIMEOUT" || last.kind === "answer" && isBetter(ownHost.status, last.status);
}
function isBetter(status, than) {
	return Math.floor(status / 100) < Math.floor(than / 100);
}
function isByProxy({ last, ownHost }) {
	let isOfProxy2 = [last, ownHost].some((one) => one?.kind === "answer" && one.isOfProxy === !0);
	return last.kind === "failure" || isOfProxy2;
}
function insteadOfAnswer({ last }) {
	return last.kind === "answer" ? `answers ${last.status}` : "ends the connection without an answer";
}

// src/success-codes.ts
var AT_LEAST = "200-301";
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
function covers(outer, inner) {
	return [...inner].every((code) => outer.has(code));
}

// src/diagnosis/causes/redirects.ts
var REDIRECT_VISITORS = 'if ($http_x_forwarded_proto = "http") { return 301 https://$host$request_uri; }', REDIRECTS = [
	{
		name: "proxy alone",
		holds: isDeadBehind,
		clause: (seen) => `${answers(seen)}, but a visitor who uses HTTPS gets no page: the app behind the redirect ${seen.visitor ? got(seen.visitor) : ""}`,
		remedy: (seen, reader) => [seeLogs(seen, reader)]
	},
	{
		name: "proxy alone",
		holds: isAlwaysRedirected,
		clause: (seen) => `${answers(seen)}: the proxy redirects every request to HTTPS itself, so that no check reaches the app`,
		remedy: ({ proxy }) => [
			`Where the bundle's .platform/nginx/ has the redirect, write in its place: ${REDIRECT_VISITORS}`,
			`Then: eb deploy, or sudo ${proxy?.configTest ?? "nginx -t"} && sudo systemctl reload ${proxy?.service ?? "nginx"}`
		]
	},
	redirect("success codes", isToHttps, {
		what: (seen) => {
			let port = urlOf(seen.last)?.port.replace(String(seen.port), "");
			return `a redirect to HTTPS${`${port ? ` on port ${port}` : ""}${isToOtherHost(seen) ? `, ${whichHost(seen)}` : ""}`} (${shownTarget(seen.last)})`;
		},
		remedy: (seen, reader) => [...acceptIt(seen, reader), ...exemption(seen)]
	}),
	redirect("redirect", isSlashAdded, {
		what: ({ last }) => `a redirect that adds a slash (${shownTarget(last)})`,
		remedy: ({ path, namespace: namespace2 }, reader) => [
			reader === "laptop" ? setOption("HealthCheckPath", withoutQuery(slashed(path)), namespace2) : setProperty("HEALTH_HOOKS_PATH", slashed(path))
		]
	}),
	redirect("redirect", isToOtherHost, {
		what: (seen) => `a redirect to ${whichHost(seen)} (${shownTarget(seen.last)})`,
		remedy: (seen, reader) => [...acceptIt(seen, reader), ...pageRemedy(seen, reader)]
	}),
	redirect("redirect", isToLanguage, {
		what: ({ last }) => `a redirect to the page of a language (${shownTarget(last)})`,
		remedy: pageRemedy
	}),
	redirect(
		"login",
		({ redirectTarget }) => redirectTarget?.kind === "answer" && redirectTarget.asksForPassword === !0,
		{
			what: ({ last }) => `a redirect to a login page (${shownTarget(last)})`,
			remedy: pageRemedy
		}
	),
	redirect("redirect", ({ last }) => locationOf(last) !== void 0, {
		what: ({ last }) => `a redirect to ${shownTarget(last)}`,
		remedy: pageRemedy
	}),
	{
		name: "success codes",
		holds: ({ last, heardFrom }) => heardFrom === "load balancer" && [301, 308].includes(statusOf(last)),
		clause: (seen) => `${answers(seen)}, a redirect, and only ${seen.codes} counts as healthy`,
		remedy: (seen, reader) => [
			...behindIt(seen),
			...acceptIt(seen, reader),
			"If the redirect only adds a slash, name the path with the slash."
		]
	},
	{
		name: "redirect",
		holds: ({ last }) => isRedirect(statusOf(last)) && statusOf(last) !== 304,
		clause: (seen) => seen.heardFrom === "load balancer" ? `${answers(seen)}, a redirect to another page: a load balancer does not say to which` : `${answers(seen)}, a redirect to nowhere`,
		remedy: pageRemedy
	}
];
function redirect(name, holds, { what, remedy }) {
	return {
		name,
		holds: (seen) => isRedirect(statusOf(seen.last)) && locationOf(seen.last) !== void 0 && holds(seen),
		clause: (seen) => `${answers(seen)}, ${what(seen)}`,
		remedy
	};
}
function caveatOfPass(seen) {
	if (isToHttps(seen) && isLoop(seen)) return ENDLESS;
	if (!(!isToHttps(seen) || isOfProxy(seen.last)))
		return `the app passes with a redirect to HTTPS, which any path gets; a page that answers 200 would show more: set ${exempted(seen.path)} in the settings and HEALTH_HOOKS_PATH=${pageToExempt(seen.path)}, if there is such a page`;
}
var ENDLESS = 'a visitor who uses HTTPS is redirected to the same page without end: the app does not see that he does; set SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") in the settings';
function isLoop({ last, visitor }) {
	return visitor?.kind === "answer" && isRedirect(visitor.status) && visitor.location === locationOf(last);
}
function hidesTheApp(seen) {
	return isDeadBehind(seen) || isAlwaysRedirected(seen);
}
function isDeadBehind({ last, visitor }) {
	return !isRedirect(statusOf(last)) || visitor === void 0 ? !1 : visitor.kind === "failure" ? !0 : visitor.status >= 500 || isOfProxy(visitor) && visitor.status >= 400;
}
function isAlwaysRedirected({ last, visitor }) {
	return isRedirect(statusOf(last)) && isOfProxy(last) && isOfProxy(visitor) && isRedirect(statusOf(visitor));
}
function isRedirect(status) {
	return status >= 300 && status < 400;
}
function acceptIt(seen, reader) {
	let wanted = withStatus(seen.codes, statusOf(seen.last));
	return reader !== "laptop" || seen.settings?.codes !== void 0 ? [`If this answer means healthy: ${setProperty("HEALTH_HOOKS_SUCCESS_CODES", wanted)}`] : [`If this answer means healthy: ${setOption("MatcherHTTPCode", wanted, seen.namespace)}`];
}
function behindIt({ insteadOfHooks }) {
	return insteadOfHooks !== void 0 ? [] : [
		"The hook health_check counts 301 as healthy once the app answers behind the redirect: eb-health-hooks init, commit, eb deploy.",
		ASK_WHY_NOT
	];
}
function withStatus(codes, status) {
	if (status <= 301) return AT_LEAST;
	let known2 = [...readMatcher(codes) ?? []], kept = known2.length <= 10 ? known2 : [200, 301];
	return [.../* @__PURE__ */ new Set([...kept, status])].sort((a3, b3) => a3 - b3).join(",");
}
function isOfProxy(outcome) {
	return outcome?.kind === "answer" && outcome.isOfProxy === !0;
}
function isToHttps({ last, path }) {
	let location = locationOf(last);
	return !isRedirect(statusOf(last)) || !location?.startsWith("https://") ? !1 : [path, slashed(path)].includes(pathOf(location));
}
function isSlashAdded({ last, path }) {
	let location = locationOf(last) ?? "";
	return path !== slashed(path) && pathOf(location) === slashed(path);
}
function isToOtherHost({ last, address }) {
	let host = urlOf(last)?.hostname;
	return host !== void 0 && host !== address;
}
function whichHost({ last }) {
	return urlOf(last)?.hostname.startsWith("www.") ? "the host with www." : "another host";
}
var LANGUAGE = /^\/[a-z]{2}(?:-[a-z\d]+)?(\/.*)$/i;
function isToLanguage({ last, path }) {
	let [, rest] = LANGUAGE.exec(pathOf(locationOf(last) ?? "")) ?? [];
	return rest === path || rest === slashed(path);
}
function pageToExempt(path) {
	return path === "/" ? "/health/" : withoutQuery(path);
}
function exempted(path) {
	return `SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(pageToExempt(path))}"]`;
}
function exemption(seen) {
	return isOfProxy(seen.last) ? [
		`Or let the proxy redirect visitors only. Where the bundle's .platform/nginx/ has the redirect, write: ${REDIRECT_VISITORS}`
	] : seen.path === "/" ? answerFirst(seen) : [`Or let Django answer this page without the redirect, by its settings: ${exempted(seen.path)}`];
}
function shownTarget(outcome) {
	let shown = (locationOf(outcome) ?? "nowhere").replace(/#.*$/s, "").replace(/\/\/[^/?]*@/, "//"), text2 = withoutQuery(shown);
	return text2.length > LONGEST_SHOWN ? `${text2.slice(0, LONGEST_SHOWN)}...` : text2;
}
var LONGEST_SHOWN = 100;
function locationOf(outcome) {
	return outcome.kind === "answer" ? outcome.location : void 0;
}
function urlOf(outcome) {
	let location = locationOf(outcome);
	return location !== void 0 && URL.canParse(location) ? new URL(location) : void 0;
}
function slashed(path) {
	return path.replace(/(?<!\/)(?=\?|$)/, "/");
}
function pathOf(location) {
	if (!URL.canParse(location)) return location;
	let { pathname, search } = new URL(location);
	return pathname + search;
}

// src/diagnosis/proxy.ts
var NGINX = {
	name: "nginx",
	service: "nginx",
	log: "/var/log/nginx/error.log",
	configTest: "nginx -t"
}, APACHE = {
	name: "Apache",
	service: "httpd",
	log: "/var/log/httpd/error_log",
	configTest: "apachectl configtest"
};
function webProxy(option) {
	switch (option) {
		case "none":
			return;
		case "apache":
			return APACHE;
		default:
			return NGINX;
	}
}

// src/instance/docker.ts
var import_node_fs4 = require("node:fs"), import_node_path2 = require("node:path");

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
var import_node_fs = require("node:fs");
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs.constants, MAX_FILE_BYTES = 1024 * 1024, Folder = class _Folder {
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
			isMade && explain(`cannot make the folder ${shown}`, () => ignoring("EEXIST", () => (0, import_node_fs.mkdirSync)(path, 493))), folder = new _Folder(openFolder(path, shown), shown);
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
				let file = (0, import_node_fs.openSync)(temporary, "wx", 384);
				try {
					(0, import_node_fs.writeFileSync)(file, bytes), replaced && (0, import_node_fs.fchownSync)(file, replaced.uid, replaced.gid), (0, import_node_fs.fchmodSync)(file, mode), (0, import_node_fs.fsyncSync)(file);
				} finally {
					(0, import_node_fs.closeSync)(file);
				}
				let facts = (0, import_node_fs.lstatSync)(path, { bigint: !0, throwIfNoEntry: !1 });
				if ((facts && identityOf(facts)) !== replaced?.identity)
					throw new HookError("failure", `${shown} was changed by someone else just now`, {
						remedy: ["It is as the other one left it. Deploy again."]
					});
				(0, import_node_fs.renameSync)(temporary, path);
			} catch (error) {
				throw orElse(void 0, () => removeIfThere(temporary)), error;
			}
		}), this.#sync();
	}
	openLock(name) {
		let flags = import_node_fs.constants.O_RDWR | import_node_fs.constants.O_CREAT | O_NOFOLLOW | O_NONBLOCK;
		return explain(`cannot open ${this.#show(name)}`, () => (0, import_node_fs.openSync)(this.#inside(name), flags, 384));
	}
	names() {
		return explain(`cannot list the folder ${this.#shown}`, () => (0, import_node_fs.readdirSync)(this.#inside(".")));
	}
	remove(name) {
		explain(`cannot delete ${this.#show(name)}`, () => removeIfThere(this.#inside(name))), this.#sync();
	}
	removeIfEmpty(name) {
		explain(
			`cannot delete ${this.#show(name)}`,
			() => ignoring("ENOENT", () => ignoring("ENOTEMPTY", () => (0, import_node_fs.rmdirSync)(this.#inside(name))))
		);
	}
	#sync() {
		let what = `cannot make sure that the change in ${this.#shown} is on the disk`;
		explain(what, () => (0, import_node_fs.fsyncSync)(this.#descriptor));
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
		refuseUnless("regular file", (0, import_node_fs.lstatSync)(path), shown);
		let file = (0, import_node_fs.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		try {
			let facts = (0, import_node_fs.fstatSync)(file, { bigint: !0 });
			return refuseUnless("regular file", facts, shown), {
				bytes: readBounded(file, shown),
				uid: Number(facts.uid),
				gid: Number(facts.gid),
				mode: Number(facts.mode) & 4095,
				identity: identityOf(facts)
			};
		} finally {
			(0, import_node_fs.closeSync)(file);
		}
	};
	return ignoring("ENOENT", () => explain(`cannot read ${shown}`, read));
}
function openFolder(path, shown) {
	return explain(`cannot open the folder ${shown}`, () => (refuseUnless("folder", (0, import_node_fs.lstatSync)(path), shown), (0, import_node_fs.openSync)(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)));
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
		count = (0, import_node_fs.readSync)(file, buffer, { offset: length }), length += count;
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
	ignoring("ENOENT", () => (0, import_node_fs.unlinkSync)(path));
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

// src/instance/platform.ts
var import_node_fs3 = require("node:fs"), import_node_path = require("node:path");

// src/instance/program.ts
var import_node_child_process = require("node:child_process"), import_node_crypto = require("node:crypto"), import_node_fs2 = require("node:fs");
var PROGRAM_MILLISECONDS = 1e4, MOST_PRINTED = 1024 * 1024;
async function runProgram({ signal }, program, args, milliseconds = PROGRAM_MILLISECONDS) {
	let failed2 = (how) => new HookError("failure", `${program} ${args.join(" ")} failed: ${how}`), late = () => failed2(`no answer within ${milliseconds / 1e3} s`), mark = (0, import_node_crypto.randomUUID)(), env2 = { ...process.env, EB_HEALTH_HOOKS_RUN: mark }, child = (0, import_node_child_process.spawn)(program, args, { stdio: ["ignore", "pipe", "ignore"], detached: !0, env: env2 }), output = new Promise((resolve, reject) => {
		let printed = "";
		child.stdout.setEncoding("utf8").on("data", (text2) => {
			printed += text2, printed.length > MOST_PRINTED && reject(failed2("its output is longer than 1 MiB"));
		}), child.once("error", (error) => reject(failed2(errorCodeOf(error) ?? error.message))), child.once("exit", (_, ending) => {
			ending && reject(failed2(`ended by ${ending}`)), endGroup(child.pid), setTimeout(() => endMarked(mark));
		}), child.once("close", (code) => {
			code === 0 ? resolve(printed) : reject(failed2(`exit status ${code}`));
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
	let ids = orElse([], () => (0, import_node_fs2.readdirSync)("/proc")).filter((name) => /^\d+$/.test(name));
	for (let id of ids)
		orElse("", () => (0, import_node_fs2.readFileSync)(`/proc/${id}/environ`, "latin1")).includes(mark) && endProcess(Number(id));
}
function endProcess(pid) {
	orElse(!1, () => process.kill(pid, "SIGKILL"));
}

// src/instance/platform.ts
function instancePath({ systemRoot }, path) {
	return systemRoot === "" ? path : (0, import_node_path.join)(systemRoot, path);
}
function environmentInfo(instance, name) {
	return readPlatformFile(instance, `/opt/elasticbeanstalk/config/ebenvinfo/${name}`)?.trim() || void 0;
}
function deploymentId(instance) {
	let text2 = readPlatformFile(instance, "/opt/elasticbeanstalk/deployment/app_version_manifest.json"), { DeploymentId } = orElse({}, () => ({ ...JSON.parse(text2 ?? "{}") }));
	return Number.isInteger(DeploymentId) ? DeploymentId : void 0;
}
function readPlatformFile(instance, path) {
	try {
		return (0, import_node_fs3.readFileSync)(instancePath(instance, path), "utf8");
	} catch (error) {
		if (errorCodeOf(error) !== void 0) return;
		throw error;
	}
}
async function getConfig(instance, command3) {
	return textsOf(await getConfigObject(instance, command3));
}
async function getOption(instance, namespace2, option) {
	let options = (await getConfigObject(instance, "optionsettings"))[namespace2];
	return textsOf(isObject(options) ? options : {})[option];
}
async function getConfigObject(instance, command3) {
	let program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
	if (!(0, import_node_fs3.existsSync)(program)) return {};
	let output = await runProgram(instance, program, [command3]), parsed = orElse(void 0, () => JSON.parse(output));
	if (isObject(parsed)) return parsed;
	throw new HookError("failure", `${program} ${command3} failed: its output is no JSON object`);
}
function isObject(value) {
	return typeof value == "object" && value !== null && !Array.isArray(value);
}
function textsOf(values) {
	return Object.fromEntries(
		Object.entries(values).filter((entry) => typeof entry[1] == "string")
	);
}
function defaultProcessPort({
	instance_port: port = ""
}) {
	return /^\d+$/.test(port) ? Number(port) : void 0;
}

// src/instance/seen.ts
async function attempt({ signal }, promise) {
	try {
		return { value: await promise };
	} catch (error) {
		if (signal.throwIfAborted(), !(error instanceof HookError)) throw error;
		return { problem: error.message, error };
	}
}
function orNone(look) {
	try {
		return look();
	} catch (error) {
		if (error instanceof HookError) return;
		throw error;
	}
}
function known(seen) {
	return "value" in seen ? seen.value : void 0;
}
function mapped(seen, change) {
	return "value" in seen ? { value: change(seen.value) } : { problem: seen.problem };
}

// src/instance/docker.ts
var DOCKER_FILES = ["docker-compose.yml", "Dockerfile", "Dockerrun.aws.json"], DEPLOYMENT_FOLDER = "/opt/elasticbeanstalk/deployment", ENV_LIST = "env.list";
function dockerAppOf(instance, appFolder) {
	if ((0, import_node_fs4.existsSync)(instancePath(instance, "/var/app/venv"))) return;
	let file = DOCKER_FILES.find((name) => (0, import_node_fs4.existsSync)((0, import_node_path2.join)(appFolder, name))), dockerrun = orNone(() => readBelow(appFolder, "Dockerrun.aws.json"))?.bytes.toString() ?? "";
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

// src/instance/listeners.ts
var import_node_fs6 = require("node:fs");

// src/instance/processes.ts
var import_node_fs5 = require("node:fs");

// src/instance/procfile.ts
function processLines(procfile) {
	return procfile.split(/\r\n|[\r\n]/).flatMap((text2, index) => {
		let [, name, command3] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text2) ?? [];
		return name === void 0 || command3 === void 0 ? [] : [{ name, command: command3, line: index + 1 }];
	});
}
function processNames(procfile) {
	let names = new Set(processLines(procfile).map(({ name }) => name));
	return names.size > 0 ? [...names] : ["web"];
}

// src/instance/processes.ts
var SERVERS = /python|gunicorn|uwsgi|uvicorn|daphne|hypercorn/, ASGI = /uvicorn|daphne|hypercorn|\basgi\b/i, ASKS = /# eb-health-hooks (?:\S+, built by build\.mjs|asks the app)/, GROUP_OF_SERVICE = /^(?:0:|\d+:name=systemd):\/system\.slice\/([\w-]+)\.service$/m;
function processesOfApp(instance, appFolder, names, mainPids) {
	let proc = instancePath(instance, "/proc"), { knownBy, pids } = dockerAppOf(instance, appFolder) ? pidsInContainers(proc) : pidsOfServices(proc, names, mainPids);
	return { knownBy, processes: [...serversAmong(proc, pids, appFolder, knownBy === "folder")] };
}
function processNamesIn(appFolder) {
	return processNames(orNone(() => readBelow(appFolder, "Procfile"))?.bytes.toString() ?? "");
}
function pidsOfServices(proc, names, mainPids) {
	let pids = inNamespace(proc, "own"), inGroup = pids.flatMap((pid) => {
		let group3 = ofLiving(() => (0, import_node_fs5.readFileSync)(`${proc}/${pid}/cgroup`, "latin1")) ?? "", name = GROUP_OF_SERVICE.exec(group3)?.[1];
		return name !== void 0 && names.includes(name) ? [[pid, name]] : [];
	});
	if (inGroup.length > 0) return { knownBy: "cgroup", pids: inGroup };
	if (mainPids === void 0) {
		let [name = "web"] = names;
		return { knownBy: "folder", pids: pids.map((pid) => [pid, name]) };
	}
	return { knownBy: "main process", pids: [...mainPids].flatMap(
		([name, main]) => (
			// Process 0 is the parent of the machine's first processes, so `0` is not searched for.
			main === "0" ? [] : familyOf(proc, pids, main).map((pid) => [pid, name])
		)
	) };
}
function pidsInContainers(proc) {
	return { knownBy: "container", pids: inNamespace(proc, "another").map((pid) => [pid, "container"]) };
}
function inNamespace(proc, which) {
	let namespaceOf = (pid) => ofLiving(() => (0, import_node_fs5.readlinkSync)(`${proc}/${pid}/ns/pid`)), own = namespaceOf("self");
	return processesIn(proc).filter((pid) => {
		let namespace2 = namespaceOf(pid);
		return namespace2 === void 0 ? which === "own" : namespace2 === own == (which === "own");
	});
}
function familyOf(proc, pids, ancestor) {
	let parents = new Map(pids.map((pid) => [pid, statOf(proc, pid)[1]])), family = /* @__PURE__ */ new Set([ancestor]);
	for (let size = 0; size < family.size; ) {
		size = family.size;
		for (let [pid, parent] of parents) parent && family.has(parent) && family.add(pid);
	}
	return pids.filter((pid) => family.has(pid));
}
function statOf(proc, pid) {
	return (ofLiving(() => (0, import_node_fs5.readFileSync)(`${proc}/${pid}/stat`, "latin1")) ?? "").replace(/^.*\)/s, "").trim().split(" ");
}
function* serversAmong(proc, pids, appFolder, mustBeInFolder) {
	for (let [pid, name] of pids) {
		let found = ofLiving(() => {
			let folder = (0, import_node_fs5.readlinkSync)(`${proc}/${pid}/cwd`), isInside = `${folder.replace(/ \(deleted\)$/, "")}/`.startsWith(`${appFolder}/`);
			if (mustBeInFolder && !isInside) return;
			let commandLine = (0, import_node_fs5.readFileSync)(`${proc}/${pid}/cmdline`, "latin1");
			if (!SERVERS.test(commandLine) || ASKS.test(commandLine)) return;
			let environment = (0, import_node_fs5.readFileSync)(`${proc}/${pid}/environ`, "latin1").split("\0"), isReplaced = isInside && folder.endsWith(" (deleted)");
			return { pid, name, isReplaced, isAsgi: ASGI.test(commandLine), environment };
		});
		found && (yield found);
	}
}
function processesIn(proc) {
	return (ofLiving(() => (0, import_node_fs5.readdirSync)(proc)) ?? []).filter((name) => /^\d+$/.test(name));
}
function ofLiving(look) {
	try {
		return look();
	} catch (error) {
		if (errorCodeOf(error) === void 0) throw error;
		return;
	}
}
function startOf(instance, pid) {
	let [uptime = ""] = (readPlatformFile(instance, "/proc/uptime") ?? "").split(" "), ticks = statOf(instancePath(instance, "/proc"), pid)[19], startedAt = Date.now() - (Number(uptime) - Number(ticks) / 100) * 1e3;
	return uptime === "" || Number.isNaN(startedAt) ? void 0 : startedAt;
}

// src/instance/listeners.ts
function listenersOf(instance, pids) {
	let proc = instancePath(instance, "/proc"), found = /* @__PURE__ */ new Map();
	for (let pid of pids) {
		let own = new Set(
			(ofLiving(() => (0, import_node_fs6.readdirSync)(`${proc}/${pid}/fd`)) ?? []).flatMap(
				(fd) => ofLiving(() => (0, import_node_fs6.readlinkSync)(`${proc}/${pid}/fd/${fd}`)) ?? []
			)
		);
		for (let family of ["tcp", "tcp6"]) {
			let table = ofLiving(() => (0, import_node_fs6.readFileSync)(`${proc}/${pid}/net/${family}`, "utf8").split(`
`)) ?? [];
			for (let line of table) {
				let fields = line.trim().split(/\s+/), [host = "", port = ""] = fields[1]?.split(":") ?? [], address = fields[3] === "0A" && own.has(`socket:[${fields[9]}]`) && dotted(host);
				address && found.set(`${address}:${port}`, { address, port: Number.parseInt(port, 16) });
			}
		}
	}
	return [...found.values()];
}
function dotted(hex) {
	return /^0+$/.test(hex) ? "0.0.0.0" : (hex.length === 8 ? hex : /^0{16}FFFF0000(\w{8})$/.exec(hex)?.[1])?.match(/../g)?.reverse().map((byte) => Number.parseInt(byte, 16)).join(".");
}
var BEHIND_THE_PROXY = 8e3;
function servingOn(instance, processes, port) {
	for (let wanted of [port, BEHIND_THE_PROXY]) {
		let listening = processes.filter(
			({ pid }) => listenersOf(instance, [pid]).some((listener) => listener.port === wanted)
		);
		if (listening.length > 0) return listening;
	}
	let web = processes.filter(({ name }) => name === "web");
	return web.length > 0 ? web : processes;
}

// src/instance/unit.ts
var UNIT_PROPERTIES = [
	"LoadState",
	"ActiveState",
	"SubState",
	"NRestarts",
	"ExecMainPID",
	"WorkingDirectory",
	"EnvironmentFiles",
	"DropInPaths",
	"NeedDaemonReload"
];
async function showUnit(instance, name) {
	let args = ["show", `${name}.service`, `--property=${UNIT_PROPERTIES.join(",")}`], output = await runProgram(instance, instancePath(instance, "/usr/bin/systemctl"), args), properties = /* @__PURE__ */ new Map();
	for (let line of output.split(`
`)) {
		let [, name2, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
		name2 && value !== void 0 && properties.set(name2, [...properties.get(name2) ?? [], value]);
	}
	return properties;
}
async function showUnits(instance, names) {
	let shown = names.map(async (name) => [name, await attempt(instance, showUnit(instance, name))]);
	return new Map(await Promise.all(shown));
}
function mainPidsOf(units) {
	let pids = Array.from(units, ([name, unit]) => [name, mainPidOf(unit)]), known2 = pids.flatMap(([name, pid]) => pid === void 0 ? [] : [[name, pid]]);
	return known2.length === pids.length ? new Map(known2) : void 0;
}
function mainPidOf(unit) {
	if ("problem" in unit) return;
	let get = (name) => unit.value.get(name)?.at(-1);
	if (get("LoadState") !== "loaded") return;
	if (!/^(active|reloading)$/.test(get("ActiveState") ?? "")) return "0";
	let pid = get("ExecMainPID");
	return pid === "0" ? void 0 : pid;
}
function describeUnit(unit) {
	if ("problem" in unit) return `not known (${unit.problem})`;
	let get = (name) => unit.value.get(name)?.at(-1) ?? "";
	if (get("LoadState") !== "loaded") return get("LoadState") || "not known";
	let restarts = get("NRestarts");
	return `${get("ActiveState")} (${get("SubState")}${Number(restarts) > 0 ? `, restarted ${restarts} times` : ""})`;
}

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
	let { kind, name } = record(before), known2 = OTHER_WAYS.find((one) => one === kind);
	if (known2 === void 0) throw notReadable();
	return { kind: known2, name: name === "" ? "" : text(name, FILE) };
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
	let { name, how } = record(found), known2 = HOWS.find((one) => one === how);
	if (known2 === void 0) throw notReadable();
	return { name: text(name, SETTING), how: known2 };
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

// src/instance/app.ts
var import_node_fs7 = require("node:fs");
var VENV_FOLDER = "/var/app/venv", DEFAULT_USER = "webapp";
async function appUser(instance) {
	let { AppUser: name = DEFAULT_USER } = await orEmpty(getConfig(instance, "platformconfig")), entry = (readPlatformFile(instance, "/etc/passwd") ?? "").split(`
`).map((line) => line.split(":")).find(([account]) => account === name), [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
	if (!(!entry || !Number.isInteger(uid) || !Number.isInteger(gid)))
		return { name, uid, gid, home: entry[5] || "/" };
}
function appPython(instance) {
	let folder = instancePath(instance, VENV_FOLDER), [name] = orElse([], () => (0, import_node_fs7.readdirSync)(folder).sort());
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
var import_node_child_process2 = require("node:child_process"), import_node_fs8 = require("node:fs");
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
	return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => (0, import_node_fs8.existsSync)(path));
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
	return orElse([], () => (0, import_node_fs8.readdirSync)(`/proc/${pid}/task`).map((task) => (0, import_node_fs8.readFileSync)(`/proc/${pid}/task/${task}/children`, "utf8")).flatMap((text2) => text2.split(" ").filter(Boolean).map(Number)));
}

// src/django/app-to-ask.ts
var SECONDS = 20;
async function appToAsk(context, env2, processName = "web") {
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
		env: environmentOf(env2, user),
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
function environmentOf(env2, user) {
	let ofApp = Object.entries(env2).filter(
		(entry) => entry[1] !== void 0 && !NOT_THE_APPS.test(entry[0])
	), account = user && { HOME: user.home, USER: user.name, LOGNAME: user.name };
	return { ...Object.fromEntries(ofApp), ...account };
}

// src/django/ask.ts
var import_node_fs9 = require("node:fs");
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
		if (!(0, import_node_fs9.existsSync)(app.python)) throw new NotAnswered(`there is no ${app.python}`);
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
	async #exchange(request3) {
		let { signal, seconds, processName, wsgiPath: wsgiPath2 } = this.#app, overdue = () => new NotAnswered(describeTime(seconds)), left = Math.max(0, this.#ends - performance.now());
		return withDeadline(signal, left, overdue, async () => {
			let mine = (left - Math.min(1e3, left / 4)) / 1e3, forAll = { process: processName, wsgiPath: wsgiPath2 ?? null, seconds: mine };
			this.#process.input.write(`${JSON.stringify({ ...forAll, ...request3 })}
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
function startMessage({ folder, env: env2, seconds }) {
	let variables = Object.entries(env2).map(([name, value]) => `${name}=${value}`), processorSeconds = Math.ceil(seconds) + 2, body = Buffer.from([processorSeconds, folder, ...variables].join("\0"));
	return Buffer.concat([Buffer.from(String(body.length).padStart(10, "0")), body]);
}
function inJson({ env: env2, files, isCrowd }) {
	return {
		env: Object.fromEntries(Object.entries(env2).map(([name, value]) => [name, value ?? null])),
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

// src/django/running-app.ts
async function askRunningApp(context, address, port, mainPids) {
	let { appFolder } = context, names = processNamesIn(appFolder), main = mainPids ?? mainPidsOf(await showUnits(context, names)), { processes } = processesOfApp(context, appFolder, names, main), running = processes.filter(({ isReplaced }) => !isReplaced), [process2] = servingOn(context, running, port), env2 = process2 && toEnv(process2), container = containerSeen(context, address), seen = process2 && {
		name: process2.name,
		isAsgi: process2.isAsgi,
		isGiven: env2?.[HEALTH_CHECK_HOSTS]?.split(/\s+/).includes(address) ?? !1,
		startedAt: timeOf(startOf(context, process2.pid))
	};
	try {
		let { settings } = await askOnce(await appToAsk(context, env2 ?? context.env, process2?.name), []), asked = {
			settingsModule: settings.settingsModule || "the app's settings",
			django: settings.django,
			count: settings.byDebug ? 0 : settings.hosts.length,
			allowsAddress: allows(settings.hosts, address),
			line: settings.line
		};
		return { process: seen, asked, container, ownHosts: settings.hosts.flatMap(nameIn) };
	} catch (error) {
		if (!(error instanceof NotAnswered)) throw error;
		let why = error.message;
		return { process: seen, asked: { why }, container, ownHosts: hostsIn(env2 ?? {}) };
	}
}
function hostsIn(env2) {
	return Object.entries(env2).filter(([name]) => /ALLOWED_?HOSTS?$/i.test(name)).flatMap(([, text2 = ""]) => text2.split(/[\s,;|"'[\]]+/).flatMap(nameIn));
}
function nameIn(host) {
	let name = host.replace(/^\./, "");
	return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) && /[a-z]/i.test(name) ? [name] : [];
}
function containerSeen(context, address) {
	let { appFolder, settings } = context, docker = dockerAppOf(context, appFolder);
	if (!docker) return;
	let carrier = carrierOf(context, docker, appFolder, settings.envFile), text2 = carrier && orNone(() => readBelow(carrier.base, carrier.name))?.bytes.toString(), given = new RegExp(`^[ \\t]*${HEALTH_CHECK_HOSTS}=["']?(.*?)["']?\\r?$`, "m").exec(text2 ?? "")?.[1], compose = docker.kind === "Compose" ? composeIn(appFolder, settings.envFile) : void 0;
	return {
		path: carrier?.path,
		hasAddress: given?.split(" ").includes(address) ?? !1,
		toHandOn: compose?.gives(HEALTH_CHECK_HOSTS) === !1 ? compose.toHandOn(HEALTH_CHECK_HOSTS) : void 0
	};
}
function toEnv({ environment }) {
	return Object.fromEntries(environment.map((entry) => entry.split(/=([\s\S]*)/, 2)));
}
function timeOf(milliseconds) {
	return milliseconds === void 0 ? void 0 : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

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
function parseValueFile(text2) {
	let variables = /* @__PURE__ */ new Map();
	for (let [, name = "", single, double] of text2.matchAll(/^(\w+)=(?:'([^']*)'|"((?:[^"\\]|\\.)*)")$/gms))
		variables.set(name, single ?? (double ?? "").replace(/\\(.)/gs, "$1"));
	let [first = ""] = text2.split(`
`, 1);
	return { proven: first.startsWith(PROVEN) ? first.slice(PROVEN.length) : void 0, variables };
}

// src/health-check/connect.ts
var import_node_net = require("node:net");

// src/aws/target-group.ts
function readTargetGroup(group3) {
	let { TargetGroupArn: arn = "", TargetGroupName: name = arn, Port: port = 0, Protocol = "" } = group3, checked = group3.HealthCheckPort ?? "traffic-port", isOnTrafficPort = checked === "traffic-port";
	return {
		arn,
		name,
		port,
		protocol: Protocol,
		healthCheck: {
			protocol: group3.HealthCheckProtocol ?? "none",
			port: isOnTrafficPort ? port : Number(checked),
			isOnTrafficPort,
			path: group3.HealthCheckPath ?? "/",
			codes: group3.Matcher?.HttpCode,
			timeoutSeconds: group3.HealthCheckTimeoutSeconds ?? 5,
			intervalSeconds: group3.HealthCheckIntervalSeconds ?? 15,
			healthyThreshold: group3.HealthyThresholdCount ?? 3
		}
	};
}
function isRequest({ protocol }) {
	return /^HTTPS?$/.test(protocol);
}
function isOfNetwork({ protocol }) {
	return !/^HTTPS?$/.test(protocol);
}

// src/diagnosis/causes/connections.ts
var CONNECT_SECONDS = 5, CONNECTIONS = [
	{
		name: "wrong port",
		holds: (seen) => seen.group !== void 0 && (isRefused2(seen) ? seen.isOpenElsewhere === !0 : isUnserved(seen) && seen.port !== seen.group.port),
		clause: ({ port, group: group3, heardFrom }) => heardFrom === "instance" ? `nothing listens on the checked port ${port}; requests go to port ${group3?.port}, which is open` : `the checked port ${port} cannot be reached; requests go to port ${group3?.port}`,
		remedy: ({ group: group3 }) => group3 ? [checkTraffic(group3)] : []
	},
	{
		name: "wrong port",
		holds: ({ last, protocol, port }) => statusOf(last) === 400 && protocol === "HTTP" && port === 443,
		clause: ({ port }) => `plain HTTP comes to port ${port}, which is for HTTPS, and is answered with 400`,
		remedy: ({ namespace: namespace2, group: group3, port }) => [
			group3 && group3.port !== port ? checkTraffic(group3) : setOption("Port", "80", namespace2)
		]
	},
	{
		name: "wrong port",
		// The proxy listens on 80. What Elastic Beanstalk starts behind it cannot be reached from outside.
		holds: (seen) => isUnserved(seen) && seen.proxy !== void 0 && seen.namespace?.endsWith(":default") === !0 && seen.protocol === "HTTP" && seen.group?.port !== 80,
		clause: ({ port, proxy }) => `port ${port} cannot be reached: behind Elastic Beanstalk's ${proxy?.name} it is port 80`,
		remedy: ({ namespace: namespace2, proxy }) => [
			setOption("Port", "80", namespace2),
			"The port on which the app itself listens is another thing: the environment property PORT.",
			`If something other than ${proxy?.name} serves on that port, see that it runs, and that the instances' security group lets the load balancer in.`
		]
	},
	{
		name: "wrong port",
		holds: (seen) => isRefused2(seen) && !isProxyDown(seen) && reachable(seen) !== void 0,
		clause: (seen) => `nothing listens on ${placeOf(seen)}, and the app listens on ${listensOn(seen)}`,
		remedy: (seen) => [setOption("Port", String(reachable(seen)?.port), seen.namespace)]
	},
	{
		name: "still starting",
		holds: (seen) => seen.startedSecondsAgo !== void 0 && !isProxyDown(seen) && mayBeOfAStart(seen),
		clause: (seen) => `${withoutQuery(seen.path)} ${got(seen.last)}${seen.last.kind === "failure" ? " yet" : ""}; the app was started ${seen.startedSecondsAgo} s before it was first asked, and may still be starting`,
		remedy: (_, reader) => reader === "log" ? [
			"If it always needs that long, let health_check wait for it: eb setenv HEALTH_HOOKS_PROBE_SECONDS=180",
			`To try again without a deployment, wait a minute. Then: ${lowerFirst(RUN_HEALTH_CHECK)}`
		] : ["Look again in a minute."]
	},
	{
		name: "nothing listens",
		holds: isProxyDown,
		clause: (seen) => `${seen.proxy?.name} is not running, so nothing listens on ${placeOf(seen)}`,
		remedy: (seen, reader) => {
			let { service = "", configTest = "" } = seen.proxy ?? {}, inside = listensOn(seen);
			return [
				`Start it: sudo systemctl restart ${service}`,
				`If it does not start, this says why: sudo ${configTest}`,
				inside === "" ? `Nothing of web.service listens either: sudo systemctl restart web. ${seeLogs(seen, reader)}` : `The app listens on ${inside} and waits for it.`
			];
		}
	},
	{
		name: "nothing listens",
		holds: (seen) => isRefused2(seen) || seen.last.kind === "failure" && seen.last.code === "NOT SERVED",
		clause: (seen) => {
			if (seen.heardFrom === "load balancer")
				return `the connection on port ${seen.port} is refused or broken off`;
			let inside = listensOn(seen);
			return `nothing listens on ${placeOf(seen)}${inside && `; the app listens on ${inside} only`}`;
		},
		remedy: (seen, reader) => [
			startAgain(seen, reader),
			...reader === "log" ? ["If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT."] : [],
			seeLogs(seen, reader)
		]
	},
	{
		name: "target",
		holds: ({ last }) => last.kind === "failure" && last.code === "UNKNOWN",
		clause: ({ target, group: group3 }) => group3 && isOfNetwork(group3) ? "a Network Load Balancer does not say why" : target?.description ?? target?.reason ?? "no reason is given",
		remedy: (seen) => seen.group && isOfNetwork(seen.group) ? [
			`Ask an instance what the app answers: ${seen.insteadOfHooks === void 0 ? ASK_INSTANCE : "eb ssh, then curl -si http://localhost"}`,
			`If it passes there: this check's Host is the load balancer's own address, and allowed_hosts does not add that. Let the app answer ${withoutQuery(seen.path)} whatever the Host is, or check the connection alone (TCP).`,
			securityGroup(seen)
		] : ["See the instance itself: eb health, eb ssh."]
	},
	{
		name: "app does not answer",
		holds: ({ last }) => last.kind === "failure" && last.code === "TIMEOUT",
		clause: (seen) => {
			let { heardFrom, port, timeoutSeconds, connection } = seen;
			return heardFrom === "load balancer" ? `nothing answers on port ${port} within ${timeoutSeconds} s` : connection !== void 0 ? `${placeOf(seen)} takes no connection within ${CONNECT_SECONDS} s` : `${pageOf(seen)} does not answer, also long after the ${timeoutSeconds} s that the target group waits`;
		},
		remedy: (seen, reader) => [
			...reader === "laptop" ? [securityGroup(seen)] : [],
			...faster(seen, reader),
			seeLogs(seen, reader)
		]
	},
	{
		name: "slow page",
		holds: ({ last }) => last.kind === "too slow",
		clause: (seen) => `${withoutQuery(seen.path)} ${got(seen.last)}, and the target group waits ${seen.timeoutSeconds} s`,
		remedy: faster
	}
], BROKEN_OFF = {
	name: "app does not answer",
	holds: ({ last }) => last.kind === "failure",
	clause: (seen) => {
		let why = seen.last.kind === "failure" ? `${seen.last.code}: ${seen.last.message}` : "";
		return seen.connection === void 0 ? `${pageOf(seen)} ends the connection without an answer (${why})` : `${placeOf(seen)} takes no connection (${why})`;
	},
	remedy: (seen, reader) => [startAgain(seen, reader), seeLogs(seen, reader)]
};
function checkTraffic(group3) {
	return `Check the port of the requests: ${modification(group3, "--health-check-port traffic-port")}`;
}
function isRefused2({ last }) {
	return last.kind === "failure" && last.code === "ECONNREFUSED";
}
function isUnserved({ last, heardFrom }) {
	return heardFrom === "load balancer" && last.kind === "failure" && last.code !== "UNKNOWN";
}
function isProxyDown(seen) {
	return isRefused2(seen) && seen.proxy?.port !== void 0 && seen.proxy.port === seen.port;
}
function mayBeOfAStart({ last, again }) {
	return last.kind === "too slow" ? again?.kind === "answer" : last.kind === "failure" && ["TIMEOUT", "ECONNREFUSED"].includes(last.code) || [502, 503, 504].includes(statusOf(last));
}
function placeOf({ address, port }) {
	return address === void 0 ? `port ${port}` : `${address}:${port}`;
}
function pageOf(seen) {
	return placeOf(seen) + withoutQuery(seen.path);
}
function listensOn({ listeners = [] }) {
	return listeners.map((one) => `${one.address}:${one.port}`).join(", ");
}
function reachable({ listeners = [], address }) {
	return listeners.find((one) => one.address === "0.0.0.0" || one.address === address);
}
function securityGroup({ port }) {
	return `See that the instances' security group lets the load balancer in on port ${port}.`;
}
function startAgain({ proxy }, reader) {
	if (reader === "laptop") return `Ask an instance which of the two it is: ${ASK_INSTANCE}`;
	let services = `${proxy ? `${proxy.service} ` : ""}web`;
	return `Start what does not run: ${reader === "instance" ? "" : "eb ssh, then "}sudo systemctl restart ${services}`;
}
function faster({ namespace: namespace2 }, reader) {
	return [reader === "laptop" ? setOption("HealthCheckPath", "a page that answers fast", namespace2) : "Name a page that answers fast in HEALTH_HOOKS_PATH.", `Or let the load balancer wait longer. ${setOption("HealthCheckTimeout", "30", namespace2)}`];
}

// src/health-check/connect.ts
function connect(address, port, signal) {
	return new Promise((resolve) => {
		let socket = (0, import_node_net.connect)({ host: address, port, signal }), settle = (outcome) => {
			socket.destroy(), resolve(outcome);
		}, fail = (code, message) => settle({ kind: "failure", code, message });
		socket.setTimeout(CONNECT_SECONDS * 1e3, () => fail("TIMEOUT", "no connection")), socket.once("connect", () => settle({ kind: "connected" })), socket.once("error", (error) => fail(errorCodeOf(error) ?? "ERROR", error.message));
	});
}

// src/health-check/probe.ts
var import_node_http = require("node:http"), import_node_https = require("node:https"), import_node_zlib = require("node:zlib");

// src/http.ts
function exchange(send, url, options, maxBytes) {
	return new Promise((resolve, reject) => {
		let fail = (error) => reject(options.signal.aborted ? options.signal.reason : error), answered = !1, request3 = send(url, options, async (response) => {
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
		request3.on("error", fail), request3.on("close", () => {
			answered || fail(new Error("the connection was closed without an answer"));
		}), request3.end();
	});
}

// src/health-check/probe.ts
var PAUSE_MILLISECONDS = 1e3, SILENT_MILLISECONDS = 5e3, MAX_BODY_BYTES = 64 * 1024, PATIENCE_MILLISECONDS = 1e4, ProbeTimeout = class extends Error {
	name = "ProbeTimeout";
};
async function probe(target, codes, seconds, signal, onWait = () => {
}) {
	let started = performance.now(), end = started + seconds * 1e3, isSaid = !1;
	for (; ; ) {
		let last = await sendOnce(target, signal), passed = last.kind === "answer" && codes.has(last.status), now = performance.now();
		if (passed || now + PAUSE_MILLISECONDS > end) return { passed, last };
		!isSaid && now > started + SILENT_MILLISECONDS && (onWait(last, Math.round((end - now) / 1e3)), isSaid = !0), await sleep(PAUSE_MILLISECONDS, signal);
	}
}
async function sendOnce({ address, healthCheck: healthCheck2, path, host, isVisitor }, signal) {
	let { protocol, port, timeoutSeconds } = healthCheck2, https = protocol === "HTTPS", url = new URL(`${https ? "https" : "http"}://${address}:${port}`), headers = {
		Host: host ?? `${address}:${port}`,
		Connection: "close",
		"User-Agent": "ELB-HealthChecker/2.0",
		"Accept-Encoding": "gzip, compressed",
		...isVisitor && { "X-Forwarded-Proto": "https", "X-Forwarded-Port": "443" }
	}, started = performance.now();
	try {
		let answer = await withDeadline(
			signal,
			timeoutSeconds * 1e3 + PATIENCE_MILLISECONDS,
			() => new ProbeTimeout("no answer"),
			(callSignal) => exchange(
				https ? import_node_https.request : import_node_http.request,
				url,
				// A load balancer does not verify the certificate of its targets either.
				{ path, headers, agent: !1, rejectUnauthorized: !1, signal: callSignal },
				MAX_BODY_BYTES
			)
		), { status } = answer, milliseconds = performance.now() - started;
		return milliseconds > timeoutSeconds * 1e3 ? { kind: "too slow", status, seconds: Math.round(milliseconds / 100) / 10 } : { kind: "answer", status, location: answer.headers.location, ...signsIn(answer) };
	} catch (error) {
		return signal.throwIfAborted(), { kind: "failure", code: error instanceof ProbeTimeout ? "TIMEOUT" : errorCodeOf(error) ?? "ERROR", message: error instanceof Error ? error.message : String(error) };
	}
}
function signsIn({
	body,
	headers
}) {
	let text2 = textOf(body, headers["content-encoding"]);
	return {
		isOfProxy: /<center>nginx|<address>Apache/.test(text2),
		asksForPassword: /<input\b[^<>]*?\stype\s*=\s*["']?password/i.test(text2)
	};
}
function textOf(body, encoding) {
	if (encoding !== "gzip") return body.toString("latin1");
	try {
		let options = { maxOutputLength: 16 * MAX_BODY_BYTES, finishFlush: import_node_zlib.constants.Z_SYNC_FLUSH };
		return (0, import_node_zlib.gunzipSync)(body, options).subarray(0, MAX_BODY_BYTES).toString("latin1");
	} catch {
		return "";
	}
}

// src/health-check/open-page.ts
var CURABLE = [401, 403, 404, 405], NO_SUCH_PAGE = "/eb-health-hooks-no-such-page/", SEARCH_MILLISECONDS = 2e4;
function isCurableByPage(last) {
	return last.kind === "answer" && (CURABLE.includes(last.status) || isRedirect(last.status));
}
async function findOpenPage(target, last, signal) {
	let ask = (path) => sendOnce({ ...target, path }, signal), tried = [], end = performance.now() + SEARCH_MILLISECONDS, goal = goalOf(last, target), redirectTarget = goal === void 0 ? void 0 : await ask(goal), front = target.path === "/" ? [] : ["/"], goals = goal !== void 0 && isLasting(goal) && goalOf(await ask(target.path), target) === goal ? [goal] : [];
	for (let page of /* @__PURE__ */ new Set([...front, ...USUAL_PAGES, ...goals, ADMIN_LOGIN])) {
		tried.push(page);
		let answer = await ask(marked(page));
		if (statusOf(answer) === 200) {
			let found = await isOfLivingApp(target, signal) ? page : void 0;
			return { openPage: { tried, found }, redirectTarget };
		}
		if (answer.kind !== "answer" || answer.status >= 500 || performance.now() > end) break;
	}
	return { openPage: { tried, found: void 0 }, redirectTarget };
}
async function isOfLivingApp(target, signal) {
	let answer = await sendOnce({ ...target, path: NO_SUCH_PAGE, isVisitor: !0 }, signal);
	return answer.kind === "answer" && answer.status < 500 && answer.isOfProxy !== !0;
}
function goalOf(last, { address, healthCheck: healthCheck2 }) {
	if (last.kind !== "answer" || last.location === void 0) return;
	let base = `http://${address}:${healthCheck2.port}`;
	if (!URL.canParse(last.location, base)) return;
	let { hostname, port, protocol, pathname } = new URL(last.location, base), isHere = port === new URL(base).port || protocol === "https:" && port === "";
	return hostname === address && isHere ? pathname : void 0;
}

// src/health-check/look-closer.ts
var MOST_HOSTS2 = 3, STARTS_WITHIN_SECONDS = 60;
async function lookCloser(context, target, { last, since, known: known2, groupPort }) {
	let { app: running, proxy } = known2 ?? {
		app: await askRunningApp(context, target.address, target.healthCheck.port),
		proxy: await proxyOf(context)
	}, given = `${LINK_FOLDER}/${linkOf(running.process?.name ?? "web")}`, { proven } = parseValueFile(readPlatformFile(context, given) ?? ""), { process: process2, asked, container } = running, seenApp = { process: process2, asked, container, provenBy: proven }, isClosed = last.kind === "failure" && last.code === "ECONNREFUSED", own = await tryOwnHost(context, patient(target), last, running.ownHosts), startedSecondsAgo = ageAt(since, running), isOfPage = isCurableByPage(last) || own.ownHost !== void 0 && isRefused({ last: own.ownHost });
	return {
		app: seenApp,
		proxy,
		startedSecondsAgo,
		...own,
		again: last.kind === "too slow" && startedSecondsAgo !== void 0 ? await sendOnce(patient(target), context.signal) : void 0,
		...isOfPage ? await findOpenPage(patient(target), last, context.signal) : {},
		...isClosed ? await lookForListeners(context, target, groupPort) : {}
	};
}
async function lookForListeners(context, { address, healthCheck: { port } }, groupPort) {
	let { appFolder } = context, { processes } = processesOfApp(context, appFolder, processNamesIn(appFolder)), pids = processes.map(({ pid }) => pid), isOpen = async () => (await connect(address, groupPort, context.signal)).kind === "connected";
	return {
		listeners: listenersOf(context, pids),
		isOpenElsewhere: port !== groupPort && await isOpen()
	};
}
async function lookBehindRedirect(target, last, seconds, signal) {
	if (isRedirect(statusOf(last)))
		return (await probe({ ...patient(target), isVisitor: !0 }, ALIVE, seconds, signal)).last;
}
var ALIVE = new Set(Array.from({ length: 300 }, (_, index) => 200 + index));
function patient(target) {
	let { healthCheck: healthCheck2 } = target, timeoutSeconds = Math.min(healthCheck2.timeoutSeconds, 10);
	return { ...target, healthCheck: { ...healthCheck2, timeoutSeconds } };
}
async function tryOwnHost({ signal }, target, last, hosts) {
	if (last.kind === "failure" && /^(?:ECONNREFUSED|TIMEOUT)$/.test(last.code) || last.kind === "too slow") return {};
	let own = await bestOf(target, hosts, signal);
	if (!own) return {};
	let { host, answer } = own;
	return isRefused({ last }) && isRefused({ last: answer }) ? {
		ownHost: answer,
		ownHostElsewhere: await sendOnce({ ...target, path: NO_SUCH_PAGE, host }, signal)
	} : { ownHost: answer };
}
async function bestOf(target, hosts, signal) {
	let best;
	for (let host of hosts.slice(0, MOST_HOSTS2)) {
		let answer = await sendOnce({ ...target, host }, signal), status = statusOf(answer) || 999;
		if ((best === void 0 || status < (statusOf(best.answer) || 999)) && (best = { host, answer }), status < 300) break;
	}
	return best;
}
async function lookAsVisitor(context, target) {
	let { ownHosts } = await askRunningApp(context, target.address, target.healthCheck.port);
	return (await bestOf({ ...patient(target), isVisitor: !0 }, ownHosts, context.signal))?.answer;
}
async function proxyOf(context) {
	let container = await attempt(context, getConfig(context, "container"));
	return proxyIn("value" in container ? container.value : {});
}
function proxyIn(container) {
	let proxy = webProxy(container.proxy_server ?? "none");
	return proxy && { ...proxy, port: defaultProcessPort(container) };
}
function ageAt(since, { process: process2 }) {
	if (process2?.startedAt === void 0) return;
	let seconds = Math.round((since - Date.parse(process2.startedAt)) / 1e3);
	return seconds >= 0 && seconds < STARTS_WITHIN_SECONDS ? seconds : void 0;
}

// src/instance/installed-hooks.ts
var FILES = [
	["hooks/predeploy", "allowed_hosts.cjs"],
	["hooks/postdeploy", "health_check.cjs"],
	["confighooks/predeploy", "allowed_hosts"],
	["confighooks/postdeploy", "health_check"]
];
function lookAtHooks(appFolder) {
	return FILES.map(([below, name]) => {
		let folder = orNone(() => Folder.open(appFolder, `.platform/${below}`)), file = orNone(() => folder?.names())?.find((one) => one.endsWith(name)), version = file === void 0 ? void 0 : versionInHeader(orNone(() => folder?.read(file)));
		return { name: `${below}/${file ?? name}`, version };
	});
}
function versionInHeader(file) {
	let start2 = file?.bytes.subarray(0, 300).toString("latin1") ?? "";
	return /eb-health-hooks (\S+), built by build\.mjs/.exec(start2)?.[1] ?? "";
}

// src/instance/metadata.ts
var import_node_http2 = require("node:http"), import_node_net2 = require("node:net");
var DEFAULT_ENDPOINT = "http://169.254.169.254", TOKEN_SECONDS = 60, CALL_SECONDS = 2, DATUM_SECONDS = 8, CALL_ATTEMPTS = 4, MAX_ANSWER_BYTES = 16 * 1024, InstanceMetadata = class {
	#endpoint;
	#signal;
	#token;
	constructor(env2, signal) {
		this.#endpoint = parseEndpoint(env2.AWS_EC2_METADATA_SERVICE_ENDPOINT?.trim() || DEFAULT_ENDPOINT), this.#signal = signal;
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
		for (let attempt2 = 1; ; attempt2++) {
			let problem;
			try {
				let answer = await withDeadline(
					signal,
					CALL_SECONDS * 1e3,
					noAnswer,
					(callSignal) => exchange(import_node_http2.request, url, { method, headers, signal: callSignal }, MAX_ANSWER_BYTES)
				);
				if (answer.status < 500 && answer.status !== 429) return answer;
				problem = new Error(`HTTP ${answer.status}`);
			} catch (error) {
				signal.throwIfAborted(), problem = error;
			}
			if (attempt2 === CALL_ATTEMPTS)
				throw failure(`cannot be reached after ${CALL_ATTEMPTS} attempts: ${describeError(problem)}`);
			await sleep(jitter(0.5, 1) * 100 * 2 ** attempt2, signal);
		}
	}
};
async function privateAddress(metadata) {
	let text2 = (await metadata.get("meta-data/local-ipv4"))?.trim();
	if (text2 === void 0) {
		let message = "this instance has no private IPv4 address (its metadata service says 404)", remedy = "Elastic Beanstalk registers instances by that address: give the subnet IPv4.";
		throw new HookError("failure", message, { remedy: [remedy] });
	}
	if (!(0, import_node_net2.isIPv4)(text2)) throw unexpected("something that is not one IPv4 address");
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

// src/settings.ts
var SETTINGS = {
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
function parseSettings(env2) {
	let problems = badSettings(env2);
	if (problems.size > 0)
		throw new HookError("misconfiguration", [...problems.values()].join("; "), {
			remedy: ["Correct these environment properties and deploy again; an empty value means the default."]
		});
	return Object.fromEntries(
		Object.entries(SETTINGS).map(([key, { parse }]) => [key, parse(env2)])
	);
}
function badSettings(env2) {
	let problems = /* @__PURE__ */ new Map();
	for (let { variable, parse } of Object.values(SETTINGS))
		try {
			parse(env2);
		} catch (error) {
			problems.set(variable, describeError(error));
		}
	return problems;
}
function unknownSettings(env2) {
	let known2 = [...Object.values(SETTINGS).map(({ variable }) => variable), "HEALTH_HOOKS_SYSTEM_ROOT"];
	return Object.keys(env2).filter((name) => /^HEALTH_HOOKS?_/.test(name) && !known2.includes(name));
}
function setting(variable, parseText, fallback) {
	return {
		variable,
		parse: (env2) => {
			let text2 = env2[variable]?.trim();
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

// src/doctor/assumptions.ts
var GUIDE = "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg", ROADMAP = "https://github.com/aws/elastic-beanstalk-roadmap/issues", INFO = "/opt/elasticbeanstalk/config/ebenvinfo", PLATFORM_ENV = "/opt/elasticbeanstalk/deployment/env", dropInPath = (name) => `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`, MARKS = {
	cgroup: "the cgroup of its service",
	"main process": "the main process of its service",
	folder: "their folder, /var/app/current",
	container: "their namespace, which is a container's"
}, yes = (seen) => ({ holds: !0, seen }), no = (seen) => ({ holds: !1, seen }), cannotBeSeen = (seen) => ({ holds: void 0, seen }), ASSUMPTIONS = [
	{
		name: "metadata service",
		why: "both hooks get the address, the region and their credentials there",
		evidence: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html",
		check: ({ metadata }) => "problem" in metadata ? no(metadata.problem) : yes("IMDSv2 answers")
	},
	{
		name: "environment id",
		why: "health_check tells its own target groups from others' by it",
		evidence: "public hooks for Amazon Linux 2 and 2023; not documented",
		check: ({ envid }) => formOf(envid, /^e-[a-z0-9]+$/, `${INFO}/envid`)
	},
	{
		name: "region",
		why: "health_check asks AWS there; without it the metadata service is asked",
		evidence: "public hooks for Amazon Linux 2 and 2023; not documented",
		check: ({ region }) => formOf(region, /^[a-z]{2,}(-[a-z]+)+-\d+$/, `${INFO}/region`)
	},
	{
		name: "get-config environment",
		why: "a run by hand takes its settings from there, and the app's environment for the question",
		evidence: `${GUIDE}/custom-platforms-scripts.html`,
		check: ({ properties }) => "problem" in properties ? no(properties.problem) : yes(`${properties.value} environment properties`)
	},
	{
		name: "get-config container",
		why: "it names the environment and the port of its default process",
		evidence: `${GUIDE}/custom-platforms-scripts.html`,
		check: ({ container }) => {
			if ("problem" in container) return no(container.problem);
			let { environment_name: name, instance_port: port = "" } = container.value, seen = `environment_name ${name || "missing"}, instance_port ${port || "missing"}`;
			return name && /^\d+$/.test(port) ? yes(seen) : no(seen);
		}
	},
	{
		name: "virtual environment",
		isOfPython: !0,
		why: "its Python asks the app; where it is, a Dockerfile does not make this a Docker app",
		evidence: "logs of Python instances, 2020 to 2026",
		check: ({ venv }) => venv ? yes("/var/app/venv is there") : no("there is no /var/app/venv")
	},
	{
		name: "app folder",
		why: "the app and all its hooks are there after the flip",
		evidence: `${GUIDE}/platforms-linux-extend.hooks.html`,
		check: ({ appFolder }) => "problem" in appFolder ? no(appFolder.problem) : yes(appFolder.value)
	},
	{
		name: "deployment number",
		why: "a stricter check waits until every instance is on this deployment",
		evidence: "the size of the file in a log of Python on Amazon Linux 2023, which is that of this form; not documented",
		check: ({ deploymentId: deploymentId2 }) => deploymentId2 === void 0 ? no("no DeploymentId in /opt/elasticbeanstalk/deployment/app_version_manifest.json") : yes(`DeploymentId ${deploymentId2}`)
	},
	{
		name: "unit",
		isOfPython: !0,
		why: "what allowed_hosts gives to a process of Procfile comes by a drop-in of its service",
		evidence: `${ROADMAP}/169`,
		check: ({ units }) => onUnits(units, (get, name) => yes(`${name}.service is ${get("ActiveState")}`), no)
	},
	{
		name: "working folder",
		isOfPython: !0,
		why: "the app's processes are known by it",
		evidence: "web.service as https://github.com/fyn-tech/fyn-api copied it from an instance",
		check: ({ units }) => onUnits(units, (get) => {
			let folder = get("WorkingDirectory").at(-1) ?? "", seen = `WorkingDirectory=${folder}`;
			return folder.replace(/\/$/, "") === "/var/app/current" ? yes(seen) : no(seen);
		})
	},
	{
		name: "environment file",
		isOfPython: !0,
		why: "it is the file of properties, and what allowed_hosts gives must come after it",
		evidence: "web.service as https://github.com/fyn-tech/fyn-api copied it from an instance",
		check: ({ units }) => onUnits(units, (get, name) => {
			let files = environmentFiles(get), seen = `${name}.service reads ${files.join(", ") || "none"}`;
			return files.includes(PLATFORM_ENV) ? yes(seen) : no(seen);
		})
	},
	{
		name: "drop-in",
		isOfPython: !0,
		why: "only drop-ins below /usr/lib survive a deployment, and without it a restart forgets the address",
		evidence: "https://github.com/PioneerAIAcademy/cowork-genealogy, measured on Amazon Linux 2023",
		check: ({ units, hasOverride, dropIns }) => {
			if (!hasOverride) return yes("not needed: allowed_hosts has given nothing to this version");
			let odd = [...dropIns].find(([, seen]) => seen !== "ours");
			return odd ? no(`${dropInPath(odd[0])} is ${odd[1]}`) : onUnits(units, (get, name) => get("DropInPaths").join(" ").split(" ").includes(dropInPath(name)) ? get("NeedDaemonReload").at(-1) === "yes" ? no("systemd has not read it as it is now: systemctl daemon-reload") : yes("in effect") : no(`systemd does not know ${dropInPath(name)}`));
		}
	},
	{
		name: "order of environment files",
		isOfPython: !0,
		why: "of two files that set a variable the later one wins",
		evidence: "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html",
		check: ({ units, hasOverride }) => hasOverride ? onUnits(units, (get, name) => {
			let files = environmentFiles(get), ours2 = `${LINK_FOLDER}/${linkOf(name)}`;
			return files.includes(ours2) ? files.at(-1) === ours2 ? yes("the override is last") : no(files.join(", then ")) : cannotBeSeen(`${ours2} is not among them`);
		}) : yes("not needed: allowed_hosts has given nothing to this version")
	},
	{
		name: "processes of the app",
		why: "the app is asked with the environment of its process, from /proc",
		evidence: `${GUIDE}/python-configuration-procfile.html`,
		check: ({ processes: { count, knownBy }, units, appFolder }) => {
			if (count > 0) return yes(`${count}, told from others by ${MARKS[knownBy]}`);
			if ("problem" in appFolder) return cannotBeSeen(appFolder.problem);
			let active = [...units].find(
				([, unit]) => "value" in unit && unit.value.get("ActiveState")?.at(-1) === "active"
			), seen = "no Python server of the app";
			return active ? no(`${seen}, but ${active[0]}.service is active`) : cannotBeSeen(`${seen}: the app does not run`);
		}
	},
	{
		name: "Node.js",
		why: "the hooks run with it, and the Python platform has none",
		evidence: "https://docs.aws.amazon.com/linux/al2023/ug/nodejs.html",
		check: ({ node: { path, version, misnamed } }) => misnamed ? no(`HEALTH_HOOKS_NODE=${misnamed} cannot be used`) : yes(`${version} at ${path}`)
	},
	{
		name: "endpoints",
		why: "otherwise the hooks ask somebody other than AWS",
		evidence: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html",
		check: ({ endpoints }) => {
			let names = (those) => those.map(({ name }) => name).join(", "), properties = endpoints.filter(({ isProperty }) => isProperty);
			return properties.length > 0 ? no(`environment properties set ${names(properties)}`) : yes(endpoints.length > 0 ? `only this shell sets ${names(endpoints)}` : "AWS's own");
		}
	},
	{
		name: "tags of target groups",
		why: "on a shared load balancer they alone tell whose a group is",
		evidence: `${GUIDE}/using-features.tagging.html`,
		check: ({ groups }) => "problem" in groups ? cannotBeSeen(groups.problem) : groups.value > 0 ? yes(`${groups.value} with this environment's tag`) : no("no target group of the load balancer has this environment's tag")
	},
	{
		name: "EB_IS_COMMAND_LEADER",
		why: "health_check waits 5 to 20 s unless it is true",
		evidence: `${ROADMAP}/86`,
		check: ({ leader }) => leader === void 0 ? cannotBeSeen(
			'only deployments set it: health_check then logs no "waiting" line in /var/log/eb-hooks.log where it is true; grep Leader /var/log/eb-engine.log'
		) : yes(leader)
	}
], DOCKER_ASSUMPTIONS = [
	{
		name: "container's environment file",
		why: "allowed_hosts puts the address into it, and makes none where there is none",
		evidence: "https://github.com/thematters/matters-server and https://github.com/charmverse/app.charmverse.io, which do it in production",
		check: ({ docker }) => docker?.path === void 0 ? no("ECS has none on the host") : docker.isFileThere ? yes(`${docker.path} is there`) : no(`there is no ${docker.path}`)
	},
	{
		name: "nothing writes it anew",
		why: "the next start of the container, as by RestartAppServer, would forget the address",
		evidence: "not known: no log of such a restart was found; each look at an instance is one",
		check: ({ docker }) => docker?.hasAddress ? yes(`${docker.path} has HEALTH_CHECK_HOSTS with the address`) : no(`${docker?.path} has no HEALTH_CHECK_HOSTS with the address: deploy again`)
	},
	{
		name: "container is started after it",
		why: "what allowed_hosts writes before the container starts is what the app gets",
		evidence: "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker.container.console.html",
		check: ({ docker }) => docker?.isGiven === void 0 ? cannotBeSeen("no Python server was seen in a container") : docker.hasAddress ? docker.toHandOn ? cannotBeSeen("docker-compose.yml hands it on to no service") : docker.isGiven ? yes("the running container has what the file has") : no("the running container has an older environment than the file") : cannotBeSeen(`${docker.path} does not have the address`)
	}
];
function checkAssumptions(facts) {
	return (facts.docker ? [...ASSUMPTIONS.filter(({ isOfPython }) => !isOfPython), ...DOCKER_ASSUMPTIONS] : ASSUMPTIONS).map(({ name, why, evidence, check }) => ({ name, why, evidence, ...check(facts) }));
}
function formOf(text2, form, path) {
	return text2 === void 0 ? no(`${path} is missing`) : form.test(text2) ? yes(text2) : no(`${path} says "${text2}"`);
}
function onUnits(units, check, otherwise = cannotBeSeen) {
	let verdicts = Array.from(units, ([name, unit]) => onUnit(name, unit, check, otherwise)), [bad] = [!1, void 0].flatMap((holds) => verdicts.find((one) => one.holds === holds) ?? []);
	return bad ?? yes([...new Set(verdicts.map(({ seen }) => seen))].join(", "));
}
function onUnit(name, unit, check, otherwise) {
	if ("problem" in unit) return cannotBeSeen(unit.problem);
	let get = (property) => unit.value.get(property) ?? [], [state2] = get("LoadState");
	return state2 === "loaded" ? check(get, name) : otherwise(`${name}.service is ${state2 ?? "not known"}`);
}
function environmentFiles(get) {
	return get("EnvironmentFiles").map((text2) => text2.replace(/ \(ignore_errors=\w+\)$/, ""));
}

// src/instance/credentials.ts
async function instanceCredentials(metadata, env2) {
	let folder = "meta-data/iam/security-credentials/", role = (await metadata.get(folder))?.trim();
	if (!role) return environmentCredentials(env2);
	let document = await metadata.get(folder + encodeURIComponent(role));
	return document === void 0 ? environmentCredentials(env2) : parseCredentials(document);
}
function environmentCredentials(env2) {
	let { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env2;
	if (!accessKeyId || !secretAccessKey)
		throw new HookError("warning", "this instance has no role, so AWS cannot be asked; nothing was changed", {
			remedy: ["Give the environment an instance profile (option IamInstanceProfile)."]
		});
	let sessionToken = env2.AWS_SESSION_TOKEN;
	return { accessKeyId, secretAccessKey, ...sessionToken && { sessionToken } };
}
function parseCredentials(document) {
	let fields;
	try {
		fields = { ...JSON.parse(document) };
	} catch {
		throw unusable("no JSON");
	}
	let { AccessKeyId, SecretAccessKey, Token, Expiration, Code } = fields;
	if (typeof AccessKeyId != "string" || typeof SecretAccessKey != "string" || typeof Token != "string")
		throw unusable(typeof Code == "string" ? `code ${Code}` : "no keys in it");
	let expiration = new Date(String(Expiration));
	if (Number.isNaN(expiration.getTime())) throw unusable("no date of expiry");
	return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token, expiration };
}
function unusable(what) {
	return new HookError(
		"warning",
		`the metadata service has no usable credentials of this instance's role: ${what}`,
		{
			remedy: [
				"Check that the role of the instance profile exists and that ec2.amazonaws.com may assume it."
			]
		}
	);
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/emitWarningIfUnsupportedVersion.js
var state = {
  warningEmitted: !1
}, emitWarningIfUnsupportedVersion = (version) => {
  if (version && !state.warningEmitted) {
    if (process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED === "true") {
      state.warningEmitted = !0;
      return;
    }
    let userMajorVersion = parseInt(version.substring(1, version.indexOf("."))), vv = 22;
    userMajorVersion < vv && (state.warningEmitted = !0, process.emitWarning(`NodeVersionSupportWarning: The AWS SDK for JavaScript (v3)
versions published after the first week of January 2027
will require node >=${vv}. You are running node ${version}.

To continue receiving updates to AWS services, bug fixes,
and security updates please upgrade to node >=${vv}.

More information can be found at: https://a.co/c895JFp`));
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/setCredentialFeature.js
function setCredentialFeature(credentials, feature, value) {
  return credentials.$source || (credentials.$source = {}), credentials.$source[feature] = value, credentials;
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/setFeature.js
function setFeature(context, feature, value) {
  context.__aws_sdk_context ? context.__aws_sdk_context.features || (context.__aws_sdk_context.features = {}) : context.__aws_sdk_context = {
    features: {}
  }, context.__aws_sdk_context.features[feature] = value;
}

// node_modules/@smithy/core/dist-es/submodules/serde/index.js
var import_node_crypto2 = require("node:crypto");

// node_modules/@smithy/core/dist-es/submodules/serde/is-array-buffer/is-array-buffer.js
var isArrayBuffer = (arg) => typeof ArrayBuffer == "function" && arg instanceof ArrayBuffer || Object.prototype.toString.call(arg) === "[object ArrayBuffer]";

// node_modules/@smithy/core/dist-es/submodules/serde/util-buffer-from/buffer-from.js
var fromArrayBuffer = (input, offset = 0, length = input.byteLength - offset) => {
  if (!isArrayBuffer(input))
    throw new TypeError(`The "input" argument must be ArrayBuffer. Received type ${typeof input} (${input})`);
  return Buffer.from(input, offset, length);
}, fromString = (input, encoding) => {
  if (typeof input != "string")
    throw new TypeError(`The "input" argument must be of type string. Received type ${typeof input} (${input})`);
  return encoding ? Buffer.from(input, encoding) : Buffer.from(input);
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-base64/fromBase64.js
var BASE64_REGEX = /^[A-Za-z0-9+/]*={0,2}$/, fromBase64 = (input) => {
  if (input.length * 3 % 4 !== 0)
    throw new TypeError("Incorrect padding on base64 string.");
  if (!BASE64_REGEX.exec(input))
    throw new TypeError("Invalid base64 string.");
  let buffer = fromString(input, "base64");
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/fromUtf8.js
var fromUtf8 = (input) => {
  let buf = fromString(input, "utf8");
  return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength / Uint8Array.BYTES_PER_ELEMENT);
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-base64/toBase64.js
var toBase64 = (_input) => {
  let input;
  if (typeof _input == "string" ? input = fromUtf8(_input) : input = _input, typeof input != "object" || typeof input.byteOffset != "number" || typeof input.byteLength != "number")
    throw new Error("@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array.");
  return fromArrayBuffer(input.buffer, input.byteOffset, input.byteLength).toString("base64");
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/blob/Uint8ArrayBlobAdapter.js
function bindUint8ArrayBlobAdapter(toUtf82, fromUtf82, toBase642, fromBase642) {
  return class Uint8ArrayBlobAdapter2 extends Uint8Array {
    static fromString(source, encoding = "utf-8") {
      if (typeof source == "string")
        return encoding === "base64" ? Uint8ArrayBlobAdapter2.mutate(fromBase642(source)) : Uint8ArrayBlobAdapter2.mutate(fromUtf82(source));
      throw new Error(`Unsupported conversion from ${typeof source} to Uint8ArrayBlobAdapter.`);
    }
    static mutate(source) {
      return Object.setPrototypeOf(source, Uint8ArrayBlobAdapter2.prototype), source;
    }
    transformToString(encoding = "utf-8") {
      return encoding === "base64" ? toBase642(this) : toUtf82(this);
    }
  };
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/toUtf8.js
var toUtf8 = (input) => {
  if (typeof input == "string")
    return input;
  if (typeof input != "object" || typeof input.byteOffset != "number" || typeof input.byteLength != "number")
    throw new Error("@smithy/util-utf8: toUtf8 encoder function only accepts string | Uint8Array.");
  return fromArrayBuffer(input.buffer, input.byteOffset, input.byteLength).toString("utf8");
};

// node_modules/@smithy/core/dist-es/submodules/serde/uuid/v4.js
var decimalToHex = Array.from({ length: 256 }, (_, i3) => i3.toString(16).padStart(2, "0"));
function bindV4(getRandomValues2) {
  return typeof crypto < "u" && typeof crypto.randomUUID == "function" ? () => crypto.randomUUID() : () => {
    let rnds = new Uint8Array(16);
    return getRandomValues2(rnds), rnds[6] = rnds[6] & 15 | 64, rnds[8] = rnds[8] & 63 | 128, decimalToHex[rnds[0]] + decimalToHex[rnds[1]] + decimalToHex[rnds[2]] + decimalToHex[rnds[3]] + "-" + decimalToHex[rnds[4]] + decimalToHex[rnds[5]] + "-" + decimalToHex[rnds[6]] + decimalToHex[rnds[7]] + "-" + decimalToHex[rnds[8]] + decimalToHex[rnds[9]] + "-" + decimalToHex[rnds[10]] + decimalToHex[rnds[11]] + decimalToHex[rnds[12]] + decimalToHex[rnds[13]] + decimalToHex[rnds[14]] + decimalToHex[rnds[15]];
  };
}

// node_modules/@smithy/types/dist-es/endpoint.js
var EndpointURLScheme;
(function(EndpointURLScheme2) {
  EndpointURLScheme2.HTTP = "http", EndpointURLScheme2.HTTPS = "https";
})(EndpointURLScheme || (EndpointURLScheme = {}));

// node_modules/@smithy/types/dist-es/extensions/checksum.js
var AlgorithmId;
(function(AlgorithmId2) {
  AlgorithmId2.MD5 = "md5", AlgorithmId2.CRC32 = "crc32", AlgorithmId2.CRC32C = "crc32c", AlgorithmId2.SHA1 = "sha1", AlgorithmId2.SHA256 = "sha256";
})(AlgorithmId || (AlgorithmId = {}));

// node_modules/@smithy/types/dist-es/middleware.js
var SMITHY_CONTEXT_KEY = "__smithy_context";

// node_modules/@smithy/types/dist-es/profile.js
var IniSectionType;
(function(IniSectionType2) {
  IniSectionType2.PROFILE = "profile", IniSectionType2.SSO_SESSION = "sso-session", IniSectionType2.SERVICES = "services";
})(IniSectionType || (IniSectionType = {}));

// node_modules/@smithy/core/dist-es/submodules/transport/getSmithyContext.js
var getSmithyContext = (context) => context[SMITHY_CONTEXT_KEY] || (context[SMITHY_CONTEXT_KEY] = {});

// node_modules/@smithy/core/dist-es/submodules/transport/hasOwn.js
function hasOwn(o, k3) {
  return Object.prototype.hasOwnProperty.call(o, k3);
}

// node_modules/@smithy/core/dist-es/submodules/transport/httpRequest.js
var HttpRequest = class _HttpRequest {
  method;
  protocol;
  hostname;
  port;
  path;
  query;
  headers;
  username;
  password;
  fragment;
  body;
  constructor(options) {
    this.method = options.method || "GET", this.hostname = options.hostname || "localhost", this.port = options.port, this.query = options.query || {}, this.headers = options.headers || {}, this.body = options.body, this.protocol = options.protocol ? options.protocol.slice(-1) !== ":" ? `${options.protocol}:` : options.protocol : "https:", this.path = options.path ? options.path.charAt(0) !== "/" ? `/${options.path}` : options.path : "/", this.username = options.username, this.password = options.password, this.fragment = options.fragment;
  }
  static clone(request3) {
    let cloned = new _HttpRequest({
      ...request3,
      headers: { ...request3.headers }
    });
    return cloned.query && (cloned.query = cloneQuery(cloned.query)), cloned;
  }
  static isInstance(request3) {
    if (!request3)
      return !1;
    let req = request3;
    return "method" in req && "protocol" in req && "hostname" in req && "path" in req && typeof req.query == "object" && typeof req.headers == "object";
  }
  clone() {
    return _HttpRequest.clone(this);
  }
};
function cloneQuery(query) {
  return Object.keys(query).reduce((carry, paramName) => {
    let param = query[paramName];
    return {
      ...carry,
      [paramName]: Array.isArray(param) ? [...param] : param
    };
  }, {});
}

// node_modules/@smithy/core/dist-es/submodules/transport/httpResponse.js
var HttpResponse = class {
  statusCode;
  reason;
  headers;
  body;
  constructor(options) {
    this.statusCode = options.statusCode, this.reason = options.reason, this.headers = options.headers || {}, this.body = options.body;
  }
  static isInstance(response) {
    if (!response)
      return !1;
    let resp = response;
    return typeof resp.statusCode == "number" && typeof resp.headers == "object";
  }
};

// node_modules/@smithy/core/dist-es/submodules/transport/isValidHostLabel.js
var VALID_HOST_LABEL_REGEX = new RegExp("^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$"), isValidHostLabel = (value, allowSubDomains = !1) => {
  if (!allowSubDomains)
    return VALID_HOST_LABEL_REGEX.test(value);
  let labels = value.split(".");
  for (let label of labels)
    if (!isValidHostLabel(label))
      return !1;
  return !0;
};

// node_modules/@smithy/core/dist-es/submodules/transport/isValidHostname.js
function isValidHostname(hostname) {
  return /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(hostname);
}

// node_modules/@smithy/core/dist-es/submodules/transport/normalizeProvider.js
var normalizeProvider = (input) => {
  if (typeof input == "function")
    return input;
  let promisified = Promise.resolve(input);
  return () => promisified;
};

// node_modules/@smithy/core/dist-es/submodules/transport/parseQueryString.js
function parseQueryString(querystring) {
  let query = {};
  if (querystring = querystring.replace(/^\?/, ""), querystring)
    for (let pair of querystring.split("&")) {
      let [key, value = null] = pair.split("=");
      key = decodeURIComponent(key), value && (value = decodeURIComponent(value)), key in query ? Array.isArray(query[key]) ? query[key].push(value) : query[key] = [query[key], value] : query[key] = value;
    }
  return query;
}

// node_modules/@smithy/core/dist-es/submodules/transport/parseUrl.js
var parseUrl = (url) => {
  if (typeof url == "string")
    return parseUrl(new URL(url));
  let { hostname, pathname, port, protocol, search } = url, query;
  return search && (query = parseQueryString(search)), {
    hostname,
    port: port ? parseInt(port) : void 0,
    protocol,
    path: pathname,
    query
  };
};

// node_modules/@smithy/core/dist-es/submodules/transport/toEndpointV1.js
var toEndpointV1 = (endpoint2) => {
  if (typeof endpoint2 == "object") {
    if ("url" in endpoint2) {
      let v1Endpoint = parseUrl(endpoint2.url);
      if (endpoint2.headers) {
        v1Endpoint.headers = {};
        for (let name in endpoint2.headers)
          hasOwn(endpoint2.headers, name) && (v1Endpoint.headers[name.toLowerCase()] = endpoint2.headers[name].join(", "));
      }
      return v1Endpoint;
    }
    return endpoint2;
  }
  return parseUrl(endpoint2);
};

// node_modules/@smithy/core/dist-es/submodules/serde/parse-utils.js
var expectNumber = (value) => {
  if (value != null) {
    if (typeof value == "string") {
      let parsed = parseFloat(value);
      if (!Number.isNaN(parsed))
        return String(parsed) !== String(value) && logger.warn(stackTraceWarning(`Expected number but observed string: ${value}`)), parsed;
    }
    if (typeof value == "number")
      return value;
    throw new TypeError(`Expected number, got ${typeof value}: ${value}`);
  }
}, MAX_FLOAT = Math.ceil(2 ** 127 * (2 - 2 ** -23)), expectFloat32 = (value) => {
  let expected = expectNumber(value);
  if (expected !== void 0 && !Number.isNaN(expected) && expected !== 1 / 0 && expected !== -1 / 0 && Math.abs(expected) > MAX_FLOAT)
    throw new TypeError(`Expected 32-bit float, got ${value}`);
  return expected;
}, expectLong = (value) => {
  if (value != null) {
    if (Number.isInteger(value) && !Number.isNaN(value))
      return value;
    throw new TypeError(`Expected integer, got ${typeof value}: ${value}`);
  }
};
var expectShort = (value) => expectSizedInt(value, 16), expectByte = (value) => expectSizedInt(value, 8), expectSizedInt = (value, size) => {
  let expected = expectLong(value);
  if (expected !== void 0 && castInt(expected, size) !== expected)
    throw new TypeError(`Expected ${size}-bit integer, got ${value}`);
  return expected;
}, castInt = (value, size) => {
  switch (size) {
    case 32:
      return Int32Array.of(value)[0];
    case 16:
      return Int16Array.of(value)[0];
    case 8:
      return Int8Array.of(value)[0];
  }
};
var strictParseFloat32 = (value) => expectFloat32(typeof value == "string" ? parseNumber(value) : value), NUMBER_REGEX = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(-?Infinity)|(NaN)/g, parseNumber = (value) => {
  let matches = value.match(NUMBER_REGEX);
  if (matches === null || matches[0].length !== value.length)
    throw new TypeError("Expected real number, got implicit NaN");
  return parseFloat(value);
};
var strictParseShort = (value) => expectShort(typeof value == "string" ? parseNumber(value) : value), strictParseByte = (value) => expectByte(typeof value == "string" ? parseNumber(value) : value), stackTraceWarning = (message) => String(new TypeError(message).stack || message).split(`
`).slice(0, 5).filter((s) => !s.includes("stackTraceWarning")).join(`
`), logger = {
  warn: console.warn
};

// node_modules/@smithy/core/dist-es/submodules/serde/date-utils.js
var DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function dateToUtcString(date2) {
  let year2 = date2.getUTCFullYear(), month = date2.getUTCMonth(), dayOfWeek = date2.getUTCDay(), dayOfMonthInt = date2.getUTCDate(), hoursInt = date2.getUTCHours(), minutesInt = date2.getUTCMinutes(), secondsInt = date2.getUTCSeconds(), dayOfMonthString = dayOfMonthInt < 10 ? `0${dayOfMonthInt}` : `${dayOfMonthInt}`, hoursString = hoursInt < 10 ? `0${hoursInt}` : `${hoursInt}`, minutesString = minutesInt < 10 ? `0${minutesInt}` : `${minutesInt}`, secondsString = secondsInt < 10 ? `0${secondsInt}` : `${secondsInt}`;
  return `${DAYS[dayOfWeek]}, ${dayOfMonthString} ${MONTHS[month]} ${year2} ${hoursString}:${minutesString}:${secondsString} GMT`;
}
var RFC3339 = new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?[zZ]$/);
var RFC3339_WITH_OFFSET = new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(([-+]\d{2}:\d{2})|[zZ])$/);
var IMF_FIXDATE = new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/), RFC_850_DATE = new RegExp(/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/), ASC_TIME = new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ( [1-9]|\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? (\d{4})$/), parseRfc7231DateTime = (value) => {
  if (value == null)
    return;
  if (typeof value != "string")
    throw new TypeError("RFC-7231 date-times must be expressed as strings");
  let match = IMF_FIXDATE.exec(value);
  if (match) {
    let [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
    return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), { hours, minutes, seconds, fractionalMilliseconds });
  }
  if (match = RFC_850_DATE.exec(value), match) {
    let [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
    return adjustRfc850Year(buildDate(parseTwoDigitYear(yearStr), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), {
      hours,
      minutes,
      seconds,
      fractionalMilliseconds
    }));
  }
  if (match = ASC_TIME.exec(value), match) {
    let [_, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds, yearStr] = match;
    return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr.trimLeft(), "day", 1, 31), { hours, minutes, seconds, fractionalMilliseconds });
  }
  throw new TypeError("Invalid RFC-7231 date-time value");
};
var buildDate = (year2, month, day, time2) => {
  let adjustedMonth = month - 1;
  return validateDayOfMonth(year2, adjustedMonth, day), new Date(Date.UTC(year2, adjustedMonth, day, parseDateValue(time2.hours, "hour", 0, 23), parseDateValue(time2.minutes, "minute", 0, 59), parseDateValue(time2.seconds, "seconds", 0, 60), parseMilliseconds(time2.fractionalMilliseconds)));
}, parseTwoDigitYear = (value) => {
  let thisYear = (/* @__PURE__ */ new Date()).getUTCFullYear(), valueInThisCentury = Math.floor(thisYear / 100) * 100 + strictParseShort(stripLeadingZeroes(value));
  return valueInThisCentury < thisYear ? valueInThisCentury + 100 : valueInThisCentury;
}, FIFTY_YEARS_IN_MILLIS = 50 * 365 * 24 * 60 * 60 * 1e3, adjustRfc850Year = (input) => input.getTime() - (/* @__PURE__ */ new Date()).getTime() > FIFTY_YEARS_IN_MILLIS ? new Date(Date.UTC(input.getUTCFullYear() - 100, input.getUTCMonth(), input.getUTCDate(), input.getUTCHours(), input.getUTCMinutes(), input.getUTCSeconds(), input.getUTCMilliseconds())) : input, parseMonthByShortName = (value) => {
  let monthIdx = MONTHS.indexOf(value);
  if (monthIdx < 0)
    throw new TypeError(`Invalid month: ${value}`);
  return monthIdx + 1;
}, DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], validateDayOfMonth = (year2, month, day) => {
  let maxDays = DAYS_IN_MONTH[month];
  if (month === 1 && isLeapYear(year2) && (maxDays = 29), day > maxDays)
    throw new TypeError(`Invalid day for ${MONTHS[month]} in ${year2}: ${day}`);
}, isLeapYear = (year2) => year2 % 4 === 0 && (year2 % 100 !== 0 || year2 % 400 === 0), parseDateValue = (value, type, lower, upper) => {
  let dateVal = strictParseByte(stripLeadingZeroes(value));
  if (dateVal < lower || dateVal > upper)
    throw new TypeError(`${type} must be between ${lower} and ${upper}, inclusive`);
  return dateVal;
}, parseMilliseconds = (value) => value == null ? 0 : strictParseFloat32("0." + value) * 1e3;
var stripLeadingZeroes = (value) => {
  let idx = 0;
  for (; idx < value.length - 1 && value.charAt(idx) === "0"; )
    idx++;
  return idx === 0 ? value : value.slice(idx);
};

// node_modules/@smithy/core/dist-es/submodules/serde/lazy-json.js
var LazyJsonString = function(val) {
  return Object.assign(new String(val), {
    deserializeJSON() {
      return JSON.parse(String(val));
    },
    toString() {
      return String(val);
    },
    toJSON() {
      return String(val);
    }
  });
};
LazyJsonString.from = (object) => object && typeof object == "object" && (object instanceof LazyJsonString || "deserializeJSON" in object) ? object : typeof object == "string" || Object.getPrototypeOf(object) === String.prototype ? LazyJsonString(String(object)) : LazyJsonString(JSON.stringify(object));
LazyJsonString.fromObject = LazyJsonString.from;

// node_modules/@smithy/core/dist-es/submodules/serde/schema-serde-lib/schema-date-utils.js
var ddd = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[ne|u?r]?s?day)?", mmm = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", time = "(\\d?\\d):(\\d{2}):(\\d{2})(?:\\.(\\d+))?", date = "(\\d?\\d)", year = "(\\d{4})", RFC3339_WITH_OFFSET2 = new RegExp(/^(\d{4})-(\d\d)-(\d\d)[tT](\d\d):(\d\d):(\d\d)(\.(\d+))?(([-+]\d\d:\d\d)|[zZ])$/), IMF_FIXDATE_NATIVE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0[1-9]|[12]\d|3[01]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-9]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d GMT$/, IMF_FIXDATE2 = new RegExp(`^${ddd}, ${date} ${mmm} ${year} ${time} GMT$`), RFC_850_DATE2 = new RegExp(`^${ddd}, ${date}-${mmm}-(\\d\\d) ${time} GMT$`), ASC_TIME2 = new RegExp(`^${ddd} ${mmm} ( [1-9]|\\d\\d) ${time} ${year}$`), months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], _parseEpochTimestamp = (value) => {
  if (value == null)
    return;
  let num = NaN;
  if (typeof value == "number")
    num = value;
  else if (typeof value == "string") {
    if (!/^-?\d*\.?\d+$/.test(value))
      throw new TypeError("parseEpochTimestamp - numeric string invalid.");
    num = Number.parseFloat(value);
  } else typeof value == "object" && value.tag === 1 && (num = value.value);
  if (isNaN(num) || Math.abs(num) === 1 / 0)
    throw new TypeError("Epoch timestamps must be valid finite numbers.");
  return new Date(Math.round(num * 1e3));
}, _parseRfc3339DateTimeWithOffset = (value) => {
  if (value == null)
    return;
  if (typeof value != "string")
    throw new TypeError("RFC3339 timestamps must be strings");
  let matches = RFC3339_WITH_OFFSET2.exec(value);
  if (!matches)
    throw new TypeError(`Invalid RFC3339 timestamp format ${value}`);
  let [, yearStr, monthStr, dayStr, hours, minutes, seconds, , ms, offsetStr] = matches;
  range(monthStr, 1, 12), range(dayStr, 1, 31), range(hours, 0, 23), range(minutes, 0, 59), range(seconds, 0, 60);
  let date2 = new Date(Date.UTC(Number(yearStr), Number(monthStr) - 1, Number(dayStr), Number(hours), Number(minutes), Number(seconds), Number(ms) ? Math.round(parseFloat(`0.${ms}`) * 1e3) : 0));
  if (date2.setUTCFullYear(Number(yearStr)), offsetStr.toUpperCase() != "Z") {
    let [, sign, offsetH, offsetM] = /([+-])(\d\d):(\d\d)/.exec(offsetStr) || [void 0, "+", 0, 0], scalar = sign === "-" ? 1 : -1;
    date2.setTime(date2.getTime() + scalar * (Number(offsetH) * 60 * 60 * 1e3 + Number(offsetM) * 60 * 1e3));
  }
  return date2;
}, _parseRfc7231DateTime = (value) => {
  if (value == null)
    return;
  if (typeof value != "string")
    throw new TypeError("RFC7231 timestamps must be strings.");
  if (IMF_FIXDATE_NATIVE.test(value))
    return new Date(value);
  let day, month, year2, hour, minute, second, fraction, matches;
  if ((matches = IMF_FIXDATE2.exec(value)) ? [, day, month, year2, hour, minute, second, fraction] = matches : (matches = RFC_850_DATE2.exec(value)) ? ([, day, month, year2, hour, minute, second, fraction] = matches, year2 = (Number(year2) + 1900).toString()) : (matches = ASC_TIME2.exec(value)) && ([, month, day, hour, minute, second, fraction, year2] = matches), year2 && second) {
    let timestamp = Date.UTC(Number(year2), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second), fraction ? Math.round(parseFloat(`0.${fraction}`) * 1e3) : 0);
    range(day, 1, 31), range(hour, 0, 23), range(minute, 0, 59), range(second, 0, 60);
    let date2 = new Date(timestamp);
    return date2.setUTCFullYear(Number(year2)), date2;
  }
  throw new TypeError(`Invalid RFC7231 date-time value ${value}.`);
};
function range(v, min, max) {
  let _v = Number(v);
  if (_v < min || _v > max)
    throw new Error(`Value ${_v} out of range [${min}, ${max}]`);
}

// node_modules/@smithy/core/dist-es/submodules/serde/split-header.js
var splitHeader = (value) => {
  let z = value.length, values = [], withinQuotes = !1, escaped2 = !1, anchor = 0;
  for (let i3 = 0; i3 < z; ++i3) {
    let char = value[i3];
    switch (char) {
      case '"':
        escaped2 || (withinQuotes = !withinQuotes);
        break;
      case ",":
        withinQuotes || (values.push(value.slice(anchor, i3)), anchor = i3 + 1);
        break;
      default:
    }
    escaped2 = char === "\\" && !escaped2;
  }
  return values.push(value.slice(anchor)), values.map((v) => {
    v = v.trim();
    let z2 = v.length;
    return z2 < 2 ? v : v[0] === '"' && v[z2 - 1] === '"' ? (v = v.slice(1, z2 - 1), v.replace(/\\(["\\])/g, "$1")) : v.replace(/\\"/g, '"');
  });
};

// node_modules/@smithy/core/dist-es/submodules/serde/value/NumericValue.js
var format = /^-?((0|[1-9]\d*)(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/, NumericValue = class _NumericValue {
  string;
  type;
  constructor(string, type) {
    if (this.string = string, this.type = type, !format.test(string))
      throw new Error(`@smithy/core/serde - NumericValue string must conform to the Smithy bigDecimal format. Received: "${string}"`);
  }
  toString() {
    return this.string;
  }
  static [Symbol.hasInstance](object) {
    if (!object || typeof object != "object")
      return !1;
    let _nv = object;
    return _NumericValue.prototype.isPrototypeOf(object) || _nv.type === "bigDecimal" && format.test(_nv.string);
  }
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-hex-encoding/hex-encoding.js
var SHORT_TO_HEX = {}, HEX_TO_SHORT = {};
for (let i3 = 0; i3 < 256; i3++) {
  let encodedByte = i3.toString(16).toLowerCase();
  encodedByte.length === 1 && (encodedByte = `0${encodedByte}`), SHORT_TO_HEX[i3] = encodedByte, HEX_TO_SHORT[encodedByte] = i3;
}
function fromHex(encoded) {
  if (encoded.length % 2 !== 0)
    throw new Error("Hex encoded strings must have an even number length");
  let out = new Uint8Array(encoded.length / 2);
  for (let i3 = 0; i3 < encoded.length; i3 += 2) {
    let encodedByte = encoded.slice(i3, i3 + 2).toLowerCase();
    if (encodedByte in HEX_TO_SHORT)
      out[i3 / 2] = HEX_TO_SHORT[encodedByte];
    else
      throw new Error(`Cannot decode unrecognized sequence ${encodedByte} as hexadecimal`);
  }
  return out;
}
function toHex(bytes) {
  let out = "";
  for (let i3 = 0; i3 < bytes.byteLength; i3++)
    out += SHORT_TO_HEX[bytes[i3]];
  return out;
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-body-length/calculateBodyLength.js
var import_node_fs10 = require("node:fs"), calculateBodyLength = (body) => {
  if (!body)
    return 0;
  if (typeof body == "string")
    return Buffer.byteLength(body);
  if (typeof body.byteLength == "number")
    return body.byteLength;
  if (typeof body.size == "number")
    return body.size;
  if (typeof body.start == "number" && typeof body.end == "number")
    return body.end + 1 - body.start;
  if (body instanceof import_node_fs10.ReadStream) {
    if (body.path != null)
      return (0, import_node_fs10.lstatSync)(body.path).size;
    if (typeof body.fd == "number")
      return (0, import_node_fs10.fstatSync)(body.fd).size;
  }
  throw new Error(`Body Length computation failed for ${body}`);
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/toUint8Array.js
var toUint8Array = (data) => data instanceof Uint8Array ? data : typeof data == "string" ? fromUtf8(data) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength / Uint8Array.BYTES_PER_ELEMENT) : new Uint8Array(data);

// node_modules/@smithy/core/dist-es/submodules/serde/concatBytes.js
function concatBytes(arrays, length) {
  if (length === void 0) {
    length = 0;
    for (let bytes of arrays)
      length += bytes.byteLength;
  }
  let result = new Uint8Array(length), offset = 0;
  for (let buf of arrays)
    result.set(buf, offset), offset += buf.byteLength;
  return result;
}

// node_modules/@smithy/core/dist-es/submodules/config/property-provider/ProviderError.js
var ProviderError = class _ProviderError extends Error {
  name = "ProviderError";
  tryNextLink;
  constructor(message, options = !0) {
    let logger2, tryNextLink = !0;
    typeof options == "boolean" ? (logger2 = void 0, tryNextLink = options) : options != null && typeof options == "object" && (logger2 = options.logger, tryNextLink = options.tryNextLink ?? !0), super(message), this.tryNextLink = tryNextLink, Object.setPrototypeOf(this, _ProviderError.prototype), logger2?.debug?.(`@smithy/property-provider ${tryNextLink ? "->" : "(!)"} ${message}`);
  }
  static from(error, options = !0) {
    return Object.assign(new this(error.message, options), error);
  }
};

// node_modules/@smithy/core/dist-es/submodules/config/property-provider/CredentialsProviderError.js
var CredentialsProviderError = class _CredentialsProviderError extends ProviderError {
  name = "CredentialsProviderError";
  constructor(message, options = !0) {
    super(message, options), Object.setPrototypeOf(this, _CredentialsProviderError.prototype);
  }
};

// node_modules/@smithy/core/dist-es/submodules/config/property-provider/chain.js
var chain = (...providers) => async () => {
  if (providers.length === 0)
    throw new ProviderError("No providers in chain");
  let lastProviderError;
  for (let provider of providers)
    try {
      return await provider();
    } catch (err) {
      if (lastProviderError = err, err?.tryNextLink)
        continue;
      throw err;
    }
  throw lastProviderError;
};

// node_modules/@smithy/core/dist-es/submodules/config/property-provider/fromValue.js
var fromValue = (staticValue) => () => Promise.resolve(staticValue);

// node_modules/@smithy/core/dist-es/submodules/config/property-provider/memoize.js
var memoize = (provider, isExpired, requiresRefresh) => {
  let resolved, pending, hasResult, isConstant = !1, coalesceProvider = async () => {
    pending || (pending = provider());
    try {
      resolved = await pending, hasResult = !0, isConstant = !1;
    } finally {
      pending = void 0;
    }
    return resolved;
  };
  return isExpired === void 0 ? async (options) => ((!hasResult || options?.forceRefresh) && (resolved = await coalesceProvider()), resolved) : async (options) => ((!hasResult || options?.forceRefresh) && (resolved = await coalesceProvider()), isConstant ? resolved : requiresRefresh && !requiresRefresh(resolved) ? (isConstant = !0, resolved) : (isExpired(resolved) && await coalesceProvider(), resolved));
};

// node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/booleanSelector.js
var booleanSelector = (obj, key, type) => {
  if (key in obj) {
    if (obj[key] === "true")
      return !0;
    if (obj[key] === "false")
      return !1;
    throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${obj[key]}.`);
  }
};

// node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/types.js
var SelectorType;
(function(SelectorType2) {
  SelectorType2.ENV = "env", SelectorType2.CONFIG = "shared config entry";
})(SelectorType || (SelectorType = {}));

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getHomeDir.js
var import_node_os2 = require("node:os"), import_node_path3 = require("node:path"), homeDirCache = {}, getHomeDirCacheKey = () => process && process.geteuid ? `${process.geteuid()}` : "DEFAULT", getHomeDir = () => {
  let { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${import_node_path3.sep}` } = process.env;
  if (HOME)
    return HOME;
  if (USERPROFILE)
    return USERPROFILE;
  if (HOMEPATH)
    return `${HOMEDRIVE}${HOMEPATH}`;
  let homeDirCacheKey = getHomeDirCacheKey();
  return homeDirCache[homeDirCacheKey] || (homeDirCache[homeDirCacheKey] = (0, import_node_os2.homedir)()), homeDirCache[homeDirCacheKey];
};

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getProfileName.js
var ENV_PROFILE = "AWS_PROFILE", DEFAULT_PROFILE = "default", getProfileName = (init) => init.profile || process.env[ENV_PROFILE] || DEFAULT_PROFILE;

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js
var import_node_path6 = require("node:path");

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getConfigData.js
var getConfigData = (data) => Object.entries(data).filter(([key]) => {
  let indexOfSeparator = key.indexOf(".");
  return indexOfSeparator === -1 ? !1 : Object.values(IniSectionType).includes(key.substring(0, indexOfSeparator));
}).reduce((acc, [key, value]) => {
  let indexOfSeparator = key.indexOf("."), updatedKey = key.substring(0, indexOfSeparator) === IniSectionType.PROFILE ? key.substring(indexOfSeparator + 1) : key;
  return acc[updatedKey] = value, acc;
}, {
  ...data.default && { default: data.default }
});

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getConfigFilepath.js
var import_node_path4 = require("node:path");
var ENV_CONFIG_PATH = "AWS_CONFIG_FILE", getConfigFilepath = () => process.env[ENV_CONFIG_PATH] || (0, import_node_path4.join)(getHomeDir(), ".aws", "config");

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getCredentialsFilepath.js
var import_node_path5 = require("node:path");
var ENV_CREDENTIALS_PATH = "AWS_SHARED_CREDENTIALS_FILE", getCredentialsFilepath = () => process.env[ENV_CREDENTIALS_PATH] || (0, import_node_path5.join)(getHomeDir(), ".aws", "credentials");

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseIni.js
var prefixKeyRegex = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/, profileNameBlockList = ["__proto__", "profile __proto__"], parseIni = (iniData) => {
  let map = {}, currentSection, currentSubSection;
  for (let iniLine of iniData.split(/\r?\n/)) {
    let trimmedLine = iniLine.split(/(^|\s)[;#]/)[0].trim();
    if (trimmedLine[0] === "[" && trimmedLine[trimmedLine.length - 1] === "]") {
      currentSection = void 0, currentSubSection = void 0;
      let sectionName = trimmedLine.substring(1, trimmedLine.length - 1), matches = prefixKeyRegex.exec(sectionName);
      if (matches) {
        let [, prefix, , name] = matches;
        Object.values(IniSectionType).includes(prefix) && (currentSection = [prefix, name].join("."));
      } else
        currentSection = sectionName;
      if (profileNameBlockList.includes(sectionName))
        throw new Error(`Found invalid profile name "${sectionName}"`);
    } else if (currentSection) {
      let indexOfEqualsSign = trimmedLine.indexOf("=");
      if (![0, -1].includes(indexOfEqualsSign)) {
        let [name, value] = [
          trimmedLine.substring(0, indexOfEqualsSign).trim(),
          trimmedLine.substring(indexOfEqualsSign + 1).trim()
        ];
        if (value === "")
          currentSubSection = name;
        else {
          currentSubSection && iniLine.trimStart() === iniLine && (currentSubSection = void 0), map[currentSection] = map[currentSection] || {};
          let key = currentSubSection ? [currentSubSection, name].join(".") : name;
          map[currentSection][key] = value;
        }
      }
    }
  }
  return map;
};

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/readFile.js
var import_promises2 = require("node:fs/promises"), filePromises = {}, fileIntercept = {}, readFile = (path, options) => fileIntercept[path] !== void 0 ? fileIntercept[path] : ((!filePromises[path] || options?.ignoreCache) && (filePromises[path] = (0, import_promises2.readFile)(path, "utf8")), filePromises[path]);

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js
var swallowError = () => ({}), loadSharedConfigFiles = async (init = {}) => {
  let { filepath = getCredentialsFilepath(), configFilepath = getConfigFilepath() } = init, homeDir = getHomeDir(), relativeHomeDirPrefix = "~/", resolvedFilepath = filepath;
  filepath.startsWith(relativeHomeDirPrefix) && (resolvedFilepath = (0, import_node_path6.join)(homeDir, filepath.slice(2)));
  let resolvedConfigFilepath = configFilepath;
  configFilepath.startsWith(relativeHomeDirPrefix) && (resolvedConfigFilepath = (0, import_node_path6.join)(homeDir, configFilepath.slice(2)));
  let parsedFiles = await Promise.all([
    readFile(resolvedConfigFilepath, {
      ignoreCache: init.ignoreCache
    }).then(parseIni).then(getConfigData).catch(swallowError),
    readFile(resolvedFilepath, {
      ignoreCache: init.ignoreCache
    }).then(parseIni).catch(swallowError)
  ]);
  return {
    configFile: parsedFiles[0],
    credentialsFile: parsedFiles[1]
  };
};

// node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/getSelectorName.js
function getSelectorName(functionString) {
  try {
    let constants3 = new Set(Array.from(functionString.match(/([A-Z_]){3,}/g) ?? []));
    return constants3.delete("CONFIG"), constants3.delete("CONFIG_PREFIX_SEPARATOR"), constants3.delete("ENV"), [...constants3].join(", ");
  } catch {
    return functionString;
  }
}

// node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromEnv.js
var fromEnv = (envVarSelector, options) => async () => {
  try {
    let config = envVarSelector(process.env, options);
    if (config === void 0)
      throw new Error();
    return config;
  } catch (e3) {
    throw new CredentialsProviderError(e3.message || `Not found in ENV: ${getSelectorName(envVarSelector.toString())}`, { logger: options?.logger });
  }
};

// node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js
var fromSharedConfigFiles = (configSelector, { preferredFile = "config", ...init } = {}) => async () => {
  let profile = getProfileName(init), { configFile, credentialsFile } = await loadSharedConfigFiles(init), profileFromCredentials = credentialsFile[profile] || {}, profileFromConfig = configFile[profile] || {}, mergedProfile = preferredFile === "config" ? { ...profileFromCredentials, ...profileFromConfig } : { ...profileFromConfig, ...profileFromCredentials };
  try {
    let configValue = configSelector(mergedProfile, preferredFile === "config" ? configFile : credentialsFile);
    if (configValue === void 0)
      throw new Error();
    return configValue;
  } catch (e3) {
    throw new CredentialsProviderError(e3.message || `Not found in config files w/ profile [${profile}]: ${getSelectorName(configSelector.toString())}`, { logger: init.logger });
  }
};

// node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromStatic.js
var isFunction = (func) => typeof func == "function", fromStatic = (defaultValue) => isFunction(defaultValue) ? async () => await defaultValue() : fromValue(defaultValue);

// node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/configLoader.js
var loadConfig = ({ environmentVariableSelector, configFileSelector, default: defaultValue }, configuration = {}) => {
  let { signingName, logger: logger2 } = configuration;
  return memoize(chain(fromEnv(environmentVariableSelector, { signingName, logger: logger2 }), fromSharedConfigFiles(configFileSelector, configuration), fromStatic(defaultValue)));
};

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/endpointsConfig/NodeUseDualstackEndpointConfigOptions.js
var ENV_USE_DUALSTACK_ENDPOINT = "AWS_USE_DUALSTACK_ENDPOINT", CONFIG_USE_DUALSTACK_ENDPOINT = "use_dualstack_endpoint";
var NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => booleanSelector(env2, ENV_USE_DUALSTACK_ENDPOINT, SelectorType.ENV),
  configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_DUALSTACK_ENDPOINT, SelectorType.CONFIG),
  default: !1
};

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/endpointsConfig/NodeUseFipsEndpointConfigOptions.js
var ENV_USE_FIPS_ENDPOINT = "AWS_USE_FIPS_ENDPOINT", CONFIG_USE_FIPS_ENDPOINT = "use_fips_endpoint";
var NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => booleanSelector(env2, ENV_USE_FIPS_ENDPOINT, SelectorType.ENV),
  configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_FIPS_ENDPOINT, SelectorType.CONFIG),
  default: !1
};

// node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js
var getAllAliases = (name, aliases) => {
  let _aliases = [];
  if (name && _aliases.push(name), aliases)
    for (let alias of aliases)
      _aliases.push(alias);
  return _aliases;
}, getMiddlewareNameWithAliases = (name, aliases) => `${name || "anonymous"}${aliases && aliases.length > 0 ? ` (a.k.a. ${aliases.join(",")})` : ""}`, constructStack = () => {
  let absoluteEntries = [], relativeEntries = [], identifyOnResolve = !1, entriesNameSet = /* @__PURE__ */ new Set(), sort = (entries) => entries.sort((a3, b3) => stepWeights[b3.step] - stepWeights[a3.step] || priorityWeights[b3.priority || "normal"] - priorityWeights[a3.priority || "normal"]), removeByName = (toRemove) => {
    let isRemoved = !1, filterCb = (entry) => {
      let aliases = getAllAliases(entry.name, entry.aliases);
      if (aliases.includes(toRemove)) {
        isRemoved = !0;
        for (let alias of aliases)
          entriesNameSet.delete(alias);
        return !1;
      }
      return !0;
    };
    return absoluteEntries = absoluteEntries.filter(filterCb), relativeEntries = relativeEntries.filter(filterCb), isRemoved;
  }, removeByReference = (toRemove) => {
    let isRemoved = !1, filterCb = (entry) => {
      if (entry.middleware === toRemove) {
        isRemoved = !0;
        for (let alias of getAllAliases(entry.name, entry.aliases))
          entriesNameSet.delete(alias);
        return !1;
      }
      return !0;
    };
    return absoluteEntries = absoluteEntries.filter(filterCb), relativeEntries = relativeEntries.filter(filterCb), isRemoved;
  }, cloneTo = (toStack) => (absoluteEntries.forEach((entry) => {
    toStack.add(entry.middleware, { ...entry });
  }), relativeEntries.forEach((entry) => {
    toStack.addRelativeTo(entry.middleware, { ...entry });
  }), toStack.identifyOnResolve?.(stack.identifyOnResolve()), toStack), expandRelativeMiddlewareList = (from) => {
    let expandedMiddlewareList = [];
    return from.before.forEach((entry) => {
      entry.before.length === 0 && entry.after.length === 0 ? expandedMiddlewareList.push(entry) : expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
    }), expandedMiddlewareList.push(from), from.after.reverse().forEach((entry) => {
      entry.before.length === 0 && entry.after.length === 0 ? expandedMiddlewareList.push(entry) : expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
    }), expandedMiddlewareList;
  }, getMiddlewareList = (debug = !1) => {
    let normalizedAbsoluteEntries = [], normalizedRelativeEntries = [], normalizedEntriesNameMap = {};
    return absoluteEntries.forEach((entry) => {
      let normalizedEntry = {
        ...entry,
        before: [],
        after: []
      };
      for (let alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases))
        normalizedEntriesNameMap[alias] = normalizedEntry;
      normalizedAbsoluteEntries.push(normalizedEntry);
    }), relativeEntries.forEach((entry) => {
      let normalizedEntry = {
        ...entry,
        before: [],
        after: []
      };
      for (let alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases))
        normalizedEntriesNameMap[alias] = normalizedEntry;
      normalizedRelativeEntries.push(normalizedEntry);
    }), normalizedRelativeEntries.forEach((entry) => {
      if (entry.toMiddleware) {
        let toMiddleware = normalizedEntriesNameMap[entry.toMiddleware];
        if (toMiddleware === void 0) {
          if (debug)
            return;
          throw new Error(`${entry.toMiddleware} is not found when adding ${getMiddlewareNameWithAliases(entry.name, entry.aliases)} middleware ${entry.relation} ${entry.toMiddleware}`);
        }
        entry.relation === "after" && toMiddleware.after.push(entry), entry.relation === "before" && toMiddleware.before.push(entry);
      }
    }), sort(normalizedAbsoluteEntries).map(expandRelativeMiddlewareList).reduce((wholeList, expandedMiddlewareList) => (wholeList.push(...expandedMiddlewareList), wholeList), []);
  }, stack = {
    add: (middleware, options = {}) => {
      let { name, override, aliases: _aliases } = options, entry = {
        step: "initialize",
        priority: "normal",
        middleware,
        ...options
      }, aliases = getAllAliases(name, _aliases);
      if (aliases.length > 0) {
        if (aliases.some((alias) => entriesNameSet.has(alias))) {
          if (!override)
            throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
          for (let alias of aliases) {
            let toOverrideIndex = absoluteEntries.findIndex((entry2) => entry2.name === alias || entry2.aliases?.some((a3) => a3 === alias));
            if (toOverrideIndex === -1)
              continue;
            let toOverride = absoluteEntries[toOverrideIndex];
            if (toOverride.step !== entry.step || entry.priority !== toOverride.priority)
              throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware with ${toOverride.priority} priority in ${toOverride.step} step cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware with ${entry.priority} priority in ${entry.step} step.`);
            absoluteEntries.splice(toOverrideIndex, 1);
          }
        }
        for (let alias of aliases)
          entriesNameSet.add(alias);
      }
      absoluteEntries.push(entry);
    },
    addRelativeTo: (middleware, options) => {
      let { name, override, aliases: _aliases } = options, entry = {
        middleware,
        ...options
      }, aliases = getAllAliases(name, _aliases);
      if (aliases.length > 0) {
        if (aliases.some((alias) => entriesNameSet.has(alias))) {
          if (!override)
            throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
          for (let alias of aliases) {
            let toOverrideIndex = relativeEntries.findIndex((entry2) => entry2.name === alias || entry2.aliases?.some((a3) => a3 === alias));
            if (toOverrideIndex === -1)
              continue;
            let toOverride = relativeEntries[toOverrideIndex];
            if (toOverride.toMiddleware !== entry.toMiddleware || toOverride.relation !== entry.relation)
              throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware ${toOverride.relation} "${toOverride.toMiddleware}" middleware cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware ${entry.relation} "${entry.toMiddleware}" middleware.`);
            relativeEntries.splice(toOverrideIndex, 1);
          }
        }
        for (let alias of aliases)
          entriesNameSet.add(alias);
      }
      relativeEntries.push(entry);
    },
    clone: () => cloneTo(constructStack()),
    use: (plugin) => {
      plugin.applyToStack(stack);
    },
    remove: (toRemove) => typeof toRemove == "string" ? removeByName(toRemove) : removeByReference(toRemove),
    removeByTag: (toRemove) => {
      let isRemoved = !1, filterCb = (entry) => {
        let { tags, name, aliases: _aliases } = entry;
        if (tags && tags.includes(toRemove)) {
          let aliases = getAllAliases(name, _aliases);
          for (let alias of aliases)
            entriesNameSet.delete(alias);
          return isRemoved = !0, !1;
        }
        return !0;
      };
      return absoluteEntries = absoluteEntries.filter(filterCb), relativeEntries = relativeEntries.filter(filterCb), isRemoved;
    },
    concat: (from) => {
      let cloned = cloneTo(constructStack());
      return cloned.use(from), cloned.identifyOnResolve(identifyOnResolve || cloned.identifyOnResolve() || (from.identifyOnResolve?.() ?? !1)), cloned;
    },
    applyToStack: cloneTo,
    identify: () => getMiddlewareList(!0).map((mw) => {
      let step = mw.step ?? mw.relation + " " + mw.toMiddleware;
      return getMiddlewareNameWithAliases(mw.name, mw.aliases) + " - " + step;
    }),
    identifyOnResolve(toggle) {
      return typeof toggle == "boolean" && (identifyOnResolve = toggle), identifyOnResolve;
    },
    resolve: (handler, context) => {
      for (let middleware of getMiddlewareList().map((entry) => entry.middleware).reverse())
        handler = middleware(handler, context);
      return identifyOnResolve && console.log(stack.identify()), handler;
    }
  };
  return stack;
}, stepWeights = {
  initialize: 5,
  serialize: 4,
  build: 3,
  finalizeRequest: 2,
  deserialize: 1
}, priorityWeights = {
  high: 3,
  normal: 2,
  low: 1
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client.js
var Client = class {
  config;
  middlewareStack = constructStack();
  initConfig;
  handlers;
  constructor(config) {
    this.config = config;
    let { protocol, protocolSettings } = config;
    protocolSettings && typeof protocol == "function" && (config.protocol = new protocol(protocolSettings));
  }
  send(command3, optionsOrCb, cb) {
    let options = typeof optionsOrCb != "function" ? optionsOrCb : void 0, callback = typeof optionsOrCb == "function" ? optionsOrCb : cb, useHandlerCache = options === void 0 && this.config.cacheMiddleware === !0, handler;
    if (useHandlerCache) {
      this.handlers || (this.handlers = /* @__PURE__ */ new WeakMap());
      let handlers = this.handlers;
      handlers.has(command3.constructor) ? handler = handlers.get(command3.constructor) : (handler = command3.resolveMiddleware(this.middlewareStack, this.config, options), handlers.set(command3.constructor, handler));
    } else
      delete this.handlers, handler = command3.resolveMiddleware(this.middlewareStack, this.config, options);
    if (callback)
      handler(command3).then((result) => callback(null, result.output), (err) => callback(err)).catch(() => {
      });
    else
      return handler(command3).then((result) => result.output);
  }
  destroy() {
    this.config?.requestHandler?.destroy?.(), delete this.handlers;
  }
};

// node_modules/@smithy/core/dist-es/submodules/schema/deref.js
var deref = (schemaRef) => typeof schemaRef == "function" ? schemaRef() : schemaRef;

// node_modules/@smithy/core/dist-es/submodules/schema/schemas/operation.js
var operation = (namespace2, name, traits, input, output) => ({
  name,
  namespace: namespace2,
  traits,
  input,
  output
});

// node_modules/@smithy/core/dist-es/submodules/schema/middleware/schemaDeserializationMiddleware.js
var schemaDeserializationMiddleware = (config) => (next, context) => async (args) => {
  let { response } = await next(args), { operationSchema } = getSmithyContext(context), [, ns, n, t, i3, o] = operationSchema ?? [];
  try {
    let parsed = await config.protocol.deserializeResponse(operation(ns, n, t, i3, o), {
      ...config,
      ...context
    }, response);
    return {
      response,
      output: parsed
    };
  } catch (error) {
    if (Object.defineProperty(error, "$response", {
      value: response,
      enumerable: !1,
      writable: !1,
      configurable: !1
    }), !("$metadata" in error)) {
      let hint = "Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.";
      try {
        error.message += `
  ` + hint;
      } catch {
        !context.logger || context.logger?.constructor?.name === "NoOpLogger" ? console.warn(hint) : context.logger?.warn?.(hint);
      }
      typeof error.$responseBodyText < "u" && error.$response && (error.$response.body = error.$responseBodyText);
      try {
        if (HttpResponse.isInstance(response)) {
          let { headers = {}, statusCode } = response, headerEntries = Object.entries(headers);
          error.$metadata = {
            httpStatusCode: statusCode,
            requestId: findHeader(/^x-[\w-]+-request-?id$/, headerEntries),
            extendedRequestId: findHeader(/^x-[\w-]+-id-2$/, headerEntries),
            cfId: findHeader(/^x-[\w-]+-cf-id$/, headerEntries)
          };
        }
      } catch {
      }
    }
    throw error;
  }
}, findHeader = (pattern, headers) => (headers.find(([k3]) => k3.match(pattern)) || [void 0, void 0])[1];

// node_modules/@smithy/core/dist-es/submodules/schema/middleware/schemaSerializationMiddleware.js
var schemaSerializationMiddleware = (config) => (next, context) => async (args) => {
  let { operationSchema } = getSmithyContext(context), [, ns, n, t, i3, o] = operationSchema ?? [], endpoint2 = context.endpointV2 ? async () => toEndpointV1(context.endpointV2) : config.endpoint, request3 = await config.protocol.serializeRequest(operation(ns, n, t, i3, o), args.input, {
    ...config,
    ...context,
    endpoint: endpoint2
  });
  return next({
    ...args,
    request: request3
  });
};

// node_modules/@smithy/core/dist-es/submodules/schema/middleware/getSchemaSerdePlugin.js
var deserializerMiddlewareOption = {
  name: "deserializerMiddleware",
  step: "deserialize",
  tags: ["DESERIALIZER"],
  override: !0
}, serializerMiddlewareOption = {
  name: "serializerMiddleware",
  step: "serialize",
  tags: ["SERIALIZER"],
  override: !0
};
function getSchemaSerdePlugin(config) {
  return {
    applyToStack: (commandStack) => {
      commandStack.add(schemaSerializationMiddleware(config), serializerMiddlewareOption), commandStack.add(schemaDeserializationMiddleware(config), deserializerMiddlewareOption), config.protocol.setSerdeContext(config);
    }
  };
}

// node_modules/@smithy/core/dist-es/submodules/schema/schemas/translateTraits.js
var traitsCache = [];
function translateTraits(indicator) {
  if (typeof indicator == "object")
    return indicator;
  if (indicator = indicator | 0, traitsCache[indicator])
    return traitsCache[indicator];
  let traits = {}, i3 = 0;
  for (let trait of [
    "httpLabel",
    "idempotent",
    "idempotencyToken",
    "sensitive",
    "httpPayload",
    "httpResponseCode",
    "httpQueryParams"
  ])
    (indicator >> i3++ & 1) === 1 && (traits[trait] = 1);
  return traitsCache[indicator] = traits;
}

// node_modules/@smithy/core/dist-es/submodules/schema/schemas/NormalizedSchema.js
var anno = {
  it: /* @__PURE__ */ Symbol.for("@smithy/nor-struct-it"),
  ns: /* @__PURE__ */ Symbol.for("@smithy/ns")
}, simpleSchemaCacheN = [], simpleSchemaCacheS = {}, NormalizedSchema = class _NormalizedSchema {
  ref;
  memberName;
  static symbol = /* @__PURE__ */ Symbol.for("@smithy/nor");
  symbol = _NormalizedSchema.symbol;
  name;
  schema;
  _isMemberSchema;
  traits;
  memberTraits;
  normalizedTraits;
  constructor(ref, memberName) {
    this.ref = ref, this.memberName = memberName;
    let traitStack = [], _ref = ref, schema = ref;
    for (this._isMemberSchema = !1; isMemberSchema(_ref); )
      traitStack.push(_ref[1]), _ref = _ref[0], schema = deref(_ref), this._isMemberSchema = !0;
    if (traitStack.length > 0) {
      this.memberTraits = {};
      for (let i3 = traitStack.length - 1; i3 >= 0; --i3) {
        let traitSet = traitStack[i3];
        Object.assign(this.memberTraits, translateTraits(traitSet));
      }
    } else
      this.memberTraits = 0;
    if (schema instanceof _NormalizedSchema) {
      let computedMemberTraits = this.memberTraits;
      Object.assign(this, schema), this.memberTraits = Object.assign({}, computedMemberTraits, schema.getMemberTraits(), this.getMemberTraits()), this.normalizedTraits = void 0, this.memberName = memberName ?? schema.memberName;
      return;
    }
    if (this.schema = deref(schema), isStaticSchema(this.schema) ? (this.name = `${this.schema[1]}#${this.schema[2]}`, this.traits = this.schema[3]) : (this.name = this.memberName ?? String(schema), this.traits = 0), this._isMemberSchema && !memberName)
      throw new Error(`@smithy/core/schema - NormalizedSchema member init ${this.getName(!0)} missing member name.`);
  }
  static [Symbol.hasInstance](lhs) {
    let isPrototype = this.prototype.isPrototypeOf(lhs);
    return !isPrototype && typeof lhs == "object" && lhs !== null ? lhs.symbol === this.symbol : isPrototype;
  }
  static of(ref) {
    let keyAble = typeof ref == "function" || typeof ref == "object" && ref !== null;
    if (typeof ref == "number") {
      if (simpleSchemaCacheN[ref])
        return simpleSchemaCacheN[ref];
    } else if (typeof ref == "string") {
      if (simpleSchemaCacheS[ref])
        return simpleSchemaCacheS[ref];
    } else if (keyAble && ref[anno.ns])
      return ref[anno.ns];
    let sc = deref(ref);
    if (sc instanceof _NormalizedSchema)
      return sc;
    if (isMemberSchema(sc)) {
      let [ns2, traits] = sc;
      if (ns2 instanceof _NormalizedSchema)
        return Object.assign(ns2.getMergedTraits(), translateTraits(traits)), ns2;
      throw new Error(`@smithy/core/schema - may not init unwrapped member schema=${JSON.stringify(ref, null, 2)}.`);
    }
    let ns = new _NormalizedSchema(sc);
    return keyAble ? ref[anno.ns] = ns : typeof sc == "string" ? simpleSchemaCacheS[sc] = ns : typeof sc == "number" ? simpleSchemaCacheN[sc] = ns : ns;
  }
  getSchema() {
    let sc = this.schema;
    return Array.isArray(sc) && sc[0] === 0 ? sc[4] : sc;
  }
  getName(withNamespace = !1) {
    let { name } = this;
    return !withNamespace && name && name.includes("#") ? name.split("#")[1] : name || void 0;
  }
  getMemberName() {
    return this.memberName;
  }
  isMemberSchema() {
    return this._isMemberSchema;
  }
  isListSchema() {
    let sc = this.getSchema();
    return typeof sc == "number" ? sc >= 64 && sc < 128 : sc[0] === 1;
  }
  isMapSchema() {
    let sc = this.getSchema();
    return typeof sc == "number" ? sc >= 128 && sc <= 255 : sc[0] === 2;
  }
  isStructSchema() {
    let sc = this.getSchema();
    if (typeof sc != "object")
      return !1;
    let id = sc[0];
    return id === 3 || id === -3 || id === 4;
  }
  isUnionSchema() {
    let sc = this.getSchema();
    return typeof sc != "object" ? !1 : sc[0] === 4;
  }
  isBlobSchema() {
    let sc = this.getSchema();
    return sc === 21 || sc === 42;
  }
  isTimestampSchema() {
    let sc = this.getSchema();
    return typeof sc == "number" && sc >= 4 && sc <= 7;
  }
  isUnitSchema() {
    return this.getSchema() === "unit";
  }
  isDocumentSchema() {
    return this.getSchema() === 15;
  }
  isStringSchema() {
    return this.getSchema() === 0;
  }
  isBooleanSchema() {
    return this.getSchema() === 2;
  }
  isNumericSchema() {
    return this.getSchema() === 1;
  }
  isBigIntegerSchema() {
    return this.getSchema() === 17;
  }
  isBigDecimalSchema() {
    return this.getSchema() === 19;
  }
  isStreaming() {
    let { streaming } = this.getMergedTraits();
    return !!streaming || this.getSchema() === 42;
  }
  isIdempotencyToken() {
    return !!this.getMergedTraits().idempotencyToken;
  }
  getMergedTraits() {
    return this.normalizedTraits ?? (this.normalizedTraits = {
      ...this.getOwnTraits(),
      ...this.getMemberTraits()
    });
  }
  getMemberTraits() {
    return translateTraits(this.memberTraits);
  }
  getOwnTraits() {
    return translateTraits(this.traits);
  }
  getKeySchema() {
    let [isDoc, isMap] = [this.isDocumentSchema(), this.isMapSchema()];
    if (!isDoc && !isMap)
      throw new Error(`@smithy/core/schema - cannot get key for non-map: ${this.getName(!0)}`);
    let schema = this.getSchema(), memberSchema = isDoc ? 15 : schema[4] ?? 0;
    return member([memberSchema, 0], "key");
  }
  getValueSchema() {
    let sc = this.getSchema(), [isDoc, isMap, isList] = [this.isDocumentSchema(), this.isMapSchema(), this.isListSchema()], memberSchema = typeof sc == "number" ? 63 & sc : sc && typeof sc == "object" && (isMap || isList) ? sc[3 + sc[0]] : isDoc ? 15 : void 0;
    if (memberSchema != null)
      return member([memberSchema, 0], isMap ? "value" : "member");
    throw new Error(`@smithy/core/schema - ${this.getName(!0)} has no value member.`);
  }
  getMemberSchema(memberName) {
    let struct = this.getSchema();
    if (this.isStructSchema() && struct[4].includes(memberName)) {
      let i3 = struct[4].indexOf(memberName), memberSchema = struct[5][i3];
      return member(isMemberSchema(memberSchema) ? memberSchema : [memberSchema, 0], memberName);
    }
    if (this.isDocumentSchema())
      return member([15, 0], memberName);
    throw new Error(`@smithy/core/schema - ${this.getName(!0)} has no member=${memberName}.`);
  }
  getMemberSchemas() {
    let buffer = {};
    try {
      for (let [k3, v] of this.structIterator())
        buffer[k3] = v;
    } catch {
    }
    return buffer;
  }
  getEventStreamMember() {
    if (this.isStructSchema()) {
      for (let [memberName, memberSchema] of this.structIterator())
        if (memberSchema.isStreaming() && memberSchema.isStructSchema())
          return memberName;
    }
    return "";
  }
  *structIterator() {
    if (this.isUnitSchema())
      return;
    if (!this.isStructSchema())
      throw new Error("@smithy/core/schema - cannot iterate non-struct schema.");
    let struct = this.getSchema(), z = struct[4].length, it = struct[anno.it];
    if (it && z === it.length) {
      yield* it;
      return;
    }
    it = Array(z);
    for (let i3 = 0; i3 < z; ++i3) {
      let k3 = struct[4][i3], v = member([struct[5][i3], 0], k3);
      yield it[i3] = [k3, v];
    }
    struct[anno.it] = it;
  }
};
function member(memberSchema, memberName) {
  if (memberSchema instanceof NormalizedSchema)
    return Object.assign(memberSchema, {
      memberName,
      _isMemberSchema: !0
    });
  let internalCtorAccess = NormalizedSchema;
  return new internalCtorAccess(memberSchema, memberName);
}
var isMemberSchema = (sc) => Array.isArray(sc) && sc.length === 2, isStaticSchema = (sc) => Array.isArray(sc) && sc.length >= 5;

// node_modules/@smithy/core/dist-es/submodules/schema/TypeRegistry.js
var TypeRegistry = class _TypeRegistry {
  namespace;
  schemas;
  exceptions;
  static registries = /* @__PURE__ */ new Map();
  constructor(namespace2, schemas = /* @__PURE__ */ new Map(), exceptions = /* @__PURE__ */ new Map()) {
    this.namespace = namespace2, this.schemas = schemas, this.exceptions = exceptions, _TypeRegistry.registries.has(namespace2) || _TypeRegistry.registries.set(namespace2, this);
  }
  static for(namespace2) {
    return _TypeRegistry.registries.get(namespace2) ?? new _TypeRegistry(namespace2);
  }
  copyFrom(other) {
    let { schemas, exceptions } = this;
    for (let [k3, v] of other.schemas)
      schemas.has(k3) || schemas.set(k3, v);
    for (let [k3, v] of other.exceptions)
      exceptions.has(k3) || exceptions.set(k3, v);
  }
  register(shapeId, schema) {
    let qualifiedName = this.normalizeShapeId(shapeId);
    for (let r3 of [this, _TypeRegistry.for(qualifiedName.split("#")[0])])
      r3.schemas.has(qualifiedName) || r3.schemas.set(qualifiedName, schema);
  }
  getSchema(shapeId) {
    let id = this.normalizeShapeId(shapeId);
    if (!this.schemas.has(id)) {
      if (!shapeId.includes("#")) {
        let suffix = "#" + shapeId, candidates = [];
        for (let [shapeId2, schema] of this.schemas.entries())
          shapeId2.endsWith(suffix) && candidates.push(schema);
        if (candidates.length === 1)
          return candidates[0];
      }
      throw new Error(`@smithy/core/schema - schema not found for ${id}`);
    }
    return this.schemas.get(id);
  }
  registerError(es, ctor) {
    let $error = es, ns = $error[1], qualifiedName = ns + "#" + $error[2];
    ctor.hasOwnProperty?.("shapeId") || (ctor.shapeId = qualifiedName);
    for (let r3 of [this, _TypeRegistry.for(ns)])
      !r3.schemas.has(qualifiedName) && !r3.exceptions.has($error) && (r3.schemas.set(qualifiedName, $error), r3.exceptions.set($error, ctor));
  }
  getErrorCtor(es) {
    let $error = es;
    return this.exceptions.has($error) ? this.exceptions.get($error) : _TypeRegistry.for($error[1]).exceptions.get($error);
  }
  getBaseException() {
    for (let exceptionKey of this.exceptions.keys())
      if (Array.isArray(exceptionKey)) {
        let [, ns, name] = exceptionKey, id = ns + "#" + name;
        if (id.startsWith("smithy.ts.sdk.synthetic.") && id.endsWith("ServiceException"))
          return exceptionKey;
      }
  }
  find(predicate) {
    for (let schema of this.schemas.values())
      if (predicate(schema))
        return schema;
  }
  clear() {
    this.schemas.clear(), this.exceptions.clear();
  }
  normalizeShapeId(shapeId) {
    return shapeId.includes("#") ? shapeId : this.namespace + "#" + shapeId;
  }
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/schemaLogFilter.js
var SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
  if (data == null)
    return data;
  let ns = NormalizedSchema.of(schema);
  if (ns.getMergedTraits().sensitive)
    return SENSITIVE_STRING;
  if (ns.isListSchema()) {
    let valueSchema = ns.getValueSchema();
    if (valueSchema.getMergedTraits().sensitive)
      return SENSITIVE_STRING;
    if (Array.isArray(data))
      return data.map((value) => schemaLogFilter(valueSchema, value));
  } else if (ns.isMapSchema()) {
    let valueSchema = ns.getValueSchema();
    if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive)
      return SENSITIVE_STRING;
    if (typeof data == "object")
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
  } else if (ns.isStructSchema() && typeof data == "object") {
    let object = data, newObject = {};
    for (let [member2, memberNs] of ns.structIterator())
      object[member2] != null && (newObject[member2] = schemaLogFilter(memberNs, object[member2]));
    return newObject;
  }
  return data;
}

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/command.js
var operationEventStreamMarker = /* @__PURE__ */ Symbol.for("@smithy/op-event-stream"), Command = class {
  middlewareStack = constructStack();
  schema;
  static classBuilder() {
    return new ClassBuilder();
  }
  resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor }) {
    for (let mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options))
      this.middlewareStack.use(mw);
    let stack = clientStack.concat(this.middlewareStack), { logger: logger2 } = configuration, additionalSmithyContext = additionalContext[SMITHY_CONTEXT_KEY], handlerExecutionContext = {
      logger: logger2,
      clientName,
      commandName,
      inputFilterSensitiveLog,
      outputFilterSensitiveLog,
      ...additionalContext,
      [SMITHY_CONTEXT_KEY]: {
        ...additionalSmithyContext,
        commandInstance: this,
        ...smithyContext,
        ...options?.metricsRecorder === void 0 ? {} : { metricsRecorder: options.metricsRecorder },
        ...options?.abortSignal === void 0 ? {} : { abortSignal: options.abortSignal }
      }
    }, { requestHandler } = configuration, requestOptions = options ?? {};
    requestOptions.metricsRecorder && (requestOptions = { ...requestOptions }, delete requestOptions.metricsRecorder);
    let isEventStream, schema = this.schema, marker = schema?.[operationEventStreamMarker];
    if (marker !== void 0)
      isEventStream = marker;
    else if (schema && Array.isArray(schema) && schema[0] === 9) {
      let [, , , , input$, output$] = schema;
      isEventStream = schema[operationEventStreamMarker] = !!(NormalizedSchema.of(input$).getEventStreamMember() || NormalizedSchema.of(output$).getEventStreamMember());
    }
    return isEventStream && (requestOptions = {
      isEventStream,
      ...requestOptions
    }), stack.resolve((request3) => requestHandler.handle(request3.request, requestOptions), handlerExecutionContext);
  }
}, ClassBuilder = class {
  _init = () => {
  };
  _ep = {};
  _middlewareFn = () => [];
  _commandName = "";
  _clientName = "";
  _additionalContext = {};
  _smithyContext = {};
  _inputFilterSensitiveLog = void 0;
  _outputFilterSensitiveLog = void 0;
  _serializer = null;
  _deserializer = null;
  _operationSchema;
  init(cb) {
    this._init = cb;
  }
  ep(endpointParameterInstructions) {
    return this._ep = endpointParameterInstructions, this;
  }
  m(middlewareSupplier) {
    return this._middlewareFn = middlewareSupplier, this;
  }
  s(service, operation2, smithyContext = {}) {
    return this._smithyContext = {
      service,
      operation: operation2,
      ...smithyContext
    }, this;
  }
  c(additionalContext = {}) {
    return this._additionalContext = additionalContext, this;
  }
  n(clientName, commandName) {
    return this._clientName = clientName, this._commandName = commandName, this;
  }
  f(inputFilter = (_) => _, outputFilter = (_) => _) {
    return this._inputFilterSensitiveLog = inputFilter, this._outputFilterSensitiveLog = outputFilter, this;
  }
  ser(serializer) {
    return this._serializer = serializer, this;
  }
  de(deserializer) {
    return this._deserializer = deserializer, this;
  }
  sc(operation2) {
    return this._operationSchema = operation2, this._smithyContext.operationSchema = operation2, this;
  }
  build() {
    let closure = this, CommandRef;
    return CommandRef = class extends Command {
      input;
      static getEndpointParameterInstructions() {
        return closure._ep;
      }
      constructor(...[input]) {
        super(), this.input = input ?? {}, closure._init(this), this.schema = closure._operationSchema;
      }
      resolveMiddleware(stack, configuration, options) {
        let op = closure._operationSchema, input = op?.[4] ?? op?.input, output = op?.[5] ?? op?.output;
        return this.resolveMiddlewareWithContext(stack, configuration, options, {
          CommandCtor: CommandRef,
          middlewareFn: closure._middlewareFn,
          clientName: closure._clientName,
          commandName: closure._commandName,
          inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
          outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
          smithyContext: closure._smithyContext,
          additionalContext: closure._additionalContext
        });
      }
      serialize = closure._serializer;
      deserialize = closure._deserializer;
    };
  }
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/exceptions.js
var ServiceException = class _ServiceException extends Error {
  static shapeId = "smithy.ts.sdk.synthetic.nonamespace.client#ServiceException";
  $fault;
  $response;
  $retryable;
  $metadata;
  constructor(options) {
    super(options.message), Object.setPrototypeOf(this, Object.getPrototypeOf(this).constructor.prototype), this.name = options.name, this.$fault = options.$fault, this.$metadata = options.$metadata;
  }
  static isInstance(value) {
    if (!value)
      return !1;
    let candidate = value;
    return _ServiceException.prototype.isPrototypeOf(candidate) || !!candidate.$fault && !!candidate.$metadata && (candidate.$fault === "client" || candidate.$fault === "server");
  }
  static [Symbol.hasInstance](instance) {
    if (!instance)
      return !1;
    let candidate = instance;
    if (this === _ServiceException)
      return _ServiceException.isInstance(instance);
    if (_ServiceException.isInstance(instance)) {
      if (this.prototype.isPrototypeOf(instance))
        return !0;
      let targetId = Object.prototype.hasOwnProperty.call(this, "shapeId") ? this.shapeId : void 0, candidateHasShapeId = !1;
      if (targetId) {
        let proto = Object.getPrototypeOf(candidate);
        for (; proto && proto !== Object.prototype; ) {
          let ctor = proto.constructor, candidateId = ctor !== _ServiceException && Object.prototype.hasOwnProperty.call(ctor, "shapeId") ? ctor?.shapeId : void 0;
          if (candidateId && (candidateHasShapeId = !0, candidateId === targetId))
            return !0;
          proto = Object.getPrototypeOf(proto);
        }
      }
      if (targetId && candidateHasShapeId)
        return !1;
      let targetName = this.name;
      if (targetName && targetName.length >= 6) {
        if (candidate.name === targetName)
          return !0;
        let proto = Object.getPrototypeOf(candidate);
        for (; proto && proto !== Object.prototype; ) {
          let ctorName = proto.constructor?.name;
          if (ctorName && ctorName !== "Error" && ctorName === targetName)
            return !0;
          proto = Object.getPrototypeOf(proto);
        }
      }
    }
    return !1;
  }
}, decorateServiceException = (exception, additions = {}) => {
  Object.entries(additions).filter(([, v]) => v !== void 0).forEach(([k3, v]) => {
    (exception[k3] == null || exception[k3] === "") && (exception[k3] = v);
  });
  let message = exception.message || exception.Message || "UnknownError";
  return exception.message = message, delete exception.Message, exception;
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/defaults-mode.js
var loadConfigsForDefaultMode = (mode) => {
  switch (mode) {
    case "standard":
      return {
        retryMode: "standard",
        connectionTimeout: 3100
      };
    case "in-region":
      return {
        retryMode: "standard",
        connectionTimeout: 1100
      };
    case "cross-region":
      return {
        retryMode: "standard",
        connectionTimeout: 3100
      };
    case "mobile":
      return {
        retryMode: "standard",
        connectionTimeout: 3e4
      };
    default:
      return {};
  }
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/emitWarningIfUnsupportedVersion.js
var warningEmitted = !1, emitWarningIfUnsupportedVersion2 = (version) => {
  version && !warningEmitted && parseInt(version.substring(1, version.indexOf("."))) < 16 && (warningEmitted = !0);
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/checksum.js
var knownAlgorithms = Object.values(AlgorithmId), getChecksumConfiguration = (runtimeConfig) => {
  let checksumAlgorithms = [];
  for (let id in AlgorithmId) {
    if (!hasOwn(AlgorithmId, id))
      continue;
    let algorithmId = AlgorithmId[id];
    runtimeConfig[algorithmId] !== void 0 && checksumAlgorithms.push({
      algorithmId: () => algorithmId,
      checksumConstructor: () => runtimeConfig[algorithmId]
    });
  }
  for (let [id, ChecksumCtor] of Object.entries(runtimeConfig.checksumAlgorithms ?? {}))
    checksumAlgorithms.push({
      algorithmId: () => id,
      checksumConstructor: () => ChecksumCtor
    });
  return {
    addChecksumAlgorithm(algo) {
      runtimeConfig.checksumAlgorithms = runtimeConfig.checksumAlgorithms ?? {};
      let id = algo.algorithmId(), ctor = algo.checksumConstructor();
      knownAlgorithms.includes(id) ? runtimeConfig.checksumAlgorithms[id.toUpperCase()] = ctor : runtimeConfig.checksumAlgorithms[id] = ctor, checksumAlgorithms.push(algo);
    },
    checksumAlgorithms() {
      return checksumAlgorithms;
    }
  };
}, resolveChecksumRuntimeConfig = (clientConfig) => {
  let runtimeConfig = {};
  return clientConfig.checksumAlgorithms().forEach((checksumAlgorithm) => {
    let id = checksumAlgorithm.algorithmId();
    knownAlgorithms.includes(id) && (runtimeConfig[id] = checksumAlgorithm.checksumConstructor());
  }), runtimeConfig;
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/retry.js
var getRetryConfiguration = (runtimeConfig) => ({
  setRetryStrategy(retryStrategy) {
    runtimeConfig.retryStrategy = retryStrategy;
  },
  retryStrategy() {
    return runtimeConfig.retryStrategy;
  }
}), resolveRetryRuntimeConfig = (retryStrategyConfiguration) => {
  let runtimeConfig = {};
  return runtimeConfig.retryStrategy = retryStrategyConfiguration.retryStrategy(), runtimeConfig;
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/defaultExtensionConfiguration.js
var getDefaultExtensionConfiguration = (runtimeConfig) => Object.assign(getChecksumConfiguration(runtimeConfig), getRetryConfiguration(runtimeConfig));
var resolveDefaultRuntimeConfig2 = (config) => Object.assign(resolveChecksumRuntimeConfig(config), resolveRetryRuntimeConfig(config));

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/get-value-from-text-node.js
var getValueFromTextNode = (obj) => {
  let textNodeName = "#text";
  for (let key in obj)
    hasOwn(obj, key) && (obj[key][textNodeName] !== void 0 ? obj[key] = obj[key][textNodeName] : typeof obj[key] == "object" && obj[key] !== null && (obj[key] = getValueFromTextNode(obj[key])));
  return obj;
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/NoOpLogger.js
var NoOpLogger = class {
  trace() {
  }
  debug() {
  }
  info() {
  }
  warn() {
  }
  error() {
  }
};

// node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client-command-builder.js
function makeBuilder(common, service, name, ep) {
  return function(added, plugins, op, $, smithyContext = {}) {
    let epMerged = Object.assign({}, common, added);
    return Command.classBuilder().ep(epMerged).m(function(CommandCtor, clientStack, config, options) {
      let list = plugins.call(this, CommandCtor, clientStack, config, options);
      return list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions())), list;
    }).s(service, op, smithyContext).n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command").sc($).build();
  };
}

// node_modules/@smithy/core/dist-es/submodules/config/defaults-mode/constants.js
var AWS_EXECUTION_ENV = "AWS_EXECUTION_ENV", AWS_REGION_ENV = "AWS_REGION", AWS_DEFAULT_REGION_ENV = "AWS_DEFAULT_REGION", ENV_IMDS_DISABLED = "AWS_EC2_METADATA_DISABLED", DEFAULTS_MODE_OPTIONS = ["in-region", "cross-region", "mobile", "standard", "legacy"], IMDS_REGION_PATH = "/latest/meta-data/placement/region", IMDS_TOKEN_PATH = "/latest/api/token", X_AWS_EC2_METADATA_TOKEN = "x-aws-ec2-metadata-token", X_AWS_EC2_METADATA_TOKEN_TTL = "x-aws-ec2-metadata-token-ttl-seconds";

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js
var TIMEOUT_MS = 1e3, NEG_CACHE_TTL_MS = 6e4, negativeCacheUntil = 0, getInstanceMetadataRegion = async () => {
  if (!process.env[ENV_IMDS_DISABLED] && !(Date.now() < negativeCacheUntil))
    try {
      let endpoint2 = resolveImdsEndpoint(), token = (await imdsRequest({
        ...endpoint2,
        path: IMDS_TOKEN_PATH,
        method: "PUT",
        headers: {
          [X_AWS_EC2_METADATA_TOKEN_TTL]: "21600"
        }
      })).toString();
      return (await imdsRequest({
        ...endpoint2,
        path: IMDS_REGION_PATH,
        method: "GET",
        headers: {
          [X_AWS_EC2_METADATA_TOKEN]: token
        }
      })).toString().trim() || cacheNegativeAndReturnUndefined();
    } catch {
      return cacheNegativeAndReturnUndefined();
    }
}, cacheNegativeAndReturnUndefined = () => {
  negativeCacheUntil = Date.now() + NEG_CACHE_TTL_MS;
}, resolveImdsEndpoint = () => {
  let envEndpoint = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
  if (envEndpoint) {
    let url = new URL(envEndpoint);
    return {
      hostname: url.hostname.replace(/^\[(.+)]$/, "$1"),
      port: url.port ? Number(url.port) : void 0
    };
  }
  return process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE === "IPv6" ? { hostname: "fd00:ec2::254" } : { hostname: "169.254.169.254" };
}, imdsRequest = async (options) => {
  let { request: request3 } = await import("node:http");
  return new Promise((resolve, reject) => {
    let req = request3({
      hostname: options.hostname,
      port: options.port,
      path: options.path,
      method: options.method,
      headers: options.headers,
      timeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS)
    });
    req.on("error", (err) => {
      reject(err), req.destroy();
    }), req.on("timeout", () => {
      reject(new Error("TimeoutError from instance metadata service")), req.destroy();
    }), req.on("response", (res) => {
      let { statusCode = 400 } = res;
      if (statusCode < 200 || statusCode >= 300) {
        reject(Object.assign(new Error("Error response received from instance metadata service"), { statusCode })), req.destroy();
        return;
      }
      let chunks = [];
      res.on("data", (chunk) => chunks.push(chunk)), res.on("end", () => {
        resolve(Buffer.concat(chunks)), req.destroy();
      });
    }), req.end();
  });
};

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/config.js
var REGION_ENV_NAME = "AWS_REGION", REGION_INI_NAME = "region", NODE_REGION_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => env2[REGION_ENV_NAME],
  configFileSelector: (profile) => profile[REGION_INI_NAME],
  default: async () => {
    let region = await getInstanceMetadataRegion();
    if (region)
      return region;
    throw new Error("Region is missing");
  }
}, NODE_REGION_CONFIG_FILE_OPTIONS = {
  preferredFile: "credentials"
};

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/checkRegion.js
var validRegions = /* @__PURE__ */ new Set(), checkRegion = (region, check = isValidHostLabel) => {
  if (!validRegions.has(region) && !check(region))
    if (region === "*")
      console.warn('@smithy/config-resolver WARN - Please use the caller region instead of "*". See "sigv4a" in https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md.');
    else
      throw new Error(`Region not accepted: region="${region}" is not a valid hostname component.`);
  else
    validRegions.add(region);
};

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/isFipsRegion.js
var isFipsRegion = (region) => typeof region == "string" && (region.startsWith("fips-") || region.endsWith("-fips"));

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getRealRegion.js
var getRealRegion = (region) => isFipsRegion(region) ? ["fips-aws-global", "aws-fips"].includes(region) ? "us-east-1" : region.replace(/fips-(dkr-|prod-)?|-fips/, "") : region;

// node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/resolveRegionConfig.js
var resolveRegionConfig = (input) => {
  let { region, useFipsEndpoint } = input;
  if (!region)
    throw new Error("Region is missing");
  return Object.assign(input, {
    region: async () => {
      let providedRegion = typeof region == "function" ? await region() : region, realRegion = getRealRegion(providedRegion);
      return checkRegion(realRegion), realRegion;
    },
    useFipsEndpoint: async () => {
      let providedRegion = typeof region == "string" ? region : await region();
      return isFipsRegion(providedRegion) ? !0 : typeof useFipsEndpoint != "function" ? Promise.resolve(!!useFipsEndpoint) : useFipsEndpoint();
    }
  });
};

// node_modules/@smithy/core/dist-es/submodules/config/defaults-mode/defaultsModeConfig.js
var AWS_DEFAULTS_MODE_ENV = "AWS_DEFAULTS_MODE", AWS_DEFAULTS_MODE_CONFIG = "defaults_mode", NODE_DEFAULTS_MODE_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => env2[AWS_DEFAULTS_MODE_ENV],
  configFileSelector: (profile) => profile[AWS_DEFAULTS_MODE_CONFIG],
  default: "legacy"
};

// node_modules/@smithy/core/dist-es/submodules/config/defaults-mode/resolveDefaultsModeConfig.js
var resolveDefaultsModeConfig = ({ region = loadConfig(NODE_REGION_CONFIG_OPTIONS), defaultsMode = loadConfig(NODE_DEFAULTS_MODE_CONFIG_OPTIONS) } = {}) => memoize(async () => {
  let mode = typeof defaultsMode == "function" ? await defaultsMode() : defaultsMode;
  switch (mode?.toLowerCase()) {
    case "auto":
      return resolveNodeDefaultsModeAuto(region);
    case "in-region":
    case "cross-region":
    case "mobile":
    case "standard":
    case "legacy":
      return Promise.resolve(mode?.toLocaleLowerCase());
    case void 0:
      return Promise.resolve("legacy");
    default:
      throw new Error(`Invalid parameter for "defaultsMode", expect ${DEFAULTS_MODE_OPTIONS.join(", ")}, got ${mode}`);
  }
}), resolveNodeDefaultsModeAuto = async (clientRegion) => {
  if (clientRegion) {
    let resolvedRegion = typeof clientRegion == "function" ? await clientRegion() : clientRegion, inferredRegion = await inferPhysicalRegion();
    return inferredRegion ? resolvedRegion === inferredRegion ? "in-region" : "cross-region" : "standard";
  }
  return "standard";
}, inferPhysicalRegion = async () => process.env[AWS_EXECUTION_ENV] && (process.env[AWS_REGION_ENV] || process.env[AWS_DEFAULT_REGION_ENV]) ? process.env[AWS_REGION_ENV] ?? process.env[AWS_DEFAULT_REGION_ENV] : getInstanceMetadataRegion();

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointUrlConfig.js
var ENV_ENDPOINT_URL = "AWS_ENDPOINT_URL", CONFIG_ENDPOINT_URL = "endpoint_url", getEndpointUrlConfig = (serviceId) => ({
  environmentVariableSelector: (env2) => {
    let serviceSuffixParts = serviceId.split(" ").map((w) => w.toUpperCase()), serviceEndpointUrl = env2[[ENV_ENDPOINT_URL, ...serviceSuffixParts].join("_")];
    if (serviceEndpointUrl)
      return serviceEndpointUrl;
    let endpointUrl = env2[ENV_ENDPOINT_URL];
    if (endpointUrl)
      return endpointUrl;
  },
  configFileSelector: (profile, config) => {
    if (profile.services) {
      let servicesSectionKey = ["services", profile.services].join(".");
      if (!config || !config[servicesSectionKey])
        throw new Error(`The services section "${profile.services}" specified in the profile is not present in the shared configuration file.`);
      let servicesSection = config[servicesSectionKey], servicePrefixParts = serviceId.split(" ").map((w) => w.toLowerCase()), endpointUrl2 = servicesSection[[servicePrefixParts.join("_"), CONFIG_ENDPOINT_URL].join(".")];
      if (endpointUrl2)
        return endpointUrl2;
    }
    let endpointUrl = profile[CONFIG_ENDPOINT_URL];
    if (endpointUrl)
      return endpointUrl;
  },
  default: void 0
});

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getIgnoreConfiguredEndpointUrls.js
var ENV_IGNORE_CONFIGURED_ENDPOINT_URLS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS = "ignore_configured_endpoint_urls", ignoreConfiguredEndpointUrlsConfigSelectors = {
  environmentVariableSelector: (env2) => booleanSelector(env2, ENV_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.ENV),
  configFileSelector: (profile) => booleanSelector(profile, CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.CONFIG),
  default: !1
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromConfig.js
var getEndpointFromConfig = async (serviceId) => {
  if (!await loadConfig(ignoreConfiguredEndpointUrlsConfigSelectors)())
    return loadConfig(getEndpointUrlConfig(serviceId ?? ""))();
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js
var resolveParamsForS3 = async (endpointParams) => {
  let bucket = endpointParams?.Bucket || "";
  if (typeof endpointParams.Bucket == "string" && (endpointParams.Bucket = bucket.replace(/#/g, encodeURIComponent("#")).replace(/\?/g, encodeURIComponent("?"))), isArnBucketName(bucket)) {
    if (endpointParams.ForcePathStyle === !0)
      throw new Error("Path-style addressing cannot be used with ARN buckets");
  } else (!isDnsCompatibleBucketName(bucket) || bucket.indexOf(".") !== -1 && !String(endpointParams.Endpoint).startsWith("http:") || bucket.toLowerCase() !== bucket || bucket.length < 3) && (endpointParams.ForcePathStyle = !0);
  return endpointParams.DisableMultiRegionAccessPoints && (endpointParams.disableMultiRegionAccessPoints = !0, endpointParams.DisableMRAP = !0), endpointParams;
}, DOMAIN_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, IP_ADDRESS_PATTERN = /(\d+\.){3}\d+/, DOTS_PATTERN = /\.\./;
var isDnsCompatibleBucketName = (bucketName) => DOMAIN_PATTERN.test(bucketName) && !IP_ADDRESS_PATTERN.test(bucketName) && !DOTS_PATTERN.test(bucketName), isArnBucketName = (bucketName) => {
  let [arn, partition2, service, , , bucket] = bucketName.split(":"), isArn = arn === "arn" && bucketName.split(":").length >= 6, isValidArn = !!(isArn && partition2 && service && bucket);
  if (isArn && !isValidArn)
    throw new Error(`Invalid ARN: ${bucketName} was an invalid ARN.`);
  return isValidArn;
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/createConfigValueProvider.js
var createConfigValueProvider = (configKey, canonicalEndpointParamKey, config, isClientContextParam = !1) => {
  let configProvider = async () => {
    let configValue;
    return isClientContextParam ? configValue = config.clientContextParams?.[configKey] ?? config[configKey] ?? config[canonicalEndpointParamKey] : configValue = config[configKey] ?? config[canonicalEndpointParamKey], typeof configValue == "function" ? configValue() : configValue;
  };
  return configKey === "credentialScope" || canonicalEndpointParamKey === "CredentialScope" ? async () => {
    let credentials = typeof config.credentials == "function" ? await config.credentials() : config.credentials;
    return credentials?.credentialScope ?? credentials?.CredentialScope;
  } : configKey === "accountId" || canonicalEndpointParamKey === "AccountId" ? async () => {
    let credentials = typeof config.credentials == "function" ? await config.credentials() : config.credentials;
    return credentials?.accountId ?? credentials?.AccountId;
  } : configKey === "endpoint" || canonicalEndpointParamKey === "endpoint" ? async () => {
    if (config.isCustomEndpoint === !1)
      return;
    let endpoint2 = await configProvider();
    if (endpoint2 && typeof endpoint2 == "object") {
      if ("url" in endpoint2)
        return endpoint2.url.href;
      if ("hostname" in endpoint2) {
        let { protocol, hostname, port, path } = endpoint2;
        return `${protocol}//${hostname}${port ? ":" + port : ""}${path}`;
      }
    }
    return endpoint2;
  } : configProvider;
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromInstructions.js
function bindGetEndpointFromInstructions(getEndpointFromConfig2) {
  return async (commandInput, instructionsSupplier, clientConfig, context) => {
    if (!clientConfig.isCustomEndpoint && !clientConfig.ignoreConfiguredEndpointUrls) {
      let endpointFromConfig;
      clientConfig.serviceConfiguredEndpoint ? endpointFromConfig = await clientConfig.serviceConfiguredEndpoint() : endpointFromConfig = await getEndpointFromConfig2(clientConfig.serviceId), endpointFromConfig && (clientConfig.endpoint = () => Promise.resolve(toEndpointV1(endpointFromConfig)), clientConfig.isCustomEndpoint = !0, context?.logger?.debug?.(`@smithy/core/endpoints - resolved endpoint from config: ${endpointFromConfig}`));
    }
    let endpointParams = await resolveParams(commandInput, instructionsSupplier, clientConfig);
    if (typeof clientConfig.endpointProvider != "function")
      throw new Error("config.endpointProvider is not set.");
    let endpoint2 = clientConfig.endpointProvider(endpointParams, context);
    if (clientConfig.isCustomEndpoint && clientConfig.endpoint) {
      let customEndpoint = await clientConfig.endpoint();
      if (customEndpoint?.headers) {
        endpoint2.headers ??= {};
        for (let [name, value] of Object.entries(customEndpoint.headers))
          endpoint2.headers[name] = Array.isArray(value) ? value : [value];
      }
    }
    return endpoint2;
  };
}
var resolveParams = async (commandInput, instructionsSupplier, clientConfig) => {
  let endpointParams = {}, instructions = instructionsSupplier?.getEndpointParameterInstructions?.() || {};
  for (let [name, instruction] of Object.entries(instructions))
    switch (instruction.type) {
      case "staticContextParams":
        endpointParams[name] = instruction.value;
        break;
      case "contextParams":
        endpointParams[name] = commandInput[instruction.name];
        break;
      case "clientContextParams":
      case "builtInParams":
        endpointParams[name] = await createConfigValueProvider(instruction.name, name, clientConfig, instruction.type !== "builtInParams")();
        break;
      case "operationContextParams":
        endpointParams[name] = instruction.get(commandInput);
        break;
      default:
        throw new Error("Unrecognized endpoint parameter instruction: " + JSON.stringify(instruction));
    }
  return Object.keys(instructions).length === 0 && Object.assign(endpointParams, clientConfig), String(clientConfig.serviceId).toLowerCase() === "s3" && await resolveParamsForS3(endpointParams), endpointParams;
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/endpointMiddleware.js
function setFeature2(context, feature, value) {
  context.__smithy_context ? context.__smithy_context.features || (context.__smithy_context.features = {}) : context.__smithy_context = { features: {} }, context.__smithy_context.features[feature] = value;
}
function bindEndpointMiddleware(getEndpointFromConfig2) {
  let getEndpointFromInstructions2 = bindGetEndpointFromInstructions(getEndpointFromConfig2);
  return ({ config, instructions }) => (next, context) => async (args) => {
    config.isCustomEndpoint && setFeature2(context, "ENDPOINT_OVERRIDE", "N");
    let endpoint2 = await getEndpointFromInstructions2(args.input, {
      getEndpointParameterInstructions() {
        return instructions;
      }
    }, { ...config }, context);
    context.endpointV2 = endpoint2, context.authSchemes = endpoint2.properties?.authSchemes;
    let authScheme = context.authSchemes?.[0];
    if (authScheme) {
      context.signing_region = authScheme.signingRegion, context.signing_service = authScheme.signingName;
      let httpAuthOption = getSmithyContext(context)?.selectedHttpAuthScheme?.httpAuthOption;
      httpAuthOption && (httpAuthOption.signingProperties = Object.assign(httpAuthOption.signingProperties || {}, {
        signing_region: authScheme.signingRegion,
        signingRegion: authScheme.signingRegion,
        signing_service: authScheme.signingName,
        signingName: authScheme.signingName,
        signingRegionSet: authScheme.signingRegionSet
      }, authScheme.properties));
    }
    return next({
      ...args
    });
  };
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/getEndpointPlugin.js
var serializerMiddlewareOption2 = {
  name: "serializerMiddleware",
  step: "serialize",
  tags: ["SERIALIZER"],
  override: !0
}, endpointMiddlewareOptions = {
  step: "serialize",
  tags: ["ENDPOINT_PARAMETERS", "ENDPOINT_V2", "ENDPOINT"],
  name: "endpointV2Middleware",
  override: !0,
  relation: "before",
  toMiddleware: serializerMiddlewareOption2.name
};
function bindGetEndpointPlugin(getEndpointFromConfig2) {
  let endpointMiddleware2 = bindEndpointMiddleware(getEndpointFromConfig2);
  return (config, instructions) => ({
    applyToStack: (clientStack) => {
      clientStack.addRelativeTo(endpointMiddleware2({
        config,
        instructions
      }), endpointMiddlewareOptions);
    }
  });
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/resolveEndpointConfig.js
function bindResolveEndpointConfig(getEndpointFromConfig2) {
  return (input) => {
    let tls = input.tls ?? !0, { endpoint: endpoint2, useDualstackEndpoint, useFipsEndpoint } = input, customEndpointProvider = endpoint2 != null ? async () => toEndpointV1(await normalizeProvider(endpoint2)()) : void 0, resolvedConfig = Object.assign(input, {
      endpoint: customEndpointProvider,
      tls,
      isCustomEndpoint: !!endpoint2,
      useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? !1),
      useFipsEndpoint: normalizeProvider(useFipsEndpoint ?? !1),
      ignoreConfiguredEndpointUrls: !!input.ignoreConfiguredEndpointUrls
    }), configuredEndpointPromise;
    return resolvedConfig.serviceConfiguredEndpoint = async () => (input.serviceId && !configuredEndpointPromise && (configuredEndpointPromise = getEndpointFromConfig2(input.serviceId)), configuredEndpointPromise), resolvedConfig;
  };
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/bdd/BinaryDecisionDiagram.js
var BinaryDecisionDiagram = class _BinaryDecisionDiagram {
  nodes;
  root;
  conditions;
  results;
  constructor(bdd3, root3, conditions, results) {
    this.nodes = bdd3, this.root = root3, this.conditions = conditions, this.results = results;
  }
  static from(bdd3, root3, conditions, results) {
    return new _BinaryDecisionDiagram(bdd3, root3, conditions, results);
  }
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/cache/EndpointCache.js
var EndpointCache = class {
  capacity;
  data = /* @__PURE__ */ new Map();
  parameters = [];
  constructor({ size, params }) {
    this.capacity = size ?? 50, params && (this.parameters = params);
  }
  get(endpointParams, resolver) {
    let key = this.hash(endpointParams);
    if (key === !1)
      return resolver();
    if (!this.data.has(key)) {
      if (this.data.size > this.capacity + 10) {
        let keys = this.data.keys(), i3 = 0;
        for (; ; ) {
          let { value, done } = keys.next();
          if (this.data.delete(value), done || ++i3 > 10)
            break;
        }
      }
      this.data.set(key, resolver());
    }
    return this.data.get(key);
  }
  size() {
    return this.data.size;
  }
  hash(endpointParams) {
    let buffer = "", { parameters } = this;
    if (parameters.length === 0)
      return !1;
    for (let param of parameters) {
      let raw = endpointParams[param], val = raw == null ? "\0" : String(raw);
      if (val.includes("|;"))
        return !1;
      buffer += val + "|;";
    }
    return buffer;
  }
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/types/EndpointError.js
var EndpointError = class extends Error {
  constructor(message) {
    super(message), this.name = "EndpointError";
  }
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/debug/debugId.js
var debugId = "endpoints";

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/debug/toDebugString.js
function toDebugString(input) {
  return typeof input != "object" || input == null ? input : "ref" in input ? `$${toDebugString(input.ref)}` : "fn" in input ? `${input.fn}(${(input.argv || []).map(toDebugString).join(", ")})` : JSON.stringify(input, null, 2);
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/customEndpointFunctions.js
var customEndpointFunctions = {};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/booleanEquals.js
var booleanEquals = (value1, value2) => value1 === value2;

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/coalesce.js
function coalesce(...args) {
  for (let arg of args)
    if (arg != null)
      return arg;
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/getAttrPathList.js
var getAttrPathList = (path) => {
  let parts = path.split("."), pathList = [];
  for (let part of parts) {
    let squareBracketIndex = part.indexOf("[");
    if (squareBracketIndex !== -1) {
      if (part.indexOf("]") !== part.length - 1)
        throw new EndpointError(`Path: '${path}' does not end with ']'`);
      let arrayIndex = part.slice(squareBracketIndex + 1, -1);
      if (Number.isNaN(parseInt(arrayIndex)))
        throw new EndpointError(`Invalid array index: '${arrayIndex}' in path: '${path}'`);
      squareBracketIndex !== 0 && pathList.push(part.slice(0, squareBracketIndex)), pathList.push(arrayIndex);
    } else
      pathList.push(part);
  }
  return pathList;
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/getAttr.js
var getAttr = (value, path) => getAttrPathList(path).reduce((acc, index) => {
  if (typeof acc != "object")
    throw new EndpointError(`Index '${index}' in '${path}' not found in '${JSON.stringify(value)}'`);
  if (Array.isArray(acc)) {
    let i3 = parseInt(index);
    return acc[i3 < 0 ? acc.length + i3 : i3];
  }
  return acc[index];
}, value);

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/isSet.js
var isSet = (value) => value != null;

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/ite.js
function ite(condition, trueValue, falseValue) {
  return condition ? trueValue : falseValue;
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/not.js
var not = (value) => !value;

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/isIpAddress.js
var IP_V4_REGEX = new RegExp("^(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}$"), isIpAddress = (value) => IP_V4_REGEX.test(value) || value.startsWith("[") && value.endsWith("]");

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/parseURL.js
var DEFAULT_PORTS = {
  [EndpointURLScheme.HTTP]: 80,
  [EndpointURLScheme.HTTPS]: 443
}, parseURL = (value) => {
  let whatwgURL = (() => {
    try {
      if (value instanceof URL)
        return value;
      if (typeof value == "object" && "hostname" in value) {
        let { hostname: hostname2, port, protocol: protocol2 = "", path = "", query = {} } = value, url = new URL(`${protocol2}//${hostname2}${port ? `:${port}` : ""}${path}`);
        return url.search = Object.entries(query).map(([k3, v]) => `${k3}=${v}`).join("&"), url;
      }
      return new URL(value);
    } catch {
      return null;
    }
  })();
  if (!whatwgURL)
    return console.error(`Unable to parse ${JSON.stringify(value)} as a whatwg URL.`), null;
  let urlString = whatwgURL.href, { host, hostname, pathname, protocol, search } = whatwgURL;
  if (search)
    return null;
  let scheme = protocol.slice(0, -1);
  if (!Object.values(EndpointURLScheme).includes(scheme))
    return null;
  let isIp = isIpAddress(hostname), inputContainsDefaultPort = urlString.includes(`${host}:${DEFAULT_PORTS[scheme]}`) || typeof value == "string" && value.includes(`${host}:${DEFAULT_PORTS[scheme]}`), authority = `${host}${inputContainsDefaultPort ? `:${DEFAULT_PORTS[scheme]}` : ""}`;
  return {
    scheme,
    authority,
    path: pathname,
    normalizedPath: pathname.endsWith("/") ? pathname : `${pathname}/`,
    isIp
  };
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/split.js
function split(value, delimiter, limit) {
  if (limit === 1)
    return [value];
  if (value === "")
    return [""];
  let parts = value.split(delimiter);
  return limit === 0 ? parts : parts.slice(0, limit - 1).concat(parts.slice(1).join(delimiter));
}

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/stringEquals.js
var stringEquals = (value1, value2) => value1 === value2;

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/substring.js
var substring = (input, start2, stop, reverse) => input == null || start2 >= stop || input.length < stop || /[^\u0000-\u007f]/.test(input) ? null : reverse ? input.substring(input.length - stop, input.length - start2) : input.substring(start2, stop);

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/uriEncode.js
var uriEncode = (value) => encodeURIComponent(value).replace(/[!*'()]/g, (c3) => `%${c3.charCodeAt(0).toString(16).toUpperCase()}`);

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/endpointFunctions.js
var endpointFunctions = {
  booleanEquals,
  coalesce,
  getAttr,
  isSet,
  isValidHostLabel,
  ite,
  not,
  parseURL,
  split,
  stringEquals,
  substring,
  uriEncode
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateTemplate.js
var evaluateTemplate = (template, options) => {
  let evaluatedTemplateArr = [], { referenceRecord, endpointParams } = options, currentIndex = 0;
  for (; currentIndex < template.length; ) {
    let openingBraceIndex = template.indexOf("{", currentIndex);
    if (openingBraceIndex === -1) {
      evaluatedTemplateArr.push(template.slice(currentIndex));
      break;
    }
    evaluatedTemplateArr.push(template.slice(currentIndex, openingBraceIndex));
    let closingBraceIndex = template.indexOf("}", openingBraceIndex);
    if (closingBraceIndex === -1) {
      evaluatedTemplateArr.push(template.slice(openingBraceIndex));
      break;
    }
    template[openingBraceIndex + 1] === "{" && template[closingBraceIndex + 1] === "}" && (evaluatedTemplateArr.push(template.slice(openingBraceIndex + 1, closingBraceIndex)), currentIndex = closingBraceIndex + 2);
    let parameterName = template.substring(openingBraceIndex + 1, closingBraceIndex);
    if (parameterName.includes("#")) {
      let [refName, attrName] = parameterName.split("#");
      evaluatedTemplateArr.push(getAttr(referenceRecord[refName] ?? endpointParams[refName], attrName));
    } else
      evaluatedTemplateArr.push(referenceRecord[parameterName] ?? endpointParams[parameterName]);
    currentIndex = closingBraceIndex + 1;
  }
  return evaluatedTemplateArr.join("");
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getReferenceValue.js
var getReferenceValue = ({ ref }, options) => options.referenceRecord[ref] ?? options.endpointParams[ref];

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateExpression.js
var evaluateExpression = (obj, keyName, options) => {
  if (typeof obj == "string")
    return evaluateTemplate(obj, options);
  if (obj.fn)
    return group.callFunction(obj, options);
  if (obj.ref)
    return getReferenceValue(obj, options);
  throw new EndpointError(`'${keyName}': ${String(obj)} is not a string, function or reference.`);
}, callFunction = ({ fn, argv }, options) => {
  let evaluatedArgs = Array(argv.length);
  for (let i3 = 0; i3 < evaluatedArgs.length; ++i3) {
    let arg = argv[i3];
    typeof arg == "boolean" || typeof arg == "number" ? evaluatedArgs[i3] = arg : evaluatedArgs[i3] = group.evaluateExpression(arg, "arg", options);
  }
  let namespaceSeparatorIndex = fn.indexOf(".");
  if (namespaceSeparatorIndex !== -1) {
    let customFunction = customEndpointFunctions[fn.slice(0, namespaceSeparatorIndex)]?.[fn.slice(namespaceSeparatorIndex + 1)];
    if (typeof customFunction == "function")
      return customFunction(...evaluatedArgs);
  }
  let callable = endpointFunctions[fn];
  if (typeof callable == "function")
    return callable(...evaluatedArgs);
  throw new Error(`function ${fn} not loaded in endpointFunctions.`);
}, group = {
  evaluateExpression,
  callFunction
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateCondition.js
var evaluateCondition = (condition, options) => {
  let { assign } = condition;
  if (assign && assign in options.referenceRecord)
    throw new EndpointError(`'${assign}' is already defined in Reference Record.`);
  let value = callFunction(condition, options);
  options.logger?.debug?.(`${debugId} evaluateCondition: ${toDebugString(condition)} = ${toDebugString(value)}`);
  let result = value === "" ? !0 : !!value;
  return assign != null ? { result, toAssign: { name: assign, value } } : { result };
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointHeaders.js
var getEndpointHeaders = (headers, options) => Object.entries(headers ?? {}).reduce((acc, [headerKey, headerVal]) => (acc[headerKey] = headerVal.map((headerValEntry) => {
  let processedExpr = evaluateExpression(headerValEntry, "Header value entry", options);
  if (typeof processedExpr != "string")
    throw new EndpointError(`Header '${headerKey}' value '${processedExpr}' is not a string`);
  return processedExpr;
}), acc), {});

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointProperties.js
var getEndpointProperties = (properties, options) => Object.entries(properties).reduce((acc, [propertyKey, propertyVal]) => (acc[propertyKey] = group2.getEndpointProperty(propertyVal, options), acc), {}), getEndpointProperty = (property, options) => {
  if (Array.isArray(property))
    return property.map((propertyEntry) => getEndpointProperty(propertyEntry, options));
  switch (typeof property) {
    case "string":
      return evaluateTemplate(property, options);
    case "object":
      if (property === null)
        throw new EndpointError(`Unexpected endpoint property: ${property}`);
      return group2.getEndpointProperties(property, options);
    case "boolean":
      return property;
    default:
      throw new EndpointError(`Unexpected endpoint property type: ${typeof property}`);
  }
}, group2 = {
  getEndpointProperty,
  getEndpointProperties
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointUrl.js
var getEndpointUrl = (endpointUrl, options) => {
  let expression = evaluateExpression(endpointUrl, "Endpoint URL", options);
  if (typeof expression == "string")
    try {
      return new URL(expression);
    } catch (error) {
      throw console.error(`Failed to construct URL with ${expression}`, error), error;
    }
  throw new EndpointError(`Endpoint URL must be a string, got ${typeof expression}`);
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/decideEndpoint.js
var RESULT = 1e8, decideEndpoint = (bdd3, options) => {
  let { nodes: nodes3, root: root3, results, conditions } = bdd3, ref = root3, referenceRecord = {}, closure = {
    referenceRecord,
    endpointParams: options.endpointParams,
    logger: options.logger
  };
  for (; ref !== 1 && ref !== -1 && ref < RESULT; ) {
    let node_i = 3 * (Math.abs(ref) - 1), [condition_i, highRef, lowRef] = [nodes3[node_i], nodes3[node_i + 1], nodes3[node_i + 2]], [fn, argv, assign] = conditions[condition_i], evaluation = evaluateCondition({ fn, assign, argv }, closure);
    if (evaluation.toAssign) {
      let { name, value } = evaluation.toAssign;
      referenceRecord[name] = value;
    }
    ref = ref >= 0 === evaluation.result ? highRef : lowRef;
  }
  if (ref >= RESULT) {
    let result = results[ref - RESULT];
    if (result[0] === -1) {
      let [, errorExpression] = result;
      throw new EndpointError(evaluateExpression(errorExpression, "Error", closure));
    }
    let [url, properties, headers] = result;
    return {
      url: getEndpointUrl(url, closure),
      properties: getEndpointProperties(properties, closure),
      headers: getEndpointHeaders(headers ?? {}, closure)
    };
  }
  throw new EndpointError("No matching endpoint.");
};

// node_modules/@smithy/core/dist-es/submodules/endpoints/index.js
var getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig), resolveEndpointConfig = bindResolveEndpointConfig(getEndpointFromConfig), endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig), getEndpointPlugin = bindGetEndpointPlugin(getEndpointFromConfig);

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-type-check.js
var isReadableStream = (stream) => typeof ReadableStream == "function" && (stream?.constructor?.name === ReadableStream.name || stream instanceof ReadableStream), isBlob = (blob) => typeof Blob == "function" && (blob?.constructor?.name === Blob.name || blob instanceof Blob);

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-collector.browser.js
async function collectBlob(blob) {
  return blob.arrayBuffer().then((ab) => new Uint8Array(ab));
}
async function collectReadableStream(stream) {
  let chunks = [], reader = stream.getReader(), length = 0;
  for (; ; ) {
    let { done, value } = await reader.read();
    if (value && (chunks.push(value), length += value.length), done)
      break;
  }
  return concatBytes(chunks, length);
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-collector.js
var import_node_stream = require("node:stream");
var streamCollector = (stream) => isBlob(stream) ? collectBlob(stream) : isReadableStream(stream) ? collectReadableStream(stream) : new Promise((resolve, reject) => {
  let collector = new Collector(), nodeStream = stream;
  nodeStream.pipe(collector), nodeStream.on("error", (err) => {
    collector.end(), reject(err);
  }), collector.on("error", reject), collector.on("finish", function() {
    let bytes = concatBytes(this.bufferedBytes);
    resolve(bytes);
  });
}), Collector = class extends import_node_stream.Writable {
  bufferedBytes = [];
  _write(chunk, encoding, callback) {
    this.bufferedBytes.push(chunk), callback();
  }
};

// node_modules/@smithy/core/dist-es/submodules/serde/writeKey.js
function writeKey(obj) {
  Object.defineProperty(obj, "__proto__", { value: void 0, writable: !0, enumerable: !0, configurable: !0 });
}

// node_modules/@smithy/core/dist-es/submodules/serde/index.js
var Uint8ArrayBlobAdapter = class extends bindUint8ArrayBlobAdapter(toUtf8, fromUtf8, toBase64, fromBase64) {
}, _getRandomValues = import_node_crypto2.getRandomValues, v4 = bindV4(_getRandomValues), generateIdempotencyToken = v4;

// node_modules/@smithy/core/dist-es/submodules/protocols/collect-stream-body.js
var collectBody = async (streamBody = new Uint8Array(), context) => {
  if (streamBody instanceof Uint8Array)
    return Uint8ArrayBlobAdapter.mutate(streamBody);
  if (!streamBody)
    return Uint8ArrayBlobAdapter.mutate(new Uint8Array());
  let fromContext = context.streamCollector(streamBody);
  return Uint8ArrayBlobAdapter.mutate(await fromContext);
};

// node_modules/@smithy/core/dist-es/submodules/protocols/extended-encode-uri-component.js
function extendedEncodeURIComponent(str) {
  return /^[\w.~-]+$/.test(str) ? str : encodeURIComponent(str).replace(/[!'()*]/g, function(c3) {
    return "%" + c3.charCodeAt(0).toString(16).toUpperCase();
  });
}

// node_modules/@smithy/core/dist-es/submodules/protocols/HttpBindingNormalizedSchema.js
var HTTP_BINDINGS = /* @__PURE__ */ Symbol.for("@smithy/schema-x"), HttpBindingNormalizedSchema = class _HttpBindingNormalizedSchema extends NormalizedSchema {
  static identity = /* @__PURE__ */ Symbol.for("@smithy/HttpBindingNormalizedSchema");
  identity = _HttpBindingNormalizedSchema.identity;
  bindings;
  constructor(schema) {
    super(schema);
  }
  static of(schema) {
    let ns = NormalizedSchema.of(schema);
    if (ns.identity === _HttpBindingNormalizedSchema.identity)
      return ns;
    let schemaCache = ns.isMemberSchema() ? ns : ns.getSchema(), cache3 = typeof schemaCache == "object" && schemaCache !== null ? schemaCache : ns;
    return cache3[HTTP_BINDINGS] ??= new _HttpBindingNormalizedSchema(ns);
  }
  getHttpBindingLocation(traits) {
    return traits.httpPayload ? 36 : traits.httpLabel ? 33 : traits.httpHeader ? 38 : typeof traits.httpPrefixHeaders == "string" ? 39 : traits.httpQuery ? 34 : traits.httpQueryParams ? 35 : traits.httpResponseCode ? 37 : 32;
  }
  getHttpBindingValue(location, traits, nested = !1) {
    let raw = this.getSchema(), type = typeof raw == "number" ? raw & 255 : this.isListSchema() ? 64 : 255, slot = location & 7, media = traits.mediaType ? traits.mediaType === "application/json" || traits.mediaType.endsWith("+json") ? 2 : 1 : 0, stream = traits.streaming || type === 42 ? this.isStructSchema() ? 2 : 1 : 0, timestamp = type >= 4 && type <= 7 ? slot >= 6 ? 2 : slot > 0 && slot < 4 ? 1 : 0 : 0, flags = type | media << 8 | (traits.idempotencyToken ? 1 : 0) << 10 | stream << 11 | (traits.sparse ? 1 : 0) << 13 | timestamp << 14 | (traits.hostLabel ? 1 : 0) << 17 | (location === 36 && typeof raw != "object" ? 1 : 0) << 18, category = type & 192, collectionValue = slot & 2 && (category === 64 || !nested && slot & 1) ? this.getHttpBindingCollectionValue(location, traits) : void 0, valueType = (collectionValue?.[1] ?? 0) & 255;
    return flags |= (slot >= 6 && (valueType === 4 || valueType === 6) ? 1 : 0) << 16, [this, flags, collectionValue];
  }
  getHttpBindingCollectionValue(location, traits = this.getMergedTraits()) {
    let valueSchema = _HttpBindingNormalizedSchema.of(this.getValueSchema());
    return valueSchema.getHttpBindingValue(location, { ...valueSchema.getMergedTraits(), ...traits }, !0);
  }
  getHttpBindings() {
    let source = this.getSchema();
    return typeof source != "object" || source === null ? EMPTY_BINDINGS : this.bindings ??= buildHttpBindings(this);
  }
}, buildHttpBindings = (schema) => {
  let bodyMemberNames = [], bodyMemberSchemas = [], requestBodyMemberNames = [], requestBodyMemberSchemas = [], memberBindings = [], byName = {}, headers = {}, prefixHeaders = [], responseBindings = { headers, prefixHeaders }, bindings = {
    request: { memberBindings, byName },
    response: {
      bodyMemberNames,
      bindings: responseBindings
    }
  }, { request: request3, response } = bindings;
  for (let [name, member2] of schema.structIterator()) {
    let bindingSchema = HttpBindingNormalizedSchema.of(member2), traits = bindingSchema.getMergedTraits(), location = bindingSchema.getHttpBindingLocation(traits), wireName = traits.httpHeader?.toLowerCase() ?? traits.httpPrefixHeaders?.toLowerCase() ?? traits.httpQuery, value = bindingSchema.getHttpBindingValue(location, traits), binding = [name, value, location, wireName];
    name === "__proto__" && writeKey(byName), byName[name] = binding, value[1] >> 10 & 1 && (request3.hasIdempotency = !0), memberBindings.push(binding);
    let slot = location & 7;
    if (slot === 0 && (requestBodyMemberNames.push(name), requestBodyMemberSchemas.push(member2)), (slot & 4) === 0)
      bodyMemberNames.push(name), bodyMemberSchemas.push(member2);
    else if ((slot & 6) === 4)
      if (slot & 1)
        responseBindings.statusCode = binding;
      else {
        responseBindings.payload = binding;
        let type = value[1] & 255;
        request3.contentTypeInstruction = traits.mediaType ?? (type === 0 ? "text/plain" : type === 21 || type === 42 ? "application/octet-stream" : null);
      }
    else slot & 1 ? (request3.hasPrefixHeaders = !0, prefixHeaders.push(binding)) : (wireName === "__proto__" && writeKey(headers), headers[wireName] = binding);
  }
  return request3.contentTypeInstruction === void 0 && requestBodyMemberNames.length && (request3.contentTypeInstruction = null), request3.syntheticBodySchema = createBodySchema(schema, requestBodyMemberNames, requestBodyMemberSchemas), response.syntheticBodySchema = createBodySchema(schema, bodyMemberNames, bodyMemberSchemas), bindings;
}, buildPathSegments = (path) => {
  let segments = [], offset = 0;
  for (let match of path.matchAll(/\{([^{}+]+)(\+)?\}/g))
    match.index > offset && segments.push([path.slice(offset, match.index), 0]), segments.push([match[1], match[2] ? 2 : 1]), offset = match.index + match[0].length;
  return segments.length && offset < path.length && segments.push([path.slice(offset), 0]), segments.length ? segments : void 0;
}, buildHttpOperationBindings = (schema) => {
  let { http, endpoint: endpoint2 } = translateTraits(schema.traits ?? {}), [path, search] = http?.[1].split("?") ?? [];
  return [
    http?.[0],
    path,
    search ? [...new URLSearchParams(search)] : [],
    path ? buildPathSegments(path) : void 0,
    endpoint2?.[0]
  ];
}, EMPTY_BINDINGS = {
  request: { memberBindings: [], byName: {} },
  response: {
    bodyMemberNames: [],
    bindings: { headers: {}, prefixHeaders: [] }
  }
}, getHttpOperationBindings = (schema) => schema[HTTP_BINDINGS] ??= buildHttpOperationBindings(schema), createBodySchema = (schema, memberNames, memberSchemas) => {
  if (!memberNames.length)
    return;
  let source = schema.getSchema(), body = [
    3,
    source[1],
    source[2],
    schema.getMergedTraits(),
    memberNames,
    memberSchemas
  ], required = source[6], bodyRequired = required && memberNames.reduce((count, name) => count + (source[4].indexOf(name) < required ? 1 : 0), 0);
  return bodyRequired && (body[6] = bodyRequired), body;
};

// node_modules/@smithy/core/dist-es/submodules/protocols/SerdeContext.js
var SerdeContext = class {
  serdeContext;
  setSerdeContext(serdeContext) {
    this.serdeContext = serdeContext;
  }
};

// node_modules/@smithy/core/dist-es/submodules/protocols/HttpProtocol.js
var HttpProtocol = class extends SerdeContext {
  options;
  compositeErrorRegistry;
  constructor(options) {
    super(), this.options = options, this.compositeErrorRegistry = new TypeRegistry(options.defaultNamespace);
    for (let etr of options.errorTypeRegistries ?? [])
      this.compositeErrorRegistry.copyFrom(etr);
  }
  getRequestType() {
    return HttpRequest;
  }
  getResponseType() {
    return HttpResponse;
  }
  setSerdeContext(serdeContext) {
    this.serdeContext = serdeContext, this.serializer.setSerdeContext(serdeContext), this.deserializer.setSerdeContext(serdeContext), this.getPayloadCodec() && this.getPayloadCodec().setSerdeContext(serdeContext);
  }
  updateServiceEndpoint(request3, endpoint2) {
    if ("url" in endpoint2) {
      request3.protocol = endpoint2.url.protocol, request3.hostname = endpoint2.url.hostname, request3.port = endpoint2.url.port ? Number(endpoint2.url.port) : void 0, request3.path = endpoint2.url.pathname, request3.fragment = endpoint2.url.hash || void 0, request3.username = endpoint2.url.username || void 0, request3.password = endpoint2.url.password || void 0, request3.query || (request3.query = {});
      for (let [k3, v] of endpoint2.url.searchParams.entries())
        request3.query[k3] = v;
      if (endpoint2.headers)
        for (let name in endpoint2.headers)
          hasOwn(endpoint2.headers, name) && (request3.headers[name] = endpoint2.headers[name].join(", "));
      return request3;
    } else {
      if (request3.protocol = endpoint2.protocol, request3.hostname = endpoint2.hostname, request3.port = endpoint2.port ? Number(endpoint2.port) : void 0, request3.path = endpoint2.path, request3.query = {
        ...endpoint2.query
      }, endpoint2.headers)
        for (let name in endpoint2.headers)
          hasOwn(endpoint2.headers, name) && (request3.headers[name] = endpoint2.headers[name]);
      return request3;
    }
  }
  setHostPrefix(request3, operationSchema, input, operation2 = getHttpOperationBindings(operationSchema)) {
    if (this.serdeContext?.disableHostPrefix)
      return;
    let hostPrefix = operation2[4];
    if (typeof hostPrefix != "string")
      return;
    let resolvedHostPrefix = hostPrefix;
    for (let [name, [, flags]] of HttpBindingNormalizedSchema.of(operationSchema.input).getHttpBindings().request.memberBindings) {
      if (!(flags >> 17 & 1))
        continue;
      let replacement = input[name];
      if (typeof replacement != "string")
        throw new Error(`@smithy/core/schema - ${name} in input must be a string as hostLabel.`);
      resolvedHostPrefix = resolvedHostPrefix.replace(`{${name}}`, replacement);
    }
    if (request3.hostname = resolvedHostPrefix + request3.hostname, !isValidHostname(request3.hostname))
      throw new Error(`[${request3.hostname}] is not a valid hostname.`);
  }
  deserializeMetadata(output) {
    return {
      httpStatusCode: output.statusCode,
      requestId: output.headers["x-amzn-requestid"] ?? output.headers["x-amzn-request-id"] ?? output.headers["x-amz-request-id"],
      extendedRequestId: output.headers["x-amz-id-2"],
      cfId: output.headers["x-amz-cf-id"]
    };
  }
  resolveError(name, namespaces, registries) {
    let defaultErrorSchema = [-3, "", "Error", 0, [], [], 0], schema;
    for (let registry of registries)
      for (let ns of namespaces)
        try {
          ns === "*" ? schema = registry.getSchema(name) : schema = registry.getSchema(ns + "#" + name);
          let errorCtor = registry.getErrorCtor(schema);
          if (errorCtor)
            return [schema, errorCtor, "modeled"];
          {
            let syntheticErrorSchema = registry.getBaseException();
            if (syntheticErrorSchema) {
              let syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
              if (syntheticErrorCtor)
                return [schema, syntheticErrorCtor, "synthetic"];
            }
          }
        } catch {
        }
    for (let registry of registries) {
      let syntheticErrorSchema = registry.getBaseException();
      if (syntheticErrorSchema) {
        let syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
        if (syntheticErrorCtor)
          return [syntheticErrorSchema, syntheticErrorCtor, "synthetic"];
      }
    }
    return [defaultErrorSchema, Error, "native"];
  }
  async serializeEventStream({ eventStream, requestSchema, initialRequest }) {
    return (await this.loadEventStreamCapability()).serializeEventStream({
      eventStream,
      requestSchema,
      initialRequest
    });
  }
  async deserializeEventStream({ response, responseSchema, initialResponseContainer }) {
    return (await this.loadEventStreamCapability()).deserializeEventStream({
      response,
      responseSchema,
      initialResponseContainer
    });
  }
  async loadEventStreamCapability() {
    let { EventStreamSerde, eventStreamSerdeProvider: eventStreamSerdeProvider2 } = await Promise.resolve().then(() => (init_sdk_stand_ins(), sdk_stand_ins_exports)), marshaller = this.resolveEventStreamMarshaller(eventStreamSerdeProvider2);
    return new EventStreamSerde({
      marshaller,
      serializer: this.serializer,
      deserializer: this.deserializer,
      serdeContext: this.serdeContext,
      defaultContentType: this.getDefaultContentType(),
      compositeErrorRegistry: this.compositeErrorRegistry
    });
  }
  getDefaultContentType() {
    throw new Error(`@smithy/core/protocols - ${this.constructor.name} getDefaultContentType() implementation missing.`);
  }
  async deserializeHttpMessage(schema, context, response, arg4, arg5) {
    return [];
  }
  getEventStreamMarshaller() {
    let context = this.serdeContext;
    if (!context.eventStreamMarshaller)
      throw new Error("@smithy/core - HttpProtocol: eventStreamMarshaller missing in serdeContext.");
    return context.eventStreamMarshaller;
  }
  resolveEventStreamMarshaller(importedProvider) {
    let context = this.serdeContext;
    return context.eventStreamMarshaller ? context.eventStreamMarshaller : importedProvider(this.serdeContext);
  }
};

// node_modules/@smithy/core/dist-es/submodules/protocols/RpcProtocol.js
var RpcProtocol = class extends HttpProtocol {
  async serializeRequest(operationSchema, _input, context) {
    let serializer = this.serializer, query = {}, headers = {}, endpoint2 = await context.endpoint(), ns = NormalizedSchema.of(operationSchema?.input), schema = ns.getSchema(), payload, input = _input && typeof _input == "object" ? _input : {}, request3 = new HttpRequest({
      protocol: "",
      hostname: "",
      port: void 0,
      path: "/",
      fragment: void 0,
      query,
      headers,
      body: void 0
    });
    if (endpoint2 && (this.updateServiceEndpoint(request3, endpoint2), this.setHostPrefix(request3, operationSchema, input)), input) {
      let eventStreamMember = ns.getEventStreamMember();
      if (eventStreamMember) {
        if (input[eventStreamMember]) {
          let initialRequest = {};
          for (let [memberName] of ns.structIterator())
            memberName !== eventStreamMember && input[memberName] != null && (initialRequest[memberName] = input[memberName]);
          payload = await this.serializeEventStream({
            eventStream: input[eventStreamMember],
            requestSchema: ns,
            initialRequest
          });
        }
      } else
        serializer.write(schema, input), payload = serializer.flush();
    }
    return request3.headers = Object.assign(request3.headers, headers), request3.query = query, request3.body = payload, request3.method = "POST", request3;
  }
  async deserializeResponse(operationSchema, context, response) {
    let deserializer = this.deserializer, ns = NormalizedSchema.of(operationSchema.output), dataObject = {};
    if (this.isErrorResponse(response.statusCode)) {
      let bytes = await collectBody(response.body, context);
      throw bytes.byteLength > 0 && Object.assign(dataObject, await deserializer.read(15, bytes)), await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response)), new Error("@smithy/core/protocols - RPC Protocol error handler failed to throw.");
    }
    for (let header in response.headers) {
      if (!hasOwn(response.headers, header))
        continue;
      let value = response.headers[header];
      delete response.headers[header], response.headers[header.toLowerCase()] = value;
    }
    let eventStreamMember = ns.getEventStreamMember();
    if (eventStreamMember)
      dataObject[eventStreamMember] = await this.deserializeEventStream({
        response,
        responseSchema: ns,
        initialResponseContainer: dataObject
      });
    else {
      let bytes = await collectBody(response.body, context);
      bytes.byteLength > 0 && Object.assign(dataObject, await deserializer.read(ns, bytes));
    }
    return dataObject.$metadata = this.deserializeMetadata(response), dataObject;
  }
  isErrorResponse(statusCode) {
    return statusCode >= 300;
  }
};

// node_modules/@smithy/core/dist-es/submodules/protocols/serde/FromStringShapeDeserializer.js
var FromStringShapeDeserializer = class extends SerdeContext {
  settings;
  constructor(settings) {
    super(), this.settings = settings;
  }
  read(_schema, data) {
    let ns = HttpBindingNormalizedSchema.of(_schema), traits = ns.getMergedTraits(), location = ns.getHttpBindingLocation(traits);
    return this.readHttpBinding(ns.getHttpBindingValue(location, traits), data, location);
  }
  readHttpBinding([ns, flags, collectionValue], data, location) {
    let schema = flags & 255;
    if ((schema & 192) === 64)
      return collectionValue ??= ns.getHttpBindingCollectionValue(location), splitHeader(data).map((item) => this.readHttpBinding(collectionValue, item, location));
    switch (schema) {
      case 21:
      case 42:
        return (this.serdeContext?.base64Decoder ?? fromBase64)(data);
      case 4:
      case 5:
      case 6:
      case 7: {
        let bindingFormat = this.settings.httpBindings ? flags >> 14 & 3 : 0;
        switch (this.settings.timestampFormat.useTrait && schema > 4 ? schema : bindingFormat ? bindingFormat + 4 : this.settings.timestampFormat.default) {
          case 5:
            return _parseRfc3339DateTimeWithOffset(data);
          case 6:
            return _parseRfc7231DateTime(data);
          case 7:
            return _parseEpochTimestamp(data);
          default:
            return console.warn("Missing timestamp format, parsing value with Date constructor:", data), new Date(data);
        }
      }
      case 0: {
        let media = flags >> 8 & 3;
        if (!media)
          return data;
        let intermediateValue = data;
        return (location & 6) === 6 && (intermediateValue = (this.serdeContext?.utf8Encoder ?? toUtf8)((this.serdeContext?.base64Decoder ?? fromBase64)(intermediateValue))), media === 2 ? LazyJsonString.from(intermediateValue) : intermediateValue;
      }
      case 1:
        return Number(data);
      case 2:
        return data.toLowerCase() === "true";
      case 17:
        return BigInt(data);
      case 19:
        return new NumericValue(data, "bigDecimal");
      default:
        return data;
    }
  }
};

// node_modules/@smithy/core/dist-es/submodules/protocols/serde/determineTimestampFormat.js
function determineTimestampFormat(ns, settings) {
  if (settings.timestampFormat.useTrait) {
    let schema = ns.getSchema();
    if (schema === 5 || schema === 6 || schema === 7)
      return schema;
  }
  let { httpLabel, httpPrefixHeaders, httpHeader, httpQuery } = ns.getMergedTraits();
  return (settings.httpBindings ? typeof httpPrefixHeaders == "string" || httpHeader ? 6 : httpQuery || httpLabel ? 5 : void 0 : void 0) ?? settings.timestampFormat.default;
}

// node_modules/@smithy/core/dist-es/submodules/protocols/protocol-http/extensions/httpExtensionConfiguration.js
var getHttpHandlerExtensionConfiguration = (runtimeConfig) => (runtimeConfig.logger && runtimeConfig.logger.constructor?.name !== "NoOpLogger" && runtimeConfig.requestHandler?.updateHttpClientConfig?.(/* @__PURE__ */ Symbol.for("logger"), runtimeConfig.logger), runtimeConfig.defaultSocketTimeout && runtimeConfig.requestHandler?.updateHttpClientConfig?.(/* @__PURE__ */ Symbol.for("@smithy/defaultSocketTimeout"), runtimeConfig.defaultSocketTimeout), {
  setHttpHandler(handler) {
    runtimeConfig.requestHandler = handler;
  },
  httpHandler() {
    return runtimeConfig.requestHandler;
  },
  updateHttpClientConfig(key, value) {
    runtimeConfig.requestHandler?.updateHttpClientConfig(key, value);
  },
  httpHandlerConfigs() {
    return runtimeConfig.requestHandler.httpHandlerConfigs();
  }
}), resolveHttpHandlerRuntimeConfig = (httpHandlerExtensionConfiguration) => ({
  requestHandler: httpHandlerExtensionConfiguration.httpHandler()
});

// node_modules/@smithy/core/dist-es/submodules/protocols/middleware-content-length/contentLengthMiddleware.js
var CONTENT_LENGTH_HEADER = "content-length";
function contentLengthMiddleware(bodyLengthChecker) {
  return (next) => async (args) => {
    let request3 = args.request;
    if (HttpRequest.isInstance(request3)) {
      let { body, headers } = request3;
      if (body && Object.keys(headers).map((str) => str.toLowerCase()).indexOf(CONTENT_LENGTH_HEADER) === -1)
        try {
          let length = bodyLengthChecker(body);
          length != null && (request3.headers = {
            ...request3.headers,
            [CONTENT_LENGTH_HEADER]: String(length)
          });
        } catch {
        }
    }
    return next({
      ...args,
      request: request3
    });
  };
}
var contentLengthMiddlewareOptions = {
  step: "build",
  tags: ["SET_CONTENT_LENGTH", "CONTENT_LENGTH"],
  name: "contentLengthMiddleware",
  override: !0
}, getContentLengthPlugin = (options) => ({
  applyToStack: (clientStack) => {
    clientStack.add(contentLengthMiddleware(options.bodyLengthChecker), contentLengthMiddlewareOptions);
  }
});

// node_modules/@smithy/core/dist-es/submodules/protocols/util-uri-escape/escape-uri.js
var escapeUri = (uri) => encodeURIComponent(uri).replace(/[!'()*]/g, hexEncode), hexEncode = (c3) => `%${c3.charCodeAt(0).toString(16).toUpperCase()}`;

// node_modules/@smithy/core/dist-es/submodules/protocols/querystring-builder/buildQueryString.js
function buildQueryString(query) {
  let parts = [];
  for (let key of Object.keys(query).sort()) {
    let value = query[key];
    if (key = escapeUri(key), Array.isArray(value))
      for (let i3 = 0, iLen = value.length; i3 < iLen; i3++)
        parts.push(`${key}=${escapeUri(value[i3])}`);
    else {
      let qsEntry = key;
      (value || typeof value == "string") && (qsEntry += `=${escapeUri(value)}`), parts.push(qsEntry);
    }
  }
  return parts.join("&");
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-host-header/hostHeaderMiddleware.js
var hostHeaderMiddleware = (options) => (next) => async (args) => {
  if (!HttpRequest.isInstance(args.request))
    return next(args);
  let { request: request3 } = args, { handlerProtocol = "" } = options.requestHandler.metadata || {};
  if (handlerProtocol.indexOf("h2") >= 0 && !request3.headers[":authority"])
    delete request3.headers.host, request3.headers[":authority"] = request3.hostname + (request3.port ? ":" + request3.port : "");
  else if (!request3.headers.host) {
    let host = request3.hostname;
    request3.port != null && (host += `:${request3.port}`), request3.headers.host = host;
  }
  return next(args);
}, hostHeaderMiddlewareOptions = {
  name: "hostHeaderMiddleware",
  step: "build",
  priority: "low",
  tags: ["HOST"],
  override: !0
}, getHostHeaderPlugin = (options) => ({
  applyToStack: (clientStack) => {
    clientStack.add(hostHeaderMiddleware(options), hostHeaderMiddlewareOptions);
  }
});

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-logger/loggerMiddleware.js
var loggerMiddleware = () => (next, context) => async (args) => {
  try {
    let response = await next(args), { clientName, commandName, logger: logger2, dynamoDbDocumentClientOptions = {} } = context, { overrideInputFilterSensitiveLog, overrideOutputFilterSensitiveLog } = dynamoDbDocumentClientOptions, inputFilterSensitiveLog = overrideInputFilterSensitiveLog ?? context.inputFilterSensitiveLog, outputFilterSensitiveLog = overrideOutputFilterSensitiveLog ?? context.outputFilterSensitiveLog, { $metadata, ...outputWithoutMetadata } = response.output;
    return logger2?.info?.({
      clientName,
      commandName,
      input: inputFilterSensitiveLog(args.input),
      output: outputFilterSensitiveLog(outputWithoutMetadata),
      metadata: $metadata
    }), response;
  } catch (error) {
    let { clientName, commandName, logger: logger2, dynamoDbDocumentClientOptions = {} } = context, { overrideInputFilterSensitiveLog } = dynamoDbDocumentClientOptions, inputFilterSensitiveLog = overrideInputFilterSensitiveLog ?? context.inputFilterSensitiveLog;
    throw logger2?.error?.({
      clientName,
      commandName,
      input: inputFilterSensitiveLog(args.input),
      error,
      metadata: error.$metadata
    }), error;
  }
}, loggerMiddlewareOptions = {
  name: "loggerMiddleware",
  tags: ["LOGGER"],
  step: "initialize",
  override: !0
}, getLoggerPlugin = (options) => ({
  applyToStack: (clientStack) => {
    clientStack.add(loggerMiddleware(), loggerMiddlewareOptions);
  }
});

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/configuration.js
var recursionDetectionMiddlewareOptions = {
  step: "build",
  tags: ["RECURSION_DETECTION", "TRACE_CONTEXT_PROPAGATION"],
  name: "recursionDetectionMiddleware",
  override: !0,
  priority: "low"
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/recursionDetectionMiddleware.js
init_sdk_stand_ins();
var AWS_LAMBDA_FUNCTION_NAME = "AWS_LAMBDA_FUNCTION_NAME", _X_AMZN_TRACE_ID = "_X_AMZN_TRACE_ID", X_AMZN_TRACE_ID = "X-Amzn-Trace-Id", TRACEPARENT = "traceparent", TRACESTATE = "tracestate", BAGGAGE = "baggage", recursionDetectionMiddleware = () => (next) => async (args) => {
  let { request: request3 } = args;
  if (!HttpRequest.isInstance(request3))
    return next(args);
  let invokeStore;
  {
    let traceIdHeader = Object.keys(request3.headers ?? {}).find((h3) => h3.toLowerCase() === X_AMZN_TRACE_ID.toLowerCase()) ?? X_AMZN_TRACE_ID;
    if (!request3.headers.hasOwnProperty(traceIdHeader)) {
      let functionName = process.env[AWS_LAMBDA_FUNCTION_NAME], traceIdFromEnv = process.env[_X_AMZN_TRACE_ID];
      invokeStore ??= await InvokeStore.getInstanceAsync();
      let traceId = invokeStore?.getXRayTraceId() ?? traceIdFromEnv, nonEmptyString = (str) => typeof str == "string" && str.length > 0;
      nonEmptyString(functionName) && nonEmptyString(traceId) && (request3.headers[X_AMZN_TRACE_ID] = traceId);
    }
  }
  if (sanitizeTraceHeaders(request3.headers), !request3.headers[TRACEPARENT]) {
    let traceparent = (invokeStore ??= await InvokeStore.getInstanceAsync())?.getTraceparent?.();
    if (traceparent) {
      request3.headers[TRACEPARENT] = traceparent;
      let tracestate = invokeStore?.getTracestate?.();
      tracestate && (request3.headers[TRACESTATE] = tracestate);
      let baggage = invokeStore?.getBaggage?.();
      baggage && (request3.headers[BAGGAGE] = baggage);
    }
  }
  return next(args);
};
function sanitizeTraceHeaders(headers) {
  for (let header of Object.keys(headers)) {
    let lower = header.toLowerCase();
    header !== lower && (lower === TRACEPARENT || lower === TRACESTATE || lower === BAGGAGE) && (headers[lower] = headers[header], delete headers[header]);
  }
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/getRecursionDetectionPlugin.js
var getRecursionDetectionPlugin = (options) => ({
  applyToStack: (clientStack) => {
    clientStack.add(recursionDetectionMiddleware(), recursionDetectionMiddlewareOptions);
  }
});

// node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/resolveAuthOptions.js
var resolveAuthOptions = (candidateAuthOptions, authSchemePreference) => {
  if (!authSchemePreference || authSchemePreference.length === 0)
    return candidateAuthOptions;
  let preferredAuthOptions = [];
  for (let preferredSchemeName of authSchemePreference)
    for (let candidateAuthOption of candidateAuthOptions)
      candidateAuthOption.schemeId.split("#")[1] === preferredSchemeName && preferredAuthOptions.push(candidateAuthOption);
  for (let candidateAuthOption of candidateAuthOptions)
    preferredAuthOptions.find(({ schemeId }) => schemeId === candidateAuthOption.schemeId) || preferredAuthOptions.push(candidateAuthOption);
  return preferredAuthOptions;
};

// node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/httpAuthSchemeMiddleware.js
function convertHttpAuthSchemesToMap(httpAuthSchemes) {
  let map = /* @__PURE__ */ new Map();
  for (let scheme of httpAuthSchemes)
    map.set(scheme.schemeId, scheme);
  return map;
}
var httpAuthSchemeMiddleware = (config, mwOptions) => (next, context) => async (args) => {
  let options = config.httpAuthSchemeProvider(await mwOptions.httpAuthSchemeParametersProvider(config, context, args.input)), authSchemePreference = config.authSchemePreference ? await config.authSchemePreference() : [], resolvedOptions = resolveAuthOptions(options, authSchemePreference), authSchemes = convertHttpAuthSchemesToMap(config.httpAuthSchemes), smithyContext = getSmithyContext(context), failureReasons = [];
  for (let option of resolvedOptions) {
    let scheme = authSchemes.get(option.schemeId);
    if (!scheme) {
      failureReasons.push(`HttpAuthScheme \`${option.schemeId}\` was not enabled for this service.`);
      continue;
    }
    let identityProvider = scheme.identityProvider(await mwOptions.identityProviderConfigProvider(config));
    if (!identityProvider) {
      failureReasons.push(`HttpAuthScheme \`${option.schemeId}\` did not have an IdentityProvider configured.`);
      continue;
    }
    let { identityProperties = {}, signingProperties = {} } = option.propertiesExtractor?.(config, context) || {};
    option.identityProperties = Object.assign(option.identityProperties || {}, identityProperties), option.signingProperties = Object.assign(option.signingProperties || {}, signingProperties), smithyContext.selectedHttpAuthScheme = {
      httpAuthOption: option,
      identity: await identityProvider(option.identityProperties),
      signer: scheme.signer
    };
    break;
  }
  if (!smithyContext.selectedHttpAuthScheme)
    throw new Error(failureReasons.join(`
`));
  return next(args);
};

// node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/getHttpAuthSchemeEndpointRuleSetPlugin.js
var httpAuthSchemeEndpointRuleSetMiddlewareOptions = {
  step: "serialize",
  tags: ["HTTP_AUTH_SCHEME"],
  name: "httpAuthSchemeMiddleware",
  override: !0,
  relation: "before",
  toMiddleware: "endpointV2Middleware"
}, getHttpAuthSchemeEndpointRuleSetPlugin = (config, { httpAuthSchemeParametersProvider, identityProviderConfigProvider }) => ({
  applyToStack: (clientStack) => {
    clientStack.addRelativeTo(httpAuthSchemeMiddleware(config, {
      httpAuthSchemeParametersProvider,
      identityProviderConfigProvider
    }), httpAuthSchemeEndpointRuleSetMiddlewareOptions);
  }
});

// node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-signing/httpSigningMiddleware.js
var defaultErrorHandler = (signingProperties) => (error) => {
  throw error;
}, defaultSuccessHandler = (httpResponse, signingProperties) => {
}, httpSigningMiddleware = (config) => (next, context) => async (args) => {
  if (!HttpRequest.isInstance(args.request))
    return next(args);
  let scheme = getSmithyContext(context).selectedHttpAuthScheme;
  if (!scheme)
    throw new Error("No HttpAuthScheme was selected: unable to sign request");
  let { httpAuthOption: { signingProperties = {} }, identity, signer } = scheme, output = await next({
    ...args,
    request: await signer.sign(args.request, identity, signingProperties)
  }).catch((signer.errorHandler || defaultErrorHandler)(signingProperties));
  return (signer.successHandler || defaultSuccessHandler)(output.response, signingProperties), output;
};

// node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-signing/getHttpSigningMiddleware.js
var httpSigningMiddlewareOptions = {
  step: "finalizeRequest",
  tags: ["HTTP_SIGNING"],
  name: "httpSigningMiddleware",
  aliases: ["apiKeyMiddleware", "tokenMiddleware", "awsAuthMiddleware"],
  override: !0,
  relation: "after",
  toMiddleware: "retryMiddleware"
}, getHttpSigningPlugin = (config) => ({
  applyToStack: (clientStack) => {
    clientStack.addRelativeTo(httpSigningMiddleware(config), httpSigningMiddlewareOptions);
  }
});

// node_modules/@smithy/core/dist-es/normalizeProvider.js
var normalizeProvider2 = (input) => {
  if (typeof input == "function")
    return input;
  let promisified = Promise.resolve(input);
  return () => promisified;
};

// node_modules/@smithy/core/dist-es/legacy-root-exports/util-identity-and-auth/DefaultIdentityProviderConfig.js
var DefaultIdentityProviderConfig = class {
  authSchemes = /* @__PURE__ */ new Map();
  constructor(config) {
    for (let key in config) {
      if (!hasOwn(config, key))
        continue;
      let value = config[key];
      value !== void 0 && this.authSchemes.set(key, value);
    }
  }
  getIdentityProvider(schemeId) {
    return this.authSchemes.get(schemeId);
  }
};

// node_modules/@smithy/core/dist-es/legacy-root-exports/util-identity-and-auth/memoizeIdentityProvider.js
var createIsIdentityExpiredFunction = (expirationMs) => function(identity) {
  return doesIdentityRequireRefresh(identity) && identity.expiration.getTime() - Date.now() < expirationMs;
};
var isIdentityExpired = createIsIdentityExpiredFunction(3e5), doesIdentityRequireRefresh = (identity) => identity.expiration !== void 0, memoizeIdentityProvider = (provider, isExpired, requiresRefresh) => {
  if (provider === void 0)
    return;
  let normalizedProvider = typeof provider != "function" ? async () => Promise.resolve(provider) : provider, resolved, pending, hasResult, isConstant = !1, coalesceProvider = async (options) => {
    pending || (pending = normalizedProvider(options));
    try {
      resolved = await pending, hasResult = !0, isConstant = !1;
    } finally {
      pending = void 0;
    }
    return resolved;
  };
  return isExpired === void 0 ? async (options) => ((!hasResult || options?.forceRefresh) && (resolved = await coalesceProvider(options)), resolved) : async (options) => ((!hasResult || options?.forceRefresh) && (resolved = await coalesceProvider(options)), isConstant ? resolved : requiresRefresh(resolved) ? (isExpired(resolved) && await coalesceProvider(options), resolved) : (isConstant = !0, resolved));
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/configurations.js
var DEFAULT_UA_APP_ID = void 0;
function isValidUserAgentAppId(appId) {
  return appId === void 0 ? !0 : typeof appId == "string" && appId.length <= 50;
}
function resolveUserAgentConfig(input) {
  let normalizedAppIdProvider = normalizeProvider2(input.userAgentAppId ?? DEFAULT_UA_APP_ID), { customUserAgent } = input;
  return Object.assign(input, {
    customUserAgent: typeof customUserAgent == "string" ? [[customUserAgent]] : customUserAgent,
    userAgentAppId: async () => {
      let appId = await normalizedAppIdProvider();
      if (!isValidUserAgentAppId(appId)) {
        let logger2 = input.logger?.constructor?.name === "NoOpLogger" || !input.logger ? console : input.logger;
        typeof appId != "string" ? logger2?.warn("userAgentAppId must be a string or undefined.") : appId.length > 50 && logger2?.warn("The provided userAgentAppId exceeds the maximum length of 50 characters.");
      }
      return appId;
    }
  });
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js
var partitionsInfo = {
  partitions: [
    {
      id: "aws",
      outputs: {
        dnsSuffix: "amazonaws.com",
        dualStackDnsSuffix: "api.aws",
        implicitGlobalRegion: "us-east-1",
        name: "aws",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^(us|eu|ap|sa|ca|me|af|il|mx)\\-\\w+\\-\\d+$",
      regions: {
        "af-south-1": {
          description: "Africa (Cape Town)"
        },
        "ap-east-1": {
          description: "Asia Pacific (Hong Kong)"
        },
        "ap-east-2": {
          description: "Asia Pacific (Taipei)"
        },
        "ap-northeast-1": {
          description: "Asia Pacific (Tokyo)"
        },
        "ap-northeast-2": {
          description: "Asia Pacific (Seoul)"
        },
        "ap-northeast-3": {
          description: "Asia Pacific (Osaka)"
        },
        "ap-south-1": {
          description: "Asia Pacific (Mumbai)"
        },
        "ap-south-2": {
          description: "Asia Pacific (Hyderabad)"
        },
        "ap-southeast-1": {
          description: "Asia Pacific (Singapore)"
        },
        "ap-southeast-2": {
          description: "Asia Pacific (Sydney)"
        },
        "ap-southeast-3": {
          description: "Asia Pacific (Jakarta)"
        },
        "ap-southeast-4": {
          description: "Asia Pacific (Melbourne)"
        },
        "ap-southeast-5": {
          description: "Asia Pacific (Malaysia)"
        },
        "ap-southeast-6": {
          description: "Asia Pacific (New Zealand)"
        },
        "ap-southeast-7": {
          description: "Asia Pacific (Thailand)"
        },
        "aws-global": {
          description: "aws global region"
        },
        "ca-central-1": {
          description: "Canada (Central)"
        },
        "ca-west-1": {
          description: "Canada West (Calgary)"
        },
        "eu-central-1": {
          description: "Europe (Frankfurt)"
        },
        "eu-central-2": {
          description: "Europe (Zurich)"
        },
        "eu-north-1": {
          description: "Europe (Stockholm)"
        },
        "eu-south-1": {
          description: "Europe (Milan)"
        },
        "eu-south-2": {
          description: "Europe (Spain)"
        },
        "eu-west-1": {
          description: "Europe (Ireland)"
        },
        "eu-west-2": {
          description: "Europe (London)"
        },
        "eu-west-3": {
          description: "Europe (Paris)"
        },
        "il-central-1": {
          description: "Israel (Tel Aviv)"
        },
        "me-central-1": {
          description: "Middle East (UAE)"
        },
        "me-south-1": {
          description: "Middle East (Bahrain)"
        },
        "me-west-1": {
          description: "Middle East (Saudi Arabia)"
        },
        "mx-central-1": {
          description: "Mexico (Central)"
        },
        "sa-east-1": {
          description: "South America (Sao Paulo)"
        },
        "sa-west-1": {
          description: "South America (Chile)"
        },
        "us-east-1": {
          description: "US East (N. Virginia)"
        },
        "us-east-2": {
          description: "US East (Ohio)"
        },
        "us-west-1": {
          description: "US West (N. California)"
        },
        "us-west-2": {
          description: "US West (Oregon)"
        }
      }
    },
    {
      id: "aws-cn",
      outputs: {
        dnsSuffix: "amazonaws.com.cn",
        dualStackDnsSuffix: "api.amazonwebservices.com.cn",
        implicitGlobalRegion: "cn-northwest-1",
        name: "aws-cn",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^cn\\-\\w+\\-\\d+$",
      regions: {
        "aws-cn-global": {
          description: "aws-cn global region"
        },
        "cn-north-1": {
          description: "China (Beijing)"
        },
        "cn-northwest-1": {
          description: "China (Ningxia)"
        }
      }
    },
    {
      id: "aws-eusc",
      outputs: {
        dnsSuffix: "amazonaws.eu",
        dualStackDnsSuffix: "api.amazonwebservices.eu",
        implicitGlobalRegion: "eusc-de-east-1",
        name: "aws-eusc",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^eusc\\-(de)\\-\\w+\\-\\d+$",
      regions: {
        "eusc-de-east-1": {
          description: "AWS European Sovereign Cloud (Germany)"
        }
      }
    },
    {
      id: "aws-iso",
      outputs: {
        dnsSuffix: "c2s.ic.gov",
        dualStackDnsSuffix: "api.aws.ic.gov",
        implicitGlobalRegion: "us-iso-east-1",
        name: "aws-iso",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^us\\-iso\\-\\w+\\-\\d+$",
      regions: {
        "aws-iso-global": {
          description: "aws-iso global region"
        },
        "us-iso-east-1": {
          description: "US ISO East"
        },
        "us-iso-west-1": {
          description: "US ISO WEST"
        }
      }
    },
    {
      id: "aws-iso-b",
      outputs: {
        dnsSuffix: "sc2s.sgov.gov",
        dualStackDnsSuffix: "api.aws.scloud",
        implicitGlobalRegion: "us-isob-east-1",
        name: "aws-iso-b",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^us\\-isob\\-\\w+\\-\\d+$",
      regions: {
        "aws-iso-b-global": {
          description: "aws-iso-b global region"
        },
        "us-isob-east-1": {
          description: "US ISOB East (Ohio)"
        },
        "us-isob-west-1": {
          description: "US ISOB West"
        }
      }
    },
    {
      id: "aws-iso-e",
      outputs: {
        dnsSuffix: "cloud.adc-e.uk",
        dualStackDnsSuffix: "api.cloud-aws.adc-e.uk",
        implicitGlobalRegion: "eu-isoe-west-1",
        name: "aws-iso-e",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^eu\\-isoe\\-\\w+\\-\\d+$",
      regions: {
        "aws-iso-e-global": {
          description: "aws-iso-e global region"
        },
        "eu-isoe-west-1": {
          description: "EU ISOE West"
        }
      }
    },
    {
      id: "aws-iso-f",
      outputs: {
        dnsSuffix: "csp.hci.ic.gov",
        dualStackDnsSuffix: "api.aws.hci.ic.gov",
        implicitGlobalRegion: "us-isof-south-1",
        name: "aws-iso-f",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^us\\-isof\\-\\w+\\-\\d+$",
      regions: {
        "aws-iso-f-global": {
          description: "aws-iso-f global region"
        },
        "us-isof-east-1": {
          description: "US ISOF EAST"
        },
        "us-isof-south-1": {
          description: "US ISOF SOUTH"
        }
      }
    },
    {
      id: "aws-us-gov",
      outputs: {
        dnsSuffix: "amazonaws.com",
        dualStackDnsSuffix: "api.aws",
        implicitGlobalRegion: "us-gov-west-1",
        name: "aws-us-gov",
        supportsDualStack: !0,
        supportsFIPS: !0
      },
      regionRegex: "^us\\-gov\\-\\w+\\-\\d+$",
      regions: {
        "aws-us-gov-global": {
          description: "aws-us-gov global region"
        },
        "us-gov-east-1": {
          description: "AWS GovCloud (US-East)"
        },
        "us-gov-west-1": {
          description: "AWS GovCloud (US-West)"
        }
      }
    }
  ],
  version: "1.1"
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partition.js
var selectedPartitionsInfo = partitionsInfo, selectedUserAgentPrefix = "", partition = (value) => {
  let { partitions } = selectedPartitionsInfo;
  for (let partition2 of partitions) {
    let { regions, outputs } = partition2;
    for (let [region, regionData] of Object.entries(regions))
      if (region === value)
        return {
          ...outputs,
          ...regionData
        };
  }
  for (let partition2 of partitions) {
    let { regionRegex, outputs } = partition2;
    if (new RegExp(regionRegex).test(value))
      return {
        ...outputs
      };
  }
  let DEFAULT_PARTITION = partitions.find((partition2) => partition2.id === "aws");
  if (!DEFAULT_PARTITION)
    throw new Error("Provided region was not found in the partition array or regex, and default partition with id 'aws' doesn't exist.");
  return {
    ...DEFAULT_PARTITION.outputs
  };
};
var getUserAgentPrefix = () => selectedUserAgentPrefix;

// node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/isStreamingPayload/isStreamingPayload.js
var import_node_stream2 = require("node:stream"), isStreamingPayload = (request3) => request3?.body instanceof import_node_stream2.Readable || typeof ReadableStream < "u" && request3?.body instanceof ReadableStream;

// node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/constants.js
var THROTTLING_ERROR_CODES = [
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException"
], TRANSIENT_ERROR_CODES = ["TimeoutError", "RequestTimeout", "RequestTimeoutException"], TRANSIENT_ERROR_STATUS_CODES = [500, 502, 503, 504], NODEJS_TIMEOUT_ERROR_CODES = ["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT"], NODEJS_NETWORK_ERROR_CODES = ["EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"];

// node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/service-error-classification.js
var isRetryableByTrait = (error) => error?.$retryable !== void 0;
var isClockSkewCorrectedError = (error) => error.$metadata?.clockSkewCorrected, isBrowserNetworkError = (error) => {
  let errorMessages = /* @__PURE__ */ new Set([
    "Failed to fetch",
    "NetworkError when attempting to fetch resource",
    "The Internet connection appears to be offline",
    "Load failed",
    "Network request failed"
  ]);
  return error && error instanceof TypeError ? errorMessages.has(error.message) : !1;
}, isThrottlingError = (error) => error.$metadata?.httpStatusCode === 429 || THROTTLING_ERROR_CODES.includes(error.name) || error.$retryable?.throttling == !0, isTransientError = (error, depth = 0) => error?.name !== "AbortError" && (isRetryableByTrait(error) || isClockSkewCorrectedError(error) || error.name === "InvalidSignatureException" && error.message?.includes("Signature expired") || TRANSIENT_ERROR_CODES.includes(error.name) || NODEJS_TIMEOUT_ERROR_CODES.includes(error?.code || "") || NODEJS_NETWORK_ERROR_CODES.includes(error?.code || "") || TRANSIENT_ERROR_STATUS_CODES.includes(error.$metadata?.httpStatusCode || 0) || isBrowserNetworkError(error) || isNodeJsHttp2TransientError(error) || error.cause !== void 0 && depth <= 10 && isTransientError(error.cause, depth + 1)), isServerError = (error) => {
  if (error.$metadata?.httpStatusCode !== void 0) {
    let statusCode = error.$metadata.httpStatusCode;
    return 500 <= statusCode && statusCode <= 599 && !isTransientError(error);
  }
  return !1;
};
function isNodeJsHttp2TransientError(error) {
  return error.code === "ERR_HTTP2_STREAM_ERROR" && error.message.includes("NGHTTP2_REFUSED_STREAM");
}

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/race.js
var race = (promise, signal) => {
  if (!signal)
    return promise;
  let cleanup = () => {
  }, aborted = new Promise((_, reject) => {
    let handler = () => reject(createAbortError());
    signal.aborted ? handler() : typeof signal.addEventListener == "function" ? (signal.addEventListener("abort", handler, { once: !0 }), cleanup = () => signal.removeEventListener("abort", handler)) : signal.onabort = handler;
  });
  return Promise.race([promise, aborted]).finally(cleanup);
}, createAbortError = () => Object.assign(new Error("Request aborted"), { name: "AbortError" }), isAbortError = (error) => typeof error == "object" && error !== null && "name" in error && error.name === "AbortError";

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/constants.js
var INVOCATION_ID_HEADER = "amz-sdk-invocation-id", REQUEST_HEADER = "amz-sdk-request";

// node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/parseRetryAfterHeader.js
function parseRetryAfterHeader(response, logger2) {
  if (HttpResponse.isInstance(response))
    for (let header in response.headers) {
      if (!hasOwn(response.headers, header))
        continue;
      let h3 = header.toLowerCase();
      if (h3 === "retry-after") {
        let retryAfter = response.headers[header], retryAfterSeconds = NaN;
        if (retryAfter.endsWith("GMT"))
          try {
            retryAfterSeconds = (parseRfc7231DateTime(retryAfter).getTime() - Date.now()) / 1e3;
          } catch (e3) {
            logger2?.trace?.("Failed to parse retry-after header"), logger2?.trace?.(e3);
          }
        else retryAfter.match(/ GMT, ((\d+)|(\d+\.\d+))$/) ? retryAfterSeconds = Number(retryAfter.match(/ GMT, ([\d.]+)$/)?.[1]) : retryAfter.match(/^((\d+)|(\d+\.\d+))$/) ? retryAfterSeconds = Number(retryAfter) : Date.parse(retryAfter) >= Date.now() && (retryAfterSeconds = (Date.parse(retryAfter) - Date.now()) / 1e3);
        return isNaN(retryAfterSeconds) ? void 0 : new Date(Date.now() + retryAfterSeconds * 1e3);
      } else if (h3 === "x-amz-retry-after") {
        let v = response.headers[header], backoffMilliseconds = Number(v);
        if (isNaN(backoffMilliseconds)) {
          logger2?.trace?.(`Failed to parse x-amz-retry-after=${v}`);
          return;
        }
        return new Date(Date.now() + backoffMilliseconds);
      }
    }
}

// node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/util.js
var asSdkError = (error) => error instanceof Error ? error : error instanceof Object ? Object.assign(new Error(), error) : typeof error == "string" ? new Error(error) : new Error(`AWS SDK error wrapper for ${error}`);

// node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/retryMiddleware.js
function bindRetryMiddleware(isStreamingPayload2) {
  return (options) => (next, context) => async (args) => {
    let retryStrategy = await options.retryStrategy(), maxAttempts = await options.maxAttempts(), abortSignal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
    if (isRetryStrategyV2(retryStrategy)) {
      retryStrategy = retryStrategy;
      let retryTokenScope = (context.partition_id ?? "") + (context.__retryLongPoll ? ":longpoll" : ""), retryToken2 = await race(retryStrategy.acquireInitialRetryToken(retryTokenScope), abortSignal), lastError = new Error(), attempts = 0, totalRetryDelay = 0, { request: request3 } = args, isRequest2 = HttpRequest.isInstance(request3);
      for (isRequest2 && (request3.headers[INVOCATION_ID_HEADER] = v4()); ; )
        try {
          isRequest2 && (request3.headers[REQUEST_HEADER] = `attempt=${attempts + 1}; max=${maxAttempts}`);
          let { response, output } = await next(args);
          return retryStrategy.recordSuccess(retryToken2), output.$metadata.attempts = attempts + 1, output.$metadata.totalRetryDelay = totalRetryDelay, { response, output };
        } catch (e3) {
          let retryErrorInfo = getRetryErrorInfo(e3, options.logger);
          if (lastError = asSdkError(e3), isRequest2 && isStreamingPayload2(request3))
            throw (context.logger instanceof NoOpLogger ? console : context.logger)?.warn("An error was encountered in a non-retryable streaming request."), lastError;
          try {
            retryToken2 = await race(retryStrategy.refreshRetryTokenForRetry(retryToken2, retryErrorInfo), abortSignal);
          } catch (refreshError) {
            throw abortSignal?.aborted && isAbortError(refreshError) ? refreshError : (lastError.$metadata || (lastError.$metadata = {}), lastError.$metadata.attempts = attempts + 1, lastError.$metadata.totalRetryDelay = totalRetryDelay, lastError);
          }
          attempts = retryToken2.getRetryCount();
          let delay2 = retryToken2.getRetryDelay();
          totalRetryDelay += (retryToken2?.$retryLog?.acquisitionDelay ?? 0) + delay2, delay2 > 0 && await race(new Promise((resolve) => setTimeout(resolve, delay2)), abortSignal);
        }
    } else
      return retryStrategy = retryStrategy, retryStrategy?.mode && (context.userAgent = [...context.userAgent || [], ["cfg/retry-mode", retryStrategy.mode]]), retryStrategy.retry(next, args);
  };
}
var isRetryStrategyV2 = (retryStrategy) => typeof retryStrategy.acquireInitialRetryToken < "u" && typeof retryStrategy.refreshRetryTokenForRetry < "u" && typeof retryStrategy.recordSuccess < "u", getRetryErrorInfo = (error, logger2) => {
  let errorInfo = {
    error,
    errorType: getRetryErrorType(error)
  }, retryAfterHint = parseRetryAfterHeader(error.$response, logger2);
  return retryAfterHint && (errorInfo.retryAfterHint = retryAfterHint), errorInfo;
}, getRetryErrorType = (error) => isThrottlingError(error) ? "THROTTLING" : isTransientError(error) ? "TRANSIENT" : isServerError(error) ? "SERVER_ERROR" : "CLIENT_ERROR", retryMiddlewareOptions = {
  name: "retryMiddleware",
  tags: ["RETRY"],
  step: "finalizeRequest",
  priority: "high",
  override: !0
};
function bindGetRetryPlugin(isStreamingPayload2) {
  let retryMiddleware2 = bindRetryMiddleware(isStreamingPayload2);
  return (options) => ({
    applyToStack: (clientStack) => {
      clientStack.add(retryMiddleware2(options), retryMiddlewareOptions);
    }
  });
}

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRateLimiter.js
var DefaultRateLimiter = class _DefaultRateLimiter {
  static setTimeoutFn = (fn, delay2) => setTimeout(fn, delay2);
  beta;
  minCapacity;
  minFillRate;
  scaleConstant;
  smooth;
  enabled = !1;
  availableTokens = 0;
  lastMaxRate = 0;
  measuredTxRate = 0;
  requestCount = 0;
  fillRate;
  lastThrottleTime;
  lastTimestamp = 0;
  lastTxRateBucket;
  maxCapacity;
  timeWindow = 0;
  constructor(options) {
    this.beta = options?.beta ?? 0.7, this.minCapacity = options?.minCapacity ?? 1, this.minFillRate = options?.minFillRate ?? 0.5, this.scaleConstant = options?.scaleConstant ?? 0.4, this.smooth = options?.smooth ?? 0.8, this.lastThrottleTime = this.getCurrentTimeInSeconds(), this.lastTxRateBucket = Math.floor(this.getCurrentTimeInSeconds()), this.fillRate = this.minFillRate, this.maxCapacity = this.minCapacity;
  }
  async getSendToken() {
    return this.acquireTokenBucket(1);
  }
  updateClientSendingRate(response) {
    let calculatedRate;
    this.updateMeasuredRate();
    let retryErrorInfo = response;
    if (retryErrorInfo?.errorType === "THROTTLING" || isThrottlingError(retryErrorInfo?.error ?? response)) {
      let rateToUse = this.enabled ? Math.min(this.measuredTxRate, this.fillRate) : this.measuredTxRate;
      this.lastMaxRate = rateToUse, this.calculateTimeWindow(), this.lastThrottleTime = this.getCurrentTimeInSeconds(), calculatedRate = this.cubicThrottle(rateToUse), this.enableTokenBucket();
    } else
      this.calculateTimeWindow(), calculatedRate = this.cubicSuccess(this.getCurrentTimeInSeconds());
    let newRate = Math.min(calculatedRate, 2 * this.measuredTxRate);
    this.updateTokenBucketRate(newRate);
  }
  getCurrentTimeInSeconds() {
    return Date.now() / 1e3;
  }
  async acquireTokenBucket(amount) {
    if (this.enabled) {
      for (this.refillTokenBucket(); amount > this.availableTokens; ) {
        let delay2 = (amount - this.availableTokens) / this.fillRate * 1e3;
        await new Promise((resolve) => _DefaultRateLimiter.setTimeoutFn(resolve, delay2)), this.refillTokenBucket();
      }
      this.availableTokens = this.availableTokens - amount;
    }
  }
  refillTokenBucket() {
    let timestamp = this.getCurrentTimeInSeconds();
    if (!this.lastTimestamp) {
      this.lastTimestamp = timestamp;
      return;
    }
    let fillAmount = (timestamp - this.lastTimestamp) * this.fillRate;
    this.availableTokens = Math.min(this.maxCapacity, this.availableTokens + fillAmount), this.lastTimestamp = timestamp;
  }
  calculateTimeWindow() {
    this.timeWindow = this.getPrecise(Math.pow(this.lastMaxRate * (1 - this.beta) / this.scaleConstant, 1 / 3));
  }
  cubicThrottle(rateToUse) {
    return this.getPrecise(rateToUse * this.beta);
  }
  cubicSuccess(timestamp) {
    return this.getPrecise(this.scaleConstant * Math.pow(timestamp - this.lastThrottleTime - this.timeWindow, 3) + this.lastMaxRate);
  }
  enableTokenBucket() {
    this.enabled = !0;
  }
  updateTokenBucketRate(newRate) {
    this.refillTokenBucket(), this.fillRate = Math.max(newRate, this.minFillRate), this.maxCapacity = Math.max(newRate, this.minCapacity), this.availableTokens = Math.min(this.availableTokens, this.maxCapacity);
  }
  updateMeasuredRate() {
    let t = this.getCurrentTimeInSeconds(), timeBucket = Math.floor(t * 2) / 2;
    if (this.requestCount++, timeBucket > this.lastTxRateBucket) {
      let currentRate = this.requestCount / (timeBucket - this.lastTxRateBucket);
      this.measuredTxRate = this.getPrecise(currentRate * this.smooth + this.measuredTxRate * (1 - this.smooth)), this.requestCount = 0, this.lastTxRateBucket = timeBucket;
    }
  }
  getPrecise(num) {
    return parseFloat(num.toFixed(8));
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/retries-2026-config.js
var Retry = class {
  static v2026 = !0;
  static delay() {
    return 50;
  }
  static throttlingDelay() {
    return 1e3;
  }
  static cost() {
    return 14;
  }
  static throttlingCost() {
    return 5;
  }
  static modifiedCostType() {
    return "THROTTLING";
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryBackoffStrategy.js
var DefaultRetryBackoffStrategy = class {
  x = Retry.delay();
  computeNextBackoffDelay(i3) {
    let t_i = Math.random() * Math.min(this.x * 2 ** i3, 2e4);
    return Math.floor(t_i);
  }
  setDelayBase(delay2) {
    this.x = delay2;
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryToken.js
var DefaultRetryToken = class {
  delay;
  count;
  cost;
  longPoll;
  $retryLog = {
    acquisitionDelay: 0
  };
  constructor(delay2, count, cost, longPoll) {
    this.delay = delay2, this.count = count, this.cost = cost, this.longPoll = longPoll;
  }
  getRetryCount() {
    return this.count;
  }
  getRetryDelay() {
    return Math.min(2e4, this.delay);
  }
  getRetryCost() {
    return this.cost;
  }
  isLongPoll() {
    return this.longPoll;
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/config.js
var RETRY_MODES;
(function(RETRY_MODES2) {
  RETRY_MODES2.STANDARD = "standard", RETRY_MODES2.ADAPTIVE = "adaptive";
})(RETRY_MODES || (RETRY_MODES = {}));
var DEFAULT_MAX_ATTEMPTS = 3, DEFAULT_RETRY_MODE = RETRY_MODES.STANDARD;

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/StandardRetryStrategy.js
var refusal = {
  incompatible: 1,
  attempts: 2,
  capacity: 3
}, StandardRetryStrategy = class {
  mode = RETRY_MODES.STANDARD;
  retryBackoffStrategy;
  capacity = 500;
  maxAttemptsProvider;
  baseDelay;
  constructor(arg1) {
    typeof arg1 == "number" ? this.maxAttemptsProvider = async () => arg1 : typeof arg1 == "function" ? this.maxAttemptsProvider = arg1 : arg1 && typeof arg1 == "object" && (this.maxAttemptsProvider = async () => arg1.maxAttempts, this.baseDelay = arg1.baseDelay, this.retryBackoffStrategy = arg1.backoff), this.maxAttemptsProvider ??= async () => DEFAULT_MAX_ATTEMPTS, this.baseDelay ??= Retry.delay(), this.retryBackoffStrategy ??= new DefaultRetryBackoffStrategy();
  }
  async acquireInitialRetryToken(retryTokenScope) {
    return new DefaultRetryToken(Retry.delay(), 0, void 0, retryTokenScope.includes(":longpoll"));
  }
  async refreshRetryTokenForRetry(token, errorInfo) {
    let maxAttempts = await this.getMaxAttempts(), retryCode = this.retryCode(token, errorInfo, maxAttempts), shouldRetry = retryCode === 0, isLongPoll = token.isLongPoll?.();
    if (shouldRetry || isLongPoll) {
      let errorType = errorInfo.errorType;
      this.retryBackoffStrategy.setDelayBase(errorType === "THROTTLING" ? Retry.throttlingDelay() : this.baseDelay);
      let delayFromErrorType = this.retryBackoffStrategy.computeNextBackoffDelay(token.getRetryCount()), retryDelay = delayFromErrorType;
      if (errorInfo.retryAfterHint instanceof Date && (retryDelay = Math.max(delayFromErrorType, Math.min(errorInfo.retryAfterHint.getTime() - Date.now(), delayFromErrorType + 5e3))), shouldRetry) {
        let capacityCost = this.getCapacityCost(errorType);
        this.capacity -= capacityCost;
        let nextToken = new DefaultRetryToken(0, token.getRetryCount() + 1, capacityCost, token.isLongPoll?.() ?? !1);
        return await new Promise((r3) => setTimeout(r3, retryDelay)), nextToken.$retryLog.acquisitionDelay = retryDelay, nextToken;
      } else {
        let longPollBackoff = retryCode === refusal.capacity && isLongPoll ? retryDelay : 0;
        longPollBackoff > 0 && await new Promise((r3) => setTimeout(r3, longPollBackoff));
      }
    }
    throw new Error("No retry token available");
  }
  recordSuccess(token) {
    this.capacity = Math.min(500, this.capacity + (token.getRetryCost() ?? 1));
  }
  getCapacity() {
    return this.capacity;
  }
  async maxAttempts() {
    return this.maxAttemptsProvider();
  }
  async getMaxAttempts() {
    try {
      return await this.maxAttemptsProvider();
    } catch {
      return console.warn(`Max attempts provider could not resolve. Using default of ${DEFAULT_MAX_ATTEMPTS}`), DEFAULT_MAX_ATTEMPTS;
    }
  }
  retryCode(tokenToRenew, errorInfo, maxAttempts) {
    let attempts = tokenToRenew.getRetryCount() + 1, retryableStatus = this.isRetryableError(errorInfo.errorType) ? 0 : refusal.incompatible, attemptStatus = attempts < maxAttempts ? 0 : refusal.attempts, capacityStatus = this.capacity >= this.getCapacityCost(errorInfo.errorType) ? 0 : refusal.capacity;
    return retryableStatus || attemptStatus || capacityStatus;
  }
  getCapacityCost(errorType) {
    return errorType === Retry.modifiedCostType() ? Retry.throttlingCost() : Retry.cost();
  }
  isRetryableError(errorType) {
    return errorType === "THROTTLING" || errorType === "TRANSIENT";
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js
var AdaptiveRetryStrategy = class {
  mode = RETRY_MODES.ADAPTIVE;
  rateLimiter;
  standardRetryStrategy;
  constructor(maxAttemptsProvider, options) {
    let { rateLimiter } = options ?? {};
    this.rateLimiter = rateLimiter ?? new DefaultRateLimiter(), this.standardRetryStrategy = options ? new StandardRetryStrategy({
      maxAttempts: typeof maxAttemptsProvider == "number" ? maxAttemptsProvider : 3,
      ...options
    }) : new StandardRetryStrategy(maxAttemptsProvider);
  }
  async acquireInitialRetryToken(retryTokenScope) {
    let token = await this.standardRetryStrategy.acquireInitialRetryToken(retryTokenScope);
    return await this.rateLimiter.getSendToken(), token;
  }
  async refreshRetryTokenForRetry(tokenToRenew, errorInfo) {
    this.rateLimiter.updateClientSendingRate(errorInfo);
    let token = await this.standardRetryStrategy.refreshRetryTokenForRetry(tokenToRenew, errorInfo);
    return await this.rateLimiter.getSendToken(), token;
  }
  recordSuccess(token) {
    this.rateLimiter.updateClientSendingRate({}), this.standardRetryStrategy.recordSuccess(token);
  }
  async maxAttemptsProvider() {
    return this.standardRetryStrategy.maxAttempts();
  }
};

// node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/configurations.js
var ENV_MAX_ATTEMPTS = "AWS_MAX_ATTEMPTS", CONFIG_MAX_ATTEMPTS = "max_attempts", NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => {
    let value = env2[ENV_MAX_ATTEMPTS];
    if (!value)
      return;
    let maxAttempt = parseInt(value);
    if (Number.isNaN(maxAttempt))
      throw new Error(`Environment variable ${ENV_MAX_ATTEMPTS} mast be a number, got "${value}"`);
    return maxAttempt;
  },
  configFileSelector: (profile) => {
    let value = profile[CONFIG_MAX_ATTEMPTS];
    if (!value)
      return;
    let maxAttempt = parseInt(value);
    if (Number.isNaN(maxAttempt))
      throw new Error(`Shared config file entry ${CONFIG_MAX_ATTEMPTS} mast be a number, got "${value}"`);
    return maxAttempt;
  },
  default: DEFAULT_MAX_ATTEMPTS
}, resolveRetryConfig = (input, defaults) => {
  let { retryStrategy, retryMode } = input, { defaultMaxAttempts = DEFAULT_MAX_ATTEMPTS, defaultBaseDelay = Retry.delay() } = defaults ?? {}, maxAttemptsProvider = normalizeProvider(input.maxAttempts ?? defaultMaxAttempts), controller = retryStrategy ? Promise.resolve(retryStrategy) : void 0, getDefault = async () => {
    let maxAttempts = await maxAttemptsProvider();
    return await normalizeProvider(retryMode)() === RETRY_MODES.ADAPTIVE ? new AdaptiveRetryStrategy(maxAttemptsProvider, {
      maxAttempts,
      baseDelay: defaultBaseDelay
    }) : new StandardRetryStrategy({
      maxAttempts,
      baseDelay: defaultBaseDelay
    });
  };
  return Object.assign(input, {
    maxAttempts: maxAttemptsProvider,
    retryStrategy: () => controller ??= getDefault()
  });
}, ENV_RETRY_MODE = "AWS_RETRY_MODE", CONFIG_RETRY_MODE = "retry_mode", NODE_RETRY_MODE_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => env2[ENV_RETRY_MODE],
  configFileSelector: (profile) => profile[CONFIG_RETRY_MODE],
  default: DEFAULT_RETRY_MODE
};

// node_modules/@smithy/core/dist-es/submodules/retry/index.js
var retryMiddleware = bindRetryMiddleware(isStreamingPayload), getRetryPlugin = bindGetRetryPlugin(isStreamingPayload);

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/check-features.js
var ACCOUNT_ID_ENDPOINT_REGEX = /\d{12}\.ddb/;
async function checkFeatures(context, config, args) {
  if (args.request?.headers?.["smithy-protocol"] === "rpc-v2-cbor" && setFeature(context, "PROTOCOL_RPC_V2_CBOR", "M"), typeof config.retryStrategy == "function") {
    let retryStrategy = await config.retryStrategy();
    if (typeof retryStrategy.mode == "string")
      switch (retryStrategy.mode) {
        case RETRY_MODES.ADAPTIVE:
          setFeature(context, "RETRY_MODE_ADAPTIVE", "F");
          break;
        case RETRY_MODES.STANDARD:
          setFeature(context, "RETRY_MODE_STANDARD", "E");
          break;
      }
  }
  if (typeof config.accountIdEndpointMode == "function") {
    let endpointV2 = context.endpointV2;
    switch (String(endpointV2?.url?.hostname).match(ACCOUNT_ID_ENDPOINT_REGEX) && setFeature(context, "ACCOUNT_ID_ENDPOINT", "O"), await config.accountIdEndpointMode?.()) {
      case "disabled":
        setFeature(context, "ACCOUNT_ID_MODE_DISABLED", "Q");
        break;
      case "preferred":
        setFeature(context, "ACCOUNT_ID_MODE_PREFERRED", "P");
        break;
      case "required":
        setFeature(context, "ACCOUNT_ID_MODE_REQUIRED", "R");
        break;
    }
  }
  let identity = context.__smithy_context?.selectedHttpAuthScheme?.identity;
  if (identity?.$source) {
    let credentials = identity;
    credentials.accountId && setFeature(context, "RESOLVED_ACCOUNT_ID", "T");
    for (let [key, value] of Object.entries(credentials.$source ?? {}))
      setFeature(context, key, value);
  }
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/constants.js
var USER_AGENT = "user-agent", X_AMZ_USER_AGENT = "x-amz-user-agent";
var UA_NAME_ESCAPE_REGEX = /[^!$%&'*+\-.^_`|~\w]/g, UA_VALUE_ESCAPE_REGEX = /[^!$%&'*+\-.^_`|~\w#]/g;

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/encode-features.js
function encodeFeatures(features) {
  let buffer = "";
  for (let key in features) {
    let val = features[key];
    if (buffer.length + val.length + 1 <= 1024) {
      buffer.length ? buffer += "," + val : buffer += val;
      continue;
    }
    break;
  }
  return buffer;
}

// node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/user-agent-middleware.js
var userAgentMiddleware = (options) => (next, context) => async (args) => {
  let { request: request3 } = args;
  if (!HttpRequest.isInstance(request3))
    return next(args);
  let { headers } = request3, userAgent = context?.userAgent?.map(escapeUserAgent) || [], defaultUserAgent2 = (await options.defaultUserAgentProvider()).map(escapeUserAgent);
  await checkFeatures(context, options, args);
  let awsContext = context;
  defaultUserAgent2.push(`m/${encodeFeatures(Object.assign({}, context.__smithy_context?.features, awsContext.__aws_sdk_context?.features))}`);
  let customUserAgent = options?.customUserAgent?.map(escapeUserAgent) || [], appId = await options.userAgentAppId();
  appId && defaultUserAgent2.push(escapeUserAgent(["app", `${appId}`]));
  let prefix = getUserAgentPrefix(), sdkUserAgentValue = (prefix ? [prefix] : []).concat([...defaultUserAgent2, ...userAgent, ...customUserAgent]).join(" "), normalUAValue = [
    ...defaultUserAgent2.filter((section) => section.startsWith("aws-sdk-")),
    ...customUserAgent
  ].join(" ");
  return options.runtime !== "browser" ? (normalUAValue && (headers[X_AMZ_USER_AGENT] = headers[X_AMZ_USER_AGENT] ? `${headers[USER_AGENT]} ${normalUAValue}` : normalUAValue), headers[USER_AGENT] = sdkUserAgentValue) : headers[X_AMZ_USER_AGENT] = sdkUserAgentValue, next({
    ...args,
    request: request3
  });
}, escapeUserAgent = (userAgentPair) => {
  let name = userAgentPair[0].split("/").map((part) => part.replace(UA_NAME_ESCAPE_REGEX, "-")).join("/"), version = userAgentPair[1]?.replace(UA_VALUE_ESCAPE_REGEX, "-"), prefixSeparatorIndex = name.indexOf("/"), prefix = name.substring(0, prefixSeparatorIndex), uaName = name.substring(prefixSeparatorIndex + 1);
  return prefix === "api" && (uaName = uaName.toLowerCase()), [prefix, uaName, version].filter((item) => item && item.length > 0).reduce((acc, item, index) => {
    switch (index) {
      case 0:
        return item;
      case 1:
        return `${acc}/${item}`;
      default:
        return `${acc}#${item}`;
    }
  }, "");
}, getUserAgentMiddlewareOptions = {
  name: "getUserAgentMiddleware",
  step: "build",
  priority: "low",
  tags: ["SET_USER_AGENT", "USER_AGENT"],
  override: !0
}, getUserAgentPlugin = (config) => ({
  applyToStack: (clientStack) => {
    clientStack.add(userAgentMiddleware(config), getUserAgentMiddlewareOptions);
  }
});

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/defaultUserAgent.js
var import_node_os3 = require("node:os"), import_node_process2 = require("node:process");

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/getRuntimeUserAgentPair.js
var import_node_process = require("node:process"), getRuntimeUserAgentPair = () => {
  let runtimesToCheck = ["deno", "bun", "llrt"];
  for (let runtime of runtimesToCheck)
    if (import_node_process.versions[runtime])
      return [`md/${runtime}`, import_node_process.versions[runtime]];
  return ["md/nodejs", import_node_process.versions.node];
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/crt-availability.js
var crtAvailability = {
  isCrtAvailable: !1
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/is-crt-available.js
var isCrtAvailable = () => crtAvailability.isCrtAvailable ? ["md/crt-avail"] : null;

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/defaultUserAgent.js
var createDefaultUserAgentProvider = ({ serviceId, clientVersion }) => {
  let runtimeUserAgentPair = getRuntimeUserAgentPair();
  return async (config) => {
    let sections = [
      ["aws-sdk-js", clientVersion],
      ["ua", "2.1"],
      [`os/${(0, import_node_os3.platform)()}`, (0, import_node_os3.release)()],
      ["lang/js"],
      runtimeUserAgentPair
    ], crtAvailable = isCrtAvailable();
    crtAvailable && sections.push(crtAvailable), serviceId && sections.push([`api/${serviceId}`, clientVersion]), import_node_process2.env.AWS_EXECUTION_ENV && sections.push([`exec-env/${import_node_process2.env.AWS_EXECUTION_ENV}`]);
    let appId = await config?.userAgentAppId?.();
    return appId ? [...sections, [`app/${appId}`]] : [...sections];
  };
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/nodeAppIdConfigOptions.js
var UA_APP_ID_ENV_NAME = "AWS_SDK_UA_APP_ID", UA_APP_ID_INI_NAME = "sdk_ua_app_id", UA_APP_ID_INI_NAME_DEPRECATED = "sdk-ua-app-id", NODE_APP_ID_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => env2[UA_APP_ID_ENV_NAME],
  configFileSelector: (profile) => profile[UA_APP_ID_INI_NAME] ?? profile[UA_APP_ID_INI_NAME_DEPRECATED],
  default: DEFAULT_UA_APP_ID
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/isVirtualHostableS3Bucket.js
var isVirtualHostableS3Bucket = (value, allowSubDomains = !1) => {
  if (allowSubDomains) {
    for (let label of value.split("."))
      if (!isVirtualHostableS3Bucket(label))
        return !1;
    return !0;
  }
  return !(!isValidHostLabel(value) || value.length < 3 || value.length > 63 || value !== value.toLowerCase() || isIpAddress(value));
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/parseArn.js
var parseArn = (value) => {
  let segments = value.split(":");
  if (segments.length < 6)
    return null;
  let [arn, partition2, service, region, accountId, ...resourcePath] = segments;
  if (arn !== "arn" || partition2 === "" || service === "" || resourcePath.join(":") === "")
    return null;
  let resourceId = resourcePath.map((resource) => resource.split("/")).flat();
  return {
    partition: partition2,
    service,
    region,
    accountId,
    resourceId
  };
};

// node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/aws.js
var awsEndpointFunctions = {
  isVirtualHostableS3Bucket,
  parseArn,
  partition
};
customEndpointFunctions.aws = awsEndpointFunctions;

// node_modules/@aws-sdk/core/dist-es/submodules/client/region-config-resolver/extensions.js
var getAwsRegionExtensionConfiguration = (runtimeConfig) => ({
  setRegion(region) {
    runtimeConfig.region = region;
  },
  region() {
    return runtimeConfig.region;
  }
}), resolveAwsRegionExtensionConfiguration = (awsRegionExtensionConfiguration) => ({
  region: awsRegionExtensionConfiguration.region()
});

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getDateHeader.js
var getDateHeader = (response) => HttpResponse.isInstance(response) ? response.headers?.date ?? response.headers?.Date : void 0, getAgeHeader = (response) => HttpResponse.isInstance(response) ? response.headers?.age ?? response.headers?.Age : void 0;

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getSkewCorrectedDate.js
var getSkewCorrectedDate = (systemClockOffset) => new Date(Date.now() + systemClockOffset);

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getUpdatedSystemClockOffset.js
var getUpdatedSystemClockOffset = (clockTime, currentSystemClockOffset, timeRequestSent, ageHeader) => {
  if (ageHeader !== void 0)
    return currentSystemClockOffset;
  let serverTime = Date.parse(clockTime);
  if (Number.isNaN(serverTime))
    return currentSystemClockOffset;
  let timeResponseReceived = Date.now();
  return timeRequestSent !== void 0 && timeResponseReceived - timeRequestSent > 9e5 ? currentSystemClockOffset : serverTime - timeResponseReceived;
};

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/AwsSdkSigV4Signer.js
var throwSigningPropertyError = (name, property) => {
  if (!property)
    throw new Error(`Property \`${name}\` is not resolved for AWS SDK SigV4Auth`);
  return property;
}, hasEventStreamOutput = (signingProperties) => signingProperties.context?.[SMITHY_CONTEXT_KEY]?.eventStream?.output === !0, validateSigningProperties = async (signingProperties) => {
  let context = throwSigningPropertyError("context", signingProperties.context), config = throwSigningPropertyError("config", signingProperties.config), authScheme = context.endpointV2?.properties?.authSchemes?.[0], signer = await throwSigningPropertyError("signer", config.signer)(authScheme), signingRegion = signingProperties?.signingRegion, signingRegionSet = signingProperties?.signingRegionSet, signingName = signingProperties?.signingName;
  return {
    config,
    signer,
    signingRegion,
    signingRegionSet,
    signingName
  };
}, AwsSdkSigV4Signer = class {
  async sign(httpRequest, identity, signingProperties) {
    if (!HttpRequest.isInstance(httpRequest))
      throw new Error("The request is not an instance of `HttpRequest` and cannot be signed");
    let validatedProps = await validateSigningProperties(signingProperties), { config, signer } = validatedProps, { signingRegion, signingName } = validatedProps, handlerExecutionContext = signingProperties.context;
    if (handlerExecutionContext?.authSchemes?.length ?? !1) {
      let [first, second] = handlerExecutionContext.authSchemes;
      first?.name === "sigv4a" && second?.name === "sigv4" && (signingRegion = second?.signingRegion ?? signingRegion, signingName = second?.signingName ?? signingName);
    }
    let noSkewCorrection = await config.disableClockSkewCorrection?.() === !0;
    signingProperties._disableClockSkewCorrection = noSkewCorrection;
    let skipSkewSampling = noSkewCorrection || hasEventStreamOutput(signingProperties);
    return signingProperties._skipClockSkewSampling = skipSkewSampling, skipSkewSampling || (signingProperties._preRequestSystemClockOffset = config.systemClockOffset, signingProperties._requestSentAt = Date.now()), await signer.sign(httpRequest, {
      signingDate: noSkewCorrection ? /* @__PURE__ */ new Date() : getSkewCorrectedDate(config.systemClockOffset),
      signingRegion,
      signingService: signingName
    });
  }
  errorHandler(signingProperties) {
    return (error) => {
      let errorException = error;
      if (!signingProperties._skipClockSkewSampling && !signingProperties._disableClockSkewCorrection) {
        let serverTime = errorException.ServerTime ?? getDateHeader(errorException.$response);
        if (serverTime) {
          let config = throwSigningPropertyError("config", signingProperties.config), preRequestOffset = signingProperties._preRequestSystemClockOffset, timeRequestSent = signingProperties._requestSentAt, ageHeader = getAgeHeader(errorException.$response), newOffset = getUpdatedSystemClockOffset(serverTime, config.systemClockOffset, timeRequestSent, ageHeader);
          config.systemClockOffset = newOffset, Math.abs(newOffset) >= 24e4 && (newOffset !== preRequestOffset || preRequestOffset !== void 0 && preRequestOffset !== newOffset) && errorException.$metadata && (errorException.$metadata.clockSkewCorrected = !0);
        }
      }
      throw error;
    };
  }
  successHandler(httpResponse, signingProperties) {
    if (signingProperties._skipClockSkewSampling || signingProperties._disableClockSkewCorrection)
      return;
    let dateHeader = getDateHeader(httpResponse);
    if (dateHeader) {
      let config = throwSigningPropertyError("config", signingProperties.config), timeRequestSent = signingProperties._requestSentAt, ageHeader = getAgeHeader(httpResponse);
      config.systemClockOffset = getUpdatedSystemClockOffset(dateHeader, config.systemClockOffset, timeRequestSent, ageHeader);
    }
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getArrayForCommaSeparatedString.js
var getArrayForCommaSeparatedString = (str) => typeof str == "string" && str.length > 0 ? str.split(",").map((item) => item.trim()) : [];

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getBearerTokenEnvKey.js
var getBearerTokenEnvKey = (signingName) => `AWS_BEARER_TOKEN_${signingName.replace(/[\s-]/g, "_").toUpperCase()}`;

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/NODE_AUTH_SCHEME_PREFERENCE_OPTIONS.js
var NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY = "AWS_AUTH_SCHEME_PREFERENCE", NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY = "auth_scheme_preference", NODE_AUTH_SCHEME_PREFERENCE_OPTIONS = {
  environmentVariableSelector: (env2, options) => {
    if (options?.signingName && getBearerTokenEnvKey(options.signingName) in env2)
      return ["httpBearerAuth"];
    if (NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY in env2)
      return getArrayForCommaSeparatedString(env2[NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY]);
  },
  configFileSelector: (profile) => {
    if (NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY in profile)
      return getArrayForCommaSeparatedString(profile[NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY]);
  },
  default: []
};

// node_modules/@smithy/signature-v4/dist-es/HeaderFormatter.js
var HeaderFormatter = class {
  format(headers) {
    let chunks = [];
    for (let headerName in headers) {
      if (!hasOwn(headers, headerName))
        continue;
      let bytes = fromUtf8(headerName);
      chunks.push(Uint8Array.from([bytes.byteLength]), bytes, this.formatHeaderValue(headers[headerName]));
    }
    let out = new Uint8Array(chunks.reduce((carry, bytes) => carry + bytes.byteLength, 0)), position = 0;
    for (let chunk of chunks)
      out.set(chunk, position), position += chunk.byteLength;
    return out;
  }
  formatHeaderValue(header) {
    switch (header.type) {
      case "boolean":
        return Uint8Array.from([header.value ? 0 : 1]);
      case "byte":
        return Uint8Array.from([2, header.value]);
      case "short":
        let shortView = new DataView(new ArrayBuffer(3));
        return shortView.setUint8(0, 3), shortView.setInt16(1, header.value, !1), new Uint8Array(shortView.buffer);
      case "integer":
        let intView = new DataView(new ArrayBuffer(5));
        return intView.setUint8(0, 4), intView.setInt32(1, header.value, !1), new Uint8Array(intView.buffer);
      case "long":
        let longBytes = new Uint8Array(9);
        return longBytes[0] = 5, longBytes.set(header.value.bytes, 1), longBytes;
      case "binary":
        let binView = new DataView(new ArrayBuffer(3 + header.value.byteLength));
        binView.setUint8(0, 6), binView.setUint16(1, header.value.byteLength, !1);
        let binBytes = new Uint8Array(binView.buffer);
        return binBytes.set(header.value, 3), binBytes;
      case "string":
        let utf8Bytes = fromUtf8(header.value), strView = new DataView(new ArrayBuffer(3 + utf8Bytes.byteLength));
        strView.setUint8(0, 7), strView.setUint16(1, utf8Bytes.byteLength, !1);
        let strBytes = new Uint8Array(strView.buffer);
        return strBytes.set(utf8Bytes, 3), strBytes;
      case "timestamp":
        let tsBytes = new Uint8Array(9);
        return tsBytes[0] = 8, tsBytes.set(Int64.fromNumber(header.value.valueOf()).bytes, 1), tsBytes;
      case "uuid":
        if (!UUID_PATTERN.test(header.value))
          throw new Error(`Invalid UUID received: ${header.value}`);
        let uuidBytes = new Uint8Array(17);
        return uuidBytes[0] = 9, uuidBytes.set(fromHex(header.value.replace(/-/g, "")), 1), uuidBytes;
    }
  }
}, HEADER_VALUE_TYPE;
(function(HEADER_VALUE_TYPE2) {
  HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.boolTrue = 0] = "boolTrue", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.boolFalse = 1] = "boolFalse", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.byte = 2] = "byte", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.short = 3] = "short", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.integer = 4] = "integer", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.long = 5] = "long", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.byteArray = 6] = "byteArray", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.string = 7] = "string", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.timestamp = 8] = "timestamp", HEADER_VALUE_TYPE2[HEADER_VALUE_TYPE2.uuid = 9] = "uuid";
})(HEADER_VALUE_TYPE || (HEADER_VALUE_TYPE = {}));
var UUID_PATTERN = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/, Int64 = class _Int64 {
  bytes;
  constructor(bytes) {
    if (this.bytes = bytes, bytes.byteLength !== 8)
      throw new Error("Int64 buffers must be exactly 8 bytes");
  }
  static fromNumber(number) {
    if (number > 9223372036854776e3 || number < -9223372036854776e3)
      throw new Error(`${number} is too large (or, if negative, too small) to represent as an Int64`);
    let bytes = new Uint8Array(8);
    for (let i3 = 7, remaining = Math.abs(Math.round(number)); i3 > -1 && remaining > 0; i3--, remaining /= 256)
      bytes[i3] = remaining;
    return number < 0 && negate(bytes), new _Int64(bytes);
  }
  valueOf() {
    let bytes = this.bytes.slice(0), negative = bytes[0] & 128;
    return negative && negate(bytes), parseInt(toHex(bytes), 16) * (negative ? -1 : 1);
  }
  toString() {
    return String(this.valueOf());
  }
};
function negate(bytes) {
  for (let i3 = 0; i3 < 8; i3++)
    bytes[i3] ^= 255;
  for (let i3 = 7; i3 > -1 && (bytes[i3]++, bytes[i3] === 0); i3--)
    ;
}

// node_modules/@smithy/signature-v4/dist-es/constants.js
var ALGORITHM_QUERY_PARAM = "X-Amz-Algorithm", CREDENTIAL_QUERY_PARAM = "X-Amz-Credential", AMZ_DATE_QUERY_PARAM = "X-Amz-Date", SIGNED_HEADERS_QUERY_PARAM = "X-Amz-SignedHeaders", EXPIRES_QUERY_PARAM = "X-Amz-Expires", SIGNATURE_QUERY_PARAM = "X-Amz-Signature", TOKEN_QUERY_PARAM = "X-Amz-Security-Token";
var AUTH_HEADER = "authorization", AMZ_DATE_HEADER = AMZ_DATE_QUERY_PARAM.toLowerCase(), DATE_HEADER = "date", GENERATED_HEADERS = [AUTH_HEADER, AMZ_DATE_HEADER, DATE_HEADER], SIGNATURE_HEADER = SIGNATURE_QUERY_PARAM.toLowerCase(), SHA256_HEADER = "x-amz-content-sha256", TOKEN_HEADER = TOKEN_QUERY_PARAM.toLowerCase();
var ALWAYS_UNSIGNABLE_HEADERS = {
  authorization: !0,
  "cache-control": !0,
  connection: !0,
  expect: !0,
  from: !0,
  "keep-alive": !0,
  "max-forwards": !0,
  pragma: !0,
  referer: !0,
  te: !0,
  trailer: !0,
  "transfer-encoding": !0,
  upgrade: !0,
  "user-agent": !0,
  "x-amzn-trace-id": !0
}, PROXY_HEADER_PATTERN = /^proxy-/, SEC_HEADER_PATTERN = /^sec-/;
var ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256";
var EVENT_ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256-PAYLOAD", UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD", MAX_CACHE_SIZE = 50, KEY_TYPE_IDENTIFIER = "aws4_request", MAX_PRESIGNED_TTL = 3600 * 24 * 7;

// node_modules/@smithy/signature-v4/dist-es/getCanonicalQuery.js
var getCanonicalQuery = ({ query = {} }) => {
  let keys = [], serialized = {};
  for (let key in query) {
    if (!hasOwn(query, key) || key.toLowerCase() === SIGNATURE_HEADER)
      continue;
    let encodedKey = escapeUri(key);
    keys.push(encodedKey);
    let value = query[key];
    typeof value == "string" ? serialized[encodedKey] = `${encodedKey}=${escapeUri(value)}` : Array.isArray(value) && (serialized[encodedKey] = value.slice(0).reduce((encoded, value2) => encoded.concat([`${encodedKey}=${escapeUri(value2)}`]), []).sort().join("&"));
  }
  return keys.sort().map((key) => serialized[key]).filter((serialized2) => serialized2).join("&");
};

// node_modules/@smithy/signature-v4/dist-es/utilDate.js
var iso8601 = (time2) => toDate(time2).toISOString().replace(/\.\d{3}Z$/, "Z"), toDate = (time2) => typeof time2 == "number" ? new Date(time2 * 1e3) : typeof time2 == "string" ? Number(time2) ? new Date(Number(time2) * 1e3) : new Date(time2) : time2;

// node_modules/@smithy/signature-v4/dist-es/SignatureV4Base.js
var SignatureV4Base = class {
  service;
  regionProvider;
  credentialProvider;
  sha256;
  uriEscapePath;
  applyChecksum;
  constructor({ applyChecksum, credentials, region, service, sha256, uriEscapePath = !0 }) {
    this.service = service, this.sha256 = sha256, this.uriEscapePath = uriEscapePath, this.applyChecksum = typeof applyChecksum == "boolean" ? applyChecksum : !0, this.regionProvider = normalizeProvider(region), this.credentialProvider = normalizeProvider(credentials);
  }
  createCanonicalRequest(request3, canonicalHeaders, payloadHash) {
    let sortedHeaders = Object.keys(canonicalHeaders).sort();
    return `${request3.method}
${this.getCanonicalPath(request3)}
${getCanonicalQuery(request3)}
${sortedHeaders.map((name) => `${name}:${canonicalHeaders[name]}`).join(`
`)}

${sortedHeaders.join(";")}
${payloadHash}`;
  }
  async createStringToSign(longDate, credentialScope, canonicalRequest, algorithmIdentifier) {
    let hash = new this.sha256();
    hash.update(toUint8Array(canonicalRequest));
    let hashedRequest = await hash.digest();
    return `${algorithmIdentifier}
${longDate}
${credentialScope}
${toHex(hashedRequest)}`;
  }
  getCanonicalPath({ path }) {
    if (this.uriEscapePath) {
      let normalizedPathSegments = [];
      for (let pathSegment of path.split("/"))
        pathSegment?.length !== 0 && pathSegment !== "." && (pathSegment === ".." ? normalizedPathSegments.pop() : normalizedPathSegments.push(pathSegment));
      let normalizedPath = `${path?.startsWith("/") ? "/" : ""}${normalizedPathSegments.join("/")}${normalizedPathSegments.length > 0 && path?.endsWith("/") ? "/" : ""}`;
      return escapeUri(normalizedPath).replace(/%2F/g, "/");
    }
    return path;
  }
  validateResolvedCredentials(credentials) {
    if (typeof credentials != "object" || typeof credentials.accessKeyId != "string" || typeof credentials.secretAccessKey != "string")
      throw new Error("Resolved credential object is not valid");
  }
  formatDate(now) {
    let longDate = iso8601(now).replace(/[-:]/g, "");
    return {
      longDate,
      shortDate: longDate.slice(0, 8)
    };
  }
  getCanonicalHeaderList(headers) {
    return Object.keys(headers).sort().join(";");
  }
};

// node_modules/@smithy/signature-v4/dist-es/credentialDerivation.js
var signingKeyCache = {}, cacheQueue = [], createScope = (shortDate, region, service) => `${shortDate}/${region}/${service}/${KEY_TYPE_IDENTIFIER}`, getSigningKey = async (sha256Constructor, credentials, shortDate, region, service) => {
  let credsHash = await hmac(sha256Constructor, credentials.secretAccessKey, credentials.accessKeyId), cacheKey = `${shortDate}:${region}:${service}:${toHex(credsHash)}:${credentials.sessionToken}`;
  if (cacheKey in signingKeyCache)
    return signingKeyCache[cacheKey];
  for (cacheQueue.push(cacheKey); cacheQueue.length > MAX_CACHE_SIZE; )
    delete signingKeyCache[cacheQueue.shift()];
  let key = `AWS4${credentials.secretAccessKey}`;
  for (let signable of [shortDate, region, service, KEY_TYPE_IDENTIFIER])
    key = await hmac(sha256Constructor, key, signable);
  return signingKeyCache[cacheKey] = key;
};
var hmac = (ctor, secret, data) => {
  let hash = new ctor(secret);
  return hash.update(toUint8Array(data)), hash.digest();
};

// node_modules/@smithy/signature-v4/dist-es/getCanonicalHeaders.js
var getCanonicalHeaders = ({ headers }, unsignableHeaders, signableHeaders) => {
  let canonical = {};
  for (let headerName of Object.keys(headers).sort()) {
    if (headers[headerName] == null)
      continue;
    let canonicalHeaderName = headerName.toLowerCase();
    (hasOwn(ALWAYS_UNSIGNABLE_HEADERS, canonicalHeaderName) || unsignableHeaders?.has(canonicalHeaderName) || PROXY_HEADER_PATTERN.test(canonicalHeaderName) || SEC_HEADER_PATTERN.test(canonicalHeaderName)) && (!signableHeaders || signableHeaders && !signableHeaders.has(canonicalHeaderName)) || (canonicalHeaderName === "__proto__" && writeKey(canonical), canonical[canonicalHeaderName] = headers[headerName].replace(/[\r\n]/g, " ").replace(/[ \t]+/g, " ").replace(/^ | $/g, ""));
  }
  return canonical;
};

// node_modules/@smithy/signature-v4/dist-es/getPayloadHash.js
var getPayloadHash = async ({ headers, body }, hashConstructor) => {
  for (let headerName in headers)
    if (hasOwn(headers, headerName) && headerName.toLowerCase() === SHA256_HEADER)
      return headers[headerName];
  if (body == null)
    return "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  if (typeof body == "string" || ArrayBuffer.isView(body) || isArrayBuffer(body)) {
    let hashCtor = new hashConstructor();
    return hashCtor.update(toUint8Array(body)), toHex(await hashCtor.digest());
  }
  return UNSIGNED_PAYLOAD;
};

// node_modules/@smithy/signature-v4/dist-es/headerUtil.js
var hasHeader = (soughtHeader, headers) => {
  soughtHeader = soughtHeader.toLowerCase();
  for (let headerName in headers)
    if (hasOwn(headers, headerName) && soughtHeader === headerName.toLowerCase())
      return !0;
  return !1;
};

// node_modules/@smithy/signature-v4/dist-es/moveHeadersToQuery.js
var moveHeadersToQuery = (request3, options = {}) => {
  let { headers, query = {} } = HttpRequest.clone(request3);
  for (let name in headers) {
    if (!hasOwn(headers, name))
      continue;
    let lname = name.toLowerCase();
    (lname.slice(0, 6) === "x-amz-" && !options.unhoistableHeaders?.has(lname) || options.hoistableHeaders?.has(lname)) && (query[name] = headers[name], delete headers[name]);
  }
  return {
    ...request3,
    headers,
    query
  };
};

// node_modules/@smithy/signature-v4/dist-es/prepareRequest.js
var prepareRequest = (request3) => {
  request3 = HttpRequest.clone(request3);
  for (let headerName in request3.headers)
    hasOwn(request3.headers, headerName) && GENERATED_HEADERS.indexOf(headerName.toLowerCase()) > -1 && delete request3.headers[headerName];
  return request3;
};

// node_modules/@smithy/signature-v4/dist-es/SignatureV4.js
var SignatureV4 = class extends SignatureV4Base {
  headerFormatter = new HeaderFormatter();
  constructor({ applyChecksum, credentials, region, service, sha256, uriEscapePath = !0 }) {
    super({
      applyChecksum,
      credentials,
      region,
      service,
      sha256,
      uriEscapePath
    });
  }
  async presign(originalRequest, options = {}) {
    let { signingDate = /* @__PURE__ */ new Date(), expiresIn = 3600, unsignableHeaders, unhoistableHeaders, signableHeaders, hoistableHeaders, signingRegion, signingService } = options, credentials = await this.credentialProvider();
    this.validateResolvedCredentials(credentials);
    let region = signingRegion ?? await this.regionProvider(), { longDate, shortDate } = this.formatDate(signingDate);
    if (expiresIn > MAX_PRESIGNED_TTL)
      return Promise.reject("Signature version 4 presigned URLs must have an expiration date less than one week in the future");
    let scope = createScope(shortDate, region, signingService ?? this.service), request3 = moveHeadersToQuery(prepareRequest(originalRequest), { unhoistableHeaders, hoistableHeaders });
    credentials.sessionToken && (request3.query[TOKEN_QUERY_PARAM] = credentials.sessionToken), request3.query[ALGORITHM_QUERY_PARAM] = ALGORITHM_IDENTIFIER, request3.query[CREDENTIAL_QUERY_PARAM] = `${credentials.accessKeyId}/${scope}`, request3.query[AMZ_DATE_QUERY_PARAM] = longDate, request3.query[EXPIRES_QUERY_PARAM] = expiresIn.toString(10);
    let canonicalHeaders = getCanonicalHeaders(request3, unsignableHeaders, signableHeaders);
    return request3.query[SIGNED_HEADERS_QUERY_PARAM] = this.getCanonicalHeaderList(canonicalHeaders), request3.query[SIGNATURE_QUERY_PARAM] = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request3, canonicalHeaders, await getPayloadHash(originalRequest, this.sha256))), request3;
  }
  async sign(toSign, options) {
    return typeof toSign == "string" ? this.signString(toSign, options) : toSign.headers && toSign.payload ? this.signEvent(toSign, options) : toSign.message ? this.signMessage(toSign, options) : this.signRequest(toSign, options);
  }
  async signEvent({ headers, payload }, { signingDate = /* @__PURE__ */ new Date(), priorSignature, signingRegion, signingService, eventStreamCredentials }) {
    let region = signingRegion ?? await this.regionProvider(), { shortDate, longDate } = this.formatDate(signingDate), scope = createScope(shortDate, region, signingService ?? this.service), hashedPayload = await getPayloadHash({ headers: {}, body: payload }, this.sha256), hash = new this.sha256();
    hash.update(headers);
    let hashedHeaders = toHex(await hash.digest()), stringToSign = [
      EVENT_ALGORITHM_IDENTIFIER,
      longDate,
      scope,
      priorSignature,
      hashedHeaders,
      hashedPayload
    ].join(`
`);
    return this.signString(stringToSign, {
      signingDate,
      signingRegion: region,
      signingService,
      eventStreamCredentials
    });
  }
  async signMessage(signableMessage, { signingDate = /* @__PURE__ */ new Date(), signingRegion, signingService, eventStreamCredentials }) {
    return this.signEvent({
      headers: this.headerFormatter.format(signableMessage.message.headers),
      payload: signableMessage.message.body
    }, {
      signingDate,
      signingRegion,
      signingService,
      priorSignature: signableMessage.priorSignature,
      eventStreamCredentials
    }).then((signature) => ({ message: signableMessage.message, signature }));
  }
  async signString(stringToSign, { signingDate = /* @__PURE__ */ new Date(), signingRegion, signingService, eventStreamCredentials } = {}) {
    let credentials = eventStreamCredentials ?? await this.credentialProvider();
    this.validateResolvedCredentials(credentials);
    let region = signingRegion ?? await this.regionProvider(), { shortDate } = this.formatDate(signingDate), hash = new this.sha256(await this.getSigningKey(credentials, region, shortDate, signingService));
    return hash.update(toUint8Array(stringToSign)), toHex(await hash.digest());
  }
  async signRequest(requestToSign, { signingDate = /* @__PURE__ */ new Date(), signableHeaders, unsignableHeaders, signingRegion, signingService } = {}) {
    let credentials = await this.credentialProvider();
    this.validateResolvedCredentials(credentials);
    let region = signingRegion ?? await this.regionProvider(), request3 = prepareRequest(requestToSign), { longDate, shortDate } = this.formatDate(signingDate), scope = createScope(shortDate, region, signingService ?? this.service);
    request3.headers[AMZ_DATE_HEADER] = longDate, credentials.sessionToken && (request3.headers[TOKEN_HEADER] = credentials.sessionToken);
    let payloadHash = await getPayloadHash(request3, this.sha256);
    !hasHeader(SHA256_HEADER, request3.headers) && this.applyChecksum && (request3.headers[SHA256_HEADER] = payloadHash);
    let canonicalHeaders = getCanonicalHeaders(request3, unsignableHeaders, signableHeaders), signature = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request3, canonicalHeaders, payloadHash));
    return request3.headers[AUTH_HEADER] = `${ALGORITHM_IDENTIFIER} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${this.getCanonicalHeaderList(canonicalHeaders)}, Signature=${signature}`, request3;
  }
  async getSignature(longDate, credentialScope, keyPromise, canonicalRequest) {
    let stringToSign = await this.createStringToSign(longDate, credentialScope, canonicalRequest, ALGORITHM_IDENTIFIER), hash = new this.sha256(await keyPromise);
    return hash.update(toUint8Array(stringToSign)), toHex(await hash.digest());
  }
  getSigningKey(credentials, region, shortDate, service) {
    return getSigningKey(this.sha256, credentials, shortDate, region, service || this.service);
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/resolveAwsSdkSigV4Config.js
var bindResolveAwsSdkSigV4Config = (defaultDisableClockSkewCorrection) => (config) => {
  let inputCredentials = config.credentials, isUserSupplied = !!config.credentials, resolvedCredentials;
  Object.defineProperty(config, "credentials", {
    set(credentials) {
      credentials && credentials !== inputCredentials && credentials !== resolvedCredentials && (isUserSupplied = !0), inputCredentials = credentials;
      let memoizedProvider = normalizeCredentialProvider(config, {
        credentials: inputCredentials,
        credentialDefaultProvider: config.credentialDefaultProvider
      }), boundProvider = bindCallerConfig(config, memoizedProvider);
      if (isUserSupplied && !boundProvider.attributed) {
        let isCredentialObject = typeof inputCredentials == "object" && inputCredentials !== null;
        resolvedCredentials = async (options) => {
          let attributedCreds = await boundProvider(options);
          return isCredentialObject && (!attributedCreds.$source || Object.keys(attributedCreds.$source).length === 0) ? setCredentialFeature(attributedCreds, "CREDENTIALS_CODE", "e") : attributedCreds;
        }, resolvedCredentials.memoized = boundProvider.memoized, resolvedCredentials.configBound = boundProvider.configBound, resolvedCredentials.attributed = !0;
      } else
        resolvedCredentials = boundProvider;
    },
    get() {
      return resolvedCredentials;
    },
    enumerable: !0,
    configurable: !0
  }), config.credentials = inputCredentials;
  let { signingEscapePath = !0, systemClockOffset = config.systemClockOffset || 0, sha256 } = config, signer;
  return config.signer ? signer = normalizeProvider2(config.signer) : config.regionInfoProvider ? signer = () => normalizeProvider2(config.region)().then(async (region) => [
    await config.regionInfoProvider(region, {
      useFipsEndpoint: await config.useFipsEndpoint(),
      useDualstackEndpoint: await config.useDualstackEndpoint()
    }) || {},
    region
  ]).then(([regionInfo, region]) => {
    let { signingRegion, signingService } = regionInfo;
    config.signingRegion = config.signingRegion || signingRegion || region, config.signingName = config.signingName || signingService || config.serviceId;
    let params = {
      ...config,
      credentials: config.credentials,
      region: config.signingRegion,
      service: config.signingName,
      sha256,
      uriEscapePath: signingEscapePath
    }, SignerCtor = config.signerConstructor || SignatureV4;
    return new SignerCtor(params);
  }) : signer = async (authScheme) => {
    authScheme = Object.assign({}, {
      name: "sigv4",
      signingName: config.signingName || config.defaultSigningName,
      signingRegion: await normalizeProvider2(config.region)(),
      properties: {}
    }, authScheme);
    let signingRegion = authScheme.signingRegion, signingService = authScheme.signingName;
    config.signingRegion = config.signingRegion || signingRegion, config.signingName = config.signingName || signingService || config.serviceId;
    let params = {
      ...config,
      credentials: config.credentials,
      region: config.signingRegion,
      service: config.signingName,
      sha256,
      uriEscapePath: signingEscapePath
    }, SignerCtor = config.signerConstructor || SignatureV4;
    return new SignerCtor(params);
  }, Object.assign(config, {
    systemClockOffset,
    signingEscapePath,
    signer,
    disableClockSkewCorrection: normalizeProvider2(config.disableClockSkewCorrection ?? defaultDisableClockSkewCorrection)
  });
};
function normalizeCredentialProvider(config, { credentials, credentialDefaultProvider }) {
  let credentialsProvider;
  return credentials ? credentials?.memoized ? credentialsProvider = credentials : credentialsProvider = memoizeIdentityProvider(credentials, isIdentityExpired, doesIdentityRequireRefresh) : credentialDefaultProvider ? credentialsProvider = normalizeProvider2(credentialDefaultProvider(Object.assign({}, config, {
    parentClientConfig: config
  }))) : credentialsProvider = async () => {
    throw new Error("@aws-sdk/core::resolveAwsSdkSigV4Config - `credentials` not provided and no credentialDefaultProvider was configured.");
  }, credentialsProvider.memoized = !0, credentialsProvider;
}
function bindCallerConfig(config, credentialsProvider) {
  if (credentialsProvider.configBound)
    return credentialsProvider;
  let fn = async (options) => credentialsProvider({ ...options, callerClientConfig: config });
  return fn.memoized = credentialsProvider.memoized, fn.configBound = !0, fn;
}

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/clock-skew-node-config.js
var ENV_DISABLE_CLOCK_SKEW_CORRECTION = "AWS_DISABLE_CLOCK_SKEW_CORRECTION", CONFIG_DISABLE_CLOCK_SKEW_CORRECTION = "disable_clock_skew_correction", NODE_DISABLE_CLOCK_SKEW_CORRECTION_CONFIG_OPTIONS = {
  environmentVariableSelector: (env2) => booleanSelector(env2, ENV_DISABLE_CLOCK_SKEW_CORRECTION, SelectorType.ENV),
  configFileSelector: (profile) => booleanSelector(profile, CONFIG_DISABLE_CLOCK_SKEW_CORRECTION, SelectorType.CONFIG),
  default: !1
};

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/clock-skew-defaults.js
var DEFAULT_DISABLE_CLOCK_SKEW_CORRECTION = loadConfig(NODE_DISABLE_CLOCK_SKEW_CORRECTION_CONFIG_OPTIONS);

// node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/index.js
var resolveAwsSdkSigV4Config = bindResolveAwsSdkSigV4Config(DEFAULT_DISABLE_CLOCK_SKEW_CORRECTION);

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/auth/httpAuthSchemeProvider.js
var defaultElasticBeanstalkHttpAuthSchemeParametersProvider = async (config, context, input) => ({
  operation: getSmithyContext(context).operation,
  region: await normalizeProvider(config.region)() || (() => {
    throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
  })()
});
function createAwsAuthSigv4HttpAuthOption(authParameters) {
  return {
    schemeId: "aws.auth#sigv4",
    signingProperties: {
      name: "elasticbeanstalk",
      region: authParameters.region
    },
    propertiesExtractor: (config, context) => ({
      signingProperties: {
        config,
        context
      }
    })
  };
}
var defaultElasticBeanstalkHttpAuthSchemeProvider = (authParameters) => {
  let options = [];
  switch (authParameters.operation) {
    default:
      options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
  }
  return options;
}, resolveHttpAuthSchemeConfig = (config) => {
  let config_0 = resolveAwsSdkSigV4Config(config);
  return Object.assign(config_0, {
    authSchemePreference: normalizeProvider(config.authSchemePreference ?? [])
  });
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/endpoint/EndpointParameters.js
var resolveClientEndpointParameters = (options) => Object.assign(options, {
  useDualstackEndpoint: options.useDualstackEndpoint ?? !1,
  useFipsEndpoint: options.useFipsEndpoint ?? !1,
  defaultSigningName: "elasticbeanstalk"
}), commonParams = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" }
};

// node_modules/@aws-sdk/client-elastic-beanstalk/package.json
var package_default = {
  name: "@aws-sdk/client-elastic-beanstalk",
  version: "3.1138.0",
  description: "AWS SDK for JavaScript Elastic Beanstalk Client for Node.js, Browser and React Native",
  homepage: "https://github.com/aws/aws-sdk-js-v3/tree/main/clients/client-elastic-beanstalk",
  license: "Apache-2.0",
  author: {
    name: "AWS SDK for JavaScript Team",
    url: "https://aws.amazon.com/sdk-for-javascript/"
  },
  repository: {
    type: "git",
    url: "https://github.com/aws/aws-sdk-js-v3.git",
    directory: "clients/client-elastic-beanstalk"
  },
  files: [
    "dist-*/**"
  ],
  sideEffects: !1,
  main: "./dist-cjs/index.js",
  module: "./dist-es/index.js",
  browser: {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.browser"
  },
  types: "./dist-types/index.d.ts",
  typesVersions: {
    "<4.5": {
      "dist-types/*": [
        "dist-types/ts3.4/*"
      ]
    }
  },
  "react-native": {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.native"
  },
  scripts: {
    build: "concurrently 'yarn:build:types' 'yarn:build:es' && yarn build:cjs",
    "build:cjs": "node ../../scripts/compilation/inline",
    "build:es": "premove dist-es && tsc -p tsconfig.es.json",
    "build:include:deps": 'yarn g:turbo run build -F="$npm_package_name"',
    "build:types": "premove dist-types && tsc -p tsconfig.types.json",
    "build:types:downlevel": "downlevel-dts dist-types dist-types/ts3.4",
    clean: "premove dist-cjs dist-es dist-types",
    "extract:docs": "api-extractor run --local",
    "generate:client": "node ../../scripts/generate-clients/single-service",
    "test:e2e": "yarn g:vitest run -c vitest.config.e2e.mts",
    "test:e2e:watch": "yarn g:vitest watch -c vitest.config.e2e.mts",
    "test:index": "tsc -p tsconfig.test.json && node ./test/index-objects.spec.mjs"
  },
  dependencies: {
    "@aws-sdk/core": "^3.978.1",
    "@aws-sdk/credential-provider-node": "^3.972.84",
    "@aws-sdk/types": "^3.974.6",
    "@smithy/core": "^3.35.0",
    "@smithy/fetch-http-handler": "^5.8.0",
    "@smithy/node-http-handler": "^4.12.1",
    "@smithy/types": "^4.19.0",
    tslib: "^2.6.2"
  },
  devDependencies: {
    "@tsconfig/node20": "20.1.8",
    "@types/node": "^20.14.8",
    concurrently: "7.0.0",
    "downlevel-dts": "0.10.1",
    premove: "4.0.0",
    typescript: "~7.0.2"
  },
  engines: {
    node: ">=20.0.0"
  }
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/runtimeConfig.js
init_sdk_stand_ins();

// node_modules/@smithy/node-http-handler/dist-es/build-abort-error.js
function buildAbortError(abortSignal) {
  let reason = abortSignal && typeof abortSignal == "object" && "reason" in abortSignal ? abortSignal.reason : void 0;
  if (reason) {
    if (reason instanceof Error) {
      let abortError3 = new Error("Request aborted");
      return abortError3.name = "AbortError", abortError3.cause = reason, abortError3;
    }
    let abortError2 = new Error(String(reason));
    return abortError2.name = "AbortError", abortError2;
  }
  let abortError = new Error("Request aborted");
  return abortError.name = "AbortError", abortError;
}

// node_modules/@smithy/node-http-handler/dist-es/constants.js
var NODEJS_TIMEOUT_ERROR_CODES2 = ["ECONNRESET", "EPIPE", "ETIMEDOUT"];

// node_modules/@smithy/node-http-handler/dist-es/get-transformed-headers.js
var getTransformedHeaders = (headers) => {
  let transformedHeaders = {};
  for (let name in headers) {
    if (!hasOwn(headers, name))
      continue;
    let headerValues = headers[name];
    transformedHeaders[name] = Array.isArray(headerValues) ? headerValues.join(",") : headerValues;
  }
  return transformedHeaders;
};

// node_modules/@smithy/node-http-handler/dist-es/node-https.js
var import_node_https2 = __toESM(require("node:https"));

// node_modules/@smithy/node-http-handler/dist-es/timing.js
var timing = {
  setTimeout: (cb, ms) => setTimeout(cb, ms),
  clearTimeout: (timeoutId) => clearTimeout(timeoutId)
};

// node_modules/@smithy/node-http-handler/dist-es/set-connection-timeout.js
var DEFER_EVENT_LISTENER_TIME = 1e3, setConnectionTimeout = (request3, reject, timeoutInMs = 0) => {
  if (!timeoutInMs)
    return -1;
  let registerTimeout = (offset) => {
    let timeoutId = timing.setTimeout(() => {
      request3.destroy(), reject(Object.assign(new Error(`@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of ${timeoutInMs} ms.`), {
        name: "TimeoutError"
      }));
    }, timeoutInMs - offset), doWithSocket = (socket) => {
      socket?.connecting ? socket.on("connect", () => {
        timing.clearTimeout(timeoutId);
      }) : timing.clearTimeout(timeoutId);
    };
    request3.socket ? doWithSocket(request3.socket) : request3.on("socket", doWithSocket);
  };
  return timeoutInMs < 2e3 ? (registerTimeout(0), 0) : timing.setTimeout(registerTimeout.bind(null, DEFER_EVENT_LISTENER_TIME), DEFER_EVENT_LISTENER_TIME);
};

// node_modules/@smithy/node-http-handler/dist-es/set-request-timeout.js
var setRequestTimeout = (req, reject, timeoutInMs = 0, throwOnRequestTimeout, logger2) => timeoutInMs ? timing.setTimeout(() => {
  let msg = `@smithy/node-http-handler - [${throwOnRequestTimeout ? "ERROR" : "WARN"}] a request has exceeded the configured ${timeoutInMs} ms requestTimeout.`;
  if (throwOnRequestTimeout) {
    let error = Object.assign(new Error(msg), {
      name: "TimeoutError",
      code: "ETIMEDOUT"
    });
    req.destroy(error), reject(error);
  } else
    msg += " Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.", logger2?.warn?.(msg);
}, timeoutInMs) : -1;

// node_modules/@smithy/node-http-handler/dist-es/set-socket-keep-alive.js
var DEFER_EVENT_LISTENER_TIME2 = 3e3, setSocketKeepAlive = (request3, { keepAlive, keepAliveMsecs }, deferTimeMs = DEFER_EVENT_LISTENER_TIME2) => {
  if (keepAlive !== !0)
    return -1;
  let registerListener = () => {
    request3.socket ? request3.socket.setKeepAlive(keepAlive, keepAliveMsecs || 0) : request3.on("socket", (socket) => {
      socket.setKeepAlive(keepAlive, keepAliveMsecs || 0);
    });
  };
  return deferTimeMs === 0 ? (registerListener(), 0) : timing.setTimeout(registerListener, deferTimeMs);
};

// node_modules/@smithy/node-http-handler/dist-es/resolve-default-socket-timeout.js
var resolveDefaultSocketTimeout = (config) => {
  let value = config?.defaultSocketTimeout;
  return typeof value == "number" && Number.isFinite(value) && value > 0 ? value : void 0;
};

// node_modules/@smithy/node-http-handler/dist-es/set-socket-timeout.js
var DEFER_EVENT_LISTENER_TIME3 = 3e3, setSocketTimeout = (request3, reject, timeoutInMs = 0, isServiceDefault = !1) => {
  if (!Number.isFinite(timeoutInMs) || timeoutInMs <= 0)
    return;
  let response;
  request3.once("response", (res) => response = res);
  let onTimeout = () => {
    if (response?.complete) {
      request3.socket?.destroy();
      return;
    }
    let error = Object.assign(new Error(`@smithy/node-http-handler - the request socket timed out after ${timeoutInMs} ms of inactivity (${isServiceDefault ? "service default socket timeout" : "configured by client requestHandler"}).`), { name: "TimeoutError" });
    response?.destroy(error), request3.destroy(), reject(error);
  }, registerTimeout = () => {
    let { socket } = request3;
    socket ? socket.connecting ? socket.once("connect", registerTimeout) : (socket.setTimeout(timeoutInMs, onTimeout), request3.on("close", () => socket.removeListener("timeout", onTimeout))) : request3.once("socket", registerTimeout);
  };
  if (timeoutInMs < 6e3) {
    registerTimeout();
    return;
  }
  let deferralId = timing.setTimeout(registerTimeout, DEFER_EVENT_LISTENER_TIME3);
  request3.once("close", () => timing.clearTimeout(deferralId));
};

// node_modules/@smithy/node-http-handler/dist-es/write-request-body.js
var import_node_stream3 = require("node:stream");
var MIN_WAIT_TIME = 6e3;
async function writeRequestBody(httpRequest, request3, maxContinueTimeoutMs = MIN_WAIT_TIME, externalAgent = !1) {
  let headers = request3.headers, expect = headers ? headers.Expect || headers.expect : void 0, timeoutId = -1, sendBody = !0;
  !externalAgent && expect === "100-continue" && (sendBody = await Promise.race([
    new Promise((resolve) => {
      timeoutId = Number(timing.setTimeout(() => resolve(!0), Math.max(MIN_WAIT_TIME, maxContinueTimeoutMs)));
    }),
    new Promise((resolve) => {
      httpRequest.on("continue", () => {
        timing.clearTimeout(timeoutId), resolve(!0);
      }), httpRequest.on("response", () => {
        timing.clearTimeout(timeoutId), resolve(!1);
      }), httpRequest.on("error", () => {
        timing.clearTimeout(timeoutId), resolve(!1);
      });
    })
  ])), sendBody && writeBody(httpRequest, request3.body);
}
function writeBody(httpRequest, body) {
  if (body instanceof import_node_stream3.Readable) {
    body.pipe(httpRequest);
    return;
  }
  if (body) {
    let isBuffer = Buffer.isBuffer(body);
    if (isBuffer || typeof body == "string") {
      isBuffer && body.byteLength === 0 ? httpRequest.end() : httpRequest.end(body);
      return;
    }
    let uint8 = body;
    if (typeof uint8 == "object" && uint8.buffer && typeof uint8.byteOffset == "number" && typeof uint8.byteLength == "number") {
      httpRequest.end(Buffer.from(uint8.buffer, uint8.byteOffset, uint8.byteLength));
      return;
    }
    httpRequest.end(Buffer.from(body));
    return;
  }
  httpRequest.end();
}

// node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js
var hAgent, hRequest, NodeHttpHandler = class _NodeHttpHandler {
  config;
  configProvider;
  socketWarningTimestamp = 0;
  externalAgent = !1;
  metadata = { handlerProtocol: "http/1.1" };
  static create(instanceOrOptions) {
    return typeof instanceOrOptions?.handle == "function" ? instanceOrOptions : new _NodeHttpHandler(instanceOrOptions);
  }
  static checkSocketUsage(agent, socketWarningTimestamp, logger2 = console) {
    let { sockets, requests, maxSockets } = agent;
    if (typeof maxSockets != "number" || maxSockets === 1 / 0 || Date.now() - 15e3 < socketWarningTimestamp)
      return socketWarningTimestamp;
    if (sockets && requests)
      for (let origin in sockets) {
        if (!hasOwn(sockets, origin))
          continue;
        let socketsInUse = sockets[origin]?.length ?? 0, requestsEnqueued = requests[origin]?.length ?? 0;
        if (socketsInUse >= maxSockets && requestsEnqueued >= 2 * maxSockets)
          return logger2?.warn?.(`@smithy/node-http-handler:WARN - socket usage at capacity=${socketsInUse} and ${requestsEnqueued} additional requests are enqueued.
See https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
or increase socketAcquisitionWarningTimeout=(millis) in the NodeHttpHandler config.`), Date.now();
      }
    return socketWarningTimestamp;
  }
  constructor(options) {
    this.configProvider = new Promise((resolve, reject) => {
      typeof options == "function" ? options().then((_options) => {
        resolve(this.resolveDefaultConfig(_options));
      }).catch(reject) : resolve(this.resolveDefaultConfig(options));
    });
  }
  destroy() {
    this.config?.httpAgent?.destroy(), this.config?.httpsAgent?.destroy();
  }
  async handle(request3, { abortSignal, requestTimeout } = {}) {
    this.config || (this.config = await this.configProvider);
    let config = this.config, logger2 = config.logger, isSSL = request3.protocol === "https:";
    return !isSSL && !this.config.httpAgent && (this.config.httpAgent = await this.config.httpAgentProvider()), new Promise((_resolve, _reject) => {
      let writeRequestBodyPromise, socketWarningTimeoutId = -1, connectionTimeoutId = -1, requestTimeoutId = -1, keepAliveTimeoutId = -1, clearTimeouts = () => {
        timing.clearTimeout(socketWarningTimeoutId), timing.clearTimeout(connectionTimeoutId), timing.clearTimeout(requestTimeoutId), timing.clearTimeout(keepAliveTimeoutId);
      }, resolve = async (arg) => {
        await writeRequestBodyPromise, clearTimeouts(), _resolve(arg);
      }, reject = async (arg) => {
        await writeRequestBodyPromise, clearTimeouts(), _reject(arg);
      };
      if (abortSignal?.aborted) {
        let abortError = buildAbortError(abortSignal);
        reject(abortError);
        return;
      }
      let headers = request3.headers, expectContinue = headers ? (headers.Expect ?? headers.expect) === "100-continue" : !1, agent = isSSL ? config.httpsAgent : config.httpAgent;
      expectContinue && !this.externalAgent && (agent = new (isSSL ? import_node_https2.default.Agent : hAgent)({
        keepAlive: !1,
        maxSockets: 1 / 0
      })), socketWarningTimeoutId = timing.setTimeout(() => {
        this.socketWarningTimestamp = _NodeHttpHandler.checkSocketUsage(agent, this.socketWarningTimestamp, logger2);
      }, config.socketAcquisitionWarningTimeout ?? (config.requestTimeout ?? 2e3) + (config.connectionTimeout ?? 1e3));
      let queryString = request3.query ? buildQueryString(request3.query) : "", auth;
      if (request3.username != null || request3.password != null) {
        let username = request3.username ?? "", password = request3.password ?? "";
        auth = `${username}:${password}`;
      }
      let path = request3.path;
      queryString && (path += `?${queryString}`), request3.fragment && (path += `#${request3.fragment}`);
      let hostname = request3.hostname ?? "";
      hostname[0] === "[" && hostname.endsWith("]") ? hostname = request3.hostname.slice(1, -1) : hostname = request3.hostname;
      let nodeHttpsOptions = {
        headers: request3.headers,
        host: hostname,
        method: request3.method,
        path,
        port: request3.port,
        agent,
        auth
      }, req = (isSSL ? import_node_https2.default.request : hRequest)(nodeHttpsOptions, (res) => {
        let httpResponse = new HttpResponse({
          statusCode: res.statusCode || -1,
          reason: res.statusMessage,
          headers: getTransformedHeaders(res.headers),
          body: res
        });
        resolve({ response: httpResponse });
      });
      if (req.on("error", (err) => {
        NODEJS_TIMEOUT_ERROR_CODES2.includes(err.code) ? reject(Object.assign(err, { name: "TimeoutError" })) : reject(err);
      }), abortSignal) {
        let onAbort = () => {
          req.destroy();
          let abortError = buildAbortError(abortSignal);
          reject(abortError);
        };
        if (typeof abortSignal.addEventListener == "function") {
          let signal = abortSignal;
          signal.addEventListener("abort", onAbort, { once: !0 }), req.once("close", () => signal.removeEventListener("abort", onAbort));
        } else
          abortSignal.onabort = onAbort;
      }
      let effectiveRequestTimeout = requestTimeout ?? config.requestTimeout;
      connectionTimeoutId = setConnectionTimeout(req, reject, config.connectionTimeout), requestTimeoutId = setRequestTimeout(req, reject, effectiveRequestTimeout, config.throwOnRequestTimeout, logger2 ?? console);
      let defaultSocketTimeout = config.socketTimeout === void 0 ? resolveDefaultSocketTimeout(config) : void 0;
      defaultSocketTimeout ? setSocketTimeout(req, reject, defaultSocketTimeout, !0) : setSocketTimeout(req, reject, config.socketTimeout);
      let httpAgent = nodeHttpsOptions.agent;
      typeof httpAgent == "object" && "keepAlive" in httpAgent && (keepAliveTimeoutId = setSocketKeepAlive(req, {
        keepAlive: httpAgent.keepAlive,
        keepAliveMsecs: httpAgent.keepAliveMsecs
      })), writeRequestBodyPromise = writeRequestBody(req, request3, effectiveRequestTimeout, this.externalAgent).catch((e3) => (clearTimeouts(), _reject(e3)));
    });
  }
  updateHttpClientConfig(key, value) {
    this.config = void 0, this.configProvider = this.configProvider.then((config) => {
      switch (key) {
        case /* @__PURE__ */ Symbol.for("logger"):
          key = "logger", value = config.logger ?? value;
          break;
        case /* @__PURE__ */ Symbol.for("@smithy/defaultSocketTimeout"):
          key = "defaultSocketTimeout", value = resolveDefaultSocketTimeout(config) ?? value;
          break;
      }
      return {
        ...config,
        [key]: value
      };
    });
  }
  httpHandlerConfigs() {
    return this.config ?? {};
  }
  resolveDefaultConfig(options) {
    let { requestTimeout, connectionTimeout, socketTimeout, socketAcquisitionWarningTimeout, httpAgent, httpsAgent, throwOnRequestTimeout, logger: logger2 } = options || {}, keepAlive = !0, maxSockets = 50, httpAgentPromise;
    return {
      connectionTimeout,
      requestTimeout,
      socketTimeout,
      defaultSocketTimeout: resolveDefaultSocketTimeout(options),
      socketAcquisitionWarningTimeout,
      throwOnRequestTimeout,
      httpAgentProvider: () => httpAgentPromise ??= (async () => {
        let node_http = await import("node:http"), { Agent, request: request3 } = node_http.default ?? node_http;
        return hRequest = request3, hAgent = Agent, httpAgent instanceof hAgent || typeof httpAgent?.destroy == "function" ? (this.externalAgent = !0, httpAgent) : new hAgent({ keepAlive, maxSockets, ...httpAgent });
      })(),
      httpsAgent: httpsAgent instanceof import_node_https2.default.Agent || typeof httpsAgent?.destroy == "function" ? (this.externalAgent = !0, httpsAgent) : new import_node_https2.default.Agent({ keepAlive, maxSockets, ...httpsAgent }),
      logger: logger2
    };
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/ProtocolLib.js
var ProtocolLib = class {
  queryCompat;
  errorRegistry;
  constructor(queryCompat = !1) {
    this.queryCompat = queryCompat;
  }
  resolveRestContentType(defaultContentType, inputSchema) {
    let members = inputSchema.getMemberSchemas(), httpPayloadMember = Object.values(members).find((m) => !!m.getMergedTraits().httpPayload);
    if (httpPayloadMember) {
      let mediaType = httpPayloadMember.getMergedTraits().mediaType;
      return mediaType || (httpPayloadMember.isStringSchema() ? "text/plain" : httpPayloadMember.isBlobSchema() ? "application/octet-stream" : defaultContentType);
    } else if (!inputSchema.isUnitSchema() && Object.values(members).find((m) => {
      let { httpQuery, httpQueryParams, httpHeader, httpLabel, httpPrefixHeaders } = m.getMergedTraits();
      return !httpQuery && !httpQueryParams && !httpHeader && !httpLabel && httpPrefixHeaders === void 0;
    }))
      return defaultContentType;
  }
  async getErrorSchemaOrThrowBaseException(errorIdentifier, defaultNamespace, response, dataObject, metadata, getErrorSchema) {
    let errorName = errorIdentifier;
    errorIdentifier.includes("#") && ([, errorName] = errorIdentifier.split("#"));
    let errorMetadata = {
      $metadata: metadata,
      $fault: response.statusCode < 500 ? "client" : "server"
    };
    if (!this.errorRegistry)
      throw new Error("@aws-sdk/core/protocols - error handler not initialized.");
    try {
      return { errorSchema: getErrorSchema?.(this.errorRegistry, errorName) ?? this.errorRegistry.getSchema(errorIdentifier), errorMetadata };
    } catch {
      dataObject.message = dataObject.message ?? dataObject.Message ?? "UnknownError";
      let synthetic = this.errorRegistry, baseExceptionSchema = synthetic.getBaseException();
      if (baseExceptionSchema) {
        let ErrorCtor = synthetic.getErrorCtor(baseExceptionSchema) ?? Error;
        throw this.decorateServiceException(Object.assign(new ErrorCtor({ name: errorName }), errorMetadata), dataObject);
      }
      let d3 = dataObject, message = d3?.message ?? d3?.Message ?? d3?.Error?.Message ?? d3?.Error?.message;
      throw this.decorateServiceException(Object.assign(new Error(message), {
        name: errorName
      }, errorMetadata), dataObject);
    }
  }
  compose(composite, errorIdentifier, defaultNamespace) {
    let namespace2 = defaultNamespace;
    errorIdentifier.includes("#") && ([namespace2] = errorIdentifier.split("#"));
    let staticRegistry = TypeRegistry.for(namespace2), defaultSyntheticRegistry = TypeRegistry.for("smithy.ts.sdk.synthetic." + defaultNamespace);
    composite.copyFrom(staticRegistry), composite.copyFrom(defaultSyntheticRegistry), this.errorRegistry = composite;
  }
  decorateServiceException(exception, additions = {}) {
    if (this.queryCompat) {
      let msg = exception.Message ?? additions.Message, error = decorateServiceException(exception, additions);
      msg && (error.message = msg);
      let errorObj = error.Error ?? {};
      errorObj.Type = error.Error?.Type, errorObj.Code = error.Error?.Code, errorObj.Message = error.Error?.message ?? error.Error?.Message ?? msg, error.Error = errorObj;
      let reqId = error.$metadata.requestId;
      return reqId && (error.RequestId = reqId), error;
    }
    return decorateServiceException(exception, additions);
  }
  setQueryCompatError(output, response) {
    let queryErrorHeader = response.headers?.["x-amzn-query-error"];
    if (output !== void 0 && queryErrorHeader != null) {
      let [Code, Type] = queryErrorHeader.split(";"), keys = Object.keys(output), Error2 = {
        Code,
        Type
      };
      output.Code = Code, output.Type = Type;
      for (let i3 = 0; i3 < keys.length; i3++) {
        let k3 = keys[i3];
        Error2[k3 === "message" ? "Message" : k3] = output[k3];
      }
      delete Error2.__type, output.Error = Error2;
    }
  }
  queryCompatOutput(queryCompatErrorData, errorData) {
    queryCompatErrorData.Error && (errorData.Error = queryCompatErrorData.Error), queryCompatErrorData.Type && (errorData.Type = queryCompatErrorData.Type), queryCompatErrorData.Code && (errorData.Code = queryCompatErrorData.Code);
  }
  findQueryCompatibleError(registry, errorName) {
    try {
      return registry.getSchema(errorName);
    } catch {
      return registry.find((schema) => NormalizedSchema.of(schema).getMergedTraits().awsQueryError?.[0] === errorName);
    }
  }
};

// node_modules/@aws-sdk/xml-builder/dist-es/xml-parser.js
function writeKey2(obj) {
  Object.defineProperty(obj, "__proto__", { value: void 0, writable: !0, enumerable: !0, configurable: !0 });
}
function parseXML(xml) {
  return new AwsXmlParser(xml).parse();
}
var AwsXmlParser = class _AwsXmlParser {
  x;
  i = 0;
  z;
  constructor(x) {
    this.x = x, this.x = x.replace(/\r\n?/g, `
`), this.z = this.x.length;
  }
  parse() {
    let p = this, { z } = p;
    for (; p.i < z && (p.trim(), !(p.i >= z)); )
      if (p.isNext("<?"))
        p.readTo("?>"), p.trim();
      else if (p.isNext("<!--"))
        p.readTo("-->"), p.trim();
      else if (p.isNext("<!DOCTYPE", !1))
        p.skipDoctype(), p.trim();
      else if (p.x[p.i] === "<") {
        let root3 = p.parseTag();
        return { [root3.tag]: root3.value };
      } else
        throw new Error("@aws-sdk XML parse error: unexpected content.");
    throw new Error("@aws-sdk XML parse error: no root element.");
  }
  isNext(s, caseSensitive = !0) {
    let p = this;
    return caseSensitive ? p.x.startsWith(s, p.i) : p.x.toLowerCase().startsWith(s.toLowerCase(), p.i);
  }
  readTo(stop) {
    let p = this, _i = p.x.indexOf(stop, p.i);
    if (_i === -1)
      throw new Error(`@aws-sdk XML parse error: expected "${stop}" not found.`);
    let result = p.x.slice(p.i, _i);
    return p.i = _i + stop.length, result;
  }
  trim() {
    let p = this;
    for (; p.i < p.z && ` 	\r
`.includes(p.x[p.i]); )
      ++p.i;
  }
  readAttrValue() {
    let p = this, quote = p.x[p.i];
    ++p.i;
    let value = "";
    for (; p.i < p.z && p.x[p.i] !== quote; )
      value += p.x[p.i++];
    return ++p.i, p.decodeEntities(value);
  }
  parseTag() {
    let p = this;
    ++p.i;
    let tag = "";
    for (; p.i < p.z && !` 	\r
>/`.includes(p.x[p.i]); )
      tag += p.x[p.i++];
    let hasAttrs = !1, attrs = {};
    for (; p.i < p.z && (p.trim(), !">/".includes(p.x[p.i])); ) {
      let name = "";
      for (; p.i < p.z && !`= 	\r
>/?`.includes(p.x[p.i]); )
        name += p.x[p.i++];
      if (p.trim(), p.x[p.i] !== "=")
        break;
      ++p.i, p.trim(), name === "__proto__" && writeKey2(attrs), attrs[name] = p.readAttrValue(), hasAttrs = !0;
    }
    if (p.i >= p.z)
      throw new Error("@aws-sdk XML parse error: unexpected end of input.");
    if (p.x[p.i] === "/") {
      if (++p.i, p.i >= p.z || p.x[p.i] !== ">")
        throw new Error("@aws-sdk XML parse error: expected > at the end of self-closing tag.");
      return ++p.i, { tag, value: hasAttrs ? attrs : "" };
    }
    if (p.x[p.i] !== ">")
      throw new Error("@aws-sdk XML parse error: expected > at the end of opening tag.");
    ++p.i;
    let textParts = [], childTags = [], hasElementChild = !1;
    for (; p.i < p.z && !p.isNext("</"); )
      if (p.x[p.i] === "<")
        p.isNext("<!--") ? p.readTo("-->") : p.isNext("<![CDATA[") ? (p.i += 9, textParts.push(p.readTo("]]>"))) : p.isNext("<?") ? p.readTo("?>") : (hasElementChild = !0, childTags.push(p.parseTag()));
      else {
        let text2 = "";
        for (; p.i < p.z && p.x[p.i] !== "<"; )
          text2 += p.x[p.i++];
        textParts.push(p.decodeEntities(text2));
      }
    if (!p.isNext("</"))
      throw new Error(`@aws-sdk XML parse error: missing closing tag </${tag}>.`);
    p.i += 2;
    let closeTag = p.readTo(">").trim();
    if (closeTag !== tag)
      throw new Error(`@aws-sdk XML parse error: mismatched tags <${tag}> and </${closeTag}>.`);
    if (!hasAttrs && textParts.length === 0 && !hasElementChild)
      return { tag, value: "" };
    if (!hasAttrs && !hasElementChild) {
      let text2 = textParts.length === 1 ? textParts[0] : textParts.join("");
      return text2.trim() === "" && text2.includes(`
`) ? { tag, value: "" } : { tag, value: text2 };
    }
    let obj = {};
    for (let text2 of textParts)
      text2.trim() === "" && text2.includes(`
`) || (obj["#text"] = "#text" in obj ? obj["#text"] + text2 : text2);
    for (let child of childTags)
      child.tag === "__proto__" && writeKey2(obj), child.tag in obj ? Array.isArray(obj[child.tag]) ? obj[child.tag].push(child.value) : obj[child.tag] = [obj[child.tag], child.value] : obj[child.tag] = child.value;
    for (let [k3, v] of Object.entries(attrs))
      k3 === "__proto__" && writeKey2(obj), obj[k3] = v;
    return { tag, value: obj };
  }
  static ENTITIES = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'"
  };
  skipDoctype() {
    let p = this;
    p.i += 9;
    let depth = 0;
    for (; p.i < p.z; ) {
      let c3 = p.x[p.i];
      if (c3 === "[")
        ++depth;
      else if (c3 === "]")
        --depth;
      else if (c3 === ">" && depth === 0) {
        ++p.i;
        return;
      }
      ++p.i;
    }
    throw new Error("@aws-sdk XML parse error: unclosed DOCTYPE.");
  }
  decodeEntities(s) {
    return s.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z0-9]{0,30}));/g, (_, hex, dec, named) => hex ? String.fromCharCode(parseInt(hex, 16)) : dec ? String.fromCharCode(parseInt(dec, 10)) : _AwsXmlParser.ENTITIES[named] ?? "");
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/ConfigurableSerdeContext.js
var SerdeContextConfig = class {
  serdeContext;
  setSerdeContext(serdeContext) {
    this.serdeContext = serdeContext;
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/UnionSerde.js
var UnionSerde = class {
  from;
  to;
  keys;
  constructor(from, to) {
    this.from = from, this.to = to;
    let keys = Object.keys(this.from), set = new Set(keys);
    set.delete("__type"), this.keys = set;
  }
  mark(key) {
    this.keys.delete(key);
  }
  hasUnknown() {
    return this.keys.size === 1 && Object.keys(this.to).length === 0;
  }
  writeUnknown() {
    if (this.hasUnknown()) {
      let k3 = this.keys.values().next().value, v = this.from[k3];
      this.to.$unknown = [k3, v];
    }
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/writeKey.js
function writeKey3(obj) {
  Object.defineProperty(obj, "__proto__", { value: void 0, writable: !0, enumerable: !0, configurable: !0 });
}

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlShapeDeserializer.js
var XmlShapeDeserializer = class extends SerdeContextConfig {
  settings;
  stringDeserializer;
  constructor(settings) {
    super(), this.settings = settings, this.stringDeserializer = new FromStringShapeDeserializer(settings);
  }
  setSerdeContext(serdeContext) {
    this.serdeContext = serdeContext, this.stringDeserializer.setSerdeContext(serdeContext);
  }
  read(schema, bytes, key) {
    let ns = NormalizedSchema.of(schema), memberSchemas = ns.getMemberSchemas();
    if (ns.isStructSchema() && ns.isMemberSchema() && !!Object.values(memberSchemas).find((memberNs) => !!memberNs.getMemberTraits().eventPayload)) {
      let output = {}, memberName = Object.keys(memberSchemas)[0];
      return memberSchemas[memberName].isBlobSchema() ? output[memberName] = bytes : output[memberName] = this.read(memberSchemas[memberName], bytes), output;
    }
    let xmlString = (this.serdeContext?.utf8Encoder ?? toUtf8)(bytes), parsedObject = this.parseXml(xmlString);
    return this.readSchema(schema, key ? parsedObject[key] : parsedObject);
  }
  readSchema(_schema, value) {
    let ns = NormalizedSchema.of(_schema);
    if (ns.isUnitSchema())
      return;
    let traits = ns.getMergedTraits();
    if (ns.isListSchema() && !Array.isArray(value))
      return this.readSchema(ns, [value]);
    if (value == null)
      return value;
    if (typeof value == "object") {
      let flat = !!traits.xmlFlattened;
      if (ns.isListSchema()) {
        let listValue = ns.getValueSchema(), buffer2 = [], sourceKey = listValue.getMergedTraits().xmlName ?? "member", source = flat ? value : (value[0] ?? value)[sourceKey];
        if (source == null)
          return buffer2;
        let sourceArray = Array.isArray(source) ? source : [source];
        for (let v of sourceArray)
          buffer2.push(this.readSchema(listValue, v));
        return buffer2;
      }
      let buffer = {};
      if (ns.isMapSchema()) {
        let keyNs = ns.getKeySchema(), memberNs = ns.getValueSchema(), entries;
        flat ? entries = Array.isArray(value) ? value : [value] : entries = Array.isArray(value.entry) ? value.entry : [value.entry];
        let keyProperty = keyNs.getMergedTraits().xmlName ?? "key", valueProperty = memberNs.getMergedTraits().xmlName ?? "value";
        for (let entry of entries) {
          let key = entry[keyProperty], value2 = entry[valueProperty];
          key === "__proto__" && writeKey3(buffer), buffer[key] = this.readSchema(memberNs, value2);
        }
        return buffer;
      }
      if (ns.isStructSchema()) {
        let union = ns.isUnionSchema(), unionSerde;
        union && (unionSerde = new UnionSerde(value, buffer));
        for (let [memberName, memberSchema] of ns.structIterator()) {
          let memberTraits = memberSchema.getMergedTraits(), xmlObjectKey = memberTraits.httpPayload ? memberTraits.xmlName ?? memberSchema.getName() : memberSchema.getMemberTraits().xmlName ?? memberName;
          union && unionSerde.mark(xmlObjectKey), value[xmlObjectKey] != null && (buffer[memberName] = this.readSchema(memberSchema, value[xmlObjectKey]));
        }
        return union && unionSerde.writeUnknown(), buffer;
      }
      if (ns.isDocumentSchema())
        return value;
      throw new Error(`@aws-sdk/core/protocols - xml deserializer unhandled schema type for ${ns.getName(!0)}`);
    }
    return ns.isListSchema() ? [] : ns.isMapSchema() || ns.isStructSchema() ? {} : this.stringDeserializer.read(ns, value);
  }
  parseXml(xml) {
    if (xml.length) {
      let parsedObj;
      try {
        parsedObj = parseXML(xml);
      } catch (e3) {
        throw e3 && typeof e3 == "object" && Object.defineProperty(e3, "$responseBodyText", {
          value: xml
        }), e3;
      }
      let textNodeName = "#text", key = Object.keys(parsedObj)[0], parsedObjToReturn = parsedObj[key];
      return parsedObjToReturn[textNodeName] && (parsedObjToReturn[key] = parsedObjToReturn[textNodeName], delete parsedObjToReturn[textNodeName]), getValueFromTextNode(parsedObjToReturn);
    }
    return {};
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/QueryShapeSerializer.js
var QueryShapeSerializer = class extends SerdeContextConfig {
  settings;
  buffer;
  constructor(settings) {
    super(), this.settings = settings;
  }
  write(schema, value, prefix = "") {
    this.buffer === void 0 && (this.buffer = "");
    let ns = NormalizedSchema.of(schema);
    if (prefix && !prefix.endsWith(".") && (prefix += "."), ns.isBlobSchema())
      (typeof value == "string" || value instanceof Uint8Array) && (this.writeKey(prefix), this.writeValue((this.serdeContext?.base64Encoder ?? toBase64)(value)));
    else if (ns.isBooleanSchema() || ns.isNumericSchema() || ns.isStringSchema())
      value != null ? (this.writeKey(prefix), this.writeValue(String(value))) : ns.isIdempotencyToken() && (this.writeKey(prefix), this.writeValue(generateIdempotencyToken()));
    else if (ns.isBigIntegerSchema())
      value != null && (this.writeKey(prefix), this.writeValue(String(value)));
    else if (ns.isBigDecimalSchema())
      value != null && (this.writeKey(prefix), this.writeValue(value instanceof NumericValue ? value.string : String(value)));
    else if (ns.isTimestampSchema()) {
      if (value instanceof Date)
        switch (this.writeKey(prefix), determineTimestampFormat(ns, this.settings)) {
          case 5:
            this.writeValue(value.toISOString().replace(".000Z", "Z"));
            break;
          case 6:
            this.writeValue(dateToUtcString(value));
            break;
          case 7:
            this.writeValue(String(value.getTime() / 1e3));
            break;
        }
    } else if (ns.isDocumentSchema())
      Array.isArray(value) ? this.write(79, value, prefix) : value instanceof Date ? this.write(4, value, prefix) : value instanceof Uint8Array ? this.write(21, value, prefix) : value && typeof value == "object" ? this.write(143, value, prefix) : (this.writeKey(prefix), this.writeValue(String(value)));
    else if (ns.isListSchema()) {
      if (Array.isArray(value))
        if (value.length === 0)
          this.settings.serializeEmptyLists && (this.writeKey(prefix), this.writeValue(""));
        else {
          let member2 = ns.getValueSchema(), flat = this.settings.flattenLists || ns.getMergedTraits().xmlFlattened, i3 = 1;
          for (let item of value) {
            if (item == null)
              continue;
            let traits = member2.getMergedTraits(), suffix = this.getKey("member", traits.xmlName, traits.ec2QueryName), key = flat ? `${prefix}${i3}` : `${prefix}${suffix}.${i3}`;
            this.write(member2, item, key), ++i3;
          }
        }
    } else if (ns.isMapSchema()) {
      if (value && typeof value == "object") {
        let keySchema = ns.getKeySchema(), memberSchema = ns.getValueSchema(), flat = ns.getMergedTraits().xmlFlattened, i3 = 1;
        for (let k3 in value) {
          let v = value[k3];
          if (v == null)
            continue;
          let keyTraits = keySchema.getMergedTraits(), keySuffix = this.getKey("key", keyTraits.xmlName, keyTraits.ec2QueryName), key = flat ? `${prefix}${i3}.${keySuffix}` : `${prefix}entry.${i3}.${keySuffix}`, valTraits = memberSchema.getMergedTraits(), valueSuffix = this.getKey("value", valTraits.xmlName, valTraits.ec2QueryName), valueKey = flat ? `${prefix}${i3}.${valueSuffix}` : `${prefix}entry.${i3}.${valueSuffix}`;
          this.write(keySchema, k3, key), this.write(memberSchema, v, valueKey), ++i3;
        }
      }
    } else if (ns.isStructSchema()) {
      if (value && typeof value == "object") {
        let didWriteMember = !1;
        for (let [memberName, member2] of ns.structIterator()) {
          if (value[memberName] == null && !member2.isIdempotencyToken())
            continue;
          let traits = member2.getMergedTraits(), suffix = this.getKey(memberName, traits.xmlName, traits.ec2QueryName, "struct"), key = `${prefix}${suffix}`;
          this.write(member2, value[memberName], key), didWriteMember = !0;
        }
        if (!didWriteMember && ns.isUnionSchema()) {
          let { $unknown } = value;
          if (Array.isArray($unknown)) {
            let [k3, v] = $unknown, key = `${prefix}${k3}`;
            this.write(15, v, key);
          }
        }
      }
    } else if (!ns.isUnitSchema())
      throw new Error(`@aws-sdk/core/protocols - QuerySerializer unrecognized schema type ${ns.getName(!0)}`);
  }
  flush() {
    if (this.buffer === void 0)
      throw new Error("@aws-sdk/core/protocols - QuerySerializer cannot flush with nothing written to buffer.");
    let str = this.buffer;
    return delete this.buffer, str;
  }
  getKey(memberName, xmlName, ec2QueryName, keySource) {
    let { ec2, capitalizeKeys } = this.settings;
    if (ec2 && ec2QueryName)
      return ec2QueryName;
    let key = xmlName ?? memberName;
    return capitalizeKeys && keySource === "struct" ? key[0].toUpperCase() + key.slice(1) : key;
  }
  writeKey(key) {
    key.endsWith(".") && (key = key.slice(0, key.length - 1)), this.buffer += `&${extendedEncodeURIComponent(key)}=`;
  }
  writeValue(value) {
    this.buffer += extendedEncodeURIComponent(value);
  }
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/AwsQueryProtocol.js
var AwsQueryProtocol = class extends RpcProtocol {
  options;
  serializer;
  deserializer;
  mixin = new ProtocolLib();
  constructor(options) {
    super({
      defaultNamespace: options.defaultNamespace,
      errorTypeRegistries: options.errorTypeRegistries
    }), this.options = options;
    let settings = {
      timestampFormat: {
        useTrait: !0,
        default: 5
      },
      httpBindings: !1,
      xmlNamespace: options.xmlNamespace,
      serviceNamespace: options.defaultNamespace,
      serializeEmptyLists: !0
    };
    this.serializer = new QueryShapeSerializer(settings), this.deserializer = new XmlShapeDeserializer(settings);
  }
  getShapeId() {
    return "aws.protocols#awsQuery";
  }
  setSerdeContext(serdeContext) {
    this.serializer.setSerdeContext(serdeContext), this.deserializer.setSerdeContext(serdeContext);
  }
  getPayloadCodec() {
    throw new Error("AWSQuery protocol has no payload codec.");
  }
  async serializeRequest(operationSchema, input, context) {
    let request3 = await super.serializeRequest(operationSchema, input, context);
    request3.path.endsWith("/") || (request3.path += "/"), request3.headers["content-type"] = "application/x-www-form-urlencoded", (deref(operationSchema.input) === "unit" || !request3.body) && (request3.body = "");
    let action = operationSchema.name.split("#")[1] ?? operationSchema.name;
    return request3.body = `Action=${action}&Version=${this.options.version}` + request3.body, request3.body.endsWith("&") && (request3.body = request3.body.slice(-1)), request3;
  }
  async deserializeResponse(operationSchema, context, response) {
    let deserializer = this.deserializer, ns = NormalizedSchema.of(operationSchema.output), dataObject = {};
    if (response.statusCode >= 300) {
      let bytes2 = await collectBody(response.body, context);
      bytes2.byteLength > 0 && Object.assign(dataObject, await deserializer.read(15, bytes2)), await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
    }
    for (let header in response.headers) {
      let value = response.headers[header];
      delete response.headers[header], response.headers[header.toLowerCase()] = value;
    }
    let shortName = operationSchema.name.split("#")[1] ?? operationSchema.name, awsQueryResultKey = ns.isStructSchema() && this.useNestedResult() ? shortName + "Result" : void 0, bytes = await collectBody(response.body, context);
    return bytes.byteLength > 0 && Object.assign(dataObject, await deserializer.read(ns, bytes, awsQueryResultKey)), dataObject.$metadata = this.deserializeMetadata(response), dataObject;
  }
  useNestedResult() {
    return !0;
  }
  async handleError(operationSchema, context, response, dataObject, metadata) {
    let errorIdentifier = this.loadQueryErrorCode(response, dataObject) ?? "Unknown";
    this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
    let errorData = this.loadQueryError(dataObject) ?? {}, message = this.loadQueryErrorMessage(dataObject);
    errorData.message = message, errorData.Error = {
      Type: errorData.Type,
      Code: errorData.Code,
      Message: message
    };
    let { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, errorData, metadata, this.mixin.findQueryCompatibleError), ns = NormalizedSchema.of(errorSchema), ErrorCtor = this.compositeErrorRegistry.getErrorCtor(errorSchema) ?? Error, exception = new ErrorCtor({}), output = {
      Type: errorData.Error.Type,
      Code: errorData.Error.Code,
      Error: errorData.Error
    };
    for (let [name, member2] of ns.structIterator()) {
      let target = member2.getMergedTraits().xmlName ?? name, value = errorData[target] ?? dataObject[target];
      output[name] = this.deserializer.readSchema(member2, value);
    }
    throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
      $fault: ns.getMergedTraits().error,
      message
    }, output), dataObject);
  }
  loadQueryErrorCode(output, data) {
    let code = (data.Errors?.[0]?.Error ?? data.Errors?.Error ?? data.Error)?.Code;
    if (code !== void 0)
      return code;
    if (output.statusCode == 404)
      return "NotFound";
  }
  loadQueryError(data) {
    return data.Errors?.[0]?.Error ?? data.Errors?.Error ?? data.Error;
  }
  loadQueryErrorMessage(data) {
    let errorData = this.loadQueryError(data);
    return errorData?.message ?? errorData?.Message ?? data.message ?? data.Message ?? "Unknown";
  }
  getDefaultContentType() {
    return "application/x-www-form-urlencoded";
  }
};

// node_modules/@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js
var BLOCK = 64, DIGEST_LENGTH = 32, MAX_HASHABLE_LENGTH = 2 ** 53 - 1, Sha256Js = class _Sha256Js {
  digestLength = DIGEST_LENGTH;
  state = Int32Array.from(INIT);
  w;
  buffer = new Uint8Array(64);
  bufferLength = 0;
  bytesHashed = 0;
  finished = !1;
  inner;
  outer;
  constructor(secret) {
    if (secret) {
      let key = _Sha256Js.normalizeKey(secret);
      this.inner = new _Sha256Js(), this.outer = new _Sha256Js();
      let { inner, outer } = this, pad = new Uint8Array(BLOCK * 2);
      for (let i3 = 0; i3 < BLOCK; ++i3)
        pad[i3] = 54 ^ key[i3], pad[i3 + BLOCK] = 92 ^ key[i3];
      inner.update(pad.subarray(0, BLOCK)), outer.update(pad.subarray(BLOCK));
    }
  }
  update(data) {
    if (this.finished)
      throw new Error("Attempted to update an already finished HMAC.");
    if (this.inner) {
      this.inner.update(data);
      return;
    }
    let chunk = toUint8Array(data), position = 0, { byteLength } = chunk;
    if (this.bytesHashed += byteLength, this.bytesHashed * 8 > MAX_HASHABLE_LENGTH)
      throw new Error("Cannot hash more than 2^53 - 1 bits");
    for (; byteLength > 0; )
      this.buffer[this.bufferLength++] = chunk[position++], byteLength--, this.bufferLength === BLOCK && (this.hashBuffer(), this.bufferLength = 0);
  }
  async digest() {
    let { inner, outer } = this;
    if (inner && outer) {
      if (this.finished)
        throw new Error("Attempted to digest an already finished HMAC.");
      this.finished = !0;
      let innerDigest = inner.digestSync();
      return outer.update(innerDigest), outer.digestSync();
    }
    return this.digestSync();
  }
  reset() {
    this.state = Int32Array.from(INIT), this.buffer = new Uint8Array(64), this.bufferLength = 0, this.bytesHashed = 0;
  }
  digestSync() {
    let state2 = this.state.slice(), buffer = this.buffer.slice(), bufferLength = this.bufferLength, bitsHashed = this.bytesHashed * 8, bufferView = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    if (bufferView.setUint8(bufferLength++, 128), (bufferLength - 1) % BLOCK >= BLOCK - 8) {
      for (let i3 = bufferLength; i3 < BLOCK; ++i3)
        bufferView.setUint8(i3, 0);
      this.hashBufferWith(state2, buffer), bufferLength = 0;
    }
    for (let i3 = bufferLength; i3 < BLOCK - 8; ++i3)
      bufferView.setUint8(i3, 0);
    bufferView.setUint32(BLOCK - 8, Math.floor(bitsHashed / 4294967296), !1), bufferView.setUint32(BLOCK - 4, bitsHashed, !1), this.hashBufferWith(state2, buffer);
    let out = new Uint8Array(DIGEST_LENGTH);
    for (let i3 = 0; i3 < 8; ++i3)
      out[i3 * 4] = state2[i3] >>> 24 & 255, out[i3 * 4 + 1] = state2[i3] >>> 16 & 255, out[i3 * 4 + 2] = state2[i3] >>> 8 & 255, out[i3 * 4 + 3] = state2[i3] >>> 0 & 255;
    return out;
  }
  static normalizeKey(secret) {
    let key = toUint8Array(secret);
    if (key.byteLength > BLOCK) {
      let h3 = new _Sha256Js();
      h3.update(key);
      let out = h3.digestSync(), padded = new Uint8Array(BLOCK);
      return padded.set(out), padded;
    }
    if (key.byteLength < BLOCK) {
      let padded = new Uint8Array(BLOCK);
      return padded.set(key), padded;
    }
    return key;
  }
  hashBuffer() {
    this.hashBufferWith(this.state, this.buffer);
  }
  hashBufferWith(state2, buffer) {
    let w = this.w ??= new Int32Array(64), s0 = state2[0], s1 = state2[1], s2 = state2[2], s3 = state2[3], s4 = state2[4], s5 = state2[5], s6 = state2[6], s7 = state2[7];
    for (let i3 = 0; i3 < BLOCK; ++i3) {
      if (i3 < 16)
        w[i3] = (buffer[i3 * 4] & 255) << 24 | (buffer[i3 * 4 + 1] & 255) << 16 | (buffer[i3 * 4 + 2] & 255) << 8 | buffer[i3 * 4 + 3] & 255;
      else {
        let u = w[i3 - 2], t12 = (u >>> 17 | u << 15) ^ (u >>> 19 | u << 13) ^ u >>> 10;
        u = w[i3 - 15];
        let t22 = (u >>> 7 | u << 25) ^ (u >>> 18 | u << 14) ^ u >>> 3;
        w[i3] = (t12 + w[i3 - 7] | 0) + (t22 + w[i3 - 16] | 0);
      }
      let t1 = (((s4 >>> 6 | s4 << 26) ^ (s4 >>> 11 | s4 << 21) ^ (s4 >>> 25 | s4 << 7)) + (s4 & s5 ^ ~s4 & s6) | 0) + (s7 + (K[i3] + w[i3] | 0) | 0) | 0, t2 = ((s0 >>> 2 | s0 << 30) ^ (s0 >>> 13 | s0 << 19) ^ (s0 >>> 22 | s0 << 10)) + (s0 & s1 ^ s0 & s2 ^ s1 & s2) | 0;
      s7 = s6, s6 = s5, s5 = s4, s4 = s3 + t1 | 0, s3 = s2, s2 = s1, s1 = s0, s0 = t1 + t2 | 0;
    }
    state2[0] += s0, state2[1] += s1, state2[2] += s2, state2[3] += s3, state2[4] += s4, state2[5] += s5, state2[6] += s6, state2[7] += s7;
  }
}, INIT = new Int32Array([
  1779033703,
  3144134277,
  1013904242,
  2773480762,
  1359893119,
  2600822924,
  528734635,
  1541459225
]), K = new Int32Array([
  1116352408,
  1899447441,
  3049323471,
  3921009573,
  961987163,
  1508970993,
  2453635748,
  2870763221,
  3624381080,
  310598401,
  607225278,
  1426881987,
  1925078388,
  2162078206,
  2614888103,
  3248222580,
  3835390401,
  4022224774,
  264347078,
  604807628,
  770255983,
  1249150122,
  1555081692,
  1996064986,
  2554220882,
  2821834349,
  2952996808,
  3210313671,
  3336571891,
  3584528711,
  113926993,
  338241895,
  666307205,
  773529912,
  1294757372,
  1396182291,
  1695183700,
  1986661051,
  2177026350,
  2456956037,
  2730485921,
  2820302411,
  3259730800,
  3345764771,
  3516065817,
  3600352804,
  4094571909,
  275423344,
  430227734,
  506948616,
  659060556,
  883997877,
  958139571,
  1322822218,
  1537002063,
  1747873779,
  1955562222,
  2024104815,
  2227730452,
  2361852424,
  2428436474,
  2756734187,
  3204031479,
  3329325298
]);

// node_modules/@smithy/core/dist-es/submodules/checksum/sha256/Sha256Node.js
var import_node_crypto3 = require("node:crypto");
var hasNativeCrypto = (() => {
  try {
    return (0, import_node_crypto3.createHash)("sha256"), !0;
  } catch {
    return !1;
  }
})(), Sha256Node = hasNativeCrypto ? buildNativeClass() : Sha256Js;
function buildNativeClass() {
  return class {
    digestLength = 32;
    secret;
    hash;
    isHmac;
    finished = !1;
    constructor(secret) {
      this.secret = secret, this.isHmac = !!secret, this.hash = this.createHash();
    }
    update(data) {
      if (this.finished)
        throw new Error("Attempted to update an already finished hash.");
      this.hash.update(data);
    }
    async digest() {
      let buf;
      return this.isHmac ? (this.finished = !0, buf = this.hash.digest()) : buf = this.hash.copy().digest(), new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
    }
    reset() {
      this.hash = this.createHash(), this.finished = !1;
    }
    createHash() {
      return this.secret ? (0, import_node_crypto3.createHmac)("sha256", toBuffer(this.secret)) : (0, import_node_crypto3.createHash)("sha256");
    }
  };
}
function toBuffer(data) {
  return typeof data == "string" ? data : ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/endpoint/bdd.js
var k = "ref", a = -1, b = !0, c = "isSet", d = "PartitionResult", e = "booleanEquals", f = "getAttr", g = { [k]: "Endpoint" }, h = { [k]: d }, i = {}, j = [{ [k]: "Region" }], _data = {
  conditions: [
    [c, [g]],
    [c, j],
    ["aws.partition", j, d],
    [e, [{ [k]: "UseFIPS" }, b]],
    [e, [{ [k]: "UseDualStack" }, b]],
    [e, [{ fn: f, argv: [h, "supportsDualStack"] }, b]],
    [e, [{ fn: f, argv: [h, "supportsFIPS"] }, b]],
    ["stringEquals", [{ fn: f, argv: [h, "name"] }, "aws-us-gov"]]
  ],
  results: [
    [a],
    [a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
    [a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
    [g, i],
    ["https://elasticbeanstalk-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
    ["https://elasticbeanstalk.{Region}.amazonaws.com", i],
    ["https://elasticbeanstalk-fips.{Region}.{PartitionResult#dnsSuffix}", i],
    [a, "FIPS is enabled but this partition does not support FIPS"],
    ["https://elasticbeanstalk.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "DualStack is enabled but this partition does not support DualStack"],
    ["https://elasticbeanstalk.{Region}.{PartitionResult#dnsSuffix}", i],
    [a, "Invalid Configuration: Missing Region"]
  ]
}, root = 2, r = 1e8, nodes = new Int32Array([
  -1,
  1,
  -1,
  0,
  13,
  3,
  1,
  4,
  r + 12,
  2,
  5,
  r + 12,
  3,
  8,
  6,
  4,
  7,
  r + 11,
  5,
  r + 9,
  r + 10,
  4,
  11,
  9,
  6,
  10,
  r + 8,
  7,
  r + 6,
  r + 7,
  5,
  12,
  r + 5,
  6,
  r + 4,
  r + 5,
  3,
  r + 1,
  14,
  4,
  r + 2,
  r + 3
]), bdd = BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/endpoint/endpointResolver.js
var cache = new EndpointCache({
  size: 50,
  params: ["Endpoint", "Region", "UseDualStack", "UseFIPS"]
}), defaultEndpointResolver = (endpointParams, context = {}) => cache.get(endpointParams, () => decideEndpoint(bdd, {
  endpointParams,
  logger: context.logger
}));
customEndpointFunctions.aws = awsEndpointFunctions;

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/models/ElasticBeanstalkSyntheticServiceException.js
var ElasticBeanstalkSyntheticServiceException = class _ElasticBeanstalkSyntheticServiceException extends ServiceException {
  constructor(options) {
    super(options), Object.setPrototypeOf(this, _ElasticBeanstalkSyntheticServiceException.prototype);
  }
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/models/errors.js
var InsufficientPrivilegesException = class _InsufficientPrivilegesException extends ElasticBeanstalkSyntheticServiceException {
  name = "InsufficientPrivilegesException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "InsufficientPrivilegesException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InsufficientPrivilegesException.prototype);
  }
}, ElasticBeanstalkServiceException = class _ElasticBeanstalkServiceException extends ElasticBeanstalkSyntheticServiceException {
  name = "ElasticBeanstalkServiceException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ElasticBeanstalkServiceException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ElasticBeanstalkServiceException.prototype);
  }
}, ManagedActionInvalidStateException = class _ManagedActionInvalidStateException extends ElasticBeanstalkSyntheticServiceException {
  name = "ManagedActionInvalidStateException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ManagedActionInvalidStateException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ManagedActionInvalidStateException.prototype);
  }
}, TooManyEnvironmentsException = class _TooManyEnvironmentsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyEnvironmentsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyEnvironmentsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyEnvironmentsException.prototype);
  }
}, TooManyApplicationsException = class _TooManyApplicationsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyApplicationsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyApplicationsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyApplicationsException.prototype);
  }
}, CodeBuildNotInServiceRegionException = class _CodeBuildNotInServiceRegionException extends ElasticBeanstalkSyntheticServiceException {
  name = "CodeBuildNotInServiceRegionException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "CodeBuildNotInServiceRegionException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CodeBuildNotInServiceRegionException.prototype);
  }
}, S3LocationNotInServiceRegionException = class _S3LocationNotInServiceRegionException extends ElasticBeanstalkSyntheticServiceException {
  name = "S3LocationNotInServiceRegionException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "S3LocationNotInServiceRegionException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _S3LocationNotInServiceRegionException.prototype);
  }
}, TooManyApplicationVersionsException = class _TooManyApplicationVersionsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyApplicationVersionsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyApplicationVersionsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyApplicationVersionsException.prototype);
  }
}, TooManyBucketsException = class _TooManyBucketsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyBucketsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyBucketsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyBucketsException.prototype);
  }
}, TooManyConfigurationTemplatesException = class _TooManyConfigurationTemplatesException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyConfigurationTemplatesException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyConfigurationTemplatesException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyConfigurationTemplatesException.prototype);
  }
}, TooManyPlatformsException = class _TooManyPlatformsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyPlatformsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyPlatformsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyPlatformsException.prototype);
  }
}, S3SubscriptionRequiredException = class _S3SubscriptionRequiredException extends ElasticBeanstalkSyntheticServiceException {
  name = "S3SubscriptionRequiredException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "S3SubscriptionRequiredException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _S3SubscriptionRequiredException.prototype);
  }
}, OperationInProgressException = class _OperationInProgressException extends ElasticBeanstalkSyntheticServiceException {
  name = "OperationInProgressException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "OperationInProgressException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _OperationInProgressException.prototype);
  }
}, SourceBundleDeletionException = class _SourceBundleDeletionException extends ElasticBeanstalkSyntheticServiceException {
  name = "SourceBundleDeletionException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "SourceBundleDeletionException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _SourceBundleDeletionException.prototype);
  }
}, PlatformVersionStillReferencedException = class _PlatformVersionStillReferencedException extends ElasticBeanstalkSyntheticServiceException {
  name = "PlatformVersionStillReferencedException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "PlatformVersionStillReferencedException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _PlatformVersionStillReferencedException.prototype);
  }
}, InvalidRequestException = class _InvalidRequestException extends ElasticBeanstalkSyntheticServiceException {
  name = "InvalidRequestException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "InvalidRequestException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidRequestException.prototype);
  }
}, ResourceNotFoundException = class _ResourceNotFoundException extends ElasticBeanstalkSyntheticServiceException {
  name = "ResourceNotFoundException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ResourceNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ResourceNotFoundException.prototype);
  }
}, ResourceTypeNotSupportedException = class _ResourceTypeNotSupportedException extends ElasticBeanstalkSyntheticServiceException {
  name = "ResourceTypeNotSupportedException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ResourceTypeNotSupportedException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ResourceTypeNotSupportedException.prototype);
  }
}, TooManyTagsException = class _TooManyTagsException extends ElasticBeanstalkSyntheticServiceException {
  name = "TooManyTagsException";
  $fault = "client";
  constructor(opts) {
    super({
      name: "TooManyTagsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTagsException.prototype);
  }
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/schemas/schemas_0.js
var _AM = "ApplicationMetrics";
var _ANt = "AttributeNames";
var _ASG = "AutoScalingGroup", _ASGL = "AutoScalingGroupList", _ASGu = "AutoScalingGroups";
var _AZ = "AvailabilityZone";
var _C = "Cluster", _CA = "ClusterArn";
var _CBNISRE = "CodeBuildNotInServiceRegionException";
var _CPUU = "CPUUtilization";
var _Ca = "Causes", _Co = "Color";
var _DER = "DescribeEnvironmentResources", _DERM = "DescribeEnvironmentResourcesMessage";
var _DI = "DeploymentId", _DIH = "DescribeInstancesHealth", _DIHR = "DescribeInstancesHealthRequest", _DIHRe = "DescribeInstancesHealthResult";
var _DT = "DeploymentTime";
var _De = "Deployment";
var _Du = "Duration";
var _EBSE = "ElasticBeanstalkServiceException";
var _EI = "EnvironmentId";
var _EN = "EnvironmentName";
var _ER = "EnvironmentResources", _ERD = "EnvironmentResourceDescription", _ERDM = "EnvironmentResourceDescriptionsMessage";
var _HS = "HealthStatus";
var _IHL = "InstanceHealthList";
var _IIn = "InstanceId", _IL = "InstanceList", _IOW = "IOWait", _IPE = "InsufficientPrivilegesException", _IRE = "InvalidRequestException", _IRQ = "IRQ";
var _ITn = "InstanceType", _Id = "Idle", _Id_ = "Id", _In = "Instances";
var _Ins = "Instance";
var _L = "Latency", _LA = "LaunchedAt";
var _LAo = "LoadAverage", _LB = "LoadBalancers";
var _LBL = "LoadBalancerList";
var _LBo = "LoadBalancer", _LC = "LaunchConfigurations", _LCL = "LaunchConfigurationList", _LCa = "LaunchConfiguration";
var _LT = "LaunchTemplates";
var _LTL = "LaunchTemplateList", _LTa = "LaunchTemplate";
var _MAISE = "ManagedActionInvalidStateException";
var _N = "Name";
var _NT = "NextToken";
var _Ni = "Nice";
var _OIPE = "OperationInProgressException";
var _PVSRE = "PlatformVersionStillReferencedException", _P_ = "P999", _P__ = "P99", _P___ = "P95", _P____ = "P90", _P_____ = "P85", _P______ = "P75", _P_______ = "P50", _P________ = "P10";
var _Pr = "Privileged";
var _Q = "Queues", _QL = "QueueList", _Qu = "Queue";
var _RA = "RefreshedAt";
var _RC = "RequestCount";
var _RNFE = "ResourceNotFoundException";
var _RTNSE = "ResourceTypeNotSupportedException";
var _S = "Status";
var _SBDE = "SourceBundleDeletionException";
var _SC = "StatusCodes";
var _SIH = "SingleInstanceHealth", _SIRQ = "SoftIRQ";
var _SLNISRE = "S3LocationNotInServiceRegionException";
var _SSRE = "S3SubscriptionRequiredException", _SSy = "SystemStatus";
var _St = "Status2xx", _Sta = "Status3xx", _Stat = "Status4xx", _Statu = "Status5xx", _Sy = "System";
var _TLr = "TriggerList", _TMAE = "TooManyApplicationsException", _TMAVE = "TooManyApplicationVersionsException", _TMBE = "TooManyBucketsException", _TMCTE = "TooManyConfigurationTemplatesException", _TMEE = "TooManyEnvironmentsException", _TMPE = "TooManyPlatformsException", _TMTE = "TooManyTagsException";
var _Tr = "Triggers", _Tri = "Trigger";
var _U = "User";
var _URL = "URL";
var _VL = "VersionLabel";
var _aQE = "awsQueryError", _c = "client", _e = "error", _hE = "httpError", _m = "message", _s = "smithy.ts.sdk.synthetic.com.amazonaws.elasticbeanstalk", n0 = "com.amazonaws.elasticbeanstalk", _s_registry = new TypeRegistry(_s), ElasticBeanstalkSyntheticServiceException$ = [-3, _s, "ElasticBeanstalkSyntheticServiceException", 0, [], []];
_s_registry.registerError(ElasticBeanstalkSyntheticServiceException$, ElasticBeanstalkSyntheticServiceException);
var n0_registry = new TypeRegistry(n0), CodeBuildNotInServiceRegionException$ = [
  -3,
  n0,
  _CBNISRE,
  { [_aQE]: ["CodeBuildNotInServiceRegionException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(CodeBuildNotInServiceRegionException$, CodeBuildNotInServiceRegionException);
var ElasticBeanstalkServiceException$ = [
  -3,
  n0,
  _EBSE,
  { [_e]: _c },
  [_m],
  [0]
];
n0_registry.registerError(ElasticBeanstalkServiceException$, ElasticBeanstalkServiceException);
var InsufficientPrivilegesException$ = [
  -3,
  n0,
  _IPE,
  { [_aQE]: ["InsufficientPrivilegesException", 403], [_e]: _c, [_hE]: 403 },
  [_m],
  [0]
];
n0_registry.registerError(InsufficientPrivilegesException$, InsufficientPrivilegesException);
var InvalidRequestException$ = [
  -3,
  n0,
  _IRE,
  { [_aQE]: ["InvalidRequestException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(InvalidRequestException$, InvalidRequestException);
var ManagedActionInvalidStateException$ = [
  -3,
  n0,
  _MAISE,
  { [_aQE]: ["ManagedActionInvalidStateException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(ManagedActionInvalidStateException$, ManagedActionInvalidStateException);
var OperationInProgressException$ = [
  -3,
  n0,
  _OIPE,
  { [_aQE]: ["OperationInProgressFailure", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(OperationInProgressException$, OperationInProgressException);
var PlatformVersionStillReferencedException$ = [
  -3,
  n0,
  _PVSRE,
  { [_aQE]: ["PlatformVersionStillReferencedException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(PlatformVersionStillReferencedException$, PlatformVersionStillReferencedException);
var ResourceNotFoundException$ = [
  -3,
  n0,
  _RNFE,
  { [_aQE]: ["ResourceNotFoundException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
var ResourceTypeNotSupportedException$ = [
  -3,
  n0,
  _RTNSE,
  { [_aQE]: ["ResourceTypeNotSupportedException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(ResourceTypeNotSupportedException$, ResourceTypeNotSupportedException);
var S3LocationNotInServiceRegionException$ = [
  -3,
  n0,
  _SLNISRE,
  { [_aQE]: ["S3LocationNotInServiceRegionException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(S3LocationNotInServiceRegionException$, S3LocationNotInServiceRegionException);
var S3SubscriptionRequiredException$ = [
  -3,
  n0,
  _SSRE,
  { [_aQE]: ["S3SubscriptionRequiredException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(S3SubscriptionRequiredException$, S3SubscriptionRequiredException);
var SourceBundleDeletionException$ = [
  -3,
  n0,
  _SBDE,
  { [_aQE]: ["SourceBundleDeletionFailure", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(SourceBundleDeletionException$, SourceBundleDeletionException);
var TooManyApplicationsException$ = [
  -3,
  n0,
  _TMAE,
  { [_aQE]: ["TooManyApplicationsException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyApplicationsException$, TooManyApplicationsException);
var TooManyApplicationVersionsException$ = [
  -3,
  n0,
  _TMAVE,
  { [_e]: _c },
  [_m],
  [0]
];
n0_registry.registerError(TooManyApplicationVersionsException$, TooManyApplicationVersionsException);
var TooManyBucketsException$ = [
  -3,
  n0,
  _TMBE,
  { [_aQE]: ["TooManyBucketsException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyBucketsException$, TooManyBucketsException);
var TooManyConfigurationTemplatesException$ = [
  -3,
  n0,
  _TMCTE,
  { [_aQE]: ["TooManyConfigurationTemplatesException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyConfigurationTemplatesException$, TooManyConfigurationTemplatesException);
var TooManyEnvironmentsException$ = [
  -3,
  n0,
  _TMEE,
  { [_aQE]: ["TooManyEnvironmentsException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyEnvironmentsException$, TooManyEnvironmentsException);
var TooManyPlatformsException$ = [
  -3,
  n0,
  _TMPE,
  { [_aQE]: ["TooManyPlatformsException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyPlatformsException$, TooManyPlatformsException);
var TooManyTagsException$ = [
  -3,
  n0,
  _TMTE,
  { [_aQE]: ["TooManyTagsException", 400], [_e]: _c, [_hE]: 400 },
  [_m],
  [0]
];
n0_registry.registerError(TooManyTagsException$, TooManyTagsException);
var errorTypeRegistries = [
  _s_registry,
  n0_registry
];
var ApplicationMetrics$ = [
  3,
  n0,
  _AM,
  0,
  [_Du, _RC, _SC, _L],
  [1, 1, () => StatusCodes$, () => Latency$]
];
var AutoScalingGroup$ = [
  3,
  n0,
  _ASG,
  0,
  [_N],
  [0]
];
var Cluster$ = [
  3,
  n0,
  _C,
  0,
  [_CA],
  [0]
];
var CPUUtilization$ = [
  3,
  n0,
  _CPUU,
  0,
  [_U, _Ni, _Sy, _Id, _IOW, _IRQ, _SIRQ, _Pr],
  [1, 1, 1, 1, 1, 1, 1, 1]
];
var Deployment$ = [
  3,
  n0,
  _De,
  0,
  [_VL, _DI, _S, _DT],
  [0, 1, 0, 4]
];
var DescribeEnvironmentResourcesMessage$ = [
  3,
  n0,
  _DERM,
  0,
  [_EI, _EN],
  [0, 0]
];
var DescribeInstancesHealthRequest$ = [
  3,
  n0,
  _DIHR,
  0,
  [_EN, _EI, _ANt, _NT],
  [0, 0, 64, 0]
], DescribeInstancesHealthResult$ = [
  3,
  n0,
  _DIHRe,
  0,
  [_IHL, _RA, _NT],
  [() => InstanceHealthList, 4, 0]
];
var EnvironmentResourceDescription$ = [
  3,
  n0,
  _ERD,
  0,
  [_EN, _ASGu, _C, _In, _LC, _LT, _LB, _Tr, _Q],
  [0, () => AutoScalingGroupList, () => Cluster$, () => InstanceList, () => LaunchConfigurationList, () => LaunchTemplateList, () => LoadBalancerList, () => TriggerList, () => QueueList]
], EnvironmentResourceDescriptionsMessage$ = [
  3,
  n0,
  _ERDM,
  0,
  [_ER],
  [() => EnvironmentResourceDescription$]
];
var Instance$ = [
  3,
  n0,
  _Ins,
  0,
  [_Id_],
  [0]
];
var Latency$ = [
  3,
  n0,
  _L,
  0,
  [_P_, _P__, _P___, _P____, _P_____, _P______, _P_______, _P________],
  [1, 1, 1, 1, 1, 1, 1, 1]
], LaunchConfiguration$ = [
  3,
  n0,
  _LCa,
  0,
  [_N],
  [0]
], LaunchTemplate$ = [
  3,
  n0,
  _LTa,
  0,
  [_Id_],
  [0]
];
var LoadBalancer$ = [
  3,
  n0,
  _LBo,
  0,
  [_N],
  [0]
];
var Queue$ = [
  3,
  n0,
  _Qu,
  0,
  [_N, _URL],
  [0, 0]
];
var SingleInstanceHealth$ = [
  3,
  n0,
  _SIH,
  0,
  [_IIn, _HS, _Co, _Ca, _LA, _AM, _Sy, _De, _AZ, _ITn],
  [0, 0, 0, 64, 4, () => ApplicationMetrics$, () => SystemStatus$, () => Deployment$, 0, 0]
];
var StatusCodes$ = [
  3,
  n0,
  _SC,
  0,
  [_St, _Sta, _Stat, _Statu],
  [1, 1, 1, 1]
];
var SystemStatus$ = [
  3,
  n0,
  _SSy,
  0,
  [_CPUU, _LAo],
  [() => CPUUtilization$, 65]
];
var Trigger$ = [
  3,
  n0,
  _Tri,
  0,
  [_N],
  [0]
];
var AutoScalingGroupList = [
  1,
  n0,
  _ASGL,
  0,
  () => AutoScalingGroup$
];
var InstanceHealthList = [
  1,
  n0,
  _IHL,
  0,
  () => SingleInstanceHealth$
], InstanceList = [
  1,
  n0,
  _IL,
  0,
  () => Instance$
];
var LaunchConfigurationList = [
  1,
  n0,
  _LCL,
  0,
  () => LaunchConfiguration$
], LaunchTemplateList = [
  1,
  n0,
  _LTL,
  0,
  () => LaunchTemplate$
];
var LoadBalancerList = [
  1,
  n0,
  _LBL,
  0,
  () => LoadBalancer$
];
var QueueList = [
  1,
  n0,
  _QL,
  0,
  () => Queue$
];
var TriggerList = [
  1,
  n0,
  _TLr,
  0,
  () => Trigger$
];
var DescribeEnvironmentResources$ = [
  9,
  n0,
  _DER,
  0,
  () => DescribeEnvironmentResourcesMessage$,
  () => EnvironmentResourceDescriptionsMessage$
];
var DescribeInstancesHealth$ = [
  9,
  n0,
  _DIH,
  0,
  () => DescribeInstancesHealthRequest$,
  () => DescribeInstancesHealthResult$
];

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/runtimeConfig.shared.js
var getRuntimeConfig = (config) => ({
  apiVersion: "2010-12-01",
  base64Decoder: config?.base64Decoder ?? fromBase64,
  base64Encoder: config?.base64Encoder ?? toBase64,
  disableHostPrefix: config?.disableHostPrefix ?? !1,
  endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
  extensions: config?.extensions ?? [],
  httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultElasticBeanstalkHttpAuthSchemeProvider,
  httpAuthSchemes: config?.httpAuthSchemes ?? [
    {
      schemeId: "aws.auth#sigv4",
      identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
      signer: new AwsSdkSigV4Signer()
    }
  ],
  logger: config?.logger ?? new NoOpLogger(),
  protocol: config?.protocol ?? AwsQueryProtocol,
  protocolSettings: config?.protocolSettings ?? {
    defaultNamespace: "com.amazonaws.elasticbeanstalk",
    errorTypeRegistries,
    xmlNamespace: "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/",
    version: "2010-12-01",
    serviceTarget: "AWSElasticBeanstalkService"
  },
  serviceId: config?.serviceId ?? "Elastic Beanstalk",
  sha256: config?.sha256 ?? Sha256Node,
  urlParser: config?.urlParser ?? parseUrl,
  utf8Decoder: config?.utf8Decoder ?? fromUtf8,
  utf8Encoder: config?.utf8Encoder ?? toUtf8
});

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/runtimeConfig.js
var getRuntimeConfig2 = (config) => {
  emitWarningIfUnsupportedVersion2(process.version);
  let defaultsMode = resolveDefaultsModeConfig(config), defaultConfigProvider = () => defaultsMode().then(loadConfigsForDefaultMode), clientSharedValues = getRuntimeConfig(config);
  emitWarningIfUnsupportedVersion(process.version);
  let loaderConfig = {
    profile: config?.profile,
    logger: clientSharedValues.logger
  };
  return {
    ...clientSharedValues,
    ...config,
    runtime: "node",
    defaultsMode,
    authSchemePreference: config?.authSchemePreference ?? loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
    bodyLengthChecker: config?.bodyLengthChecker ?? calculateBodyLength,
    credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider,
    defaultUserAgentProvider: config?.defaultUserAgentProvider ?? createDefaultUserAgentProvider({ serviceId: clientSharedValues.serviceId, clientVersion: package_default.version }),
    maxAttempts: config?.maxAttempts ?? loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
    region: config?.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...loaderConfig }),
    requestHandler: NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
    retryMode: config?.retryMode ?? loadConfig({
      ...NODE_RETRY_MODE_CONFIG_OPTIONS,
      default: async () => (await defaultConfigProvider()).retryMode || DEFAULT_RETRY_MODE
    }, config),
    streamCollector: config?.streamCollector ?? streamCollector,
    useDualstackEndpoint: config?.useDualstackEndpoint ?? loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    useFipsEndpoint: config?.useFipsEndpoint ?? loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    userAgentAppId: config?.userAgentAppId ?? loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
  };
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/auth/httpAuthExtensionConfiguration.js
var getHttpAuthExtensionConfiguration = (runtimeConfig) => {
  let _httpAuthSchemes = runtimeConfig.httpAuthSchemes, _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider, _credentials = runtimeConfig.credentials;
  return {
    setHttpAuthScheme(httpAuthScheme) {
      let index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
      index === -1 ? _httpAuthSchemes.push(httpAuthScheme) : _httpAuthSchemes.splice(index, 1, httpAuthScheme);
    },
    httpAuthSchemes() {
      return _httpAuthSchemes;
    },
    setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
      _httpAuthSchemeProvider = httpAuthSchemeProvider;
    },
    httpAuthSchemeProvider() {
      return _httpAuthSchemeProvider;
    },
    setCredentials(credentials) {
      _credentials = credentials;
    },
    credentials() {
      return _credentials;
    }
  };
}, resolveHttpAuthRuntimeConfig = (config) => ({
  httpAuthSchemes: config.httpAuthSchemes(),
  httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
  credentials: config.credentials()
});

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/runtimeExtensions.js
var resolveRuntimeExtensions = (runtimeConfig, extensions) => {
  let extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
  return extensions.forEach((extension) => extension.configure(extensionConfiguration)), Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig2(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/ElasticBeanstalkClient.js
var ElasticBeanstalkClient = class extends Client {
  config;
  constructor(...[configuration]) {
    let _config_0 = getRuntimeConfig2(configuration || {});
    super(_config_0), this.initConfig = _config_0;
    let _config_1 = resolveClientEndpointParameters(_config_0), _config_2 = resolveUserAgentConfig(_config_1), _config_3 = resolveRetryConfig(_config_2), _config_4 = resolveRegionConfig(_config_3), _config_5 = _config_4, _config_6 = resolveEndpointConfig(_config_5), _config_7 = resolveHttpAuthSchemeConfig(_config_6), _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
    this.config = _config_8, this.middlewareStack.use(getSchemaSerdePlugin(this.config)), this.middlewareStack.use(getUserAgentPlugin(this.config)), this.middlewareStack.use(getRetryPlugin(this.config)), this.middlewareStack.use(getContentLengthPlugin(this.config)), this.middlewareStack.use(getHostHeaderPlugin(this.config)), this.middlewareStack.use(getLoggerPlugin(this.config)), this.middlewareStack.use(getRecursionDetectionPlugin(this.config)), this.middlewareStack.use(getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
      httpAuthSchemeParametersProvider: defaultElasticBeanstalkHttpAuthSchemeParametersProvider,
      identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig({
        "aws.auth#sigv4": config.credentials
      })
    })), this.middlewareStack.use(getHttpSigningPlugin(this.config));
  }
  destroy() {
    super.destroy();
  }
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/commandBuilder.js
var command = makeBuilder(commonParams, "AWSElasticBeanstalkService", "ElasticBeanstalkClient", getEndpointPlugin), _ep0 = {}, _mw0 = (Command2, cs, config, o) => [];

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/commands/DescribeEnvironmentResourcesCommand.js
var DescribeEnvironmentResourcesCommand = class extends command(_ep0, _mw0, "DescribeEnvironmentResources", DescribeEnvironmentResources$) {
};

// node_modules/@aws-sdk/client-elastic-beanstalk/dist-es/commands/DescribeInstancesHealthCommand.js
var DescribeInstancesHealthCommand = class extends command(_ep0, _mw0, "DescribeInstancesHealth", DescribeInstancesHealth$) {
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/auth/httpAuthSchemeProvider.js
var defaultElasticLoadBalancingV2HttpAuthSchemeParametersProvider = async (config, context, input) => ({
  operation: getSmithyContext(context).operation,
  region: await normalizeProvider(config.region)() || (() => {
    throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
  })()
});
function createAwsAuthSigv4HttpAuthOption2(authParameters) {
  return {
    schemeId: "aws.auth#sigv4",
    signingProperties: {
      name: "elasticloadbalancing",
      region: authParameters.region
    },
    propertiesExtractor: (config, context) => ({
      signingProperties: {
        config,
        context
      }
    })
  };
}
var defaultElasticLoadBalancingV2HttpAuthSchemeProvider = (authParameters) => {
  let options = [];
  switch (authParameters.operation) {
    default:
      options.push(createAwsAuthSigv4HttpAuthOption2(authParameters));
  }
  return options;
}, resolveHttpAuthSchemeConfig2 = (config) => {
  let config_0 = resolveAwsSdkSigV4Config(config);
  return Object.assign(config_0, {
    authSchemePreference: normalizeProvider(config.authSchemePreference ?? [])
  });
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/EndpointParameters.js
var resolveClientEndpointParameters2 = (options) => Object.assign(options, {
  useDualstackEndpoint: options.useDualstackEndpoint ?? !1,
  useFipsEndpoint: options.useFipsEndpoint ?? !1,
  defaultSigningName: "elasticloadbalancing"
}), commonParams2 = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" }
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/package.json
var package_default2 = {
  name: "@aws-sdk/client-elastic-load-balancing-v2",
  version: "3.1142.0",
  description: "AWS SDK for JavaScript Elastic Load Balancing V2 Client for Node.js, Browser and React Native",
  homepage: "https://github.com/aws/aws-sdk-js-v3/tree/main/clients/client-elastic-load-balancing-v2",
  license: "Apache-2.0",
  author: {
    name: "AWS SDK for JavaScript Team",
    url: "https://aws.amazon.com/sdk-for-javascript/"
  },
  repository: {
    type: "git",
    url: "https://github.com/aws/aws-sdk-js-v3.git",
    directory: "clients/client-elastic-load-balancing-v2"
  },
  files: [
    "dist-*/**"
  ],
  sideEffects: !1,
  main: "./dist-cjs/index.js",
  module: "./dist-es/index.js",
  browser: {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.browser"
  },
  types: "./dist-types/index.d.ts",
  typesVersions: {
    "<4.5": {
      "dist-types/*": [
        "dist-types/ts3.4/*"
      ]
    }
  },
  "react-native": {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.native"
  },
  scripts: {
    build: "concurrently 'yarn:build:types' 'yarn:build:es' && yarn build:cjs",
    "build:cjs": "node ../../scripts/compilation/inline",
    "build:es": "premove dist-es && tsc -p tsconfig.es.json",
    "build:include:deps": 'yarn g:turbo run build -F="$npm_package_name"',
    "build:types": "premove dist-types && tsc -p tsconfig.types.json",
    "build:types:downlevel": "downlevel-dts dist-types dist-types/ts3.4",
    clean: "premove dist-cjs dist-es dist-types",
    "extract:docs": "api-extractor run --local",
    "generate:client": "node ../../scripts/generate-clients/single-service",
    "test:e2e": "yarn g:vitest run -c vitest.config.e2e.mts",
    "test:e2e:watch": "yarn g:vitest watch -c vitest.config.e2e.mts",
    "test:index": "tsc -p tsconfig.test.json && node ./test/index-objects.spec.mjs"
  },
  dependencies: {
    "@aws-sdk/core": "^3.978.1",
    "@aws-sdk/credential-provider-node": "^3.972.84",
    "@aws-sdk/types": "^3.974.6",
    "@smithy/core": "^3.35.0",
    "@smithy/fetch-http-handler": "^5.8.0",
    "@smithy/node-http-handler": "^4.12.1",
    "@smithy/types": "^4.19.0",
    tslib: "^2.6.2"
  },
  devDependencies: {
    "@tsconfig/node20": "20.1.8",
    "@types/node": "^20.14.8",
    concurrently: "7.0.0",
    "downlevel-dts": "0.10.1",
    premove: "4.0.0",
    typescript: "~7.0.2"
  },
  engines: {
    node: ">=20.0.0"
  }
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeConfig.js
init_sdk_stand_ins();

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/bdd.js
var k2 = "ref", a2 = -1, b2 = !0, c2 = "isSet", d2 = "PartitionResult", e2 = "booleanEquals", f2 = "getAttr", g2 = { [k2]: "Endpoint" }, h2 = { [k2]: d2 }, i2 = {}, j2 = [{ [k2]: "Region" }], _data2 = {
  conditions: [
    [c2, [g2]],
    [c2, j2],
    ["aws.partition", j2, d2],
    [e2, [{ [k2]: "UseFIPS" }, b2]],
    [e2, [{ [k2]: "UseDualStack" }, b2]],
    [e2, [{ fn: f2, argv: [h2, "supportsDualStack"] }, b2]],
    [e2, [{ fn: f2, argv: [h2, "supportsFIPS"] }, b2]],
    ["stringEquals", [{ fn: f2, argv: [h2, "name"] }, "aws-us-gov"]]
  ],
  results: [
    [a2],
    [a2, "Invalid Configuration: FIPS and custom endpoint are not supported"],
    [a2, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
    [g2, i2],
    ["https://elasticloadbalancing-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i2],
    [a2, "FIPS and DualStack are enabled, but this partition does not support one or both"],
    ["https://elasticloadbalancing.{Region}.amazonaws.com", i2],
    ["https://elasticloadbalancing-fips.{Region}.{PartitionResult#dnsSuffix}", i2],
    [a2, "FIPS is enabled but this partition does not support FIPS"],
    ["https://elasticloadbalancing.{Region}.{PartitionResult#dualStackDnsSuffix}", i2],
    [a2, "DualStack is enabled but this partition does not support DualStack"],
    ["https://elasticloadbalancing.{Region}.{PartitionResult#dnsSuffix}", i2],
    [a2, "Invalid Configuration: Missing Region"]
  ]
}, root2 = 2, r2 = 1e8, nodes2 = new Int32Array([
  -1,
  1,
  -1,
  0,
  13,
  3,
  1,
  4,
  r2 + 12,
  2,
  5,
  r2 + 12,
  3,
  8,
  6,
  4,
  7,
  r2 + 11,
  5,
  r2 + 9,
  r2 + 10,
  4,
  11,
  9,
  6,
  10,
  r2 + 8,
  7,
  r2 + 6,
  r2 + 7,
  5,
  12,
  r2 + 5,
  6,
  r2 + 4,
  r2 + 5,
  3,
  r2 + 1,
  14,
  4,
  r2 + 2,
  r2 + 3
]), bdd2 = BinaryDecisionDiagram.from(nodes2, root2, _data2.conditions, _data2.results);

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/endpointResolver.js
var cache2 = new EndpointCache({
  size: 50,
  params: ["Endpoint", "Region", "UseDualStack", "UseFIPS"]
}), defaultEndpointResolver2 = (endpointParams, context = {}) => cache2.get(endpointParams, () => decideEndpoint(bdd2, {
  endpointParams,
  logger: context.logger
}));
customEndpointFunctions.aws = awsEndpointFunctions;

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/models/ElasticLoadBalancingV2ServiceException.js
var ElasticLoadBalancingV2ServiceException = class _ElasticLoadBalancingV2ServiceException extends ServiceException {
  constructor(options) {
    super(options), Object.setPrototypeOf(this, _ElasticLoadBalancingV2ServiceException.prototype);
  }
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/models/errors.js
var CertificateNotFoundException = class _CertificateNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "CertificateNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "CertificateNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CertificateNotFoundException.prototype), this.Message = opts.Message;
  }
}, ListenerNotFoundException = class _ListenerNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "ListenerNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "ListenerNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ListenerNotFoundException.prototype), this.Message = opts.Message;
  }
}, TooManyCertificatesException = class _TooManyCertificatesException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyCertificatesException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyCertificatesException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyCertificatesException.prototype), this.Message = opts.Message;
  }
}, DuplicateTagKeysException = class _DuplicateTagKeysException extends ElasticLoadBalancingV2ServiceException {
  name = "DuplicateTagKeysException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DuplicateTagKeysException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DuplicateTagKeysException.prototype), this.Message = opts.Message;
  }
}, LoadBalancerNotFoundException = class _LoadBalancerNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "LoadBalancerNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "LoadBalancerNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _LoadBalancerNotFoundException.prototype), this.Message = opts.Message;
  }
}, RuleNotFoundException = class _RuleNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "RuleNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "RuleNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _RuleNotFoundException.prototype), this.Message = opts.Message;
  }
}, TargetGroupNotFoundException = class _TargetGroupNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "TargetGroupNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TargetGroupNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TargetGroupNotFoundException.prototype), this.Message = opts.Message;
  }
}, TooManyTagsException2 = class _TooManyTagsException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyTagsException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyTagsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTagsException.prototype), this.Message = opts.Message;
  }
}, TrustStoreNotFoundException = class _TrustStoreNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "TrustStoreNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TrustStoreNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TrustStoreNotFoundException.prototype), this.Message = opts.Message;
  }
}, InvalidRevocationContentException = class _InvalidRevocationContentException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidRevocationContentException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidRevocationContentException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidRevocationContentException.prototype), this.Message = opts.Message;
  }
}, RevocationContentNotFoundException = class _RevocationContentNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "RevocationContentNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "RevocationContentNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _RevocationContentNotFoundException.prototype), this.Message = opts.Message;
  }
}, TooManyTrustStoreRevocationEntriesException = class _TooManyTrustStoreRevocationEntriesException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyTrustStoreRevocationEntriesException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyTrustStoreRevocationEntriesException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTrustStoreRevocationEntriesException.prototype), this.Message = opts.Message;
  }
}, AllocationIdNotFoundException = class _AllocationIdNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "AllocationIdNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "AllocationIdNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _AllocationIdNotFoundException.prototype), this.Message = opts.Message;
  }
}, ALPNPolicyNotSupportedException = class _ALPNPolicyNotSupportedException extends ElasticLoadBalancingV2ServiceException {
  name = "ALPNPolicyNotSupportedException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "ALPNPolicyNotSupportedException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ALPNPolicyNotSupportedException.prototype), this.Message = opts.Message;
  }
}, AvailabilityZoneNotSupportedException = class _AvailabilityZoneNotSupportedException extends ElasticLoadBalancingV2ServiceException {
  name = "AvailabilityZoneNotSupportedException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "AvailabilityZoneNotSupportedException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _AvailabilityZoneNotSupportedException.prototype), this.Message = opts.Message;
  }
}, CaCertificatesBundleNotFoundException = class _CaCertificatesBundleNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "CaCertificatesBundleNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "CaCertificatesBundleNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CaCertificatesBundleNotFoundException.prototype), this.Message = opts.Message;
  }
}, CapacityDecreaseRequestsLimitExceededException = class _CapacityDecreaseRequestsLimitExceededException extends ElasticLoadBalancingV2ServiceException {
  name = "CapacityDecreaseRequestsLimitExceededException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "CapacityDecreaseRequestsLimitExceededException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CapacityDecreaseRequestsLimitExceededException.prototype), this.Message = opts.Message;
  }
}, CapacityReservationPendingException = class _CapacityReservationPendingException extends ElasticLoadBalancingV2ServiceException {
  name = "CapacityReservationPendingException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "CapacityReservationPendingException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CapacityReservationPendingException.prototype), this.Message = opts.Message;
  }
}, CapacityUnitsLimitExceededException = class _CapacityUnitsLimitExceededException extends ElasticLoadBalancingV2ServiceException {
  name = "CapacityUnitsLimitExceededException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "CapacityUnitsLimitExceededException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _CapacityUnitsLimitExceededException.prototype), this.Message = opts.Message;
  }
}, DuplicateListenerException = class _DuplicateListenerException extends ElasticLoadBalancingV2ServiceException {
  name = "DuplicateListenerException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DuplicateListenerException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DuplicateListenerException.prototype), this.Message = opts.Message;
  }
}, IncompatibleProtocolsException = class _IncompatibleProtocolsException extends ElasticLoadBalancingV2ServiceException {
  name = "IncompatibleProtocolsException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "IncompatibleProtocolsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _IncompatibleProtocolsException.prototype), this.Message = opts.Message;
  }
}, InvalidConfigurationRequestException = class _InvalidConfigurationRequestException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidConfigurationRequestException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidConfigurationRequestException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidConfigurationRequestException.prototype), this.Message = opts.Message;
  }
}, InvalidLoadBalancerActionException = class _InvalidLoadBalancerActionException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidLoadBalancerActionException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidLoadBalancerActionException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidLoadBalancerActionException.prototype), this.Message = opts.Message;
  }
}, SSLPolicyNotFoundException = class _SSLPolicyNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "SSLPolicyNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "SSLPolicyNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _SSLPolicyNotFoundException.prototype), this.Message = opts.Message;
  }
}, TargetGroupAssociationLimitException = class _TargetGroupAssociationLimitException extends ElasticLoadBalancingV2ServiceException {
  name = "TargetGroupAssociationLimitException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TargetGroupAssociationLimitException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TargetGroupAssociationLimitException.prototype), this.Message = opts.Message;
  }
}, TooManyActionsException = class _TooManyActionsException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyActionsException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyActionsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyActionsException.prototype), this.Message = opts.Message;
  }
}, TooManyListenersException = class _TooManyListenersException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyListenersException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyListenersException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyListenersException.prototype), this.Message = opts.Message;
  }
}, TooManyRegistrationsForTargetIdException = class _TooManyRegistrationsForTargetIdException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyRegistrationsForTargetIdException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyRegistrationsForTargetIdException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyRegistrationsForTargetIdException.prototype), this.Message = opts.Message;
  }
}, TooManyTargetsException = class _TooManyTargetsException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyTargetsException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyTargetsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTargetsException.prototype), this.Message = opts.Message;
  }
}, TooManyUniqueTargetGroupsPerLoadBalancerException = class _TooManyUniqueTargetGroupsPerLoadBalancerException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyUniqueTargetGroupsPerLoadBalancerException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyUniqueTargetGroupsPerLoadBalancerException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyUniqueTargetGroupsPerLoadBalancerException.prototype), this.Message = opts.Message;
  }
}, TrustStoreNotReadyException = class _TrustStoreNotReadyException extends ElasticLoadBalancingV2ServiceException {
  name = "TrustStoreNotReadyException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TrustStoreNotReadyException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TrustStoreNotReadyException.prototype), this.Message = opts.Message;
  }
}, UnsupportedProtocolException = class _UnsupportedProtocolException extends ElasticLoadBalancingV2ServiceException {
  name = "UnsupportedProtocolException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "UnsupportedProtocolException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _UnsupportedProtocolException.prototype), this.Message = opts.Message;
  }
}, DuplicateLoadBalancerNameException = class _DuplicateLoadBalancerNameException extends ElasticLoadBalancingV2ServiceException {
  name = "DuplicateLoadBalancerNameException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DuplicateLoadBalancerNameException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DuplicateLoadBalancerNameException.prototype), this.Message = opts.Message;
  }
}, InvalidSchemeException = class _InvalidSchemeException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidSchemeException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidSchemeException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidSchemeException.prototype), this.Message = opts.Message;
  }
}, InvalidSecurityGroupException = class _InvalidSecurityGroupException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidSecurityGroupException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidSecurityGroupException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidSecurityGroupException.prototype), this.Message = opts.Message;
  }
}, InvalidSubnetException = class _InvalidSubnetException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidSubnetException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidSubnetException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidSubnetException.prototype), this.Message = opts.Message;
  }
}, OperationNotPermittedException = class _OperationNotPermittedException extends ElasticLoadBalancingV2ServiceException {
  name = "OperationNotPermittedException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "OperationNotPermittedException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _OperationNotPermittedException.prototype), this.Message = opts.Message;
  }
}, ResourceInUseException = class _ResourceInUseException extends ElasticLoadBalancingV2ServiceException {
  name = "ResourceInUseException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "ResourceInUseException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ResourceInUseException.prototype), this.Message = opts.Message;
  }
}, SubnetNotFoundException = class _SubnetNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "SubnetNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "SubnetNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _SubnetNotFoundException.prototype), this.Message = opts.Message;
  }
}, TooManyLoadBalancersException = class _TooManyLoadBalancersException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyLoadBalancersException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyLoadBalancersException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyLoadBalancersException.prototype), this.Message = opts.Message;
  }
}, PriorityInUseException = class _PriorityInUseException extends ElasticLoadBalancingV2ServiceException {
  name = "PriorityInUseException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "PriorityInUseException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _PriorityInUseException.prototype), this.Message = opts.Message;
  }
}, TooManyRulesException = class _TooManyRulesException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyRulesException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyRulesException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyRulesException.prototype), this.Message = opts.Message;
  }
}, TooManyTargetGroupsException = class _TooManyTargetGroupsException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyTargetGroupsException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyTargetGroupsException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTargetGroupsException.prototype), this.Message = opts.Message;
  }
}, DuplicateTargetGroupNameException = class _DuplicateTargetGroupNameException extends ElasticLoadBalancingV2ServiceException {
  name = "DuplicateTargetGroupNameException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DuplicateTargetGroupNameException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DuplicateTargetGroupNameException.prototype), this.Message = opts.Message;
  }
}, DuplicateTrustStoreNameException = class _DuplicateTrustStoreNameException extends ElasticLoadBalancingV2ServiceException {
  name = "DuplicateTrustStoreNameException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DuplicateTrustStoreNameException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DuplicateTrustStoreNameException.prototype), this.Message = opts.Message;
  }
}, InvalidCaCertificatesBundleException = class _InvalidCaCertificatesBundleException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidCaCertificatesBundleException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidCaCertificatesBundleException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidCaCertificatesBundleException.prototype), this.Message = opts.Message;
  }
}, TooManyTrustStoresException = class _TooManyTrustStoresException extends ElasticLoadBalancingV2ServiceException {
  name = "TooManyTrustStoresException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TooManyTrustStoresException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TooManyTrustStoresException.prototype), this.Message = opts.Message;
  }
}, DeleteAssociationSameAccountException = class _DeleteAssociationSameAccountException extends ElasticLoadBalancingV2ServiceException {
  name = "DeleteAssociationSameAccountException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "DeleteAssociationSameAccountException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _DeleteAssociationSameAccountException.prototype), this.Message = opts.Message;
  }
}, TrustStoreAssociationNotFoundException = class _TrustStoreAssociationNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "TrustStoreAssociationNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TrustStoreAssociationNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TrustStoreAssociationNotFoundException.prototype), this.Message = opts.Message;
  }
}, TrustStoreInUseException = class _TrustStoreInUseException extends ElasticLoadBalancingV2ServiceException {
  name = "TrustStoreInUseException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "TrustStoreInUseException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _TrustStoreInUseException.prototype), this.Message = opts.Message;
  }
}, InvalidTargetException = class _InvalidTargetException extends ElasticLoadBalancingV2ServiceException {
  name = "InvalidTargetException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "InvalidTargetException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _InvalidTargetException.prototype), this.Message = opts.Message;
  }
}, HealthUnavailableException = class _HealthUnavailableException extends ElasticLoadBalancingV2ServiceException {
  name = "HealthUnavailableException";
  $fault = "server";
  Message;
  constructor(opts) {
    super({
      name: "HealthUnavailableException",
      $fault: "server",
      ...opts
    }), Object.setPrototypeOf(this, _HealthUnavailableException.prototype), this.Message = opts.Message;
  }
}, RevocationIdNotFoundException = class _RevocationIdNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "RevocationIdNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "RevocationIdNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _RevocationIdNotFoundException.prototype), this.Message = opts.Message;
  }
}, ResourceNotFoundException2 = class _ResourceNotFoundException extends ElasticLoadBalancingV2ServiceException {
  name = "ResourceNotFoundException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "ResourceNotFoundException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _ResourceNotFoundException.prototype), this.Message = opts.Message;
  }
}, InsufficientCapacityException = class _InsufficientCapacityException extends ElasticLoadBalancingV2ServiceException {
  name = "InsufficientCapacityException";
  $fault = "server";
  Message;
  constructor(opts) {
    super({
      name: "InsufficientCapacityException",
      $fault: "server",
      ...opts
    }), Object.setPrototypeOf(this, _InsufficientCapacityException.prototype), this.Message = opts.Message;
  }
}, PriorRequestNotCompleteException = class _PriorRequestNotCompleteException extends ElasticLoadBalancingV2ServiceException {
  name = "PriorRequestNotCompleteException";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "PriorRequestNotCompleteException",
      $fault: "client",
      ...opts
    }), Object.setPrototypeOf(this, _PriorRequestNotCompleteException.prototype), this.Message = opts.Message;
  }
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/schemas/schemas_0.js
var _AD = "AnomalyDetection";
var _AINFE = "AllocationIdNotFoundException";
var _ALPNPNSE = "ALPNPolicyNotSupportedException", _AO = "AdministrativeOverride";
var _AZ2 = "AvailabilityZone", _AZNSE = "AvailabilityZoneNotSupportedException";
var _CCBNFE = "CaCertificatesBundleNotFoundException";
var _CDRLEE = "CapacityDecreaseRequestsLimitExceededException";
var _CNFE = "CertificateNotFoundException";
var _CRPE = "CapacityReservationPendingException";
var _CULEE = "CapacityUnitsLimitExceededException";
var _D = "Description";
var _DASAE = "DeleteAssociationSameAccountException";
var _DLBNE = "DuplicateLoadBalancerNameException";
var _DLE = "DuplicateListenerException";
var _DTGIe = "DescribeTargetGroupsInput", _DTGNE = "DuplicateTargetGroupNameException";
var _DTGOe = "DescribeTargetGroupsOutput", _DTGe = "DescribeTargetGroups", _DTH = "DescribeTargetHealth", _DTHI = "DescribeTargetHealthInput", _DTHO = "DescribeTargetHealthOutput";
var _DTIe = "DescribeTagsInput", _DTKE = "DuplicateTagKeysException";
var _DTOe = "DescribeTagsOutput";
var _DTSNE = "DuplicateTrustStoreNameException";
var _DTe = "DescribeTags";
var _GC = "GrpcCode";
var _HC = "HttpCode", _HCE = "HealthCheckEnabled", _HCIS = "HealthCheckIntervalSeconds", _HCP = "HealthCheckProtocol", _HCPe = "HealthCheckPort", _HCPea = "HealthCheckPath", _HCTS = "HealthCheckTimeoutSeconds";
var _HTC = "HealthyThresholdCount", _HUE = "HealthUnavailableException";
var _IAT = "IpAddressType", _ICCBE = "InvalidCaCertificatesBundleException";
var _ICE = "InsufficientCapacityException", _ICRE = "InvalidConfigurationRequestException";
var _ILBAE = "InvalidLoadBalancerActionException";
var _IPE2 = "IncompatibleProtocolsException", _IRCE = "InvalidRevocationContentException", _ISE = "InvalidSchemeException", _ISEn = "InvalidSubnetException", _ISGE = "InvalidSecurityGroupException", _ITE = "InvalidTargetException", _Id2 = "Id", _In2 = "Include";
var _K = "Key";
var _LBAo = "LoadBalancerArn", _LBAoa = "LoadBalancerArns";
var _LBNFE = "LoadBalancerNotFoundException";
var _LNFE = "ListenerNotFoundException";
var _M = "Message";
var _MIE = "MitigationInEffect";
var _MTG = "ModifyTargetGroup";
var _MTGI = "ModifyTargetGroupInput", _MTGO = "ModifyTargetGroupOutput";
var _Ma = "Matcher", _Mar = "Marker";
var _NM = "NextMarker";
var _Na = "Names";
var _ONPE = "OperationNotPermittedException";
var _PIUE = "PriorityInUseException";
var _PRNCE = "PriorRequestNotCompleteException", _PS = "PageSize", _PV = "ProtocolVersion";
var _Po = "Port";
var _Pr2 = "Protocol";
var _QSI = "QuicServerId";
var _R = "Reason", _RA2 = "ResourceArns";
var _RAe = "ResourceArn";
var _RCNFE = "RevocationContentNotFoundException";
var _RINFE = "RevocationIdNotFoundException";
var _RIUE = "ResourceInUseException";
var _RNFE2 = "ResourceNotFoundException", _RNFEu = "RuleNotFoundException";
var _Re = "Result";
var _S2 = "State";
var _SNFE = "SubnetNotFoundException";
var _SSLPNFE = "SSLPolicyNotFoundException";
var _TCP = "TargetControlPort", _TD = "TagDescriptions", _TDa = "TagDescription", _TDar = "TargetDescription", _TDarg = "TargetDescriptions";
var _TG = "TargetGroups", _TGA = "TargetGroupArn", _TGALE = "TargetGroupAssociationLimitException", _TGAa = "TargetGroupArns";
var _TGN = "TargetGroupName", _TGNFE = "TargetGroupNotFoundException";
var _TGa = "TargetGroup", _TH = "TargetHealth", _THD = "TargetHealthDescriptions", _THDa = "TargetHealthDescription";
var _TL = "TagList", _TMAE2 = "TooManyActionsException", _TMCE = "TooManyCertificatesException", _TMLBE = "TooManyLoadBalancersException", _TMLE = "TooManyListenersException", _TMRE = "TooManyRulesException", _TMRFTIE = "TooManyRegistrationsForTargetIdException", _TMTE2 = "TooManyTagsException", _TMTEo = "TooManyTargetsException", _TMTGE = "TooManyTargetGroupsException", _TMTSE = "TooManyTrustStoresException", _TMTSREE = "TooManyTrustStoreRevocationEntriesException", _TMUTGPLBE = "TooManyUniqueTargetGroupsPerLoadBalancerException";
var _TSANFE = "TrustStoreAssociationNotFoundException";
var _TSIUE = "TrustStoreInUseException", _TSNFE = "TrustStoreNotFoundException", _TSNRE = "TrustStoreNotReadyException";
var _TT = "TargetType", _Ta = "Tags", _Tag = "Tag", _Tar = "Targets", _Targ = "Target";
var _UPE = "UnsupportedProtocolException";
var _UTC = "UnhealthyThresholdCount";
var _VI = "VpcId", _Va = "Value";
var _aQE2 = "awsQueryError", _c2 = "client", _e2 = "error", _hE2 = "httpError", _s2 = "smithy.ts.sdk.synthetic.com.amazonaws.elasticloadbalancingv2", _se = "server", n02 = "com.amazonaws.elasticloadbalancingv2", _s_registry2 = new TypeRegistry(_s2), ElasticLoadBalancingV2ServiceException$ = [-3, _s2, "ElasticLoadBalancingV2ServiceException", 0, [], []];
_s_registry2.registerError(ElasticLoadBalancingV2ServiceException$, ElasticLoadBalancingV2ServiceException);
var n0_registry2 = new TypeRegistry(n02), AllocationIdNotFoundException$ = [
  -3,
  n02,
  _AINFE,
  { [_aQE2]: ["AllocationIdNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(AllocationIdNotFoundException$, AllocationIdNotFoundException);
var ALPNPolicyNotSupportedException$ = [
  -3,
  n02,
  _ALPNPNSE,
  { [_aQE2]: ["ALPNPolicyNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(ALPNPolicyNotSupportedException$, ALPNPolicyNotSupportedException);
var AvailabilityZoneNotSupportedException$ = [
  -3,
  n02,
  _AZNSE,
  { [_aQE2]: ["AvailabilityZoneNotSupported", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(AvailabilityZoneNotSupportedException$, AvailabilityZoneNotSupportedException);
var CaCertificatesBundleNotFoundException$ = [
  -3,
  n02,
  _CCBNFE,
  { [_aQE2]: ["CaCertificatesBundleNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(CaCertificatesBundleNotFoundException$, CaCertificatesBundleNotFoundException);
var CapacityDecreaseRequestsLimitExceededException$ = [
  -3,
  n02,
  _CDRLEE,
  { [_aQE2]: ["CapacityDecreaseRequestLimitExceeded", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(CapacityDecreaseRequestsLimitExceededException$, CapacityDecreaseRequestsLimitExceededException);
var CapacityReservationPendingException$ = [
  -3,
  n02,
  _CRPE,
  { [_aQE2]: ["CapacityReservationPending", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(CapacityReservationPendingException$, CapacityReservationPendingException);
var CapacityUnitsLimitExceededException$ = [
  -3,
  n02,
  _CULEE,
  { [_aQE2]: ["CapacityUnitsLimitExceeded", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(CapacityUnitsLimitExceededException$, CapacityUnitsLimitExceededException);
var CertificateNotFoundException$ = [
  -3,
  n02,
  _CNFE,
  { [_aQE2]: ["CertificateNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(CertificateNotFoundException$, CertificateNotFoundException);
var DeleteAssociationSameAccountException$ = [
  -3,
  n02,
  _DASAE,
  { [_aQE2]: ["DeleteAssociationSameAccount", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DeleteAssociationSameAccountException$, DeleteAssociationSameAccountException);
var DuplicateListenerException$ = [
  -3,
  n02,
  _DLE,
  { [_aQE2]: ["DuplicateListener", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DuplicateListenerException$, DuplicateListenerException);
var DuplicateLoadBalancerNameException$ = [
  -3,
  n02,
  _DLBNE,
  { [_aQE2]: ["DuplicateLoadBalancerName", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DuplicateLoadBalancerNameException$, DuplicateLoadBalancerNameException);
var DuplicateTagKeysException$ = [
  -3,
  n02,
  _DTKE,
  { [_aQE2]: ["DuplicateTagKeys", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DuplicateTagKeysException$, DuplicateTagKeysException);
var DuplicateTargetGroupNameException$ = [
  -3,
  n02,
  _DTGNE,
  { [_aQE2]: ["DuplicateTargetGroupName", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DuplicateTargetGroupNameException$, DuplicateTargetGroupNameException);
var DuplicateTrustStoreNameException$ = [
  -3,
  n02,
  _DTSNE,
  { [_aQE2]: ["DuplicateTrustStoreName", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(DuplicateTrustStoreNameException$, DuplicateTrustStoreNameException);
var HealthUnavailableException$ = [
  -3,
  n02,
  _HUE,
  { [_aQE2]: ["HealthUnavailable", 500], [_e2]: _se, [_hE2]: 500 },
  [_M],
  [0]
];
n0_registry2.registerError(HealthUnavailableException$, HealthUnavailableException);
var IncompatibleProtocolsException$ = [
  -3,
  n02,
  _IPE2,
  { [_aQE2]: ["IncompatibleProtocols", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(IncompatibleProtocolsException$, IncompatibleProtocolsException);
var InsufficientCapacityException$ = [
  -3,
  n02,
  _ICE,
  { [_aQE2]: ["InsufficientCapacity", 500], [_e2]: _se, [_hE2]: 500 },
  [_M],
  [0]
];
n0_registry2.registerError(InsufficientCapacityException$, InsufficientCapacityException);
var InvalidCaCertificatesBundleException$ = [
  -3,
  n02,
  _ICCBE,
  { [_aQE2]: ["InvalidCaCertificatesBundle", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidCaCertificatesBundleException$, InvalidCaCertificatesBundleException);
var InvalidConfigurationRequestException$ = [
  -3,
  n02,
  _ICRE,
  { [_aQE2]: ["InvalidConfigurationRequest", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidConfigurationRequestException$, InvalidConfigurationRequestException);
var InvalidLoadBalancerActionException$ = [
  -3,
  n02,
  _ILBAE,
  { [_aQE2]: ["InvalidLoadBalancerAction", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidLoadBalancerActionException$, InvalidLoadBalancerActionException);
var InvalidRevocationContentException$ = [
  -3,
  n02,
  _IRCE,
  { [_aQE2]: ["InvalidRevocationContent", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidRevocationContentException$, InvalidRevocationContentException);
var InvalidSchemeException$ = [
  -3,
  n02,
  _ISE,
  { [_aQE2]: ["InvalidScheme", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidSchemeException$, InvalidSchemeException);
var InvalidSecurityGroupException$ = [
  -3,
  n02,
  _ISGE,
  { [_aQE2]: ["InvalidSecurityGroup", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidSecurityGroupException$, InvalidSecurityGroupException);
var InvalidSubnetException$ = [
  -3,
  n02,
  _ISEn,
  { [_aQE2]: ["InvalidSubnet", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidSubnetException$, InvalidSubnetException);
var InvalidTargetException$ = [
  -3,
  n02,
  _ITE,
  { [_aQE2]: ["InvalidTarget", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(InvalidTargetException$, InvalidTargetException);
var ListenerNotFoundException$ = [
  -3,
  n02,
  _LNFE,
  { [_aQE2]: ["ListenerNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(ListenerNotFoundException$, ListenerNotFoundException);
var LoadBalancerNotFoundException$ = [
  -3,
  n02,
  _LBNFE,
  { [_aQE2]: ["LoadBalancerNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(LoadBalancerNotFoundException$, LoadBalancerNotFoundException);
var OperationNotPermittedException$ = [
  -3,
  n02,
  _ONPE,
  { [_aQE2]: ["OperationNotPermitted", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(OperationNotPermittedException$, OperationNotPermittedException);
var PriorityInUseException$ = [
  -3,
  n02,
  _PIUE,
  { [_aQE2]: ["PriorityInUse", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(PriorityInUseException$, PriorityInUseException);
var PriorRequestNotCompleteException$ = [
  -3,
  n02,
  _PRNCE,
  { [_aQE2]: ["PriorRequestNotComplete", 429], [_e2]: _c2, [_hE2]: 429 },
  [_M],
  [0]
];
n0_registry2.registerError(PriorRequestNotCompleteException$, PriorRequestNotCompleteException);
var ResourceInUseException$ = [
  -3,
  n02,
  _RIUE,
  { [_aQE2]: ["ResourceInUse", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(ResourceInUseException$, ResourceInUseException);
var ResourceNotFoundException$2 = [
  -3,
  n02,
  _RNFE2,
  { [_aQE2]: ["ResourceNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(ResourceNotFoundException$2, ResourceNotFoundException2);
var RevocationContentNotFoundException$ = [
  -3,
  n02,
  _RCNFE,
  { [_aQE2]: ["RevocationContentNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(RevocationContentNotFoundException$, RevocationContentNotFoundException);
var RevocationIdNotFoundException$ = [
  -3,
  n02,
  _RINFE,
  { [_aQE2]: ["RevocationIdNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(RevocationIdNotFoundException$, RevocationIdNotFoundException);
var RuleNotFoundException$ = [
  -3,
  n02,
  _RNFEu,
  { [_aQE2]: ["RuleNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(RuleNotFoundException$, RuleNotFoundException);
var SSLPolicyNotFoundException$ = [
  -3,
  n02,
  _SSLPNFE,
  { [_aQE2]: ["SSLPolicyNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(SSLPolicyNotFoundException$, SSLPolicyNotFoundException);
var SubnetNotFoundException$ = [
  -3,
  n02,
  _SNFE,
  { [_aQE2]: ["SubnetNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(SubnetNotFoundException$, SubnetNotFoundException);
var TargetGroupAssociationLimitException$ = [
  -3,
  n02,
  _TGALE,
  { [_aQE2]: ["TargetGroupAssociationLimit", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TargetGroupAssociationLimitException$, TargetGroupAssociationLimitException);
var TargetGroupNotFoundException$ = [
  -3,
  n02,
  _TGNFE,
  { [_aQE2]: ["TargetGroupNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TargetGroupNotFoundException$, TargetGroupNotFoundException);
var TooManyActionsException$ = [
  -3,
  n02,
  _TMAE2,
  { [_aQE2]: ["TooManyActions", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyActionsException$, TooManyActionsException);
var TooManyCertificatesException$ = [
  -3,
  n02,
  _TMCE,
  { [_aQE2]: ["TooManyCertificates", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyCertificatesException$, TooManyCertificatesException);
var TooManyListenersException$ = [
  -3,
  n02,
  _TMLE,
  { [_aQE2]: ["TooManyListeners", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyListenersException$, TooManyListenersException);
var TooManyLoadBalancersException$ = [
  -3,
  n02,
  _TMLBE,
  { [_aQE2]: ["TooManyLoadBalancers", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyLoadBalancersException$, TooManyLoadBalancersException);
var TooManyRegistrationsForTargetIdException$ = [
  -3,
  n02,
  _TMRFTIE,
  { [_aQE2]: ["TooManyRegistrationsForTargetId", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyRegistrationsForTargetIdException$, TooManyRegistrationsForTargetIdException);
var TooManyRulesException$ = [
  -3,
  n02,
  _TMRE,
  { [_aQE2]: ["TooManyRules", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyRulesException$, TooManyRulesException);
var TooManyTagsException$2 = [
  -3,
  n02,
  _TMTE2,
  { [_aQE2]: ["TooManyTags", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyTagsException$2, TooManyTagsException2);
var TooManyTargetGroupsException$ = [
  -3,
  n02,
  _TMTGE,
  { [_aQE2]: ["TooManyTargetGroups", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyTargetGroupsException$, TooManyTargetGroupsException);
var TooManyTargetsException$ = [
  -3,
  n02,
  _TMTEo,
  { [_aQE2]: ["TooManyTargets", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyTargetsException$, TooManyTargetsException);
var TooManyTrustStoreRevocationEntriesException$ = [
  -3,
  n02,
  _TMTSREE,
  { [_aQE2]: ["TooManyTrustStoreRevocationEntries", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyTrustStoreRevocationEntriesException$, TooManyTrustStoreRevocationEntriesException);
var TooManyTrustStoresException$ = [
  -3,
  n02,
  _TMTSE,
  { [_aQE2]: ["TooManyTrustStores", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyTrustStoresException$, TooManyTrustStoresException);
var TooManyUniqueTargetGroupsPerLoadBalancerException$ = [
  -3,
  n02,
  _TMUTGPLBE,
  { [_aQE2]: ["TooManyUniqueTargetGroupsPerLoadBalancer", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TooManyUniqueTargetGroupsPerLoadBalancerException$, TooManyUniqueTargetGroupsPerLoadBalancerException);
var TrustStoreAssociationNotFoundException$ = [
  -3,
  n02,
  _TSANFE,
  { [_aQE2]: ["AssociationNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TrustStoreAssociationNotFoundException$, TrustStoreAssociationNotFoundException);
var TrustStoreInUseException$ = [
  -3,
  n02,
  _TSIUE,
  { [_aQE2]: ["TrustStoreInUse", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TrustStoreInUseException$, TrustStoreInUseException);
var TrustStoreNotFoundException$ = [
  -3,
  n02,
  _TSNFE,
  { [_aQE2]: ["TrustStoreNotFound", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TrustStoreNotFoundException$, TrustStoreNotFoundException);
var TrustStoreNotReadyException$ = [
  -3,
  n02,
  _TSNRE,
  { [_aQE2]: ["TrustStoreNotReady", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(TrustStoreNotReadyException$, TrustStoreNotReadyException);
var UnsupportedProtocolException$ = [
  -3,
  n02,
  _UPE,
  { [_aQE2]: ["UnsupportedProtocol", 400], [_e2]: _c2, [_hE2]: 400 },
  [_M],
  [0]
];
n0_registry2.registerError(UnsupportedProtocolException$, UnsupportedProtocolException);
var errorTypeRegistries2 = [
  _s_registry2,
  n0_registry2
];
var AdministrativeOverride$ = [
  3,
  n02,
  _AO,
  0,
  [_S2, _R, _D],
  [0, 0, 0]
], AnomalyDetection$ = [
  3,
  n02,
  _AD,
  0,
  [_Re, _MIE],
  [0, 0]
];
var DescribeTagsInput$ = [
  3,
  n02,
  _DTIe,
  0,
  [_RA2],
  [64],
  1
], DescribeTagsOutput$ = [
  3,
  n02,
  _DTOe,
  0,
  [_TD],
  [() => TagDescriptions]
];
var DescribeTargetGroupsInput$ = [
  3,
  n02,
  _DTGIe,
  0,
  [_LBAo, _TGAa, _Na, _Mar, _PS],
  [0, 64, 64, 0, 1]
], DescribeTargetGroupsOutput$ = [
  3,
  n02,
  _DTGOe,
  0,
  [_TG, _NM],
  [() => TargetGroups, 0]
], DescribeTargetHealthInput$ = [
  3,
  n02,
  _DTHI,
  0,
  [_TGA, _Tar, _In2],
  [0, () => TargetDescriptions, 64],
  1
], DescribeTargetHealthOutput$ = [
  3,
  n02,
  _DTHO,
  0,
  [_THD],
  [() => TargetHealthDescriptions]
];
var Matcher$ = [
  3,
  n02,
  _Ma,
  0,
  [_HC, _GC],
  [0, 0]
];
var ModifyTargetGroupInput$ = [
  3,
  n02,
  _MTGI,
  0,
  [_TGA, _HCP, _HCPe, _HCPea, _HCE, _HCIS, _HCTS, _HTC, _UTC, _Ma],
  [0, 0, 0, 0, 2, 1, 1, 1, 1, () => Matcher$],
  1
], ModifyTargetGroupOutput$ = [
  3,
  n02,
  _MTGO,
  0,
  [_TG],
  [() => TargetGroups]
];
var Tag$ = [
  3,
  n02,
  _Tag,
  0,
  [_K, _Va],
  [0, 0],
  1
], TagDescription$ = [
  3,
  n02,
  _TDa,
  0,
  [_RAe, _Ta],
  [0, () => TagList]
], TargetDescription$ = [
  3,
  n02,
  _TDar,
  0,
  [_Id2, _Po, _AZ2, _QSI],
  [0, 1, 0, 0],
  1
], TargetGroup$ = [
  3,
  n02,
  _TGa,
  0,
  [_TGA, _TGN, _Pr2, _Po, _VI, _HCP, _HCPe, _HCE, _HCIS, _HCTS, _HTC, _UTC, _HCPea, _Ma, _LBAoa, _TT, _PV, _IAT, _TCP],
  [0, 0, 0, 1, 0, 0, 0, 2, 1, 1, 1, 1, 0, () => Matcher$, 64, 0, 0, 0, 1]
];
var TargetHealth$ = [
  3,
  n02,
  _TH,
  0,
  [_S2, _R, _D],
  [0, 0, 0]
], TargetHealthDescription$ = [
  3,
  n02,
  _THDa,
  0,
  [_Targ, _HCPe, _TH, _AD, _AO],
  [() => TargetDescription$, 0, () => TargetHealth$, () => AnomalyDetection$, () => AdministrativeOverride$]
];
var TagDescriptions = [
  1,
  n02,
  _TD,
  0,
  () => TagDescription$
];
var TagList = [
  1,
  n02,
  _TL,
  0,
  () => Tag$
], TargetDescriptions = [
  1,
  n02,
  _TDarg,
  0,
  () => TargetDescription$
];
var TargetGroups = [
  1,
  n02,
  _TG,
  0,
  () => TargetGroup$
], TargetHealthDescriptions = [
  1,
  n02,
  _THD,
  0,
  () => TargetHealthDescription$
];
var DescribeTags$ = [
  9,
  n02,
  _DTe,
  0,
  () => DescribeTagsInput$,
  () => DescribeTagsOutput$
];
var DescribeTargetGroups$ = [
  9,
  n02,
  _DTGe,
  0,
  () => DescribeTargetGroupsInput$,
  () => DescribeTargetGroupsOutput$
], DescribeTargetHealth$ = [
  9,
  n02,
  _DTH,
  0,
  () => DescribeTargetHealthInput$,
  () => DescribeTargetHealthOutput$
];
var ModifyTargetGroup$ = [
  9,
  n02,
  _MTG,
  0,
  () => ModifyTargetGroupInput$,
  () => ModifyTargetGroupOutput$
];

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeConfig.shared.js
var getRuntimeConfig3 = (config) => ({
  apiVersion: "2015-12-01",
  base64Decoder: config?.base64Decoder ?? fromBase64,
  base64Encoder: config?.base64Encoder ?? toBase64,
  disableHostPrefix: config?.disableHostPrefix ?? !1,
  endpointProvider: config?.endpointProvider ?? defaultEndpointResolver2,
  extensions: config?.extensions ?? [],
  httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultElasticLoadBalancingV2HttpAuthSchemeProvider,
  httpAuthSchemes: config?.httpAuthSchemes ?? [
    {
      schemeId: "aws.auth#sigv4",
      identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
      signer: new AwsSdkSigV4Signer()
    }
  ],
  logger: config?.logger ?? new NoOpLogger(),
  protocol: config?.protocol ?? AwsQueryProtocol,
  protocolSettings: config?.protocolSettings ?? {
    defaultNamespace: "com.amazonaws.elasticloadbalancingv2",
    errorTypeRegistries: errorTypeRegistries2,
    xmlNamespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    version: "2015-12-01",
    serviceTarget: "ElasticLoadBalancing_v10"
  },
  serviceId: config?.serviceId ?? "Elastic Load Balancing v2",
  sha256: config?.sha256 ?? Sha256Node,
  urlParser: config?.urlParser ?? parseUrl,
  utf8Decoder: config?.utf8Decoder ?? fromUtf8,
  utf8Encoder: config?.utf8Encoder ?? toUtf8
});

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeConfig.js
var getRuntimeConfig4 = (config) => {
  emitWarningIfUnsupportedVersion2(process.version);
  let defaultsMode = resolveDefaultsModeConfig(config), defaultConfigProvider = () => defaultsMode().then(loadConfigsForDefaultMode), clientSharedValues = getRuntimeConfig3(config);
  emitWarningIfUnsupportedVersion(process.version);
  let loaderConfig = {
    profile: config?.profile,
    logger: clientSharedValues.logger
  };
  return {
    ...clientSharedValues,
    ...config,
    runtime: "node",
    defaultsMode,
    authSchemePreference: config?.authSchemePreference ?? loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
    bodyLengthChecker: config?.bodyLengthChecker ?? calculateBodyLength,
    credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider,
    defaultUserAgentProvider: config?.defaultUserAgentProvider ?? createDefaultUserAgentProvider({ serviceId: clientSharedValues.serviceId, clientVersion: package_default2.version }),
    maxAttempts: config?.maxAttempts ?? loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
    region: config?.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...loaderConfig }),
    requestHandler: NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
    retryMode: config?.retryMode ?? loadConfig({
      ...NODE_RETRY_MODE_CONFIG_OPTIONS,
      default: async () => (await defaultConfigProvider()).retryMode || DEFAULT_RETRY_MODE
    }, config),
    streamCollector: config?.streamCollector ?? streamCollector,
    useDualstackEndpoint: config?.useDualstackEndpoint ?? loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    useFipsEndpoint: config?.useFipsEndpoint ?? loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    userAgentAppId: config?.userAgentAppId ?? loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
  };
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/auth/httpAuthExtensionConfiguration.js
var getHttpAuthExtensionConfiguration2 = (runtimeConfig) => {
  let _httpAuthSchemes = runtimeConfig.httpAuthSchemes, _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider, _credentials = runtimeConfig.credentials;
  return {
    setHttpAuthScheme(httpAuthScheme) {
      let index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
      index === -1 ? _httpAuthSchemes.push(httpAuthScheme) : _httpAuthSchemes.splice(index, 1, httpAuthScheme);
    },
    httpAuthSchemes() {
      return _httpAuthSchemes;
    },
    setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
      _httpAuthSchemeProvider = httpAuthSchemeProvider;
    },
    httpAuthSchemeProvider() {
      return _httpAuthSchemeProvider;
    },
    setCredentials(credentials) {
      _credentials = credentials;
    },
    credentials() {
      return _credentials;
    }
  };
}, resolveHttpAuthRuntimeConfig2 = (config) => ({
  httpAuthSchemes: config.httpAuthSchemes(),
  httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
  credentials: config.credentials()
});

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeExtensions.js
var resolveRuntimeExtensions2 = (runtimeConfig, extensions) => {
  let extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration2(runtimeConfig));
  return extensions.forEach((extension) => extension.configure(extensionConfiguration)), Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig2(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig2(extensionConfiguration));
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/ElasticLoadBalancingV2Client.js
var ElasticLoadBalancingV2Client = class extends Client {
  config;
  constructor(...[configuration]) {
    let _config_0 = getRuntimeConfig4(configuration || {});
    super(_config_0), this.initConfig = _config_0;
    let _config_1 = resolveClientEndpointParameters2(_config_0), _config_2 = resolveUserAgentConfig(_config_1), _config_3 = resolveRetryConfig(_config_2), _config_4 = resolveRegionConfig(_config_3), _config_5 = _config_4, _config_6 = resolveEndpointConfig(_config_5), _config_7 = resolveHttpAuthSchemeConfig2(_config_6), _config_8 = resolveRuntimeExtensions2(_config_7, configuration?.extensions || []);
    this.config = _config_8, this.middlewareStack.use(getSchemaSerdePlugin(this.config)), this.middlewareStack.use(getUserAgentPlugin(this.config)), this.middlewareStack.use(getRetryPlugin(this.config)), this.middlewareStack.use(getContentLengthPlugin(this.config)), this.middlewareStack.use(getHostHeaderPlugin(this.config)), this.middlewareStack.use(getLoggerPlugin(this.config)), this.middlewareStack.use(getRecursionDetectionPlugin(this.config)), this.middlewareStack.use(getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
      httpAuthSchemeParametersProvider: defaultElasticLoadBalancingV2HttpAuthSchemeParametersProvider,
      identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig({
        "aws.auth#sigv4": config.credentials
      })
    })), this.middlewareStack.use(getHttpSigningPlugin(this.config));
  }
  destroy() {
    super.destroy();
  }
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commandBuilder.js
var command2 = makeBuilder(commonParams2, "ElasticLoadBalancing_v10", "ElasticLoadBalancingV2Client", getEndpointPlugin), _ep02 = {}, _mw02 = (Command2, cs, config, o) => [];

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTagsCommand.js
var DescribeTagsCommand = class extends command2(_ep02, _mw02, "DescribeTags", DescribeTags$) {
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTargetGroupsCommand.js
var DescribeTargetGroupsCommand = class extends command2(_ep02, _mw02, "DescribeTargetGroups", DescribeTargetGroups$) {
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTargetHealthCommand.js
var DescribeTargetHealthCommand = class extends command2(_ep02, _mw02, "DescribeTargetHealth", DescribeTargetHealth$) {
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/ModifyTargetGroupCommand.js
var ModifyTargetGroupCommand = class extends command2(_ep02, _mw02, "ModifyTargetGroup", ModifyTargetGroup$) {
};

// src/aws/answers.ts
var MAX_BYTES = 4 * 1024 * 1024, ELEMENTS = {
	DescribeConfigurationSettings: "ConfigurationSettings",
	DescribeEnvironmentResources: "LoadBalancers",
	DescribeEnvironments: "Environments",
	DescribeInstancesHealth: "InstanceHealthList",
	DescribeTags: "TagDescriptions",
	DescribeTargetGroups: "TargetGroups",
	DescribeTargetHealth: "TargetHealthDescriptions",
	GetInstanceProfile: "InstanceProfile",
	ModifyTargetGroup: "TargetGroups",
	SimulatePrincipalPolicy: "EvaluationResults"
}, StrangeAnswer = class extends HookError {
	constructor(what) {
		super("warning", `something answered in place of AWS, or broke its answer: ${what}`, {
			remedy: ["Look for a proxy, a firewall or an endpoint that stands between here and the AWS API."]
		});
	}
};
function takeWholeAnswers({ middlewareStack }, milliseconds) {
	let middleware = (next, { commandName = "" }) => async (args) => {
		let result = await next(args), response = result.response, body = await readWhole(response.body, milliseconds);
		return response.statusCode === 200 && requireAnswerOf(commandName.replace(/Command$/, ""), body.toString()), response.body = new Uint8Array(body), result;
	};
	middlewareStack.add(middleware, { step: "deserialize", priority: "low" });
}
async function readWhole(stream, milliseconds) {
	let late = Object.assign(new Error(`no whole answer within ${milliseconds / 1e3} s`), {
		name: "TimeoutError"
	}), timer = setTimeout(() => stream.destroy(late), milliseconds), chunks = [], length = 0;
	try {
		for await (let chunk of stream)
			if (chunks.push(chunk), length += chunk.length, length > MAX_BYTES) throw new StrangeAnswer(`it is longer than ${MAX_BYTES / 1024 / 1024} MiB`);
	} finally {
		clearTimeout(timer);
	}
	return Buffer.concat(chunks);
}
function requireAnswerOf(action, text2) {
	let isWhole = new RegExp(`^\\s*(?:<\\?xml[^>]*>\\s*)?<${action}Response[\\s>]`).test(text2), end = text2.slice(-200).trimEnd();
	if (!isWhole || !end.endsWith(`</${action}Response>`)) throw new StrangeAnswer(`it is none to ${action}`);
	let element = ELEMENTS[action] ?? `${action}Result`;
	if (!new RegExp(`<${element}[\\s/>]`).test(text2)) throw new StrangeAnswer(`it has no ${element}`);
}

// src/aws/policy.ts
var READ_ACTIONS = [
	"elasticbeanstalk:DescribeEnvironmentResources",
	"elasticbeanstalk:DescribeInstancesHealth",
	"elasticloadbalancing:DescribeTags",
	"elasticloadbalancing:DescribeTargetGroups",
	"elasticloadbalancing:DescribeTargetHealth"
];
function iamPolicy(scope, missing) {
	let { partition: partition2, region, account, environmentName } = scope, write = "elasticloadbalancing:ModifyTargetGroup";
	return {
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Action: missing && missing !== write ? [.../* @__PURE__ */ new Set([...READ_ACTIONS, missing])] : READ_ACTIONS, Resource: "*" },
			{
				Effect: "Allow",
				Action: [write],
				// Elastic Beanstalk gives this name to the target groups that it makes.
				Resource: `arn:${partition2}:elasticloadbalancing:${region}:${account}:targetgroup/awseb-*`,
				...environmentName && {
					Condition: {
						StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": environmentName }
					}
				}
			}
		]
	};
}
var PARTITIONS = [
	["cn-", "aws-cn"],
	["us-gov-", "aws-us-gov"],
	["eusc-", "aws-eusc"],
	["us-iso-", "aws-iso"],
	["us-isob-", "aws-iso-b"],
	["eu-isoe-", "aws-iso-e"],
	["us-isof-", "aws-iso-f"]
];
function partitionOf(region) {
	return PARTITIONS.find(([regions]) => region.startsWith(regions))?.[1] ?? "aws";
}

// src/aws/errors.ts
var KIND_OF_CODE = /* @__PURE__ */ new Map([
	["ExpiredToken", "credentials"],
	["InvalidClientTokenId", "credentials"],
	["InvalidGrant", "credentials"],
	["RequestExpired", "credentials"],
	["SignatureDoesNotMatch", "credentials"],
	["Unauthorized", "credentials"],
	["UnrecognizedClient", "credentials"],
	// Both services have these codes. Older ones say `Throttling`.
	["RequestLimitExceeded", "throttled"],
	["Throttling", "throttled"],
	["TooManyRequests", "throttled"],
	["LoadBalancerNotFound", "gone"],
	["TargetGroupNotFound", "gone"],
	["InvalidParameterValue", "bad parameter"]
]), DENIED = ["AccessDenied", "InsufficientPrivileges", "UnauthorizedOperation"];
function classifyAwsError(error) {
	let code = awsCodeOf(error);
	if (DENIED.includes(code)) return { kind: "denied", ...refusalIn(error) };
	let kind = KIND_OF_CODE.get(code);
	if (kind) return { kind };
	if (code === "InvalidRequest") return { kind: "basic health reporting" };
	let network = errorCodeOf(error) ?? (error.name === "TimeoutError" ? error.name : void 0);
	if (network !== void 0) return { kind: "unreachable", code: network };
	let metadata = error.$metadata;
	return (metadata?.httpStatusCode ?? 0) >= 500 ? { kind: "failure of AWS", code } : metadata !== void 0 || "$response" in error ? { kind: "other answer" } : void 0;
}
function awsCodeOf(error) {
	return error.name.replace(/Exception$/, "");
}
function refusalIn({ message }) {
	let [, principal, action] = /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [], [outweighing] = /explicit deny|(?:service|resource) control policy|permissions boundary/.exec(message) ?? [];
	return { principal, action, outweighing };
}
var AGAIN = "The next deployment tries again.";
function explainAwsError(error, call) {
	let problem = classifyAwsError(error);
	if (!problem) return;
	let [why, ...remedy] = whatToDo(problem, error, call), cause = problem.kind === "credentials" ? void 0 : error;
	return new HookError("warning", `could not ${call.purpose}: ${why}`, { cause, remedy });
}
function whatToDo(problem, error, call) {
	let { region } = call;
	switch (problem.kind) {
		case "denied":
			return denied(problem, call);
		case "credentials":
			return [
				`AWS does not accept the instance's credentials in ${region} (${error.name})`,
				"Check the instance's clock, its region and the role of its instance profile.",
				AGAIN
			];
		case "throttled":
			return ["AWS is throttling this account's calls", AGAIN];
		case "gone":
			return ["the target group was replaced while this hook ran", "The next deployment finds the new one."];
		case "bad parameter":
			return [
				`${describeError(error)} (asked in ${region})`,
				"Compare /opt/elasticbeanstalk/config/ebenvinfo on this instance with the environment's id and region."
			];
		case "basic health reporting":
			return [
				describeError(error),
				"This needs enhanced health reporting: set SystemType of aws:elasticbeanstalk:healthreporting:system to enhanced."
			];
		case "unreachable":
			return [
				`AWS is out of reach (${problem.code})`,
				`Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints com.amazonaws.${region}.elasticbeanstalk and com.amazonaws.${region}.elasticloadbalancing.`
			];
		case "failure of AWS":
			return [`AWS has a failure of its own (${problem.code})`, AGAIN];
		case "other answer":
			return [describeError(error)];
	}
}
function denied({ principal, action: named, outweighing }, { action, region, environmentName }) {
	let who = principal ?? "the instance's role", refused2 = named ?? action;
	if (outweighing)
		return [`${who} is denied ${refused2}`, `No further policy helps: AWS names the reason, ${outweighing}.`];
	let [, ofPrincipal, , , account = "*"] = principal?.split(":") ?? [], partition2 = ofPrincipal ?? partitionOf(region), policy = iamPolicy({ partition: partition2, region, account, environmentName }, refused2);
	return [
		`${who} may not call ${refused2}`,
		"Attach this policy to the role of the environment's instance profile:",
		JSON.stringify(policy)
	];
}

// src/aws/client.ts
var CONNECT_MILLISECONDS = 3e3, ANSWER_MILLISECONDS = 8e3, TOTAL_MILLISECONDS = 2e4, MAX_ATTEMPTS = 6, THROTTLED_MILLISECONDS = 3e3, Aws = class {
	beanstalk;
	loadBalancing;
	#options;
	#milliseconds = TOTAL_MILLISECONDS;
	#lastFailure;
	#rememberFailure = (next) => async (args) => {
		try {
			return await next(args);
		} catch (error) {
			throw error instanceof Error && error.name === "AbortError" || (this.#lastFailure = error), error;
		}
	};
	constructor(options) {
		let { region, env: env2 } = options, memoised, common = {
			region,
			credentials: () => (memoised ??= options.credentials(), memoised),
			// Each option is set, so that nothing is left to the app's environment.
			retryStrategy: RETRIES,
			maxAttempts: MAX_ATTEMPTS,
			defaultsMode: "standard",
			useFipsEndpoint: !1,
			useDualstackEndpoint: !1,
			requestHandler: {
				connectionTimeout: CONNECT_MILLISECONDS,
				requestTimeout: ANSWER_MILLISECONDS,
				throwOnRequestTimeout: !0
				// otherwise it only warns on the console and goes on waiting
			},
			// CloudTrail shows this name, so that people see who changed a target group.
			customUserAgent: [["eb-health-hooks", VERSION]]
		};
		this.#options = options, this.beanstalk = new ElasticBeanstalkClient({
			...common,
			...endpoint(env2.AWS_ENDPOINT_URL_ELASTIC_BEANSTALK)
		}), this.loadBalancing = new ElasticLoadBalancingV2Client({
			...common,
			...endpoint(env2.AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2)
		});
		let eachAttempt = { step: "deserialize", priority: "high" };
		this.beanstalk.middlewareStack.add(this.#rememberFailure, eachAttempt), this.loadBalancing.middlewareStack.add(this.#rememberFailure, eachAttempt);
		for (let client of [this.beanstalk, this.loadBalancing]) takeWholeAnswers(client, ANSWER_MILLISECONDS);
	}
	async call(action, purpose, send) {
		let started = performance.now();
		this.#lastFailure = void 0;
		let overdue = () => new HookError(
			"warning",
			`could not ${purpose}: AWS took longer than the ${TOTAL_MILLISECONDS / 1e3} s for all calls`,
			{ remedy: ["The next deployment tries again."] }
		);
		try {
			return await withDeadline(
				this.#options.signal,
				this.#milliseconds,
				overdue,
				(abortSignal) => send({ abortSignal })
			);
		} catch (error) {
			this.#options.signal.throwIfAborted();
			let isOverdue = error instanceof HookError;
			throw await this.#explain(action, purpose, isOverdue ? this.#lastFailure ?? error : error);
		} finally {
			this.#milliseconds = Math.max(1, this.#milliseconds - (performance.now() - started));
		}
	}
	async #explain(action, purpose, error) {
		if (error instanceof StrangeAnswer)
			return new HookError("warning", `could not ${purpose}: ${error.message}`, { remedy: error.remedy });
		if (error instanceof HookError || !(error instanceof Error)) return error;
		let { region, environmentName } = this.#options, name = classifyAwsError(error)?.kind === "denied" ? await environmentName().catch(() => {
		}) : void 0;
		return explainAwsError(error, { action, purpose, region, environmentName: name }) ?? error;
	}
}, RETRIES = {
	acquireInitialRetryToken: async () => retryToken(0, 0),
	async refreshRetryTokenForRetry(token, { errorType }) {
		let count = token.getRetryCount() + 1;
		if (errorType === "THROTTLING") return retryToken(count, jitter(0, THROTTLED_MILLISECONDS));
		if (errorType === "TRANSIENT" && count < MAX_ATTEMPTS)
			return retryToken(count, jitter(0, 25 * 2 ** count));
		throw new Error("this is not tried again");
	},
	recordSuccess() {
	}
};
function retryToken(count, milliseconds) {
	return { getRetryCount: () => count, getRetryDelay: () => milliseconds };
}
async function allPages(fetchPage) {
	let all = [], seen = /* @__PURE__ */ new Set(), token;
	do {
		seen.add(token);
		let [items = [], next] = await fetchPage(token);
		all.push(...items), token = next || void 0;
	} while (!seen.has(token));
	return all;
}
function endpoint(url) {
	return url ? { endpoint: url } : void 0;
}

// src/aws/environment.ts
async function openAws(context, metadata) {
	let { env: env2, signal } = context, environment = await identifyEnvironment(context);
	return { aws: new Aws({
		region: await findRegion(context, metadata),
		credentials: () => instanceCredentials(metadata, env2),
		env: env2,
		signal,
		environmentName: async () => environment.name ?? await nameOfEnvironment(context)
	}), environment };
}
async function identifyEnvironment(context) {
	let id = environmentInfo(context, "envid"), name = id ? void 0 : await nameOfEnvironment(context);
	if (id || name) return { id, name };
	throw new HookError(
		"warning",
		"cannot tell which environment this instance belongs to; nothing was changed",
		{
			remedy: ["Neither /opt/elasticbeanstalk/config/ebenvinfo/envid nor get-config container says it."]
		}
	);
}
async function nameOfEnvironment(context) {
	return (await getConfig(context, "container")).environment_name || void 0;
}
async function findRegion(context, metadata) {
	let region = environmentInfo(context, "region") ?? (await metadata.get("meta-data/placement/region"))?.trim() ?? context.env.AWS_REGION;
	if (region) return region;
	throw new HookError("warning", "cannot tell the AWS region of this instance; nothing was changed", {
		remedy: [
			"Neither /opt/elasticbeanstalk/config/ebenvinfo/region nor the metadata service says it: set the environment property AWS_REGION."
		]
	});
}

// src/aws/health.ts
async function describeTargets(aws, group3) {
	let command3 = new DescribeTargetHealthCommand({ TargetGroupArn: group3.arn });
	return ((await aws.call(
		"elasticloadbalancing:DescribeTargetHealth",
		`see which targets of ${group3.name} are healthy`,
		(options) => aws.loadBalancing.send(command3, options)
	)).TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
		id: Target?.Id ?? "",
		port: Target?.Port ?? 0,
		state: TargetHealth?.State ?? "unknown",
		reason: TargetHealth?.Reason,
		description: TargetHealth?.Description
	}));
}
function describeInstances(aws, { id, name }, ...AttributeNames) {
	return allPages(async (NextToken) => {
		let command3 = new DescribeInstancesHealthCommand({
			...id ? { EnvironmentId: id } : { EnvironmentName: name },
			AttributeNames,
			...NextToken && { NextToken }
		}), page = await aws.call(
			"elasticbeanstalk:DescribeInstancesHealth",
			"read the health and deployment of the environment's instances",
			(options) => aws.beanstalk.send(command3, options)
		);
		return [page.InstanceHealthList, page.NextToken];
	});
}

// src/aws/target-groups.ts
var HOW_GROUPS_ARE_TAGGED = "Elastic Beanstalk tags the target groups it makes with elasticbeanstalk:environment-id.", TAGS_A_CALL = 20;
async function findLoadBalancers(aws, { id, name }) {
	let command3 = new DescribeEnvironmentResourcesCommand(
		id ? { EnvironmentId: id } : { EnvironmentName: name }
	), names = ((await aws.call(
		"elasticbeanstalk:DescribeEnvironmentResources",
		"find the environment's load balancer",
		(options) => aws.beanstalk.send(command3, options)
	)).EnvironmentResources?.LoadBalancers ?? []).flatMap(({ Name }) => Name ?? []);
	if (names.length === 0)
		return { kind: "none", reason: "this environment has no load balancer: it is a single instance or a worker, or it is still being created" };
	let arns = names.filter((one) => one.startsWith("arn:"));
	return arns.length === 0 ? { kind: "classic", reason: "its load balancer is a Classic one, which has no target group", name: names[0] } : { kind: "load balancers", arns };
}
async function findTargetGroups(aws, loadBalancerArns, environment) {
	let groups = [];
	for (let arn of loadBalancerArns) groups.push(...await describeTargetGroups(aws, arn));
	return (await withTagOf(aws, groups, environment)).map(readTargetGroup);
}
async function modifyTargetGroup(aws, { arn, name, healthCheck: healthCheck2 }, wanted) {
	let command3 = new ModifyTargetGroupCommand({
		TargetGroupArn: arn,
		// Unchanged fields are not sent: an operator may be changing them at this moment.
		...wanted.path !== healthCheck2.path && { HealthCheckPath: wanted.path },
		...wanted.codes !== healthCheck2.codes && { Matcher: { HttpCode: wanted.codes } }
	});
	await aws.call(
		"elasticloadbalancing:ModifyTargetGroup",
		`change target group ${name}`,
		(options) => aws.loadBalancing.send(command3, options)
	);
}
function describeTargetGroups(aws, LoadBalancerArn) {
	return allPages(async (Marker) => {
		let command3 = new DescribeTargetGroupsCommand({ LoadBalancerArn, ...Marker && { Marker } }), page = await aws.call(
			"elasticloadbalancing:DescribeTargetGroups",
			"find the target groups",
			(options) => aws.loadBalancing.send(command3, options)
		);
		return [page.TargetGroups, page.NextMarker];
	});
}
async function withTagOf(aws, groups, { id, name }) {
	let own = /* @__PURE__ */ new Set(), arns = groups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
	for (let first = 0; first < arns.length; first += TAGS_A_CALL) {
		let command3 = new DescribeTagsCommand({ ResourceArns: arns.slice(first, first + TAGS_A_CALL) }), answer = await aws.call(
			"elasticloadbalancing:DescribeTags",
			"read the tags of the target groups",
			(options) => aws.loadBalancing.send(command3, options)
		);
		for (let { ResourceArn, Tags } of answer.TagDescriptions ?? []) {
			let tag = (key) => Tags?.find(({ Key }) => Key === `elasticbeanstalk:${key}`)?.Value;
			(id ? tag("environment-id") === id : tag("environment-name") === name) && ResourceArn && own.add(ResourceArn);
		}
	}
	return groups.filter(({ TargetGroupArn }) => TargetGroupArn && own.has(TargetGroupArn));
}

// src/doctor/aws.ts
var NOTHING_KNOWN = {
	loadBalancer: { kind: "not known" },
	groups: [],
	errors: [],
	reports: [],
	reportsProblem: void 0,
	instanceId: ""
};
async function askAws(context, metadata) {
	let id = await attempt(context, metadata.get("meta-data/instance-id")), instanceId = known(id)?.trim() ?? "", found = await attempt(context, lookAtEnvironment(context, metadata));
	return "value" in found ? { ...found.value, instanceId } : { ...NOTHING_KNOWN, errors: [found.error], instanceId };
}
async function lookAtEnvironment(context, metadata) {
	let { aws, environment } = await openAws(context, metadata), found = await findLoadBalancers(aws, environment), instances = await attempt(
		context,
		describeInstances(aws, environment, "HealthStatus", "Color", "Causes")
	), reports = (known(instances) ?? []).map((instance) => {
		let { InstanceId: id = "", HealthStatus: status = "not known", Color: color = "", Causes } = instance;
		return { id, status, color, causes: Causes ?? [] };
	}), none = reports.length === 0 ? "it reports no instance at all" : void 0, reported = { reports, reportsProblem: "problem" in instances ? instances.problem : none };
	if (found.kind !== "load balancers") return { loadBalancer: found, groups: [], errors: [], ...reported };
	let groups = await attempt(context, groupsWithTargets({ context, aws, environment }, found.arns));
	return "value" in groups ? { ...groups.value, ...reported } : { ...NOTHING_KNOWN, errors: [groups.error], ...reported };
}
async function groupsWithTargets(access, loadBalancers) {
	let { context, aws, environment } = access, seen = [];
	for (let group3 of await findTargetGroups(aws, loadBalancers, environment))
		seen.push([group3, await attempt(context, describeTargets(aws, group3))]);
	return {
		loadBalancer: { kind: "with target groups" },
		groups: seen.map(([group3, targets]) => ({ ...group3, targets: known(targets) })),
		// All groups need the same permission, so one error is enough.
		errors: seen.length === 0 ? [noGroup()] : seen.flatMap(([, one]) => "error" in one ? one.error : []).slice(0, 1)
	};
}
function noGroup() {
	return new HookError("warning", "no target group of its load balancer has this environment's tag", {
		remedy: [HOW_GROUPS_ARE_TAGGED]
	});
}

// src/health-check/plan.ts
function planHealthCheck(group3, wish) {
	let { protocol, path: currentPath, codes: currentCodes } = group3.healthCheck;
	if (!isRequest({ protocol })) return { kind: "not HTTP", reason: `${protocol} check` };
	if (currentCodes === void 0) return { kind: "not HTTP", reason: "gRPC check" };
	let codes = wish.codes === void 0 ? widened(currentCodes) : exactly(wish.codes, currentCodes);
	return codes === void 0 ? { kind: "somebody's decision", codes: currentCodes } : { kind: "plan", plan: toPlan(group3, wish.path ?? currentPath, codes) };
}
function harmlessPart(group3, plan) {
	let { path, codes: currentCodes } = group3.healthCheck, current = currentCodes === void 0 ? void 0 : readMatcher(currentCodes), planned = readMatcher(plan.codes), codes = current !== void 0 && planned !== void 0 && covers(planned, current) ? plan.codes : currentCodes ?? plan.codes;
	return path === plan.path && codes === plan.codes ? plan : toPlan(group3, path, codes);
}
function withPath({ group: group3, plan }, path) {
	return toPlan(group3, path, plan.codes);
}
function toPlan(group3, path, codes) {
	let { path: currentPath, codes: currentCodes } = group3.healthCheck, where = (what) => `target group ${group3.name}, ${what}`, changes = [];
	return path !== currentPath && changes.push({ where: where("path"), before: currentPath, after: path }), currentCodes !== void 0 && codes !== currentCodes && changes.push({ where: where("success codes"), before: currentCodes, after: codes }), { path, codes, changes };
}
function widened(current) {
	let codes = readMatcher(current);
	if (!codes) return;
	let atLeast = parseSuccessCodes(AT_LEAST);
	return covers(codes, atLeast) ? current : covers(atLeast, codes) ? AT_LEAST : void 0;
}
function exactly(wished, current) {
	let [want, have] = [parseSuccessCodes(wished), readMatcher(current)];
	return have && covers(want, have) && covers(have, want) ? current : wished;
}
function groupsOfProcess(groups, wishedPort, defaultPort) {
	let on = (port) => groups.filter((group3) => group3.port === port);
	return wishedPort !== void 0 ? nonEmpty(on(wishedPort)) : new Set(groups.map(({ port }) => port)).size === 1 ? groups : nonEmpty(on(defaultPort));
}
function nonEmpty(list) {
	return list.length > 0 ? list : void 0;
}

// src/doctor/hosts.ts
var import_node_fs11 = require("node:fs"), import_node_path7 = require("node:path");
async function lookAtHosts(context, address, port, mainPids) {
	let { appFolder } = context, found = processesOfApp(context, appFolder, processNamesIn(appFolder), mainPids), processes = Array.from(found.processes, ({ pid, isReplaced }) => ({
		pid,
		startedAt: startOf(context, pid),
		isReplaced
	}));
	return {
		...await askProcess(context, address, port, mainPids),
		override: overrideOf(context, address),
		processes,
		processesKnownBy: found.knownBy
	};
}
async function askProcess(context, address, port, mainPids) {
	let asked = await attempt(context, askRunningApp(context, address, port, mainPids));
	return "value" in asked ? asked.value : { process: void 0, asked: { why: asked.problem }, container: void 0, ownHosts: [] };
}
function overrideOf({ systemRoot, appFolder }, address) {
	let marker = orNone(() => readBelow(appFolder, MARKER));
	if (marker === void 0)
		return { kind: (0, import_node_fs11.lstatSync)((0, import_node_path7.join)(appFolder, MARKER), { throwIfNoEntry: !1 }) !== void 0 ? "bad marker" : "none" };
	let id = idOf(marker);
	if (id === void 0) return { kind: "bad marker" };
	let name = `${STATE_FOLDER}/${valueFileOf(id)}`, file = orNone(() => readBelow(instancePath({ systemRoot }, STATE_FOLDER), valueFileOf(id)));
	if (!file) return { kind: "no file", name };
	let { proven, variables } = parseValueFile(file.bytes.toString()), hasAddress = variables.get(HEALTH_CHECK_HOSTS)?.split(/\s+/).includes(address) ?? !1;
	return { kind: "file", name, variables: [...variables.keys()], hasAddress, proven };
}
function lookAtDropIn(instance, name) {
	let text2 = readPlatformFile(instance, `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`);
	return text2 === void 0 ? "absent" : text2 === dropInTextOf(name) ? "ours" : "another text";
}
function isHidden(instance, pid) {
	try {
		return (0, import_node_fs11.readlinkSync)(instancePath(instance, `/proc/${pid}/cwd`)), !1;
	} catch (error) {
		return errorCodeOf(error) === "EACCES";
	}
}

// src/doctor/hosts-seen.ts
function howFar(hosts, hasHook) {
	let { process: process2, asked, container, override, processes } = hosts, stale = overrideProblem(hosts);
	return {
		process: process2,
		asked,
		container,
		hasHook,
		provenBy: override.kind === "file" ? override.proven : void 0,
		isReplaced: processes.some(({ isReplaced }) => isReplaced),
		given: stale ? { stale } : override.kind === "none" ? "nothing" : void 0
	};
}
function overrideProblem({ override }) {
	switch (override.kind) {
		case "none":
			return;
		case "bad marker":
			return "the override is stale: the app folder's .eb-health-hooks names no value file";
		case "no file":
			return `the override is stale: ${override.name}, which the app folder names, is not there`;
		case "file":
			return override.hasAddress ? void 0 : `the override is stale: ${override.name} lacks this instance's address`;
	}
}
function hostsSeen(hosts) {
	return [djangoSays(hosts), processHas(hosts), `override: ${overrideSays(hosts)}`];
}
function djangoSays({ asked }) {
	return "why" in asked ? `Django's ALLOWED_HOSTS is not known: ${asked.why}` : `Django's ALLOWED_HOSTS, asked with the running process's environment: ${countHosts(asked.count)}, ${asked.allowsAddress ? "with" : "without"} the address (Django ${asked.django}, ${asked.settingsModule})`;
}
function processHas({ process: process2, processes }) {
	return processes.length === 0 ? "no process of the app was found" : `running app${process2?.startedAt ? `, started ${process2.startedAt}` : ""}: HEALTH_CHECK_HOSTS ${process2?.isGiven ? "with" : "without"} the address`;
}
function overrideSays({ override }) {
	if (override.kind !== "file") return override.kind === "none" ? "none" : "stale";
	let proven = override.proven ? `proven by ${override.proven}` : "not proven";
	return `gives ${override.variables.join(", ") || "nothing"}, ${proven}`;
}

// src/doctor/checks.ts
var PROBE_MILLISECONDS = 2e4;
async function checkAll(app, { groups, loadBalancer }, defaultPort) {
	let { settings } = app.context, port = settings.processPort ?? defaultPort ?? 80, assumed2 = {
		arn: "",
		name: "",
		port,
		protocol: "HTTP",
		healthCheck: {
			protocol: "HTTP",
			port,
			isOnTrafficPort: !0,
			path: settings.path ?? "/",
			codes: "200",
			timeoutSeconds: 5,
			intervalSeconds: 15,
			healthyThreshold: 3
		},
		targets: void 0
	}, seen = groups.length > 0 ? groups : [assumed2], own = groupsOfProcess(seen, settings.processPort, defaultPort) ?? [], isChangeable = loadBalancer.kind === "with target groups" || loadBalancer.kind === "not known";
	return Promise.all(seen.map((group3) => checkOne(app, group3, isChangeable && own.includes(group3))));
}
async function checkOne(app, group3, isOwn) {
	let { healthCheck: healthCheck2, targets, name, arn, port, protocol } = group3, { settings } = app.context, connection = connectionAlone(healthCheck2), asked = connection ? await tryConnect(app, healthCheck2.port) : await request2(app, group3, isOwn);
	return {
		group: name ? { name, arn, port, protocol } : void 0,
		port: healthCheck2.port,
		protocol: healthCheck2.protocol,
		connection,
		path: healthCheck2.path,
		codes: healthCheck2.codes ?? "",
		timeoutSeconds: healthCheck2.timeoutSeconds,
		targets,
		heardFrom: "instance",
		address: app.address,
		proxy: app.proxy,
		settings: { path: settings.path, codes: settings.successCodes },
		...asked
	};
}
function connectionAlone({ protocol, port, codes }) {
	return isPort(port) ? isRequest({ protocol }) ? codes === void 0 ? "gRPC" : readMatcher(codes) ? void 0 : `the codes "${codes}", which are not understood` : protocol : "a port that is not understood";
}
function isPort(port) {
	return Number.isInteger(port) && port > 0 && port < 65536;
}
async function tryConnect({ address, context }, port) {
	let none = { kind: "failure", code: "ERR_PORT", message: "no such port" }, last = isPort(port) ? await connect(address, port, context.signal) : none;
	return { last, passed: last.kind === "connected" };
}
async function request2(app, group3, isOwn) {
	let { context, address } = app, { healthCheck: healthCheck2 } = group3, { path, codes = "" } = healthCheck2, since = Date.now(), { passed, last } = await askApp(app, group3, path, codes), target = { address, healthCheck: healthCheck2, path }, visitor = await lookBehindRedirect(target, last, 0, context.signal), isHidden2 = hidesTheApp({ last, visitor });
	if (passed && !isHidden2) return { passed, last, visitor };
	let hosts = { ...app.hosts, ...await processOn(app, healthCheck2.port) }, closer = passed ? {} : await lookCloser(context, target, {
		last,
		since,
		known: { app: hosts, proxy: app.proxy },
		groupPort: group3.port
	}), wouldPass = isOwn && !isHidden2 ? await whatHookWouldSet(app, group3, closer.openPage?.found) : void 0;
	return { passed: !1, last, visitor, ...closer, app: appSeen(context, hosts), wouldPass };
}
async function processOn({ context, address, hosts, port, mainPids }, checked) {
	return checked === port ? hosts : askProcess(context, address, checked, mainPids);
}
function appSeen({ appFolder }, hosts) {
	let hasHook = lookAtHooks(appFolder).some(
		({ name, version }) => /^hooks\/.*allowed_hosts\.cjs$/.test(name) && version !== void 0
	);
	return howFar(hosts, hasHook);
}
async function whatHookWouldSet(app, group3, openPage) {
	let { path, successCodes: successCodes2 } = app.context.settings, verdict = planHealthCheck(group3, { path, codes: successCodes2 });
	if (verdict.kind !== "plan") return;
	let { plan } = verdict, isReplaced = openPage !== void 0 && isFree(plan.path, path), wanted = isReplaced ? { path: marked(openPage), codes: plan.codes } : plan;
	return (isReplaced || plan.changes.length > 0) && (await askApp(app, group3, wanted.path, wanted.codes)).passed ? wanted : void 0;
}
async function askApp({ address, context: { signal } }, { healthCheck: healthCheck2 }, path, codes) {
	let wanted = readMatcher(codes) ?? /* @__PURE__ */ new Set();
	try {
		return await withDeadline(
			signal,
			PROBE_MILLISECONDS,
			tooLong,
			(limit) => probe({ address, healthCheck: healthCheck2, path }, wanted, 0, limit)
		);
	} catch (error) {
		if (!(error instanceof HookError) || signal.aborted) throw error;
		return { passed: !1, last: { kind: "failure", code: "TIMEOUT", message: error.message } };
	}
}
function tooLong() {
	return new HookError("warning", `no answer within ${PROBE_MILLISECONDS / 1e3} s`);
}

// src/diagnosis/causes/reports.ts
var IGNORE_4XX = '{"Version":1,"Rules":{"Environment":{"Application":{"ApplicationRequests4xx":{"Enabled":false}},"ELB":{"ELBRequests4xx":{"Enabled":false}}}}}';
function reportedInstances(reports) {
	return reports.filter(({ color }) => color === "Red" || color === "Yellow").slice(0, 5).map(({ id, status, causes }) => {
		let said = causes.join("; ") || "it gives no cause";
		return {
			cause: isOfClients(causes) ? "client errors" : "health report",
			message: `Elastic Beanstalk reports ${id} as ${status}: ${said}`,
			seen: isOfClients(causes) ? ["the check of the load balancer passes"] : [],
			remedy: isOfClients(causes) ? clientErrors() : [
				"See eb health; a failed deployment is in /var/log/eb-engine.log, answers of the app are in /var/log/nginx/access.log."
			]
		};
	});
}
function isOfClients(causes) {
	return causes.length > 0 && causes.every((cause) => /HTTP 4xx/.test(cause));
}
function clientErrors() {
	return [
		"The app answers 4xx to clients, such as scanners. Who asks for what is in /var/log/nginx/access.log.",
		`To leave 4xx out of the colour, set ConfigDocument of aws:elasticbeanstalk:healthreporting:system in .ebextensions to: ${IGNORE_4XX}`
	];
}

// src/diagnosis/causes/settings.ts
function badSetting(problems) {
	if (problems.size === 0) return [];
	let taken = [...problems.keys()].map((name) => `${name}=`).join(" ");
	return [
		{
			cause: "setting",
			message: `allowed_hosts stops every deployment, because a setting is invalid: ${Array.from(problems.values(), withoutQuery).join("; ")}`,
			seen: [],
			remedy: [`Correct it, or take it away for the default: eb setenv ${taken}`]
		}
	];
}
var MENDED = ["host refused", "success codes", "login", "path", "redirect"];
function switchedOff(settings, findings) {
	let why = settings && whySwitchedOff(settings);
	return !why || !findings.some(({ cause }) => MENDED.includes(cause)) ? [] : [
		{
			cause: "switched off",
			message: why,
			seen: [],
			remedy: [switchOn(settings)]
		}
	];
}
function switchOn({ enabled }) {
	let { variable } = enabled ? SETTINGS.dryRun : SETTINGS.enabled;
	return `eb setenv ${variable}=, then eb deploy. An empty value means the default.`;
}
function withHooksOn(settings, findings) {
	return !settings || whySwitchedOff(settings) === void 0 ? [...findings] : findings.map((finding) => {
		let rest = finding.remedy.filter((sentence) => !needsHook(sentence));
		return rest.length === finding.remedy.length ? finding : { ...finding, remedy: [switchOn(settings), ...rest] };
	});
}
function whySwitchedOff({
	enabled,
	dryRun
}) {
	return enabled ? dryRun ? "the hooks change nothing: HEALTH_HOOKS_DRY_RUN=true" : void 0 : "the hooks are switched off by HEALTH_HOOKS_ENABLED=false";
}

// src/aws/target.ts
function isUnhealthy({ state: state2 }) {
	return state2.startsWith("unhealthy");
}
function isAside({ state: state2 }) {
	return state2 === "draining" || state2 === "unused";
}
function isFailOpen(targets) {
	let asked = targets.filter((target) => !isAside(target));
	return asked.some(isUnhealthy) && !asked.some(({ state: state2 }) => state2 === "healthy");
}
function describeTarget({ state: state2, reason, description }) {
	return [state2, reason && `(${[reason, description].filter(Boolean).join(": ")})`].filter(Boolean).join(" ");
}

// src/diagnosis/network-load-balancer.ts
function adviceForNetworkLoadBalancer(protocol) {
	if (isOfNetwork({ protocol }))
		return "a Network Load Balancer names its own address as Host, and no hook knows it: answer the path before Django looks at the host, or let the process check TCP";
}

// src/diagnosis/causes/targets.ts
function ownTarget({ instanceId, address }, { targets }) {
	return targets?.find(({ id }) => id === instanceId || id === address);
}
function siblingOf(self, check) {
	let { group: group3, targets } = check;
	if (!(!group3 || !targets || ownTarget(self, check)))
		return self.checks.find((other) => other.group?.port === group3.port && ownTarget(self, other));
}
function targetSeen(self, check) {
	let own = ownTarget(self, check);
	return own ? [`the load balancer sees this instance as ${describeTarget(own)}`] : [];
}
function seenByLoadBalancer(facts, check) {
	let { group: group3, targets } = check;
	if (group3 === void 0 || !targets) return [];
	let unhealthy = targets.filter(isUnhealthy), isOpen = isFailOpen(targets), failOpen = isOpen ? [
		`no target of ${group3.name} is healthy: the load balancer sends requests to all of them (fail open), so the site may seem to work`
	] : [], own = ownTarget(facts, check), findings = own ? seenOfOwn(check, own, failOpen) : notAmongThem(facts, check), others = unhealthy.filter((target) => target !== own);
	if (others.length > 0 && (!isOpen || !check.passed)) {
		let shown = others.slice(0, 5).map((target) => `${target.id} is ${describeTarget(target)}`), count = `${unhealthy.length} of ${targets.length} targets of ${group3.name} are unhealthy`;
		findings.push({
			cause: "fleet",
			message: failOpen[0] ?? count,
			seen: [...isOpen ? [count] : [], ...shown],
			remedy: ["Run the doctor on the others too: eb ssh INSTANCE, then as here."]
		});
	}
	return findings;
}
function seenOfOwn(check, own, failOpen) {
	let { passed, port, connection, group: group3 } = check, message = `the load balancer sees this instance as ${describeTarget(own)}`;
	if (own.state === "unused")
		return [{ cause: "target", message, seen: [], remedy: [
			"It gets no requests: a listener must forward to this group, and the load balancer must be enabled in this instance's Availability Zone."
		] }];
	if (!passed || !isUnhealthy(own)) return [];
	let isAnswered = own.reason === "Target.ResponseCodeMismatch", reach = `Let the load balancer reach port ${port}: the instance's security group must allow it from the load balancer's, and no network ACL may forbid it.`, better = "The app may just have got better: look again when the group's healthy threshold has passed.", foreignHost = connection ? void 0 : adviceForNetworkLoadBalancer(group3?.protocol ?? "HTTP");
	return [
		{
			cause: "target",
			message: connection ? `${message}, though a connection is taken here` : `${message}, though the app passes its check here`,
			seen: failOpen,
			remedy: foreignHost ? [`${foreignHost}.`, reach] : [isAnswered ? connection ? "What the load balancer got is in /var/log/nginx/access.log: grep ELB-HealthChecker." : better : reach]
		}
	];
}
function notAmongThem(facts, check) {
	return facts.instanceId === "" || siblingOf(facts, check) ? [] : [
		{
			cause: "target",
			message: `this instance is no target of target group ${check.group?.name}`,
			seen: [`its ${check.targets?.length} targets are others`],
			remedy: [
				"Auto Scaling registers it, and takes it out while its batch is deployed: see the state of the instance in its group."
			]
		}
	];
}

// src/diagnosis/causes/answers.ts
var ANSWERS = [
	{
		name: "app fails",
		holds: ({ last, proxy }) => [502, 503, 504].includes(statusOf(last)) && proxy !== void 0,
		clause: (seen) => `${answers(seen)}: ${seen.proxy?.name} does not reach the app`,
		remedy: (seen, reader) => ["Start the app: sudo systemctl restart web", seeLogs(seen, reader)]
	},
	{
		name: "app fails",
		holds: ({ last }) => statusOf(last) >= 500,
		clause: (seen) => `${answers(seen)}: the app fails`,
		remedy: (seen, reader) => [seeLogs(seen, reader)]
	},
	{
		name: "login",
		holds: ({ last }) => statusOf(last) === 401,
		clause: (seen) => `${answers(seen)}: ${whoRefuses(seen)} wants a login`,
		remedy: refusalRemedy
	},
	{
		name: "path",
		holds: ({ last }) => statusOf(last) === 403,
		clause: (seen) => `${answers(seen)}: ${whoRefuses(seen)} refuses the request (a login, a list of addresses, a limit)`,
		remedy: refusalRemedy
	},
	{
		name: "path",
		holds: ({ last }) => statusOf(last) === 404,
		clause: (seen) => `${answers(seen)}: there is no such page`,
		remedy: pageRemedy
	},
	{
		name: "path",
		holds: ({ last }) => statusOf(last) === 405,
		clause: (seen) => `${answers(seen)}: the page does not take GET`,
		remedy: pageRemedy
	},
	{
		name: "success codes",
		holds: () => !0,
		clause: (seen) => `${answers(seen)}, and only ${seen.codes} counts as healthy`,
		remedy: acceptIt
	}
];
function whoRefuses(seen) {
	return isByProxy2(seen) ? seen.proxy?.name ?? "the proxy" : "the app";
}
function refusalRemedy(seen, reader) {
	return !isByProxy2(seen) || seen.proxy?.service !== "nginx" ? pageRemedy(seen, reader) : [
		...answerFirst(seen).slice(0, 1),
		`Then: let nginx ask the app for it. In .platform/nginx/conf.d/elasticbeanstalk/health.conf write: location = /health/ { auth_basic off; allow all; ${ASK_APP} }`,
		THEN_NAME_IT
		// what nginx refuses everywhere else is no sign that the app lives
	];
}
function isByProxy2({ last }) {
	return last.kind === "answer" && last.isOfProxy === !0;
}

// src/diagnosis/diagnose.ts
function notDone(name, holds) {
	return {
		name,
		holds: ({ wouldPass, path }) => wouldPass !== void 0 && holds(wouldPass.path, path),
		clause: (seen) => causeOf({ ...seen, wouldPass: void 0 }).clause(seen),
		remedy: ({ wouldPass }) => [
			`health_check would set ${withoutQuery(wouldPass?.path ?? "")} for ${wouldPass?.codes}, and the app passes that. The last line of health_check in /var/log/eb-hooks.log says why it has not.`,
			RUN_HEALTH_CHECK
		]
	};
}
var NOT_DONE = [
	notDone("success codes", (page, path) => page === path),
	notDone("path", (page, path) => page !== path)
], CAUSES = [
	...NOT_DONE,
	...CONNECTIONS,
	...HOST,
	BROKEN_OFF,
	...REDIRECTS,
	...ANSWERS
];
function diagnose(seen, reader) {
	let cause = causeOf(seen);
	return { name: cause.name, clause: cause.clause(seen), remedy: cause.remedy(seen, reader) };
}
function causeOf(seen) {
	return CAUSES.find(({ holds }) => holds(seen)) ?? BROKEN_OFF;
}

// src/doctor/failed-check.ts
function isFailure(facts, check) {
	let { passed, last } = check;
	if (passed || siblingOf(facts, check)) return !1;
	switch (facts.loadBalancer.kind) {
		case "none":
			return isDown(last);
		case "classic":
			return isDown(last) || statusOf(last) === 400;
		default:
			return !0;
	}
}
function refusesHost(check) {
	return diagnose(check, "instance").name === "host refused";
}
function failedCheck(facts, check) {
	let { name, clause, remedy } = diagnose(check, "instance"), { service, hosts } = facts, running = hosts.processes.map(({ pid }) => pid).join(", "), state2 = `web.service is ${service}; processes of the app: ${running || "none"}`;
	return {
		cause: name,
		message: `the app does not pass ${nameOf(check)} (${describeCheck(check)}): ${clause}`,
		seen: [
			...isDown(check.last) ? [state2, `port ${check.port}`] : [],
			...statusOf(check.last) === 400 ? hostsSeen(hosts) : [],
			...unknownCheck(facts, check),
			...targetSeen(facts, check)
		],
		remedy
	};
}
function nameOf({ group: group3 }) {
	return group3 === void 0 ? "a check" : `the check of target group ${group3.name}`;
}
function unknownCheck({ loadBalancer }, { group: group3 }) {
	return group3 !== void 0 || loadBalancer.kind === "none" ? [] : loadBalancer.kind === "classic" ? [
		"what a Classic Load Balancer asks is not known: a connection, or the path in the option Application Healthcheck URL"
	] : [
		"what the load balancer asks is not known: this is what Elastic Beanstalk sets by itself, with HEALTH_HOOKS_PATH"
	];
}
function isDown(last) {
	return last.kind !== "answer" || last.status >= 500;
}

// src/doctor/judge.ts
function judgeInstance(facts) {
	let { badSettings: badSettings2, settings, checks, awsErrors, hosts } = facts, failed2 = checks.filter((check) => isFailure(facts, check)), wouldPass = ({ wouldPass: wouldPass2, group: group3 }) => group3 === void 0 && wouldPass2 !== void 0, first = failed2.filter((one) => !wouldPass(one)).map((check) => failedCheck(facts, check)), later = failed2.filter(wouldPass).map((check) => failedCheck(facts, check)), findings = [
		...badSetting(badSettings2),
		...noAppFolder(facts),
		...switchedOff(settings, [...first, ...later]),
		...first,
		...awsErrors.map(({ message, remedy }) => ({ cause: "AWS", message, seen: [], remedy })),
		...later,
		...failed2.length === 0 ? deadService(facts) : [],
		...checks.flatMap((check) => seenByLoadBalancer(facts, check))
	], lost = overrideProblem(hosts);
	return lost && !failed2.some(refusesHost) && findings.push({
		cause: "override",
		message: `the app will refuse the load balancer's Host after its next start: ${lost}`,
		seen: hostsSeen(hosts),
		remedy: [RUN_ALLOWED_HOSTS]
	}), findings.some(({ cause }) => !["AWS", "override", "setting"].includes(cause)) || findings.push(...reportedInstances(facts.reports)), [...withHooksOn(settings, findings), ...installation(facts)];
}
function noAppFolder({ appFolder }) {
	if (!appFolder) return [];
	let remedy = ["No deployment has succeeded on this instance yet: see /var/log/eb-engine.log."];
	return [{ cause: "app folder", message: appFolder.problem, seen: [], remedy }];
}
function deadService({ service }) {
	return /^(?:inactive|failed|activating|deactivating) \(/.test(service) ? [
		{
			cause: "app does not answer",
			message: `web.service is ${service}: the app does not run, and what passes the check answers without it`,
			seen: [],
			remedy: ["Start it: sudo systemctl restart web", "Why it ended is in /var/log/web.stdout.log."]
		}
	] : [];
}
function installation({ hooks, appFolder }) {
	if (appFolder) return [];
	let missing = hooks.filter(({ version }) => version === void 0).map(({ name }) => name), others = hooks.filter(({ version }) => version && version !== VERSION), findings = [];
	if (missing.length > 0 && findings.push({
		cause: "hooks",
		message: `not in the app's .platform/: ${missing.join(", ")}`,
		seen: missing.some((name) => name.startsWith("confighooks/")) ? ["a configuration deployment stages the bundle anew and runs confighooks only"] : [],
		remedy: ["Copy the whole .platform/ folder into the bundle, commit it and deploy."]
	}), others.length > 0) {
		let shown = others.map(({ name, version }) => `${name} is ${version}`).join(", ");
		findings.push({
			cause: "hooks",
			message: `the hooks are of different releases: ${shown}, this one is ${VERSION}`,
			seen: [],
			remedy: ["Copy the whole .platform/ folder of one release into the bundle, commit it and deploy."]
		});
	}
	return findings;
}

// src/doctor/report.ts
function couldNotLook(message, remedy) {
	return {
		version: VERSION,
		couldNotLook: { message, remedy },
		findings: [],
		notes: [],
		assumptions: [],
		summary: `could not look: ${message}`
	};
}
function exitCodeOfReport({ couldNotLook: couldNotLook2, findings }) {
	return couldNotLook2 ? 2 : findings.length > 0 ? 1 : 0;
}
function renderReport(report) {
	let { couldNotLook: couldNotLook2, findings, notes, assumptions, summary } = report, lines = [];
	for (let [index, { message, seen, remedy }] of findings.entries()) {
		lines.push(["warn", `finding ${index + 1}: ${message}`]);
		for (let clause of seen) lines.push(["warn", `seen: ${clause}`]);
		for (let sentence of remedy) lines.push(["warn", `do: ${sentence}`]);
	}
	for (let note of notes) lines.push(["info", note]);
	for (let { name, holds, seen, why, evidence } of assumptions)
		holds === !1 ? lines.push(["warn", `does not hold: ${name}: ${seen} (needed because ${why}; known from ${evidence})`]) : lines.push(["info", holds ? `holds: ${name}: ${seen}` : `cannot be seen: ${name}: ${seen}`]);
	for (let sentence of couldNotLook2?.remedy ?? []) lines.push(["error", sentence]);
	return lines.push([couldNotLook2 ? "error" : findings.length > 0 ? "warn" : "info", summary]), lines;
}

// src/doctor/summary.ts
function notesOn(facts) {
	let { address, instanceId, service, hooks, checks, hosts, reports, reportsProblem, loadBalancer } = facts, off = whySwitchedOff(facts.settings), own = reports.find(({ id }) => id === instanceId), versions2 = hooks.map(
		({ name, version }) => `${name} ${version === void 0 ? "missing" : version || "there"}`
	);
	return [
		`address ${address}, instance ${instanceId || "not known"}, web.service ${service}`,
		...own ? [`Elastic Beanstalk reports it as ${[own.status, ...own.causes].join(": ")}`] : [],
		...reportsProblem ? [`what Elastic Beanstalk finds wrong is not known: ${reportsProblem}`] : [],
		..."reason" in loadBalancer ? [`no health check by path and codes: ${loadBalancer.reason}`] : [],
		...checks.flatMap((check) => noteOn(facts, check)),
		...hostsSeen(hosts),
		...off ? [off] : [],
		`hooks: ${versions2.join(", ")}`
	];
}
function noteOn(facts, check) {
	let { group: group3, port, last, passed, targets } = check, name = group3?.name ?? "a check", healthy = targets?.filter(({ state: state2 }) => state2 === "healthy").length, seen = targets ? `; ${healthy} of ${targets.length} targets are healthy` : "", result = passed ? "passes" : "does not pass", sibling = siblingOf(facts, check)?.group;
	return [
		`${name} on port ${port}: ${describeCheck(check)} -> ${says(last)}, ${result}${seen}`,
		...sibling ? [`${name}: this instance is no target of it but of ${sibling.name}, on the same port`] : []
	];
}
function says(last) {
	return last.kind === "connected" ? "connected" : last.kind === "failure" ? last.code : String(last.status);
}
function summariseInstance(facts, findings, assumptions) {
	let broken = assumptions.filter(({ holds }) => holds === !1).map(({ name }) => name), assumed2 = broken.length > 0 ? `; does not hold: ${broken.join(", ")}` : "", [first] = findings;
	if (first)
		return `${findings.length === 1 ? "1 finding" : `${findings.length} findings`}; first: ${first.message}${assumed2}`;
	let unasked = facts.reportsProblem ? "; not looked at: the health that Elastic Beanstalk itself reports" : "";
	return `${verdictOn(facts)}${unasked}${assumed2}`;
}
function verdictOn(facts) {
	let { loadBalancer, checks } = facts, own = checks.filter((check) => !siblingOf(facts, check)), doubts = "reason" in loadBalancer ? [loadBalancer.reason] : own.flatMap((one) => doubtOn(facts, one));
	return doubts.length > 0 ? `no finding, but not known to be healthy: ${doubts.join("; ")}` : `healthy: the app answers as the load balancer wants: ${own.map((check) => `${check.group?.name} (${describeCheck(check)})`).join(", ")}`;
}
var NO_APP = "only a connection was tried, and no process of the app was found";
function doubtOn(facts, check) {
	let name = check.group?.name ?? "its target group", own = ownTarget(facts, check);
	return own ? own.state === "healthy" ? check.connection && !facts.hosts.processes.length ? [NO_APP] : [] : [`the load balancer has this instance in ${name} as ${describeTarget(own)}`] : [`how the load balancer has this instance in ${name} was not seen`];
}

// src/doctor/examine.ts
var APP_FOLDER = "/var/app/current";
async function examine(doctor) {
	if (!(0, import_node_fs12.existsSync)(instancePath(doctor, "/opt/elasticbeanstalk")))
		return couldNotLook("this is no instance of Elastic Beanstalk: there is no /opt/elasticbeanstalk", [
			"Run it on an instance: eb ssh, then cd /var/app/current."
		]);
	let metadata = new InstanceMetadata(doctor.env, doctor.signal), platform2 = await askPlatform(doctor, metadata), { address, unit, units } = platform2, { context, given, badSettings: badSettings2, folder } = contextOf(doctor, platform2), port = context.settings.processPort ?? defaultProcessPort(known(platform2.container) ?? {}) ?? 80, hosts = await lookAtHosts(context, known(address) ?? "no address", port, mainPidsOf(units)), aws = "value" in address ? await askAws(context, metadata) : NOTHING_KNOWN, assumptions = checkAssumptions(assumed(doctor, platform2, { context, given, folder, hosts, aws }));
	if (isHidden(doctor, known(unit)?.get("ExecMainPID")?.at(-1) ?? "0"))
		return { ...couldNotLook("only root sees the processes of the app", ["Run it with sudo."]), assumptions };
	if ("problem" in address)
		return { ...couldNotLook(address.problem, address.error.remedy), assumptions };
	let instance = {
		...await lookAtApp(platform2, { context, given, hosts, aws, address: address.value, port }),
		badSettings: badSettings2,
		appFolder: "problem" in folder ? { problem: folder.problem } : void 0
	}, findings = judgeInstance(instance);
	return {
		version: VERSION,
		couldNotLook: void 0,
		findings,
		notes: notesOn(instance),
		assumptions,
		summary: summariseInstance(instance, findings, assumptions)
	};
}
async function askPlatform(doctor, metadata) {
	let names = processNamesIn(instancePath(doctor, APP_FOLDER)), [properties, container, units, address] = await Promise.all([
		attempt(doctor, knownConfig(doctor, "environment")),
		attempt(doctor, knownConfig(doctor, "container")),
		showUnits(doctor, names),
		attempt(doctor, privateAddress(metadata))
	]), unit = units.get("web") ?? [...units.values()][0] ?? { value: /* @__PURE__ */ new Map() };
	return { properties, container, units, unit, address };
}
function contextOf(doctor, { properties }) {
	let env2 = { ...known(properties), ...doctor.env }, { settings, badSettings: badSettings2 } = readSettings(env2), folder = appFolderOf(doctor);
	return { context: {
		...doctor,
		env: env2,
		settings,
		propertiesKnown: "value" in properties,
		atOnce: !1,
		log: { info() {
		}, warn() {
		}, error() {
		} },
		appFolder: "value" in folder ? folder.value.path : instancePath(doctor, APP_FOLDER)
	}, given: known(properties) ?? env2, badSettings: badSettings2, folder };
}
function assumed(doctor, { properties, container, units, address }, { context, given, folder, hosts, aws }) {
	return {
		...lookAtPlatform(doctor, given),
		metadata: address,
		properties: mapped(properties, (values) => Object.keys(values).length),
		container,
		appFolder: mapped(folder, ({ owner }) => `${APP_FOLDER}, which belongs to ${owner}`),
		units,
		dropIns: new Map([...units.keys()].map((name) => [name, lookAtDropIn(doctor, name)])),
		hasOverride: hosts.override.kind !== "none",
		processes: { count: hosts.processes.length, knownBy: hosts.processesKnownBy },
		endpoints: endpointsOf(context.env, known(properties)),
		groups: countGroups(aws),
		docker: dockerSeen(context, hosts)
	};
}
function dockerSeen(context, { container, process: process2 }) {
	let docker = dockerAppOf(context, context.appFolder);
	if (!docker || !container) return;
	let carrier = carrierOf(context, docker, context.appFolder, context.settings.envFile), isFileThere = carrier !== void 0 && (0, import_node_fs12.existsSync)((0, import_node_path8.join)(carrier.base, carrier.name));
	return { ...container, isFileThere, isGiven: process2?.isGiven };
}
async function lookAtApp({ container, unit, units }, { context, hosts, aws, address, port }) {
	let proxy = proxyIn(known(container) ?? {}), app = { context, address, hosts, port, mainPids: mainPidsOf(units), proxy };
	return {
		address,
		instanceId: aws.instanceId,
		settings: context.settings,
		hosts,
		hooks: lookAtHooks(context.appFolder),
		service: describeUnit(unit),
		loadBalancer: aws.loadBalancer,
		checks: await checkAll(app, aws, defaultProcessPort(known(container) ?? {})),
		awsErrors: aws.errors,
		reports: aws.reports,
		reportsProblem: aws.reportsProblem
	};
}
function countGroups({ loadBalancer, groups }) {
	switch (loadBalancer.kind) {
		case "with target groups":
			return { value: groups.length };
		case "not known":
			return { problem: "AWS could not be asked" };
		default:
			return { problem: loadBalancer.reason };
	}
}
function lookAtPlatform(doctor, properties) {
	let wishedNode = properties[SETTINGS.node.variable];
	return {
		envid: environmentInfo(doctor, "envid"),
		region: environmentInfo(doctor, "region"),
		venv: (0, import_node_fs12.existsSync)(instancePath(doctor, "/var/app/venv")),
		deploymentId: deploymentId(doctor),
		node: { ...doctor.node, misnamed: (0, import_node_fs12.existsSync)(wishedNode || "/") ? void 0 : wishedNode },
		leader: doctor.env.EB_IS_COMMAND_LEADER
	};
}
function knownConfig(doctor, command3) {
	let program = "/opt/elasticbeanstalk/bin/get-config";
	return (0, import_node_fs12.existsSync)(instancePath(doctor, program)) ? getConfig(doctor, command3) : Promise.reject(new HookError("warning", `there is no ${program}`));
}
function readSettings(env2) {
	let bad = badSettings(env2), good = Object.fromEntries(Object.entries(env2).filter(([name]) => !bad.has(name)));
	return { settings: parseSettings(good), badSettings: bad };
}
function appFolderOf(doctor) {
	let path = instancePath(doctor, APP_FOLDER), facts = (0, import_node_fs12.lstatSync)(path, { throwIfNoEntry: !1 });
	if (!facts) return { problem: `there is no ${APP_FOLDER}` };
	if (!facts.isDirectory()) return { problem: `${APP_FOLDER} is not a folder` };
	let users = readPlatformFile(doctor, "/etc/passwd") ?? "", [, name] = new RegExp(`^([^:\\n]+):[^:]*:${facts.uid}:`, "m").exec(users) ?? [];
	return { value: { path: (0, import_node_fs12.realpathSync)(path), owner: name ?? `user ${facts.uid}` } };
}
function endpointsOf(env2, properties = {}) {
	return [
		"AWS_EC2_METADATA_SERVICE_ENDPOINT",
		"AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
		"AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2"
	].filter((name) => env2[name]).map((name) => ({ name, isProperty: !!properties[name] }));
}

// src/doctor/run-doctor.ts
var TOTAL_SECONDS = 120;
function runDoctor() {
	let print = process.argv.includes("--json") ? printJson : printLines, env2 = { ...process.env }, { execPath: path, version } = process, systemRoot = env2.HEALTH_HOOKS_SYSTEM_ROOT ?? "";
	return hideAppSettingsFromSdk(), runToExitCode({
		fail: (error) => print(failed(error)),
		run: (signal) => within(
			TOTAL_SECONDS,
			signal,
			async (limit) => print(await examine({ env: env2, signal: limit, systemRoot, node: { path, version } }))
		)
	});
}
function printJson(report) {
	return process.stdout.write(`${toJson(report)}
`), exitCodeOfReport(report);
}
function printLines(report) {
	let log = createLog("doctor", process.stdout, process.stdout);
	for (let [level, message] of renderReport(report)) log[level](message);
	return exitCodeOfReport(report);
}
function failed(error) {
	let isExpected = error instanceof HookError, message = isExpected ? error.message : `a bug in the doctor: ${describeError(error)}`, stack = error instanceof Error && !isExpected ? error.stack?.split(`
`).slice(1, 6) ?? [] : [];
	return couldNotLook(message, stack);
}

// src/hook/plan.ts
function describeChange({ where, before, after }) {
	return `${where}: ${before} -> ${after}`;
}
function nothingToDo(reason) {
	return { steps: [], unchanged: reason, done: [] };
}

// src/health-check/pass.ts
async function passOrExplain(context, metadata, planned, seconds) {
	let passed = [], notes = [], address = planned.length > 0 ? await privateAddress(metadata) : "";
	for (let one of planned) {
		let result = await passGroup(context, address, one, seconds);
		passed.push(result.planned), notes.push(...result.notes);
	}
	return { planned: passed, notes };
}
async function passGroup(context, address, planned, seconds) {
	let { settings, signal } = context, { group: group3, plan } = planned, { path } = plan, target = { address, healthCheck: group3.healthCheck, path }, codes = readMatcher(plan.codes) ?? /* @__PURE__ */ new Set(), since = Date.now(), { passed, last } = await probe(
		target,
		codes,
		seconds,
		signal,
		(seen2, left) => context.log.info(
			`${withoutQuery(path)} ${got(seen2)}, but ${plan.codes} is wanted: asking again for at most ${left} s`
		)
	), visitor = await visitorOf(context, target, last, plan.changes.length > 0 ? seconds : 0), seen = { ...seenCheck(context, planned, { address, last }), visitor };
	if (passed && !hidesTheApp(seen)) return { planned, notes: notesOnPass(planned, seen) };
	let closer = passed ? {} : await lookCloser(context, target, { last, since, groupPort: group3.port }), explained = { ...seen, ...closer }, diagnosis = diagnose(explained, "log"), page = pageToTake(context, planned, explained, diagnosis);
	if (page !== void 0) {
		let again = await probe(target, codes, 0, signal);
		return again.passed ? { planned, notes: notesOnPass(planned, { ...seen, last: again.last }) } : takePage(planned, page, diagnosis.clause);
	}
	if (settings.path === "/" && foundPage(group3.healthCheck.path) !== void 0)
		return {
			planned,
			notes: [`${diagnosis.clause}; the front page is checked all the same, because HEALTH_HOOKS_PATH=/`]
		};
	throw notPassed(planned, explained, passed, diagnosis);
}
async function visitorOf(context, target, last, seconds) {
	let visitor = await lookBehindRedirect(target, last, seconds, context.signal);
	if (!(visitor?.kind === "answer" && visitor.status >= 500 && !visitor.isOfProxy)) return visitor;
	let own = await lookAsVisitor(context, target);
	return own && !hidesTheApp({ last, visitor: own }) ? own : visitor;
}
function notesOnPass(planned, seen) {
	return [
		adviceForNetworkLoadBalancer(planned.group.protocol),
		caveatOfPass(seen),
		howToKeep200(planned, seen.last)
	].filter((note) => note !== void 0);
}
var NO_MATTER_OF_PAGES = ["app fails", "every host refused", "proxy alone"];
function pageToTake(context, { group: group3, plan }, { openPage, codes }, { name }) {
	let isCounted = readMatcher(codes)?.has(200) === !0, isNobodys = isFree(plan.path, context.settings.path) && !isChosen(context, group3.healthCheck.path);
	return isCounted && isNobodys && !NO_MATTER_OF_PAGES.includes(name) ? openPage?.found : void 0;
}
function isChosen({ appFolder }, path) {
	if (foundPage(path) !== void 0) return !1;
	let folder = orNone(() => Folder.open(appFolder, ".ebextensions"));
	return (orNone(() => folder?.names())?.filter((name) => name.endsWith(".config")) ?? []).some(
		(name) => /^[^#\n]*HealthCheckPath/m.test(orNone(() => folder?.read(name))?.bytes.toString() ?? "")
	);
}
function notPassed({ group: group3, plan }, seen, passed, { name, clause, remedy }) {
	let asItIs = passed && plan.changes.length === 0 ? "notice" : "warning", severity = name === "every host refused" ? "failure" : asItIs, check = `the check of target group ${group3.name} (${describeCheck(seen)})`, what = passed ? `${check} does not show whether the app lives` : `the app does not pass ${check}`;
	return new HookError(severity, `${what}: ${clause}; nothing was changed`, { remedy });
}
function seenCheck({ settings }, { group: group3, plan }, seen) {
	let { port, protocol, timeoutSeconds } = group3.healthCheck;
	return {
		group: group3,
		port,
		protocol,
		timeoutSeconds,
		path: plan.path,
		codes: plan.codes,
		connection: void 0,
		heardFrom: "instance",
		...seen,
		settings: { path: settings.path, codes: settings.successCodes }
	};
}
function takePage(planned, page, clause) {
	let note = `${clause}; ${page} answers 200 to the load balancer, so it is the page to check; to keep the front page: eb setenv HEALTH_HOOKS_PATH=/`;
	return { planned: { ...planned, plan: withPath(planned, marked(page)) }, notes: [note] };
}
function howToKeep200({ group: group3, plan }, last) {
	if (!(!(group3.healthCheck.codes === "200" && plan.codes !== "200") || statusOf(last) !== 200))
		return "the app answers 200; to count nothing else as healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200";
}

// src/health-check/guard.ts
function passedBefore(targets, path) {
	if (targets.some(({ state: state2 }) => state2 === "healthy"))
		return { kind: "passed before", because: `${path} passed until this deployment, so see what became of it` };
}
function othersWithHealth(targets, self) {
	return targets.filter((target) => target.id !== self && !isUnhealthy(target) && !isAside(target));
}
function judgeDeployments(others, instances, self, manifestId) {
	if (instances.length === 0)
		return { kind: "unknown", because: "Elastic Beanstalk reports no instance at all" };
	let own = instances.find(({ id }) => id === self), reported = own?.status === "In Progress" ? own.deploymentId : void 0;
	if (reported === void 0 && manifestId === void 0)
		return { kind: "unknown", because: "it is not known which deployment this instance is on" };
	let current = Math.max(reported ?? 0, manifestId ?? 0), elsewhere = others.flatMap(({ id }) => {
		let { deploymentId: deploymentId2, status } = instances.find((instance) => instance.id === id) ?? {};
		return deploymentId2 === current && status !== "Failed" ? [] : `${id} (${deploymentId2 ?? "nothing reported"}${status === "Failed" ? " failed" : ""})`;
	});
	return elsewhere.length === 0 ? { kind: "safe", because: `every other target is on deployment ${current} too` } : { kind: "not yet", because: `not on deployment ${current}: ${shorten(elsewhere)}` };
}

// src/health-check/stricter-checks.ts
async function guardStricterChecks(access, all) {
	let planned = [], notes = [], deferred = [], errors = [], severity = "notice", instances, describeOnce = () => instances ??= deploymentsOf(access);
	for (let { group: group3, plan } of all) {
		let harmless = harmlessPart(group3, plan);
		if (plan === harmless) {
			planned.push({ group: group3, plan });
			continue;
		}
		let permission = await mayGetStricter(access, { group: group3, plan }, describeOnce);
		if (permission.kind === "safe") {
			planned.push({ group: group3, plan }), notes.push(`${group3.name} was safe to change for all targets at once: ${permission.because}`);
			continue;
		}
		planned.push({ group: group3, plan: harmless }), deferred.push(
			`${group3.name} does not check ${withoutQuery(plan.path)} for ${plan.codes} yet: ${permission.because}`
		), permission.error && errors.push(permission.error), permission.kind !== "not yet" && (severity = "warning");
	}
	if (deferred.length === 0) return { planned, notes, warning: void 0 };
	let remedy = [...new Set(errors.flatMap((error) => error.remedy)), ...HOW_TO_GO_ON], warning = new HookError(severity, deferred.join("; "), { remedy, cause: errors[0]?.cause });
	return { planned, notes, warning };
}
var HOW_TO_GO_ON = [
	"In a rolling deployment its last instances make the change. After an immutable or a traffic splitting one nobody does.",
	"When it is over, run on one instance: cd /var/app/current && sudo .platform/hooks/postdeploy/90_health_check.cjs",
	"--at-once asks nobody. The new check then also judges instances on an older version."
];
async function mayGetStricter({ context, aws, metadata }, { group: group3, plan }, instances) {
	try {
		let self = (await metadata.get("meta-data/instance-id"))?.trim() ?? "", targets = await describeTargets(aws, group3), { path } = group3.healthCheck, before = foundPage(plan.path) !== void 0 && plan.path !== path ? passedBefore(targets, path) : void 0;
		if (before) return before;
		let others = othersWithHealth(targets, self);
		return others.length > 0 ? judgeDeployments(others, await instances(), self, deploymentId(context)) : {
			kind: "safe",
			because: targets.every(({ id }) => id === self) ? "this instance is the only target" : "no other target is healthy"
		};
	} catch (error) {
		if (context.signal.throwIfAborted(), !(error instanceof HookError)) throw error;
		return { kind: "unknown", because: error.message, error };
	}
}
async function deploymentsOf({ aws, environment }) {
	return (await describeInstances(aws, environment, "Deployment")).map(({ InstanceId, Deployment }) => ({
		id: InstanceId ?? "",
		deploymentId: Deployment?.DeploymentId,
		status: Deployment?.Status
	}));
}

// src/health-check/health-check.ts
var healthCheck = {
	name: "health_check",
	mayStopDeployment: !1,
	// AWS 20 s, five metadata of 8 s, get-config five times 10 s, the wait for others 20 s, one last answer to the
	// probe, for which a target group waits up to 120 s and the probe 10 s more, and 140 s for a closer look. A
	// redirect is probed twice, and all of it again after the wait for others.
	deadlineSeconds: ({ probeSeconds }) => 400 + 2 * probeSeconds + SECOND_PROBE_SECONDS,
	plan: planCheck
}, SECOND_PROBE_SECONDS = 5;
async function planCheck(context) {
	let { env: env2, settings, signal, log, atOnce } = context, metadata = new InstanceMetadata(env2, signal), { aws, environment } = await openAws(context, metadata), found = await findLoadBalancers(aws, environment);
	if (found.kind !== "load balancers") return nothingToDo(`nothing to do: ${found.reason}`);
	let look = async (seconds) => {
		let { planned, leftAlone } = planAll(
			context,
			await chooseGroups(context, await findTargetGroups(aws, found.arns, environment))
		), passed = seconds > 0 ? await passOrExplain(context, metadata, planned, seconds) : { planned, notes: [] };
		return { guarded: atOnce ? { planned: passed.planned, notes: [], warning: void 0 } : await guardStricterChecks({ context, aws, metadata, environment }, passed.planned), notes: [...leftAlone, ...passed.notes], isChecked: planned.length > 0 };
	}, looked = await look(settings.probeSeconds);
	if (hasChanges(looked.guarded) && env2.EB_IS_COMMAND_LEADER !== "true" && !settings.dryRun && !atOnce) {
		let milliseconds = timeForOthers();
		log.info(`waiting ${Math.round(milliseconds / 1e3)} s: another instance may make the change first`), await sleep(milliseconds, signal), looked = await look(Math.min(settings.probeSeconds, SECOND_PROBE_SECONDS));
	}
	let { guarded, notes, isChecked } = looked;
	for (let sentence2 of notes) log.info(sentence2);
	if (!isChecked) return nothingToDo("nothing to do: this environment has no HTTP health check");
	let sentence = guarded.planned.map(
		({ group: group3, plan }) => `target group ${group3.name} checks ${withoutQuery(plan.path)} for ${plan.codes}`
	).join(", ");
	return {
		steps: guarded.planned.map(({ group: group3, plan }) => ({
			changes: plan.changes,
			apply: () => modifyTargetGroup(aws, group3, plan)
		})),
		unchanged: `nothing to change: ${sentence}`,
		done: [...guarded.notes, ...durability(guarded.planned, settings.processPort), sentence],
		warning: guarded.warning
	};
}
function timeForOthers() {
	let [from, to, largestFleet] = [5e3, 2e4, 1e4], share = 1 + Math.log(1 - Math.random()) / Math.log(largestFleet);
	return from + (to - from) * Math.max(0, share);
}
async function chooseGroups(context, groups) {
	if (groups.length === 0)
		throw new HookError("warning", "no target group has this environment's tag; nothing was changed", {
			remedy: [HOW_GROUPS_ARE_TAGGED]
		});
	let { processPort } = context.settings, port = new Set(groups.map(({ port: port2 }) => port2)).size > 1 && processPort === void 0 ? defaultProcessPort(await getConfig(context, "container")) : void 0, chosen = groupsOfProcess(groups, processPort, port);
	if (chosen) return chosen;
	let list = groups.map((group3) => `${group3.name} on port ${group3.port}`).join(", "), which = processPort === void 0 ? "it is not clear which is meant" : `none is on port ${processPort}`;
	throw new HookError(
		"warning",
		`this environment has the target groups ${list}; ${which}; nothing was changed`,
		{
			remedy: ["Name the port of the process in HEALTH_HOOKS_PROCESS_PORT."]
		}
	);
}
function planAll({ settings }, groups) {
	let planned = [], leftAlone = [];
	for (let group3 of groups) {
		let verdict = planHealthCheck(group3, { path: settings.path, codes: settings.successCodes });
		switch (verdict.kind) {
			case "plan":
				planned.push({ group: group3, plan: verdict.plan });
				break;
			case "not HTTP":
				leftAlone.push(`target group ${group3.name} is left alone: ${verdict.reason}`);
				break;
			case "somebody's decision":
				throw new HookError(
					"warning",
					`somebody chose the success codes ${verdict.codes} of target group ${group3.name}; nothing was changed`,
					{ remedy: ["To have them changed, set HEALTH_HOOKS_SUCCESS_CODES, for example to 200-301."] }
				);
		}
	}
	return { planned, leftAlone };
}
function hasChanges({ planned }) {
	return planned.some(({ plan }) => plan.changes.length > 0);
}
function durability(planned, processPort) {
	let options = /* @__PURE__ */ new Set();
	for (let { group: group3, plan } of planned)
		plan.path !== group3.healthCheck.path && options.add(`HealthCheckPath: ${foundPage(plan.path) ?? plan.path}`), plan.codes !== group3.healthCheck.codes && options.add(`MatcherHTTPCode: ${plan.codes}`);
	return options.size === 0 ? [] : [
		`to keep this when the environment is rebuilt or its process options change, set in .ebextensions aws:elasticbeanstalk:environment:process:${processPort === void 0 ? "default" : `<the process on port ${processPort}>`}: ${[...options].join(", ")}`
	];
}

// src/hook/run-hook.ts
var import_node_util = require("node:util");
function runHook(hook) {
	let log = createLog(hook.name, process.stdout, process.stderr), strict = !1;
	runToExitCode({
		fail: (error) => reportError(error, { mayStopDeployment: hook.mayStopDeployment, strict }, log),
		run: async (signal) => {
			let start2 = { signal, systemRoot: process.env.HEALTH_HOOKS_SYSTEM_ROOT ?? "" }, { env: env2, propertiesKnown } = await readEnvironment(start2, log), { dryRun, atOnce } = readArguments();
			for (let name of unknownSettings(env2))
				log.warn(`${name} is no setting of the hooks and has no effect: check its spelling`);
			let fromEnvironment = parseSettings(env2), settings = { ...fromEnvironment, dryRun: fromEnvironment.dryRun || dryRun };
			return strict = settings.strict, hideAppSettingsFromSdk(), await within(hook.deadlineSeconds(settings), signal, async (limit) => {
				let appFolder = process.cwd(), context = { ...start2, signal: limit, settings, env: env2, propertiesKnown, atOnce, log, appFolder }, plan = await (settings.enabled ? hook.plan(context) : DISABLED);
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

// hooks/postdeploy/90_health_check.ts
process.argv.includes("--doctor") ? runDoctor() : runHook(healthCheck);
