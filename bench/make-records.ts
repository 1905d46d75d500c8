import { edtfRange } from '../main/reading/edtf.ts';
import type { StoredValue } from '../main/records/values.ts';

/** A record made up for measuring, the same in every run. Agents and places are numbers of `names`. */
export interface MadeRecord {
  readonly type: string;
  readonly title: string;
  readonly referenceCode: string;
  readonly fields: Readonly<Record<string, readonly StoredValue[]>>;
  readonly agents: Readonly<Record<string, readonly number[]>>;
  readonly places: Readonly<Record<string, readonly number[]>>;
}

const AZERBAIJANI =
  'təhsil əməkdaşlıq konfrans layihə memorandum universitet Bakı haqqında beynəlxalq tələbə müəllim proqram inkişaf Azərbaycan Xəzər Gəncə Şəki Lənkəran Naxçıvan YUNESKO nazirlik komissiya akademiya institut kafedra seminar saziş tərəfdaş nəticə hesabat arxiv fond qovluq sənəd məktub qərar işıq çağırış öhdəlik üzvlük innovasiya'.split(
    ' ',
  );
const ENGLISH =
  'education cooperation conference project memorandum university the of and for international student teacher programme development result report archive letter decision'.split(
    ' ',
  );
const RUSSIAN =
  'образование сотрудничество конференция проект меморандум университет о и в международный студент преподаватель программа развитие результат отчёт архив письмо решение'.split(
    ' ',
  );
const LOOK_ALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х' };

interface Language {
  readonly words: readonly string[];
  readonly syllables: readonly string[];
  readonly size: number;
}
const LANGUAGES: readonly Language[] = [
  {
    words: AZERBAIJANI,
    syllables: 'la lə da də çı şi mə qa kə ür ın ət ıq ğa bi ri su nö tü xə'.split(' '),
    size: 120_000,
  },
  {
    words: ENGLISH,
    syllables: 'ing er al ty ness con pro re ment ist or an ble tion'.split(' '),
    size: 30_000,
  },
  { words: RUSSIAN, syllables: 'ов ий ни ста ра ко пре ло да ты вен ция ми нос'.split(' '), size: 50_000 },
];

/** Random numbers below a limit, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below;
  };
}

/** The word of a rank: the known ones first, then made of syllables. */
function wordOf({ words, syllables }: Language, rank: number): string {
  const known = words[rank];
  if (known !== undefined) return known;
  let word = '';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
}

/** Names of the authority file: organisations, then places. */
export const ORGANISATIONS = Array.from({ length: 300 }, (_, index) => {
  const base = AZERBAIJANI[13 + (index % 7)] ?? '';
  return `${base} ${['Universiteti', 'Akademiyası', 'İnstitutu', 'Nazirliyi', 'Mərkəzi', 'Fondu'][index % 6]} ${Math.floor(index / 6) + 1}`;
});
export const PLACES = Array.from(
  { length: 60 },
  (_, index) => `${['Bakı', 'Gəncə', 'Şəki', 'Lənkəran', 'Naxçıvan', 'Quba'][index % 6]} ${index}`,
);

/** Makes records number `from` on: types mixed, bodies of about 80 words, one in twenty with look-alike letters. */
export function makeRecords(count: number, from = 0): readonly MadeRecord[] {
  return Array.from({ length: count }, (_, index) => makeRecord(from + index));
}

const TYPES = ['document', 'document', 'document', 'project', 'conference', 'memorandum'] as const;
const DATE_FIELDS = { document: 'date', project: 'period', conference: 'heldOn', memorandum: 'signedOn' };

function makeRecord(number: number): MadeRecord {
  const random = randomFrom(number + 1);
  const whole = (below: number) => Math.floor(random(below));
  const share = random(1);
  const language = LANGUAGES[share < 0.6 ? 0 : share < 0.82 ? 1 : 2] as Language;
  // Zipf's law: the rank r with a share of 1/r.
  const word = () => wordOf(language, Math.floor(language.size ** random(1)) - 1);
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const disguise = (text: string) =>
    number % 20 === 0
      ? text.replace(/[aeopcx]/g, (letter) => (whole(5) ? (LOOK_ALIKES[letter] ?? letter) : letter))
      : text;
  const type = TYPES[whole(TYPES.length)] ?? 'document';
  const title = words(5 + whole(8));
  const body = { text: disguise(words(60 + whole(41))) };
  const organisation = () => Math.floor(ORGANISATIONS.length ** random(1)) - 1;
  const place = () => Math.floor(PLACES.length ** random(1)) - 1;
  const several = (most: number) => [...new Set(Array.from({ length: 1 + whole(most) }, organisation))];
  const own = {
    document: () => ({ fields: { text: [body] }, agents: { creator: [organisation()] }, places: {} }),
    project: () => ({
      fields: {
        summary: [body],
        projectId: [{ text: String(101_000_000 + whole(900_000)) }],
        budget: [money(whole(900_000) * 100, number % 7 === 0 ? 'AZN' : 'EUR')],
      },
      agents: { coordinator: [organisation()], partners: several(6) },
      places: {},
    }),
    conference: () => ({
      fields: { text: [body], theme: [{ text: words(4) }] },
      agents: { organisers: several(2) },
      places: { place: [place()] },
    }),
    memorandum: () => ({
      fields: { text: [body], subject: [{ text: words(4) }] },
      agents: { parties: several(2) },
      places: { signedAt: [place()] },
    }),
  }[type]();
  return {
    type,
    title: disguise(title.charAt(0).toUpperCase() + title.slice(1)),
    referenceCode: number % 3 === 0 ? `AZ-${1 + whole(90)}/${1 + whole(4000)}` : '',
    ...own,
    fields: { ...own.fields, [DATE_FIELDS[type]]: [date(whole)] },
  };
}

function money(amount: number, currency: string): StoredValue {
  return { text: `${amount / 100} ${currency}`, amount, currency };
}

function date(whole: (below: number) => number): StoredValue {
  const year = 1990 + whole(35);
  const two = (part: number) => String(part + 1).padStart(2, '0');
  const edtf =
    [`${year}`, `${year}/${year + 2}`, `${year}-${two(whole(12))}-${two(whole(28))}`][whole(3)] ?? '';
  const range = edtfRange(edtf);
  return { text: edtf, edtf, ...(range ? { dateFrom: range.from, dateTo: range.to } : {}) };
}
