import { BookmarkPlus, Save } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { start } from '../attempt.ts';
import { type ShownTable, shownTableStore } from '../exchange/shown-table.ts';
import { useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { useStore } from '../ui/store.ts';
import { isSameDefinition, useOpenView } from './saved-views.ts';
import { saveNewView, updateView } from './view-acts.ts';
import { definitionOf } from './view-definition.ts';

/** Saves the table in sight under a name; where a saved view is open and was changed, into that one. */
export function SaveView(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const table = useStore(shownTableStore);
  const open = useOpenView();
  const [isNaming, setIsNaming] = useState(false);
  if (isReadOnly || table === null) return null;
  const definition = definitionOf(table.query, table.layout);
  const isChanged = open !== undefined && !isSameDefinition(open.definition, definition);
  return (
    <>
      {isChanged && (
        <IconButton
          label={t('views.update')}
          icon={Save}
          onPress={() => start(() => updateView(open, definition))}
        />
      )}
      <IconButton
        label={t(open === undefined ? 'views.save' : 'views.saveAsNew')}
        icon={BookmarkPlus}
        onPress={() => setIsNaming(true)}
      />
      {isNaming && (
        <NameDialog
          title={t('views.saveTitle')}
          label={t('views.name')}
          actionLabel={t('action.save')}
          name={open === undefined ? suggestName(table) : ''}
          onClose={() => setIsNaming(false)}
          onName={(name) => saveNewView(name, definition)}
        />
      )}
    </>
  );
}

/** What a person would most likely call it: what is searched, else what the table shows. */
function suggestName({ query, name }: ShownTable): string {
  return (query.text?.trim() || name).slice(0, 100);
}
