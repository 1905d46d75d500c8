import { mimeOf } from '../files.ts';

/** How a kind of file begins: bytes at a place, the same for all files of the kind. */
interface Signature {
  readonly mime: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

const SIGNATURES: readonly Signature[] = [
  { mime: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', at: 0, bytes: [0x89, ...ascii('PNG\r\n\x1a\n')] },
  { mime: 'image/tiff', at: 0, bytes: ascii('II*\0') },
  { mime: 'image/tiff', at: 0, bytes: ascii('MM\0*') },
  { mime: 'image/webp', at: 8, bytes: ascii('WEBP') },
  { mime: 'image/heic', at: 4, bytes: ascii('ftyphei') },
  { mime: 'image/heic', at: 4, bytes: ascii('ftypmif1') },
];
/** A PDF may begin within its first kilobyte (ISO 32000-1, annex H, implementation note 13). */
const PDF_WITHIN = 1024;
/** Bytes that tell what a file is. */
export const HEAD_LENGTH = 8192;

/**
 * What a file is, by its first bytes: a name can say anything. A file without a signature is text where it has no
 * zero byte and its name claims to be a text or a document; null where nothing here knows it.
 */
export function mediaTypeOf(head: Uint8Array, name: string): string | null {
  const found = SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte));
  if (found) return found.mime;
  if (Buffer.from(head.subarray(0, PDF_WITHIN)).includes('%PDF-')) return 'application/pdf';
  const claimed = mimeOf(name);
  if (claimed === null) return null;
  if (claimed.startsWith('text/')) return claimed;
  // Subtle: what claims to be a picture or a PDF and has no text in it is one that is damaged.
  return head.includes(0) || !isText(head) ? claimed : 'text/plain';
}

function isText(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).replace(/\uFFFD+$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
  return !/[\u0000-\u0008\u000e-\u001a\uFFFD]/.test(text);
}
