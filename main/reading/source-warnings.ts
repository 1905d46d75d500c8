import type { Warning } from '../../preload/model.ts';
import { mixedScriptWords, unsafeCharacters } from '../text/script.ts';

import { hasSureBullets } from './line-marks.ts';
import { wrongOrdinals } from './wrong-ordinals.ts';

/** So many flags of one kind say enough about a source. */
const MOST = 1000;
const AROUND = 15;

const excerpt = (line: string, at: number) => line.slice(Math.max(0, at - AROUND), at + AROUND).trim();

/** Harmful or meaningless characters of a line; a private-use sign that is its bullet has a meaning. */
function characterWarnings(line: string, number: number): readonly Warning[] {
  const mark = line.length - line.trimStart().length;
  const isBullet =
    /^[\ue000-\uf8ff]/.test(line.trimStart()) &&
    hasSureBullets([{ number, text: line.trimStart().slice(0, 3), indent: 0, startsPage: false }]);
  return unsafeCharacters(line)
    .filter(({ at }) => !(isBullet && at === mark))
    .slice(0, MOST)
    .map(({ kind, at }) => ({
      line: number,
      code: kind,
      detail: excerpt(line, at).replace(/\0|[\ud800-\udfff]/g, '\ufffd'),
    }));
}

/** What to look at in a source as it stands: mixed scripts, wrong ordinal suffixes, characters that do harm. */
export function warnOfSource(source: string): readonly Warning[] {
  const warnings: Warning[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const number = index + 1;
    for (const { word } of mixedScriptWords(line))
      warnings.push({ line: number, code: 'mixedScript', detail: word.slice(0, 100) });
    for (const { text, right } of wrongOrdinals(line))
      warnings.push({ line: number, code: 'ordinalSuffix', detail: `${text} (${right})` });
    warnings.push(...characterWarnings(line, number));
    if (warnings.length > MOST) break;
  }
  return warnings.slice(0, MOST);
}
