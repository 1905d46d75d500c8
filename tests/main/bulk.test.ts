import { expect, test } from 'vitest';
import { createApi } from '../../main/api.ts';
import type { Archive } from '../../main/archive.ts';
import { listAuthorities } from '../../main/authorities/list.ts';
import { undo } from '../../main/history/undo.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
import type { EventName, Events } from '../../preload/api.ts';
import {
  type BulkChange,
  type BulkFailure,
  type BulkOutcome,
  type BulkPlan,
  type BulkTarget,
  bulkChange,
  type PlannedChange,
  type RecordId,
} from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

/** The calls of a window, with its events awaited. */
function openWindow(archive: Archive) {
  const heard: { event: EventName; payload: unknown }[] = [];
  let wake = (): void => undefined;
  const { handlers, close } = createApi(archive, {
    pathOf: String,
    emit: (event, payload) => {
      heard.push({ event, payload });
      wake();
    },
  });
  const next = async <E extends EventName>(event: E): Promise<Events[E]> => {
    for (;;) {
      const found = heard.findIndex((one) => one.event === event || one.event === 'jobFailed');
      const [one] = found < 0 ? [] : heard.splice(found, 1);
      if (one?.event === event) return one.payload as Events[E];
      if (one) throw Object.assign(new Error('job failed'), (one.payload as Events['jobFailed']).error);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const preview = async (target: BulkTarget, change: BulkChange): Promise<BulkPlan> => {
    await handlers.startBulkPreview({ target, change: bulkChange.parse(change) });
    return next('bulkReady');
  };
  const changesOf = async ({ job }: BulkPlan): Promise<readonly PlannedChange[]> =>
    (await handlers.getBulkChanges({ job, from: 0, to: 500 })).changes;
  const failuresOf = async ({ job }: BulkPlan): Promise<readonly BulkFailure[]> =>
    (await handlers.getBulkFailures({ job, from: 0, to: 500 })).failures;
  const write = async ({ job }: BulkPlan, excluded: number[] = []): Promise<BulkOutcome> => {
    await handlers.startBulkEdit({ job, excluded });
    return next('bulkDone');
  };
  return { handlers, close, heard, next, preview, changesOf, failuresOf, write };
}

const REPLACE = {
  kind: 'replace' as const,
  fields: [] as string[],
  isRegex: false,
  isFolded: false,
  isCaseSensitive: false,
  isWholeWord: false,
};
const textsOf = (values: readonly { text: string }[] | undefined): readonly string[] =>
  (values ?? []).map(({ text }) => text);
const fieldOf = (archive: Archive, id: RecordId, field: string): readonly string[] =>
  textsOf(getRecord(archive.db, id).fields[field]);

async function threeProjects(): Promise<{ archive: Archive; ids: RecordId[] }> {
  const archive = await newArchive();
  const ids = ['Birinci', 'İkinci', 'Üçüncü'].map((title) =>
    createRecord(archive, 'project', null, `${title} layihə`),
  );
  return { archive, ids };
}

test('a value is set in many records as one step, and every change is shown before', async () => {
  const { archive, ids } = await threeProjects();
  const [first, second, third] = ids as [RecordId, RecordId, RecordId];
  setField(archive, first, 'budget', [{ text: '€10' }]);
  setField(archive, third, 'budget', [{ text: '€799,999.50' }]);
  const { preview, changesOf, write } = openWindow(archive);
  const plan = await preview({ ids }, { kind: 'set', field: 'budget', values: [{ text: '€799,999.50' }] });
  expect(plan).toEqual({ job: plan.job, total: 2, records: 2, unchanged: 1, failures: 0 });
  const value = { text: '€799,999.50', amount: 79_999_950, currency: 'EUR' };
  expect(await changesOf(plan)).toEqual([
    {
      index: 0,
      record: { id: first, title: 'Birinci layihə', type: 'project' },
      field: 'budget',
      before: [{ text: '€10', amount: 1000, currency: 'EUR' }],
      after: [value],
    },
    {
      index: 1,
      record: { id: second, title: 'İkinci layihə', type: 'project' },
      field: 'budget',
      before: [],
      after: [value],
    },
  ]);
  expect(fieldOf(archive, first, 'budget')).toEqual(['€10']);
  expect(await write(plan)).toMatchObject({ changes: 2, conflicts: 0, conflicting: [] });
  expect(ids.map((id) => fieldOf(archive, id, 'budget'))).toEqual([
    ['€799,999.50'],
    ['€799,999.50'],
    ['€799,999.50'],
  ]);
  undo(archive);
  expect(ids.map((id) => fieldOf(archive, id, 'budget'))).toEqual([['€10'], [], ['€799,999.50']]);
});

test('names are added once, whatever their spelling, and removed; a new one is made in the same step', async () => {
  const { archive, ids } = await threeProjects();
  const [first] = ids as [RecordId];
  setField(archive, first, 'partners', [{ text: 'Xəzər Universiteti (AZ)' }, { text: 'Tbilisi (GE)' }]);
  const { preview, changesOf, write } = openWindow(archive);
  const values = [{ text: '“XƏZƏR UNİVERSİTETİ”' }, { text: 'Bakı Dövlət Universiteti (AZ)' }];
  const added = await preview({ ids }, { kind: 'add', field: 'partners', values });
  const [change, other] = await changesOf(added);
  expect(textsOf(change?.after)).toEqual([
    'Xəzər Universiteti (AZ)',
    'Tbilisi (GE)',
    'Bakı Dövlət Universiteti (AZ)',
  ]);
  const fresh = { text: 'Bakı Dövlət Universiteti (AZ)', name: 'Bakı Dövlət Universiteti', country: 'AZ' };
  expect(other?.after).toEqual([
    {
      text: '“XƏZƏR UNİVERSİTETİ”',
      kind: 'organisation',
      authority: 1,
      name: 'Xəzər Universiteti',
      country: 'AZ',
      role: 'partner',
    },
    fresh,
  ]);
  expect(listAuthorities(archive.db, {}).total).toBe(2);
  await write(added);
  expect(listAuthorities(archive.db, {}).authorities.map(({ name, records }) => [name, records])).toEqual([
    ['Bakı Dövlət Universiteti', 3],
    ['Xəzər Universiteti', 3],
    ['Tbilisi', 1],
  ]);
  const removed = await preview({ ids }, { kind: 'remove', field: 'partners', values });
  await write(removed, [2]);
  expect(ids.map((id) => fieldOf(archive, id, 'partners').length)).toEqual([1, 0, 2]);
  undo(archive);
  undo(archive);
  expect(listAuthorities(archive.db, {}).total).toBe(2);
  expect(fieldOf(archive, first, 'partners')).toEqual(['Xəzər Universiteti (AZ)', 'Tbilisi (GE)']);
});

test('what a field cannot take is told with its record and reason before anything is written', async () => {
  const { archive, ids } = await threeProjects();
  const document = createRecord(archive, 'document', null, 'Sənəd');
  setField(archive, ids[0] as RecordId, 'budget', [{ text: '€10' }]);
  const { preview, failuresOf } = openWindow(archive);
  const codes = async (change: BulkChange): Promise<readonly string[]> =>
    (await failuresOf(await preview({ ids: [...ids, document, 999 as RecordId] }, change))).map(
      ({ record, code }) => `${record.id} ${code}`,
    );
  const [a, b, c] = ids;
  expect(await codes({ kind: 'add', field: 'budget', values: [{ text: '€20' }] })).toEqual([
    `${a} valueNotRepeatable`,
    `${document} fieldUnknown`,
    '999 recordMissing',
  ]);
  expect(await codes({ kind: 'set', field: 'period', values: [{ text: '03/04/2005' }] })).toEqual([
    `${a} valueAmbiguous`,
    `${b} valueAmbiguous`,
    `${c} valueAmbiguous`,
    `${document} fieldUnknown`,
    '999 recordMissing',
  ]);
  expect(
    await codes({ kind: 'set', field: 'period', values: [{ text: '03/04/2005', edtf: '2005-04-03' }] }),
  ).toEqual([`${document} fieldUnknown`, '999 recordMissing']);
  expect(await codes({ kind: 'set', field: 'budget', values: [{ text: 'çox' }] })).toContain(
    `${b} valueUnreadable`,
  );
  expect(await codes({ kind: 'set', field: 'budget', values: [{ text: 'TBA' }] })).not.toContain(
    `${b} valueUnreadable`,
  );
  expect(await codes({ kind: 'clear', field: 'title' })).toEqual(
    [a, b, c, document].map((id) => `${id} titleEmpty`).concat('999 recordMissing'),
  );
});

test('find and replace looks into the fields of text, or into those that are named', async () => {
  const { archive, ids } = await threeProjects();
  const [first, second] = ids as [RecordId, RecordId];
  setField(archive, first, 'summary', [{ text: 'Kоnfrаns\n\n- **kоnfrаns** günü' }]);
  setField(archive, first, 'partners', [{ text: 'Konfrans Mərkəzi' }]);
  setField(archive, second, 'period', [{ text: '2005-2006' }]);
  const { preview, changesOf, write } = openWindow(archive);
  const folded = { ...REPLACE, find: 'konfrans', with: 'seminar', isFolded: true };
  const plan = await preview({ query: {} }, folded);
  expect((await changesOf(plan)).map(({ field, after }) => [field, ...textsOf(after)])).toEqual([
    ['summary', 'seminar\n\n- **seminar** günü'],
  ]);
  await write(plan);
  expect(fieldOf(archive, first, 'summary')).toEqual(['seminar\n\n- **seminar** günü']);
  const named = await preview({ ids }, { ...folded, fields: ['partners'] });
  expect((await changesOf(named)).map(({ after }) => after)).toEqual([
    [{ text: 'seminar Mərkəzi', name: 'seminar Mərkəzi' }],
  ]);
  const dates = await preview({ ids }, { ...REPLACE, fields: ['period'], find: '2006', with: '2007' });
  expect((await changesOf(dates)).map(({ after }) => after)).toEqual([
    [{ text: '2005-2007', edtf: '2005/2007' }],
  ]);
  const broken = await preview({ ids }, { ...REPLACE, fields: ['period'], find: '2006', with: 'xx' });
  expect(broken).toMatchObject({ total: 0, failures: 1, unchanged: 2 });
  const nothing = await preview({ ids }, { ...REPLACE, find: 'yoxdur', with: '' });
  expect(nothing).toMatchObject({ total: 0, records: 0, unchanged: 3, failures: 0 });
});

test('a pattern that never ends is stopped, and the archive answers meanwhile', async () => {
  const { archive, ids } = await threeProjects();
  setField(archive, ids[0] as RecordId, 'summary', [{ text: `${'a'.repeat(60)}!` }]);
  const { handlers, preview } = openWindow(archive);
  const endless = { ...REPLACE, find: '^(a+)+$', with: '', isRegex: true };
  const ending = failureOf(() => preview({ ids }, endless));
  const started = performance.now();
  expect(await handlers.getRecord({ id: ids[0] as RecordId })).toMatchObject({ title: 'Birinci layihə' });
  expect(performance.now() - started).toBeLessThan(500);
  expect(await ending).toBe('patternTooSlow');
  expect(await failureOf(() => preview({ ids }, { ...endless, find: '(' }))).toBe('patternInvalid');
}, 20_000);

test('a record that was changed after the preview is left as it is and told', async () => {
  const { archive, ids } = await threeProjects();
  const [first, second, third] = ids as [RecordId, RecordId, RecordId];
  const { handlers, preview, write } = openWindow(archive);
  const plan = await preview({ ids }, { kind: 'set', field: 'programme', values: [{ text: 'Erasmus+' }] });
  setField(archive, second, 'programme', [{ text: 'Tempus' }]);
  expect(await write(plan)).toMatchObject({
    changes: 2,
    conflicts: 1,
    conflicting: [{ record: { id: second, title: 'İkinci layihə' }, field: 'programme' }],
  });
  expect([first, second, third].map((id) => fieldOf(archive, id, 'programme'))).toEqual([
    ['Erasmus+'],
    ['Tempus'],
    ['Erasmus+'],
  ]);
  expect(await failureOf(() => handlers.getBulkChanges({ job: plan.job, from: 0, to: 1 }))).toBe(
    'jobMissing',
  );
});

test('a preview is cancelled and thrown away; a plan that writes nothing leaves no step', async () => {
  const { archive, ids } = await threeProjects();
  const { handlers, next, preview, write } = openWindow(archive);
  const job = await handlers.startBulkPreview({
    target: { query: {} },
    change: { ...REPLACE, find: 'a', with: 'b' },
  });
  await new Promise((resolve) => setImmediate(resolve));
  await handlers.cancelJob({ job });
  expect(await failureOf(() => next('bulkReady'))).toBe('jobCancelled');
  const plan = await preview({ ids }, { ...REPLACE, find: 'layihə', with: 'proqram' });
  expect(await write(plan, [0, 1, 2])).toMatchObject({ changes: 0, conflicts: 0 });
  expect(archive.db.prepare("SELECT count(*) FROM batch WHERE kind = 'bulk'").pluck().get()).toBe(0);
});

const TABLES = ['record', 'value', 'authority', 'authorityName'];
/** The whole content of the archive but for its history and stamps. */
const contentOf = (archive: Archive): unknown =>
  TABLES.map((table) =>
    (archive.db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[])
      .map(({ updatedAt, ...row }) => JSON.stringify(table === 'value' ? { ...row, id: null } : row, bigText))
      .sort(),
  );
const bigText = (_: string, value: unknown): unknown =>
  Buffer.isBuffer(value) ? value.toString('hex') : value;

test('undo of random changes of many restores the exact content, redo what came after', async () => {
  const archive = await newArchive();
  let state = 1993;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const types = ['project', 'conference', 'memorandum', 'document'];
  const ids = Array.from({ length: 60 }, (_, index) =>
    createRecord(archive, pick(types), null, `İş № ${index} kоnfrаns`),
  );
  const fields = [
    'title',
    'note',
    'partners',
    'budget',
    'period',
    'signedOn',
    'parties',
    'status',
    'summary',
    'referenceCode',
    'website',
  ];
  const texts = [
    'Xəzər Universiteti (AZ)',
    'Qurum',
    '2005',
    '24 avqust 2005-ci il',
    '€5',
    'inForce',
    'TBA',
    'https://edu.az',
    'kоnfrаns',
    'İş',
  ];
  const change = (): BulkChange => {
    const field = pick(fields);
    const values = Array.from({ length: 1 + random(2) }, () => ({ text: pick(texts) }));
    const search = {
      find: pick(['konfrans', 'i', '№ (\\d)', 'e', '2005']),
      with: pick(['', 'seminar', '$1', 'ə']),
    };
    const flags = {
      isRegex: random(2) === 1,
      isFolded: random(2) === 1,
      isCaseSensitive: random(2) === 1,
      isWholeWord: random(2) === 1,
    };
    return pick<BulkChange>([
      { kind: 'set', field, values },
      { kind: 'add', field, values },
      { kind: 'remove', field, values },
      { kind: 'clear', field },
      { kind: 'replace', fields: random(2) ? [] : [field], ...search, ...flags },
    ]);
  };
  const { handlers, close, preview, write } = openWindow(archive);
  const states = [contentOf(archive)];
  for (let run = 0; run < 120; run++) {
    const plan = await preview(
      { ids: ids.filter(() => random(2) === 1).concat(ids[0] as RecordId) },
      change(),
    );
    const { changes } = await write(plan, random(2) ? [] : [0, 2, 3]);
    if (changes > 0) states.push(contentOf(archive));
  }
  expect(states.length).toBeGreaterThan(30);
  for (const before of states.slice(0, -1).reverse()) {
    await handlers.undo({});
    expect(contentOf(archive)).toEqual(before);
  }
  for (const after of states.slice(1)) {
    await handlers.redo({});
    expect(contentOf(archive)).toEqual(after);
  }
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
  close();
});
