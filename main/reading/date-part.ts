import {
  afterCentury,
  afterMonth,
  isSign,
  monthAt,
  numberAt,
  skipSuffix,
  type Tokens,
  yearAfter,
  yearEnd,
} from './date-tokens.ts';
import {
  centuryWords,
  decadeSuffixes,
  isDash,
  isWord,
  monthFillers,
  romanNumber,
  seasonOf,
  yearsWords,
} from './date-words.ts';

/** In which order 03/04/2005 is read. */
export type DayOrder = 'dayFirst' | 'monthFirst';

/** One date of a text, perhaps with its year or month still to come from the other end of a range. */
export interface DatePart {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  /** The first year of a decade or of a century as commonly counted (19XX). */
  readonly decade?: number;
  readonly century?: number;
  /** Index of the token after it. */
  readonly next: number;
  /** A number alone, with nothing that says it is a year. */
  readonly isBareYear?: boolean;
  /** The word for years followed: `2022-2024-cü illər`. */
  readonly isPlural?: boolean;
  /** Day and month could change places. */
  readonly isOrdered?: boolean;
  /** The year was said to begin something (`ildən`) or to end it (`ilədək`). */
  readonly isSince?: boolean;
  readonly isUntil?: boolean;
}

/** dd.mm.yyyy, yyyy-mm-dd and their kin: three numbers with one sign between them. */
function numericDate(tokens: Tokens, at: number, order: DayOrder): DatePart | null {
  const sign = tokens[at + 1]?.text ?? '';
  if (!isSign(tokens[at + 1], './-') || tokens[at + 3]?.text !== sign) return null;
  if (![1, 2, 3, 4].every((step) => tokens[at + step]?.isTight)) return null;
  const [first, second, third] = [tokens[at], tokens[at + 2], tokens[at + 4]].map((token) =>
    token?.kind === 'number' ? token.text : '',
  ) as [string, string, string];
  const next = at + 5;
  if (first.length === 4 && second.length <= 2 && third.length <= 2 && second !== '' && third !== '')
    return { year: Number(first), month: Number(second), day: Number(third), next };
  if (third.length !== 4 || first.length > 2 || second.length > 2 || first === '' || second === '')
    return null;
  const isMonthFirst = order === 'monthFirst' && sign !== '.';
  const [day, month] = isMonthFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return { year: Number(third), month, day, next, isOrdered: sign !== '.' && first !== second };
}

/** yyyy-mm, unless a suffix follows (`2005-06-cı illər`). */
function numericMonth(tokens: Tokens, at: number): DatePart | null {
  const year = numberAt(tokens, at, [4]);
  const month = tokens[at + 2];
  if (
    year === undefined ||
    tokens[at + 1]?.text !== '-' ||
    month?.kind !== 'number' ||
    month.text.length !== 2
  )
    return null;
  if (!tokens[at + 1]?.isTight || !month.isTight || Number(month.text) > 12 || Number(month.text) < 1)
    return null;
  return skipSuffix(tokens, at + 3).suffix === null
    ? { year, month: Number(month.text), next: at + 3 }
    : null;
}

function withYear(part: Omit<DatePart, 'next'>, tokens: Tokens, at: number): DatePart {
  const found = yearAfter(tokens, at);
  if (!found) return { ...part, next: at };
  const { year, next, isSince, isUntil } = found;
  return { ...part, year, next, isSince, isUntil };
}

/** A date that begins with the name of a month. */
function monthDate(tokens: Tokens, at: number): DatePart | null {
  const month = monthAt(tokens, at);
  if (month === undefined) return null;
  const next = afterMonth(tokens, at);
  const day = numberAt(tokens, next, [1, 2]);
  if (day === undefined) return withYear({ month }, tokens, next);
  return withYear({ month, day }, tokens, skipSuffix(tokens, next + 1).next);
}

