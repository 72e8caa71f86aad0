// What makes a hook smaller and leaves its names, its lines and its meaning as they are.
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";

/** esbuild keeps the comments of class members alone; they stay in the sources, as all the others do. */
export const withoutComments = {
  name: "without-comments",
  setup(build) {
    build.onLoad({ filter: /\/src\/[^.]*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/^[ \t]*\/\*\*.*?\*\/\n/gms, ""),
      loader: "ts",
    }));
  },
};

/** Our own modules, which come after a line with their path, indented with tabs. One with a text that this would change stays. */
export function withTabs(bundle) {
  const modules = bundle.split(/^(?=\/\/ (?:src|hooks|node_modules|scripts)\/)/m);
  return modules.map((text) => (/^\/\/ (?:src|hooks)\//.test(text) ? tabbed(text) : text)).join("");
}

function tabbed(text) {
  const shorter = text.replace(/^(?: {2})+/gm, (blanks) => "\t".repeat(blanks.length / 2));
  return meaningOf(shorter) === meaningOf(text) ? shorter : text;
}

function meaningOf(code) {
  return transformSync(code, { minify: true, charset: "utf8" }).code;
}
