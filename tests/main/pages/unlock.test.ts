import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { unlockFile } from '../../../main/pages/page-source.ts';
import { nextFile } from '../../../main/pages/page-store.ts';
import { createPictures } from '../../../main/pages/pictures.ts';
import { runText } from '../../../main/pages/text-command.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { RecordId } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

test('a protected PDF is kept, opened with its password, and read; a wrong password leaves it as it was', async () => {
  const path = join(temporaryFolder(), 'gizli.pdf');
  const pdf = await makePdf((document) => document.text('Gizli məktub'), {
    pdfVersion: '1.7ext3',
    userPassword: 'Şəki 1918',
    ownerPassword: 'x',
  });
  writeFileSync(path, pdf);
  const archive = await newArchive();
  const { imported, warnings } = await importPaths(archive, [path], {
    acceptsSuggestions: false,
    isDryRun: false,
  });
  const id = imported[0]?.records[0] as RecordId;
  const sha256 = getRecord(archive.db, id).files[0]?.sha256 ?? '';
  expect(warnings.map(({ code }) => code)).toEqual(['passwordNeeded']);
  const pictures = createPictures(archive);
  const unlock = (password: string) => unlockFile(archive, pictures, { id, sha256, password });
  expect(await failureOf(() => pictures.measure(sha256, 1))).toBe('pdfEncrypted');
  expect(await failureOf(() => unlock('şəki 1918'))).toBe('passwordWrong');
  expect(await failureOf(() => pictures.measure(sha256, 1))).toBe('pdfEncrypted');
  await unlock('Şəki 1918');
  expect((await pictures.measure(sha256, 1)).pages).toBe(1);
  expect((await pictures.draw(sha256, 1, 200)).length).toBeGreaterThan(300);
  expect(await failureOf(() => unlock('səhv'))).toBe('passwordWrong');
  expect((await pictures.measure(sha256, 1)).pages).toBe(1);
  pictures.close();
  expect(nextFile(archive.pages)?.sha256).toBe(sha256);
  expect((await runText(archive, [String(id)])).text[0]).toContain('Gizli məktub');
});
