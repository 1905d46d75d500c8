import { type ReactNode, useEffect, useState } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { ChangeId, FieldValue, RecordId, RecordRestorePlan } from '../../preload/model.ts';
import { attempt, start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { type ChangeWords, sideText, subjectText } from './change-text.ts';
import { closeRestore } from './restore-store.ts';
import { Side } from './Side.tsx';
import './Restore.css';

interface RestoreRecordDialogProps {
  readonly id: RecordId;
  readonly at: ChangeId;
}
type Line = RecordRestorePlan['lines'][number];

/** Puts a record back as it was, after showing each field as it is and as it was; single ones can be left out. */
export function RestoreRecordDialog({ id, at }: RestoreRecordDialogProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const [plan, setPlan] = useState<RecordRestorePlan | null>(null);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void attempt(() => client.previewRestoreRecord({ id, at })).then((answer) => {
      if (answer) setPlan(answer);
      else closeRestore();
    });
  }, [id, at]);
  const fields = (plan?.lines ?? []).map(({ field }) => field).filter((field) => !without.has(field));
  return (
    <Dialog
      title={t('restore.recordTitle')}
      isOpen
      onClose={closeRestore}
      closeLabel={t('action.close')}
      size="large"
      footer={
        <>
          <Button onPress={closeRestore} autoFocus>
            {t('action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={fields.length === 0}
            onPress={() => start(() => restoreFields(id, at, fields))}
          >
            {t('restore.confirm')}
          </Button>
        </>
      }
    >
      {plan && (
        <>
          <p className="restore-lead">{t('restore.recordText', { at: formatDateTime(plan.at, locale) })}</p>
          {plan.lines.length === 0 ? (
            <p>{t('restore.recordSame')}</p>
          ) : (
            <FieldLines
              lines={plan.lines}
              without={without}
              onToggle={(field, isIn) => setWithout(toggled(without, field, !isIn))}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

function toggled(set: ReadonlySet<string>, item: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}

async function restoreFields(id: RecordId, at: ChangeId, fields: readonly string[]): Promise<void> {
  closeRestore();
  await client.restoreRecord({ id, at, fields: [...fields] });
  showToast(text('restore.recordDone'), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}

interface FieldLinesProps {
  readonly lines: readonly Line[];
  readonly without: ReadonlySet<string>;
  readonly onToggle: (field: string, isIn: boolean) => void;
}

function FieldLines({ lines, without, onToggle }: FieldLinesProps): ReactNode {
  const t = useText();
  const words: ChangeWords = { archive: useArchive(), locale: useLocale(), t };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard
    <section className="restore-scroll" aria-label={t('renumber.preview')} tabIndex={0}>
      <table className="restore-table">
        <thead>
          <tr>
            <th>{t('restore.field')}</th>
            <th>{t('restore.now')}</th>
            <th>{t('restore.then')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, now, was }) => {
            const change = { entity: 'record' as const, field, before: now, after: was };
            const side = (values: readonly FieldValue[]): string => sideText(change, values, words) ?? '';
            return (
              <tr key={field} data-left={without.has(field) || undefined}>
                <td>
                  <Checkbox
                    label={subjectText(change, words)}
                    isSelected={!without.has(field)}
                    onChange={(isIn) => onToggle(field, isIn)}
                  />
                </td>
                <td>
                  <Side text={side(now)} kind="before" />
                </td>
                <td>
                  <Side text={side(was)} kind="after" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
