import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Below test/; what takes longest begins first, so that no worker is left with it when the others are done. */
const LONGEST = [
  "cli/fate/fate",
  "causes/causes",
  "allowed-hosts/property",
  "doctor/causes",
  "allowed-hosts/matrix",
  "sandbox/tour",
  "release/release",
  "deployment/new-path",
  "hooks/two-runs",
  "cli/doctor-strange-aws",
  "hooks/health-check-aws",
  "allowed-hosts/cases",
  "hooks/allowed-hosts-container",
  "sandbox/python",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
