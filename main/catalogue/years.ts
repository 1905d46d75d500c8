const DAYS_OF_400_YEARS = 146_097;

/** Days from 0000-01-01 to the first day of a year of the Gregorian calendar, extended backwards (ISO 8601). */
export function firstDayOf(year: number): number {
  const before = year - 1;
  return year * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
}

/** The year in which a day lies, counted from 0000-01-01. */
export function yearOf(day: number): number {
  const guess = Math.floor((day * 400) / DAYS_OF_400_YEARS);
  if (firstDayOf(guess + 1) <= day) return guess + 1;
  return firstDayOf(guess) > day ? guess - 1 : guess;
}
