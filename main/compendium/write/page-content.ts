import type { GlyphRun, Word } from '../fonts/measure.ts';
import { ARTIFACT, type Box, type NodeNumber, type Page } from '../layout/boxes.ts';
import type { Look } from '../layout/look.ts';
import type { Color } from '../layout/styles.ts';
import type { ByteWriter } from './byte-writer.ts';

type TextBox = Extract<Box, { kind: 'text' }>;
type RuleBox = Extract<Box, { kind: 'rule' }>;
type OutlineBox = Extract<Box, { kind: 'outline' }>;
export type ScanBox = Extract<Box, { kind: 'scan' }>;

/** What drawing must know of a look. */
export interface Paint {
  readonly page: Look['page'];
  /** DeviceRGB, which the output intent of the file says to be sRGB. */
  readonly colors: Readonly<Record<Color, string>>;
}

/** The colours of a look as operands. */
export function createPaint({ page, colors }: Look): Paint {
  const operands = Object.entries(colors).map(([name, hex]) => [name, operandsOf(hex)]);
  return { page, colors: Object.fromEntries(operands) as Paint['colors'] };
}

function operandsOf(hex: string): string {
  return [1, 3, 5]
    .map((at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 100) / 100)
    .map((share) => String(share).replace(/^0\./, '.'))
    .join(' ');
}

/** Writes the operator that opens the next content of a node, and what a copy of it must say where it says that. */
export type Mark = (node: NodeNumber, actualText: string | null) => void;

/**
 * Writes the operators that draw a page. What is said once stays said (ISO 32000-1, 8.4): colour and font are
 * written where they change.
 */
export function drawPage(page: Page, mark: Mark, paint: Paint, to: ByteWriter, nameOf: ScanName): void {
  drawGraphics(page, paint, to);
  drawEmblems(page, mark, paint, to);
  const pen: Pen = { to, mark, paint, node: null, isOpen: false, font: -1, size: 0, color: null };
  let isText = false;
  for (const { y, boxes } of page.parts) {
    for (const box of boxes) {
      if (box.kind === 'scan') {
        closeMark(pen);
        if (isText) to.text('ET\n');
        isText = false;
        drawScan(box, nameOf(box, y), pen);
      }
      if (box.kind !== 'text') continue;
      if (!isText) to.text('BT\n');
      if (!isText) [pen.font, pen.color] = [-1, null];
      isText = true;
      if (box.node === ARTIFACT) {
        closeMark(pen);
        to.text(artifactAt(box.y + y, paint));
        pen.node = ARTIFACT;
      }
      drawText(box, y, pen);
    }
  }
  closeMark(pen);
  if (isText) to.text('ET');
}

/** Gives the name under which a page of an original is drawn; null where its frame is drawn in its place. */
export type ScanName = (box: ScanBox, top: number) => string | null;

function drawScan({ node }: ScanBox, name: string | null, { to, mark }: Pen): void {
  if (name === null) return;
  mark(node, null);
  to.text(`/${name} Do\nEMC\n`);
}

function closeMark(pen: Pen): void {
  if (pen.node !== null) pen.to.text('EMC\n');
  pen.node = null;
}

function openMark(node: NodeNumber, pen: Pen): void {
  if (pen.node === node) return;
  closeMark(pen);
  pen.mark(node, null);
  pen.node = node;
}

/** Running heads and page numbers stand outside the text, the dots of the contents inside it. */
function artifactAt(y: number, { page }: Paint): string {
  if (y < page.top) return '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n';
  if (y > page.bottom) return '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n';
  return '/Artifact BMC\n';
}

function drawGraphics({ parts }: Page, paint: Paint, to: ByteWriter): void {
  let isOpen = false;
  for (const { y, boxes } of parts) {
    for (const box of boxes) {
      if (box.kind !== 'rule' && box.kind !== 'outline') continue;
      if (!isOpen) to.text('/Artifact BMC\n');
      isOpen = true;
      if (box.kind === 'rule') drawRule(box, y, paint, to);
      else drawOutline(box, y, paint, to);
    }
  }
  if (isOpen) to.text('EMC\n');
}

