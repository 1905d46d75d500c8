/** Scripts that say of themselves which language or direction a run of text has. */
export type Script = 'georgian' | 'rightToLeft';
export interface ScriptRun {
  readonly text: string;
  /** Null for all scripts that the book's own language leaves open. */
  readonly script: Script | null;
}

const MARKED =
  /(\p{Script=Georgian}+(?:[\s,.–-]+\p{Script=Georgian}+)*)|((?:[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]\p{M}*)+(?:[\s,.–-]+(?:[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]\p{M}*)+)*)/gu;

const ANY = /[\u0590-\u08FF\u10A0-\u10FF\u1C90-\u1CBF\u2D00-\u2D2F\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A text as runs of one script each; their texts together are the text. */
export function scriptRuns(text: string): readonly ScriptRun[] {
  if (!ANY.test(text)) return text === '' ? [] : [{ text, script: null }];
  const runs: ScriptRun[] = [];
  let at = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), script: null });
    runs.push({ text: match[0], script: match[1] === undefined ? 'rightToLeft' : 'georgian' });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), script: null });
  return runs;
}
