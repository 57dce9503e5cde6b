/** Permissions are nothing to root, who becomes another user for tests of them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a command begins with. */
export const asAnother =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

const READ_THIS = `require('node:fs').readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))})`;

export const canBeAnother =
  process.platform !== 'win32' &&
  spawnSync('sh', ['-c', 'exec "$@"', 'sh', ...asAnother, process.execPath, '-e', READ_THIS]).status === 0;
if (!canBeAnother) console.warn('No other user can be tried here: the lack of permission is left out.');
