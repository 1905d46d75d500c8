import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { attachFile, storeFile } from '../../../main/files.ts';
import { writeStep } from '../../../main/history/step.ts';
import { addRecord } from '../../../main/records/edit.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { makeOriginals } from './make-originals.ts';

const command = join(import.meta.dirname, '../../../main/kulliyyat.mjs');

function kulliyyat(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [command, ...args, '--json'], { encoding: 'utf8' });
  return { code: status, told: stdout === '' ? null : JSON.parse(stdout) };
}

test('an original is noted once when it is taken in, however many records have it', async () => {
  const archive = await newArchive();
  const source = join(temporaryFolder(), 'a.pdf');
  writeFileSync(source, 'an original');
  const file = storeFile(archive.folder, source, 'application/pdf');
  for (const title of ['Birinci', 'İkinci']) {
    writeStep(archive, 'create', (step) =>
      attachFile(
        step,
        addRecord(step, { type: 'document', parentId: null, title, values: {} }),
        file,
        'a.pdf',
      ),
    );
  }
  closeArchive(archive);
  const { told } = kulliyyat('events', archive.folder);
  expect(told).toEqual({
    total: 1,
    events: [
      {
        uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: 'ingestion',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        outcome: 'success',
        detail: '',
        agent: expect.stringMatching(/^Kulliyyat \d/),
        sha256: file.sha256,
      },
    ],
  });
});

/** The names of all elements of a document in their order; throws where it is not well formed. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  const pieces = /<\?xml [^?]*\?>|<(\/?)([A-Za-z]+)((?: [\w:]+="[^"<&]*")*)>|([^<]+)/gy;
  for (const [, slash, name = '', , text] of xml.matchAll(pieces)) {
    if (text !== undefined && /&(?!amp;|lt;|gt;|quot;)/.test(text))
      throw new Error(`not well formed: ${text}`);
    if (name === '') continue;
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      open.push(name);
      names.push(name);
    }
  }
  if (open.length > 0 || !xml.trimEnd().endsWith('</premis>')) throw new Error('not whole');
  return names;
}

test('the log is written as PREMIS 3: objects, then events, then the program', async () => {
  const archive = await newArchive();
  const [first, second] = makeOriginals(archive, 2);
  archive.db.prepare("UPDATE recordFile SET name = 'Həsən & <oğlu>.pdf' WHERE sha256 = ?").run(first?.sha256);
  closeArchive(archive);
  rmSync(second?.path ?? '');
  expect(kulliyyat('verify', archive.folder).code).toBe(1);
  const path = join(temporaryFolder(), 'premis.xml');
  expect(kulliyyat('events', archive.folder, '-o', path)).toEqual({ code: 0, told: { path } });
  const xml = readFileSync(path, 'utf8');
  const names = elementsOf(xml);
  const top = names.filter((name) => ['premis', 'object', 'event', 'agent'].includes(name));
  expect(top).toEqual([
    'premis',
    ...['object', 'object', 'object'],
    ...['event', 'event', 'event', 'event'],
    'agent',
  ]);
  expect(xml).toContain('<originalName>Həsən &amp; &lt;oğlu&gt;.pdf</originalName>');
  expect(xml.match(/<eventType>[^<]*<\/eventType>/g)).toEqual([
    '<eventType>ingestion</eventType>',
    '<eventType>ingestion</eventType>',
    '<eventType>fixity check</eventType>',
    '<eventType>fixity check</eventType>',
  ]);
  const missing = xml.split('\n').find((line) => line.includes('missing: absent')) ?? '';
  expect(missing).toContain(`<linkingObjectIdentifierValue>${second?.sha256}</linkingObjectIdentifierValue>`);
  expect(existsSync(`${path}.part`)).toBe(false);
});
