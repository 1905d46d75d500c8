import { ARTIFACT, type Box, type Page } from '../layout/boxes.ts';
import { type Color, PAGE } from '../layout/styles.ts';

type TextBox = Extract<Box, { kind: 'text' }>;

/** DeviceRGB, which the output intent of the file says to be sRGB. */
const COLORS: Readonly<Record<Color, string>> = {
  ink: '.1 .11 .13',
  accent: '.09 .27 .37',
  grey: '.38 .41 .44',
  pale: '.76 .79 .82',
};

const shown = (value: number) => String(Math.round(value * 100) / 100);
const up = (y: number) => shown(PAGE.height - y);

/** The operators that draw a page; `mark` gives the operator that opens the next content of a node. */
export function drawPage(page: Page, mark: (node: number) => string): string {
  const graphics = page.parts
    .map(({ y, boxes }) => boxes.map((box) => drawGraphic(box, y)).join(''))
    .join('');
  const operators: string[] = graphics === '' ? [] : [`/Artifact BMC\n${graphics}EMC\n`];
  operators.push('BT\n');
  let node: number | null = null;
  let font = '';
  let color = '';
  for (const { y, boxes } of page.parts) {
    for (const box of boxes) {
      if (box.kind !== 'text') continue;
      if (box.node !== node || box.node === ARTIFACT) {
        if (node !== null) operators.push('EMC\n');
        operators.push(box.node === ARTIFACT ? artifactAt(box.y + y) : mark(box.node));
        node = box.node;
      }
      if (COLORS[box.color] !== color) {
        color = COLORS[box.color];
        operators.push(`${color} rg\n`);
      }
      font = drawText(box, y, font, operators);
    }
  }
  if (node !== null) operators.push('EMC\n');
  operators.push('ET');
  return operators.join('');
}

/** Running heads and page numbers stand outside the text, the dots of the contents inside it. */
function artifactAt(y: number): string {
  if (y < PAGE.top) return '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n';
  if (y > PAGE.bottom) return '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n';
  return '/Artifact BMC\n';
}

function drawGraphic(box: Box, top: number): string {
  if (box.kind === 'rule') {
    const { x, width, height } = box;
    const y = box.y + top;
    return `${COLORS[box.color]} rg ${shown(x)} ${up(y + height)} ${shown(width)} ${shown(height)} re f\n`;
  }
  if (box.kind !== 'outline') return '';
  const [first, ...rest] = box.points.map(([x, y]) => `${shown(box.x + x)} ${up(box.y + top + y)}`);
  const line = rest.map((point) => `${point} l`).join(' ');
  return `${COLORS[box.color]} RG ${shown(box.lineWidth)} w ${first} m ${line} s\n`;
}

/** Draws one stretch of text; gives the font that is set after it. */
function drawText(box: TextBox, top: number, before: string, operators: string[]): string {
  operators.push(`1 0 0 1 ${shown(box.x)} ${up(box.y + top)} Tm\n`);
  const size = shown(box.size);
  // Subtle: a number in TJ moves left, in thousandths of the type size.
  const gap = box.gap === 0 ? '' : `)${Math.round((-box.gap * 10_000) / box.size) / 10}(`;
  let font = before;
  let line = '';
  const flush = () => {
    if (line !== '') operators.push(`[(${line})]TJ\n`);
    line = '';
  };
  const select = (number: number) => {
    const wanted = `/F${number} ${size} Tf\n`;
    if (wanted === font) return;
    flush();
    font = wanted;
    operators.push(wanted);
  };
  box.words.forEach((word, index) => {
    for (const run of word.runs) {
      select(run.font);
      if (run.actualText === null) {
        line += run.glyphs;
        continue;
      }
      flush();
      operators.push(`/Span<</ActualText ${utf16(run.actualText)}>>BDC\n[(${run.glyphs})]TJ\nEMC\n`);
    }
    if (!box.isSpaced[index]) return;
    const { run } = word.space;
    select(run.font);
    line += run.glyphs + gap;
  });
  flush();
  return font;
}

/** A text string as PDF writes it (ISO 32000-1, 7.9.2.2): UTF-16, most significant byte first, with its mark. */
export function utf16(text: string): string {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `<${hex.toUpperCase()}>`;
}
