import type { Operations, OutputOf } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { DecisionInput } from '../../contract/operations/review.ts';
import { coverageLine, standingOf, stateInASentence, together } from '../../document/coverage.ts';
import type { Passage } from '../../document/document.ts';
import { criteriaOf } from '../../document/framework.ts';
import { type PassageRef, passageKey } from '../../document/passage-ref.ts';
import { passageFromSelection } from '../../review/own-passage.ts';
import { partsOf, type RecordKind } from '../../review/records.ts';
import { coveredPlaces } from '../../workspace/covered.ts';
import {
  adjustPassage,
  decideSelection,
  decisionsIn,
  getDecision,
  putInName,
  saveDecisions,
} from '../../workspace/decisions.ts';
import { getDocument } from '../../workspace/documents.ts';
import { isOpen } from '../../workspace/handle.ts';
import { redo, undo } from '../../workspace/ledger.ts';
import { entryAt, logHead, recentLines } from '../../workspace/log.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { getAssessment } from '../../workspace/stages.ts';
import { tagsBeforeDeciding } from '../../workspace/tags.ts';
import { frameworkIn, frameworksIn } from '../frameworks.ts';
import { followWords } from '../recognition/correct.ts';
import { reviewCounts } from '../review/counts.ts';
import type { ReviewPassage } from '../review/passages.ts';
import { reviewQueue } from '../review/queue.ts';
import {
  coverageIn,
  decisionRow,
  documentsById,
  filesUnread,
  noteDecisions,
  ownDecisions,
  passagesInOrder,
  queueItem,
  quotationOf,
  reviewDecisions,
  reviewPassages,
  twinsOf,
} from '../review/state.ts';
import { type Suggesting, suggestingFrom } from '../review/suggesting.ts';
import { gathered } from '../review/together.ts';
import { type Session, UNNAMED } from '../session.ts';
import { runStages } from '../stages/all.ts';
import { assessAll, learnedSuggester } from '../stages/assess.ts';

type ReviewOperations = Pick<Operations, Extract<keyof Operations, `review.${string}`>>;

