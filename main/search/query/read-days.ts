import { type DayRange, edtfRange, OPEN_END } from '../../reading/edtf.ts';
import { readDate } from '../../reading/read-date.ts';

const COMPARED = /^(>=|<=|>|<|≥|≤)(.+)$/u;

/**
 * The days that a search for a date asks for: `2006`, `2006..2008`, `..2008`, `2006..`, `>2006`, or any date that a
 * field can hold. Several spans where the date can be read in several ways; none where it cannot be read.
 */
export function readDays(value: string): readonly DayRange[] {
  const text = value.trim().replace(/…|\.{3}/gu, '..');
  // Dots within EDTF are its own: `2006/..`, `[2005..2008]`.
  if (!text.includes('..') || /[/[{]/.test(text)) {
    const whole = spansOf(text);
    if (whole.length > 0) return whole;
  }
  const [, sign, bound = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) return spansOf(bound).flatMap((span) => compared(sign, span));
  const [first = '', last, more] = text.split('..');
  if (last === undefined || more !== undefined) return [];
  const [starts, ends] = [spansOf(first), spansOf(last)];
  const isOpen = (end: string) => end.trim() === '';
  if (isOpen(first)) return ends.map(({ to }) => ({ from: -OPEN_END, to }));
  if (isOpen(last)) return starts.map(({ from }) => ({ from, to: OPEN_END }));
  return starts.flatMap((start) => ends.map((end) => between(start, end)));
}

/** The days of every way to read a text as a date. */
const spansOf = (text: string): readonly DayRange[] =>
  readDate(text).readings.flatMap((edtf) => edtfRange(edtf) ?? []);

/** From the first day of the earlier date to the last one of the later, whichever was written first. */
const between = (one: DayRange, other: DayRange): DayRange => ({
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
});

function compared(sign: string, { from, to }: DayRange): readonly DayRange[] {
  if (sign === '>') return [{ from: to + 1, to: OPEN_END }];
  if (sign === '>=' || sign === '≥') return [{ from, to: OPEN_END }];
  return [{ from: -OPEN_END, to: sign === '<' ? from - 1 : to }];
}
