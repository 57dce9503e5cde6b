import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type InputOf, type OperationName, type OutputOf } from '../../src/contract/contract.ts';
import { OperationError } from '../../src/contract/errors.ts';
import { printedLines, scanned, scannedPdf } from '../fixtures/scan.ts';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId: string;
const called = new Set<OperationName>();

/** Calls an operation and remembers that it has been called. */
function call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  called.add(name);
  return window.client.call(name, input);
}

beforeAll(async () => {
  window = openWindow();
});

afterAll(() => window.close());

test('before anything is open, the summary says so and work is refused with what to do', async () => {
  expect(await call('workspace.get', {})).toMatchObject({ open: false, passages: 0 });
  expect(await call('workspace.now', {})).toMatchObject({ open: false });
  await expect(call('documents.list', {})).rejects.toMatchObject({ code: 'no-workspace', message: /Open one/u });
});

test('the samples give a workspace with the whole job done', async () => {
  const told: string[] = [];
  called.add('workspace.samples');
  const summary = await window.client.call('workspace.samples', {}, { onProgress: ({ what }) => told.push(what) });
  frameworkId = summary.frameworkId;
  expect(summary).toMatchObject({ open: true, name: 'Samples', documents: 7, copies: 1, failures: 0 });
  const { passages, decided, toDecide, ...rest } = await call('workspace.get', {});
  expect(rest).toEqual(summary);
  expect(await call('workspace.now', {})).toEqual(summary);
  expect(toDecide).toBeGreaterThan(50);
  expect([decided, passages >= toDecide]).toEqual([0, true]);
  expect(new Set(told)).toContain('Mapping passages to criteria');
});

test('documents are listed, opened, corrected and undone', async () => {
  const rows = await call('documents.list', {});
  expect(rows).toHaveLength(8);
  const letter = rows.find(({ name }) => name.startsWith('northmere') && name.endsWith('.pdf'));
  expect(letter).toMatchObject({ metadata: { area: 'Northmere', date: '2019-11-15', type: 'inspection-letter' } });
  const id = letter?.id ?? '';
  const { text, passages } = await call('documents.get', { id });
  for (const passage of passages) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
  expect(new TextDecoder().decode(window.engine.documentBytes(id)?.subarray(0, 5))).toBe('%PDF-');
  // The list says how much was left out, the words come when they are asked for.
  const words = await call('documents.leftOut', { id });
  expect(words.map(({ sort, texts }) => ({ sort, pieces: texts.length }))).toEqual(letter?.leftOut);
  expect(words.find(({ sort }) => sort === 'header or footer')?.texts.join()).toContain('Northmere');
  expect(letter?.quality).not.toHaveProperty('leftOut');

  const [corrected] = await call('documents.correct', { ids: [id], change: { area: 'Upper Northmere' } });
  expect(corrected).toMatchObject({ metadata: { area: 'Upper Northmere' }, corrected: ['area'] });
  expect(await call('review.undo', {})).toMatchObject({ done: expect.stringContaining('area') });
  const after = await call('documents.list', {});
  expect(after.find((row) => row.id === id)).toMatchObject({ metadata: { area: 'Northmere' }, corrected: [] });
});

test('copies are folded, compared, separated and counted as the reviewer says', async () => {
  const { groups, passagesCountedOnce } = await call('copies.list', {});
  expect(groups).toHaveLength(1);
  expect(passagesCountedOnce).toBeGreaterThan(20);
  const [first, second] = groups[0]?.members ?? [];
  const [left, right] = [first?.documentId ?? '', second?.documentId ?? ''];
  const comparison = await call('copies.compare', { left, right });
  expect(comparison.shared).toBeGreaterThan(comparison.leftOnly + comparison.rightOnly);

  const counted = await call('copies.count', { documentId: right });
  expect(counted.groups[0]?.members[0]).toMatchObject({ documentId: right, primary: true });
  expect((await call('copies.separate', { pair: [left, right], notCopies: true })).groups).toEqual([]);
  expect(await call('workspace.get', {})).toMatchObject({ documents: 8, copies: 0 });
  await call('review.undo', {});
  await call('review.undo', {});
  expect((await call('copies.list', {})).groups[0]?.members[0]).toMatchObject({ documentId: left, primary: true });
  const preview = await call('copies.preview', { threshold: 1 });
  expect(preview.folded).toBeLessThanOrEqual(1);
});

test('a passage is decided with its twin, undone, redone, and stands in the grid', async () => {
  const { items, total } = await call('review.queue', { frameworkId, show: 'to-decide' });
  expect(total).toBe((await call('review.criteria', { frameworkId })).toDecide);
  const item = items.find(({ document }) => document.includes('Northmere'));
  const place = { documentId: item?.documentId ?? '', passageId: item?.passageId ?? '' };
  const open = await call('review.passage', { frameworkId, ...place });
  const criterion = open.assessment.suggestions[0]?.criterion ?? '';
  expect(open.twins).toHaveLength(1);
  const decision = {
    criteria: [criterion],
    polarity: 'mixed',
    agencies: [],
    tags: ['board'],
    note: 'Read twice.',
  } as const;
  const saved = await call('review.decide', {
    frameworkId,
    ...place,
    decision: { ...decision, criteria: [...decision.criteria], agencies: [], tags: [...decision.tags] },
  });
  expect(saved.saved).toBe(2);
  expect(saved.undo).toContain(criterion);
  const counts = (await call('review.criteria', { frameworkId })).criteria.find(({ code }) => code === criterion);
  expect(counts).toMatchObject({ strength: 1, improvement: 1, documents: 1 });
  const accepted = await call('frameworks.decided', { frameworkId, code: criterion });
  expect(accepted.all).toBeGreaterThan(0);
  expect(accepted.only).toBe(accepted.all);

  const grid = await call('grid.get', { frameworkId, by: 'document', decidedOnly: true });
  expect(grid.cells.filter(({ accepted }) => accepted > 0)).toEqual([
    expect.objectContaining({ row: criterion, column: place.documentId, strength: 1, improvement: 1, accepted: 1 }),
  ]);
  const quotations = await call('grid.cell', { frameworkId, by: 'document', row: criterion, column: place.documentId });
  expect(quotations.some(({ passageId, decision }) => passageId === place.passageId && decision !== null)).toBe(true);

  await call('review.undo', {});
  expect((await call('review.passage', { frameworkId, ...place })).decision).toBeNull();
  await call('review.redo', {});
  expect((await call('review.passage', { frameworkId, ...place })).decision).toMatchObject({ note: 'Read twice.' });
  expect((await call('review.history', {}))[0]?.what).toContain('did again');
});

test('every figure of the grid opens onto as many quotations', async () => {
  for (const by of ['document', 'area', 'year', 'agency'] as const) {
    const { cells } = await call('grid.get', { frameworkId, by });
    for (const cell of cells.filter((one) => one.strength + one.improvement + one.neutral > 0).slice(0, 6)) {
      const quotations = await call('grid.cell', { frameworkId, by, row: cell.row, column: cell.column });
      expect(quotations.length).toBeGreaterThan(0);
      expect(quotations.length).toBeLessThanOrEqual(cell.strength + cell.improvement + cell.neutral);
    }
  }
});

