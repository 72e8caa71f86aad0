/** Once the app runs: the target group's health check counts its answer as healthy. */
import { healthCheck } from "../../src/health-check/health-check.ts";
import { runHook } from "../../src/hook.ts";

runHook(healthCheck);
