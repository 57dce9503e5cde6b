/** A workspace that is only read for a while: whatever is looked at is answered, also what has to be computed anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../../../src/contract/operations/workspace.ts';
import { type WireClient, wireClient } from '../../../../src/contract/protocol.ts';
import { createEngine, type Engine } from '../../../../src/service/engine.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import { onlyReading, type Workspace } from '../../../../src/workspace/handle.ts';
import { createWorkspace } from '../../../../src/workspace/open.ts';
import { EASTHOLT, NORTHMERE } from '../../workspace/samples.ts';

let folder: string;
let workspace: Workspace;
let engine: Engine;
let client: WireClient;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-only-read-'));
  workspace = createWorkspace(join(folder, 'review.evidence'));
  for (const { document, bytes } of [NORTHMERE, EASTHOLT]) addDocument(workspace, document, bytes);
  const settings = { reviewer: '', rememberWorkspaces: false, copyThreshold: 0.8 } as Settings;
  engine = createEngine({
    workspace,
    settings: { get: () => settings, set: () => settings },
    folder,
    backups: join(folder, 'backups'),
    samples: folder,
    version: 'test',
  });
  const connection = engine.connect((message) => client.receive(message));
  client = wireClient((message) => connection.receive(message));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing has been computed yet, and everything is answered; only what is saved is refused', async () => {
  const release = onlyReading(workspace, 'It is encrypted, so this was not saved.');
  const { frameworkId } = await client.call('workspace.get', {});
  expect(await client.call('documents.list', {})).toHaveLength(2);
  expect((await client.call('search.run', { query: 'children' })).hits).not.toEqual([]);
  await client.call('copies.list', {});
  await client.call('themes.list', {});
  await client.call('review.criteria', { frameworkId });
  await client.call('review.coverage', { frameworkId });
  await client.call('findings.list', { frameworkId });
  await client.call('progress.list', { frameworkId });
  await client.call('judgements.list', {});
  await client.call('grid.get', { frameworkId, by: 'area' });
  const refused = client.call('workspace.rename', { name: 'Refused' });
  await expect(refused).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/not saved/u) });
  release();
  expect(await client.call('workspace.rename', { name: 'Saved' })).toMatchObject({ name: 'Saved' });
});
