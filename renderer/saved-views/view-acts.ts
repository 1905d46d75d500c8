import type { SavedView, SavedViewDefinition, SavedViewId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text } from '../i18n.ts';
import { placeStore, type Scope, showScope } from '../navigation.ts';
import { searchTextStore } from '../records/search-text.ts';
import { setTableLayout } from '../records/use-table-layout.ts';
import { facetStore } from '../search/facet-choice.ts';
import { archiveStore, findType } from '../state.ts';
import { showToast } from '../ui/toasts.ts';
import { loadSavedViews } from './saved-views.ts';
import { layoutOf } from './view-definition.ts';

/** Shows a saved view as it was saved: its search, facets, filters, columns, order and grouping. */
export async function openView({ id, definition }: SavedView): Promise<void> {
  const archive = archiveStore.get();
  if (archive === null) return;
  const { text: searched = '', types = [], facets = {}, within } = definition.query;
  const [only, ...others] = types;
  const isOfOneType = only !== undefined && others.length === 0 && findType(archive, only) !== undefined;
  const type = isOfOneType ? only : null;
  const scope: Scope = { type, within: within === undefined ? null : await namedRecord(within), view: id };
  setTableLayout(archive, type, layoutOf(definition), false, id);
  facetStore.set(types.length > 0 && !isOfOneType ? { ...facets, types } : facets);
  searchTextStore.set(searched);
  showScope(scope);
}

async function namedRecord(id: NonNullable<Scope['within']>['id']): Promise<Scope['within']> {
  const { title } = await client.getRecord({ id });
  return { id, title };
}

/** Saves what is in sight as a new view and opens it. Throws CallError. */
export async function saveNewView(name: string, definition: SavedViewDefinition): Promise<void> {
  const saved = await client.saveView({ id: null, name, definition });
  await loadSavedViews();
  await openView(saved);
}

/** Writes what is in sight into the view that is open. */
export async function updateView({ id, name }: SavedView, definition: SavedViewDefinition): Promise<void> {
  await client.saveView({ id, name, definition });
  await loadSavedViews();
  showToast(text('views.updated', { name }), { tone: 'success', action: undoAction() });
}

/** Gives a view another name. Throws CallError. */
export async function renameView({ id, definition }: SavedView, name: string): Promise<void> {
  await client.saveView({ id, name, definition });
  await loadSavedViews();
}

/** Removes a view; what it showed stays in sight. */
export async function deleteView({ id, name }: SavedView): Promise<void> {
  const { scope } = placeStore.get();
  await client.deleteSavedView({ id });
  await loadSavedViews();
  if (scope.view === id) showScope({ type: scope.type, within: scope.within });
  showToast(text('views.deleted', { name }), { action: undoAction() });
}

/** Puts a view before number `position` of the others. */
export async function moveView(id: SavedViewId, position: number): Promise<void> {
  await client.moveSavedView({ id, position });
  await loadSavedViews();
}

const undoAction = () => ({ label: text('action.undo'), run: () => start(() => client.undo({})) });
