import { cleaned, isDrawn, refsIn } from './copy-objects.ts';
import { listSourcePages, type SourcePage } from './list-pages.ts';
import { openSource, type PdfSource } from './open-source.ts';
import { contentBytes, contentStreams } from './page-content-bytes.ts';
import { readOperators, withoutMarks } from './page-operators.ts';
import { sharpnessOf } from './page-sharpness.ts';
import { isDict, isList, type PdfDict, type PdfValue } from './pdf-value.ts';
import { filtersOf } from './stream-bytes.ts';

/** Why a page keeps the book that it is printed in from PDF/A: ISO 19005-2, 6.2.11.4, 6.2.4.3 and 6.1.7.2. */
export type ArchivalFlaw = 'fonts' | 'cmyk' | 'lzw';

/** What a book needs to know of a page before it is placed. */
export interface PageSurvey {
  /** Points, as it is shown in its own file. */
  readonly width: number;
  readonly height: number;
  /** Pixels to an inch of the largest picture at that size; null where the page is none. */
  readonly dpi: number | null;
  readonly flaws: readonly ArchivalFlaw[];
}

/** Content that is longer is no scan, and reading it for its sharpness would take long. */
const MOST_CONTENT = 2 ** 22;

/** The pages of a PDF; null for one that cannot be taken out. Throws as `openSource` does. */
export async function surveyPdf(path: string, name: string): Promise<readonly (PageSurvey | null)[]> {
  const source = openSource(path, name);
  try {
    const seen = new Map<number, Seen>();
    const surveys: (PageSurvey | null)[] = [];
    for (const page of listSourcePages(source))
      surveys.push(page && (await surveyOrNull(source, page, seen)));
    return surveys;
  } finally {
    source.close();
  }
}

async function surveyOrNull(
  source: PdfSource,
  page: SourcePage,
  seen: Map<number, Seen>,
): Promise<PageSurvey | null> {
  try {
    return await surveyPage(source, page, seen);
  } catch {
    // Told as a page that cannot be read.
    return null;
  }
}

async function surveyPage(source: PdfSource, page: SourcePage, seen: Map<number, Seen>): Promise<PageSurvey> {
  const { box, turns, unit } = page;
  const [across, up] = [(box[2] - box[0]) * unit, (box[3] - box[1]) * unit];
  const content = await contentBytes(source, contentStreams(source, page));
  withoutMarks(content);
  const resources = page.resources ?? new Map();
  const found = new Set(gatherFlaws(source, cleaned(resources), seen));
  const isShort = content.length <= MOST_CONTENT;
  if (isShort && paintsCmyk(content)) found.add('cmyk');
  if (isShort && found.has('fonts') && isInvisible(content)) found.delete('fonts');
  const flaws = (['fonts', 'cmyk', 'lzw'] as const).filter((flaw) => found.has(flaw));
  const dpi = isShort ? sharpnessOf(source, resources, content, across * up) : null;
  const [width, height] = turns % 2 === 0 ? [across, up] : [up, across];
  return { width, height, dpi: dpi === null ? null : dpi / unit, flaws };
}

/** What was found in an object and all that it refers to. */
interface Seen {
  readonly flaws: ReadonlySet<ArchivalFlaw>;
}

/** Follows a value to all that it is drawn with; throws where something of it cannot be read. */
function gatherFlaws(source: PdfSource, value: PdfValue, seen: Map<number, Seen>): ReadonlySet<ArchivalFlaw> {
  const flaws = new Set<ArchivalFlaw>(flawsOf(source, value));
  for (const ref of refsIn(value)) {
    let known = seen.get(ref);
    if (!known) {
      // Subtle: set before it is followed, as objects may refer to each other.
      seen.set(ref, { flaws: new Set() });
      const object = source.object(ref);
      known = {
        flaws: object && isDrawn(object) ? gatherFlaws(source, cleaned(object.value), seen) : new Set(),
      };
      seen.set(ref, known);
    }
    for (const flaw of known.flaws) flaws.add(flaw);
  }
  return flaws;
}

function* flawsOf(source: PdfSource, value: PdfValue): Generator<ArchivalFlaw> {
  if (isList(value)) for (const item of value) yield* flawsOf(source, item);
  if (value === '/DeviceCMYK') yield 'cmyk';
  if (!isDict(value)) return;
  for (const [key, item] of value) if (key !== '/DefaultCMYK') yield* flawsOf(source, item);
  if (filtersOf(value, source.get).some((name) => name === 'LZWDecode' || name === 'LZW')) yield 'lzw';
  if (value.get('/Type') === '/Font' && !isEmbedded(source, value)) yield 'fonts';
}

/** Whether a font brings its letters along; those of type 3 are content themselves. */
function isEmbedded(source: PdfSource, font: PdfDict): boolean {
  const kind = font.get('/Subtype');
  if (kind === '/Type3' || kind === '/Type0') return true;
  const descriptor = source.get(font.get('/FontDescriptor'));
  return isDict(descriptor) && ['/FontFile', '/FontFile2', '/FontFile3'].some((key) => descriptor.has(key));
}

function paintsCmyk(content: Uint8Array): boolean {
  if (!/(?:\d|\.)\s+[kK]\s|DeviceCMYK/.test(Buffer.from(content).toString('latin1'))) return false;
  for (const { name, operands } of readOperators(content))
    if (((name === 'k' || name === 'K') && operands.length === 4) || operands[0] === '/DeviceCMYK')
      return true;
  return false;
}

/** Whether all letters of a page are there to be searched and copied only, as OCR writes them. */
function isInvisible(content: Uint8Array): boolean {
  let mode = '0';
  for (const { name, operands } of readOperators(content)) {
    if (name === 'Tr') mode = String(operands[0]);
    if ((name === 'Tj' || name === 'TJ' || name === "'" || name === '"') && mode !== '3') return false;
  }
  return true;
}
