import { verifyFile } from '../../workspace/verify.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type Unlocking, unlocking } from '../workspace.ts';

/** `verify WORKSPACE`: the file, the audit log, and every quotation against its source; exit code 1 where anything is wrong. */
export async function verify(path: string, options: Unlocking & { json?: boolean }): Promise<number> {
  const result = verifyFile(path, unlocking(options));
  if (options.json) await printJson(result);
  else {
    const { documents, passages, decisions, log } = result.checked;
    const lines = result.findings.map(({ message }) => message);
    lines.push(
      result.sound
        ? `Everything is as it was saved: ${documents} documents, ${passages} passages, ${decisions} decisions, ${log} entries of the log.`
        : 'This workspace is not as it was saved. Keep it as it is, and restore a backup.',
    );
    await print(`${lines.join('\n')}\n`);
  }
  return result.sound ? EXIT.done : EXIT.someFailed;
}
