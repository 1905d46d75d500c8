import type { Labels } from '../../preload/model.ts';

const LONGEST = 40;
/** Letters that lose their marks by themselves have no line here. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ə: 'e', ı: 'i', ø: 'o', ß: 'ss', а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z' },
  ...{
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
  },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/** The words of a label in small Latin letters and digits. */
function wordsOf(label: string): readonly string[] {
  const bare = label.replace(/İ/g, 'i').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return [...bare]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/**
 * The name under which a field or a type is kept, from the first label that has letters for one: `Daxil olma tarixi`
 * → `daxilOlmaTarixi`; with a number behind it where it is taken. `otherwise` stands for labels without such letters.
 */
export function deriveName(labels: Labels, otherwise: string, isTaken: (name: string) => boolean): string {
  const [words = []] = [labels.en, labels.az, labels.ru].map(wordsOf).filter((found) => found.length > 0);
  const joined = words
    .map((word, at) => (at === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
    .join('')
    .slice(0, LONGEST);
  const name = /^[a-z]/.test(joined) ? joined : `${otherwise}${joined}`;
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++) if (!isTaken(`${name}${number}`)) return `${name}${number}`;
}
