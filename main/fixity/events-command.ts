import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, wholeNumber } from '../command-line.ts';
import { renameDurably, syncFile } from '../storage/durable.ts';
import { listEvents, premisXml } from './premis-xml.ts';

/** `kulliyyat events`: what happened to the originals, the newest first; with `-o` all of it as PREMIS XML. */
export function runEvents({ db }: Archive, _: readonly string[], options: CliOptions): CommandResult {
  if (options.output !== undefined) {
    const path = resolve(options.output);
    writePieces(path, premisXml(db));
    return { json: { path }, text: [path] };
  }
  const events = listEvents(db, wholeNumber(options.limit, 100, 'limit'));
  const total = Number(db.prepare('SELECT count(*) FROM event').pluck().get());
  return {
    json: { total, events },
    text: events.map(({ at, type, outcome, sha256, detail }) =>
      [at, type, outcome, sha256 ?? '', detail].join('\t').trimEnd(),
    ),
  };
}

/** Writes a file piece by piece; its name appears when it is whole. */
function writePieces(path: string, pieces: Iterable<string>): void {
  const part = `${path}.part`;
  const handle = openSync(part, 'w');
  try {
    try {
      for (const piece of pieces) writeFileSync(handle, piece);
    } finally {
      closeSync(handle);
    }
    syncFile(part);
    renameDurably(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
