/**
 * Erasing where records of every kind are about the document or name it: nothing of it is left, and what is left is sound.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_FINDING, type Finding } from '../../../src/document/finding.ts';
import type { Framework } from '../../../src/document/framework.ts';
import { type KeptDecision, keyOf, type RecordKind, recordId } from '../../../src/review/records.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { act, type IntentOf } from '../../../src/workspace/ledger.ts';
import { exportLog } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, getSetting, setSetting } from '../../../src/workspace/open.ts';
import { eachRecord, readRecord } from '../../../src/workspace/records.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, type Sample } from './samples.ts';
import { unsealed } from './unsealed.ts';

const ID = 'zyxid0001';
const GONE = letter(ID, ['The zyxquorl family moved twice.', 'Nobody asked the zyxquorl family.'], {
  title: 'Zyxquorl',
  area: 'Zyxquorl',
});

/** A record of every kind about a document or naming it, two where a kind may name it in several ways. */
function everyKind({ document }: Sample): { readonly [Kind in RecordKind]: readonly IntentOf<Kind>[] } {
  const { id } = document;
  const [passage] = document.passages;
  if (passage === undefined) throw new Error('A letter without passages.');
  const { text, start, end } = passage;
  const quotation = { text, start, end };
  const ref = { documentId: id, passageId: 'p1' };
  const decision: KeptDecision = {
    frameworkId: 'f1',
    ...ref,
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: ['ask again'],
    note: text,
    reviewer: 'A. Reviewer',
    at: '2026-03-01T10:00:00.000Z',
    quotation,
    rules: null,
    edition: null,
  } as unknown as KeptDecision;
  const finding: Finding = { ...EMPTY_FINDING, text: 'Children wait.', attached: [ref] };
  const framework: Framework = {
    id: `from ${id.length}`,
    title: 'Ours',
    theme: null,
    edition: null,
    source: 'Read out of guidance.',
    builtIn: false,
    official: true,
    guidance: id,
    criteria: [],
  };
  return {
    decision: [{ kind: 'decision', key: keyOf('f1', id, 'p1'), after: decision }],
    opinion: [
      {
        kind: 'opinion',
        key: keyOf('f1', id, 'p1', 'B. Second'),
        after: { decision, mergedAt: '2026-03-01T10:00:00.000Z' },
      },
    ],
    unplaced: [{ kind: 'unplaced', key: keyOf('f1', id, 'p9', decision.at), after: decision }],
    passage: [{ kind: 'passage', key: keyOf(id, 'own1'), after: { ...passage, id: 'own1' } }],
    progress: [{ kind: 'progress', key: keyOf('f1', id, ''), after: 'checked' }],
    correction: [{ kind: 'correction', key: keyOf(id), after: { title: text } }],
    removed: [{ kind: 'removed', key: keyOf(id), after: true }],
    'not-copies': [{ kind: 'not-copies', key: keyOf('eastholt', id), after: true }],
    counts: [{ kind: 'counts', key: keyOf(id), after: true }],
    'theme-edit': [
      {
        kind: 'theme-edit',
        key: keyOf('000001'),
        after: { kind: 'make', id: 't1', label: 'Moves', query: null, passages: [ref, EAST] },
      },
      { kind: 'theme-edit', key: keyOf('000002'), after: { kind: 'add', theme: 't1', passage: ref } },
      { kind: 'theme-edit', key: keyOf('000003'), after: { kind: 'rename', theme: id, label: 'Moves' } },
    ],
    subject: [
      {
        kind: 'subject',
        key: keyOf('moves'),
        after: {
          id: 'moves',
          name: 'Moves',
          parent: id,
          belongs: '',
          isNot: null,
          names: ['moves'],
          signs: [],
          except: [],
          general: false,
          sought: true,
        },
      },
    ],
    framework: [{ kind: 'framework', key: keyOf(framework.id), after: framework }],
    search: [
      { kind: 'search', key: keyOf('saved', 'moves'), after: id },
      { kind: 'search', key: keyOf('watched', 'moves'), after: ['moves', id] },
    ],
    finding: [{ kind: 'finding', key: keyOf('f1', 'criterion', 'C11'), after: finding }],
    'other-finding': [{ kind: 'other-finding', key: keyOf('f1', 'criterion', 'C11', 'B. Second'), after: finding }],
    'our-area': [{ kind: 'our-area', key: keyOf('eastholt'), after: id }],
    whose: [{ kind: 'whose', key: keyOf(id), after: 'ours' }],
    tag: [
      { kind: 'tag', key: keyOf('f1', id, 'p2'), after: ['ask again'] },
      { kind: 'tag', key: keyOf('f1', 'eastholt', 'p2'), after: ['ask again', id] },
    ],
    'set-aside': [{ kind: 'set-aside', key: keyOf(id, 'p2'), after: { aside: true, quotation } }],
    // Noted when it was read.
    reading: [],
    word: [{ kind: 'word', key: keyOf(id, '1', '1'), after: { was: 'zyxquorI', text: 'zyxquorl' } }],
    leftover: [
      {
        kind: 'leftover',
        key: keyOf(id, 'set aside', '0', text),
        after: { documentId: id, what: 'set aside', quotation },
      },
    ],
  };
}

