import { urlOnly } from './source-lines.ts';
import type { Unit } from './units.ts';

const LONGEST_TITLE = 160;
const LONGEST_COLON_TITLE = 60;

/** Whether a plain paragraph looks like a title: short, begun by a capital, no full stop at its end. */
export function isTitleLike(unit: Unit): boolean {
  if (unit.kind === 'heading') return true;
  const { text } = unit;
  return (
    unit.kind === 'paragraph' &&
    text.length <= LONGEST_TITLE &&
    /^[\p{Lu}\p{N}"“„«(]/u.test(text) &&
    /\p{L}/u.test(text) &&
    !/[.!?…,;:]["”»]?$/.test(text) &&
    urlOnly(text) === null
  );
}

/** Whether a title stands alone between two gaps. */
export const isAlone = (unit: Unit, next: Unit | undefined): boolean =>
  unit.kind === 'heading' ||
  (unit.hasGap && (next === undefined || next.hasGap || next.kind !== 'paragraph'));

const isListItem = (unit: Unit | undefined) => unit?.kind === 'bullet' || unit?.kind === 'number';

/** Whether a unit is the small heading of a list: `Çağırışlar:`. */
export function isListTitle(unit: Unit, next: Unit | undefined): boolean {
  return (
    unit.kind === 'paragraph' &&
    unit.hasGap &&
    isListItem(next) &&
    unit.text.endsWith(':') &&
    unit.text.length <= LONGEST_COLON_TITLE &&
    unit.text.split(' ').length <= 6
  );
}

/** Whether a numbered line is a heading of prose (`1. Giriş`) rather than an item of a list. */
export function isNumberedTitle(unit: Unit, next: Unit | undefined): boolean {
  return (
    unit.kind === 'number' &&
    unit.hasGap &&
    next?.kind === 'paragraph' &&
    next.hasGap &&
    isTitleLike({ ...unit, kind: 'paragraph' }) &&
    !isTitleLike(next)
  );
}

/** The text of a heading as the source has it, its number included. */
export const headingText = (unit: Unit): string =>
  unit.kind === 'number' ? `${unit.number}${unit.glyph.slice(1)} ${unit.text}` : unit.text;
