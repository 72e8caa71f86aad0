import { expect, test } from "vitest";
import { laptop, NAME, REGION } from "./doctor-support.ts";

const HERE = ["--environment", NAME, "--region", REGION];

test("marks that steer a terminal or a page are escaped in JSON, and dropped for people", async () => {
  const description = "a\u009bb\u202ec\u2028d\u{e0041}e";
  const { doctor } = await laptop({ targets: [{ state: "unhealthy", reason: "Target.X", description }] });
  const json = (await doctor([...HERE, "--json"])).stdout;
  expect(json).toContain("a\\u009bb\\u202ec\\u2028d\\udb40\\udc41e");
  expect(JSON.parse(json).findings[0].message).toContain(description);
  expect((await doctor()).stdout).toContain("is unhealthy: a?bcde [target]");
});
