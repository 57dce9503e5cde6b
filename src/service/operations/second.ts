import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { notedBeside } from '../../workspace/beside.ts';
import { getDecision } from '../../workspace/decisions.ts';
import {
  agreementUnder,
  exportSample,
  mergeWorkspace,
  type Opinions,
  opinionsUnder,
  sampleOf,
} from '../../workspace/second.ts';
import { keepExport } from '../exports/make.ts';
import { decisionRow, quotationOf } from '../review/state.ts';
import type { Session } from '../session.ts';
import { runStagesAfter } from '../stages/all.ts';
import { workspaceName } from '../workspaces/name.ts';

type SecondOperations = Pick<Operations, Extract<keyof Operations, `second.${string}`>>;

export function secondOperations(session: Session): SecondOperations {
  return {
    'second.sample': async ({ frameworkId, size, seed }) => {
      const workspace = session.workspace();
      const draft = join(await session.files.privateFolder(), `sample-${Date.now()}.workspace`);
      try {
        const sample = exportSample(workspace, draft, { frameworkId, size, seed, reviewer: session.reviewer() });
        const name = `${workspaceName(workspace)} second review.workspace`;
        return { ...keepExport(session, name, readFileSync(draft)), passages: sample.passages.length };
      } finally {
        rmSync(draft, { force: true });
      }
    },

    'second.merge': async ({ file, passphrase }) => {
      const offered = session.files.take(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      try {
        const merged = mergeWorkspace(
          session.workspace(),
          offered.at,
          session.reviewer(),
          passphrase === undefined ? {} : { passphrase },
        );
        session.forget();
        await runStagesAfter(
          'The other workspace is put together with this one, and that is saved.',
          session.workspace(),
          session.threshold(),
          { compared: () => session.forget() },
        );
        session.forget();
        return { ...merged, also: [...merged.also], left: [...merged.left] };
      } finally {
        if (offered.temporary) rmSync(offered.at, { force: true });
      }
    },

    'second.asked': () => {
      const sample = sampleOf(session.workspace());
      if (sample === null) return null;
      const { frameworkId, passages } = sample;
      const decided = passages.filter(
        (place) => getDecision(session.workspace(), frameworkId, place.documentId, place.passageId) !== null,
      );
      return { frameworkId, passages: passages.length, decided: decided.length };
    },

    'second.agreement': ({ frameworkId }) =>
      agreementUnder(session.workspace(), frameworkId).map(({ reviewers, agreement }) => ({
        reviewers: [...reviewers],
        firstCriterion: agreement.firstCriterion,
        polarity: agreement.polarity,
        sameCriteria: agreement.sameCriteria,
        criteria: [...agreement.criteria],
      })),

    'second.toSettle': ({ frameworkId }) =>
      quoted(
        session,
        opinionsUnder(session.workspace(), frameworkId).filter(({ toSettle }) => toSettle),
      ),

    'second.noted': ({ frameworkId }) => quoted(session, notedBeside(session.workspace(), frameworkId)),
  };
}

/** With the words that were read; a passage that is gone is left out. */
function quoted(session: Session, all: readonly Opinions[]) {
  return all.flatMap(({ opinions, standing, ...place }) => {
    const found = quotationOf(session, place);
    if (found === null) return [];
    const stands = standing === null ? null : decisionRow(standing);
    return [{ ...found.quotation, opinions: opinions.map(decisionRow), standing: stands }];
  });
}
