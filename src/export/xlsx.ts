import type { Criterion } from '../document/framework.ts';
import { readingInWords } from '../document/reading-notes.ts';
import { counts, type EvidenceBundle } from './bundle.ts';
import { chosenColumns, EVIDENCE_COLUMNS, placedEvidence } from './columns.ts';
import { emptyCellInWords, evidenceGrid, type GridCell, sidelessInWords } from './grid.ts';
import { methodNote } from './method.ts';
import type { LookedAt, Row } from './spreadsheet.ts';
import { pagesInWords, shortName, TYPE_WORDS } from './words.ts';
import { rowsOf, type TableSheet, workbook } from './workbook.ts';
import { coverageSheet, findingsSheet, judgementsSheet } from './xlsx-findings.ts';
import { themePassagesSheet, themesSheet } from './xlsx-themes.ts';

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
    ...(bundle.themes.length === 0 ? [] : [themesSheet(bundle, choice.themePassages === true)]),
    ...(bundle.themes.length > 0 && choice.themePassages === true ? [themePassagesSheet(bundle)] : []),
    frameworkSheet(bundle),
    methodSheet(bundle),
    auditSheet(bundle),
  ]);
}

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
      ...grid.documents.map((document) => ({ header: shortName(document), width: 18 })),
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
    ...(strengths + improvements === 0 ? [`– ${sidelessInWords(rows)}`] : []),
  ];
  const open = rows.length - accepted;
  const state = open === 0 ? '' : accepted === 0 ? '\nsuggested' : `\n${open} of ${rows.length} suggested`;
  const look =
    improvements === 0 && strengths > 0 ? 'strength' : strengths === 0 && improvements > 0 ? 'improvement' : 'both';
  return { value: halves.join('  ') + state, look };
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
      { header: 'Copies, counted once', width: 11 },
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
      { header: 'When (UTC)', width: 30 },
      { header: 'Reviewer', width: 24 },
      { header: 'What', width: 110 },
    ],
    rows: bundle.log.map(({ at, reviewer, action }) => [at, reviewer, action]),
    frozenColumns: 1,
    filter: true,
  };
}
