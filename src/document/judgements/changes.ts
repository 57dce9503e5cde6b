/**
 * What changed since: a judgement beside the one before it of the same area and subject.
 */
import { areaKey } from '../ours.ts';
import type { PrintedJudgement } from './judgements.ts';

/** A judgement with the report that printed it. */
export interface Judged extends PrintedJudgement {
  readonly documentId: string;
  readonly document: string;
  readonly area: string | null;
  /** ISO 8601 day, month or year. */
  readonly date: string | null;
}

export interface WithChange extends Judged {
  readonly before: {
    readonly documentId: string;
    readonly passageId: string;
    readonly grade: string;
    readonly date: string;
  } | null;
  /** Null where there was none before, or none on the same scale: words of different scales are not compared. */
  readonly change: 'better' | 'worse' | 'same' | null;
}

/** Judgements by area, then by date, in the order of the text within a report; each with the one before it. */
export function withChanges(judged: readonly Judged[]): WithChange[] {
  const sorted = judged
    .map((one, at) => ({ one, at }))
    .sort(
      (a, b) =>
        compare(orderOf(a.one.area), orderOf(b.one.area)) ||
        compare(a.one.date ?? '\uffff', b.one.date ?? '\uffff') ||
        compare(a.one.documentId, b.one.documentId) ||
        a.at - b.at,
    )
    .map(({ one }) => one);
  const latest = new Map<string, Judged>();
  return sorted.map((one): WithChange => {
    const key =
      one.area === null || one.date === null ? null : `${areaKey(one.area)}\n${one.subject ?? one.about.toLowerCase()}`;
    const known = key === null ? undefined : latest.get(key);
    if (key !== null && known?.documentId !== one.documentId) latest.set(key, one);
    const before = known !== undefined && known.documentId !== one.documentId && known.date !== one.date ? known : null;
    return {
      ...one,
      before:
        before === null
          ? null
          : {
              documentId: before.documentId,
              passageId: before.passageId,
              grade: before.grade,
              date: before.date ?? '',
            },
      change: before === null ? null : changeOf(before, one),
    };
  });
}

/** Words of different years on one step ("adequate", "requires improvement") are not the same, and not better or worse. */
function changeOf(before: Judged, now: Judged): WithChange['change'] {
  if (before.scale !== now.scale) return null;
  if (before.grade === now.grade) return 'same';
  if (before.step === now.step) return null;
  return now.step > before.step ? 'better' : 'worse';
}

/** "better than Inadequate, 17 February 2016"; empty where there is nothing before it. */
export function changeInWords({ before, change }: WithChange, day: (date: string) => string): string {
  if (before === null) return '';
  const was = `${before.grade}, ${day(before.date)}`;
  if (change === 'same') return `the same as on ${day(before.date)}`;
  if (change === null) return `before: ${was}; the words are not compared`;
  return `${change} than ${was}`;
}

const orderOf = (area: string | null): string => (area === null ? '\uffff' : areaKey(area));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
