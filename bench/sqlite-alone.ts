import type { Archive } from '../main/archive.ts';
import { timed } from './report.ts';

export type SqliteAlone = ReturnType<typeof sqliteAlone>;

/** The same questions put to SQLite with nothing of ours around it, on the same data; each answers milliseconds. */
export function sqliteAlone({ catalogue: { db }, search }: Archive) {
  const twice = (work: () => unknown): number => {
    work();
    return timed(work);
  };
  db.exec(`ATTACH '${search.db.name.replace(/'/g, "''")}' AS searching`);
  const total = db.prepare('SELECT count(*) FROM record').pluck().get() as number;
  return {
    order: () => twice(() => db.prepare('SELECT id FROM record ORDER BY titleKey, id').pluck().all()),
    window: () => {
      const page = db.prepare('SELECT * FROM record ORDER BY titleKey, id LIMIT 100 OFFSET ?');
      return twice(() => page.all(Math.floor(total / 2)));
    },
    ranked: (word: string) => {
      const page = db.prepare(
        'SELECT rowid FROM searching.text WHERE text MATCH ? ORDER BY bm25(text) LIMIT 50',
      );
      return twice(() => page.all(word));
    },
    facets: (word: string) => {
      const found = 'SELECT rowid FROM searching.text WHERE text MATCH ?';
      const counts = [
        `SELECT type, count(*) FROM record WHERE id IN (${found}) GROUP BY type`,
        `SELECT dateFrom / 365, count(*) FROM record WHERE id IN (${found}) GROUP BY 1`,
        `SELECT authorityId, count(DISTINCT recordId) FROM value WHERE authorityId IS NOT NULL AND recordId IN (${found}) GROUP BY 1`,
      ].map((sql) => db.prepare(sql));
      return timed(() => counts.forEach((statement) => void statement.all(word)));
    },
    filters: () => {
      const rows = db
        .prepare(
          `SELECT id FROM record WHERE type = 'project' AND dateFrom <= 731000 AND dateTo >= 730600 AND EXISTS (
             SELECT 1 FROM value JOIN authority ON authority.id = authorityId
             WHERE recordId = record.id AND field = 'coordinator' AND instr(name, 'Universiteti 1') > 0)
           ORDER BY titleKey, id`,
        )
        .pluck();
      return twice(() => rows.all());
    },
  };
}
