import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { locale } from '../preload/model.ts';
import { writeFileDurably } from './storage/durable.ts';

const placement = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(1),
  height: z.number().min(1),
  isMaximized: z.boolean(),
});
const storedSettings = z.object({
  locale: locale.optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  /** The archives opened last, the newest first. Full paths stay here and never reach a window. */
  recentArchives: z.array(z.object({ folder: z.string(), name: z.string() })).optional(),
  /** Where the last dialog of each kind ended: systems no longer remember it for us. */
  folders: z.record(z.string(), z.string()).optional(),
  window: placement.optional(),
});

/** Where a window stood, in device-independent pixels. */
export type Placement = z.infer<typeof placement>;
/** What the program remembers of its user between two runs. */
export type StoredSettings = z.infer<typeof storedSettings>;
/** The settings file in memory: `get` is cheap, `set` is on disk when it returns. */
export interface SettingsFile {
  readonly get: () => StoredSettings;
  readonly set: (change: StoredSettings) => void;
}

/** Where a program of this name keeps its settings on this system; Electron's `userData` is the same folder. */
export function usualUserFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Kulliyyat');
  const appData = process.platform === 'win32' ? process.env['APPDATA'] : process.env['XDG_CONFIG_HOME'];
  return join(appData || join(homedir(), '.config'), 'Kulliyyat');
}

/** Opens the settings at `path`. One that cannot be understood is put aside as `.damaged` and begun anew. */
export function openSettings(path: string): SettingsFile {
  mkdirSync(dirname(path), { recursive: true });
  let settings = readSettings(path);
  return {
    get: () => settings,
    set: (change) => {
      settings = { ...settings, ...change };
      writeFileDurably(path, `${JSON.stringify(settings, null, 2)}\n`);
    },
  };
}

function readSettings(path: string): StoredSettings {
  if (!existsSync(path)) return {};
  try {
    return storedSettings.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.error(`the settings in ${path} cannot be understood and are put aside`, error);
    renameSync(path, `${path}.damaged`);
    return {};
  }
}
