import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, Events } from './api.ts';

/** Where a file that the person picked lies. Electron before 29 says so on the file itself. */
const pathOf = (file: File): string =>
  (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ?? (file as File & { path: string }).path;

/** All that a window is given: two questions, one ear, and addresses. No path and no Electron object crosses. */
const bridge: Bridge = {
  call: (name, argument) => ipcRenderer.invoke('call', name, argument),
  on: (event, listener) => {
    const hear = (_: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload as Events[typeof event]);
    };
    ipcRenderer.on('event', hear);
    return () => {
      ipcRenderer.off('event', hear);
    };
  },
  ticketsFor: (files) => ipcRenderer.invoke('ticketsFor', files.map(pathOf)),
  address: (path) => `archive://output/${path}`,
};

contextBridge.exposeInMainWorld('kulliyyat', bridge);
