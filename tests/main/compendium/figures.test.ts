import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { findFlaws } from '../../../main/compendium/find-flaws.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { surveyFile } from '../../../main/compendium/scans/survey-file.ts';
import { compendiumInput } from '../../../main/compendium-jobs.ts';
import { filePath } from '../../../main/files.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { definition, section } from './books.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { readWith } from './poppler.ts';
import { readDocx } from './read-docx.ts';
import { addScanned, makeJpeg, makeScan } from './scan-sources.ts';

const SURVEY = (_: string, source: Parameters<typeof surveyFile>[0]) => surveyFile(source);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const WORDS = 'Beynəlmiləlləşdirmə üzrə layihələrin nəticələri. '.repeat(40);

async function inputOf(archive: Archive, body: string) {
  const wanted = definition({ before: [section('Ön söz', body), section('Son', 'Söz.')] });
  const input = await compendiumInput(archive, wanted, SURVEY);
  return { ...input, createdAt: '2024-05-06T07:08:09Z' };
}

/** An archive with a photograph and a scan of two pages, and a section that shows three figures. */
async function archiveWithFigures() {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const photo = await makeJpeg(1200, 900, 200);
  const scan = await makeScan(2);
  addScanned(archive, folder, 'Foto', { 'foto.jpg': photo, 'memo.pdf': scan });
  const body = `${WORDS}

![Fondun binası](file:${hashOf(photo)} "Üç mərtəbəli bina")

${WORDS}

![](file:${hashOf(scan)}#2)

${WORDS}

![İtmiş şəkil](file:${'0'.repeat(64)})`;
  return { archive, photo, body };
}

const pageText = (pdf: Uint8Array, page: number) =>
  readWith(pdf, 'pdftotext', '-layout', '-f', String(page), '-l', String(page), 'PDF', '-');

test('figures of a section stand in its text with number and caption, and are listed by page after the contents', async () => {
  const { archive, photo, body } = await archiveWithFigures();
  const { pdf, pages, front } = await makeCompendium(await inputOf(archive, body));
  expect(readWith(pdf, 'qpdf', '--check', 'PDF')).toContain('No syntax or stream encoding errors');
  expect(await checkPdf(pdf)).toEqual([]);
  expect(front).toBe(3);
  const listed = [...pageText(pdf, 3).matchAll(/^ *(Şəkil \d[^.]*(?:\. [^.]+)?)[ .]+(\d+)$/gm)];
  expect(listed.map(([, name]) => name?.trim())).toEqual([
    'Şəkil 1. Fondun binası',
    'Şəkil 2',
    'Şəkil 3. İtmiş şəkil',
  ]);
  for (const [, name = '', page = ''] of listed)
    expect(pageText(pdf, front + Number(page))).toContain(name.trim());
  expect(pages).toBeGreaterThan(4);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'book.pdf'), pdf);
  mkdirSync(join(folder, 'out'));
  execFileSync('pdfimages', ['-j', join(folder, 'book.pdf'), join(folder, 'out', 'i')]);
  const taken = readdirSync(join(folder, 'out')).map((name) =>
    hashOf(readFileSync(join(folder, 'out', name))),
  );
  expect(taken).toContain(hashOf(photo));
  expect(pageText(pdf, front + Number(listed[2]?.[2]))).toContain('000000000000');
});

test('a figure that is missing or coarse is something to look at in its section, and never ends the book', async () => {
  const { archive } = await archiveWithFigures();
  const folder = temporaryFolder();
  const coarse = await makeJpeg(400, 300, 72);
  addScanned(archive, folder, 'Kiçik', { 'kicik.jpg': coarse });
  const gone = await makeJpeg(500, 300, 300);
  addScanned(archive, folder, 'Yox', { 'yox.jpg': gone });
  rmSync(filePath(archive.folder, hashOf(gone), 'image/jpeg'));
  const input = await inputOf(archive, `![Bir](file:${hashOf(coarse)})\n\n![İki](file:${hashOf(gone)})`);
  const { missing, scans } = await makeCompendium(input, undefined, { isDraft: true });
  expect(findFlaws(input, missing, scans).map(({ kind, source, detail }) => [kind, source, detail])).toEqual([
    ['scanCoarse', { part: 'before/0' }, 'Şəkil 1: 68 dpi'],
    ['scanUnreadable', { part: 'before/0' }, 'Şəkil 2: Fayl arxivdə yoxdur: yox.jpg, səhifə 1'],
  ]);
});

test('HTML has the picture beside it and a list that leads there, Word holds it, plain text names it', async () => {
  const { archive, photo, body } = await archiveWithFigures();
  const input = await inputOf(archive, body);
  const { parts } = await formatBook(input, 'html');
  const html = Buffer.from(parts.find(({ path }) => path === 'index.html')?.bytes ?? []).toString('utf8');
  expect(html).toContain('<li><a href="#figure-1">Şəkil 1. Fondun binası</a></li>');
  expect(html).toMatch(
    /<figure class="scan" id="figure-1"><img src="(pictures\/scan-0001\.jpg)" alt="Üç mərtəbəli bina"/,
  );
  const copied = parts.find(({ path }) => path === 'pictures/scan-0001.jpg');
  expect(hashOf(copied?.file ? readFileSync(copied.file) : (copied?.bytes ?? new Uint8Array()))).toBe(
    hashOf(photo),
  );
  const docx = (await formatBook(input, 'docx')).parts[0]?.bytes ?? new Uint8Array();
  const document = readDocx(docx).get('word/document.xml') ?? '';
  expect(document).toContain('descr="Üç mərtəbəli bina"');
  expect(document).toMatch(
    /TOC \\f F \\h \\z.*w:anchor="_Figure1".*Şəkil 1\. Fondun binası.*PAGEREF _Figure1/s,
  );
  expect(document).toMatch(/w:name="_Figure1".*TC &quot;Şəkil 1\. Fondun binası&quot; \\f F/s);
  const text = Buffer.from((await formatBook(input, 'txt')).parts[0]?.bytes ?? []).toString('utf8');
  expect(text).toContain('[Şəkil 1. Fondun binası: foto.jpg, 1]');
  expect(text).toMatch(/Şəkillərin siyahısı\n=+\n\nŞəkil 1\. Fondun binası\nŞəkil 2\n/);
});
