import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { undo } from '../../../main/history/undo.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { readPagesOf } from '../../../main/imports/read-pages.ts';
import { runOcr } from '../../../main/ocr/ocr-command.ts';
import { setTranscription } from '../../../main/pages/transcriptions.ts';
import { findLabel, indexLabels } from '../../../main/reading/labels.ts';
import { builtInTypes, listCommonFields } from '../../../main/record-types.ts';
import { setField } from '../../../main/records/edit.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { RecordDraft, RecordId } from '../../../preload/model.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { COMPENDIUM, read, sampleText } from '../reading/samples.ts';
import { scanOf } from './scan.ts';

/** The first project of the sample compendium, on four pages of a scan. */
function projectPages(): readonly string[] {
  const source = sampleText(COMPENDIUM);
  const from = source.indexOf('1. Azərbaycanda İnstitusional');
  const project = source.slice(from, source.indexOf('2. Azərbaycanda Dayanıqlı')).replace(/\n\s*\n/g, '\n');
  return project.split(/\n(?=Layihə Xülasəsi:|Nəticələr:|İştirakçılar:)/);
}

async function scanned(pages: readonly string[]): Promise<{ archive: Archive; id: RecordId }> {
  const folder = temporaryFolder();
  for (const [at, text] of pages.entries()) {
    const { width, height, pixels } = await scanOf(text);
    const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
    writeFileSync(join(folder, `F-12_${at + 1}.png`), png);
  }
  const archive = await newArchive();
  const { imported } = await importPaths(archive, [folder], {
    acceptsSuggestions: false,
    isDryRun: false,
    nameRule: '{referenceCode}_{page}',
  });
  return { archive, id: imported[0]?.records[0] as RecordId };
}

const silent = { json: true };
const count = ({ db }: Archive) => db.prepare('SELECT count(*) FROM record').pluck().get();
const told = ({ title, fields }: RecordDraft) => ({
  title,
  id: fields['projectId']?.[0]?.text,
  budget: fields['budget']?.[0]?.amount,
  period: fields['period']?.[0]?.edtf,
  countries: (fields['partners'] ?? []).map(({ country }) => country),
  activities: fields['activities']?.length,
});

test('a labelled project is read from scanned pages as it is from its typed text, with the page of each line', async () => {
  const pages = projectPages();
  const { archive, id } = await scanned(pages);
  const { reading, scan } = await readPagesOf(archive, id);
  const typed = read(pages.join('\n'), 'a.txt').drafts.find(({ origin }) => origin === 'labelled');
  const project = reading.drafts.find(({ origin }) => origin === 'labelled');
  if (!typed || !project) throw new Error('no project was read');
  const { countries, ...others } = told(project);
  const { countries: typedCountries, ...typedOthers } = told(typed);
  expect(others).toEqual(typedOthers);
  expect(others).toMatchObject({ id: '101082124', budget: 63_329_200 });
  // Of letters in brackets as small as these, one may be read as another.
  expect(countries).toHaveLength(typedCountries.length);
  expect(countries.filter((country, at) => country !== typedCountries[at]).length).toBeLessThan(2);

  const [, second] = scan.pages;
  expect(scan.pages.map(({ page }) => page)).toEqual([1, 1, 1, 1]);
  expect(reading.source.split('\n')[(second?.firstLine ?? 0) - 1]).toMatch(/^\fLayihə Xülasəsi/);
  expect(reading.drafts.find(({ origin }) => origin === 'document')?.fields['text']).toBeUndefined();
});

test('what a person wrote of a page counts before what was read of it', async () => {
  const { archive, id } = await scanned(['Layihə ID: 101\nBüdcə: 10 000 EUR']);
  const [file] = getRecord(archive.db, id).files;
  const page = { sha256: file?.sha256 ?? '', page: 1 };
  setTranscription(archive, id, page, [
    { text: 'Layihə ID: 777', box: [0, 0, 1, 0.1] },
    { text: 'Büdcə: 20 000 EUR', box: [0, 0.1, 1, 0.2] },
  ]);
  const { reading } = await readPagesOf(archive, id);
  const project = reading.drafts.find(({ type }) => type === 'project');
  expect([project?.fields['projectId']?.[0]?.text, project?.fields['budget']?.[0]?.amount]).toEqual([
    '777',
    2_000_000,
  ]);
});

test('ocr --records writes what the pages describe as one step; the record keeps what it has', async () => {
  const { archive, id } = await scanned(projectPages());
  setField(archive, id, 'date', [{ text: '1999' }]);
  const before = count(archive) as number;
  const { json } = await runOcr(archive, [String(id)], { ...silent, records: true });
  const records = (json as { records: readonly RecordId[] }).records;
  const project = records
    .map((record) => getRecord(archive.db, record))
    .find(({ type }) => type === 'project');
  expect(project?.relations).toMatchObject([{ type: 'describedIn', record: { id } }]);
  const document = getRecord(archive.db, id);
  expect([document.title, document.fields['date']?.[0]?.text]).toEqual(['F-12', '1999']);
  expect(document.files).toHaveLength(4);
  undo(archive);
  expect(count(archive)).toBe(before);
});

test('a record without pages is named, and --records wants one record', async () => {
  const archive = await newArchive();
  const path = join(temporaryFolder(), 'qeyd.txt');
  writeFileSync(path, 'Sadə mətn');
  const { imported } = await importPaths(archive, [path], { acceptsSuggestions: false, isDryRun: false });
  const id = imported[0]?.records[0] as RecordId;
  await expect(readPagesOf(archive, id)).rejects.toThrow('withoutPages: Sadə mətn');
  await expect(runOcr(archive, [], { ...silent, records: true })).rejects.toThrow('--records');
});

test('a wrong letter in a label is forgiven in a text read from pictures, a different word is not', () => {
  const forgiving = indexLabels(builtInTypes(), listCommonFields(), { isForgiving: true });
  const strict = indexLabels(builtInTypes(), listCommonFields());
  const fieldOf = (line: string, index = forgiving) => findLabel(line, index)?.targets[0]?.field.name;
  expect(fieldOf('Koordinator: X')).toBe('coordinator');
  expect(fieldOf('Koordinotor: X')).toBe('coordinator');
  expect(fieldOf('Koordinotor: X', strict)).toBeUndefined();
  expect(fieldOf('Kordinasiya: X')).toBeUndefined();
  // Too short for a wrong letter to say anything.
  expect(fieldOf('Bücdə: 5')).toBeUndefined();
});
