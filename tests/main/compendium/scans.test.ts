import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { saveCompendium } from '../../../main/compendia.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { saveBook } from '../../../main/compendium/formats/save-book.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { gatherScans } from '../../../main/compendium/scans/gather-scans.ts';
import { surveyFile } from '../../../main/compendium/scans/survey-file.ts';
import { writeCompendium } from '../../../main/compendium/write-compendium.ts';
import { runCompendium } from '../../../main/compendium-command.ts';
import { compendiumInput, createBooks } from '../../../main/compendium-jobs.ts';
import { filePath } from '../../../main/files.ts';
import { createJobs } from '../../../main/jobs/jobs.ts';
import { setArrangement, unarranged } from '../../../main/pages/arrangements.ts';
import { createPictures } from '../../../main/pages/pictures.ts';
import { setTranscription } from '../../../main/pages/transcriptions.ts';
import type { Events } from '../../../preload/api.ts';
import type { CompendiumDefinition, CompendiumOutput } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { input as booksInput, definition, entry } from './books.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { readWith } from './poppler.ts';
import { addScanned, makeJpeg, makeOddScan, makeScan, throughQpdf } from './scan-sources.ts';

const SURVEY = (_: string, source: Parameters<typeof surveyFile>[0]) => surveyFile(source);

async function bookOf(archive: Archive, uuids: readonly string[], given: Partial<CompendiumDefinition> = {}) {
  const wanted = definition({
    entries: { title: 'Sənədlər', isNumbered: true, selection: { records: [...uuids] } },
    back: ['scans'],
    ...given,
  });
  const input = await compendiumInput(archive, wanted, SURVEY);
  return { input, ...(await makeCompendium({ ...input, createdAt: '2024-05-06T07:08:09Z' })) };
}

/** SHA-256 of each JPEG in a PDF as poppler takes it out, untouched. */
function jpegsIn(pdf: Uint8Array): readonly string[] {
  const folder = temporaryFolder();
  const path = join(folder, 'book.pdf');
  writeFileSync(path, pdf);
  mkdirSync(join(folder, 'out'));
  execFileSync('pdfimages', ['-j', path, join(folder, 'out', 'i')]);
  const names = readdirSync(join(folder, 'out'))
    .filter((name) => name.endsWith('.jpg'))
    .sort();
  return names.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, 'out', name)))
      .digest('hex'),
  );
}

test('scans stand at the back byte for byte, named, linked both ways and heard as figures', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const scan = await makeScan(3);
  const photo = await makeJpeg(1200, 900, 200);
  const a = addScanned(archive, folder, 'Memorandum', { 'memo.pdf': scan });
  const b = addScanned(archive, folder, 'Foto', { 'foto.jpg': photo });
  const c = addScanned(archive, folder, 'Faylsız', {});
  const { pdf, pages, warnings, places } = await bookOf(archive, [a.uuid, b.uuid, c.uuid]);
  expect(warnings).toEqual([]);
  expect(readWith(pdf, 'qpdf', '--check', 'PDF')).toContain('No syntax or stream encoding errors');
  expect(await checkPdf(pdf)).toEqual([]);
  expect(jpegsIn(pdf)).toEqual([...jpegsIn(scan), createHash('sha256').update(photo).digest('hex')]);
  const page = (number: number) =>
    readWith(pdf, 'pdftotext', '-f', String(number), '-l', String(number), 'PDF', '-');
  expect(pages).toBe(7);
  expect(page(3)).toMatch(/1\. Memorandum\s+Skan: s\. 2\s+2\. Foto\s+Skan: s\. 5\s+3\. Faylsız/);
  expect(page(4)).toMatch(/Skanlar\s+Memorandum\s+Qeyd: s\. 1\s+Skan, səhifə 1 \/ 3/);
  expect(page(7)).toMatch(/Foto\s+Qeyd: s\. 1\s+Skan, səhifə 1 \/ 1/);
  const heard = readWith(pdf, 'pdfinfo', '-struct', 'PDF');
  expect(heard.match(/Figure/g)).toHaveLength(4);
  expect(
    places.filter(({ source }) => 'record' in source && source.record === a.uuid).map((at) => at.page),
  ).toEqual([3, 4]);
});

