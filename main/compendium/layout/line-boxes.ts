import type { Word } from '../fonts/measure.ts';
import type { Span } from './atoms.ts';
import type { Box } from './boxes.ts';
import type { SetLine } from './set-paragraph.ts';

/** How far letters reach above and below their baseline, as shares of the type size. */
export const ASCENT = 0.8;
export const DESCENT = 0.25;

/** The boxes of a set line from `x`, its baseline at `y`: one for each stretch of one style, and its links. */
export function boxesOfLine(line: SetLine, x: number, y: number): readonly Box[] {
  const boxes: Box[] = [];
  let at = x;
  for (let index = 0; index < line.atoms.length; ) {
    const span = line.atoms[index]?.span;
    if (!span) break;
    const start = at;
    const words: Word[] = [];
    const isSpaced: boolean[] = [];
    let inked = at;
    for (let atom = line.atoms[index]; atom?.span === span; atom = line.atoms[++index]) {
      words.push(atom.word);
      isSpaced.push(atom.isSpaced);
      at += (atom.word.width * span.size) / 1000;
      inked = at;
      if (atom.isSpaced) at += (atom.word.space.width * span.size) / 1000 + line.gap;
    }
    const { size, color, node } = span;
    boxes.push({
      kind: 'text',
      x: start,
      y: y - (span.rise ?? 0),
      width: inked - start,
      size,
      color,
      words,
      isSpaced,
      gap: line.gap,
      node,
    });
    if (span.link) boxes.push(linkBox(span, start, y - (span.rise ?? 0), inked - start));
  }
  return boxes;
}

function linkBox(span: Span, x: number, y: number, width: number): Box {
  const { size, node, link } = span;
  return {
    kind: 'link',
    x,
    y: y - size * ASCENT,
    width,
    height: size * (ASCENT + DESCENT),
    target: link?.target ?? { url: '' },
    text: link?.text ?? '',
    node,
  };
}
