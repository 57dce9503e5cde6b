/**
 * What was said about the passages of a document besides decisions, carried over to a new reading of it: tags, what was
 * set aside, other reviewers' opinions, passages of the reviewer's own, and edits of themes.
 */
import type { Passage } from '../document/document.ts';
import { inSeries } from '../document/series.ts';
import { type Json, keyOf, type Leftover, partsOf, type QuotedRange, type RecordValues } from '../review/records.ts';
import { statement, type Workspace } from './handle.ts';
import { type Intent, rawIntent } from './ledger.ts';
import { getSetting, setSetting } from './open.ts';
import { recordsOf } from './records.ts';

/** Kinds of records that name a passage of the document, and at which part of their key. */
const PLACES = { tag: 2, 'set-aside': 1, opinion: 2, passage: 1 } as const;
type PlacedKind = keyof typeof PLACES;

export type Said = {
  readonly [Kind in PlacedKind]: {
    readonly kind: Kind;
    readonly key: string;
    readonly passageId: string;
    /** Null for a passage of the reviewer's own, which is made anew from its words. */
    readonly value: Kind extends 'passage' ? null : RecordValues[Kind];
  };
}[PlacedKind];

/** Everything said about the passages of a document, decisions left out. */
export function saidAbout(workspace: Workspace, documentId: string): Said[] {
  const kept = (['tag', 'set-aside', 'opinion'] as const).flatMap((kind) =>
    recordsOf(workspace, kind).flatMap(({ key, value }): Said[] => {
      const parts = partsOf(key);
      const passageId = parts[PLACES[kind]] ?? '';
      return parts[PLACES[kind] - 1] === documentId ? [{ kind, key, passageId, value } as Said] : [];
    }),
  );
  const own = statement<{ id: string }>(
    workspace,
    `SELECT id FROM passage WHERE document = ? AND origin = 'reviewer' ORDER BY id`,
  ).all(documentId);
  return [
    ...kept,
    ...own.map(({ id }): Said => ({ kind: 'passage', key: keyOf(documentId, id), passageId: id, value: null })),
  ];
}

export interface Moves {
  readonly documentId: string;
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
  readonly place: (quotation: QuotedRange) => Passage | null;
}

export interface Carried {
  readonly intents: readonly Intent[];
  readonly leftovers: readonly Leftover[];
}

/** What was said, on the passages that now carry its words; where the words are gone, what is left over. */
export function carry(said: readonly Said[], moves: Moves): Carried {
  const { documentId } = moves;
  const moved = movedBy(moves);
  const intents = new Map<string, Intent>();
  const leftovers: Leftover[] = [];
  const put = (intent: Intent) => intents.set(`${intent.kind} ${intent.key}`, intent);
  for (const one of said) {
    const { kind, key, passageId } = one;
    const passage = moved(passageId);
    const stands = passage !== null && moves.after.includes(passage);
    // Only a passage that was read can be set aside; everything else can stand on a passage of the reviewer's own.
    if (passage === null || (kind === 'set-aside' && !stands)) {
      leftovers.push({ documentId, what: inWords(one), quotation: quotationOf(moves.before, passageId) });
      continue;
    }
    if (!stands) put({ kind: 'passage', key: keyOf(documentId, passage.id), after: passage });
    if (one.kind === 'passage') continue;
    const parts = partsOf(key).map((part, at) => (at === PLACES[one.kind] ? passage.id : part));
    const name = keyOf(...parts);
    const before = intents.get(`${kind} ${name}`)?.after ?? null;
    put(onPassage(one, name, passage, { documentId, before }));
  }
  return { intents: [...intents.values()], leftovers };
}

function onPassage(
  said: Exclude<Said, { kind: 'passage' }>,
  key: string,
  passage: Passage,
  { documentId, before }: { readonly documentId: string; readonly before: Intent['after'] },
): Intent {
  const { text, start, end } = passage;
  const quotation = { text, start, end };
  if (said.kind === 'tag') {
    const tags = new Set([...((before as readonly string[] | null) ?? []), ...said.value]);
    return { kind: 'tag', key, after: [...tags] };
  }
  if (said.kind === 'set-aside') return { kind: 'set-aside', key, after: { ...said.value, quotation } };
  const decision = { ...said.value.decision, documentId, passageId: passage.id, quotation };
  return { kind: 'opinion', key, after: { ...said.value, decision } };
}

