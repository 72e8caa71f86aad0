import { describe, expect, test } from "vitest";
import type { TargetGroup } from "../../src/aws/target-group.ts";
import { groupsOfProcess, harmlessPart, planHealthCheck } from "../../src/health-check/plan.ts";

function groupOf(healthCheck: Partial<TargetGroup["healthCheck"]> = {}, port = 80): TargetGroup {
  return {
    arn: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-${port}/0123456789abcdef`,
    name: `awseb-${port}`,
    port,
    protocol: "HTTP",
    healthCheck: {
      protocol: "HTTP",
      port,
      path: "/",
      codes: "200",
      timeoutSeconds: 5,
      isOnTrafficPort: true,
      intervalSeconds: 15,
      healthyThreshold: 3,
      ...healthCheck,
    },
  };
}

const NO_WISH = { path: undefined, codes: undefined };
const codesChange = (before: string, after: string) => ({
  where: "target group awseb-80, success codes",
  before,
  after,
});

describe("without a wish", () => {
  test.for(["200", "301", "200,301", "200-299", "201-300", "204", "300-301", "200-299,301", "200, 301"])(
    "%s lies inside 200-301 and becomes it",
    (codes) => {
      expect(planHealthCheck(groupOf({ codes }), NO_WISH)).toEqual({
        kind: "plan",
        plan: { path: "/", codes: "200-301", changes: [codesChange(codes, "200-301")] },
      });
    },
  );

  test.for(["200-301", "200-302", "200-399", "200-499", "200-599", "200-300,301", "200-399, 404"])(
    "%s covers 200-301 and stays",
    (codes) => {
      expect(planHealthCheck(groupOf({ codes }), NO_WISH)).toEqual({
        kind: "plan",
        plan: { path: "/", codes, changes: [] },
      });
    },
  );

  test.for([
    ...["302", "200,302", "200-200,404", "404", "201-399", "300-499", "200,401", "200-299,302", "", "2xx"],
    ...["200-600"],
  ])("%j is somebody's decision", (codes) => {
    expect(planHealthCheck(groupOf({ codes }), NO_WISH)).toEqual({ kind: "somebody's decision", codes });
  });

  test("the path stays", () => {
    expect(planHealthCheck(groupOf({ path: "/health", codes: "200-301" }), NO_WISH)).toEqual({
      kind: "plan",
      plan: { path: "/health", codes: "200-301", changes: [] },
    });
  });
});

describe("with wished codes", () => {
  test.for([
    ["200", "200-301"],
    ["200-301", "200"],
    ["200-399", "200-301"],
    ["302", "200"],
    ["200,302", "200-301"],
    ["200-599", "200"],
    ["200", "302,303"],
  ] as const)("%s becomes exactly %s", ([codes, wish]) => {
    expect(planHealthCheck(groupOf({ codes }), { path: undefined, codes: wish })).toEqual({
      kind: "plan",
      plan: { path: "/", codes: wish, changes: [codesChange(codes, wish)] },
    });
  });

  test.for([
    ["200", "200"],
    ["200,301", "301,200"],
    ["200,201,202", "200-202"],
    ["200-202", "202,201,200"],
    ["200", "200-200"],
    ["302", "302"],
  ] as const)("%s stays, for %s says the same", ([codes, wish]) => {
    expect(planHealthCheck(groupOf({ codes }), { path: undefined, codes: wish })).toEqual({
      kind: "plan",
      plan: { path: "/", codes, changes: [] },
    });
  });
});

describe("with a wished path", () => {
  test("the path alone changes where the codes cover 200-301", () => {
    expect(planHealthCheck(groupOf({ codes: "200-399" }), { path: "/health", codes: undefined })).toEqual({
      kind: "plan",
      plan: {
        path: "/health",
        codes: "200-399",
        changes: [{ where: "target group awseb-80, path", before: "/", after: "/health" }],
      },
    });
  });

  test("path and codes change together, path first", () => {
    expect(planHealthCheck(groupOf(), { path: "/health", codes: "204" })).toEqual({
      kind: "plan",
      plan: {
        path: "/health",
        codes: "204",
        changes: [
          { where: "target group awseb-80, path", before: "/", after: "/health" },
          codesChange("200", "204"),
        ],
      },
    });
  });

  test("the path that is there already is no change", () => {
    const group = groupOf({ path: "/health", codes: "200-301" });
    expect(planHealthCheck(group, { path: "/health", codes: undefined })).toEqual({
      kind: "plan",
      plan: { path: "/health", codes: "200-301", changes: [] },
    });
  });
});

describe("a check that is not HTTP has nothing to set, whatever is wished", () => {
  test.for([
    ["TCP", undefined, "TCP check"],
    ["TLS", undefined, "TLS check"],
    ["TCP", "200", "TCP check"],
    ["HTTP", undefined, "gRPC check"],
    ["HTTPS", undefined, "gRPC check"],
  ] as const)("%s with the codes %s", ([protocol, codes, reason]) => {
    const group = groupOf({ protocol, codes });
    expect(planHealthCheck(group, NO_WISH)).toEqual({ kind: "not HTTP", reason });
    expect(planHealthCheck(group, { path: "/health", codes: "200" })).toEqual({ kind: "not HTTP", reason });
  });
});

test("a check over HTTPS is planned like one over HTTP", () => {
  expect(planHealthCheck(groupOf({ protocol: "HTTPS" }), NO_WISH)).toEqual(
    planHealthCheck(groupOf(), NO_WISH),
  );
});

describe("the groups of a process", () => {
  const web = groupOf({}, 80);
  const green = { ...groupOf({}, 80), name: "awseb-80-green" };
  const api = groupOf({}, 8080);

  test.for([
    ["the only one", [web], undefined, undefined, [web]],
    ["the only one, whatever the default port is", [web], undefined, 5000, [web]],
    ["both on the only port", [web, green], undefined, undefined, [web, green]],
    ["those on the default port", [web, api, green], undefined, 80, [web, green]],
    ["the one on the wished port", [web, api, green], 8080, 80, [api]],
    ["all on the wished port", [web, api, green], 80, 8080, [web, green]],
    ["none that can be told", [web, api], undefined, undefined, undefined],
    ["none on the default port", [web, api], undefined, 5000, undefined],
    ["none on the wished port, though one is on the default port", [web, api], 5000, 80, undefined],
    ["none on the wished port, though there is only one", [web], 8080, 80, undefined],
    ["none for a default port that is no number", [web, api], undefined, Number.NaN, undefined],
    ["none where there are none", [], undefined, 80, undefined],
  ] as const)("are %s", ([, groups, wished, defaultPort, expected]) => {
    expect(groupsOfProcess(groups, wished, defaultPort)).toEqual(expected);
  });

  test("go by the port of the process, not by the port that is checked", () => {
    const checkedElsewhere = groupOf({ port: 8080 }, 80);
    expect(groupsOfProcess([checkedElsewhere, api], 8080, undefined)).toEqual([api]);
  });
});

describe("what can be done at any moment", () => {
  const partOf = (group: TargetGroup, path: string, codes: string) => {
    const verdict = planHealthCheck(group, { path, codes });
    if (verdict.kind !== "plan") throw new Error(`no plan but ${verdict.kind}`);
    const part = harmlessPart(group, verdict.plan);
    return { path: part.path, codes: part.codes, isAll: part === verdict.plan, changes: part.changes.length };
  };

  test.for([
    // of the group, wished, what is left of it
    ["/", "200", "/", "200-301", { path: "/", codes: "200-301", isAll: true, changes: 1 }],
    ["/", "200", "/", "200", { path: "/", codes: "200", isAll: true, changes: 0 }],
    ["/", "200", "/health/", "200", { path: "/", codes: "200", isAll: false, changes: 0 }],
    ["/", "200", "/health/", "200-301", { path: "/", codes: "200-301", isAll: false, changes: 1 }],
    ["/", "200-301", "/", "200", { path: "/", codes: "200-301", isAll: false, changes: 0 }],
    ["/", "200-301", "/health/", "200", { path: "/", codes: "200-301", isAll: false, changes: 0 }],
    ["/", "200-299, 301", "/", "200-301", { path: "/", codes: "200-301", isAll: true, changes: 1 }],
    ["/", "200-300,301", "/x/", "200-301", { path: "/", codes: "200-300,301", isAll: false, changes: 0 }],
    ["/", "200,404", "/", "200-301", { path: "/", codes: "200,404", isAll: false, changes: 0 }],
    ["/", "2xx", "/", "200-301", { path: "/", codes: "2xx", isAll: false, changes: 0 }],
  ] as const)("of %s for %s to %s for %s", ([path, codes, wishedPath, wishedCodes, part]) => {
    expect(partOf(groupOf({ path, codes }), wishedPath, wishedCodes)).toEqual(part);
  });
});
