/** What one EDTF date names. `year` of a decade is its first one; `number` counts seasons, quarters, centuries. */
export interface EdtfPoint {
  readonly kind: 'day' | 'month' | 'season' | 'quarter' | 'year' | 'decade' | 'century' | 'millennium';
  /** Astronomical: 0 is 1 BC. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly number: number;
  /** `23:20`, empty where the date has no time. */
  readonly time: string;
  readonly isApproximate: boolean;
  readonly isUncertain: boolean;
}

const DAY = /^(-?\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const MONTH = /^(-?\d{4})-(\d\d)(?:-XX)?$/;
const YEAR = /^(?:Y(-?\d{5,})|(-?\d{4}))(?:-XX){0,2}$/;
const DECADE = /^(\d{3})X(?:-XX){0,2}$/;
const CENTURY = /^(\d\d)XX(?:-XX){0,2}$/;
const MILLENNIUM = /^(\d)XXX(?:-XX){0,2}$/;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type Place = Pick<EdtfPoint, 'kind'> & Partial<EdtfPoint>;

function placeOf(text: string): Place | null {
  const day = DAY.exec(text);
  if (day) return dayOf(Number(day[1]), Number(day[2]), Number(day[3]), day[4] ?? '');
  const month = MONTH.exec(text);
  if (month) return monthOf(Number(month[1]), Number(month[2]));
  const year = YEAR.exec(text);
  if (year) return { kind: 'year', year: Number(year[1] ?? year[2]) };
  const decade = DECADE.exec(text);
  if (decade) return { kind: 'decade', year: Number(decade[1]) * 10 };
  const century = CENTURY.exec(text);
  if (century) return { kind: 'century', number: Number(century[1]) + 1 };
  const millennium = MILLENNIUM.exec(text);
  return millennium ? { kind: 'millennium', number: Number(millennium[1]) + 1 } : null;
}

function dayOf(year: number, month: number, day: number, time: string): Place | null {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days ? { kind: 'day', year, month, day, time } : null;
}

/** ISO 8601-2, 4.8: 21 to 24 are seasons, 25 to 32 those of a hemisphere, 33 to 36 quarters. */
function monthOf(year: number, month: number): Place | null {
  if (month >= 1 && month <= 12) return { kind: 'month', year, month };
  if (month >= 21 && month <= 32) return { kind: 'season', year, number: ((month - 21) % 4) + 1 };
  if (month >= 33 && month <= 36) return { kind: 'quarter', year, number: month - 32 };
  return null;
}

/** Reads one date of EDTF (no interval, no set); null where it is of a kind that has no words. */
export function readPoint(text: string): EdtfPoint | null {
  const place = placeOf(text.replace(/[?~%]/g, ''));
  if (!place) return null;
  return {
    ...{ year: 0, month: 0, day: 0, number: 0, time: '' },
    ...place,
    isApproximate: /[~%]/.test(text),
    isUncertain: /[?%]/.test(text),
  };
}
