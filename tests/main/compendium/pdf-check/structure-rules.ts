import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import { isLanguage } from './document-rules.ts';
import { entryOf, itemsOf, nameOf, type Report, textOf } from './open-checked.ts';
import type { Element, StructureOfPdf } from './structure.ts';

/** The standard roles (ISO 32000-1, 14.8.4), and where those stand that may not stand anywhere. */
const ROLES = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
};
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
};

/** The elements and how they stand in each other: ISO 14289-1, 7.2 to 7.10. */
export function checkStructure({ elements }: StructureOfPdf, report: Report): void {
  let last = 0;
  const notes = new Set<string>();
  for (const element of elements) {
    const { role, dict, parent, kids } = element;
    if (!ROLES.has(role)) report('role', role);
    const above = PARENTS[role];
    if (above && !above.includes(parent?.role ?? '')) report('nesting', `${role} in ${parent?.role}`);
    const below = CHILDREN[role];
    for (const kid of kids)
      if (below && (kid.kind !== 'element' || !below.includes(kid.element.role)))
        report('nesting', `${kid.kind === 'element' ? kid.element.role : kid.kind} in ${role}`);
    const level = Number(/^H(\d)$/.exec(role)?.[1] ?? 0);
    if (level > last + 1) report('heading-level', `H${level} after ${last === 0 ? 'none' : `H${last}`}`);
    if (level > 0) last = level;
    if (role === 'Figure' || role === 'Formula') checkFigure(element, report);
    if (role === 'Table') checkTable(element, report);
    if (role === 'L') checkList(element, report);
    const language = textOf(dict, 'Lang');
    if (language !== null && !isLanguage(language)) report('language-of-part', language);
    const id = textOf(dict, 'ID');
    if (role === 'Note' && (id === null || notes.has(id))) report('note-id', String(id));
    if (role === 'Note' && id !== null) notes.add(id);
    if (kids.length === 0 && !['TD', 'TH'].includes(role)) report('empty-element', role);
  }
}

function checkFigure({ role, dict }: Element, report: Report): void {
  const said = textOf(dict, 'Alt') ?? textOf(dict, 'ActualText') ?? '';
  if (said.trim() === '') report('figure-text', role);
}

/** A list whose items have labels says how they are counted (ISO 14289-1, 7.6). */
function checkList({ dict, kids }: Element, report: Report): void {
  const items = kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
  const hasLabels = items.some((item) =>
    item.kids.some((kid) => kid.kind === 'element' && kid.element.role === 'Lbl'),
  );
  const numbering = attribute(dict, 'List', 'ListNumbering');
  if (hasLabels && (numbering === undefined || numbering === PDFName.of('None')))
    report('list-numbering', 'L');
}

/** An attribute of an element (ISO 32000-1, 14.7.5), of whichever of its attribute objects has it. */
function attribute(dict: PDFDict, owner: string, key: string) {
  const given = entryOf(dict, 'A');
  const objects = given instanceof PDFArray ? itemsOf(given) : [given];
  for (const object of objects)
    if (object instanceof PDFDict && nameOf(object, 'O') === owner) {
      const value = entryOf(object, key);
      if (value !== undefined) return value;
    }
  return undefined;
}

const SCOPES = ['Row', 'Column', 'Both'];

/** Head cells say for what they speak, and all rows are as wide as the first (ISO 14289-1, 7.5). */
function checkTable(table: Element, report: Report): void {
  const rows = rowsOf(table);
  const spans = new Map<number, number>();
  const widths = rows.map((row, index) => {
    let width = spans.get(index) ?? 0;
    for (const kid of row.kids) {
      if (kid.kind !== 'element') continue;
      const { role, dict } = kid.element;
      const scope = attribute(dict, 'Table', 'Scope');
      const isNamed = scope instanceof PDFName && SCOPES.includes(scope.decodeText());
      if (role === 'TH' && !isNamed && !dict.has(PDFName.of('ID'))) report('head-scope', `row ${index + 1}`);
      const columns = countOf(dict, 'ColSpan');
      width += columns;
      for (let below = 1; below < countOf(dict, 'RowSpan'); below++)
        spans.set(index + below, (spans.get(index + below) ?? 0) + columns);
    }
    return width;
  });
  if (new Set(widths).size > 1) report('table-rows', widths.join(' '));
  const cells = rows
    .flatMap(({ kids }) => kids)
    .flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
  if (!cells.some(({ role }) => role === 'TH')) report('table-heads', `${rows.length} rows without a head`);
}

function rowsOf(element: Element): readonly Element[] {
  return element.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    return kid.element.role === 'TR' ? [kid.element] : rowsOf(kid.element);
  });
}

function countOf(dict: PDFDict, key: string): number {
  const value = attribute(dict, 'Table', key);
  return value instanceof PDFNumber ? value.asNumber() : 1;
}
