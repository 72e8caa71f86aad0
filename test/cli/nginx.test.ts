/** What check foresees of nginx, compared with what a real nginx does with the load balancer's check. */
import http from "node:http";
import { expect, type TestContext, test } from "vitest";
import { nginxFrom } from "../../src/cli/check/nginx.ts";
import { listen } from "../support/listen.ts";
import { startNginx } from "../support/nginx.ts";

const ADDRESS = "127.61.4.9";

/** The status that nginx answers with, or "asks the app for HOST". */
async function answered(files: Readonly<Record<string, string>>, path: string, context: TestContext) {
  const server = http.createServer(({ headers }, response) => {
    response.end(
      `asks the app for ${headers.host === ADDRESS ? "itself" : headers.host?.replace(/:\d+$/, "")}`,
    );
  });
  const app = { address: ADDRESS, port: await listen(server, ADDRESS, 0, context.onTestFinished) };
  const { port } = await startNginx({ address: ADDRESS, app, files }, context);
  const headers = { host: ADDRESS, "user-agent": "ELB-HealthChecker/2.0" };
  return new Promise<string>((resolve, reject) => {
    http
      .get({ agent: false, host: ADDRESS, port, path, headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const body = Buffer.concat(chunks).toString();
        resolve(body.startsWith("asks") ? body : String(response.statusCode));
      })
      .on("error", reject);
  });
}

function foreseen(files: Readonly<Record<string, string>>, path: string): string {
  const answer = nginxFrom(new Map(Object.entries(files)))(path);
  if (!answer) return "nothing";
  return answer.kind === "status" ? String(answer.status) : `asks the app for ${answer.host}`;
}

const inServer = (text: string) => ({ "conf.d/elasticbeanstalk/health.conf": text });
const PASS = "proxy_pass http://127.0.0.1:8000;";
const TEMPLATE = `http { server_tokens off; include conf.d/*.conf;
  log_format own '$msec';
  map $http_upgrade $connection_upgrade { default "upgrade"; }
  server { listen 80; server_name www.example.com; return 404; }
  server { listen 80 default_server; include conf.d/elasticbeanstalk/*.conf; HERE } }
events {}\n`;

