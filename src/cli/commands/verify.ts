import { verifyWorkspace } from '../../workspace/verify.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { withWorkspace } from '../workspace.ts';

/** `verify WORKSPACE`: the file, the audit log, and every quotation against its source; exit code 1 where anything is wrong. */
export function verify(path: string, options: { json?: boolean }): Promise<number> {
  return withWorkspace(path, async (workspace) => {
    const result = verifyWorkspace(workspace);
    if (options.json) await printJson(result);
    else {
      const lines = result.findings.map(({ message }) => message);
      lines.push(
        result.sound
          ? 'Everything is as it was saved.'
          : 'This workspace is not as it was saved. Keep it as it is, and restore a backup.',
      );
      await print(`${lines.join('\n')}\n`);
    }
    return result.sound ? EXIT.done : EXIT.someFailed;
  });
}
