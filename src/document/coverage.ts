/**
 * How much has been looked at, and what may be said of it. One place decides between "evidence", "none found" and "not yet
 * looked at" for the window, every export and the command line. The law: nothing is called "none found" while a passage
 * that may be evidence is undecided, or a page or a file is unread.
 */
import { counted } from './series.ts';

/** How much of a document, an area, or everything, has been looked at. */
export interface Looked {
  /** Passages that the program put forward for a criterion, or that a reviewer decided; copies counted once. */
  readonly passages: number;
  /** Those that a reviewer has decided. */
  readonly decided: number;
  /** Undecided passages that were put forward for nothing. They may be evidence all the same. */
  readonly unsuggested: number;
  /** Pages without text: nothing is known about what they say. */
  readonly pagesUnread: number;
  /** Files that could not be read: of a document or area none, since nobody knows what they are about. */
  readonly filesUnread: number;
}

/** Passages by what became of them for one criterion. */
export interface ForCriterion {
  readonly accepted: number;
  /** Put forward for the criterion by the program, and not accepted for it. */
  readonly refused: number;
  /** Put forward for the criterion and not decided yet. */
  readonly toDecide: number;
}

/** How one criterion stands in a document, in an area, or everywhere. */
export interface Standing extends Looked, ForCriterion {}

/** How much of one document has been looked at under one framework. */
export interface DocumentCoverage extends Looked {
  readonly documentId: string;
  /** By code of the criterion; one without passages is left out. */
  readonly criteria: ReadonlyMap<string, ForCriterion>;
}

export type EvidenceState = 'evidence' | 'none-found' | 'not-looked-at';

/** A passage as coverage counts it. */
export interface LookedPassage {
  readonly documentId: string;
  readonly isDecided: boolean;
  /** Criteria it was accepted for; none while it is undecided. */
  readonly accepted: readonly string[];
  /** The criterion the program put it forward for, or null. */
  readonly putForward: string | null;
}

const NOTHING: ForCriterion = { accepted: 0, refused: 0, toDecide: 0 };

/** Coverage of each document, in the order given; passages of other documents are not counted. */
export function coverageOf(
  documents: readonly { readonly id: string; readonly pagesUnread: number }[],
  passages: Iterable<LookedPassage>,
): DocumentCoverage[] {
  const counted = new Map(
    documents.map(({ id, pagesUnread }) => [
      id,
      {
        documentId: id,
        passages: 0,
        decided: 0,
        unsuggested: 0,
        pagesUnread,
        filesUnread: 0,
        criteria: new Map<string, Record<keyof ForCriterion, number>>(),
      },
    ]),
  );
  for (const { documentId, isDecided, accepted, putForward } of passages) {
    const document = counted.get(documentId);
    if (document === undefined) continue;
    if (isDecided || putForward !== null) document.passages++;
    else document.unsuggested++;
    if (isDecided) document.decided++;
    for (const [at, code] of accepted.entries()) {
      if (accepted.indexOf(code) === at) countOf(document.criteria, code).accepted++;
    }
    if (putForward !== null && !accepted.includes(putForward))
      countOf(document.criteria, putForward)[isDecided ? 'refused' : 'toDecide']++;
  }
  return [...counted.values()];
}

function countOf(criteria: Map<string, Record<keyof ForCriterion, number>>, code: string) {
  const known = criteria.get(code);
  if (known !== undefined) return known;
  const counts = { ...NOTHING };
  criteria.set(code, counts);
  return counts;
}

/**
 * Several documents, areas or parts taken together.
 * @param filesUnread files that could not be read at all, where the parts are everything there is
 */
export function together(parts: readonly Looked[], filesUnread = 0): Looked {
  const sum = (figure: (part: Looked) => number) => parts.reduce((total, part) => total + figure(part), 0);
  return {
    passages: sum(({ passages }) => passages),
    decided: sum(({ decided }) => decided),
    unsuggested: sum(({ unsuggested }) => unsuggested),
    pagesUnread: sum(({ pagesUnread }) => pagesUnread),
    filesUnread: sum((part) => part.filesUnread) + filesUnread,
  };
}

/** How a criterion stands in some documents; `filesUnread` as for {@link together}. */
export function standingOf(coverage: readonly DocumentCoverage[], criterion: string, filesUnread = 0): Standing {
  const sum = (figure: keyof ForCriterion) =>
    coverage.reduce((total, { criteria }) => total + (criteria.get(criterion) ?? NOTHING)[figure], 0);
  return {
    ...together(coverage, filesUnread),
    accepted: sum('accepted'),
    refused: sum('refused'),
    toDecide: sum('toDecide'),
  };
}

