const ENDPOINTS = [
  "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
  "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
];

/**
 * Throws unless a hook that starts with this environment can reach nothing but this machine. Without the
 * endpoints it would ask the real metadata service, which may answer on a developer's machine too.
 */
export function requireLoopbackEndpoints(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of ENDPOINTS) {
    const url = env[name];
    const host = url && URL.canParse(url) ? new URL(url).hostname : "";
    if (!/^127\.\d+\.\d+\.\d+$/.test(host)) {
      throw new Error(
        `refused to start a hook: ${name} must be a URL on 127.0.0.0/8, got ${url ?? "nothing"}`,
      );
    }
  }
}