export function reviewOperations(session: Session): ReviewOperations {
  const suggester = (frameworkId: string) =>
    session.derived(`suggester ${frameworkId}`, () => {
      const workspace = session.workspace();
      const framework = frameworkIn(workspace, frameworkId);
      return suggestingFrom(
        framework,
        (latest) => learnedSuggester(workspace, framework, latest, ownDecisions(session, frameworkId)),
        () => isOpen(workspace),
      );
    });

  const toAssess = (place: PassageRef, { text, headings, furniture }: Passage) => {
    const said = session.derived('set-aside decisions', () => setAsideDecisions(session.workspace()));
    return { text, headings, furniture, broughtBack: said.get(passageKey(place)) === false };
  };

  /** What a passage is shown with. */
  const suggested = (frameworkId: string, place: PassageRef, passage: Passage) => {
    const kept = getAssessment(session.workspace(), frameworkId, place.documentId, place.passageId);
    return suggester(frameworkId).assess(toAssess(place, passage), kept?.value ?? null);
  };

  /** Another window, or a colleague, may have taken a criterion out of the set a moment ago. */
  const mustBeIn = (frameworkId: string, codes: readonly string[], kept: readonly string[] = []) => {
    const framework = frameworkIn(session.workspace(), frameworkId);
    const known = new Set([...criteriaOf(framework).map(({ code }) => code), ...kept]);
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined)
      throw new OperationError(
        'conflict',
        `“${framework.title}” has no criterion ${unknown}, so nothing was decided. It may have been taken out; choose another one.`,
      );
  };

  /**
   * A decision as it may be kept: for criteria of the set, each once.
   * @param kept criteria that it was for before, which stay although the set has them no more
   */
  const asGiven = (frameworkId: string, decision: DecisionInput, kept: readonly string[] = []): DecisionInput => {
    mustBeIn(frameworkId, decision.criteria, kept);
    return { ...decision, criteria: [...new Set(decision.criteria)], tags: [...new Set(decision.tags)] };
  };

  return {
    'review.criteria': ({ frameworkId }) => {
      const codes = criteriaOf(frameworkIn(session.workspace(), frameworkId)).map(({ code }) => code);
      const [passages, decisions] = [reviewPassages(session, frameworkId), reviewDecisions(session, frameworkId)];
      return reviewCounts(codes, passages, decisions, coverageIn(session, frameworkId), filesUnread(session));
    },

    'review.coverage': ({ frameworkId }) => {
      const codes = criteriaOf(frameworkIn(session.workspace(), frameworkId)).map(({ code }) => code);
      const coverage = coverageIn(session, frameworkId);
      const documents = coverage.map((one) => {
        const { area = null, title = '' } = documentsById(session).get(one.documentId)?.metadata ?? {};
        return {
          ...one,
          name: area ?? title,
          criteria: [...one.criteria].map(([criterion, counts]) => ({ criterion, ...counts })),
        };
      });
      return {
        line: coverageLine(documents, filesUnread(session)),
        all: { ...together(coverage, filesUnread(session)) },
        documents,
        criteria: codes.map((criterion) => {
          const standing = standingOf(coverage, criterion, filesUnread(session));
          const foundIn = coverage.filter(({ criteria }) => (criteria.get(criterion)?.accepted ?? 0) > 0);
          return {
            ...standing,
            criterion,
            foundIn: foundIn.map(({ documentId }) => documentId),
            sentence: stateInASentence(standing),
          };
        }),
      };
    },

    'review.queue': ({ frameworkId, offset, limit, order, ...filter }) => {
      const decisions = reviewDecisions(session, frameworkId);
      const queue = reviewQueue(passagesInOrder(session, frameworkId, order), decisions, filter);
      return {
        total: queue.length,
        items: queue.slice(offset, offset + limit).flatMap((passage) => queueItem(session, passage, decisions)),
      };
    },

    'review.passage': ({ frameworkId, documentId, passageId }) => {
      const found = quotationOf(session, { documentId, passageId });
      if (found === null) throw passageNotFound();
      const decisions = reviewDecisions(session, frameworkId);
      const decision = decisions.get(passageKey({ documentId, passageId }));
      const assessment = suggested(frameworkId, { documentId, passageId }, found.passage);
      return {
        ...found,
        passage: { ...found.passage, headings: [...found.passage.headings], boxes: [...found.passage.boxes] },
        assessment: {
          suggestions: assessment.suggestions.map((suggestion) => ({
            ...suggestion,
            because: [...suggestion.because],
          })),
          polarity: { ...assessment.polarity, because: [...assessment.polarity.because] },
          agencies: [...assessment.agencies],
        },
        decision: decision === undefined ? null : decisionRow(decision),
        tags: [...tagsBeforeDeciding(session.workspace(), frameworkId, documentId, passageId)],
        twins: twinsOf(session, { documentId, passageId }).map((twin) => {
          const own = getDecision(session.workspace(), frameworkId, twin.documentId, twin.passageId);
          const { title = '' } = documentsById(session).get(twin.documentId)?.metadata ?? {};
          return { ...twin, document: title, decision: own === null ? null : decisionRow(own) };
        }),
      };
    },

    'review.decide': ({ frameworkId, documentId, passageId, decision, twins }) => {
      const workspace = session.workspace();
      const found = quotationOf(session, { documentId, passageId });
      if (found === null) throw passageNotFound();
      const given = asGiven(
        frameworkId,
        decision,
        getDecision(workspace, frameworkId, documentId, passageId)?.criteria,
      );
      const shown = suggested(frameworkId, { documentId, passageId }, found.passage);
      // A twin that has been decided on its own keeps that decision.
      const open = twins
        ? twinsOf(session, { documentId, passageId }).filter(
            (twin) => getDecision(workspace, frameworkId, twin.documentId, twin.passageId) === null,
          )
        : [];
      const { decisions, what } = saveDecisions(
        workspace,
        [{ documentId, passageId }, ...open].map((place) => ({
          ...given,
          ...place,
          frameworkId,
          reviewer: session.reviewer(),
        })),
        { suggested: shown, edition: frameworkIn(workspace, frameworkId).edition },
      );
      const [saved] = decisions;
      if (saved === undefined) throw passageNotFound();
      suggester(frameworkId).learn(found.passage, given.criteria);
      noteDecisions(session, frameworkId, decisions);
      return { saved: decisions.length, decision: decisionRow(saved), undo: what };
    },

    'review.together': ({ frameworkId, ...asked }) => gathered(session, frameworkId, asked),

    'review.decideMany': ({ frameworkId, places, criterion, asSuggested }) => {
      const workspace = session.workspace();
      const known = new Map(reviewPassages(session, frameworkId).map((passage) => [passage.key, passage]));
      const chosen = places.map((place) => {
        const found = quotationOf(session, place);
        if (found === null) throw passageNotFound();
        return { place, found, read: known.get(passageKey(place)) };
      });
      const criteriaFor = (read: ReviewPassage | undefined): string[] => {
        const code = asSuggested ? read?.first?.criterion : criterion;
        return code === undefined || code === null ? [] : [code];
      };
      mustBeIn(
        frameworkId,
        chosen.flatMap(({ read }) => criteriaFor(read)),
      );
      const isOpen = (place: PassageRef) =>
        getDecision(workspace, frameworkId, place.documentId, place.passageId) === null;
      const inputs = chosen.flatMap(({ place, read }) =>
        [place, ...twinsOf(session, place).filter(isOpen)].map(({ documentId, passageId }) => ({
          documentId,
          passageId,
          frameworkId,
          criteria: criteriaFor(read),
          polarity: read?.polarity ?? ('neutral' as const),
          agencies: read?.agencies ?? [],
          tags: [],
          note: '',
          reviewer: session.reviewer(),
          together: places.length,
        })),
      );
      const once = [...new Map(inputs.map((input) => [passageKey(input), input])).values()];
      const listed = chosen.map(
        ({ found: { quotation } }) => `${quotation.area ?? quotation.document}, page ${quotation.page}`,
      );
      const said = asSuggested
        ? 'accepted what was suggested'
        : criterion === null
          ? 'said none of the criteria'
          : `accepted ${criterion}`;
      const { decisions, what } = saveDecisions(workspace, once, {
        edition: frameworkIn(workspace, frameworkId).edition,
        what: `${said} for ${places.length} passages in a group: ${listed.join('; ')}`,
      });
      for (const { found, read } of chosen) suggester(frameworkId).learn(found.passage, criteriaFor(read));
      noteDecisions(session, frameworkId, decisions);
      return { saved: decisions.length, undo: what };
    },

    'review.make': ({ frameworkId, documentId, start, end, decision }) => {
      const workspace = session.workspace();
      const given = asGiven(frameworkId, decision);
      const before = coveredPlaces(workspace, frameworkId).size;
      // How the words read, and whom they are about, is worked out as for any passage: from them and their headings.
      const words = passageFromSelection(getDocument(workspace, documentId), start, end);
      const read = words && suggester(frameworkId).assess(toAssess({ documentId, passageId: words.id }, words));
      const made = decideSelection(
        workspace,
        { start, end },
        {
          ...given,
          polarity: given.polarity ?? read?.polarity.label ?? null,
          agencies: given.agencies.length > 0 ? given.agencies : (read?.agencies ?? []),
          documentId,
          frameworkId,
          reviewer: session.reviewer(),
        },
        { edition: frameworkIn(workspace, frameworkId).edition },
      );
      const [saved] = made.decisions;
      if (saved === undefined) throw passageNotFound();
      suggester(frameworkId).learn(made.passage, given.criteria);
      // The document has a passage more, and so may its themes.
      for (const name of ['decisions', 'review', 'rows', 'figures', 'themes']) session.forget(name);
      const settled = coveredPlaces(workspace, frameworkId).size - before;
      return { passageId: made.passage.id, decision: decisionRow(saved), settled, undo: made.what };
    },

    'review.unnamed': () => ({ decisions: decisionsIn(session.workspace(), UNNAMED) }),

    'review.putInName': () => {
      const changed = putInName(session.workspace(), UNNAMED, session.reviewer());
      session.forget('decisions');
      return { changed };
    },

    'review.adjust': ({ documentId, passageId, start, end }) => {
      const passage = adjustPassage(session.workspace(), documentId, passageId, { start, end }, session.reviewer());
      session.forget();
      return { passageId: passage.id };
    },

    'review.undo': () => stepBack(session, undo),
    'review.redo': () => stepBack(session, redo),

    'review.history': ({ limit }) =>
      recentLines(session.workspace(), limit).map(({ at, reviewer, what }) => ({ at, reviewer, what })),

    'review.suggest': async ({ frameworkId }, run) => {
      const framework = frameworkIn(session.workspace(), frameworkId);
      const passages = await assessAll(session.workspace(), framework, session.threshold(), {
        again: true,
        isStopped: run.isStopped,
        onProgress: (done, total) => run.progress({ done, total, what: 'Mapping passages to criteria' }),
      });
      session.forget('review');
      return { passages };
    },
  };
}

