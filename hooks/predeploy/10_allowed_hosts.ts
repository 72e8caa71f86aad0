/** Runs before the app starts: adds the private address of this instance to the app's ALLOWED_HOSTS. */
import { allowedHosts } from "../../src/allowed-hosts/allowed-hosts.ts";
import { runHook } from "../../src/hook/run-hook.ts";

runHook(allowedHosts);
