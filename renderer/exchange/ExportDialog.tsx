import { FileDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { delimiterOf } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useLocale, useText } from '../i18n.ts';
import { selectionStore } from '../records/selection.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useStore } from '../ui/store.ts';
import { ExportForm } from './ExportForm.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { exportChoiceStore, exportOf, MOST_CHOSEN } from './export-choice.ts';
import { cancelExport, exportStore, exportTable } from './export-table.ts';
import { shownTableStore } from './shown-table.ts';
import './ExportDialog.css';

/** Writes the table in sight to a file: as what, which rows, which columns; then how far it is. */
export function ExportDialog(): ReactNode {
  const t = useText();
  const locale = useLocale();
  const table = useStore(shownTableStore);
  const writing = useStore(exportStore);
  // The selection as it was when the dialog opened.
  const [selected] = useState(() => [...selectionStore.get()]);
  const [choice, setChoice] = useState(() => {
    const isSelection = selected.length > 1 && selected.length <= MOST_CHOSEN;
    return { ...exportChoiceStore.get(), rows: isSelection ? ('selected' as const) : ('all' as const) };
  });
  const close = (): void => {
    cancelExport();
    closeDialog();
  };
  const run = (): void => {
    if (table === null) return;
    exportChoiceStore.set(choice);
    const asked = exportOf(table, choice, selected, locale, delimiterOf(locale));
    start(() => exportTable(asked, table.name));
  };
  return (
    <Dialog
      title={t('export.title')}
      isOpen
      onClose={close}
      closeLabel={t('action.close')}
      size="small"
      isDismissable={writing === null}
      footer={
        <>
          <Button onPress={writing === null ? close : cancelExport}>{t('action.cancel')}</Button>
          {writing === null && (
            <Button variant="primary" icon={FileDown} onPress={run} isDisabled={table === null}>
              {t('export.run')}
            </Button>
          )}
        </>
      }
    >
      {writing === null ? (
        <ExportForm
          choice={choice}
          onChange={setChoice}
          selected={selected.length}
          query={table?.query ?? {}}
        />
      ) : (
        <ExportProgress job={writing.job} />
      )}
    </Dialog>
  );
}
