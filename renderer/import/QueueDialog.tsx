import { FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useStore } from '../ui/store.ts';
import { intakesStore } from './intakes-store.ts';
import { chooseFolderAndImport } from './pile-store.ts';
import { QueueItem } from './QueueItem.tsx';
import { WatchedFolder } from './WatchedFolder.tsx';
import './QueueDialog.css';

/** The piles that are being taken in: how far each is, what could not be taken in and why, and what to do about it. */
export function QueueDialog(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const intakes = useStore(intakesStore);
  return (
    <Dialog
      title={t('queue.title')}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.close')}
      size="large"
      footer={
        <>
          <Button onPress={closeDialog}>{t('action.close')}</Button>
          {!isReadOnly && (
            <Button icon={FolderInput} onPress={() => start(chooseFolderAndImport)}>
              {t('queue.add')}
            </Button>
          )}
        </>
      }
    >
      <div className="queue">
        <WatchedFolder />
        {intakes.length === 0 ? (
          <EmptyState icon={FolderInput} title={t('queue.empty')}>
            {t('queue.emptyText')}
          </EmptyState>
        ) : (
          intakes.map((intake) => <QueueItem key={intake.id} intake={intake} />)
        )}
      </div>
    </Dialog>
  );
}
