import { describe, expect, test } from "vitest";
import { answering, laptop, NAME, PROCESS, REFUSING, REGION, reportOf } from "./doctor-support.ts";

const HERE = ["--environment", NAME, "--region", REGION];

describe("what Elastic Beanstalk takes away meanwhile", () => {
  const missing = (action: string, code: string) => (call: { readonly action: string }) =>
    call.action === action ? { status: 400, code, message: "not found" } : undefined;

  test.for([
    ["Terminating", "there is nothing left to look at"],
    ["Updating", "try again when eb status says Ready"],
  ] as const)("the load balancer, while it is %s", async ([status, next]) => {
    const { aws, doctor } = await laptop({ environment: { status } });
    aws.fault = missing("DescribeTargetGroups", "LoadBalancerNotFound");
    expect(await doctor()).toEqual({
      code: 2,
      stdout: "",
      stderr: `eb-health-hooks: the load balancer of ${NAME} or one of its target groups is gone, and the environment is ${status}: ${next}.\n`,
    });
  });

  test("a target group is a note", async () => {
    const { aws, report } = await laptop();
    aws.fault = missing("DescribeTargetHealth", "TargetGroupNotFound");
    const { code, notes } = await report();
    expect({ code, notes }).toEqual({
      code: 0,
      notes: ["target group awseb-AWSEB-1DEF was taken away or replaced while this looked"],
    });
  });
});

describe("only what was seen is said", () => {
  const red = { health: ["Red", "Severe"] } as const;

  test("of a Classic Load Balancer: nothing, but whom to ask", async () => {
    const environment = { ...red, loadBalancers: ["awseb-e-a-AWSEBLoa"] };
    const [finding] = (await reportOf({ environment })).findings;
    expect(finding?.message).toBe(
      "Elastic Beanstalk says Red (Severe), and what its Classic Load Balancer sees was not looked at",
    );
    expect(finding?.remedy.slice(0, 2)).toEqual([
      "Which instances it has as OutOfService: aws elb describe-instance-health --region eu-west-1 --load-balancer-name awseb-e-a-AWSEBLoa",
      expect.stringContaining("90_health_check.cjs --doctor"),
    ]);
  });

  test("without a load balancer", async () => {
    const [finding] = (await reportOf({ environment: { ...red, loadBalancers: [] } })).findings;
    expect(finding?.message).toBe("Elastic Beanstalk says Red (Severe), and no load balancer checks it");
  });

  test("where no target group has the environment's tag", async () => {
    const { group, report } = await laptop({ environment: red });
    for (const key of Object.keys(group.tags)) delete group.tags[key];
    const { findings, notes } = await report();
    expect(findings[0]?.message).toBe(
      "Elastic Beanstalk says Red (Severe), and there was no target group of it to look at",
    );
    expect(findings[0]?.remedy[0]).toContain("describe-environment-resources");
    expect(notes).toEqual([expect.stringMatching(/^no target group of its load balancer has the tag /)]);
  });
});

// Of an HTTP check too: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
test("a Network Load Balancer has one reason for all failures", async () => {
  const check = { protocol: "HTTP", path: "/health/", matcher: { httpCode: "200" }, port: "8080" };
  const options = [[PROCESS, "HealthCheckPath", "/health/"]] as const;
  const [page] = (await reportOf({ protocol: "TCP", check, options, targets: [REFUSING] })).findings;
  expect(page?.message).toBe(
    "the only target does not pass the check of target group awseb-AWSEB-1DEF (/health/ for 200): a Network Load Balancer does not say why",
  );
  expect(page?.remedy.join()).toContain("90_health_check.cjs --doctor");
  const [connection] = (await reportOf({ protocol: "TCP", targets: [REFUSING] })).findings;
  expect(connection).toMatchObject({
    cause: "nothing listens",
    message:
      "the only target does not pass the check of target group awseb-AWSEB-1DEF (TCP): the connection on port 80 is refused or broken off",
  });
});

test("marks that steer a terminal or a page are escaped in JSON, and dropped for people", async () => {
  const description = "a\u009bb\u202ec\u2028d\u{e0041}e";
  const { doctor } = await laptop({ targets: [{ state: "unhealthy", reason: "Target.X", description }] });
  const json = (await doctor([...HERE, "--json"])).stdout;
  expect(json).toContain("a\\u009bb\\u202ec\\u2028d\\udb40\\udc41e");
  expect(JSON.parse(json).findings[0].message).toContain(description);
  expect((await doctor()).stdout).toContain("(/ for 200): a?bcde [target]");
});

test("plain HTTP on the port for HTTPS, which alone is checked there", async () => {
  const { findings } = await reportOf({ check: { port: "443" }, targets: [answering(400)] });
  expect(findings).toMatchObject([
    {
      cause: "wrong port",
      message:
        "the only target does not pass the check of target group awseb-AWSEB-1DEF (/ for 200): plain HTTP comes to port 443, which is for HTTPS, and is answered with 400",
      remedy: [expect.stringMatching(/--health-check-port traffic-port$/)],
    },
  ]);
});

test("an answer without a code is no answer", async () => {
  const { findings } = await reportOf({
    targets: [{ state: "unhealthy", reason: "Target.ResponseCodeMismatch" }, answering(400)],
  });
  expect(findings.map(({ cause, seen }) => [cause, seen[0]])).toContainEqual([
    "target",
    "i-10000000000000000: Target.ResponseCodeMismatch",
  ]);
});
