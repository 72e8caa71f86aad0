import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { DJANGO_VERSIONS, djangoPython } from "../support/django-python.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Under which no Python is found. */
function nothing() {
  const folder = temporaryFolder();
  return { env: { PATH: folder }, folder };
}

test("says which Python is missing", async () => {
  expect(await djangoPython("6.0", nothing())).toEqual({
    why: "Django 6.0 needs Python 3.12 to 3.14, and there is none here",
  });
  expect(await djangoPython("3.2", { ...nothing(), series: "3.10" })).toEqual({
    why: "Django 3.2 on Python 3.10 needs Python 3.10, and there is none here",
  });
});

const READERS =
  "configurations, daphne, decouple, dotenv, dynaconf, environ, environs, gunicorn, pydantic_settings, " +
  "split_settings, uvicorn, whitenoise, yaml";

test.for(DJANGO_VERSIONS)(
  "Django %s comes with all that reads settings and serves",
  async (django, { skip }) => {
    const python = await djangoPython(django);
    if ("why" in python) return skip(python.why);
    const program = `import ${READERS}, django; print(django.__version__)`;
    const version = execFileSync(python.path, ["-I", "-W", "ignore", "-c", program], { encoding: "utf8" });
    expect(version.startsWith(`${django}.`)).toBe(true);
  },
);
