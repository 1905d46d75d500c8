import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcePath } from '../../main/resources.ts';
import { collationJson } from '../../scripts/make-collation.ts';
import { localeJson } from '../../scripts/make-locale-tables.ts';

const table = (name: string): string => readFileSync(resourcePath('locale', `${name}.json`), 'utf8');

test.each(['az', 'en', 'ru'] as const)('the table of %s is what its script makes', (locale) => {
  expect(table(locale)).toBe(localeJson(locale));
});

test('the order of the alphabets is what its script makes', () => {
  expect(table('collation')).toBe(collationJson());
});
