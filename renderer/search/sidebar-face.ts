import { createStore } from '../ui/store.ts';

/** What the pane left of the table shows: the places of the archive, or facets to narrow by. */
export type SidebarFace = 'browse' | 'refine';

const NAME = 'pane.sidebar.face';

/** What the pane shows; this machine remembers it. */
export const sidebarFaceStore = createStore<SidebarFace>(
  localStorage.getItem(NAME) === 'refine' ? 'refine' : 'browse',
);

/** Shows the places of the archive, or the facets. */
export function setSidebarFace(face: SidebarFace): void {
  localStorage.setItem(NAME, face);
  sidebarFaceStore.set(face);
}
