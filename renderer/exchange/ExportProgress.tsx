import type { ReactNode } from 'react';
import type { JobId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { jobsStore } from '../jobs.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useStore } from '../ui/store.ts';

/** How many rows of a table are written. */
export function ExportProgress({ job }: { readonly job: JobId | null }): ReactNode {
  const t = useText();
  const { done = 0, total = 0 } = useStore(jobsStore).find((one) => one.job === job) ?? {};
  const label = t('job.export');
  return (
    <div className="export-progress">
      <p role="status">{label}</p>
      <ProgressBar label={label} done={done} total={total} />
      <p className="export-note">{total > 0 ? t('job.progress', { label, done, total }) : '…'}</p>
    </div>
  );
}
