import { expect, test } from 'vitest';
import { answer } from '../../main/answer.ts';
import { createApi } from '../../main/api.ts';
import { ArchiveError } from '../../main/errors.ts';
import { archiveCalls, type Events } from '../../preload/api.ts';
import { newArchive } from './helpers.ts';

test('a call is validated before it runs, and ends in a reply whatever happens', async () => {
  const archive = await newArchive();
  const events: string[] = [];
  const api = createApi(archive, {
    pathOf: () => {
      throw new ArchiveError('ticketUnknown', 'x');
    },
    emit: (event: keyof Events) => void events.push(event),
  });
  const ask = async (name: string, argument: unknown) => {
    const reply = await answer(archiveCalls, api.handlers, name, argument);
    return reply.ok ? 'ok' : reply.error.code;
  };
  const codes = [
    await ask('createRecord', { type: 'document', parent: null, title: 'Sənəd' }),
    await ask('createRecord', { type: 'document', parent: null, title: ' ' }),
    await ask('createRecord', { type: 'document', parent: 'x', title: 'Sənəd' }),
    await ask('getRecord', { id: 99 }),
    await ask('getRecord', { id: -1 }),
    await ask('getRecord', {}),
    await ask('constructor', {}),
    await ask('__proto__', {}),
    await ask('startReading', { tickets: ['/etc/passwd'] }),
  ];
  api.close();
  expect([codes, events]).toEqual([
    [
      'ok',
      'titleEmpty',
      'invalidArgument',
      'recordMissing',
      'invalidArgument',
      'invalidArgument',
      'unknownCall',
      'unknownCall',
      'ticketUnknown',
    ],
    ['recordsChanged'],
  ]);
});

test('bytes are asked for by id only: no address reaches a path', async () => {
  const archive = await newArchive();
  const api = createApi(archive, { pathOf: String, emit: () => undefined });
  const addresses = [
    'file/../../etc/passwd',
    'file//etc/passwd',
    `file/${'0'.repeat(64)}`,
    'pdf/1',
    'page/1/1',
    'page/1/1?width=99999',
    '../archive.db',
    '',
  ];
  const codes = await Promise.all(
    addresses.map((address) =>
      api.output(address).then(
        () => 'bytes',
        (error: ArchiveError) => error.code,
      ),
    ),
  );
  api.close();
  expect(codes).toEqual([
    'fileMissing',
    'fileMissing',
    'fileMissing',
    'jobMissing',
    'jobMissing',
    'fileMissing',
    'fileMissing',
    'fileMissing',
  ]);
});
