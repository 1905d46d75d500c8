const UNITS = ['', 'ci', 'ci', 'cü', 'cü', 'ci', 'cı', 'ci', 'ci', 'cu'] as const;
const TENS = ['', 'cu', 'ci', 'cu', 'cı', 'ci', 'cı', 'ci', 'ci', 'cı'] as const;

/**
 * The suffix of an Azerbaijani ordinal written in digits: `2005` → `ci`. It follows the last vowel of the number as
 * it is spoken, so the last word of the number decides: yüz (`1900-cü`), min (`2000-ci`), sıfır (`0-cı`).
 * CLDR's ordinal rules are no substitute: they call 2000 `other`, which would be -cu.
 */
export function ordinalSuffix(number: number): 'ci' | 'cı' | 'cu' | 'cü' {
  const whole = Math.abs(Math.trunc(number));
  if (whole === 0) return 'cı';
  const unit = UNITS[whole % 10];
  if (unit) return unit;
  const ten = TENS[Math.trunc(whole / 10) % 10];
  if (ten) return ten;
  if (whole % 1000 !== 0) return 'cü';
  if (whole % 1_000_000 !== 0) return 'ci';
  return whole % 1_000_000_000 === 0 ? 'cı' : 'cu';
}

/** Numbers whose last spoken word ends in a vowel: iki, altı, yeddi, iyirmi, əlli. */
const ENDS_IN_VOWEL = /(?:[267]|[25]0)$/;

/** The possessive suffix of an Azerbaijani number written in digits, as in "5 sahədən 3-ü": `3` → `ü`, `6` → `sı`. */
export function possessiveSuffix(number: number): string {
  const whole = Math.abs(Math.trunc(number));
  return `${ENDS_IN_VOWEL.test(String(whole)) ? 's' : ''}${ordinalSuffix(whole).slice(1)}`;
}

/** The ending of an English ordinal: `21` → `st`. */
export function englishOrdinalEnding(number: number): 'st' | 'nd' | 'rd' | 'th' {
  const lastTwo = number % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return 'th';
  return (['th', 'st', 'nd', 'rd'] as const)[number % 10] ?? 'th';
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** A positive number in Roman numerals, as centuries and quarters are counted. */
export function romanNumber(number: number): string {
  let rest = number;
  let roman = '';
  for (const [value, letters] of ROMAN) {
    roman += letters.repeat(Math.trunc(rest / value));
    rest %= value;
  }
  return roman;
}
