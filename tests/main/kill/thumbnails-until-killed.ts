import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive.ts';
import { createPictures } from '../../../main/pages/pictures.ts';
import { createThumbnails } from '../../../main/pages/thumbnails.ts';

/** Draws thumbnails of the archive's one original, each another part of its page, and tells the number of each. */
const archive = await openArchive(process.argv[2] ?? '');
const sha256 = String(archive.db.prepare('SELECT sha256 FROM file').pluck().get());
const thumbnails = createThumbnails(archive, createPictures(archive));
for (let number = Number(process.argv[3]); ; number++) {
  await thumbnails.draw({ sha256, page: 1, turns: 0, crop: [0, 0, 0.5, (number + 1) / 10_000] });
  writeSync(1, `${number}\n`);
}
