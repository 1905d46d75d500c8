import { atomsInScripts, trimAtoms } from './atoms.ts';
import type { Box, NodeNumber } from './boxes.ts';
import { BASELINE } from './column.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';

/** Points between a picture and its caption, and in the frame of one that cannot be shown. */
export const CAPTION_GAP = 6;
export const FRAME_PADDING = 12;

/** Words beside a picture, from a place on: their boxes and how high they are. */
export function setCaption(
  text: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  node: NodeNumber,
  setting: Setting,
  structure: Structure,
): { readonly boxes: readonly Box[]; readonly height: number } {
  const { face, size, color, leading } = setting.look.styles.reference;
  const span = { face, size, color, node, link: null };
  const atoms = trimAtoms(atomsInScripts(text, span, setting.measure, structure.addForeign));
  const lines = setParagraph(atoms, width, false, setting);
  const boxes = lines.flatMap((line, index) => boxesOfLine(line, x, y + leading * (index + BASELINE)));
  return { boxes, height: lines.length * leading };
}

/** The frame in the place of a picture that cannot be shown. */
export function emptyFrame(x: number, width: number, height: number): Box {
  const points = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  return { kind: 'outline', x, y: 0, width, height, points, color: 'pale', lineWidth: 0.75 };
}
