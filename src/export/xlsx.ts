/**
 * The evidence workbook: evidence log, grid, documents, themes, framework, method and audit log.
 */
import { type Looked, leftInWords, together, undecided } from '../document/coverage.ts';
import { CONFIDENCE_WORDS, RATING_WORDS, STATE_WORDS } from '../document/finding.ts';
import type { Criterion } from '../document/framework.ts';
import { readingInWords } from '../document/reading-notes.ts';
import { counts, type EvidenceBundle, type FindingEntry, SHOWN_OF_THEME } from './bundle.ts';
import { chosenColumns, EVIDENCE_COLUMNS, placedEvidence } from './columns.ts';
import { emptyCellInWords, evidenceGrid, type GridCell } from './grid.ts';
import { methodNote } from './method.ts';
import type { LookedAt, Row } from './spreadsheet.ts';
import { coverageInALine } from './summary.ts';
import { POLARITY_WORDS, pagesInWords, placeInWords, shortName, TYPE_WORDS } from './words.ts';
import { type TableSheet, workbook } from './workbook.ts';

export interface WorkbookChoice {
  /** Identifiers of the columns of the evidence log (`EVIDENCE_COLUMNS`); all where none is given. */
  readonly columns?: readonly string[];
  /** Every passage of every theme on a sheet of its own, which is thousands of rows. */
  readonly themePassages?: boolean;
}

/**
 * The bundle as an .xlsx file. Text is never taken for a formula; text longer than a cell can hold (32,767 characters)
 * goes on, visibly, in further columns. The same bundle gives the same bytes. They come in chunks, made as they are asked
 * for.
 */
export function evidenceWorkbook(bundle: EvidenceBundle, choice: WorkbookChoice = {}): Iterable<Uint8Array> {
  return workbook([
    logSheet(bundle, choice),
    gridSheet(bundle),
    coverageSheet(bundle),
    ...(bundle.findings.some(({ state }) => state !== 'not-started') ? [findingsSheet(bundle)] : []),
    ...(bundle.judgements.length > 0 ? [judgementsSheet(bundle)] : []),
    documentsSheet(bundle),
    ...(bundle.themes.length === 0 ? [] : [themesSheet(bundle, choice)]),
    ...(bundle.themes.length > 0 && choice.themePassages === true ? [themePassagesSheet(bundle)] : []),
    frameworkSheet(bundle),
    methodSheet(bundle),
    auditSheet(bundle),
  ]);
}

/** Rows that are made anew each time they are gone through, rather than kept. */
const rowsOf = (make: () => Generator<Row>): Iterable<Row> => ({ [Symbol.iterator]: make });

/** The log is printed from the criterion to the page; what follows is for filters and for checking. */
const PRINTED = EVIDENCE_COLUMNS.findIndex((column) => column.id === 'page') + 1;

function logSheet(bundle: EvidenceBundle, choice: WorkbookChoice): TableSheet {
  const columns = chosenColumns(choice.columns);
  const rows = rowsOf(function* () {
    for (const evidence of placedEvidence(bundle)) yield columns.map((column) => column.value(evidence));
  });
  return {
    name: 'Evidence log',
    columns,
    rows,
    frozenColumns: 1,
    filter: true,
    printedColumns:
      columns.filter(({ id }) => EVIDENCE_COLUMNS.findIndex((one) => one.id === id) < PRINTED).length || columns.length,
  };
}

function gridSheet(bundle: EvidenceBundle): TableSheet {
  const grid = evidenceGrid(bundle);
  return {
    name: 'Grid',
    columns: [
      { header: 'Criterion', width: 12 },
      { header: 'Title', width: 30 },
      ...grid.documents.map((document) => ({ header: shortName(document), width: 15 })),
      { header: 'Found in', width: 12 },
    ],
    rows: grid.lines.map(({ criterion, cells, foundIn, standing }) => [
      { value: criterion.code, look: 'strong' },
      criterion.title,
      ...cells.map(gridCell),
      foundIn === 0 ? emptyCellInWords({ standing }) : `${foundIn} of ${cells.length}`,
    ]),
    frozenColumns: 2,
    filter: false,
  };
}

