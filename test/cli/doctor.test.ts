import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../sandbox/aws/iam.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { REPOSITORY } from "../support/repository.ts";
import { HEALTHY_ONES, SCENARIOS } from "./doctor-scenarios.ts";
import {
  answering,
  CREDENTIALS_FILE,
  HEALTHY,
  KEYS,
  laptop,
  NAME,
  NO_POLICY,
  POLICY,
  PROCESS,
  PROFILE,
  projectWith,
  REGION,
  reportOf,
} from "./doctor-support.ts";
import { folderWith, run } from "./support.ts";

const PAGE = "docs/doctor.md";
const HERE = ["--environment", NAME, "--region", REGION];
const rows: string[][] = [];

describe("names the cause first where", () => {
  test.for(SCENARIOS)("%s", async ([situation, causes, of]) => {
    const { report, aws } = await laptop(of);
    const { code, findings, summary } = await report();
    expect(findings.map(({ cause }) => cause)).toEqual(causes);
    expect(code).toBe(1);
    expect(summary).toMatch(new RegExp(`^${NAME}: ${causes.length} findings?, to be fixed in this order`));
    for (const { remedy } of findings) {
      expect(remedy.length).toBeGreaterThan(0);
    }
    expect(aws.calls.filter(({ action }) => !/^(Describe|Get|Simulate)/.test(action))).toEqual([]);
    const [first] = findings;
    rows.push([
      situation,
      `\`${first?.cause}\`: ${first?.message}`,
      first?.remedy[0]?.replace(/\{.*\}/, "…") ?? "",
    ]);
  });

  test("and the docs have them all", () => {
    const table = markdownTable(["where", "it says first", "and to do"], rows);
    expectInDocs(PAGE, "findings", table);
  });
});

describe("finds nothing where", () => {
  test.for(HEALTHY_ONES)("%s", async ([, of, note]) => {
    const { code, findings, notes, summary } = await reportOf(of);
    expect(findings).toEqual([]);
    expect(code).toBe(0);
    expect(notes.join("\n")).toMatch(note);
    expect(summary).toContain(`${NAME}: nothing found`);
  });
});

