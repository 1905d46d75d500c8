import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RecordFile, RecordId } from '../../preload/model.ts';
import { CallError, client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { useArchive } from '../state.ts';
import { showToast } from '../ui/toasts.ts';

interface LockedFileProps {
  readonly record: RecordId;
  readonly file: RecordFile;
  readonly onUnlocked: () => void;
}

/** Where the page of an original could not be drawn: asks for its password if that is why. */
export function LockedFile({ record, file, onUnlocked }: LockedFileProps): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const { sha256, name } = file;
  const [isLocked, setLocked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    let isWanted = true;
    client.measurePage({ sha256, page: 1 }).catch((error: unknown) => {
      if (isWanted) setLocked(error instanceof CallError && error.code === 'pdfEncrypted');
    });
    return () => {
      isWanted = false;
    };
  }, [sha256]);
  if (!isLocked) return null;
  return (
    <span className="record-file-alike">
      {t('record.locked')}{' '}
      {!isReadOnly && (
        <Button className="record-file-link" onPress={() => setAsking(true)}>
          {t('record.unlock')}
        </Button>
      )}
      {isAsking && (
        <NameDialog
          title={t('record.unlockTitle', { name })}
          label={t('record.password')}
          name=""
          description={t('record.passwordText')}
          isSecret
          actionLabel={t('record.unlockDo')}
          onClose={() => setAsking(false)}
          onName={async (password) => {
            await client.unlockFile({ id: record, sha256, password });
            showToast(text('record.unlocked'), { tone: 'success' });
            onUnlocked();
          }}
        />
      )}
    </span>
  );
}
