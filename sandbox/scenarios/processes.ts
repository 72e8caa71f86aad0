import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createTargetGroup } from "../aws/server.ts";
import type { Scenario, Tour } from "../tour/tour.ts";

const WEB = "web: gunicorn --bind :8000 --workers 1 example.wsgi\n";
const APP_WITH_TWO = (port: number) => ({
  ".env": "SECRET_KEY=not-a-secret\n",
  Procfile: `${WEB}sockets: gunicorn --bind 0.0.0.0:${port} --workers 1 example.wsgi\n`,
});

/** What the second process answers to the load balancer's request. */
async function expectOfSecond(tour: Tour, port: number, status: number): Promise<void> {
  const { address } = tour.sandbox;
  let seen: number | undefined;
  for (let rest = 400; rest > 0 && seen !== status; rest--) {
    seen = await new Promise((resolve) =>
      get({ host: address, port, agent: false }, (answer) => resolve(answer.resume().statusCode)).once(
        "error",
        () => resolve(undefined),
      ),
    );
    if (seen !== status) await sleep(25);
  }
  tour.say(`sockets: GET / (Host: ${address}:${port}) -> ${seen ?? "no answer"}`);
  tour.expect(seen === status, `the second process answers ${seen}, not ${status}`);
}

export const processes: Scenario = {
  name: "processes",
  shows: "a second process of the Procfile: it gets the address as the first one does",
  async play(tour) {
    const { aws, environment, targetGroup } = tour.sandbox;
    const port = targetGroup.port === 8001 ? 8002 : 8001;
    const sockets = createTargetGroup({
      arn: targetGroup.arn.replace("SHOP00000000", "SOCKETS00000"),
      loadBalancerArns: targetGroup.loadBalancerArns,
      environment,
      port,
    });
    aws.state.targetGroups.push(sockets);
    tour.step(`The Procfile has web and sockets, which listens on port ${port}; without the hooks`);
    await tour.setProperties({ ALLOWED_HOSTS: "example.com" });
    await tour.deploy({ hooks: false, files: APP_WITH_TWO(port) });
    await tour.see(400, "unhealthy");
    await expectOfSecond(tour, port, 400);

    tour.step("With the hooks");
    await tour.deploy({ files: APP_WITH_TWO(port) });
    await tour.see(301, "healthy");
    await expectOfSecond(tour, port, 301);

    tour.step("The property changes: a configuration deployment");
    await tour.configure({ ALLOWED_HOSTS: "example.com,shop.example" });
    await tour.see(301, "healthy");
    await expectOfSecond(tour, port, 301);

    tour.step(
      "sockets with settings of its own, which refuse the address; its port is the one that is meant",
    );
    const literal = (await tour.appFile("example/settings.py")).replace(
      'env.list("ALLOWED_HOSTS")',
      '["example.com"]',
    );
    const command = `sockets: gunicorn --env DJANGO_SETTINGS_MODULE=example.sockets --bind 0.0.0.0:${port} example.wsgi\n`;
    await tour.setProperties({
      ALLOWED_HOSTS: "example.com",
      HEALTH_HOOKS_PROCESS_PORT: String(port),
      HEALTH_HOOKS_PROBE_SECONDS: "5",
    });
    const apart = { ...APP_WITH_TWO(port), Procfile: WEB + command, "example/sockets.py": literal };
    await tour.deploy({ files: apart });
    tour.expectLine(
      /health_check: .*SOCKETS00000.*; ALLOWED_HOSTS of example\.sockets has 1 host, without it/,
    );
    await expectOfSecond(tour, port, 400);
    await tour.see(301, "healthy");
    await tour.setProperties({ ALLOWED_HOSTS: "example.com" });

    tour.step("A version without sockets: nothing of ours is left for it after the next deployment");
    const one = { ".env": "SECRET_KEY=not-a-secret\n", Procfile: WEB };
    await tour.deploy({ files: one });
    await tour.see(301, "healthy");
    await tour.deploy({ files: one });
    tour.expectLine(
      /^INFO allowed_hosts: changed \S+\/sockets\.service\.d\/\S+: of a process that is gone -> absent/,
    );

    tour.step("Rolled back to a version without the hooks");
    await tour.deploy({ hooks: false, files: APP_WITH_TWO(port) });
    await tour.see(400, "unhealthy");
    await expectOfSecond(tour, port, 400);
  },
  end: "Every process had the address while the hooks were there, and none has it without them.",
};
