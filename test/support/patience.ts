/**
 * How long tests wait for what must come, in one place. A test polls for a state and goes on at once, so that much
 * patience costs nothing where all is well. `HEALTH_HOOKS_TEST_PATIENCE` is a factor, for a machine that is slower still.
 */
const FACTOR = Number(process.env.HEALTH_HOOKS_TEST_PATIENCE || 1);

/** For one thing that must come, and for one program that must end. */
export const PATIENCE_MS = 120_000 * FACTOR;
/** For a whole test. */
export const TEST_MS = 5 * PATIENCE_MS;
/** For what is made once, such as a virtual environment with all that is downloaded for it. */
export const SETUP_MS = 10 * PATIENCE_MS;
/** Of `vi.waitFor`. */
export const PATIENTLY = { timeout: PATIENCE_MS };
