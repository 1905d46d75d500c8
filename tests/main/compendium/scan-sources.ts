import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFArray, PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import type { Archive } from '../../../main/archive.ts';
import { attachFile, mimeOf, storeFile } from '../../../main/files.ts';
import { writeStep } from '../../../main/history/step.ts';
import { addRecord } from '../../../main/records/edit.ts';
import type { RecordId } from '../../../preload/model.ts';

/** A JPEG with a dark field in its upper left quarter, so that it is seen how it lies. */
export async function makeJpeg(width: number, height: number, density = 0): Promise<Buffer> {
  const field = { width: width >> 1, height: height >> 1, channels: 3 as const, background: '#204060' };
  const corner = await sharp({ create: field }).png().toBuffer();
  const sheet = { width, height, channels: 3 as const, background: '#f4f0e8' };
  const picture = sharp({ create: sheet }).composite([{ input: corner, left: 0, top: 0 }]);
  const dense = density > 0 ? picture.withMetadata({ density }) : picture;
  return dense.jpeg({ quality: 80 }).toBuffer();
}

/** A PDF of pages that are one JPEG each, as scanners write them. */
export async function makeScan(pages: number, { width = 1654, height = 2339 } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let number = 0; number < pages; number++) {
    const image = await document.embedJpg(await makeJpeg(width, height - number));
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return document.save({ useObjectStreams: false });
}

/** A PDF as scanners seldom write them: turned, cut, with inherited entries, marks, notes, a script and an attachment. */
export async function makeOddScan(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makeScan(2));
  const [first, second] = document.getPages();
  first?.setRotation(degrees(90));
  first?.setCropBox(100, 100, 300, 500);
  const { node } = second as NonNullable<typeof second>;
  const tree = node.Parent();
  const resources = node.Resources();
  if (tree && resources) tree.set(PDFName.of('Resources'), resources);
  node.delete(PDFName.of('Resources'));
  const marks = document.context.register(document.context.flateStream('/P <</MCID 0>> BDC'));
  const end = document.context.register(document.context.flateStream('EMC'));
  const contents = node.Contents();
  const own = contents instanceof PDFArray ? contents.asArray() : [node.get(PDFName.of('Contents'))];
  const list = document.context.obj([marks, ...own, end] as never[]);
  node.set(PDFName.of('Contents'), list as never);
  document.addJavaScript('x', 'app.alert(1)');
  await document.attach(Buffer.from('secret'), 'a.txt', { mimeType: 'text/plain' });
  return document.save();
}

/** Runs qpdf over a PDF in a folder. */
export function throughQpdf(folder: string, pdf: Uint8Array, ...args: readonly string[]): Uint8Array {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
  writeFileSync(from, pdf);
  execFileSync('qpdf', [...args, from, to]);
  return readFileSync(to);
}

/** Adds a record with originals of the given names and bytes. */
export function addScanned(
  archive: Archive,
  folder: string,
  title: string,
  files: Readonly<Record<string, Uint8Array>>,
): { readonly id: RecordId; readonly uuid: string } {
  const id = writeStep(archive, 'create', (step) => {
    const record = addRecord(step, { type: 'document', parentId: null, title, values: {} });
    Object.entries(files).forEach(([name, bytes], position) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const stored = storeFile(archive.folder, path, mimeOf(name) ?? '');
      attachFile(step, record, stored, name, position);
    });
    return record;
  });
  const uuid = archive.db.prepare('SELECT uuid FROM record WHERE id = ?').pluck().get(id) as string;
  return { id, uuid };
}
