/**
 * Where records of each kind lie in the file. Only the ledger writes them, so that nothing changes without an entry in
 * the log.
 */
import type { Passage } from '../document/document.ts';
import {
  type Json,
  type KeptDecision,
  type KeptSetAside,
  partsOf,
  type RecordKind,
  type RecordName,
  type RecordValues,
} from '../review/records.ts';
import { statement, type Workspace } from './handle.ts';
import { insertPassage, type PassageRow, passageOf } from './rows.ts';
import { addDocumentToSearch, addToSearch, removeDocumentFromSearch } from './search.ts';

interface Shelf {
  readonly read: (workspace: Workspace, key: string) => Json;
  readonly write: (workspace: Workspace, key: string, value: Json) => void;
}

/** The record as it stands, or null. */
export function readRecord<Kind extends RecordKind>(
  workspace: Workspace,
  { kind, key }: { readonly kind: Kind; readonly key: string },
): RecordValues[Kind] | null {
  return recordJson(workspace, { kind, key }) as RecordValues[Kind] | null;
}

/** The same as the log holds it. */
export function recordJson(workspace: Workspace, { kind, key }: RecordName): Json {
  return shelfOf(kind).read(workspace, key);
}

/** Puts a record in its place; null takes it away. */
export function writeRecord(workspace: Workspace, { kind, key }: RecordName, value: Json): void {
  shelfOf(kind).write(workspace, key, value);
}

/** Every record of the file, for comparing with what the log says. */
export function* eachRecord(workspace: Workspace): Generator<RecordName & { readonly value: Json }> {
  const names = statement<RecordName>(
    workspace,
    `SELECT 'decision' AS kind, json_array(framework, document, passage) AS key FROM decision
     UNION ALL SELECT 'passage', json_array(document, id) FROM passage WHERE origin = 'reviewer'
     UNION ALL SELECT 'correction', json_array(id) FROM document WHERE corrections <> '{}'
     UNION ALL SELECT 'removed', json_array(id) FROM document WHERE removed = 1
     UNION ALL SELECT kind, key FROM record`,
  ).all();
  for (const { kind, key } of names) {
    // SQLite and JavaScript escape some characters differently in JSON.
    const name = { kind, key: JSON.stringify(partsOf(key)) };
    yield { ...name, value: recordJson(workspace, name) };
  }
}

/** Records of a kind that has no table of its own, in the order of their keys. */
export function recordsOf<Kind extends RecordKind>(
  workspace: Workspace,
  kind: Kind,
): { readonly key: string; readonly value: RecordValues[Kind] }[] {
  return statement<{ key: string; json: string }>(workspace, 'SELECT key, json FROM record WHERE kind = ? ORDER BY key')
    .all(kind)
    .map(({ key, json }) => ({ key, value: JSON.parse(json) as RecordValues[Kind] }));
}

function shelfOf(kind: RecordKind): Shelf {
  if (kind === 'decision') return DECISIONS;
  if (kind === 'passage') return OWN_PASSAGES;
  if (kind === 'correction') return CORRECTIONS;
  if (kind === 'removed') return REMOVED;
  if (kind === 'set-aside') return SET_ASIDE;
  return kept(kind);
}

/** Records without a table of their own. */
function kept(kind: RecordKind): Shelf {
  return {
    read: (workspace, key) =>
      parsed(
        statement<{ json: string }>(workspace, 'SELECT json FROM record WHERE kind = ? AND key = ?').get(kind, key),
      ),
    write: (workspace, key, value) => {
      statement(workspace, 'DELETE FROM record WHERE kind = ? AND key = ?').run(kind, key);
      if (value === null) return;
      statement(workspace, 'INSERT INTO record (kind, key, json) VALUES (?, ?, ?)').run(
        kind,
        key,
        JSON.stringify(value),
      );
    },
  };
}

