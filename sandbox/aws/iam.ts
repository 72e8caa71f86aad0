/**
 * The part of IAM that a policy for the hooks uses. A policy that the sandbox does not fully understand is
 * refused. So no test passes because a part of a policy was overlooked.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  /** Only StringEquals on the resource's tags is supported. */
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | readonly string[]>> };
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PermissionRequest {
  /** Such as `elasticloadbalancing:ModifyTargetGroup`. */
  readonly action: string;
  /** Undefined for an action that has no resources: only a statement on `*` applies to it. */
  readonly resource: string | undefined;
  /** The tags of the resource. */
  readonly tags: Readonly<Record<string, string>>;
}

/** `denied`: a statement denies it. `not allowed`: no statement allows it. */
export type Decision = (request: PermissionRequest) => "allowed" | "denied" | "not allowed";

type Test = (request: PermissionRequest) => boolean;

const TAG_KEY = /^(?:aws|elasticloadbalancing):ResourceTag\/(.+)$/;

export function parsePolicy(document: PolicyDocument): Decision {
  onlyElements("document", document, ["Version", "Statement"]);
  if (document.Version !== "2012-10-17")
    throw new Error("the sandbox reads policies of Version 2012-10-17 only");
  const statements = listOf(document.Statement).map((statement) => ({
    effect: statement.Effect,
    applies: parseStatement(statement),
  }));
  return (request) => {
    const effects = statements.filter(({ applies }) => applies(request)).map(({ effect }) => effect);
    if (effects.includes("Deny")) return "denied";
    return effects.includes("Allow") ? "allowed" : "not allowed";
  };
}

function parseStatement(statement: PolicyStatement): Test {
  onlyElements("statement", statement, ["Sid", "Effect", "Action", "Resource", "Condition"]);
  const { Effect: effect, Action: actions, Resource: resources, Condition: condition = {} } = statement;
  if (effect !== "Allow" && effect !== "Deny") {
    throw new Error(`a policy statement's Effect must be Allow or Deny, got ${JSON.stringify(effect)}`);
  }
  const action = listOf(actions).map((pattern) => wildcards(text("Action", pattern), "i"));
  const resource = listOf(resources).map((pattern) => parseResource(text("Resource", pattern)));
  onlyElements("Condition", condition, ["StringEquals"]);
  const tags = Object.entries(condition.StringEquals ?? {}).map(([key, values]) => parseTag(key, values));
  return (request) =>
    action.some((pattern) => pattern.test(request.action)) &&
    resource.some((matches) => matches(request)) &&
    tags.every((matches) => matches(request));
}

/** `*`, or an ARN. A wildcard matches within its field only. The sixth field is everything that is left. */
function parseResource(pattern: string): Test {
  if (pattern === "*") return () => true;
  const fields = arnFields(pattern).map((field) => wildcards(field));
  if (fields.length !== 6)
    throw new Error(`a policy's Resource must be * or an ARN of six fields, got ${pattern}`);
  return ({ resource = "*" }) => {
    const parts = arnFields(resource);
    return fields.every((field, index) => field.test(parts[index] ?? ""));
  };
}

function arnFields(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function parseTag(key: string, values: string | readonly string[]): Test {
  const tag = TAG_KEY.exec(key)?.[1];
  if (tag === undefined) {
    throw new Error(`the sandbox evaluates conditions on aws:ResourceTag/KEY only, got ${key}`);
  }
  const wanted = listOf(values).map((value) => text(key, value));
  return ({ tags }) => wanted.some((value) => value === tags[tag]);
}

function wildcards(pattern: string, flags = ""): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\/-]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, flags);
}

function text(element: string, value: unknown): string {
  if (typeof value === "string" && !value.includes("${")) return value;
  throw new Error(
    `a policy's ${element} must be text without a policy variable, got ${JSON.stringify(value)}`,
  );
}

function onlyElements(what: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).filter((element) => !known.includes(element));
  if (unknown.length > 0)
    throw new Error(`the sandbox does not evaluate ${unknown.join(", ")} in a policy's ${what}`);
}

function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return isList(value) ? value : [value];
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}
