import { FileUp, FolderSearch, PanelRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { FacetChoice, RecordQuery } from '../../preload/model.ts';
import { useShownQuery } from '../bulk/bulk-start.ts';
import { runCommand } from '../commands.ts';
import { useShownTable } from '../exchange/shown-table.ts';
import { useLabel, useText } from '../i18n.ts';
import { openRecord, placeStore, type Scope } from '../navigation.ts';
import { RecordPanel } from '../record/RecordPanel.tsx';
import { useOpenView, useSavedViews } from '../saved-views/saved-views.ts';
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
import { RecordTable } from './RecordTable.tsx';
import { recordPaneStore } from './record-pane.ts';
import { clearSearch, searchTextStore } from './search-text.ts';
import { clearSelection } from './selection.ts';
import { TableBar } from './TableBar.tsx';
import type { TableLayout } from './table-layout.ts';
import { isNarrowing, narrowedQuery } from './table-query.ts';
import { useRecordRows } from './use-record-rows.ts';
import { type TableLayoutState, useTableLayout } from './use-table-layout.ts';
import './RecordsPage.css';

/** The records: types and tree on the left, the table, the opened record on the right. */
export function RecordsPage(): ReactNode {
  const t = useText();
  const { scope } = useStore(placeStore);
  const [sidebar, setSidebar] = useRemembered('pane.sidebar', 236);
  const [panel, setPanel] = useRemembered('pane.record', 400);
  const isPaneOpen = useStore(recordPaneStore);
  useSavedViews();
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
  const table = useTableLayout(scope.type, false, scope.view);
  const { layout, set } = table;
  const narrowing = useNarrowing(scope.type, layout, set);
  const { facets, chips, removeChip, clear } = narrowing;
  const query = useScopeQuery(scope, text, layout, facets);
  const source = useRecordRows(query, table.fields);
  useShownQuery(query);
  const view = useOpenView();
  useFacetCounts(source, query, useStore(sidebarFaceStore) === 'refine');
  const marks = useMarkSource(source);
  useEffect(() => clearSelection, []);
  const type = scope.type === null ? undefined : findType(archive, scope.type);
  const name = view?.name ?? scope.within?.title ?? (type ? label(type.pluralLabels) : t('sidebar.all'));
  const isSearch = text.trim() !== '';
  useShownTable({ name, query, layout, possible: table.possible });
  return (
    <section className="records-table" aria-label={name}>
      <TableBar
        name={name}
        scope={scope}
        source={source}
        table={table}
        order={
          isSearch && (
            <ResultOrder
              isByRelevance={layout.sort === null}
              onRelevance={() => set({ ...layout, sort: null })}
            />
          )
        }
      />
      <ChipsBar chips={chips} onRemove={removeChip} columnLabel={columnLabels(table)} onClear={clear} />
      <MarksContext value={marks}>
        <RecordTable
          label={name}
          source={source}
          table={table}
          openId={record}
          onOpen={openRecord}
          isEditable={!archive.isReadOnly}
          isBin={false}
          empty={
            isNarrowing(text, layout, facets) ? (
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

function columnLabels({ possible }: TableLayoutState): (field: string) => string {
  return (field) => possible.find((column) => column.field === field)?.label ?? field;
}

/** What the archive is asked for; the same object while it is the same, whatever the widths of the columns. */
function useScopeQuery(scope: Scope, text: string, layout: TableLayout, facets: FacetChoice): RecordQuery {
  const { sort, groupBy, filters } = layout;
  return useMemo(
    () => ({
      ...narrowedQuery(text, { sort, groupBy, filters }, facets),
      ...(scope.type === null ? {} : { types: [scope.type] }),
      ...(scope.within === null ? {} : { within: scope.within.id }),
    }),
    [scope, text, sort, groupBy, filters, facets],
  );
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
