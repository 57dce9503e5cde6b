import { existsSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExportFormat } from '../../contract/operations/exports.ts';
import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { bundleOf } from '../../service/bundle.ts';
import { checkedBundle, disclosureIn, exportedBytes, lossesOf } from '../../service/export.ts';
import { frameworkInUse, frameworksIn } from '../../service/frameworks.ts';
import { writeWhole } from '../../service/write-whole.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { frameworkFor } from '../framework.ts';
import { print, printJson } from '../output.ts';
import { type Unlocking, withWorkspace } from '../workspace.ts';

export interface ExportOptions extends Unlocking {
  readonly format: ExportFormat;
  readonly out: string;
  readonly framework?: string;
  readonly decidedOnly?: boolean;
  readonly mask?: boolean;
  readonly bom?: boolean;
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
  return withWorkspace(path, options, async (workspace) => {
    const own = frameworksIn(workspace).find(({ id }) => id === options.framework);
    const framework =
      options.framework === undefined ? frameworkInUse(workspace) : (own ?? (await frameworkFor(options.framework)));
    const choice = { decidedOnly: options.decidedOnly ?? false, bom: options.bom ?? false };
    const gathered = await bundleOf(workspace, {
      framework,
      threshold: DEFAULT_THRESHOLD,
      version: packageJson.version,
      now: new Date(),
      choice,
    });
    const bundle = await checkedBundle(workspace, gathered, options.mask ?? false);
    process.stderr.write(`${disclosureIn(bundle)}\n`);
    const bytes = await exportedBytes(options.format, workspace, bundle, choice);
    await writeWhole(options.out, bytes);
    const losses = await lossesOf(options.format, workspace, bundle, choice);
    for (const loss of losses) process.stderr.write(`Not in this file: ${loss}\n`);
    if (options.json)
      await printJson({ file: options.out, bytes: bytes.byteLength, evidence: bundle.evidence.length, losses });
    else await print(`${options.out}: ${bundle.evidence.length} rows of evidence.\n`);
    return EXIT.done;
  });
}
