import type { Operations } from '../../contract/contract.ts';
import { carryOver, compareEditions } from '../../frameworks/editions.ts';
import { eachDecision, getDecision, saveDecisions } from '../../workspace/decisions.ts';
import type { Desk } from '../desk.ts';
import { frameworkIn } from '../frameworks.ts';
import { quotationOf } from '../review/state.ts';

/** Two editions of a framework side by side, and decisions carried from one to the other. */
export function editionOperations(desk: Desk): Pick<Operations, 'frameworks.compare' | 'frameworks.carryOver'> {
  return {
    'frameworks.compare': ({ older, newer }) =>
      compareEditions(frameworkIn(desk.workspace(), older), frameworkIn(desk.workspace(), newer)).map((change) => ({
        ...change,
        before: [...change.before],
        after: [...change.after],
      })),

    'frameworks.carryOver': ({ older, newer }) => {
      const workspace = desk.workspace();
      const edition = frameworkIn(workspace, newer);
      const changes = compareEditions(frameworkIn(workspace, older), edition);
      // A passage that has been decided under the newer edition keeps that decision.
      const open = [...eachDecision(workspace, older)].filter(
        ({ documentId, passageId }) => getDecision(workspace, newer, documentId, passageId) === null,
      );
      const { carried, toLookAt } = carryOver(open, changes, edition);
      saveDecisions(
        workspace,
        carried.map((decision) => ({ ...decision, frameworkId: newer })),
        { edition: edition.edition },
      );
      desk.forget();
      return {
        carried: carried.length,
        toLookAt: toLookAt.flatMap(({ decision, candidates, because }) => {
          const found = quotationOf(desk, decision);
          if (found === null) return [];
          return [{ ...found.quotation, criteria: [...decision.criteria], candidates: [...candidates], because }];
        }),
      };
    },
  };
}
