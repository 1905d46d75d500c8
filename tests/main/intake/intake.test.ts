import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { filePath } from '../../../main/files.ts';
import { undo } from '../../../main/history/undo.ts';
import { type ImportOptions, importPaths } from '../../../main/imports/import-paths.ts';
import { findFiles } from '../../../main/intake/find-files.ts';
import { runQueue } from '../../../main/intake/queue-command.ts';
import { startIntake } from '../../../main/intake/run-intake.ts';
import { getRecord } from '../../../main/records/read.ts';
import { hashFile } from '../../../main/storage/copy-database.ts';
import type { RecordId } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';

const take = (archive: Archive, paths: readonly string[], options: Partial<ImportOptions> = {}) =>
  importPaths(archive, paths, { acceptsSuggestions: false, isDryRun: false, ...options });

let shade = 0;
/** A picture like no other before it. */
function makeScan(kind: 'tiff' | 'jpeg' | 'png' = 'tiff'): Promise<Buffer> {
  shade += 1;
  // Subtle: a TIFF is packed as JPEG unless told otherwise, and then like shades become the same.
  const background = { r: (shade * 8) % 256, g: (shade >> 5) * 8, b: 90 };
  return sharp({ create: { width: 40, height: 60, channels: 3, background } })
    .toFormat(kind)
    .toBuffer();
}

/** Files below a new folder by their paths; a text where one is given, else a picture. */
async function makeFolder(files: Readonly<Record<string, string | Buffer | null>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content ?? (await makeScan()));
  }
  return folder;
}

/** The tree as lines: depth, type, title and the files in their order. */
function treeOf(archive: Archive, parent: RecordId | null = null, depth = 0): readonly string[] {
  const ids = archive.db
    .prepare('SELECT id FROM record WHERE parentId IS ? AND deletedAt IS NULL ORDER BY position, id')
    .pluck()
    .all(parent) as RecordId[];
  return ids.flatMap((id) => {
    const { type, title, files } = getRecord(archive.db, id);
    const line = `${'  '.repeat(depth)}${type} ${title}`;
    const names = files.length > 0 ? `: ${files.map(({ name }) => name).join(', ')}` : '';
    return [line + names, ...treeOf(archive, id, depth + 1)];
  });
}
const count = (archive: Archive, table: string) =>
  archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test('a tree of folders becomes a tree of records, folders first, 2 before 10, as one step', async () => {
  const archive = await newArchive();
  const folder = await makeFolder({
    'Fond 12/Siyahı 10/skan 1.tif': null,
    'Fond 12/Siyahı 2/İş 7/skan 10.tif': null,
    'Fond 12/Siyahı 2/İş 7/skan 2.tif': null,
    'Fond 12/Siyahı 2/qeyd.txt': 'Siyahı haqqında\n\nBeş iş vardır.',
    'Fond 12/məktub.jpg': await makeScan('jpeg'),
    'Fond 12/Thumbs.db': 'x',
    'Fond 12/.gizli/skan.tif': null,
    'Ayrı qovluq/vərəq.png': await makeScan('png'),
  });
  symlinkSync(join(folder, 'Fond 12'), join(folder, 'Fond 12', 'Siyahı 2', 'dairə'));
  const { skipped } = await take(archive, [join(folder, 'Fond 12'), join(folder, 'Ayrı qovluq')], {
    isTree: true,
  });
  expect(skipped).toEqual([]);
  expect(treeOf(archive)).toEqual([
    'fonds Fond 12',
    '  series Siyahı 2',
    '    file İş 7',
    '      document skan 2: skan 2.tif',
    '      document skan 10: skan 10.tif',
    '    document Siyahı haqqında: qeyd.txt',
    '  file Siyahı 10',
    '    document skan 1: skan 1.tif',
    '  document məktub: məktub.jpg',
    'file Ayrı qovluq',
    '  document vərəq: vərəq.png',
  ]);
  undo(archive);
  expect(
    ['record', 'recordFile', 'intake', 'intakeItem', 'intakeRecord'].map((table) => count(archive, table)),
  ).toEqual([0, 0, 0, 0, 0]);
});

test('in a tree what is no scan and no text is kept as an attachment of its folder', async () => {
  const archive = await newArchive();
  const folder = await makeFolder({
    'İş 1/a.tif': null,
    'İş 1/baza.mdb': Buffer.from([1, 0, 2, 0, 3]),
    'İş 1/boş.tif': '',
  });
  const { skipped, warnings } = await take(archive, [join(folder, 'İş 1')], { isTree: true });
  expect(treeOf(archive)).toEqual(['file İş 1: baza.mdb', '  document a: a.tif']);
  expect(skipped.map(({ code }) => code)).toEqual(['fileEmpty']);
  expect(warnings.map(({ code, detail }) => [code, detail])).toEqual([
    ['withoutText', 'a.tif'],
    ['keptAsAttachment', 'baza.mdb'],
  ]);
});

