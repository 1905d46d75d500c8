import { type EdtfPoint, readPoint } from './edtf-point.ts';
import { LOCALE_TABLES } from './locale-tables.ts';
import type { Locale } from './model.ts';
import { englishOrdinalEnding, ordinalSuffix, romanNumber } from './ordinal.ts';

/** Alone, or as the beginning or the end of an open interval. */
type Place = 0 | 1 | 2;

const fill = (pattern: string, holes: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);

/** Years before Christ have no year 0: the astronomical 0 is 1 BC. */
const yearNumber = (year: number): number => (year > 0 ? year : 1 - year);

function ordinal(number: number, locale: Locale): string {
  return locale === 'en' ? `${number}${englishOrdinalEnding(number)}` : `${number}-${ordinalSuffix(number)}`;
}

function write(point: EdtfPoint, locale: Locale, pattern: string, over: Record<string, string> = {}): string {
  const { months, dates } = LOCALE_TABLES[locale];
  const hasYear = point.kind !== 'century' && point.kind !== 'millennium';
  const year = yearNumber(point.year);
  const text = fill(pattern, {
    day: String(point.day),
    month: months.long[point.month - 1] ?? '',
    monthOf: months.of[point.month - 1] ?? '',
    season: dates.seasons[point.number - 1] ?? '',
    seasonOf: dates.seasonsOf[point.number - 1] ?? '',
    quarter: String(point.number),
    roman: romanNumber(point.number),
    year: String(year),
    ordinal: ordinal(hasYear ? year : point.number, locale),
    ...over,
  });
  const dated = hasYear && point.year <= 0 ? fill(dates.beforeChrist, { date: text }) : text;
  return point.time ? `${dated}, ${point.time}` : dated;
}

function writeQualified(point: EdtfPoint, locale: Locale, place: Place): string {
  const { points, approximate } = LOCALE_TABLES[locale].dates;
  const text = write(point, locale, points[point.kind][place] ?? '');
  const about = point.isApproximate ? fill(approximate, { date: text }) : text;
  // Subtle: Russian says "со 2 мая", the only number before which the preposition changes.
  return `${about}${point.isUncertain ? '?' : ''}`.replace(/^с (?=2 |II )/, 'со ');
}

const isPlain = (point: EdtfPoint): boolean =>
  !point.isApproximate && !point.isUncertain && point.time === '' && point.year > 0;

/** `12–13 iyun 2006`, `mart – may 2006`, `2023–2025`: what both ends share is said once; null where they share nothing. */
function writeShared(from: EdtfPoint, to: EdtfPoint, locale: Locale): string | null {
  if (from.kind !== to.kind || !isPlain(from) || !isPlain(to)) return null;
  const { points, years, dayOfYear, monthOfYear } = LOCALE_TABLES[locale].dates;
  if (from.kind === 'year') return fill(years, { year: `${from.year}–${to.year}` });
  if (from.year !== to.year) return null;
  if (from.kind === 'month')
    return `${write(from, locale, monthOfYear)} – ${write(to, locale, points.month[0] ?? '')}`;
  if (from.kind !== 'day') return null;
  const pattern = points.day[0] ?? '';
  if (from.month === to.month) return write(to, locale, pattern, { day: `${from.day}–${to.day}` });
  return `${write(from, locale, dayOfYear)} – ${write(to, locale, pattern)}`;
}

function formatInterval(from: string, to: string, locale: Locale): string | null {
  const [start, end] = [readPoint(from), readPoint(to)];
  if (start && end) {
    if (from === to) return writeQualified(start, locale, 0);
    const shared = writeShared(start, end, locale);
    return shared ?? `${writeQualified(start, locale, 0)} – ${writeQualified(end, locale, 0)}`;
  }
  if (start && to === '..') return writeQualified(start, locale, 1);
  if (end && from === '..') return writeQualified(end, locale, 2);
  if (start && to === '') return `${writeQualified(start, locale, 0)} – ?`;
  return end && from === '' ? `? – ${writeQualified(end, locale, 0)}` : null;
}

/** `[1667,1668..1670]`: one of the dates; `{…}`: all of them. */
function formatSet(text: string, locale: Locale): string | null {
  const isOneOf = text.startsWith('[');
  const members = text
    .slice(1, -1)
    .split(',')
    .map((member) => {
      const [from = '', to] = member.trim().split('..');
      const interval =
        to === undefined ? null : formatInterval(from === '' ? '..' : from, to === '' ? '..' : to, locale);
      return to === undefined ? formatDatePart(from, locale) : interval;
    });
  if (members.some((member) => member === null)) return null;
  return members.join(isOneOf ? LOCALE_TABLES[locale].dates.oneOf : ', ');
}

function formatDatePart(edtf: string, locale: Locale): string | null {
  if (/^(\[.+\]|\{.+\})$/.test(edtf)) return formatSet(edtf, locale);
  const ends = edtf.split('/');
  if (ends.length === 2) return formatInterval(ends[0] ?? '', ends[1] ?? '', locale);
  const point = readPoint(edtf);
  return point ? writeQualified(point, locale, 0) : null;
}

/**
 * An EDTF date (ISO 8601-2) as people write it: `2006-06-12/2006-06-13` → `12–13 iyun 2006`. Levels 0 and 1, seasons,
 * quarters and sets have words; anything else comes back as it is, never guessed.
 */
export function formatDate(edtf: string, locale: Locale): string {
  const text = edtf.trim();
  return formatDatePart(text, locale) ?? text;
}
