/** A stretch of moments: from included, to not. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/**
 * The moments of a date in EDTF, level 0: a year, a month, a day, or an interval of these, open ends too, in the
 * machine's own time zone. Null for any other date.
 */
export function periodOf(edtf: string): Period | null {
  const [begin = '', end = begin, ...others] = edtf.split('/');
  if (others.length > 0) return null;
  const [first, last] = [boundsOf(begin), boundsOf(end)];
  const isOpen = (side: string): boolean => edtf.includes('/') && (side === '..' || side === '');
  if ((first === null && !isOpen(begin)) || (last === null && !isOpen(end))) return null;
  return {
    ...(first ? { from: first.from.toISOString() } : {}),
    ...(last ? { to: last.to.toISOString() } : {}),
  };
}

function boundsOf(date: string): { readonly from: Date; readonly to: Date } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined || Number(month ?? 1) > 12) return null;
  const at = (y: number, m: number, d: number): Date => new Date(y, m, d);
  const from = at(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day !== undefined) return { from, to: at(from.getFullYear(), from.getMonth(), from.getDate() + 1) };
  if (month !== undefined) return { from, to: at(from.getFullYear(), from.getMonth() + 1, 1) };
  return { from, to: at(from.getFullYear() + 1, 0, 1) };
}
