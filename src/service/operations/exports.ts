import { randomUUID } from 'node:crypto';
import type { Operations } from '../../contract/contract.ts';
import { bundleOf, workspaceName } from '../bundle.ts';
import type { Desk } from '../desk.ts';
import { exportedBytes } from '../export.ts';
import { frameworkIn } from '../frameworks.ts';

/** Finished exports that wait to be saved; older ones are made again when they are wanted. */
const KEPT = 5;

export function exportOperations(desk: Desk): Pick<Operations, 'exports.make'> {
  return {
    'exports.make': async ({ format, frameworkId, choice }, run) => {
      const workspace = desk.workspace();
      run.progress({ done: 0, total: 2, what: 'Gathering the evidence' });
      const bundle = bundleOf(workspace, {
        framework: frameworkIn(workspace, frameworkId),
        threshold: desk.threshold(),
        version: desk.version,
        now: desk.now(),
        choice,
      });
      run.progress({ done: 1, total: 2, what: 'Writing the file' });
      const bytes = await exportedBytes(format, bundle);
      const id = randomUUID();
      const name = `${workspaceName(workspace)} evidence.${format}`;
      desk.exports.set(id, { name, bytes });
      for (const old of [...desk.exports.keys()].slice(0, -KEPT)) desk.exports.delete(old);
      return { id, name, bytes: bytes.byteLength, losses: [] };
    },
  };
}
