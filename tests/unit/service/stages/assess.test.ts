import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frameworkInUse } from '../../../../src/service/frameworks.ts';
import { assessAll } from '../../../../src/service/stages/assess.ts';
import { createSuggester } from '../../../../src/suggest/suggester.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { setAside } from '../../../../src/workspace/set-aside.ts';
import { eachAssessment } from '../../../../src/workspace/stages.ts';
import { letter } from '../../workspace/samples.ts';

const THRESHOLD = 0.8;

const WORDS =
  'children nurses schools referrals therapy plans meetings police managers parents training records waiting audits visits thresholds'.split(
    ' ',
  );

/** A passage unlike every other: no letter may be taken for a copy, and no sentence for boilerplate. */
function passage(seed: number): string {
  let state = seed + 1;
  const words = Array.from({ length: 14 }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return WORDS[state % WORDS.length];
  });
  return `Leaders make good use of ${words.join(' ')}.`;
}

const passages = (letterAt: number, count: number) =>
  Array.from({ length: count }, (_, at) => passage(letterAt * 1000 + at));

/** A workspace with some letters of so many passages each. */
function filled(folder: string, letters: number, count: number) {
  const workspace = createWorkspace(join(folder, 'review.evidence'));
  for (let at = 0; at < letters; at++) {
    const { document, bytes } = letter(`letter-${at}`, passages(at, count), { area: `Area ${at}` });
    addDocument(workspace, document, bytes);
  }
  return workspace;
}

test('stopped, suggestions keep what was assessed, and go on with the rest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assess-'));
  try {
    const workspace = filled(folder, 4, 12);
    const framework = frameworkInUse(workspace);
    let done = 0;
    const first = await assessAll(workspace, framework, THRESHOLD, {
      isStopped: () => done === 2,
      onProgress: (count) => {
        done = count;
      },
    });
    expect([...eachAssessment(workspace, framework.id)]).toHaveLength(first);
    expect(first).toBe(24);
    const rest = await assessAll(workspace, framework, THRESHOLD);
    expect(rest).toBe(24);
    const all = [...eachAssessment(workspace, framework.id)];
    expect(all).toHaveLength(first + rest);
    expect(await assessAll(workspace, framework, THRESHOLD)).toBe(0);
    closeWorkspace(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('threads assess as the engine itself would', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assess-'));
  try {
    const workspace = filled(folder, 6, 110);
    const framework = frameworkInUse(workspace);
    expect(await assessAll(workspace, framework, THRESHOLD)).toBe(660);
    const suggester = createSuggester(framework);
    const found = [...eachAssessment(workspace, framework.id)];
    for (let at = 0; at < 6; at++) {
      const own = found.filter(({ documentId }) => documentId === `letter-${at}`).map(({ assessment }) => assessment);
      const asked = passages(at, 110).map((text) => ({ text, headings: ['Main findings'], furniture: null }));
      expect(own).toEqual(asked.map(suggester.assess));
    }
    closeWorkspace(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what the reviewer brought back is suggested for, though its words are those of an introduction', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assess-'));
  try {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    const words =
      'This inspection looked at how well children with mental ill health are identified at the front door, and partners share information and make effective decisions together.';
    const { document, bytes } = letter('one', [words, passage(1)], { area: 'Northmere' });
    addDocument(workspace, document, bytes);
    const framework = frameworkInUse(workspace);
    const [{ id: passageId = '' } = {}] = document.passages.filter(({ text }) => text === words);
    const suggestionsFor = async () => {
      await assessAll(workspace, framework, THRESHOLD, { again: true });
      const found = [...eachAssessment(workspace, framework.id)].find((one) => one.passageId === passageId);
      return found?.assessment.suggestions.length;
    };
    expect(await suggestionsFor()).toBe(0);
    const place = { documentId: document.id, passageIds: [passageId], boilerplate: new Set<string>(), reviewer: 'A' };
    setAside(workspace, { ...place, aside: true });
    // A decision is kept only where reading says otherwise: a passage that many documents share is such a one.
    const shared = new Set([`${document.id} ${passageId}`]);
    setAside(workspace, { ...place, boilerplate: shared, aside: false });
    expect(await suggestionsFor()).toBeGreaterThan(0);
    closeWorkspace(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