const EAST = { documentId: 'eastholt', passageId: 'p1' };

function started(folder: string): Workspace {
  const workspace = createWorkspace(join(folder, 'review.evidence'));
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  addDocument(workspace, GONE.document, GONE.bytes);
  return workspace;
}

/** Nothing of the document is in the bytes of the file, in a record or in the log, and the file is sound. */
function expectGone(workspace: Workspace): void {
  const left = unsealed(workspace);
  expect(left).not.toMatch(/zyxquorl|zyxid0001/iu);
  expect(left).toMatch(/eastholt/u);
  expect(JSON.stringify([...eachRecord(workspace)])).not.toContain(ID);
  expect([...exportLog(workspace)].join('')).not.toContain(ID);
  expect(verifyWorkspace(workspace).findings).toEqual([]);
}

test('of records of every kind nothing of an erased document is left, and the file is sound', () => {
  inFolder((folder) => {
    const workspace = started(folder);
    const all = everyKind(GONE);
    // Taken out of sight last: nothing is said of what is out of sight.
    for (const intents of Object.values(all)) act(workspace, 'A. Reviewer', 'said something', intents);
    const kinds = new Set([...eachRecord(workspace)].map(({ kind }) => kind));
    expect(Object.keys(all).filter((kind) => !kinds.has(kind as RecordKind))).toEqual([]);
    setSetting(
      workspace,
      'sample',
      JSON.stringify({ frameworkId: 'f1', passages: [{ documentId: ID, passageId: 'p1' }, EAST], of: 'x' }),
    );
    setSetting(
      workspace,
      'export presets',
      JSON.stringify([{ name: 'Mine', format: 'csv', choice: { decidedOnly: true, documents: [ID, 'eastholt'] } }]),
    );
    setSetting(
      workspace,
      'left off',
      JSON.stringify({ address: `#/review?document=${ID}`, passage: null, asText: false }),
    );
    expect(verifyWorkspace(workspace).findings).toEqual([]);

    eraseDocument(workspace, ID, 'B. Second');

    expectGone(workspace);
    const [{ key } = { key: '' }] = all.framework;
    const framework = readRecord(workspace, { kind: 'framework', key });
    expect(framework).toMatchObject({ title: 'Ours', official: true });
    expect(framework).not.toHaveProperty('guidance');
    expect(readRecord(workspace, { kind: 'finding', key: keyOf('f1', 'criterion', 'C11') })).toMatchObject({
      text: 'Children wait.',
      attached: [],
    });
    expect(readRecord(workspace, { kind: 'tag', key: keyOf('f1', 'eastholt', 'p2') })).toContain('ask again');
    expect(JSON.parse(getSetting(workspace, 'sample') ?? '')).toMatchObject({ passages: [EAST] });
    expect(JSON.parse(getSetting(workspace, 'export presets') ?? '')).toMatchObject([
      { name: 'Mine', choice: { documents: ['eastholt'] } },
    ]);
    closeWorkspace(workspace);
  });
});

test('so it is where the records named the document once and do not any more', () => {
  inFolder((folder) => {
    const workspace = started(folder);
    const of = everyKind(GONE);
    const intents = [...of.framework, ...of['theme-edit'], ...of.search];
    // First without the document, then with it, then without it again or gone.
    const bare = { ...EMPTY_FINDING, text: 'Children wait.' };
    const places = [keyOf('f1', 'criterion', 'C11'), keyOf('f1', 'criterion', 'C12')];
    const finding = (after: Finding | null) => places.map((key) => ({ kind: 'finding', key, after }) as const);
    act(workspace, 'A. Reviewer', 'wrote', finding(bare));
    act(workspace, 'A. Reviewer', 'attached', finding({ ...bare, attached: [{ documentId: ID, passageId: 'p1' }] }));
    act(workspace, 'A. Reviewer', 'took off', finding(bare).slice(0, 1));
    act(workspace, 'A. Reviewer', 'took away', finding(null).slice(1));
    act(workspace, 'A. Reviewer', 'said', intents);
    act(
      workspace,
      'A. Reviewer',
      'took back',
      intents.map((intent) => ({ ...intent, after: null })),
    );
    const before = [...eachRecord(workspace)].map(recordId);

    eraseDocument(workspace, ID, 'B. Second');

    expectGone(workspace);
    expect([...eachRecord(workspace)].map(recordId)).toEqual(before.filter((name) => !name.includes(ID)));
    expect(readRecord(workspace, { kind: 'finding', key: places[0] ?? '' })).toEqual(bare);
    expect(readRecord(workspace, { kind: 'finding', key: places[1] ?? '' })).toBeNull();
    closeWorkspace(workspace);
  });
});
