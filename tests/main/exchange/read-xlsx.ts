import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

/** An element of a well-formed XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const TOKEN = /<\?[^?]*\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Reads XML strictly: throws at anything that is not well-formed. */
export function readXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('a character that XML cannot hold');
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (!token) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closing, name, attributes = '', empty, text] = token;
    const parent = open.at(-1) as XmlElement;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else if (name !== undefined) {
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error('an element that is not closed');
  return childOf(top);
}

function unescaped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/&(\w*);?/g, (_, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`&${name} is no entity`);
    return character;
  });
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/([\w.:-]+)="([^"]*)"/g)].map(([, k = '', v = '']) => [k, unescaped(v)]),
  );
}

const elementsOf = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => typeof child !== 'string');
const childOf = (element: XmlElement): XmlElement => {
  const [only, ...others] = elementsOf(element);
  if (!only || others.length > 0) throw new Error('not one element');
  return only;
};

/** The first element of a name within another, however deep; throws where there is none. */
export function findElement(element: XmlElement, name: string): XmlElement {
  const found = findElements(element, name)[0];
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** All elements of a name within another, however deep. */
export function findElements(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findElements(child, name),
  ]);
}

/** A cell that was read: a text, or a number with its format. */
export type ReadCell = string | { readonly number: number; readonly format: string };
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
  readonly xml: XmlElement;
}

/** The sheets of a workbook as a spreadsheet would show them; follows the relations from part to part. */
export function readXlsx(path: string): readonly ReadSheet[] {
  const files = unzipSync(readFileSync(path));
  const part = (name: string): XmlElement => {
    const bytes = files[name];
    if (!bytes) throw new Error(`no part ${name}`);
    return readXml(strFromU8(bytes));
  };
  const types = findElements(part('[Content_Types].xml'), 'Override').map(
    ({ attributes }) => attributes['PartName'],
  );
  for (const name of Object.keys(files))
    if (name.startsWith('xl/') && !name.endsWith('.rels') && !types.includes(`/${name}`))
      throw new Error(`${name} has no content type`);
  const relations = new Map(
    findElements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      `xl/${attributes['Target']}`,
    ]),
  );
  const formats = formatsOf(part('xl/styles.xml'));
  return findElements(part('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const xml = part(relations.get(attributes['r:id'] ?? '') ?? '');
    return { name: attributes['name'] ?? '', xml, rows: rowsOf(xml, formats) };
  });
}

function formatsOf(styles: XmlElement): readonly string[] {
  const codes = new Map(
    findElements(styles, 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? '',
    ]),
  );
  return elementsOf(findElement(styles, 'cellXfs')).map(({ attributes }) => {
    const id = attributes['numFmtId'] ?? '';
    return codes.get(id) ?? (id === '49' ? '@' : 'General');
  });
}

function rowsOf(sheet: XmlElement, formats: readonly string[]): readonly (readonly ReadCell[])[] {
  return elementsOf(findElement(sheet, 'sheetData')).map((row, at) => {
    const cells: ReadCell[] = [];
    for (const cell of elementsOf(row)) {
      const [, letters = '', number] = /^([A-Z]+)(\d+)$/.exec(cell.attributes['r'] ?? '') ?? [];
      if (Number(number) !== at + 1) throw new Error(`cell ${letters}${number} in row ${at + 1}`);
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push('');
      cells.push(readCell(cell, formats));
    }
    return cells;
  });
}

function readCell(cell: XmlElement, formats: readonly string[]): ReadCell {
  const format = formats[Number(cell.attributes['s'])] ?? '';
  if (cell.attributes['t'] !== 'inlineStr')
    return { number: Number(findElement(cell, 'v').children.join('')), format };
  if (format !== '@') throw new Error('a text without the format of texts');
  const text = findElement(cell, 't').children.join('');
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
