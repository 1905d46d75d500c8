import { expect, test } from 'vitest';
import { createApi } from '../../main/api.ts';
import { writeStep } from '../../main/history/step.ts';
import { addRecord, setField } from '../../main/records/edit.ts';
import { search } from '../../main/search/find.ts';
import type { EventName } from '../../preload/api.ts';
import type { RecordId } from '../../preload/model.ts';
import { newArchive } from './helpers.ts';

const MANY = 2600;

test('many new records are indexed beside other work, and windows are told when they can be found', async () => {
  const archive = await newArchive();
  const told: EventName[] = [];
  const waiting: { found?: () => void } = {};
  const indexed = new Promise<void>((resolve) => {
    waiting.found = resolve;
  });
  const api = createApi(archive, {
    pathOf: () => '',
    emit: (event) => {
      told.push(event);
      if (event === 'searchIndexed') waiting.found?.();
    },
  });
  writeStep(archive, 'import', (step) => {
    for (let made = 0; made < MANY; made++)
      addRecord(step, { type: 'document', parentId: null, title: `Beynəlxalq konfrans ${made}`, values: {} });
  });
  expect(search(archive, 'konfrans').total).toBe(0);
  await indexed;
  expect([search(archive, 'konfrans').total, told.includes('jobProgress')]).toEqual([MANY, true]);
  // A single edit is found at once.
  setField(archive, 7 as RecordId, 'title', [{ text: 'Memorandum' }]);
  expect([search(archive, 'konfrans').total, search(archive, 'memorandum').total]).toEqual([MANY - 1, 1]);
  api.close();
});
