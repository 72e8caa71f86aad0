import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { serve as serveApp } from "../support/gunicorn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const source = fileURLToPath(new URL("../../sandbox/app", import.meta.url));
const address = "127.41.7.3";

let python: string;
beforeAll(async () => {
  python = await findPython({ announce: console.log });
});

async function copyOfApp(): Promise<string> {
  const folder = temporaryFolder();
  await cp(source, folder, { recursive: true });
  return folder;
}

async function addHost(folder: string, host: string): Promise<void> {
  const file = join(folder, ".env");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^ALLOWED_HOSTS=.*$/m, `$&,${host}`));
}

function serve(app: { readonly folder: string; readonly env?: Readonly<Record<string, string>> }) {
  return serveApp({ python, address, ...app });
}

test("refuses the load balancer's Host with 400 and says so on stderr", async () => {
  const app = await serve({ folder: await copyOfApp() });
  const { status, location } = await app.request("/");
  expect({ status, location }).toEqual({ status: 400, location: undefined });
  await expect
    .poll(app.stderr)
    .toContain(
      `Invalid HTTP_HOST header: '${address}:${app.port}'. You may need to add '${address}' to ALLOWED_HOSTS.`,
    );
});

test("redirects an allowed Host to HTTPS with 301", async () => {
  const folder = await copyOfApp();
  await addHost(folder, address);
  const app = await serve({ folder });
  expect(await app.request("/")).toMatchObject({
    status: 301,
    location: `https://${address}:${app.port}/`,
  });
  expect(await app.request("/", { host: "www.example.com" })).toMatchObject({
    status: 301,
    location: "https://www.example.com/",
  });
});

test("answers what came over HTTPS to the load balancer", async () => {
  const app = await serve({ folder: await copyOfApp() });
  const headers = { host: "example.com", "x-forwarded-proto": "https" };
  expect(await app.request("/", headers)).toMatchObject({ status: 200, body: "Hello from Django\n" });
  expect(await app.request("/healthcheck/", headers)).toMatchObject({ status: 200, body: "ok\n" });
  expect(await app.request("/healthcheck", headers)).toMatchObject({
    status: 301,
    location: "/healthcheck/",
  });
  expect(await app.request("/elsewhere/", headers)).toMatchObject({ status: 404 });
});

test("ALLOWED_HOSTS in the process environment wins over .env", async () => {
  const folder = await copyOfApp();
  await addHost(folder, address);
  const app = await serve({ folder, env: { ALLOWED_HOSTS: "other.example" } });
  expect(await app.request("/")).toMatchObject({ status: 400 });
  expect(await app.request("/", { host: "example.com" })).toMatchObject({ status: 400 });
  expect(await app.request("/", { host: "other.example" })).toMatchObject({ status: 301 });
});

test("answers without a redirect when SECURE_SSL_REDIRECT is off", async () => {
  const app = await serve({ folder: await copyOfApp(), env: { SECURE_SSL_REDIRECT: "false" } });
  expect(await app.request("/healthcheck/", { host: "example.com" })).toMatchObject({ status: 200 });
});
