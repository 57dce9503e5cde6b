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
  /** Cells that could not be understood, where what stood here before was kept, and what was cut, left out or guessed. */
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
  const headAt = Math.max(
    0,
    table.slice(0, HEAD_WITHIN).findIndex((row) => saidIn(columnsOf(row)).length > 0),
  );
  const head = (table[headAt] ?? []).map((cell) => cell.trim());
  const at = columnsOf(head);
  const says = saidIn(at);
  if (says.length === 0)
    throw new RangeError(
      `The first row has to name the columns: “Criterion” and at least one of “Rating”, “Action”, “Owner”, “Done when” and “Due”. It says: ${head.filter(Boolean).join(', ') || 'nothing'}.`,
    );
  const changed: PlanLine[] = [];
  const unknown: string[] = [];
  const problems: string[] = calledTwice(head);
  const firstIn = new Map<PlanLine, number>();
  let same = 0;
  for (const [number, row] of table.entries()) {
    if (number <= headAt || row.every((one) => one.trim() === '')) continue;
    const cell = (name: keyof typeof CALLED) => (at[name] < 0 ? '' : unmarked((row[at[name]] ?? '').trim()));
    const [code, title] = [cell('code'), cell('title')];
    const line =
      code === ''
        ? known.find((one) => one.code === '' && sameWords(one.title, title))
        : known.find((one) => one.code !== '' && sameWords(one.code, code));
    const name = code || title || 'a row without a name';
    if (line === undefined) {
      unknown.push(name);
      continue;
    }
    const first = firstIn.get(line);
    if (first !== undefined) {
      problems.push(`${name}: row ${number + 1} names it again and was left out; row ${first + 1} was taken.`);
      continue;
    }
    firstIn.set(line, number);
    let readiness = line.readiness;
    for (const column of says) {
      const { value, problem } = readinessIn(column, cell(column));
      if (problem !== undefined) problems.push(`${name}: ${problem}`);
      readiness = { ...readiness, ...value };
    }
    if (JSON.stringify(readiness) === JSON.stringify(line.readiness)) same++;
    else changed.push({ ...line, readiness });
  }
  return { changed, same, unknown, problems };
}

/** Rows among which the head is looked for: plans often begin with a title. */
const HEAD_WITHIN = 20;

type Columns = Readonly<Record<keyof typeof CALLED, number>>;

/** Where each column stands; -1 where a row does not name it. */
const columnsOf = (row: readonly string[]): Columns =>
  Object.fromEntries(
    Object.entries(CALLED).map(([name, called]) => [name, row.findIndex((cell) => called.test(cell.trim()))]),
  ) as Columns;

/** The columns of readiness that a head names; none where it does not say what its rows are about. */
const saidIn = (at: Columns) =>
  Math.max(at.code, at.title) < 0
    ? []
    : (['rating', 'action', 'owner', 'doneWhen', 'due'] as const).filter((name) => at[name] >= 0);

/** Text that a spreadsheet would take for a formula goes out with an apostrophe before it. */
const unmarked = (text: string): string => (/^'\s*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text);

const sameWords = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The longest text of a cell that is kept, in UTF-16 units. */
const LONGEST = 1000;

/** What spreadsheets show in the place of a value that could not be worked out. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|Err:\d+|\w+[!?])$/iu;

/** Columns of one meaning: the first is read, and the others are named. */
function calledTwice(head: readonly string[]): string[] {
  return Object.values(CALLED).flatMap((called) => {
    const [first, ...others] = head.filter((cell) => called.test(cell));
    return others.map((other) => `Two columns mean the same: “${first}” was read, and a later “${other}” left out.`);
  });
}

/** What a cell says; without a value what stood here stays. */
function readinessIn(
  column: 'rating' | 'action' | 'owner' | 'doneWhen' | 'due',
  text: string,
): { readonly value?: Partial<Readiness>; readonly problem?: string } {
  if (ERROR.test(text)) return { problem: `${text} is an error of the spreadsheet; what stood here was kept.` };
  if (column === 'rating') {
    if (/^(?:|not rated(?: yet)?|none|-)$/iu.test(text)) return { value: { rating: null } };
    const found = (Object.keys(RATINGS) as Rating[]).find((one) =>
      new RegExp(`^(?:${one}|${one[0]})\\b`, 'iu').test(text),
    );
    return found === undefined
      ? { problem: `“${text}” is no rating; what stood here was kept.` }
      : { value: { rating: found } };
  }
  if (column === 'due') {
    if (/^(?:|not set|none|-)$/iu.test(text)) return { value: { due: null } };
    const due = dayOf(text.replace(TIME, ''));
    if (due === null) return { problem: `“${text}” is no day; what stood here was kept.` };
    return eitherWay(text) ? { value: { due }, problem: `${text} was read day first, as ${due}.` } : { value: { due } };
  }
  return text.length > LONGEST
    ? {
        value: { [column]: text.slice(0, LONGEST) },
        problem: `a text of ${text.length.toLocaleString('en-GB')} characters was cut after ${LONGEST.toLocaleString('en-GB')}.`,
      }
    : { value: { [column]: text } };
}

/** The time of day that spreadsheets write behind a day. */
const TIME = /(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?|(?<=^\d{5})\.\d+)$/iu;

/** A day in figures that is another one where the month comes first. */
function eitherWay(text: string): boolean {
  const [, one, other] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{4}/u.exec(text) ?? [];
  return one !== undefined && one !== other && Number(one) <= 12 && Number(other) <= 12;
}

/** A day as 2026-05-31, 31/05/2026, "31 May 2026", or by its number in a spreadsheet (days since 30 December 1899). */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(text);
  const serial = /^\d{5}$/u.test(text)
    ? new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10)
    : null;
  const day =
    iso !== null
      ? text
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
