import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { addAuthority } from '../main/authorities/edit.ts';
import { writeStep } from '../main/history/step.ts';
import { addRecord } from '../main/records/edit.ts';
import type { StoredValue } from '../main/records/values.ts';
import { followHistory } from '../main/search/search-index.ts';
import { type MadeRecord, makeRecords, ORGANISATIONS, PLACES } from './make-records.ts';

/** Grows when the records made are others than before. */
const VERSION = 2;
const PIECE = 10_000;
const SERIES = 200;

/** Authority records of a made archive, by their number. */
export interface MadeNames {
  readonly organisations: readonly number[];
  readonly places: readonly number[];
  readonly series: readonly number[];
}

/** Writes the authority file and the series that the records stand under. */
export function makeNames(archive: Archive): MadeNames {
  return writeStep(archive, 'import', (step) => ({
    organisations: ORGANISATIONS.map((name) =>
      addAuthority(step, { kind: 'organisation', name, country: 'AZ' }),
    ),
    places: PLACES.map((name) => addAuthority(step, { kind: 'place', name, country: 'AZ' })),
    series: Array.from({ length: SERIES }, (_, index) =>
      addRecord(step, { type: 'series', parentId: null, title: `Siyahı ${index + 1}`, values: {} }),
    ),
  }));
}

/** Writes made records as one step. */
export function importRecords(archive: Archive, names: MadeNames, records: readonly MadeRecord[]): void {
  writeStep(archive, 'import', (step) => {
    records.forEach((record, index) => {
      addRecord(step, {
        type: record.type,
        parentId: names.series[index % SERIES] ?? null,
        title: record.title,
        referenceCode: record.referenceCode,
        values: {
          ...record.fields,
          ...named(record.agents, ORGANISATIONS, names.organisations),
          ...named(record.places, PLACES, names.places),
        },
      });
    });
  });
}

function named(
  fields: Readonly<Record<string, readonly number[]>>,
  texts: readonly string[],
  ids: readonly number[],
): Readonly<Record<string, readonly StoredValue[]>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, numbers]) => [
      field,
      numbers.map((number) => ({ text: texts[number] ?? '', authorityId: ids[number] ?? 0 })),
    ]),
  );
}

/** The folder of an archive of so many records, indexed and closed; made once on this machine, the same each time. */
export async function madeArchive(count: number): Promise<string> {
  const home = join(tmpdir(), 'kulliyyat-bench');
  const folder = join(home, `${count}-${VERSION}`);
  const mark = join(home, `${count}-${VERSION}.done`);
  if (existsSync(mark)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  await createArchive(folder);
  const archive = await openArchive(folder);
  const names = makeNames(archive);
  for (let made = 0; made < count; made += PIECE) {
    importRecords(archive, names, makeRecords(Math.min(PIECE, count - made), made));
    console.error(`made ${made + PIECE} of ${count} records`);
  }
  followHistory(archive.search, archive.catalogue.db);
  closeArchive(archive);
  writeFileSync(mark, '');
  return folder;
}
