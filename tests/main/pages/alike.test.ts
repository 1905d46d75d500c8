import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { findAlike, notePages } from '../../../main/pages/alike.ts';
import { enqueueFiles, keepPage } from '../../../main/pages/page-store.ts';
import { deleteRecords } from '../../../main/records/bin.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { PageText, RecordId } from '../../../preload/model.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

const LETTER =
  'Göyçay rayon İcra Hakimiyyətinə. Rayonun on iki saylı orta məktəbinin binasının əsaslı təmiri üçün ayrılmış vəsaitin istifadəsi haqqında hesabatı Sizə təqdim edirik. İşlər iyun ayında başlanıb və avqustun sonunda başa çatdırılacaq.';
const OPTIONS = { acceptsSuggestions: false, isDryRun: false };

test('a text that is nearly that of a document in the archive is pointed out when it comes and afterwards', async () => {
  const folder = temporaryFolder();
  const archive = await newArchive();
  writeFileSync(join(folder, 'a.pdf'), await makePdf((document) => document.text(LETTER)));
  writeFileSync(join(folder, 'b.txt'), `${LETTER.replace('iyun', 'iyul')}\n\nDirektor: ______`);
  writeFileSync(join(folder, 'c.txt'), 'Bu başqa məktubdur. '.repeat(3) + [...LETTER].reverse().join(''));
  const first = await importPaths(archive, [join(folder, 'a.pdf')], { ...OPTIONS, isTree: true });
  const second = await importPaths(archive, [join(folder, 'b.txt')], OPTIONS);
  const third = await importPaths(archive, [join(folder, 'c.txt')], OPTIONS);
  const codes = (result: typeof first) => result.warnings.filter(({ code }) => code === 'nearDuplicate');
  const [a, b] = [first, second].map(({ imported }) => imported[0]?.records[0] as RecordId) as [
    RecordId,
    RecordId,
  ];
  expect([codes(first), codes(third)]).toEqual([[], []]);
  expect(codes(second).map(({ detail }) => detail)).toEqual([getRecord(archive.db, a).title]);
  const hash = getRecord(archive.db, b).files[0]?.sha256 ?? '';
  const [alike] = findAlike(archive, hash, b);
  expect([alike?.record.id, alike?.name, (alike?.likeness ?? 0) > 0.7]).toEqual([a, 'a.pdf', true]);
  deleteRecords(archive, [a]);
  expect(findAlike(archive, hash, b)).toEqual([]);
});

test('two scans of one paper are alike once their pages were read, though each has its own mistakes', async () => {
  const folder = temporaryFolder();
  const archive = await newArchive();
  const records: RecordId[] = [];
  for (const name of ['bir.pdf', 'iki.pdf']) {
    writeFileSync(
      join(folder, name),
      await makePdf((document) => document.rect(9, 9, 99 + name.charCodeAt(0), 9).fill()),
    );
    const { imported } = await importPaths(archive, [join(folder, name)], OPTIONS);
    const id = imported[0]?.records[0] as RecordId;
    records.push(id);
    const sha256 = getRecord(archive.db, id).files[0]?.sha256 ?? '';
    const words = LETTER.split(' ').map((word, at) => (at % 15 === records.length ? `${word}1` : word));
    const text: PageText = {
      source: 'ocr',
      language: 'az',
      turns: 0,
      lines: [{ words: words.map((word) => ({ text: word, box: [0, 0, 1, 1], confidence: 90 })) }],
    };
    enqueueFiles(archive.pages, [sha256]);
    keepPage(archive.pages, sha256, 1, text);
    notePages(archive.pages, sha256);
  }
  const [first, second] = records as [RecordId, RecordId];
  const hash = getRecord(archive.db, second).files[0]?.sha256 ?? '';
  expect(findAlike(archive, hash, second).map(({ record }) => record.id)).toEqual([first]);
});
