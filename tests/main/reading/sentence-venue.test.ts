import { expect, test } from 'vitest';
import { read, SAMPLES, sampleText, suggested, texts } from './samples.ts';

/** Sentence -> the institution and the place where its event was. */
const SENTENCES: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'Heydər Əliyev Fondunda 12 may 2010-cu ildə beynəlxalq konfrans keçirilib.': [['Heydər Əliyev Fondu'], []],
  '12 may 2010-cu ildə Bakıda, Azərbaycan Respublikası Təhsil Nazirliyində seminar keçirildi.': [
    ['Azərbaycan Respublikası Təhsil Nazirliyi'],
    ['Bakı'],
  ],
  'On 5 May 2012 a conference was held at the Baku State University in Baku.': [
    ['Baku State University'],
    ['Baku'],
  ],
  'The seminar was held in the Ministry of Education on 5 May 2012.': [['Ministry of Education'], []],
  // Said of somebody, of an organiser, of a kind of institution, in a language that bends names: not of the event.
  'Bakı Dövlət Universitetində oxuyan tələbələr üçün 3 mart 2011-ci ildə konfrans keçirilmişdir.': [[], []],
  'Gəncə Dövlət Universitetinin təşkilatçılığı ilə 5 may 2012-ci ildə konfrans keçirildi.': [[], []],
  'Universitetdə 5 may 2012-ci ildə konfrans keçirildi.': [[], []],
  '5 мая 2012 года в Бакинском государственном университете прошла конференция.': [[], []],
};

test('an institution where an event was is read from its sentence, and is no place', () => {
  const found = Object.keys(SENTENCES).map((sentence) => {
    const [draft] = suggested(read(sentence));
    return [sentence, [texts(draft, 'venue'), texts(draft, 'place')]];
  });
  expect(Object.fromEntries(found)).toEqual(SENTENCES);
});

test('the sample documents name no institution where an event was', () => {
  const drafts = Object.values(SAMPLES).flatMap((name) => suggested(read(sampleText(name), name)));
  expect([drafts.length, drafts.flatMap((draft) => texts(draft, 'venue'))]).toEqual([7, []]);
});
