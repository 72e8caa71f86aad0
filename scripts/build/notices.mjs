// Collects the licences of the packages whose code is in a bundle.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences that allow code to be distributed in a work under Apache-2.0. */
const COMPATIBLE = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"]);

/**
 * Packages that come without the text of their licence -> a package of the same repository and the same
 * licence that has it.
 */
const LICENCE_BESIDE = {
  "@aws-sdk/credential-provider-http": "@aws-sdk/credential-provider-node",
  "@aws-sdk/credential-provider-login": "@aws-sdk/credential-provider-node",
  "@aws-sdk/nested-clients": "@aws-sdk/credential-provider-node",
};

/** The name of a bundled package and the text of its licence. Throws when its code may not be distributed. */
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

/** Names the packages whose code is in the bundles, and gives each licence's text once. */
export function notices(root, bundled, about) {
  const folders = bundled.flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const titles = new Map(); // text -> the packages that come with it
  for (const folder of [...new Set(folders)].sort()) {
    const { title, text } = licenceOf(join(root, folder));
    titles.set(text, [...(titles.get(text) ?? []), title]);
  }
  const sections = [...titles].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  return [about, ...sections].join(`\n${"-".repeat(80)}\n\n`);
}

/** The first lines of the notices. */
export function about(version, what, place) {
  return `eb-health-hooks ${version} is under the Apache License, Version 2.0, whose text is ${place}. Its ${what}
code of other packages in it: each group of names is followed by the licence that these packages come with.
`;
}
