import type { ReactNode } from 'react';
import { start } from '../attempt.ts';
import { useEvent } from '../client.ts';
import { useStore } from '../ui/store.ts';
import { acceptReview, importStore, noteFailed, noteRead } from './import-store.ts';
import { ReadingDialog } from './ReadingDialog.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';

interface ImportFlowProps {
  /** Called when records were written. */
  readonly onDone?: () => void;
}

/** Stands once in the window: shows how far reading is, then the review of what was read. */
export function ImportFlow({ onDone = () => undefined }: ImportFlowProps): ReactNode {
  const state = useStore(importStore);
  useEvent('importRead', ({ job }) => noteRead(job));
  useEvent('jobFailed', ({ job }) => noteFailed(job));
  if (state.phase === 'idle') return null;
  if (state.phase === 'reading') return <ReadingDialog job={state.job} />;
  const accept = (): void =>
    start(async () => {
      if (await acceptReview()) onDone();
    });
  return <ReviewDialog state={state} onAccept={accept} />;
}