/** What may be said. "None found" only where there was something to read and nothing of it is left to look at. */
export function stateOf(standing: Looked & Pick<ForCriterion, 'accepted'>): EvidenceState {
  if (standing.accepted > 0) return 'evidence';
  return standing.passages > 0 && undecided(standing) === 0 && unread(standing) === 0 ? 'none-found' : 'not-looked-at';
}

/** Pages and files that could not be read. */
const unread = ({ pagesUnread, filesUnread }: Looked): number => pagesUnread + filesUnread;

/** How many passages that may be evidence nobody has decided. */
export function undecided({ passages, decided, unsuggested }: Looked): number {
  return passages - decided + unsuggested;
}

/**
 * What stands where there is no evidence: "none found", "not yet looked at" before the first decision, "11 to decide" while
 * passages put forward are undecided, "nothing to decide" where no passage may be evidence, or all that may be is set aside, else "none so far". Where there is evidence: "3 passages".
 */
export function stateInWords(standing: Standing): string {
  switch (stateOf(standing)) {
    case 'evidence':
      return counted(standing.accepted, 'passage');
    case 'none-found':
      return 'none found';
    case 'not-looked-at':
      if (standing.passages + standing.unsuggested + unread(standing) === 0) return 'nothing to decide';
      if (standing.decided === 0) return 'not yet looked at';
      return standing.toDecide > 0 ? `${figure(standing.toDecide)} to decide` : 'none so far';
  }
}

/** What is left to look at: "12 passages undecided (4 without a suggestion), 2 pages unread"; empty where nothing is. */
export function leftInWords(looked: Looked): string {
  const left = undecided(looked);
  return [
    ...(left > 0
      ? [
          `${counted(left, 'passage')} undecided${looked.unsuggested === 0 ? '' : ` (${figure(looked.unsuggested)} without a suggestion)`}`,
        ]
      : []),
    ...(looked.pagesUnread > 0 ? [`${counted(looked.pagesUnread, 'page')} unread`] : []),
    ...(looked.filesUnread > 0 ? [`${counted(looked.filesUnread, 'file')} not read`] : []),
  ].join(', ');
}

/** The state as a sentence, with what is left: "None so far: 12 passages undecided, 2 pages unread", "3 passages accepted; 1 passage undecided". */
export function stateInASentence(standing: Standing): string {
  const left = leftInWords(standing);
  const words = stateInWords(standing);
  const isEvidence = stateOf(standing) === 'evidence';
  const said = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${isEvidence ? ' accepted' : ''}`;
  if (left === '')
    return stateOf(standing) === 'none-found'
      ? 'None found: every passage is decided and every page read.'
      : `${said}.`;
  return `${said}${isEvidence ? '; ' : ': '}${left}.`;
}

/** "18 of 1,578": decided, of those that were put forward or decided. */
export function decidedInWords({ passages, decided }: Looked): string {
  return `${figure(decided)} of ${figure(passages)}`;
}

/** How many parts a line names before it counts the rest. */
const NAMED = 12;

/**
 * The line that every export carries: "18 of 1,578 passages decided; Leeds 54 of 54, Bury 0 of 95". Parts of the same name
 * are taken together. Of many parts those with most left to decide are named and the others counted.
 */
export function coverageLine(parts: readonly (Looked & { readonly name: string })[], filesUnread = 0): string {
  const all = together(parts, filesUnread);
  const byName = [...Map.groupBy(parts, ({ name }) => name)].map(([name, own]) => ({ name, ...together(own) }));
  const named =
    byName.length <= NAMED ? byName : byName.toSorted((a, b) => undecided(b) - undecided(a)).slice(0, NAMED);
  const rest = byName.length - named.length;
  const list = named.map((part) => `${part.name} ${decidedInWords(part)}`).join(', ');
  return [
    `${decidedInWords(all)} ${all.passages === 1 ? 'passage' : 'passages'} decided`,
    ...(list === '' ? [] : [`; ${list}`]),
    ...(rest === 0 ? [] : [` and ${figure(rest)} more`]),
    ...(all.unsuggested === 0 ? [] : [`; ${figure(all.unsuggested)} undecided without a suggestion`]),
    ...(all.pagesUnread === 0 ? [] : [`; ${counted(all.pagesUnread, 'page')} unread`]),
    ...(all.filesUnread === 0 ? [] : [`; ${counted(all.filesUnread, 'file')} not read`]),
  ].join('');
}

const figure = (count: number): string => count.toLocaleString('en-GB');
