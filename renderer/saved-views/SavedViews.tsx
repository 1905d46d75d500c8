import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import type { SavedView, SavedViewId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { useArchive } from '../state.ts';
import { useStore } from '../ui/store.ts';
import { SavedViewLine } from './SavedViewLine.tsx';
import { savedViewsStore, useOpenView } from './saved-views.ts';
import { deleteView, moveView, openView, renameView } from './view-acts.ts';
import { useViewCounts } from './view-counts.ts';
import './SavedViews.css';

/** The saved searches and views with their counts: Enter opens one, F2 renames, Delete removes, Alt and arrows move it. */
export function SavedViews(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const views = useStore(savedViewsStore);
  const counts = useViewCounts(views);
  const open = useOpenView();
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const dragAndDropHooks = useViewDrag(views, isReadOnly);
  if (views.length === 0) return null;
  const act = (view: SavedView, key: string, isAlt: boolean): boolean => {
    const place = views.indexOf(view);
    if (isAlt && key === 'ArrowUp' && place > 0) start(() => moveView(view.id, place - 1));
    else if (isAlt && key === 'ArrowDown' && place < views.length - 1)
      start(() => moveView(view.id, place + 1));
    else if (!isAlt && key === 'F2') setRenamed(view);
    else if (!isAlt && key === 'Delete') start(() => deleteView(view));
    else return isAlt && (key === 'ArrowUp' || key === 'ArrowDown');
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const id = Number((event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key']);
    const view = views.find((one) => one.id === id);
    if (isReadOnly || !view || event.ctrlKey || event.metaKey || !act(view, event.key, event.altKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="saved-views" onKeyDownCapture={press}>
      <h2 className="sidebar-title saved-views-title" id="saved-views">
        {t('views.title')}
      </h2>
      <GridList
        className="saved-views-list"
        aria-labelledby="saved-views"
        items={views}
        dependencies={[counts, open, isReadOnly]}
        onAction={(key) => {
          const view = views.find(({ id }) => id === key);
          if (view) start(() => openView(view));
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(view) => (
          <SavedViewLine
            view={view}
            count={counts.get(view.id)}
            isOpen={open === view}
            isReadOnly={isReadOnly}
            place={views.indexOf(view)}
            last={views.length - 1}
            onRename={() => setRenamed(view)}
          />
        )}
      </GridList>
      {renamed && (
        <NameDialog
          title={t('views.renameTitle')}
          label={t('views.name')}
          actionLabel={t('action.save')}
          name={renamed.name}
          onClose={() => setRenamed(null)}
          onName={(name) => renameView(renamed, name)}
        />
      )}
    </section>
  );
}

function useViewDrag(views: readonly SavedView[], isReadOnly: boolean) {
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': views.find(({ id }) => id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys][0] as SavedViewId;
      const others = views.filter(({ id }) => id !== moved);
      const at = others.findIndex(({ id }) => id === target.key);
      if (at >= 0) start(() => moveView(moved, target.dropPosition === 'before' ? at : at + 1));
    },
  });
  return dragAndDropHooks;
}
