import type { IntakeOptions } from '../../preload/model.ts';
import { findRecordOfFile } from '../files.ts';
import type { Db } from '../storage/database.ts';
import { isOnPile } from './intake-log.ts';

/** What is to be done with a file by its hash; `isHeld` where one before it has the same. Null where the archive and the pile have no such file yet. */
export function decideKnown(
  db: Db,
  intake: { readonly id: number; readonly options: IntakeOptions },
  sha256: string,
  isHeld: boolean,
): { readonly policy: IntakeOptions['known']; readonly title: string | null } | null {
  const record = findRecordOfFile(db, sha256);
  if (!record && !isHeld && !isOnPile(db, intake.id, sha256)) return null;
  return { policy: intake.options.known, title: record?.title ?? null };
}
