import { connect, createServer } from "node:net";

const ENDPOINTS = [
  "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
  "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
];

/** Where a hook asks in the place of the instance's metadata service and of AWS. */
export function hookEndpoints(metadata: { readonly url: string }, aws: { readonly url: string }) {
  return {
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `${metadata.url}/`,
    AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: aws.url,
    AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: aws.url,
  };
}

/**
 * Endpoints of the services that only the tool on the laptop asks, and of the token services that its
 * credentials may come from.
 */
export const LAPTOP_ENDPOINTS = [
  "AWS_ENDPOINT_URL_IAM",
  "AWS_ENDPOINT_URL_SIGNIN",
  "AWS_ENDPOINT_URL_SSO",
  "AWS_ENDPOINT_URL_SSO_OIDC",
  "AWS_ENDPOINT_URL_STS",
];

/**
 * Throws unless a program with this environment can reach only this machine. Without the endpoints it would
 * ask the real metadata service, which may answer on a developer's machine too.
 */
export function requireLoopbackEndpoints(
  env: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): void {
  for (const name of [...ENDPOINTS, ...more]) {
    const url = env[name];
    const host = url && URL.canParse(url) ? new URL(url).hostname : "";
    if (!/^127\.\d+\.\d+\.\d+$/.test(host)) {
      throw new Error(
        `refused to start a hook: ${name} must be a URL on 127.0.0.0/8, got ${url ?? "nothing"}`,
      );
    }
  }
}

export interface Socket {
  readonly address: string;
  readonly port: number;
}

export function isListening({ address, port }: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

/** This port, or any where it is 0. Undefined: another program listens there. */
export function freePort(address: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(port, address, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : undefined));
    });
  });
}

export async function anyPort(address: string): Promise<number> {
  return (await freePort(address, 0)) ?? anyPort(address);
}
