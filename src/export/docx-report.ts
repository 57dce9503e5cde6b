/**
 * Reports that open with findings, in the order in which a partnership's executive group reads: how much was looked at, what the
 * evidence says, what is not known, what is to be done; then each finding with its quotations, the method and the annex.
 */

import { HeadingLevel, Paragraph } from 'docx';
import { decidedInWords } from '../document/coverage.ts';
import { CONFIDENCE_WORDS, RATING_WORDS } from '../document/finding.ts';
import { type ReportTemplate, reportPurpose, reportTitle } from '../document/reports.ts';
import type { EvidenceBundle, EvidenceRow, FindingEntry, FindingQuotation } from './bundle.ts';
import { COUNTED_WHOLE } from './choice.ts';
import { actions, inBrief, inShort, isToldOf, lookedAt } from './docx-opening.ts';
import { bold, heading, type Part, paragraph, runs } from './docx-parts.ts';
import { judgementsPart, worksElsewherePart } from './docx-practice.ts';
import { selfEvaluationParts } from './docx-self-evaluation.ts';
import { briefingTable } from './docx-style.ts';
import { dayInWords, howMany, inSeries, nameOf, placeInWords, shortName } from './words.ts';

/** The whole report. */
export function reportParts(bundle: EvidenceBundle, template: ReportTemplate, method: readonly Part[]): Part[] {
  const contents: Part[] = template === 'summary' ? [] : [{ kind: 'contents' }];
  const opening = [...first(bundle, template), ...contents, ...lookedAt(bundle, template)];
  if (template === 'self-evaluation') return [...opening, ...selfEvaluationParts(bundle, quoted), ...method];
  if (template === 'letters') return [...opening, ...letters(bundle), ...method];
  if (template === 'summary') return [...opening, ...inShort(bundle)];
  return [
    ...opening,
    ...inBrief(bundle),
    ...actions(bundle),
    ...inFull(bundle, template === 'assurance'),
    ...worksElsewherePart(bundle),
    ...judgementsPart(bundle),
    ...sureness(bundle),
    ...method,
    ...annex(bundle),
  ];
}

/** Findings in brief and their actions, for the evidence briefing; nothing where none is written. */
export function findingsPart(bundle: EvidenceBundle): Part[] {
  return bundle.findings.some(isStarted) ? [...inBrief(bundle), ...actions(bundle)] : [];
}

const isStarted = ({ state }: FindingEntry) => state !== 'not-started';

function first(bundle: EvidenceBundle, template: ReportTemplate): Part[] {
  const { framework } = bundle;
  const covered = bundle.coverage.flatMap(({ documentId }) => documentOf(bundle, documentId) ?? []);
  const areas = new Set(covered.flatMap(({ area }) => area ?? []));
  const own = covered.filter(({ ours }) => ours).length;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(`${reportTitle(template)}: ${bundle.workspace}`) }),
    paragraph(
      'Source',
      `${[framework.title, ...(framework.edition === null ? [] : [framework.edition])].join(', ')}. ${howMany(bundle.coverage.length, 'document')} from ${howMany(areas.size, 'area')}${own === 0 ? '' : `; ${own} of them our own, which count in no number of a finding`}.`,
    ),
    paragraph('Source', `Made ${dayInWords(bundle.madeAt)} with ${bundle.program}.`),
    paragraph('Normal', reportPurpose(template)),
  ];
}

const documentOf = (bundle: EvidenceBundle, id: string) => bundle.documents.find((one) => one.id === id);

