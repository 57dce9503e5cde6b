import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Framework } from '../../../../src/document/framework.ts';
import { bundleOf } from '../../../../src/service/exports/bundle.ts';
import { lossesOf } from '../../../../src/service/exports/make.ts';
import { saveFramework } from '../../../../src/workspace/choices.ts';
import { saveDecision } from '../../../../src/workspace/decisions.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { mergeWorkspace } from '../../../../src/workspace/second.ts';
import { NORTHMERE } from '../../workspace/samples.ts';

const about = { theme: null, edition: null, source: '', builtIn: false, official: false };
const rest = { official: null, cues: [], agencies: [], isNot: null, isHeading: false, children: [] };
const FRAMEWORK: Framework = {
  ...about,
  id: 'f1',
  title: 'Our set',
  criteria: ['C1', 'C2'].map((code) => ({ ...rest, code, title: code, text: `Criterion ${code}.` })),
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-readers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(path: string, reviewer: string, criteria: readonly string[], note = '') {
  const workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  for (const [at, code] of criteria.entries()) {
    const place = { frameworkId: 'f1', documentId: 'northmere', passageId: `p${at + 1}` };
    const said = { criteria: [code], polarity: 'strength', agencies: [], tags: [], note, reviewer } as const;
    saveDecision(workspace, { ...place, ...said });
  }
  return workspace;
}

test('a project names the decisions of further readers, which it does not hold', async () => {
  closeWorkspace(read(join(folder, 'theirs.evidence'), 'B. Reader', ['C1', 'C2']));
  const ours = read(join(folder, 'ours.evidence'), 'A. Reader', ['C1', 'C1']);
  saveFramework(ours, FRAMEWORK, 'A. Reader');
  const losses = async () => {
    const choice = { decidedOnly: false };
    const given = { framework: FRAMEWORK, threshold: 0.9, version: '1', now: new Date(0), choice };
    return await lossesOf('qdpx', ours, await bundleOf(ours, given), choice);
  };
  const named = async () => (await losses()).filter((loss) => loss.includes('another decision stands for'));
  try {
    expect(await named()).toEqual([]);
    mergeWorkspace(ours, join(folder, 'theirs.evidence'), 'A. Reader');
    expect(await named()).toEqual([expect.stringContaining('2 decisions of B. Reader')]);
  } finally {
    closeWorkspace(ours);
  }
});

test.each(['csv', 'xlsx', 'html', 'docx', 'decisions', 'learning', 'letters'] as const)(
  'notes of further readers on passages that both decided alike are named as left out of %s',
  async (format) => {
    const place = join(folder, `noted-${format}.evidence`);
    closeWorkspace(read(place, 'B. Reader', ['C1', 'C1'], 'Read with fresh eyes.'));
    const ours = read(join(folder, `ours-${format}.evidence`), 'A. Reader', ['C1', 'C1']);
    try {
      saveFramework(ours, FRAMEWORK, 'A. Reader');
      mergeWorkspace(ours, place, 'A. Reader');
      const choice = { decidedOnly: false };
      const given = { framework: FRAMEWORK, threshold: 0.9, version: '1', now: new Date(0), choice };
      const losses = await lossesOf(format, ours, await bundleOf(ours, given), choice);
      expect(losses).toContainEqual(expect.stringContaining('Notes or tags of B. Reader on 2 passages'));
    } finally {
      closeWorkspace(ours);
    }
  },
);
