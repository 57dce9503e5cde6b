/**
 * The columns of the evidence log: one table for the workbook and the CSV file.
 */
import { decidedInWords, type Looked, stateInWords, together } from '../document/coverage.ts';
import { RECOGNISED, readingInWords } from '../document/reading-notes.ts';
import {
  type DocumentRow,
  type EvidenceBundle,
  type EvidenceRow,
  type PlacedCriterion,
  placedCriteria,
} from './bundle.ts';
import { coverageInALine } from './summary.ts';
import { AGENCY_WORDS, howMany, POLARITY_WORDS, statusInWords, TYPE_WORDS } from './words.ts';

/** What a cell holds: text, a number, or nothing. */
export type Value = string | number | null;

/** A row of evidence with the document and the criterion it belongs to. */
export interface PlacedEvidence {
  readonly row: EvidenceRow;
  readonly document: DocumentRow;
  readonly criterion: PlacedCriterion;
  /** How much of the document has been looked at. */
  readonly looked: Looked | null;
}

export interface EvidenceColumn {
  /** Stable name, for choosing columns. */
  readonly id: string;
  readonly header: string;
  /** Width in characters. */
  readonly width: number;
  readonly value: (evidence: PlacedEvidence) => Value;
}

const column = (
  id: string,
  header: string,
  width: number,
  value: (evidence: PlacedEvidence) => Value,
): EvidenceColumn => ({ id, header, width, value });

export const EVIDENCE_COLUMNS: readonly EvidenceColumn[] = [
  column('criterion', 'Criterion', 12, ({ row }) => row.criterion),
  column('criterionPath', 'Criterion in full', 30, ({ criterion }) => criterion.path.join(' › ')),
  column('status', 'Decision', 14, ({ row }) => statusInWords(row)),
  column('polarity', 'Strength or improvement', 16, ({ row }) =>
    row.polarity === null ? null : POLARITY_WORDS[row.polarity],
  ),
  column('quotation', 'Quotation', 78, ({ row }) => row.quotation),
  column('area', 'Area', 17, ({ document }) => document.area),
  column('date', 'Date', 13, ({ document }) => document.date),
  column('document', 'Document', 32, ({ document }) => document.title),
  column('page', 'Page', 8, ({ row }) => row.page),
  column('endPage', 'To page', 11, ({ row }) => row.endPage),
  column('paragraph', 'Paragraph', 13, ({ row }) => row.paragraph),
  column('recognised', 'Text', 12, ({ row }) => (row.recognised ? RECOGNISED : null)),
  column('headings', 'Under the heading', 30, ({ row }) => row.headings.join(' › ')),
  column('agencies', 'Agencies', 22, ({ row }) => row.agencies.map((agency) => AGENCY_WORDS[agency]).join('; ')),
  column('note', 'Note', 30, ({ row }) => row.note),
  column('tags', 'Tags', 18, ({ row }) => row.tags.join('; ')),
  column('reviewer', 'Reviewer', 16, ({ row }) => row.reviewer),
  column('at', 'Decided at', 21, ({ row }) => row.at),
  column('copiesFolded', 'Copies counted once', 12, ({ row }) => row.copiesFolded),
  column('rank', 'Place among suggestions', 12, ({ row }) => row.rank),
  column('score', 'Probability suggested', 12, ({ row }) => row.score),
  column('reasons', 'Suggested because of', 30, ({ row }) => row.reasons.map((reason) => reason.text).join('; ')),
  column('type', 'Kind of document', 16, ({ document }) => TYPE_WORDS[document.type]),
  column('inspectionTheme', 'Inspection theme', 22, ({ document }) => document.inspectionTheme),
  column('fileName', 'File', 30, ({ document }) => document.fileName),
  column('documentId', 'Document identifier', 20, ({ row }) => row.documentId),
  column('passageId', 'Passage identifier', 13, ({ row }) => row.passageId),
  column('start', 'Starts at character', 12, ({ row }) => row.start),
  column('end', 'Ends before character', 12, ({ row }) => row.end),
  column('sha256', 'SHA-256 of the file', 20, ({ document }) => document.sha256),
  column('together', 'Decided together with', 12, ({ row }) =>
    row.together === null ? null : `${row.together - 1} others`,
  ),
  column('reading', 'How the document was read', 24, ({ document }) => readingInWords(document) || null),
  column('looked', 'Passages of the document decided', 14, ({ looked }) =>
    looked === null ? null : decidedInWords(looked),
  ),
  column('ours', 'Our own document', 10, ({ document }) => (document.ours ? 'yes' : null)),
];

/** A column that was named and is none. */
export class UnknownColumn extends RangeError {
  override readonly name = 'UnknownColumn';
  readonly code = 'wrong-input';
}

/**
 * The columns with the given identifiers, in the order of the log; all of them where none is given.
 * @throws UnknownColumn for an identifier that no column has.
 */
export function chosenColumns(ids?: readonly string[]): readonly EvidenceColumn[] {
  if (ids === undefined) return EVIDENCE_COLUMNS;
  const unknown = ids.find((id) => EVIDENCE_COLUMNS.every((one) => one.id !== id));
  if (unknown !== undefined) throw new UnknownColumn(`There is no column called “${unknown}”.`);
  return EVIDENCE_COLUMNS.filter((one) => ids.includes(one.id));
}

/**
 * Every row of evidence with its document and criterion, one by one.
 * @throws RangeError where a row names a document that the bundle does not hold.
 */
export function* placedEvidence(bundle: EvidenceBundle): Generator<PlacedEvidence> {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const coverage = new Map(bundle.coverage.map((one) => [one.documentId, one]));
  const criteria = new Map(placedCriteria(bundle).map((criterion) => [criterion.code, criterion]));
  for (const row of bundle.evidence) {
    const document = documents.get(row.documentId);
    const criterion = criteria.get(row.criterion);
    if (document === undefined || criterion === undefined) {
      throw new RangeError(`Evidence for ${row.criterion} names a document that is not here: ${row.documentId}.`);
    }
    yield { row, document, criterion, looked: coverage.get(row.documentId) ?? null };
  }
}

/** What a table without sheets says at its end: the coverage line, and every document that gave no row. By column. */
export function* coverageRows(bundle: EvidenceBundle): Generator<Readonly<Record<string, Value>>> {
  yield {
    status: 'Coverage',
    quotation: `${coverageInALine(bundle)}.`,
    looked: decidedInWords(together(bundle.coverage)),
  };
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const named = new Set(bundle.evidence.map((row) => row.documentId));
  for (const one of bundle.coverage) {
    const document = documents.get(one.documentId);
    if (document === undefined || named.has(one.documentId)) continue;
    const accepted = [...one.criteria.values()].reduce((sum, each) => sum + each.accepted, 0);
    const repeated = bundle.repeated?.[one.documentId] ?? 0;
    const isAllAside = repeated > 0 && one.passages + one.unsuggested + one.pagesUnread === 0;
    yield {
      status: isAllAside
        ? `all ${howMany(repeated, 'passage')} set aside: they stand in three or more letters`
        : stateInWords({ ...one, accepted, refused: 0, toDecide: 0 }),
      area: document.area,
      date: document.date,
      document: document.title,
      fileName: document.fileName,
      documentId: document.id,
      type: TYPE_WORDS[document.type],
      inspectionTheme: document.inspectionTheme,
      sha256: document.sha256,
      reading: readingInWords(document) || null,
      looked: decidedInWords(one),
      ours: document.ours ? 'yes' : null,
    };
  }
}
