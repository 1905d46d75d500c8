import { FileClock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HistoryStep, RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { MenuButton, type MenuEntries } from '../ui/Menu.tsx';
import { openRestore } from './restore-store.ts';

interface StepMenuProps {
  readonly step: HistoryStep;
  /** The record whose history this is; null where it is that of all. */
  readonly record: RecordId | null;
}
type Action = 'step' | 'record';

/** What can be put back from a step: the step itself, or the record as it was after it. */
export function StepMenu({ step, record }: StepMenuProps): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const items: MenuEntries<Action> = [
    ...(record === null
      ? []
      : [{ id: 'record' as const, label: t('history.restoreRecord'), icon: FileClock }]),
    ...(step.canRestore ? [{ id: 'step' as const, label: t('history.restoreStep'), icon: RotateCcw }] : []),
  ];
  if (isReadOnly || items.length === 0) return <span className="history-no-menu" />;
  return (
    <MenuButton
      label={t('history.stepMenu')}
      size="small"
      items={items}
      onAction={(action) => {
        if (action === 'step') openRestore({ kind: 'step', step });
        else if (record !== null) openRestore({ kind: 'record', id: record, at: step.last });
      }}
    />
  );
}
