/**
 * Suggestions for every passage that may be evidence, under one framework.
 */
import { createHash } from 'node:crypto';
import { evidenceSources } from '../../document/document.ts';
import type { Assessment, Decision } from '../../document/evidence.ts';
import { criteriaOf, type Framework } from '../../document/framework.ts';
import { createSuggester, SUGGEST_VERSION, type Suggester } from '../../suggest/suggester.ts';
import { eachDecision } from '../../workspace/decisions.ts';
import { type DocumentSummary, listDocuments } from '../../workspace/documents.ts';
import { inOneTransaction, isOpen, type Workspace } from '../../workspace/handle.ts';
import { getSetting, setSetting } from '../../workspace/open.ts';
import { getPassage } from '../../workspace/passages.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { type AssessedPassage, getStage, putAssessments, putStage } from '../../workspace/stages.ts';
import { learningTakenIn } from '../learning.ts';
import { inParts, startAssessors } from './assessors.ts';
import { countedIn, countedPassages } from './copies.ts';

export interface AssessControl {
  /** `older`: of the documents to assess, those that earlier rules had assessed. */
  readonly onProgress?: (done: number, total: number, older: number) => void;
  readonly isStopped?: () => boolean;
  /** Assesses what has been assessed before, too: after decisions have been learned from. */
  readonly again?: boolean;
}

/** What was decided at one time, together say, is learned in the order of documents and passages. */
function inOrder(a: Decision, b: Decision): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.passageId.length - b.passageId.length || (a.passageId < b.passageId ? -1 : 1);
}

/**
 * Decisions that are learned from, oldest first: all since the reviewer last let the suggestions start afresh.
 * @param decisions those under the framework, where they are at hand
 */
export function learnableDecisions(
  workspace: Workspace,
  frameworkId: string,
  decisions: Iterable<Decision> = eachDecision(workspace, frameworkId),
): Decision[] {
  const since = learningSince(workspace, frameworkId) ?? '';
  return [...decisions].filter(({ at }) => at > since).sort(inOrder);
}

/** The moment before which decisions are not learned from, or null. */
export function learningSince(workspace: Workspace, frameworkId: string): string | null {
  return getSetting(workspace, `learning since ${frameworkId}`);
}

/** Lets the suggestions under a framework start afresh; the decisions stay as they are. */
export function forgetLearning(workspace: Workspace, frameworkId: string, at: string): void {
  setSetting(workspace, `learning since ${frameworkId}`, at);
}

/**
 * A suggester that has learned from the reviewer's decisions under the framework.
 * @param latest so many of the latest decisions; all by default
 * @param decisions as {@link learnableDecisions}
 */
export function learnedSuggester(
  workspace: Workspace,
  framework: Framework,
  latest = Number.POSITIVE_INFINITY,
  decisions?: Iterable<Decision>,
): Suggester {
  const own = learnableDecisions(workspace, framework.id, decisions)
    .slice(-latest)
    .flatMap(({ documentId, passageId, criteria }) => {
      const passage = getPassage(workspace, documentId, passageId);
      return passage === null ? [] : [{ text: passage.text, headings: passage.headings, criteria }];
    });
  // What was decided here counts more than what came with the framework: it stands last, and once.
  const known = new Set(own.map(({ text }) => text));
  const taken = learningTakenIn(workspace, framework.id, learningSince(workspace, framework.id));
  return createSuggester(framework, {
    learned: {
      version: SUGGEST_VERSION,
      frameworkId: framework.id,
      decisions: [...taken.filter(({ text }) => !known.has(text)), ...own],
    },
  });
}

/** What a document was assessed by: how often it had been read, and the criteria of a set that can be changed. */
interface Judged {
  readonly reading: number;
  readonly by: string | null;
}

/** Another one for criteria that other passages would be put forward for; null for a built-in set, which never changes. */
function criteriaMark(framework: Framework): string | null {
  if (framework.builtIn) return null;
  const judged = criteriaOf(framework).map(({ code, text, cues, agencies }) => [code, text, cues, agencies]);
  return createHash('sha256').update(JSON.stringify(judged)).digest('hex');
}

/** Passages in one transaction: each writes, and seals, a good part of every index, however little it brings. */
const AT_ONCE = 3_000;

/**
 * Assesses the passages of every document that counts and has not been assessed by these rules, some thousand passages a
 * transaction. Stopped, it keeps what it has. Returns how many passages were assessed.
 */
export async function assessAll(
  workspace: Workspace,
  framework: Framework,
  threshold: number,
  control: AssessControl = {},
): Promise<number> {
  const stage = `assessed under ${framework.id}`;
  const judgedBy = criteriaMark(framework);
  const isWanted = (id: string) => {
    const kept = getStage<Judged>(workspace, stage, id, SUGGEST_VERSION);
    return control.again === true || kept === null || (judgedBy !== null && kept.value.by !== judgedBy);
  };
  const all = evidenceSources(countedIn(workspace, threshold)).filter(({ id }) => isWanted(id));
  if (all.length === 0) return 0;
  const older = all.filter(({ id }) => {
    const kept = getStage<Judged>(workspace, stage, id);
    return kept !== null && kept.version !== SUGGEST_VERSION;
  }).length;
  // In the order in which the tables are kept a document touches a few pages of each index; in any other, hundreds.
  const inOrder = all.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const rest = countedPassages(workspace, threshold, inOrder);
  const said = setAsideDecisions(workspace);
  const learned = learnedSuggester(workspace, framework).exportLearning();
  const passages = all.reduce((sum, document) => sum + document.passages, 0);
  const assessors = startAssessors({ framework, learned }, passages);
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);
  let [assessed, done] = [0, 0];
  let [documents, rows]: [DocumentSummary[], AssessedPassage[]] = [[], []];
  const keep = () => {
    if (documents.length === 0 || !isOpen(workspace)) return;
    inOneTransaction(workspace, () => {
      // Read again meanwhile, a document has other passages, which are assessed next time.
      const readings = new Map(listDocuments(workspace).map(({ id, reading }) => [id, reading]));
      const same = documents.filter(({ id, reading }) => readings.get(id) === reading);
      const ids = new Set(same.map(({ id }) => id));
      putAssessments(
        workspace,
        framework.id,
        SUGGEST_VERSION,
        rows.filter(({ documentId }) => ids.has(documentId)),
      );
      for (const { id, reading } of same)
        putStage(workspace, stage, id, SUGGEST_VERSION, { reading, by: judgedBy } satisfies Judged);
    });
    assessed += rows.length;
    [documents, rows] = [[], []];
  };
  try {
    const lanes = assessors.all.map(async (assess) => {
      if (isStopped()) return;
      for (const { document, passages } of rest) {
        const assessments: Assessment[] = [];
        const asked = passages.map(({ id, text, headings }) => ({
          text,
          headings,
          broughtBack: said.get(`${document.id} ${id}`) === false,
        }));
        for (const part of inParts(asked)) {
          assessments.push(...(await assess(part)));
          await new Promise(setImmediate);
          // A document that is not assessed to its end is assessed anew next time.
          if (isStopped()) return;
        }
        documents.push(document);
        for (const [at, { id }] of passages.entries()) {
          rows.push({ documentId: document.id, passageId: id, assessment: assessments[at] as Assessment });
        }
        if (rows.length >= AT_ONCE) keep();
        control.onProgress?.(++done, all.length, older);
        // Before the next passages are read from a workspace that may be closed.
        await new Promise(setImmediate);
        if (isStopped()) return;
      }
    });
    await Promise.all(lanes);
    keep();
  } finally {
    assessors.close();
  }
  return assessed;
}