function inFull(bundle: EvidenceBundle, withOurs: boolean): Part[] {
  const told = bundle.findings.filter(isToldOf);
  return told.flatMap((one, at) => [
    ...(at === 0 ? [heading(1, 'Each finding with its evidence', true)] : []),
    heading(2, nameOf(one)),
    paragraph('Normal', one.text),
    ...one.changes.map((change) => paragraph('SuggestedQuotation', change)),
    paragraph('Source', writtenBy(one)),
    ...(one.areas.length === 0 ? [] : [paragraph('Normal', bold('By area. '), areasInWords(one))]),
    ...(one.attached.length > 0
      ? one.attached.flatMap(quoted)
      : one.strongest.length === 0
        ? []
        : [
            paragraph('Source', 'No quotation was chosen for it. These are accepted, and were suggested most surely:'),
            ...one.strongest.flatMap(quoted),
          ]),
    heading(3, 'The opposite'),
    ...(one.opposite.length === 0
      ? [paragraph('Normal', 'No accepted passage says the opposite; undecided ones count neither way.')]
      : one.opposite.slice(0, shownOfOpposite(one)).flatMap(quoted)),
    ...(one.opposite.length > shownOfOpposite(one)
      ? [
          paragraph(
            'Source',
            more(one.opposite.length - shownOfOpposite(one), 'says the opposite', 'say the opposite', bundle),
          ),
        ]
      : []),
    paragraph('Normal', bold('Not looked at yet. '), one.notLookedAt),
    ...ourSide(one, bundle),
    ...(withOurs && one.readiness.rating !== null
      ? [paragraph('Normal', bold('Readiness. '), `${RATING_WORDS[one.readiness.rating]}.`)]
      : []),
    ...(one.notes === '' ? [] : [paragraph('Normal', bold('Notes. '), one.notes)]),
  ]);
}

/** What says the opposite is heard as fully as what speaks for the finding, and no more. */
const shownOfOpposite = ({ attached, strongest }: FindingEntry): number =>
  Math.min(12, Math.max(3, attached.length, strongest.length));

/** "3 more say the opposite, in the annex"; of an export that was cut down the annex may lack them. */
const more = (count: number, one: string, many: string, bundle: EvidenceBundle): string =>
  `${count.toLocaleString('en-GB')} more ${count === 1 ? one : many}${bundle.settings.includes(COUNTED_WHOLE) ? '; not all of them are part of this export' : ', in the annex'}.`;

/** What our own documents say, and the gap: as it was written, or else as it was counted. */
function ourSide({ ours, gap }: FindingEntry, bundle: EvidenceBundle): Part[] {
  if (ours.documents === 0 && gap === '') return [];
  return [
    ...(ours.documents === 0
      ? []
      : [
          heading(3, 'What our own documents say'),
          paragraph('Source', `${howMany(ours.documents, 'document')} of our own. ${ours.sentence}`),
          ...ours.said.slice(0, MOST_OF_OURS).flatMap(quoted),
          ...(ours.said.length > MOST_OF_OURS
            ? [paragraph('Source', more(ours.said.length - MOST_OF_OURS, 'is our own', 'are our own', bundle))]
            : []),
          ...ours.disagreements.map((one) => paragraph('SuggestedQuotation', one)),
        ]),
    ...(gap !== ''
      ? [paragraph('Normal', bold('The gap. '), gap)]
      : ours.counted === ''
        ? []
        : [
            paragraph(
              'SuggestedQuotation',
              bold('The gap, as counted; nobody has put it in words yet. '),
              ours.counted,
            ),
          ]),
  ];
}

/** How many quotations of our own stand under a finding. */
const MOST_OF_OURS = 6;

function writtenBy({ state, by, at, agreed }: FindingEntry): string {
  const said = `Written by ${by || 'a reviewer'}${at === '' ? '' : ` on ${dayInWords(at)}`}.`;
  if (agreed === null) return said;
  return `${said} ${state === 'agreed' ? 'Agreed' : 'An earlier text was agreed'} by ${agreed.by} on ${dayInWords(agreed.at)}.`;
}

const SAYS = {
  improvement: 'mostly improvement',
  both: 'both',
  strength: 'mostly strength',
  neither: 'neither',
} as const;

function areasInWords({ areas }: FindingEntry): string {
  return [...Map.groupBy(areas, ({ says }) => says)]
    .map(([says, own]) => `${SAYS[says]}: ${inSeries(own.map(({ name }) => name))}`)
    .join('; ')
    .concat('.');
}

