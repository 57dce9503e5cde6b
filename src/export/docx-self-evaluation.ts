/**
 * A self-evaluation by the three questions that inspectorates ask of local services: what is known of the quality and impact of
 * practice, how it is known, and what the plans are for the next twelve months. Filled from findings, our own documents and actions.
 */
import { decidedInWords, leftInWords } from '../document/coverage.ts';
import { CONFIDENCE_WORDS, RATING_WORDS, STATE_WORDS } from '../document/finding.ts';
import { dueInWords, hasAction } from '../document/readiness.ts';
import type { EvidenceBundle, FindingEntry, FindingQuotation } from './bundle.ts';
import { bold, heading, type Part, paragraph } from './docx-parts.ts';
import { briefingTable } from './docx-style.ts';
import { dayInWords, howMany, nameOf, shortName, TYPE_WORDS } from './words.ts';

const isTold = ({ state }: FindingEntry) => state === 'written' || state === 'agreed';

/** The three questions, each answered from what was written and counted; what is not known is said. */
export function selfEvaluationParts(bundle: EvidenceBundle, quoted: (quotation: FindingQuotation) => Part[]): Part[] {
  return [...whatWeKnow(bundle, quoted), ...howWeKnow(bundle), ...plans(bundle)];
}

function whatWeKnow({ findings }: EvidenceBundle, quoted: (quotation: FindingQuotation) => Part[]): Part[] {
  const known = findings.filter((one) => isTold(one) || one.ours.said.length > 0 || one.readiness.rating !== null);
  const unknown = findings.filter((one) => !known.includes(one));
  return [
    heading(1, '1. What do we know about the quality and impact of our practice?'),
    ...(known.length === 0
      ? [paragraph('Normal', 'Nothing is written, rated or accepted of our own documents yet.')]
      : []),
    ...known.flatMap((one) => [
      heading(2, nameOf(one)),
      paragraph(
        'Normal',
        bold('Our judgement. '),
        one.readiness.rating === null ? 'Not rated yet.' : `${RATING_WORDS[one.readiness.rating]}.`,
      ),
      paragraph(
        'Normal',
        bold('What our own documents say. '),
        one.ours.documents === 0 ? 'No document is marked as ours.' : one.ours.sentence,
      ),
      ...one.ours.said.slice(0, 4).flatMap(quoted),
      ...one.ours.disagreements.map((said) => paragraph('SuggestedQuotation', said)),
      ...(one.text === ''
        ? []
        : [
            paragraph(
              'Normal',
              bold('What inspectors found elsewhere. '),
              `${[one.text, ...one.changes].join(' ')} (${one.lookedAt})`,
            ),
          ]),
      ...(one.gap !== ''
        ? [paragraph('Normal', bold('The gap. '), one.gap)]
        : one.ours.counted === ''
          ? []
          : [paragraph('SuggestedQuotation', bold('The gap, as counted. '), one.ours.counted)]),
    ]),
    ...(unknown.length === 0
      ? []
      : [
          paragraph(
            'SuggestedQuotation',
            bold('Not known yet. '),
            `${unknown.map((one) => one.code || one.title).join(', ')}. Nothing is concluded about them here.`,
          ),
        ]),
  ];
}

function howWeKnow(bundle: EvidenceBundle): Part[] {
  const coverage = new Map(bundle.coverage.map((one) => [one.documentId, one]));
  const own = bundle.documents.filter(({ ours, copyOf }) => ours && copyOf === null);
  const told = bundle.findings.filter(isTold);
  return [
    heading(1, '2. How do we know it?'),
    paragraph(
      'Normal',
      `From ${howMany(own.length, 'document')} of our own, beside ${howMany(bundle.coverage.length - own.length, 'document')} about others.`,
    ),
    ...(own.length === 0
      ? []
      : [
          briefingTable(
            'Our own documents',
            ['Our document', 'Kind', 'Passages decided', 'Left to look at'],
            [40, 20, 18, 22],
            own.map((document) => {
              const looked = coverage.get(document.id);
              return [
                document.title === ''
                  ? shortName(document)
                  : [document.title, ...(document.date === null ? [] : [dayInWords(document.date)])].join(', '),
                TYPE_WORDS[document.type],
                looked === undefined ? 'no evidence' : decidedInWords(looked),
                looked === undefined ? '' : leftInWords(looked) || 'nothing',
              ];
            }),
          ),
        ]),
    ...(told.length === 0
      ? []
      : [
          briefingTable(
            'Confidence in each finding',
            ['Finding', 'State', 'Confidence', 'Reason for confidence'],
            [34, 14, 16, 36],
            told.map((one) => [
              nameOf(one),
              STATE_WORDS[one.state],
              one.confidence.level === null ? 'not judged yet' : CONFIDENCE_WORDS[one.confidence.level],
              one.confidence.why,
            ]),
          ),
        ]),
  ];
}

/** The day a year later; 29 February becomes 28 February. */
function aYearAfter(instant: string): string {
  const [year = '', month = '', day = ''] = instant.slice(0, 10).split('-');
  return `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`;
}

function plans({ findings, madeAt }: EvidenceBundle): Part[] {
  const end = aYearAfter(madeAt);
  const named = findings.filter(({ readiness }) => hasAction(readiness));
  const within = named
    .filter(({ readiness }) => readiness.due !== null && readiness.due <= end)
    .toSorted((a, b) => ((a.readiness.due ?? '') < (b.readiness.due ?? '') ? -1 : 1));
  const later = named.filter((one) => !within.includes(one));
  const without = findings.filter(
    ({ readiness }) => !hasAction(readiness) && (readiness.rating === 'red' || readiness.rating === 'amber'),
  );
  const row = ({ code, title, readiness }: FindingEntry) => [
    code || title,
    readiness.action || 'not named yet',
    readiness.doneWhen || 'not said yet',
    readiness.owner || 'not named yet',
    dueInWords(readiness, madeAt) || 'not set',
  ];
  const table = (caption: string, rows: readonly FindingEntry[]) =>
    briefingTable(caption, ['Criterion', 'Action', 'Done when', 'Owner', 'Due'], [12, 34, 22, 18, 14], rows.map(row));
  return [
    heading(1, '3. What are our plans for the next twelve months?'),
    paragraph('Source', `Up to ${dayInWords(end)}.`),
    ...(within.length === 0
      ? [paragraph('Normal', 'No action is due within twelve months.')]
      : [table('Actions due within twelve months', within)]),
    ...(later.length === 0
      ? []
      : [heading(2, 'Later, or without a date'), table('Actions later, or without a date', later)]),
    ...(without.length === 0
      ? []
      : [
          paragraph(
            'SuggestedQuotation',
            bold('No action named yet. '),
            `${without.map((one) => one.code || one.title).join(', ')}: not ready, or partly ready.`,
          ),
        ]),
  ];
}
