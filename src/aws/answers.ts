import { HookError } from "../errors.ts";

/** More than a whole page of any of these actions; the SDK would read without end. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What each action's answer has in it, also where it is a list of nothing. */
const ELEMENTS: Readonly<Record<string, string>> = {
  DescribeConfigurationSettings: "ConfigurationSettings",
  DescribeEnvironmentResources: "LoadBalancers",
  DescribeEnvironments: "Environments",
  DescribeInstancesHealth: "InstanceHealthList",
  DescribeTags: "TagDescriptions",
  DescribeTargetGroups: "TargetGroups",
  DescribeTargetHealth: "TargetHealthDescriptions",
  GetInstanceProfile: "InstanceProfile",
  ModifyTargetGroup: "TargetGroups",
  SimulatePrincipalPolicy: "EvaluationResults",
};

/** An answer that did not come from AWS, or not whole. */
export class StrangeAnswer extends HookError {
  constructor(what: string) {
    super("warning", `something answered in place of AWS, or broke its answer: ${what}`, {
      remedy: ["Look for a proxy, a firewall or an endpoint that stands between here and the AWS API."],
    });
  }
}

type Middleware = (
  next: (args: never) => Promise<{ response: unknown }>,
  context: { readonly commandName?: string },
) => (args: never) => Promise<{ response: unknown }>;

interface Client {
  readonly middlewareStack: { add(middleware: never, options: object): void };
}

/** Has the client take only whole answers of the action that it asked for, up to a size and a time. */
export function takeWholeAnswers({ middlewareStack }: Client, milliseconds: number): void {
  const middleware: Middleware =
    (next, { commandName = "" }) =>
    async (args) => {
      const result = await next(args);
      const response = result.response as { readonly statusCode: number; body: unknown };
      const body = await readWhole(response.body as AsyncIterable<Buffer> & Destroyable, milliseconds);
      if (response.statusCode === 200) requireAnswerOf(commandName.replace(/Command$/, ""), body.toString());
      response.body = new Uint8Array(body);
      return result;
    };
  middlewareStack.add(middleware as never, { step: "deserialize", priority: "low" }); // before the SDK reads it
}

interface Destroyable {
  destroy(error: Error): void;
}

async function readWhole(stream: AsyncIterable<Buffer> & Destroyable, milliseconds: number): Promise<Buffer> {
  const late = Object.assign(new Error(`no whole answer within ${milliseconds / 1000} s`), {
    name: "TimeoutError",
  });
  const timer = setTimeout(() => stream.destroy(late), milliseconds);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_BYTES) throw new StrangeAnswer(`it is longer than ${MAX_BYTES / 1024 / 1024} MiB`);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

function requireAnswerOf(action: string, text: string): void {
  const isWhole = new RegExp(`^\\s*(?:<\\?xml[^>]*>\\s*)?<${action}Response[\\s>]`).test(text);
  const end = text.slice(-200).trimEnd();
  if (!isWhole || !end.endsWith(`</${action}Response>`)) throw new StrangeAnswer(`it is none to ${action}`);
  const element = ELEMENTS[action] ?? `${action}Result`;
  if (!new RegExp(`<${element}[\\s/>]`).test(text)) throw new StrangeAnswer(`it has no ${element}`);
}