/** "▲ 3  ▽ 1", with what is not yet decided; or what may be said where there is nothing. */
function gridCell(cell: GridCell): LookedAt {
  const { document, rows, strengths, improvements, accepted } = cell;
  if (rows.length === 0) {
    const unread = document.pagesWithoutText;
    const words = emptyCellInWords(cell);
    return { value: unread.length === 0 ? words : `${words}; ${pagesInWords(unread)} not read`, look: 'none' };
  }
  const halves = [
    ...(strengths > 0 ? [`▲ ${strengths}`] : []),
    ...(improvements > 0 ? [`▽ ${improvements}`] : []),
    ...(strengths + improvements === 0 ? [`– ${rows.length} neutral`] : []),
  ];
  const open = rows.length - accepted;
  const state = open === 0 ? '' : accepted === 0 ? '\nsuggested' : `\n${open} of ${rows.length} suggested`;
  const look =
    improvements === 0 && strengths > 0 ? 'strength' : strengths === 0 && improvements > 0 ? 'improvement' : 'both';
  return { value: halves.join('  ') + state, look };
}

/** How much of each document has been looked at, all of them first. */
function coverageSheet(bundle: EvidenceBundle): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const row = (names: readonly (string | null)[], looked: Looked): Row => [
    ...names,
    looked.decided,
    looked.passages,
    undecided(looked),
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
      { header: 'Passages put forward or decided', width: 14 },
      { header: 'Still to decide', width: 12 },
      { header: 'Pages not read', width: 12 },
      { header: 'Looked at', width: 34 },
    ],
    rows: [
      row(['All documents', null, `${coverageInALine(bundle)}.`], together(bundle.coverage)),
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
function findingsSheet(bundle: EvidenceBundle): TableSheet {
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
      { header: 'Confidence', width: 12 },
      { header: 'Why so sure', width: 30 },
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
    printedColumns: 12,
  };
}

/** The grades that reports print, with what changed since. */
function judgementsSheet({ judgements }: EvidenceBundle): TableSheet {
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

function documentsSheet(bundle: EvidenceBundle): TableSheet {
  const titles = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const evidence = new Map<string, number>();
  for (const row of bundle.evidence.filter(counts))
    evidence.set(row.documentId, (evidence.get(row.documentId) ?? 0) + 1);
  return {
    name: 'Documents',
    columns: [
      { header: 'Area', width: 18 },
      { header: 'Date', width: 13 },
      { header: 'Title', width: 44 },
      { header: 'Kind', width: 17 },
      { header: 'Inspection theme', width: 24 },
      { header: 'File', width: 50 },
      { header: 'Pages', width: 9 },
      { header: 'How it was read', width: 24 },
      { header: 'Passages', width: 12 },
      { header: 'Evidence', width: 12 },
      { header: 'Read how well, 0 to 1', width: 13 },
      { header: 'Warnings', width: 36 },
      { header: 'Counted as a copy of', width: 28 },
      { header: 'Copies folded in', width: 11 },
      { header: 'Our own', width: 9 },
      { header: 'SHA-256', width: 24 },
      { header: 'Identifier', width: 20 },
    ],
    rows: bundle.documents.map((document) => [
      document.area,
      document.date,
      document.title,
      TYPE_WORDS[document.type],
      document.inspectionTheme,
      document.fileName,
      document.pages,
      readingInWords(document) || 'every page',
      document.passages,
      evidence.get(document.id) ?? 0,
      document.quality,
      document.warnings.join(' '),
      document.copyOf === null ? null : (titles.get(document.copyOf) ?? document.copyOf),
      document.copiesFolded,
      document.ours ? 'yes' : null,
      document.sha256,
      document.id,
    ]),
    frozenColumns: 2,
    filter: true,
    printedColumns: 12,
  };
}

function themesSheet(bundle: EvidenceBundle, { themePassages }: WorkbookChoice): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const central = themePassages ? '' : ', the others on request';
  return {
    name: 'Themes',
    columns: [
      { header: 'Theme', width: 30 },
      { header: 'Keywords', width: 34 },
      { header: 'Documents', width: 13 },
      { header: 'Passages', width: 11 },
      { header: 'Strengths', width: 12 },
      { header: 'Areas for improvement', width: 15 },
      { header: `The ${SHOWN_OF_THEME} most central passages${central}`, width: 84 },
    ],
    rows: bundle.themes.map(({ label, keywords, documents: count, passages }) => {
      const having = (polarity: 'strength' | 'improvement') =>
        passages.filter((passage) => passage.polarity === polarity || passage.polarity === 'mixed').length;
      return [
        { value: label, look: 'strong' },
        keywords.join(', '),
        count,
        passages.length,
        having('strength'),
        having('improvement'),
        passages
          .slice(0, SHOWN_OF_THEME)
          .map((one) => `“${one.quotation}” (${documents.get(one.documentId) ?? one.documentId}, ${placeInWords(one)})`)
          .join('\n'),
      ];
    }),
    frozenColumns: 1,
    filter: true,
  };
}

