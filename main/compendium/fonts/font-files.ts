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
] as const;
export type FontName = (typeof FONT_FILES)[number]['name'];

/** Which fonts draw a face: each character is taken from the first that has it. */
export const FACE_FONTS: Readonly<Record<Face, readonly FontName[]>> = {
  text: ['NotoSerif-Regular', 'NotoSerifGeorgian-Regular', 'NotoSans-Regular'],
  textItalic: ['NotoSerif-Italic', 'NotoSerifGeorgian-Regular', 'NotoSans-Regular'],
  textBold: ['NotoSerif-Bold', 'NotoSerifGeorgian-Bold', 'NotoSans-SemiBold'],
  textBoldItalic: ['NotoSerif-BoldItalic', 'NotoSerifGeorgian-Bold', 'NotoSans-SemiBold'],
  sans: ['NotoSans-Regular', 'NotoSansGeorgian-Regular', 'NotoSerif-Regular'],
  sansBold: ['NotoSans-SemiBold', 'NotoSansGeorgian-Bold', 'NotoSerif-Bold'],
};
