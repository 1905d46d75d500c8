import type { Book } from '../book.ts';
import { atomsOf, trimAtoms } from './atoms.ts';
import { ARTIFACT, type Box, type Page } from './boxes.ts';
import { type CoverPlan, planCover } from './cover-plan.ts';
import { emblemBoxes, emblemSize } from './emblem.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** A title takes no more than this many lines of its first size. */
const MOST_LINES = 7;
/** Steps in which a long title is set smaller. */
const SCALES = [1, 0.82, 0.66, 0.5] as const;
/** From the rule over a title to it, between it and the subtitle, and from what is above to it. */
const RULE_ROOM = 26;
const SUBTITLE_GAP = 16;
const TITLE_GAP = 60;

/** The cover: emblem and institution at the head, title and subtitle under them, the year at the foot. */
export function setCover(book: Book, setting: Setting, structure: Structure): Page {
  const { styles } = setting.look;
  const plan = planCover(setting.look);
  const section = structure.add('Sect', 0);
  const boxes: Box[] = [...plan.ground];
  const write = (text: string, style: TextStyle, left: number, top: number): number => {
    if (text.trim() === '') return top;
    const width = plan.right - left;
    const set = textLines(text, style, structure.add('P', section), width, setting);
    set.forEach((line, index) => {
      const x = plan.isCentred ? left + (width - line.width) / 2 : left;
      boxes.push(...boxesOfLine(line, x, top + index * style.leading + style.leading * 0.74));
    });
    return top + set.length * style.leading;
  };
  const emblem = book.emblem
    ? emblemSize(book.emblem, plan.emblem)
    : { width: plan.emblem, height: plan.emblem };
  const emblemLeft = plan.isCentred ? (plan.left + plan.right - emblem.width) / 2 : plan.left;
  if (book.emblem) {
    const { alternative } = book.emblem;
    const node = alternative === '' ? ARTIFACT : structure.addFigure(alternative, section);
    const y = plan.top + (plan.emblem - emblem.height) / 2;
    boxes.push({ kind: 'emblem', x: emblemLeft, y, ...emblem, node });
  } else boxes.push(...emblemBoxes(emblemLeft, plan.top, plan.emblem, plan.emblemColor));
  const headText = { ...styles.coverText, color: plan.institutionColor };
  const place = institutionPlace(book.institution, headText, { ...plan, width: emblem.width }, setting);
  const foot = write(book.institution, headText, place.left, place.top);
  const titleTop = Math.max(plan.titleTop, foot + TITLE_GAP);
  boxes.push(...plan.titleRule(titleTop - RULE_ROOM));
  const style = titleStyle(book.title, { ...styles.coverTitle, color: plan.titleColor }, plan, setting);
  const below = write(book.title, style, plan.left, titleTop);
  write(book.subtitle, { ...styles.coverText, color: plan.subtitleColor }, plan.left, below + SUBTITLE_GAP);
  if (book.year.trim() !== '') boxes.push(...plan.yearRule);
  write(book.year, styles.coverText, plan.left, plan.yearTop);
  return { parts: [{ y: 0, boxes }] };
}

/** Beside the emblem and as high as its middle, or under it. */
function institutionPlace(
  institution: string,
  style: TextStyle,
  plan: CoverPlan & { readonly width: number },
  setting: Setting,
) {
  const { left, top, right, emblem, width, isCentred } = plan;
  if (isCentred) return { left, top: top + emblem + 18 };
  const beside = left + width + 18;
  const lines = textLines(institution, style, -1, right - beside, setting).length;
  return { left: beside, top: top + (emblem - style.leading * lines) / 2 };
}

function textLines(text: string, style: TextStyle, node: number, width: number, setting: Setting) {
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  return setParagraph(trimAtoms(atomsOf(text, span, setting.measure)), width, false, setting);
}

/** A long title is set smaller, so that it and the subtitle stay above the year. */
function titleStyle(
  title: string,
  whole: TextStyle,
  { left, right }: CoverPlan,
  setting: Setting,
): TextStyle {
  const styles = SCALES.map((scale) => ({
    ...whole,
    size: whole.size * scale,
    leading: whole.leading * scale,
  }));
  const fitting = styles.find(
    (style) =>
      textLines(title, style, -1, right - left, setting).length * style.leading <= MOST_LINES * whole.leading,
  );
  return fitting ?? styles.at(-1) ?? whole;
}
