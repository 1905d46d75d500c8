import type { IpcMainInvokeEvent, Session, WebContents, WebPreferences } from 'electron';

/** Where the window's program lives. */
export const APP_ORIGIN = 'app://kulliyyat';
/** The settings of every window; a page has no way to Node or out of its sandbox. */
export const WINDOW_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Permissions that our own page has; every other one is refused to everybody. */
const PERMISSIONS: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];
const LOCAL_PROTOCOLS: readonly string[] = ['app:', 'archive:', 'blob:', 'data:', 'devtools:'];

/** True for addresses of our own page; compared as parsed, since a prefix can be faked. */
export function isOwnAddress(address: string): boolean {
  const url = parse(address);
  return url !== null && url.protocol === 'app:' && url.host === 'kulliyyat';
}

/** True where a request stays on this machine and in this program. */
export function isLocalRequest(address: string): boolean {
  const url = parse(address);
  return url !== null && LOCAL_PROTOCOLS.includes(url.protocol);
}

/** True where a call comes from the main frame of our own page. */
export function isOwnSender({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}

/** Refuses every permission and every request that would leave the program; refused requests are logged. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(PERMISSIONS.includes(permission) && isOwnAddress(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_, permission, origin) => PERMISSIONS.includes(permission) && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isLocal = isLocalRequest(url);
    if (!isLocal) console.warn(`refused request ${url}`);
    decide({ cancel: !isLocal });
  });
}

/** Keeps a window at its own page: no navigation, no new windows, no embedded ones. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** What is no address at all is nobody's. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
