import type { Account } from "../../src/django/contained.ts";

/** The tests of accounts are root's: nobody else can become another. */
export const AS_ROOT = process.getuid?.() === 0;
/** An account without a right of its own, as the app's is. */
export const USER: Account | undefined = AS_ROOT ? { uid: 65534, gid: 65534 } : undefined;
