import type { HistoryStep } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { sideText, subjectText } from './change-text.ts';

/** What a step was about, in words: its first records, or what came, went or changed where it is no record. */
export function useStepNames({ records, hasOthers, first }: HistoryStep): string {
  const t = useText();
  const words = { archive: useArchive(), locale: useLocale(), t };
  const names = records.map(({ title }) => title).join(', ');
  if (names !== '') return hasOthers ? t('history.andOthers', { names }) : names;
  const [change] = first;
  if (!change) return '';
  const name = sideText(change, change.after ?? change.before, words) ?? '';
  return `${subjectText(change, words)} ${name}`;
}
