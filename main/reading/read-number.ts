/** The ways to read a written number; the first one is the likeliest. */
export type NumberReadings = readonly number[];

const NUMBER = /^[+-]?\d[\d.,'’ ]*$/;
const toNumber = (whole: string, fraction: string) => Number(`${whole}.${fraction || '0'}`);

/** Whether digit groups of three follow the first group of one to three. */
const isGrouped = (groups: readonly string[]) =>
  /^[+-]?\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));

/** A number with one kind of sign in it: decimals, thousands, or either. */
function readOneSign(text: string, sign: string): NumberReadings {
  const groups = text.split(sign);
  const last = groups[groups.length - 1] ?? '';
  const whole = groups.join('');
  if (groups.length > 2) return isGrouped(groups) ? [Number(whole)] : [];
  const decimal = toNumber(groups[0] ?? '', last);
  if (last.length !== 3) return last === '' ? [] : [decimal];
  if (!isGrouped(groups) || /^[+-]?0/.test(text)) return [decimal];
  return [Number(whole), decimal];
}

/**
 * Reads a written number: `12 500`, `1.234,50`, `1,234.50`, `799,999`. A lone comma or point before three digits
 * is read as thousands, with the decimal reading second; nothing for text that is no number.
 */
export function readNumber(text: string): NumberReadings {
  const trimmed = text.trim().replace(/[\u00a0\u2009\u202f]/g, ' ');
  if (!NUMBER.test(trimmed) || trimmed.length > 40) return [];
  const spaced = trimmed.split(/[ '’]/);
  const [tail = ''] = spaced.slice(-1);
  const isSpaced = spaced.length > 1;
  if (isSpaced && !isGrouped([...spaced.slice(0, -1), tail.split(/[.,]/)[0] ?? ''])) return [];
  const bare = spaced.join('');
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  if (comma < 0 && point < 0) return [Number(bare)];
  if (comma >= 0 && point >= 0) {
    const at = Math.max(comma, point);
    const thousands = bare.slice(0, at).split(comma > point ? '.' : ',');
    const isSound = isGrouped(thousands) && /^\d+$/.test(bare.slice(at + 1));
    return isSound ? [toNumber(thousands.join(''), bare.slice(at + 1))] : [];
  }
  const readings = readOneSign(bare, comma >= 0 ? ',' : '.');
  return isSpaced ? readings.slice(-1) : readings;
}
