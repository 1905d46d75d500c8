import {
  appendFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import PdfDocument from 'pdfkit';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { filePath } from '../../main/files.ts';
import { undo } from '../../main/history/undo.ts';
import { importPaths } from '../../main/imports/import-paths.ts';
import { createReviews } from '../../main/imports/review.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { getRecord } from '../../main/records/read.ts';
import { resourcePath } from '../../main/resources.ts';
import { listBackups } from '../../main/storage/backup.ts';
import { hashFile } from '../../main/storage/copy-database.ts';
import type { ImportDecision, JobId } from '../../preload/model.ts';
import { newArchive, temporaryFolder } from './helpers.ts';

const importAll = (archive: Archive, ...paths: string[]) =>
  importPaths(archive, paths, { acceptsSuggestions: true, isDryRun: false });

/** A PDF with a text layer that holds these lines. */
async function makePdf(
  path: string,
  lines: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<void> {
  const pdf = new PdfDocument({ size: 'A4', ...options });
  const stream = createWriteStream(path);
  pdf.pipe(stream);
  pdf.font(
    resourcePath(
      'fonts',
      readdirSync(resourcePath('fonts')).find((name) => /serif.*regular\.ttf$/i.test(name)) ?? '',
    ),
  );
  for (const line of lines) pdf.text(line);
  pdf.end();
  await finished(stream);
}
const DECLARATION = [
  'Gəncə görüşü',
  'Görüş 16 mart 2023-cü il tarixində Gəncə şəhərində beynəlxalq konfrans kimi keçirilmişdir.',
];

test('Markdown, PDF and texts in old encodings become documents with their originals beside them', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.md'), '# Konfrans haqqında\n\n- **Birinci** bənd\n- İkinci bənd\n');
  await makePdf(join(folder, 'b.pdf'), DECLARATION);
  writeFileSync(
    join(folder, 'c.txt'),
    Buffer.from([
      0xcf, 0xf0, 0xee, 0xf2, 0xee, 0xea, 0xee, 0xeb, 0x20, 0xe2, 0xf1, 0xf2, 0xf0, 0xe5, 0xf7, 0xe8,
    ]),
  );
  writeFileSync(join(folder, 'd.txt'), Buffer.from('\ufeffİclas protokolu', 'utf16le'));
  const { imported, skipped } = await importAll(archive, folder);
  expect(skipped).toEqual([]);
  const titles = imported.map(({ records }) => records.map((id) => getRecord(archive.db, id).title));
  expect(titles.map(([title]) => title)).toEqual([
    'Konfrans haqqında',
    'Gəncə görüşü',
    'Протокол встречи',
    'İclas protokolu',
  ]);
  const [, pdf] = imported;
  const conference = getRecord(archive.db, pdf?.records[1] as never);
  expect([
    conference.type,
    conference.date?.edtf,
    conference.relations.map(({ type, record }) => [type, record.title]),
  ]).toEqual(['conference', '2023-03-16', [['describedIn', 'Gəncə görüşü']]]);
  for (const { path, records } of imported) {
    const [file] = getRecord(archive.db, records[0] as never).files;
    expect(file && hashFile(filePath(archive.folder, file.sha256, file.mime))).toBe(hashFile(path));
  }
  expect(listBackups(archive.folder)).toHaveLength(1);
});

test('what cannot be read is named with its reason; a file whose text cannot be had is kept as a document', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  file('a.txt', 'Yaxşı sənəd\n\nMətn.');
  file('b.txt', '');
  file('c.xyz', 'naməlum');
  file('d.txt', Buffer.from([1, 2, 0, 0, 3, 4, 0]));
  file('e.pdf', 'bu PDF deyil');
  await makePdf(join(folder, 'f.pdf'), DECLARATION, { userPassword: 'sirr' });
  const whole = join(temporaryFolder(), 'whole.pdf');
  await makePdf(whole, DECLARATION);
  file('g.pdf', readFileSync(whole).subarray(0, 700));
  await makePdf(join(folder, 'h.pdf'), []);
  const { imported, skipped, warnings } = await importAll(archive, folder);
  const ending = (path: string) => path.slice(-5);
  expect(imported.map(({ path }) => ending(path))).toEqual(['a.txt', 'e.pdf', 'f.pdf', 'g.pdf', 'h.pdf']);
  expect(skipped.map(({ path, code }) => [ending(path), code])).toEqual([
    ['b.txt', 'fileEmpty'],
    ['c.xyz', 'fileTypeUnknown'],
    ['d.txt', 'fileNotText'],
  ]);
  expect(warnings.map(({ path, code }) => [ending(path), code])).toEqual([
    ['e.pdf', 'otherType'],
    ['f.pdf', 'passwordNeeded'],
    ['g.pdf', 'damagedFile'],
    ['h.pdf', 'withoutText'],
  ]);
  const kept = archive.db
    .prepare(
      'SELECT title, mime FROM record JOIN recordFile ON recordId = record.id JOIN file USING (sha256) ORDER BY title',
    )
    .raw()
    .all();
  expect(kept).toEqual([
    ['Yaxşı sənəd', 'text/plain'],
    ['bu PDF deyil', 'text/plain'],
    ['f', 'application/pdf'],
    ['g', 'application/pdf'],
    ['h', 'application/pdf'],
  ]);
});

