/**
 * What a report begins with: how much was looked at, what the evidence says in brief, and what is to be done.
 */
import { Paragraph } from 'docx';
import { decidedInWords, together } from '../document/coverage.ts';
import { RATING_WORDS, STATE_WORDS } from '../document/finding.ts';
import { passageKey } from '../document/passage-ref.ts';
import { dueInWords, isPlanned } from '../document/readiness.ts';
import { pagesInBrief, readingInWords, readingNotes } from '../document/reading-notes.ts';
import type { ReportTemplate } from '../document/reports.ts';
import { counted } from '../document/series.ts';
import type { EvidenceBundle, FindingEntry } from './bundle.ts';
import { CHOSEN, COUNTED_WHOLE } from './choice.ts';
import { bold, heading, type Part, paragraph, runs } from './docx-parts.ts';
import { briefingTable } from './docx-style.ts';
import { LOOKED_AT } from './method.ts';
import { coverageInALine } from './summary.ts';
import { howMany, inSeries, nameOf, shortName } from './words.ts';

export const isToldOf = ({ state }: FindingEntry): boolean => state === 'written' || state === 'agreed';

export function lookedAt(bundle: EvidenceBundle, template: ReportTemplate): Part[] {
  const all = together(bundle.coverage, bundle.unread.length);
  const told = bundle.findings.filter(isToldOf);
  const having = (state: FindingEntry['state']) => told.filter((one) => one.state === state).length;
  const without = bundle.findings.length - told.length;
  const grouped = new Set(
    bundle.evidence.filter((row) => row.status === 'accepted' && row.together !== null).map((row) => passageKey(row)),
  ).size;
  const noted = bundle.documents.filter((one) => one.copyOf === null && readingNotes(one).length > 0);
  const isCut = bundle.settings.includes(COUNTED_WHOLE);
  const points = [
    ...(isCut ? bundle.settings.filter(({ name }) => name === CHOSEN).map(({ value }) => value) : []),
    ...(isCut ? [COUNTED_WHOLE.value] : []),
    `A reviewer has decided ${decidedInWords(all)} passages that were suggested or decided; ${(all.passages - all.decided).toLocaleString('en-GB')} of them ${isOrAre(all.passages - all.decided)} still to decide${all.unsuggested === 0 ? '' : `, and ${howMany(all.unsuggested, 'passage')} without a suggestion`}.${grouped === 0 ? '' : ` Of those accepted here, ${grouped.toLocaleString('en-GB')} ${grouped === 1 ? 'was' : 'were'} accepted in one step with others.`}`,
    ...(template === 'summary' ? [] : [`${coverageInALine(bundle)}.`]),
    `${counted(having('agreed'), 'finding')} ${isOrAre(having('agreed'))} agreed and ${having('written')} written. ${without} of ${counted(bundle.findings.length, 'criterion or pinned theme', 'criteria and pinned themes')} ${without === 1 ? 'has' : 'have'} no finding yet.`,
    ...(bundle.unread.length === 0
      ? []
      : [
          `${howMany(bundle.unread.length, 'file')} could not be read: ${inSeries(bundle.unread.map(({ fileName }) => fileName))}. Nothing is said here about what stands there.`,
        ]),
    [
      ...(noted.length === 0 ? [] : [`${notesInBrief(noted)}.`]),
      pagesInBrief({
        pagesUnread: all.pagesUnread,
        filesUnread: bundle.unread.length,
        isAnyByEarlierRules: noted.some((one) => one.isByEarlierRules),
      }),
    ].join(' '),
  ];
  return [
    heading(1, LOOKED_AT),
    ...points.map((point) => new Paragraph({ bullet: { level: 0 }, children: runs(point) })),
  ];
}

const isOrAre = (count: number) => (count === 1 ? 'is' : 'are');

/** How many documents of one note are named before they are counted. */
const NAMED = 6;

/** What has to be said of how documents were read: those of one note together. */
function notesInBrief(noted: readonly EvidenceBundle['documents'][number][]): string {
  return [...Map.groupBy(noted, readingInWords)]
    .map(
      ([note, own]) =>
        `${own.length > NAMED ? howMany(own.length, 'document') : inSeries(own.map(shortName))}: ${note}`,
    )
    .join('; ');
}

