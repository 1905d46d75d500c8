/**
 * A paragraph as line breaking sees it: fragments of words in their order. After each fragment stands a space
 * (`spaces` > 0), a place for a hyphen (`hyphens` > 0), a bare place to break, or nothing (`penalties` Infinity).
 */
export interface Fragments {
  readonly count: number;
  readonly widths: ArrayLike<number>;
  readonly spaces: ArrayLike<number>;
  readonly hyphens: ArrayLike<number>;
  readonly penalties: ArrayLike<number>;
}

/** How far a space may stretch and shrink for a ratio of 1, as shares of its width. */
const STRETCH = 0.5;
const SHRINK = 0.28;
/** How far a ragged line may stay short of its width for a ratio of 1, as a share of that width. */
const RAGGED = 0.25;
const LINE_PENALTY = 10;
const TWO_HYPHENS = 3000;
const UNEVEN_LINES = 3000;
/** Lines are 0 tight, 1 normal, 2 loose, 3 very loose. */
const FITNESSES = 4;

/**
 * Room for the breaks of one paragraph, used again for the next: objects for each would be most of what a book
 * leaves to be collected. A break is its number; 0 is the paragraph's beginning.
 */
const room = {
  /** Widths and spaces before each fragment. */
  sums: new Float64Array(0),
  gaps: new Float64Array(0),
  /** Of each break: the fragment that opens the next line, the break before it, what the lines up to it cost. */
  nexts: new Int32Array(0),
  previous: new Int32Array(0),
  demerits: new Float64Array(0),
  fitnesses: new Uint8Array(0),
  areHyphens: new Uint8Array(0),
  /** Breaks from which a line may still come. */
  active: new Int32Array(0),
  /** The best break at one place for each fitness: where its line comes from (-1 for none), and what it costs. */
  from: new Int32Array(FITNESSES),
  costs: new Float64Array(FITNESSES),
};

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
  const { count, hyphens, penalties } = fragments;
  prepare(fragments);
  const { sums, gaps, nexts, active, from } = room;
  let breaks = 1;
  let living = 1;
  for (let index = 0; index < count; index++) {
    const penalty = penalties[index] as number;
    const isEnd = index === count - 1;
    if (penalty === Number.POSITIVE_INFINITY && !isEnd) continue;
    const hyphen = isEnd ? 0 : (hyphens[index] as number);
    const reached = sums[index + 1] as number;
    from.fill(-1);
    let isDead = false;
    for (let at = 0; at < living; at++) {
      const start = active[at] as number;
      const opening = nexts[start] as number;
      const glue = (gaps[index] as number) - (gaps[opening] as number);
      const natural = reached - (sums[opening] as number) + glue + hyphen;
      const ratio = isRagged ? raggedRatioOf(natural, width, isEnd) : ratioOf(natural, glue, width, isEnd);
      if (ratio < -1) isDead = true;
      else if (ratio <= tolerance) consider(start, ratio, hyphen > 0 ? penalty : 0, hyphen > 0);
    }
    if (isDead) living = dropDead(living, index, width);
    for (let fitness = 0; fitness < FITNESSES; fitness++)
      if (from[fitness] !== -1) active[living++] = keep(breaks++, fitness, index + 1, hyphen > 0);
    if (living === 0) return null;
    if (isEnd) return linesTo(count);
  }
  return [];
}

function prepare({ count, widths, spaces }: Fragments): void {
  const most = FITNESSES * count + 1;
  if (room.nexts.length < most) {
    room.sums = new Float64Array(most);
    room.gaps = new Float64Array(most);
    room.nexts = new Int32Array(most);
    room.previous = new Int32Array(most);
    room.demerits = new Float64Array(most);
    room.fitnesses = new Uint8Array(most);
    room.areHyphens = new Uint8Array(most);
    room.active = new Int32Array(most);
  }
  const { sums, gaps } = room;
  for (let index = 0; index < count; index++) {
    sums[index + 1] = (sums[index] as number) + (widths[index] as number);
    gaps[index + 1] = (gaps[index] as number) + (spaces[index] as number);
  }
  room.fitnesses[0] = 1;
  room.active[0] = 0;
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

/** Forgets the breaks from which a line would be too long with the fragment at `index`; gives how many stay. */
function dropDead(living: number, index: number, width: number): number {
  const { sums, gaps, nexts, active } = room;
  let kept = 0;
  for (let at = 0; at < living; at++) {
    const start = active[at] as number;
    const opening = nexts[start] as number;
    const glue = (gaps[index] as number) - (gaps[opening] as number);
    const least = (sums[index + 1] as number) - (sums[opening] as number) + glue - glue * SHRINK;
    if (least <= width + 1e-6) active[kept++] = start;
  }
  return kept;
}

function consider(start: number, ratio: number, penalty: number, isHyphen: boolean): void {
  const { demerits, fitnesses, areHyphens, from, costs } = room;
  const badness = Math.min(100 * Math.abs(ratio) ** 3, 1e5);
  const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  let cost = (demerits[start] as number) + (LINE_PENALTY + badness) ** 2 + penalty ** 2;
  if (isHyphen && areHyphens[start] === 1) cost += TWO_HYPHENS;
  if (Math.abs(fitness - (fitnesses[start] as number)) > 1) cost += UNEVEN_LINES;
  if (from[fitness] !== -1 && cost >= (costs[fitness] as number)) return;
  from[fitness] = start;
  costs[fitness] = cost;
}

/** Keeps the best break of a fitness under a number of its own. */
function keep(number: number, fitness: number, next: number, isHyphen: boolean): number {
  room.nexts[number] = next;
  room.previous[number] = room.from[fitness] as number;
  room.demerits[number] = room.costs[fitness] as number;
  room.fitnesses[number] = fitness;
  room.areHyphens[number] = isHyphen ? 1 : 0;
  return number;
}

/** The lines of the cheapest way to the paragraph's end. */
function linesTo(count: number): readonly number[] | null {
  const { nexts, previous, from, costs } = room;
  let best = -1;
  for (let fitness = 0; fitness < FITNESSES; fitness++)
    if (from[fitness] !== -1 && (best < 0 || (costs[fitness] as number) < (costs[best] as number)))
      best = fitness;
  if (best < 0) return null;
  const ends = [count];
  for (let at = from[best] as number; at > 0; at = previous[at] as number) ends.push(nexts[at] as number);
  return ends.reverse();
}
