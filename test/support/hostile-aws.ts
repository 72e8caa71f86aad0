/** Answers that did not come from AWS, or not as AWS gives them. */
import { createServer, type ServerResponse } from "node:http";
import { listen } from "./listen.ts";
import type { WhenFinished } from "./sandbox.ts";

const PIECE = Buffer.alloc(64 * 1024, "x");

/** Writes for as long as somebody reads. */
function flood(response: ServerResponse, start: string, status = 200): void {
  response.writeHead(status, { "Content-Type": "text/xml" });
  response.write(start);
  const more = () => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on("drain", more);
  more();
}

const whole = (action: string, result: string) =>
  `<${action}Response xmlns="http://x/"><${action}Result>${result}</${action}Result></${action}Response>`;
const said = (text: (action: string) => string) => (response: ServerResponse, action: string) =>
  void response.writeHead(200, { "Content-Type": "text/xml" }).end(text(action));

export const STRANGE: readonly (readonly [string, (response: ServerResponse, action: string) => void])[] = [
  ["an endless body", (response) => flood(response, "")],
  ["an endless body that begins well", (response, action) => flood(response, `<${action}Response>`)],
  [
    "100 MB of text in a good answer",
    (response, action) => void response.end(whole(action, "x".repeat(100e6))),
  ],
  ["a page to log in on", said(() => "<!DOCTYPE html><html><body>Log in</body></html>")],
  ["nothing", said(() => "")],
  ["another element", said(() => "<a/>")],
  ["JSON", said(() => '{"LoadBalancers":[]}')],
  ["an answer to another action", said(() => whole("ListThings", "<LoadBalancers/><TargetGroups/>"))],
  ["an answer without its element", said((action) => whole(action, ""))],
  ["half an answer", said((action) => whole(action, "<LoadBalancers/>").slice(0, -9))],
  [
    "a bomb of entities",
    said((action) => `<!DOCTYPE a [<!ENTITY a "${"x".repeat(9e4)}">]>${whole(action, "&a;".repeat(9e4))}`),
  ],
  ["bytes that are no text", said(() => "\u0000\u001b[2J\u202e".repeat(1000))],
];

/** What is tried again, or ends in an error of AWS's own. */
export const BROKEN: readonly (readonly [string, (response: ServerResponse, action: string) => void])[] = [
  ["an endless error", (response) => flood(response, "<ErrorResponse>", 400)],
  ["an endless failure", (response) => flood(response, "<ErrorResponse>", 500)],
  [
    "a byte a second",
    (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(" "), 1000);
      response.on("close", () => clearInterval(timer));
    },
  ],
  [
    "a depth of 100,000 elements",
    said((action) => whole(action, `<LoadBalancers/><TargetGroups/>${"<a>".repeat(1e5)}`)),
  ],
  ["a redirect", (response) => void response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end()],
];

/** A service that answers every call like this. */
export async function hostileAws(
  answer: (response: ServerResponse, action: string) => void,
  whenFinished: WhenFinished,
): Promise<string> {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    response.on("error", () => {});
    answer(response, new URLSearchParams(text).get("Action") ?? "");
  });
  return `http://127.0.0.1:${await listen(server, "127.0.0.1", 0, whenFinished)}`;
}
