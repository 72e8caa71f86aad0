import type { AwsState, Environment } from "./server.ts";
import { AwsError } from "./xml.ts";

export type Parameters = Readonly<Record<string, string>>;

/**
 * Reads `Name.member.1`, `Name.member.2`, and so on. In a list of structures, `suffix` names the field to
 * read.
 */
export function list(parameters: Parameters, name: string, suffix = ""): string[] {
  const values: string[] = [];
  for (;;) {
    const value = parameters[`${name}.member.${values.length + 1}${suffix}`];
    if (value === undefined) return values;
    values.push(value);
  }
}

/** Finds the environment by id, name or both, as Elastic Beanstalk's actions on one environment do. */
export function findEnvironment(state: AwsState, parameters: Parameters): Environment {
  const { EnvironmentId: id, EnvironmentName: name } = parameters;
  if (id === undefined && name === undefined) {
    const message = "You must specify either EnvironmentId or EnvironmentName.";
    throw new AwsError(400, "MissingRequiredParameter", message);
  }
  const found = state.environments.find(
    (environment) =>
      (id ?? environment.id) === environment.id && (name ?? environment.name) === environment.name,
  );
  if (found !== undefined) return found;
  const asked = id === undefined ? `EnvironmentName = '${name}'` : `EnvironmentId = '${id}'`;
  throw new AwsError(400, "InvalidParameterValue", `No Environment found for ${asked}.`);
}
