import { expect, test } from 'vitest';
import { answer } from '../../main/answer.ts';
import { createApi } from '../../main/api.ts';
import { deleteRecords } from '../../main/records/bin.ts';
import { createRecord } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
import { archiveCalls } from '../../preload/api.ts';
import { newArchive } from './helpers.ts';

test('the titles of an entry list are one question, in its order, without what is in the bin or gone', async () => {
  const archive = await newArchive();
  const add = (title: string) => {
    const id = createRecord(archive, 'document', null, title);
    return { id, uuid: getRecord(archive.db, id).uuid, title, type: 'document' };
  };
  const [first, second, third] = [add('Birinci'), add('İkinci'), add('Üçüncü')];
  deleteRecords(archive, [second.id]);
  const api = createApi(archive, { pathOf: String, emit: () => undefined });
  const gone = '00000000-0000-4000-8000-000000000000';
  const ask = (uuids: readonly string[]) => answer(archiveCalls, api.handlers, 'getTitles', { uuids });
  expect(await ask([third.uuid, gone, second.uuid, first.uuid])).toEqual({ ok: true, value: [third, first] });
  expect(await ask(Array.from({ length: 2001 }, () => gone))).toMatchObject({
    ok: false,
    error: { code: 'invalidArgument' },
  });
  api.close();
});