function quoted(one: FindingQuotation): Part[] {
  const side = { strength: '▲ Strength', improvement: '▽ Improvement', mixed: 'Mixed', neutral: 'Neutral' }[
    one.polarity ?? 'neutral'
  ];
  return [
    new Paragraph({ style: 'Quotation', keepNext: true, children: runs(one.quotation) }),
    paragraph('QuotationSource', bold(one.source), `, ${placeInWords(one)}. ${side}.`),
  ];
}

/** After GRADE-CERQual: the reviewer's judgement, beside what can be counted. */
function sureness(bundle: EvidenceBundle): Part[] {
  const told = bundle.findings.filter(isToldOf);
  if (told.length === 0) return [];
  const rows = told.map((one) => {
    const passages = one.standing.accepted;
    const share = passages === 0 ? 0 : Math.round((100 * one.opposite.length) / passages);
    return [
      nameOf(one),
      one.confidence.level === null ? 'not judged yet' : CONFIDENCE_WORDS[one.confidence.level],
      `${passages === 0 ? 'No accepted passage' : `${howMany(passages, 'passage')} in ${howMany(one.areas.length, 'area')}; ${share} % say the opposite`}; ${howMany(one.standing.toDecide, 'passage')} suggested and not decided, ${howMany(one.standing.pagesUnread, 'page')} unread`,
      one.confidence.why,
    ];
  });
  return [
    heading(1, 'Confidence in each finding'),
    paragraph(
      'Normal',
      'Judged by the reviewer after GRADE-CERQual (Lewin and others, 2018), which asks for adequacy, coherence, relevance and limits; what can be counted stands beside it.',
    ),
    briefingTable(
      'Confidence in each finding',
      ['Finding', 'Confidence', 'What can be counted', 'Reason for confidence'],
      [24, 14, 34, 28],
      rows,
    ),
  ];
}

/** Every accepted passage by number, who decided it, when, and in a group or alone. */
function annex(bundle: EvidenceBundle): Part[] {
  const accepted = bundle.evidence.filter(({ status }) => status === 'accepted');
  return [
    heading(1, 'Annex: every accepted passage', true),
    ...(accepted.length === 0
      ? [paragraph('Normal', 'Nothing is accepted yet.')]
      : [
          briefingTable(
            'Accepted passages',
            ['No.', 'Criterion', 'Passage', 'Where', 'Decided'],
            [6, 9, 54, 16, 15],
            accepted.map((row, at) => [
              String(at + 1),
              row.criterion,
              row.quotation,
              whereOf(bundle, row),
              decidedBy(row),
            ]),
            'SmallCell',
          ),
        ]),
  ];
}

function whereOf(bundle: EvidenceBundle, row: EvidenceRow): string {
  const document = documentOf(bundle, row.documentId);
  return `${document === undefined ? row.documentId : shortName(document)}, ${placeInWords(row)}`;
}

function decidedBy({ reviewer, at, together: group }: EvidenceRow): string {
  const when = at === null ? '' : `, ${dayInWords(at)}`;
  return `${reviewer ?? 'a reviewer'}${when}${group === null ? ', alone' : `, in a group of ${group}`}`;
}

function letters(bundle: EvidenceBundle): Part[] {
  const byDocument = Map.groupBy(
    bundle.evidence.filter(({ status }) => status === 'accepted'),
    ({ documentId }) => documentId,
  );
  return bundle.coverage.flatMap((one) => {
    const document = documentOf(bundle, one.documentId);
    const rows = byDocument.get(one.documentId) ?? [];
    return [
      heading(1, document === undefined ? one.documentId : shortName(document)),
      paragraph('Source', `${decidedInWords(one)} passages decided, ${howMany(rows.length, 'accepted', 'accepted')}.`),
      ...(rows.length === 0 ? [paragraph('Normal', 'Nothing is accepted so far.')] : []),
      ...rows.flatMap((row) => [
        new Paragraph({ style: 'Quotation', keepNext: true, children: runs(row.quotation) }),
        paragraph(
          'QuotationSource',
          bold(row.criterion),
          `, ${row.polarity ?? 'without a side'}, ${placeInWords(row)}.`,
        ),
      ]),
    ];
  });
}
