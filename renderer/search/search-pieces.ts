import type { SearchReading } from '../../preload/model.ts';

type PartKind = SearchReading['parts'][number]['kind'];

/** A stretch of a search: a part that was understood, the name of its field, or what stands between parts. */
export interface SearchPiece {
  readonly from: number;
  readonly kind: PartKind | 'name' | 'between';
  readonly text: string;
}

/** A search cut into what was understood; the name of a field stands apart from its value. */
export function searchPieces(text: string, parts: SearchReading['parts']): readonly SearchPiece[] {
  const pieces: SearchPiece[] = [];
  let at = 0;
  const add = (kind: SearchPiece['kind'], to: number): void => {
    if (to > at) pieces.push({ from: at, kind, text: text.slice(at, to) });
    at = Math.max(at, to);
  };
  for (const { kind, from, to } of parts) {
    if (from < at) continue;
    add('between', from);
    if (kind === 'field') add('name', text.indexOf(':', from) + 1);
    add(kind, to);
  }
  add('between', text.length);
  return pieces;
}
