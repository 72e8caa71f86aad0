import { readFile, rm, writeFile } from "node:fs/promises";
import { expect, type TestContext, test } from "vitest";
import { DOCKER_ASSUMPTIONS } from "../../src/doctor/assumptions.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { broken, type DoctorBench, deployed } from "./bench.ts";

const ENV_LIST = "/opt/elasticbeanstalk/deployment/env.list";
const LINE = 'import os\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n';
const DOCKERFILE = 'FROM python:3.12\nCOPY . .\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "example.wsgi"]\n';

/** The example app in a container, with a literal list and the line. */
async function inContainer(
  context: TestContext,
  more: Readonly<Record<string, string>> = {},
): Promise<DoctorBench> {
  const settings = await readFile(`${REPOSITORY}/sandbox/app/example/settings.py`, "utf8");
  const literal = settings.replace('env.list("ALLOWED_HOSTS")', '["secret-one.example"]');
  const files = {
    Dockerfile: DOCKERFILE,
    ".env": undefined,
    "example/settings.py": `${literal}\n${LINE}`,
    ...more,
  };
  return deployed(context, {
    platform: "Docker",
    properties: { SECRET_KEY: "a-secret-key", HEALTH_HOOKS_PROBE_SECONDS: "10" },
    bundle: { files },
  });
}

test("each fact of the Docker platform is reported when it changes", async (context) => {
  const bench = await inContainer(context);
  await bench.healthy();
  const whole = await bench.json();
  expect(broken(whole)).toEqual([]);
  expect(whole.findings).toEqual([]);
  const names = whole.assumptions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(DOCKER_ASSUMPTIONS.map(({ name }) => name)));
  expect(names).not.toContain("virtual environment");
  expect(whole.assumptions.find(({ name }) => name === "processes of the app")?.seen).toMatch(
    /a container's$/,
  );

  const { instance } = bench;
  const file = instance.path(ENV_LIST);
  const given = await readFile(file, "utf8");
  await writeFile(file, "SECRET_KEY=a-secret-key\n");
  expect(broken(await bench.json())).toEqual(["nothing writes it anew"]);
  await instance.stop();
  await instance.start();
  await instance.untilAppListens(PATIENCE_MS);
  await writeFile(file, given);
  expect(broken(await bench.json())).toEqual(["container is started after it"]);
  await rm(file);
  expect(broken(await bench.json())).toEqual(["container's environment file", "nothing writes it anew"]);
});
