import type { Ticket } from '../../preload/model.ts';
import { bridge, client } from '../client.ts';
import { openDialog } from '../dialogs.ts';
import { appStore } from '../state.ts';
import { pickFiles } from '../ui/pick-files.ts';
import { createStore } from '../ui/store.ts';

/** Files and folders that a person chose to be taken in; `places` as in the contract. */
export interface ChosenPile {
  readonly name: string;
  readonly tickets: readonly Ticket[];
  readonly places: readonly string[];
  /** One folder of this computer, which can be watched. */
  readonly isFolder: boolean;
}
/** The pile that is being asked about. */
export const pileStore = createStore<ChosenPile | null>(null);

/** Lets the person choose a folder and asks how it shall be taken in; nothing where it is cancelled. Throws CallError. */
export async function chooseFolderAndImport(): Promise<void> {
  if (appStore.get()?.mode === 'desktop') {
    const [folder] = await client.chooseImportFolder({});
    if (folder) openPile({ name: folder.name, tickets: [folder.ticket], places: [], isFolder: true });
    return;
  }
  const files = await pickFiles('folder');
  const placed = files.map((file) => ({ file, path: file.webkitRelativePath }));
  await openUploaded(placed);
}

/** A file with its path from the chosen folder on. */
export interface PlacedFile {
  readonly file: File;
  readonly path: string;
}

/** Hands files of a browser over with their folders and asks how they shall be taken in. */
export async function openUploaded(files: readonly PlacedFile[]): Promise<void> {
  const wanted = files.filter(({ path }) => path.split('/').every((part) => !part.startsWith('.')));
  if (wanted.length === 0) return;
  const tickets = await bridge.ticketsFor(wanted.map(({ file }) => file));
  openPile({
    name: wanted[0]?.path.split('/')[0] ?? '',
    tickets: tickets.map(({ ticket }) => ticket),
    places: wanted.map(({ path }) => path.split('/').slice(0, -1).join('/')),
    isFolder: false,
  });
}

function openPile(pile: ChosenPile): void {
  pileStore.set(pile);
  openDialog('importFolder');
}

/** Takes over what was dropped where a folder is among it; false where it is files only. */
export async function importFolders(
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<boolean> {
  if (!entries.some(({ isDirectory }) => isDirectory)) return false;
  if (appStore.get()?.mode === 'desktop') {
    const tickets = await bridge.ticketsFor(files);
    openPile({
      name: tickets.map(({ name }) => name).join(', '),
      tickets: tickets.map(({ ticket }) => ticket),
      places: [],
      isFolder: entries.length === 1,
    });
  } else await openUploaded((await Promise.all(entries.map(filesBelow))).flat());
  return true;
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly PlacedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: PlacedFile[] = [];
  for (;;) {
    // Subtle: a reader answers some entries at a time, none at the end.
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return files;
    for (const child of some) files.push(...(await filesBelow(child)));
  }
}
