import { runTask } from '../jobs/run-task.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { readWatermark, type SearchIndex } from './search-index.ts';
import { makeVocabulary, readTerms, type Vocabulary } from './vocabulary.ts';

interface Kept {
  vocabulary: Vocabulary | null;
  /** The last change and the number of records at which it was read. */
  watermark: number;
  records: number;
  isReading: boolean;
}
const kept = new WeakMap<Db, Kept>();

/** Records up to which the words are read at once: some tens of milliseconds. */
const FEW = 2000;
/** Part of the records that may change before the words are read anew. */
const MOVED = 0.05;
/** Milliseconds after which reading is given up. */
const TIME_LIMIT = 120_000;

/**
 * The words of an index as they were lately, null until they have been read: those of a large index are read by a
 * worker that this begins. They may lag behind the index by a twentieth of its records.
 */
export function vocabularyOf(search: SearchIndex): Vocabulary | null {
  const { db, path, isBusy } = search;
  const known = kept.get(db) ?? { vocabulary: null, watermark: Number.NaN, records: 0, isReading: false };
  kept.set(db, known);
  const watermark = readWatermark(db);
  const records = prepared(db, 'SELECT coalesce(max(id), 0) FROM text_docsize').pluck().get() as number;
  const moved = Math.max(Math.abs(watermark - known.watermark), Math.abs(records - known.records));
  if (moved <= MOVED * records || known.isReading || (watermark === known.watermark && known.vocabulary))
    return known.vocabulary;
  if (records <= FEW || path === null) {
    Object.assign(known, { vocabulary: makeVocabulary(readTerms(db)), watermark, records });
  } else if (!isBusy) {
    Object.assign(known, { watermark, records, isReading: true });
    void readInWorker(known, path);
  }
  return known.vocabulary;
}

async function readInWorker(known: Kept, search: string): Promise<void> {
  try {
    const terms = await runTask('vocabulary', { search }, { timeLimit: TIME_LIMIT });
    known.vocabulary = makeVocabulary(terms);
  } catch (error) {
    // Derived: spellings one error away are offered without it, and more changes try again.
    console.warn('the words of the search index could not be read', error);
  } finally {
    known.isReading = false;
  }
}
