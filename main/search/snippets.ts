import type { RecordId, SearchHit } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { prepared } from '../storage/prepared.ts';
import { markMatches, snippet } from '../text/search-text.ts';
import { firstPageWith } from './find-on-pages.ts';
import { withoutMarks } from './index-text.ts';
import { type Words, wantedWords } from './query/search-tree.ts';
import { readQuery } from './read-query.ts';

/** Characters of text shown around a match. */
const SNIPPET_LENGTH = 200;

interface Line {
  readonly id: RecordId;
  readonly type: string;
  readonly title: string;
  readonly referenceCode: string;
}
/** A text of a record in which a search may have matched; `field` is null for the name of a file. */
interface Place {
  readonly field: string | null;
  readonly text: string;
}

/** Where a search matched in each of these records, in their order; records that are gone are left out. */
export function listSnippets(archive: Archive, text: string, ids: readonly RecordId[]): readonly SearchHit[] {
  const wanted = wantedWords(readQuery(archive, text).tree);
  const find = prepared<Line>(
    archive.catalogue.db,
    'SELECT id, type, title, referenceCode FROM record WHERE id = ?',
  );
  return ids.flatMap((id) => {
    const record = find.get(id);
    return record ? [toHit(archive, record, wanted)] : [];
  });
}

/** The title is shown anyway: the snippet is from another place wherever there is a match in one. */
function toHit(archive: Archive, record: Line, wanted: readonly Words[]): SearchHit {
  const { id, type, title } = record;
  const titleMarks = markMatches(title, wanted);
  const places = placesOf(archive, record);
  const best = mostMatched(places, wanted);
  const page = best || titleMarks.length > 0 ? null : firstPageWith(archive, id, wanted);
  if (page) {
    const { sha256, name, page: number, text } = page;
    const place = { sha256, name, page: number };
    return {
      id,
      type,
      title,
      titleMarks,
      field: null,
      page: place,
      ...snippet(text, wanted, SNIPPET_LENGTH),
    };
  }
  const { field, text: words } = best ??
    (titleMarks.length > 0 ? { field: 'title', text: title } : places[0]) ?? { field: 'title', text: title };
  return { id, type, title, titleMarks, field, page: null, ...snippet(words, wanted, SNIPPET_LENGTH) };
}

/** The place that holds most of the different words looked for, the first of equal ones; null where none holds any. */
function mostMatched(places: readonly Place[], wanted: readonly Words[]): Place | null {
  let best: Place | null = null;
  let most = 0;
  for (const place of places) {
    const found = markMatches(place.text, wanted).map(([from, to]) =>
      place.text.slice(from, to).toLowerCase(),
    );
    const count = new Set(found).size;
    if (count > most) [best, most] = [place, count];
  }
  return best;
}

/** The longest values first, since they tell most; then other spellings of names, the reference code and files. */
function placesOf(archive: Archive, { id, referenceCode }: Line): readonly Place[] {
  const { db } = archive.catalogue;
  const values = prepared<{ field: string; text: string }>(
    db,
    'SELECT field, text FROM value WHERE recordId = ? ORDER BY length(text) DESC, field, position',
  ).all(id);
  const names = prepared<Place>(
    db,
    `SELECT value.field, authorityName.text FROM value JOIN authorityName USING (authorityId)
     WHERE recordId = ? AND authorityName.text <> value.text ORDER BY value.field, value.position`,
  ).all(id);
  const files = prepared<Place>(
    db,
    'SELECT NULL AS field, name AS text FROM recordFile WHERE recordId = ? ORDER BY position, id',
  ).all(id);
  return [
    ...values.map(({ field, text }) => ({ field, text: withoutMarks(text) })),
    ...names,
    { field: 'referenceCode', text: referenceCode },
    ...files,
  ];
}