function inWords(said: Said): string {
  if (said.kind === 'tag') return `the tag ${inSeries(said.value.map((tag) => `“${tag}”`))}`;
  if (said.kind === 'set-aside') return said.value.aside ? 'set aside' : 'brought back';
  return said.kind === 'opinion' ? 'another reviewer’s opinion' : 'a passage of your own';
}

function quotationOf(before: readonly Passage[], passageId: string): QuotedRange {
  const { text = '', start = 0, end = 0 } = before.find(({ id }) => id === passageId) ?? {};
  return { text, start, end };
}

/** The passage that now carries the words of an earlier one; each is looked for once. */
function movedBy({ before, place }: Moves): (passageId: string) => Passage | null {
  const known = new Map<string, Passage | null>();
  const byId = new Map(before.map((passage) => [passage.id, passage]));
  return (passageId) => {
    const passage = byId.get(passageId);
    const found = known.get(passageId) ?? (passage === undefined ? null : place(passage));
    known.set(passageId, found);
    return found;
  };
}

/** The edits of themes, the findings, and what else names passages, with the names that the passages have now. */
export function carryNames(workspace: Workspace, moves: Moves): Carried {
  const moved = movedBy(moves);
  const newName = (id: string) => {
    const passage = moved(id);
    return passage !== null && moves.after.includes(passage) ? passage.id : null;
  };
  const leftovers: Leftover[] = [];
  const naming = (['theme-edit', 'finding', 'other-finding'] as const).flatMap((kind) =>
    recordsOf(workspace, kind).map((record) => ({ kind, ...record })),
  );
  const intents = naming.map(({ kind, key, value }): Intent => {
    const gone: string[] = [];
    const after = renamed(value as unknown as Json, moves.documentId, newName, gone);
    for (const id of gone) {
      const what = kind === 'theme-edit' ? 'in a theme you edited' : 'put forward with a finding';
      leftovers.push({ documentId: moves.documentId, what, quotation: quotationOf(moves.before, id) });
    }
    return rawIntent({ kind, key }, after);
  });
  const sample = getSetting(workspace, 'sample');
  if (sample !== null) {
    setSetting(workspace, 'sample', JSON.stringify(renamed(JSON.parse(sample) as Json, moves.documentId, newName, [])));
  }
  for (const stage of ['themes', 'themes before']) {
    const row = statement<{ json: string }>(
      workspace,
      `SELECT json FROM stage_result WHERE stage = ? AND key = ''`,
    ).get(stage);
    if (row === undefined) continue;
    const json = JSON.stringify(renamed(JSON.parse(row.json) as Json, moves.documentId, newName, []));
    statement(workspace, `UPDATE stage_result SET json = ? WHERE stage = ? AND key = ''`).run(json, stage);
  }
  return { intents, leftovers };
}

/**
 * A value with the passages of one document under their new names. Where a name is gone, its entry in a list goes, and so
 * does a value that is about that passage alone.
 */
export function renamed(value: Json, documentId: string, newName: (id: string) => string | null, gone: string[]): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value
      .map((each) => renamed(each, documentId, newName, gone))
      .filter((each, at) => each !== null || value[at] === null);
  }
  const fields = value as { readonly [name: string]: Json };
  if (fields.documentId === documentId && typeof fields.passageId === 'string') {
    const passageId = newName(fields.passageId);
    if (passageId === null) gone.push(fields.passageId);
    return passageId === null ? null : { ...fields, passageId };
  }
  const entries = Object.entries(fields).map(
    ([name, each]) => [name, renamed(each, documentId, newName, gone)] as const,
  );
  const lost = entries.some(([name, each]) => each === null && fields[name] !== null);
  return lost ? null : Object.fromEntries(entries);
}
