import { readdirSync, readFileSync } from 'node:fs';
import { ArchiveError } from '../errors.ts';
import { resourcePath } from '../resources.ts';
import type { Db } from './database.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered migrations in order; throws where a number is missing or twice. */
export function listMigrations(folder = resourcePath('migrations')): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`migrations: expected ${index + 1}, found ${name}`);
    return { version, name, sql: readFileSync(`${folder}/${name}`, 'utf8') };
  });
}

/** The schema version of a database; refuses one that a newer program wrote. */
export function schemaVersion(db: Db, migrations: readonly Migration[]): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new ArchiveError('archiveNewer', String(version));
  return version;
}

/**
 * Brings a database to version `to` (the newest if not given). Each migration is one transaction with a
 * foreign-key check: on failure the database stays at the version before it.
 */
export function migrate(db: Db, migrations: readonly Migration[], to = migrations.length): void {
  for (const migration of migrations.slice(schemaVersion(db, migrations), to)) {
    db.pragma('foreign_keys = OFF');
    try {
      db.transaction(() => {
        db.exec(migration.sql);
        const broken = db.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`${migration.name}: ${broken.length} broken references`);
        db.pragma(`user_version = ${migration.version}`);
      }).exclusive();
    } finally {
      db.pragma('foreign_keys = ON');
    }
  }
}
