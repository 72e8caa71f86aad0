import { spawn } from "node:child_process";
import { request } from "node:http";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ANSWER_FIRST, ANSWER_FIRST_IN_ASGI } from "../../src/answer-first.ts";
import { processesOfApp } from "../../src/instance/processes.ts";
import { appFolder, python, USER } from "./support.ts";

const FILES = {
  "config/settings.py": `SECRET_KEY = "x"
ALLOWED_HOSTS = ["www.example.com"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "config.urls"
`,
  "config/urls.py": `from django.http import HttpResponse
from django.urls import path
urlpatterns = [path("", lambda request: HttpResponse("front"))]
`,
};
const entry = (kind: "asgi" | "wsgi", line: string) => `import os
from django.core.${kind} import get_${kind}_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_${kind}_application()
${line}
`;

/** A server of the app, until the test is over. */
async function serve(folder: string, args: readonly string[]): Promise<number> {
  const bin = dirname(await python());
  const [program = "", ...rest] = args;
  const child = spawn(join(bin, program), rest, {
    ...USER,
    cwd: folder,
    env: { PATH: `${bin}:/usr/bin:/bin`, LANG: "C.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const port = () => Number(/(?:running on|Listening at:|address) \S*?127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
  await expect.poll(port, { message: said }).toBeGreaterThan(0);
  return port();
}

async function get(port: number, path: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { host } }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      resolve(`${response.statusCode} ${response.statusCode === 200 ? body : ""}`.trim());
    })
      .on("error", reject)
      .end();
  });
}

test.for([
  ["uvicorn", true, ["uvicorn", "config.asgi:application", "--port", "0"]],
  ["daphne", true, ["daphne", "-b", "127.0.0.1", "-p", "0", "config.asgi:application"]],
  [
    "gunicorn with uvicorn's worker",
    true,
    ["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "config.asgi"],
  ],
  ["gunicorn", false, ["gunicorn", "config.wsgi"]],
] as const)("the line that answers /health/ first, and nothing else, under %s", async ([, isAsgi, args]) => {
  const folder = appFolder({
    ...FILES,
    "config/wsgi.py": entry("wsgi", ANSWER_FIRST),
    "config/asgi.py": entry("asgi", ANSWER_FIRST_IN_ASGI),
  });
  const onAnyPort = args[0] === "gunicorn" ? ["--bind", "127.0.0.1:0"] : [];
  const port = await serve(folder, [...args, ...onAnyPort]);
  expect(await get(port, "/health/", "10.0.0.5")).toBe("200 ok");
  expect(await get(port, "/", "10.0.0.5")).toBe("400");
  expect(await get(port, "/", "www.example.com")).toBe("200 front");
  expect(await get(port, "/health", "www.example.com")).toBe("404");
  const { processes } = processesOfApp({ systemRoot: "" }, folder, ["web"]);
  expect(new Set(processes.map((one) => one.isAsgi))).toEqual(new Set([isAsgi]));
});
