/** What the machine is like: the app by its own page, through nginx, and systemd, the load balancer and the hooks' files. */
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { TargetGroup } from "../../aws/server.ts";
import type { Socket } from "../../loopback.ts";
import { ADDRESS, type App, type Seen, type Verbs } from "../protocol.ts";
import { PAGE } from "./instance.ts";
import { systemctl } from "./systemd.ts";

/** The machine is emulated and may share its processors with others. */
const PATIENCE_MS = 240_000;
const APP = { address: "127.0.0.1", port: 8000 };
const PROXY = { address: ADDRESS, port: 80 };

export async function look(
  targetGroup: TargetGroup,
  { visitors, health }: Verbs["look"]["takes"],
): Promise<Seen> {
  await systemctl("is-system-running", "--wait").catch(() => {}); // while it boots, an app that will start is inactive
  const found = await untilSettled(visitors);
  return {
    ...found,
    target: health ? await healthOf(targetGroup) : "not asked",
    healthCheck: targetGroup.healthCheck,
    files: (await Promise.all(FOLDERS.map(filesIn))).flat().sort(),
    needsReload: (await property("NeedDaemonReload")) === "yes",
  };
}

const FOLDERS = [
  "/var/lib/eb-health-hooks",
  "/run/eb-health-hooks",
  "/usr/lib/systemd/system/web.service.d",
  "/etc/systemd/system/web.service.d",
];

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).map((name) => `${folder}/${name}`);
}

/** Until an app answers, or systemd says that none will. */
async function untilSettled(visitors: readonly string[]): Promise<Pick<Seen, "app" | "why">> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const app = await appThatRuns(visitors);
    if (app) return { app, why: undefined };
    const [load, active] = [await property("LoadState"), await property("ActiveState")];
    if (load !== "loaded") return { app: undefined, why: "there is no web.service" };
    if (active === "failed" || active === "inactive" || Date.now() > end) {
      return { app: undefined, why: `web.service is ${active}, and the app does not answer` };
    }
    await sleep(500);
  }
}

async function property(name: string): Promise<string> {
  return (await systemctl("show", "web.service", `--property=${name}`, "--value")).trim();
}

/**
 * The app itself is asked what it has, by one of the names that some version's list has: where a deployment was cut, the
 * platform may have left nginx off.
 */
async function appThatRuns(visitors: readonly string[]): Promise<App | undefined> {
  for (const visitor of visitors) {
    const answer = await ask(APP, visitor, PAGE);
    if (answer === undefined || answer.status >= 500) return undefined;
    if (answer.status !== 200) continue;
    const statusFor = async (host: string, path: string) => (await ask(PROXY, host, path))?.status ?? 0;
    const statuses = {
      visitor: await statusFor(visitor, PAGE),
      stranger: await statusFor("stranger.example", PAGE),
      check: await statusFor(ADDRESS, "/"),
    };
    return { ...(JSON.parse(answer.body) as Omit<App, "statuses">), statuses };
  }
  throw new Error("the app lets in none of the names that a version has");
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A visitor comes by HTTPS, the load balancer's check does not. Undefined: there is no answer. */
function ask({ address, port }: Socket, host: string, path: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const proto = host === ADDRESS ? {} : { "X-Forwarded-Proto": "https" };
    const headers = { Host: host, ...proto };
    const options = { host: address, port, path, agent: false, timeout: 60_000, headers };
    const asked = request(options, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.on("error", () => resolve(undefined));
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(undefined));
    asked.end();
  });
}

/** Its thresholds take three checks to healthy and five to unhealthy. */
async function healthOf({ targets }: TargetGroup): Promise<string> {
  let before = "";
  for (let seconds = 0; seconds < 24; seconds += 4) {
    const [target] = targets;
    const now = `${target?.health.state} ${target?.health.description ?? ""}`.trim();
    if (now === before && seconds >= 12) return now;
    before = now;
    await sleep(4000);
  }
  return before;
}
