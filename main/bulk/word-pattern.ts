/** A unit of a word in any script: what `\w` and `\b` are about, which JavaScript has for ASCII only. */
export const WORD = '[\\p{L}\\p{M}\\p{N}_]';
const IN_CLASS = '\\p{L}\\p{M}\\p{N}_';

const OUTSIDE: Readonly<Record<string, string>> = {
  w: WORD,
  W: '[^\\p{L}\\p{M}\\p{N}_]',
  b: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
  B: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
};

/**
 * A regular expression whose `\w`, `\W`, `\b` and `\B` know the letters of every script. `\W` in a class stays as
 * it is: a class cannot hold its opposite.
 */
export function withAllLetters(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\[\s\S]|[[\]]/g, (token) => {
    if (token === '[') isInClass = true;
    else if (token === ']') isInClass = false;
    else if (isInClass) return token === '\\w' ? IN_CLASS : token;
    else return OUTSIDE[token.slice(1)] ?? token;
    return token;
  });
}
