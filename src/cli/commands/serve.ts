import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import packageJson from '../../../package.json' with { type: 'json' };
import { OperationError } from '../../contract/errors.ts';
import { startHost } from '../../serve/host.ts';
import { createEngine } from '../../service/engine.ts';
import { recentInFile } from '../../service/workspaces/recent.ts';
import { settingsFolder, settingsInFile } from '../../service/workspaces/settings.ts';
import { EXIT } from '../exit.ts';
import { explain, UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import { say, visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { openOrCreate } from '../workspace.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const WINDOW = join(ROOT, 'dist', 'renderer');

/** `serve [WORKSPACE]`: the window in a browser on this computer, until Ctrl-C. */
export async function serve(
  workspace: string | undefined,
  options: Unlocking & { port: number; json?: boolean },
): Promise<number> {
  if (!existsSync(join(WINDOW, 'index.html'))) {
    throw new UsageError('The window has not been built yet. Run "npm run build:window" once, then start again.');
  }
  const folder = workspace === undefined ? join(settingsFolder(), 'workspaces') : dirname(resolve(workspace));
  const engine = createEngine({
    workspace: workspace === undefined ? null : await openOrCreate(workspace, options),
    settings: settingsInFile(join(settingsFolder(), 'settings.json')),
    folder,
    backups: join(settingsFolder(), 'backups'),
    samples: join(ROOT, 'resources', 'samples'),
    version: packageJson.version,
    recent: recentInFile(join(settingsFolder(), 'recent.json')),
    // The window says what an operation refuses; what nobody asked for, such as a backup that fails, is said here.
    report: (error) => void (error instanceof OperationError || explain(error)),
  });
  try {
    const host = await startHost({ engine, assets: { folder: WINDOW }, port: options.port });
    const tell = (address: string) =>
      options.json
        ? printJson({ address })
        : print(
            `Open this address in a browser on this computer; it works once:\n${address}\n\nPress Enter for another address, Ctrl-C to stop.\n`,
          );
    await tell(host.address);
    // In the background there is nobody to press Enter, and reading would stop the program.
    process.on('SIGTTIN', () => undefined);
    process.stdin.on('error', () => undefined);
    const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null;
    lines?.on('line', () => void tell(host.newAddress()));
    await new Promise<void>((done) => {
      process.once('SIGINT', done);
      process.once('SIGTERM', done);
      lines?.once('SIGINT', done);
    });
    lines?.close();
    await host.close();
  } finally {
    const path = engine.workspacePath();
    await engine.close();
    if (path !== null && !existsSync(path)) {
      say(
        `The workspace is no longer at ${visible(path)}: it was moved or deleted while it was open. If it was moved, the moved file holds all that was saved: open it where it is now. If it was deleted, use its last backup; "evidence-desk backup --list" shows it.\n`,
      );
    }
  }
  return EXIT.done;
}
