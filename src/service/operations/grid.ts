import type { Operations } from '../../contract/contract.ts';
import type { Desk } from '../desk.ts';
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

export function gridOperations(desk: Desk): Pick<Operations, 'grid.get' | 'grid.cell'> {
  return {
    'grid.get': ({ frameworkId, by, whose, decidedOnly }) => {
      const framework = frameworkIn(desk.workspace(), frameworkId);
      const decisions = reviewDecisions(desk, frameworkId);
      const passages = ofWhose(desk, whose, evidencePassages(desk, frameworkId));
      const coverage = ofWhose(desk, whose, coverageIn(desk, frameworkId));
      const covered = new Set(coverage.map(({ documentId }) => documentId));
      const documents = evidenceDocuments(desk, frameworkId).filter(({ id }) => covered.has(id));
      const evidence = evidenceOf(passages, decisions, decidedOnly);
      return {
        rows: frameworkRow(framework, true).criteria.map(({ code, title, isHeading, depth }) => ({
          code,
          title,
          isHeading,
          depth,
        })),
        columns: gridColumns(by, documents, coverage, oursIds(desk)),
        cells: gridCells(by, evidence, passages, decisions, documentsById(desk), oursIds(desk)),
        totals: gridTotals(by, evidence, documentsById(desk), oursIds(desk)),
      };
    },

    'grid.cell': ({ frameworkId, by, whose, row, column }) => {
      const decisions = reviewDecisions(desk, frameworkId);
      const [documents, ours] = [documentsById(desk), oursIds(desk)];
      const within = evidenceOf(ofWhose(desk, whose, evidencePassages(desk, frameworkId)), decisions, false).filter(
        (evidence) =>
          (row === null || evidence.criterion === row) &&
          (column === null || columnsOf(by, evidence, documents, ours).includes(column)),
      );
      // Accepted for two criteria, a passage is listed once.
      const passages = new Set(within.map(({ passage }) => passage));
      return [...passages].flatMap((passage) => queueItem(desk, passage, decisions));
    },
  };
}
