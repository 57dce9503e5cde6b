/**
 * The briefing as a Word document: by criterion, strengths first, each quotation with its source.
 */

import { Document, HeadingLevel, Packer, type PageNumberEstimator, Paragraph } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { decidedInWords, leftInWords, stateInASentence, together } from '../document/coverage.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import { readingNotes } from '../document/reading-notes.ts';
import { type ReportTemplate, reportTitle } from '../document/reports.ts';
import { archive } from './archive.ts';
import type { DocumentRow, EvidenceBundle, EvidenceRow } from './bundle.ts';
import { bold, fromTheRight, heading, type Part, pageFooter, paragraph, plain, runs } from './docx-parts.ts';
import { findingsPart, reportParts } from './docx-report.ts';
import { BRIEFING_STYLES, briefingTable, PAGE_WIDTH } from './docx-style.ts';
import { captionsOf, putTogether, TABLE } from './docx-whole.ts';
import { absences, emptyCellInWords, evidenceGrid, type Grid, type GridLine } from './grid.ts';
import { LOOKED_AT, methodNote, NONE_FOUND } from './method.ts';
import { inBrief, leftIn } from './summary.ts';
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
  const title = `${reportTitle(template)}: ${bundle.workspace}`;
  const parts = template === null ? briefingParts(bundle, title) : reportParts(bundle, template, method(bundle));
  const packed = async (pageNumbers: PageNumberEstimator | null) => {
    const document = new Document({
      title: plain(title),
      creator: bundle.program,
      lastModifiedBy: bundle.program,
      description: plain(bundle.framework.title),
      styles: BRIEFING_STYLES,
      ...(pageNumbers === null ? {} : { pageNumbers }),
      sections: [
        {
          properties: { page: { size: PAGE_WIDTH.size, margin: PAGE_WIDTH.margin } },
          footers: { default: pageFooter(title) },
          children: putTogether(parts),
        },
      ],
    });
    return unzipSync(await Packer.pack(document, 'uint8array'));
  };
  const files = await packed(null);
  const whole = canBeLaidOut(files[BODY]) ? await packed(estimatePageNumbers) : files;
  return archive(
    Object.fromEntries(
      Object.entries(whole).map(([name, content]) => [name, fixed(name, content, bundle.madeAt, captionsOf(parts))]),
    ),
  );
}

const BODY = 'word/document.xml';

function briefingParts(bundle: EvidenceBundle, title: string): Part[] {
  const grid = evidenceGrid(bundle);
  return [
    ...cover(bundle, title),
    ...summary(bundle, grid),
    ...findingsPart(bundle),
    ...lookedAt(bundle),
    ...coverage(bundle, grid),
    ...quotations(bundle, grid),
    ...notFound(grid),
    ...documents(bundle),
    ...method(bundle),
  ];
}

/**
 * Whether the pages can be worked out in a few seconds, so that Word has their numbers without asking anything. Otherwise Word
 * offers to fill them in when it opens the document. LibreOffice works them out itself.
 */
function canBeLaidOut(body: Uint8Array = new Uint8Array()): boolean {
  const text = strFromU8(body).replace(/<[^>]*>/gu, ' ');
  return text.length <= MOST_LAID_OUT && !/\S{500}/u.test(text);
}

/** In characters, with the spaces that stand for tags. */
const MOST_LAID_OUT = 150_000;

/**
 * The library writes today's date and counts bookmarks on from the last document; both are made the bundle's own. It has no
 * place for the language of the document and for what a table is called to those who do not see it.
 */
