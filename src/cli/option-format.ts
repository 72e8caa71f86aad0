import { Stop } from "./cli-error.ts";

/** What an option's value must look like. Only AWS knows which regions and environments there are. */
const FORMS = {
  environment: [/^[A-Za-z0-9-]{4,40}$/, "the name of an environment, such as shop-production"],
  region: [/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, "a region, such as eu-west-1"],
  account: [/^\d{12}$/, "an AWS account's number of 12 digits"],
} as const;

/** What README.md and docs/iam-policy.json have in the place of an environment's name; and what they had before. */
export const PLACEHOLDER = "NAME";
const PLACEHOLDERS = [PLACEHOLDER, "YOUR-ENVIRONMENT-NAME"];

export function isEnvironmentName(name: string): boolean {
  return FORMS.environment[0].test(name) && !PLACEHOLDERS.includes(name);
}

/** @param source where the region was found, such as `AWS_REGION` */
export function requireRegion(region: string, source: string): void {
  const [form, expected] = FORMS.region;
  if (!form.test(region)) throw new Stop(`${source} must be ${expected}, got "${region}".`);
}

/**
 * Throws a Stop for the first value that does not have its option's form. An option that is not given is not
 * checked.
 */
export function requireForms(options: { readonly [Name in keyof typeof FORMS]?: string | undefined }): void {
  for (const name of ["environment", "region", "account"] as const) {
    const [form, expected] = FORMS[name];
    const value = options[name];
    if (name === "environment" && value !== undefined && PLACEHOLDERS.includes(value))
      throw new Stop(`--environment ${value}: put the name of your environment there. eb list prints it.`);
    if (value !== undefined && !form.test(value)) {
      throw new Stop(`--${name} must be ${expected}, got "${value}".`);
    }
  }
}
