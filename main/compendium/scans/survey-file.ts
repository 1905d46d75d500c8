import { ArchiveError } from '../../errors.ts';
import { isCutOff } from '../../intake/cut-off.ts';
import { openPages, type PageSource } from '../../pages/page-picture.ts';
import { type ArchivalFlaw, type PageSurvey, surveyPdf } from '../../pdf/source/survey-pdf.ts';
import { A4 } from './scan-page.ts';

const POINTS = 72;
/** What a picture says that does not know. */
const LEAST_DPI = 73;

/**
 * What a book needs to know of the pages of an original; null for one that cannot be shown. Throws as `openSource` and
 * `openPages` do. Reads what people bring, so it runs in a process apart.
 */
export async function surveyFile(source: PageSource): Promise<readonly (PageSurvey | null)[]> {
  const { path, mime, name = '' } = source;
  if (mime === 'application/pdf') return surveyPdf(path, name);
  const pages = await openPages(source);
  try {
    if (isCutOff(path, mime)) throw new ArchiveError('pictureDamaged', name);
    const flaws = await flawsOf(source);
    const surveys: PageSurvey[] = [];
    for (let page = 1; page <= pages.count; page++) surveys.push(surveyOf(await pages.size(page), flaws));
    return surveys;
  } finally {
    pages.close();
  }
}

/** A picture that does not tell its size is taken for one of a whole sheet. */
function surveyOf(
  { width, height, dpi: told }: { readonly width: number; readonly height: number; readonly dpi: number },
  flaws: readonly ArchivalFlaw[],
): PageSurvey {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const dpi = told >= LEAST_DPI ? told : Math.max((short / A4.width) * POINTS, (long / A4.height) * POINTS);
  return { width: (width / dpi) * POINTS, height: (height / dpi) * POINTS, dpi, flaws };
}

async function flawsOf({ path, mime }: PageSource): Promise<readonly ArchivalFlaw[]> {
  if (mime !== 'image/jpeg') return [];
  const { default: sharp } = await import('sharp');
  const { space } = await sharp(path).metadata();
  return space === 'cmyk' ? ['cmyk'] : [];
}
