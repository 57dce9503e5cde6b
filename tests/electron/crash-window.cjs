/**
 * Loaded before the program: once its window shows a workspace, ends the process of the page, and writes what the page that
 * comes after it shows. Without a driver: one that is attached holds the new page up.
 *
 *   electron -r crash-window.cjs main.cjs WORKSPACE     with EVIDENCE_DESK_SHOWN, the file that is written
 */
const { app, webContents } = require('electron');
const { writeFileSync } = require('node:fs');

const { EVIDENCE_DESK_SHOWN: file, EVIDENCE_DESK_WORDS: words } = process.env;
let crashed = false;

app.whenReady().then(() => {
  const timer = setInterval(async () => {
    const [contents] = webContents.getAllWebContents();
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return;
    const text = await contents.executeJavaScript('document.body.innerText').catch(() => '');
    if (!text.includes(words)) return;
    if (!crashed) {
      crashed = true;
      contents.once('render-process-gone', () => contents.once('did-finish-load', () => (app.isBack = true)));
      contents.forcefullyCrashRenderer();
    } else if (app.isBack) {
      clearInterval(timer);
      writeFileSync(file, text);
      app.quit();
    }
  }, 500);
});
