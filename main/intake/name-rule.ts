import type { RecordTypeDefinition } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { fieldsOf } from '../record-types.ts';
import { fold } from '../text/fold.ts';

/** What a rule read out of one name. */
export interface NameMatch {
  /** Texts by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Files with the same fields and a page are one document, in the order of the pages; null without a page. */
  readonly page: number | null;
}
/** Reads the names of files: null for a name that does not fit. */
export type NameRule = (name: string) => NameMatch | null;

/** Words for the number of a page in a rule, folded. */
const PAGE_WORDS = new Set(['page', 'səhifə', 'vərəq', 'страница', 'лист'].map(fold));
const PAGE = 'page';
const LONGEST_RULE = 300;
/** A rule that ends so names the kind of file as well. */
const ENDING = /\.(?:[A-Za-z0-9]{1,5}|\*)$/;

/**
 * A rule as `{referenceCode}_{page}.tif`: fields of a record type by their names, or their labels in any language,
 * in braces, and `page`; what is between them stands in the name as it is, whatever the case. A rule without an
 * ending, or with `.*`, fits files of every kind. Throws `nameRuleInvalid`, `nameRuleField`, `nameRuleTogether`,
 * `nameRuleTwice`.
 */
export function parseNameRule(rule: string, type: RecordTypeDefinition): NameRule {
  const pieces = splitRule(rule.normalize('NFC').trim());
  const holes = pieces.flatMap(({ hole }) => (hole === null ? [] : [holeName(hole, type)]));
  const twice = holes.find((name, at) => holes.indexOf(name) < at);
  if (twice !== undefined) throw new ArchiveError('nameRuleTwice', `{${twice}}`);
  const hasEnding = ENDING.test(rule.trim());
  const pattern = new RegExp(`^${patternOf(pieces, type)}${hasEnding ? '' : ANY_ENDING}$`, 'iu');
  return (name) => {
    const found = pattern.exec(name.normalize('NFC'));
    if (!found) return null;
    const texts = holes.map((hole, at) => [hole, (found[at + 1] ?? '').trim()] as const);
    if (texts.some(([, text]) => text === '')) return null;
    const page = texts.find(([hole]) => hole === PAGE)?.[1];
    return {
      fields: Object.fromEntries(texts.filter(([hole]) => hole !== PAGE)),
      page: page === undefined ? null : Number(page),
    };
  };
}

/** A part of a rule: a hole by what stands in its braces, or words as they are. */
interface Piece {
  readonly hole: string | null;
  readonly words: string;
}

function splitRule(rule: string): readonly Piece[] {
  if (rule.length > LONGEST_RULE) throw new ArchiveError('nameRuleInvalid', rule);
  const pieces = rule
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece): Piece => {
      const isHole = piece.startsWith('{') && piece.endsWith('}');
      if (!isHole && /[{}/\\]/.test(piece)) throw new ArchiveError('nameRuleInvalid', piece);
      return isHole ? { hole: piece.slice(1, -1).trim(), words: piece } : { hole: null, words: piece };
    });
  if (!pieces.some(({ hole }) => hole !== null)) throw new ArchiveError('nameRuleInvalid', rule);
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    if (piece.hole !== null && next && next.hole !== null)
      throw new ArchiveError('nameRuleTogether', `${piece.words}${next.words}`);
  }
  return pieces;
}

function holeName(hole: string, type: RecordTypeDefinition): string {
  const wanted = fold(hole);
  if (PAGE_WORDS.has(wanted)) return PAGE;
  const fields = fieldsOf(type);
  const field =
    fields.find(({ name }) => fold(name) === wanted) ??
    fields.find(({ labels }) => Object.values(labels).some((label) => fold(label) === wanted));
  if (!field) throw new ArchiveError('nameRuleField', `{${hole}}`);
  return field.name;
}

/** Subtle: `.*` at the end stands for any ending, not for a star. */
const ANY_ENDING = '(?:\\.[^.]{1,5})?';

function patternOf(pieces: readonly Piece[], type: RecordTypeDefinition): string {
  const literal = (words: string) => words.replace(/[\\^$.*+?()[\]|]/g, '\\$&');
  return pieces
    .map(({ hole, words }) => {
      if (hole !== null) return holeName(hole, type) === PAGE ? '(\\d{1,9})' : '(.+?)';
      return words.endsWith('.*') ? literal(words.slice(0, -2)) + ANY_ENDING : literal(words);
    })
    .join('');
}
