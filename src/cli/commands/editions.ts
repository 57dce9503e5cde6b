import { join } from 'node:path';
import { compareEditions } from '../../frameworks/editions.ts';
import { frameworkIn } from '../../service/frameworks.ts';
import { editionOperations } from '../../service/operations/editions.ts';
import { sessionOver } from '../../service/session-over.ts';
import { forgetLearning, learnableDecisions, learningSince } from '../../service/stages/assess.ts';
import { settingsFolder } from '../../service/workspaces/settings.ts';
import { EXIT } from '../exit.ts';
import { frameworkFor } from '../framework.ts';
import { print, printJson } from '../output.ts';
import { visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

interface Options extends Unlocking {
  readonly json?: boolean;
}

/** `framework compare OLDER NEWER`: what became of each criterion. */
export async function compare(older: string, newer: string, options: Options): Promise<number> {
  const changes = compareEditions(await frameworkFor(older), await frameworkFor(newer));
  if (options.json) await printJson({ changes });
  else {
    const lines = changes.map(
      ({ change, before, after }) => `${change.padEnd(9)} ${before.join(', ') || '-'} → ${after.join(', ') || '-'}`,
    );
    await print(`${lines.join('\n')}\n`);
  }
  return EXIT.done;
}

/** `framework carry WORKSPACE OLDER NEWER`: carries decisions over; what needs a look is listed and not decided. */
export function carry(
  path: string,
  older: string,
  newer: string,
  options: Options & { reviewer: string },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const session = sessionOver(workspace, { reviewer: options.reviewer, backups: join(settingsFolder(), 'backups') });
    const { 'frameworks.carryOver': carryOver } = editionOperations(session);
    const result = await carryOver({ older, newer }, { progress: () => undefined, isStopped: () => false });
    if (options.json) await printJson(result);
    else {
      const lines = result.toLookAt.map(
        ({ document, page, text, because }) => `${visible(document)}, page ${page}: “${text.slice(0, 80)}…” ${because}`,
      );
      await print(
        `${[`${result.carried} decisions carried over, ${result.kept} were there already, ${result.toLookAt.length} to look at.`, ...lines].join('\n')}\n`,
      );
    }
    return EXIT.done;
  });
}

/** `framework learning WORKSPACE ID [--forget]`: what decisions have taught, and letting the suggestions start afresh. */
export function learning(path: string, id: string, options: Options & { forget?: boolean }): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const framework = frameworkIn(workspace, id);
    if (options.forget) forgetLearning(workspace, framework.id, new Date().toISOString());
    const decisions = learnableDecisions(workspace, framework.id).length;
    const since = learningSince(workspace, framework.id);
    if (options.json) await printJson({ decisions, since });
    else
      await print(`${decisions} decisions are learned from${since === null ? '' : `, those made after ${since}`}.\n`);
    return EXIT.done;
  });
}