describe("the causes", () => {
  test("of several failures what most targets have comes first", async () => {
    const targets = [answering(502), answering(400), answering(400), HEALTHY];
    const { findings } = await reportOf({ targets });
    expect(findings.map(({ message }) => message)).toEqual([
      "2 of 4 targets do not pass the check of target group awseb-AWSEB-1DEF (/ for 200): / answers 400, as Django does when the load balancer's Host is not in ALLOWED_HOSTS",
      "1 of 4 targets does not pass the check of target group awseb-AWSEB-1DEF (/ for 200): / answers 502: nginx does not reach the app",
    ]);
  });

  test.for([
    [401, "login"],
    [403, "path"],
    [308, "success codes"],
    [405, "path"],
    [500, "app fails"],
    [503, "app fails"],
  ] as const)("%i is %s", async ([status, cause]) => {
    const { findings } = await reportOf({ targets: [answering(status)] });
    expect(findings[0]?.cause).toBe(cause);
  });

  test("of a drift: which value wins, and when", async () => {
    const { group, report } = await laptop({ targets: [HEALTHY], check: { path: "/health/" } });
    const { findings } = await report();
    expect(findings).toEqual([
      {
        cause: "drift",
        message: "the live target group has /health/, and the option HealthCheckPath says /",
        seen: [
          `target group awseb-AWSEB-1DEF: /health/; ${PROCESS}: HealthCheckPath=/`,
          `/health/ counts now, through deployments and scaling; the next change of an option of ${PROCESS} may put / back, and a rebuild does`,
        ],
        remedy: [
          `To keep /health/, set HealthCheckPath of ${PROCESS} to it in .ebextensions and deploy.`,
          expect.stringContaining(`--options-to-remove Namespace=${PROCESS},OptionName=HealthCheckPath`),
          `To get / back now: aws elbv2 modify-target-group --region eu-west-1 --target-group-arn ${group.arn} --health-check-path /`,
        ],
      },
    ]);
  });

  test("of a value that outranks .ebextensions, in a folder of the same application", async () => {
    const config = `option_settings:\n  ${PROCESS}:\n    HealthCheckPath: /health/\n`;
    const { doctor } = await laptop({ targets: [answering(404)] });
    const run = async (application: string) => {
      const cwd = await projectWith(application, config);
      return JSON.parse((await doctor([...HERE, "--json"], { cwd })).stdout).findings;
    };
    const findings = await run("sandbox");
    expect(findings.map(({ cause }: { cause: string }) => cause)).toEqual(["outranked option", "path"]);
    expect(findings[0].message).toBe(
      ".ebextensions/app.config sets HealthCheckPath to /health/, and the environment has /",
    );
    expect((await run("blog")).map(({ cause }: { cause: string }) => cause)).toEqual(["path"]);
  });

  test("of a missing permission: the actions, and a policy that has them", async () => {
    const { report } = await laptop({ targets: [answering(301)], policy: NO_POLICY });
    const [finding] = (await report()).findings;
    expect(finding?.seen[0]).toContain("elasticloadbalancing:ModifyTargetGroup");
    const decide = parsePolicy(JSON.parse(finding?.remedy[0]?.replace(/^[^{]*/, "") ?? ""));
    const action = "elasticloadbalancing:DescribeTags";
    expect(decide({ action, resource: undefined, tags: {} })).toBe("allowed");
  });

  test("a statement that denies is another matter than a missing permission", async () => {
    const deny = { Effect: "Deny", Action: ["elasticloadbalancing:*"], Resource: "*" } as const;
    const policy = { ...POLICY, Statement: [...POLICY.Statement, deny] };
    const [finding] = (await reportOf({ targets: [answering(301)], policy })).findings;
    expect(finding?.remedy[0]).toMatch(
      /^No further policy helps with elasticloadbalancing:DescribeTags, .*: find the statement/,
    );
  });

  test("an instance profile that is not there is a note", async () => {
    const profile = (name: string) =>
      ["aws:autoscaling:launchconfiguration", "IamInstanceProfile", name] as const;
    const gone = await reportOf({ options: [profile("gone")] });
    expect(gone).toMatchObject({ code: 0, findings: [] });
    expect(gone.notes.join()).toMatch(
      /not looked at: the role of its instance profile \(iam:GetInstanceProfile failed/,
    );
    const arn = await reportOf({
      options: [profile(`arn:aws:iam::123456789012:instance-profile/${PROFILE}`)],
    });
    expect(arn).toMatchObject({ code: 0, notes: [] });
  });

  test("a fleet that is updated all at once is not warned", async () => {
    const options = [["aws:elasticbeanstalk:command", "DeploymentPolicy", "AllAtOnce"]] as const;
    const { findings } = await reportOf({ targets: [answering(400), answering(400)], options });
    expect(findings.map(({ cause }) => cause)).toEqual(["host refused"]);
  });
});

describe("what the operator may not read", () => {
  test.for([
    ["elasticbeanstalk:DescribeConfigurationSettings", "its option settings"],
    ["elasticbeanstalk:DescribeInstancesHealth", "what its instances report"],
    ["iam:GetInstanceProfile", "the role of its instance profile"],
    ["iam:SimulatePrincipalPolicy", "the role of its instance profile"],
  ] as const)("%s is a note", async ([action, what]) => {
    const { aws, report } = await laptop({ targets: [answering(400)] });
    aws.denied.add(action);
    const { code, findings, notes } = await report();
    expect({ code, causes: findings.map(({ cause }) => cause) }).toEqual({
      code: 1,
      causes: ["host refused"],
    });
    expect(notes).toEqual([
      `not looked at: ${what} (arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_ReadOnlyAccess/operator may not call ${action})`,
    ]);
  });

  test.for([
    "elasticbeanstalk:DescribeEnvironments",
    "elasticbeanstalk:DescribeEnvironmentResources",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTags",
    "elasticloadbalancing:DescribeTargetHealth",
  ])("%s ends it", async (action) => {
    const { aws, doctor } = await laptop();
    aws.denied.add(action);
    expect(await doctor()).toEqual({
      code: 2,
      stdout: "",
      stderr: `eb-health-hooks: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_ReadOnlyAccess/operator may not call ${action}: ask for it; docs/doctor.md has the read-only policy that the doctor needs.\n`,
    });
  });

  test("what Elastic Beanstalk asks for in the operator's name is named", async () => {
    const { aws, doctor } = await laptop();
    const message =
      "User: arn:aws:iam::123456789012:user/operator is not authorized to perform: autoscaling:DescribeAutoScalingGroups";
    aws.fault = ({ action }) =>
      action === "DescribeEnvironmentResources"
        ? { status: 403, code: "InsufficientPrivilegesException", message }
        : undefined;
    const { code, stderr } = await doctor();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(
        "user/operator may not call autoscaling:DescribeAutoScalingGroups: ask for it",
      ),
    });
  });

  test("the policy in the docs lets exactly the doctor's calls through", async () => {
    const page = readFileSync(join(REPOSITORY, PAGE), "utf8");
    const [, json = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const policy = JSON.parse(json);
    const { aws, report } = await laptop({ targets: [answering(400)] });
    aws.policy = policy;
    expect((await report()).notes).toEqual([]);
    const called = new Set(aws.calls.map(({ service, action }) => `${service}:${action}`));
    expect([...called].sort()).toEqual(
      [...policy.Statement.flatMap(({ Action }: { Action: string[] }) => Action)].sort(),
    );
  });
});

describe("it cannot look, and says why in one sentence:", () => {
  const SSO = `[profile sso]
region = ${REGION}
sso_session = corp
sso_account_id = 123456789012
sso_role_name = ReadOnly
[sso-session corp]
sso_region = ${REGION}
sso_start_url = https://127.0.0.1/start
`;
  const region = ["--region", REGION];
  const noBeanstalk = { ...KEYS, AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: "http://127.0.0.1:9" };

  test.for<[string, readonly string[], Readonly<Record<string, string>>, string | RegExp]>([
    [
      "no such environment",
      ["--environment", "shop-staging", ...region],
      KEYS,
      "there is no environment shop-staging in eu-west-1 in this account: name another with --region or --profile; eb list --all has the names.",
    ],
    [
      "no credentials",
      HERE,
      {},
      "there are no AWS credentials (Could not resolve credentials using profile: [default] in configuration/credentials file(s)): name a profile with --profile, or sign in with aws configure sso.",
    ],
    [
      "no such profile",
      [...HERE, "--profile", "home"],
      KEYS,
      /^there are no AWS credentials in the profile home \(.*\): aws configure --profile home, or aws sso login --profile home\.$/,
    ],
    [
      "an SSO session that is over",
      ["--environment", NAME, "--profile", "sso"],
      { config: SSO },
      "your AWS sign-in has expired, or there was none yet: aws sso login --profile sso.",
    ],
    [
      "no region",
      ["--environment", NAME],
      KEYS,
      "it is not known which region to look in: name it, as in --region eu-west-1.",
    ],
    [
      "keys that AWS does not know",
      HERE,
      { ...KEYS, AWS_ACCESS_KEY_ID: "ASIAUNKNOWN" },
      /AWS does not accept these credentials in eu-west-1 \(InvalidClientTokenId\): aws sso login, or check the keys/,
    ],
    [
      "AWS out of reach",
      HERE,
      noBeanstalk,
      /AWS is out of reach in eu-west-1 \(ECONNREFUSED\): check the region's name/,
    ],
    [
      "a name that is none",
      [...region, "--environment", "shop*"],
      KEYS,
      `--environment must be the name of an environment, such as shop-production, got "shop*".`,
    ],
    [
      "a region that is none",
      ["--environment", NAME, "--region", "Ireland"],
      KEYS,
      `--region must be a region, such as eu-west-1, got "Ireland".`,
    ],
    [
      "no environment named",
      [],
      KEYS,
      "Name the environment: doctor NAME; or on an instance: doctor --local.",
    ],
  ])("%s", async ([, args, { config, ...env }, message]) => {
    const files = config ? { AWS_CONFIG_FILE: join(await folderWith({ config }), "config") } : {};
    const { doctor } = await laptop();
    const { code, stdout, stderr } = await doctor(args, { env: { ...env, ...files } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const [, sentence = stderr] = /^eb-health-hooks: (.*)\n$/.exec(stderr) ?? [];
    if (typeof message === "string") expect(sentence).toBe(message);
    else expect(sentence).toMatch(message);
  });

  test("AWS throttles", async () => {
    const { aws, doctor } = await laptop();
    aws.fault = () => ({ status: 400, code: "Throttling", message: "Rate exceeded" });
    const { code, stdout, stderr } = await doctor(HERE);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^eb-health-hooks: AWS is throttling this account's calls.*\n$/);
  });
});

describe("credentials and region", () => {
  test("come from a profile's files, which --profile puts before the keys of the environment", async () => {
    const folder = await folderWith({
      credentials: CREDENTIALS_FILE,
      config: `[profile work]\nregion = ${REGION}\n`,
    });
    const files = {
      AWS_CONFIG_FILE: join(folder, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
      AWS_ACCESS_KEY_ID: "ASIAOTHER",
      AWS_SECRET_ACCESS_KEY: "other",
    };
    const { doctor } = await laptop();
    const run = await doctor(["--environment", NAME, "--profile", "work"], { env: files });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  test("come from what the EB CLI was told, in its folder", async () => {
    const { doctor } = await laptop();
    const cwd = await folderWith({
      credentials: CREDENTIALS_FILE,
      ".elasticbeanstalk/config.yml": `global:\n  default_region: ${REGION}\n  profile: work\n`,
    });
    const env = { AWS_SHARED_CREDENTIALS_FILE: join(cwd, "credentials") };
    const run = await doctor(["--environment", NAME], { cwd, env });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  test("come from what it was told for all who share the project", async () => {
    const { doctor } = await laptop();
    const cwd = await folderWith({
      ".elasticbeanstalk/config.yml": "global:\n  application_name: shop\n",
      ".elasticbeanstalk/config.global.yml": `global:\n  default_region: ${REGION}\n`,
    });
    const run = await doctor(["--environment", NAME], { cwd, env: KEYS });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  test.for(["AWS_REGION", "AWS_DEFAULT_REGION"])("the region comes from %s", async (name) => {
    const { doctor } = await laptop();
    const run = await doctor(["--environment", NAME], { env: { ...KEYS, [name]: REGION } });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });
});

test("the report for people, as the docs have it", async () => {
  const targets = [answering(400), answering(400), answering(400)];
  const { doctor } = await laptop({ targets, policy: NO_POLICY });
  const { code, stdout, stderr } = await doctor();
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const block = (text: string) =>
    `\`\`\`console\n$ eb-health-hooks doctor --environment ${NAME}\n${text}\`\`\``;
  expectInDocs(PAGE, "output", block(stdout));
});

test("on a terminal it says what it waits for, and takes that away again", async () => {
  const { variables } = await laptop();
  const env = Object.entries({ ...variables(), PATH: process.env.PATH, TERM: "xterm" });
  const command = `"${process.execPath}" dist/eb-health-hooks.cjs doctor ${HERE.join(" ")}`;
  const output = await run(
    "env",
    ["-i", ...env.map(([name, value]) => `${name}=${value}`), "script", "-qec", command, "/dev/null"],
    REPOSITORY,
  );
  expect(output).toContain("\r\u001b[Kreading its target groups ...");
  expect(output).toContain("\u001b[K\u001b[32mshop-production: nothing found: 1 of 1 targets healthy");
});
