import { ArchiveError } from '../errors.ts';

/** Encodings tried in order after UTF-8: what Azerbaijani and Russian office documents were saved in. */
const LEGACY_ENCODINGS = ['windows-1254', 'windows-1251'] as const;
/** Letters that a text of each legacy encoding shows when it was read rightly. */
const EXPECTED_LETTERS = { 'windows-1254': /[şğıİçöüŞĞÇÖÜ]/g, 'windows-1251': /[а-яё]{2}/gi } as const;

/**
 * The text of a plain file: UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else the legacy encoding whose
 * letters fit best. Throws `fileNotText` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  if (bytes.subarray(0, 8000).includes(0)) throw new ArchiveError('fileNotText', name);
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const candidates = LEGACY_ENCODINGS.map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, score: text.match(EXPECTED_LETTERS[encoding])?.length ?? 0 };
  });
  return candidates.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).text;
}

function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode(bytes, 'utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return tryDecode(bytes, 'utf-8');
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
