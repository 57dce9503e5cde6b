import type { Operations } from '../../contract/contract.ts';
import type { Desk } from '../desk.ts';
import { frameworkIn, frameworkRow } from '../frameworks.ts';
import { columnsOf, gridCells, gridColumns } from '../review/grid.ts';
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
    'grid.get': ({ frameworkId, by, decidedOnly }) => {
      const framework = frameworkIn(desk.workspace(), frameworkId);
      const [passages, decisions] = [evidencePassages(desk, frameworkId), reviewDecisions(desk, frameworkId)];
      const evidence = evidenceOf(passages, decisions, decidedOnly);
      return {
        rows: frameworkRow(framework, true).criteria.map(({ code, title, isHeading, depth }) => ({
          code,
          title,
          isHeading,
          depth,
        })),
        columns: gridColumns(by, evidenceDocuments(desk, frameworkId), coverageIn(desk, frameworkId)),
        cells: gridCells(by, evidence, passages, decisions, documentsById(desk)),
      };
    },

    'grid.cell': ({ frameworkId, by, row, column }) => {
      const decisions = reviewDecisions(desk, frameworkId);
      const documents = documentsById(desk);
      return evidenceOf(evidencePassages(desk, frameworkId), decisions, false)
        .filter((evidence) => evidence.criterion === row && columnsOf(by, evidence, documents).includes(column))
        .flatMap(({ passage }) => queueItem(desk, passage, decisions));
    },
  };
}
