import type { SourceLine } from './source-lines.ts';

/** What stands at the head of a line and says what it is. */
export interface LineMark {
  readonly kind: 'bullet' | 'number' | 'heading';
  /** The sign of a bullet, the form of a number, the signs of a heading. */
  readonly glyph: string;
  readonly number: number;
  /** The line's text behind it. */
  readonly rest: string;
}
const SIGNS = '•●○◦∙·▪▫■□◆◇❖‣⁃➢➤►▶▸✓✔★☐☑\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf06e\uf071\uf0e0';
const SURE_BULLET = new RegExp(`^([${SIGNS}])\\s*(.*)$`, 'su');
const DASH_BULLET = /^([-–—*+])(?:\s+(.*))?$/s;
const LETTER_BULLET = /^(o)(?:\s+(.*))?$/s;
const NUMBER = /^(\d{1,3})([.)])(?:\s+(.*))?$/s;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/s;
const UNFINISHED = /[\p{L}\p{N},(-]$/u;

/** The lines before and around one that decide whether a sign is a mark or a word. */
export interface MarkSurroundings {
  readonly previous: SourceLine | null;
  /** The previous line runs to the right edge, so that a sentence may go on. */
  readonly isPreviousFull: boolean;
  readonly hasGap: boolean;
  /** The document uses `o` as a sign elsewhere, on lines of its own. */
  readonly hasOtherBullets: boolean;
}

/** `o` is a bullet of office documents and a word of Azerbaijani: only a new line with a capital tells them apart. */
function isLetterBullet(rest: string, around: MarkSurroundings): boolean {
  if (!/^[\p{Lu}\p{N}"“„«(]/u.test(rest)) return around.hasGap && around.hasOtherBullets && rest === '';
  return around.hasGap || around.hasOtherBullets || !UNFINISHED.test(around.previous?.text ?? '');
}

/** Reads the mark at the head of a line; null where the line is plain text or goes on a sentence. */
export function readMark(text: string, around: MarkSurroundings): LineMark | null {
  const mark = (kind: LineMark['kind'], glyph: string, rest: string | undefined, number = 0): LineMark => ({
    kind,
    glyph,
    number,
    rest: rest ?? '',
  });
  const sure = SURE_BULLET.exec(text);
  if (sure) return mark('bullet', sure[1] ?? '', sure[2]);
  const heading = HEADING.exec(text);
  if (heading && text.length < 1000) return mark('heading', heading[1] ?? '#', heading[2]);
  const letter = LETTER_BULLET.exec(text);
  if (letter) return isLetterBullet(letter[2] ?? '', around) ? mark('bullet', 'o', letter[2]) : null;
  const goesOn = !around.hasGap && around.isPreviousFull && UNFINISHED.test(around.previous?.text ?? '');
  if (goesOn) return null;
  const dash = DASH_BULLET.exec(text);
  if (dash) return mark('bullet', dash[1] ?? '-', dash[2]);
  const number = NUMBER.exec(text);
  return number ? mark('number', `1${number[2]}`, number[3], Number(number[1])) : null;
}

/** Whether a document has bullets that can be nothing else, so that `o` is likely one too. */
export const hasSureBullets = (lines: readonly SourceLine[]): boolean =>
  lines.some((line) => SURE_BULLET.test(line.text.slice(0, 3)));
