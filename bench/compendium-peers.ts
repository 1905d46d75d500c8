import { createWriteStream, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { PlainLine } from './plain-lines.ts';

/** What a peer has besides the lines: the folder of the fonts, and where Chromium is. */
export interface PeerOptions {
  readonly fonts: string;
  readonly chromium: string | null;
}
/** A peer sets lines on A4 with our margins, fonts and sizes, justified, and writes the file. */
export type Peer = (lines: Iterable<PlainLine>, options: PeerOptions, out: string) => Promise<void>;

const MARGIN = { top: 85, bottom: 77, left: 85, right: 85 };
const WIDTH = 425.28;
const INDENT = 17;
const SIZE = { chapter: 21, heading: 12, text: 10.3 };

export const setWithPdfkit: Peer = async (lines, { fonts }, out) => {
  const { default: PdfDocument } = await import('pdfkit');
  const document = new PdfDocument({ size: 'A4', margins: MARGIN });
  const stream = document.pipe(createWriteStream(out));
  document.registerFont('text', `${fonts}/NotoSerif-Regular.ttf`);
  document.registerFont('bold', `${fonts}/NotoSans-SemiBold.ttf`);
  for (const { style, text, depth } of lines) {
    if (style === 'chapter') document.addPage();
    const indent = depth * INDENT;
    document
      .font(style === 'text' ? 'text' : 'bold')
      .fontSize(SIZE[style])
      .text(text, MARGIN.left + indent, document.y, {
        width: WIDTH - indent,
        align: style === 'text' ? 'justify' : 'left',
        lineGap: 0.8,
      });
    document.moveDown(0.3);
  }
  document.end();
  await finished(stream);
};

export const setWithPdfmake: Peer = async (lines, { fonts }, out) => {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.addFonts({
    text: { normal: `${fonts}/NotoSerif-Regular.ttf` },
    bold: { normal: `${fonts}/NotoSans-SemiBold.ttf` },
  });
  const content = Array.from(lines, ({ style, text, depth }) => ({
    text,
    font: style === 'text' ? 'text' : 'bold',
    fontSize: SIZE[style],
    alignment: style === 'text' ? ('justify' as const) : ('left' as const),
    margin: [depth * INDENT, 0, 0, 3] as [number, number, number, number],
    ...(style === 'chapter' ? { pageBreak: 'before' as const } : {}),
  }));
  const { left, top, right, bottom } = MARGIN;
  await pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [left, top, right, bottom],
      defaultStyle: { font: 'text' },
      content,
    })
    .write(out);
};

export const setWithTypst: Peer = async (lines, { fonts }, out) => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  const { top, bottom, left, right } = MARGIN;
  const parts = [
    `#set page(paper: "a4", margin: (top: ${top}pt, bottom: ${bottom}pt, left: ${left}pt, right: ${right}pt))`,
    `#set text(font: "Noto Serif", size: ${SIZE.text}pt, lang: "az", hyphenate: true)`,
    '#set par(justify: true)',
    `#let chapter(it) = { pagebreak(weak: true); par(justify: false, text(font: "Noto Sans", weight: 600, size: ${SIZE.chapter}pt, it)) }`,
    `#let head(it) = par(justify: false, text(font: "Noto Sans", weight: 600, size: ${SIZE.heading}pt, it))`,
  ];
  for (const { style, text, depth } of lines) {
    const words = JSON.stringify(text.replace(/\p{Cc}/gu, ' '));
    if (style === 'text') parts.push(`#pad(left: ${depth * INDENT}pt, par(${words}))`);
    else parts.push(`#${style === 'chapter' ? 'chapter' : 'head'}(${words})`);
  }
  writeFileSync(out, compiler.pdf({ mainFileContent: parts.join('\n\n') }));
};

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const printWithChromium: Peer = async (lines, { fonts, chromium: executablePath }, out) => {
  const { chromium } = await import('playwright-core');
  const { top, bottom, left, right } = MARGIN;
  const face = (name: string, file: string) =>
    `@font-face { font-family: ${name}; src: url(${pathToFileURL(`${fonts}/${file}`).href}) }`;
  const style = `${face('book', 'NotoSerif-Regular.ttf')} ${face('head', 'NotoSans-SemiBold.ttf')}
    @page { size: A4; margin: ${top}pt ${right}pt ${bottom}pt ${left}pt }
    body { margin: 0; font: ${SIZE.text}pt book; text-align: justify; hyphens: auto }
    p { margin: 0 0 3pt } h1, h2 { font-family: head; font-weight: 400; text-align: start; margin: 0 0 3pt }
    h1 { font-size: ${SIZE.chapter}pt; break-before: page } h2 { font-size: ${SIZE.heading}pt }`;
  const parts = Array.from(lines, ({ style: kind, text, depth }) => {
    if (kind !== 'text')
      return `<h${kind === 'chapter' ? 1 : 2}>${escaped(text)}</h${kind === 'chapter' ? 1 : 2}>`;
    return `<p style="padding-inline-start:${depth * INDENT}pt">${escaped(text)}</p>`;
  });
  const html = `${out}.html`;
  writeFileSync(
    html,
    `<!doctype html><html lang="az"><meta charset="utf-8"><style>${style}</style>${parts.join('\n')}`,
  );
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(html).href);
    await page.pdf({ path: out, preferCSSPageSize: true, tagged: false, outline: false });
  } finally {
    await browser.close();
  }
};
