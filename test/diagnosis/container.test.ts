import { expect, test } from "vitest";
import { whyContainerRefuses } from "../../src/diagnosis/container.ts";

const FILE = { path: "/opt/elasticbeanstalk/deployment/env.list", hasAddress: true, lineToAdd: undefined };
const given = (isGiven: boolean) => ({ name: "container", isGiven, startedAt: undefined });

test.for([
  ["on ECS", { ...FILE, path: undefined }, given(true), /^no file on the host /, /a middleware/],
  [
    "the file lacks it",
    { ...FILE, hasAddress: false },
    given(false),
    /has no HEALTH_CHECK_HOSTS/,
    /deploy again/,
  ],
  [
    "Compose hands it on to no service",
    { ...FILE, path: ".env", lineToAdd: "- A=1" },
    given(false),
    /^\.env has it, and docker-compose\.yml gives HEALTH_CHECK_HOSTS to no service$/,
    /add the line: - A=1$/,
  ],
  ["the container is older", FILE, given(false), /was started without it$/, /^Deploy again/],
  [
    "its settings do not read it",
    FILE,
    given(true),
    /^the container has HEALTH_CHECK_HOSTS/,
    /ALLOWED_HOSTS/,
  ],
  ["no container was seen", FILE, undefined, /^\/opt\S+ has HEALTH_CHECK_HOSTS with it/, /ALLOWED_HOSTS/],
] as const)("%s", ([, container, process, because, remedy]) => {
  const found = whyContainerRefuses(container, process);
  expect(found.because).toMatch(because);
  expect(found.remedy[0]).toMatch(remedy);
});
