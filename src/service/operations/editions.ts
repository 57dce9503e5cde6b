import type { Operations } from '../../contract/contract.ts';
import { runsOf } from '../../dedupe/differences.ts';
import { criteriaOf } from '../../document/framework.ts';
import { carryOver, compareEditions, type EditionChange } from '../../frameworks/editions.ts';
import { shortened } from '../../review/wording.ts';
import { eachDecision, getDecision, saveDecisions } from '../../workspace/decisions.ts';
import { frameworkIn } from '../frameworks.ts';
import { decisionRow, quotationOf } from '../review/state.ts';
import type { Session } from '../session.ts';

export type EditionOperations = Pick<Operations, 'frameworks.compare' | 'frameworks.carryOver'>;

/** Two editions of a framework side by side, and decisions carried from one to the other. */
export function editionOperations(session: Session): EditionOperations {
  const textOf = (frameworkId: string, code: string | undefined) => {
    const criterion = criteriaOf(frameworkIn(session.workspace(), frameworkId)).find((one) => one.code === code);
    return criterion?.official?.text ?? criterion?.text ?? '';
  };
  const wordByWord = (older: string, newer: string, { before, after }: EditionChange) =>
    runsOf(textOf(older, before[0]), textOf(newer, after[0]));
  return {
    'frameworks.compare': ({ older, newer }) =>
      compareEditions(frameworkIn(session.workspace(), older), frameworkIn(session.workspace(), newer)).map(
        (change) => ({
          ...change,
          before: [...change.before],
          after: [...change.after],
          runs: change.change === 'reworded' ? wordByWord(older, newer, change) : [],
        }),
      ),

    'frameworks.carryOver': ({ older, newer, preview }) => {
      const workspace = session.workspace();
      const edition = frameworkIn(workspace, newer);
      const changes = compareEditions(frameworkIn(workspace, older), edition);
      // A passage that has been decided under the newer edition keeps that decision.
      const all = [...eachDecision(workspace, older)];
      const open = all.filter(
        ({ documentId, passageId }) => getDecision(workspace, newer, documentId, passageId) === null,
      );
      const { carried, toLookAt } = carryOver(open, changes, edition);
      if (preview !== true && carried.length > 0) {
        const decisions = `${carried.length} ${carried.length === 1 ? 'decision' : 'decisions'}`;
        saveDecisions(
          workspace,
          carried.map((decision) => ({ ...decision, frameworkId: newer })),
          {
            edition: edition.edition,
            what: `carried ${decisions} over to “${shortened(edition.title)}”`,
            by: session.reviewer(),
          },
        );
        session.forget();
      }
      return {
        carried: carried.length,
        kept: all.length - open.length,
        toLookAt: toLookAt.flatMap(({ decision, candidates, because }) => {
          const found = quotationOf(session, decision);
          if (found === null) return [];
          return [
            {
              ...found.quotation,
              criteria: [...decision.criteria],
              candidates: [...candidates],
              because,
              decision: decisionRow(decision),
            },
          ];
        }),
      };
    },
  };
}
