// Builds .platform/ from hooks/ and src/, and the command line tool in dist/ from src/cli/. With --check it
// writes nothing: it fails when a committed file differs from what the sources give.
import fs from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { about, notices } from "./scripts/build/notices.mjs";
import { confighook, labelled, launcher, shell } from "./scripts/build/shell.mjs";
import { withoutComments, withTabs } from "./scripts/build/smaller.mjs";

const root = dirname(fileURLToPath(import.meta.url));
/** Folders that hold only built files. */
const OUTPUTS = [".platform", "dist"];
const CLI = "dist/eb-health-hooks.cjs";
const { version } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"));
/** The label in each built file. The command line tool recognises our hooks and their versions by it. */
const label = `eb-health-hooks ${version}, built by build.mjs: do not edit`;

/** Parts of the SDK that neither the hooks nor the tool need. The stand-ins say why. */
const STAND_INS = "./scripts/build/sdk-stand-ins.ts";
const ALIASES = { "@smithy/core/event-streams": STAND_INS, "@aws/lambda-invoke-store": STAND_INS };
/** A hook has its own credentials. On a laptop the SDK's whole chain finds them in profiles and sign-ins. */
const ALIASES_OF_HOOKS = { ...ALIASES, "@aws-sdk/credential-provider-node": STAND_INS };

/**
 * The text of a bundle, and the files whose code is in it. The format is CommonJS: the bundled packages call
 * `require`, which an ES module does not have.
 */
async function bundle(entry, banner, alias) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root, // the paths in the bundle's comments start here, wherever the build runs
    tsconfigRaw: {}, // no tsconfig.json in or above this folder counts; the banner makes the bundle strict
    write: false,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    charset: "utf8",
    minifySyntax: true, // names and lines stay: a hook runs as root and must be readable
    legalComments: "inline",
    // The SDK's clients name no `exports`, so esbuild would take their CommonJS half by default. Unused code
    // cannot be removed from that half: a hook would load half as much again.
    mainFields: ["module", "main"],
    alias,
    banner: { js: banner },
    plugins: [withoutComments],
    metafile: true,
    logLevel: "warning",
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const bundled = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  return { text: outputFiles[0].text, bundled };
}

/** Path from the repository -> text of the file. */
async function buildPlatform() {
  const files = new Map();
  const allBundled = [];
  for (const phase of ["prebuild", "predeploy", "postdeploy"]) {
    for (const source of fs.readdirSync(join(root, "hooks", phase)).sort()) {
      const [, name, kind] = /^(\d\d_\w+)\.(ts|sh)$/.exec(source) ?? [];
      if (name === undefined)
        throw new Error(`hooks/${phase}/${source} is neither NN_name.ts nor NN_name.sh`);
      const entry = `hooks/${phase}/${source}`;
      if (kind === "sh") {
        files.set(`.platform/hooks/${phase}/${name}`, labelled(shell(entry), label));
        continue;
      }
      // .cjs, because Node.js parses the file under the package.json of the app whose folder it is in.
      const { text, bundled } = await bundle(
        entry,
        launcher(name.slice(3), phase, label),
        ALIASES_OF_HOOKS,
        "esm",
      );
      files.set(`.platform/hooks/${phase}/${name}.cjs`, withTabs(text));
      files.set(`.platform/confighooks/${phase}/${name}`, labelled(confighook(phase, `${name}.cjs`), label));
      allBundled.push(...bundled);
    }
  }
  // Beside the hook folders, where the engine ignores them: these go where the bundles go.
  for (const name of ["ask-start.py", "ask.py"])
    files.set(`.platform/eb-health-hooks/${name}`, labelled(shell(`src/django/${name}`), label));
  files.set(
    ".platform/THIRD_PARTY_NOTICES",
    notices(root, allBundled, about(version, "hooks have", "among those below")),
  );
  return files;
}

async function buildTool(entry, file, banner, what) {
  const { text, bundled } = await bundle(entry, `${banner}// ${label}\n"use strict";`, ALIASES);
  const place = join(dirname(file), "THIRD_PARTY_NOTICES");
  return Object.entries({
    [file]: text,
    [place]: notices(root, bundled, about(version, what, "in LICENSE")),
  });
}

/** Only hooks and the tool are executable. */
function modeOf(path) {
  return /^\.platform\/(?:config)?hooks\//.test(path) || path === CLI ? 0o755 : 0o644;
}

function check(files) {
  const found = OUTPUTS.filter((folder) => fs.existsSync(join(root, folder)))
    .flatMap((folder) =>
      fs.readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
    )
    .filter((path) => !fs.lstatSync(join(root, path)).isDirectory());
  return [
    ...found.filter((path) => !files.has(path)).map((path) => `${path} has no source`),
    ...[...files].flatMap(([path, text]) => {
      if (!found.includes(path)) return `${path} is missing`;
      if (fs.readFileSync(join(root, path), "utf8") !== text) return `${path} is not what the sources give`;
      const isExecutable = (fs.lstatSync(join(root, path)).mode & 0o111) !== 0;
      return isExecutable === (modeOf(path) === 0o755)
        ? []
        : `${path} ${isExecutable ? "is" : "is not"} executable`;
    }),
  ];
}

if (!fs.readFileSync(join(root, "src/version.ts"), "utf8").includes(`"${version}"`))
  throw new Error(`src/version.ts does not say ${version} as package.json does`);

const files = new Map([
  ...(await buildPlatform()),
  ...(await buildTool("src/cli/main.ts", CLI, "#!/usr/bin/env node\n", "command line tool has")),
  // This file contains the AWS SDK. The tool loads it for the command doctor alone.
  ...(await buildTool("src/cli/doctor/doctor.ts", "dist/doctor/doctor.cjs", "", "command doctor has")),
]);
if (process.argv.includes("--check")) {
  const problems = check(files);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error("run: npm run build");
    process.exitCode = 1;
  }
} else {
  for (const folder of OUTPUTS) fs.rmSync(join(root, folder), { recursive: true, force: true });
  for (const [path, text] of files) {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.writeFileSync(join(root, path), text);
    fs.chmodSync(join(root, path), modeOf(path));
    console.log(`${String(Buffer.byteLength(text)).padStart(7)}  ${path}`);
  }
}
