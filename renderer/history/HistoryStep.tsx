import {
  ArchiveRestore,
  ChevronRight,
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
import { type ReactNode, useId, useState } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { BatchKind, RecordId, HistoryStep as Step } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { StepChanges } from './StepChanges.tsx';
import { StepMenu } from './StepMenu.tsx';
import { useStepNames } from './use-step-names.ts';

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
/** Steps of more changes than this are closed at first. */
const SHORT = 3;

interface HistoryStepProps {
  readonly step: Step;
  /** The record whose changes alone are shown; null for all. */
  readonly record: RecordId | null;
  readonly isOfRecord: boolean;
  readonly onOpen: (id: RecordId) => void;
}

/** One step of the history: a sentence of what was done and when, and under it each change. */
export function HistoryStep({ step, record, isOfRecord, onOpen }: HistoryStepProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(step.changes <= SHORT);
  const listId = useId();
  const names = useStepNames(step);
  const Icon = ICONS[step.kind] ?? ArchiveRestore;
  return (
    <li className="history-step" data-state={step.state}>
      <div className="history-step-head">
        <span className="history-icon" data-kind={step.kind}>
          <Icon size={14} strokeWidth={1.75} aria-hidden />
        </span>
        <button
          type="button"
          className="history-sentence"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronRight className="history-chevron" size={14} aria-hidden />
          <b>{t(`history.kind.${step.kind}`)}</b>
          {step.target && (
            <span className="history-count">
              {t('history.ofStep', {
                kind: t(`history.kind.${step.target.kind}`),
                at: formatDateTime(step.target.at, locale),
              })}
            </span>
          )}
          {step.changes > 1 && (
            <span className="history-count">{t('history.changes', { count: step.changes })}</span>
          )}
          {!isOfRecord && <span className="history-names">{names}</span>}
        </button>
        {step.state === 'undone' && <span className="history-state">{t('history.state.undone')}</span>}
        <time dateTime={step.at}>{formatDateTime(step.at, locale)}</time>
        <StepMenu step={step} record={record} />
      </div>
      {isOpen && (
        <StepChanges id={listId} step={step} record={record} isOfRecord={isOfRecord} onOpen={onOpen} />
      )}
    </li>
  );
}
