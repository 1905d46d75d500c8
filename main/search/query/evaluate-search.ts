import type { Condition, SearchTree, Words } from './search-tree.ts';

/** Sets of records and how searches make them. */
export interface SetsOf<S> {
  readonly all: () => S;
  readonly both: (a: S, b: S) => S;
  readonly either: (a: S, b: S) => S;
  readonly without: (a: S, b: S) => S;
  /** What an FTS5 expression finds. */
  readonly text: (expression: string) => S;
  readonly condition: (condition: Condition) => S;
}

/** What a search finds; words beside each other are one question to the index. */
export function evaluateSearch<S>(tree: SearchTree, sets: SetsOf<S>): S {
  const expression = toExpression(tree);
  if (expression !== null) return sets.text(expression);
  switch (tree.kind) {
    case 'all':
      return sets.all();
    case 'words':
      return sets.text(quoteWords(tree.words));
    case 'condition':
      return sets.condition(tree.condition);
    case 'not':
      return sets.without(sets.all(), evaluateSearch(tree.part, sets));
    case 'or':
      return tree.parts.map((part) => evaluateSearch(part, sets)).reduce(sets.either);
    case 'and':
      return evaluateAnd(tree.parts, sets);
  }
}

function evaluateAnd<S>(parts: readonly SearchTree[], sets: SetsOf<S>): S {
  // Subtle: one deeper, as they are joined to one expression; else that would be too deep, and divided again for ever.
  const texts = parts.filter((part) => toExpression(part, 1) !== null);
  const wanted = parts.filter((part) => !texts.includes(part) && part.kind !== 'not');
  const excluded = parts.flatMap((part) => (part.kind === 'not' ? [part.part] : []));
  const text = texts.length > 1 ? ({ kind: 'and', parts: texts } as const) : texts[0];
  const found = [...(text ? [text] : []), ...wanted].map((part) => evaluateSearch(part, sets));
  const all = found.length > 0 ? found.reduce(sets.both) : sets.all();
  return excluded.map((part) => evaluateSearch(part, sets)).reduce(sets.without, all);
}

/** Brackets within brackets that one expression has: the parser of FTS5 gives up at about 16. */
const DEEPEST = 8;

/**
 * An FTS5 expression for what is words only and not nested too deep, null for anything else. Everything is quoted: no
 * word is an operator.
 */
export function toExpression(tree: SearchTree, depth = 0): string | null {
  if (depth > DEEPEST) return null;
  if (tree.kind === 'words') return quoteWords(tree.words);
  if (tree.kind !== 'and' && tree.kind !== 'or') return null;
  const parts = tree.parts.map((part) => toExpression(part, depth + 1));
  if (parts.some((part) => part === null)) return null;
  return `(${parts.join(tree.kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** Words as FTS5 wants them; `mark` makes each the word of a field. */
export function quoteWords(
  { tokens, russian, isPrefix }: Words,
  mark: (token: string) => string = (token) => token,
): string {
  const quote = (words: readonly string[]) =>
    `"${words.map((word) => mark(word).replace(/"/g, '""')).join(' ')}"${isPrefix ? ' *' : ''}`;
  return russian === null ? quote(tokens) : `(${quote(tokens)} OR ${quote([russian])})`;
}
