import { readdirSync, readFileSync, statSync } from "node:fs";
import http, { type IncomingHttpHeaders } from "node:http";
import { describe, expect, type TestContext, test, vi } from "vitest";
import type { NginxFiles } from "../../sandbox/instance/nginx-configuration.ts";
import { REDIRECT_TO_HTTPS, refuseOtherHosts } from "../../sandbox/instance/nginx-snippets.ts";
import { anyPort } from "../../sandbox/loopback.ts";
import { listen } from "../support/listen.ts";
import { nginxProgram, type StartedNginx, startNginx, WITHOUT_NGINX } from "../support/nginx.ts";
import { PATIENTLY } from "../support/patience.ts";

const ADDRESS = "127.61.3.9";
/** As the load balancer of Elastic Load Balancing sends it. */
const CHECK = { host: ADDRESS, "user-agent": "ELB-HealthChecker/2.0" };

/** An app that answers with what it got. */
async function startApp(context: TestContext): Promise<number> {
  const server = http.createServer(({ url, headers }, response) => {
    response.end(JSON.stringify({ url, headers }));
  });
  return listen(server, ADDRESS, 0, context.onTestFinished);
}

async function startPair(context: TestContext, files: NginxFiles = {}): Promise<StartedNginx> {
  const app = { address: ADDRESS, port: await startApp(context) };
  return startNginx({ address: ADDRESS, app, files }, context);
}

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

/** Rejects where the connection is closed without an answer. */
function ask(
  { address, port }: StartedNginx,
  headers: IncomingHttpHeaders = CHECK,
  path = "/",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .get({ agent: false, host: address, port, path, headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const { statusCode: status, headers: got } = response;
        resolve({ status, location: got.location, body: Buffer.concat(chunks).toString() });
      })
      .on("error", reject);
  });
}

