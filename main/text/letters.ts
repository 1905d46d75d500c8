/** What kind of letter a UTF-16 unit is, for deciding the script of a word. */
export const KIND = {
  none: 0,
  latin: 1,
  lookAlike: 2,
  cyrillic: 3,
  azerbaijaniCyrillic: 4,
  other: 5,
  mark: 6,
} as const;

/** Small Cyrillic letters that look like a Latin one, as their capitals do, with the folded Latin letter. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  к: 'k',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ә: 'e',
  ӏ: 'l',
  ԛ: 'q',
  ԝ: 'w',
  ѵ: 'v',
  ү: 'y',
};
/**
 * Letters that look Latin only as capitals. They are meant so in a word that mixes the scripts; in a word of Cyrillic
 * letters alone they are Russian, else `УСТАВ` would not be found by `устав`.
 */
const LOOK_ALIKES_IN_MIXED: Readonly<Record<string, string>> = { в: 'b', м: 'm', н: 'h', т: 't' };

/** Letters that only Azerbaijani Cyrillic (1939–2001) has beside Russian ones: a word with one is Azerbaijani. */
const ONLY_AZERBAIJANI = 'әғҝөүһҹјӘҒҜӨҮҺҸЈ';
/** Azerbaijani Cyrillic to the folded Latin letter of the alphabet of 1991. */
const AZERBAIJANI: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'q',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ә: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  ы: 'i',
  ј: 'y',
  к: 'k',
  ҝ: 'g',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'x',
  һ: 'h',
  ч: 'c',
  ҹ: 'c',
  ш: 's',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  й: 'y',
  ц: 'ts',
  щ: 's',
  ъ: '',
  ь: '',
};
/** Letters that NFKD does not take apart. */
const BASES: Readonly<Record<string, string>> = {
  ə: 'e',
  ǝ: 'e',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŋ: 'n',
  ƒ: 'f',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ё: 'е',
};

const MARK = /^\p{M}$/u;
const LETTER_OR_NUMBER = /^[\p{L}\p{N}\p{Co}]$/u;
const MARKS = /\p{M}/gu;

/** What one letter is and becomes; made at its first sight and kept. */
export interface Letter {
  readonly kind: number;
  /** Folded as a letter of its own script. */
  readonly plain: string;
  /** Folded as the Latin letter that it looks like. */
  readonly latin: string;
  /** Folded as the Latin letter that it stands for in Azerbaijani Cyrillic. */
  readonly azerbaijani: string;
}

const letters = new Array<Letter | undefined>(65536);

/** The letter of a UTF-16 unit. */
export function letterOf(unit: number): Letter {
  const known = letters[unit];
  if (known) return known;
  const letter = makeLetter(String.fromCharCode(unit));
  letters[unit] = letter;
  return letter;
}

function makeLetter(character: string): Letter {
  const surrogate = /^[\ud800-\udfff]$/.test(character);
  if (MARK.test(character)) return { kind: KIND.mark, plain: '', latin: '', azerbaijani: '' };
  if (!surrogate && !LETTER_OR_NUMBER.test(character))
    return { kind: KIND.none, plain: character, latin: character, azerbaijani: character };
  const plain = surrogate ? character : foldLetter(character);
  const lower = character.toLowerCase();
  const lookAlike = LOOK_ALIKES[lower] ?? LOOK_ALIKES_IN_MIXED[lower];
  return {
    kind: kindOf(character),
    plain,
    latin: lookAlike ?? plain,
    azerbaijani: AZERBAIJANI[lower] ?? plain,
  };
}

/** NFKD without marks in lower case; й is a letter of its own, not и with a mark. */
function foldLetter(character: string): string {
  if (character === 'й' || character === 'Й') return 'й';
  const bare = (text: string) => text.normalize('NFKD').replace(MARKS, '');
  const folded = bare(bare(character).toLowerCase());
  return [...folded].map((letter) => BASES[letter] ?? letter).join('');
}

function kindOf(character: string): number {
  if (ONLY_AZERBAIJANI.includes(character)) return KIND.azerbaijaniCyrillic;
  if (LOOK_ALIKES[character.toLowerCase()] !== undefined) return KIND.lookAlike;
  if (/\p{Script=Cyrillic}/u.test(character)) return KIND.cyrillic;
  return /\p{Script=Latin}/u.test(character) ? KIND.latin : KIND.other;
}

/** Cyrillic letters of a Latin look-alike, for words that are Russian but for a Latin letter among them. */
export const CYRILLIC_TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  y: 'у',
  x: 'х',
  k: 'к',
  i: 'і',
  j: 'ј',
  s: 'ѕ',
  h: 'н',
  b: 'в',
  m: 'м',
  t: 'т',
};
