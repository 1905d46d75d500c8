import type { Box, FlowLine, FootNote, Page, PagePart, Target } from './boxes.ts';
import type { Look } from './look.ts';

/** Lines that stand under each other, from a place on the page. */
export interface Stack {
  readonly lines: readonly FlowLine[];
  readonly x: number;
  readonly y: number;
}

/** Between the text and the rule over the remarks, and between the rule and the first of them. */
const ABOVE_RULE = 9;
const BELOW_RULE = 5;
const RULE_WIDTH = 72;
/** A remark of more lines may be divided; so many of them stand on the page of its mark at least. */
const LONG = 6;
const LEAST_LINES = 3;

type Edges = Look['page'];

/** The height that remarks may take of a page with text. */
export const notesRoom = ({ top, bottom }: Edges): number => 0.6 * (bottom - top);

/** All lines of remarks, one after the other. */
export const linesOf = (notes: readonly FootNote[]): readonly FlowLine[] =>
  notes.flatMap(({ lines }) => lines);

export const heightOf = (lines: readonly FlowLine[]): number =>
  lines.reduce((sum, { height }) => sum + height, 0);

/** The height that lines of remarks add to a page on which remarks already take `reserved`. */
export function heightWithRule(lines: readonly FlowLine[], reserved: number): number {
  if (lines.length === 0) return 0;
  return heightOf(lines) + (reserved > 0 ? 0 : ABOVE_RULE + BELOW_RULE);
}

/** The least height that remarks add to a page: of a long last one its first lines. */
export function leastHeight(notes: readonly FootNote[], reserved: number): number {
  const last = notes.at(-1)?.lines ?? [];
  const kept = last.length > LONG ? last.slice(0, LEAST_LINES) : last;
  return heightWithRule([...linesOf(notes.slice(0, -1)), ...kept], reserved);
}

/**
 * The foot of a page with stacks of lines: what is left of remarks before it, then those of its own lines, as far as
 * there is room, under a rule; and what has to go on on the next page.
 */
export function placeNotes(
  carried: readonly FlowLine[],
  stacks: readonly Stack[],
  { left, top, bottom }: Edges,
): { readonly parts: readonly PagePart[]; readonly rest: readonly FlowLine[] } {
  const own = stacks.flatMap(({ lines }) => lines.flatMap(({ notes }) => (notes ? linesOf(notes) : [])));
  const lines = own.length === 0 ? carried : [...carried, ...own];
  if (lines.length === 0) return { parts: [], rest: [] };
  const end = Math.max(top, ...stacks.map(endOf));
  let room = bottom - end - BELOW_RULE - (stacks.length === 0 ? 0 : ABOVE_RULE) + 1e-6;
  const past = lines.findIndex(({ height }) => {
    room -= height;
    return room < 0;
  });
  const shown = past < 0 ? lines : lines.slice(0, past);
  const rest = past < 0 ? [] : lines.slice(past);
  if (shown.length === 0) return { parts: [], rest };
  let y = bottom - heightOf(shown);
  const rule: Box = { kind: 'rule', x: left, y: 0, width: RULE_WIDTH, height: 0.5, color: 'grey' };
  const parts: PagePart[] = [{ y: y - BELOW_RULE, boxes: [rule] }];
  for (const { boxes, height } of shown) {
    parts.push({ y, boxes });
    y += height;
  }
  return { parts, rest };
}

const endOf = ({ lines, y }: Stack): number =>
  lines.reduce((at, { before, height }, index) => at + (index === 0 ? 0 : before) + height, y);

type Place = Extract<Target, { readonly page: number }>;

/** Follows where marks and remarks stand, page by page. */
export interface NotePlaces {
  /** The page with its links to remarks and to their marks as links to places. */
  readonly settle: (page: Page, number: number) => Page;
}

/** No places yet. */
export function createNotePlaces({ top, bottom }: Edges): NotePlaces {
  const marks = new Map<number, Place>();
  const notes = new Map<number, Place>();
  const settle: NotePlaces['settle'] = (page, number) => {
    let isSettled = true;
    for (const { y, boxes } of page.parts) {
      for (const box of boxes) {
        if (box.kind !== 'link' || !('note' in box.target || 'mark' in box.target)) continue;
        isSettled = false;
        const place = { page: number, y };
        // The number before a remark leads to its mark: it stands where the remark does.
        if ('mark' in box.target) notes.set(box.target.mark, place);
        else if (!marks.has(box.target.note)) marks.set(box.target.note, place);
      }
    }
    if (isSettled) return page;
    const placeOf = (target: Target): Target => {
      if ('note' in target) return notes.get(target.note) ?? { page: number, y: bottom };
      return 'mark' in target ? (marks.get(target.mark) ?? { page: number, y: top }) : target;
    };
    const parts = page.parts.map(({ y, boxes }) => ({
      y,
      boxes: boxes.map((box) => (box.kind === 'link' ? { ...box, target: placeOf(box.target) } : box)),
    }));
    return { parts };
  };
  return { settle };
}