function drawEmblems({ parts }: Page, mark: Mark, paint: Paint, to: ByteWriter): void {
  for (const { y: top, boxes } of parts)
    for (const box of boxes) {
      if (box.kind !== 'emblem') continue;
      const { x, y, width, height, node } = box;
      if (node === ARTIFACT) to.text('/Artifact BMC\n');
      else mark(node, null);
      to.text('q ');
      putNumbers(to, width, 0, 0, height, x, paint.page.height - y - top - height);
      to.text('cm /Emblem Do Q\nEMC\n');
    }
}

function drawRule({ color, x, y, width, height }: RuleBox, top: number, paint: Paint, to: ByteWriter): void {
  to.text(`${paint.colors[color]} rg `);
  putNumbers(to, x, paint.page.height - y - top - height, width, height);
  to.text('re f\n');
}

function drawOutline(box: OutlineBox, top: number, paint: Paint, to: ByteWriter): void {
  const { color, x, y, points, lineWidth } = box;
  to.text(`${paint.colors[color]} RG `);
  putNumbers(to, lineWidth);
  to.text('w ');
  points.forEach(([right, down], index) => {
    putNumbers(to, x + right, paint.page.height - y - top - down);
    to.text(index === 0 ? 'm ' : 'l ');
  });
  to.text('s\n');
}

function putNumbers(to: ByteWriter, ...values: readonly number[]): void {
  for (const value of values) {
    to.number(value);
    to.text(' ');
  }
}

/** What is set in a page's text: where it is written, the font's number and size, the colour. */
interface Pen {
  readonly to: ByteWriter;
  readonly mark: Mark;
  readonly paint: Paint;
  /** The node whose content is open. */
  node: NodeNumber | null;
  /** Whether glyphs may follow in the array of a `TJ`. */
  isOpen: boolean;
  font: number;
  size: number;
  color: Color | null;
}

function drawText(box: TextBox, top: number, pen: Pen): void {
  const { to } = pen;
  const { words, isSpaced, size } = box;
  if (box.color !== pen.color) to.text(`${pen.paint.colors[box.color]} rg\n`);
  pen.color = box.color;
  to.text('1 0 0 1 ');
  putNumbers(to, box.x, pen.paint.page.height - box.y - top);
  to.text('Tm\n');
  // Subtle: a number in TJ moves left, in thousandths of the type size.
  const gap = box.gap === 0 ? '' : `)${Math.round((-box.gap * 10_000) / size) / 10}(`;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as Word;
    for (const run of word.runs) {
      if (run.actualText === null) show(run, box, pen);
      else showOtherwise(run, run.actualText, box, pen);
    }
    if (!isSpaced[index]) continue;
    show(word.space.run, box, pen);
    to.text(gap);
  }
  closeText(pen);
}

/** Shows glyphs in the content of the box's node, after those before them where their font is the same. */
function show({ font, glyphs }: GlyphRun, { node, size }: TextBox, pen: Pen): void {
  if (node !== pen.node) {
    closeText(pen);
    openMark(node, pen);
  }
  if (font !== pen.font || size !== pen.size) {
    closeText(pen);
    selectFont(font, size, pen);
  }
  if (!pen.isOpen) pen.to.text('[(');
  pen.isOpen = true;
  pen.to.text(glyphs);
}

/**
 * Shows glyphs that are copied as another text. They are content beside the node's other content, not inside of it:
 * readers lose what follows a mark inside a mark.
 */
function showOtherwise(run: GlyphRun, text: string, box: TextBox, pen: Pen): void {
  closeText(pen);
  if (box.node === ARTIFACT) {
    show(run, box, pen);
    return;
  }
  closeMark(pen);
  pen.mark(box.node, text);
  pen.node = box.node;
  show(run, box, pen);
  closeText(pen);
  closeMark(pen);
}

function closeText(pen: Pen): void {
  if (pen.isOpen) pen.to.text(')]TJ\n');
  pen.isOpen = false;
}

function selectFont(font: number, size: number, pen: Pen): void {
  pen.font = font;
  pen.size = size;
  pen.to.text(`/F${font} `);
  pen.to.number(size);
  pen.to.text(' Tf\n');
}

/** A text string as PDF writes it (ISO 32000-1, 7.9.2.2): UTF-16, most significant byte first, with its mark. */
export function utf16(text: string): string {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `<${hex.toUpperCase()}>`;
}
