import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { listHistory } from '../../../main/history/list.ts';
import { redo, undo } from '../../../main/history/undo.ts';
import { endFile, enqueueFiles, keepPage } from '../../../main/pages/page-store.ts';
import { listPageTexts, pageTextOf, setTranscription } from '../../../main/pages/transcriptions.ts';
import { createRecord } from '../../../main/records/edit.ts';
import { search } from '../../../main/search/find.ts';
import { findPlaces } from '../../../main/search/find-on-pages.ts';
import type { PageText, RecordId, TranscribedLine } from '../../../preload/model.ts';
import { failureOf, newArchive } from '../helpers.ts';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

const read = (text: string): PageText => ({
  source: 'ocr',
  language: 'az',
  turns: 0,
  lines: text.split('\n').map((line, at) => ({
    words: line.split(' ').map((word, place) => ({
      text: word,
      box: [0.1 * place, 0.1 * at, 0.1 * place + 0.08, 0.1 * at + 0.05],
      confidence: 80,
    })),
  })),
});
const line = (text: string, top = 0.1): TranscribedLine => ({ text, box: [0.1, top, 0.5, top + 0.05] });

/** Two records, each with an original of one page that was read. */
async function twoRecords() {
  const archive = await newArchive();
  const ids = [HASH, OTHER].map((sha256, at) => {
    const id = createRecord(archive, 'document', null, `Sənəd ${at + 1}`);
    archive.db.prepare("INSERT INTO file VALUES (?, 1, 'image/png', '2026-01-01')").run(sha256);
    archive.db
      .prepare('INSERT INTO recordFile (recordId, sha256, name, position) VALUES (?, ?, ?, 0)')
      .run(id, sha256, `${at}.png`);
    return id;
  }) as [RecordId, RecordId];
  enqueueFiles(archive.pages, [HASH, OTHER]);
  keepPage(archive.pages, HASH, 1, read('Nazirlər Kabnetinin qərarı\nBakı'));
  keepPage(archive.pages, OTHER, 1, read('Nazirlər Kabinetinin qərarı'));
  endFile(archive.pages, HASH, { pages: 1 });
  endFile(archive.pages, OTHER, { pages: 1 });
  return { archive, ids };
}
const hits = (archive: Archive, text: string) => search(archive, text).hits.map(({ id }) => id);
const place = { sha256: HASH, page: 1 };

test('what a person writes down stands in place of what was read, is found and ranks above it', async () => {
  const { archive, ids } = await twoRecords();
  const [first, second] = ids;
  expect(hits(archive, 'Kabinetinin')).toEqual([second]);
  setTranscription(archive, first, place, [line('Nazirlər Kabinetinin qərarı'), line('Bakı', 0.2)]);
  expect(hits(archive, 'Kabinetinin')).toEqual([first, second]);
  expect(hits(archive, 'Kabnetinin')).toEqual([]);
  expect(pageTextOf(archive, HASH, 1)).toMatchObject({ source: 'transcription', language: 'az', turns: 0 });
  expect(listPageTexts(archive.db, archive.pages, HASH)).toMatchObject([
    { page: 1, text: 'Nazirlər Kabinetinin qərarı\nBakı', isWritten: true },
  ]);
  const [box] = findPlaces(archive, HASH, 1, 'Kabinetinin');
  expect(box?.[0]).toBeGreaterThan(0.2);
  expect(box?.[2]).toBeLessThan(0.45);
});

test('it is a step of the history of its record, taken back and done again', async () => {
  const { archive, ids } = await twoRecords();
  const [first] = ids;
  setTranscription(archive, first, place, [line('Bir')]);
  setTranscription(archive, first, place, [line('İki')]);
  expect(listHistory(archive.db, { id: first })).toMatchObject([
    { entity: 'transcription', before: [{ text: 'Bir' }], after: [{ text: 'İki' }] },
    { entity: 'transcription', before: null, after: [{ text: 'Bir' }] },
    { entity: 'record' },
  ]);
  const now = () => listPageTexts(archive.db, archive.pages, HASH).map(({ text }) => text);
  undo(archive);
  expect(now()).toEqual(['Bir']);
  expect(hits(archive, 'Bir')).toEqual([first]);
  undo(archive);
  expect(now()).toEqual(['Nazirlər Kabnetinin qərarı\nBakı']);
  expect(hits(archive, 'Kabnetinin')).toEqual([first]);
  redo(archive);
  redo(archive);
  expect(now()).toEqual(['İki']);
  setTranscription(archive, first, place, null);
  expect(pageTextOf(archive, HASH, 1)?.source).toBe('ocr');
  undo(archive);
  expect(now()).toEqual(['İki']);
});

test('a page that was never read can be written down, and the same text leaves no step', async () => {
  const { archive, ids } = await twoRecords();
  const [first] = ids;
  const page = { sha256: HASH, page: 2 };
  setTranscription(archive, first, page, [{ text: 'Arxa tərəf: möhür', box: null }]);
  setTranscription(archive, first, page, [{ text: 'Arxa tərəf: möhür', box: null }]);
  expect(listHistory(archive.db, { id: first })).toHaveLength(2);
  expect(hits(archive, 'möhür')).toEqual([first]);
  expect(listPageTexts(archive.db, archive.pages, HASH).map((text) => text.page)).toEqual([1, 2]);
});

test('an original of another record is refused', async () => {
  const { archive, ids } = await twoRecords();
  expect(await failureOf(() => setTranscription(archive, ids[1], place, [line('x')]))).toBe('fileMissing');
});

test('records that share an original find what was written through either of them', async () => {
  const { archive, ids } = await twoRecords();
  const [first, second] = ids;
  archive.db
    .prepare("INSERT INTO recordFile (recordId, sha256, name, position) VALUES (?, ?, 'c.png', 1)")
    .run(second, HASH);
  hits(archive, 'x');
  setTranscription(archive, first, place, [line('Göyçay')]);
  expect(new Set(hits(archive, 'Göyçay'))).toEqual(new Set([first, second]));
});
