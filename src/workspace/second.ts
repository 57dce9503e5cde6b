/**
 * A second reviewer: a blind sample sent out as a small workspace, brought back and put together with ours; and whole
 * workspaces put together the same way.
 */
import type { Document } from '../document/document.ts';
import { type Agreement, agreement } from '../review/agreement.ts';
import { type Meeting, merge, sameJudgement, saysMore } from '../review/merge.ts';
import { placeQuotation } from '../review/place.ts';
import { type KeptDecision, type KeptOpinion, type KeptSetAside, keyOf, partsOf } from '../review/records.ts';
import { sampleForSecondReview } from '../review/sample.ts';
import { workspaceId } from './backup.ts';
import { listFrameworks } from './choices.ts';
import { eachDecision, getDecision } from './decisions.ts';
import { addDocument, documentBytes, getDocument, listDocuments } from './documents.ts';
import { notWantedIn } from './erased.ts';
import { WorkspaceError } from './errors.ts';
import { mergedFindings } from './findings.ts';
import { type Foreign, foreignRecords } from './foreign.ts';
import { inOneTransaction, isInPlace, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { act, type Intent, note } from './ledger.ts';
import { type Counted, mergedRest } from './merge-rest.ts';
import { closeWorkspace, createWorkspace, getSetting, openToLookAt, setSetting } from './open.ts';
import { mergedOurs } from './ours.ts';
import { getPassage } from './passages.ts';
import { recordsOf } from './records.ts';
import type { Credentials } from './seal.ts';
import { furnitureAsRead, setAsideDecisions } from './set-aside.ts';
import { withEarlierTags } from './tags.ts';

/** What a sample workspace asks of the second reviewer. */
export interface Sample {
  readonly frameworkId: string;
  readonly passages: readonly { readonly documentId: string; readonly passageId: string }[];
  /** The workspace it came from. */
  readonly of: string;
}

export interface SampleOptions {
  readonly frameworkId: string;
  /** How many passages. */
  readonly size: number;
  /** The same seed draws the same sample. */
  readonly seed: string;
  readonly reviewer: string;
  readonly name?: string;
  readonly passphrase?: string;
}

/** What came of putting two workspaces together. */
export interface Merged {
  readonly documentsAdded: number;
  /** Passages that only they had decided. */
  readonly taken: number;
  readonly agreed: number;
  /** Those of them on which the other reader wrote a note or tags that ours has not. */
  readonly noted: number;
  /** Decisions that are here already, unchanged: those of an earlier merge. */
  readonly known: number;
  /** Passages to settle; ours stands until then. */
  readonly conflicts: number;
  /** Decisions whose words do not stand in our reading of the document; kept beside. */
  readonly unplaced: number;
  /** Findings of theirs that were taken, or are kept beside ours until one is chosen. */
  readonly findings: number;
  /** What else was taken over, and what was left because something is said here, it is not wanted here any more, or it cannot stand here. */
  readonly also: readonly Counted[];
  readonly left: readonly Counted[];
  /** Records of theirs that hold nothing we understand, and were left out. */
  readonly notUnderstood: number;
}

/** Two or more reviewers' words on one passage, and whether it still has to be settled. */
export interface Opinions {
  readonly documentId: string;
  readonly passageId: string;
  readonly opinions: readonly KeptDecision[];
  /** The decision that stands now. */
  readonly standing: KeptDecision | null;
  readonly toSettle: boolean;
}

/**
 * Makes a small workspace for a second reviewer: the documents of a sample of decided passages, and no decision.
 * @throws WorkspaceError `not-found` where nothing has been decided yet
 */
export function exportSample(workspace: Workspace, path: string, options: SampleOptions): Sample {
  const { frameworkId, size, seed, reviewer, name, passphrase } = options;
  const chosen = sampleForSecondReview([...eachDecision(workspace, frameworkId)], size, seed, sha256);
  if (chosen.length === 0) {
    throw new WorkspaceError('not-found', 'Nothing has been decided yet, so there is nothing to review a second time.');
  }
  const sample: Sample = {
    frameworkId,
    passages: chosen.map(({ documentId, passageId }) => ({ documentId, passageId })),
    of: workspaceId(workspace),
  };
  const small = createWorkspace(path, {
    name: name ?? 'Second review',
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  try {
    inOneTransaction(small, () => {
      for (const id of new Set(chosen.map(({ documentId }) => documentId))) {
        addDocument(small, asRead(workspace, getDocument(workspace, id)), documentBytes(workspace, id), reviewer);
      }
      note(small, reviewer, `made a sample of ${chosen.length} passages for a second review`, [
        ...ownPassages(workspace, sample),
        ...listFrameworks(workspace).map((framework): Intent => {
          return { kind: 'framework', key: keyOf(framework.id), after: framework };
        }),
      ]);
      setSetting(small, 'sample', JSON.stringify(sample));
      setSetting(small, 'framework', frameworkId);
    });
  } finally {
    closeWorkspace(small);
  }
  note(workspace, reviewer, `sent ${chosen.length} passages out for a second review`);
  return sample;
}

/** What this workspace asks of the second reviewer, or null where it is no sample. */
export function sampleOf(workspace: Workspace): Sample | null {
  const kept = getSetting(workspace, 'sample');
  return kept === null ? null : (JSON.parse(kept) as Sample);
}

/**
 * Puts another workspace's decisions together with ours, as one step for undo: a returned sample or a whole workspace.
 * Nothing is overwritten. Documents we do not have are added, but for those erased or taken out of sight here. Where both have decided, both opinions are kept and ours
 * stands until somebody settles it by deciding again.
 * @throws WorkspaceError why the other file cannot be opened
 */
export function mergeWorkspace(
  workspace: Workspace,
  otherPath: string,
  reviewer: string,
  credentials: Credentials = {},
): Merged {
  if (isItself(workspace, otherPath))
    throw new WorkspaceError(
      'conflict',
      'This is the workspace itself: there is nothing to put together. Choose the other one.',
    );
  const other = openToLookAt(otherPath, credentials);
  try {
    return inOneTransaction(workspace, () => mergeOpened(workspace, other, reviewer));
  } finally {
    closeWorkspace(other);
  }
}

function isItself(workspace: Workspace, path: string): boolean {
  try {
    return isInPlace({ ...workspace, path });
  } catch {
    // Why it cannot be looked at is said when it is opened.
    return false;
  }
}

/** Everything on which more than one reviewer has said something, in the order of documents and passages. */
export function opinionsUnder(workspace: Workspace, frameworkId: string): Opinions[] {
  const byPassage = new Map<string, KeptOpinion[]>();
  for (const { key, value } of recordsOf(workspace, 'opinion')) {
    const [framework = '', documentId = '', passageId = ''] = partsOf(key);
    if (framework !== frameworkId) continue;
    const name = keyOf(documentId, passageId);
    byPassage.set(name, [...(byPassage.get(name) ?? []), value]);
  }
  return [...byPassage].map(([name, kept]) => {
    const [documentId = '', passageId = ''] = partsOf(name);
    const opinions = kept.map(({ decision }) => decision);
    const standing = getDecision(workspace, frameworkId, documentId, passageId);
    const first = opinions[0];
    const differ = first !== undefined && opinions.some((opinion) => !sameJudgement(opinion, first));
    const settled = standing !== null && kept.every(({ mergedAt }) => standing.at > mergedAt);
    return { documentId, passageId, opinions, standing, toSettle: differ && !settled };
  });
}

/** How far each two reviewers agree on what both have decided. */
export function agreementUnder(
  workspace: Workspace,
  frameworkId: string,
): { readonly reviewers: readonly [string, string]; readonly agreement: Agreement }[] {
  const all = opinionsUnder(workspace, frameworkId).map(
    ({ opinions }) => new Map(opinions.map((opinion) => [opinion.reviewer, opinion])),
  );
  const names = [...new Set(all.flatMap((opinions) => [...opinions.keys()]))].sort();
  return names
    .flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))
    .flatMap((reviewers) => {
      const pairs = all.flatMap((opinions) => {
        const [first, second] = reviewers.map((name) => opinions.get(name));
        return first === undefined || second === undefined ? [] : [{ first, second }];
      });
      return pairs.length === 0 ? [] : [{ reviewers, agreement: agreement(pairs) }];
    });
}

function mergeOpened(workspace: Workspace, other: Workspace, reviewer: string): Merged {
  const ours = documentsBySource(workspace);
  const said = foreignRecords(other);
  let documentsAdded = 0;
  const unplaced: KeptDecision[] = [];
  const setAside: Intent[] = [];
  const own = new Map<string, Intent>();
  const ourIds = new Map<string, string>();
  const meetings: Meeting[] = [];
  const whyNot = notWantedIn(workspace);
  const notWanted = { erased: 0, removed: 0 };
  for (const { id, path, sha256: source } of listDocuments(other)) {
    let ourId = ours.get(id) ?? ours.get(source);
    if (ourId === undefined) {
      const why = whyNot({ id, path, sha256: source });
      if (why !== null) {
        notWanted[why]++;
        continue;
      }
      addDocument(workspace, asRead(other, getDocument(other, id)), documentBytes(other, id), reviewer);
      ourId = id;
      documentsAdded++;
    }
    const home = getDocument(workspace, ourId);
    ourIds.set(id, ourId);
    setAside.push(...setAsideFrom(workspace, said, id, home));
    for (const decision of said.decisions.get(id) ?? []) {
      const passage = placeQuotation(decision.quotation, home);
      if (passage === null) {
        unplaced.push(decision);
        continue;
      }
      if (getPassage(workspace, ourId, passage.id) === null) {
        const key = keyOf(ourId, passage.id);
        own.set(key, { kind: 'passage', key, after: passage });
      }
      const { text, start, end } = passage;
      const theirs = { ...decision, documentId: ourId, passageId: passage.id, quotation: { text, start, end } };
      meetings.push({ theirs, ours: getDecision(workspace, decision.frameworkId, ourId, passage.id) });
    }
  }
  const known = knownOpinions(workspace);
  const merged = merge(meetings.filter(({ theirs }) => known.get(opinionKey(theirs))?.at !== theirs.at));
  const mergedAt = workspace.now();
  const both = [...merged.agreed, ...merged.conflicts].flatMap(({ theirs, ours: standing }) => {
    if (standing === null) return [];
    // Two people may have typed the same name, or none.
    const second = theirs.reviewer === standing.reviewer ? { ...theirs, reviewer: `${theirs.reviewer} (2)` } : theirs;
    // What a reviewer first said stays, whatever was settled later.
    const first = known.get(opinionKey(standing)) ?? standing;
    return [opinionOf(first, mergedAt), opinionOf(second, mergedAt)];
  });
  const placeOf = (documentId: string, passageId: string) => {
    const passage = getPassage(other, documentId, passageId);
    const ourId = ourIds.get(documentId);
    if (passage === null || ourId === undefined) return null;
    const placed = placeQuotation(passage, getDocument(workspace, ourId));
    return placed === null ? null : { documentId: ourId, passageId: placed.id };
  };
  const findings = mergedFindings(workspace, said.findings, placeOf);
  const otherwise = [...setAside, ...mergedOurs(workspace, said, ourIds)];
  const places = {
    ourIds,
    passage: placeOf,
    asRead: new Map(listDocuments(workspace).map(({ id, metadataAsRead }) => [id, metadataAsRead] as const)),
    decided: new Set(merged.taken.map((taken) => keyOf(taken.frameworkId, taken.documentId, taken.passageId))),
  };
  const rest = mergedRest(workspace, said, places, otherwise);
  const elsewhere = [...said.decisions].filter(([id]) => !ourIds.has(id)).flatMap(([, decisions]) => decisions);
  const what = `put ${merged.taken.length + merged.agreed.length + merged.conflicts.length} decisions of another workspace together with these`;
  act(workspace, reviewer, what, [
    ...own.values(),
    ...otherwise,
    ...merged.taken.flatMap((taken) => {
      const { decision, intents } = withEarlierTags(workspace, taken);
      return [decisionIntent(decision), ...intents];
    }),
    ...both,
    ...findings,
    ...rest.intents,
    ...unplaced.map((decision): Intent => {
      const key = keyOf(decision.frameworkId, decision.documentId, decision.passageId, decision.at);
      return { kind: 'unplaced', key, after: decision };
    }),
  ]);
  return {
    documentsAdded,
    taken: merged.taken.length,
    agreed: merged.agreed.length,
    noted: merged.agreed.filter(({ theirs, ours: standing }) => saysMore(theirs, standing)).length,
    known: meetings.length - merged.taken.length - merged.agreed.length - merged.conflicts.length,
    conflicts: merged.conflicts.length,
    unplaced: unplaced.length,
    findings: findings.length,
    also: rest.taken,
    left: [
      { what: 'documents that were erased here', count: notWanted.erased },
      { what: 'documents taken out of sight here', count: notWanted.removed },
      { what: 'decisions on documents erased here, or out of sight on either side', count: elsewhere.length },
      ...rest.left,
    ].filter(({ count }) => count > 0),
    notUnderstood: said.notUnderstood,
  };
}

/** What they set aside or brought back in a document, where we have said nothing of the passage. */
function setAsideFrom(workspace: Workspace, said: Foreign, theirId: string, home: Document): Intent[] {
  const ours = setAsideDecisions(workspace);
  return said.setAside.flatMap(({ key, value }): Intent[] => {
    if (partsOf(key)[0] !== theirId) return [];
    const passage = placeQuotation(value.quotation, home);
    if (passage === null || !home.passages.includes(passage) || ours.has(`${home.id} ${passage.id}`)) return [];
    const { text, start, end } = passage;
    const after: KeptSetAside = { ...value, quotation: { text, start, end } };
    return [{ kind: 'set-aside', key: keyOf(home.id, passage.id), after: after }];
  });
}

/** Our documents by their id and by the hash of their source: the same file may have come by another path. */
function documentsBySource(workspace: Workspace): Map<string, string> {
  const documents = listDocuments(workspace);
  return new Map([
    ...documents.map(({ id, sha256: source }) => [source, id] as const),
    ...documents.map(({ id }) => [id, id] as const),
  ]);
}

/** A document with its metadata as read and the passages that were read. */
function asRead(workspace: Workspace, document: Document): Document {
  const summary = listDocuments(workspace).find(({ id }) => id === document.id);
  const own = new Set(
    statement<{ id: string }>(workspace, `SELECT id FROM passage WHERE document = ? AND origin = 'reviewer'`)
      .all(document.id)
      .map(({ id }) => id),
  );
  const read = furnitureAsRead(workspace, document.id);
  return {
    ...document,
    metadata: summary?.metadataAsRead ?? document.metadata,
    passages: document.passages
      .filter(({ id }) => !own.has(id))
      .map((passage) => ({ ...passage, furniture: read.get(passage.id) ?? null })),
  };
}

function ownPassages(workspace: Workspace, { passages }: Sample): Intent[] {
  return passages.flatMap(({ documentId, passageId }): Intent[] => {
    const row = statement(workspace, `SELECT 1 FROM passage WHERE document = ? AND id = ? AND origin = 'reviewer'`).get(
      documentId,
      passageId,
    );
    const passage = row === undefined ? null : getPassage(workspace, documentId, passageId);
    if (passage === null) return [];
    return [{ kind: 'passage', key: keyOf(documentId, passageId), after: passage }];
  });
}

function decisionIntent(decision: KeptDecision): Intent {
  const { frameworkId, documentId, passageId } = decision;
  return { kind: 'decision', key: keyOf(frameworkId, documentId, passageId), after: decision };
}

function opinionKey({ frameworkId, documentId, passageId, reviewer }: KeptDecision): string {
  return keyOf(frameworkId, documentId, passageId, reviewer);
}

function opinionOf(decision: KeptDecision, mergedAt: string): Intent {
  const kept: KeptOpinion = { decision, mergedAt };
  return { kind: 'opinion', key: opinionKey(decision), after: kept };
}

function knownOpinions(workspace: Workspace): Map<string, KeptDecision> {
  return new Map(recordsOf(workspace, 'opinion').map(({ key, value }) => [key, value.decision]));
}
