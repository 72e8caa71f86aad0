/** Elastic Beanstalk's descriptions of environments. Operators ask for them; instances do not. */

import { findEnvironment, list, type Parameters } from "./parameters.ts";
import type { AwsState, Environment } from "./server.ts";
import { AwsError, type XmlValue } from "./xml.ts";

/** The application that every environment of the sandbox belongs to. */
export const APPLICATION = "sandbox";

/** A name that no environment has is not an error: the answer is a shorter list. */
export function describeEnvironments(state: AwsState, parameters: Parameters): XmlValue {
  const ids = list(parameters, "EnvironmentIds");
  const names = list(parameters, "EnvironmentNames");
  const { ApplicationName: application = APPLICATION } = parameters;
  const found = state.environments.filter(
    ({ id, name }) =>
      application === APPLICATION &&
      (ids.length === 0 || ids.includes(id)) &&
      (names.length === 0 || names.includes(name)),
  );
  return { Environments: found.map((environment) => environmentXml(environment, state)) };
}

function environmentXml(environment: Environment, { region, accountId }: AwsState): XmlValue {
  const {
    id,
    name,
    tier = "WebServer",
    status = "Ready",
    health = ["Green", "Ok"],
    healthReporting,
  } = environment;
  return {
    EnvironmentName: name,
    EnvironmentId: id,
    ApplicationName: APPLICATION,
    VersionLabel: "v1",
    SolutionStackName: "64bit Amazon Linux 2023 v4.7.0 running Python 3.13",
    CNAME: `${name}.${region}.elasticbeanstalk.com`,
    DateCreated: "2024-01-01T00:00:00.000Z",
    DateUpdated: "2024-01-01T00:00:00.000Z",
    Status: status,
    AbortableOperationInProgress: status !== "Ready",
    Health: health[0],
    HealthStatus: healthReporting === "enhanced" ? health[1] : undefined,
    Tier: {
      Name: tier,
      Type: tier === "Worker" ? "SQS/HTTP" : "Standard",
      Version: "1.0",
    },
    EnvironmentArn: `arn:aws:elasticbeanstalk:${region}:${accountId}:environment/${APPLICATION}/${name}`,
  };
}

export function describeConfigurationSettings(state: AwsState, parameters: Parameters): XmlValue {
  if (parameters.ApplicationName !== APPLICATION) {
    const message = `No Application named '${parameters.ApplicationName}' found.`;
    throw new AwsError(400, "InvalidParameterValue", message);
  }
  const { name, options = [] } = findEnvironment(state, parameters);
  const settings = {
    SolutionStackName: "64bit Amazon Linux 2023 v4.7.0 running Python 3.13",
    ApplicationName: APPLICATION,
    EnvironmentName: name,
    DeploymentStatus: "deployed",
    DateCreated: "2024-01-01T00:00:00.000Z",
    DateUpdated: "2024-01-01T00:00:00.000Z",
    OptionSettings: options.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })),
  };
  return { ConfigurationSettings: [settings] };
}