function fixed(name: string, content: Uint8Array, madeAt: string, captions: readonly string[]): Uint8Array {
  if (name === 'docProps/core.xml') {
    const at = madeAt.replace(/\.\d+Z$/u, 'Z');
    const dated = strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${at}`);
    return strToU8(dated.replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>'));
  }
  if (name !== BODY) return content;
  const numbers = new Map<string, number>();
  const renumbered = strFromU8(content).replace(
    /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/gu,
    (_, before: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `${before}${number}`;
    },
  );
  let [table, caption] = [0, 0];
  return strToU8(
    renumbered
      .replaceAll('</w:tblPr>', () => `<w:tblCaption w:val="${inAttribute(captions[table++] ?? '')}"/></w:tblPr>`)
      .replace(UNCOUNTED, (_, begin: string, code: string) => `${begin}${code}<w:t>${++caption}</w:t>`),
  );
}

/** The number of a caption as the library leaves it to Word where pages are not laid out. */
const UNCOUNTED = new RegExp(
  `(<w:fldChar w:fldCharType="begin") w:dirty="true"(/><w:instrText[^>]*>SEQ ${TABLE}</w:instrText><w:fldChar w:fldCharType="separate"/>)(?=<w:fldChar w:fldCharType="end"/>)`,
  'gu',
);

const inAttribute = (text: string) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

function cover(bundle: EvidenceBundle, title: string): Part[] {
  const { framework } = bundle;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    paragraph('Source', [framework.title, ...(framework.edition === null ? [] : [framework.edition])].join(', ')),
    paragraph('Source', `Made ${instantInWords(bundle.madeAt)} by ${bundle.program}.`),
    { kind: 'contents' },
  ];
}

function summary(bundle: EvidenceBundle, grid: Grid): Part[] {
  const { decided, facts } = inBrief(bundle, grid);
  return [
    heading(1, 'In brief'),
    paragraph('Normal', decided),
    ...facts.map((fact) => new Paragraph({ bullet: { level: 0 }, children: runs(fact) })),
  ];
}

function coverage(bundle: EvidenceBundle, grid: Grid): Part[] {
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
    ];
  });
  const left = leftInWords(together(bundle.coverage, bundle.unread.length));
  return [
    heading(1, 'Evidence by criterion'),
    paragraph(
      'Normal',
      `How much evidence there is for each criterion, copies counted once. A mixed passage counts as a strength and as an area for improvement.${left === '' ? '' : ` Left to look at, for every criterion: ${left}.`}`,
    ),
    briefingTable(
      'Evidence for each criterion',
      ['Criterion', 'Strengths ▲', 'Areas for improvement ▽', 'Found in', 'Accepted'],
      [42, 13, 16, 15, 14],
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

function quotations(bundle: EvidenceBundle, grid: Grid): Part[] {
  const sources = new Map(bundle.documents.map((document) => [document.id, document]));
  return [
    heading(1, 'Quotations by criterion', true),
    ...grid.lines.flatMap(({ criterion, cells, foundIn, standing }) => {
      const rows = cells.flatMap((cell) => cell.rows);
      const wording = criterion.text === '' || criterion.text === criterion.title ? [] : [criterion.text];
      return [
        heading(2, `${criterion.code} ${criterion.title}`),
        ...wording.map((text) => paragraph('Source', text)),
        paragraph(
          'Source',
          foundIn === 0 ? stateInASentence(standing) : `Found in ${foundIn} of ${howMany(cells.length, 'document')}.`,
        ),
        ...GROUPS.flatMap(({ polarity, title }) => {
          const group = rows.filter((row) => row.polarity === polarity);
          if (group.length === 0) return [];
          return [heading(3, title), ...group.flatMap((row) => quotation(row, sources.get(row.documentId)))];
        }),
      ];
    }),
  ];
}

function quotation(row: EvidenceRow, document: DocumentRow | undefined): Part[] {
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

/** How many documents are named where many hold nothing; the grid of the workbook has them all. */
const MOST_NAMED = 12;

function notFound(grid: Grid): Part[] {
  const rows = absences(grid).map(({ criterion, noneFoundIn, notLookedAt }) => [
    `${criterion.code} ${criterion.title}`,
    noneFoundIn.length === grid.documents.length ? 'any document' : firstOf(noneFoundIn),
    notLookedAt.length === 0 ? '' : `${notLookedAt.length} of ${howMany(grid.documents.length, 'document')}`,
  ]);
  return [
    heading(1, 'None found, and not yet looked at', true),
    paragraph(
      'Normal',
      rows.length === 0
        ? 'Every criterion has evidence in every document.'
        : '“None found” is said only where every passage is decided and every page was read. Of the others nothing can be said yet; what is left in each stands under “How much has been looked at”.',
    ),
    ...(rows.length === 0
      ? []
      : [
          briefingTable(
            'Where nothing was found',
            ['Criterion', 'None found in', 'Not looked at yet, or not all of it'],
            [34, 46, 20],
            rows,
          ),
        ]),
  ];
}

function firstOf(documents: readonly DocumentRow[]): string {
  const rest = documents.length - MOST_NAMED;
  const named = documents.slice(0, MOST_NAMED).map(shortName).join('; ');
  return rest > 0 ? `${named}; and ${rest} more, which the grid of the workbook names` : named;
}

function lookedAt(bundle: EvidenceBundle): Part[] {
  const rows = new Map(bundle.documents.map((row) => [row.id, row]));
  return [
    heading(1, LOOKED_AT),
    briefingTable(
      'How much of each document has been looked at',
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

function documents(bundle: EvidenceBundle): Part[] {
  const names = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const rows = bundle.documents.map((document) => [
    [
      document.area === null ? document.title : `${document.area}: ${document.title}`,
      `${document.fileName}${document.copyOf === null ? '' : `, a copy of ${names.get(document.copyOf) ?? document.copyOf}`}`,
    ].join('\n'),
    TYPE_WORDS[document.type],
    document.date === null ? 'not found' : dayInWords(document.date),
    [String(document.pages), ...readingNotes(document).map(({ words }) => words)].join('; '),
  ]);
  return [
    heading(1, 'Documents'),
    briefingTable(
      'The documents and their files',
      ['Document and file', 'Kind', 'Date', 'Pages'],
      [58, 14, 14, 14],
      rows,
    ),
  ];
}

/** The note without the coverage that stands in full under a heading of its own. */
function method(bundle: EvidenceBundle): Part[] {
  return [
    heading(1, 'Method'),
    ...methodNote(bundle).map(({ about, text }) =>
      paragraph('Normal', bold(`${about}. `), about === LOOKED_AT ? NONE_FOUND : text),
    ),
  ];
}
