import type { PageHit, PageWord, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { listPageNotes } from '../pages/page-notes.ts';
import { linesOf } from '../pages/page-store.ts';
import { listPageTexts, pageTextOf } from '../pages/transcriptions.ts';
import { prepared } from '../storage/prepared.ts';
import { markMatches, snippet } from '../text/search-text.ts';
import { type Words, wantedWords } from './query/search-tree.ts';
import { readQuery } from './read-query.ts';

/** Pages answered at most: a person looks through some, not hundreds. */
const MOST_PAGES = 200;
/** Characters of a page shown around a match. */
const SNIPPET_LENGTH = 160;

interface PageOfRecord {
  readonly sha256: string;
  readonly name: string;
  readonly page: number;
  readonly text: string;
}

/** The pages of a record's originals that were read or noted on, in their order, each with the notes after its text. */
export function* pagesOf({ catalogue, pages }: Archive, id: RecordId): Generator<PageOfRecord> {
  const files = prepared<{ sha256: string; name: string }>(
    catalogue.db,
    'SELECT sha256, name FROM recordFile WHERE recordId = ? ORDER BY position, id',
  ).all(id);
  const notes = listPageNotes(catalogue.db, id);
  for (const { sha256, name } of files) {
    const texts = new Map(listPageTexts(catalogue.db, pages, sha256).map(({ page, text }) => [page, [text]]));
    for (const note of notes)
      if (note.sha256 === sha256) texts.set(note.page, [...(texts.get(note.page) ?? []), note.text]);
    for (const [page, parts] of [...texts].sort(([one], [other]) => one - other))
      yield { sha256, name, page, text: parts.join('\n') };
  }
}

/** The first page of a record on which any of these words stands; null where none does. */
export function firstPageWith(archive: Archive, id: RecordId, wanted: readonly Words[]): PageOfRecord | null {
  if (wanted.length === 0) return null;
  for (const page of pagesOf(archive, id)) if (markMatches(page.text, wanted).length > 0) return page;
  return null;
}

/** On which pages of a record's originals words of a search stand, in their order, 200 at most. */
export function findOnPages(archive: Archive, id: RecordId, text: string): readonly PageHit[] {
  const wanted = wantedWords(readQuery(archive, text).tree);
  const hits: PageHit[] = [];
  if (wanted.length === 0) return hits;
  for (const { sha256, name, page, text: words } of pagesOf(archive, id)) {
    if (markMatches(words, wanted).length === 0) continue;
    hits.push({ sha256, name, page, ...snippet(words, wanted, SNIPPET_LENGTH) });
    if (hits.length === MOST_PAGES) break;
  }
  return hits;
}

/** Where on a page words of a search stand: the boxes of the words of the page that they touch. */
export function findPlaces(
  archive: Archive,
  sha256: string,
  page: number,
  text: string,
): readonly PageWord['box'][] {
  const content = pageTextOf(archive, sha256, page);
  const wanted = wantedWords(readQuery(archive, text).tree);
  if (!content || wanted.length === 0) return [];
  const marks = markMatches(linesOf(content), wanted);
  let at = 0;
  return content.lines.flatMap(({ words }) =>
    words.flatMap((word) => {
      const [from, to] = [at, at + word.text.length];
      // One character, a space or a new line, stands between two words.
      at = to + 1;
      return marks.some(([start, end]) => start < to && end > from) ? [word.box] : [];
    }),
  );
}
