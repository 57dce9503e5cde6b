/**
 * The single looks of which the check of a workspace is made; what each finds, in sentences.
 */
import { fstatSync } from 'node:fs';
import type { Steps } from '../dedupe/steps.ts';
import { counted } from '../document/series.ts';
import type { KeptDecision } from '../review/records.ts';
import { shortened } from '../review/wording.ts';
import { causeOf } from './causes.ts';
import { bytesOfSource } from './documents.ts';
import { asWorkspaceError, WorkspaceError } from './errors.ts';
import { statement, type Workspace } from './handle.ts';
import { brokenPages, PAGE_SIZE } from './pages.ts';
import { readingAmiss } from './reading-note.ts';
import type { Seal } from './seal.ts';
import { missingFromSearch } from './search.ts';

/** One thing that is wrong, in a sentence that says where. */
export interface Finding {
  /**
   * `export`: an export that was given does not fit; the workspace itself may be sound. `search`: only the search index,
   * which is made anew from the passages.
   */
  readonly kind: 'file' | 'log' | 'quotation' | 'export' | 'search';
  readonly message: string;
}

/** Only what is damaged is a finding: no space, no permission or a drive that is gone says nothing about the file. */
export function refuseUnlessDamage(workspace: Workspace, error: unknown): void {
  const cause = asWorkspaceError(error);
  if (!(cause instanceof WorkspaceError) || cause.code === 'damaged' || cause.code === 'not-a-workspace') return;
  throw causeOf(error, workspace.path);
}

const MOST_PAGES = 20;
/** Pages that are looked at in a step. */
const PIECE = 512;

/** Of a file that nobody has open. */
export function pageFindings(path: string, seal: Seal): Finding[] {
  return pagesInWords([...brokenPages(path, seal)]);
}

/** The same of an open workspace, with what each page holds. What is written between two steps is written in whole pages. */
export function* pageSteps(workspace: Workspace): Steps<Finding[]> {
  const { file, seal } = workspace;
  const broken: number[] = [];
  for (let first = 1; first <= Math.ceil(fstatSync(file).size / PAGE_SIZE); first += PIECE) {
    broken.push(...brokenPages(file, seal, null, { first, count: PIECE }));
    yield;
  }
  return pagesInWords(broken, workspace);
}

function pagesInWords(broken: readonly number[], workspace?: Workspace): Finding[] {
  const named = broken.slice(0, MOST_PAGES).map((page): Finding => {
    const holds = workspace === undefined ? null : holderOfPage(workspace, page);
    return {
      kind: 'file',
      message: `Page ${page} of the file is damaged${holds === null ? '' : `; it holds ${holds}`}.`,
    };
  });
  const rest = broken.length - named.length;
  return rest === 0 ? named : [...named, { kind: 'file', message: `${rest} more pages of the file are damaged.` }];
}

/** What a page holds, in words, or null where that cannot be told any more. */
function holderOfPage(workspace: Workspace, page: number): string | null {
  try {
    const row = statement<{ name: string }>(workspace, 'SELECT name FROM dbstat WHERE pageno = ?').get(page);
    const table = row?.name.replace(/^sqlite_autoindex_|_\d+$|_(by|in)_.*$/gu, '') ?? '';
    return HOLDS.find(([start]) => table.startsWith(start))?.[1] ?? null;
  } catch {
    return null;
  }
}

const HOLDS: readonly (readonly [string, string])[] = [
  ['passage_search', 'a part of the search index'],
  ['passage', 'passages'],
  ['source', 'original files'],
  ['document', 'documents'],
  ['recognised_page', 'what was recognised on scanned pages'],
  ['log', 'entries of the log'],
  ['decision', 'decisions'],
  ['assessment', 'suggestions'],
  ['suggestion', 'suggestions'],
  ['stage_result', 'results that can be computed again'],
];

export function structureFindings(workspace: Workspace): Finding[] {
  const rows = workspace.database.pragma('integrity_check(20)') as { integrity_check: string }[];
  const findings = rows
    .filter((row) => row.integrity_check !== 'ok')
    .map(
      (row): Finding => ({ kind: 'file', message: `The structure of the file is damaged: ${row.integrity_check}.` }),
    );
  const dangling = workspace.database.pragma('foreign_key_check') as { table: string; parent: string }[];
  return [
    ...findings,
    ...dangling.map(
      ({ table, parent }): Finding => ({
        kind: 'file',
        message: `A row of “${table}” belongs to no row of “${parent}”.`,
      }),
    ),
  ];
}