test('a scan lies as its file and its record say: turned, cut, in order and without what is left out', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const odd = await makeOddScan();
  const { id, uuid } = addScanned(archive, folder, 'Dönmüş', {
    'odd.pdf': odd,
    'x.jpg': await makeJpeg(800, 600),
  });
  const [first, second] = archive.db
    .prepare('SELECT sha256 FROM recordFile ORDER BY position')
    .pluck()
    .all() as string[];
  setArrangement(archive, id, [
    { ...unarranged(second ?? '', 1), turns: 1 },
    { ...unarranged(first ?? '', 2), isHidden: true },
    { ...unarranged(first ?? '', 1), crop: [0.5, 0, 1, 0.5] },
  ]);
  const [scans] = await gatherScans(archive, [uuid], SURVEY, { isSpoken: true });
  expect(
    scans?.pages.map(({ page, number, width, height }) => [
      page,
      number,
      Math.round(width),
      Math.round(height),
    ]),
  ).toEqual([
    [1, 1, 595, 794],
    [1, 2, 250, 150],
  ]);
  const { pdf } = await bookOf(archive, [uuid]);
  expect(await checkPdf(pdf)).toEqual([]);
  const raw = readWith(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'PDF', '-');
  expect(raw).not.toMatch(/JavaScript|EmbeddedFile|app\.alert/);
});

test('marks, inherited resources and object streams of a source do no harm', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const odd = await makeOddScan();
  const scan = await makeScan(2);
  const whole = throughQpdf(folder, scan, '--linearize', '--object-streams=generate');
  const headless = Buffer.concat([Buffer.from('junk\n'), scan]);
  const cut = Buffer.from(scan).subarray(0, scan.length - 200);
  const files = { 'odd.pdf': odd, 'linear.pdf': whole, 'junk.pdf': headless, 'cut.pdf': cut };
  const records = Object.entries(files).map(([name, bytes]) =>
    addScanned(archive, folder, name, { [name]: bytes }),
  );
  const { pdf, warnings } = await bookOf(
    archive,
    records.map(({ uuid }) => uuid),
  );
  expect(warnings).toEqual([]);
  expect(await checkPdf(pdf)).toEqual([]);
  expect(readWith(pdf, 'qpdf', '--check', 'PDF')).toContain('No syntax or stream encoding errors');
  expect(new Set(jpegsIn(pdf))).toEqual(new Set(jpegsIn(scan)));
  expect(jpegsIn(pdf)).toHaveLength(8);
});

test('what cannot be read becomes a page that names it, and a finding', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const scan = await makeScan(1, { width: 500, height: 700 });
  const locked = throughQpdf(folder, scan, '--encrypt', 'a', 'b', '256', '--');
  const { uuid } = addScanned(archive, folder, 'Oxunmaz', {
    'kilidli.pdf': locked,
    'zibil.pdf': Buffer.from('%PDF-1.4 nothing'),
    'kesik.jpg': (await makeJpeg(900, 900)).subarray(0, 3000),
    'itmis.png': Buffer.from('x'),
    'iri.pdf': scan,
  });
  const lost = archive.db
    .prepare("SELECT sha256 FROM recordFile WHERE name = 'itmis.png'")
    .pluck()
    .get() as string;
  rmSync(filePath(archive.folder, lost, 'image/png'));
  const { findFlaws } = await import('../../../main/compendium/find-flaws.ts');
  const { pdf, input, scans } = await bookOf(archive, [uuid]);
  expect(await checkPdf(pdf)).toEqual([]);
  const text = readWith(pdf, 'pdftotext', 'PDF', '-').replace(/\s+/g, ' ');
  expect(text).toContain('Bu səhifə göstərilə bilmir. Fayl şifrələnib: kilidli.pdf, səhifə 1');
  expect(text).toContain('Fayl zədələnib: zibil.pdf');
  expect(text).toContain('Fayl zədələnib: kesik.jpg');
  expect(text).toContain('Fayl arxivdə yoxdur: itmis.png');
  const found = findFlaws(input, [], scans).filter(({ kind }) => kind.startsWith('scan'));
  expect(found.map(({ kind, source, detail }) => [kind, source, detail])).toEqual([
    ['scanUnreadable', { record: uuid }, 'Fayl şifrələnib: kilidli.pdf, səhifə 1'],
    ['scanUnreadable', { record: uuid }, 'Fayl zədələnib: zibil.pdf, səhifə 1'],
    ['scanUnreadable', { record: uuid }, 'Fayl zədələnib: kesik.jpg, səhifə 1'],
    ['scanUnreadable', { record: uuid }, 'Fayl arxivdə yoxdur: itmis.png, səhifə 1'],
    ['scanCoarse', { record: uuid }, 'səhifə 5: 84 dpi'],
  ]);
});

