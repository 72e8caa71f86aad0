import { execFileSync } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serve } from "../support/gunicorn.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { environments } from "./matrix.ts";

const ADDRESS = "127.41.7.9";
const VERSIONS = "import django, sys; print(django.__version__, '%d.%d' % sys.version_info[:2])";

const cells = await environments();
const named = cells.map((cell) => [`Django ${cell.django} on Python ${cell.series}`, cell] as const);

describe("the example app answers by Host", () => {
  test.for(named)("%s", async ([, cell], { skip }) => {
    if ("why" in cell.found) return skip(cell.found.why);
    const python = cell.found.path;
    const [django, series] = execFileSync(python, ["-I", "-c", VERSIONS], { encoding: "utf8" }).split(/\s/);
    expect(django?.startsWith(`${cell.django}.`)).toBe(true);
    expect(series).toBe(cell.series);

    const folder = temporaryFolder();
    await cp(join(REPOSITORY, "sandbox/app"), folder, { recursive: true });
    const app = await serve({ python, folder, address: ADDRESS, env: { SECURE_SSL_REDIRECT: "false" } });
    expect(await app.request("/")).toMatchObject({ status: 400 });
    expect(await app.request("/", { host: "www.example.com" })).toMatchObject({
      status: 200,
      body: "Hello from Django\n",
    });
  });
});

// A machine where nothing can be tested is to be mended, not passed over.
test("there is a Python for the Django of the example app", () => {
  const found = cells.filter(({ django, found }) => django === "5.2" && "path" in found);
  expect(found.length).toBeGreaterThan(0);
});
