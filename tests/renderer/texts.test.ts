import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES, MENU_COMMANDS } from '../../preload/api.ts';
import { BATCH_KINDS, LOCALES, WARNING_CODES } from '../../preload/model.ts';
import az from '../../resources/i18n/az.json';
import en from '../../resources/i18n/en.json';
import ru from '../../resources/i18n/ru.json';

type Text = string | Readonly<Record<string, string>>;
const catalogs: Readonly<Record<string, Readonly<Record<string, Text>>>> = { az, en, ru };

function holesOf(text: Text): readonly string[] {
  const sentences = typeof text === 'string' ? [text] : Object.values(text);
  const holes = sentences.flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return [...new Set(holes.map(String))].sort();
}

function pluralFormsOf(text: Text): 'sentence' | 'plural' {
  return typeof text === 'string' ? 'sentence' : 'plural';
}

test.each(LOCALES)('the texts in %s have the keys of all languages', (locale) => {
  expect(Object.keys(catalogs[locale] ?? {})).toEqual(Object.keys(az));
});

test.each(LOCALES)('the texts in %s have the holes of all languages', (locale) => {
  const describe = (texts: Readonly<Record<string, Text>>): Record<string, readonly string[]> =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, holesOf(text)]));
  expect(describe(catalogs[locale] ?? {})).toEqual(describe(az));
});

test.each(LOCALES)('a text that counts has every plural form of %s', (locale) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const missing = Object.entries(catalogs[locale] ?? {}).filter(
    ([, text]) =>
      pluralFormsOf(text) === 'plural' && forms.some((form) => typeof text === 'object' && !(form in text)),
  );
  expect(missing.map(([key]) => key)).toEqual([]);
});

test.each(LOCALES)('no text in %s is empty', (locale) => {
  const empty = Object.entries(catalogs[locale] ?? {}).filter(([, text]) =>
    (typeof text === 'string' ? [text] : Object.values(text)).some((sentence) => sentence.trim() === ''),
  );
  expect(empty.map(([key]) => key)).toEqual([]);
});

test('every error, warning, kind of step and menu command has its words', () => {
  const wanted = [
    ...ERROR_CODES.map((code) => `error.${code}`),
    ...WARNING_CODES.map((code) => `warning.${code}`),
    ...BATCH_KINDS.map((kind) => `history.kind.${kind}`),
    ...MENU_COMMANDS.map((command) => `menu.${command}`),
  ];
  expect(wanted.filter((key) => !(key in az))).toEqual([]);
});

test('texts in Azerbaijani and Russian are not left in English', () => {
  const same = Object.keys(en).filter(
    (key) =>
      JSON.stringify(catalogs['en']?.[key]) === JSON.stringify(catalogs['ru']?.[key]) &&
      /[a-z]{4}/i.test(JSON.stringify(catalogs['en']?.[key]).replace(/\{\w+\}|Kulliyyat/g, '')),
  );
  expect(same).toEqual([]);
});

/** The code that shows texts, as one text. */
function readCode(): string {
  const root = join(import.meta.dirname, '../..');
  return ['main', 'preload', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    )
    .join('\n');
}

test('every text is used', () => {
  const code = readCode();
  const words = new Set([...code.matchAll(/['"`]([\w.-]+)['"`]|([\w]+)\??:/g)].map(([, a, b]) => a ?? b));
  // `menu.${command}`: the parts that stand still, the others being words of the code.
  const patterns = [...code.matchAll(/`([\w.]*(?:\$\{[^}]*\}[\w.]*)+)`/g)]
    .map(([, template = '']) => template.split(/\$\{[^}]*\}/))
    .filter((parts) => parts.some((part) => /\w\.|\.\w/.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('([\\w-]+)')}$`));
  const isUsed = (key: string): boolean =>
    words.has(key) ||
    // What the library of controls says by itself.
    key.startsWith('aria.') ||
    patterns.some(
      (pattern) =>
        pattern
          .exec(key)
          ?.slice(1)
          .every((hole) => words.has(hole)) ?? false,
    );
  expect(Object.keys(az).filter((key) => !isUsed(key))).toEqual([]);
});
