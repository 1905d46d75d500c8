import type { BookScan } from '../book.ts';
import type { Box, FlowLine, NodeNumber } from './boxes.ts';
import { CAPTION_GAP, emptyFrame, FRAME_PADDING, setCaption } from './caption.ts';
import type { Setting } from './set-paragraph.ts';
import type { Structure } from './structure.ts';

/** Part of the height of the text that a picture takes at most: some text stands on its page. */
const HIGHEST = 0.6;

/**
 * The line of a figure of a section, its picture over its caption: where it stands, or at the top of the next page. A
 * picture is never larger than it is itself; one that cannot be shown is a frame with the sentence that says why.
 */
export function figureLines(
  { scan, caption, notice, alternative, figure }: BookScan,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
  column = setting.look.column,
): readonly FlowLine[] {
  const { page } = setting.look;
  const put = (text: string, width: number, x: number, y: number) =>
    setCaption(text, { x, y, width }, structure.add('P', above), setting, structure);
  let boxes: readonly Box[];
  let height: number;
  if (notice === null) {
    const scale = Math.min(1, column / scan.width, (HIGHEST * (page.bottom - page.top)) / scan.height);
    const width = scan.width * scale;
    height = scan.height * scale;
    const node = structure.addFigure(alternative, above, scan.text);
    boxes = [{ kind: 'scan', x: page.left + (column - width) / 2, y: 0, width, height, scan, node }];
  } else {
    const inside = column - 2 * FRAME_PADDING;
    const words = put(notice, inside, page.left + FRAME_PADDING, FRAME_PADDING);
    height = words.height + 2 * FRAME_PADDING;
    boxes = [emptyFrame(page.left, column, height), ...words.boxes];
  }
  const under = put(caption, column, page.left, height + CAPTION_GAP);
  return [
    {
      height: height + CAPTION_GAP + under.height,
      before: 0,
      canBreakBefore: true,
      startsPage: false,
      boxes: [...boxes, ...under.boxes],
      heading: null,
      ...(figure !== undefined && { figure }),
    },
  ];
}
