import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { HistoryStep, StepRestorePlan } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useLocale, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { showToast } from '../ui/toasts.ts';
import { RestoreLines } from './RestoreLines.tsx';
import { closeRestore } from './restore-store.ts';
import { type StepRestore, useStepRestore } from './use-step-restore.ts';
import './Restore.css';

/** Takes one step back, whatever came after it, once every change of it was shown as it is and as it will be. */
export function RestoreStepDialog({ step }: { readonly step: HistoryStep }): ReactNode {
  const t = useText();
  const locale = useLocale();
  const restore = useStepRestore(step.batch, closeRestore);
  const { plan, count } = restore;
  const name = t('history.ofStep', {
    kind: t(`history.kind.${step.kind}`),
    at: formatDateTime(step.at, locale),
  });
  return (
    <Dialog
      title={`${t('restore.stepTitle')}: ${name}`}
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
            isDisabled={count === 0}
            onPress={() => start(() => takeBack(step, restore))}
          >
            {t('restore.confirm')}
          </Button>
        </>
      }
    >
      <p className="restore-lead">{t('restore.stepText')}</p>
      {plan === null ? (
        <ProgressBar label={t('job.bulkPreview')} done={0} total={0} />
      ) : (
        <>
          <Summary plan={plan} restore={restore} />
          {restore.lines.length > 0 && <RestoreLines restore={restore} />}
        </>
      )}
    </Dialog>
  );
}

interface SummaryProps {
  readonly plan: StepRestorePlan;
  readonly restore: StepRestore;
}

function Summary({ plan, restore }: SummaryProps): ReactNode {
  const t = useText();
  const { conflicts, impossible } = plan;
  return (
    <>
      <output className="restore-summary">
        <span>
          {restore.count === 0 ? t('restore.nothing') : t('restore.ready', { count: restore.count })}
        </span>
        {conflicts > 0 && (
          <span className="restore-warning">
            <TriangleAlert size={14} aria-hidden />
            {t('restore.conflicts', { count: conflicts })}
          </span>
        )}
        {impossible > 0 && <span>{t('restore.impossible', { count: impossible })}</span>}
      </output>
      {conflicts > 0 && (
        <div className="restore-option">
          <Checkbox
            label={t('restore.takeConflicts')}
            isSelected={restore.withConflicts}
            onChange={restore.setWithConflicts}
          />
        </div>
      )}
    </>
  );
}

async function takeBack({ batch }: HistoryStep, { chosen, excluded }: StepRestore): Promise<void> {
  closeRestore();
  const { restored, left } = await client.restoreStep({ batch, chosen, excluded });
  const done = text('restore.stepDone', { count: restored });
  showToast(left === 0 ? done : `${done}. ${text('restore.stepLeft', { count: left })}`, {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
