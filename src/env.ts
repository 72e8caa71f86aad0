/** The environment that a program is started with. A variable that is not there is undefined. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Hosts by which the load balancer calls this instance, blank-separated: the app may read it, and nobody else sets it. */
export const HEALTH_CHECK_HOSTS = "HEALTH_CHECK_HOSTS";
