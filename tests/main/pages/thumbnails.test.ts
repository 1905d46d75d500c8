import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { locateFile } from '../../../main/files.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { setArrangement, unarranged } from '../../../main/pages/arrangements.ts';
import { createPictures } from '../../../main/pages/pictures.ts';
import { createThumbnails } from '../../../main/pages/thumbnails.ts';
import { getRecord, listRows } from '../../../main/records/read.ts';
import { listChildren } from '../../../main/records/tree.ts';
import type { RecordId } from '../../../preload/model.ts';
import { readThumbnailAddress, thumbnailAddress } from '../../../preload/thumbnail-address.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

async function scanned(): Promise<{ archive: Archive; id: RecordId; sha256: string }> {
  const path = join(temporaryFolder(), 'məktub.pdf');
  const pdf = await makePdf((document) => {
    document.rect(0, 0, 300, 842).fill('#000');
    document.addPage().text('İki');
  });
  writeFileSync(path, pdf);
  const archive = await newArchive();
  const { imported } = await importPaths(archive, [path], { acceptsSuggestions: false, isDryRun: false });
  const id = imported[0]?.records[0] as RecordId;
  return { archive, id, sha256: getRecord(archive.db, id).files[0]?.sha256 ?? '' };
}

function open(archive: Archive) {
  const pictures = createPictures(archive);
  const thumbnails = createThumbnails(archive, pictures);
  const close = () => {
    pictures.close();
    thumbnails.close();
  };
  return { thumbnails, close };
}

test('a page is drawn small once, turned and cropped; it is kept though its original is gone', async () => {
  const { archive, sha256 } = await scanned();
  const { thumbnails, close } = open(archive);
  const page = { sha256, page: 1, turns: null };
  const whole = await sharp(await thumbnails.draw(page)).metadata();
  expect([whole.width, whole.height]).toEqual([142, 201]);
  const left = await thumbnails.draw({ ...page, turns: 1, crop: [0, 0, 0.5, 1] });
  const part = await sharp(left).stats();
  const { width, height } = await sharp(left).metadata();
  expect([width, Math.abs((height ?? 0) - 71) <= 1, Math.round(part.channels[0]?.mean ?? 255)]).toEqual([
    201,
    true,
    0,
  ]);
  rmSync(locateFile(archive.db, archive.folder, sha256).path);
  close();

  const again = open(archive);
  expect(
    Buffer.from(await again.thumbnails.draw({ ...page, turns: 1, crop: [0, 0, 0.5, 1] })).equals(
      Buffer.from(left),
    ),
  ).toBe(true);
  expect(await failureOf(() => again.thumbnails.draw({ ...page, page: 2 }))).toBe('fileMissing');
  again.close();
});

test('thumbnails that are damaged are drawn anew', async () => {
  const { archive, sha256 } = await scanned();
  writeFileSync(
    join(archive.folder, 'thumbnails.db'),
    'no database at all, but long enough to be read as one'.repeat(40),
  );
  const { thumbnails, close } = open(archive);
  expect((await thumbnails.draw({ sha256, page: 1, turns: 0 })).length).toBeGreaterThan(300);
  close();
});

test('lists name the thumbnail of the page that is looked at first', async () => {
  const { archive, id, sha256 } = await scanned();
  const coverOf = () => listRows(archive.db, [id], [])[0]?.cover;
  expect(coverOf()).toBe(`thumbnail/${sha256}/1?turns=auto`);
  expect(listChildren(archive.catalogue, null, 10).nodes[0]?.cover).toBe(coverOf());
  const [first, second] = [1, 2].map((page) => unarranged(sha256, page));
  if (!first || !second) throw new Error('two pages');
  setArrangement(archive, id, [
    { ...first, isHidden: true },
    { ...second, turns: 3, crop: [0.1, 0, 0.5, 0.25] },
  ]);
  expect(coverOf()).toBe(`thumbnail/${sha256}/2?turns=3&crop=100,0,500,250`);
});

test('the address of a thumbnail is read as it was written, and any other is none', () => {
  const page = { sha256: 'a'.repeat(64), page: 7, turns: 2 as const, crop: [0.1, 0.2, 0.9, 1] as const };
  expect(readThumbnailAddress(thumbnailAddress(page))).toEqual(page);
  const plain = { ...page, turns: null, crop: null };
  expect(readThumbnailAddress(thumbnailAddress(plain))).toEqual(plain);
  expect(readThumbnailAddress(`thumbnail/${page.sha256}/7?turns=4`)).toBe(null);
  expect(readThumbnailAddress(`thumbnail/${page.sha256}/7?turns=1&crop=500,0,100,9`)?.crop).toBe(null);
});
