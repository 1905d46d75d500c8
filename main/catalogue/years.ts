const DAYS_OF_400_YEARS = 146_097;

/** Days from 0000-01-01 to the first day of a year of the Gregorian calendar, extended backwards (ISO 8601). */
export function firstDayOf(year: number): number {
  const before = year - 1;
  return year * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
}

/** Years 0 to 2999 by day: archives ask for these by the million. */
const LAST_KNOWN = firstDayOf(3000);
let known: Int16Array | null = null;

function learnYears(): Int16Array {
  const years = new Int16Array(LAST_KNOWN);
  for (let year = 0; year < 3000; year++) years.fill(year, firstDayOf(year), firstDayOf(year + 1));
  return years;
}

/** The year in which a day lies, counted from 0000-01-01. */
export function yearOf(day: number): number {
  known ??= learnYears();
  return day >= 0 && day < LAST_KNOWN ? (known[day] as number) : computeYear(day);
}

function computeYear(day: number): number {
  const guess = Math.floor((day * 400) / DAYS_OF_400_YEARS);
  if (firstDayOf(guess + 1) <= day) return guess + 1;
  return firstDayOf(guess) > day ? guess - 1 : guess;
}