/** Each with a path, what nginx does, and whether check foresees it. */
test.concurrent.for([
  ["one page", inServer("location = /health/ { return 200 'ok'; }"), "/health/", "200", true],
  ["one page, and another is checked", inServer("location = /health/ { return 200; }"), "/", "itself", false],
  [
    "a glued sign, and a log",
    inServer("location =/up { access_log off; return 204; }"),
    "/up?x",
    "204",
    true,
  ],
  [
    "a beginning",
    inServer("location /health { default_type text/plain; return 200 ok; }"),
    "/health/a",
    "200",
    true,
  ],
  [
    "a regular expression before a beginning",
    inServer("location /h { return 200; } location ~ ^/he { return 201; }"),
    "/health/",
    "201",
    true,
  ],
  [
    "a beginning before regular expressions",
    inServer("location ^~ /h { return 200; } location ~ ^/he { return 201; }"),
    "/health/",
    "200",
    true,
  ],
  [
    "by the load balancer's name",
    inServer('if ($http_user_agent ~ "ELB-HealthChecker") { return 200; }'),
    "/",
    "200",
    true,
  ],
  [
    "by the load balancer's name, in any case",
    inServer("if ($http_user_agent ~* ^elb-healthchecker/.*$) { return 200 'ok'; }"),
    "/",
    "200",
    true,
  ],
  [
    "all but the load balancer",
    inServer("if ($http_user_agent !~ ELB) { return 403; }"),
    "/",
    "itself",
    false,
  ],
  [
    "a redirect to HTTPS",
    inServer('if ($http_x_forwarded_proto != "https") { return 301 https://$host$request_uri; }'),
    "/",
    "301",
    true,
  ],
  [
    "a redirect to HTTPS but for the load balancer",
    inServer(
      'set $go 0;\nif ($http_x_forwarded_proto = "http") { set $go 1; }\nif ($go = 1) { return 301 https://$host$request_uri; }',
    ),
    "/",
    "itself",
    false,
  ],
  [
    "a host for one page",
    inServer(`location = /health/ { ${PASS} proxy_set_header Host www.example.com; }`),
    "/health/",
    "www.example.com",
    true,
  ],
  [
    "no host at all: that of the app's own socket",
    inServer(`location = /health/ { ${PASS} }`),
    "/health/",
    ADDRESS,
    "127.0.0.1",
  ],
  [
    "a host of the server, which the location replaces",
    inServer("proxy_set_header Host www.example.com;"),
    "/",
    "itself",
    false,
  ],
  [
    "a host by a map",
    {
      "conf.d/host.conf":
        'map $http_user_agent $to { default $host; "~^ELB-HealthChecker" www.example.com; }',
      "conf.d/elasticbeanstalk/00_application.conf": `location / { ${PASS} proxy_set_header Host $to; }`,
    },
    "/",
    "www.example.com",
    true,
  ],
  [
    "a host by set",
    {
      "conf.d/elasticbeanstalk/00_application.conf": `location / { set $to $http_host; if ($host ~ "^[0-9.]+$") { set $to "www.example.com"; } ${PASS} proxy_set_header Host $to; }`,
    },
    "/",
    "www.example.com",
    true,
  ],
  [
    "a place of its own for errors",
    {
      "conf.d/m.conf":
        'map "$http_user_agent|$http_x_forwarded_for" $c { default 0; "~^ELB-HealthChecker/[0-9.]+\\|$" 1; }',
      ...inServer(
        `error_page 418 = @check;\nif ($c) { return 418; }\nlocation @check { ${PASS} proxy_set_header Host www.example.com; }`,
      ),
    },
    "/",
    "www.example.com",
    true,
  ],
  [
    "nginx.conf of its own",
    { "nginx.conf": TEMPLATE.replace("HERE", "location = /health/ { return 200; }") },
    "/health/",
    "200",
    true,
  ],
  [
    "nginx.conf of its own whose other server answers",
    { "nginx.conf": TEMPLATE.replace("HERE", "") },
    "/",
    "itself",
    false,
  ],
  ["a page of a folder", inServer("location = /health/ { empty_gif; }"), "/health/", "200", false],
  [
    "a page that is rewritten",
    inServer("rewrite ^/health/$ /up/ last; location = /up/ { return 200; }"),
    "/health/",
    "200",
    false,
  ],
  ["a page that is refused", inServer(`location = /health/ { deny all; ${PASS} }`), "/health/", "403", false],
] as const)("%s", async ([, files, path, does, isForeseen], context) => {
  const meant = /^\d{3}$/.test(does) ? does : `asks the app for ${does}`;
  expect(await answered(files, path, context)).toBe(meant);
  const said = isForeseen === true ? meant : isForeseen ? `asks the app for ${isForeseen}` : "nothing";
  expect(foreseen(files, path)).toBe(said);
});

test.for([
  ["no configuration", inServer("location = / { return 200;")],
  [
    "a map that leads to itself",
    { "conf.d/m.conf": "map $a $a { default $a; }", ...inServer("if ($a) { return 200; }") },
  ],
  ["a text that doubles", inServer(`set $a xx;\n${"set $a $a$a;\n".repeat(40)}if ($a) { return 200; }`)],
  [
    "a search that takes for ever",
    inServer('if ($http_user_agent ~ "^(([A-Za-z0-9./-]+)+)+!$") { return 200; }'),
  ],
  [
    "a file that includes itself",
    inServer("include conf.d/elasticbeanstalk/health.conf; location = / { return 200; }"),
  ],
  ["braces without an end", inServer("a {".repeat(100_000))],
] as const)("of %s nothing is said", ([, files]) => {
  expect(foreseen(files, "/")).toBe("nothing");
});