export function inBrief(bundle: EvidenceBundle): Part[] {
  const told = bundle.findings.filter(isToldOf);
  const table = briefingTable(
    'What the evidence says, criterion by criterion',
    ['Criterion', 'What the evidence says', 'Looked at', 'Our readiness'],
    [22, 46, 16, 16],
    told.map((one) => [
      nameOf(one),
      textToday(one),
      `${one.lookedAt}; ${STATE_WORDS[one.state]}`,
      one.readiness.rating === null ? 'not rated' : RATING_WORDS[one.readiness.rating],
    ]),
  );
  return [
    heading(1, 'Findings in brief'),
    ...(told.length === 0 ? [paragraph('Normal', 'No finding is written yet.')] : [table]),
    ...withoutOne(bundle),
  ];
}

/** Findings with what is to be done, in one table of a page or little more. */
export function inShort(bundle: EvidenceBundle): Part[] {
  const told = bundle.findings.filter(isToldOf);
  // What is rated or to be done is told, also where no finding is written yet.
  const shown = bundle.findings.filter((one) => isToldOf(one) || isPlanned(one.readiness));
  const toBeDone = (readiness: FindingEntry['readiness']) => {
    const { rating, action, owner, doneWhen } = readiness;
    const due = dueInWords(readiness, bundle.madeAt);
    const named = [action, owner, doneWhen && `done when: ${doneWhen}`, due && `by ${due}`].filter(Boolean).join('; ');
    return [rating === null ? 'Not rated' : RATING_WORDS[rating], named].filter(Boolean).join('. ');
  };
  return [
    heading(1, 'Findings and actions'),
    ...(told.length === 0 ? [paragraph('Normal', 'No finding is written yet.')] : []),
    ...(shown.length === 0
      ? []
      : [
          briefingTable(
            'What the evidence says and what is to be done',
            ['Criterion', 'What the evidence says', 'Looked at', 'Our readiness and action'],
            [20, 36, 12, 32],
            shown.map((one) => [
              nameOf(one),
              isToldOf(one) ? textToday(one) : 'No finding yet.',
              `${one.lookedAt}; ${STATE_WORDS[one.state]}`,
              toBeDone(one.readiness),
            ]),
            'SmallCell',
          ),
        ]),
    ...withoutOne(bundle),
  ];
}

/** Criteria and themes that nothing is written about, by their codes. */
function withoutOne(bundle: EvidenceBundle): Part[] {
  const named = (state: FindingEntry['state']) =>
    bundle.findings.filter((one) => one.state === state).map((one) => one.code || one.title);
  const [inWork, notStarted] = [named('in-work'), named('not-started')];
  const parts = [
    ...(inWork.length === 0 ? [] : [`In progress: ${inWork.join(', ')}.`]),
    ...(notStarted.length === 0 ? [] : [`Not started: ${notStarted.join(', ')}.`]),
  ];
  if (parts.length === 0) return [];
  return [
    paragraph(
      'SuggestedQuotation',
      bold('No finding yet. '),
      `${parts.join(' ')} Nothing is concluded about them here.`,
    ),
  ];
}

/** The text, and beside each number that has changed the one of today. */
const textToday = ({ text, changes }: FindingEntry): string => [text, ...changes].filter(Boolean).join('\n');

export function actions(bundle: EvidenceBundle): Part[] {
  const open = bundle.findings.filter(({ readiness }) => isPlanned(readiness));
  const sorted = open.toSorted((a, b) => ((a.readiness.due ?? '9999') < (b.readiness.due ?? '9999') ? -1 : 1));
  return [
    heading(1, 'Readiness and actions, soonest first'),
    ...(sorted.length === 0
      ? [paragraph('Normal', 'Nothing is rated, and no action named yet.')]
      : [
          briefingTable(
            'Readiness and actions by their dates',
            ['Criterion', 'Readiness', 'Action', 'Done when', 'Owner', 'Due'],
            [11, 14, 29, 18, 15, 13],
            sorted.map(({ code, title, readiness }) => [
              code || title,
              readiness.rating === null ? 'not rated' : RATING_WORDS[readiness.rating],
              readiness.action || 'not named yet',
              readiness.doneWhen || 'not said yet',
              readiness.owner || 'not named yet',
              dueInWords(readiness, bundle.madeAt) || 'not set',
            ]),
          ),
        ]),
  ];
}