test('scans may be appended as pages of their own size', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const { uuid } = addScanned(archive, folder, 'Tam', {
    'a.pdf': await makeOddScan(),
    'b.jpg': await makeJpeg(1000, 500, 100),
  });
  const { pdf } = await bookOf(archive, [uuid], { scans: 'whole' });
  expect(await checkPdf(pdf)).toEqual([]);
  const sizes = (await PDFDocument.load(pdf))
    .getPages()
    .map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())]);
  expect(sizes.slice(-3)).toEqual([
    [500, 300],
    [595, 842],
    [720, 360],
  ]);
});

test('the same records give the same bytes, scans included', async () => {
  const archive = await newArchive();
  const { uuid } = addScanned(archive, temporaryFolder(), 'Bir', { 'a.pdf': await makeScan(1) });
  const [one, other] = [await bookOf(archive, [uuid]), await bookOf(archive, [uuid])];
  expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
});

test('a book of many scans is written to the disk as it grows, and holds no more than a few of them', async () => {
  const folder = temporaryFolder();
  const noise = { type: 'gaussian' as const, mean: 200, sigma: 60 };
  const sheet = { width: 1400, height: 1400, channels: 3 as const, background: '#fff', noise };
  const jpeg = await sharp({ create: sheet }).jpeg({ quality: 92 }).toBuffer();
  const path = join(folder, 'a.jpg');
  writeFileSync(path, jpeg);
  const file = { sha256: 'a'.repeat(64), path, mime: 'image/jpeg', name: 'a.jpg' };
  const count = 150;
  const pages = Array.from({ length: count }, (_, index) => ({
    ...{ file, page: 1, number: index + 1, count, turns: 0, crop: null, width: 500, height: 500 },
    ...{ dpi: 200, flaws: [], failure: null, text: '' },
  }));
  const scans = [{ uuid: 'Bir', referenceCode: '', pages }];
  const given = { ...booksInput({ back: ['scans'] }, [entry('Bir', {})]), scans };
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  const out = join(folder, 'book.pdf');
  writeFileSync(out, 'old');
  await writeCompendium(given, out, () => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
  });
  const size = statSync(out).size;
  expect(size).toBeGreaterThan(count * jpeg.length);
  expect(size).toBeGreaterThan(2 ** 27);
  expect(peak).toBeLessThan(size / 2);
  expect(execFileSync('qpdf', ['--show-npages', out], { encoding: 'utf8' }).trim()).toBe(String(count + 3));
  expect(readdirSync(folder).sort()).toEqual(['a.jpg', 'book.pdf']);
}, 60_000);

