import { existsSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExportChoice, ExportFormat } from '../../contract/operations/exports.ts';
import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import type { Framework } from '../../document/framework.ts';
import type { EvidenceBundle } from '../../export/bundle.ts';
import { bundleOf } from '../../service/exports/bundle.ts';
import { checkedBundle, disclosureIn, exportedChunks, handsOnDecisions, lossesOf } from '../../service/exports/make.ts';
import { writeWhole } from '../../service/exports/write-whole.ts';
import { frameworkInUse, frameworksIn } from '../../service/frameworks.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { type ChoiceOptions, choiceFrom } from '../choice.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { frameworkFor } from '../framework.ts';
import { print, printJson, progress } from '../output.ts';
import { say, visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { stopOnInterrupt } from '../stopping.ts';
import { withWorkspace } from '../workspace.ts';

export interface ExportOptions extends Unlocking, ChoiceOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly framework?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `export WORKSPACE`: the evidence as one file, written whole or not at all. */
export function exportEvidence(path: string, options: ExportOptions): Promise<number> {
  if (existsSync(options.out) && !options.overwrite) {
    throw new UsageError(
      `There is a file at ${options.out} already. Choose another name, or add --overwrite to replace it.`,
    );
  }
  if (options.template !== undefined && options.format !== 'docx')
    throw new UsageError('A template is for Word files: add --format docx.');
  return withWorkspace(path, options, async (workspace) => {
    const own = frameworksIn(workspace).find(({ id }) => id === options.framework);
    const framework =
      options.framework === undefined ? frameworkInUse(workspace) : (own ?? (await frameworkFor(options.framework)));
    const choice = choiceFrom(workspace, framework, options);
    const gathered = await gatheredFor(workspace, framework, choice, options.format);
    const bundle = await checkedBundle(workspace, gathered, options.format, choice);
    if (choice.whose === 'ours' && bundle.documents.every((document) => !document.ours))
      say('Nothing here is marked as ours, so the file holds no evidence: say first with "ours" what is.\n');
    say(`${disclosureIn(bundle)}\n`);
    const bytes = await writeWhole(options.out, await exportedChunks(options.format, workspace, bundle, choice));
    const losses = await lossesOf(options.format, workspace, bundle, choice);
    for (const loss of losses) say(`Not in this file: ${visible(loss)}\n`);
    if (options.json) await printJson({ file: options.out, bytes, evidence: bundle.evidence.length, losses });
    else await print(`${visible(options.out)}: ${bundle.evidence.length} rows of evidence.\n`);
    return EXIT.done;
  });
}

/** Gathers what goes in, with a bar for large workspaces; Ctrl-C stops it and no file is written. */
async function gatheredFor(
  workspace: Workspace,
  framework: Framework,
  choice: ExportChoice,
  format: ExportFormat,
): Promise<EvidenceBundle> {
  const stopping = stopOnInterrupt();
  const gathering = progress('Gathering');
  let told = 0;
  try {
    return await bundleOf(workspace, {
      framework,
      threshold: DEFAULT_THRESHOLD,
      version: packageJson.version,
      now: new Date(),
      choice,
      withRejected: handsOnDecisions(format),
      isStopped: stopping.isStopped,
      onProgress(done, total) {
        if (told === 0) gathering.total(total);
        for (; told < done; told++) gathering.step();
      },
    });
  } finally {
    gathering.end();
    stopping.release();
  }
}
