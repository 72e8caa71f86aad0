export interface ProcessLine {
  readonly name: string;
  readonly command: string;
  /** Counted from 1. */
  readonly line: number;
}

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/python-configuration-procfile.html */
export function processLines(procfile: string): ProcessLine[] {
  return procfile.split(/\r\n|[\r\n]/).flatMap((text, index) => {
    const [, name, command] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text) ?? [];
    return name === undefined || command === undefined ? [] : [{ name, command, line: index + 1 }];
  });
}

/** The processes that Elastic Beanstalk starts, each as a service of its name. Without a Procfile it is `web`. */
export function processNames(procfile: string): string[] {
  const names = new Set(processLines(procfile).map(({ name }) => name));
  return names.size > 0 ? [...names] : ["web"];
}