test('pictures are known by their bytes, whatever their name says, and kept as they are', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const picture = sharp({ create: { width: 60, height: 80, channels: 3, background: '#ccc' } });
  for (const [name, bytes] of [
    ['protokol.jpg', await picture.clone().jpeg().toBuffer()],
    ['məktub.png', await picture.clone().png().toBuffer()],
    ['qərar.tif', await picture.clone().tiff().toBuffer()],
    ['xəritə.webp', await picture.clone().webp().toBuffer()],
    ['səhv ad.pdf', await picture.clone().png({ compressionLevel: 1 }).toBuffer()],
  ] as const)
    writeFileSync(join(folder, name), bytes);
  const { imported, skipped, warnings } = await importAll(archive, folder);
  expect([imported.length, skipped]).toEqual([5, []]);
  expect(warnings.filter(({ code }) => code === 'otherType').map(({ detail }) => detail)).toEqual([
    'səhv ad.pdf',
  ]);
  const kept = archive.db
    .prepare(
      'SELECT record.title, mime, sha256 FROM record JOIN recordFile ON recordId = record.id JOIN file USING (sha256)',
    )
    .all() as { title: string; mime: string; sha256: string }[];
  expect(new Map(kept.map(({ title, mime }) => [title, mime]))).toEqual(
    new Map([
      ['protokol', 'image/jpeg'],
      ['məktub', 'image/png'],
      ['qərar', 'image/tiff'],
      ['xəritə', 'image/webp'],
      ['səhv ad', 'image/png'],
    ]),
  );
  for (const { sha256, mime } of kept) {
    expect(hashFile(filePath(archive.folder, sha256, mime))).toBe(sha256);
  }
  const again = await importAll(archive, folder);
  expect(again.skipped.map(({ code }) => code)).toEqual(Array(5).fill('fileKnown'));
});

test('an import undone leaves no record, no name and no compendium behind', async () => {
  const archive = await newArchive();
  await importAll(archive, resourcePath('samples'));
  undo(archive);
  const count = (table: string) => archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(
    ['record', 'value', 'authority', 'authorityName', 'relation', 'recordFile', 'compendium'].map(count),
  ).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('the same file twice in one import is kept once', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'b'));
  for (const path of ['a.txt', 'b/surət.txt']) writeFileSync(join(folder, path), 'Eyni sənəd');
  const { imported, skipped } = await importAll(archive, folder);
  expect([imported.length, skipped.map(({ code }) => code)]).toEqual([1, ['fileKnown']]);
});

