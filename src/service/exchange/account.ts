/**
 * What became of every coding of a project that was taken in. The figures add up.
 */
import type { ImportedEvidence } from '../../export/refi/import.ts';
import type { RefiProject } from '../../export/refi/project.ts';

export interface CodingCounts {
  /** Codings in the file. */
  readonly codings: number;
  /** Those that are decisions, or tags of undecided passages, now. */
  readonly placed: number;
  /** Suggestions of this program, which stay suggestions. */
  readonly undecided: number;
  readonly leftOut: number;
}

export interface Account {
  readonly counts: CodingCounts;
  readonly sentences: readonly string[];
}

export interface Outcome {
  /** Codings in the file. */
  readonly codings: number;
  readonly placed: readonly ImportedEvidence[];
  readonly undecided: readonly ImportedEvidence[];
  readonly unplaced: readonly ImportedEvidence[];
  /** Found, but with no criterion and no tag: a side or an agency alone, or a code that the file does not hold. */
  readonly withoutCode: readonly ImportedEvidence[];
}

export function accountOf(project: RefiProject, outcome: Outcome): Account {
  const names = new Map(project.sources.map(({ guid, name }) => [guid, name]));
  const placed = codingsOf(outcome.placed);
  const undecided = codingsOf(outcome.undecided);
  const unplaced = outcome.unplaced.filter(({ codings }) => codings > 0);
  const withoutCode = outcome.withoutCode.filter(({ codings }) => codings > 0);
  const whole = project.sources.reduce((sum, { codings }) => sum + codings.length, 0);
  const leftOut = outcome.codings - placed - undecided;
  const elsewhere = leftOut - whole - codingsOf(unplaced) - codingsOf(withoutCode);
  const notes = [...outcome.unplaced, ...outcome.withoutCode].filter(({ note }) => note !== '');
  const named = (one: ImportedEvidence) => {
    const source = `“${names.get(one.source) ?? ''}”`;
    return one.place.kind === 'drawn'
      ? `on page ${one.place.page + 1} of ${source}`
      : `“${shortened(one.quotation)}” in ${source}`;
  };
  return {
    counts: { codings: outcome.codings, placed, undecided, leftOut },
    sentences: [
      ...(undecided === 0
        ? []
        : [`${codings(undecided)} were suggestions that nobody had decided. They are suggested again, not decided.`]),
      ...(whole === 0 ? [] : [`${codings(whole)} of whole documents: only passages are coded here.`]),
      ...(elsewhere <= 0 ? [] : [`${codings(elsewhere)} in sources or selections that are not read.`]),
      ...outcome.placed
        .filter(({ place }) => place.kind === 'drawn')
        .map((one) => `A selection drawn ${named(one)} is taken as the passage it covers.`),
      ...unplaced.map((one) => `${codings(one.codings)} not found in the document: ${named(one)}.`),
      ...withoutCode.map((one) => `${codings(one.codings)} without a criterion or a tag: ${named(one)}.`),
      ...notes.map((one) => `A note without a code on ${named(one)}: ${one.note}`),
      ...project.sources.flatMap(({ name, description, notes: refs }) =>
        [description, ...refs.map((ref) => textOf(project, ref))]
          .filter((text) => text !== '')
          .map((text) => `A note on the source “${name}”: ${text}`),
      ),
    ],
  };
}

/** The texts of notes that belong to the project as a whole or to nothing that is kept. */
function textOf(project: RefiProject, guid: string): string {
  return project.allNotes.find((note) => note.guid === guid)?.text ?? '';
}

const codingsOf = (evidence: readonly ImportedEvidence[]) => evidence.reduce((sum, one) => sum + one.codings, 0);
const codings = (count: number) => `${count} ${count === 1 ? 'coding' : 'codings'}`;
const shortened = (text: string) => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
