import type { Operations } from '../../contract/contract.ts';
import { evidenceSources } from '../../document/document.ts';
import type { Desk } from '../desk.ts';
import { frameworkIn, frameworkRow } from '../frameworks.ts';
import { columnsOf, gridCells, gridColumns } from '../review/grid.ts';
import { evidenceOf } from '../review/passages.ts';
import { documentsById, queueItem, reviewDecisions, reviewPassages } from '../review/state.ts';
import { countedIn } from '../stages/copies.ts';

export function gridOperations(desk: Desk): Pick<Operations, 'grid.get' | 'grid.cell'> {
  return {
    'grid.get': ({ frameworkId, by, decidedOnly }) => {
      const framework = frameworkIn(desk.workspace(), frameworkId);
      const evidence = evidenceOf(reviewPassages(desk, frameworkId), reviewDecisions(desk, frameworkId), decidedOnly);
      return {
        rows: frameworkRow(framework, true).criteria.map(({ code, title, isHeading, depth }) => ({
          code,
          title,
          isHeading,
          depth,
        })),
        columns: gridColumns(by, evidenceSources(countedIn(desk.workspace(), desk.threshold()))),
        cells: gridCells(by, evidence, documentsById(desk)),
      };
    },

    'grid.cell': ({ frameworkId, by, row, column }) => {
      const decisions = reviewDecisions(desk, frameworkId);
      const documents = documentsById(desk);
      return evidenceOf(reviewPassages(desk, frameworkId), decisions, false)
        .filter((evidence) => evidence.criterion === row && columnsOf(by, evidence, documents).includes(column))
        .flatMap(({ passage }) => queueItem(desk, passage, decisions));
    },
  };
}
