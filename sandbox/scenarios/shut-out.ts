import { readFile } from "node:fs/promises";
import type { Scenario } from "../tour/tour.ts";

const SETTINGS = "example/settings.py";
const FROM_ENV = 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")';
const LITERAL = 'ALLOWED_HOSTS = ["example.com"]';
const LINE = 'import os; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';

export const shutOut: Scenario = {
  name: "shut-out",
  shows: "a version that would refuse the load balancer: the deployment stops",
  async play(tour) {
    tour.step("A version with the hooks serves, and lets the load balancer in by .env");
    await tour.deploy();
    await tour.see(301, "healthy");

    tour.step("In the next version the list is in settings.py");
    await tour.deploy({ succeeds: false, files: await settingsWith(LITERAL) });
    tour.expectLine(/^ERROR allowed_hosts: failed: example\.settings does not let in /);
    await tour.see(301, "healthy");

    tour.step("The same with the line of HEALTH_CHECK_HOSTS");
    await tour.deploy({ files: await settingsWith(`${LITERAL}\n${LINE}`) });
    tour.expectLine(/^INFO allowed_hosts: the app will accept \S+ as a host by HEALTH_CHECK_HOSTS: /);
    await tour.see(301, "healthy");
  },
  end: "The running version went on until the next one let the load balancer in.",
};

async function settingsWith(hosts: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(new URL(`../app/${SETTINGS}`, import.meta.url), "utf8");
  if (!text.includes(FROM_ENV)) throw new Error("the example app reads its list in another way");
  return { [SETTINGS]: text.replace(FROM_ENV, () => hosts) };
}
