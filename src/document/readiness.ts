/**
 * How ready our own area is, as every list, report and window says it: what is a line of the plan, and when it is overdue.
 */
import { dayInWords } from './dates.ts';
import type { Readiness } from './finding.ts';

/** Whether anything is said: a rating, an action, who does it, what shows that it is done, or by when. */
export function isPlanned({ rating, action, owner, doneWhen, due }: Readiness): boolean {
  return rating !== null || due !== null || [action, owner, doneWhen].some((text) => text !== '');
}

/** Whether anything is said of what is to be done, beyond how ready we are. */
export function hasAction(readiness: Readiness): boolean {
  return isPlanned({ ...readiness, rating: null });
}

/** Whether its day has passed and it is not rated green; `today` is an ISO 8601 day. The day itself is still in time. */
export function isOverdue({ rating, due }: Readiness, today: string): boolean {
  return due !== null && due < today && rating !== 'green';
}

/** "31 May 2026", "31 May 2026, overdue", or "" where no day is set; `today` is an ISO 8601 day, or an instant of that day. */
export function dueInWords(readiness: Readiness, today: string): string {
  const { due } = readiness;
  if (due === null) return '';
  return `${dayInWords(due) ?? due}${isOverdue(readiness, today.slice(0, 10)) ? ', overdue' : ''}`;
}

/** As it is kept: without blanks at the ends of its texts, which no reader sees and no table keeps. */
export function tidyReadiness({ rating, action, owner, doneWhen, due }: Readiness): Readiness {
  return { rating, action: action.trim(), owner: owner.trim(), doneWhen: doneWhen.trim(), due };
}