/** Records that only what follows from decisions depends on. */
const OF_DECIDING: ReadonlySet<RecordKind> = new Set(['decision', 'opinion']);

/** Undoes or redoes, and says which passage that was about: what the last entry of the log changed first. */
async function stepBack(session: Session, step: typeof undo): Promise<OutputOf<'review.undo'>> {
  const workspace = session.workspace();
  const done = step(workspace, session.reviewer());
  const head = done === null ? null : logHead(workspace);
  if (head === null) return { done, passage: null };
  const { changes } = entryAt(workspace, head.sequence);
  if (await followWords(workspace, session.pool(), head.sequence, session.reviewer())) {
    session.forget();
    await runStages(workspace, session.threshold());
  }
  // Decisions change nothing but what follows from decisions, and reading all else again would take its time.
  if (changes.every((change) => 'kind' in change && OF_DECIDING.has(change.kind))) {
    session.forget('decisions');
    for (const { id } of frameworksIn(workspace)) session.known<Suggesting>(`suggester ${id}`)?.learnAgain();
  } else session.forget();
  const decided = changes.flatMap((change) => ('kind' in change && change.kind === 'decision' ? [change.key] : []));
  const [, documentId, passageId] = decided[0] === undefined ? [] : partsOf(decided[0]);
  return {
    done,
    passage: documentId === undefined || passageId === undefined ? null : { documentId, passageId },
  };
}

function passageNotFound(): OperationError {
  return new OperationError(
    'not-found',
    'This passage is not in the workspace any more. Its document may have been removed.',
  );
}
