import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportChoice, ExportFormat } from '../../../../src/contract/operations/exports.ts';
import type { Framework } from '../../../../src/document/framework.ts';
import { methodNote } from '../../../../src/export/method.ts';
import { bundleOf } from '../../../../src/service/exports/bundle.ts';
import { handsOnDecisions, lossesOf } from '../../../../src/service/exports/make.ts';
import { saveFramework } from '../../../../src/workspace/choices.ts';
import { saveDecision } from '../../../../src/workspace/decisions.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import type { Workspace } from '../../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { EASTHOLT, NORTHMERE } from '../../workspace/samples.ts';

const about = { theme: null, edition: null, source: '', builtIn: false, official: false };
const rest = { official: null, cues: [], agencies: [], isNot: null, isHeading: false, children: [] };
const FRAMEWORK: Framework = {
  ...about,
  id: 'f1',
  title: 'Our set',
  criteria: ['C1', 'C2'].map((code) => ({ ...rest, code, title: code, text: `Criterion ${code}.` })),
};

let folder: string;
let workspace: Workspace;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-none-'));
  workspace = createWorkspace(join(folder, 'review.evidence'));
  for (const { document, bytes } of [NORTHMERE, EASTHOLT]) addDocument(workspace, document, bytes);
  saveFramework(workspace, FRAMEWORK, 'A. Reader');
});
afterAll(() => {
  closeWorkspace(workspace);
  rmSync(folder, { recursive: true, force: true });
});

function decide(documentId: string, passageId: string, criteria: string[], note = '', tags: string[] = []): void {
  const said = { criteria, polarity: 'neutral', agencies: [], note, tags, reviewer: 'A. Reader' } as const;
  saveDecision(workspace, { frameworkId: 'f1', documentId, passageId, ...said });
}

const FORMATS = ['xlsx', 'csv', 'html', 'docx', 'letters', 'qdpx', 'decisions', 'learning'] as const;

/** What is said of the decisions in no row: where a file is saved, and in the method note. */
async function told(format: ExportFormat, given: Partial<ExportChoice> = {}): Promise<[string[], string[]]> {
  const choice: ExportChoice = { decidedOnly: false, ...given };
  const bundle = await bundleOf(workspace, {
    ...{ framework: FRAMEWORK, threshold: 0.9, version: '1', now: new Date(0), choice },
    withRejected: handsOnDecisions(format),
  });
  const losses = await lossesOf(format, workspace, bundle, choice);
  const noted = methodNote(bundle).map(({ text }) => text);
  return [
    losses.filter((one) => one.includes('no criterion fits')),
    noted.filter((one) => one.includes('no criterion fits')),
  ];
}

test('every export that has no row for them counts the decisions that no criterion fits', async () => {
  decide('northmere', 'p1', ['C1'], 'goes in');
  for (const format of FORMATS) expect(await told(format), format).toEqual([[], []]);
  decide('northmere', 'p2', []);
  decide('northmere', 'p3', [], 'written with it');
  decide('northmere', 'p4', [], '', ['ask again']);
  decide('eastholt', 'p1', []);
  const [all, one] = [
    '4 decisions that no criterion fits, 2 of them',
    '1 decision that no criterion fits, none of them',
  ];
  const said = (words: string) => [[expect.stringContaining(words)], [expect.stringContaining(words)]];
  for (const format of FORMATS) {
    expect(await told(format), format).toEqual(handsOnDecisions(format) ? [[], []] : said(all));
    expect(await told(format, { decidedOnly: true, criteria: ['C2'] }), format).toEqual(
      handsOnDecisions(format) ? [[], []] : said(all),
    );
  }
  expect(await told('csv', { documents: ['eastholt'] })).toEqual(said(one));
});
