import type { MenuCommand } from '../preload/api.ts';
import { closeArchive, openArchive, openSampleArchive } from './archives.ts';
import { type Rescue, start } from './attempt.ts';
import { openBulk } from './bulk/bulk-start.ts';
import { openDialog } from './dialogs.ts';
import { text } from './i18n.ts';
import { chooseFolderAndImport } from './import/pile-store.ts';
import { chooseAndImport } from './import-files.ts';
import { type Page, placeStore, showPage } from './navigation.ts';
import { deleteRecords } from './records/delete-records.ts';
import { turnAndReveal } from './records/reveal-store.ts';
import { selectionStore } from './records/selection.ts';
import { focusSearch } from './search-box.ts';
import { archiveStore } from './state.ts';

/** What a command needs before it can run. */
type Need = 'nothing' | 'archive' | 'edit' | 'undo' | 'redo' | 'records';

interface Command {
  readonly need: Need;
  /** As in `Ctrl+Shift+N`; the first one is shown, all of them work. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

const page = (name: Page, key: string): Command => ({
  need: 'archive',
  keys: [key],
  run: () => showPage(name),
});

/** Every command of the menus, once: the native menu, the menu of the browser, the keyboard and buttons run these. */
export const COMMANDS: Readonly<Record<MenuCommand, Command>> = {
  newArchive: { need: 'nothing', keys: ['Ctrl+Shift+N'], run: () => openDialog('newArchive') },
  openArchive: {
    need: 'nothing',
    keys: ['Ctrl+O'],
    run: () =>
      start(
        () => openArchive(),
        openForReading(() => openArchive(true)),
      ),
  },
  openSample: { need: 'nothing', keys: [], run: () => start(openSampleArchive) },
  closeArchive: { need: 'archive', keys: [], run: () => start(closeArchive) },
  import: { need: 'edit', keys: ['Ctrl+Shift+I', 'Ctrl+I'], run: () => start(chooseAndImport) },
  importFolder: { need: 'edit', keys: [], run: () => start(chooseFolderAndImport) },
  intakes: { need: 'archive', keys: [], run: () => openDialog('intakes') },
  newRecord: { need: 'edit', keys: ['Ctrl+N'], run: () => openDialog('newRecord') },
  undo: { need: 'undo', keys: ['Ctrl+Z'], run: () => start(() => turnAndReveal('undo')) },
  redo: { need: 'redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], run: () => start(() => turnAndReveal('redo')) },
  deleteRecords: {
    need: 'records',
    keys: ['Ctrl+Delete', 'Delete'],
    run: () => start(() => deleteRecords(recordsAtHand())),
  },
  bulkEdit: { need: 'edit', keys: ['Ctrl+E'], run: () => openBulk('edit') },
  findReplace: { need: 'edit', keys: ['Ctrl+H'], run: () => openBulk('replace') },
  find: { need: 'archive', keys: ['Ctrl+F', 'Ctrl+K', 'F3'], run: focusSearch },
  showRecords: page('records', 'Ctrl+1'),
  showAuthorities: page('authorities', 'Ctrl+2'),
  showCompendium: page('compendium', 'Ctrl+3'),
  showHistory: page('history', 'Ctrl+4'),
  showBin: page('bin', 'Ctrl+5'),
  exportPdf: page('compendium', 'Ctrl+P'),
  exportTable: { need: 'archive', keys: [], run: () => openDialog('exportTable') },
  fixity: { need: 'archive', keys: [], run: () => openDialog('fixity') },
  recordTypes: { need: 'archive', keys: [], run: () => openDialog('recordTypes') },
  settings: { need: 'nothing', keys: ['Ctrl+,'], run: () => openDialog('settings') },
  guide: { need: 'nothing', keys: ['F1'], run: () => openDialog('guide') },
  about: { need: 'nothing', keys: [], run: () => openDialog('about') },
};

/** What to do where an archive is open elsewhere: it can still be read. */
export function openForReading(open: () => Promise<void>): Rescue {
  return { code: 'archiveInUse', label: text('start.openReadOnly'), run: () => start(open) };
}

/** The records that a command acts on: the selected ones, else the one that is open. */
export function recordsAtHand(): readonly NonNullable<ReturnType<typeof placeStore.get>['record']>[] {
  const selected = [...selectionStore.get()];
  const { record } = placeStore.get();
  return selected.length > 0 || record === null ? selected : [record];
}

/** True where a command can run now. */
export function isEnabled(name: MenuCommand): boolean {
  const archive = archiveStore.get();
  const { need } = COMMANDS[name];
  if (need === 'nothing') return true;
  if (archive === null) return false;
  if (need === 'archive') return true;
  if (archive.isReadOnly) return false;
  if (need === 'undo') return archive.undo.undo !== null;
  if (need === 'redo') return archive.undo.redo !== null;
  if (need === 'records') return placeStore.get().page === 'records' && recordsAtHand().length > 0;
  return true;
}

/** Runs a command if it can run now. */
export function runCommand(name: MenuCommand): void {
  const archive = archiveStore.get();
  // Subtle: the archive knows of an edit before the window hears what can be taken back.
  const isTurn = (name === 'undo' || name === 'redo') && archive?.isReadOnly === false;
  if (isTurn || isEnabled(name)) COMMANDS[name].run();
}
