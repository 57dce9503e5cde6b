/**
 * The readiness of each criterion as a table that goes on living elsewhere, and back: a partnership's own plan.
 */
import { firstDate } from '../document/dates.ts';
import type { FindingAbout, Rating, Readiness } from '../document/finding.ts';

/** One line of the plan. */
export interface PlanLine {
  readonly about: FindingAbout;
  /** Empty for a theme. */
  readonly code: string;
  readonly title: string;
  readonly readiness: Readiness;
}

export const PLAN_COLUMNS = ['Criterion', 'Title', 'Rating', 'Action', 'Owner', 'Done when', 'Due'] as const;

const RATINGS: Readonly<Record<Rating, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };

/** The plan as a table, its head first. */
export function planTable(lines: readonly PlanLine[]): string[][] {
  return [
    [...PLAN_COLUMNS],
    ...lines.map(({ code, title, readiness: { rating, action, owner, doneWhen, due } }) => [
      code,
      title,
      rating === null ? '' : RATINGS[rating],
      action,
      owner,
      doneWhen,
      due ?? '',
    ]),
  ];
}

export interface TakenPlan {
  /** What is another now. */
  readonly changed: readonly PlanLine[];
  /** Lines that say what is known already. */
  readonly same: number;
  /** Lines about nothing that is known here, by what they call it. */
  readonly unknown: readonly string[];
  /** Cells that could not be understood; what stood here before was kept. */
  readonly problems: readonly string[];
}

/** Columns may be called otherwise elsewhere. */
const CALLED: Readonly<Record<'code' | 'title' | 'rating' | 'action' | 'owner' | 'doneWhen' | 'due', RegExp>> = {
  code: /^(?:criterion|code|criterion code|ref(?:erence)?)$/iu,
  title: /^(?:title|theme|criterion title)$/iu,
  rating: /^(?:rating|rag|rag rating|readiness)$/iu,
  action: /^actions?$/iu,
  owner: /^(?:owner|lead|who|responsible)$/iu,
  doneWhen: /^(?:done when|success measure|measure|evidence of completion)$/iu,
  due: /^(?:due|due date|by when|deadline|target date)$/iu,
};

/**
 * What a table says of the lines that are known: a column that it has holds what is to stand here, empty cells included; one that
 * it lacks changes nothing. A criterion is found by its code, a theme by its title.
 * @throws RangeError where the table has no head that names a criterion or title and anything of its readiness
 */
export function readPlan(table: readonly (readonly string[])[], known: readonly PlanLine[]): TakenPlan {
  const head = (table[0] ?? []).map((cell) => cell.trim());
  const at = Object.fromEntries(
    Object.entries(CALLED).map(([name, called]) => [name, head.findIndex((cell) => called.test(cell))]),
  ) as Record<keyof typeof CALLED, number>;
  const says = (['rating', 'action', 'owner', 'doneWhen', 'due'] as const).filter((name) => at[name] >= 0);
  if (Math.max(at.code, at.title) < 0 || says.length === 0)
    throw new RangeError(
      `The first row has to name the columns: “Criterion” and at least one of “Rating”, “Action”, “Owner”, “Done when” and “Due”. It says: ${head.filter(Boolean).join(', ') || 'nothing'}.`,
    );
  const changed: PlanLine[] = [];
  const unknown: string[] = [];
  const problems: string[] = [];
  let same = 0;
  for (const row of table.slice(1)) {
    const cell = (name: keyof typeof CALLED) => (at[name] < 0 ? '' : unmarked((row[at[name]] ?? '').trim()));
    const [code, title] = [cell('code'), cell('title')];
    if (row.every((one) => one.trim() === '')) continue;
    const line =
      code === ''
        ? known.find((one) => one.code === '' && sameWords(one.title, title))
        : known.find((one) => one.code !== '' && sameWords(one.code, code));
    const name = code || title || 'a row without a name';
    if (line === undefined) {
      unknown.push(name);
      continue;
    }
    let readiness = line.readiness;
    for (const column of says) {
      const read = readinessIn(column, cell(column));
      if (read === null)
        problems.push(
          `${name}: “${cell(column)}” is no ${column === 'due' ? 'day' : 'rating'}; what stood here was kept.`,
        );
      else readiness = { ...readiness, ...read };
    }
    if (JSON.stringify(readiness) === JSON.stringify(line.readiness)) same++;
    else changed.push({ ...line, readiness });
  }
  return { changed, same, unknown, problems };
}

/** Text that a spreadsheet would take for a formula goes out with an apostrophe before it. */
const unmarked = (text: string): string => (/^'\s*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text);

const sameWords = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function readinessIn(
  column: 'rating' | 'action' | 'owner' | 'doneWhen' | 'due',
  text: string,
): Partial<Readiness> | null {
  if (column === 'rating') {
    if (/^(?:|not rated(?: yet)?|none|-)$/iu.test(text)) return { rating: null };
    const found = (Object.keys(RATINGS) as Rating[]).find((one) =>
      new RegExp(`^(?:${one}|${one[0]})\\b`, 'iu').test(text),
    );
    return found === undefined ? null : { rating: found };
  }
  if (column === 'due') {
    if (/^(?:|not set|none|-)$/iu.test(text)) return { due: null };
    const due = dayOf(text);
    return due === null ? null : { due };
  }
  return { [column]: text.slice(0, 1000) };
}

/** A day as 2026-05-31, 31/05/2026, "31 May 2026", or by its number in a spreadsheet (days since 30 December 1899). */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/u.exec(text);
  const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(text);
  const serial = /^\d{5}(?:\.0+)?$/u.test(text)
    ? new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10)
    : null;
  const day =
    iso !== null
      ? text.slice(0, 10)
      : british !== null
        ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`
        : (serial ?? firstDate(text));
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/u.test(day)) return null;
  const real = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day ? null : day;
}

/** Whether a day has passed without the action being rated green. */
export function isOverdue({ rating, due, action }: Readiness, today: string): boolean {
  return due !== null && due < today && rating !== 'green' && (action !== '' || rating !== null);
}
