// For build.mjs: two files of each of the SDK's clients, with the same meaning in fewer bytes. What does not look as expected is left as it
// is, so that a new release of the SDK can only cost bytes; test/build.test.ts has the budget.
import { readFileSync } from "node:fs";

/** Every error of a service is a class of its own with the same fifteen lines; a hook knows errors by their name. */
const ERROR_CLASS =
  /export class (\w+) extends __BaseException \{\s+name = "\1";\s+\$fault = "(\w+)";\s+((?:\w+;\s+)*)constructor\(opts\) \{\s+super\(\{\s+name: "\1",\s+\$fault: "\2",\s+\.\.\.opts,\s+\}\);\s+Object\.setPrototypeOf\(this, \1\.prototype\);\s+(?:this\.(\w+) = opts\.\4;\s+)*\}\s*\}/g;

const ERROR_FACTORY = `
function errorClass(name, $fault, fields) {
  return class extends __BaseException {
    name = name;
    $fault = $fault;
    constructor(opts) {
      super({ name, $fault, ...opts });
      Object.setPrototypeOf(this, new.target.prototype);
      for (const field of fields) this[field] = opts[field];
    }
  };
}
`;

function leanErrors(source) {
  const classes = source.replace(ERROR_CLASS, (_, name, fault, fields) => {
    const names = fields.match(/\w+/g) ?? [];
    return `export class ${name} extends errorClass("${name}", "${fault}", ${JSON.stringify(names)}) {}`;
  });
  return classes === source ? source : classes + ERROR_FACTORY;
}

export const leanSdk = {
  name: "lean-sdk",
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-[\w-]+\/dist-es\/models\/errors\.js$/ }, ({ path }) => ({
      contents: leanErrors(readFileSync(path, "utf8")),
    }));
    // The clients read their version for the user agent, and the rest of the file would come along.
    onLoad({ filter: /@aws-sdk\/client-[\w-]+\/package\.json$/ }, ({ path }) => {
      const { name, version } = JSON.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify({ name, version }), loader: "json" };
    });
  },
};
