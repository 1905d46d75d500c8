import type { IntakeOptions } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { getRecordType } from '../record-types.ts';
import type { FoundFile, FoundFiles } from './find-files.ts';
import { type NameMatch, parseNameRule } from './name-rule.ts';
import { documentKey } from './write-records.ts';

/** A file with what its name says. */
export interface PlannedFile extends FoundFile {
  readonly match: NameMatch | null;
}

/**
 * The files of a pile in the order in which they become records: as they were found, the pages of a document
 * together and by their numbers, wherever in the folder their names stand.
 */
export function planFiles(archive: Archive, { files, failed }: FoundFiles, options: IntakeOptions) {
  const rule =
    options.nameRule === null
      ? null
      : parseNameRule(options.nameRule, getRecordType(archive.db, options.type));
  const first = new Map<string, number>();
  const planned = files.map((file, at): PlannedFile & { readonly at: number } => {
    const match = rule?.(file.name) ?? null;
    const place = file.place.normalize('NFC');
    const key = match?.page == null ? null : documentKey(place, match);
    const from = key === null ? at : (first.get(key) ?? at);
    if (key !== null) first.set(key, from);
    return { ...file, place, match, at: from };
  });
  planned.sort((a, b) => a.at - b.at || (a.match?.page ?? 0) - (b.match?.page ?? 0));
  return { files: planned as readonly PlannedFile[], failed };
}

/** What the name and the place of a file would give. */
export interface PreviewedFile {
  readonly path: string;
  readonly place: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: number | null;
  /** False where there is a rule and the name does not fit it. */
  readonly isMatched: boolean;
  /** Which document it belongs to: those of one document stand together and have the same number, from 1. */
  readonly document: number;
}

/** What names and places of files would give, in the order in which they become records. */
export function previewFiles(
  archive: Archive,
  found: FoundFiles,
  options: IntakeOptions,
): readonly PreviewedFile[] {
  const documents = new Map<string, number>();
  let count = 0;
  return planFiles(archive, found, options).files.map(({ path, place, match }) => {
    const key = match?.page == null ? null : documentKey(place, match);
    const known = key === null ? undefined : documents.get(key);
    if (known === undefined) count += 1;
    const document = known ?? count;
    if (key !== null) documents.set(key, document);
    return {
      path,
      place: options.isTree ? place : '',
      fields: match?.fields ?? {},
      page: match?.page ?? null,
      isMatched: options.nameRule === null || match !== null,
      document,
    };
  });
}
