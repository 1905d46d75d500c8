import { type DatePart, type DayOrder, readDatePart } from './date-part.ts';
import {
  afterBehind,
  afterWords,
  andWords,
  beforeBehind,
  beforeWords,
  circaWords,
  dateFillers,
  isDash,
  isShortCirca,
  isWord,
  rangeEnds,
  rangeStarts,
  yearFrames,
} from './date-words.ts';
import { isEdtf } from './edtf.ts';
import type { TextToken } from './tokenize.ts';

/** A date in a text: its tokens [from, to) and what it says. */
export interface FoundDate {
  readonly edtf: string;
  readonly from: number;
  readonly to: number;
  /** Day and month could change places. */
  readonly isOrdered: boolean;
  /** Only a number that may be something else (`2090 nömrəli`). */
  readonly isBareYear: boolean;
  readonly hasDay: boolean;
}
type Tokens = readonly TextToken[];

const two = (number: number) => String(number).padStart(2, '0');
const four = (number: number) => String(number).padStart(4, '0');

function formatPart(part: DatePart): string | null {
  if (part.century !== undefined)
    return part.century >= 1 && part.century <= 30 ? `${two(part.century - 1)}XX` : null;
  if (part.decade !== undefined) return `${four(part.decade).slice(0, 3)}X`;
  if (part.year === undefined || part.year < 1) return null;
  if (part.season !== undefined) return `${four(part.year)}-${part.season}`;
  if (part.month === undefined) return part.day === undefined ? four(part.year) : null;
  const month = `${four(part.year)}-${two(part.month)}`;
  return part.day === undefined ? month : `${month}-${two(part.day)}`;
}

/** Gives each end of a range the year and month that only the other one says. */
function fillEnds(first: DatePart, second: DatePart): readonly [DatePart, DatePart] {
  const isShortYear = first.year !== undefined && first.month === undefined && first.day === undefined;
  if (isShortYear && second.day !== undefined && second.month === undefined && second.year === undefined) {
    const { day, ...rest } = second;
    return [first, { ...rest, year: Math.floor(first.year / 100) * 100 + day }];
  }
  const year = first.year ?? second.year;
  const month = first.month ?? (first.day === undefined ? undefined : second.month);
  const lastMonth = second.month ?? (second.day === undefined ? undefined : first.month);
  const lastYear = second.year ?? year;
  return [
    { ...first, ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }) },
    {
      ...second,
      ...(lastYear === undefined ? {} : { year: lastYear }),
      ...(lastMonth === undefined ? {} : { month: lastMonth }),
    },
  ];
}

/** The index after what joins two ends of a range; null where nothing does. */
function skipJoin(tokens: Tokens, first: DatePart, order: DayOrder): { second: DatePart } | null {
  let at = first.next;
  while (isWord(tokens[at], dateFillers)) at += 1;
  const direct = first.isSince ? readDatePart(tokens, at, order) : null;
  if (direct?.isUntil) return { second: direct };
  const isAnd = isWord(tokens[at], andWords);
  if (!isAnd && !isDash(tokens[at]) && !isWord(tokens[at], rangeEnds)) return null;
  const second = readDatePart(tokens, at + 1, order);
  if (!second) return null;
  if (isAnd && !(first.day !== undefined && first.month === undefined && second.day === first.day + 1))
    return null;
  return { second };
}

const approximate = (edtf: string): string => {
  if (isEdtf(`${edtf}~`)) return `${edtf}~`;
  if (edtf.includes('X')) return `${edtf.replace(/X/g, '0')}~/${edtf.replace(/X/g, '9')}~`;
  return edtf
    .split('/')
    .map((end) => `${end}~`)
    .join('/');
};

