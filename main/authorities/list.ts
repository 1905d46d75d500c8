import type { Authority, AuthorityId, AuthorityKind } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { fold } from '../text/fold.ts';
import { listNames } from './authority-row.ts';

export interface AuthorityQuery {
  readonly text?: string | undefined;
  readonly kinds?: readonly AuthorityKind[] | undefined;
  readonly limit?: number | undefined;
}
type Row = Omit<Authority, 'variants'>;

const SELECT = `SELECT id, kind, name, country, (
    SELECT count(DISTINCT value.recordId) FROM value JOIN record ON record.id = value.recordId
    WHERE value.authorityId = authority.id AND record.deletedAt IS NULL) AS records
  FROM authority`;

/** Authority records whose names hold every word of the text, folded, in the order of the alphabet. */
export function listAuthorities(
  db: Db,
  query: AuthorityQuery,
): { total: number; authorities: readonly Authority[] } {
  const words = fold(query.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const kinds = JSON.stringify(query.kinds ?? ['organisation', 'person', 'place']);
  const where = `WHERE kind IN (SELECT value FROM json_each(?)) AND EXISTS (
    SELECT 1 FROM authorityName WHERE authorityId = authority.id
      AND NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(fold(authorityName.text), word.value) = 0))`;
  const holes = [kinds, JSON.stringify(words)];
  const total = prepared(db, `SELECT count(*) FROM authority ${where}`)
    .pluck()
    .get(...holes) as number;
  const rows = prepared<Row>(db, `${SELECT} ${where} ORDER BY nameKey, id LIMIT ?`).all(
    ...holes,
    query.limit ?? 100,
  );
  return { total, authorities: rows.map((row) => withVariants(db, row)) };
}

/** One authority record; throws `authorityMissing`. */
export function getAuthority(db: Db, id: AuthorityId): Authority {
  const row = prepared<Row>(db, `${SELECT} WHERE id = ?`).get(id);
  if (!row) throw new ArchiveError('authorityMissing', String(id));
  return withVariants(db, row);
}

function withVariants(db: Db, row: Row): Authority {
  return { ...row, variants: listNames(db, row.id).filter((name) => name !== row.name) };
}
