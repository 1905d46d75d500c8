import { RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { RecordQuery } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { openDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useStore } from '../ui/store.ts';
import { binSort, useBinLayout } from './bin-columns.ts';
import { restoreBin, restoreRecords } from './delete-records.ts';
import { NothingFound } from './NothingFound.tsx';
import { RecordTable } from './RecordTable.tsx';
import { clearSearch, searchTextStore } from './search-text.ts';
import { clearSelection, selectionStore } from './selection.ts';
import { isNarrowing, narrowedQuery } from './table-query.ts';
import { useRecordRows } from './use-record-rows.ts';
import './RecordsPage.css';

/** The bin: deleted records, which can be taken back until it is emptied. */
export function BinPage(): ReactNode {
  const t = useText();
  const { counts, isReadOnly } = useArchive();
  const text = useStore(searchTextStore);
  const selected = useStore(selectionStore);
  const table = useBinLayout();
  const { sort, groupBy, filters } = table.layout;
  const query = useMemo<RecordQuery>(
    () => ({ ...narrowedQuery(text, { sort: binSort(sort), groupBy, filters }), isDeleted: true }),
    [text, sort, groupBy, filters],
  );
  const source = useRecordRows(query, table.fields);
  useEffect(() => clearSelection, []);
  const reset = (): void => {
    clearSearch();
    table.set({ ...table.layout, filters: {} });
  };
  return (
    <section className="records-table" aria-label={t('nav.bin')}>
      <div className="table-bar">
        <h1 className="table-bar-name">{t('nav.bin')}</h1>
        <output className="table-bar-count">{t('records.count', { count: counts.bin })}</output>
        <div className="table-bar-space" />
        <Button
          icon={RotateCcw}
          isDisabled={isReadOnly || selected.size === 0}
          onPress={() => start(() => restoreRecords([...selected]))}
        >
          {t('action.restore')}
        </Button>
        <Button isDisabled={isReadOnly || counts.bin === 0} onPress={() => start(restoreBin)}>
          {t('bin.restoreAll')}
        </Button>
        <Button
          variant="danger"
          icon={Trash2}
          isDisabled={isReadOnly || counts.bin === 0}
          onPress={() => openDialog('emptyBin')}
        >
          {t('bin.empty')}
        </Button>
      </div>
      <RecordTable
        label={t('nav.bin')}
        source={source}
        table={table}
        openId={null}
        onOpen={() => undefined}
        isEditable={false}
        isBin
        empty={
          isNarrowing(text, { filters }) ? (
            <NothingFound onReset={reset} />
          ) : (
            <EmptyState icon={Trash2} title={t('bin.noneTitle')}>
              {t('bin.noneText')}
            </EmptyState>
          )
        }
      />
    </section>
  );
}
