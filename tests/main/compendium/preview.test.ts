import { afterEach, expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { chooseEntries } from '../../../main/compendia.ts';
import { findFlaws } from '../../../main/compendium/find-flaws.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { type Books, createBooks } from '../../../main/compendium-jobs.ts';
import { writeStep } from '../../../main/history/step.ts';
import { createJobs } from '../../../main/jobs/jobs.ts';
import { deleteRecords } from '../../../main/records/bin.ts';
import { addRecord, setField } from '../../../main/records/edit.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { Events } from '../../../preload/api.ts';
import type { CompendiumDefinition, CompendiumOutput, RecordId } from '../../../preload/model.ts';
import { newArchive } from '../helpers.ts';
import { definition, entry, input, section } from './books.ts';
import { textOf } from './poppler.ts';

const opened: Books[] = [];
afterEach(() => {
  for (const books of opened.splice(0)) books.close();
});

test('flaws name the entry, the section and the cover that they are in', () => {
  const given = input(
    {
      title: 'Kitab \u{10FFFF}',
      before: [section('Boş'), section('Dolu', 'Ünvan: TBA', [section('Alt', 'mətn')])],
    },
    [
      entry('Büdcəsiz', { aim: ['Məqsəd'] }),
      entry('Boş', {}),
      entry('Tam', { aim: ['Məqsəd'], budget: ['100 EUR'], website: ['TBA'] }),
    ],
  );
  const found = findFlaws(given, ['\u{10FFFF}']).map(({ kind, source, title, detail }) =>
    [kind, JSON.stringify(source), title, detail].join(' | '),
  );
  expect(found).toEqual([
    'emptySection | {"part":"before/0"} | Boş | ',
    'placeholderText | {"part":"before/1"} | Dolu | TBA',
    'missingMoney | {"record":"Büdcəsiz"} | Büdcəsiz | Büdcə',
    'withoutText | {"record":"Boş"} | Boş | ',
    'missingMoney | {"record":"Boş"} | Boş | Büdcə',
    'placeholderText | {"record":"Tam"} | Tam | Ətraflı Məlumat: TBA',
    'missingGlyph | {"part":"cover"} | Kitab \u{10FFFF} | \u{10FFFF}',
  ]);
});

test('words that stand for something to come are found, words that only hold their letters are not', () => {
  const of = (text: string) =>
    findFlaws(input({}, [entry('x', { aim: [text], budget: ['1 EUR'] })]), []).map(({ kind }) => kind);
  const told = ['TBA', 'tbc.', 'Təyin olunacaq', 'уточняется', 'Sayt: TBA', 'TBATA', 'tbilisi', 'atba'];
  expect(told.filter((text) => of(text).includes('placeholderText'))).toEqual(told.slice(0, 5));
});

test('places name the page on which what they name is printed, in the order of the pages', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `Abzas ${index}.`).join('\n\n');
  const entries = ['Birinci', 'İkinci'].map((title) => entry(title, { aim: [long] }));
  const given = input({ before: [section('Giriş', 'Salam.', [section('Alt', long)])] }, entries);
  const { pdf, places } = await makeCompendium(given);
  expect(places.map(({ source }) => source)).toEqual([
    { part: 'cover' },
    { part: 'before/0' },
    { part: 'before/0/0' },
    { part: 'entries' },
    { record: 'Birinci' },
    { record: 'İkinci' },
  ]);
  for (const { title, page, y } of places.slice(1)) {
    expect(textOf(pdf, page, page)).toContain(title);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(1);
  }
  expect(places.map(({ page }) => page)).toEqual(places.map(({ page }) => page).sort((a, b) => a - b));
});

async function archiveOf(...titles: readonly string[]) {
  const archive = await newArchive();
  const ids: RecordId[] = [];
  writeStep(archive, 'create', (step) => {
    for (const title of titles) {
      ids.push(addRecord(step, { type: 'project', parentId: null, title, values: {} }));
    }
  });
  const uuids = ids.map((id) => getRecord(archive.db, id).uuid);
  return { archive, ids, uuids };
}

test('a query is printed with what was added, left out and put in order by hand; what is gone is named', async () => {
  const { archive, ids, uuids } = await archiveOf('A', 'B', 'C', 'D');
  const [a = '', b = '', c = '', d = ''] = uuids;
  deleteRecords(archive, ids.slice(3));
  const query = { types: ['project'], sort: { field: 'title', direction: 'asc' as const } };
  const unknown = '00000000-0000-4000-8000-000000000000';
  const chosen = chooseEntries(archive, {
    query,
    added: [d, unknown],
    leftOut: [b],
    order: [c, a],
  });
  expect(chosen.entries.map(({ title }) => title)).toEqual(['C', 'A']);
  expect(chosen.gone).toEqual([
    { uuid: d, title: 'D' },
    { uuid: unknown, title: '' },
  ]);
});

function booksOf(archive: Archive) {
  let told: (output: CompendiumOutput) => void = () => undefined;
  const emit = <E extends keyof Events>(event: E, detail: Events[E]): void => {
    if (event === 'compendiumReady') told(detail as CompendiumOutput);
  };
  const books = createBooks(archive, createJobs(emit), emit);
  opened.push(books);
  return (wanted: CompendiumDefinition) =>
    new Promise<CompendiumOutput>((resolve) => {
      told = resolve;
      books.start(wanted);
    });
}

test('a book set again in the warm worker follows an edited record, and names what is gone', async () => {
  const { archive, ids, uuids } = await archiveOf('Köhnə ad', 'İkinci');
  const set = booksOf(archive);
  const wanted = definition({ entries: { title: '', isNumbered: false, selection: { records: uuids } } });
  const titles = ({ places }: CompendiumOutput) => places.slice(1).map(({ title }) => title);
  const first = await set(wanted);
  expect(titles(first)).toEqual(['Köhnə ad', 'İkinci']);
  setField(archive, ids[0] as RecordId, 'title', [{ text: 'Yeni ad' }]);
  expect(titles(await set(wanted))).toEqual(['Yeni ad', 'İkinci']);
  deleteRecords(archive, ids.slice(1));
  const last = await set(wanted);
  expect(titles(last)).toEqual(['Yeni ad']);
  expect(last.findings[0]).toEqual({
    kind: 'recordGone',
    source: { part: 'entries' },
    title: 'İkinci',
    detail: '',
  });
});
