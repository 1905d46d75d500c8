import { Columns3, FileUp, PanelRightClose, PanelRightOpen, PencilLine, Plus, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { runCommand } from '../commands.ts';
import { useText } from '../i18n.ts';
import { type Scope, showScope } from '../navigation.ts';
import { SaveView } from '../saved-views/SaveView.tsx';
import { useArchive } from '../state.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useStore } from '../ui/store.ts';
import { recordPaneStore, setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import { selectionStore } from './selection.ts';
import { withShown } from './table-layout.ts';
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
        <Button
          variant="quiet"
          icon={Trash2}
          onPress={() => runCommand('deleteRecords')}
          isDisabled={isReadOnly}
        >
          {t('table.deleteSelected', { count: selected.size })}
        </Button>
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

function ColumnChooser({ table }: { readonly table: TableLayoutState }): ReactNode {
  const t = useText();
  const { layout, possible, set } = table;
  return (
    <DialogTrigger>
      <AriaButton className="icon-button" aria-label={t('table.columns')}>
        <Columns3 size={17} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Popover className="list-popover" placement="bottom end">
        <Dialog className="column-chooser" aria-label={t('table.columns')}>
          {possible.map((column) => (
            <Checkbox
              key={column.field}
              label={column.label}
              isSelected={layout.columns.some(({ field }) => field === column.field)}
              isDisabled={column.field === 'title'}
              onChange={(isShown) => set(withShown(layout, column, isShown))}
            />
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
