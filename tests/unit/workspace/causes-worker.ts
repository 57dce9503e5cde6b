/** Does one thing with a workspace in a process of its own and says in JSON what came of it. */
import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { notRecognised } from '../../../src/document/recognised.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { recordFailure } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace, setSetting } from '../../../src/workspace/open.ts';
import { keepRecognised } from '../../../src/workspace/recognised.ts';
import { verifyFile } from '../../../src/workspace/verify.ts';

const [action = '', path = ''] = process.argv.slice(2);
const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], reviewer: 'A. Reviewer' } as const;

function decide(): void {
  const workspace = openWorkspace(path);
  for (let count = 0; count < 400; count++) {
    const note = 'A note of some length. '.repeat(200);
    saveDecision(workspace, { frameworkId: 'f1', documentId: 'northmere', passageId: 'p1', note, ...said });
  }
}

/** Writes one thing of a kind until it does not fit any more. */
const until = (write: (workspace: Workspace, count: number) => void) => () => {
  const workspace = openWorkspace(path);
  for (let count = 0; count < 4_000; count++) write(workspace, count);
};

const LONG = randomBytes(3_000).toString('base64');

/** Opens it where hardly a file more may be opened in this process. */
function openCrowded(): void {
  try {
    for (;;) openSync(import.meta.filename, 'r');
  } catch {
    openWorkspace(path);
  }
}

const ACTIONS: Readonly<Record<string, () => unknown>> = {
  crowded: openCrowded,
  open: () => closeWorkspace(openWorkspace(path)),
  create: () => closeWorkspace(createWorkspace(path)),
  verify: () => (verifyFile(path).sound ? 'sound' : 'damaged'),
  decide,
  setting: until((workspace, count) => setSetting(workspace, `name ${count}`, LONG)),
  page: until((workspace, count) => keepRecognised(workspace, 'abc', count, 1, notRecognised('failed', LONG))),
  failure: until((workspace, count) =>
    recordFailure(workspace, { path: `${count}.pdf`, code: 'damaged', reason: LONG }),
  ),
};

let result: { code: unknown; message: string };
try {
  result = { code: ACTIONS[action]?.() ?? 'done', message: '' };
} catch (error) {
  const { code, message } = error as { code?: unknown; message: string };
  result = { code: code ?? 'none', message };
}
process.stdout.write(JSON.stringify(result));
process.exit(0);
