import { Check, Lock, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JobProgress } from '../preload/model.ts';
import { start } from './attempt.ts';
import { client } from './client.ts';
import { useText } from './i18n.ts';
import { jobsStore } from './jobs.ts';
import { ReadingLine } from './page-text/ReadingLine.tsx';
import { useArchive } from './state.ts';
import { IconButton } from './ui/Button.tsx';
import { ProgressBar } from './ui/ProgressBar.tsx';
import { useStore } from './ui/store.ts';
import './StatusBar.css';

/** The bottom of the window: that everything is saved, where the archive lies, and the jobs that run. */
export function StatusBar(): ReactNode {
  const t = useText();
  const { isReadOnly, location } = useArchive();
  const jobs = useStore(jobsStore);
  return (
    <footer className="status-bar">
      <span className="status-saved">
        {isReadOnly ? <Lock size={13} aria-hidden /> : <Check size={14} aria-hidden />}
        {t(isReadOnly ? 'status.readOnly' : 'status.saved')}
      </span>
      <span className="status-location" title={location}>
        {location}
      </span>
      <ReadingLine />
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </footer>
  );
}

function JobLine({ job }: { readonly job: JobProgress }): ReactNode {
  const t = useText();
  const { done, total } = job;
  const label = t(`job.${job.kind}`);
  return (
    <span className="status-job">
      <span>{total > 0 ? t('job.progress', { label, done, total }) : label}</span>
      <ProgressBar label={label} done={done} total={total} />
      <IconButton
        label={t('job.cancel', { label })}
        icon={X}
        size="small"
        onPress={() => start(() => client.cancelJob({ job: job.job }))}
      />
    </span>
  );
}
