import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, type GreyPicture, openEngine } from '../../../main/ocr/engine.ts';
import { modelsFor } from '../../../main/ocr/languages.ts';
import { readPicture } from '../../../main/ocr/read-picture.ts';
import { straightenPicture, turnPicture } from '../../../main/ocr/straighten.ts';
import type { PageText, TextLanguage } from '../../../preload/model.ts';
import { errorRate, grainy, scanOf } from './scan.ts';

const AZERBAIJANI = `Qarşılıqlı Anlaşma Memorandumu
24 avqust 2005-ci il tarixində Bakı şəhərində keçirilmiş beynəlxalq konfrans çərçivəsində YUNESKO ilə
Azərbaycan arasında təhsil sahəsində əməkdaşlığa dair memorandum imzalanmışdır. ABŞ, BMT, ATƏT və AÇG
nümayəndələri iştirak etmişlər. Müəllimlərin ixtisasartırma sisteminin təkmilləşdirilməsi nəzərdə tutulur.
MOK, TEXNOPARK, HESABAT, KOMPAS, XAM, CEM, TOM. A, B, C, E, H, K, M, O, P, T və X bəndləri qüvvədədir.`;
const RUSSIAN = `Меморандум о взаимопонимании между министерствами образования подписан в городе Москве в мае
2012 года. Стороны договорились обмениваться опытом и проводить совместные конференции.`;
const CYRILLIC = `Азәрбајҹан Республикасы Назирләр Совети гәрара алыр: мәктәбләрин тикинтиси үчүн вәсаит
ајрылсын, һәр рајонда китабхана ачылсын вә мүәллимләрин әмәкһаггы артырылсын.`;

const LETTERS_OF_CYRILLIC = /\p{Script=Cyrillic}/u;
const textOf = ({ lines }: PageText) =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');

describe('an engine of the usual languages', () => {
  let engine: Engine;
  let page: GreyPicture;
  const read = (picture: GreyPicture, languages: readonly TextLanguage[] = []) =>
    readPicture(engine, picture, languages);
  beforeAll(async () => {
    engine = await openEngine(modelsFor([]));
    page = await scanOf(AZERBAIJANI);
  }, 60_000);
  afterAll(() => engine.close());

  test('reads an Azerbaijani page, and not one Cyrillic letter in it', () => {
    const text = read(page);
    expect(errorRate(AZERBAIJANI, textOf(text))).toBeLessThan(0.01);
    expect(textOf(text)).not.toMatch(LETTERS_OF_CYRILLIC);
    expect(text).toMatchObject({ source: 'ocr', language: 'az', turns: 0 });
  });

  test('reads a bad copy that lies askew', () => {
    const text = read(straightenPicture(grainy(page), -2.3));
    expect(errorRate(AZERBAIJANI, textOf(text))).toBeLessThan(0.02);
    expect(textOf(text)).not.toMatch(LETTERS_OF_CYRILLIC);
  });

  test.each([
    [1, 3],
    [2, 2],
    [3, 1],
  ] as const)('turns a page upright that was laid down turned %i times', (turned, back) => {
    const text = read(straightenPicture(turnPicture(page, turned), 1));
    expect(text.turns).toBe(back);
    expect(errorRate(AZERBAIJANI, textOf(text))).toBeLessThan(0.02);
  });

  test('boxes tell where words stand on the upright page, whatever was done to read it', () => {
    const straight = read(page);
    const askew = read(straightenPicture(turnPicture(page, 2), 2));
    const find = (text: PageText) =>
      text.lines.flatMap(({ words }) => words).find((word) => word.text.startsWith('Memorandumu'));
    expect(find(straight)?.box[0]).toBeGreaterThan(0.3);
    expect(find(straight)?.box[3]).toBeLessThan(0.15);
    for (const at of [0, 1, 2, 3]) expect(find(askew)?.box[at]).toBeCloseTo(find(straight)?.box[at] ?? -1, 1);
    for (const { confidence } of straight.lines.flatMap(({ words }) => words))
      expect(confidence).toBeGreaterThan(0);
  });

  test('reads Russian among Azerbaijani, each in its own letters', async () => {
    const text = read(await scanOf(`${RUSSIAN}\n\n${AZERBAIJANI}`));
    expect(errorRate(`${RUSSIAN} ${AZERBAIJANI}`, textOf(text))).toBeLessThan(0.02);
    expect(text.language).toBe('az');
  });

  test('finds nothing on an empty page', async () => {
    const empty = { width: 800, height: 1100, pixels: new Uint8Array(800 * 1100).fill(255) };
    expect(read(empty)).toEqual({ source: 'ocr', language: null, turns: 0, lines: [] });
  });
});

test('Azerbaijani in Cyrillic letters is read by its own model', async () => {
  const engine = await openEngine(modelsFor(['az-Cyrl']));
  try {
    const text = readPicture(engine, await scanOf(CYRILLIC), ['az-Cyrl']);
    expect(errorRate(CYRILLIC, textOf(text))).toBeLessThan(0.05);
    expect(text.language).toBe('az-Cyrl');
  } finally {
    engine.close();
  }
}, 30_000);

test('models of Latin letters alone cannot give a Cyrillic one, whatever stands on the page', async () => {
  const engine = await openEngine(modelsFor(['az', 'en']));
  try {
    const text = readPicture(engine, await scanOf(`${AZERBAIJANI}\n${RUSSIAN}`), ['az', 'en']);
    expect(textOf(text)).toContain('Memorandumu');
    expect(textOf(text)).not.toMatch(LETTERS_OF_CYRILLIC);
  } finally {
    engine.close();
  }
}, 30_000);