test('evidence is made of any words of a document', async () => {
  const [row] = await call('documents.list', {});
  const { text } = await call('documents.get', { id: row?.id ?? '' });
  const start = text.indexOf(' ', 200) + 1;
  const made = await call('review.make', {
    frameworkId,
    documentId: row?.id ?? '',
    start,
    end: start + 60,
    decision: { criteria: ['C01'], polarity: 'neutral', agencies: [], tags: [], note: '' },
  });
  const open = await call('review.passage', { frameworkId, documentId: row?.id ?? '', passageId: made.passageId });
  expect(open.quotation.text).toBe(text.slice(open.passage.start, open.passage.end));
  await call('review.undo', {});
});

test('themes are found, renamed, pinned, and keep the reviewer’s hand when they are found again', async () => {
  const [theme] = await call('themes.list', {});
  const id = theme?.id ?? '';
  const { passages: about } = await call('themes.get', { id });
  expect(about.length).toBe(theme?.passages);
  // Praise reads as a strength; what is to be improved tells of no good practice.
  expect(about.filter(({ practice }) => practice === 'praise').every(({ polarity }) => polarity === 'strength')).toBe(
    true,
  );
  expect(about.filter(({ polarity }) => polarity === 'improvement').every(({ practice }) => practice === null)).toBe(
    true,
  );
  await call('themes.edit', { action: 'rename', themeId: id, label: 'What we keep seeing' });
  await call('themes.edit', { action: 'pin', themeId: id, on: true });
  const again = await call('themes.find', {});
  expect(again.find((row) => row.id === id)).toMatchObject({
    label: 'What we keep seeing',
    pinned: true,
    renamed: true,
  });
  const { total, passages } = await call('themes.mentioned', { id, limit: 1 });
  expect(total).toBe(theme?.mentions);
  expect(passages.length).toBe(Math.min(1, total));
  for (const { text, count, of, passages: from } of await call('themes.tendency', { id })) {
    expect(text).toContain(`in ${count} of ${of}`);
    expect(from.length).toBeGreaterThanOrEqual(count);
  }
  await call('themes.edit', { action: 'make', label: 'Police', query: 'police' });
  expect((await call('themes.list', {})).map(({ label }) => label)).toContain('Police');
});

test('subjects are listed, added, shared as a file and taken off again', async () => {
  const listed = await call('themes.subjects', {});
  expect(listed.every(({ origin }) => origin === 'program')).toBe(true);
  await expect(call('themes.exportSubjects', {})).rejects.toMatchObject({ code: 'nothing-to-do' });
  await expect(call('themes.removeSubject', { id: 'neglect' })).rejects.toMatchObject({ code: 'not-found' });
  const known = listed.find(({ id }) => id === 'neglect');
  if (known === undefined) throw new Error('neglect is on the list');
  const { origin: _, ...neglect } = known;
  const own = { ...neglect, id: 'inspectors', name: 'Inspectors', names: ['inspectors'], signs: [], except: [] };
  const added = await call('themes.saveSubject', own);
  expect(added.find(({ id }) => id === 'inspectors')?.origin).toBe('added');
  expect((await call('themes.list', {})).map(({ label }) => label)).toContain('Inspectors');
  const file = await call('themes.exportSubjects', {});
  const text = new TextDecoder().decode(window.engine.exported(file.id)?.bytes);
  expect(await call('themes.removeSubject', { id: 'inspectors' })).toHaveLength(listed.length);
  expect(await call('themes.importSubjects', { text })).toMatchObject({ taken: 1 });
  await expect(call('themes.importSubjects', { text: '{' })).rejects.toMatchObject({ code: 'wrong-input' });
  await call('themes.removeSubject', { id: 'inspectors' });
  expect((await call('themes.list', {})).map(({ label }) => label)).not.toContain('Inspectors');
});

test('search finds passages, marks the words, folds copies and explains itself', async () => {
  const found = await call('search.run', { query: 'police' });
  expect(found.total).toBeGreaterThan(0);
  for (const hit of found.hits) {
    for (const { start, end } of hit.ranges) expect(hit.text.slice(start, end)).toMatch(/\p{L}/u);
  }
  const greeted = await call('search.run', { query: 'dear', limit: 50 });
  expect(greeted.hits.map(({ furniture }) => furniture)).toContain('salutation');
  expect(await call('search.run', { query: '"unclosed' })).toMatchObject({ explanation: expect.any(String) });
  expect(await call('search.run', { query: 'superviison' })).toMatchObject({ total: 0, didYouMean: 'supervision' });
});

test('another spelling is offered only where it finds something, families by whole words, and hits say what was decided', async () => {
  const offered = (await call('search.run', { query: 'superviison polcie zebra' })).didYouMean;
  expect(offered).toBeNull();
  for (const query of ['superviison of polcie', 'stratgy discusion', '"stratgy discussion"', 'childern helth']) {
    const { didYouMean, total } = await call('search.run', { query });
    expect(total).toBe(0);
    if (didYouMean !== null) expect((await call('search.run', { query: didYouMean })).total).toBeGreaterThan(0);
  }
  expect((await call('search.run', { query: 'exploitation plotted' })).families).not.toContain('court');
  expect((await call('search.run', { query: 'MASH' })).families).toHaveLength(1);
  const { hits } = await call('search.run', { query: 'police', order: 'document' });
  const titles = hits.map(({ document }) => document.toLowerCase());
  expect(titles).toEqual([...titles].sort());
  expect(hits.some(({ said }) => said.criteria.length > 0 && said.polarity !== null)).toBe(true);
  expect(hits.some(({ themes }) => themes.length > 0)).toBe(true);
});

