import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { BadConfigFile, parseConfigFile } from "../../src/cli/bundle/config-file.ts";
import { parseEbignore } from "../../src/cli/bundle/ebignore.ts";
import { versionOf } from "../../src/cli/bundle/our-files.ts";
import { looksLikeAnApp, wrappingFolder } from "../../src/cli/check/bundle-shape.ts";
import { environmentProperties, pathOfHealthcheckUrl } from "../../src/option-settings.ts";
import { shellWord } from "../../src/words.ts";
import { exampleBundle } from "./support.ts";

describe("a .ebignore of", () => {
  test.for([
    ["*.log\n", "a/b.log", 1],
    ["*.log\n", "a/b.LOG", undefined],
    ["# .env\n\n.env\n", "sub/.env", 3],
    ["/.env\n", "sub/.env", undefined],
    [".platform/\n", ".platform/hooks/predeploy/a", 1],
    [".platform/\n!.platform/**\n", ".platform/hooks/predeploy/a", undefined],
    [".platform/\n!.platform/**\n.platform/hooks/\n", ".platform/hooks/predeploy/a", 3],
    [".*\r\n", ".env", 1],
    ["", ".ebignore", 0],
  ] as const)("%j leaves out %s by line %s", ([text, path, line]) => {
    expect(parseEbignore(text)(path)).toBe(line);
  });
});

test.for([
  ["HTTP:80/health/", "/health/"],
  ["TCP:80", "/"],
  ["https://shop.example/health", "/health"],
  ["health/", "/health/"],
  ["/", "/"],
] as const)("%s checks the path %s", ([url, path]) => {
  expect(pathOfHealthcheckUrl(url)).toBe(path);
});

describe("option settings", () => {
  const ENVIRONMENT = "aws:elasticbeanstalk:application:environment";

  test.for([
    [
      `option_settings:\n  ${ENVIRONMENT}:\n    A: b\n    N: 200\n    T: true\n`,
      { A: "b", N: "200", T: "true" },
    ],
    [`option_settings:\n  - namespace: ${ENVIRONMENT}\n    option_name: A\n    value: b\n`, { A: "b" }],
    ["option_settings:\n  - option_name: A\n    value: b\n", { A: "b" }],
    [`{"option_settings": {"${ENVIRONMENT}": {"A": "b"}}}`, { A: "b" }],
    [`option_settings:\n  ${ENVIRONMENT}:\n    A: b\n    A: c\n`, { A: "c" }],
    ["option_settings:\n  aws:other:\n    A: b\n", {}],
    ["packages:\n  yum:\n    nodejs22: []\n", {}],
    ["option_settings:\n", {}],
    ["# nothing\n", {}],
    ["", {}],
  ] as const)("%j", ([text, expected]) => {
    expect(environmentProperties(parseConfigFile("a.config", text).options)).toEqual(expected);
  });

  test.for(["a: [", "option_settings: 3\n", "- a\n", "just text"])("%j is refused", (text) => {
    expect(() => parseConfigFile("a.config", text)).toThrow(BadConfigFile);
  });
});

test.for(Object.entries(exampleBundle()).filter(([path]) => path.startsWith(".platform/")))(
  "%s says which version it is of",
  ([, text]) => {
    expect(versionOf(String(text))).toMatch(/^\d+\.\d+\.\d+$/);
    expect(versionOf(`\uFEFF${text}`.replaceAll("\n", "\r\n"))).toBe(versionOf(String(text)));
  },
);

test.for([
  "#!/bin/sh\necho eb-health-hooks 0.1.0, built by build.mjs\n",
  "#!/bin/sh\n",
  "",
  "eb-health-hooks 0.1.0",
  "#!/bin/sh\n# eb-health-hooks 1;reboot, built by build.mjs\n",
])("%j is somebody else's", (text) => {
  expect(versionOf(text)).toBeUndefined();
});

test.for([
  [".platform/hooks/predeploy/10_allowed_hosts.cjs", ".platform/hooks/predeploy/10_allowed_hosts.cjs"],
  ["HttpCode=200,301", "HttpCode=200,301"],
  ["10 copy.cjs", "'10 copy.cjs'"],
  ["/health/?a=1&b=2", "'/health/?a=1&b=2'"],
  ["x;reboot", "'x;reboot'"],
  ["it's $(me)", "'it'\\''s $(me)'"],
  ["", "''"],
] as const)("%j is pasted as %s", ([text, word]) => {
  expect(shellWord(text)).toBe(word);
  expect(execFileSync("sh", ["-c", `printf %s ${word}`], { encoding: "utf8" })).toBe(text);
});

describe("the folder around everything", () => {
  test.for([
    [["shop/manage.py", "shop/.env"], "shop"],
    [["manage.py", "shop/settings.py"], undefined],
    [["shop/manage.py", "blog/manage.py"], undefined],
    [["shop/notes.txt"], undefined],
    [[".platform/hooks/predeploy/a"], undefined],
    [[], undefined],
  ] as const)("%j: %s", ([paths, folder]) => {
    expect(wrappingFolder(paths)).toBe(folder);
  });

  test("an app is told by what lies at its top", () => {
    expect(looksLikeAnApp(["mysite/wsgi.py"])).toBe(true);
    expect(looksLikeAnApp(["a/b/manage.py", "notes.txt"])).toBe(false);
  });
});
