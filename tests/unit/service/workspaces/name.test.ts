import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { workspaceName } from '../../../../src/service/workspaces/name.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'workspace-name-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['Northmere letters.evidence', undefined, 'Northmere letters'],
  ['Northmere letters.workspace', undefined, 'Northmere letters'],
  ['Northmere letters', undefined, 'Northmere letters'],
  ['Eastholt 2.1', undefined, 'Eastholt 2.1'],
  ['Calder Vale/.evidence', undefined, 'Calder Vale'],
  ['shelf.evidence', 'North region', 'North region'],
])('a workspace at %s named %s is called %s', (place, name, called) => {
  const path = join(folder, place);
  mkdirSync(dirname(path), { recursive: true });
  const workspace = createWorkspace(path, name === undefined ? {} : { name });
  expect(workspaceName(workspace)).toBe(called);
  closeWorkspace(workspace);
});
