/**
 * Whether a workspace is as it was written: every page of the file, every link of the log, every quotation.
 */
import { allAtOnce, type Steps } from '../dedupe/steps.ts';
import type { ChainHead } from '../review/chain.ts';
import { workspaceId } from './backup.ts';
import { causeOf } from './causes.ts';
import {
  checkDecisions,
  checkPassages,
  documentIds,
  type Finding,
  pageFindings,
  pageSteps,
  refuseUnlessDamage,
  searchFindings,
  sourceSteps,
  structureFindings,
} from './checks.ts';
import { WorkspaceError } from './errors.ts';
import { realPlace } from './files.ts';
import { guardsAmiss } from './guards.ts';
import { statement, type Workspace } from './handle.ts';
import { importsNotLogged } from './imported.ts';
import { notHeld, verifyLog } from './log.ts';
import { closeWorkspace, openToLookAt, refuseIfMissing } from './open.ts';
import { bringUpToDate } from './own-writing.ts';
import { leftOver } from './pages.ts';
import { notAsLogged } from './replay.ts';
import { type Credentials, type Seal, sealOf } from './seal.ts';

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

/** How many looks of a check are done, of how many. */
export type OnChecking = (done: number, total: number) => void;

/** Checks an open workspace: the file, the originals, the passages, the decisions and the log. */
export function verifyWorkspace(workspace: Workspace, noted?: NotedHead): Verification {
  return allAtOnce(verifySteps(workspace, noted));
}

/**
 * The same in steps. What is saved between two of them is looked at or not, and is never taken for damage. Ended early, it leaves
 * the workspace as it was.
 */
export function* verifySteps(workspace: Workspace, noted?: NotedHead, onChecking?: OnChecking): Steps<Verification> {
  const findings: Finding[] = [];
  const checked = { pages: 0, documents: 0, passages: 0, decisions: 0, log: 0 };
  const asLog = (messages: readonly string[]) =>
    findings.push(...messages.map((message) => ({ kind: 'log', message }) as const));

  function* pages(): Steps<void> {
    bringUpToDate(workspace);
    checked.pages = Number(workspace.database.pragma('page_count', { simple: true }));
    findings.push(...(yield* pageSteps(workspace)));
  }
  function* originals(): Steps<void> {
    findings.push(...(yield* sourceSteps(workspace)));
  }
  function* documents(): Steps<void> {
    for (const { id } of documentIds(workspace)) {
      checked.documents++;
      checked.passages += checkPassages(workspace, id, findings);
      checked.decisions += checkDecisions(workspace, id, findings);
      yield;
    }
  }
  function* log(): Steps<void> {
    checked.log = Number(
      statement<{ count: number }>(workspace, 'SELECT count(*) AS count FROM log').get()?.count ?? 0,
    );
    asLog(guardsAmiss(workspace));
    asLog(verifyLog(workspace).map(({ message }) => message));
    yield;
    asLog(importsNotLogged(workspace));
    if (noted !== undefined) findings.push(...exportFindings(workspace, noted));
  }
  const looks: readonly (readonly [Finding['kind'], what: string, look: () => Steps<void> | undefined])[] = [
    ['file', 'The file', pages],
    ['file', 'The structure of the file', () => void findings.push(...structureFindings(workspace))],
    ['file', 'The search index', () => void findings.push(...searchFindings(workspace))],
    ['file', 'An original', originals],
    ['quotation', 'A document', documents],
    ['log', 'The log', log],
    // In one piece: what is decided between reading the log and what it led to would not fit.
    ['log', 'What was decided', () => void asLog(notAsLogged(workspace))],
  ];
  for (const [at, [kind, what, look]] of looks.entries()) {
    onChecking?.(at, looks.length);
    yield;
    try {
      yield* look() ?? [];
    } catch (error) {
      refuseUnlessDamage(workspace, error);
      findings.push({ kind, message: `${what} cannot be read: the part of the file that holds it is damaged.` });
    }
  }
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
