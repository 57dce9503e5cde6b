import type { Operations, OutputOf } from '../../contract/contract.ts';
import { runsOf } from '../../dedupe/differences.ts';
import { criteriaOf } from '../../document/framework.ts';
import { carryOver, compareEditions, type EditionChange } from '../../frameworks/editions.ts';
import { shortened } from '../../review/wording.ts';
import { eachDecision, getDecision, saveDecisions } from '../../workspace/decisions.ts';
import { frameworkIn } from '../frameworks.ts';
import { decisionRow, quotationOf } from '../review/state.ts';
import type { Session } from '../session.ts';

export type EditionOperations = Pick<
  Operations,
  'frameworks.compare' | 'frameworks.carryOver' | 'frameworks.previewCarryOver'
>;

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

    'frameworks.previewCarryOver': (editions) => answer(carriable(editions)),

    'frameworks.carryOver': (editions) => {
      const found = carriable(editions);
      const { carried, edition } = found;
      if (carried.length > 0) {
        const decisions = `${carried.length} ${carried.length === 1 ? 'decision' : 'decisions'}`;
        saveDecisions(
          session.workspace(),
          carried.map((decision) => ({ ...decision, frameworkId: editions.newer })),
          {
            edition: edition.edition,
            what: `carried ${decisions} over to “${shortened(edition.title)}”`,
            by: session.reviewer(),
          },
        );
        session.forget();
      }
      return answer(found);
    },
  };

  /** The decisions that fit the newer edition, and those that do not. One decided there already keeps that decision. */
  function carriable({ older, newer }: { readonly older: string; readonly newer: string }) {
    const workspace = session.workspace();
    const edition = frameworkIn(workspace, newer);
    const changes = compareEditions(frameworkIn(workspace, older), edition);
    const all = [...eachDecision(workspace, older)];
    const open = all.filter(
      ({ documentId, passageId }) => getDecision(workspace, newer, documentId, passageId) === null,
    );
    return { ...carryOver(open, changes, edition), kept: all.length - open.length, edition };
  }

  function answer({ carried, toLookAt, kept }: ReturnType<typeof carriable>): OutputOf<'frameworks.carryOver'> {
    return {
      carried: carried.length,
      kept,
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
  }
}
