/** Deploys to the virtual machine, looks at it, and checks what is seen. */
import type { Machine } from "./machine.ts";
import { ADDRESS, type Deployed, type DeployRequest, type Seen } from "./protocol.ts";

export interface Story {
  readonly name: string;
  readonly shows: string;
  readonly tell: (teller: Teller) => Promise<void>;
}

export interface Told {
  /** A plain sentence. */
  readonly says: string;
  readonly passed: boolean;
  /** What was found in place of it. */
  readonly found: unknown;
}

/** A name of some version's list: by one of them the app can be asked. */
const VISITORS = ["visitor.example", "secret.example", "file.example", "next.example"];

export class Teller {
  readonly machine: Machine;
  readonly #onTold: (told: Told) => void;
  readonly #onLine: (line: string) => void;
  #healthCheck: Seen["healthCheck"] | undefined;

  constructor(machine: Machine, onTold: (told: Told) => void, onLine: (line: string) => void) {
    this.machine = machine;
    this.#onTold = onTold;
    this.#onLine = onLine;
  }

  check(says: string, passed: boolean, found?: unknown): void {
    this.#onTold({ says, passed, found });
  }

  async start(): Promise<void> {
    await this.machine.ask("start", { healthCheck: this.#healthCheck });
  }

  /** Starts it again after a power cut. */
  async boot(): Promise<void> {
    await this.machine.boot();
    await this.start();
  }

  async deploy(version: string, request: Partial<DeployRequest> = {}): Promise<Deployed> {
    const whole = { kind: "application", hooks: true, properties: {}, secrets: {}, ...request } as const;
    const files = { ".env": envFile("file.example"), ...request.files };
    const deployed = await this.machine.ask("deploy", { ...whole, files, version });
    deployed.log.forEach(this.#onLine);
    return deployed;
  }

  async deployed(version: string, request: Partial<DeployRequest> = {}): Promise<void> {
    const { succeeded } = await this.deploy(version, request);
    this.check(`The deployment of version ${version} succeeds.`, succeeded);
  }

  /** Looks until the load balancer has made up its mind. */
  async look(): Promise<Seen> {
    return this.#look(true);
  }

  async lookAtApp(): Promise<Seen> {
    return this.#look(false);
  }

  async #look(health: boolean): Promise<Seen> {
    const seen = await this.machine.ask("look", { visitors: VISITORS, health });
    this.#healthCheck = seen.healthCheck;
    return seen;
  }

  /** The app has exactly this list, and the load balancer, visitors and strangers get what they should. */
  serves(seen: Seen, version: string, list: readonly string[]): void {
    const { app } = seen;
    const hosts = [...list, ADDRESS];
    this.check(
      `Version ${version} runs, and its ALLOWED_HOSTS is ${list.join(", ")} and the address.`,
      app?.version === version && same(app.hosts, hosts) && app.ours === ADDRESS,
      app ?? seen.why,
    );
    this.check(
      "A visitor gets the page, a stranger 400, and the load balancer the redirect to HTTPS.",
      app?.statuses.visitor === 200 && app.statuses.stranger === 400 && app.statuses.check === 301,
      app?.statuses,
    );
    this.check("The load balancer calls the instance healthy.", seen.target === "healthy", seen.target);
    this.check("systemd has read every file that it starts the app by.", !seen.needsReload);
  }
}

/** A bundle's `.env`. */
export function envFile(list: string): string {
  return `SECRET_KEY=not-a-secret\nALLOWED_HOSTS=${list}\n`;
}

/** In the same order. */
export function same(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
