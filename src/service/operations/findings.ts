import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { FindingDetail } from '../../contract/operations/findings.ts';
import { leftInWords, stateOf } from '../../document/coverage.ts';
import { ReadError } from '../../document/failure.ts';
import {
  EMPTY_FINDING,
  type Finding,
  type FindingAbout,
  RATING_WORDS,
  STATE_WORDS,
  tokenOf,
} from '../../document/finding.ts';
import { passageKey } from '../../document/passage-ref.ts';
import { behind, checkedChips, countOf, draftFrom, filledIn, leaning } from '../../review/findings.ts';
import { notTakenInWords } from '../../review/plan.ts';
import { getFinding, otherFindings, saveFinding, settleFinding } from '../../workspace/findings.ts';
import { keepExport } from '../exports/make.ts';
import { readNamed } from '../named-file.ts';
import { copiedFinding, copiedQuotations } from '../review/copied.ts';
import { acceptedFor, findingDetail, findingRows, quotedOf } from '../review/findings.ts';
import { planFile, takePlanIn } from '../review/plan.ts';
import { quotationOf, reviewDecisions } from '../review/state.ts';
import type { Session } from '../session.ts';
import { workspaceName } from '../workspaces/name.ts';

type FindingOperations = Pick<
  Operations,
  Extract<keyof Operations, `findings.${string}` | `readiness.${string}` | `quotations.${string}`>
>;

/** Quotations a draft attaches. */
const STRONGEST = 3;

export function findingOperations(session: Session): FindingOperations {
  const detail = (frameworkId: string, about: FindingAbout): FindingDetail => {
    const found = findingDetail(session, frameworkId, about);
    if (found === null)
      throw new OperationError('not-found', 'There is no such criterion, and no such pinned theme. Choose another.');
    return found;
  };

  return {
    'findings.list': ({ frameworkId }) => findingRows(session, frameworkId),

    'findings.get': ({ frameworkId, about }) => detail(frameworkId, about),

    'findings.save': ({ frameworkId, about, change }) => {
      const { row } = detail(frameworkId, about);
      const name = row.code || `“${row.title}”`;
      const before = getFinding(session.workspace(), frameworkId, about);
      const reviewer = session.reviewer();
      if (change === null) {
        saveFinding(session.workspace(), frameworkId, about, null, {
          what: `took the finding on ${name} away`,
          reviewer,
        });
        return detail(frameworkId, about);
      }
      const accepted = acceptedFor(session, frameworkId, about);
      const text = change.text === undefined ? undefined : filledIn(change.text, accepted);
      const given = Object.fromEntries(Object.entries({ ...change, text }).filter(([, value]) => value !== undefined));
      const after = changed(before, given, { by: reviewer, at: session.workspace().now() });
      const open = checkedChips(after.text, accepted).filter((one) => one.changed).length;
      if ((given.state === 'agreed' || given.state === 'written') && after.text.trim() === '')
        throw new OperationError(
          'conflict',
          `Nothing is written in the finding on ${name} yet. Write what the evidence says first, then mark it as ${given.state}.`,
        );
      const { standing } = row;
      if (given.state === 'agreed' && standing.accepted === 0 && stateOf(standing) !== 'none-found')
        throw new OperationError(
          'conflict',
          `Nothing is accepted for ${name} yet, and not everything was looked at: ${leftInWords(standing)}. Decide some of it first, then agree.`,
        );
      if (given.state === 'agreed' && open > 0)
        throw new OperationError(
          'conflict',
          `${open === 1 ? 'A number' : `${open} numbers`} in the finding on ${name} changed since it was written. Use or keep the new count first, then agree.`,
        );
      saveFinding(session.workspace(), frameworkId, about, after, { what: whatChanged(before, after, name), reviewer });
      return detail(frameworkId, about);
    },

    'findings.attach': ({ frameworkId, about, places }) => {
      const { row } = detail(frameworkId, about);
      const name = row.code || `“${row.title}”`;
      const before = getFinding(session.workspace(), frameworkId, about);
      const known = new Set(before?.attached.map(passageKey));
      const attached = [...(before?.attached ?? []), ...places.filter((place) => !known.has(passageKey(place)))];
      const reviewer = session.reviewer();
      const after = changed(before, { attached }, { by: reviewer, at: session.workspace().now() });
      saveFinding(session.workspace(), frameworkId, about, after, { what: whatChanged(before, after, name), reviewer });
      return detail(frameworkId, about);
    },

    'findings.count': ({ frameworkId, about, query }) => {
      const accepted = acceptedFor(session, frameworkId, about);
      const count = countOf(query, accepted);
      return {
        ...count,
        token: tokenOf({ query, ...count, kept: null }),
        passages: behind(query, accepted).flatMap((one) => quotedOf(session, frameworkId, about, one) ?? []),
      };
    },

    'findings.draft': ({ frameworkId, about }) => {
      const accepted = acceptedFor(session, frameworkId, about);
      const { row, others } = detail(frameworkId, about);
      const side = leaning(accepted);
      const speaking = others.filter(({ polarity }) => polarity === side || polarity === 'mixed');
      return {
        text: draftFrom(accepted, row.title, row.standing.toDecide > 0),
        attached: speaking.slice(0, STRONGEST).map(({ documentId, passageId }) => ({ documentId, passageId })),
      };
    },

    'findings.settle': ({ frameworkId, about, reviewer, take }) => {
      const other = otherFindings(session.workspace(), frameworkId).find(
        (one) => one.about.kind === about.kind && one.about.id === about.id && one.reviewer === reviewer,
      );
      if (other === undefined) throw new OperationError('not-found', 'This has been settled already.');
      settleFinding(session.workspace(), frameworkId, other, take, session.reviewer());
      return detail(frameworkId, about);
    },

    'quotations.copy': ({ frameworkId, places }) => {
      const decisions = reviewDecisions(session, frameworkId);
      const quotations = places.flatMap((place) => {
        const found = quotationOf(session, place);
        return found === null
          ? []
          : [{ ...found.quotation, criteria: decisions.get(passageKey(place))?.criteria ?? [] }];
      });
      return { ...copiedQuotations(quotations), quotations: quotations.length };
    },

    'readiness.export': async ({ frameworkId, format }) => {
      const bytes = await planFile(session, frameworkId, format);
      return keepExport(session, `${workspaceName(session.workspace())} readiness.${format}`, bytes);
    },

    'readiness.takeIn': async ({ frameworkId, file }) => {
      const offered = session.files.take(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      try {
        const bytes = readNamed(offered.at, offered.name);
        const taken = takePlanIn(session, frameworkId, offered.name, bytes);
        return { changed: taken.changed.length, same: taken.same, left: notTakenInWords(taken) };
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof ReadError)) throw error;
        throw new OperationError('wrong-input', `The plan in ${offered.name} was not added. ${error.message}`);
      }
    },

    'findings.copy': ({ frameworkId, about }) => copiedFinding(detail(frameworkId, about)),
  };
}

