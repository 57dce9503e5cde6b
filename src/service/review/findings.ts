/**
 * Findings as the window and the exports see them: what was written, beside what is counted now.
 */

import type { FindingDetail, FindingRow, Quoted } from '../../contract/operations/findings.ts';
import {
  type DocumentCoverage,
  standingOf,
  stateInWords,
  stateOf,
  together,
  undecided,
} from '../../document/coverage.ts';
import { localDay } from '../../document/dates.ts';
import { mayBeEvidence } from '../../document/document.ts';
import { type Finding, type FindingAbout, plainText, unlinkedNumbers } from '../../document/finding.ts';
import { criteriaOf } from '../../document/framework.ts';
import { passageKey } from '../../document/passage-ref.ts';
import { PRACTICES, practiceOf } from '../../document/practice.ts';
import { isOverdue } from '../../document/readiness.ts';
import { counted } from '../../document/series.ts';
import type { Theme } from '../../document/theme.ts';
import {
  type Accepted,
  balances,
  checkedChips,
  leaning,
  standingState,
  unknownNumbers,
} from '../../review/findings.ts';
import { findingsUnder, otherFindings } from '../../workspace/findings.ts';
import { frameworkIn } from '../frameworks.ts';
import type { Session } from '../session.ts';
import { ofWhose, ourSide } from './ours.ts';
import type { ReviewPassage } from './passages.ts';
import {
  coverageIn,
  documentsById,
  everyTheme,
  evidencePassages,
  filesUnread,
  quotationOf,
  reviewDecisions,
} from './state.ts';

/** How many quotations on one side are listed to choose from. */
const OTHERS = 60;

/** What findings can be about, in order: the criteria, then the pinned themes. */
export function subjects(
  session: Session,
  frameworkId: string,
): { about: FindingAbout; code: string; title: string; wording: string }[] {
  const framework = frameworkIn(session.workspace(), frameworkId);
  const codes = criteriaOf(framework).map(({ code, title, text }) => ({
    about: { kind: 'criterion' as const, id: code },
    code,
    title,
    wording: text === title ? '' : text,
  }));
  const known = new Set(codes.map(({ code }) => code));
  const kept = findingsUnder(session.workspace(), frameworkId).filter(
    ({ about }) => about.kind === 'criterion' && !known.has(about.id),
  );
  return [
    ...codes,
    // A finding whose criterion is not in this edition any more is never lost.
    ...kept.map(({ about }) => ({ about, code: about.id, title: 'not in this edition', wording: '' })),
    ...pinned(session).map(({ id, label }) => ({
      about: { kind: 'theme' as const, id },
      code: '',
      title: label,
      wording: '',
    })),
  ];
}

function pinned(session: Session): readonly Theme[] {
  return everyTheme(session).filter(({ pinned, hidden, minor }) => pinned && !hidden && !minor);
}

/** Passages of a theme; of a criterion all, since any may turn out to be about it. */
function passagesAbout(session: Session, frameworkId: string, about: FindingAbout): readonly ReviewPassage[] {
  const passages = evidencePassages(session, frameworkId);
  if (about.kind === 'criterion') return passages;
  const theme = pinned(session).find(({ id }) => id === about.id);
  const own = new Set(theme?.passages.map(passageKey));
  return passages.filter(({ key }) => own.has(key));
}

/** What was accepted in the documents of others: what the numbers of a finding count. */
export function acceptedFor(session: Session, frameworkId: string, about: FindingAbout): readonly Accepted[] {
  return ofWhose(session, 'theirs', allAccepted(session, frameworkId, about));
}

/** What was accepted, ours and theirs: for the criterion, or of the theme for any criterion. */
function allAccepted(session: Session, frameworkId: string, about: FindingAbout): Accepted[] {
  const decisions = reviewDecisions(session, frameworkId);
  return passagesAbout(session, frameworkId, about).flatMap((passage): Accepted[] => {
    const decision = decisions.get(passage.key);
    if (decision === undefined) return [];
    const counts = about.kind === 'criterion' ? decision.criteria.includes(about.id) : decision.criteria.length > 0;
    if (!counts) return [];
    const { polarity, agencies, tags } = decision;
    const { documentId, passageId } = passage;
    return [{ documentId, passageId, ...sourceOf(session, documentId), polarity, agencies, tags }];
  });
}

function sourceOf(session: Session, documentId: string): { area: string | null; year: string | null } {
  const metadata = documentsById(session).get(documentId)?.metadata;
  return { area: metadata?.area ?? null, year: metadata?.date?.slice(0, 4) ?? null };
}

