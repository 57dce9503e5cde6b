/**
 * The search index: one row a passage, FTS5, holding stems only (`indexText`). The words themselves stay in the passages.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Passage } from '../document/document.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import { practiceOf } from '../document/practice.ts';
import type { WordForm } from '../search/fts.ts';
import { type IndexedPassage, indexed } from '../search/indexed.ts';
import type { SearchFilters, ValueFilter } from '../search/query.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { type PassageRow, passageOf } from './rows.ts';
import { rankByWords, standInMany } from './word-ranks.ts';

/** What a search is confined to. Fields as in the search box, and documents by id. */
export interface SearchScope {
  readonly filters?: SearchFilters;
  /** The framework whose decisions and suggestions `criterion:`, `polarity:`, `decision:` and `tag:` look at. */
  readonly frameworkId?: string;
  readonly documentIds?: readonly string[];
  /** Whether what the index answers is meant, asked for text and headings: see `heldBack`. */
  readonly isMeant?: ((text: string, heading: string) => boolean) | null;
  /** What `match` asks for, where that is single words any of which will do: many matches are then ranked sooner. */
  readonly words?: readonly WordForm[] | null;
  /** Best first where none is given. Passages without a date stand last either way. */
  readonly order?: SearchOrder;
}

export type SearchOrder = 'best' | 'newest' | 'oldest' | 'document';

