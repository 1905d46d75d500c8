import { dateFillers, isWord } from './date-words.ts';
import { isEdtf } from './edtf.ts';
import { type FoundDate, readDateAt } from './find-dates.ts';
import { type TextToken, tokenize } from './tokenize.ts';

/** What a text says as a date: one EDTF, or several where it can be read in more than one way, or none. */
export interface DateReading {
  readonly edtf: string | null;
  readonly readings: readonly string[];
  readonly isAmbiguous: boolean;
}
const LONGEST = 300;
const unread: DateReading = { edtf: null, readings: [], isAmbiguous: false };
const read = (edtf: string): DateReading => ({ edtf, readings: [edtf], isAmbiguous: false });

const isIgnorable = (token: TextToken) =>
  (token.kind === 'sign' && '.,;()[]"“”«»'.includes(token.text)) || isWord(token, dateFillers);

/** The date that the whole text is. */
function readWhole(tokens: readonly TextToken[], order: 'dayFirst' | 'monthFirst'): FoundDate | null {
  let at = 0;
  while (at < tokens.length && tokens[at]?.kind === 'sign' && isIgnorable(tokens[at]!)) at += 1;
  const date = readDateAt(tokens, at, order);
  return date && tokens.slice(date.to).every(isIgnorable) ? date : null;
}

const YEAR_AND_TWO_DIGITS = /^(\d\d)(\d\d)-(\d\d)$/;

/**
 * `2022-24` may be two years or, as EDTF has it, a season of one: both, the years first. Null for what is only one
 * of them: a month (`2022-11`), or a season whose number is no later year (`2022-21`).
 */
function readShortYears(text: string): DateReading | null {
  const [, century = '', year = '', end = ''] = YEAR_AND_TWO_DIGITS.exec(text) ?? [];
  if (end === '' || Number(end) <= Math.max(12, Number(year))) return null;
  return { edtf: null, readings: [`${century}${year}/${century}${end}`, text], isAmbiguous: true };
}

/**
 * Reads a text that is a date in Azerbaijani, English, Russian or EDTF (levels 0 to 2). 03/04/2005 and 2022-24 are
 * never guessed: both readings are listed and none is chosen.
 */
export function readDate(text: string): DateReading {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return unread;
  if (isEdtf(trimmed)) return readShortYears(trimmed) ?? read(trimmed);
  const tokens = tokenize(trimmed);
  const dayFirst = readWhole(tokens, 'dayFirst');
  const monthFirst = readWhole(tokens, 'monthFirst');
  if (!dayFirst || !monthFirst || dayFirst.edtf === monthFirst.edtf) {
    const date = dayFirst ?? monthFirst;
    return date ? read(date.edtf) : unread;
  }
  return { edtf: null, readings: [dayFirst.edtf, monthFirst.edtf], isAmbiguous: true };
}
