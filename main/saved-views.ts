import type { SavedView, SavedViewDefinition, SavedViewId } from '../preload/model.ts';
import { savedViewDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import {
  deleteNamed,
  getNamed,
  listNamed,
  moveNamed,
  type NamedRow,
  saveNamed,
} from './named-definitions.ts';
import type { Db } from './storage/database.ts';

const ENTITY = 'savedView';
const toSavedView = ({ id, name, definition }: NamedRow): SavedView => ({
  id: id as SavedViewId,
  name,
  definition: savedViewDefinition.parse(JSON.parse(definition)),
});

/** The saved searches and views in the order that the reader gave them. */
export function listSavedViews(db: Db): readonly SavedView[] {
  return listNamed(db, ENTITY).map(toSavedView);
}

/** A saved view by its name; throws `savedViewMissing`. */
export function getSavedViewByName(db: Db, name: string): SavedView {
  return toSavedView(getNamed(db, ENTITY, name));
}

/** Saves a view, new where `id` is null, as one step; throws `nameTaken`, `savedViewMissing`. */
export function saveView(
  archive: Archive,
  id: SavedViewId | null,
  name: string,
  definition: SavedViewDefinition,
): SavedView {
  return { id: saveNamed(archive, ENTITY, id, name, definition) as SavedViewId, name, definition };
}

/** Puts a saved view at another place of the list, counted without it, as one step; throws `savedViewMissing`. */
export function moveSavedView(archive: Archive, id: SavedViewId, position: number): void {
  moveNamed(archive, ENTITY, id, position);
}

/** Removes a saved view as one step; its records stay. Throws `savedViewMissing`. */
export function deleteSavedView(archive: Archive, id: SavedViewId): void {
  deleteNamed(archive, ENTITY, id);
}
