import type { BookDesign, BookDesignId, SavedDesign } from '../preload/model.ts';
import { bookDesign } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { FINISHED_DESIGNS } from './compendium/designs.ts';
import { deleteNamed, listNamed, saveNamed } from './named-definitions.ts';
import type { Db } from './storage/database.ts';

const ENTITY = 'bookDesign';

/** The finished designs and those that people saved, in the order in which they were made. */
export function listDesigns(db: Db): {
  readonly finished: readonly BookDesign[];
  readonly own: readonly SavedDesign[];
} {
  const own = listNamed(db, ENTITY).map(({ id, name, definition }) => ({
    id: id as BookDesignId,
    design: { ...bookDesign.parse(JSON.parse(definition)), name },
  }));
  return { finished: FINISHED_DESIGNS, own };
}

/** Saves a design, new where `id` is null, as one step; throws `nameTaken`, `bookDesignMissing`. */
export function saveDesign(archive: Archive, id: BookDesignId | null, design: BookDesign): SavedDesign {
  return { id: saveNamed(archive, ENTITY, id, design.name, design) as BookDesignId, design };
}

/** Removes a design as one step; books that have it keep it. Throws `bookDesignMissing`. */
export function deleteDesign(archive: Archive, id: BookDesignId): void {
  deleteNamed(archive, ENTITY, id);
}
