/** One command of a shell line, in its words. */
export type Command = readonly string[];

/** The commands of a line, without quotes: what `&&`, `||`, `;`, `|` and `&` divide. */
export function commandsOf(line: string): Command[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === "'" || character === '"') {
      const end = endOfQuoted(line, at);
      const inner = line.slice(at + 1, end);
      word = (word ?? "") + (character === '"' ? inner.replaceAll(/\\(["\\$`])/g, "$1") : inner);
      at = end;
    } else if (character === "\\") word = (word ?? "") + line.charAt(++at);
    else if (/\s/.test(character)) endWord();
    else if (character === "#" && word === undefined) break;
    else if (";&|".includes(character)) {
      endWord();
      commands.push([]);
    } else word = (word ?? "") + character;
  }
  endWord();
  return commands.filter(({ length }) => length > 0);
}

function endOfQuoted(line: string, start: number): number {
  const quote = line.charAt(start);
  for (let at = start + 1; at < line.length; at++) {
    if (quote === '"' && line[at] === "\\") at++;
    else if (line[at] === quote) return at;
  }
  return line.length;
}

/** `NAME=value` */
export function assignmentOf(word: string): readonly [string, string] | undefined {
  const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}

/** The values of an option: `--env A=B`, `--env=A=B`, `-e A=B`, `-eA=B`. */
export function optionValues(words: Command, ...names: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    for (const name of names) {
      if (word === name) return words[index + 1] ?? [];
      const start = name.startsWith("--") ? `${name}=` : name;
      if (word.startsWith(start)) return word.slice(start.length);
    }
    return [];
  });
}
