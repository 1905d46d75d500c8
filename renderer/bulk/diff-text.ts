/** A piece of a text: the same on both sides, or there only. */
export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}
/** Two texts as pieces; what is the same on both sides stands in the same order. */
export interface TextDifference {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** Words that differ at most; between texts that differ more the whole middle is marked. */
const MOST_EDITS = 400;
/** Characters of an unchanged stretch that are shown beside a change. */
const CONTEXT = 40;

/** Texts longer than this, in characters, are compared line by line. */
const LONG_TEXT = 200_000;

const wordsOf = (text: string, isByLine: boolean): readonly string[] =>
  text.match(isByLine ? /[^\n]*\n|[^\n]+/g : /[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu) ?? [];

/** What differs between two texts, word by word; long stretches that are the same are cut in their middle. */
export function diffTexts(before: string, after: string): TextDifference {
  const isByLine = before.length + after.length > LONG_TEXT;
  const [old, fresh] = [wordsOf(before, isByLine), wordsOf(after, isByLine)];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  const middles = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)] as const;
  const kept = keptWords(...middles);
  const build = (words: readonly string[], middle: readonly string[], isKept: readonly boolean[]) =>
    shortened([
      { text: words.slice(0, head).join(''), isChanged: false },
      ...joined(middle, isKept),
      { text: words.slice(words.length - tail).join(''), isChanged: false },
    ]);
  return { before: build(old, middles[0], kept.before), after: build(fresh, middles[1], kept.after) };
}

interface Kept {
  readonly before: readonly boolean[];
  readonly after: readonly boolean[];
}

/**
 * Which words of two texts stay, by the greedy search for the shortest edit (E. W. Myers, An O(ND) Difference
 * Algorithm and Its Variations, 1986); none where more than `MOST_EDITS` words differ.
 */
function keptWords(old: readonly string[], fresh: readonly string[]): Kept {
  const trail: Int32Array[] = [];
  const reach = new Int32Array(2 * MOST_EDITS + 3);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, old.length + fresh.length); edits++) {
    trail.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const row = reachedRow(reach, diagonal, edits, old, fresh);
      reach[MOST_EDITS + 1 + diagonal] = row;
      if (row >= old.length && row - diagonal >= fresh.length) return walkBack(trail, old, fresh);
    }
  }
  return { before: old.map(() => false), after: fresh.map(() => false) };
}

/** True where the last edit to a diagonal puts a word in, false where it takes one out. */
function isPutIn(reach: Int32Array, diagonal: number, edits: number): boolean {
  const [left, right] = [reach[MOST_EDITS + diagonal] ?? 0, reach[MOST_EDITS + 2 + diagonal] ?? 0];
  return diagonal === -edits || (diagonal !== edits && left < right);
}

/** The furthest row on a diagonal after so many edits. */
function reachedRow(
  reach: Int32Array,
  diagonal: number,
  edits: number,
  old: readonly string[],
  fresh: readonly string[],
): number {
  const isDown = edits > 0 && isPutIn(reach, diagonal, edits);
  let row =
    edits === 0
      ? 0
      : isDown
        ? (reach[MOST_EDITS + 2 + diagonal] ?? 0)
        : (reach[MOST_EDITS + diagonal] ?? 0) + 1;
  while (row < old.length && row - diagonal < fresh.length && old[row] === fresh[row - diagonal]) row += 1;
  return row;
}

/** Follows the edits from the end of both texts to their beginning. */
function walkBack(trail: readonly Int32Array[], old: readonly string[], fresh: readonly string[]): Kept {
  const [before, after] = [old.map(() => false), fresh.map(() => false)];
  let [row, column] = [old.length, fresh.length];
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reach = trail[edits] ?? new Int32Array();
    const diagonal = row - column;
    const isDown = isPutIn(reach, diagonal, edits);
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const fromRow = edits === 0 ? 0 : (reach[MOST_EDITS + 1 + from] ?? 0);
    const [startRow, startColumn] =
      edits === 0 ? [0, 0] : isDown ? [fromRow, fromRow - diagonal] : [fromRow + 1, fromRow + 1 - diagonal];
    while (row > startRow && column > startColumn) {
      row -= 1;
      column -= 1;
      before[row] = true;
      after[column] = true;
    }
    [row, column] = [fromRow, edits === 0 ? 0 : fromRow - from];
  }
  return { before, after };
}

/** Words as pieces; a space between two changed words is changed too. */
function joined(words: readonly string[], isKept: readonly boolean[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [index, text] of words.entries()) {
    const isBetween = /^\s+$/.test(text) && isKept[index - 1] === false && isKept[index + 1] === false;
    const isChanged = isKept[index] !== true || isBetween;
    const last = pieces.at(-1);
    if (last?.isChanged === isChanged) pieces[pieces.length - 1] = { text: last.text + text, isChanged };
    else pieces.push({ text, isChanged });
  }
  return pieces;
}

/** The pieces without what is empty, and with `…` for the far parts of long unchanged stretches. */
function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const filled = pieces.filter(({ text }) => text !== '');
  return filled.map((piece, index) => {
    if (piece.isChanged || filled.length === 1) return piece;
    const head = index === 0 ? '' : piece.text.slice(0, CONTEXT);
    const tail = index === filled.length - 1 ? '' : piece.text.slice(-CONTEXT);
    const isLong = piece.text.length > head.length + tail.length + 1;
    return isLong ? { text: `${head}…${tail}`, isChanged: false } : piece;
  });
}