test('a rule for names fills fields and joins the pages of a document in their order', async () => {
  const archive = await newArchive();
  const folder = await makeFolder({
    'F12-1_10.tif': null,
    'F12-1_2.tif': null,
    'F12-1_1.tif': null,
    'F12-2_1.tif': null,
    'başqa.tif': null,
  });
  const rule = '{referenceCode}_{page}.tif';
  const dry = await take(archive, [folder], { nameRule: rule, isDryRun: true });
  expect(
    dry.preview?.map(({ document, page, fields, isMatched }) => [
      document,
      page,
      fields['referenceCode'],
      isMatched,
    ]),
  ).toEqual([
    [1, null, undefined, false],
    [2, 1, 'F12-1', true],
    [2, 2, 'F12-1', true],
    [2, 10, 'F12-1', true],
    [3, 1, 'F12-2', true],
  ]);
  expect(count(archive, 'record')).toBe(0);
  const { imported, warnings } = await take(archive, [folder], { nameRule: rule });
  expect(treeOf(archive)).toEqual([
    'document başqa: başqa.tif',
    'document F12-1: F12-1_1.tif, F12-1_2.tif, F12-1_10.tif',
    'document F12-2: F12-2_1.tif',
  ]);
  expect(imported).toHaveLength(5);
  expect(warnings.filter(({ code }) => code === 'nameNotMatched').map(({ detail }) => detail)).toEqual([
    'başqa.tif',
  ]);
  const codes = archive.db.prepare('SELECT referenceCode FROM record ORDER BY id').pluck().all();
  expect(codes).toEqual(['', 'F12-1', 'F12-2']);
  expect(await failureOf(() => take(archive, [folder], { nameRule: '{qutu}.tif' }))).toBe('nameRuleField');
  expect(count(archive, 'intake')).toBe(0);
});

test('pages with the same name in two folders of a tree are two documents', async () => {
  const archive = await newArchive();
  const folder = await makeFolder({ 'A/m_1.tif': null, 'A/m_2.tif': null, 'B/m_1.tif': null });
  await take(archive, [join(folder, 'A'), join(folder, 'B')], { isTree: true, nameRule: '{title}_{page}' });
  expect(treeOf(archive)).toEqual([
    'file A',
    '  document m: m_1.tif, m_2.tif',
    'file B',
    '  document m: m_1.tif',
  ]);
});

test.each([
  ['skip', [1, 1], ['fileKnown', 'fileKnown']],
  ['link', [3, 3], []],
  ['keep', [3, 3], []],
] as const)('files that the archive has: %s', async (known, records, skipped) => {
  const archive = await newArchive();
  const scan = await makeScan();
  const folder = await makeFolder({ 'a.tif': scan });
  await take(archive, [folder]);
  const again = await makeFolder({ 'b.tif': scan, 'c.tif': scan });
  const result = await take(archive, [again], { known });
  expect(result.skipped.map(({ code }) => code)).toEqual(skipped);
  expect([count(archive, 'record'), count(archive, 'recordFile'), count(archive, 'file')]).toEqual([
    ...records,
    1,
  ]);
});

test('a linked file is one more document; a kept one is read anew', async () => {
  const text = 'Layihə ID: 101\nLayihənin adı: Təhsil\nMəqsəd: Məqsəd birdir.\nBüdcə: 5000 EUR\n';
  for (const [known, types] of [
    ['link', ['document']],
    ['keep', null],
  ] as const) {
    const archive = await newArchive();
    const folder = await makeFolder({ 'layihə.txt': text });
    const [first] = (await take(archive, [folder])).imported;
    const [second] = (await take(archive, [folder], { known })).imported;
    const typesOf = (ids: readonly RecordId[] = []) => ids.map((id) => getRecord(archive.db, id).type);
    expect(typesOf(second?.records)).toEqual(types ?? typesOf(first?.records));
  }
});

test('every original that came in lies in the store under its hash', async () => {
  const archive = await newArchive();
  const folder = await makeFolder(
    Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.tif`, null])),
  );
  await take(archive, [folder]);
  const files = archive.db.prepare('SELECT sha256, mime FROM file').all() as {
    sha256: string;
    mime: string;
  }[];
  expect(files).toHaveLength(30);
  for (const { sha256, mime } of files) expect(hashFile(filePath(archive.folder, sha256, mime))).toBe(sha256);
});

test('the command line goes on with what was broken off, or takes it off the list', async () => {
  const archive = await newArchive();
  const folder = await makeFolder({ 'A/1.tif': null, 'A/2.tif': null, 'B/1.tif': '' });
  const options = { nameRule: null, known: 'skip', type: 'document', parent: null } as const;
  const begin = (name: string) =>
    startIntake(archive, findFiles([join(folder, name)]), {
      ...options,
      isTree: true,
      acceptsSuggestions: false,
    });
  begin('A');
  begin('B');
  const { json } = await runQueue(archive, [], {});
  expect(json).toMatchObject({ intakes: [{ state: 'running', waiting: 2 }, { waiting: 1 }] });
  const resumed = await runQueue(archive, [], { resume: true });
  expect(resumed.exitCode).toBe(1);
  expect(resumed.json).toMatchObject({ imported: [{}, {}], skipped: [{ code: 'fileEmpty' }] });
  expect(treeOf(archive)).toEqual(['file A', '  document 1: 1.tif', '  document 2: 2.tif']);
  begin('B');
  await runQueue(archive, [], { cancel: true });
  expect(count(archive, 'intake')).toBe(0);
});
