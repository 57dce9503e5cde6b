import type { Operations } from '../../contract/contract.ts';
import { frameworkIn, frameworkRow } from '../frameworks.ts';
import { columnsOf, gridCells, gridColumns, gridTotals } from '../review/grid.ts';
import { ofWhose, oursIds } from '../review/ours.ts';
import { evidenceOf } from '../review/passages.ts';
import {
  coverageIn,
  documentsById,
  evidenceDocuments,
  evidencePassages,
  queueItem,
  reviewDecisions,
} from '../review/state.ts';
import type { Session } from '../session.ts';

export function gridOperations(session: Session): Pick<Operations, 'grid.get' | 'grid.cell'> {
  return {
    'grid.get': ({ frameworkId, by, whose, decidedOnly }) => {
      const framework = frameworkIn(session.workspace(), frameworkId);
      const decisions = reviewDecisions(session, frameworkId);
      const passages = ofWhose(session, whose, evidencePassages(session, frameworkId));
      const coverage = ofWhose(session, whose, coverageIn(session, frameworkId));
      const covered = new Set(coverage.map(({ documentId }) => documentId));
      const documents = evidenceDocuments(session, frameworkId).filter(({ id }) => covered.has(id));
      const evidence = evidenceOf(passages, decisions, decidedOnly);
      return {
        rows: frameworkRow(framework, true).criteria.map(({ code, title, isHeading, depth }) => ({
          code,
          title,
          isHeading,
          depth,
        })),
        columns: gridColumns(by, documents, coverage, oursIds(session)),
        cells: gridCells(by, evidence, passages, decisions, documentsById(session), oursIds(session)),
        totals: gridTotals(by, evidence, documentsById(session), oursIds(session)),
      };
    },

    'grid.cell': ({ frameworkId, by, whose, row, column }) => {
      const decisions = reviewDecisions(session, frameworkId);
      const [documents, ours] = [documentsById(session), oursIds(session)];
      const within = evidenceOf(
        ofWhose(session, whose, evidencePassages(session, frameworkId)),
        decisions,
        false,
      ).filter(
        (evidence) =>
          (row === null || evidence.criterion === row) &&
          (column === null || columnsOf(by, evidence, documents, ours).includes(column)),
      );
      // Accepted for two criteria, a passage is listed once.
      const passages = new Set(within.map(({ passage }) => passage));
      return [...passages].flatMap((passage) => queueItem(session, passage, decisions));
    },
  };
}