test('HTML and DOCX show scans as pictures, originals as they are; plain text names them with what was read', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const photo = await makeJpeg(800, 600);
  const { id, uuid } = addScanned(archive, folder, 'Foto', {
    'f.jpg': photo,
    'm.pdf': await makeScan(1),
    'x.pdf': Buffer.from('x'),
  });
  const sha = archive.db
    .prepare("SELECT sha256 FROM recordFile WHERE name = 'f.jpg'")
    .pluck()
    .get() as string;
  setTranscription(archive, id, { sha256: sha, page: 1 }, [{ text: 'Əl ilə yazılmış sətir', box: null }]);
  const { input, pdf } = await bookOf(archive, [uuid]);
  expect(readWith(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'PDF', '-')).toContain(
    '/ActualText <feff018f006c',
  );
  const html = await formatBook(input, 'html');
  const page = Buffer.from(html.parts[0]?.bytes ?? []).toString();
  expect(page).toContain('<a href="#scans-1">Skan</a>');
  expect(page).toContain('<img src="pictures/scan-0001.jpg" alt="Foto: skan, səhifə 1 / 3"');
  expect(page).toContain('Əl ilə yazılmış sətir');
  expect(page).toContain('Fayl zədələnib: x.pdf');
  const out = join(folder, 'kitab');
  saveBook(html.parts, out);
  expect(readFileSync(join(out, 'pictures', 'scan-0001.jpg'))).toEqual(photo);
  expect((await sharp(join(out, 'pictures', 'scan-0002.jpg')).metadata()).width).toBe(1240);
  saveBook(html.parts, out);
  const docx = unzipSync((await formatBook(input, 'docx')).parts[0]?.bytes ?? new Uint8Array());
  expect(Buffer.from(docx['word/media/image1.jpg'] ?? [])).toEqual(photo);
  const relations = Buffer.from(docx['word/_rels/document.xml.rels'] ?? []).toString();
  expect(relations).toContain('Target="media/image2.jpg"');
  const text = Buffer.from((await formatBook(input, 'txt')).parts[0]?.bytes ?? []).toString();
  expect(text).toContain('[Skan, səhifə 1 / 3: f.jpg, 1]\n    Əl ilə yazılmış sətir');
});

test('the preview draws a scan when its page is looked at; saving writes the book whole, and can be stopped', async () => {
  const archive = await newArchive();
  const scan = await makeScan(2);
  const { uuid } = addScanned(archive, temporaryFolder(), 'Memorandum', { 'm.pdf': scan });
  let ready: (output: CompendiumOutput) => void = () => undefined;
  let isStopping = false;
  const emit = <E extends keyof Events>(event: E, detail: Events[E]): void => {
    if (event === 'compendiumReady') ready(detail as CompendiumOutput);
    if (event === 'jobProgress' && isStopping) jobs.cancel((detail as Events['jobProgress']).job);
  };
  const jobs = createJobs(emit);
  const pictures = createPictures(archive);
  const books = createBooks(archive, jobs, emit, pictures);
  try {
    const entries = { title: '', isNumbered: true, selection: { records: [uuid] } };
    const output = await new Promise<CompendiumOutput>((resolve) => {
      ready = resolve;
      books.start(definition({ entries, back: ['scans'] }));
    });
    expect(output.findings.map(({ kind }) => kind)).toEqual(['withoutText']);
    const png = await books.page(output.job, output.pages, 400);
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const colourAt = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    expect(colourAt(120, 120)[2]).toBeGreaterThan((colourAt(120, 120)[0] ?? 0) + 40);
    isStopping = true;
    expect(await failureOf(() => books.pdf(output.job))).toBe('jobCancelled');
    isStopping = false;
    const saved = await books.pdf(output.job);
    const pdf = 'file' in saved ? readFileSync(saved.file) : saved.bytes;
    expect(jpegsIn(pdf)).toEqual(jpegsIn(scan));
    expect(await books.pdf(output.job)).toEqual(saved);
  } finally {
    books.close();
    pictures.close();
  }
}, 60_000);

test('the command line writes a book with scans', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  const scan = await makeScan(1);
  const { uuid } = addScanned(archive, folder, 'Memorandum', { 'm.pdf': scan });
  const entries = { title: '', isNumbered: true, selection: { records: [uuid] } };
  saveCompendium(archive, null, 'Kitab', definition({ entries, back: ['scans'] }));
  const out = join(folder, 'kitab.pdf');
  const { json } = await runCompendium(archive, ['Kitab'], { output: out, json: true });
  expect(json).toMatchObject({ pages: 4, entries: 1 });
  expect(jpegsIn(readFileSync(out))).toEqual(jpegsIn(scan));
}, 60_000);
