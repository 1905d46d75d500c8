import type { BookBlock, BookParallel, ParallelText } from '../book.ts';
import { paragraph } from './docx-xml.ts';

/** Twentieths of a point between two texts. */
const GUTTER = 400;

/** Writes blocks of a text, `width` twentieths of a point wide. */
export type WriteText = (text: ParallelText, blocks: readonly BookBlock[], width: number) => string;

/** Texts in two languages: beside each other as the columns of a table without lines, or one after the other. */
export function parallelXml({ form, texts }: BookParallel, width: number, write: WriteText): string {
  const [left, right] = texts;
  if (form === 'inTurn' || !left || !right)
    return texts.map((text) => write(text, text.rows.flat(), width)).join('');
  const half = Math.floor((width - GUTTER) / 2);
  // Left before right: notes and listed headings are counted in the order in which they are read.
  const columns = [left, right].map((text) => text.rows.map((row) => write(text, row, half)));
  const cell = (words: string, at: number, side: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${at}" w:type="dxa"/><w:tcMar>${side}</w:tcMar></w:tcPr>${words.endsWith('</w:p>') ? words : words + paragraph('BodyText', '')}</w:tc>`;
  const [first, second] = [half + GUTTER / 2, width - half - GUTTER / 2];
  const margin = (name: string, size: number) => `<w:${name} w:w="${size}" w:type="dxa"/>`;
  const rows = (columns[0] ?? []).map((words, index) => {
    const start = cell(words, first, margin('left', 0) + margin('right', GUTTER / 2));
    const end = cell(columns[1]?.[index] ?? '', second, margin('left', GUTTER / 2) + margin('right', 0));
    return `<w:tr>${start}${end}</w:tr>`;
  });
  const grid = `<w:gridCol w:w="${first}"/><w:gridCol w:w="${second}"/>`;
  // Word wants a paragraph between a table and what follows.
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('BodyText', '')}`;
}
