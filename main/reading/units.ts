import { type Inline, parseStructuredText } from '../../preload/structured-text.ts';
import { hasSureBullets, type LineMark, readMark } from './line-marks.ts';
import { type SourceLine, urlOnly } from './source-lines.ts';

/** A paragraph, list item or heading of a source, its broken lines joined. */
export interface Unit {
  readonly kind: 'paragraph' | 'bullet' | 'number' | 'heading';
  readonly glyph: string;
  readonly number: number;
  readonly indent: number;
  /** Plain text, without its mark. */
  readonly text: string;
  /** The same with emphasis and links, where the source has them. */
  readonly inlines: readonly Inline[];
  /** Lines of the source, from 1. */
  readonly from: number;
  readonly to: number;
  /** White space separates it from the unit before. */
  readonly hasGap: boolean;
}
export interface UnitOptions {
  readonly isMarkdown: boolean;
  /** Whether a line begins with the label of a field, so that it begins a unit. */
  readonly isLabelled: (text: string) => boolean;
}

interface OpenUnit {
  readonly mark: LineMark | null;
  readonly indent: number;
  readonly pieces: string[];
  readonly from: number;
  to: number;
  readonly hasGap: boolean;
}
interface Scan extends UnitOptions {
  /** Length of a full line; 0 where the source is not broken into lines. */
  readonly width: number;
  readonly hasOtherBullets: boolean;
  readonly words: ReadonlySet<string>;
}
const LONG_LINE = 200;
const NARROWEST = 50;
/** A line this full, with the next word, was broken because the word did not fit. */
const FULLNESS = 0.82;
const LONGEST_MARKDOWN = 20_000;
const SENTENCE_END = /[.!?…:;]["”»’)\]]{0,2}$/;
const LOWER_START = /^[\p{Ll}]/u;
const HYPHEN_END = /\p{L}[-‐‑]$/u;

function lineWidth(lines: readonly SourceLine[]): number {
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.text.length);
  return widest > LONG_LINE || widest < NARROWEST ? 0 : widest;
}

function isFull(line: SourceLine, next: string, { width }: Scan): boolean {
  const space = next.indexOf(' ');
  const word = space < 0 ? next.length : space;
  return width > 0 && line.text.length + 1 + word >= width * FULLNESS;
}

/** Whether a line without a mark goes on the unit before it. */
function goesOn(unit: OpenUnit, line: SourceLine, next: SourceLine, hasGap: boolean, scan: Scan): boolean {
  const { text } = next;
  if (
    unit.mark?.kind === 'heading' ||
    scan.isLabelled(text) ||
    urlOnly(text) !== null ||
    urlOnly(line.text) !== null
  )
    return false;
  const isLower = LOWER_START.test(text);
  if (HYPHEN_END.test(line.text) && isLower) return true;
  if (hasGap) return isLower && !SENTENCE_END.test(line.text) && !/["”»)]$/.test(line.text);
  if (scan.isMarkdown) return true;
  if (isLower && !/[:;]$/.test(line.text)) return true;
  if (unit.mark !== null && !SENTENCE_END.test(line.text)) return true;
  if (line.text.endsWith(':')) return isLower && isFull(line, text, scan);
  return isFull(line, text, scan);
}

/** Joins broken lines: a hyphen stays unless the document elsewhere writes the word without it. */
function joinPieces(pieces: readonly string[], words: ReadonlySet<string>): string {
  const joined: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = pieces[at - 1];
    if (last === undefined) joined.push(piece);
    else if (!HYPHEN_END.test(last.slice(-3))) joined.push(' ', piece);
    else {
      const before = /\p{L}{1,40}$/u.exec(last.slice(-42, -1))?.[0] ?? '';
      const after = /^\p{L}{1,40}/u.exec(piece)?.[0] ?? '';
      if (words.has((before + after).toLowerCase())) joined.push(joined.pop()?.slice(0, -1) ?? '');
      joined.push(piece);
    }
  }
  return joined.join('').replace(/ {2,}/g, ' ').trim();
}

function closeUnit(open: OpenUnit, scan: Scan): Unit {
  const text = joinPieces(open.pieces, scan.words);
  const [block] =
    scan.isMarkdown && text.length <= LONGEST_MARKDOWN && /[*_[<`\\&]/.test(text)
      ? parseStructuredText(text)
      : [];
  const inlines = block?.kind === 'paragraph' ? block.inlines : [{ text }];
  const { mark, indent, from, to, hasGap } = open;
  const { kind = 'paragraph', glyph = '', number = 0 } = mark ?? {};
  return {
    kind,
    glyph,
    number,
    indent,
    text: inlines.map((run) => run.text).join(''),
    inlines,
    from,
    to,
    hasGap,
  };
}

/** Words that the source writes in one piece, for joining hyphened line ends; only where such ends are. */
function wordsOf(lines: readonly SourceLine[]): ReadonlySet<string> {
  if (!lines.some((line) => HYPHEN_END.test(line.text.slice(-3)))) return new Set();
  return new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}{2,60}/gu) ?? []));
}

const isRule = (text: string) => /^([-*_=])(?: ?\1){2,}$/.test(text);

/** The units of a source in their order. */
export function readUnits(lines: readonly SourceLine[], options: UnitOptions): readonly Unit[] {
  const scan: Scan = {
    ...options,
    width: lineWidth(lines),
    hasOtherBullets: hasSureBullets(lines),
    words: wordsOf(lines),
  };
  const units: Unit[] = [];
  let open: OpenUnit | null = null;
  let previous: SourceLine | null = null;
  let hasGap = true;
  for (const line of lines) {
    if (line.text === '' || (line.text.length < 200 && isRule(line.text))) {
      hasGap = true;
      continue;
    }
    const isPreviousFull = previous !== null && isFull(previous, line.text, scan);
    const mark = readMark(line.text, {
      previous,
      isPreviousFull,
      hasGap,
      hasOtherBullets: scan.hasOtherBullets,
    });
    const isWaiting = open !== null && open.pieces.length === 0;
    if (open && previous && !mark && (isWaiting || goesOn(open, previous, line, hasGap, scan))) {
      open.pieces.push(line.text);
      open.to = line.number;
    } else {
      if (open && open.pieces.length > 0) units.push(closeUnit(open, scan));
      const rest = mark ? mark.rest : line.text;
      const pieces = rest === '' ? [] : [rest];
      open = { mark, indent: line.indent, pieces, from: line.number, to: line.number, hasGap };
    }
    previous = line;
    hasGap = false;
  }
  if (open && open.pieces.length > 0) units.push(closeUnit(open, scan));
  return units;
}
