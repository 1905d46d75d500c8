import type { FlowLine, PageSize } from './boxes.ts';
import type { Look } from './look.ts';
import {
  createNotePlaces,
  heightOf,
  heightWithRule,
  leastHeight,
  linesOf,
  notesRoom,
  placeNotes,
  type Stack,
} from './page-notes.ts';
import { type FilledPage, middleOf, placeStacks } from './place-stacks.ts';

/** Takes the lines of a column one by one and gives a page as soon as it is full. */
export interface Paginator {
  readonly push: (line: FlowLine) => void;
  /** Gives what is left as the last page. */
  readonly end: () => void;
}
/** Columns do not begin so far down a page, in points. */
const SHORTEST_COLUMN = 90;

/**
 * Fills pages with lines, narrow ones column by column. A column ends at the last place where a break is allowed; only
 * a chain of lines longer than a page is broken where the page is full. After columns a line over all of them opens a page.
 * A figure that finds no room waits for the top of the next page while the text goes on; where columns end, both are
 * made as long as each other. Remarks, which columns have none of, stand at the foot of the page of their mark, which keeps room for them; a long
 * one goes on on the next page. `first` is the number of the first page where links are meant.
 */
export function createPaginator(look: Look, onPage: (filled: FilledPage) => void, first = 0): Paginator {
  const { page, column, narrow } = look;
  const places = createNotePlaces(page);
  const beside = column - narrow;
  let stacks: Stack[] = [];
  let lines: FlowLine[] = [];
  let [x, top, y] = [0, page.top, page.top];
  let allowed = 0;
  let pages = 0;
  /** Lines of remarks that their page had no room for, and the height that remarks take of this page. */
  let carried: readonly FlowLine[] = [];
  let reserved = 0;
  /** Figures that wait for the next page. */
  let waiting: readonly FlowLine[] = [];

  const open = (place: number, at: number) => {
    x = place;
    top = at;
    y = at;
    lines = [];
    allowed = 0;
  };
  const givePage = () => {
    const filled = placeStacks(stacks, pages);
    const { parts, rest } = placeNotes(carried, stacks, page);
    carried = rest;
    onPage({
      ...filled,
      page: places.settle({ parts: [...filled.page.parts, ...parts] }, first + pages),
    });
    pages++;
    stacks = [];
    reserved = heightWithRule(carried, 0);
    open(0, page.top);
  };
  /** Gives pages to remarks alone, until no more than `most` points of them are left. */
  const giveNotes = (most: number) => {
    while (heightOf(carried) > most) givePage();
  };
  /** Ends a column, or all of the page, after `count` lines; the others go on after it. */
  const flush = (count: number, isPageEnd: boolean) => {
    const rest = lines.slice(count);
    const isNarrow = lines[0]?.isNarrow === true;
    if (count > 0) stacks.push({ lines: lines.slice(0, count), x, y: top });
    if (isNarrow && x === 0 && !isPageEnd) open(beside, top);
    else {
      givePage();
      // What would leave no room for text gets pages of its own.
      giveNotes(notesRoom(page));
    }
    if (stacks.length === 0) {
      const figures = waiting;
      waiting = [];
      for (const line of figures) push(line);
    }
    for (const line of rest) push(line);
  };
  /** Ends the page, its columns as long as each other, and gives pages to the figures that wait. */
  const finishPage = () => {
    while (lines.length > 0 || stacks.length > 0) {
      if (lines[0]?.isNarrow) balance();
      flush(lines.length, true);
    }
  };
  const balance = () => {
    const first = x > 0 ? stacks.at(-1) : undefined;
    const all = [...(first?.lines ?? []), ...lines];
    const at = middleOf(all);
    if (at === null) return;
    if (first) stacks.pop();
    stacks.push({ lines: all.slice(0, at), x: 0, y: top });
    x = beside;
    lines = all.slice(at);
  };
  /** Below lines over all columns the first column begins where they end, or on the next page where it would be short. */
  const beginColumns = ({ before, canBreakBefore }: FlowLine) => {
    const at = y + before;
    if (reserved > 0 || (canBreakBefore && at > page.bottom - SHORTEST_COLUMN)) {
      flush(lines.length, true);
      giveNotes(0);
      return;
    }
    stacks.push({ lines, x: 0, y: top });
    open(0, at);
  };
  /** A line that opens a page stands on it with its remarks: what is left of others gets pages of its own if need be. */
  const makeRoom = ({ head, height, notes, startsPage }: FlowLine) => {
    if (startsPage) giveNotes(0);
    if (carried.length === 0 || !notes) return;
    const least = (head?.height ?? 0) + height + leastHeight(notes, reserved);
    if (page.top + least + reserved > page.bottom) giveNotes(0);
  };
  /** A line that takes all that is left of its page. */
  const pushFitting = (line: FlowLine, { least, into }: NonNullable<FlowLine['fit']>): void => {
    if (line.startsPage) finishPage();
    const room = () => page.bottom - reserved - y - (lines.length === 0 ? 0 : line.before);
    if (room() < least && lines.length > 0) flush(allowed > 0 ? allowed : lines.length, true);
    if (lines.length === 0 && (carried.length > 0 || top > page.top)) {
      givePage();
      giveNotes(0);
    }
    pushLine({ ...into(Math.max(room(), 0)), before: line.before });
  };
  const pushOwnPage = (line: FlowLine, size: PageSize): void => {
    finishPage();
    giveNotes(0);
    const none = { headings: [], figures: [], mentions: new Map<string, number>() };
    onPage({ page: { parts: [{ y: 0, boxes: line.boxes }], size }, ...none });
    pages++;
  };
  const push = (line: FlowLine): void => {
    if (line.ownPage) pushOwnPage(line, line.ownPage);
    else if (line.fit) pushFitting(line, line.fit);
    else pushLine(line);
  };
  const pushLine = (line: FlowLine): void => {
    if (lines.length > 0 && line.startsPage) finishPage();
    const last = lines.at(-1);
    if (last && last.isNarrow !== line.isNarrow) {
      if (line.isNarrow) beginColumns(line);
      else finishPage();
    }
    if (lines.length === 0 && top > page.top && top + line.height > page.bottom) givePage();
    if (lines.length === 0) makeRoom(line);
    const repeated = lines.length === 0 ? line.head : undefined;
    if (repeated) {
      lines.push(repeated);
      y += repeated.height;
    }
    const isFirst = lines.length === 0;
    const below = y + (isFirst ? 0 : line.before) + line.height;
    if (!isFirst && !repeated && line.canBreakBefore) allowed = lines.length;
    // Subtle: sums of points are not exact; a line that fits must not be pushed off by a rounding error.
    const fits = (height: number) => below + height <= page.bottom + 1e-6;
    const { notes } = line;
    const wanted = reserved + (notes ? heightWithRule(linesOf(notes), reserved) : 0);
    const isDivisible = notes !== undefined && fits(reserved + leastHeight(notes, reserved));
    const mustWait = waiting.length > 0 && canWait(line);
    if (!mustWait && (isFirst || repeated || fits(wanted) || isDivisible)) {
      lines.push(line);
      y = below;
      reserved = Math.max(reserved, Math.min(wanted, page.bottom - below));
      return;
    }
    if (canWait(line)) waiting = [...waiting, line];
    else {
      flush(allowed > 0 ? allowed : lines.length, false);
      push(line);
    }
  };
  const end = () => {
    finishPage();
    giveNotes(0);
  };
  return { push, end };
}

/** A figure over the whole width that nothing before it holds. */
const canWait = ({ figure, beside, isNarrow, canBreakBefore }: FlowLine): boolean =>
  figure !== undefined && !beside && !isNarrow && canBreakBefore;
