import { readFileSync } from 'node:fs';
import type { Locale } from '../../preload/model.ts';
import { resourcePath } from '../resources.ts';
import { repairLookAlikes } from './script.ts';

/** Bytes of a key; what differs only after them is told apart by the text itself or not at all. */
const KEY_LENGTH = 48;
/** Letters that get one byte; the others share lead bytes. */
const COMMON =
  '0123456789 -.,/«»“”"()\'abcçdeəfgğhxıijkqlmnoöprsştuüvyzwабвгдежзийклмнопрстуфхцчшщъыьэюяёәғҝөүһҹј';
/** Lead byte of a character that no table has; its number follows. */
const UNKNOWN = 0xfe;

interface Order {
  /** By UTF-16 unit: lead byte << 8 | second byte, 0 where unknown. */
  readonly primary: Uint16Array;
  /** By UTF-16 unit: place among the forms of the same letter, from 1. */
  readonly variant: Uint8Array;
}
const orders = new Map<Locale, Order>();

function orderOf(locale: Locale): Order {
  let order = orders.get(locale);
  if (!order) {
    const table = JSON.parse(readFileSync(resourcePath('locale', 'collation.json'), 'utf8')) as Record<
      Locale,
      readonly string[]
    >;
    order = makeOrder(table[locale]);
    orders.set(locale, order);
  }
  return order;
}

function makeOrder(groups: readonly string[]): Order {
  const primary = new Uint16Array(65536);
  const variant = new Uint8Array(65536);
  let lead = 1;
  let second = 0;
  for (const group of groups) {
    const isCommon = [...group].some((character) => COMMON.includes(character));
    if (isCommon || second === 0 || second === 255) {
      lead += 1;
      second = 0;
    }
    if (!isCommon) second += 1;
    for (const [place, forms] of group.split('\u0000').entries()) {
      for (const character of forms) {
        primary[character.charCodeAt(0)] = (lead << 8) | second;
        variant[character.charCodeAt(0)] = Math.min(255, place + 1);
      }
    }
    if (isCommon) second = 0;
  }
  if (lead >= UNKNOWN) throw new Error(`collation: ${lead} lead bytes are too many`);
  return { primary, variant };
}

const buffer = new Uint8Array(8 * KEY_LENGTH);
const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/**
 * A key of at most 48 bytes whose byte order is the order of the language's alphabet, numbers by their value:
 * letters first, then, where they are the same, case and marks. `Аzərbаycаn` with Cyrillic look-alikes stands at A.
 */
export function sortKey(text: string, locale: Locale): Uint8Array {
  const { primary, variant } = orderOf(locale);
  const repaired = repairLookAlikes(text);
  const source = /[\u0300-\u036f]/.test(repaired) ? repaired.normalize('NFC') : repaired;
  let length = 0;
  let at = 0;
  for (; at < source.length && length < KEY_LENGTH; at++) {
    const unit = source.charCodeAt(at);
    if (isDigit(unit)) {
      const digits = /^\d+/.exec(source.slice(at, at + 400))?.[0] ?? '';
      length = writeNumber(digits.replace(/^0+(?=\d)/, ''), primary[48] ?? 0, length);
      at += digits.length - 1;
    } else {
      length = writeLetter(unit, primary[unit] ?? 0, length);
    }
  }
  if (length < KEY_LENGTH) length = writeVariants(source.slice(0, at), variant, length);
  return buffer.slice(0, Math.min(length, KEY_LENGTH));
}

/** A number as the place of digits, how many it has, and they themselves: 9 stands before 10. */
function writeNumber(digits: string, code: number, from: number): number {
  let length = from;
  buffer[length++] = code >> 8;
  buffer[length++] = 1 + Math.min(254, digits.length);
  for (let at = 0; at < digits.length && length < KEY_LENGTH; at++) buffer[length++] = digits.charCodeAt(at);
  return length;
}

function writeLetter(unit: number, code: number, from: number): number {
  let length = from;
  if (code === 0) {
    const isSilent = unit < 0x20 || (unit >= 0x300 && unit < 0x370) || unit === 0xad;
    if (isSilent) return length;
    buffer[length++] = UNKNOWN;
    buffer[length++] = unit >> 8;
    buffer[length++] = unit & 255;
    return length;
  }
  buffer[length++] = code >> 8;
  if (code & 255) buffer[length++] = code & 255;
  return length;
}

function writeVariants(text: string, variant: Uint8Array, from: number): number {
  let length = from;
  buffer[length++] = 0;
  let last = length;
  for (let at = 0; at < text.length && length < KEY_LENGTH; at++) {
    const form = variant[text.charCodeAt(at)] || 1;
    buffer[length++] = form;
    if (form > 1) last = length;
  }
  return last;
}