export function searchFindings(workspace: Workspace): Finding[] {
  const findings: Finding[] = [];
  try {
    workspace.database.exec(`INSERT INTO passage_search (passage_search) VALUES ('integrity-check')`);
  } catch (error) {
    refuseUnlessDamage(workspace, error);
    findings.push({ kind: 'search', message: 'The search index is damaged. It can be made anew from the passages.' });
  }
  const missing = missingFromSearch(workspace);
  if (missing > 0) {
    findings.push({
      kind: 'search',
      message: `${counted(missing, 'passage')} ${missing === 1 ? 'is' : 'are'} missing from the search index. It is made anew when the workspace is opened.`,
    });
  }
  return findings;
}

export function* sourceSteps(workspace: Workspace): Steps<Finding[]> {
  const findings: Finding[] = [];
  const hashes = statement<{ sha256: string }>(workspace, 'SELECT sha256 FROM source ORDER BY sha256').all();
  const find = statement<{ sha256: string; compressed: number; content: Buffer; path: string | null }>(
    workspace,
    'SELECT source.*, (SELECT path FROM document WHERE document.sha256 = source.sha256) AS path FROM source WHERE sha256 = ?',
  );
  for (const { sha256 } of hashes) {
    const row = find.get(sha256);
    // One that is gone now was erased meanwhile.
    if (row !== undefined && bytesOfSource(row) === null)
      findings.push({ kind: 'file', message: `The original of ${row.path ?? sha256} is not as it was imported.` });
    yield;
  }
  return findings;
}

export function documentIds(workspace: Workspace): { readonly id: string }[] {
  return statement<{ id: string }>(workspace, 'SELECT id FROM document ORDER BY id').all();
}

interface TextRow {
  readonly path: string;
  readonly text: string;
}

function textOf(workspace: Workspace, id: string): TextRow {
  return (
    statement<TextRow>(workspace, 'SELECT path, text FROM document WHERE id = ?').get(id) ?? { path: id, text: '' }
  );
}

export function checkPassages(workspace: Workspace, id: string, findings: Finding[]): number {
  const { path, text } = textOf(workspace, id);
  const passages = statement<{ id: string; start: number; end: number; text: string }>(
    workspace,
    'SELECT id, start, end, text FROM passage WHERE document = ? ORDER BY start, end, id',
  ).all(id);
  for (const passage of passages) {
    if (text.slice(passage.start, passage.end) === passage.text) continue;
    const message = `Passage ${passage.id} of ${path} does not stand where it should: “${shortened(passage.text)}”.`;
    findings.push({ kind: 'quotation', message });
  }
  const amiss = readingAmiss(workspace, id, path);
  if (amiss !== null) findings.push({ kind: 'quotation', message: amiss });
  return passages.length;
}

export function checkDecisions(workspace: Workspace, id: string, findings: Finding[]): number {
  const { path, text } = textOf(workspace, id);
  const rows = statement<{ json: string; polarity: string; criteria: string; known: number | null }>(
    workspace,
    `SELECT json, polarity,
       (SELECT json_group_array(criterion) FROM decision_criterion AS listed WHERE listed.framework = decision.framework
          AND listed.document = decision.document AND listed.passage = decision.passage) AS criteria,
       (SELECT 1 FROM passage WHERE passage.document = decision.document AND passage.id = decision.passage) AS known
     FROM decision WHERE document = ? ORDER BY framework, passage`,
  ).all(id);
  for (const { json, polarity, criteria, known } of rows) {
    const decision = JSON.parse(json) as KeptDecision;
    const { quotation, passageId } = decision;
    const listed = (JSON.parse(criteria) as string[]).toSorted().join('\n');
    if (polarity !== (decision.polarity ?? '') || listed !== [...new Set(decision.criteria)].toSorted().join('\n'))
      findings.push({
        kind: 'file',
        message: `What searches and filters go by of the decision at passage ${passageId} of ${path} is not what was decided.`,
      });
    if (known !== null && text.slice(quotation.start, quotation.end) === quotation.text) continue;
    const message = `A decision quotes “${shortened(quotation.text)}”, which does not stand in ${path} at passage ${passageId}.`;
    findings.push({ kind: 'quotation', message });
  }
  return rows.length;
}
