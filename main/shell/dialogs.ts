import { dirname, extname, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { IMPORTED_ENDINGS } from '../../preload/model.ts';
import type { Dialogs } from '../app.ts';
import { nameForDisk } from '../folder-names.ts';
import type { SettingsFile } from '../settings.ts';
import type { TextKey } from '../texts.ts';

interface DialogOptions {
  readonly window: () => BrowserWindow;
  readonly settings: SettingsFile;
  readonly text: (key: TextKey, holes?: Readonly<Record<string, string>>) => string;
  /** Where a dialog starts that was never shown before. */
  readonly firstFolder: string;
}

/** The dialogs of the system. Each starts in the folder where it ended last time. */
export function createDialogs({ window, settings, text, firstFolder }: DialogOptions): Dialogs {
  const folderOf = (kind: string): string => settings.get().folders?.[kind] ?? firstFolder;
  const remember = (kind: string, folder: string): void =>
    settings.set({ folders: { ...settings.get().folders, [kind]: folder } });
  return {
    chooseNewFolder: async (name) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: text('menu.chooseNewFolder'),
        buttonLabel: text('menu.create'),
        defaultPath: join(folderOf('archive'), nameForDisk(name, 'Kulliyyat')),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      remember('archive', dirname(filePath));
      return filePath;
    },
    chooseFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title: text('menu.chooseFolder'),
        defaultPath: folderOf('archive'),
        properties: ['openDirectory'],
      });
      const [folder] = filePaths;
      if (folder === undefined) return null;
      remember('archive', dirname(folder));
      return folder;
    },
    chooseImportFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title: text('intake.chooseFolder'),
        defaultPath: folderOf('import'),
        properties: ['openDirectory'],
      });
      const [folder] = filePaths;
      if (folder === undefined) return null;
      remember('import', dirname(folder));
      return folder;
    },
    chooseCopiesFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title: text('fixity.chooseCopies'),
        defaultPath: folderOf('copies'),
        properties: ['openDirectory'],
      });
      const [folder] = filePaths;
      if (folder === undefined) return null;
      remember('copies', folder);
      return folder;
    },
    chooseFiles: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title: text('menu.chooseFiles'),
        defaultPath: folderOf('import'),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: text('menu.readableFiles'), extensions: [...IMPORTED_ENDINGS] },
          { name: text('menu.allFiles'), extensions: ['*'] },
        ],
      });
      if (filePaths[0] !== undefined) remember('import', dirname(filePaths[0]));
      return filePaths;
    },
    chooseSavePath: async (name) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: text('menu.chooseSavePath'),
        defaultPath: join(folderOf('pdf'), name),
        filters: filtersOf(name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      remember('pdf', dirname(filePath));
      return filePath;
    },
    confirmLink: async (url) => {
      const { response } = await dialog.showMessageBox(window(), {
        type: 'question',
        message: text('menu.openLinkQuestion'),
        detail: url,
        buttons: [text('menu.openLink'), text('menu.cancel')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      return response === 0;
    },
    openExternal: (url) => shell.openExternal(url),
  };
}

/** The kind of file that a name ends in, for the list of kinds in a dialog. */
function filtersOf(name: string): Electron.FileFilter[] {
  const extension = extname(name).slice(1);
  return extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
}
