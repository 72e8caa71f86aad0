const ENDPOINTS = [
  "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
  "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
];

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