describe.concurrent("nginx, as the platform sets it up,", () => {
  test("passes the host without its port, and says who asked", async (context) => {
    const nginx = await startPair(context);
    const { body } = await ask(nginx, { ...CHECK, host: `${ADDRESS}:${nginx.port}` }, "/a?b=c");
    const { url, headers } = JSON.parse(body);
    expect(url).toBe("/a?b=c");
    expect(headers).toMatchObject({ host: ADDRESS, "user-agent": "ELB-HealthChecker/2.0" });
    expect([headers["x-real-ip"], headers["x-forwarded-for"]]).toEqual(["127.0.0.1", "127.0.0.1"]);
    expect(headers["x-forwarded-proto"]).toBeUndefined();
    const visitor = JSON.parse(
      (await ask(nginx, { host: "Shop.Example", "x-forwarded-for": "192.0.2.7" })).body,
    );
    expect(visitor.headers).toMatchObject({
      host: "shop.example",
      "x-forwarded-for": "192.0.2.7, 127.0.0.1",
    });
  });

  test("writes the access log and healthd's", async (context) => {
    const nginx = await startPair(context);
    await ask(nginx, CHECK, "/health/");
    const line = async (file: string) =>
      vi.waitFor(() => expect(readFileSync(nginx.path(file), "utf8")).not.toBe(""), PATIENTLY);
    await line("/var/log/nginx/access.log");
    expect(readFileSync(nginx.path("/var/log/nginx/access.log"), "utf8")).toMatch(
      /^127\.0\.0\.1 - - \[.+\] "GET \/health\/ HTTP\/1\.1" 200 \d+ "-" "ELB-HealthChecker\/2\.0" "-"\n$/,
    );
    const [healthd = ""] = readdirSync(nginx.path("/var/log/nginx/healthd"));
    expect(healthd).toMatch(/^application\.log\.\d{4}-\d\d-\d\d-\d\d$/);
    await line(`/var/log/nginx/healthd/${healthd}`);
    expect(readFileSync(nginx.path(`/var/log/nginx/healthd/${healthd}`), "utf8")).toMatch(
      /^\d+\.\d{3}"\/health\/"200"\d\.\d{3}"\d\.\d{3}"-\n$/,
    );
  });

  test("runs without rights, whoever starts it", async (context) => {
    const nginx = await startPair(context);
    const pid = Number(readFileSync(nginx.path("/run/nginx.pid"), "utf8"));
    const workers = await vi.waitFor(() => {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
      expect(children).not.toBe(""); // they are started after it listens
      return children.split(" ");
    }, PATIENTLY);
    const own = process.getuid?.() || 65534;
    expect([pid, ...workers].map((one) => statSync(`/proc/${one}`).uid)).toEqual(
      [pid, ...workers].map(() => own),
    );
  });

  test("answers 502 where no app listens", async (context) => {
    const app = { address: ADDRESS, port: await anyPort(ADDRESS) };
    const nginx = await startNginx({ address: ADDRESS, app }, context);
    expect(await ask(nginx)).toMatchObject({ status: 502 });
  });

  test("redirects the check too with a redirect of its own, and the app is not asked", async (context) => {
    const app = { address: ADDRESS, port: await anyPort(ADDRESS) };
    const nginx = await startNginx({ address: ADDRESS, app, files: REDIRECT_TO_HTTPS }, context);
    expect(await ask(nginx, CHECK, "/a?b")).toMatchObject({
      status: 301,
      location: `https://${ADDRESS}/a?b`,
    });
    expect(await ask(nginx, { ...CHECK, "x-forwarded-proto": "https" })).toMatchObject({ status: 502 });
  });

  test("closes without an answer for another host where its only server is the app's", async (context) => {
    const nginx = await startPair(context, refuseOtherHosts("shop.example"));
    await expect(ask(nginx)).rejects.toThrow("socket hang up");
    expect(await ask(nginx, { host: "shop.example" })).toMatchObject({ status: 200 });
  });

  test("includes conf.d at the level of http, and conf.d/elasticbeanstalk in the server", async (context) => {
    const nginx = await startPair(context, {
      "conf.d/who.conf": 'map $host $who { default "nobody"; shop.example "the shop"; }\n',
      "conf.d/elasticbeanstalk/who.conf": "location = /who { return 200 $who; }\n",
    });
    expect(await ask(nginx, { host: "shop.example" }, "/who")).toMatchObject({
      status: 200,
      body: "the shop",
    });
  });

  test("takes a file of the bundle in place of its own of that name", async (context) => {
    const name = "conf.d/elasticbeanstalk/00_application.conf";
    const nginx = await startPair(context, { [name]: "location / { return 204; }\n" });
    expect(await ask(nginx)).toMatchObject({ status: 204 });
  });

  test.for([
    ["conf.d/elasticbeanstalk/x.conf", "location / { return 204; }", 'duplicate location "/"'],
    ["conf.d/x.conf", "server { listen 80 default_server; return 444; }", "a duplicate default server for "],
    ["conf.d/x.conf", "serve", "unexpected end of file"],
    ["conf.d/x.conf", "server { listen 443 ssl; }", 'listens on port 80 only, got "listen 443 ssl"'],
    ["conf.d/x.conf", "server { return 444; }", 'takes no server without "listen"'],
  ] as const)("does not start with %s: %s", async ([file, text, why], context) => {
    await expect(startPair(context, { [file]: `${text}\n` })).rejects.toThrow(why);
  });

  test("names the file as the instance has it", async (context) => {
    const files = { "conf.d/elasticbeanstalk/x.conf": "location / { return 204; }\n" };
    await expect(startPair(context, files)).rejects.toThrow(
      new Error(
        'nginx does not start: duplicate location "/" in /etc/nginx/conf.d/elasticbeanstalk/x.conf:1',
      ),
    );
  });
});

test("is the machine's own program", async ({ skip }) => {
  expect((await nginxProgram()) ?? skip(WITHOUT_NGINX)).toMatch(/\/nginx$/);
});
