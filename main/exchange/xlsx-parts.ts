import { xmlText } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** One sheet of the workbook: its name and the cells of its table, as in `$A$1:$C$9`. */
export interface Sheet {
  readonly name: string;
  readonly range: string;
}

/** Digits after the point of the number formats in the order of their styles. */
export const NUMBER_DIGITS: readonly number[] = [0, 2, 3, 4];
/** Numbers of the cell formats in `styles.xml`. */
export const STYLE = { general: 0, head: 1, text: 2, firstNumber: 3 } as const;

/** The letters of a column by its number from 0: A, Z, AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const part = (path: string, type: string): string =>
  `<Override PartName="/${path}" ContentType="${CONTENT_TYPE}.${type}+xml"/>`;

/** Every part of a workbook beside its sheets, by path (ISO/IEC 29500-1, 12.3 and 18.2). */
export function workbookParts(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${sheets.map((_, at) => part(sheetPath(at), 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}">${relation('rId0', 'styles', 'styles.xml')}${sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}</Relationships>`,
    'xl/styles.xml': stylesXml(),
  };
}

/** Where sheet number `index` from 0 lies in the package. */
export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets
    .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const filters = sheets
    .map(
      ({ name, range }, at) =>
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${xmlText(`'${name.replaceAll("'", "''")}'!${range}`)}</definedName>`,
    )
    .join('');
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets><definedNames>${filters}</definedNames></workbook>`;
}

/** Formats 3 and on show numbers; texts have the format `@`, so that they stay texts where somebody edits them. */
function stylesXml(): string {
  const formats = NUMBER_DIGITS.map(
    (digits, at) =>
      `<numFmt numFmtId="${164 + at}" formatCode="${digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`}"/>`,
  ).join('');
  const top = '<alignment vertical="top"/>';
  const numbers = NUMBER_DIGITS.map(
    (_, at) =>
      `<xf numFmtId="${164 + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
  ).join('');
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${NUMBER_DIGITS.length}">${formats}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${3 + NUMBER_DIGITS.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>${numbers}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** What stands before the rows of a sheet: the first row stays in sight; widths in px. */
export function sheetHead(widths: readonly number[]): string {
  const columns = widths
    .map(
      (width, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${Math.min(255, width / PIXELS_OF_CHARACTER).toFixed(2)}" customWidth="1"/>`,
    )
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

/** About as wide is a digit of the standard font. */
const PIXELS_OF_CHARACTER = 7;

/** What stands after the rows of a sheet: the filter over the whole table, as in `A1:C9`. */
export const sheetEnd = (range: string): string =>
  `</sheetData><autoFilter ref="${range.replaceAll('$', '')}"/></worksheet>`;
