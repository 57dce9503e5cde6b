/**
 * What the stages computed, with the version of the rules that made it. Putting a result replaces that result and
 * nothing else; no decision is ever touched.
 */
import type { Agency, Assessment, PolarityLabel } from '../document/evidence.ts';
import { inOneTransaction, isOnlyRead, statement, type Workspace } from './handle.ts';

export interface StageResult<Value> {
  readonly version: number;
  readonly value: Value;
}

/**
 * Keeps a stage's result.
 * @param stage for example `sketch`, `copies`, `themes`
 * @param key a document's id, or '' for the whole workspace
 * @param version of the rules that made it
 */
export function putStage(workspace: Workspace, stage: string, key: string, version: number, value: unknown): void {
  // It can be computed again: whoever only looks is not refused for it.
  if (isOnlyRead(workspace)) return;
  const bytes = value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : null;
  inOneTransaction(workspace, () => {
    statement(
      workspace,
      `INSERT INTO stage_result (stage, key, version, json, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (stage, key) DO UPDATE SET version = excluded.version, json = excluded.json, bytes = excluded.bytes`,
    ).run(stage, key, version, bytes === null ? JSON.stringify(value) : null, bytes);
  });
}

/**
 * A stage's result, or null where there is none, or none of the asked version. The caller names the type it put there:
 * bytes come back as `Uint8Array`, everything else as the JSON it was.
 */
export function getStage<Value>(
  workspace: Workspace,
  stage: string,
  key: string,
  version?: number,
): StageResult<Value> | null {
  const row = statement<{ version: number; json: string | null; bytes: Buffer | null }>(
    workspace,
    'SELECT version, json, bytes FROM stage_result WHERE stage = ? AND key = ?',
  ).get(stage, key);
  if (row === undefined || (version !== undefined && row.version !== version)) return null;
  return { version: row.version, value: (row.json === null ? row.bytes : JSON.parse(row.json)) as Value };
}

/** Forgets a stage's results, all or one. */
export function clearStage(workspace: Workspace, stage: string, key?: string): void {
  inOneTransaction(workspace, () => {
    statement(workspace, 'DELETE FROM stage_result WHERE stage = @stage AND (@key IS NULL OR key = @key)').run({
      stage,
      key: key ?? null,
    });
  });
}

export interface AssessedPassage {
  readonly documentId: string;
  readonly passageId: string;
  readonly assessment: Assessment;
}

/** Keeps what the program suggests for passages under a framework, in one transaction. */
export function putAssessments(
  workspace: Workspace,
  frameworkId: string,
  version: number,
  assessed: Iterable<AssessedPassage>,
): void {
  inOneTransaction(workspace, () => {
    const put = statement(
      workspace,
      `INSERT INTO assessment (framework, document, passage, version, polarity, agencies, criterion, score, json)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (framework, document, passage) DO UPDATE SET
         version = excluded.version, polarity = excluded.polarity, agencies = excluded.agencies,
         criterion = excluded.criterion, score = excluded.score, json = excluded.json`,
    );
    const forget = statement(workspace, 'DELETE FROM suggestion WHERE framework = ? AND document = ? AND passage = ?');
    const suggest = statement(
      workspace,
      'INSERT INTO suggestion (framework, criterion, document, passage, place, score) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const { documentId, passageId, assessment } of assessed) {
      const { polarity, agencies, suggestions } = assessment;
      const [first] = suggestions;
      put.run(
        frameworkId,
        documentId,
        passageId,
        version,
        polarity.label,
        JSON.stringify(agencies),
        first?.criterion ?? null,
        first?.score ?? null,
        JSON.stringify(assessment),
      );
      forget.run(frameworkId, documentId, passageId);
      for (const [index, { criterion, score }] of assessment.suggestions.entries()) {
        suggest.run(frameworkId, criterion, documentId, passageId, index + 1, score);
      }
    }
  });
}

/** What is suggested for one passage under a framework, or null where it has not been assessed. */
export function getAssessment(
  workspace: Workspace,
  frameworkId: string,
  documentId: string,
  passageId: string,
): StageResult<Assessment> | null {
  const row = statement<{ version: number; json: string }>(
    workspace,
    'SELECT version, json FROM assessment WHERE framework = ? AND document = ? AND passage = ?',
  ).get(frameworkId, documentId, passageId);
  return row === undefined ? null : { version: row.version, value: JSON.parse(row.json) as Assessment };
}

/** Whether each assessed passage praises or faults, by "document passage". */
export function polaritiesUnder(workspace: Workspace, frameworkId: string): Map<string, PolarityLabel> {
  const rows = statement<{ document: string; passage: string; polarity: PolarityLabel }>(
    workspace,
    'SELECT document, passage, polarity FROM assessment WHERE framework = ?',
  );
  return new Map(
    [...rows.iterate(frameworkId)].map(({ document, passage, polarity }) => [`${document} ${passage}`, polarity]),
  );
}

/** What a list of passages shows of an assessment, without its reasons. */
export interface AssessedInShort {
  readonly polarity: PolarityLabel;
  readonly agencies: readonly Agency[];
  /** The best suggestion, or null where nothing is suggested. */
  readonly first: { readonly criterion: string; readonly score: number } | null;
}

/** What is suggested for each assessed passage under a framework, in short, by "document passage". */
export function assessedInShort(workspace: Workspace, frameworkId: string): Map<string, AssessedInShort> {
  // An index holds all of this, so that the assessments themselves, some hundred times as large, are not read.
  const rows = statement<{
    document: string;
    passage: string;
    polarity: PolarityLabel;
    agencies: string;
    criterion: string | null;
    score: number;
  }>(workspace, 'SELECT document, passage, polarity, agencies, criterion, score FROM assessment WHERE framework = ?');
  const found = new Map<string, AssessedInShort>();
  for (const { document, passage, polarity, agencies, criterion, score } of rows.iterate(frameworkId)) {
    found.set(`${document} ${passage}`, {
      polarity,
      agencies: agencies === '[]' ? [] : (JSON.parse(agencies) as Agency[]),
      first: criterion === null ? null : { criterion, score },
    });
  }
  return found;
}

/** Every assessed passage under a framework, of one document or of all, in the order of documents and reading. */
export function* eachAssessment(
  workspace: Workspace,
  frameworkId: string,
  documentId?: string,
): Generator<AssessedPassage> {
  const documents = statement<{ id: string }>(
    workspace,
    'SELECT id FROM document WHERE removed = 0 AND (@id IS NULL OR id = @id) ORDER BY id',
  ).all({ id: documentId ?? null });
  for (const { id } of documents) {
    const rows = statement<{ passage: string; json: string }>(
      workspace,
      `SELECT assessment.passage AS passage, json FROM assessment
       JOIN passage ON passage.document = assessment.document AND passage.id = assessment.passage
       WHERE framework = ? AND assessment.document = ? ORDER BY start, end, passage.id`,
    ).all(frameworkId, id);
    for (const row of rows) {
      yield { documentId: id, passageId: row.passage, assessment: JSON.parse(row.json) as Assessment };
    }
  }
}

/** Forgets what was suggested under a framework, for all documents or one. */
export function clearAssessments(workspace: Workspace, frameworkId: string, documentId?: string): void {
  inOneTransaction(workspace, () => {
    for (const table of ['assessment', 'suggestion']) {
      statement(
        workspace,
        `DELETE FROM ${table} WHERE framework = @framework AND (@document IS NULL OR document = @document)`,
      ).run({
        framework: frameworkId,
        document: documentId ?? null,
      });
    }
  });
}
