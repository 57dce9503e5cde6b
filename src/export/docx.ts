/**
 * The briefing as a Word document: by criterion, strengths first, each quotation with its source.
 */

import { Document, type FileChild, HeadingLevel, Packer, PageBreak, Paragraph, TableOfContents } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { strFromU8, strToU8 } from 'fflate';
import { decidedInWords, leftInWords, stateInASentence } from '../document/coverage.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import { readingNotes } from '../document/reading-notes.ts';
import { rearchived } from './archive.ts';
import { counts, type DocumentRow, type EvidenceBundle, type EvidenceRow } from './bundle.ts';
import { bold, fromTheRight, heading, pageFooter, paragraph, plain, runs } from './docx-parts.ts';
import { findingsPart, type ReportTemplate, reportParts, titleOf } from './docx-report.ts';
import { BRIEFING_STYLES, briefingTable, PAGE_WIDTH } from './docx-style.ts';
import { absences, emptyCellInWords, evidenceGrid, type Grid, type GridLine } from './grid.ts';
import { methodNote } from './method.ts';
import { coverageInALine, inBrief, leftIn } from './summary.ts';
import {
  AGENCY_WORDS,
  dayInWords,
  howMany,
  inSeries,
  instantInWords,
  placeInWords,
  shortName,
  TYPE_WORDS,
} from './words.ts';

/**
 * The bundle as a .docx file with real headings, a table of contents, a coverage table, the quotations with their
 * sources, what was not found, the documents and the method. The same bundle gives the same bytes.
 */
export async function evidenceBriefing(
  bundle: EvidenceBundle,
  template: ReportTemplate | null = null,
): Promise<Uint8Array> {
  const title = template === null ? `Evidence briefing: ${bundle.workspace}` : titleOf(template, bundle);
  const briefing = new Document({
    title: plain(title),
    creator: bundle.program,
    lastModifiedBy: bundle.program,
    description: plain(bundle.framework.title),
    styles: BRIEFING_STYLES,
    ...(canBeLaidOut(bundle) ? { pageNumbers: estimatePageNumbers } : {}),
    sections: [
      {
        properties: { page: { size: PAGE_WIDTH.size, margin: PAGE_WIDTH.margin } },
        footers: { default: pageFooter(title) },
        children: template === null ? briefingParts(bundle, title) : reportParts(bundle, template, method(bundle)),
      },
    ],
  });
  const bytes = await Packer.pack(briefing, 'uint8array');
  return rearchived(bytes, (name, content) => fixed(name, content, bundle.madeAt));
}

function briefingParts(bundle: EvidenceBundle, title: string): FileChild[] {
  const grid = evidenceGrid(bundle);
  return [
    ...cover(bundle, title),
    ...summary(bundle, grid),
    ...findingsPart(bundle),
    ...lookedAt(bundle),
    ...coverage(grid),
    ...quotations(bundle, grid),
    ...notFound(grid),
    ...documents(bundle),
    ...method(bundle),
  ];
}

/**
 * Whether the pages can be worked out in a few seconds, so that the table of contents is written with its page numbers
 * and Word asks nothing. Otherwise Word offers to fill them in when it opens the document.
 */
function canBeLaidOut(bundle: EvidenceBundle): boolean {
  const quoted = bundle.evidence.filter(counts).map((row) => row.quotation);
  return quoted.reduce((sum, text) => sum + text.length, 0) <= 100_000 && !quoted.some((text) => /\S{500}/u.test(text));
}