/**
 * The finding after a change. New words make an agreed finding written again, and one without words is in progress; who had
 * agreed to what stays.
 */
function changed(
  before: Finding | null,
  change: Partial<Finding>,
  { by, at }: { readonly by: string; readonly at: string },
): Finding {
  const was = before ?? EMPTY_FINDING;
  const isRewritten = change.text !== undefined && change.text !== was.text;
  const isEmptied = isRewritten && change.text?.trim() === '';
  const state = change.state ?? (isEmptied ? 'in-work' : isRewritten && was.state === 'agreed' ? 'written' : was.state);
  const next: Finding = { ...was, ...change, state, ...(isRewritten || before === null ? { by, at } : {}) };
  return change.state === 'agreed' ? { ...next, agreed: { by, at, text: next.text } } : next;
}

/** What was done, in the words of the log. */
function whatChanged(before: Finding | null, after: Finding, name: string): string {
  const was = before ?? EMPTY_FINDING;
  if (after.text !== was.text) return `wrote the finding on ${name}`;
  if (after.state !== was.state) return `marked the finding on ${name} as ${STATE_WORDS[after.state]}`;
  if (after.readiness.rating !== was.readiness.rating)
    return after.readiness.rating === null
      ? `took the rating of ${name} back`
      : `rated ${name} ${RATING_WORDS[after.readiness.rating]}`;
  if (JSON.stringify(after.readiness) !== JSON.stringify(was.readiness)) return `changed the action on ${name}`;
  if (JSON.stringify(after.attached) !== JSON.stringify(was.attached))
    return `chose quotations for the finding on ${name}`;
  if (JSON.stringify(after.confidence) !== JSON.stringify(was.confidence))
    return `said how much confidence there is in the finding on ${name}`;
  return `noted something on the finding on ${name}`;
}
