/** Before the app starts: its ALLOWED_HOSTS gets the private address of this instance. */
import { allowedHosts } from "../../src/allowed-hosts/allowed-hosts.ts";
import { runHook } from "../../src/hook/run-hook.ts";

runHook(allowedHosts);
