/** What is matched is a path, or the name of a program: hardly one is longer. */
const LONGEST = 128;
const MOST_REPETITIONS = 4;

/**
 * What a regular expression that somebody else has written makes of a text; null: it does not match. Undefined where
 * that is not known: JavaScript does not know the expression, or the search could take for ever.
 */
export function tryPattern(source: string, text: string, flags = ""): RegExpExecArray | null | undefined {
  const plain = source.replaceAll(/\\./g, "_").replaceAll(/\[[^\]]*\]/g, "_");
  const repeats = plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  // A group that is repeated may hold a repetition, which is what takes for ever.
  if (text.length > LONGEST || repeats > MOST_REPETITIONS || /\)[*+{]/.test(plain)) return undefined;
  try {
    return new RegExp(source, flags).exec(text);
  } catch {
    return undefined;
  }
}
