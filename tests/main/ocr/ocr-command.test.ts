import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { type Archive, closeArchive, openArchive } from '../../../main/archive.ts';
import type { Emit } from '../../../main/events.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { runOcr } from '../../../main/ocr/ocr-command.ts';
import { createPageReader } from '../../../main/ocr/page-reader.ts';
import { getPageText } from '../../../main/pages/page-store.ts';
import { runText } from '../../../main/pages/text-command.ts';
import { search } from '../../../main/search/find.ts';
import { findOnPages } from '../../../main/search/find-on-pages.ts';
import type { PageReading, RecordId } from '../../../preload/model.ts';
import { failureOf, newArchive, openForTest, temporaryFolder } from '../helpers.ts';
import { runAndKill } from '../kill/run-and-kill.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import { scanOf } from './scan.ts';

const LETTER = 'Göyçay rayon İcra Hakimiyyətinə\nMəktəbin təmiri üçün vəsait ayrılması haqqında məktub';
const ORDER = 'Əmr № 12\nŞəki şəhərində kitabxananın açılması barədə';

/** A scan of a text as a file. */
async function scanFile(text: string, format: 'png' | 'tiff'): Promise<Buffer> {
  const { width, height, pixels } = await scanOf(text);
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .toFormat(format)
    .toBuffer();
}

async function imported(files: Readonly<Record<string, Uint8Array>>) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const archive = await newArchive();
  const { imported: sources } = await importPaths(archive, [folder], {
    acceptsSuggestions: false,
    isDryRun: false,
  });
  return { archive, ids: sources.flatMap(({ records }) => records) };
}

const found = (archive: Archive, text: string) => search(archive, text).hits.map(({ id }) => id);
const silent = { json: true };

test('words of scans and of PDFs are found with their page and their place on it', async () => {
  const pdf = await makePdf((document) => {
    document.text('Protokol: birinci səhifə, iclasın gündəliyi');
    document.addPage().text('İkinci səhifədə Naxçıvan bölməsinin hesabatı verilir');
  });
  const { archive, ids } = await imported({
    'a.png': await scanFile(LETTER, 'png'),
    'b.tiff': await scanFile(ORDER, 'tiff'),
    'c.pdf': pdf,
  });
  const [letter, order, protocol] = ids as [RecordId, RecordId, RecordId];
  expect(found(archive, 'təmiri')).toEqual([]);
  const { json, exitCode } = await runOcr(archive, [], silent);
  expect(json).toMatchObject({ files: [{ name: 'a.png' }, { name: 'b.tiff' }, { name: 'c.pdf', pages: 2 }] });
  expect(exitCode).toBe(0);

  expect(found(archive, 'təmiri')).toEqual([letter]);
  expect(found(archive, 'kitabxana Şəki')).toEqual([order]);
  expect(search(archive, 'təmiri').hits).toMatchObject([
    { field: null, page: { name: 'a.png', page: 1 }, snippet: expect.stringContaining('təmiri') },
  ]);
  expect(findOnPages(archive, protocol, 'Naxçıvan')).toMatchObject([{ name: 'c.pdf', page: 2 }]);
  expect(findOnPages(archive, letter, 'Naxçıvan')).toEqual([]);

  const [hit] = findOnPages(archive, letter, 'Göyçay');
  const text = hit && getPageText(archive.pages, hit.sha256, hit.page);
  const [word] = text?.lines[0]?.words ?? [];
  expect(word).toMatchObject({ text: 'Göyçay', confidence: expect.any(Number) });
  expect(word?.box.every((side) => side > 0 && side < 0.35)).toBe(true);

  const layer = findOnPages(archive, protocol, 'gündəliyi')[0];
  expect(layer && getPageText(archive.pages, layer.sha256, 1)).toMatchObject({
    source: 'layer',
    language: 'az',
  });
  expect((await runText(archive, [String(letter)])).text.join('')).toContain('Məktəbin təmiri');
}, 60_000);

test('what was read stays when the archive is closed, and nothing is read twice', async () => {
  const { archive } = await imported({ 'a.png': await scanFile(ORDER, 'png') });
  await runOcr(archive, [], silent);
  closeArchive(archive);
  const again = await openForTest(archive.folder);
  expect(found(again, 'kitabxana')).toHaveLength(1);
  expect((await runOcr(again, [], silent)).json).toEqual({ files: [] });
}, 60_000);

test('a record is read anew in the language that is named', async () => {
  const { archive, ids } = await imported({ 'a.png': await scanFile(LETTER, 'png') });
  await runOcr(archive, [], silent);
  const { json } = await runOcr(archive, [String(ids[0])], { ...silent, language: 'en' });
  expect(json).toMatchObject({ files: [{ name: 'a.png', pages: 1, failedPages: 0 }] });
  const [, sha256] = [null, (json as { files: { sha256: string }[] }).files[0]?.sha256 ?? ''];
  expect(getPageText(archive.pages, sha256, 1)?.language).toBe('en');
  expect(await failureOf(() => runOcr(archive, [], { language: 'klingon' }))).toContain('--language');
}, 60_000);

test('an original that cannot be opened is told with its reason, and the others are read', async () => {
  const pdf = await makePdf((document) => document.text('Məktub'));
  const { archive } = await imported({
    'a.pdf': pdf.subarray(0, 400),
    'b.png': await scanFile(ORDER, 'png'),
  });
  const { json, exitCode } = await runOcr(archive, [], silent);
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({
    files: [
      { name: 'a.pdf', code: 'pdfDamaged', pages: 0 },
      { name: 'b.png', pages: 1, failedPages: 0 },
    ],
  });
  expect(found(archive, 'kitabxana')).toHaveLength(1);
}, 60_000);

test('a background reader reads what comes in, stops when told so and goes on', async () => {
  const { archive } = await imported({ 'a.png': await scanFile(ORDER, 'png') });
  let ended = (): void => undefined;
  const isRead = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const told: PageReading[] = [];
  const emit = (_: string, state: unknown) => void told.push(state as PageReading);
  const reader = createPageReader(archive, emit as Emit, ended);
  try {
    expect(reader.setPaused(true)).toMatchObject({ isPaused: true });
    expect(reader.setPaused(false)).toMatchObject({ isPaused: false });
    await isRead;
    await vi.waitFor(() =>
      expect(told.at(-1)).toEqual({ waiting: 0, ended: 1, isPaused: false, current: null }),
    );
    expect(found(archive, 'kitabxana')).toHaveLength(1);
  } finally {
    reader.stop();
  }
}, 60_000);

test('twelve kills while pages are read cost no page that was kept, and none is read twice', async () => {
  const scans = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => [`${number}.png`, await scanFile(`${ORDER} ${number}`, 'png')]),
  );
  const { archive } = await imported(Object.fromEntries(scans) as Record<string, Buffer>);
  closeArchive(archive);
  const count = (again: Archive) =>
    again.pages.db.prepare('SELECT count(*) FROM page').pluck().get() as number;
  let before = 0;
  for (let kill = 0; kill < 12; kill++) {
    await runAndKill('read-until-killed.ts', [archive.folder], (kill * 137) % 900);
    const again = await openArchive(archive.folder);
    expect(again.pages.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(count(again)).toBeGreaterThanOrEqual(before);
    before = count(again);
    closeArchive(again);
  }
  const again = await openForTest(archive.folder);
  await runOcr(again, [], silent);
  expect(count(again)).toBe(6);
  expect(again.pages.db.prepare("SELECT count(*) FROM file WHERE state = 'done'").pluck().get()).toBe(6);
  expect(found(again, 'kitabxana')).toHaveLength(6);
}, 120_000);
