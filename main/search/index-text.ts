import { plainText } from '../../preload/structured-text.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { indexText } from '../text/fold.ts';

/** What the index holds of a record, folded. */
export interface IndexText {
  readonly title: string;
  readonly code: string;
  readonly names: string;
  readonly body: string;
}

/** The folded text of a record: title, code, every spelling of its agents and places, all its values. */
export function readIndexText(archive: Db, id: number): IndexText | null {
  const record = prepared<{ title: string; referenceCode: string }>(
    archive,
    'SELECT title, referenceCode FROM record WHERE id = ?',
  ).get(id);
  if (!record) return null;
  const names = prepared(
    archive,
    'SELECT DISTINCT authorityName.text FROM value JOIN authorityName USING (authorityId) WHERE recordId = ?',
  )
    .pluck()
    .all(id) as string[];
  const body = prepared(archive, 'SELECT text FROM value WHERE recordId = ? ORDER BY field, position')
    .pluck()
    .all(id) as string[];
  const files = prepared(archive, 'SELECT name FROM recordFile WHERE recordId = ?')
    .pluck()
    .all(id) as string[];
  return {
    title: indexText(record.title),
    code: indexText(record.referenceCode),
    names: indexText(names.join('\n')),
    body: indexText([...body.map(withoutMarks), ...files].join('\n')),
  };
}

/** Structured text without its marks; a text without any of them is taken as it is, which is far quicker. */
export function withoutMarks(text: string): string {
  return /[*_[\]\\<`#]/.test(text) ? plainText(text) : text;
}
