/**
 * A window without a browser: the real client and the real engine, every message through JSON as on the wire.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { toWireError } from '../../src/contract/errors.ts';
import { type WireClient, wireClient } from '../../src/contract/protocol.ts';
import { createEngine, type Engine } from '../../src/service/engine.ts';
import { recentInFile } from '../../src/service/workspaces/recent.ts';
import { settingsInFile } from '../../src/service/workspaces/settings.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface TestWindow {
  readonly client: WireClient;
  readonly engine: Engine;
  readonly folder: string;
  /** Hands a file over as a dialog or a drop would, and gives its id. */
  offer(path: string): string;
  /** Hands over a copy of its bytes, as a browser does. */
  upload(path: string): string;
  close(): Promise<void>;
}

export function openWindow(): TestWindow {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-window-'));
  const engine = createEngine({
    workspace: null,
    settings: settingsInFile(join(folder, 'settings.json')),
    folder,
    backups: join(folder, 'backups'),
    samples: join(ROOT, 'resources', 'samples'),
    version: '0.0.0-test',
    recent: recentInFile(join(folder, 'recent.json')),
    report: (error) => {
      if (toWireError(error).code === 'unexpected')
        process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    },
  });
  const overTheWire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
  const connection = engine.connect((message) => client.receive(overTheWire(message)));
  const client: WireClient = wireClient((message) => connection.receive(overTheWire(message)));
  return {
    client,
    engine,
    folder,
    offer: (path) => engine.files.offer({ name: path, at: path, temporary: false }),
    upload(path) {
      const at = join(mkdtempSync(join(folder, 'upload-')), 'bytes');
      copyFileSync(path, at);
      return engine.files.offer({ name: basename(path), at, temporary: true });
    },
    async close() {
      connection.close();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
