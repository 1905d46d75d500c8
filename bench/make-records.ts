import type { StoredValue } from '../main/records/values.ts';

/** A record made up for measuring, the same in every run. */
export interface MadeRecord {
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, readonly StoredValue[]>>;
}

const COMMON =
  'təhsil sahəsində əməkdaşlıq haqqında beynəlxalq konfrans layihə memorandum universitet Bakı şəhəri tələbə müəllim proqram inkişaf'.split(
    ' ',
  );
const STEMS =
  'Azərbaycan Xəzər Gəncə Şəki Lənkəran Naxçıvan YUNESKO nazirlik komissiya akademiya institut kafedra seminar saziş tərəfdaş nəticə hesabat arxiv fond qovluq sənəd məktub qərar işıq çağırış öhdəlik üzvlük innovasiya'.split(
    ' ',
  );
const ENDINGS = ['', 'lar', 'ı', 'ın', 'da', 'dan', 'lıq', 'çı', 'larında', 'sız'];
const LOOK_ALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х' };

/** Makes records number `from` on: types mixed, bodies of about 80 words, one in twenty with look-alike letters. */
export function makeRecords(count: number, from = 0): readonly MadeRecord[] {
  return Array.from({ length: count }, (_, index) => makeRecord(from + index));
}

function makeRecord(number: number): MadeRecord {
  let state = (number + 1) * 2654435761;
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state % below;
  };
  const word = () =>
    random(2)
      ? (COMMON[random(COMMON.length)] ?? '')
      : `${STEMS[random(STEMS.length)]}${ENDINGS[random(ENDINGS.length)]}${random(7) ? '' : random(5000)}`;
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const disguise = (text: string) =>
    number % 20 === 0
      ? text.replace(/[aeopcx]/g, (letter) => (random(2) ? (LOOK_ALIKES[letter] ?? letter) : letter))
      : text;
  const type = ['project', 'conference', 'memorandum', 'document'][random(4)] ?? 'document';
  const year = 1990 + random(35);
  const date = { text: `${year}`, edtf: `${year}`, dateFrom: year * 365, dateTo: year * 365 + 364 };
  const dateField =
    { project: 'period', conference: 'heldOn', memorandum: 'signedOn', document: 'date' }[type] ?? 'date';
  const body = type === 'project' ? 'summary' : 'text';
  const money =
    type === 'project'
      ? { budget: [{ text: `€${random(900)},000`, amount: random(900) * 100_000, currency: 'EUR' }] }
      : {};
  return {
    type,
    title: disguise(words(5 + random(8))),
    fields: { [body]: [{ text: disguise(words(60 + random(40))) }], [dateField]: [date], ...money },
  };
}
