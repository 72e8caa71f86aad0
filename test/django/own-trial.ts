import type { Trial } from "../../src/django/ask.ts";

export const ADDRESS = "10.0.1.23";

/** The variable of our own, as the hook would set it. */
export const OWN_TRIAL: Trial = { env: { HEALTH_CHECK_HOSTS: ADDRESS }, files: new Map() };
