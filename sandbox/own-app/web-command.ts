/** How the server that an app's command line names is started here: on one socket of loopback, as one worker. */
import { processLines } from "../../src/instance/procfile.ts";
import type { Socket } from "../loopback.ts";

/** What /bin/sh starts. */
export type Script = (socket: Socket) => string;

/** The sandbox does not play this app. */
export class NotPlayed extends Error {}

interface Server {
  /** Options that say where it listens, and how many workers it has; each with its value. */
  readonly dropped: RegExp;
  readonly listens: (socket: Socket) => string;
}

/** By the program's name, as a Procfile has it. */
const SERVERS: Readonly<Record<string, Server>> = {
  gunicorn: {
    dropped: options("--bind", "-b", "--workers", "-w"),
    listens: ({ address, port }) => `--bind ${address}:${port} --workers 1`,
  },
  uvicorn: {
    dropped: options("--host", "--port", "--uds", "--fd", "--workers"),
    listens: ({ address, port }) => `--host ${address} --port ${port}`,
  },
  hypercorn: {
    dropped: options("--bind", "-b", "--insecure-bind", "--quic-bind", "--workers", "-w"),
    listens: ({ address, port }) => `--bind ${address}:${port}`,
  },
  daphne: {
    dropped: options("--bind", "-b", "--port", "-p", "--unix-socket", "-u", "--endpoint", "-e", "--fd"),
    listens: ({ address, port }) => `-b ${address} -p ${port}`,
  },
  "waitress-serve": {
    dropped: options("--listen", "--host", "--port", "--unix-socket"),
    listens: ({ address, port }) => `--listen=${address}:${port}`,
  },
};
/** Of Django itself. It comes behind manage.py. */
const RUNSERVER = /(\bmanage\.py\s+runserver)((?:\s+--?[\w=-]+)*)(?:\s+(?![&|;-])\S+)?/;

/** Without a Procfile the platform's own gunicorn serves what WSGIPath names. */
export function webScript(
  procfile: string | undefined,
  wsgiPath: string | undefined,
  paths: ReadonlySet<string>,
): Script {
  const web = processLines(procfile ?? "").findLast(({ name }) => name === "web");
  if (web) return scriptOf(web.command, "the web line of Procfile");
  if (procfile !== undefined) throw new NotPlayed("Procfile has no line of web, so nothing serves: add one.");
  return scriptOf(`gunicorn ${moduleOf(wsgiPath, paths)}`, "Elastic Beanstalk");
}

/** @param place where the command stands, as the subject of a sentence */
export function scriptOf(command: string, place: string): Script {
  const said = command.replace(/^(?:exec )?(?:(?:poetry|pipenv|uv) run )?/, "");
  const [, before, program = "", rest] =
    /^(|.*?[\s/])(gunicorn|uvicorn|hypercorn|daphne|waitress-serve)(\s[^&|;]*)$/.exec(said) ?? [];
  const server = SERVERS[program];
  if (before !== undefined && rest !== undefined && server) {
    // Its own path is one of the instance's; here the PATH has it.
    const start = `${before.replace(/\S*\/$/, "")}${program}`;
    return (socket) => plain(`${start}${rest.replaceAll(server.dropped, "")} ${server.listens(socket)}`);
  }
  if (RUNSERVER.test(said)) {
    return ({ address, port }) =>
      plain(said.replace(RUNSERVER, (_, start, its) => `${start}${its} ${address}:${port}`));
  }
  throw new NotPlayed(
    `${place} starts ${command.split(" ", 1)}, and the sandbox cannot tell where that listens. ` +
      `It plays ${Object.keys(SERVERS).join(", ")} and manage.py runserver: name one of them there.`,
  );
}

/** One process, so that the pid is the server's. A shell keeps what only it understands. */
function plain(script: string): string {
  if (/[&|;]/.test(script)) return script;
  return /^\w+=/.test(script) ? `exec env ${script}` : `exec ${script}`;
}

function options(...names: readonly string[]): RegExp {
  return new RegExp(`\\s(?:${names.join("|")})(?:=|\\s+)(?:"[^"]*"|'[^']*'|\\S+)`, "g");
}

/** As gunicorn takes it: `config.wsgi:application`. */
function moduleOf(wsgiPath: string | undefined, paths: ReadonlySet<string>): string {
  if (wsgiPath !== undefined) return wsgiPath.replace(/\.py(?=$|:)/, "").replaceAll("/", ".");
  if (paths.has("application.py")) return "application:application";
  const [found = "config/wsgi.py"] = [...paths].filter((path) => /(?:^|\/)wsgi\.py$/.test(path)).sort();
  const module = found.replace(/\.py$/, "").replaceAll("/", ".");
  throw new NotPlayed(
    "there is no Procfile, no WSGIPath and no application.py, so Elastic Beanstalk starts no app of yours. " +
      `Put a Procfile at the top: web: gunicorn ${module}:application`,
  );
}
