// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references of Compose
import { expect, test } from "vitest";
import { pairsOf, servicesOf } from "../../sandbox/instance/compose-file.ts";
import { readCompose } from "../../src/instance/compose.ts";

const NAME = "HEALTH_CHECK_HOSTS";
const web = (more: string) => `services:\n  web:\n    build: .\n${more}  cache:\n    image: redis\n`;

test.for([
  ["env_file", "    env_file: .env\n"],
  ["env_file with its folder, in quotes", '    env_file: "./.env"\n'],
  ["env_file among others", "    env_file:\n      - prod.env\n      - .env # all of it\n"],
  ["env_file at the key's own depth", "    env_file:\n    - .env\n"],
  ["env_file with a path", "    env_file:\n      - path: ./.env\n        required: false\n"],
  ["env_file in brackets", "    env_file: [prod.env, .env]\n"],
  ["a reference", "    environment:\n      HOSTS: ${HEALTH_CHECK_HOSTS}\n"],
  ["a reference with a default", "    environment:\n      - HEALTH_CHECK_HOSTS=${HEALTH_CHECK_HOSTS-}\n"],
  ["a short reference", "    environment:\n      HEALTH_CHECK_HOSTS: $HEALTH_CHECK_HOSTS\n"],
  ["the name alone", "    environment:\n      - HEALTH_CHECK_HOSTS\n"],
  ["the key alone", "    environment:\n      HEALTH_CHECK_HOSTS:\n"],
] as const)("the variable is handed on by %s", ([, more]) => {
  expect(readCompose(web(more), ".env").gives(NAME)).toBe(true);
});

test.for([
  ["nothing", ""],
  ["another env_file", "    env_file: prod.env\n"],
  ["a file whose name begins so", "    env_file: .env.prod\n"],
  ["a comment", "    # env_file: .env\n    # ${HEALTH_CHECK_HOSTS}\n"],
  ["a mounted file", "    volumes:\n      - ./.env:/app/.env\n"],
  ["a list of another key", "    develop:\n      ignore:\n        - .env\n"],
  ["another variable", "    environment:\n      HOSTS: ${MY_HEALTH_CHECK_HOSTS}${HEALTH_CHECK_HOSTS_2}\n"],
  ["a dollar that is escaped", "    environment:\n      HOSTS: $${HEALTH_CHECK_HOSTS}\n"],
  ["a value of its own", "    environment:\n      HEALTH_CHECK_HOSTS: 10.0.0.9\n"],
] as const)("the variable is not handed on by %s", ([, more]) => {
  expect(readCompose(web(more), ".env").gives(NAME)).toBe(false);
});

test("another env file is looked for where it is the one that is edited", () => {
  const compose = readCompose(web("    env_file: config/prod.env\n"), "config/prod.env");
  expect(compose.gives(NAME)).toBe(true);
});

test.for([
  ["      ALLOWED_HOSTS: a.example\n", 5],
  ['      ALLOWED_HOSTS: "*"\n', 5],
  ["      - ALLOWED_HOSTS=a.example,b.example\n", 5],
  ['      - "ALLOWED_HOSTS=a.example"\n', 5],
  ["      ALLOWED_HOSTS: ${ALLOWED_HOSTS}\n", undefined],
  ["      - ALLOWED_HOSTS\n", undefined],
  ["      ALLOWED_HOSTS:\n", undefined],
  ["      # ALLOWED_HOSTS: a.example\n", undefined],
  ["      MY_ALLOWED_HOSTS: a.example\n", undefined],
] as const)("%j sets the variable by itself in line %j", ([line, at]) => {
  expect(readCompose(web(`    environment:\n${line}`), ".env").setsItself("ALLOWED_HOSTS")).toBe(at);
});

test("the line to add has the form that environment: has", () => {
  const map = readCompose(web("    environment:\n      DEBUG: 0\n"), ".env");
  expect(map.lineFor(NAME)).toBe("HEALTH_CHECK_HOSTS: ${HEALTH_CHECK_HOSTS-}");
  const list = readCompose(web("    environment:\n      - DEBUG=0\n"), ".env");
  expect(list.lineFor(NAME)).toBe("- HEALTH_CHECK_HOSTS=${HEALTH_CHECK_HOSTS-}");
  expect(readCompose(web(""), ".env").lineFor(NAME)).toBe("HEALTH_CHECK_HOSTS: ${HEALTH_CHECK_HOSTS-}");
});

const BUILT = "build: .\n";
const BELOW = "Below environment: of the service that runs Django, add the line: ";
const IN_SERVICE = "In the service that runs Django, add the line: ";

test.for([
  ["below a map", `    ${BUILT}    environment:\n      A: b\n`, BELOW, "      "],
  ["below a list", `    ${BUILT}    environment:\n      - A=b\n`, BELOW, "      "],
  ["where there is none", `    ${BUILT}`, IN_SERVICE, "    "],
  ["where only a worker has one", `    ${BUILT}    ports: ["80:8000"]\n`, IN_SERVICE, "    "],
] as const)(
  "the line that hands the variable on, %s, does so word for word",
  ([, service, place, indent]) => {
    const others = `  worker:\n    ${BUILT}    environment:\n      - C=d\n  db:\n    image: x\n    environment:\n      - E=f\n`;
    const text = service.includes("ports") ? others : others.replace(/ {2}worker[\s\S]*? {2}db/, "  db");
    const file = `services:\n${text}  web:\n${service}`;
    const said = readCompose(file, ".env").toHandOn(NAME);
    expect(said.startsWith(place)).toBe(true);
    const cured = `${file}${indent}${said.slice(place.length)}\n`;
    expect(readCompose(cured, ".env").gives(NAME)).toBe(true);
    const given = Object.fromEntries(pairsOf(servicesOf(cured).web?.environment));
    expect(given[NAME]).toBe("${HEALTH_CHECK_HOSTS-}");
  },
);

test.for(["<<: *common", "extends: base"])("no environment: of its own beside %s", (line) => {
  const said = readCompose(web(`    ${line}\n`), ".env").toHandOn(NAME);
  expect(said.startsWith(BELOW)).toBe(true);
});
