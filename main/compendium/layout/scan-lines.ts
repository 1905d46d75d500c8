import type { BookScan } from '../book.ts';
import type { Box, FlowLine, NodeNumber } from './boxes.ts';
import { CAPTION_GAP, emptyFrame, FRAME_PADDING, setCaption } from './caption.ts';
import type { Setting } from './set-paragraph.ts';
import type { Structure } from './structure.ts';

/** Points of height that a page is shown in at least. */
const LEAST = 300;

/**
 * The line of a page of an original: as large as the room allows and never larger than it is, its caption below; or
 * a page of its own size. One that cannot be shown is a frame with the sentence that says why.
 */
export function scanLines(
  block: BookScan,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly FlowLine[] {
  const { scan, notice, isWhole, alternative } = block;
  const rest = { before: 0, canBreakBefore: false, startsPage: false, heading: null };
  if (notice === null && isWhole) {
    const node = structure.addFigure(alternative, above, scan.text);
    const { width, height } = scan;
    const boxes: readonly Box[] = [{ kind: 'scan', x: 0, y: 0, width, height, scan, node }];
    return [{ ...rest, height, boxes, ownPage: { width, height } }];
  }
  const into = (room: number): FlowLine => {
    const boxes =
      notice === null
        ? picture(block, room, above, setting, structure)
        : frame(block, room, above, setting, structure);
    return { ...rest, height: room, boxes };
  };
  return [{ ...rest, startsPage: scan.number > 1, height: 0, boxes: [], fit: { least: LEAST, into } }];
}

function picture(
  { scan, caption, alternative }: BookScan,
  room: number,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly Box[] {
  const { page, column, styles } = setting.look;
  const style = styles.reference;
  const most = room - style.leading - CAPTION_GAP;
  const scale = Math.min(1, column / scan.width, most / scan.height);
  const [width, height] = [scan.width * scale, scan.height * scale];
  const node = structure.addFigure(alternative, above, scan.text);
  const x = page.left + (column - width) / 2;
  const under = structure.add('P', above);
  const words = setCaption(
    caption,
    { x, y: height + CAPTION_GAP, width: Math.max(width, column / 2) },
    under,
    setting,
    structure,
  );
  return [{ kind: 'scan', x, y: 0, width, height, scan, node }, ...words.boxes];
}

/** The frame keeps the room of a page, so that a reader sees that one is missing. */
function frame(
  { caption, notice }: BookScan,
  room: number,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly Box[] {
  const { page, column, styles } = setting.look;
  const style = styles.reference;
  const height = room - style.leading - CAPTION_GAP;
  const place = { x: page.left + FRAME_PADDING, y: FRAME_PADDING, width: column - 2 * FRAME_PADDING };
  const under = { x: page.left, y: height + CAPTION_GAP, width: column };
  return [
    emptyFrame(page.left, column, height),
    ...setCaption(notice ?? '', place, structure.add('P', above), setting, structure).boxes,
    ...setCaption(caption, under, structure.add('P', above), setting, structure).boxes,
  ];
}
