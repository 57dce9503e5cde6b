import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleOf } from '../../../../src/service/exports/bundle.ts';
import { frameworkInUse } from '../../../../src/service/frameworks.ts';
import { addDocument, removeDocument } from '../../../../src/workspace/documents.ts';
import { inOneTransaction } from '../../../../src/workspace/handle.ts';
import { note } from '../../../../src/workspace/ledger.ts';
import { exportLog } from '../../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { EASTHOLT, NORTHMERE } from '../../workspace/samples.ts';

test('the log in an export names files without their folders; the log itself keeps them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-log-'));
  const workspace = createWorkspace(join(folder, 'review.workspace'));
  try {
    const at = ({ document }: typeof NORTHMERE, path: string) => ({
      ...document,
      source: { ...document.source, path },
    });
    const first = at(NORTHMERE, '/home/holt family (case 12)/letter.txt');
    addDocument(workspace, first, NORTHMERE.bytes, 'Ann');
    addDocument(workspace, at(EASTHOLT, 'C:\\Holt family\\pack.zip!/in/other letter.txt'), EASTHOLT.bytes, 'Ann');
    removeDocument(workspace, first.id, 'Ann');
    addDocument(workspace, first, NORTHMERE.bytes, 'Ann');
    const { log } = await bundleOf(workspace, {
      framework: frameworkInUse(workspace),
      threshold: 0.9,
      version: '1',
      now: new Date('2026-12-01T00:00:00Z'),
      choice: { decidedOnly: false },
    });
    const said = log.map(({ action }) => action.replace(/[0-9a-f]{64}/u, '…'));
    expect(said).toContain('imported letter.txt (SHA-256 …)');
    expect(said).toContain('imported other letter.txt (SHA-256 …)');
    expect(said).toContain('brought back letter.txt');
    expect(said.join('\n')).not.toMatch(/holt family/iu);
    expect([...exportLog(workspace)].join('\n')).toMatch(/holt family/iu);
  } finally {
    closeWorkspace(workspace);
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an export that holds the end of a long log says how much of it that is, in the log and in its method note', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-log-'));
  const workspace = createWorkspace(join(folder, 'review.workspace'));
  const options = {
    threshold: 0.9,
    version: '1',
    now: new Date('2026-12-01T00:00:00Z'),
    choice: { decidedOnly: false },
  };
  try {
    const framework = frameworkInUse(workspace);
    inOneTransaction(workspace, () => {
      for (let entry = 1; entry <= 10_000; entry++) note(workspace, 'Ann', `did ${entry}`);
    });
    const whole = await bundleOf(workspace, { ...options, framework });
    expect(whole.log).toHaveLength(10_000);
    expect(whole.log[0]?.action).toBe('did 1');
    expect(whole.settings.map(({ name }) => name)).not.toContain('Audit log in this export');
    note(workspace, 'Ann', 'did one more');
    const { log, settings } = await bundleOf(workspace, { ...options, framework });
    expect(log.map(({ action }) => action).slice(0, 2)).toEqual([
      expect.stringContaining('The last 10,000 of 10,001 entries stand here'),
      'did 2',
    ]);
    expect(settings).toContainEqual({ name: 'Audit log in this export', value: log[0]?.action });
  } finally {
    closeWorkspace(workspace);
    rmSync(folder, { recursive: true, force: true });
  }
});
