import type { OutputOf, ParsedInputOf } from '../../contract/contract.ts';
import type { Agency } from '../../document/evidence.ts';
import type { DocumentSummary } from '../../workspace/documents.ts';
import type { EvidenceFor } from './passages.ts';

type Grid = OutputOf<'grid.get'>;
type Column = Grid['columns'][number];
type By = ParsedInputOf<'grid.get'>['by'];

/** Column of documents whose area or year is not known, and of passages that name no agency. */
const NOT_KNOWN = '';

const AGENCIES: Readonly<Record<Agency, string>> = {
  police: 'Police',
  'childrens-social-care': 'Children’s social care',
  health: 'Health',
  schools: 'Schools',
  'youth-justice': 'Youth justice',
  probation: 'Probation',
  'voluntary-sector': 'Voluntary sector',
  leaders: 'Leaders',
};

/** The columns a passage of evidence belongs to: one, or one for each agency it names. */
export function columnsOf(by: By, evidence: EvidenceFor, documents: ReadonlyMap<string, DocumentSummary>): string[] {
  const metadata = documents.get(evidence.passage.documentId)?.metadata;
  switch (by) {
    case 'document':
      return [evidence.passage.documentId];
    case 'area':
      return [metadata?.area ?? NOT_KNOWN];
    case 'year':
      return [metadata?.date?.slice(0, 4) ?? NOT_KNOWN];
    case 'agency':
      return evidence.agencies.length === 0 ? [NOT_KNOWN] : [...evidence.agencies];
  }
}

/** The columns of the grid, also those without evidence: absence is a finding. Documents that count only. */
export function gridColumns(by: By, documents: readonly DocumentSummary[]): Column[] {
  if (by === 'agency') {
    const named = Object.entries(AGENCIES).map(([id, title]) => ({ id, title, subtitle: '', pagesUnread: 0 }));
    return [...named, { id: NOT_KNOWN, title: 'None named', subtitle: '', pagesUnread: 0 }];
  }
  const columns = new Map<string, { column: Column; documents: number }>();
  for (const document of [...documents].sort(byAreaAndDate)) {
    const { metadata, quality } = document;
    const id =
      by === 'document' ? document.id : ((by === 'area' ? metadata.area : metadata.date?.slice(0, 4)) ?? NOT_KNOWN);
    const known = columns.get(id);
    if (known === undefined) {
      const title = by === 'document' ? (metadata.area ?? metadata.title) : id === NOT_KNOWN ? 'Not known' : id;
      const subtitle = by === 'document' ? (metadata.date ?? '') : '1 document';
      columns.set(id, { column: { id, title, subtitle, pagesUnread: quality.pagesWithoutText.length }, documents: 1 });
    } else {
      known.documents++;
      known.column.pagesUnread += quality.pagesWithoutText.length;
      known.column.subtitle = `${known.documents} documents`;
    }
  }
  const all = [...columns.values()].map(({ column }) => column);
  return by === 'document' ? all : all.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

/** Counts of evidence by criterion and column; cells without evidence are left out. Mixed passages count in both halves. */
export function gridCells(
  by: By,
  evidence: readonly EvidenceFor[],
  documents: ReadonlyMap<string, DocumentSummary>,
): Grid['cells'] {
  const cells = new Map<string, Grid['cells'][number]>();
  for (const one of evidence) {
    for (const column of columnsOf(by, one, documents)) {
      const key = `${one.criterion}\n${column}`;
      const cell = cells.get(key) ?? {
        row: one.criterion,
        column,
        strength: 0,
        improvement: 0,
        neutral: 0,
        suggested: 0,
      };
      if (one.polarity === 'strength' || one.polarity === 'mixed') cell.strength++;
      if (one.polarity === 'improvement' || one.polarity === 'mixed') cell.improvement++;
      if (one.polarity === 'neutral') cell.neutral++;
      if (!one.decided) cell.suggested++;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}

function byAreaAndDate(a: DocumentSummary, b: DocumentSummary): number {
  const key = ({ metadata, id }: DocumentSummary) => `${metadata.area ?? '\uffff'}\n${metadata.date ?? ''}\n${id}`;
  return key(a) < key(b) ? -1 : 1;
}
