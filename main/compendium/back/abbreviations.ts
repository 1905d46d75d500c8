import type { CompendiumDefinition, Section } from '../../../preload/model.ts';
import { plainText } from '../../../preload/structured-text.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock } from '../book.ts';
import { type BackInput, fieldsOfEntry, inAlphabet } from './back-input.ts';

/** Words before a bracket that its letters may stand for. */
const MOST_WORDS = 8;
/** Letters of an abbreviation that is taken for that of a name in another language. */
const LEAST_FOREIGN = 3;
/** `ATM-lər` is the plural of `ATM`. */
const IN_BRACKETS = /\(([\p{Lu}][\p{Lu}\p{N}+&]{1,9})(?:-\p{Ll}+)?\)/gu;

/**
 * Abbreviations in the alphabet, with what they stand for: acronyms of the entries, and those that a text explains
 * where it names them, `Ali Təhsil Müəssisələri (ATM)`, their letters being those of the words before.
 */
export function outlineAbbreviations(
  input: BackInput,
  definition: CompendiumDefinition,
): readonly BookBlock[] {
  const { language } = input;
  const found = new Map<string, string>();
  const keep = (short: string, long: string) => {
    if (short !== '' && long !== '' && !found.has(short)) found.set(short, long);
  };
  for (const entry of input.entries) {
    const acronym = entry.fields['acronym']?.[0]?.text.trim() ?? '';
    const title = entry.title.trim().replace(/\s*\([^()]*\)\s*$/, '');
    keep(acronym, title);
    // Two letters in brackets behind the name of an organisation are its country.
    for (const { field, values } of fieldsOfEntry(input, entry))
      for (const { text } of field.datatype === 'structuredText' ? values : [])
        for (const [short, long] of explained(text)) keep(short, long);
  }
  const read = ({ title, body, sections }: Section): void => {
    for (const text of [title, plainText(body)])
      for (const [short, long] of explained(text)) keep(short, long);
    for (const section of sections) read(section);
  };
  for (const section of [...definition.before, ...definition.after]) read(section);
  if (found.size === 0) return [];
  const rows = inAlphabet(found, language, ([short]) => short).map((cells) => ({ cells, isTotal: false }));
  return [
    {
      kind: 'table',
      columns: [
        { label: textIn(language, 'print.abbreviation'), share: 0.24, isNumber: false },
        { label: textIn(language, 'print.meaning'), share: 0.76, isNumber: false },
      ],
      rows,
    },
  ];
}

/**
 * Abbreviations that a text explains: with the words before them whose first letters they are, or, where they come
 * from another language, the capitalised name before them.
 */
export function explained(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(IN_BRACKETS)].flatMap((match): readonly (readonly [string, string])[] => {
    const short = match[1] ?? '';
    const before = text.slice(Math.max(0, match.index - 300), match.index).trim();
    const sentence = before.split(/[.;:!?()\n]/).at(-1) ?? '';
    const words = sentence.split(/[\s–—-]+/).filter((word) => /\p{L}/u.test(word));
    const letters = short.replace(/[^\p{L}]/gu, '');
    for (let count = 2; count <= Math.min(words.length, MOST_WORDS); count++) {
      const chosen = words.slice(-count);
      const initials = chosen.map((word) => /\p{L}/u.exec(word)?.[0] ?? '');
      if (isShortFor(letters, initials)) {
        const first = sentence.lastIndexOf(chosen[0] ?? '');
        return [[short, sentence.slice(first).trim()]];
      }
    }
    const named = /(?:\p{Lu}[\p{L}’'-]*\s+){1,7}\p{Lu}[\p{L}’'-]*$/u.exec(sentence)?.[0];
    return named && letters.length >= LEAST_FOREIGN ? [[short, named]] : [];
  });
}

/** The letters are the initials in their order; small words such as `və` and `üzrə` may be left out. */
function isShortFor(letters: string, initials: readonly string[]): boolean {
  const wanted = Array.from(letters.toLocaleUpperCase('az'));
  let at = 0;
  for (const initial of initials) {
    if (initial.toLocaleUpperCase('az') === wanted[at]) at++;
    else if (initial === initial.toLocaleUpperCase('az')) return false;
  }
  return at === wanted.length && initials[0]?.toLocaleUpperCase('az') === wanted[0];
}
