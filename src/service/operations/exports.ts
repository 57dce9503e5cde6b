import { readFile } from 'node:fs/promises';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ExportChoice, ExportFormat, ExportPreset } from '../../contract/operations/exports.ts';
import type { EvidenceBundle } from '../../export/bundle.ts';
import { EVIDENCE_COLUMNS } from '../../export/columns.ts';
import { disclosureCheck, disclosureNote } from '../../export/disclosure.ts';
import { getSetting, setSetting } from '../../workspace/open.ts';
import { bundleOf, workspaceName } from '../bundle.ts';
import type { Desk } from '../desk.ts';
import { checkedBundle, exportedBytes, extensionOf, keepExport, lossesOf } from '../export.ts';
import { frameworkIn } from '../frameworks.ts';
import { takeInCodebook, takeInProject } from '../take-in.ts';

type ExportOperations = Pick<Operations, Extract<keyof Operations, `exports.${string}`>>;

export function exportOperations(desk: Desk): ExportOperations {
  const bundleFor = (frameworkId: string, choice: ExportChoice): Promise<EvidenceBundle> =>
    bundleOf(desk.workspace(), {
      framework: frameworkIn(desk.workspace(), frameworkId),
      threshold: desk.threshold(),
      version: desk.version,
      now: desk.now(),
      choice,
    });
  const presets = (): ExportPreset[] => JSON.parse(getSetting(desk.workspace(), 'export presets') ?? '[]');

  return {
    'exports.make': async ({ format, frameworkId, choice }, run) => {
      const workspace = desk.workspace();
      run.progress({ done: 0, total: 3, what: 'Gathering the evidence' });
      const gathered = await bundleFor(frameworkId, choice);
      stopIfAsked(run);
      run.progress({ done: 1, total: 3, what: 'Looking for what may identify people' });
      const bundle = await checkedBundle(workspace, gathered, choice.mask === true);
      stopIfAsked(run);
      run.progress({ done: 2, total: 3, what: 'Writing the file' });
      const bytes = await exportedBytes(format, workspace, bundle, choice);
      const losses = await lossesOf(format, workspace, bundle, choice);
      return { ...keepExport(desk, fileName(desk, format), bytes), losses };
    },

    'exports.check': async ({ format, frameworkId, choice }) => {
      const bundle = await bundleFor(frameworkId, choice);
      const found = disclosureCheck(bundle);
      const hits = new Map<string, { kind: string; text: string; sentence: string; times: number }>();
      for (const { kind, text, sentence } of found) {
        const key = `${kind}\n${text}`;
        const hit = hits.get(key) ?? { kind, text, sentence, times: 0 };
        hit.times++;
        hits.set(key, hit);
      }
      return {
        hits: [...hits.values()],
        note: disclosureNote(found, choice.mask === true),
        losses: await lossesOf(format, desk.workspace(), bundle, choice),
        rows: bundle.evidence.length,
      };
    },

    'exports.columns': () => EVIDENCE_COLUMNS.map(({ id, header }) => ({ id, title: header })),

    'exports.presets': presets,

    'exports.savePreset': ({ name, format, choice }) => {
      const others = presets().filter((preset) => preset.name !== name);
      const kept = choice === null ? others : [...others, { name, format, choice }];
      setSetting(desk.workspace(), 'export presets', JSON.stringify(kept));
      return kept;
    },

    'exports.takeIn': async ({ file }) => {
      const offered = desk.files.take(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      const bytes = new Uint8Array(await readFile(offered.at));
      try {
        return /\.qdc$/iu.test(offered.name)
          ? takeInCodebook(desk, offered.name, bytes)
          : await takeInProject(desk, offered.name, bytes);
      } finally {
        desk.forget();
      }
    },
  };
}

function stopIfAsked(run: { isStopped(): boolean }): void {
  if (run.isStopped()) throw new OperationError('stopped', 'The export was stopped. No file was written.');
}

function fileName(desk: Desk, format: ExportFormat): string {
  const what = format === 'decisions' ? 'decisions' : format === 'learning' ? 'decisions to learn from' : 'evidence';
  return `${workspaceName(desk.workspace())} ${what}.${extensionOf(format)}`;
}
