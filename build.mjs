// Builds .platform/ from hooks/, src/ and the packages that they import, and the command line tool in dist/ from
// src/cli/. With --check it writes nothing and fails when what is committed differs from what the sources give.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
/** Folders in which nothing lies but what is built. */
const OUTPUTS = [".platform", "dist"];
const CLI = "dist/eb-health-hooks.cjs";
/** What the tool loads for its command doctor alone. */
const DOCTOR = "dist/doctor/doctor.cjs";
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
/** In each built file: the command line tool tells our hooks and their versions by it. */
const label = `eb-health-hooks ${version}, built by build.mjs: do not edit`;

/** The text of a sh source, with the files that it sources put in their places. */
function shell(file) {
  const text = readFileSync(join(root, file), "utf8");
  return text.replace(/^# shellcheck source=.*\n\. (\S+)\n/gm, (_, sourced) => shell(sourced));
}

/** A file that is sh alone, with the label below its hashbang. */
function labelled(text) {
  return text.replace(/^#!.*\n/, (hashbang) => `${hashbang}# ${label}\n`);
}

/** sh reads this and never comes past its `exec` or `exit`; for JavaScript it is a directive and a comment. */
function launcher(hook, phase) {
  // After the flip a failing hook can only do harm; before it the old version keeps serving.
  const facts = `HOOK=${hook}\nMAY_STOP_DEPLOYMENT=${phase === "predeploy"}\n`;
  // Comments stay in the sources, as those of the JavaScript half do.
  const text = facts + shell("src/launcher.sh").replace(/^ *#.*\n/gm, "");
  if (text.includes("*/"))
    throw new Error('src/launcher.sh holds "*/", which would end the comment around it');
  return `#!/bin/sh\n":" /* ${label}\n${text}*/;"use strict";`;
}

/** What nothing in here needs of the SDK; the stand-ins say why. */
const STAND_INS = {
  "@smithy/core/event-streams": "./src/sdk-stand-ins.ts",
  "@aws/lambda-invoke-store": "./src/sdk-stand-ins.ts",
};

/**
 * An ES module as CommonJS whose names are those of the sources: esbuild's own CommonJS says
 * `(0, import_node_fs.openSync)(path)`. And without the few comments that it leaves, those inside of classes.
 */
function commonJs(text) {
  const converted = text
    .replace(/^import (\{[^}]*\}|\w+) from (".+");$/gm, (_, names, module) => {
      return `const ${names.replaceAll(" as ", ": ")} = require(${module});`;
    })
    .replace(/^ +\/\*\*.*?\*\/\n/gms, "");
  const left = /^(import|export)\b.*$/m.exec(converted);
  if (left) throw new Error(`build.mjs cannot make CommonJS of: ${left[0]}`);
  return converted;
}

async function bundleHook(entry, hook, phase) {
  const { text, bundled } = await bundle(entry, {
    format: "esm", // see commonJs()
    supported: { "top-level-await": false }, // CommonJS has none
    // The SDK's clients name no `exports`; with esbuild's default their CommonJS half would be taken, which
    // cannot be shaken out: half as much again to load.
    mainFields: ["module", "main"],
    alias: { ...STAND_INS, "@aws-sdk/credential-provider-node": "./src/instance/credentials.ts" },
    banner: { js: launcher(hook, phase) },
  });
  return { text: commonJs(text), bundled };
}

/** CommonJS as well: the packages in it are, and would ask an ES module for a `require` that it has not. */
function bundleCli() {
  return bundle("src/cli/main.ts", {
    banner: { js: `#!/usr/bin/env node\n// ${label}\n"use strict";` },
  });
}

/** With the SDK's whole chain of credentials: on a laptop they come from profiles and sign-ins. */
function bundleDoctor() {
  return bundle("src/cli/doctor/doctor.ts", {
    mainFields: ["module", "main"],
    alias: STAND_INS,
    banner: { js: `// ${label}\n"use strict";` },
  });
}

async function bundle(entry, options) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root, // the paths in the bundle's comments start here, wherever the build runs
    tsconfigRaw: {}, // and no tsconfig.json in or above this folder has a say; the banner makes the bundle strict
    write: false,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    charset: "utf8",
    minifySyntax: true, // names and lines stay: a hook runs as root and must be readable
    legalComments: "inline",
    metafile: true,
    logLevel: "warning",
    ...options,
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const bundled = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  return { text: outputFiles[0].text, bundled };
}

/** Licences under which code may be given on within a work under Apache-2.0. */
const COMPATIBLE = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"]);

/** Packages that come without a licence's text -> one of the same repository, under the same licence, that has it. */
const LICENCE_BESIDE = {
  "@aws-sdk/credential-provider-http": "@aws-sdk/credential-provider-node",
  "@aws-sdk/credential-provider-login": "@aws-sdk/credential-provider-node",
  "@aws-sdk/nested-clients": "@aws-sdk/credential-provider-node",
};

/** What a bundled package is called and the text of its licence; throws when its code may not be given on. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const title = `${name} ${version} (${license})`;
  if (!COMPATIBLE.has(license))
    throw new Error(`${title} would be bundled, but its licence is not known to fit Apache-2.0`);
  const beside = LICENCE_BESIDE[name];
  if (beside) return { title, text: licenceOf(join(folder.slice(0, -name.length), beside)).text };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)\b/i.test(file));
  if (!files.some((file) => /^l/i.test(file)))
    throw new Error(`${title} would be bundled, but it comes without the text of its licence`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { title, text: texts.join("\n\n").replaceAll("\r\n", "\n") };
}

/** Names the packages that bundles have code of, and gives each licence's text once. */
function notices(bundled, about) {
  const folders = bundled.flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const titles = new Map(); // text -> the packages that come with it
  for (const folder of [...new Set(folders)].sort()) {
    const { title, text } = licenceOf(join(root, folder));
    titles.set(text, [...(titles.get(text) ?? []), title]);
  }
  const sections = [...titles].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  return [about, ...sections].join(`\n${"-".repeat(80)}\n\n`);
}

/** Runs the hook of the same name: a configuration deployment undoes what an application deployment did. */
function confighook(phase, file) {
  return `#!/bin/sh
# A configuration deployment stages the app bundle anew and runs only confighooks.
exec sh "$(dirname "$0")/../../hooks/${phase}/${file}" "$@"
`;
}

const ABOUT_HOOKS = `eb-health-hooks ${version} is under the Apache License, Version 2.0, whose text is among those below. Its hooks have
code of other packages in them: each group of names is followed by the licence that these packages come with.
`;
const ABOUT_CLI = `eb-health-hooks ${version} is under the Apache License, Version 2.0, whose text is in LICENSE. Its command line tool has
code of other packages in it: each group of names is followed by the licence that these packages come with.
`;

const ABOUT_DOCTOR = ABOUT_CLI.replace("command line tool", "command doctor");

/** Path below .platform/ -> text of the file. */
async function buildPlatform() {
  const files = new Map();
  const allBundled = [];
  for (const phase of ["prebuild", "predeploy", "postdeploy"]) {
    for (const source of readdirSync(join(root, "hooks", phase)).sort()) {
      const [, name, kind] = /^(\d\d_\w+)\.(ts|sh)$/.exec(source) ?? [];
      if (name === undefined)
        throw new Error(`hooks/${phase}/${source} is neither NN_name.ts nor NN_name.sh`);
      const entry = `hooks/${phase}/${source}`;
      if (kind === "sh") {
        files.set(`hooks/${phase}/${name}`, labelled(shell(entry)));
        continue;
      }
      // .cjs, because Node.js parses the file under the package.json of the app that it lies in.
      const { text, bundled } = await bundleHook(entry, name.slice(3), phase);
      files.set(`hooks/${phase}/${name}.cjs`, text);
      files.set(`confighooks/${phase}/${name}`, labelled(confighook(phase, `${name}.cjs`)));
      allBundled.push(...bundled);
    }
  }
  // In .platform/, so that it goes where the bundles go. The engine runs what lies in its hook folders and ignores
  // a file beside them.
  files.set("THIRD_PARTY_NOTICES", notices(allBundled, ABOUT_HOOKS));
  return files;
}

/** Path below this folder -> text of the file. */
async function buildAll() {
  const platform = [...(await buildPlatform())].map(([path, text]) => [`.platform/${path}`, text]);
  const cli = await bundleCli();
  const doctor = await bundleDoctor();
  return new Map([
    ...platform,
    [CLI, cli.text],
    ["dist/THIRD_PARTY_NOTICES", notices(cli.bundled, ABOUT_CLI)],
    [DOCTOR, doctor.text],
    [join(dirname(DOCTOR), "THIRD_PARTY_NOTICES"), notices(doctor.bundled, ABOUT_DOCTOR)],
  ]);
}

/** Only hooks and the tool are to be run. */
function modeOf(path) {
  return path.includes("hooks/") || path === CLI ? 0o755 : 0o644;
}

function check(files) {
  const problems = [];
  for (const [path, text] of files) {
    const facts = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (!facts) problems.push(`${path} is missing`);
    else if (readFileSync(join(root, path), "utf8") !== text)
      problems.push(`${path} is not what the sources give`);
    else if ((facts.mode & 0o111) !== (modeOf(path) & 0o111))
      problems.push(`${path} ${facts.mode & 0o111 ? "is" : "is not"} executable`);
  }
  const folders = OUTPUTS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const found = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory());
  for (const entry of found) {
    const path = join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1);
    if (!files.has(path)) {
      problems.push(
        `${path} has no source${path.startsWith(".platform/") ? ": the engine would run it" : ""}`,
      );
    }
  }
  return problems;
}

const versionFile = readFileSync(join(root, "src/version.ts"), "utf8");
if (!versionFile.includes(`"${version}"`))
  throw new Error(`src/version.ts does not say ${version} as package.json does`);

const files = await buildAll();
if (process.argv.includes("--check")) {
  const problems = check(files);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error("run: npm run build");
    process.exitCode = 1;
  }
} else {
  for (const folder of OUTPUTS) rmSync(join(root, folder), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), modeOf(path));
    console.log(`${String(Buffer.byteLength(text)).padStart(7)}  ${path}`);
  }
}
