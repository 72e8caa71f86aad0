import { type AppFiles, fileOfModule, folderOf, joinPath } from "./app-files.ts";
import { endOfBlocks } from "./blocks.ts";
import type { Expression } from "./expression.ts";
import { type Statement, statementsOf } from "./python-text.ts";

/** What a view does with a request of nobody in particular. */
export interface View {
  readonly kind: ViewKind;
  /** Where a redirect goes, where the text shows it. */
  readonly target?: string | undefined;
}

export type ViewKind =
  /** It answers, as far as the text shows. */
  | "page"
  /** It redirects, to elsewhere in the app or to a login. */
  | "redirect"
  | "login"
  /** With 301. */
  | "moved";

/** Undefined where the text does not show it. */
export function viewOf(
  view: Expression,
  file: string,
  files: AppFiles,
  folders: readonly string[],
): View | undefined {
  if (view.kind === "lambda") return PAGE;
  if (view.kind === "call") {
    const name = lastName(view.callee);
    if (LOGIN_DECORATOR.test(name)) return LOGIN;
    if (name !== "as_view" || view.callee.kind !== "attribute") return undefined;
    const { of } = view.callee;
    if (lastName(of) === "RedirectView") {
      const permanent = view.args.byName.get("permanent");
      const url = view.args.byName.get("url");
      const kind = permanent && lastName(permanent) === "True" ? "moved" : "redirect";
      return { kind, target: url?.kind === "string" ? url.text : undefined };
    }
    if (/^(?:TemplateView|LoginView)$/.test(lastName(of))) return PAGE;
    return definedKind(of, file, files, folders);
  }
  return definedKind(view, file, files, folders);
}

const PAGE: View = { kind: "page" };
const LOGIN: View = { kind: "login" };
const LOGIN_DECORATOR = /^(?:login_required|staff_member_required|permission_required|user_passes_test)$/;
const LOGIN_BASE = /\b(?:LoginRequiredMixin|PermissionRequiredMixin|UserPassesTestMixin)\b/;

function lastName(expression: Expression): string {
  return expression.kind === "name" || expression.kind === "attribute" ? expression.name : "";
}

/** `views.home`, or `home` that was imported. */
function definedKind(
  view: Expression,
  file: string,
  files: AppFiles,
  folders: readonly string[],
): View | undefined {
  const isModule = view.kind === "attribute";
  const start = isModule ? view.of : view;
  if (start.kind !== "name") return undefined;
  const imported = importsOf(files.read(file) ?? "").find(({ here }) => here === start.name);
  const at = imported ? moduleFile(imported, isModule, file, files, folders) : file;
  const name = isModule ? lastName(view) : (imported?.name ?? start.name);
  if (at === undefined) return undefined;
  const steps = statementsOf(files.read(at) ?? "");
  const index = steps.findIndex(({ code }) =>
    new RegExp(`^(?:async\\s+)?(?:def|class)\\s+${name}\\b`).test(code),
  );
  return index < 0 ? undefined : kindOfDefinition(steps, index);
}

function kindOfDefinition(steps: readonly Statement[], index: number): View {
  const head = steps[index]?.code ?? "";
  const decorators = steps.slice(0, index).reverse();
  const count = decorators.findIndex(({ code }) => !code.startsWith("@"));
  const own = count < 0 ? decorators : decorators.slice(0, count);
  if (own.some(({ code }) => LOGIN_DECORATOR.test(/^@([\w.]+)/.exec(code)?.[1]?.replace(/^.*\./, "") ?? "")))
    return LOGIN;
  if (LOGIN_BASE.test(head)) return LOGIN;
  const body = steps.slice(index + 1, endOfBlocks(steps as never, index));
  const [first] = body.filter(({ code }) => !/^["']/.test(code));
  const [, target] =
    /^return\s+(?:redirect|HttpResponseRedirect)\s*\(\s*(?:["']([^"']*)["'])?/.exec(first?.code ?? "") ?? [];
  return /^return\s+(?:redirect|HttpResponseRedirect)\s*\(/.test(first?.code ?? "")
    ? { kind: "redirect", target }
    : PAGE;
}

interface Import {
  readonly here: string;
  readonly module: string;
  readonly name: string | undefined;
}

function importsOf(text: string): Import[] {
  return statementsOf(text).flatMap(({ code }): Import[] => {
    const [, module, list] = /^from\s+(\.*\s*[\w.]*)\s+import\s+\(?([\s\S]*?)\)?$/.exec(code) ?? [];
    if (module === undefined || list === undefined) {
      const [, plain = "", as] = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?$/.exec(code) ?? [];
      return plain === "" ? [] : [{ here: as ?? plain.replace(/^.*\./, ""), module: plain, name: undefined }];
    }
    return list.split(",").flatMap((one) => {
      const [, name, here] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
      return name === undefined ? [] : [{ here: here ?? name, module: module.replaceAll(/\s/g, ""), name }];
    });
  });
}

/** @param isModule what was imported is itself the module of the view */
function moduleFile(
  { module, name }: Import,
  isModule: boolean,
  file: string,
  files: AppFiles,
  folders: readonly string[],
): string | undefined {
  const [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
  const beside = joinPath(folderOf(file), "../".repeat(Math.max(0, dots.length - 1)));
  const from = dots === "" ? folders : beside === undefined ? [] : [beside];
  const full = isModule && name !== undefined ? [rest, name].filter(Boolean).join(".") : rest;
  return fileOfModule(files, full, from);
}