/** Coverage as it bears on the subject: everything for a criterion, the theme's own passages for a theme. */
function coverageAbout(session: Session, frameworkId: string, about: FindingAbout): DocumentCoverage[] {
  const all = coverageIn(session, frameworkId);
  if (about.kind === 'criterion') return all;
  const decisions = reviewDecisions(session, frameworkId);
  const counted = new Map<string, { passages: number; decided: number; accepted: number }>();
  for (const passage of passagesAbout(session, frameworkId, about)) {
    const one = counted.get(passage.documentId) ?? { passages: 0, decided: 0, accepted: 0 };
    const decision = decisions.get(passage.key);
    one.passages++;
    if (decision !== undefined) one.decided++;
    if (decision !== undefined && decision.criteria.length > 0) one.accepted++;
    counted.set(passage.documentId, one);
  }
  return all.flatMap((document) => {
    const one = counted.get(document.documentId);
    if (one === undefined) return [];
    const { passages, decided, accepted } = one;
    const criteria = new Map([[about.id, { accepted, refused: decided - accepted, toDecide: passages - decided }]]);
    return [
      {
        documentId: document.documentId,
        passages,
        decided,
        unsuggested: 0,
        pagesUnread: document.pagesUnread,
        filesUnread: 0,
        criteria,
      },
    ];
  });
}

/** One row of the list. */
function rowOf(
  session: Session,
  frameworkId: string,
  subject: ReturnType<typeof subjects>[number],
  finding: Finding | null,
  conflict: boolean,
): FindingRow {
  const accepted = acceptedFor(session, frameworkId, subject.about);
  const coverage = coverageAbout(session, frameworkId, subject.about);
  const standing = standingOf(ofWhose(session, 'theirs', coverage), subject.about.id, filesUnread(session));
  return {
    ...subject,
    state: standingState(finding, accepted),
    changed: checkedChips(finding?.text ?? '', accepted).filter(({ changed }) => changed).length,
    standing,
    lookedAt: lookedAtInWords(standing),
    text: plainText(finding?.text ?? ''),
    rating: finding?.readiness.rating ?? null,
    due: finding?.readiness.due ?? null,
    overdue: finding !== null && isOverdue(finding.readiness, localDay(session.now())),
    conflict,
    oursToDecide: standingOf(ofWhose(session, 'ours', coverage), subject.about.id).toDecide,
  };
}

/** "54 of 54 read" where everything put forward is decided; else what is left, or what may be said. */
export function lookedAtInWords(standing: FindingRow['standing']): string {
  const read = standing.accepted + standing.refused;
  if (stateOf(standing) !== 'evidence') return stateInWords(standing);
  return standing.toDecide > 0 ? `${standing.toDecide} to decide` : `${read} of ${read} read`;
}

export function findingRows(session: Session, frameworkId: string): FindingRow[] {
  const findings = new Map(
    findingsUnder(session.workspace(), frameworkId).map(({ about, finding }) => [`${about.kind} ${about.id}`, finding]),
  );
  const others = new Set(
    otherFindings(session.workspace(), frameworkId).map(({ about }) => `${about.kind} ${about.id}`),
  );
  return subjects(session, frameworkId).map((subject) => {
    const key = `${subject.about.kind} ${subject.about.id}`;
    return rowOf(session, frameworkId, subject, findings.get(key) ?? null, others.has(key));
  });
}

