import { parallelOf } from '../../../preload/book-parallel.ts';
import type { BackPart, CompendiumDefinition, Locale } from '../../../preload/model.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock, SecondName } from '../book.ts';
import { outlineAbbreviations } from './abbreviations.ts';
import type { BackInput } from './back-input.ts';
import { outlineIndex } from './name-index.ts';
import { outlineOrganisations } from './organisations.ts';
import { outlineProjects } from './projects.ts';
import { outlineScans } from './scans.ts';
import { outlineTimeline } from './timeline.ts';

/** The parts that a definition asks for at the end of the book, each a chapter; one with nothing in it is left out. */
export function* outlineBack(
  input: BackInput,
  definition: CompendiumDefinition,
  isWhole: boolean,
): Generator<BookBlock> {
  for (const [index, part] of (definition.back ?? []).entries()) {
    const blocks = blocksOf(part, input, definition);
    if (blocks.length === 0) continue;
    yield {
      kind: 'heading',
      style: 'chapter',
      level: 1,
      text: textIn(input.language, `back.${part}`),
      isListed: true,
      source: { part: `back/${index}` },
      ...secondOfPart(part, input.language, definition),
    };
    if (isWhole) yield* blocks;
    else yield* blocks.filter(({ kind }) => kind === 'heading');
  }
}

function secondOfPart(
  part: BackPart,
  own: Locale,
  definition: CompendiumDefinition,
): { readonly second?: SecondName } {
  const language = parallelOf(definition)?.language;
  if (!language) return {};
  const text = textIn(language, `back.${part}`);
  return text === textIn(own, `back.${part}`) ? {} : { second: { text, language } };
}

function blocksOf(part: BackPart, input: BackInput, definition: CompendiumDefinition): readonly BookBlock[] {
  switch (part) {
    case 'projects':
      return outlineProjects(input);
    case 'organisations':
      return outlineOrganisations(input);
    case 'timeline':
      return outlineTimeline(input);
    case 'abbreviations':
      return outlineAbbreviations(input, definition);
    case 'index':
      return outlineIndex(input);
    case 'scans':
      return outlineScans(input, definition.scans === 'whole');
  }
}
