import { FileUp, PanelRightClose, PanelRightOpen, PencilLine, Plus, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../commands.ts';
import { useText } from '../i18n.ts';
import { type Scope, showScope } from '../navigation.ts';
import { SaveView } from '../saved-views/SaveView.tsx';
import { useArchive } from '../state.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useStore } from '../ui/store.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { recordPaneStore, setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import { selectionStore } from './selection.ts';
import type { TableLayoutState } from './use-table-layout.ts';

interface TableBarProps {
  readonly name: string;
  readonly scope: Scope;
  readonly source: RowSource;
  readonly table: TableLayoutState;
  /** What the results of a search are ordered by. */
  readonly order: ReactNode;
}

/** Above the table: what it shows, how many, and what can be done with it. */
export function TableBar({ name, scope, source, table, order }: TableBarProps): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const selected = useStore(selectionStore);
  const isPaneOpen = useStore(recordPaneStore);
  return (
    <div className="table-bar">
      <h1 className="table-bar-name" title={name}>
        {name}
      </h1>
      {scope.within !== null && (
        <IconButton
          label={t('table.leaveScope')}
          icon={X}
          size="small"
          onPress={() => showScope({ type: null, within: null })}
        />
      )}
      <RowCount source={source} />
      {order}
      <div className="table-bar-space" />
      {selected.size > 1 && (
        <IconButton
          label={t('table.changeSelected', { count: selected.size })}
          icon={PencilLine}
          shortcut="Ctrl+E"
          onPress={() => runCommand('bulkEdit')}
          isDisabled={isReadOnly}
        />
      )}
      {selected.size > 1 && (
        <IconButton
          label={t('table.deleteSelected', { count: selected.size })}
          icon={Trash2}
          shortcut="Ctrl+Delete"
          onPress={() => runCommand('deleteRecords')}
          isDisabled={isReadOnly}
        />
      )}
      <SaveView />
      <ColumnChooser table={table} />
      <IconButton
        label={t(isPaneOpen ? 'pane.hideRecord' : 'pane.showRecord')}
        icon={isPaneOpen ? PanelRightClose : PanelRightOpen}
        onPress={() => setRecordPane(!isPaneOpen)}
      />
      <Button icon={FileUp} onPress={() => runCommand('import')} isDisabled={isReadOnly}>
        {t('table.import')}
      </Button>
      <Button variant="primary" icon={Plus} onPress={() => runCommand('newRecord')} isDisabled={isReadOnly}>
        {t('table.new')}
      </Button>
    </div>
  );
}

function RowCount({ source }: { readonly source: RowSource }): ReactNode {
  const t = useText();
  const { total, view, isComplete } = useStore(source.store);
  return (
    <output className="table-bar-count" aria-live="polite">
      {view === null ? '' : t(isComplete ? 'records.count' : 'records.atLeast', { count: total })}
    </output>
  );
}
