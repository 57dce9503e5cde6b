/** Opens a workspace, says so by a file, and changes it until it is ended: `hold.ts WORKSPACE SIGN`. */
import { writeFileSync } from 'node:fs';
import { openWorkspace, setSetting } from '../../src/workspace/open.ts';

const [, , path = '', sign = ''] = process.argv;
const workspace = openWorkspace(path);
let beats = 0;
setSetting(workspace, 'beats', String(beats));
writeFileSync(sign, '');
setInterval(() => setSetting(workspace, 'beats', String(++beats)), 20);
