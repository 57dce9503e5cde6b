/**
 * Whether a workspace is as it was written: every page of the file, every link of the log, every quotation.
 */
import { counted } from '../document/series.ts';
import type { ChainHead } from '../review/chain.ts';
import type { KeptDecision } from '../review/records.ts';
import { shortened } from '../review/wording.ts';
import { workspaceId } from './backup.ts';
import { causeOf } from './causes.ts';
import { bytesOfSource } from './documents.ts';
import { asWorkspaceError, WorkspaceError } from './errors.ts';
import { realPlace } from './files.ts';
import { guardsAmiss } from './guards.ts';
import { statement, type Workspace } from './handle.ts';
import { importsNotLogged } from './imported.ts';
import { notHeld, verifyLog } from './log.ts';
import { closeWorkspace, openToLookAt, refuseIfMissing } from './open.ts';
import { bringUpToDate } from './own-writing.ts';
import { brokenPages, leftOver } from './pages.ts';
import { notAsLogged } from './replay.ts';
import { type Credentials, type Seal, sealOf } from './seal.ts';
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

export interface Verification {
  /** Nothing was found. */
  readonly sound: boolean;
  /** How much was looked at. */
  readonly checked: {
    readonly pages: number;
    readonly documents: number;
    readonly passages: number;
    readonly decisions: number;
    /** Entries of the log. */
    readonly log: number;
  };
  readonly findings: readonly Finding[];
}

/**
 * Checks a file that nobody has open: first as it lies on the disk, then, where it can be opened, all that is in it.
 * It stays as it is, also where it is of an earlier version.
 * @param noted what an export noted of the log
 * @throws WorkspaceError where there is no workspace to check: `missing`, `not-a-workspace`, `passphrase`, `locked`
 */
export function verifyFile(given: string, credentials: Credentials = {}, noted?: NotedHead): Verification {
  const path = realPlace(given);
  const findings: Finding[] = [];
  let pages = 0;
  try {
    refuseIfMissing(path);
    const seal = sealOf(path, credentials);
    findings.push(...stepFindings(path, seal), ...pageFindings(path, seal));
    const workspace = openToLookAt(path, credentials);
    try {
      const verification = verifyWorkspace(workspace, noted);
      pages = verification.checked.pages;
      return withFindings(verification.checked, distinct([...findings, ...verification.findings]));
    } finally {
      closeWorkspace(workspace);
    }
  } catch (error) {
    if (!(error instanceof WorkspaceError) || error.code !== 'damaged') throw causeOf(error, path);
    findings.push({ kind: 'file', message: error.message });
    return withFindings({ pages, documents: 0, passages: 0, decisions: 0, log: 0 }, distinct(findings));
  }
}

/** The head of the log as an export noted it, and the number of the workspace; null where it noted none. */
export interface NotedHead extends ChainHead {
  readonly workspace: string | null;
}