function themePassagesSheet(bundle: EvidenceBundle): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  return {
    name: 'Passages of themes',
    columns: [
      { header: 'Theme', width: 28 },
      { header: 'Keywords', width: 34 },
      { header: 'Documents', width: 13 },
      { header: 'Passages', width: 11 },
      { header: 'Strength or improvement', width: 16 },
      { header: 'Quotation', width: 80 },
      { header: 'Document', width: 32 },
      { header: 'Place', width: 22 },
    ],
    rows: rowsOf(function* () {
      for (const { label, keywords, documents: count, passages } of bundle.themes) {
        for (const passage of passages) {
          const document = documents.get(passage.documentId);
          yield [
            label,
            keywords.join(', '),
            count,
            passages.length,
            POLARITY_WORDS[passage.polarity],
            passage.quotation,
            document === undefined ? passage.documentId : shortName(document),
            placeInWords(passage),
          ];
        }
      }
    }),
    frozenColumns: 1,
    filter: true,
  };
}

function frameworkSheet(bundle: EvidenceBundle): TableSheet {
  const walk = (criteria: readonly Criterion[], depth: number): Row[] =>
    criteria.flatMap((criterion) => [
      [
        { value: criterion.code, look: 'strong' },
        { value: `${'    '.repeat(depth)}${criterion.title}`, look: criterion.isHeading ? 'strong' : 'plain' },
        criterion.text,
        criterion.official?.text ?? null,
        criterion.official?.page ?? null,
        criterion.official?.paragraph ?? null,
        criterion.isNot,
      ],
      ...walk(criterion.children, depth + 1),
    ]);
  return {
    name: 'Framework',
    columns: [
      { header: 'Code', width: 9 },
      { header: 'Title', width: 40 },
      { header: 'Criterion', width: 70 },
      { header: 'Wording of the guidance', width: 60 },
      { header: 'Page', width: 8 },
      { header: 'Paragraph', width: 13 },
      { header: 'What belongs elsewhere', width: 40 },
    ],
    rows: walk(bundle.framework.criteria, 0),
    frozenColumns: 1,
    filter: false,
  };
}

function methodSheet(bundle: EvidenceBundle): TableSheet {
  return {
    name: 'Method',
    columns: [
      { header: 'About', width: 30 },
      { header: 'What was done', width: 110 },
    ],
    rows: methodNote(bundle).map(({ about, text }) => [{ value: about, look: 'strong' }, text]),
    frozenColumns: 1,
    filter: false,
  };
}

function auditSheet(bundle: EvidenceBundle): TableSheet {
  return {
    name: 'Log',
    columns: [
      { header: 'When (UTC)', width: 22 },
      { header: 'Reviewer', width: 20 },
      { header: 'What', width: 28 },
      { header: 'About', width: 50 },
      { header: 'Detail', width: 60 },
    ],
    rows: bundle.log.map(({ at, reviewer, action, about, detail }) => [at, reviewer, action, about, detail]),
    frozenColumns: 1,
    filter: true,
  };
}
