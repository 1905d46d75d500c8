/** A piece of a search as it stands in its text; [from, to) in UTF-16 units. */
export interface Lexeme {
  readonly kind: 'word' | 'phrase' | 'open' | 'close' | 'or' | 'minus' | 'field';
  /** The word, the words between the quotes, or the value of a field. */
  readonly text: string;
  /** The name before the colon of a field. */
  readonly key: string;
  /** Whether the value of a field stands in quotes. */
  readonly isQuoted: boolean;
  readonly from: number;
  readonly to: number;
}

/** Where a quotation mark has no other end, if anywhere. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly unclosedQuote: number | null;
}

const QUOTES = '"“”„«»';
const OR_WORDS: ReadonlySet<string> = new Set(['OR', 'YAXUD', 'VƏYA', 'ИЛИ', '|']);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);

/** Splits a search into its pieces; every text has some. `isKey` says whether a name before a colon is a field. */
export function readLexemes(text: string, isKey: (name: string) => boolean): Lexed {
  const lexemes: Lexeme[] = [];
  let unclosedQuote: number | null = null;
  let at = 0;
  const add = (kind: Lexeme['kind'], to: number, content = '', key = '', isQuoted = false): void => {
    lexemes.push({ kind, text: content, key, isQuoted, from: at, to });
    at = to;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (isSpace(character)) at += 1;
    else if (character === '(') add('open', at + 1);
    else if (character === ')') add('close', at + 1);
    else if (character === '-' && !isSpace(text[at + 1]) && text[at + 1] !== '-') add('minus', at + 1);
    else if (QUOTES.includes(character)) {
      const end = closingQuote(text, at);
      if (end !== null) add('phrase', end + 1, text.slice(at + 1, end));
      else {
        unclosedQuote ??= at;
        at += 1;
      }
    } else readWord(text, at, isKey, add);
  }
  return { lexemes: withoutDanglingOr(lexemes), unclosedQuote };
}

function closingQuote(text: string, opening: number): number | null {
  for (let at = opening + 1; at < text.length; at++) if (QUOTES.includes(text[at] ?? '')) return at;
  return null;
}

/** The end of a word: a space, a bracket or a quotation mark. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text[at]) && !`()${QUOTES}`.includes(text[at] ?? '')) at += 1;
  return at;
}

function readWord(
  text: string,
  from: number,
  isKey: (name: string) => boolean,
  add: (kind: Lexeme['kind'], to: number, content?: string, key?: string, isQuoted?: boolean) => void,
): void {
  const end = endOfWord(text, from);
  const word = text.slice(from, end);
  const colon = word.indexOf(':');
  const key = word.slice(0, Math.max(0, colon));
  const isField = colon > 0 && isKey(key);
  const value = isField ? word.slice(colon + 1) : '';
  const isQuoted = isField && value === '' && QUOTES.includes(text[end] ?? ' ');
  const closing = isQuoted ? closingQuote(text, end) : null;
  if (closing !== null) add('field', closing + 1, text.slice(end + 1, closing), key, true);
  else if (value !== '') add('field', end, value, key);
  else add(OR_WORDS.has(word) ? 'or' : 'word', end, word);
}

/** An OR that has nothing on one of its sides is a word like others. */
function withoutDanglingOr(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.map((lexeme, index) => {
    if (lexeme.kind !== 'or') return lexeme;
    const [before, after] = [lexemes[index - 1]?.kind, lexemes[index + 1]?.kind];
    const hasLeft = before !== undefined && before !== 'open' && before !== 'or' && before !== 'minus';
    const hasRight = after !== undefined && after !== 'close' && after !== 'or';
    return hasLeft && hasRight ? lexeme : { ...lexeme, kind: 'word' };
  });
}
