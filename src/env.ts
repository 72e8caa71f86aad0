/** An environment as a program is started with it; a variable that is not there is undefined. */
export type Env = Readonly<Record<string, string | undefined>>;
