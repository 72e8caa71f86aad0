/** The environment that a program is started with. A variable that is not there is undefined. */
export type Env = Readonly<Record<string, string | undefined>>;