export interface SearchHit {
  readonly documentId: string;
  readonly passageId: string;
  /** BM25 as FTS5 gives it: smaller is better; 0 where no words were looked for. */
  readonly rank: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

/** Enters one passage under its number in the file. */
export function addToSearch(
  workspace: Workspace,
  numberInFile: number,
  passage: Passage,
  { text, headings }: IndexedPassage = indexed(passage),
): void {
  statement(workspace, 'INSERT INTO passage_search (rowid, text, heading) VALUES (?, ?, ?)').run(
    numberInFile,
    text,
    headings,
  );
}

/** Enters every passage of a document. */
export function addDocumentToSearch(workspace: Workspace, documentId: string): void {
  const rows = statement<PassageRow>(workspace, 'SELECT * FROM passage WHERE document = ?').all(documentId);
  for (const row of rows) addToSearch(workspace, row.number_in_file, passageOf(row));
}

/** Takes every passage of a document out of the index. */
export function removeDocumentFromSearch(workspace: Workspace, documentId: string): void {
  statement(
    workspace,
    'DELETE FROM passage_search WHERE rowid IN (SELECT number_in_file FROM passage WHERE document = ?)',
  ).run(documentId);
}

/** Makes the whole index anew, after the rules of `indexText` have changed. */
export function rebuildSearch(workspace: Workspace): void {
  inOneTransaction(workspace, () => {
    statement(workspace, `INSERT INTO passage_search (passage_search) VALUES ('delete-all')`).run();
    const documents = statement<{ id: string }>(workspace, 'SELECT id FROM document WHERE removed = 0').all();
    for (const { id } of documents) addDocumentToSearch(workspace, id);
  });
}

/** How many passages the index does not hold that it should. */
export function missingFromSearch(workspace: Workspace): number {
  const missing = statement<{ count: number }>(
    workspace,
    `SELECT count(*) AS count FROM passage JOIN document ON document.id = passage.document AND removed = 0
     WHERE number_in_file NOT IN (SELECT rowid FROM passage_search)`,
  ).get();
  return missing?.count ?? 0;
}

/**
 * Makes the index anew where it holds fewer passages than there are, so that no search leaves them out unseen. Only counted
 * here, for it is done whenever a workspace is opened; where it cannot be, the workspace is opened all the same.
 */
export function mendSearch(workspace: Workspace): void {
  try {
    const row = statement<{ held: number; there: number }>(
      workspace,
      `SELECT (SELECT count(*) FROM passage_search_docsize) AS held,
         (SELECT count(*) FROM passage JOIN document ON document.id = passage.document AND removed = 0) AS there`,
    ).get();
    if (row !== undefined && row.held < row.there) rebuildSearch(workspace);
  } catch {
    // What keeps it from being made anew is said by the check, or by the next step that is saved.
  }
}

/** The same where what it holds is damaged, which takes longer to find out. */
export function mendDamagedSearch(workspace: Workspace): void {
  try {
    workspace.database.exec(`INSERT INTO passage_search (passage_search) VALUES ('integrity-check')`);
  } catch {
    rebuildSearch(workspace);
  }
}

/** Brings the index into one piece, after an import: searches are a third quicker. Takes a second or two in a large workspace. */
export function tidySearch(workspace: Workspace): void {
  inOneTransaction(workspace, () => {
    statement(workspace, `INSERT INTO passage_search (passage_search) VALUES ('optimize')`).run();
  });
}

/**
 * Passages that match, best first, of equal ones those added first; everything in the order of document and place where there
 * are no words.
 * @param match an FTS5 expression as `toFts5` writes it, or null to ask by scope alone
 * @param longest milliseconds after which the search is stopped: nothing else is answered meanwhile
 * @throws WorkspaceError `too-large` where it was stopped
 */
export function searchPassages(
  workspace: Workspace,
  match: string | null,
  scope: SearchScope = {},
  limit = 50,
  offset = 0,
  longest = LONGEST_SEARCH,
): SearchAnswer {
  prepare(workspace, longest, scope.isMeant ?? null);
  const { documents, conditions, values } = conditionsOf(scope);
  const asked = { ...values, match, limit, offset };
  const order = scope.order ?? 'best';
  if (match !== null && conditions.length === 0 && order === 'best')
    return byWords(workspace, documents, asked, scope.words ?? null);
  const all = [...(documents === null ? [] : [`passage.document IN ${documents}`]), ...conditions, IN_TIME];
  // What a passage must be is asked once for each, and not again to count them or to put them in order.
  const found = `found AS MATERIALIZED (SELECT passage.number_in_file AS number, ${match === null ? '0' : 'passage_search.rank'} AS rank
    FROM passage ${match === null ? THERE : MATCHING}
    WHERE ${all.join(' AND ')})`;
  const isBest = match !== null && order === 'best';
  const rows = statement<SearchHit & { readonly total: number }>(
    workspace,
    `WITH ${found}${isBest ? `, best AS (SELECT * FROM found ORDER BY ${BEST_FIRST} LIMIT @most)` : ''}
     SELECT passage.document AS documentId, passage.id AS passageId, rank, (SELECT count(*) FROM found) AS total
     FROM ${isBest ? 'best' : 'found'} JOIN passage ON passage.number_in_file = number
     JOIN document ON document.id = passage.document
     ORDER BY ${isBest ? BEST_FIRST : `${ORDERS[order]} documentId, passage.start, passageId`} LIMIT @limit OFFSET @offset`,
  ).all({ ...asked, most: offset + limit });
  const hits = rows.map(({ documentId, passageId, rank }) => ({ documentId, passageId, rank }));
  if (rows.length > 0 || offset === 0) return { hits, total: rows[0]?.total ?? 0 };
  const beyond = statement<{ total: number }>(workspace, `WITH ${found} SELECT count(*) AS total FROM found`);
  return { hits, total: beyond.get(asked)?.total ?? 0 };
}

/** The index is asked first and only the best rows are looked up: common words stay quick. */
function byWords(
  workspace: Workspace,
  documents: string | null,
  asked: Values & { readonly limit: number; readonly offset: number },
  words: readonly WordForm[] | null,
): SearchAnswer {
  const most = asked.offset + asked.limit;
  // The plus keeps SQLite from asking the index once for every row of the list.
  const within =
    documents === null ? '' : `AND +rowid IN (SELECT number_in_file FROM passage WHERE document IN ${documents})`;
  const matching = `FROM passage_search WHERE passage_search MATCH @match ${within}`;
  if (words === null || workspace.database.inTransaction || !standInMany(workspace, words, MANY)) {
    // Counting looks at every row by itself, and so finds out whether putting them in order takes too long.
    const counted = statement<{ count: number }>(workspace, `SELECT count(*) AS count ${matching} AND ${IN_TIME}`);
    const best = `SELECT rowid AS number, rank ${matching} ORDER BY ${BEST_FIRST} LIMIT @most`;
    return { hits: hitsAmong(workspace, best, { ...asked, most }), total: counted.get(asked)?.count ?? 0 };
  }
  const ids =
    documents === null ? null : statement<{ id: string }>(workspace, `SELECT id FROM ${documents}`).all(asked);
  const ranked = rankByWords(workspace, words, ids?.map(({ id }) => id) ?? null, most, IN_TIME);
  const best = `SELECT value ->> 0 AS number, value ->> 1 AS rank FROM json_each(@ranked)`;
  const pairs = JSON.stringify(ranked.best.map(({ number, rank }) => [number, rank]));
  return { hits: hitsAmong(workspace, best, { ...asked, ranked: pairs }), total: ranked.total };
}

/** Places from which on the passages that hold single words are ranked by `rankByWords`. */
const MANY = 2_000;

/** Those asked for of the best rows. */
function hitsAmong(workspace: Workspace, best: string, asked: Values): readonly SearchHit[] {
  return statement<SearchHit>(
    workspace,
    `SELECT passage.document AS documentId, passage.id AS passageId, best.rank AS rank
     FROM (${best}) AS best JOIN passage ON passage.number_in_file = best.number
     ORDER BY ${BEST_FIRST} LIMIT @limit OFFSET @offset`,
  ).all(asked);
}

/** Milliseconds. */
const LONGEST_SEARCH = 5_000;

/** SQLite asks this for every row it looks at; throwing there is the one way to stop it from the same thread. */
const IN_TIME = 'in_time()';
/** Of a document that was removed nothing is in the index. */
const THERE = 'JOIN document ON document.id = passage.document AND document.removed = 0';
const MATCHING = 'JOIN passage_search ON passage_search.rowid = passage.number_in_file AND passage_search MATCH @match';
const IS_MEANT = 'is_meant(passage.number_in_file, passage.text, passage.details)';

interface Running {
  /** When the search is stopped. */
  end: number;
  isMeant: SearchScope['isMeant'];
  /** Answers so far by number in the file: counting and showing ask the same. */
  meant: Map<number, boolean>;
}

const running = new WeakMap<Database, Running>();

function prepare({ database }: Workspace, longest: number, isMeant: SearchScope['isMeant']): void {
  const asked = { end: performance.now() + longest, isMeant, meant: new Map() };
  const known = running.get(database);
  if (known !== undefined) {
    Object.assign(known, asked);
    return;
  }
  const now: Running = asked;
  running.set(database, now);
  const practice = (text: string, details: string, polarity: PolarityLabel | null) => {
    const { headings } = JSON.parse(details) as Pick<Passage, 'headings'>;
    return practiceOf({ text, headings }, polarity);
  };
  database.function('practice_of', { directOnly: true }, practice as (...given: unknown[]) => string | null);
  database.function('in_time', { directOnly: true }, () => {
    if (performance.now() >= now.end) throw tooLong();
    return 1;
  });
  const isMeantNow = (number: number, text: string, details: string) => {
    const { headings } = JSON.parse(details) as Pick<Passage, 'headings'>;
    const meant = now.meant.get(number) ?? now.isMeant?.(text, headings.join('\n')) ?? true;
    now.meant.set(number, meant);
    return meant ? 1 : 0;
  };
  database.function('is_meant', { directOnly: true }, isMeantNow as (...given: unknown[]) => number);
}

function tooLong(): WorkspaceError {
  return new WorkspaceError(
    'too-large',
    'This search was stopped because it takes too long. Use longer or fewer words, or look in fewer documents.',
  );
}

/** Of equal ones those added first: one order for all pages, or a page would bring again what stood on the one before. */
const BEST_FIRST = 'rank, number';

type Values = Record<string, string | number | null>;

interface Conditions {
  /** A subquery of the documents to look in, or null for all. */
  readonly documents: string | null;
  /** What each passage must be. */
  readonly conditions: readonly string[];
  readonly values: Values;
}

function conditionsOf(scope: SearchScope): Conditions {
  const ofDocument: string[] = [];
  const conditions: string[] = scope.isMeant ? [IS_MEANT] : [];
  const values: Values = {};
  const bind = (value: string | number) => {
    const name = `v${Object.keys(values).length}`;
    values[name] = value;
    return `@${name}`;
  };
  if (scope.documentIds !== undefined) {
    ofDocument.push(`id IN (SELECT value FROM json_each(${bind(JSON.stringify(scope.documentIds))}))`);
  }
  if (scope.filters !== undefined) {
    const { year, area, type, ...fields } = scope.filters;
    addValues(ofDocument, area, (value) => `${field('area')} = ${bind(value)} COLLATE NOCASE`);
    addValues(ofDocument, type, (value) => `${field('type')} = ${bind(value)} COLLATE NOCASE`);
    const within = ({ from, to }: { from: number | null; to: number | null }) =>
      `${YEAR} BETWEEN ${bind(from ?? 0)} AND ${bind(to ?? 9999)}`;
    if (year.any.length > 0) ofDocument.push(`(${year.any.map(within).join(' OR ')})`);
    for (const range of year.none) ofDocument.push(`(${within(range)}) IS NOT TRUE`);
    for (const [name, filter] of Object.entries(fields)) {
      const has = PASSAGE_CONDITIONS[name as keyof typeof PASSAGE_CONDITIONS];
      addValues(conditions, filter, (value) => has(bind(value), bind(scope.frameworkId ?? ''), value));
    }
  }
  // Documents are few: which of them fit is settled once, not for every passage.
  const documents = ofDocument.length === 0 ? null : `(SELECT id FROM document WHERE ${ofDocument.join(' AND ')})`;
  return { documents, conditions, values };
}

function addValues(conditions: string[], filter: ValueFilter, has: (value: string) => string): void {
  if (filter.any.length > 0) conditions.push(`(${filter.any.map(has).join(' OR ')})`);
  for (const value of filter.none) conditions.push(`(${has(value)}) IS NOT TRUE`);
}

/** A field as corrected, else as read. A correction to nothing hides what was read. */
const field = (name: string) => `json_extract(json_patch(document.metadata, document.corrections), '$.${name}')`;
const ORDERS: Readonly<Record<SearchOrder, string>> = {
  best: 'rank,',
  newest: `${field('date')} DESC NULLS LAST,`,
  oldest: `${field('date')} NULLS LAST,`,
  document: `${field('title')} COLLATE NOCASE,`,
};
const YEAR = `CAST(substr(${field('date')}, 1, 4) AS INTEGER)`;

const OF_PASSAGE = (table: string, framework: string) =>
  `${table}.framework = ${framework} AND ${table}.document = passage.document AND ${table}.passage = passage.id`;
const DECIDED = (framework: string) => `EXISTS (SELECT 1 FROM decision WHERE ${OF_PASSAGE('decision', framework)})`;

const ACCEPTED = (framework: string) =>
  `EXISTS (SELECT 1 FROM decision_criterion WHERE ${OF_PASSAGE('decision_criterion', framework)})`;
/** A decision with criteria accepts, one without rejects. */
const DECIDED_AS: Readonly<Record<string, (framework: string) => string>> = {
  accepted: ACCEPTED,
  rejected: (framework) => `(${DECIDED(framework)} AND NOT ${ACCEPTED(framework)})`,
  undecided: (framework) => `NOT ${DECIDED(framework)}`,
};

/** Whether a passage has a value of a field; what is decided goes before what is suggested. */
const PASSAGE_CONDITIONS = {
  criterion: (value: string, framework: string) =>
    `(EXISTS (SELECT 1 FROM decision_criterion WHERE ${OF_PASSAGE('decision_criterion', framework)}
        AND criterion = ${value} COLLATE NOCASE)
      OR (NOT ${DECIDED(framework)} AND EXISTS (SELECT 1 FROM suggestion
        WHERE ${OF_PASSAGE('suggestion', framework)} AND place = 1 AND criterion = ${value} COLLATE NOCASE)))`,
  polarity: (value: string, framework: string) =>
    `coalesce((SELECT polarity FROM decision WHERE ${OF_PASSAGE('decision', framework)}),
      (SELECT polarity FROM assessment WHERE ${OF_PASSAGE('assessment', framework)})) = ${value} COLLATE NOCASE`,
  decision: (_: string, framework: string, meant: string) => DECIDED_AS[meant.toLowerCase()]?.(framework) ?? 'FALSE',
  practice: (value: string, framework: string) =>
    `practice_of(passage.text, passage.details, coalesce((SELECT polarity FROM decision WHERE ${OF_PASSAGE('decision', framework)}),
      (SELECT polarity FROM assessment WHERE ${OF_PASSAGE('assessment', framework)}))) = ${value} COLLATE NOCASE`,
  tag: (value: string, framework: string) =>
    `EXISTS (SELECT 1 FROM decision, json_each(decision.json, '$.tags') AS tag
      WHERE ${OF_PASSAGE('decision', framework)} AND tag.value = ${value} COLLATE NOCASE)
      OR EXISTS (SELECT 1 FROM record, json_each(record.json) AS tag
        WHERE record.kind = 'tag' AND record.key = json_array(${framework}, passage.document, passage.id)
        AND tag.value = ${value} COLLATE NOCASE)`,
} as const;
