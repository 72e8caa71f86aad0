/** One option that a file of `.ebextensions/` sets. */
export interface OptionSetting {
  readonly file: string;
  readonly namespace: string;
  readonly option: string;
  readonly value: string;
}

/** The namespace of the environment properties. */
export const PROPERTIES = "aws:elasticbeanstalk:application:environment";
/** The namespace of the Python platform. */
export const PYTHON = "aws:elasticbeanstalk:container:python";
/** What the namespace of each process begins with; its name follows. */
export const PROCESS = "aws:elasticbeanstalk:environment:process:";

/** The environment properties among the settings. A later file wins, as on the platform. */
export function environmentProperties(settings: readonly OptionSetting[]): Record<string, string> {
  return Object.fromEntries(
    settings.filter(({ namespace }) => namespace === PROPERTIES).map(({ option, value }) => [option, value]),
  );
}

/** The last setting of an option, which is the one that counts. */
export function lastOption(
  settings: readonly OptionSetting[],
  namespace: string,
  option: string,
): OptionSetting | undefined {
  return settings.findLast((setting) => setting.namespace === namespace && setting.option === option);
}

/**
 * The path of an `Application Healthcheck URL`. A Classic Load Balancer also accepts the form
 * `HTTP:80/health/`.
 */
export function pathOfHealthcheckUrl(url: string): string {
  return `/${url.replace(/^\w+:(\/\/[^/]*)?\d*\/?/, "").replace(/^\/+/, "")}`;
}
