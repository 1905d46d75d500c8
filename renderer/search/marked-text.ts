/** A stretch of a text, marked or not. */
export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly isMarked: boolean;
}
export type Marks = readonly (readonly [number, number])[];

/** A text cut where marks begin and end; marks that do not fit into it (it has changed since) are left out. */
export function piecesOf(text: string, marks: Marks): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean): void => {
    if (to > at) pieces.push({ from: at, text: text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const [from, to] of marks) {
    if (from < at || to > text.length) continue;
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return pieces;
}

/** Characters that may stand before the first match where a line is short. */
const LEAD = 18;

/** A snippet from shortly before its first match on, so that the match is in sight on a short line. */
export function fromFirstMark(
  snippet: string,
  marks: Marks,
): { readonly text: string; readonly marks: Marks } {
  const first = marks[0]?.[0] ?? 0;
  if (first <= LEAD) return { text: snippet, marks };
  const space = snippet.lastIndexOf(' ', first - LEAD / 2);
  const start = space >= first - LEAD ? space + 1 : first;
  const shift = start - '… '.length;
  return {
    text: `… ${snippet.slice(start)}`,
    marks: marks.map(([from, to]) => [from - shift, to - shift]),
  };
}
