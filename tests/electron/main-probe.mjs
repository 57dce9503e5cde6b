/**
 * Runs the bundled main process over the fake of Electron and prints what it asked for, in order.
 */
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fakeElectron } from '../fakes/electron.ts';

const [, , folder] = process.argv;
const fake = fakeElectron({ packaged: false, path: () => folder });
globalThis.fakeOfElectron = { ...fake.electron, shell: null };
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: 'fake:electron', shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url === 'fake:electron'
      ? { format: 'commonjs', source: 'module.exports = globalThis.fakeOfElectron;', shortCircuit: true }
      : next(url, context),
});
// The program refuses to run as root, as which tests sometimes do.
process.getuid = () => 1000;

createRequire(import.meta.url)(join(import.meta.dirname, '..', '..', 'dist', 'electron', 'main.cjs'));
for (let tries = 0; tries < 100 && fake.order().at(-1) !== 'window.loadURL'; tries++) await wait(50);
process.stdout.write(JSON.stringify(fake.order()));
process.exit(0);
