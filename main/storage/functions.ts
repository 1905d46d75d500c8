import { fold } from '../text/fold.ts';
import { sortKey } from '../text/sort-key.ts';
import type { Db } from './database.ts';

/** Gives SQL our own folding and order, since SQLite's know only ASCII: `fold(text)`, `sortKey(text)`. */
export function defineFunctions(db: Db): void {
  db.function('fold', { deterministic: true }, (text: unknown) =>
    text === null ? null : fold(String(text)),
  );
  db.function('sortKey', { deterministic: true }, (text: unknown) =>
    text === null ? null : Buffer.from(sortKey(String(text), 'az')),
  );
}
