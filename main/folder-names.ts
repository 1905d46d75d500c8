import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** A file or folder name made of a title: legal on Windows, macOS and Linux, at most 100 characters. */
export function nameForDisk(title: string, fallback: string): string {
  const cleaned = title.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const name = [...cleaned]
    .slice(0, 100)
    .join('')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  if (name === '') return fallback;
  return DEVICES.test(name) ? `_${name}` : name;
}

/** A path under `folder` that nothing has yet: the name itself, or with ` 2`, ` 3` … after it. */
export function freePath(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${name} ${number}`);
    if (!existsSync(path)) return path;
  }
}
