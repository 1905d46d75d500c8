import { create, type Font } from '@cantoo/fontkit';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import type { Operand } from './content-operators.ts';
import {
  type CheckedPdf,
  dictOf,
  entryOf,
  itemsOf,
  nameOf,
  numberOf,
  type Report,
  streamBytes,
  streamText,
} from './open-checked.ts';

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'] as const;
/** Unicode values that say nothing (ISO 14289-1, 7.21.7). */
const NO_UNICODE = new Set(['0000', 'FEFF', 'FFFE']);
/** Thousandths by which a width may differ from the glyph's own (ISO 19005-2, 6.2.11.5). */
const WIDTH_TOLERANCE = 1;

/** Fonts are embedded whole enough for what is shown with them: ISO 19005-2, 6.2.11, ISO 14289-1, 7.21. */
export function checkFonts(pdf: CheckedPdf, report: Report): void {
  const shown = shownCodes(pdf, report);
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameOf(object, 'Type') !== 'Font') continue;
    if (['CIDFontType0', 'CIDFontType2'].includes(nameOf(object, 'Subtype') ?? '')) continue;
    const name = `${nameOf(object, 'BaseFont')} (${ref})`;
    checkFont(object, shown.get(String(ref)) ?? new Set(), name, report);
  }
}

/** The codes of two bytes that pages show, by the reference of their font. */
function shownCodes(pdf: CheckedPdf, report: Report): ReadonlyMap<string, ReadonlySet<number>> {
  const shown = new Map<string, Set<number>>();
  for (const { number, resources, operations } of pdf.pages) {
    const fonts = dictOf(resources, 'Font');
    let codes: Set<number> | null = null;
    for (const { operator, operands } of operations) {
      if (operator === 'Tf') {
        const [name] = operands;
        const ref = isName(name) ? fonts?.get(PDFName.of(name.name)) : undefined;
        if (!ref) report('font-resource', `page ${number}`);
        codes = shown.get(String(ref)) ?? new Set();
        shown.set(String(ref), codes);
      } else if (['Tj', 'TJ', "'", '"'].includes(operator)) {
        if (!codes) report('font-resource', `page ${number}: no font`);
        for (const text of stringsIn(operands))
          for (let at = 0; at + 1 < text.length; at += 2)
            codes?.add(text.charCodeAt(at) * 256 + text.charCodeAt(at + 1));
      }
    }
  }
  return shown;
}

const isName = (value: Operand | undefined): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'name' in value;

function stringsIn(operands: readonly Operand[]): readonly string[] {
  return operands.flatMap((operand) => {
    if (Array.isArray(operand)) return stringsIn(operand);
    return typeof operand === 'object' && operand !== null && 'string' in operand ? [operand.string] : [];
  });
}

function checkFont(font: PDFDict, codes: ReadonlySet<number>, name: string, report: Report): void {
  const descendants = entryOf(font, 'DescendantFonts');
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : font;
  const descriptor = dictOf(descendant instanceof PDFDict ? descendant : null, 'FontDescriptor');
  const file = FONT_FILES.map((key) => entryOf(descriptor, key)).find(
    (value) => value instanceof PDFRawStream,
  );
  if (!(file instanceof PDFRawStream)) {
    report('font-embedded', name);
    return;
  }
  const toUnicode = entryOf(font, 'ToUnicode');
  if (!(toUnicode instanceof PDFRawStream)) {
    report('to-unicode', `${name}: none`);
    return;
  }
  const map = unicodeOf(streamText(toUnicode));
  for (const code of codes) {
    const unicode = map.get(code);
    if (unicode === undefined || unicode === '' || NO_UNICODE.has(unicode.toUpperCase()))
      report('to-unicode', `${name}: ${code} is ${unicode}`);
    if (code === 0) report('notdef', name);
  }
  if (!(descendant instanceof PDFDict) || descendant === font) return;
  if (nameOf(descendant, 'Subtype') === 'CIDFontType2' && nameOf(descendant, 'CIDToGIDMap') !== 'Identity')
    report('glyph-map', name);
  checkWidths(descendant, create(Buffer.from(streamBytes(file))) as Font, codes, name, report);
}

function checkWidths(
  descendant: PDFDict,
  font: Font,
  codes: ReadonlySet<number>,
  name: string,
  report: Report,
): void {
  const widths = widthsOf(entryOf(descendant, 'W'));
  const usual = numberOf(descendant, 'DW') ?? 1000;
  for (const code of codes) {
    const glyph = code < font.numGlyphs ? font.getGlyph(code) : null;
    if (!glyph) {
      report('notdef', `${name}: ${code} has no glyph`);
      continue;
    }
    const own = (glyph.advanceWidth * 1000) / font.unitsPerEm;
    if (Math.abs(own - (widths.get(code) ?? usual)) > WIDTH_TOLERANCE)
      report('width', `${name}: ${code} is ${own}, not ${widths.get(code) ?? usual}`);
  }
}

/** Codes and their Unicode in hexadecimal, of single characters and ranges (ISO 32000-1, 9.10.3). */
function unicodeOf(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, part = ''] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', unicode = ''] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F\s]*)>/gi))
      map.set(Number.parseInt(code, 16), unicode);
  for (const [, part = ''] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', first = ''] of part.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    ))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
        const unicode = Number.parseInt(first, 16) + code - Number.parseInt(from, 16);
        map.set(code, unicode.toString(16).padStart(4, '0'));
      }
  return map;
}

/** Widths by glyph: lists from a first glyph, and ranges of one width (ISO 32000-1, 9.7.4.3). */
function widthsOf(array: unknown): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = array instanceof PDFArray ? itemsOf(array) : [];
  for (let at = 0; at < items.length; ) {
    const first = items[at] instanceof PDFNumber ? (items[at] as PDFNumber).asNumber() : 0;
    const second = items[at + 1];
    if (second instanceof PDFArray) {
      second.asArray().forEach((width, index) => {
        if (width instanceof PDFNumber) widths.set(first + index, width.asNumber());
      });
      at += 2;
    } else {
      const width = items[at + 2];
      const last = second instanceof PDFNumber ? second.asNumber() : first;
      for (let code = first; code <= last; code++)
        widths.set(code, width instanceof PDFNumber ? width.asNumber() : 0);
      at += 3;
    }
  }
  return widths;
}
