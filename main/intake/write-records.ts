import type { ImportDecision, RecordId } from '../../preload/model.ts';
import { attachFile } from '../files.ts';
import type { Step } from '../history/step.ts';
import { writeSource } from '../imports/accept.ts';
import { addRecord } from '../records/edit.ts';
import { prepared } from '../storage/prepared.ts';
import { type IntakeRow, recordOf, rememberRecord, type StoredItem } from './intake-log.ts';
import { levelOf } from './levels.ts';
import type { NameMatch, NameRule } from './name-rule.ts';
import { UNKNOWN_MIME } from './take-in.ts';

/** What writing the records of a pile needs to know for each file. */
export interface Writing {
  readonly intake: IntakeRow;
  readonly rule: NameRule | null;
  /** Folders that have folders below them. */
  readonly above: ReadonlySet<string>;
}
/** Files that are attachments of a folder stand after all that has a page number. */
const AFTER_PAGES = 1_000_000_000;

/**
 * Writes the record of one file, with those of its folders where they are new; a further page joins the record of
 * its document. Answers the records; empty where the record has this very original already.
 */
export function writeItem(step: Step, writing: Writing, item: StoredItem): readonly RecordId[] {
  const { intake, rule } = writing;
  const parentId = placeOf(step, writing, item.place);
  const match = rule?.(item.name) ?? null;
  if (item.file.mime === UNKNOWN_MIME && intake.options.isTree && item.place !== '' && parentId !== null)
    return attach(step, parentId, item, AFTER_PAGES);
  const key = match?.page == null ? null : documentKey(item.place, match);
  const begun = key === null ? null : recordOf(step.db, intake.id, key);
  if (begun !== null) return attach(step, begun, item, match?.page ?? 0);
  const records = writeSource(step, {
    source: { name: item.name, reading: item.reading },
    file: item.file,
    decision: decide(intake, item, match),
    parentId,
    position: match?.page ?? 0,
  });
  if (key !== null && records[0] !== undefined) rememberRecord(step.db, intake.id, key, records[0]);
  return records;
}

function attach(
  step: Step,
  record: RecordId,
  { file, name }: StoredItem,
  position: number,
): readonly RecordId[] {
  const has = prepared(step.db, 'SELECT 1 FROM recordFile WHERE recordId = ? AND sha256 = ?');
  if (has.get(record, file.sha256) !== undefined) return [];
  attachFile(step, record, file, name, position);
  return [record];
}

/** The same for all pages of one document. */
export function documentKey(place: string, { fields }: NameMatch): string {
  return `document:${place}\u0000${JSON.stringify(Object.entries(fields).sort())}`;
}

/** What a name says of its document: the title is the best that it has. */
export function titleOf(match: NameMatch | null, name: string): string | undefined {
  const words = match?.fields['title'] ?? match?.fields['referenceCode'];
  if (words !== undefined || match === null) return words;
  return match.page === null
    ? undefined
    : name.replace(/\.[^.]{1,5}$/, '').replace(/[\s_.-]*\d+$/, '') || undefined;
}

function decide(
  { options }: IntakeRow,
  { name, reading }: StoredItem,
  match: NameMatch | null,
): Omit<ImportDecision, 'file' | 'isAccepted'> {
  const { title, ...fields } = match?.fields ?? {};
  const hasText =
    reading.source !== '' || reading.drafts.some(({ fields: own }) => own['text'] !== undefined);
  const named = title ?? (hasText ? undefined : titleOf(match, name));
  return {
    refused: options.acceptsSuggestions
      ? []
      : reading.drafts.filter(({ origin }) => origin === 'suggested').map(({ key }) => key),
    changed: reading.drafts
      .filter(({ origin }) => origin === 'document')
      .map(({ key }) => ({
        key,
        type: options.type,
        ...(named === undefined ? {} : { title: named }),
        fields: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, [{ text }]])),
      })),
    merged: [],
  };
}

/** The record of the folder that a file lies in, made with those above it where it is new. */
function placeOf(step: Step, { intake, above }: Writing, place: string): RecordId | null {
  let parent: RecordId | null = intake.options.parent;
  if (!intake.options.isTree || place === '') return parent;
  const parts = place.split('/');
  for (const [at, title] of parts.entries()) {
    const path = parts.slice(0, at + 1).join('/');
    const key = `folder:${path}`;
    const known = recordOf(step.db, intake.id, key);
    const record = known ?? addFolder(step, parent, title, above.has(path));
    if (known === null) rememberRecord(step.db, intake.id, key, record);
    parent = record;
  }
  return parent;
}

function addFolder(step: Step, parentId: RecordId | null, title: string, hasFolders: boolean): RecordId {
  const above = parentId === null ? null : typeOf(step, parentId);
  const type = levelOf(above, hasFolders);
  return addRecord(step, { type, parentId, title: title.normalize('NFC'), values: {} });
}

function typeOf(step: Step, record: RecordId): string {
  return String(prepared(step.db, 'SELECT type FROM record WHERE id = ?').pluck().get(record));
}
