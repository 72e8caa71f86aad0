import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";
import { PATIENCE_MS, SETUP_MS, TEST_MS } from "./test/support/patience.ts";

const globalSetup = ["test/support/python-setup.ts"];
const NGINX = "test/support/nginx-setup.ts";

/** They run the built hook, and a Django of their own judges what it did. */
const REAL_DJANGO = "test/{allowed-hosts/{cases,matrix,property},cli/fate/fate}.test.ts";

export default defineConfig({
  test: {
    testTimeout: TEST_MS,
    hookTimeout: SETUP_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    sequence: { sequencer: LongestFirst },
    // A worker keeps what it has loaded and found for the next file: nothing in test/support/ is another one there.
    isolate: false,
    // Most of the time is spent waiting for processes and deadlines, not computing.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["test/{*,allowed-hosts/**/*,aws/*,diagnosis/*,docs/*,health-check/*,hook/*}.test.ts"],
          exclude: [REAL_DJANGO],
        },
      },
      {
        extends: true,
        test: {
          name: "hooks",
          include: ["test/{build,hooks,instance}/*.test.ts"],
          globalSetup: ["test/support/shells.ts", NGINX],
          maxConcurrency: 24, // of the tests that run side by side, because they only wait
        },
      },
      {
        extends: true,
        test: {
          name: "deployment",
          include: ["test/{causes,deployment,doctor,sandbox}/*.test.ts"],
          globalSetup: [...globalSetup, "test/deployment/setup.ts", "test/support/quick-sandbox.ts", NGINX],
          maxConcurrency: 3, // each is several processes
        },
      },
      {
        extends: true,
        test: {
          name: "django",
          include: ["test/django/*.test.ts"],
          globalSetup: ["test/django/setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "hosts",
          include: [REAL_DJANGO],
          globalSetup: ["test/allowed-hosts/setup.ts"],
          maxConcurrency: 4, // of the deployments, which wait for one another's processors
        },
      },
      {
        extends: true,
        test: { name: "cli", include: ["test/cli/*.test.ts"], globalSetup },
      },
      {
        extends: true,
        logLevel: "error", // the inlined package names source maps that it has not
        test: {
          name: "release",
          include: ["test/release/*.test.ts"],
          // It imports JSON as bundlers do and Node.js does not.
          server: { deps: { inline: ["@actions/workflow-parser"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "python",
          include: ["test/python/*.test.ts"],
          globalSetup: ["test/python/setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "readers",
          include: ["test/readers/*.test.ts"],
          globalSetup: ["test/readers/setup.ts"],
        },
      },
    ],
  },
});
