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
const MOST_LINES_OF_TWO = 4;
/** Steps in which a long title is set smaller. */
const SCALES = [1, 0.82, 0.66, 0.5] as const;
/** From the rule over a title to it, between it and the subtitle, and from what is above to it. */
const RULE_ROOM = 26;
const SUBTITLE_GAP = 16;
const TITLE_GAP = 60;
/** What the book is called in its other language: how much smaller, and how far under the rest. */
const SECOND = 0.62;
const SECOND_GAP = 26;

/** The cover: emblem and institution at the head, title and subtitle under them in each language of the book, the year at the foot. */
export function setCover(book: Book, setting: Setting, structure: Structure): Page {
  const { styles } = setting.look;
  const plan = planCover(setting.look);
  const section = structure.add('Sect', 0);
  const boxes: Box[] = [...plan.ground];
  const second = book.second;
  const write = (text: string, style: TextStyle, left: number, top: number, isSecond = false): number => {
    if (text.trim() === '') return top;
    const width = plan.right - left;
    const paragraph = structure.add('P', section);
    const node = isSecond && second ? structure.addForeign(second.language, paragraph) : paragraph;
    const set = textLines(text, style, node, width, setting);
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
  const place = institutionPlace(
    [book.institution, second?.institution ?? ''],
    headText,
    { ...plan, width: emblem.width },
    setting,
  );
  const head = write(book.institution, headText, place.left, place.top);
  const foot = write(second?.institution ?? '', headText, place.left, head, true);
  const titleTop = Math.max(plan.titleTop, foot + TITLE_GAP);
  boxes.push(...plan.titleRule(titleTop - RULE_ROOM));
  const style = titleStyle(
    book.title,
    { ...styles.coverTitle, color: plan.titleColor },
    plan,
    setting,
    second !== null,
  );
  const below = write(book.title, style, plan.left, titleTop);
  const underText = { ...styles.coverText, color: plan.subtitleColor };
  const under = write(book.subtitle, underText, plan.left, below + SUBTITLE_GAP);
  if (second) {
    const smaller = { ...style, size: style.size * SECOND, leading: style.leading * SECOND };
    const top = (book.subtitle.trim() === '' ? below : under) + SECOND_GAP;
    const end = write(second.title, smaller, plan.left, top, true);
    write(second.subtitle, underText, plan.left, end + SUBTITLE_GAP, true);
  }
  if (book.year.trim() !== '') boxes.push(...plan.yearRule);
  write(book.year, styles.coverText, plan.left, plan.yearTop);
  return { parts: [{ y: 0, boxes }] };
}

/** Beside the emblem and as high as its middle, or under it. */
function institutionPlace(
  institutions: readonly string[],
  style: TextStyle,
  plan: CoverPlan & { readonly width: number },
  setting: Setting,
) {
  const { left, top, right, emblem, width, isCentred } = plan;
  if (isCentred) return { left, top: top + emblem + 18 };
  const beside = left + width + 18;
  const lines = institutions.flatMap((text) => textLines(text, style, -1, right - beside, setting)).length;
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
  hasSecond: boolean,
): TextStyle {
  const styles = SCALES.map((scale) => ({
    ...whole,
    size: whole.size * scale,
    leading: whole.leading * scale,
  }));
  const most = whole.leading * (hasSecond ? MOST_LINES_OF_TWO : MOST_LINES);
  const fitting = styles.find(
    (style) => textLines(title, style, -1, right - left, setting).length * style.leading <= most,
  );
  return fitting ?? styles.at(-1) ?? whole;
}
