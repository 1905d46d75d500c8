import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { addEmblem, withPicture } from '../../main/book-pictures.ts';
import { listCompendia, saveCompendium } from '../../main/compendia.ts';
import { FINISHED_DESIGNS } from '../../main/compendium/designs.ts';
import { formatBook } from '../../main/compendium/formats/format-book.ts';
import { makeCompendium } from '../../main/compendium/make-compendium.ts';
import { undo } from '../../main/history/undo.ts';
import type { CompendiumDefinition, Emblem } from '../../preload/model.ts';
import { definition, fullSampleInput, input, section } from './compendium/books.ts';
import { brokenRules } from './compendium/pdf-check/check-pdf.ts';
import { readWith } from './compendium/poppler.ts';
import { readDocx } from './compendium/read-docx.ts';
import { failureOf, newArchive } from './helpers.ts';

/** A red disc on nothing, twice as wide as high. */
const drawn = sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="800"><circle cx="800" cy="400" r="380" fill="#c00"/></svg>',
  ),
);
// Drawn before the archive forbids all formats but those of scans.
const discs = {
  png: await drawn.clone().png().toBuffer(),
  jpg: await drawn.clone().flatten().jpeg().toBuffer(),
};

async function withEmblem(archive: Archive, ending: 'png' | 'jpg' = 'png') {
  const path = join(archive.folder, `emblem.${ending}`);
  writeFileSync(path, discs[ending]);
  return addEmblem(archive, path);
}
const cover = (emblem: Emblem): CompendiumDefinition =>
  definition({ emblem, title: 'Kitab', before: [section('A', 'Mətn.')] });

test.each(['png', 'jpg'] as const)(
  'a %s becomes a small picture that the archive keeps once',
  async (ending) => {
    const archive = await newArchive();
    const first = await withEmblem(archive, ending);
    expect([first.width, first.height]).toEqual([640, 320]);
    expect(await withEmblem(archive, ending)).toEqual(first);
    expect(archive.db.prepare('SELECT count(*) FROM bookPicture').pluck().get()).toBe(1);
  },
);

test('what is no picture is refused by its name', async () => {
  const archive = await newArchive();
  const path = join(archive.folder, 'note.png');
  writeFileSync(path, 'no picture');
  expect(await failureOf(() => addEmblem(archive, path))).toBe('pictureDamaged');
});

test('a definition goes out with its picture and comes in another archive, and is undone there', async () => {
  const [from, to] = [await newArchive(), await newArchive()];
  const made = await withEmblem(from);
  const saved = saveCompendium(from, null, 'K', cover({ ...made, alternative: 'Gerb' }));
  expect(saved.definition.emblem?.png).toBe(undefined);
  const out = withPicture(from.db, saved.definition);
  saveCompendium(to, null, 'K', out);
  const [kept] = listCompendia(to.db);
  expect(kept?.definition.emblem).toEqual({ ...made, alternative: 'Gerb' });
  expect(withPicture(to.db, kept?.definition ?? saved.definition)).toEqual(out);
  undo(to);
  expect(listCompendia(to.db)).toEqual([]);
});

test.each(FINISHED_DESIGNS.map((design) => [design.name, design] as const))(
  'the emblem stands on the cover of the design %s as a figure with its words, or as an adornment',
  async (_, design) => {
    const archive = await newArchive();
    const made = await withEmblem(archive);
    for (const alternative of ['Qırmızı dairə', '']) {
      const given = withPicture(archive.db, cover({ ...made, alternative }));
      const { pdf } = await makeCompendium(input({ ...given, design }));
      expect(await brokenRules(pdf)).toEqual([]);
      expect(readWith(pdf, 'pdfimages', '-list', 'PDF')).toMatch(/image\s+640\s+320\s+rgb/);
      const spoken = readWith(pdf, 'pdfinfo', '-struct', 'PDF');
      expect(spoken.includes('Figure')).toBe(alternative !== '');
    }
  },
);

test('the emblem stands in HTML and in Word with its words', async () => {
  const archive = await newArchive();
  const made = await withEmblem(archive);
  const given = {
    ...fullSampleInput(),
    definition: withPicture(archive.db, cover({ ...made, alternative: 'Dairə <1>' })),
  };
  const { parts } = await formatBook(given, 'html');
  const html = Buffer.from(parts[0]?.bytes ?? []).toString();
  expect(html).toContain('src="pictures/emblem.png" width="640" height="320" alt="Dairə &lt;1&gt;"');
  expect(parts.some(({ path }) => path === 'pictures/emblem.png')).toBe(true);
  const [docx] = (await formatBook(given, 'docx')).parts;
  const names = readDocx(docx?.bytes ?? new Uint8Array());
  expect(names.get('word/document.xml')).toContain('descr="Dairə &lt;1&gt;"');
  expect(names.get('word/_rels/document.xml.rels')).toContain('Target="media/emblem.png"');
  expect(names.has('word/media/emblem.png')).toBe(true);
});
