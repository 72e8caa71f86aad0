import type { Place } from "./app-files.ts";

/** How a list comes out of the text of one variable. */
export type Shape =
  /** The whole text is one host. */
  | { readonly kind: "one" }
  /** At each separator; "" is any run of blanks, as `split()` does it. */
  | { readonly kind: "split"; readonly separator: string }
  | { readonly kind: "json" }
  /** As a Python literal. */
  | { readonly kind: "python" };

/** What stands in a list of hosts. */
export type HostPart = { readonly place: Place } & (
  | { readonly kind: "fixed"; readonly hosts: readonly string[] }
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly shape: Shape;
      /** The hosts where the variable is not set; undefined where there are none, or none that the text shows. */
      readonly fallback: readonly string[] | undefined;
      /** The fallback counts for an empty variable too. */
      readonly fallsBackWhenEmpty: boolean;
    }
  /** What the text does not explain. */
  | { readonly kind: "computed"; readonly code: string }
);

/** What a name stands for, as far as the text shows it. */
export type Value =
  | { readonly kind: "text"; readonly text: string }
  /** The text of a variable of the environment. */
  | {
      readonly kind: "read";
      readonly name: string;
      readonly fallback: string | undefined;
      readonly fallsBackWhenEmpty: boolean;
    }
  | {
      readonly kind: "list";
      readonly parts: readonly HostPart[];
      readonly form: "list" | "tuple" | "lazy" | "other";
    }
  /** One entry after another of such a list. */
  | { readonly kind: "each"; readonly parts: readonly HostPart[] }
  /** A file or folder of the app; "" is its top. */
  | { readonly kind: "path"; readonly path: string }
  /** What a module offers: `os.environ`. A name that nothing in the text explains is one too. */
  | { readonly kind: "symbol"; readonly path: string }
  /** An object that reads variables; `lists` are those that it was told to be lists, with their hosts where not set. */
  | {
      readonly kind: "reader";
      readonly lists: readonly (readonly [name: string, hosts: readonly string[]])[];
      readonly method: string;
    }
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown" };

/** Where an expression stands. */
export interface Scope {
  readonly names: ReadonlyMap<string, readonly Value[]>;
  readonly place: Place;
  /** The name that the statement assigns. */
  readonly target: string | undefined;
  readonly run: Run;
}

/** What is known of the run that is followed. */
export interface Run {
  /** Also the branches that run only with DEBUG on. */
  readonly isAnywhere: boolean;
  /** Variables of the environment; one that is missing may be set all the same. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const UNKNOWN: Value = { kind: "unknown" };

/** Values that are possible; not too many, because each branch may double them. */
export function merge(one: readonly Value[], other: readonly Value[]): readonly Value[] {
  const seen = new Map([...one, ...other].map((value) => [JSON.stringify(value), value]));
  return [...seen.values()].slice(-16);
}
