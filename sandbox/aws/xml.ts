/** An array becomes `<member>` elements; undefined is left out. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | XmlValue[]
  | { readonly [element: string]: XmlValue };

/** A refusal. The client gets it as an ErrorResponse. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
};

export function resultXml(namespace: string, action: string, result: XmlValue, requestId: string): string {
  const content = { [`${action}Result`]: result, ResponseMetadata: { RequestId: requestId } };
  return `<${action}Response xmlns="${namespace}">${render(content)}</${action}Response>`;
}

export function errorXml(namespace: string, error: AwsError, requestId: string): string {
  const type = error.status < 500 ? "Sender" : "Receiver";
  const content = {
    Error: { Type: type, Code: error.code, Message: error.message },
    RequestId: requestId,
  };
  return `<ErrorResponse xmlns="${namespace}">${render(content)}</ErrorResponse>`;
}

function render(value: XmlValue): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => element("member", item)).join("");
  if (typeof value !== "object") return escapeText(String(value));
  return Object.entries(value)
    .map(([name, child]) => (child === undefined ? "" : element(name, child)))
    .join("");
}

function element(name: string, value: XmlValue): string {
  return `<${name}>${render(value)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
}
