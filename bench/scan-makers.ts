import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryScans, ScanPage } from '../main/compendium/scans/scan-page.ts';

/** What makes a book of the scans in a folder; each runs in a process of its own and loads its own libraries only. */
const MAKERS: Readonly<Record<string, (folder: string, out: string) => Promise<void>>> = {
  ours: makeOurs,
  'pdf-lib': copyWithPdfLib,
};

const scansIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));

/** The whole of it: looking at each file, an entry for each, contents, links, tags, PDF/A. */
async function makeOurs(folder: string, out: string): Promise<void> {
  const { surveyPdf } = await import('../main/pdf/source/survey-pdf.ts');
  const { writeCompendium } = await import('../main/compendium/write-compendium.ts');
  const scans: EntryScans[] = [];
  for (const [index, path] of scansIn(folder).entries()) {
    const [survey] = await surveyPdf(path, path);
    if (!survey) throw new Error(`${path} could not be read`);
    const name = String(index);
    const file = { sha256: name.padStart(64, '0'), path, mime: 'application/pdf', name };
    const place = { page: 1, number: 1, count: 1, turns: 0, crop: null, failure: null, text: '' };
    const page: ScanPage = { file, ...place, ...survey };
    scans.push({ uuid: name, referenceCode: '', pages: [page] });
  }
  const entries = scans.map(({ uuid }) => ({ uuid, type: 'document', title: `Sənəd ${uuid}`, fields: {} }));
  const definition = {
    ...{ title: 'Skanlar', subtitle: '', institution: '', year: '', language: 'az' as const },
    ...{ before: [], after: [], back: ['scans' as const] },
    entries: { title: 'Sənədlər', isNumbered: true, selection: { records: [] } },
  };
  const made = { createdAt: '2024-01-01T00:00:00Z', generator: 'bench' };
  await writeCompendium({ definition, entries, types: [], commonFields: [], scans, ...made }, out);
}

/** The pages after one another and nothing else. */
async function copyWithPdfLib(folder: string, out: string): Promise<void> {
  const { PDFDocument } = await import('pdf-lib');
  const book = await PDFDocument.create();
  for (const path of scansIn(folder)) {
    const source = await PDFDocument.load(readFileSync(path));
    for (const page of await book.copyPages(source, source.getPageIndices())) book.addPage(page);
  }
  writeFileSync(out, await book.save());
}

const [maker = '', folder = '', out = ''] = process.argv.slice(2);
void MAKERS[maker]?.(folder, out);