const DECISIONS: Shelf = {
  read: (workspace, key) =>
    parsed(
      statement<{ json: string }>(
        workspace,
        'SELECT json FROM decision WHERE framework = ? AND document = ? AND passage = ?',
      ).get(...partsOf(key)),
    ),
  write: (workspace, key, value) => {
    const name = partsOf(key);
    for (const table of ['decision', 'decision_criterion']) {
      statement(workspace, `DELETE FROM ${table} WHERE framework = ? AND document = ? AND passage = ?`).run(...name);
    }
    if (value === null) return;
    const decision = value as unknown as KeptDecision;
    // The column serves the search alone; empty matches no side.
    statement(
      workspace,
      'INSERT INTO decision (framework, document, passage, polarity, json) VALUES (?, ?, ?, ?, ?)',
    ).run(...name, decision.polarity ?? '', JSON.stringify(decision));
    for (const criterion of new Set(decision.criteria)) {
      statement(
        workspace,
        'INSERT INTO decision_criterion (framework, document, passage, criterion) VALUES (?, ?, ?, ?)',
      ).run(...name, criterion);
    }
  },
};

const OWN_PASSAGES: Shelf = {
  read: (workspace, key) => {
    const row = statement<PassageRow>(
      workspace,
      `SELECT * FROM passage WHERE document = ? AND id = ? AND origin = 'reviewer'`,
    ).get(...partsOf(key));
    return row === undefined ? null : (passageOf(row) as unknown as Json);
  },
  write: (workspace, key, value) => {
    const [document = '', id = ''] = partsOf(key);
    const known = statement<{ number_in_file: number }>(
      workspace,
      `SELECT number_in_file FROM passage WHERE document = ? AND id = ? AND origin = 'reviewer'`,
    ).get(document, id);
    if (known !== undefined) {
      statement(workspace, 'DELETE FROM passage_search WHERE rowid = ?').run(known.number_in_file);
      statement(workspace, 'DELETE FROM passage WHERE number_in_file = ?').run(known.number_in_file);
    }
    if (value === null) return;
    const passage = value as unknown as Passage;
    addToSearch(workspace, insertPassage(workspace, document, passage, 'reviewer'), passage);
  },
};

const CORRECTIONS: Shelf = {
  read: (workspace, key) => {
    const row = statement<{ corrections: string }>(workspace, 'SELECT corrections FROM document WHERE id = ?').get(
      ...partsOf(key),
    );
    return row === undefined || row.corrections === '{}' ? null : (JSON.parse(row.corrections) as Json);
  },
  write: (workspace, key, value) => {
    statement(workspace, 'UPDATE document SET corrections = ? WHERE id = ?').run(
      JSON.stringify(value ?? {}),
      ...partsOf(key),
    );
  },
};

const REMOVED: Shelf = {
  read: (workspace, key) =>
    statement(workspace, 'SELECT 1 FROM document WHERE id = ? AND removed = 1').get(...partsOf(key)) === undefined
      ? null
      : true,
  write: (workspace, key, value) => {
    const [document = ''] = partsOf(key);
    statement(workspace, 'UPDATE document SET removed = ? WHERE id = ?').run(value === true ? 1 : 0, document);
    if (value === true) removeDocumentFromSearch(workspace, document);
    else addDocumentToSearch(workspace, document);
  },
};

/** Beside the record, the passage itself says whether it may be evidence, and nothing computed about it stays. */
const SET_ASIDE: Shelf = {
  read: (workspace, key) => kept('set-aside').read(workspace, key),
  write: (workspace, key, value) => {
    kept('set-aside').write(workspace, key, value);
    const [document = '', passage = ''] = partsOf(key);
    const said = value as unknown as KeptSetAside | null;
    statement(
      workspace,
      `UPDATE passage SET furniture = CASE @said WHEN 'back' THEN NULL
         WHEN 'aside' THEN coalesce(furniture_read, 'by-reviewer') ELSE furniture_read END
       WHERE document = @document AND id = @passage`,
    ).run({ document, passage, said: said === null ? 'nothing' : said.aside ? 'aside' : 'back' });
    for (const table of ['assessment', 'suggestion']) {
      statement(workspace, `DELETE FROM ${table} WHERE document = ? AND passage = ?`).run(document, passage);
    }
    statement(
      workspace,
      `DELETE FROM stage_result WHERE key = ? AND (stage = 'sayings' OR stage LIKE 'assessed under %')`,
    ).run(document);
  },
};

function parsed(row: { json: string } | undefined): Json {
  return row === undefined ? null : (JSON.parse(row.json) as Json);
}
