import type { ReactNode } from 'react';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { emptyBin } from './delete-records.ts';

/** Asks before the bin is emptied: the only step that cannot be undone. */
export function EmptyBinDialog(): ReactNode {
  const t = useText();
  const { counts } = useArchive();
  return (
    <ConfirmDialog
      title={t('bin.confirmTitle', { count: counts.bin })}
      isOpen
      onClose={closeDialog}
      onConfirm={() => start(emptyBin)}
      confirmLabel={t('bin.confirm')}
      cancelLabel={t('action.cancel')}
    >
      <p>{t('bin.confirmText')}</p>
    </ConfirmDialog>
  );
}
