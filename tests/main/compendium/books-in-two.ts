import type { CompendiumEntry } from '../../../main/compendium/entry-language.ts';
import type { CompendiumInput } from '../../../main/compendium/make-compendium.ts';
import type { Section, Translation } from '../../../preload/model.ts';
import { definition, input, randomInput, randomNumbers } from './books.ts';

type Parallel = NonNullable<CompendiumInput['definition']['parallel']>;

/** The other language of a book, with nothing said in it but what is given. */
export function parallel(given: Partial<Parallel> = {}): Parallel {
  return {
    language: 'en',
    form: 'beside',
    title: '',
    subtitle: '',
    institution: '',
    entriesTitle: '',
    ...given,
  };
}

/** An entry with texts in English beside its own. */
export const inEnglish = (
  entry: CompendiumEntry,
  texts: Readonly<Record<string, string>>,
): CompendiumEntry => ({
  ...entry,
  translations: Object.entries(texts).map(([field, text]): Translation => ({ language: 'en', field, text })),
});

/** A book of odd shape in two languages, of which some sections and entries have one. */
export function randomInTwo(seed: number): CompendiumInput {
  const next = randomNumbers(seed + 7);
  const own = randomInput(seed);
  const other = randomInput(seed + 500);
  const texts = [...other.definition.before, ...other.definition.after];
  const bodies = texts.map(({ body }) => body);
  const inTwo = (section: Section): Section => ({
    ...section,
    sections: section.sections.map(inTwo),
    ...(next(4) > 0 && {
      parallel: {
        title: next(3) === 0 ? '' : `English ${next(9)}`,
        body: next(3) === 0 ? section.body : (bodies[next(bodies.length || 1)] ?? 'The other text.'),
      },
    }),
  });
  const entries = own.entries.map((entry) => {
    if (next(4) === 0) return entry;
    const fields = Object.entries(entry.fields).filter(() => next(3) > 0);
    const texts = fields.map(([name, values]) => [name, values.map(({ text }) => text).join('\n')]);
    return inEnglish(entry, { title: `The project ${next(99)}`, ...Object.fromEntries(texts) });
  });
  const form = next(2) === 0 ? 'beside' : 'inTurn';
  const { before, after, ...rest } = own.definition;
  return {
    ...own,
    entries,
    definition: { ...rest, before: before.map(inTwo), after: after.map(inTwo), parallel: parallel({ form }) },
  };
}

/** A small book in Azerbaijani and English, made to be read. */
export function bookInTwo(form: Parallel['form'] = 'beside'): CompendiumInput {
  const project: CompendiumEntry = {
    uuid: 'engage',
    type: 'project',
    title: 'Tələbələrin cəlb olunması',
    fields: {
      acronym: [{ text: 'ENGAGE' }],
      aim: [{ text: 'Layihənin məqsədi tələbələrin idarəetmədə iştirakını gücləndirməkdir.' }],
      budget: [{ text: '399 500 avro', amount: 39950000, currency: 'EUR' }],
      period: [{ text: '24 avqust 2005-ci il', edtf: '2005-08-24' }],
      coordinator: [{ text: 'Bakı Dövlət Universiteti' }],
      partners: [{ text: 'Gəncə Dövlət Universiteti' }, { text: 'Riqa Texniki Universiteti' }],
    },
  };
  const alone: CompendiumEntry = {
    uuid: 'alone',
    type: 'project',
    title: 'The network of learning cities',
    fields: { aim: [{ text: 'The aim of the project is to bring cities together and to learn from them.' }] },
  };
  const foreword = {
    title: 'Ön söz',
    body: 'Bu kitab **layihələr** haqqındadır[^1].\n\n- birinci bənd\n- ikinci bənd\n\n[^1]: Birinci qeyd.',
    sections: [],
    parallel: {
      title: 'Foreword',
      body: 'This book is about **projects**[^1].\n\n- first item\n- second item\n\n[^1]: The first note.',
    },
  };
  const translated = inEnglish(project, {
    title: 'Engaging students',
    aim: 'The aim of the project is to strengthen the part of students in governance.',
    partners: 'Ganja State University\nRiga Technical University',
  });
  return {
    ...input({}, [translated, alone]),
    definition: definition({
      title: 'Layihələr kitabı',
      institution: 'Təhsil Nazirliyi',
      before: [foreword],
      back: ['projects', 'index'],
      parallel: parallel({
        form,
        title: 'Book of projects',
        institution: 'Ministry of Education',
        entriesTitle: 'Projects',
      }),
    }),
  };
}
