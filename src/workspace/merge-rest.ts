/**
 * What else another workspace's reviewers said, beside decisions, findings and what is ours: taken over where nothing is said
 * here and it can stand here as it stood there; everything else is counted by what it is, so that it is not lost unseen.
 */
import type { Metadata } from '../document/document.ts';
import { canonicalJson } from '../review/canonical-json.ts';
import { keyOf, partsOf, type RecordKind } from '../review/records.ts';
import type { Foreign, ForeignRecord, RestKind } from './foreign.ts';
import { statement, type Workspace } from './handle.ts';
import { type Intent, intentOf } from './ledger.ts';
import { readRecord } from './records.ts';

/** So many of what is named in words: "saved searches", "tags of undecided passages". */
export interface Counted {
  readonly what: string;
  readonly count: number;
}

/** Theirs in our places. */
export interface Places {
  readonly ourIds: ReadonlyMap<string, string>;
  /** The passage with us that has the words of one of theirs; null where none has. */
  readonly passage: (documentId: string, passageId: string) => { documentId: string; passageId: string } | null;
  /** What was read of our documents, by their ids. */
  readonly asRead: ReadonlyMap<string, Metadata>;
  /** Keys of the passages whose decisions are taken over at the same time. */
  readonly decided: ReadonlySet<string>;
}

const WORDS: Readonly<Partial<Record<RecordKind, string>>> = {
  tag: 'tags of undecided passages',
  correction: 'corrections of documents',
  progress: 'marks of progress',
  subject: 'subjects of their own',
  framework: 'sets of criteria',
  'not-copies': 'pairs of documents that are not copies',
  'set-aside': 'passages set aside or brought back',
  'our-area': 'areas that are ours',
  whose: 'documents that are ours or not ours',
  opinion: 'decisions of further reviewers',
  unplaced: 'decisions whose words are gone',
  counts: 'copies chosen to count',
  'theme-edit': 'changes of themes',
  'other-finding': 'findings of further reviewers',
  word: 'corrected words of scanned pages',
  leftover: 'remarks whose words are gone',
  removed: 'documents taken out of sight there',
};
const LISTS: Readonly<Record<string, string>> = {
  saved: 'saved searches',
  family: 'families of words',
  watched: 'watched words',
};

/**
 * What putting the rest together changes, and what was left as it is here.
 * @param otherwise what else is taken over: what they said of the same and is not among it was left
 */
export function mergedRest(
  workspace: Workspace,
  said: Foreign,
  places: Places,
  otherwise: readonly Intent[],
): { readonly intents: Intent[]; readonly taken: Counted[]; readonly left: Counted[] } {
  const intents = new Map<string, Intent>();
  const taken = new Map<string, number>();
  const left = new Map<string, number>();
  const add = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const kind of Object.keys(said.rest) as RestKind[]) {
    for (const record of said.rest[kind]) {
      const what = WORDS[kind] ?? LISTS[partsOf(record.key)[0] ?? ''] ?? 'searches';
      const theirs = placed(workspace, kind, record, places);
      if (theirs === 'nothing') continue;
      const here = theirs === null ? null : readRecord(workspace, theirs);
      if (theirs === null || (here !== null && canonicalJson(here) !== canonicalJson(theirs.after))) add(left, what);
      else if (here === null && !intents.has(`${kind} ${theirs.key}`)) {
        intents.set(`${kind} ${theirs.key}`, theirs);
        add(taken, what);
      }
    }
  }
  for (const { kind, key } of said.notTaken)
    if (readRecord(workspace, { kind, key }) === null) add(left, WORDS[kind] ?? kind);
  for (const kind of ['set-aside', 'our-area', 'whose'] as const)
    for (const one of otherwise) if (one.kind === kind) add(taken, WORDS[kind] ?? kind);
  for (const { key, value } of said.setAside) {
    const place = places.passage(...asPlace(key));
    const here =
      place === null
        ? null
        : readRecord(workspace, { kind: 'set-aside', key: keyOf(place.documentId, place.passageId) });
    if (place === null || (here !== null && here.aside !== value.aside)) add(left, WORDS['set-aside'] ?? '');
  }
  for (const { key, value } of said.whose) {
    const id = places.ourIds.get(partsOf(key)[0] ?? '');
    const here = id === undefined ? null : readRecord(workspace, { kind: 'whose', key: keyOf(id) });
    if (id === undefined || (here !== null && here !== value)) add(left, WORDS.whose ?? '');
  }
  return { intents: [...intents.values()], taken: counted(taken), left: counted(left) };
}

