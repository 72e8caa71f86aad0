/** The release. package.json has it too, and the build compares them. */
export const VERSION = "0.2.0";
