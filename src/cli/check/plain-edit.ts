import { addHost, UnknownListShape } from "../../allowed-hosts/host-list.ts";
import type { Place } from "../../django/text/app-files.ts";
import { type HostSource, variablesOf } from "../../django/text/host-source.ts";
import type { Shape } from "../../django/text/value.ts";

/** What may be done to the value of a variable where the app itself cannot be asked. */
export type PlainEdit =
  | { readonly kind: "edit"; readonly value: string }
  /** The value lets the address in. */
  | { readonly kind: "there" }
  | { readonly kind: "refused"; readonly why: string };

/** What the text shows of one variable. */
export interface VariableUse {
  /** How the list comes out of it; empty where the text does not show it. */
  readonly shapes: readonly Shape[];
  /** Where else its text goes. */
  readonly otherUse: Place | undefined;
  /** The text shows the whole list, and the variable is not in it. */
  readonly isUnread: boolean;
  /** Some branch has a list without it, or another list where it is empty. */
  readonly mayBeLeftOut: boolean;
}

const UNSEEN: VariableUse = { shapes: [], otherUse: undefined, isUnread: false, mayBeLeftOut: true };

/** @param hosts undefined where no settings file was found */
export function variableUse(hosts: HostSource | undefined, name: string): VariableUse {
  if (!hosts) return UNSEEN;
  const parts = variablesOf(hosts).filter((part) => part.name === name);
  const all = hosts.alternatives.flat();
  const isIn = (list: HostSource["alternatives"][number]) =>
    list.some((part) => part.kind === "variable" && part.name === name);
  return {
    shapes: parts.map(({ shape }) => shape),
    otherUse: hosts.otherUses.get(name),
    isUnread:
      hosts.alternatives.length > 0 && parts.length === 0 && !all.some(({ kind }) => kind === "computed"),
    mayBeLeftOut:
      !hosts.alternatives.every(isIn) || parts.some(({ fallsBackWhenEmpty }) => fallsBackWhenEmpty),
  };
}

/** The one new value that is plainly right, or why there is none. No value is named in a reason. */
export function plainEdit(value: string, address: string, use: VariableUse): PlainEdit {
  const { shapes, otherUse, isUnread, mayBeLeftOut } = use;
  if (isUnread) return refusedEdit("the settings do not take their hosts from it");
  if (otherUse) return refusedEdit(`its text is used in ${otherUse.file} line ${otherUse.line} too`);
  if (new Set(shapes.map((shape) => JSON.stringify(shape))).size > 1)
    return refusedEdit("the settings read it in more than one way");
  const [shape] = shapes;
  if (shape?.kind === "one") return refusedEdit("the settings take it for one host, not for a list");
  if (value.trim() === "" && mayBeLeftOut)
    return refusedEdit("it is empty, and the hosts may come from elsewhere then");
  return shape ? inSeenShape(value, address, shape) : inOwnShape(value, address);
}

function refusedEdit(why: string): PlainEdit {
  return { kind: "refused", why };
}

/** Nothing shows how it is read: only what stands between several hosts does. */
function inOwnShape(value: string, address: string): PlainEdit {
  const isSeveral = value.includes("[") || /\S[,\s]+\S/.test(value.trim());
  if (!isSeveral)
    return refusedEdit("it holds a single host, and the settings do not show how it is divided");
  return added(value, address);
}

function inSeenShape(value: string, address: string, shape: Shape): PlainEdit {
  if (shape.kind === "json" && !isJsonList(value))
    return refusedEdit("it is no JSON list, as the settings read it");
  if (shape.kind !== "split") {
    return /^\s*\[/.test(value)
      ? added(value, address)
      : refusedEdit("it is no list in brackets, as the settings read it");
  }
  const { separator } = shape;
  const entries = value.split(separator === "" ? /\s+/ : separator);
  if (entries.includes(address) || entries.includes("*")) return { kind: "there" };
  const other = entries.find(
    (entry) =>
      !/^[\w.*:\-[\]\u0080-\uffff]*$/.test(entry.trim()) || /^\[(?![0-9a-f:.]+\])/i.test(entry.trim()),
  );
  if (other !== undefined) return refusedEdit("it is divided in another way than the settings divide it");
  const by = separator === "" ? " " : separator;
  return {
    kind: "edit",
    value: value.trim() === "" ? address : value.endsWith(by) ? value + address : value + by + address,
  };
}

function isJsonList(value: string): boolean {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((host) => typeof host === "string");
  } catch {
    return false;
  }
}

function added(value: string, address: string): PlainEdit {
  try {
    const { text } = addHost(value, address);
    return text === value ? { kind: "there" } : { kind: "edit", value: text };
  } catch (error) {
    if (!(error instanceof UnknownListShape)) throw error;
    return refusedEdit(error.message);
  }
}