/** A record of theirs as it would stand here; null where it cannot, `nothing` where it would say nothing. */
function placed<Kind extends RestKind>(
  workspace: Workspace,
  kind: Kind,
  { key, value }: ForeignRecord<Kind>,
  { ourIds, passage, asRead, decided }: Places,
): Intent | null | 'nothing' {
  const [first = '', second = '', third = ''] = partsOf(key);
  const theirs = { kind, value } as {
    readonly [Each in RestKind]: { kind: Each; value: ForeignRecord<Each>['value'] };
  }[RestKind];
  switch (theirs.kind) {
    case 'tag': {
      const place = passage(second, third);
      if (place === null) return null;
      const ours = keyOf(first, place.documentId, place.passageId);
      const isDecided = decided.has(ours) || readRecord(workspace, { kind: 'decision', key: ours }) !== null;
      return isDecided ? null : intentOf('tag', ours, theirs.value);
    }
    case 'correction': {
      const id = ourIds.get(first);
      if (id === undefined) return null;
      const read: Readonly<Record<string, unknown>> = { ...asRead.get(id) };
      const said = Object.entries(theirs.value).filter(
        ([name, one]) => canonicalJson(one) !== canonicalJson(read[name] ?? null),
      );
      return said.length === 0 ? 'nothing' : intentOf('correction', keyOf(id), Object.fromEntries(said));
    }
    case 'progress': {
      const id = ourIds.get(second);
      // Of a criterion, or the whole review, they spoke with other documents before them.
      if (id === undefined) return null;
      const ours = keyOf(first, id, third);
      const isOurs =
        hasDecisions(workspace, first, id) && readRecord(workspace, { kind: 'progress', key: ours }) === null;
      return isOurs ? null : intentOf('progress', ours, theirs.value);
    }
    case 'search': {
      const isRight = first === 'saved' ? typeof theirs.value === 'string' : Array.isArray(theirs.value);
      // An empty family would switch one of the program's off here.
      if (!isRight || LISTS[first] === undefined || second === '' || theirs.value.length === 0) return null;
      return intentOf('search', keyOf(first, second), theirs.value);
    }
    case 'subject':
      return theirs.value.id === first ? intentOf('subject', keyOf(first), theirs.value) : null;
    case 'framework': {
      const { guidance, ...framework } = theirs.value;
      // Of the program's own sets each file holds the ones it was made with.
      if (framework.id !== first || framework.builtIn) return null;
      const document = guidance === undefined ? undefined : ourIds.get(guidance);
      return intentOf('framework', keyOf(first), {
        ...framework,
        ...(document === undefined ? {} : { guidance: document }),
      });
    }
    case 'not-copies': {
      const pair = [ourIds.get(first), ourIds.get(second)].flatMap((id) => id ?? []);
      return new Set(pair).size < 2 ? null : intentOf('not-copies', keyOf(...pair.toSorted()), true);
    }
  }
}

function asPlace(key: string): [string, string] {
  const [documentId = '', passageId = ''] = partsOf(key);
  return [documentId, passageId];
}

function hasDecisions(workspace: Workspace, frameworkId: string, documentId: string): boolean {
  const row = statement(workspace, 'SELECT 1 FROM decision WHERE framework = ? AND document = ? LIMIT 1').get(
    frameworkId,
    documentId,
  );
  return row !== undefined;
}

function counted(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts].map(([what, count]) => ({ what, count }));
}
