/**
 * How docker-compose.yml hands variables to its services, as its lines show it. Compose reads `.env` for `${NAME}` and
 * for `env_file`; what stands below `environment` wins over both.
 */
export interface ComposeFile {
  /** Whether a service gets the variable from this env file. */
  readonly gives: (variable: string) => boolean;
  /** The line that sets it by itself, counted from 1. */
  readonly setsItself: (variable: string) => number | undefined;
  /** A line for `environment:` that hands the variable on, in the form that the file has. */
  readonly lineFor: (variable: string) => string;
  /** A sentence with that line and its place. */
  readonly toHandOn: (variable: string) => string;
}

/** @param envFile as the app folder has it, such as ".env" */
export function readCompose(text: string, envFile: string): ComposeFile {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, ""));
  const path = new RegExp(`(?:^|[\\s"'[,])(?:\\./)?${escaped(envFile)}(?=$|[\\s"'\\],])`);
  const namesFile = blocksOf(lines, "env_file").some((block) => block.some((line) => path.test(line)));
  const app = servicesOfApp(lines);
  const hasItems = blocksOf(app, "environment").some(([, next]) => /^\s*-/.test(next ?? ""));
  const lineFor = (variable: string) => `${hasItems ? `- ${variable}=` : `${variable}: `}\${${variable}-}`;
  return {
    gives: (variable) =>
      namesFile || handsOn(variable).some((shape) => lines.some((line) => shape.test(line))),
    setsItself: (variable) => {
      const literal = new RegExp(`^\\s*(?:-\\s*)?["']?${variable}["']?\\s*[:=]\\s*["']?[^\\s$"'][^$]*$`);
      const at = lines.findIndex((line) => literal.test(line));
      return at < 0 ? undefined : at + 1;
    },
    lineFor,
    toHandOn: (variable) =>
      hasNoEnvironment(app)
        ? `In the service that runs Django, add the line: environment: {${variable}: "\${${variable}-}"}`
        : `Below environment: of the service that runs Django, add the line: ${lineFor(variable)}`,
  };
}

/** The lines of the services that are made of the bundle, of those that a port leads to; all lines where none is. */
function servicesOfApp(lines: readonly string[]): readonly string[] {
  const [, ...below] = blocksOf(lines, "services")[0] ?? [];
  const depth = below[0]?.search(/\S/);
  const services: string[][] = [];
  for (const line of below) {
    if (line.search(/\S/) === depth) services.push([]);
    services.at(-1)?.push(line);
  }
  const built = services.filter((service) => blocksOf(service, "build").length > 0);
  const open = built.filter((service) => blocksOf(service, "ports").length > 0);
  const app = (open.length > 0 ? open : built).flat();
  return app.length > 0 ? app : lines;
}

/** An `environment:` of its own would take the place of one that comes from elsewhere. */
function hasNoEnvironment(service: readonly string[]): boolean {
  return (
    service.some((line) => /^\s*build\s*:/.test(line)) &&
    !service.some((line) => /^\s*(?:environment|extends|<<)\s*:/.test(line))
  );
}

/** By a reference, or by its name alone. */
function handsOn(variable: string): readonly RegExp[] {
  return [
    new RegExp(`(?<!\\$)\\$(?:${variable}(?!\\w)|\\{${variable}(?!\\w))`),
    new RegExp(`^\\s*(?:-\\s*["']?${variable}["']?|${variable}\\s*:)\\s*$`),
  ];
}

/** The line of each such key, and those below it. */
function blocksOf(lines: readonly string[], key: string): string[][] {
  const start = new RegExp(`^(\\s*)(?:-\\s+)?${key}\\s*:(.*)$`);
  return lines.flatMap((line, index) => {
    const [, indent, rest] = start.exec(line) ?? [];
    if (indent === undefined || rest === undefined) return [];
    const block = [rest];
    for (const next of lines.slice(index + 1)) {
      const deep = next.search(/\S/);
      if (deep >= 0 && deep <= indent.length && !(deep === indent.length && next[deep] === "-")) break;
      if (deep >= 0) block.push(next);
    }
    return [block];
  });
}

function escaped(text: string): string {
  return text.replace(/[^\w/]/g, "\\$&");
}
