import { hasPages } from '../../../preload/has-pages.ts';
import type { CompendiumDefinition } from '../../../preload/model.ts';
import type { Archive } from '../../archive.ts';
import { toFailure } from '../../errors.ts';
import { filePath } from '../../files.ts';
import { pageTextOf } from '../../pages/transcriptions.ts';
import { prepared } from '../../storage/prepared.ts';
import { type BookFigure, missingPage, wantedFigures } from '../figures.ts';
import type { SurveyScan } from './gather-scans.ts';
import type { ScanPage } from './scan-page.ts';

interface Row {
  readonly name: string;
  readonly mime: string;
}

/** The pages of originals that the sections of a book ask for, in their order. What cannot be read says why. */
export async function gatherFigures(
  archive: Archive,
  definition: CompendiumDefinition,
  survey: SurveyScan,
  signal?: AbortSignal,
): Promise<readonly BookFigure[]> {
  const figures: BookFigure[] = [];
  for (const { sha256, page } of wantedFigures(definition)) {
    signal?.throwIfAborted();
    figures.push({ sha256, page, scan: await look(archive, sha256, page, survey, signal) });
  }
  return figures;
}

async function look(
  archive: Archive,
  sha256: string,
  page: number,
  survey: SurveyScan,
  signal: AbortSignal | undefined,
): Promise<ScanPage> {
  const missing = missingPage(sha256, page);
  const row = prepared<Row>(
    archive.db,
    'SELECT name, mime FROM recordFile JOIN file USING (sha256) WHERE sha256 = ? ORDER BY recordFile.id LIMIT 1',
  ).get(sha256);
  if (!row) return missing;
  const file = { sha256, ...row, path: filePath(archive.folder, sha256, row.mime) };
  if (!hasPages(row.mime)) return { ...missing, file, failure: 'fileTypeUnknown' };
  try {
    const found = (await survey(sha256, file))[page - 1];
    if (!found) return { ...missing, file, failure: 'pdfDamaged' };
    const turns = pageTextOf(archive, sha256, page)?.turns ?? 0;
    const [width, height] = turns % 2 === 0 ? [found.width, found.height] : [found.height, found.width];
    return { ...missing, file, turns, width, height, dpi: found.dpi, flaws: found.flaws, failure: null };
  } catch (error) {
    signal?.throwIfAborted();
    return { ...missing, file, failure: toFailure(error).code };
  }
}
