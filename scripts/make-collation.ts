/**
 * What stands in resources/locale/collation.json: for each language its characters in the order of the alphabet, from the
 * collation data of Node's ICU, which Electron and Chromium do not have for Azerbaijani. Each entry is a group of
 * characters that differ only in case or marks, U+0000 between those that differ at all.
 */
const RANGES = [
  [0x20, 0x250],
  [0x259, 0x25a],
  [0x2b0, 0x2c0],
  [0x370, 0x530],
  [0x10d0, 0x1100],
  [0x1e00, 0x1f00],
  [0x2010, 0x2060],
  [0x2116, 0x2117],
] as const;

function listCharacters(): readonly string[] {
  const characters = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, index) => String.fromCharCode(from + index)),
  );
  return characters.filter((character) => /[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(character));
}

function orderFor(locale: string): readonly string[] {
  const base = new Intl.Collator(locale, { sensitivity: 'base' });
  const variant = new Intl.Collator(locale, { sensitivity: 'variant' });
  const sorted = [...listCharacters()].sort((a, b) => base.compare(a, b) || variant.compare(a, b));
  const groups: string[] = [];
  let last: string | undefined;
  for (const character of sorted) {
    const at = groups.length - 1;
    if (last === undefined || base.compare(last, character) !== 0) groups.push(character);
    else groups[at] += variant.compare(last, character) === 0 ? character : `\u0000${character}`;
    last = character;
  }
  return groups;
}

/** The order of the alphabets as it stands in resources/locale/collation.json. */
export const collationJson = (): string =>
  `${JSON.stringify(Object.fromEntries(['az', 'en', 'ru'].map((locale) => [locale, orderFor(locale)])))}\n`;