/** The library writes today's date and counts bookmarks on from the last document; both are made the bundle's own. */
function fixed(name: string, content: Uint8Array, madeAt: string): Uint8Array {
  if (name === 'docProps/core.xml') {
    const at = madeAt.replace(/\.\d+Z$/u, 'Z');
    return strToU8(strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${at}`));
  }
  if (name !== 'word/document.xml') return content;
  const renumbered = (xml: string, places: RegExp) => {
    const numbers = new Map<string, number>();
    return xml.replace(places, (_, before: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `${before}${number}`;
    });
  };
  const named = renumbered(strFromU8(content), /((?:\bw:name="|\bw:anchor="|PAGEREF )_Toc)(\d+)/gu);
  return strToU8(renumbered(named, /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/gu));
}

function cover(bundle: EvidenceBundle, title: string): FileChild[] {
  const { framework } = bundle;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    paragraph('Source', [framework.title, ...(framework.edition === null ? [] : [framework.edition])].join(', ')),
    paragraph('Source', `Made ${instantInWords(bundle.madeAt)} by ${bundle.program}.`),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function summary(bundle: EvidenceBundle, grid: Grid): FileChild[] {
  const { decided, facts } = inBrief(bundle, grid);
  return [
    heading(HeadingLevel.HEADING_1, 'In brief'),
    paragraph('Normal', decided),
    ...facts.map((fact) => new Paragraph({ bullet: { level: 0 }, children: runs(fact) })),
  ];
}

function coverage(grid: Grid): FileChild[] {
  const rows = grid.lines.map(({ criterion, cells, foundIn, standing }) => {
    const sum = (figure: (cell: GridLine['cells'][number]) => number) =>
      cells.reduce((total, cell) => total + figure(cell), 0);
    const found = sum((cell) => cell.rows.length);
    return [
      `${criterion.code} ${criterion.title}`,
      String(sum((cell) => cell.strengths)),
      String(sum((cell) => cell.improvements)),
      found === 0 ? emptyCellInWords({ standing }) : `${foundIn} of ${cells.length}`,
      found === 0 ? '' : `${sum((cell) => cell.accepted)} of ${found}`,
      leftInWords(standing) || 'nothing',
    ];
  });
  return [
    heading(HeadingLevel.HEADING_1, 'Evidence by criterion'),
    paragraph(
      'Normal',
      'How much evidence there is for each criterion, copies counted once. A mixed passage counts as a strength and as an area for improvement.',
    ),
    briefingTable(
      ['Criterion', 'Strengths ▲', 'Areas for improvement ▽', 'Found in', 'Accepted', 'Left to look at'],
      [34, 11, 15, 13, 11, 16],
      rows,
    ),
  ];
}

const GROUPS: readonly { readonly polarity: PolarityLabel | null; readonly title: string }[] = [
  { polarity: 'strength', title: '▲ Strengths' },
  { polarity: 'improvement', title: '▽ Areas for improvement' },
  { polarity: 'mixed', title: 'Mixed' },
  { polarity: 'neutral', title: 'Neutral' },
  { polarity: null, title: 'Strength or improvement not said' },
];

function quotations(bundle: EvidenceBundle, grid: Grid): FileChild[] {
  const sources = new Map(bundle.documents.map((document) => [document.id, document]));
  return [
    heading(HeadingLevel.HEADING_1, 'Quotations by criterion', true),
    ...grid.lines.flatMap(({ criterion, cells, foundIn, standing }) => {
      const rows = cells.flatMap((cell) => cell.rows);
      const wording = criterion.text === '' || criterion.text === criterion.title ? [] : [criterion.text];
      return [
        heading(HeadingLevel.HEADING_2, `${criterion.code} ${criterion.title}`),
        ...wording.map((text) => paragraph('Source', text)),
        paragraph(
          'Source',
          foundIn === 0 ? stateInASentence(standing) : `Found in ${foundIn} of ${howMany(cells.length, 'document')}.`,
        ),
        ...GROUPS.flatMap(({ polarity, title }) => {
          const group = rows.filter((row) => row.polarity === polarity);
          if (group.length === 0) return [];
          return [
            heading(HeadingLevel.HEADING_3, title),
            ...group.flatMap((row) => quotation(row, sources.get(row.documentId))),
          ];
        }),
      ];
    }),
  ];
}

function quotation(row: EvidenceRow, document: DocumentRow | undefined): FileChild[] {
  const decided = row.status === 'accepted';
  const source = document === undefined ? row.documentId : shortName(document);
  const copies = row.copiesFolded === 0 ? '' : ` ${row.copiesFolded + 1} copies, counted once.`;
  const agencies = row.agencies.length === 0 ? '' : ` ${inSeries(row.agencies.map((agency) => AGENCY_WORDS[agency]))}.`;
  const tags = row.tags.length === 0 ? '' : ` Tags: ${row.tags.join(', ')}.`;
  const who = decided
    ? ` Accepted by ${row.reviewer ?? 'a reviewer'}${row.at === null ? '' : ` on ${dayInWords(row.at)}`}.`
    : ` Suggested, not decided${row.score === null ? '' : ` (${Math.round(row.score * 100)} %)`}.`;
  const right = fromTheRight(row.quotation);
  return [
    new Paragraph({
      style: decided ? 'Quotation' : 'SuggestedQuotation',
      keepNext: true,
      ...(right ? { bidirectional: true } : {}),
      children: runs(row.quotation),
    }),
    paragraph('QuotationSource', bold(source), `, ${placeInWords(row)}.${copies}${agencies}${tags}${who}`),
    ...(row.note === '' ? [] : [paragraph('QuotationSource', bold('Note: '), row.note)]),
  ];
}

function notFound(grid: Grid): FileChild[] {
  const rows = absences(grid).map(({ criterion, noneFoundIn, notLookedAt }) => [
    `${criterion.code} ${criterion.title}`,
    noneFoundIn.length === grid.documents.length ? 'any document' : noneFoundIn.map(shortName).join('; '),
    notLookedAt.map((cell) => `${shortName(cell.document)} (${emptyCellInWords(cell)})`).join('; '),
  ]);
  return [
    heading(HeadingLevel.HEADING_1, 'None found, and not yet looked at', true),
    paragraph(
      'Normal',
      rows.length === 0
        ? 'Every criterion has evidence in every document.'
        : '“None found” is said only where every passage is decided and every page was read. Of the others nothing can be said yet.',
    ),
    ...(rows.length === 0
      ? []
      : [briefingTable(['Criterion', 'None found in', 'Not yet looked at, or not all of it'], [30, 30, 40], rows)]),
  ];
}

function lookedAt(bundle: EvidenceBundle): FileChild[] {
  const rows = new Map(bundle.documents.map((row) => [row.id, row]));
  return [
    heading(HeadingLevel.HEADING_1, 'How much has been looked at'),
    paragraph('Normal', `${coverageInALine(bundle)}.`),
    briefingTable(
      ['Document', 'Passages decided', 'Left'],
      [50, 20, 30],
      bundle.coverage.map((one) => {
        const row = rows.get(one.documentId);
        return [
          row === undefined ? one.documentId : shortName(row),
          decidedInWords(one),
          leftIn(one, row?.pagesWithoutText ?? []) || 'nothing',
        ];
      }),
    ),
  ];
}

function documents(bundle: EvidenceBundle): FileChild[] {
  const names = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const rows = bundle.documents.map((document) => [
    document.area === null ? document.title : `${document.area}: ${document.title}`,
    TYPE_WORDS[document.type],
    document.date === null ? 'not found' : dayInWords(document.date),
    [String(document.pages), ...readingNotes(document).map(({ words }) => words)].join('; '),
    document.copyOf === null
      ? document.fileName
      : `${document.fileName}, a copy of ${names.get(document.copyOf) ?? document.copyOf}`,
  ]);
  return [
    heading(HeadingLevel.HEADING_1, 'Documents'),
    briefingTable(['Document', 'Kind', 'Date', 'Pages', 'File'], [36, 14, 14, 12, 24], rows),
  ];
}

function method(bundle: EvidenceBundle): FileChild[] {
  return [
    heading(HeadingLevel.HEADING_1, 'Method'),
    ...methodNote(bundle).map(({ about, text }) => paragraph('Normal', bold(`${about}. `), text)),
  ];
}
