import type { ErrorCode } from '../../../preload/api.ts';
import { hasPages } from '../../../preload/has-pages.ts';
import type { ArrangedPage, RecordFile } from '../../../preload/model.ts';
import type { Archive } from '../../archive.ts';
import { toFailure } from '../../errors.ts';
import { filePath } from '../../files.ts';
import { merge, storedPages, unarranged } from '../../pages/arrangements.ts';
import type { PageSource } from '../../pages/page-picture.ts';
import { readingOf } from '../../pages/page-store.ts';
import { pageTextOf } from '../../pages/transcriptions.ts';
import type { PageSurvey } from '../../pdf/source/survey-pdf.ts';
import { listRecordFiles } from '../../records/read.ts';
import { prepared } from '../../storage/prepared.ts';
import { A4, type EntryScans, type ScanFile, type ScanPage } from './scan-page.ts';

/** Looks at an original; fails as `surveyFile` does, or as a task that was stopped. */
export type SurveyScan = (sha256: string, source: PageSource) => Promise<readonly (PageSurvey | null)[]>;

/** An original that was looked at: its pages, or why it has none. */
interface Surveyed {
  readonly file: ScanFile;
  readonly pages: readonly (PageSurvey | null)[];
  readonly failure: ErrorCode | null;
}

interface Row {
  readonly id: number;
  readonly referenceCode: string | null;
}

/**
 * The pages of the originals of records, by UUID, as their records arrange them; records without any are left out. What
 * cannot be read counts as one page that says why. `isSpoken` asks for the texts of pages too.
 */
export async function gatherScans(
  archive: Archive,
  uuids: readonly string[],
  survey: SurveyScan,
  { isSpoken, signal }: { readonly isSpoken: boolean; readonly signal?: AbortSignal | undefined },
): Promise<readonly EntryScans[]> {
  const find = prepared<Row>(archive.db, 'SELECT id, referenceCode FROM record WHERE uuid = ?');
  const gathered: EntryScans[] = [];
  for (const uuid of uuids) {
    const row = find.get(uuid);
    const files = row ? listRecordFiles(archive.db, row.id).filter(({ mime }) => hasPages(mime)) : [];
    if (!row || files.length === 0) continue;
    const surveyed = new Map<string, Surveyed>();
    for (const file of files) {
      signal?.throwIfAborted();
      if (!surveyed.has(file.sha256)) surveyed.set(file.sha256, await look(archive, file, survey, signal));
    }
    const pages = pagesOf(archive, row.id, surveyed, isSpoken);
    if (pages.length > 0) gathered.push({ uuid, referenceCode: row.referenceCode?.trim() ?? '', pages });
  }
  return gathered;
}

async function look(
  archive: Archive,
  { sha256, mime, name }: RecordFile,
  survey: SurveyScan,
  signal: AbortSignal | undefined,
): Promise<Surveyed> {
  const file = { sha256, mime, name, path: filePath(archive.folder, sha256, mime) };
  try {
    return { file, pages: await survey(sha256, file), failure: null };
  } catch (error) {
    signal?.throwIfAborted();
    return { file, pages: [], failure: toFailure(error).code };
  }
}

function pagesOf(
  archive: Archive,
  record: number,
  surveyed: ReadonlyMap<string, Surveyed>,
  isSpoken: boolean,
): readonly ScanPage[] {
  const all = [...surveyed].flatMap(([sha256, { pages }]) => {
    // Subtle: what drew the pages may know of more than can be taken out; those are told as damaged.
    const known = readingOf(archive.pages, sha256)?.pages ?? 0;
    return Array.from({ length: Math.max(1, known, pages.length) }, (_, at) => unarranged(sha256, at + 1));
  });
  const shown = merge(all, storedPages(archive.db, record)).filter(({ isHidden }) => !isHidden);
  return shown.map((page, index) => {
    const place = { number: index + 1, count: shown.length };
    return { ...place, ...pageOf(archive, page, surveyed.get(page.sha256) as Surveyed, isSpoken) };
  });
}

function pageOf(
  archive: Archive,
  { sha256, page, turns: arranged, crop }: ArrangedPage,
  { file, pages, failure }: Surveyed,
  isSpoken: boolean,
): Omit<ScanPage, 'number' | 'count'> {
  const read = isSpoken || arranged === null ? pageTextOf(archive, sha256, page) : null;
  const turns = arranged ?? read?.turns ?? 0;
  const text = isSpoken
    ? (read?.lines ?? []).map(({ words }) => words.map((word) => word.text).join(' ')).join('\n')
    : '';
  const survey = pages[page - 1];
  if (!survey) {
    const rest = { width: A4.width, height: A4.height, dpi: null, flaws: [], crop: null };
    return { file, page, turns: 0, ...rest, failure: failure ?? 'pdfDamaged', text };
  }
  const [left, top, right, bottom] = crop ?? [0, 0, 1, 1];
  const size = [survey.width * (right - left), survey.height * (bottom - top)] as const;
  const [width, height] = turns % 2 === 0 ? size : [size[1], size[0]];
  return {
    file,
    page,
    turns,
    crop,
    width,
    height,
    dpi: survey.dpi,
    flaws: survey.flaws,
    failure: null,
    text,
  };
}
