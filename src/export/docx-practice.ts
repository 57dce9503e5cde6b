/**
 * Two sections of a report beside the findings: the grades that reports print, and what works elsewhere.
 */
import { Paragraph } from 'docx';
import { PRACTICE_WORDS, practiceOf } from '../document/practice.ts';
import { type EvidenceBundle, type EvidenceRow, placedCriteria } from './bundle.ts';
import { bold, heading, type Part, paragraph, runs } from './docx-parts.ts';
import { briefingTable } from './docx-style.ts';
import { dayInWords, placeInWords, shortName } from './words.ts';

/** The grades by area, inspection and date, with what changed since; nothing where none is printed. */
export function judgementsPart({ judgements }: Pick<EvidenceBundle, 'judgements'>): Part[] {
  if (judgements.length === 0) return [];
  return [
    heading(1, 'Judgements that reports print'),
    paragraph(
      'Normal',
      'Grades as printed, by area and date. What changed is said only where the same was judged before on the same scale.',
    ),
    briefingTable(
      'Judgements, as printed',
      ['Area', 'Inspection', 'What was judged', 'Grade', 'What changed', 'Page'],
      [16, 18, 28, 16, 16, 6],
      judgements.map((one) => [
        one.area ?? 'no one area',
        [one.inspection, ...(one.date === null ? [] : [dayInWords(one.date)])].join(', '),
        one.about,
        one.grade,
        one.changed,
        String(one.page),
      ]),
    ),
  ];
}

/** How many examples a criterion shows. */
const MOST = 5;

/** Accepted passages of others that tell of good practice: studies first, then plain praise. */
export function worksElsewherePart(bundle: EvidenceBundle): Part[] {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const told = bundle.evidence.flatMap((row) => {
    const practice =
      row.status === 'accepted' ? practiceOf({ text: row.quotation, headings: row.headings }, row.polarity) : null;
    const document = documents.get(row.documentId);
    return practice === null || document === undefined || document.ours ? [] : [{ row, practice, document }];
  });
  if (told.length === 0) return [];
  const source = (row: EvidenceRow, name: string, practice: keyof typeof PRACTICE_WORDS) =>
    paragraph('QuotationSource', bold(name), `, ${placeInWords(row)}; ${PRACTICE_WORDS[practice]}.`);
  return [
    heading(1, 'What works elsewhere'),
    paragraph('Normal', 'Case and practice studies of good practice, and passages in which inspectors praise plainly.'),
    ...placedCriteria(bundle).flatMap(({ code, title }) => {
      const own = told.filter(({ row }) => row.criterion === code).sort((a, b) => (a.practice < b.practice ? -1 : 1));
      if (own.length === 0) return [];
      return [
        heading(2, [code, title === code ? '' : title].filter(Boolean).join(' ')),
        ...own
          .slice(0, MOST)
          .flatMap(({ row, practice, document }) => [
            new Paragraph({ style: 'Quotation', keepNext: true, children: runs(row.quotation) }),
            source(row, shortName(document), practice),
          ]),
        ...(own.length > MOST ? [paragraph('Source', `${own.length - MOST} more stand in the annex.`)] : []),
      ];
    }),
  ];
}
