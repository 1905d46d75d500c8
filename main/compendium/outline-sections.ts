import { parallelOf } from '../../preload/book-parallel.ts';
import type { BookSource, CompendiumDefinition, Section } from '../../preload/model.ts';
import type { BookBlock, BookHeading, SecondName } from './book.ts';
import { type BookCount, outlineText } from './outline-text.ts';
import { besideEachOther, headingInTwo, inOtherLanguage, secondOf } from './parallel.ts';

const SECTION_STYLES = ['chapter', 'section', 'subsection'] as const;

/** The heading of a part, in both languages of its book; none where it has no name in either. */
export function partHeading(
  text: string,
  level: number,
  source: BookSource,
  second: SecondName | undefined,
): readonly BookHeading[] {
  const style = SECTION_STYLES[Math.min(level, SECTION_STYLES.length) - 1] ?? 'subsection';
  const own = { kind: 'heading', style, level, text: text.trim(), isListed: true, source } as const;
  const inTwo = headingInTwo(own, second);
  return inTwo.text === '' ? [] : [inTwo];
}

/** What sections are made from; `count` goes on from one to the next. */
export interface SectionInput {
  readonly definition: CompendiumDefinition;
  readonly isWhole: boolean;
  readonly count: BookCount;
}

/** Sections that stand below `place`, which names them as `BookSource` does. */
export function* outlineSections(
  sections: readonly Section[],
  place: string,
  level: number,
  input: SectionInput,
): Generator<BookBlock> {
  for (const [index, section] of sections.entries()) {
    const part = `${place}/${index}`;
    const second = secondOf(section, input.definition);
    yield* partHeading(section.title, level, { part }, nameIn(input.definition, second?.title));
    yield* outlineBody(section, second?.body ?? '', level, input);
    yield* outlineSections(section.sections, part, level + 1, input);
  }
}

/** What a section says, in both languages of its book where it has them. */
function* outlineBody(
  { body }: Section,
  other: string,
  level: number,
  { definition, isWhole, count }: SectionInput,
): Generator<BookBlock> {
  const parallel = parallelOf(definition);
  const text = { level, isWhole, count };
  const own = outlineText(body, { ...text, language: definition.language });
  if (!parallel || other.trim() === '') {
    yield* own;
    return;
  }
  const first = [...own];
  const second = [...outlineText(other, { ...text, language: parallel.language })];
  yield body.trim() === ''
    ? inOtherLanguage(parallel.language, second)
    : besideEachOther(parallel.form, [[first, second]], [definition.language, parallel.language]);
}

/** A name in the other language of a book, where it has one. */
export function nameIn(definition: CompendiumDefinition, text = ''): SecondName | undefined {
  const parallel = parallelOf(definition);
  return parallel && { text, language: parallel.language };
}