interface Frame {
  readonly at: number;
  readonly isCirca: boolean;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  readonly isFrom: boolean;
  readonly isYear: boolean;
}
/** The words before a date that say how it is meant. */
function readFrame(tokens: Tokens, from: number): Frame {
  let frame: Frame = {
    at: from,
    isCirca: false,
    isBefore: false,
    isAfter: false,
    isFrom: false,
    isYear: false,
  };
  for (let count = 0; count < 4; count++) {
    const { at } = frame;
    const token = tokens[at];
    const start = rangeStarts.find((phrase) => phrase.every((word, step) => tokens[at + step]?.key === word));
    if (isShortCirca(tokens, at)) frame = { ...frame, at: at + 2, isCirca: true };
    else if (isWord(token, circaWords))
      frame = { ...frame, at: at + (tokens[at + 1]?.text === '.' ? 2 : 1), isCirca: true };
    else if (isWord(token, beforeWords)) frame = { ...frame, at: at + 1, isBefore: true };
    else if (isWord(token, afterWords)) frame = { ...frame, at: at + 1, isAfter: true };
    else if (start) frame = { ...frame, at: at + start.length, isFrom: true };
    else if (isWord(token, yearFrames)) frame = { ...frame, at: at + 1, isYear: true };
    else if (isWord(token, dateFillers)) frame = { ...frame, at: at + 1 };
    else break;
  }
  return frame;
}

function joinEnds(
  first: DatePart,
  joined: { second: DatePart } | null,
): { edtf: string | null; next: number } {
  if (!joined) return { edtf: formatPart(first), next: first.next };
  const [from, to] = fillEnds(first, joined.second).map(formatPart);
  return { edtf: from && to ? `${from}/${to}` : null, next: joined.second.next };
}

/** `2005-ci ildən əvvəl`, `2005-ci ilədək`, `2005 onwards`: the words after a date that open one of its ends. */
function readTail(
  tokens: Tokens,
  at: number,
  frame: Frame,
  part: DatePart,
  isRange: boolean,
): { open: 'before' | 'after' | null; to: number } {
  let to = at;
  while (isWord(tokens[to], dateFillers) && to < at + 3) to += 1;
  if (isRange) return { open: null, to };
  const hasSign = isDash(tokens[to]) && tokens[to]?.isTight ? 1 : 0;
  if (isWord(tokens[to + hasSign], beforeBehind)) return { open: 'before', to: to + hasSign + 1 };
  if (isWord(tokens[to + hasSign], afterBehind)) return { open: 'after', to: to + hasSign + 1 };
  if (frame.isBefore || part.isUntil) return { open: 'before', to };
  return { open: frame.isAfter || frame.isFrom || part.isSince ? 'after' : null, to };
}

/** The date or range that begins at a token, with the words that frame it; null where none does. */
export function readDateAt(tokens: Tokens, from: number, order: DayOrder): FoundDate | null {
  const frame = readFrame(tokens, from);
  const first = readDatePart(tokens, frame.at, order);
  if (!first) return null;
  const joined = skipJoin(tokens, first, order);
  let { edtf, next } = joinEnds(first, joined);
  const isRange = joined !== null && edtf !== null;
  if (edtf === null && joined) ({ edtf, next } = joinEnds(first, null));
  if (edtf === null || !isEdtf(edtf)) return null;
  const { open, to } = readTail(tokens, next, frame, first, isRange);
  if (frame.isCirca) edtf = approximate(edtf);
  if (open !== null) edtf = open === 'before' ? `../${edtf}` : `${edtf}/..`;
  return {
    edtf,
    from,
    to,
    isOrdered: Boolean(first.isOrdered || (isRange && joined?.second.isOrdered)),
    isBareYear: Boolean(first.isBareYear && !isRange && !frame.isYear && open === null),
    hasDay: /^\d{4}-\d\d-\d\d/.test(edtf),
  };
}

/** Every date of a text in its order; dates do not overlap. */
export function findDates(tokens: Tokens): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < tokens.length; ) {
    const date = readDateAt(tokens, at, 'dayFirst');
    if (date) found.push(date);
    at = date ? Math.max(date.to, at + 1) : at + 1;
  }
  return found;
}
