import { z } from 'zod';

/** Sheets of paper that a book is printed on (ISO 216), in mm. */
export const PAPERS = {
  A4: { width: 210, height: 297 },
  B5: { width: 176, height: 250 },
  A5: { width: 148, height: 210 },
} as const;
export const BOOK_FONTS = ['serif', 'sans'] as const;
export const COVERS = ['band', 'frame', 'block', 'plain'] as const;

const bookFont = z.enum(BOOK_FONTS);
const margin = z.number().min(8).max(60);

/** What a book looks like: the same in every format that has a look. */
export const bookStyle = z.object({
  paper: z.enum(['A4', 'B5', 'A5']),
  /** From the edge of the paper to the text, in mm. */
  margins: z.object({ top: margin, bottom: margin, left: margin, right: margin }),
  fonts: z.object({ text: bookFont, headings: bookFont }),
  /** In pt: of running text, of headings of chapters and of entries, of the title on the cover. */
  sizes: z.object({
    text: z.number().min(7).max(16),
    chapter: z.number().min(10).max(40),
    section: z.number().min(8).max(30),
    title: z.number().min(14).max(60),
  }),
  /** From line to line, as a multiple of the size. */
  lineHeight: z.number().min(1.1).max(2),
  isJustified: z.boolean(),
  /** Where headings of chapters and the words of the cover stand. */
  headings: z.enum(['left', 'center']),
  /** Of headings, labels, links and the cover, `#rrggbb`. */
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** Of entries, indexes and lists of names; sections that somebody wrote stand in one. */
  columns: z.union([z.literal(1), z.literal(2)]),
  cover: z.enum(COVERS),
});
export type BookStyle = Readonly<z.infer<typeof bookStyle>>;