/** A date that begins with a day, or a century in digits. */
function dayDate(tokens: Tokens, at: number): DatePart | null {
  const day = numberAt(tokens, at, [1, 2]);
  if (day === undefined) return null;
  const { next } = skipSuffix(tokens, at + 1);
  if (isWord(tokens[next], centuryWords)) return { century: day, next: afterCentury(tokens, next) };
  if (day < 1 || day > 31) return { day, next };
  const named = isWord(tokens[next], monthFillers) ? next + 1 : next;
  const month = monthAt(tokens, named);
  if (month !== undefined) return withYear({ day, month }, tokens, afterMonth(tokens, named));
  if (isWord(tokens[next], yearsWords)) return { day, next: next + 1 };
  return isSign(tokens[next], ',') ? withYear({ day }, tokens, next) : { day, next };
}
/** A date that begins with its year: `2007-ci il 16 aprel`, `1990-cı illər`, `2022`. */
function yearDate(tokens: Tokens, at: number): DatePart | null {
  const year = numberAt(tokens, at, [4]) ?? numberAt(tokens, at, [3]);
  if (year === undefined) return null;
  const { next, isNamed, isPlural, isSince, isUntil, suffix } = yearEnd(tokens, at + 1);
  if (year % 10 === 0 && ((suffix !== null && decadeSuffixes.has(suffix)) || (isPlural && suffix !== null)))
    return { decade: year, next, isPlural };
  if (!isNamed && tokens[at]?.text.length === 3) return null;
  const end = { year, next, isPlural, isSince, isUntil };
  if (isPlural) return end;
  const season = seasonOf(tokens[next]);
  if (season !== undefined) return { year, season, next: next + 1 };
  return (
    dayOfYear(tokens, year, isSign(tokens[next], ',') ? next + 1 : next, isNamed) ??
    (isNamed ? end : { ...end, isBareYear: true })
  );
}

/** The day and month that follow their year. */
function dayOfYear(tokens: Tokens, year: number, at: number, isNamed: boolean): DatePart | null {
  if (monthAt(tokens, at) !== undefined) {
    const next = afterMonth(tokens, at);
    const day = isNamed ? numberAt(tokens, next, [1, 2]) : undefined;
    const month = monthAt(tokens, at)!;
    return day === undefined
      ? { year, month, next }
      : { year, month, day, next: skipSuffix(tokens, next + 1).next };
  }
  const day = numberAt(tokens, at, [1, 2]);
  if (day === undefined || !isNamed) return null;
  const { next } = skipSuffix(tokens, at + 1);
  const month = monthAt(tokens, next);
  if (month !== undefined) return { year, month, day, next: afterMonth(tokens, next) };
  const isRange = isDash(tokens[next]) && tokens[next + 1]?.kind === 'number';
  return isRange && monthAt(tokens, skipSuffix(tokens, next + 2).next) !== undefined
    ? { year, day, next }
    : null;
}

function seasonDate(tokens: Tokens, at: number): DatePart | null {
  const season = seasonOf(tokens[at]);
  if (season === undefined) return null;
  const found = yearAfter(tokens, at + 1);
  return found ? { season, year: found.year, next: found.next } : null;
}

/** `XX əsr`, `XIX век`; the second number of a range may lack the word. */
function romanCentury(tokens: Tokens, at: number): DatePart | null {
  const token = tokens[at];
  const century = token?.kind === 'word' ? romanNumber(token.text) : null;
  if (century === null || token === undefined || token.text !== token.text.toUpperCase()) return null;
  const { next } = skipSuffix(tokens, at + 1);
  if (isWord(tokens[next], centuryWords)) return { century, next: afterCentury(tokens, next) };
  const other = isDash(tokens[at + 1]) ? tokens[at + 2] : undefined;
  return other?.kind === 'word' && romanNumber(other.text) !== null ? { century, next: at + 1 } : null;
}

/** The longest date that begins at a token, null where none does. */
export function readDatePart(tokens: Tokens, at: number, order: DayOrder): DatePart | null {
  const token = tokens[at];
  if (token?.kind === 'number')
    return (
      numericDate(tokens, at, order) ??
      numericMonth(tokens, at) ??
      yearDate(tokens, at) ??
      dayDate(tokens, at)
    );
  return token?.kind === 'word'
    ? (monthDate(tokens, at) ?? seasonDate(tokens, at) ?? romanCentury(tokens, at))
    : null;
}
