import type { SeenApp, SeenCheck } from "../../src/diagnosis/observation.ts";

/** A check of /health that gets 400, of which nothing more was seen. */
export const CHECK: SeenCheck = {
  group: {
    name: "awseb-SHOP",
    arn: "arn:aws:elasticloadbalancing:eu-west-1:1:x",
    port: 80,
    protocol: "HTTP",
  },
  port: 80,
  protocol: "HTTP",
  connection: undefined,
  path: "/health",
  codes: "200-301",
  timeoutSeconds: 5,
  last: { kind: "answer", status: 400, location: undefined },
  heardFrom: "instance",
  address: "10.0.0.5",
};

export const LINE = { file: "shop/settings.py", below: 12, text: "ALLOWED_HOSTS += HEALTH" };

/** It was given the address, and its settings do not take it. */
export const APP = {
  process: { name: "web", isGiven: true, isAsgi: false, startedAt: "2026-11-28T14:00:00Z" },
  asked: { settingsModule: "shop.settings", django: "5.2", count: 3, allowsAddress: false, line: LINE },
  provenBy: "HEALTH_CHECK_HOSTS",
} satisfies SeenApp;

export function answered(status: number, location?: string): SeenCheck["last"] {
  return { kind: "answer", status, location };
}
