/**
 * What two analyses of the same folder found, compared row by row: passages, search entries, groups, themes, suggestions
 * and the exported files.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { statement } from '../../src/workspace/handle.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';

/** How many rows of a sort two analyses share. */
export interface Difference {
  readonly what: string;
  readonly same: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** One row from each side that the other has not, cut short. */
  readonly examples: readonly string[];
}

/** By name, what makes up a row; numbers and texts only, no identifiers that a shifted offset would change. */
const ROWS: Readonly<Record<string, string>> = {
  documents: 'SELECT path, pages, metadata, quality FROM document WHERE removed = 0',
  passages: 'SELECT document, kind, furniture, text, details, boxes FROM passage',
  'words of the search index': 'SELECT * FROM temp.words',
  'groups, boilerplate and themes': 'SELECT stage, key, json, hex(bytes) FROM stage_result',
  assessments: `SELECT framework, assessment.document, passage.text, polarity, json FROM assessment
    JOIN passage ON passage.document = assessment.document AND passage.id = assessment.passage`,
  suggestions: `SELECT framework, criterion, suggestion.document, passage.text, place, score FROM suggestion
    JOIN passage ON passage.document = suggestion.document AND passage.id = suggestion.passage`,
};

/** When an export was made, and the head of the log, which knows the time of every entry. */
const TIMES =
  /\d\d? \p{Lu}\p{Ll}+ \d{4} at \d\d:\d\d UTC|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\b\d+:[\da-f]{64}\b/gu;

/** Compares the folders that two runs of `analyse --out` left behind. */
export function compareResults(one: string, other: string): Difference[] {
  const [left, right] = [resultsIn(one), resultsIn(other)];
  return [...left].map(([what, rows]) => difference(what, rows, right.get(what) ?? []));
}

function resultsIn(folder: string): Map<string, readonly string[]> {
  const results = new Map<string, readonly string[]>();
  const workspace = openWorkspace(join(folder, 'evidence.workspace'));
  try {
    workspace.database.exec('CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, passage_search, col)');
    for (const [what, sql] of Object.entries(ROWS))
      results.set(
        what,
        statement(workspace, sql)
          .all()
          .map((row) => JSON.stringify(Object.values(row))),
      );
  } finally {
    closeWorkspace(workspace);
  }
  results.set('lines of the table (CSV)', linesOf(readFileSync(join(folder, 'evidence.csv'), 'utf8'), '\n'));
  results.set('elements of the report (HTML)', linesOf(readFileSync(join(folder, 'report.html'), 'utf8'), '>'));
  const parts = Object.entries(unzipSync(readFileSync(join(folder, 'evidence.xlsx'))));
  results.set(
    'elements of the workbook (XLSX)',
    parts.flatMap(([name, bytes]) => linesOf(strFromU8(bytes), '>').map((line) => `${name}: ${line}`)),
  );
  return results;
}

const linesOf = (text: string, end: string) => text.replace(TIMES, 'then').split(end);

/** Rows as multisets: their order does not count. */
export function difference(what: string, one: readonly string[], other: readonly string[]): Difference {
  const left = new Map<string, number>();
  for (const row of one) left.set(row, (left.get(row) ?? 0) + 1);
  const onlyOther: string[] = [];
  for (const row of other) {
    const count = left.get(row) ?? 0;
    if (count === 0) onlyOther.push(row);
    else left.set(row, count - 1);
  }
  const onlyOne = [...left].flatMap(([row, count]) => Array.from({ length: count }, () => row));
  return {
    what,
    same: one.length - onlyOne.length,
    onlyOne: onlyOne.length,
    onlyOther: onlyOther.length,
    examples: [onlyOne[0], onlyOther[0]].map((row) => (row ?? '').slice(0, 300)),
  };
}
