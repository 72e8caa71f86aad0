/** The release. package.json has it too, and the build compares them. */
export const VERSION = "0.1.0";
