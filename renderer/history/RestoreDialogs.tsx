import { type ReactNode, useEffect } from 'react';
import { useStore } from '../ui/store.ts';
import { RestoreRecordDialog } from './RestoreRecordDialog.tsx';
import { RestoreStepDialog } from './RestoreStepDialog.tsx';
import { closeRestore, restoreStore } from './restore-store.ts';

/** The restoration that is being looked at. */
export function RestoreDialogs(): ReactNode {
  const restore = useStore(restoreStore);
  useEffect(() => closeRestore, []);
  if (restore === null) return null;
  if (restore.kind === 'record') return <RestoreRecordDialog id={restore.id} at={restore.at} />;
  return <RestoreStepDialog step={restore.step} />;
}
