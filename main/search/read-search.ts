import type { SearchReading } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { both, countBits } from '../catalogue/bitset.ts';
import { columnsOf } from '../catalogue/catalogue.ts';
import { didYouMean } from './did-you-mean.ts';
import { findText } from './find.ts';
import { readQuery } from './read-query.ts';

/** Hits from which a search is as it was meant. */
const ENOUGH = 3;

/** What of a search was not understood as syntax and, where it finds next to nothing, what may have been meant. */
export function readSearch(archive: Archive, text: string): SearchReading {
  const { notes, parts } = readQuery(archive, text);
  const found = findText(archive, text);
  const isEnough = found === null || countBits(both(found, columnsOf(archive.catalogue).live)) >= ENOUGH;
  return { parts, notes, suggestion: isEnough ? null : didYouMean(archive, text) };
}
