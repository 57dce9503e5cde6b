import type { OutputOf, ParsedInputOf } from '../../contract/contract.ts';
import { AGENCY_NAMES } from '../../document/agencies.ts';
import { areaNamed } from '../../document/areas/find.ts';
import { type DocumentCoverage, type ForCriterion, type Looked, together } from '../../document/coverage.ts';
import type { Decision } from '../../document/evidence.ts';
import type { DocumentSummary } from '../../workspace/documents.ts';
import { type Decisions, type EvidenceFor, lookedAtOne, type ReviewPassage } from './passages.ts';

type Grid = OutputOf<'grid.get'>;
type Column = Grid['columns'][number];
type By = ParsedInputOf<'grid.get'>['by'];

/** Column of documents whose area or year is not known, and of passages that name no agency. */
const NOT_KNOWN = '';

const WHOSE_TITLES = { ours: 'Ours', theirs: 'Others' } as const;

/** The columns a passage of evidence belongs to: one, or one for each agency it names. */
export function columnsOf(
  by: By,
  evidence: Pick<EvidenceFor, 'agencies'> & { readonly passage: Pick<ReviewPassage, 'documentId'> },
  documents: ReadonlyMap<string, DocumentSummary>,
  ours: ReadonlySet<string>,
): string[] {
  if (by === 'agency') return evidence.agencies.length === 0 ? [NOT_KNOWN] : [...evidence.agencies];
  const { documentId } = evidence.passage;
  return [columnOf(by, documentId, documents.get(documentId)?.metadata, ours)];
}

function columnOf(
  by: Exclude<By, 'agency'>,
  id: string,
  metadata: DocumentSummary['metadata'] | undefined,
  ours: ReadonlySet<string>,
): string {
  if (by === 'document') return id;
  if (by === 'whose') return ours.has(id) ? 'ours' : 'theirs';
  if (by === 'region') return areaNamed(metadata?.area ?? '')?.region ?? NOT_KNOWN;
  return (by === 'area' ? metadata?.area : metadata?.date?.slice(0, 4)) ?? NOT_KNOWN;
}

/**
 * The columns of the grid, also those without evidence, with how much of each has been looked at. What is undecided may turn
 * out to be about any agency, so for agencies that is everything.
 */
export function gridColumns(
  by: By,
  documents: readonly DocumentSummary[],
  coverage: readonly DocumentCoverage[],
  ours: ReadonlySet<string>,
): Column[] {
  if (by === 'agency') {
    const all = together(coverage);
    const named = Object.entries(AGENCY_NAMES).map(([id, title]) => ({ id, title, subtitle: '', ...all }));
    return [...named, { id: NOT_KNOWN, title: 'None named', subtitle: '', ...all }];
  }
  const looked = new Map<string, Looked>(coverage.map((one) => [one.documentId, one]));
  const columns = Map.groupBy([...documents].sort(byAreaAndDate), ({ id, metadata }) =>
    columnOf(by, id, metadata, ours),
  );
  const all = [...columns].map(([id, members]): Column => {
    const sums = together(members.flatMap((member) => looked.get(member.id) ?? []));
    const [first] = members;
    if (by === 'document' && first !== undefined) {
      const { area, title, date } = first.metadata;
      return { id, title: area ?? title, subtitle: date ?? '', ...sums };
    }
    const subtitle = members.length === 1 ? '1 document' : `${members.length} documents`;
    return {
      id,
      title: by === 'whose' ? WHOSE_TITLES[id as keyof typeof WHOSE_TITLES] : id === NOT_KNOWN ? 'Not known' : id,
      subtitle,
      ...sums,
    };
  });
  return by === 'document' ? all : all.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

/**
 * Counts by criterion and column: evidence, and what became of the passages that were put forward. Cells with neither are left
 * out. Mixed passages count in both halves.
 */
export function gridCells(
  by: By,
  evidence: readonly EvidenceFor[],
  passages: readonly ReviewPassage[],
  decisions: Decisions,
  documents: ReadonlyMap<string, DocumentSummary>,
  ours: ReadonlySet<string>,
): Grid['cells'] {
  const cells = new Map<string, Grid['cells'][number]>();
  const cellAt = (row: string, column: string) => {
    const key = `${row}\n${column}`;
    const cell = cells.get(key) ?? {
      row,
      column,
      strength: 0,
      improvement: 0,
      neutral: 0,
      suggested: 0,
      accepted: 0,
      refused: 0,
      toDecide: 0,
    };
    cells.set(key, cell);
    return cell;
  };
  for (const one of evidence) {
    for (const column of columnsOf(by, one, documents, ours)) {
      const cell = cellAt(one.criterion, column);
      if (one.polarity === 'strength' || one.polarity === 'mixed') cell.strength++;
      if (one.polarity === 'improvement' || one.polarity === 'mixed') cell.improvement++;
      if (one.polarity === 'neutral' || one.polarity === null) cell.neutral++;
      if (!one.decided) cell.suggested++;
    }
  }
  for (const passage of passages) {
    const decision = decisions.get(passage.key);
    const agencies = decision?.agencies ?? passage.agencies;
    const columns = columnsOf(by, { passage, agencies }, documents, ours);
    for (const [code, what] of becameOf(passage, decision)) {
      for (const column of columns) cellAt(code, column)[what]++;
    }
  }
  return [...cells.values()];
}

/** Evidence of each row and column that has any, each passage counted once; mixed ones in both halves. */
export function gridTotals(
  by: By,
  evidence: readonly EvidenceFor[],
  documents: ReadonlyMap<string, DocumentSummary>,
  ours: ReadonlySet<string>,
): Grid['totals'] {
  const tally = (idsOf: (one: EvidenceFor) => readonly string[]) => {
    const known = new Map<string, Map<string, EvidenceFor>>();
    for (const one of evidence) {
      for (const id of idsOf(one)) known.set(id, (known.get(id) ?? new Map()).set(one.passage.key, one));
    }
    const saying = (passages: Iterable<EvidenceFor>, side: 'strength' | 'improvement') =>
      [...passages].filter(({ polarity }) => polarity === side || polarity === 'mixed').length;
    return [...known].map(([id, passages]) => ({
      id,
      strength: saying(passages.values(), 'strength'),
      improvement: saying(passages.values(), 'improvement'),
    }));
  };
  return {
    rows: tally(({ criterion }) => [criterion]),
    columns: tally((one) => columnsOf(by, one, documents, ours)),
  };
}

/** What a passage counts as, criterion by criterion. */
function becameOf(passage: ReviewPassage, decision: Decision | undefined): [string, keyof ForCriterion][] {
  const { accepted, putForward } = lookedAtOne(passage, decision);
  const own = [...new Set(accepted)].map((code): [string, keyof ForCriterion] => [code, 'accepted']);
  if (putForward === null || accepted.includes(putForward)) return own;
  return [...own, [putForward, decision === undefined ? 'toDecide' : 'refused']];
}

function byAreaAndDate(a: DocumentSummary, b: DocumentSummary): number {
  const key = ({ metadata, id }: DocumentSummary) => `${metadata.area ?? '\uffff'}\n${metadata.date ?? ''}\n${id}`;
  return key(a) < key(b) ? -1 : 1;
}
