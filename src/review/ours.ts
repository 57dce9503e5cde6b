/**
 * What others were told beside what we know of ourselves: the gap in words, offered and never written by itself.
 */
import { leftInWords, type Standing, stateOf } from '../document/coverage.ts';
import type { Rating } from '../document/finding.ts';
import { type Accepted, countOf, leaning } from './findings.ts';

/** An accepted passage of a document of ours, with how the document is called. */
export interface OwnAccepted extends Accepted {
  /** "Audit of waits, January 2025". */
  readonly document: string;
  /** ISO 8601 day, month or year; null where it is not known. */
  readonly date: string | null;
}

export interface OwnKnowledge {
  /** How many documents are ours. */
  readonly documents: number;
  readonly accepted: readonly OwnAccepted[];
  /** How the criterion stands in our documents. */
  readonly standing: Standing;
}

type Side = 'strength' | 'improvement';

const on = (side: Side, accepted: readonly OwnAccepted[]) =>
  accepted.filter(({ polarity }) => polarity === side || polarity === 'mixed');

/** The latest document that is on a side. */
function latest(side: Side, accepted: readonly OwnAccepted[]): string {
  return on(side, accepted).toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0]?.document ?? '';
}

/** "9 other areas were told to improve this, 2 that it is a strength": both sides; empty where nothing is accepted. */
export function toldInWords(others: readonly Accepted[]): string {
  if (others.length === 0) return '';
  const side = leaning(others);
  const other = side === 'strength' ? 'improvement' : 'strength';
  const count = (unit: 'areas' | 'passages', polarity: Side) => countOf({ unit, polarity }, others).value;
  const told = { improvement: 'to improve this', strength: 'that this is a strength' };
  if (count('areas', side) > 0) {
    const against = count('areas', other);
    return `${howMany(count('areas', side), 'other area was', 'other areas were')} told ${told[side]}${against === 0 ? '' : `, ${against} ${told[other]}`}`;
  }
  const named = { improvement: 'something to improve', strength: 'a strength' };
  const [passages, against] = [count('passages', side), count('passages', other)];
  if (passages + against === 0) return 'What others were told of this takes no side';
  if (passages === 0) return toldBy(against, named[other]);
  return `${toldBy(passages, named[side])}${against === 0 ? '' : `, ${against} as ${named[other]}`}`;
}

const toldBy = (passages: number, as: string): string =>
  `${howMany(passages, 'passage about others names', 'passages about others name')} this as ${as}`;

const howMany = (count: number, one: string, many: string): string => (count === 1 ? `One ${one}` : `${count} ${many}`);

/** What our own documents say of it, as the second half of a sentence. Nothing is said of what was not looked at. */
function ownInWords({ accepted, standing }: OwnKnowledge): string {
  if (accepted.length === 0)
    return stateOf(standing) === 'none-found'
      ? 'our own documents say nothing about it'
      : `what our own documents say of it is not known yet${leftInWords(standing) === '' ? '' : ` (${leftInWords(standing)})`}`;
  const [worse, better] = [latest('improvement', accepted), latest('strength', accepted)];
  if (worse !== '' && worse === better) return `our own ${worse} says both`;
  if (worse !== '' && better !== '')
    return `our own documents say both: ${worse} names something to improve, ${better} reports a strength`;
  if (worse !== '') return `our own ${worse} names something to improve`;
  return better === ''
    ? 'our own documents speak of it and take no side'
    : `our own ${better} reports it as a strength`;
}

/** The gap as it may be written: "9 other areas were told to improve this; our own documents say nothing about it." */
export function gapOffered(others: readonly Accepted[], own: OwnKnowledge): string {
  if (own.documents === 0) return '';
  const told = toldInWords(others);
  const left = own.accepted.length === 0 ? 0 : own.standing.toDecide;
  const ours = `${ownInWords(own)}${left === 0 ? '' : ` so far, with ${left} of our passages suggested for it and not decided`}`;
  if (told === '') return own.accepted.length === 0 ? '' : `Nothing is accepted of others; ${ours}.`;
  return `${told}; ${ours}.`;
}

/** Where what we say of ourselves does not fit together: each a sentence that asks which one holds. */
export function disagreements({ accepted }: OwnKnowledge, rating: Rating | null): string[] {
  const [worse, better] = [latest('improvement', accepted), latest('strength', accepted)];
  return [
    ...(worse !== '' && better !== '' && worse !== better
      ? [`Our documents disagree: ${worse} says improvement, ${better} says strength. Say which one holds.`]
      : []),
    ...(rating === 'green' && worse !== ''
      ? [`It is rated green, and ${worse} says that there is something to improve. Say which one holds.`]
      : []),
  ];
}
