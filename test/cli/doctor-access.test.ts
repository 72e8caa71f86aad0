import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CREDENTIALS_FILE, KEYS, laptop, NAME, REGION } from "./doctor-support.ts";
import { folderWith } from "./support.ts";

const HERE = ["--environment", NAME, "--region", REGION];

describe("credentials that the SDK cannot get: its reason is passed on", () => {
  const refusal = async (config: string, args: readonly string[] = []) => {
    const folder = await folderWith({ config, credentials: CREDENTIALS_FILE });
    const env = {
      AWS_CONFIG_FILE: join(folder, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    };
    const { doctor } = await laptop();
    const { code, stdout, stderr } = await doctor([...HERE, ...args], { env });
    expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 2, stdout: "", lines: 2 });
    return stderr;
  };
  const role =
    "role_arn = arn:aws:iam::123456789012:role/a\nsource_profile = work\nmfa_serial = arn:aws:iam::1:mfa/a\n";

  test.for<[string, string, RegExp, ...string[]]>([
    [
      "multi-factor authentication, of the default profile",
      `[default]\n${role}`,
      /the profile default needs a code of multi-factor authentication, .*\(Profile default requires .*\): eval "\$\(aws configure export-credentials --format env\)" asks for it/,
    ],
    [
      "multi-factor authentication, of a named profile",
      `[profile team]\n${role}`,
      /aws configure export-credentials --profile team --format env/,
      ...["--profile", "team"],
    ],
    [
      "a profile that is not there, whose name is one word of the commands",
      "",
      /in the profile a&b \(Could not resolve .*\): aws configure --profile 'a&b', or aws sso login --profile 'a&b'\.$/m,
      ...["--profile", "a&b"],
    ],
    [
      "a program of the default profile that fails",
      "[default]\ncredential_process = /bin/false\n",
      /there are no AWS credentials \(Command failed: \/bin\/false\): name a profile/,
    ],
  ])("%s", async ([, config, message, ...args]) => {
    expect(await refusal(config, args)).toMatch(message);
  });
});

describe("a region that is none: where it came from", () => {
  test.for([
    ["AWS_REGION", "eu_west_1"],
    ["AWS_DEFAULT_REGION", "eu-west-1a"],
  ] as const)("%s=%s", async ([name, value]) => {
    const { doctor } = await laptop();
    expect(await doctor(["--environment", NAME], { env: { ...KEYS, [name]: value } })).toEqual({
      code: 2,
      stdout: "",
      stderr: `eb-health-hooks: ${name} must be a region, such as eu-west-1, got "${value}".\n`,
    });
  });

  test("the EB CLI's files", async () => {
    const { doctor } = await laptop();
    const cwd = await folderWith({
      ".elasticbeanstalk/config.yml": "global:\n  default_region: evil.example/?\n",
    });
    expect((await doctor(["--environment", NAME], { cwd, env: KEYS })).stderr).toBe(
      'eb-health-hooks: default_region in .elasticbeanstalk/ must be a region, such as eu-west-1, got "evil.example/?".\n',
    );
  });

  test.for([
    [
      "eu_west_1",
      /the region of the profile default is none \(Region not accepted: .*\): aws configure set region/,
    ],
    [
      "eu-west-1a",
      /the region of the profile default must be a region, such as eu-west-1, got "eu-west-1a"\./,
    ],
  ] as const)("a profile: %s", async ([region, message]) => {
    const folder = await folderWith({ config: `[default]\nregion = ${region}\n` });
    const { doctor } = await laptop();
    const env = { ...KEYS, AWS_CONFIG_FILE: join(folder, "config") };
    const { code, stderr } = await doctor(["--environment", NAME], { env });
    expect({ code, lines: stderr.split("\n").length }).toEqual({ code: 2, lines: 2 });
    expect(stderr).toMatch(message);
  });

  test("blanks around it do no harm", async () => {
    const { doctor } = await laptop();
    const run = await doctor(["--environment", NAME], { env: { ...KEYS, AWS_REGION: " eu-west-1 " } });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });
});
