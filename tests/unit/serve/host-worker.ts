/** The loopback host over an engine without a workspace, in a process of its own; it prints its address and goes on. */
import { join } from 'node:path';
import { startHost } from '../../../src/serve/host.ts';
import { createEngine } from '../../../src/service/engine.ts';
import { settingsInFile } from '../../../src/service/workspaces/settings.ts';

const folder = process.argv[2] ?? '';
const engine = createEngine({
  workspace: null,
  settings: settingsInFile(join(folder, 'settings.json')),
  folder,
  backups: join(folder, 'backups'),
  samples: folder,
  version: 'test',
});
const host = await startHost({ engine, assets: { folder: join(folder, 'assets') }, port: 0 });
process.stdout.write(`${host.address}\n`);
