import type { Locale } from '../../../preload/model.ts';
import type { Face, Measure, Word } from '../fonts/measure.ts';
import type { Atom } from './atoms.ts';
import type { NodeNumber } from './boxes.ts';
import { breakLines } from './break-lines.ts';
import { addFragment, measureFragment, room } from './fragment-room.ts';
import type { Hyphenate } from './hyphenate.ts';
import type { Look } from './look.ts';
import { WIDEST_SPACE } from './styles.ts';

/** A line of a paragraph: its atoms, the points added to each space, and how far it reaches. */
export interface SetLine {
  readonly atoms: readonly Atom[];
  readonly gap: number;
  readonly width: number;
}
export interface Setting {
  readonly measure: Measure;
  readonly hyphenate: Hyphenate;
  /** The same for texts in other languages than the book's. */
  readonly hyphenateIn?: ReadonlyMap<Locale, Hyphenate>;
  readonly look: Look;
  /** Remarks of a text in one of two languages stand in the chapter, where other texts of it may follow. */
  readonly remarks?: { readonly above: NodeNumber; readonly language: Locale };
}

/** Ratios to which spaces may stretch: without hyphens, with them, and where nothing else is left. */
const WITHOUT_HYPHENS = 1.3;
const WITH_HYPHENS = 2.2;
const HYPHEN_PENALTY = 120;
const LAST_WORD_PENALTY = 900;
const FORCED_PENALTY = 2000;

/** Breaks atoms into lines of `width` points; justified lines reach it where spaces can without holes. */
export function setParagraph(
  atoms: readonly Atom[],
  width: number,
  isJustified: boolean,
  setting: Setting,
): readonly SetLine[] {
  if (atoms.length === 0) return [];
  divide(atoms, width, setting, false);
  let ends = isJustified
    ? breakLines(room, width, WITHOUT_HYPHENS)
    : breakLines(room, width, Number.POSITIVE_INFINITY, true);
  if (!ends) {
    divide(atoms, width, setting, true);
    ends = breakLines(room, width, WITH_HYPHENS) ?? breakLines(room, width, Number.POSITIVE_INFINITY);
  }
  if (!ends) throw new Error('a paragraph has a fragment wider than its line');
  const lines: SetLine[] = [];
  let from = 0;
  for (const to of ends) {
    const lineAtoms = atomsBetween(atoms, from, to, setting.measure);
    lines.push(spread(lineAtoms, width, isJustified, to === room.count));
    from = to;
  }
  return lines;
}

/** Divides a paragraph into the fragments that lines may end after. */
function divide(atoms: readonly Atom[], width: number, setting: Setting, isParted: boolean): void {
  room.count = 0;
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index] as Atom;
    const { word, span, isSpaced } = atom;
    const scale = span.size / 1000;
    const isForced = word.width * scale > width;
    let from = 0;
    let reached = 0;
    if (isParted || isForced) {
      const penalty = index === atoms.length - 1 ? LAST_WORD_PENALTY : HYPHEN_PENALTY;
      const places = placesIn(atom, width, scale, setting, isForced);
      const hyphenWidth = places.length > 0 ? setting.measure(span.face, '-').width * scale : 0;
      for (const { at, isHyphen } of places) {
        const wide = (word.advances[at] ?? 0) * scale - reached;
        addFragment(index, from, at);
        // A hyphen may stand out of a line that is no wider than the letters before it.
        const hyphen = isHyphen ? Math.min(hyphenWidth, Math.max(width - wide, 0)) : 0;
        measureFragment(wide, 0, hyphen, isHyphen ? penalty : FORCED_PENALTY);
        from = at;
        reached += wide;
      }
    }
    addFragment(index, from, word.text.length);
    measureFragment(
      // What cannot be parted at all stands out rather than getting lost.
      Math.min(word.width * scale - reached, width),
      isSpaced ? word.space.width * scale : 0,
      0,
      isSpaced ? 0 : Number.POSITIVE_INFINITY,
    );
  }
}

interface Place {
  readonly at: number;
  readonly isHyphen: boolean;
}

/** Where a word may end a line; a word wider than the line may at any character if need be. */
function placesIn(
  atom: Atom,
  width: number,
  scale: number,
  { hyphenate }: Setting,
  isForced: boolean,
): readonly Place[] {
  const { advances, text } = atom.word;
  const canPart = (at: number) => !Number.isNaN(advances[at]);
  const soft = atom.span.link ? [] : hyphenate(text).filter(canPart);
  if (!isForced) return soft.map((at) => ({ at, isHyphen: true }));
  const places: Place[] = [];
  let start = 0;
  for (let at = 1; at < text.length; at++) {
    if (!canPart(at)) continue;
    const isAfterMark = /[/.\-?&=_–—]/.test(text.charAt(at - 1));
    const next = advances.subarray(at + 1).find((advance) => !Number.isNaN(advance)) ?? atom.word.width;
    const isFull = (next - (advances[start] ?? 0)) * scale > width * 0.97;
    if (soft.includes(at)) places.push({ at, isHyphen: true });
    else if (isAfterMark || isFull) places.push({ at, isHyphen: false });
    if (places.at(-1)?.at === at) start = at;
  }
  return places;
}

/** The atoms of a line: whole words, and the parts of words that a hyphen ends or opens. */
function atomsBetween(atoms: readonly Atom[], from: number, to: number, measure: Measure): readonly Atom[] {
  const line: Atom[] = [];
  for (let index = from; index < to; index++) {
    const number = room.atoms[index] as number;
    const start = room.from[index] as number;
    while (index + 1 < to && room.atoms[index + 1] === number) index++;
    const end = room.to[index] as number;
    const atom = atoms[number] as Atom;
    const { text } = atom.word;
    const isBroken = end < text.length;
    if (start === 0 && !isBroken) {
      line.push(atom);
      continue;
    }
    const isHyphened = isBroken && isLetter(text, end - 1) && isLetter(text, end) && !atom.span.link;
    const word = measure(atom.span.face, text.slice(start, end));
    line.push({ ...atom, word, isSpaced: atom.isSpaced && !isBroken });
    if (isHyphened) line.push({ ...atom, word: softHyphen(atom.span.face, measure), isSpaced: false });
  }
  return line;
}

/** The hyphen of a broken word is copied as U+00AD, which readers join across (ISO 32000-1, 14.8.2.2.3). */
function softHyphen(face: Face, measure: Measure): Word {
  const word = measure(face, '-');
  return { ...word, runs: word.runs.map((run) => ({ ...run, actualText: '\u00AD' })) };
}

const isLetter = (text: string, at: number) => /\p{L}/u.test(text.charAt(at));

/** Spreads a line over the width; one that would have holes stays ragged. */
function spread(atoms: readonly Atom[], width: number, isJustified: boolean, isLast: boolean): SetLine {
  let natural = 0;
  let glue = 0;
  let count = 0;
  for (let index = 0; index < atoms.length; index++) {
    const { word, span, isSpaced } = atoms[index] as Atom;
    natural += (word.width * span.size) / 1000;
    if (!isSpaced || index === atoms.length - 1) continue;
    glue += (word.space.width * span.size) / 1000;
    count++;
  }
  const short = width - natural - glue;
  const isSpread = count > 0 && (short < 0 || (isJustified && !isLast));
  const gap = isSpread && (glue + short) / glue <= WIDEST_SPACE ? short / count : 0;
  return { atoms, gap, width: natural + glue + gap * count };
}
