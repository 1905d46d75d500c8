import { ERROR_CODES } from '../../preload/api.ts';
import { codeText } from '../i18n.ts';

/** The sentence of an error code that came as data: what happened, to what, what to do next. */
export function sentenceOf(code: string, detail: string): string {
  return codeText(ERROR_CODES.find((known) => known === code) ?? 'unexpected', detail);
}
