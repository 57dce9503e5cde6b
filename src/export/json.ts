/**
 * Framework, decisions and audit log as JSON for other programs.
 */

import { together } from '../document/coverage.ts';
import type { Criterion, Framework } from '../document/framework.ts';
import { passageKey } from '../document/passage-ref.ts';
import { readingNotes } from '../document/reading-notes.ts';
import type { EvidenceBundle, EvidenceRow } from './bundle.ts';
import { coverageInALine } from './summary.ts';

/**
 * The framework in the shape that `framework extract` prints and `--framework` reads: title, and criteria with code,
 * text and children; everything else the program knows about them beside it.
 */
export function frameworkJson(framework: Framework): string {
  const criterion = ({ code, title, text, children, ...more }: Criterion): object => ({
    code,
    title,
    text,
    ...more,
    children: children.map(criterion),
  });
  const { title, criteria, ...more } = framework;
  return pretty({ title, ...more, criteria: criteria.map(criterion) });
}

/** What reviewers decided, one entry for each passage, in the order of documents and text. */
export function decisionsJson(bundle: EvidenceBundle): string {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const decisions = decidedPassages(bundle).map((rows) => {
    const [row] = rows;
    const document = documents.get(row.documentId);
    return {
      source: {
        fileName: document?.fileName,
        sha256: document?.sha256,
        reading: document === undefined ? [] : readingNotes(document).map(({ words }) => words),
      },
      title: document?.title,
      area: document?.area,
      date: document?.date,
      passage: {
        id: row.passageId,
        start: row.start,
        end: row.end,
        page: row.page,
        endPage: row.endPage,
        number: row.paragraph,
        recognised: row.recognised,
        headings: row.headings,
      },
      quotation: row.quotation,
      criteria: rows.filter((one) => one.status === 'accepted').map((one) => one.criterion),
      rejected: rows.filter((one) => one.status === 'rejected' && one.criterion !== '').map((one) => one.criterion),
      polarity: row.polarity,
      agencies: row.agencies,
      tags: row.tags,
      note: row.note,
      reviewer: row.reviewer,
      at: row.at,
      copies: row.copiesFolded,
    };
  });
  const { workspace, madeAt, program, framework } = bundle;
  return pretty({
    workspace,
    madeAt,
    program,
    framework: { id: framework.id, title: framework.title, edition: framework.edition },
    coverage: { line: coverageInALine(bundle), ...together(bundle.coverage, bundle.unread.length) },
    decisions,
  });
}

/**
 * Decisions as JSON lines, `{"text":"...","headings":[...],"criterion":"C05"}`, as `suggest --decisions` learns from
 * them: a line for each criterion, and one with `null` for a passage that is evidence for none.
 */
export function decisionLines(bundle: EvidenceBundle): string {
  return decidedPassages(bundle)
    .flatMap((rows) => {
      const [{ quotation: text, headings }] = rows;
      const accepted = rows.filter((row) => row.status === 'accepted').map((row) => row.criterion);
      const criteria = accepted.length === 0 ? [null] : accepted;
      return criteria.map((criterion) => `${JSON.stringify({ text, headings, criterion })}\n`);
    })
    .join('');
}

/** The audit log. */
export function logJson(bundle: EvidenceBundle): string {
  const { workspace, madeAt, program, log } = bundle;
  return pretty({ workspace, madeAt, program, log });
}

type Rows = readonly [EvidenceRow, ...EvidenceRow[]];

/** Rows that a reviewer decided, by passage, in the order of documents and text. */
function decidedPassages(bundle: EvidenceBundle): Rows[] {
  const order = new Map(bundle.documents.map((document, index) => [document.id, index]));
  const passages = new Map<string, [EvidenceRow, ...EvidenceRow[]]>();
  for (const row of [...bundle.evidence, ...bundle.setAside]) {
    if (row.status === 'suggested') continue;
    const place = passageKey(row);
    const held = passages.get(place);
    if (held === undefined) passages.set(place, [row]);
    else held.push(row);
  }
  const place = (row: EvidenceRow) => order.get(row.documentId) ?? order.size;
  return [...passages.values()].sort(([left], [right]) => place(left) - place(right) || left.start - right.start);
}

const pretty = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
