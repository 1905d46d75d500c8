import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds or replaces texts in all three languages at once: `node scripts/set-texts.ts FILE.json`. */
const file = process.argv[2];
if (!file) throw new Error('usage: node scripts/set-texts.ts FILE.json');
const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
for (const locale of ['az', 'en', 'ru']) {
  const path = join(import.meta.dirname, `../resources/i18n/${locale}.json`);
  const catalog = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  for (const [key, byLocale] of Object.entries(texts)) {
    if (byLocale[locale] === undefined) throw new Error(`${key}: no text for ${locale}`);
    catalog[key] = byLocale[locale];
  }
  const sorted = Object.fromEntries(Object.entries(catalog).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}
