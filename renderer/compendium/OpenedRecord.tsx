import { ArrowLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { openRecord } from '../navigation.ts';
import { RecordPanel } from '../record/RecordPanel.tsx';
import { Button } from '../ui/Button.tsx';
import './OpenedRecord.css';

interface OpenedRecordProps {
  readonly id: RecordId;
  readonly onOpen: (id: RecordId) => void;
  readonly onClose: () => void;
}

/** A record of the book, edited where the book is composed: the pages follow. */
export function OpenedRecord({ id, onOpen, onClose }: OpenedRecordProps): ReactNode {
  const t = useText();
  return (
    <div className="opened-record">
      <div className="opened-record-bar">
        <Button variant="quiet" icon={ArrowLeft} onPress={onClose} autoFocus>
          {t('compendium.backToBook')}
        </Button>
        <Button variant="quiet" icon={PanelRight} onPress={() => openRecord(id)}>
          {t('compendium.showInTable')}
        </Button>
      </div>
      <RecordPanel id={id} onOpen={onOpen} />
    </div>
  );
}