/** Everything about one finding. Null where there is no such criterion or theme. */
export function findingDetail(session: Session, frameworkId: string, about: FindingAbout): FindingDetail | null {
  const subject = subjects(session, frameworkId).find(
    (one) => one.about.kind === about.kind && one.about.id === about.id,
  );
  if (subject === undefined) return null;
  const workspace = session.workspace();
  const finding =
    findingsUnder(workspace, frameworkId).find((one) => one.about.kind === about.kind && one.about.id === about.id)
      ?.finding ?? null;
  const theirs = otherFindings(workspace, frameworkId).filter(
    (one) => one.about.kind === about.kind && one.about.id === about.id,
  );
  const everything = allAccepted(session, frameworkId, about);
  const accepted = ofWhose(session, 'theirs', everything);
  const all = coverageAbout(session, frameworkId, about);
  const coverage = ofWhose(session, 'theirs', all);
  const { accepted: ourOwn, ...ours } = ourSide(
    session,
    frameworkId,
    about.id,
    everything,
    all,
    finding?.readiness.rating ?? null,
  );
  const side = leaning(accepted);
  const attachedKeys = new Set(finding?.attached.map(passageKey));
  const quotations = (some: readonly Accepted[]) =>
    some.map((one) => quotedOf(session, frameworkId, about, one)).filter((one) => one !== null);
  const isOn = (wanted: string) => (one: Accepted) => one.polarity === wanted || one.polarity === 'mixed';
  const strongest = (some: readonly Accepted[]) =>
    quotations(some).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.text.length - a.text.length);
  const byKey = new Map(everything.map((one) => [passageKey(one), one]));
  const own = accepted.filter((one) => !attachedKeys.has(passageKey(one)));
  return {
    row: rowOf(session, frameworkId, subject, finding, theirs.length > 0),
    finding: finding === null ? null : plainFinding(finding),
    chips: checkedChips(finding?.text ?? '', accepted).map((one) => ({ ...one })),
    unlinked: [...unlinkedNumbers(finding?.text ?? ''), ...unknownNumbers(finding?.text ?? '')],
    balance: {
      areas: balances(accepted, ({ area }) => (area === null ? [] : [area])),
      years: balances(accepted, ({ year }) => [year ?? 'Not known']),
      agencies: balances(accepted, ({ agencies }) => (agencies.length === 0 ? ['None named'] : agencies)),
      ...emptyAreas(session, coverage, about.id),
    },
    attached: quotations(
      (finding?.attached ?? []).flatMap((place): Accepted[] => {
        const one = byKey.get(passageKey(place));
        if (one !== undefined) return [one];
        // No longer accepted: still shown, so that it can be taken off knowingly.
        return [{ ...place, ...sourceOf(session, place.documentId), polarity: 'neutral', agencies: [], tags: [] }];
      }),
    ),
    others: strongest(own.filter((one) => isOn(side)(one) || one.polarity === 'neutral')).slice(0, OTHERS),
    leaning: side,
    opposite: strongest(accepted.filter(isOn(side === 'strength' ? 'improvement' : 'strength'))).slice(0, OTHERS),
    notLooked: notLooked(session, coverage, about.id),
    alike: standingOf(all, about.id).toDecide,
    works: strongest(accepted)
      .flatMap((one) => {
        const practice = practiceOf(one, one.polarity);
        return practice === null ? [] : [{ ...one, practice }];
      })
      .toSorted((a, b) => PRACTICES.indexOf(a.practice) - PRACTICES.indexOf(b.practice)),
    ours: { ...ours, said: strongest(ourOwn) },
    theirs: theirs.map(({ reviewer, finding: other }) => ({
      reviewer,
      finding: plainFinding(other),
      text: plainText(other.text),
    })),
  };
}

const plainFinding = (finding: Finding): NonNullable<FindingDetail['finding']> => ({
  ...finding,
  attached: finding.attached.map((place) => ({ ...place })),
});

/** The quotation of an accepted passage, with how surely it was put forward. */
export function quotedOf(session: Session, frameworkId: string, about: FindingAbout, one: Accepted): Quoted | null {
  const found = quotationOf(session, one);
  if (found === null || !mayBeEvidence(found.passage))
    return found === null ? null : { ...found.quotation, polarity: one.polarity, score: null };
  const decision = reviewDecisions(session, frameworkId).get(passageKey(one));
  const score = decision?.suggested?.suggestions.find(({ criterion }) => criterion === about.id)?.score ?? null;
  return { ...found.quotation, polarity: one.polarity, score };
}

/** Areas without anything accepted: those read in full, and those that were not looked at, or not all. */
function emptyAreas(
  session: Session,
  coverage: readonly DocumentCoverage[],
  id: string,
): { noneFound: string[]; notLookedAt: string[] } {
  const areas = [
    ...Map.groupBy(
      coverage.filter(({ documentId }) => sourceOf(session, documentId).area !== null),
      ({ documentId }) => sourceOf(session, documentId).area ?? '',
    ),
  ];
  const having = (state: string) =>
    areas.filter(([, own]) => stateOf(standingOf(own, id)) === state).map(([area]) => area);
  return { noneFound: having('none-found'), notLookedAt: having('not-looked-at') };
}

function notLooked(session: Session, coverage: readonly DocumentCoverage[], id: string): FindingDetail['notLooked'] {
  const open = coverage.filter((one) => (one.criteria.get(id)?.toDecide ?? 0) > 0);
  const areas = emptyAreas(session, coverage, id).notLookedAt;
  const { toDecide, pagesUnread } = standingOf(coverage, id);
  const files = filesUnread(session);
  const left = undecided(together(coverage));
  const parts = [
    toDecide > 0
      ? `${toDecide} ${toDecide === 1 ? 'passage' : 'passages'} suggested in ${open.length} ${open.length === 1 ? 'letter' : 'letters'}.`
      : left > 0
        ? `${left} ${left === 1 ? 'passage is' : 'passages are'} undecided; none of them is suggested for this.`
        : 'Every passage was decided.',
    ...(areas.length === 0 ? [] : [`Of ${named(areas)} nothing can be said yet: they count neither way.`]),
    ...(pagesUnread === 0 ? [] : [`${counted(pagesUnread, 'page')} could not be read.`]),
    ...(files === 0 ? [] : [`${counted(files, 'file')} could not be read.`]),
  ];
  return { passages: toDecide, letters: open.length, areas, pagesUnread, sentence: parts.join(' ') };
}

const named = (areas: readonly string[]): string =>
  areas.length <= 4 ? areas.join(', ') : `${areas.slice(0, 3).join(', ')} and ${areas.length - 3} more`;
