import type { BookStyle } from '../../../preload/book-style.ts';
import type { Face } from './measure.ts';

/** The fonts under resources/fonts, each with the tag that marks its subset in a PDF (ISO 32000-1, 9.6.4). */
export const FONT_FILES = [
  { name: 'NotoSerif-Regular', tag: 'KULSRR' },
  { name: 'NotoSerif-Italic', tag: 'KULSRI' },
  { name: 'NotoSerif-Bold', tag: 'KULSRB' },
  { name: 'NotoSerif-BoldItalic', tag: 'KULSRJ' },
  { name: 'NotoSans-Regular', tag: 'KULSNR' },
  { name: 'NotoSans-SemiBold', tag: 'KULSNB' },
  { name: 'NotoSerifGeorgian-Regular', tag: 'KULGER' },
  { name: 'NotoSerifGeorgian-Bold', tag: 'KULGEB' },
  { name: 'NotoSansGeorgian-Regular', tag: 'KULGNR' },
  { name: 'NotoSansGeorgian-Bold', tag: 'KULGNB' },
  { name: 'NotoSans-Italic', tag: 'KULSNI' },
  { name: 'NotoSans-BoldItalic', tag: 'KULSNJ' },
] as const;
export type FontName = (typeof FONT_FILES)[number]['name'];

type Weight = 'plain' | 'italic' | 'bold' | 'boldItalic';
/** The fonts of a family by weight: each character is taken from the first that has it. */
const FAMILIES: Readonly<Record<BookStyle['fonts']['text'], Readonly<Record<Weight, readonly FontName[]>>>> =
  {
    serif: {
      plain: ['NotoSerif-Regular', 'NotoSerifGeorgian-Regular', 'NotoSans-Regular'],
      italic: ['NotoSerif-Italic', 'NotoSerifGeorgian-Regular', 'NotoSans-Regular'],
      bold: ['NotoSerif-Bold', 'NotoSerifGeorgian-Bold', 'NotoSans-SemiBold'],
      boldItalic: ['NotoSerif-BoldItalic', 'NotoSerifGeorgian-Bold', 'NotoSans-SemiBold'],
    },
    sans: {
      plain: ['NotoSans-Regular', 'NotoSansGeorgian-Regular', 'NotoSerif-Regular'],
      italic: ['NotoSans-Italic', 'NotoSansGeorgian-Regular', 'NotoSerif-Regular'],
      bold: ['NotoSans-SemiBold', 'NotoSansGeorgian-Bold', 'NotoSerif-Bold'],
      boldItalic: ['NotoSans-BoldItalic', 'NotoSansGeorgian-Bold', 'NotoSerif-Bold'],
    },
  };

/** Which fonts draw each face of a book, in the families that its style names. */
export function faceFonts({
  text,
  headings,
}: BookStyle['fonts']): Readonly<Record<Face, readonly FontName[]>> {
  return {
    text: FAMILIES[text].plain,
    textItalic: FAMILIES[text].italic,
    textBold: FAMILIES[text].bold,
    textBoldItalic: FAMILIES[text].boldItalic,
    sans: FAMILIES[headings].plain,
    sansBold: FAMILIES[headings].bold,
  };
}