/** Checks an open workspace: the file, the originals, the passages, the decisions and the log. */
export function verifyWorkspace(workspace: Workspace, noted?: NotedHead): Verification {
  const findings: Finding[] = [];
  const checked = { pages: 0, documents: 0, passages: 0, decisions: 0, log: 0 };
  const look = (kind: Finding['kind'], what: string, check: () => void) => {
    try {
      check();
    } catch (error) {
      refuseUnlessDamage(workspace, error);
      findings.push({ kind, message: `${what} cannot be read: the part of the file that holds it is damaged.` });
    }
  };
  look('file', 'The file', () => {
    bringUpToDate(workspace);
    checked.pages = Number(workspace.database.pragma('page_count', { simple: true }));
    findings.push(...pageFindings(workspace.file, workspace.seal, workspace));
  });
  look('file', 'The structure of the file', () => findings.push(...structureFindings(workspace)));
  look('file', 'The search index', () => findings.push(...searchFindings(workspace)));
  look('file', 'An original', () => findings.push(...sourceFindings(workspace)));
  look('quotation', 'A document', () => {
    for (const { id } of documentIds(workspace)) {
      checked.documents++;
      checked.passages += checkPassages(workspace, id, findings);
      checked.decisions += checkDecisions(workspace, id, findings);
    }
  });
  look('log', 'The log', () => {
    checked.log = Number(
      statement<{ count: number }>(workspace, 'SELECT count(*) AS count FROM log').get()?.count ?? 0,
    );
    findings.push(...guardsAmiss(workspace).map((message) => ({ kind: 'log', message }) as const));
    findings.push(...verifyLog(workspace).map(({ message }) => ({ kind: 'log', message }) as const));
    findings.push(...importsNotLogged(workspace).map((message) => ({ kind: 'log', message }) as const));
    if (noted !== undefined) findings.push(...exportFindings(workspace, noted));
  });
  look('log', 'What was decided', () =>
    findings.push(...notAsLogged(workspace).map((message) => ({ kind: 'log', message }) as const)),
  );
  return withFindings(checked, findings);
}

function exportFindings(workspace: Workspace, noted: NotedHead): Finding[] {
  if (noted.workspace !== null && noted.workspace !== workspaceId(workspace))
    return [
      { kind: 'export', message: 'The export was made from another workspace, so it says nothing about this one.' },
    ];
  const message = notHeld(workspace, noted);
  return message === null ? [] : [{ kind: 'export', message }];
}

/** Only what is damaged is a finding: no space, no permission or a drive that is gone says nothing about the file. */
function refuseUnlessDamage(workspace: Workspace, error: unknown): void {
  const cause = asWorkspaceError(error);
  if (!(cause instanceof WorkspaceError) || cause.code === 'damaged' || cause.code === 'not-a-workspace') return;
  throw causeOf(error, workspace.path);
}

function withFindings(checked: Verification['checked'], findings: readonly Finding[]): Verification {
  return { sound: findings.length === 0, checked, findings };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

/** What a process that was stopped left beside the file. */
function stepFindings(path: string, seal: Seal): Finding[] {
  const left = leftOver(path, seal);
  if (left.state === 'broken') {
    return [
      {
        kind: 'file',
        message: `Step ${left.frame} in the file “-wal” beside the workspace is damaged; later steps are there.`,
      },
    ];
  }
  if (left.state === 'unfinished') {
    return [
      {
        kind: 'file',
        message: `The last step in the file “-wal” beside the workspace, ${left.frame}, was not finished or is damaged.`,
      },
    ];
  }
  return [];
}

const MOST_PAGES = 20;

function pageFindings(from: string | number, seal: Seal, workspace?: Workspace): Finding[] {
  const broken = [...brokenPages(from, seal)];
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

function structureFindings(workspace: Workspace): Finding[] {
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

function searchFindings(workspace: Workspace): Finding[] {
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

function sourceFindings(workspace: Workspace): Finding[] {
  const hashes = statement<{ sha256: string }>(workspace, 'SELECT sha256 FROM source ORDER BY sha256').all();
  const find = statement<{ sha256: string; compressed: number; content: Buffer; path: string | null }>(
    workspace,
    'SELECT source.*, (SELECT path FROM document WHERE document.sha256 = source.sha256) AS path FROM source WHERE sha256 = ?',
  );
  return hashes.flatMap((each): Finding[] => {
    const row = find.get(each.sha256);
    if (row !== undefined && bytesOfSource(row) !== null) return [];
    return [{ kind: 'file', message: `The original of ${row?.path ?? each.sha256} is not as it was imported.` }];
  });
}

function documentIds(workspace: Workspace): { readonly id: string }[] {
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

function checkPassages(workspace: Workspace, id: string, findings: Finding[]): number {
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
  return passages.length;
}

function checkDecisions(workspace: Workspace, id: string, findings: Finding[]): number {
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