test('criteria are read out of guidance, adopted, edited, used and removed; built-in sets stay as they are', async () => {
  const guidance = (await call('documents.list', {})).find(({ metadata }) => metadata.type === 'guidance');
  expect(guidance?.criteria).toBeGreaterThan(10);
  const read = await call('frameworks.extract', { documentId: guidance?.id ?? '' });
  expect(read.criteria.length).toBeGreaterThan(10);
  const own = await call('frameworks.adopt', { from: { documentId: guidance?.id ?? '' }, title: 'Our guidance' });
  const code = own.criteria[0]?.code ?? '';
  await call('frameworks.editCriterion', { frameworkId: own.id, code, change: { title: 'Staff know the signs' } });
  const listed = await call('frameworks.use', { id: own.id });
  expect(listed.find(({ id }) => id === own.id)).toMatchObject({ inUse: true });
  expect((await call('review.suggest', { frameworkId: own.id })).passages).toBeGreaterThan(50);
  await call('frameworks.use', { id: frameworkId });
  await expect(
    call('frameworks.editCriterion', { frameworkId, code: 'C01', change: { title: 'Changed' } }),
  ).rejects.toMatchObject({ code: 'wrong-input' });
  await expect(
    call('frameworks.attachWording', { documentId: guidance?.id ?? '', frameworkId: 'no-such-set' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  expect((await call('frameworks.remove', { id: own.id })).map(({ id }) => id)).not.toContain(own.id);
  expect(await call('frameworks.list', {})).toEqual(await call('frameworks.list', {}));
});

test('a framework of one’s own is made, edited, compared, exported, taught and let start afresh', async () => {
  const made = await call('frameworks.create', { title: 'Our own' });
  const add = (code: string, text: string, under: string | null = null) =>
    call('frameworks.edit', {
      frameworkId: made.id,
      edit: { action: 'add', code, title: text.slice(0, 20), text, under },
    });
  await add('A', 'Police officers protect children and refer them to services.');
  await add('A1', 'Custody is a last resort.', 'A');
  await expect(add('A1', 'Twice.')).rejects.toMatchObject({ code: 'exists' });
  await expect(add('B1', 'Nowhere.', 'Z')).rejects.toMatchObject({ code: 'not-found' });
  await call('frameworks.edit', { frameworkId: made.id, edit: { action: 'remove', code: 'A1' } });
  const reworded = await call('frameworks.adopt', { from: { frameworkId: made.id }, title: 'Reworded' });
  await call('frameworks.editCriterion', {
    frameworkId: reworded.id,
    code: 'A',
    change: { text: 'Police officers protect all children and refer them to services.' },
  });
  const [change] = await call('frameworks.compare', { older: made.id, newer: reworded.id });
  expect(change).toMatchObject({ change: 'reworded', before: ['A'], after: ['A'] });
  expect(change?.runs.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'right', text: 'all ' }]);
  const named = await call('frameworks.edit', {
    frameworkId: made.id,
    edit: { action: 'title', title: 'Police, 2023' },
  });
  expect(named).toMatchObject({ title: 'Police, 2023', criteria: [{ code: 'A' }] });

  const newer = await call('frameworks.adopt', { from: { frameworkId: made.id }, title: 'Police, 2024' });
  expect(await call('frameworks.compare', { older: made.id, newer: newer.id })).toMatchObject([{ change: 'same' }]);
  const { items } = await call('review.queue', { frameworkId: made.id, show: 'all' });
  const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
  const decision = { criteria: ['A'], polarity: 'strength' as const, agencies: [], tags: [], note: '' };
  await call('review.decide', { frameworkId: made.id, ...place, decision, twins: false });
  const editions = { older: made.id, newer: newer.id };
  expect(await call('frameworks.previewCarryOver', editions)).toMatchObject({ carried: 1, kept: 0 });
  expect((await call('review.passage', { frameworkId: newer.id, ...place })).decision).toBeNull();
  expect(await call('frameworks.carryOver', editions)).toMatchObject({ carried: 1, kept: 0, toLookAt: [] });
  expect((await call('workspace.get', {})).undo).toBe('carried 1 decision over to “Police, 2024”');
  expect(await call('frameworks.carryOver', editions)).toMatchObject({ carried: 0, kept: 1, toLookAt: [] });
  expect((await call('review.passage', { frameworkId: newer.id, ...place })).decision).toMatchObject({
    criteria: ['A'],
  });

  expect(await call('frameworks.learning', { frameworkId: made.id })).toMatchObject({ decisions: 1, since: null });
  const { id } = await call('frameworks.export', { frameworkId: made.id, withLearning: true });
  const file = join(window.folder, 'police.json');
  writeFileSync(file, window.engine.exported(id)?.bytes ?? '');
  expect(await call('frameworks.adopt', { from: { file: window.offer(file) }, title: 'Back' })).toMatchObject({
    title: 'Back',
  });
  const other = openWindow();
  await other.client.call('workspace.create', { name: 'Elsewhere' });
  const taught = await other.client.call('frameworks.adopt', { from: { file: other.offer(file) } });
  const learned = () => other.client.call('frameworks.learning', { frameworkId: taught.id });
  expect(await learned()).toMatchObject({ decisions: 0, takenIn: 1 });
  const passedOn = await other.client.call('frameworks.export', { frameworkId: taught.id, withLearning: true });
  const written = JSON.parse(new TextDecoder().decode(other.engine.exported(passedOn.id)?.bytes));
  expect(written.learning.decisions).toMatchObject([{ text: items[0]?.text, criteria: ['A'] }]);
  await other.client.call('frameworks.forgetLearning', { frameworkId: taught.id });
  expect(await learned()).toMatchObject({ takenIn: 0 });
  await other.close();

  // The decision is known here already: it is not learned from twice.
  const again = await call('frameworks.export', { frameworkId: made.id, withLearning: true });
  const decisions = JSON.parse(new TextDecoder().decode(window.engine.exported(again.id)?.bytes)).learning.decisions;
  expect(decisions).toHaveLength(1);
  await call('frameworks.forgetLearning', { frameworkId: made.id });
  expect(await call('frameworks.learning', { frameworkId: made.id })).toMatchObject({ decisions: 0 });
});

test('coverage says how much was looked at, and never that there is none while something is undecided', async () => {
  const { line, all, documents, criteria } = await call('review.coverage', { frameworkId });
  expect(criteria.length).toBe(19);
  expect(line).toMatch(/^\d+ of \d+ passages decided; /u);
  expect(all.decided).toBeLessThan(all.passages + all.unsuggested);
  expect(documents.reduce((sum, { passages }) => sum + passages, 0)).toBe(all.passages);
  for (const { sentence } of criteria) expect(sentence).not.toMatch(/none found|no evidence/iu);
});

test('passages are decided in a group, written about, counted, and the number says when it has changed', async () => {
  const { items, total, expectedWrong } = await call('review.together', { frameworkId, criterion: 'C04', limit: 4 });
  expect(items.length).toBe(Math.min(4, total));
  expect(expectedWrong).toBeLessThan(items.length);
  const [last, ...group] = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  expect(await call('review.decideMany', { frameworkId, places: group, criterion: 'C04' })).toMatchObject({
    undo: expect.stringContaining('in a group'),
  });
  const about = { kind: 'criterion', id: 'C04' } as const;
  const draft = await call('findings.draft', { frameworkId, about });
  const [first] = group;
  if (first === undefined) throw new Error('the samples have passages for C04');
  for (let times = 0; times < 2; times++) {
    const cited = await call('findings.attach', { frameworkId, about, places: [first] });
    expect(cited.attached).toMatchObject([first]);
  }
  // The second time nothing changed, so there is one step to take back.
  await call('review.undo', {});
  expect(await call('judgements.list', {})).toEqual([]);
  const text = `Said in {#passages=${group.length}}, as {foo}.`;
  const change = { text: 'Said in {passages}, as {foo}.', attached: draft.attached, state: 'agreed' as const };
  expect(await call('findings.save', { frameworkId, about, change })).toMatchObject({
    row: { state: 'agreed', changed: 0, text: `Said in ${group.length} passages, as {foo}.` },
    finding: { text },
    unlinked: ['{foo}'],
  });
  const counted = await call('findings.count', { frameworkId, about, query: { unit: 'passages' } });
  expect([counted.value, counted.passages.length]).toEqual([group.length, group.length]);

  if (last === undefined) throw new Error('the samples have passages for C04');
  await call('review.decideMany', { frameworkId, places: [last], criterion: 'C04' });
  const changed = await call('findings.get', { frameworkId, about });
  expect(changed.row).toMatchObject({ state: 'written', changed: 1 });
  expect(changed.finding?.agreed?.text).toBe(text);
  await expect(call('findings.save', { frameworkId, about, change: { state: 'agreed' } })).rejects.toMatchObject({
    code: 'conflict',
    message: /Use or keep/u,
  });
  expect((await call('findings.copy', { frameworkId, about })).text).toContain('Not looked at yet');
  const copied = await call('quotations.copy', { frameworkId, places: group });
  expect(copied.quotations).toBe(group.length);
  expect(copied.text).toMatch(/^“.+” \(.+, page \d+.*, for C04\)/su);
  expect(copied.html).toContain('<blockquote>');
  expect((await call('search.run', { query: 'said passages' })).findings).toMatchObject([{ about }]);
  await call('review.undo', {});
  expect((await call('findings.list', { frameworkId })).find(({ code }) => code === 'C04')).toMatchObject({
    state: 'agreed',
    changed: 0,
  });
  await expect(call('findings.settle', { frameworkId, about, reviewer: 'Nobody', take: true })).rejects.toMatchObject({
    code: 'not-found',
  });
  for (const back of ['finding', 'group']) expect((await call('review.undo', {})).done).toContain(back);
});

test('areas and documents are said to be ours: they stand beside what others were told and count in no number', async () => {
  const rows = await call('documents.list', {});
  const audit = rows.find(({ name }) => name.startsWith('fenmoor'));
  const { items } = await call('review.queue', { frameworkId, show: 'all', limit: 500 });
  const own = items.find(({ documentId }) => documentId === audit?.id);
  const other = items.find(({ area }) => area === 'Eastholt');
  if (audit === undefined || own === undefined || other === undefined) throw new Error('the samples have an audit');
  const places = [own, other].map(({ documentId, passageId }) => ({ documentId, passageId }));
  await call('review.decideMany', { frameworkId, places, criterion: 'C05' });
  const about = { kind: 'criterion', id: 'C05' } as const;
  const query = { unit: 'passages' } as const;
  expect((await call('findings.count', { frameworkId, about, query })).value).toBe(2);
  expect(await call('ours.mark', { ids: [audit.id], whose: 'ours' })).toMatchObject({ areas: [], documents: 1 });
  expect((await call('findings.count', { frameworkId, about, query })).value).toBe(1);
  const { ours } = await call('findings.get', { frameworkId, about });
  expect(ours).toMatchObject({ documents: 1, said: [{ passageId: own.passageId }] });
  expect(ours.gap).toMatch(/^One other area .*; our own .*\.$/u);
  const by = await call('grid.get', { frameworkId, by: 'whose', decidedOnly: true });
  expect(by.columns.map(({ title }) => title)).toEqual(['Others', 'Ours']);
  const cell = { frameworkId, by: 'document', row: 'C05', column: other.documentId } as const;
  expect(await call('grid.cell', { ...cell, whose: 'ours' })).toEqual([]);
  expect((await call('grid.cell', { ...cell, whose: 'theirs' })).length).toBeGreaterThan(0);
  expect(await call('ours.setAreas', { areas: ['Eastholt'] })).toMatchObject({ areas: ['Eastholt'], documents: 2 });
  expect(await call('ours.get', {})).toMatchObject({ documents: 2 });
  expect((await call('findings.count', { frameworkId, about, query })).value).toBe(0);
  const { rows: left } = await call('exports.check', { format: 'csv', frameworkId, choice: { whose: 'ours' } });
  const { rows: everything } = await call('exports.check', { format: 'csv', frameworkId, choice: {} });
  expect([left > 0, left < everything]).toEqual([true, true]);
  for (const back of ['Eastholt', 'ours', 'group']) expect((await call('review.undo', {})).done).toContain(back);
});

test('the readiness plan goes out and comes back as one step for undo', async () => {
  const { id, name } = await call('readiness.export', { frameworkId, format: 'xlsx' });
  expect(name).toBe('Samples readiness.xlsx');
  const path = join(window.folder, 'plan.xlsx');
  writeFileSync(path, window.engine.exported(id)?.bytes ?? '');
  const back = await call('readiness.takeIn', { frameworkId, file: window.offer(path) });
  expect(back).toMatchObject({ changed: 0, left: [] });
  const plan = join(window.folder, 'plan.csv');
  writeFileSync(plan, 'Criterion,Rating,Due\nC04,Red,2020-01-31\nC05,Amber,\nC77,Red,\n');
  const taken = await call('readiness.takeIn', { frameworkId, file: window.offer(plan) });
  expect(taken).toMatchObject({ changed: 2, same: 0, left: [expect.stringContaining('C77')] });
  const rows = await call('findings.list', { frameworkId });
  expect(rows.filter(({ overdue }) => overdue).map(({ code }) => code)).toEqual(['C04']);
  expect((await call('review.undo', {})).done).toContain('readiness of 2 criteria');
  expect((await call('findings.list', { frameworkId })).every(({ rating }) => rating === null)).toBe(true);
  writeFileSync(plan, 'nothing of a plan');
  await expect(call('readiness.takeIn', { frameworkId, file: window.offer(plan) })).rejects.toMatchObject({
    code: 'wrong-input',
    message: /plan.csv was not added/u,
  });
});

test('the strong suggestions of one letter are accepted together, each for what it is put forward for', async () => {
  const all = await call('review.together', { frameworkId, least: 0.7, limit: 200 });
  const documentId = all.items[0]?.documentId ?? '';
  const own = await call('review.together', { frameworkId, documentId, least: 0.7, limit: 200 });
  expect(own.total).toBeLessThan(all.total);
  expect(own.items.every((item) => item.documentId === documentId && (item.suggested?.score ?? 0) >= 0.7)).toBe(true);
  expect(own.seldomMore).toBeGreaterThanOrEqual(Math.floor(own.expectedWrong));
  const places = own.items.map((item) => ({ documentId, passageId: item.passageId }));
  await call('review.decideMany', { frameworkId, places, criterion: null, asSuggested: true });
  for (const item of own.items.slice(0, 3)) {
    const { decision } = await call('review.passage', { frameworkId, documentId, passageId: item.passageId });
    expect(decision).toMatchObject({ criteria: [item.suggested?.criterion], together: places.length });
  }
  expect((await call('review.undo', {})).done).toContain('in a group');
});

test('searches are saved, families of words changed and taken back, terms watched', async () => {
  await call('search.save', { name: 'Waiting', query: 'waiting OR delay' });
  expect(await call('search.saved', {})).toEqual([{ name: 'Waiting', query: 'waiting OR delay' }]);
  expect(await call('search.save', { name: 'Waiting', query: null })).toEqual([]);

  const before = (await call('search.run', { query: 'constabulary' })).total;
  await call('search.setFamily', { name: 'The police', forms: ['constabulary', 'police'] });
  const after = (await call('search.run', { query: 'constabulary' })).total;
  expect(after).toBeGreaterThanOrEqual(before);
  expect((await call('search.families', {})).find(({ name }) => name === 'The police')).toMatchObject({
    changed: true,
  });
  await call('search.setFamily', { name: 'The police', forms: null });

  const [watched] = await call('themes.watch', { name: 'Waiting', forms: ['waiting', 'delay'] });
  expect(watched?.mentions).toBeGreaterThan(0);
  expect(watched?.documents.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(watched?.mentions);
  expect(await call('themes.watched', {})).toHaveLength(1);
  const mentions = await call('themes.mentions', { name: 'Waiting' });
  expect(mentions.total).toBe(watched?.passages.length);
  for (const { text, ranges } of mentions.passages) {
    for (const { start, end } of ranges) expect(text.slice(start, end)).toMatch(/wait|delay/iu);
  }
  for (const { year, passages } of watched?.years ?? [])
    expect((await call('themes.mentions', { name: 'Waiting', year })).total).toBe(passages);
  for (const { documentId, passages } of watched?.documents ?? [])
    expect((await call('themes.mentions', { name: 'Waiting', documentId })).total).toBe(passages);
  await expect(call('themes.mentions', { name: 'Nobody watches this' })).rejects.toMatchObject({ code: 'not-found' });
  expect(await call('themes.watch', { name: 'Waiting', forms: null })).toEqual([]);
});

test('everything a search finds is tagged in one step, without deciding anything', async () => {
  const { total, hits } = await call('search.run', { query: 'police', limit: 500 });
  const before = await call('workspace.get', {});
  const { changed, undo } = await call('search.tag', { query: 'police', tag: 'police' });
  expect(changed).toBe(total);
  expect((await call('search.run', { query: 'tag:police' })).total).toBe(total);
  expect(await call('search.tags', {})).toContainEqual({ tag: 'police', passages: total });
  const after = await call('workspace.get', {});
  expect([after.decided, after.toDecide, after.undo]).toEqual([before.decided, before.toDecide, undo]);
  const [hit] = hits;
  const place = { documentId: hit?.documentId ?? '', passageId: hit?.passageId ?? '' };
  expect((await call('review.passage', { frameworkId, ...place })).tags).toEqual(['police']);
  expect(await call('search.tag', { query: 'police', places: [place], tag: 'police', on: false })).toMatchObject({
    changed: 1,
  });
  expect(await call('search.tag', { query: '', tag: 'everything' })).toEqual({ changed: 0, undo: null });
  await call('review.undo', {});
  await call('review.undo', {});
  expect((await call('search.run', { query: 'tag:police' })).total).toBe(0);
});

test('backups are made, checked, and restored in place', async () => {
  const [backup] = await call('backups.make', {});
  expect(backup?.bytes).toBeGreaterThan(10_000);
  const decidedThen = (await call('workspace.get', {})).decided;
  const { items } = await call('review.queue', { frameworkId, show: 'to-decide', limit: 1 });
  const decision = { criteria: [], polarity: 'neutral' as const, agencies: [], tags: [], note: '' };
  const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
  await call('review.decide', { frameworkId, ...place, decision });
  expect((await call('workspace.get', {})).decided).toBe(decidedThen + 1);
  await expect(call('backups.restore', { id: 'never' })).rejects.toMatchObject({ code: 'not-found' });
  expect((await call('backups.restore', { id: backup?.id ?? '' })).decided).toBe(decidedThen);
  expect(await call('backups.list', {})).toContainEqual(backup);
});

test('a workspace is protected with a passphrase, which must be right to change it', async () => {
  const { recoveryCode } = await call('protection.set', { passphrase: 'a long enough phrase' });
  expect(recoveryCode).toMatch(/\S/u);
  expect(await call('workspace.get', {})).toMatchObject({ open: true, protected: true });
  await expect(call('protection.set', { current: 'wrong', passphrase: null })).rejects.toMatchObject({
    code: 'passphrase',
  });
  expect(await call('workspace.get', {})).toMatchObject({ open: true, protected: true });
  expect(await call('protection.set', { current: 'a long enough phrase', passphrase: null })).toEqual({
    recoveryCode: null,
  });
  expect(await call('workspace.get', {})).toMatchObject({ protected: false });
});

test('a second reviewer decides a blind sample, and it comes back with agreement and a list to settle', async () => {
  const sample = await call('second.sample', { frameworkId, size: 5, seed: 'spring' });
  expect(sample.passages).toBeGreaterThan(0);
  const file = join(window.folder, 'second.workspace');
  writeFileSync(file, window.engine.exported(sample.id)?.bytes ?? '');

  const other = openWindow();
  await other.client.call('settings.set', { reviewer: 'Reviewer B' });
  await other.client.call('workspace.open', { file: other.offer(file) });
  // What is asked is the sample and nothing else.
  const { items } = await other.client.call('review.queue', { frameworkId, show: 'all', limit: 500 });
  expect(items.length).toBeGreaterThan(0);
  expect(items.length).toBeLessThanOrEqual(sample.passages);
  expect(await other.client.call('second.asked', {})).toEqual({ frameworkId, passages: sample.passages, decided: 0 });
  for (const { documentId, passageId, decision } of items) {
    expect(decision).toBeNull();
    await other.client.call('review.decide', {
      frameworkId,
      documentId,
      passageId,
      decision: { criteria: ['C18'], polarity: 'neutral', agencies: [], tags: [], note: '' },
    });
  }
  expect(await other.client.call('second.asked', {})).toMatchObject({ decided: sample.passages });
  await other.client.call('workspace.close', {});
  await other.close();
  expect(await call('second.asked', {})).toBeNull();

  const merged = await call('second.merge', { file: window.offer(file) });
  expect(merged.conflicts).toBeGreaterThan(0);
  const [row] = await call('second.agreement', { frameworkId });
  expect(row?.firstCriterion).toMatchObject({ passages: sample.passages, meaning: expect.any(String) });
  expect(await call('second.toSettle', { frameworkId })).toHaveLength(merged.conflicts);
  expect(await call('second.noted', { frameworkId })).toEqual([]);
});

test('how far the review has come is kept, borders are moved, and the log is exported', async () => {
  await call('progress.set', { frameworkId, documentId: null, criterion: 'C01', progress: 'checked' });
  expect(await call('progress.list', { frameworkId })).toContainEqual({
    documentId: null,
    criterion: 'C01',
    progress: 'checked',
  });
  await call('progress.set', { frameworkId, documentId: null, criterion: 'C01', progress: 'not-started' });
  const inWork = await call('progress.list', { frameworkId });
  expect(inWork.every(({ progress }) => progress === 'in-review')).toBe(true);
  const decided = (await call('review.coverage', { frameworkId })).documents.filter((one) => one.decided > 0);
  expect(new Set(inWork.flatMap(({ documentId }) => documentId ?? []))).toEqual(
    new Set(decided.map(({ documentId }) => documentId)),
  );
  const { all } = await call('review.coverage', { frameworkId });
  expect([all.passages - all.decided, all.decided]).toEqual([
    (await call('workspace.get', {})).toDecide,
    (await call('review.criteria', { frameworkId })).decided,
  ]);

  const { items } = await call('review.queue', { frameworkId, show: 'decided', limit: 1 });
  const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
  const { passage } = await call('review.passage', { frameworkId, ...place });
  const moved = await call('review.adjust', { ...place, start: passage.start, end: passage.end - 12 });
  const after = await call('review.passage', { frameworkId, documentId: place.documentId, passageId: moved.passageId });
  expect(after.passage.end).toBeLessThan(passage.end);
  expect(after.decision).not.toBeNull();

  const { id } = await call('log.export', {});
  const lines = new TextDecoder().decode(window.engine.exported(id)?.bytes).trim().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
});

test('files are imported with progress; what fails is named and kept until it is dismissed', async () => {
  const good = join(window.folder, 'letter.txt');
  const empty = join(window.folder, 'empty.pdf');
  writeFileSync(good, 'Audit learning\n\nSocial workers visit children regularly and know them well.\n');
  writeFileSync(empty, '');
  const states: string[] = [];
  called.add('documents.import');
  const result = await window.client.call(
    'documents.import',
    { files: [window.offer(good), window.offer(empty), 'never-offered'] },
    { onProgress: ({ state }) => states.push(state) },
  );
  expect(result.documents).toMatchObject([{ path: good }]);
  expect(result.failed).toMatchObject([{ path: empty, code: 'empty' }]);
  expect(states).toContain('failed');
  expect(await call('documents.failures', {})).toHaveLength(1);
  expect(await call('documents.dismissFailure', { path: empty })).toEqual([]);
  expect(await call('documents.remove', { ids: [result.documents[0]?.id ?? ''] })).toEqual({ removed: 1 });
  const again = await call('documents.import', { files: [window.offer(good)] });
  expect(again.documents.length + again.present.length).toBe(1);
  await expect(call('documents.import', { files: ['gone', 'gone too'] })).rejects.toMatchObject({ code: 'not-found' });
});

test('of two files of one name, the failure of one is not lost in the other', async () => {
  const [good, broken] = [join(window.folder, 'one'), join(window.folder, 'two')];
  writeFileSync(good, 'Audit learning\n\nSocial workers visit children regularly and know them very well.\n');
  writeFileSync(broken, '');
  const offer = (at: string) => window.engine.files.offer({ name: 'minutes.txt', at, temporary: true });
  const result = await call('documents.import', { files: [offer(good), offer(broken)] });
  const paths = [...result.documents, ...result.failed].map(({ path }) => path);
  expect(paths.sort()).toEqual(['minutes (2).txt', 'minutes.txt']);
  const [failure] = await call('documents.failures', {});
  expect(failure).toMatchObject({ path: result.failed[0]?.path, code: 'empty' });
  await call('documents.dismissFailure', { path: failure?.path ?? '' });
  await call('documents.remove', { ids: [result.documents[0]?.id ?? ''] });
});

test('exports are made in every format and kept for the host to save', async () => {
  for (const format of ['xlsx', 'csv', 'html', 'docx', 'qdc', 'qdpx', 'decisions', 'learning'] as const) {
    const made = await call('exports.make', {
      format,
      frameworkId,
      choice: { decidedOnly: false, mask: format === 'csv' },
    });
    expect(made.name).toMatch(/^Samples .+\.\w+$/u);
    expect(window.engine.exported(made.id)?.bytes.byteLength).toBe(made.bytes);
    expect(made.losses.length > 0).toBe(format === 'qdpx' || format === 'qdc');
  }
  const control = new AbortController();
  await expect(
    window.client.call(
      'exports.make',
      { format: 'csv', frameworkId },
      { signal: control.signal, onProgress: ({ what }) => what.startsWith('Writing') && control.abort() },
    ),
  ).rejects.toMatchObject({ code: 'stopped' });
  await expect(
    window.client.call('exports.make', { format: 'csv', frameworkId }, { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'stopped' });
});

test('an export is checked for what may identify people before it is made, and choices are remembered', async () => {
  const check = await call('exports.check', { format: 'qdpx', frameworkId, choice: { decidedOnly: false } });
  expect(check.note).toContain('aid');
  expect(check.rows).toBeGreaterThan(50);
  const one = await call('exports.check', {
    format: 'csv',
    frameworkId,
    choice: { decidedOnly: false, criteria: ['C12'] },
  });
  expect(one.rows).toBeLessThan(check.rows);
  expect(check.first[0]).toMatchObject({ criterion: expect.any(String), suggested: expect.any(Boolean) });
  expect(check.table.titles).toEqual([]);
  const all = await call('exports.columns', {});
  const columns = all.map(({ id }) => id).slice(0, 3);
  const table = await call('exports.check', { format: 'csv', frameworkId, choice: { columns } });
  expect(table.table.titles).toEqual(all.slice(0, 3).map(({ title }) => title));
  expect(table.table.rows[0]).toHaveLength(3);
  const choice = { decidedOnly: true, columns };
  expect(await call('exports.savePreset', { name: 'Board', format: 'xlsx', choice })).toEqual([
    { name: 'Board', format: 'xlsx', choice },
  ]);
  expect(await call('exports.presets', {})).toHaveLength(1);
  expect(await call('exports.savePreset', { name: 'Board', format: 'xlsx', choice: null })).toEqual([]);
});

test('decisions handed on hold what was rejected, too', async () => {
  const { items } = await call('review.queue', { frameworkId, show: 'to-decide', limit: 1 });
  const [item] = items;
  await call('review.decide', {
    frameworkId,
    documentId: item?.documentId ?? '',
    passageId: item?.passageId ?? '',
    decision: { criteria: [], polarity: 'neutral', agencies: [], tags: [], note: '' },
  });
  const { id } = await call('exports.make', { format: 'learning', frameworkId, choice: { decidedOnly: true } });
  const lines = new TextDecoder().decode(window.engine.exported(id)?.bytes).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({ text: item?.text, criterion: null }),
  );
  await call('review.undo', {});
});

test('what may identify people is shown in its sentence, masked when asked, and left where it is nobody', async () => {
  const { items } = await call('review.queue', { frameworkId, show: 'to-decide', limit: 1 });
  const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
  const note = 'Told to us by e-mail from tamsin.orrell@example.org and by the Larch office, larch@example.org.';
  const choice = { decidedOnly: true, columns: ['note'] };
  const before = await call('exports.check', { format: 'csv', frameworkId, choice });
  await call('review.decide', {
    frameworkId,
    ...place,
    decision: { criteria: ['C01'], polarity: 'strength', agencies: [], tags: [], note },
  });
  const asked = async (more: { mask?: boolean; unmasked?: string[] }) =>
    call('exports.check', { format: 'csv', frameworkId, choice: { ...choice, ...more } });
  const written = async (more: { mask?: boolean; unmasked?: string[] }) => {
    const { id } = await call('exports.make', { format: 'csv', frameworkId, choice: { ...choice, ...more } });
    return new TextDecoder().decode(window.engine.exported(id)?.bytes);
  };
  // What was looked at before is looked at again once something is decided.
  const hits = (await asked({})).hits.filter(({ kind }) => kind === 'email');
  expect((await asked({})).rows).toBeGreaterThan(before.rows);
  expect(hits.map(({ text }) => text)).toEqual(['tamsin.orrell@example.org', 'larch@example.org']);
  for (const { text, sentence } of hits) expect(sentence).toContain(text);

  const masked = await asked({ mask: true, unmasked: ['larch@example.org'] });
  expect(masked.note).toContain('1 e-mail address');
  const shown = masked.table.rows.flat().join(' ');
  expect(shown).toContain('larch@example.org');
  expect(shown).not.toContain('tamsin.orrell');
  expect(await written({ mask: true, unmasked: ['larch@example.org'] })).toContain('larch@example.org');
  expect(await written({ mask: true })).not.toContain('example.org');
  // A mask that is known from before does not come back where it is not wanted.
  expect(await written({ mask: true, unmasked: ['larch@example.org'] })).toContain('larch@example.org');
  expect(await written({})).toContain('tamsin.orrell@example.org');
  await call('review.undo', {});
});

test('a project goes out to other programs and comes back with its framework, documents and decisions', async () => {
  const made = await call('exports.make', { format: 'qdpx', frameworkId, choice: { decidedOnly: true } });
  const { decided } = await call('workspace.get', {});
  const file = join(window.folder, 'project.qdpx');
  writeFileSync(file, window.engine.exported(made.id)?.bytes ?? '');
  const other = openWindow();
  await other.client.call('workspace.create', { name: 'Elsewhere' });
  const taken = await other.client.call('exports.takeIn', { file: other.offer(file) });
  called.add('exports.takeIn');
  expect(taken.documents).toBeGreaterThan(0);
  expect(taken.decisions).toBeGreaterThan(0);
  // A passage with a twin in a folded copy carries its decision twice.
  expect(taken.decisions).toBeLessThanOrEqual(2 * decided);
  expect(taken.counts).toMatchObject({ placed: taken.counts.codings, undecided: 0, leftOut: 0 });
  expect(
    (await other.client.call('review.criteria', { frameworkId: taken.frameworkId })).decided,
  ).toBeGreaterThanOrEqual(taken.decisions);
  const suggested = await call('exports.make', { format: 'qdpx', frameworkId, choice: {} });
  const withSuggestions = join(window.folder, 'suggested.qdpx');
  writeFileSync(withSuggestions, window.engine.exported(suggested.id)?.bytes ?? '');
  const again = await other.client.call('exports.takeIn', { file: other.offer(withSuggestions) });
  expect(again.decisions).toBe(taken.decisions);
  expect(again.counts.undecided).toBeGreaterThan(0);
  expect(again.counts.placed + again.counts.undecided + again.counts.leftOut).toBe(again.counts.codings);
  const book = await other.client.call('exports.make', { format: 'qdc', frameworkId: taken.frameworkId });
  const codebook = join(window.folder, 'codes.qdc');
  writeFileSync(codebook, other.engine.exported(book.id)?.bytes ?? '');
  await other.close();
  expect(await call('exports.takeIn', { file: window.offer(codebook) })).toMatchObject({ documents: 0, decisions: 0 });
  const broken = join(window.folder, 'broken.qdpx');
  writeFileSync(broken, 'not a project');
  await expect(call('exports.takeIn', { file: window.offer(broken) })).rejects.toMatchObject({ code: 'damaged' });
});

test('a letter is read again; passages are set aside, brought back, undone; nothing is left beside', async () => {
  const [row] = (await call('documents.list', {})).filter(({ name }) => name.startsWith('calder'));
  const id = row?.id ?? '';
  expect(row?.older).toBe(false);
  const told: string[] = [];
  called.add('reading.again');
  const again = await window.client.call(
    'reading.again',
    { ids: [id] },
    { onProgress: ({ message }) => told.push(message) },
  );
  expect(again).toMatchObject({ read: [{ id, changed: false }], failed: [], stopped: false });
  expect(told).toContain('Reading again');
  const before = await call('reading.aside', { id });
  expect(before.words).toBeGreaterThan(100);
  const aside = before.passages.find(({ furniture }) => furniture !== null);
  const passageIds = [aside?.passageId ?? ''];
  expect(await call('reading.setAside', { id, passageIds, aside: false })).toMatchObject({
    changed: 1,
    undo: expect.stringContaining('brought back'),
  });
  const found = async () =>
    (await call('reading.aside', { id })).passages.find((one) => one.passageId === passageIds[0]);
  expect(await found()).toMatchObject({ furniture: null, asRead: aside?.furniture });
  const shown = async () => (await call('documents.get', { id })).passages.find((one) => one.id === passageIds[0]);
  expect((await shown())?.furniture).toBeNull();
  await call('review.undo', {});
  expect((await shown())?.furniture).toBe(aside?.furniture);
  expect(await call('reading.unplaced', {})).toEqual([]);
  expect(await call('reading.settle', { key: 'unplaced ["nothing"]' })).toEqual([]);
});

test('pages that are pictures are recognised when they are asked for', async () => {
  const scan = scanned(printedLines(['Staff know the children well.'], { x: 20, y: 30 }), {
    width: 240,
    height: 60,
    density: 200,
  });
  const path = join(window.folder, 'scan.pdf');
  writeFileSync(path, scannedPdf([{ pictures: [{ scan }], width: 240, height: 60 }]));
  const [added] = (await call('documents.import', { files: [window.offer(path)] })).documents;
  const id = added?.id ?? '';
  const nothing = { pages: 0, documents: 0, stuck: [], running: false, paused: false };
  expect(await call('recognition.waiting', {})).toEqual({ ...nothing, pages: 1, documents: 1 });
  expect(await call('recognition.pause', { paused: true })).toMatchObject({ paused: true });
  expect(await call('recognition.pause', { paused: false })).toMatchObject({ paused: false });
  called.add('recognition.run');
  const told: number[] = [];
  const result = await window.client.call('recognition.run', {}, { onProgress: ({ done }) => told.push(done) });
  expect(result).toMatchObject({ pages: 1, documents: 1, failed: [], stopped: false });
  expect([...new Set(told)]).toEqual([0, 1]);
  expect((await call('documents.get', { id })).text).toBe('Staff know the children well.');
  expect(await call('recognition.waiting', {})).toEqual(nothing);
  // No page has failed, so none waits again.
  expect(await call('recognition.again', { ids: [id] })).toEqual({ pages: 0 });
  const word = async (text: string) =>
    (await call('recognition.words', { id, page: 1 })).find((one) => one.text === text) ?? { line: -1, word: -1 };
  const { line, word: at } = await word('well.');
  const changed = await call('recognition.correct', { id, page: 1, line, word: at, text: 'best.' });
  expect(changed.changed).toBe(true);
  expect((await call('documents.get', { id })).text).toBe('Staff know the children best.');
  expect(await word('best.')).toMatchObject({ was: 'well.' });
  await call('recognition.correct', { id, page: 1, line, word: at, text: null });
  expect((await call('documents.get', { id })).text).toBe('Staff know the children well.');
  await call('documents.remove', { ids: [id] });
});

test('a document is erased for good, and what still holds it is said', async () => {
  const rows = await call('documents.list', {});
  const id = rows.find(({ name }) => name.startsWith('bulletin'))?.id ?? '';
  const { backups, files } = await call('erasing.backups', {});
  expect(await call('erasing.erase', { ids: [id], backups: false })).toEqual({
    erased: 1,
    masksRemoved: expect.any(Number),
    backupsRemoved: 0,
    backupsLeft: backups + files,
  });
  await expect(call('documents.get', { id })).rejects.toMatchObject({ code: 'not-found' });
  expect(await call('documents.list', {})).toHaveLength(rows.length - 1);
});

test('settings are kept, checked, and survive a broken file', async () => {
  expect(await call('settings.set', { reviewer: 'Reviewer A', textScale: 1.25 })).toMatchObject({
    reviewer: 'Reviewer A',
  });
  expect(await call('settings.get', {})).toMatchObject({ reviewer: 'Reviewer A', textScale: 1.25 });
  await expect(call('settings.set', { textScale: 9 })).rejects.toMatchObject({ code: 'wrong-input' });
});

test('a check that is stopped says so and leaves everything as it was', async () => {
  const control = new AbortController();
  const check = window.client.call(
    'workspace.verify',
    {},
    { signal: control.signal, onProgress: () => control.abort() },
  );
  await expect(check).rejects.toMatchObject({ code: 'stopped' });
  expect(await call('workspace.verify', {})).toMatchObject({ sound: true });
});

test('the workspace is verified, closed, made anew and opened', async () => {
  expect(await call('workspace.verify', {})).toMatchObject({ sound: true, findings: [] });
  expect((await call('workspace.quality', {})).length).toBeGreaterThan(7);
  expect(await call('workspace.close', {})).toMatchObject({ open: false });
  expect(await call('workspace.create', { name: 'North region: letters/2024' })).toMatchObject({
    open: true,
    documents: 0,
  });
  await call('workspace.close', {});
  const file = window.offer(join(window.folder, 'Samples.workspace'));
  expect(await call('workspace.open', { file })).toMatchObject({ name: 'Samples', reviewer: 'Reviewer A' });
});

test('unknown operations and malformed input are refused in words', async () => {
  const wild = window.client.call as unknown as (name: string, input: unknown) => Promise<unknown>;
  await expect(wild('documents.burn', {})).rejects.toBeInstanceOf(OperationError);
  await expect(wild('toString', {})).rejects.toMatchObject({ code: 'unknown-operation' });
  await expect(wild('documents.get', { id: 7 })).rejects.toMatchObject({ code: 'wrong-input' });
  await expect(wild('documents.get', { id: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
});

test('a workspace is opened by its recovery code, which asks for no passphrase, and then given a new one', async () => {
  const { recoveryCode } = await call('protection.set', { passphrase: 'soon forgotten' });
  const path = window.engine.workspacePath() ?? '';
  await call('workspace.close', {});
  const file = window.offer(path);
  await expect(call('workspace.open', { file })).rejects.toMatchObject({ code: 'passphrase' });
  await expect(call('workspace.open', { file, recoveryCode: 'AAAAA-BBBBB' })).rejects.toMatchObject({
    code: 'passphrase',
  });
  expect(await call('workspace.open', { file, recoveryCode: recoveryCode ?? '' })).toMatchObject({ protected: true });
  await expect(call('protection.set', { recoveryCode: 'wrong', passphrase: 'new' })).rejects.toMatchObject({
    code: 'passphrase',
  });
  const again = await call('protection.set', {
    recoveryCode: recoveryCode ?? '',
    passphrase: 'written down this time',
  });
  expect(again.recoveryCode).not.toBe(recoveryCode);
  expect(await call('protection.set', { current: 'written down this time', passphrase: null })).toEqual({
    recoveryCode: null,
  });
});

test('backups of every workspace are listed and opened where none is open, and stay as they are', async () => {
  const documents = (await call('workspace.now', {})).documents;
  await call('backups.make', {});
  await call('workspace.close', {});
  const all = await call('backups.all', {});
  expect(all.length).toBeGreaterThan(0);
  expect(all.every(({ id }) => !/[\\/]/u.test(id))).toBe(true);
  await expect(call('backups.open', { id: '../settings.json' })).rejects.toMatchObject({ code: 'not-found' });
  const whole = all.find(({ isProtected }) => !isProtected);
  expect(await call('backups.open', { id: whole?.id ?? '' })).toMatchObject({ open: true, inPlace: true, documents });
  expect(await call('backups.all', {})).toEqual(expect.arrayContaining([whole]));
});

test.skipIf(process.platform === 'win32')(
  'a file that is moved while open is noticed, and what was decided is saved elsewhere',
  async () => {
    const path = window.engine.workspacePath() ?? '';
    const { items } = await call('review.queue', { frameworkId, show: 'to-decide', limit: 1 });
    renameSync(path, `${path}-moved`);
    expect(await call('workspace.now', {})).toMatchObject({ open: true, inPlace: false });
    const decision = { criteria: [], polarity: 'neutral' as const, agencies: [], tags: [], note: 'kept' };
    const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
    await expect(call('review.decide', { frameworkId, ...place, decision })).rejects.toMatchObject({ code: 'moved' });
    const { documents } = await call('workspace.now', {});
    expect(await call('workspace.saveElsewhere', {})).toMatchObject({ open: true, inPlace: true, documents });
    expect(window.engine.workspacePath()).not.toBe(path);
    expect(await call('workspace.verify', {})).toMatchObject({ sound: true });
  },
);

test('a file that another program writes over while it is open is said to be, whatever is asked; it can be closed', async () => {
  const path = window.engine.workspacePath() ?? '';
  const bytes = readFileSync(path);
  const { items } = await call('review.queue', { frameworkId, show: 'to-decide', limit: 1 });
  const place = { documentId: items[0]?.documentId ?? '', passageId: items[0]?.passageId ?? '' };
  const decision = { criteria: [], polarity: 'neutral' as const, agencies: [], tags: [], note: 'late' };
  writeFileSync(path, bytes.subarray(0, bytes.length / 2));
  const refused = expect.objectContaining({ code: 'moved', message: expect.stringContaining('wrote over') });
  await expect(call('review.decide', { frameworkId, ...place, decision })).rejects.toEqual(refused);
  await expect(call('documents.get', { id: place.documentId })).rejects.toEqual(refused);
  expect(await call('workspace.now', {})).toMatchObject({ open: true, writtenOver: true });
  expect(await call('workspace.close', {})).toMatchObject({ open: false });
  expect(readFileSync(path).length).toBe(Math.floor(bytes.length / 2));
});

test('every operation of the contract has been carried out above or in a file beside this one', () => {
  const beside = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/\bcall\('([\w.]+)'/gu)])
    .map(([, name]) => name ?? '');
  expect([...new Set([...called, ...beside])].sort()).toEqual(Object.keys(contract).sort());
});
