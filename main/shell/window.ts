import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { resourcePath } from '../resources.ts';
import type { Placement, SettingsFile } from '../settings.ts';
import { APP_ORIGIN, guardContents, WINDOW_PREFERENCES } from './security.ts';

const MINIMUM = { minWidth: 900, minHeight: 560 };
/** Milliseconds that a page must have lived to be shown again. */
const REVIVAL_PAUSE = 5000;
const USUAL = { width: 1280, height: 800 };

/** Opens the window where it stood last time; it shows itself when its page is drawn. */
export function openWindow(settings: SettingsFile): BrowserWindow {
  const placement = visiblePlacement(settings.get().window);
  const window = new BrowserWindow({
    ...USUAL,
    ...MINIMUM,
    ...(placement
      ? { x: placement.x, y: placement.y, width: placement.width, height: placement.height }
      : {}),
    show: false,
    title: 'Kulliyyat',
    icon: resourcePath('icons', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#ffffff',
    webPreferences: { ...WINDOW_PREFERENCES, preload: join(__dirname, '../preload/index.cjs') },
  });
  if (placement?.isMaximized) window.maximize();
  guardContents(window.webContents);
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () =>
    settings.set({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } }),
  );
  reviveWhenGone(window);
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Shows the page again after its process ended; one that ends at once every time is left alone. */
function reviveWhenGone(window: BrowserWindow): void {
  let revived = 0;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    console.error(`the window's process ended: ${reason}`);
    if (window.isDestroyed() || reason === 'clean-exit' || Date.now() - revived < REVIVAL_PAUSE) return;
    revived = Date.now();
    window.webContents.reload();
  });
}

/** A remembered place that some screen still shows; null where its screen is gone. */
function visiblePlacement(placement: Placement | undefined): Placement | null {
  if (!placement) return null;
  const { workArea } = screen.getDisplayMatching(placement);
  const isVisible =
    placement.x < workArea.x + workArea.width - 100 &&
    placement.x + placement.width > workArea.x + 100 &&
    placement.y < workArea.y + workArea.height - 100 &&
    placement.y >= workArea.y - 10;
  return isVisible ? placement : null;
}