/** Reads files as a window does and answers the reviews with the job to look at. */
async function startReview(archive: Archive, ...paths: string[]) {
  let tell: (job: JobId) => void;
  const read = new Promise<JobId>((resolve) => {
    tell = resolve;
  });
  const jobs = createJobs(() => undefined);
  const reviews = createReviews(
    archive,
    jobs,
    (event, payload) => event === 'importRead' && tell((payload as { job: JobId }).job),
  );
  reviews.start(paths);
  return { reviews, jobs, job: await read };
}
const accepted = (file: number, decision: Partial<ImportDecision> = {}): ImportDecision => ({
  file,
  isAccepted: true,
  refused: [],
  changed: [],
  merged: [],
  ...decision,
});

test('an import that is stopped while its originals are copied leaves nothing, and can be made again', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const paths = Array.from({ length: 30 }, (_, index) => join(folder, `skan ${index}.tif`));
  for (const [index, path] of paths.entries())
    writeFileSync(path, Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(4_000_000, index)]));
  const { reviews, jobs, job } = await startReview(archive, ...paths);
  const decisions = paths.map((_, index) => accepted(index));
  const stopped = reviews.accept(job, decisions);
  const originals = () =>
    readdirSync(join(archive.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
  const waiting = setInterval(() => originals() > 0 && jobs.cancelAll(), 1);
  await expect(stopped).rejects.toThrow('jobCancelled');
  clearInterval(waiting);
  expect([originals(), archive.db.prepare('SELECT count(*) FROM record').pluck().get()]).toEqual([0, 0]);
  const { imported } = await reviews.accept(job, decisions);
  expect([imported.length, originals()]).toEqual([30, 30]);
});

test('in a review every record can be refused, changed or taken, and like names made one; nothing is written before', async () => {
  const archive = await newArchive();
  const source = join(temporaryFolder(), 'protokol.txt');
  writeFileSync(
    source,
    'Əməkdaşlıq\n\n16 mart 2023-cü il tarixində Bakı şəhərində Azərbaycan Respublikasının Təhsil Nazirliyi tərəfindən beynəlxalq konfrans keçirilmişdir.\n\n' +
      '20 may 2023-cü il tarixində Gəncə şəhərində Təhsil Nazirliyi tərəfindən seminar keçirilmişdir.\n\n3 iyun 2023-cü il tarixində Şəki şəhərində forum keçirilmişdir.\n',
  );
  const { reviews, job } = await startReview(archive, source);
  const [file] = reviews.get(job).files;
  const drafts = file?.reading.drafts ?? [];
  expect([
    drafts.map((draft) => draft.type),
    file?.questions.map(({ name, candidate }) => [name, candidate.name]),
  ]).toEqual([
    ['document', 'conference', 'conference', 'conference'],
    [['Təhsil Nazirliyi', 'Azərbaycan Respublikasının Təhsil Nazirliyi']],
  ]);
  expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
  const result = await reviews.accept(job, [
    accepted(0, {
      refused: [drafts[3]?.key ?? ''],
      changed: [
        {
          key: drafts[1]?.key ?? '',
          title: 'Bakı konfransı',
          fields: { heldOn: [{ text: '17 mart 2023' }] },
        },
      ],
      merged: [{ name: 'Təhsil Nazirliyi', into: 'Azərbaycan Respublikasının Təhsil Nazirliyi' }],
    }),
  ]);
  const [, conference, seminar] = (result.imported[0]?.records ?? []).map((id) => getRecord(archive.db, id));
  expect([
    result.imported[0]?.path,
    conference?.title,
    conference?.date?.edtf,
    seminar?.fields['organisers']?.[0]?.name,
  ]).toEqual(['protokol.txt', 'Bakı konfransı', '2023-03-17', 'Azərbaycan Respublikasının Təhsil Nazirliyi']);
  undo(archive);
  expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
});

test('a file that changed between reading and accepting is not kept as what was reviewed', async () => {
  const archive = await newArchive();
  const source = join(temporaryFolder(), 'sənəd.txt');
  writeFileSync(source, 'Birinci hal');
  const { reviews, job } = await startReview(archive, source);
  appendFileSync(source, ' dəyişdi');
  const { imported, skipped } = await reviews.accept(job, [accepted(0)]);
  expect([imported, skipped.map(({ code }) => code)]).toEqual([[], ['fileUnreadable']]);
  expect(existsSync(join(archive.folder, 'files'))).toBe(true);
});
