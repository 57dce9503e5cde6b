import type { Operations } from '../../contract/contract.ts';
import { bundleOf, workspaceName } from '../bundle.ts';
import type { Desk } from '../desk.ts';
import { exportedBytes, keepExport } from '../export.ts';
import { frameworkIn } from '../frameworks.ts';

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
      return { ...keepExport(desk, `${workspaceName(workspace)} evidence.${format}`, bytes), losses: [] };
    },
  };
}
