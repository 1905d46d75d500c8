import type { BookStyle } from '../../../preload/book-style.ts';
import { FINISHED_DESIGNS } from '../designs.ts';

const FAMILIES = {
  serif: '"Book", "Noto Serif", Georgia, "Times New Roman", serif',
  sans: '"Book Sans", "Noto Sans", system-ui, sans-serif',
} as const;
/** Sizes of `book.css`, in rem, which are those of the first finished design. */
const FIRST = { title: 2.1, chapter: 1.55, section: 1.2 } as const;
/** How far a colour goes to white where the page is dark. */
const LIGHTER = 0.6;

/** Fonts that a style needs beside those that every book brings along. */
export const fontsOfStyle = ({ fonts }: BookStyle): readonly string[] =>
  fonts.text === 'sans' ? ['NotoSans-Italic.ttf', 'NotoSans-BoldItalic.ttf', ...SANS_GEORGIAN] : [];
const SANS_GEORGIAN = ['NotoSansGeorgian-Regular.ttf', 'NotoSansGeorgian-Bold.ttf'] as const;

/** What a style says otherwise than `book.css`, to stand after it; nothing for the first finished design. */
export function designCss(style: BookStyle): string {
  const first = FINISHED_DESIGNS[0].style;
  if (JSON.stringify(style) === JSON.stringify(first)) return '';
  const { margins, paper, sizes, fonts, accent, lineHeight, headings } = style;
  const rem = (name: keyof typeof FIRST) =>
    `${Math.round(FIRST[name] * (sizes[name] / first.sizes[name]) * (first.sizes.text / sizes.text) * 100) / 100}rem`;
  const edges = [margins.top, margins.right, margins.bottom, margins.left];
  return `
${fonts.text === 'sans' ? SANS_FACES : ''}:root {
  --accent: ${accent};
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${lighter(accent)};
  }
}
html {
  font-family: ${FAMILIES[fonts.text]};
  line-height: ${Math.round((lineHeight + 0.1) * 100) / 100};
}
h1, h2, h3, h4, h5, h6, .label, header, figcaption, .table th {
  font-family: ${FAMILIES[fonts.headings]};
}
h1 { font-size: ${rem('title')}; }
h2 { font-size: ${rem('chapter')}; }
h3 { font-size: ${rem('section')}; }
${headings === 'center' ? 'h1, h2 { text-align: center; }\n' : ''}${COVER_CSS[style.cover]}
@page {
  size: ${paper};
  margin: ${edges.map((edge) => `${edge}mm`).join(' ')};
}
@media print {
  :root { --accent: ${accent}; }
  html { font-size: ${sizes.text}pt; }
  main p { text-align: ${style.isJustified ? 'justify' : 'start'}; }
  .columns { columns: ${style.columns}; column-gap: 7mm; }
  .columns > h2, .columns > .table, .columns > figure { column-span: all; }
}
`;
}

const COVER_CSS: Readonly<Record<BookStyle['cover'], string>> = {
  band: '',
  plain: 'header { border: 0; padding-left: 0; }',
  frame: 'header { border: 6px double var(--accent); padding: 3rem 1.5rem; text-align: center; }',
  block: `header { border: 0; padding: 3rem 2rem; background: var(--cover); color: #fff; print-color-adjust: exact; }
header h1 { color: #fff; }
:root { --cover: var(--accent); }
@media (prefers-color-scheme: dark) { :root { --cover: #222b2d; } }`,
};

function face(weight: string, slant: string, file: string, range: string): string {
  return `@font-face {
  font-family: "Book Sans";
  font-weight: ${weight};
  font-style: ${slant};
  src: url("fonts/${file}.ttf");
${range}}
`;
}
const GEORGIAN = '  unicode-range: U+10A0-10FF, U+1C90-1CBF, U+2D00-2D2F;\n';
const SANS_FACES = [
  face('normal', 'italic', 'NotoSans-Italic', ''),
  face('bold', 'italic', 'NotoSans-BoldItalic', ''),
  face('normal', 'normal', 'NotoSansGeorgian-Regular', GEORGIAN),
  face('bold', 'normal', 'NotoSansGeorgian-Bold', GEORGIAN),
].join('');

function lighter(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (255 - part) * LIGHTER));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
