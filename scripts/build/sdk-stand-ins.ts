// Stand-ins for parts of the AWS SDK that a hook never needs. The build puts them in the places of the packages named.

/**
 * `@smithy/core/event-streams`: no operation in here streams events. It comes by the SDK's one dynamic import,
 * for which the bundler would wrap every module that it shares with the clients.
 */
export function eventStreamSerdeProvider(): never {
  throw new Error("an AWS operation that streams events was called");
}

/** `@aws/lambda-invoke-store`: the trace of a Lambda invocation, to be sent on to AWS. A hook has none. */
export const InvokeStore = { getInstanceAsync: async () => undefined };

/**
 * Stands in for the SDK's own credential chain, which the build leaves out of the bundle: profiles, SSO and
 * programs have no place in a hook. The clients always get credentials, so this is never called.
 */
export function defaultProvider(): () => Promise<never> {
  return async () => {
    throw new Error("an AWS client was made without credentials");
  };
}
