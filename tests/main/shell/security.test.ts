import { expect, test } from 'vitest';
import {
  isLocalRequest,
  isOwnAddress,
  isOwnSender,
  WINDOW_PREFERENCES,
} from '../../../main/shell/security.ts';

test('a window has no way to Node, no webview and no switch that opens one', () => {
  expect(WINDOW_PREFERENCES).toEqual({
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
  });
});

test.each([
  ['app://kulliyyat/', true],
  ['app://kulliyyat/index.html?x#y', true],
  ['app://kulliyyat.example.org/', false],
  ['app://kulliyyat@example.org/', false],
  ['app:kulliyyat', false],
  ['http://kulliyyat/', false],
  ['archive://kulliyyat/', false],
  ['file:///app://kulliyyat/', false],
  ['', false],
])('%s as our own page: %s', (address, isOwn) => {
  expect(isOwnAddress(address)).toBe(isOwn);
});

test.each([
  ['app://kulliyyat/a.js', true],
  ['archive://output/file/x', true],
  ['blob:app://kulliyyat/1', true],
  ['data:image/png;base64,', true],
  ['http://127.0.0.1:8080/', false],
  ['https://example.org/', false],
  ['ws://example.org/', false],
  ['file:///etc/passwd', false],
  ['ftp://example.org/', false],
  ['chrome://gpu', false],
])('%s may be asked for: %s', (address, isLocal) => {
  expect(isLocalRequest(address)).toBe(isLocal);
});

test('a call counts only from the main frame of our own page', () => {
  const sender = (url: string, isMain: boolean) => {
    const frame = { url };
    const mainFrame = isMain ? frame : { url: 'app://kulliyyat/' };
    return { senderFrame: frame, sender: { mainFrame } } as unknown as Parameters<typeof isOwnSender>[0];
  };
  const gone = { senderFrame: null, sender: { mainFrame: {} } } as unknown as Parameters<
    typeof isOwnSender
  >[0];
  expect([
    isOwnSender(sender('app://kulliyyat/', true)),
    isOwnSender(sender('app://kulliyyat/', false)),
    isOwnSender(sender('https://example.org/', true)),
    isOwnSender(gone),
  ]).toEqual([true, false, false, false]);
});
