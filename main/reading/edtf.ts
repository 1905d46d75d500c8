import { parse } from 'edtf';

/** Days from 0000-01-01 (proleptic Gregorian); both ends are covered. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}
/** Stands for an open or unknown end: beyond every year that EDTF level 2 is used for, and exact as a number. */
export const OPEN_END = 1_000_000_000_000_000;
const LONGEST = 200;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** First and last month of the sub-year groups 21 to 41 of ISO 8601-2, 4.8; northern seasons, winter into the next year. */
const GROUPS: Readonly<Record<number, readonly [number, number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 14],
  25: [3, 5],
  26: [6, 8],
  27: [9, 11],
  28: [12, 14],
  29: [9, 11],
  30: [12, 14],
  31: [3, 5],
  32: [6, 8],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** Days before 1 January of a year, from 0000-01-01; year 0 is a leap year. */
function yearStart(year: number): number {
  const before = year - 1;
  return year * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
}

/** The day of a date; the month may run past December into the next year. */
function dayNumber(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = ((month - 1) % 12) + 1;
  let days = yearStart(carried) + day - 1;
  for (let earlier = 1; earlier < inYear; earlier++) days += daysInMonth(carried, earlier);
  return days;
}
const monthsRange = (year: number, first: number, last: number): DayRange => ({
  from: dayNumber(year, first, 1),
  to: dayNumber(year, last + 1, 1) - 1,
});
const yearsRange = (first: number, last: number): DayRange => ({
  from: yearStart(first),
  to: yearStart(last + 1) - 1,
});

const PLAIN = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function plainRange(text: string): DayRange | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return yearsRange(year, year);
  const month = Number(match[2]);
  const group = GROUPS[month];
  if (group && match[3] === undefined) return monthsRange(year, group[0], group[1]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return monthsRange(year, month, month);
  const day = Number(match[3]);
  if (day < 1 || day > daysInMonth(year, month)) return null;
  const number = dayNumber(year, month, day);
  return { from: number, to: number };
}

const LONG_YEAR = /^Y?(-?\d{1,12})(?:E(\d{1,2}))?(?:S(\d{1,3}))?$/;
const UNSPECIFIED = /^(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?$/;

/** One date with unspecified digits: from its earliest to its latest reading. */
function unspecifiedRange(text: string): DayRange | null {
  const match = UNSPECIFIED.exec(text);
  if (!match) return null;
  const [, sign = '', year = '', month, day] = match;
  const low = Number(sign + year.replace(/X/g, sign ? '9' : '0'));
  const high = Number(sign + year.replace(/X/g, sign ? '0' : '9'));
  if (month === undefined || month.includes('X') || low !== high) {
    const first = month !== undefined && !month.includes('X') ? Number(month) : 1;
    const last = month !== undefined && !month.includes('X') ? Number(month) : 12;
    return { from: dayNumber(low, first, 1), to: dayNumber(high, last + 1, 1) - 1 };
  }
  return day?.includes('X') ? monthsRange(low, Number(month), Number(month)) : null;
}

function longYearRange(text: string): DayRange | null {
  const match = LONG_YEAR.exec(text);
  if (!match) return null;
  const year = Number(match[1]) * 10 ** Number(match[2] ?? 0);
  if (Math.abs(year) > 1e12)
    return year > 0 ? { from: OPEN_END, to: OPEN_END } : { from: -OPEN_END, to: -OPEN_END };
  const unit =
    match[3] === undefined ? 1 : 10 ** Math.max(0, String(Math.abs(year)).length - Number(match[3]));
  const first = Math.floor(year / unit) * unit;
  return yearsRange(first, first + unit - 1);
}

function dateRange(text: string): DayRange | null {
  const bare = text.replace(/[?~%]/g, '').replace(/T.*$/, '');
  return plainRange(bare) ?? unspecifiedRange(bare) ?? longYearRange(bare);
}

function endRange(text: string): DayRange | null {
  return text === '' || text === '..' ? { from: -OPEN_END, to: OPEN_END } : dateRange(text);
}

function intervalRange(text: string): DayRange | null {
  const slash = text.indexOf('/');
  const from = endRange(text.slice(0, slash));
  const to = endRange(text.slice(slash + 1));
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

/** The span of a set or list of dates, `[..]` or `{..}`. */
function setRange(text: string): DayRange | null {
  const members = text
    .slice(1, -1)
    .split(',')
    .map((member) => {
      const [from = '', to] = member.trim().split('..');
      const first = endRange(from);
      const last = to === undefined ? first : endRange(to);
      return first && last ? { from: first.from, to: last.to } : null;
    });
  if (members.some((member) => member === null)) return null;
  const known = members as DayRange[];
  return {
    from: Math.min(...known.map((member) => member.from)),
    to: Math.max(...known.map((member) => member.to)),
  };
}

const isPlain = (text: string) => PLAIN.test(text);

const isPlainEnd = (text: string) => text === '' || text === '..' || isPlain(text);

/** Whether a text needs no grammar: plain dates, alone or as an interval with closed, open or unknown ends. */
function isFast(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return isPlain(text);
  const [from, to] = [text.slice(0, slash), text.slice(slash + 1)];
  return isPlainEnd(from) && isPlainEnd(to) && (isPlain(from) || isPlain(to));
}

/** Signs that only the grammar knows; digits with hyphens and slashes alone are plain or nothing. */
const GRAMMAR = /[?~%XYEST[{:]/;

function isGrammatical(text: string): boolean {
  if (text.length > LONGEST || !GRAMMAR.test(text) || !/\d{3}|[XE]/.test(text)) return false;
  try {
    parse(text, { level: 2 });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/**
 * The days that a date in EDTF (ISO 8601-2, levels 0 to 2) covers; an open or unknown end is ±`OPEN_END`. Null for
 * anything else, days that no calendar has (2005-02-30) and intervals that end before they begin.
 */
export function edtfRange(edtf: string): DayRange | null {
  if (!isFast(edtf) && !isGrammatical(edtf)) return null;
  if (/^[[{]/.test(edtf)) return setRange(edtf);
  return edtf.includes('/') ? intervalRange(edtf) : dateRange(edtf);
}

/** Whether a text is a date in EDTF, levels 0 to 2, as typed. */
export const isEdtf = (text: string): boolean => edtfRange(text) !== null;
