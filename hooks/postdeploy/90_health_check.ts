/** Once the app runs: the target group's health check counts its answer as healthy. With --doctor: why it does not. */
import { runDoctor } from "../../src/doctor/run-doctor.ts";
import { healthCheck } from "../../src/health-check/health-check.ts";
import { runHook } from "../../src/hook/run-hook.ts";

if (process.argv.includes("--doctor")) void runDoctor();
else runHook(healthCheck);
