import type { MoneyTotal, ViewFacets } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** Places and organisations told at most: more help nobody to choose. */
const MOST_NAMES = 200;
const DAYS_TO_YEAR = "CAST(strftime('%Y', dateFrom * 86400 - 62167219200, 'unixepoch') AS INTEGER)";

/** Counts records by type, year, place and organisation. */
export function countFacets(db: Db, ids: Iterable<number>): ViewFacets {
  const json = JSON.stringify([...ids]);
  const count = <Row>(sql: string, ...holes: unknown[]): readonly Row[] =>
    prepared<Row>(db, sql).all(json, ...holes);
  const named = (kind: string) =>
    count<ViewFacets['places'][number]>(
      `SELECT authority.id AS value, authority.name, count(DISTINCT recordId) AS count
       FROM json_each(?) JOIN value ON value.recordId = json_each.value
         JOIN authority ON authority.id = authorityId AND authority.kind = ?
       GROUP BY authority.id ORDER BY count DESC, authority.nameKey LIMIT ${MOST_NAMES}`,
      kind,
    );
  return {
    types: count(
      'SELECT type AS value, count(*) AS count FROM record WHERE id IN (SELECT value FROM json_each(?)) GROUP BY type ORDER BY count DESC, type',
    ),
    years: count(
      `SELECT ${DAYS_TO_YEAR} AS value, count(*) AS count FROM record
       WHERE id IN (SELECT value FROM json_each(?)) AND dateFrom IS NOT NULL GROUP BY 1 ORDER BY 1 DESC`,
    ),
    places: named('place'),
    organisations: named('organisation'),
  };
}

/** Sums money fields over records, by field and currency. */
export function sumMoney(db: Db, ids: Iterable<number>, fields: readonly string[]): readonly MoneyTotal[] {
  return prepared<MoneyTotal>(
    db,
    `SELECT field, currency, sum(amount) AS amount, count(*) AS count FROM value
     WHERE recordId IN (SELECT value FROM json_each(?)) AND field IN (SELECT value FROM json_each(?))
       AND amount IS NOT NULL
     GROUP BY field, currency ORDER BY field, count DESC, currency`,
  ).all(JSON.stringify([...ids]), JSON.stringify(fields));
}
