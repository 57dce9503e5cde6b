/**
 * The workbook's sheets of what the evidence says: how much was looked at, findings, and the grades that reports print.
 */
import { type Looked, leftInWords, together } from '../document/coverage.ts';
import { CONFIDENCE_WORDS, RATING_WORDS, STATE_WORDS } from '../document/finding.ts';
import { isOverdue } from '../document/readiness.ts';
import type { EvidenceBundle, FindingEntry } from './bundle.ts';
import type { Row } from './spreadsheet.ts';
import { coverageInALine } from './summary.ts';
import { placeInWords } from './words.ts';
import type { TableSheet } from './workbook.ts';

/** How much of each document has been looked at, all of them first. */
export function coverageSheet(bundle: EvidenceBundle): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const row = (names: readonly (string | null)[], looked: Looked): Row => [
    ...names,
    looked.decided,
    looked.passages,
    looked.passages - looked.decided,
    looked.unsuggested,
    looked.pagesUnread,
    leftInWords(looked) || 'all looked at',
  ];
  return {
    name: 'Coverage',
    columns: [
      { header: 'Area', width: 22 },
      { header: 'Date', width: 13 },
      { header: 'Document', width: 44 },
      { header: 'Passages decided', width: 12 },
      { header: 'Passages suggested or decided', width: 14 },
      { header: 'Suggested and to decide', width: 14 },
      { header: 'Undecided without a suggestion', width: 14 },
      { header: 'Pages not read', width: 12 },
      { header: 'Looked at', width: 34 },
    ],
    rows: [
      row(['All documents', null, `${coverageInALine(bundle)}.`], together(bundle.coverage, bundle.unread.length)),
      ...bundle.coverage.map((one) => {
        const document = documents.get(one.documentId);
        return row([document?.area ?? null, document?.date ?? null, document?.title ?? one.documentId], one);
      }),
    ],
    frozenColumns: 0,
    filter: false,
  };
}

/** What was written, criterion by criterion, with how ready we are and what is to be done. */
export function findingsSheet(bundle: EvidenceBundle): TableSheet {
  const cited = (some: FindingEntry['attached']) =>
    some.map((one) => `“${one.quotation}” (${one.source}, ${placeInWords(one)})`).join('\n');
  return {
    name: 'Findings',
    columns: [
      { header: 'Criterion', width: 12 },
      { header: 'Title', width: 30 },
      { header: 'State', width: 12 },
      { header: 'What the evidence says', width: 60 },
      { header: 'Changed since', width: 30 },
      { header: 'Looked at', width: 16 },
      { header: 'Not looked at yet', width: 36 },
      { header: 'Rating', width: 18 },
      { header: 'Action', width: 36 },
      { header: 'Owner', width: 20 },
      { header: 'Done when', width: 30 },
      { header: 'Due', width: 12 },
      { header: 'Overdue', width: 10 },
      { header: 'Confidence', width: 12 },
      { header: 'Reason for confidence', width: 30 },
      { header: 'The gap', width: 36 },
      { header: 'The gap as counted', width: 36 },
      { header: 'Our own documents say', width: 48 },
      { header: 'Quotations', width: 60 },
      { header: 'Say the opposite', width: 10 },
      { header: 'Written by', width: 18 },
      { header: 'Written at', width: 21 },
    ],
    rows: bundle.findings.map((one) => [
      { value: one.code, look: 'strong' },
      one.title,
      STATE_WORDS[one.state],
      one.text,
      one.changes.join(' '),
      one.lookedAt,
      one.notLookedAt,
      one.readiness.rating === null ? null : RATING_WORDS[one.readiness.rating],
      one.readiness.action,
      one.readiness.owner,
      one.readiness.doneWhen,
      one.readiness.due,
      isOverdue(one.readiness, bundle.madeAt.slice(0, 10)) ? 'overdue' : null,
      one.confidence.level === null ? null : CONFIDENCE_WORDS[one.confidence.level],
      one.confidence.why,
      one.gap,
      one.ours.counted,
      cited(one.ours.said),
      cited(one.attached),
      one.opposite.length,
      one.by,
      one.at,
    ]),
    frozenColumns: 2,
    filter: true,
    printedColumns: 13,
  };
}

/** The grades that reports print, with what changed since. */
export function judgementsSheet({ judgements }: EvidenceBundle): TableSheet {
  return {
    name: 'Judgements',
    columns: [
      { header: 'Area', width: 22 },
      { header: 'Date', width: 13 },
      { header: 'Inspection', width: 24 },
      { header: 'What was judged', width: 50 },
      { header: 'Grade', width: 24 },
      { header: 'What changed', width: 40 },
      { header: 'Page', width: 8 },
      { header: 'Document identifier', width: 20 },
    ],
    rows: judgements.map((one) => [
      one.area,
      one.date,
      one.inspection,
      one.about,
      one.grade,
      one.changed,
      one.page,
      one.documentId,
    ]),
    frozenColumns: 1,
    filter: true,
  };
}
