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

/** Words compared one by one at most; between longer texts the whole middle is marked. */
const MOST_WORDS = 300;
/** Characters of an unchanged stretch that are shown beside a change. */
const CONTEXT = 40;

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu) ?? [];

/** What differs between two texts, word by word; long stretches that are the same are cut in their middle. */
export function diffTexts(before: string, after: string): TextDifference {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
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

/** Which words of two texts belong to their longest common sequence. */
function keptWords(old: readonly string[], fresh: readonly string[]): Kept {
  const [before, after] = [old.map(() => false), fresh.map(() => false)];
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS) return { before, after };
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let [row, column] = [0, 0];
  while (row < old.length && column < fresh.length) {
    if (old[row] === fresh[column]) {
      before[row] = true;
      after[column] = true;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
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
