import type { ReactNode } from 'react';
import type { RestoreLine } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { type ChangeWords, sideText, subjectText } from './change-text.ts';
import { Side } from './Side.tsx';
import type { StepRestore } from './use-step-restore.ts';

/** Every thing that taking a step back would change: how it is and how it will be; single ones can be left out. */
export function RestoreLines({ restore }: { readonly restore: StepRestore }): ReactNode {
  const t = useText();
  const { plan, lines } = restore;
  const total = (plan?.ready ?? 0) + (plan?.conflicts ?? 0) + (plan?.impossible ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard
    <section className="restore-scroll" aria-label={t('renumber.preview')} tabIndex={0}>
      <table className="restore-table">
        <thead>
          <tr>
            <th>{t('renumber.record')}</th>
            <th>{t('restore.now')}</th>
            <th>{t('restore.willBe')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.change} line={line} restore={restore} />
          ))}
        </tbody>
      </table>
      {lines.length < total && (
        <Button variant="quiet" onPress={restore.showMore}>
          {t('list.showMore')}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  readonly line: RestoreLine;
  readonly restore: StepRestore;
}

function Line({ line, restore }: LineProps): ReactNode {
  const t = useText();
  const words: ChangeWords = { archive: useArchive(), locale: useLocale(), t };
  const { record, obstacle, now, was } = line;
  const change = { ...line, before: now, after: was };
  const subject = subjectText(change, words);
  const name = record?.title ?? sideText(change, was ?? now, words) ?? '';
  const isTaken = restore.isTaken(line);
  return (
    <tr data-left={!isTaken || undefined}>
      <td>
        <div className="restore-thing">
          <Checkbox
            label={t('restore.take', { name: `${name}, ${subject}` })}
            isLabelHidden
            isSelected={isTaken}
            isDisabled={obstacle === 'impossible'}
            onChange={(isWanted) => restore.take(line, isWanted)}
          />
          <span className="restore-subject">
            <span className="restore-name" title={name}>
              {name}
            </span>
            <span className="restore-field">{subject}</span>
            {obstacle !== null && (
              <span className="restore-warning">
                {t(obstacle === 'changed' ? 'restore.changed' : 'restore.gone')}
              </span>
            )}
          </span>
        </div>
      </td>
      <td>{now !== null && <Side text={sideText(change, now, words) ?? ''} kind="before" />}</td>
      <td>
        <Side text={wordsAfter(line, words)} kind="after" />
      </td>
    </tr>
  );
}

function wordsAfter({ entity, field, now, was }: RestoreLine, words: ChangeWords): string {
  const told = { entity, field, before: now, after: was };
  if (was === null) return words.t(entity === 'record' ? 'restore.toBin' : 'restore.away');
  if (now === null) return `${sideText(told, was, words) ?? ''} (${words.t('restore.comesBack')})`;
  return sideText(told, was, words) ?? '';
}
