import parseEdtf from 'edtf';

/** The first and the last day that a date covers, counted from 0000-01-01 (proleptic Gregorian) as day 0. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Days of an end that is open (`../2006`): beyond any real date, and far from what a number cannot hold. */
export const OPEN_START = -100_000_000;
export const OPEN_END = 100_000_000;

const SIMPLE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MILLISECONDS_OF_DAY = 86_400_000;
/** Days from 0000-01-01 to 1970-01-01. */
const EPOCH = 719_528;

/** Days of a month (1 to 12) of a proleptic Gregorian year. */
export function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day of a date, counted from 0000-01-01. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLISECONDS_OF_DAY) + EPOCH;
}

function simpleRange(text: string): DayRange | null {
  const match = SIMPLE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return null;
  const lastMonth = match[2] === undefined ? 12 : month;
  const lastDay = match[3] === undefined ? daysOfMonth(year, lastMonth) : day;
  return { from: dayNumber(year, month, day), to: dayNumber(year, lastMonth, lastDay) };
}

/**
 * The days that an EDTF date (ISO 8601-2, levels 0 to 2) covers; null where it is none. Uncertain and
 * approximate dates cover the days that they name.
 */
export function edtfRange(edtf: string): DayRange | null {
  const [start = '', end, ...more] = edtf.split('/');
  if (more.length > 0) return null;
  if (end === undefined) return simpleRange(start) ?? packageRange(edtf);
  const from = start === '..' ? { from: OPEN_START, to: OPEN_START } : simpleRange(start);
  const to = end === '..' ? { from: OPEN_END, to: OPEN_END } : simpleRange(end);
  if (from && to) return from.from <= to.to ? { from: from.from, to: to.to } : null;
  return packageRange(edtf);
}

/** Whether a text is a date of EDTF levels 0 to 2. */
export function isEdtf(text: string): boolean {
  return edtfRange(text) !== null;
}

function packageRange(text: string): DayRange | null {
  try {
    const { min, max } = parseEdtf(text);
    const toDay = (milliseconds: number, open: number) =>
      Number.isFinite(milliseconds) ? Math.floor(milliseconds / MILLISECONDS_OF_DAY) + EPOCH : open;
    const range = { from: toDay(min, OPEN_START), to: toDay(max, OPEN_END) };
    return range.from <= range.to ? range : null;
  } catch {
    // The package throws for whatever is no EDTF; that is the answer here, not a failure.
    return null;
  }
}
