import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesOf, type MutationName } from '../../src/contract/changes.ts';
import type { InputOf, OperationName } from '../../src/contract/contract.ts';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId: string;
let place: { documentId: string; passageId: string };
let others: { documentId: string; passageId: string }[];
let themeId: string;

const DECISION = { criteria: ['C04'], polarity: 'improvement' as const, agencies: [], tags: ['ask again'], note: '' };
const about = { kind: 'criterion', id: 'C04' } as const;

beforeAll(async () => {
  window = openWindow();
  frameworkId = (await window.client.call('workspace.samples', {})).frameworkId;
  const { items } = await window.client.call('review.queue', { frameworkId, show: 'to-decide', limit: 40 });
  const [first, ...rest] = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  if (first === undefined) throw new Error('The samples have nothing to decide.');
  [place, others] = [first, rest];
  themeId = (await window.client.call('themes.list', {}))[0]?.id ?? '';
});

afterAll(() => window.close());

/**
 * What a window keeps the answers of. The list under review keeps still under one's own hand; how many decisions bear no name is
 * counted over all of them, so it is asked where it is shown and not after each.
 */
function questions(): readonly (readonly [OperationName, object])[] {
  const of = { frameworkId };
  return [
    ...(
      [
        'workspace.now',
        'workspace.quality',
        'documents.list',
        'documents.failures',
        'copies.list',
        'themes.watched',
        'themes.list',
        'themes.subjects',
        'frameworks.list',
        'reading.unplaced',
        'recognition.waiting',
        'review.history',
        'search.saved',
        'search.families',
        'search.tags',
        'judgements.list',
        'ours.get',
        'exports.presets',
        'settings.get',
      ] as const
    ).map((name) => [name, {}] as const),
    ...(
      [
        'review.criteria',
        'review.coverage',
        'frameworks.learning',
        'findings.list',
        'progress.list',
        'second.agreement',
        'second.toSettle',
        'second.noted',
      ] as const
    ).map((name) => [name, of] as const),
    ['documents.get', { id: place.documentId }],
    ['themes.get', { id: themeId }],
    ['themes.tendency', { id: themeId }],
    ['themes.mentioned', { id: themeId }],
    ['frameworks.decided', { ...of, code: 'C04' }],
    ['review.passage', { ...of, ...place }],
    ['review.together', { ...of, criterion: 'C04' }],
    ['search.run', { query: 'children' }],
    ['findings.get', { ...of, about }],
    ['findings.count', { ...of, about, query: { unit: 'passages' } }],
    ['grid.get', { ...of, by: 'area' }],
  ];
}

async function answers(): Promise<Map<OperationName, string>> {
  const asked = questions().map(async ([name, input]) => {
    const answer = await window.client.call(name, input as never);
    return [name, JSON.stringify(answer)] as const;
  });
  return new Map(await Promise.all(asked));
}

type Step = { readonly [Name in MutationName]: readonly [name: Name, input: () => InputOf<Name>] }[MutationName];

const STEPS: readonly Step[] = [
  ['review.decide', () => ({ frameworkId, ...place, decision: DECISION })],
  ['review.decideMany', () => ({ frameworkId, places: others.slice(0, 5), criterion: 'C04', asSuggested: false })],
  ['review.make', () => ({ frameworkId, documentId: place.documentId, start: 0, end: 40, decision: DECISION })],
  ['findings.save', () => ({ frameworkId, about, change: { text: 'Waits are long.' } })],
  ['findings.attach', () => ({ frameworkId, about, places: [place] })],
  ['progress.set', () => ({ frameworkId, documentId: null, criterion: 'C04', progress: 'in-review' as const })],
  ['search.save', () => ({ name: 'Waits', query: 'wait' })],
  ['search.setFamily', () => ({ name: 'Waiting', forms: ['wait', 'waits'] })],
  ['frameworks.create', () => ({ title: 'Our own questions' })],
  ['frameworks.adopt', () => ({ from: { frameworkId }, title: 'A copy' })],
  ['themes.edit', () => ({ action: 'rename', themeId, label: 'Other words' })],
  ['workspace.rename', () => ({ name: 'Other' })],
  ['settings.set', () => ({ reviewer: 'A. Reviewer' })],
];

test.each(STEPS)('what %s changes is asked again', async (name, input) => {
  const before = await answers();
  await window.client.call(name, input() as never);
  const after = await answers();
  const changed = [...after].flatMap(([asked, answer]) => (answer === before.get(asked) ? [] : [asked]));
  const told = changesOf(name) as readonly string[];
  expect(changed.filter((asked) => !told.includes(asked))).toEqual([]);
});
