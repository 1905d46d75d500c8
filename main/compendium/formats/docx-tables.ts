import { xmlText } from '../../exchange/xml-text.ts';
import type { Book, BookChart, BookReferences, BookTable, CellText } from '../book.ts';
import type { Runs } from './docx-runs.ts';
import { fieldMark, instruction, paragraph } from './docx-xml.ts';

/** A table, `width` twentieths of a point wide, whose head is repeated on every page (ISO/IEC 29500-1, 17.4.49) and whose rows are not divided. */
export function tableXml({ columns, rows, isLabelled }: BookTable, runs: Runs, width: number): string {
  const widths = columns.map(({ share }) => Math.round(share * width));
  const cell = (text: CellText, index: number, style: string) => {
    const side = columns[index]?.isNumber ? '<w:jc w:val="end"/>' : '';
    const size = `<w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>`;
    return `<w:tc>${size}${paragraph(style, typeof text === 'string' ? runs.plain(text) : runs.inlines(text), side)}</w:tc>`;
  };
  const row = (texts: readonly CellText[], style: string, properties: string) =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${columns.map((_, index) => cell(texts[index] ?? '', index, isLabelled && index === 0 ? 'TableHead' : style)).join('')}</w:tr>`;
  const border = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="C2C9D1"/>`;
  const head = row(
    columns.map(({ label }) => label),
    'TableHead',
    '<w:tblHeader/>',
  );
  const body = rows.map(({ cells, isTotal }) => row(cells, isTotal ? 'TableTotal' : 'TableText', ''));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  // Word wants a paragraph between a table and what follows.
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${border('top')}${border('bottom')}${border('insideH')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${isLabelled ? '' : head}${body.join('')}</w:tbl>${paragraph('BodyText', '')}`;
}

/** The figures of a chart as a table: Word draws its own charts from such. */
export function chartXml({ title, bars }: BookChart, runs: Runs, width: number): string {
  return tableXml(
    {
      kind: 'table',
      columns: [
        { label: title, share: 0.7, isNumber: false },
        { label: '', share: 0.3, isNumber: true },
      ],
      rows: bars.map(({ label, shown }) => ({ cells: [label, shown], isTotal: false })),
    },
    runs,
    width,
  );
}

/** A name with the numbers of the pages of its entries, as fields that Word brings up to date. */
export function referencesXml(
  { text, entries }: BookReferences,
  runs: Runs,
  entryHeadings: Book['entryHeadings'],
): string {
  const pages = entries.flatMap(({ uuid, name }) => {
    const number = entryHeadings.get(uuid);
    if (number === undefined) return [];
    const shown = `<w:r><w:t xml:space="preserve">${xmlText(name)}</w:t></w:r>`;
    return [
      `${runs.plain(', ')}${fieldMark('begin')}${instruction(`PAGEREF _Toc${number} \\h`)}${fieldMark('separate')}${shown}${fieldMark('end')}`,
    ];
  });
  return paragraph('References', runs.plain(text) + pages.join(''));
}
