/**
 * The desktop window: shows the address of the engine that `start.ts` has started, and nothing else.
 */
import { app, BrowserWindow, Menu } from 'electron';

const address = process.env.EVIDENCE_DESK_ADDRESS ?? '';
const { origin } = new URL(address);

app.enableSandbox();
if (!app.requestSingleInstanceLock()) app.quit();

/** Whether a page may be shown: the engine's own, exactly. */
function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === origin;
}

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
});

app.on('window-all-closed', () => app.quit());

await app.whenReady();
Menu.setApplicationMenu(null);
const window = new BrowserWindow({
  width: 1366,
  height: 820,
  minWidth: 900,
  minHeight: 560,
  title: 'Evidence Desk',
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    partition: 'window',
  },
});
window.webContents.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
window.webContents.session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, decide) => {
  const allowed = isOurs(details.url.replace(/^ws:/u, 'http:')) || /^(?:blob|data):/u.test(details.url);
  decide({ cancel: !allowed });
});
await window.loadURL(address);
