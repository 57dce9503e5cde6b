/**
 * Which columns of a plan say what. Plans of other makers call them otherwise; the names are data, not code.
 */
import { dayIn, ratingIn } from './plan-cells.ts';

export const SAID = ['rating', 'action', 'owner', 'doneWhen', 'due'] as const;
export type Said = (typeof SAID)[number];
type Meaning = 'code' | 'title' | Said;

/** Names as {@link plain} makes them. */
const CALLED: Readonly<Record<Meaning, readonly string[]>> = {
  code: named('criterion|criteria|criterion code|criterion ref|criterion reference|code|ref|ref no|reference'),
  title: named('title|theme|criterion title|criterion name'),
  rating: named(
    'rating|rag|brag|rag rating|brag rating|rag status|brag status|rag score|current rag|current rag rating|readiness|readiness rating',
  ),
  action: named(
    `action|actions|agreed action|agreed actions|action agreed|actions agreed|action required|actions required|required action|
    required actions|proposed action|proposed actions|planned action|planned actions|recommended action|recommended actions|
    improvement action|improvement actions|key action|key actions|action needed|actions needed|action point|action points|
    action to be taken|actions to be taken|next step|next steps|what will we do|what we will do`,
  ),
  owner: named(
    `owner|owners|lead|leads|who|by whom|responsible|responsibility|responsible officer|responsible person|responsible lead|
    responsible owner|person responsible|officer responsible|who is responsible|lead officer|lead person|lead owner|owner lead|
    lead name|named lead|lead agency|action owner|action lead|accountable|accountable officer|accountable person|accountable lead|
    assigned to`,
  ),
  doneWhen: named(
    `done when|success measure|success measures|measure|measures|measure of success|measures of success|evidence of completion|
    success criterion|success criteria|outcome measure|outcome measures|impact measure|impact measures|expected outcome|
    expected outcomes|intended outcome|intended outcomes|desired outcome|desired outcomes|how will we know|how we will know`,
  ),
  due: named(
    `due|due date|due by|date due|by when|when by|deadline|target date|completion date|date for completion|target completion date|
    completion due|complete by|completed by|to be completed by|timescale|timescales|timeframe`,
  ),
};

/** Names that may mean several things: read where no column is surely called so, and where what it holds can be that. */
const PERHAPS: Readonly<Partial<Record<Said, readonly string[]>>> = {
  rating: named('status|current status|progress|progress rating|assessment'),
  due: named('target|date|when'),
  doneWhen: named('target|outcome|outcomes'),
};

/** Where each column stands; -1 where none means that. */
export type Columns = Readonly<Record<Meaning, number>>;

/** The columns of a table whose head is at a row; of several that may hold codes the one that holds most of those known. */
export function columnsOf(
  table: readonly (readonly string[])[],
  headAt: number,
  isCode: (cell: string) => boolean,
): Columns {
  const head = (table[headAt] ?? []).map(plain);
  const taken = new Set<number>();
  const take = (at: number) => {
    if (at >= 0) taken.add(at);
    return at;
  };
  const below = (at: number) =>
    table.slice(headAt + 1).flatMap((row) => ((row[at] ?? '').trim() === '' ? [] : [(row[at] ?? '').trim()]));
  // The surer name first, however the columns stand.
  const called = (names: readonly string[]) =>
    names.flatMap((name) => head.flatMap((one, at) => (one === name ? [at] : [])));
  const codes = (at: number) => below(at).filter(isCode).length;
  const sure = Object.fromEntries(
    Object.entries(CALLED).map(([meaning, names]) => {
      const [first = -1] = meaning === 'code' ? called(names).toSorted((a, b) => codes(b) - codes(a)) : called(names);
      return [meaning, take(first)];
    }),
  ) as Record<Meaning, number>;
  for (const [meaning, names] of Object.entries(PERHAPS) as [Said, readonly string[]][]) {
    if (sure[meaning] >= 0) continue;
    sure[meaning] = take(called(names).find((at) => !taken.has(at) && mayBe(meaning, below(at))) ?? -1);
  }
  return sure;
}

/** The columns of readiness that a head names; none where it does not say what its rows are about. */
export const saidIn = (at: Columns): Said[] =>
  Math.max(at.code, at.title) < 0 ? [] : SAID.filter((name) => at[name] >= 0);

/** What was not read, by column: a second one of the same meaning, and every other that has a name or anything in it. */
export function unreadColumns(
  table: readonly (readonly string[])[],
  headAt: number,
  at: Columns,
): { readonly twice: readonly string[]; readonly unknown: readonly string[] } {
  const head = (table[headAt] ?? []).map((cell) => cell.trim());
  const read = new Set(Object.values(at));
  const twice: string[] = [];
  const unknown: string[] = [];
  const width = Math.max(0, ...table.slice(headAt).map((row) => row.length));
  for (let column = 0; column < width; column++) {
    if (read.has(column)) continue;
    const name = head[column] ?? '';
    const [meaning] = Object.entries(CALLED).find(([, names]) => names.includes(plain(name))) ?? [];
    const first = head[at[(meaning ?? 'code') as Meaning]];
    if (meaning !== undefined && first !== undefined) {
      twice.push(`Two columns mean the same: “${first}” was read, and “${name}” left out.`);
    } else if (name !== '') unknown.push(`“${name}”`);
    else if (table.slice(headAt + 1).some((row) => (row[column] ?? '').trim() !== ''))
      unknown.push(`column ${column + 1}, which has no name`);
  }
  return { twice, unknown };
}

function mayBe(meaning: Said, cells: readonly string[]): boolean {
  if (cells.length === 0) return false;
  const ratings = cells.map(ratingIn);
  if (meaning === 'rating') return ratings.some(Boolean) && !ratings.includes(undefined);
  // A date that cannot be read is said; a column of words is none.
  return meaning !== 'due' || cells.some((cell) => 'day' in dayIn(cell));
}

function named(names: string): string[] {
  return names.split('|').map((name) => name.trim());
}

/** "rag rating" for "RAG Rating (R/A/G)*", "owner lead" for "Owner / lead". */
function plain(name: string): string {
  return name
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
