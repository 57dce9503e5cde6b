import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleOf } from '../../../../src/service/exports/bundle.ts';
import { frameworkInUse } from '../../../../src/service/frameworks.ts';
import { addDocument, removeDocument } from '../../../../src/workspace/documents.ts';
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
