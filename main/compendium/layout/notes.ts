import type { Inline, Note } from '../../../preload/structured-text.ts';
import { type Atom, atomsOf, atomsOfInlines, type NoteMark, type Span, trimAtoms } from './atoms.ts';
import type { FlowLine, FootNote, NodeNumber } from './boxes.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type SetLine, type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** Marks are so much smaller than the text that they stand in, and stand so much above its line. */
const MARK_SIZE = 0.64;
const MARK_RISE = 0.34;
/** Where the baseline stands in a line of a remark, as a share of its leading. */
const BASELINE = 0.74;

/** Remarks are smaller than the text. */
function noteStyle({ look }: Setting): TextStyle {
  const { text } = look.styles;
  return { ...text, size: text.size * 0.83, leading: text.leading * 0.8 };
}

/** The remarks whose first marks stand in lines, as a line of the column names them. */
export function notesOf(lines: readonly SetLine[]): Pick<FlowLine, 'notes'> {
  const notes = lines.flatMap(({ atoms }) => atoms.flatMap(({ span }) => span.note ?? []));
  return notes.length === 0 ? {} : { notes: [...new Set(notes)] };
}

/** The names and terms that stand in lines, as a line of the column names them. */
export function mentionsOf(lines: readonly SetLine[]): Pick<FlowLine, 'mentions'> {
  const mentions = lines.flatMap(({ atoms }) => atoms.flatMap(({ span }) => span.mention ?? []));
  return mentions.length === 0 ? {} : { mentions: [...new Set(mentions)] };
}

/** Marks remarks in a chapter; the first mark of each carries the remark itself. */
export function createNoteMark(chapter: NodeNumber, setting: Setting, structure: Structure): NoteMark {
  return (note, style, parent) => {
    const number = String(note.number);
    const node = structure.add('Link', structure.add('Reference', parent));
    const mark = markSpan(style, node, { target: { note: note.number }, text: number });
    return note.isAgain ? mark : { ...mark, note: setNote(note, chapter, setting, structure) };
  };
}

function markSpan(style: TextStyle, node: NodeNumber, link: NonNullable<Span['link']>): Span {
  const { face, size } = style;
  return { face, size: size * MARK_SIZE, color: 'accent', node, link, rise: size * MARK_RISE };
}

/** The lines of a remark, its number first, which leads back to its mark. */
function setNote(note: Note, chapter: NodeNumber, setting: Setting, structure: Structure): FootNote {
  const { number } = note;
  const style = noteStyle(setting);
  const { remarks } = setting;
  const node = remarks
    ? structure.addForeign(remarks.language, remarks.above, 'Note')
    : structure.add('Note', chapter);
  const back = structure.add('Link', structure.add('Lbl', node));
  const label = markSpan(style, back, { target: { mark: number }, text: String(number) });
  const opening = atomsOf(`${number} `, label, setting.measure);
  const paragraphs = note.paragraphs.map((inlines, index) => [
    ...(index === 0 ? opening : []),
    ...paragraphAtoms(inlines, structure.add('P', node), setting, structure),
  ]);
  const lines = (paragraphs.length === 0 ? [opening] : paragraphs).flatMap((atoms) =>
    setParagraph(trimAtoms(atoms), setting.look.column, style.isJustified, setting).map((line) =>
      noteLine(line, style, setting),
    ),
  );
  return { number, lines };
}

function paragraphAtoms(
  inlines: readonly Inline[],
  node: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly Atom[] {
  const linkNode = () => structure.add('Link', node);
  // A remark has no remarks of its own.
  const noMark: NoteMark = (_, { face, size, color }) => ({ face, size, color, node, link: null });
  return atomsOfInlines(
    inlines,
    noteStyle(setting),
    node,
    setting.measure,
    linkNode,
    structure.addForeign,
    noMark,
  );
}

function noteLine(line: SetLine, { leading }: TextStyle, { look }: Setting): FlowLine {
  return {
    height: leading,
    before: 0,
    canBreakBefore: true,
    startsPage: false,
    boxes: boxesOfLine(line, look.page.left, leading * BASELINE),
    heading: null,
  };
}
