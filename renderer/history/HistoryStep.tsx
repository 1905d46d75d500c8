import {
  ArchiveRestore,
  FilePlus,
  FileUp,
  type LucideIcon,
  Merge,
  Pencil,
  PencilLine,
  Redo2,
  RotateCcw,
  Trash2,
  Undo2,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { BatchKind, RecordId } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import type { Batch } from './batches.ts';
import { ChangeLine } from './ChangeLine.tsx';

const ICONS: Readonly<Record<BatchKind, LucideIcon>> = {
  edit: Pencil,
  create: FilePlus,
  delete: Trash2,
  restore: RotateCcw,
  import: FileUp,
  bulk: PencilLine,
  merge: Merge,
  undo: Undo2,
  redo: Redo2,
};
/** Changes of a step that are shown at first. */
const FIRST = 5;

interface HistoryStepProps {
  readonly batch: Batch;
  readonly isOfRecord: boolean;
  readonly onOpen: (id: RecordId) => void;
}

/** One step of the history: what was done, when, and each change with its restore button. */
export function HistoryStep({ batch, isOfRecord, onOpen }: HistoryStepProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const Icon = ICONS[batch.kind] ?? ArchiveRestore;
  const shown = isOpen ? batch.changes : batch.changes.slice(0, FIRST);
  const hidden = batch.changes.length - shown.length;
  return (
    <li className="history-step">
      <div className="history-step-head">
        <span className="history-icon" data-kind={batch.kind}>
          <Icon size={14} strokeWidth={1.75} aria-hidden />
        </span>
        <b>{t(`history.kind.${batch.kind}`)}</b>
        {batch.changes.length > 1 && (
          <span className="history-count">{t('history.changes', { count: batch.changes.length })}</span>
        )}
        <time dateTime={batch.at}>{formatDateTime(batch.at, locale)}</time>
      </div>
      <ul className="history-changes">
        {shown.map((change) => (
          <ChangeLine key={change.id} change={change} isOfRecord={isOfRecord} onOpen={onOpen} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="quiet" className="history-more" onPress={() => setIsOpen(true)}>
          {t('history.showAll', { count: hidden })}
        </Button>
      )}
    </li>
  );
}
