/**
 * Runs after the app has started: makes the target group's health check count the app's answer as healthy.
 * With --doctor it reports why the environment is not healthy.
 */
import { runDoctor } from "../../src/doctor/run-doctor.ts";
import { healthCheck } from "../../src/health-check/health-check.ts";
import { runHook } from "../../src/hook/run-hook.ts";

if (process.argv.includes("--doctor")) void runDoctor();
else runHook(healthCheck);
