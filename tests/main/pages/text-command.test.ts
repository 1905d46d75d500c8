import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { runText } from '../../../main/pages/text-command.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

async function imported(...files: readonly (readonly [string, string | Uint8Array])[]) {
  const folder = temporaryFolder();
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const archive = await newArchive();
  const result = await importPaths(archive, [folder], { acceptsSuggestions: false, isDryRun: false });
  const texts = [];
  for (const { records } of result.imported) texts.push(await runText(archive, [String(records[0])]));
  return { archive, texts };
}

test('the text of originals is given by page; a picture has none', async () => {
  const pdf = await makePdf((document) => {
    document.text('Birinci səhifə: Şəki');
    document.addPage().text('İkinci səhifə: Gəncə');
  });
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const { texts } = await imported(['a.pdf', pdf], ['b.txt', 'Sənəd\n\nMətn.'], ['c.png', picture]);
  const files = texts.flatMap(({ json }) => (json as { files: { pages: string[] }[] }).files);
  expect(files.map(({ pages }) => pages.map((text) => text.trim()))).toEqual([
    ['Birinci səhifə: Şəki', 'İkinci səhifə: Gəncə'],
    ['Sənəd\n\nMətn.'],
    [],
  ]);
  expect(texts.map(({ text }) => text.join('').split('\f').length)).toEqual([2, 1, 1]);
  expect(texts.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
});

test('an original that cannot be read is named, and the code says so', async () => {
  const pdf = await makePdf((document) => document.text('Məktub'));
  const { texts } = await imported(['zədəli.pdf', pdf.subarray(0, 500)]);
  expect(texts).toMatchObject([
    { exitCode: 1, json: { files: [{ name: 'zədəli.pdf', pages: [], code: 'pdfDamaged' }] } },
  ]);
});
