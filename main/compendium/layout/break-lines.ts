/**
 * A paragraph as line breaking sees it: fragments of words in their order. After each fragment stands a space
 * (`spaces` > 0), a place for a hyphen (`hyphens` > 0), a bare place to break, or nothing (`penalties` Infinity).
 */
export interface Fragments {
  readonly widths: readonly number[];
  readonly spaces: readonly number[];
  readonly hyphens: readonly number[];
  readonly penalties: readonly number[];
}

/** How far a space may stretch and shrink for a ratio of 1, as shares of its width. */
const STRETCH = 0.5;
const SHRINK = 0.28;
/** How far a ragged line may stay short of its width for a ratio of 1, as a share of that width. */
const RAGGED = 0.25;
const LINE_PENALTY = 10;
const TWO_HYPHENS = 3000;
const UNEVEN_LINES = 3000;

interface Break {
  /** The fragment that opens the next line. */
  readonly next: number;
  readonly demerits: number;
  /** 0 tight, 1 normal, 2 loose, 3 very loose. */
  readonly fitness: number;
  readonly isHyphen: boolean;
  readonly previous: Break | null;
}

/**
 * Breaks a paragraph over all its lines at once so that its spaces stay even (Knuth and Plass, "Breaking
 * paragraphs into lines", 1981). Gives the index after the last fragment of each line; null where a line
 * would have to stretch beyond `tolerance`. Ragged lines keep their spaces; they are made of like length.
 */
export function breakLines(
  fragments: Fragments,
  width: number,
  tolerance: number,
  isRagged = false,
): readonly number[] | null {
  const { widths, spaces, hyphens, penalties } = fragments;
  const count = widths.length;
  const sums = sumsOf(widths);
  const gaps = sumsOf(spaces);
  let active: Break[] = [{ next: 0, demerits: 0, fitness: 1, isHyphen: false, previous: null }];
  for (let index = 0; index < count; index++) {
    const penalty = penalties[index] ?? 0;
    const isEnd = index === count - 1;
    if (penalty === Number.POSITIVE_INFINITY && !isEnd) continue;
    const hyphen = isEnd ? 0 : (hyphens[index] ?? 0);
    const best: (Break | undefined)[] = [];
    let isDead = false;
    for (const from of active) {
      const glue = (gaps[index] ?? 0) - (gaps[from.next] ?? 0);
      const natural = (sums[index + 1] ?? 0) - (sums[from.next] ?? 0) + glue + hyphen;
      const ratio = isRagged ? raggedRatioOf(natural, width, isEnd) : ratioOf(natural, glue, width, isEnd);
      if (ratio < -1) isDead = true;
      else if (ratio <= tolerance)
        consider(best, from, index + 1, ratio, hyphen > 0 ? penalty : 0, hyphen > 0);
    }
    if (isDead) active = active.filter((from) => fits(from, index, sums, gaps, width));
    for (const candidate of best) if (candidate) active.push(candidate);
    if (active.length === 0) return null;
    if (isEnd) return linesTo(best);
  }
  return [];
}

function sumsOf(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++)
    sums[index + 1] = (sums[index] ?? 0) + (values[index] ?? 0);
  return sums;
}

function ratioOf(natural: number, glue: number, width: number, isEnd: boolean): number {
  const short = width - natural;
  if (short >= 0) return isEnd ? 0 : short / (glue * STRETCH);
  return glue === 0 ? (short > -1e-6 ? 0 : Number.NEGATIVE_INFINITY) : short / (glue * SHRINK);
}

function raggedRatioOf(natural: number, width: number, isEnd: boolean): number {
  const short = width - natural;
  if (short < -1e-6) return Number.NEGATIVE_INFINITY;
  return isEnd ? 0 : short / (width * RAGGED);
}

/** Whether a line from `from` could still take the fragment at `index` without being too long. */
function fits(from: Break, index: number, sums: Float64Array, gaps: Float64Array, width: number): boolean {
  const glue = (gaps[index] ?? 0) - (gaps[from.next] ?? 0);
  return (sums[index + 1] ?? 0) - (sums[from.next] ?? 0) + glue - glue * SHRINK <= width + 1e-6;
}

function consider(
  best: (Break | undefined)[],
  from: Break,
  next: number,
  ratio: number,
  penalty: number,
  isHyphen: boolean,
): void {
  const badness = Math.min(100 * Math.abs(ratio) ** 3, 1e5);
  const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  let demerits = from.demerits + (LINE_PENALTY + badness) ** 2 + penalty ** 2;
  if (isHyphen && from.isHyphen) demerits += TWO_HYPHENS;
  if (Math.abs(fitness - from.fitness) > 1) demerits += UNEVEN_LINES;
  const known = best[fitness];
  if (!known || demerits < known.demerits)
    best[fitness] = { next, demerits, fitness, isHyphen, previous: from };
}

function linesTo(candidates: readonly (Break | undefined)[]): readonly number[] | null {
  let last: Break | null = null;
  for (const candidate of candidates)
    if (candidate && (!last || candidate.demerits < last.demerits)) last = candidate;
  if (!last) return null;
  const ends: number[] = [];
  for (let at: Break | null = last; at?.previous; at = at.previous) ends.push(at.next);
  return ends.reverse();
}
