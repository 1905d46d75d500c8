import type { BookParallel, CompendiumDefinition } from './model.ts';

/** The other language of a book in two; undefined for a book in one. */
export function parallelOf({
  language,
  parallel,
}: Pick<CompendiumDefinition, 'language' | 'parallel'>): BookParallel | undefined {
  return parallel?.language === language ? undefined : parallel;
}
