import type { SearchNote, SearchPart } from '../../../preload/model.ts';
import type { FieldNames } from './field-names.ts';
import { type Lexeme, readLexemes } from './lexemes.ts';
import { readCondition } from './read-condition.ts';
import type { ParsedSearch, SearchTree } from './search-tree.ts';
import { toWords } from './to-words.ts';

/** Brackets within brackets that are understood; deeper ones are left out. */
const DEEPEST = 50;

interface Reading {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
  readonly names: FieldNames;
  readonly notes: SearchNote[];
  readonly spans: SearchPart[];
  at: number;
  depth: number;
}

/**
 * Understands a search: words that must all be found, the last one as the beginning of a word, `"phrases"`,
 * `-excluded`, `OR`, brackets, `field:value`. No text fails; what is not understood as syntax is searched as text
 * and noted.
 */
export function parseSearch(text: string, names: FieldNames): ParsedSearch {
  const { lexemes, unclosedQuote } = readLexemes(text, (key) => names.find(key) !== null);
  const notes: SearchNote[] = [];
  if (unclosedQuote !== null)
    notes.push({ code: 'unclosedQuote', from: unclosedQuote, to: unclosedQuote + 1, detail: '' });
  const reading: Reading = { text, lexemes, names, notes, spans: [], at: 0, depth: 0 };
  const parts: SearchTree[] = [];
  while (reading.at < lexemes.length) {
    const part = readOr(reading);
    if (part) parts.push(part);
    const left = lexemes[reading.at];
    if (left?.kind === 'close') {
      notes.push({ code: 'unmatchedBracket', from: left.from, to: left.to, detail: ')' });
      reading.at += 1;
    }
  }
  noteUnknownFields(reading);
  const tree = joined('and', parts);
  return { tree: tree ?? { kind: 'all' }, isEmpty: tree === null, notes, parts: reading.spans };
}

/** A search of nothing but words, for places that know no fields. */
export const NO_FIELDS: FieldNames = { find: () => null };

function joined(kind: 'and' | 'or', parts: readonly SearchTree[]): SearchTree | null {
  const [first] = parts;
  return parts.length > 1 ? { kind, parts } : (first ?? null);
}

function readOr(reading: Reading): SearchTree | null {
  const parts: SearchTree[] = [];
  for (;;) {
    const part = readAnd(reading);
    if (part) parts.push(part);
    const next = reading.lexemes[reading.at];
    if (next?.kind !== 'or') return joined('or', parts);
    reading.spans.push({ kind: 'operator', from: next.from, to: next.to });
    reading.at += 1;
  }
}

function readAnd(reading: Reading): SearchTree | null {
  const parts: SearchTree[] = [];
  for (;;) {
    const next = reading.lexemes[reading.at];
    if (!next || next.kind === 'or' || next.kind === 'close') return joined('and', parts);
    const part = readPart(reading, next, false);
    if (part) parts.push(part);
  }
}

function readPart(reading: Reading, lexeme: Lexeme, isExcluded: boolean): SearchTree | null {
  reading.at += 1;
  if (lexeme.kind === 'minus') {
    const next = reading.lexemes[reading.at];
    if (!next || next.kind === 'close' || next.kind === 'or') return null;
    const part = readPart(reading, next, true);
    return part && { kind: 'not', part };
  }
  if (lexeme.kind === 'open') return readBrackets(reading, lexeme);
  const whole = lexeme.kind === 'field' ? withFollowing(reading, lexeme) : lexeme;
  const kind = isExcluded ? 'excluded' : lexeme.kind === 'field' ? 'field' : null;
  reading.spans.push({
    kind: kind ?? (lexeme.kind === 'phrase' ? 'phrase' : 'word'),
    from: whole.from,
    to: whole.to,
  });
  return lexeme.kind === 'field' ? readField(reading, whole) : readWords(reading, lexeme);
}

function readBrackets(reading: Reading, { from, to }: Lexeme): SearchTree | null {
  if (reading.depth >= DEEPEST) return null;
  reading.depth += 1;
  const inside = readOr(reading);
  reading.depth -= 1;
  if (reading.lexemes[reading.at]?.kind === 'close') reading.at += 1;
  else reading.notes.push({ code: 'unmatchedBracket', from, to, detail: '(' });
  return inside;
}

function readWords({ text }: Reading, lexeme: Lexeme): SearchTree | null {
  const isTyped = lexeme.kind === 'word' && lexeme.to === text.trimEnd().length;
  const words = toWords(lexeme.text, lexeme.kind === 'word', isTyped);
  return words && { kind: 'words', words };
}

/** Words after the first one that a value may have without quotes. */
const MOST_FOLLOWING = 6;

/**
 * A field with as many of the words behind it as its value can be read from: `date:12 iyun 2006`, `budget:500 000
 * EUR`. Only what the field means is read so; words of a text want quotes.
 */
function withFollowing(reading: Reading, field: Lexeme): Lexeme {
  const target = field.isQuoted ? null : reading.names.find(field.key);
  if (!target || target.kind === 'filled') return field;
  const { text, lexemes, at, names } = reading;
  const after = lexemes.slice(at, at + MOST_FOLLOWING);
  const end = after.findIndex(({ kind }) => kind !== 'word');
  const following = end < 0 ? after : after.slice(0, end);
  for (let count = following.length; count > 0; count--) {
    const to = following[count - 1]?.to ?? field.to;
    const value = text.slice(field.to - field.text.length, to);
    const { isMeant, note } = readCondition(target, { text: value, isQuoted: false, isTyped: false }, names);
    if (!isMeant || note) continue;
    reading.at += count;
    return { ...field, text: value, to };
  }
  return field;
}

/** A value that its field cannot have is searched as words of that field, or, where it has none, as other text. */
function readField(reading: Reading, lexeme: Lexeme): SearchTree | null {
  const target = reading.names.find(lexeme.key);
  if (!target) return readWords(reading, lexeme);
  const { text, isQuoted, from, to } = lexeme;
  const isTyped = !isQuoted && to === reading.text.trimEnd().length;
  const { parts, note } = readCondition(target, { text, isQuoted, isTyped }, reading.names);
  if (note) reading.notes.push({ code: note, from, to, detail: text });
  if (parts.length === 0) {
    const words = toWords(text, !isQuoted, isTyped);
    return words && { kind: 'words', words };
  }
  return joined(
    'or',
    parts.map((condition) => ({ kind: 'condition', condition })),
  );
}

/** A word with a colon that names no field, unless it is an address or a time. */
function noteUnknownFields({ lexemes, notes }: Reading): void {
  for (const { kind, text, from, to } of lexemes) {
    const match = kind === 'word' ? /^(\p{L}{2,}):(?!\/\/)/u.exec(text) : null;
    if (match) notes.push({ code: 'unknownField', from, to, detail: match[1] ?? '' });
  }
}
