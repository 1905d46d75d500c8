import { z } from 'zod';
import { intakeId, intakeOptions, watchDelay } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

const watchSetting = z.object({
  /** On this machine; elsewhere the folder is only missing. */
  path: z.string(),
  /** Seconds for which a file must stay as it is before it is taken in. */
  delay: watchDelay,
  options: intakeOptions,
  /** The pile that what is found comes onto. */
  intake: intakeId,
});
/** The folder that an archive watches. */
export type WatchSetting = Readonly<z.infer<typeof watchSetting>>;

const NAME = 'watchedFolder';

/** The folder that is watched; null where none is. */
export function readWatch(db: Db): WatchSetting | null {
  const text = prepared<string>(db, 'SELECT value FROM setting WHERE name = ?').pluck().get(NAME);
  return text === undefined ? null : watchSetting.parse(JSON.parse(String(text)));
}

/** True for the pile of the watched folder, whose files stay noted so that none is taken in twice. */
export const isWatchedPile = (db: Db, id: number): boolean => readWatch(db)?.intake === id;

/** Keeps which folder is watched, or that none is. */
export function writeWatch(db: Db, watch: WatchSetting | null): void {
  if (watch === null) prepared(db, 'DELETE FROM setting WHERE name = ?').run(NAME);
  else
    prepared(
      db,
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ).run(NAME, JSON.stringify(watch));
}
