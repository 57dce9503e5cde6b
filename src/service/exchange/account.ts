/**
 * What became of every coding of a project that was taken in. The figures add up.
 */
import { counted, inSeries } from '../../document/series.ts';
import type { ImportedEvidence } from '../../export/refi/evidence.ts';
import type { RefiProject } from '../../export/refi/project.ts';
import { shortened } from '../../review/wording.ts';
import { notesWithoutPlace } from './notes.ts';

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
  /** In whose name stands what the file names nobody for. */
  readonly reviewer: string;
}

export function accountOf(project: RefiProject, outcome: Outcome): Account {
  const names = new Map(project.sources.map(({ guid, name }) => [guid, name]));
  const lost = outcome.placed.flatMap((one) => {
    const codes = one.codings.filter(({ part }) => part === null).map(({ code }) => code);
    return codes.length === 0 ? [] : [{ one, codes }];
  });
  const withoutPlace = lost.reduce((sum, { codes }) => sum + codes.length, 0);
  const placed = codingsOf(outcome.placed) - withoutPlace;
  const undecided = codingsOf(outcome.undecided);
  const unplaced = outcome.unplaced.filter(({ codings }) => codings.length > 0);
  const withoutCode = outcome.withoutCode.filter(({ codings }) => codings.length > 0);
  const whole = project.sources.reduce((sum, { codings }) => sum + codings.length, 0);
  const leftOut = outcome.codings - placed - undecided;
  const elsewhere = leftOut - withoutPlace - whole - codingsOf(unplaced) - codingsOf(withoutCode);
  const noted = [...outcome.unplaced, ...outcome.withoutCode].filter(({ note }) => note !== '');
  const named = (one: ImportedEvidence) => {
    const source = `“${names.get(one.source) ?? ''}”`;
    if (one.place.kind === 'drawn') return `on page ${one.place.page + 1} of ${source}`;
    const quotation = one.quotation.trim();
    return quotation === '' ? `a selection without words in ${source}` : `“${shortened(quotation, 80)}” in ${source}`;
  };
  return {
    counts: { codings: outcome.codings, placed, undecided, leftOut },
    sentences: [
      ...(undecided === 0
        ? []
        : [`${codings(undecided)} were suggestions that nobody had decided. They are suggested again, not decided.`]),
      ...(whole === 0 ? [] : [`${codings(whole)} of whole documents: only passages are coded here.`]),
      ...(elsewhere <= 0 ? [] : [`${codings(elsewhere)} in sources or selections that are not read.`]),
      ...reviewersInWords(outcome),
      ...outcome.placed
        .filter(({ place }) => place.kind === 'drawn')
        .map((one) => `A selection drawn ${named(one)} is taken as the passage it covers.`),
      ...unplaced.map((one) => `${codings(one.codings.length)} not found in the document: ${named(one)}.`),
      ...withoutCode.map((one) => `${codings(one.codings.length)} without a criterion or a tag: ${named(one)}.`),
      ...lost.map(
        ({ one, codes }) =>
          `${codings(codes.length)} without a place here, with ${inSeries(codes.map(code))}: ${named(one)}.`,
      ),
      ...noted.map((one) => `A note without a code on ${named(one)}: ${one.note}`),
      ...outcome.undecided
        .filter(({ note }) => note !== '')
        .map((one) => `A note on a suggestion that nobody has decided, ${named(one)}: ${one.note}`),
      ...notesWithoutPlace(project),
    ],
  };
}

/** A decision has one reviewer; whom it does not name, and for whom the file names nobody, is said. */
function reviewersInWords({ placed, reviewer }: Outcome): string[] {
  const decided = placed.filter(({ criteria }) => criteria.length > 0);
  const together = Map.groupBy(
    decided.filter(({ others }) => others.length > 0),
    (one) => JSON.stringify([one.reviewer, ...one.others]),
  );
  const nobodys = decided.filter((one) => one.reviewer === null).length;
  return [
    ...[...together].map(([key, passages]) => {
      const names = JSON.parse(key) as string[];
      return `${counted(passages.length, 'passage')} coded by ${inSeries(names)}: decided in the name of ${names[0]}.`;
    }),
    ...(nobodys === 0
      ? []
      : [`${counted(nobodys, 'decision')} for which the file names nobody: in the name of ${reviewer}.`]),
  ];
}

const codingsOf = (evidence: readonly ImportedEvidence[]) => evidence.reduce((sum, one) => sum + one.codings.length, 0);
const codings = (count: number) => counted(count, 'coding');
const code = (name: string) => (name === '' ? 'a code that the file does not hold' : `“${name}”`);
