import { FileUp, FolderSearch, PanelRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { FacetChoice, RecordQuery } from '../../preload/model.ts';
import { useShownQuery } from '../bulk/bulk-start.ts';
import { runCommand } from '../commands.ts';
import { useLabel, useText } from '../i18n.ts';
import { openRecord, placeStore, type Scope } from '../navigation.ts';
import { RecordPanel } from '../record/RecordPanel.tsx';
import { ChipsBar } from '../search/ChipsBar.tsx';
import { useFacetCounts } from '../search/facet-counts.ts';
import { ResultOrder } from '../search/ResultOrder.tsx';
import { SidebarPane } from '../search/SidebarPane.tsx';
import { MarksContext } from '../search/search-marks.ts';
import { sidebarFaceStore } from '../search/sidebar-face.ts';
import { useMarkSource } from '../search/use-mark-source.ts';
import { useNarrowing } from '../search/use-narrowing.ts';
import { findType, useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { SplitHandle } from '../ui/SplitHandle.tsx';
import { useStore } from '../ui/store.ts';
import { NothingFound } from './NothingFound.tsx';
import { RecordTable, type TableQuery } from './RecordTable.tsx';
import { recordPaneStore } from './record-pane.ts';
import { clearSearch, searchTextStore } from './search-text.ts';
import { clearSelection } from './selection.ts';
import { TableBar } from './TableBar.tsx';
import { isNarrowing, narrowedQuery } from './table-query.ts';
import { type ChosenColumns, useColumns } from './use-columns.ts';
import { useRecordRows } from './use-record-rows.ts';
import './RecordsPage.css';

const NO_QUERY: TableQuery = { sorting: [], filters: {} };

/** The records: types and tree on the left, the table, the opened record on the right. */
export function RecordsPage(): ReactNode {
  const t = useText();
  const { scope } = useStore(placeStore);
  const [sidebar, setSidebar] = useRemembered('pane.sidebar', 236);
  const [panel, setPanel] = useRemembered('pane.record', 400);
  const isPaneOpen = useStore(recordPaneStore);
  return (
    <div className="records">
      <aside className="sidebar" style={{ width: sidebar }} aria-label={t('sidebar.label')}>
        <SidebarPane />
      </aside>
      <SplitHandle
        label={t('pane.sidebar')}
        size={sidebar}
        min={160}
        max={480}
        onResize={setSidebar}
        pane="before"
      />
      <TablePane key={`${scope.type}-${scope.within?.id}`} scope={scope} />
      {isPaneOpen && (
        <>
          <SplitHandle
            label={t('pane.record')}
            size={panel}
            min={280}
            max={760}
            onResize={setPanel}
            pane="after"
          />
          <OpenRecord width={panel} />
        </>
      )}
    </div>
  );
}

function OpenRecord({ width }: { readonly width: number }): ReactNode {
  const t = useText();
  const { record } = useStore(placeStore);
  return (
    <aside className="record-side" style={{ width }} aria-label={t('record.label')}>
      {record === null ? (
        <EmptyState icon={PanelRight} title={t('record.noneTitle')}>
          {t('record.noneText')}
        </EmptyState>
      ) : (
        <RecordPanel id={record} onOpen={openRecord} />
      )}
    </aside>
  );
}

function TablePane({ scope }: { readonly scope: Scope }): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const text = useStore(searchTextStore);
  const { record } = useStore(placeStore);
  const [table, setTable] = useState<TableQuery>(NO_QUERY);
  const chosen = useColumns(scope.type);
  const narrowing = useNarrowing(scope.type, table, setTable);
  const { facets, chips, removeChip, clear } = narrowing;
  const query = useMemo(() => scopeQuery(scope, text, table, facets), [scope, text, table, facets]);
  const source = useRecordRows(query, chosen.fields);
  useShownQuery(query);
  useFacetCounts(source, useStore(sidebarFaceStore) === 'refine');
  const marks = useMarkSource(source);
  useEffect(() => clearSelection, []);
  const type = scope.type === null ? undefined : findType(archive, scope.type);
  const name = scope.within?.title ?? (type ? label(type.pluralLabels) : t('sidebar.all'));
  const isSearch = text.trim() !== '';
  return (
    <section className="records-table" aria-label={name}>
      <TableBar
        name={name}
        scope={scope}
        source={source}
        chosen={chosen}
        order={
          isSearch && (
            <ResultOrder
              isByRelevance={table.sorting.length === 0}
              onRelevance={() => setTable({ ...table, sorting: [] })}
            />
          )
        }
      />
      <ChipsBar chips={chips} onRemove={removeChip} columnLabel={columnLabels(chosen)} onClear={clear} />
      <MarksContext value={marks}>
        <RecordTable
          label={name}
          source={source}
          columns={chosen.columns}
          visibility={chosen.visibility}
          query={table}
          onQuery={setTable}
          openId={record}
          onOpen={openRecord}
          isEditable={!archive.isReadOnly}
          isBin={false}
          empty={
            isNarrowing(text, table, facets) ? (
              <NothingFound
                onReset={() => {
                  clearSearch();
                  clear();
                }}
                {...(isSearch && chips.length > 0 ? { onClearFilters: clear } : {})}
              />
            ) : (
              <NothingYet isReadOnly={archive.isReadOnly} />
            )
          }
        />
      </MarksContext>
    </section>
  );
}

function columnLabels({ columns }: ChosenColumns): (field: string) => string {
  return (field) => columns.find((column) => column.field === field)?.label ?? field;
}

function scopeQuery(scope: Scope, text: string, table: TableQuery, facets: FacetChoice): RecordQuery {
  return {
    ...narrowedQuery(text, table, facets),
    ...(scope.type === null ? {} : { types: [scope.type] }),
    ...(scope.within === null ? {} : { within: scope.within.id }),
  };
}

function NothingYet({ isReadOnly }: { readonly isReadOnly: boolean }): ReactNode {
  const t = useText();
  if (isReadOnly) return <EmptyState icon={FolderSearch} title={t('records.emptyTitle')} />;
  return (
    <EmptyState
      icon={FileUp}
      title={t('records.emptyTitle')}
      actions={
        <>
          <Button variant="primary" onPress={() => runCommand('import')}>
            {t('records.import')}
          </Button>
          <Button onPress={() => runCommand('newRecord')}>{t('menu.newRecord')}</Button>
        </>
      }
    >
      {t('records.emptyText')}
    </EmptyState>
  );
}
