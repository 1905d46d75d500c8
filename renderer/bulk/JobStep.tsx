import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { jobsStore } from '../jobs.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useStore } from '../ui/store.ts';
import { type BulkState, cancelWriting } from './bulk-store.ts';

/** How far the working out or the writing is, and a way to stop it. */
export function JobStep({
  state,
}: {
  readonly state: Extract<BulkState, { phase: 'planning' | 'writing' }>;
}): ReactNode {
  const t = useText();
  const progress = useStore(jobsStore).find(({ job }) => job === state.job);
  const { done = 0, total = 0 } = progress ?? {};
  const isWriting = state.phase === 'writing';
  const label = t(isWriting ? 'bulk.writing' : 'bulk.planning');
  return (
    <div className="bulk-job">
      <p role="status">{label}</p>
      <ProgressBar label={label} done={done} total={total} />
      <p className="bulk-job-count">{total > 0 ? t('job.progress', { label, done, total }) : '…'}</p>
      {isWriting && (
        <div className="bulk-job-stop">
          <Button onPress={cancelWriting} autoFocus>
            {t('action.cancel')}
          </Button>
          <span className="bulk-note">{t('bulk.writingText')}</span>
        </div>
      )}
    </div>
  );
}
