/** Where a server listens by its own command line. Here it gets another socket, so that a wrong one would not be seen. */
import { type Command, commandsOf, optionValues } from "../../src/django/text/command-line.ts";

interface OwnSocket {
  readonly host: string;
  /** As it is written. */
  readonly port: string;
}

type Read = (words: Command) => string | undefined;

/** `HOST:PORT` for each server, with its defaults; undefined: another file may say it. */
const READERS: Readonly<Record<string, Read>> = {
  gunicorn: (words) =>
    optionValues(words, "--bind", "-b").at(-1) ??
    (optionValues(words, "--config", "-c").length > 0 ? undefined : "127.0.0.1:8000"),
  uvicorn: byHostAndPort(["--host"], ["--port"], "127.0.0.1", "8000"),
  hypercorn: (words) => optionValues(words, "--bind", "-b").at(-1) ?? "127.0.0.1:8000",
  daphne: byHostAndPort(["--bind", "-b"], ["--port", "-p"], "127.0.0.1", "8000"),
  "waitress-serve": (words) =>
    optionValues(words, "--listen").at(-1) ?? byHostAndPort(["--host"], ["--port"], "0.0.0.0", "8080")(words),
  "manage.py": ([command, ...words]) => {
    const [said = "8000"] = words.filter((word) => !word.startsWith("-"));
    if (command !== "runserver") return undefined;
    return said.includes(":") ? said : `127.0.0.1:${said}`;
  },
};

function byHostAndPort(hosts: string[], ports: string[], host: string, port: string): Read {
  return (words) =>
    `${optionValues(words, ...hosts).at(-1) ?? host}:${optionValues(words, ...ports).at(-1) ?? port}`;
}

/** Undefined where the line does not say it. */
export function ownSocketOf(line: string): OwnSocket | undefined {
  for (const words of commandsOf(line)) {
    const names = words.map((word) => word.replace(/^.*\//, ""));
    const at = names.findIndex((name) => name in READERS);
    const said = READERS[names[at] ?? ""]?.(words.slice(at + 1));
    const [, host, port] = /^(?:tcp:\/\/)?(.*):([^:]+)$/.exec(said ?? "") ?? [];
    if (host !== undefined && port !== undefined) return { host, port };
  }
  return undefined;
}

/** Nothing from outside of its container reaches it there. */
export function isLoopback({ host }: OwnSocket): boolean {
  return /^(?:127\.|localhost$|\[::1\]$)/.test(host) || host === "unix";
}
