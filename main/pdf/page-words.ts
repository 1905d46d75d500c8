import type { PageWord } from '../../preload/model.ts';
import { allocate, type Pdfium } from './pdfium-library.ts';

/** PDFium's device units across a page: boxes are exact to a hundredth of a percent. */
const UNITS = 100_000;
const DOUBLE = 8;
/** What PDFium gives for a hyphen at the end of a line. */
const LINE_HYPHENS = new Set([0x02, 0xfffe]);

interface Letter {
  readonly text: string;
  readonly box: readonly [number, number, number, number] | null;
}

/** The words of an open page by line, with their boxes as fractions of the page as it is drawn; none without a text layer. */
export function readPageWords(
  pdfium: Pdfium,
  page: number,
): readonly { readonly words: readonly PageWord[] }[] {
  const textPage = pdfium._FPDFText_LoadPage(page);
  if (textPage === 0) return [];
  const memory = allocate(pdfium, 4 * DOUBLE + 2 * DOUBLE);
  try {
    const count = Math.max(0, pdfium._FPDFText_CountChars(textPage));
    const letters = Array.from({ length: count }, (_, at) => readLetter(pdfium, page, textPage, at, memory));
    return toLines(letters);
  } finally {
    pdfium.wasmExports.free(memory);
    pdfium._FPDFText_ClosePage(textPage);
  }
}

function readLetter(pdfium: Pdfium, page: number, textPage: number, at: number, memory: number): Letter {
  const code = pdfium._FPDFText_GetUnicode(textPage, at);
  if (LINE_HYPHENS.has(code)) return { text: '-', box: null };
  const text = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  const [left, right, bottom, top] = [0, 1, 2, 3].map((place) => memory + place * DOUBLE) as [
    number,
    number,
    number,
    number,
  ];
  if (text.trim() === '' || !pdfium._FPDFText_GetCharBox(textPage, at, left, right, bottom, top))
    return { text, box: null };
  const value = (address: number) => new DataView(pdfium.HEAPU8.buffer).getFloat64(address, true);
  const [x0, x1, y0, y1] = [value(left), value(right), value(bottom), value(top)];
  const corners = (
    [
      [x0, y0],
      [x1, y1],
    ] as const
  ).map(([x, y]) => {
    const out = memory + 4 * DOUBLE;
    pdfium._FPDF_PageToDevice(page, 0, 0, UNITS, UNITS, 0, x, y, out, out + DOUBLE);
    return [
      (pdfium.HEAP32[out / 4] as number) / UNITS,
      (pdfium.HEAP32[(out + DOUBLE) / 4] as number) / UNITS,
    ] as const;
  });
  const [[ax, ay], [bx, by]] = corners as [readonly [number, number], readonly [number, number]];
  return { text, box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] };
}

function toLines(letters: readonly Letter[]): readonly { readonly words: readonly PageWord[] }[] {
  const lines: PageWord[][] = [[]];
  let word: Letter[] = [];
  const endWord = (): void => {
    const text = word.map((letter) => letter.text).join('');
    const boxes = word.flatMap(({ box }) => (box ? [box] : []));
    word = [];
    if (text.trim() === '' || boxes.length === 0) return;
    lines.at(-1)?.push({ text, box: around(boxes), confidence: null });
  };
  for (const letter of letters) {
    const isLineEnd = letter.text === '\n' || letter.text === '\r';
    if (!isLineEnd && letter.text.trim() !== '') {
      word.push(letter);
      if (letter.box !== null || letter.text !== '-') continue;
    }
    endWord();
    if ((isLineEnd || letter.text === '-') && lines.at(-1)?.length) lines.push([]);
  }
  endWord();
  return lines.filter((words) => words.length > 0).map((words) => ({ words }));
}

function around(boxes: readonly (readonly [number, number, number, number])[]): PageWord['box'] {
  const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    Math.min(1, Math.max(0, pick(...boxes.map((box) => box[at]))));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
