import { type ReactNode, useEffect, useState } from 'react';
import type { JobId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { jobsStore } from '../jobs.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useStore } from '../ui/store.ts';
import { cancelReading } from './import-store.ts';

/** Milliseconds of reading that pass without a word. */
const PATIENCE = 400;

/** How far the reading of files is, with a way to stop it; quick readings show nothing. */
export function ReadingDialog({ job }: { readonly job: JobId | null }): ReactNode {
  const t = useText();
  const [isShown, setIsShown] = useState(false);
  const progress = useStore(jobsStore).find((other) => other.job === job);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  const { done = 0, total = 0 } = progress ?? {};
  const label = t('job.import');
  return (
    <Dialog
      title={label}
      isOpen
      onClose={cancelReading}
      closeLabel={t('job.cancel', { label })}
      size="small"
      isDismissable={false}
      footer={<Button onPress={cancelReading}>{t('action.cancel')}</Button>}
    >
      <p className="reading-progress">
        {total > 0 ? t('job.progress', { label, done, total }) : t('import.readingText')}
      </p>
      <ProgressBar label={label} done={done} total={total} />
    </Dialog>
  );
}
