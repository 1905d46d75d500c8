import { type BookStyle, PAPERS } from '../../../preload/book-style.ts';

/** Twentieths of a point in a millimetre. */
const TWENTIETHS = 1440 / 25.4;
const twentieths = (millimetres: number): number => Math.round(millimetres * TWENTIETHS);
/** From the edges of the paper to running head and page number, in mm, where the margins leave that much. */
const HEAD = 14;
const FOOT = 13;
/** Between two columns, as in print. */
const GUTTER = 400;

/** The width of the text, in twentieths of a point. */
export function textWidthOf({ paper, margins }: BookStyle): number {
  return twentieths(PAPERS[paper].width) - twentieths(margins.left) - twentieths(margins.right);
}

/** The paper and margins of a book as a section of `columns` ends; the cover has neither head nor number. */
export function sectionXml(style: BookStyle, columns: number, isFirst: boolean): string {
  const { margins } = style;
  const { width, height } = PAPERS[style.paper];
  const edge = (name: 'top' | 'right' | 'bottom' | 'left') => `w:${name}="${twentieths(margins[name])}"`;
  const head = twentieths(Math.min(HEAD, margins.top / 2));
  const foot = twentieths(Math.min(FOOT, margins.bottom / 2));
  const parts = [
    '<w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>',
    isFirst ? '' : '<w:type w:val="continuous"/>',
    `<w:pgSz w:w="${twentieths(width)}" w:h="${twentieths(height)}"/>`,
    `<w:pgMar ${edge('top')} ${edge('right')} ${edge('bottom')} ${edge('left')} w:header="${head}" w:footer="${foot}" w:gutter="0"/>`,
    columns === 1 ? '' : `<w:cols w:num="${columns}" w:space="${GUTTER}"/>`,
    isFirst ? '<w:titlePg/>' : '',
  ];
  return `<w:sectPr>${parts.join('')}</w:sectPr>`;
}
