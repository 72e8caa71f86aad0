// Stand-ins for parts of the AWS SDK that a hook never needs. The build uses them in place of the packages
// named here.

/**
 * `@smithy/core/event-streams`: no operation used here streams events. It comes by the SDK's one dynamic
 * import. For that import the bundler would wrap every module that it shares with the clients.
 */
export function eventStreamSerdeProvider(): never {
  throw new Error("an AWS operation that streams events was called");
}

/**
 * `@aws/lambda-invoke-store`: holds the trace of a Lambda invocation, which the SDK sends on to AWS. A hook
 * has no trace.
 */
export const InvokeStore = { getInstanceAsync: async () => undefined };

/**
 * Replaces the SDK's own credential chain, which the build leaves out of the bundle. A hook must not use
 * profiles, SSO or credential programs. The clients always get credentials, so this is never called.
 */
export function defaultProvider(): () => Promise<never> {
  return async () => {
    throw new Error("an AWS client was made without credentials");
  };
}
