/** Does one thing with a workspace in a process of its own and says in JSON what came of it. */
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
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

const ACTIONS: Readonly<Record<string, () => unknown>> = {
  open: () => closeWorkspace(openWorkspace(path)),
  create: () => closeWorkspace(createWorkspace(path)),
  verify: () => (verifyFile(path).sound ? 'sound' : 'damaged'),
  decide,
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
