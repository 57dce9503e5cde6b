/**
 * The readiness of each criterion as a table that goes on living elsewhere, and back: a partnership's own plan.
 */
import { LONGEST_LINE } from '../document/evidence.ts';
import type { FindingAbout, Rating, Readiness } from '../document/finding.ts';
import { tidyReadiness } from '../document/readiness.ts';
import { counted, inSeries } from '../document/series.ts';
import { dayIn, ratingIn } from './plan-cells.ts';
import { type Columns, columnsOf, type Said, saidIn, unreadColumns } from './plan-columns.ts';

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
    ...lines.map(({ code, title, readiness }) => {
      const { rating, action, owner, doneWhen, due } = tidyReadiness(readiness);
      return [code, title, rating === null ? '' : RATINGS[rating], action, owner, doneWhen, due ?? ''];
    }),
  ];
}

export interface TakenPlan {
  /** What is another now. */
  readonly changed: readonly PlanLine[];
  /** Lines that say what is known already. */
  readonly same: number;
  /** Lines about nothing that is known here, by what they call it. */
  readonly unknown: readonly string[];
  /** What blank cells took away, by line: "C02 rating and action". */
  readonly emptied: readonly string[];
  /** Columns that mean nothing known, by their names as they are said: “Cost”, or "column 8, which has no name". */
  readonly unread: readonly string[];
  /** Cells that could not be understood, where what stood here before was kept, and what was cut, left out or guessed. */
  readonly problems: readonly string[];
}

/**
 * What a table says of the lines that are known: a column that it has holds what is to stand here, empty cells included; one that
 * it lacks changes nothing. A criterion is found by its code, a theme by its title.
 * @throws RangeError where the table has no head that names a criterion or title and anything of its readiness
 */
export function readPlan(table: readonly (readonly string[])[], known: readonly PlanLine[]): TakenPlan {
  const codes = new Set(known.flatMap(({ code }) => (code === '' ? [] : [code.trim().toLowerCase()])));
  const columnsAt = (row: number) => columnsOf(table, row, (cell) => codes.has(cell.toLowerCase()));
  const headAt = Math.max(
    0,
    table.slice(0, HEAD_WITHIN).findIndex((_, row) => saidIn(columnsAt(row)).length > 0),
  );
  const at = columnsAt(headAt);
  const says = saidIn(at);
  if (says.length === 0) throw headless(table[headAt] ?? []);
  const { twice, unknown: unread } = unreadColumns(table, headAt, at);
  const changed: PlanLine[] = [];
  const unknown: string[] = [];
  const emptied: string[] = [];
  const problems: string[] = [...twice];
  const firstIn = new Map<PlanLine, number>();
  let same = 0;
  for (const [number, row] of table.entries()) {
    if (number <= headAt || row.every((one) => one.trim() === '')) continue;
    const cell = (name: keyof Columns) => (at[name] < 0 ? '' : unmarked((row[at[name]] ?? '').trim()));
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
    const before = tidyReadiness(line.readiness);
    let readiness = before;
    for (const column of says) {
      const { value, problem } = readinessIn(column, cell(column));
      if (problem !== undefined) problems.push(`${name}: ${problem}`);
      readiness = { ...readiness, ...value };
    }
    const lost = says.filter((column) => !isEmpty(before[column]) && isEmpty(readiness[column]));
    if (lost.length > 0) emptied.push(`${name} ${inSeries(lost.map((column) => NAMES[column]))}`);
    if (JSON.stringify(readiness) === JSON.stringify(before)) same++;
    else changed.push({ ...line, readiness });
  }
  return { changed, same, unknown, emptied, unread, problems };
}

/** Whatever was not taken as it stands, in sentences: the same in the window and on the command line. */
export function notTakenInWords({ unknown, emptied, unread, problems }: TakenPlan): string[] {
  return [
    ...(emptied.length === 0
      ? []
      : [`Blank cells emptied ${counted(emptied.length, 'line')} in part: ${emptied.join(', ')}.`]),
    ...(unread.length === 0 ? [] : [`${counted(unread.length, 'column')} not read: ${unread.join(', ')}.`]),
    ...problems,
    ...(unknown.length === 0 ? [] : [`Not here, and left out: ${unknown.join(', ')}.`]),
  ];
}

/** Rows among which the head is looked for: plans often begin with a title. */
const HEAD_WITHIN = 20;

const NAMES: Readonly<Record<Said, string>> = {
  rating: 'rating',
  action: 'action',
  owner: 'owner',
  doneWhen: 'done when',
  due: 'due',
};

const isEmpty = (value: string | null) => value === null || value === '';

/** The first words of a row. */
function saidBy(row: readonly string[]): string {
  const words = row
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(', ');
  return words.length > 200 ? `${words.slice(0, 200)}…` : words || 'nothing';
}

const headless = (head: readonly string[]) =>
  new RangeError(
    `The first row has to name the columns: “Criterion” and at least one of “Rating”, “Action”, “Owner”, “Done when” and “Due”. It says: ${saidBy(head)}.`,
  );

/**
 * Text that a spreadsheet would take for a formula goes out with an apostrophe before it, and so does text that begins with
 * apostrophes before such a sign: one is taken off again.
 */
const unmarked = (text: string): string => (/^'+\s*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1).trim() : text);

const sameWords = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** What spreadsheets show in the place of a value that could not be worked out. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|Err:\d+|\w+[!?])$/iu;

const NO_DAY = {
  'no day': 'is no day',
  several: 'says more than one day',
  bound: 'names a day, but not as the one by which it is done',
} as const;

/** What a cell says; without a value what stood here stays. */
function readinessIn(column: Said, text: string): { readonly value?: Partial<Readiness>; readonly problem?: string } {
  if (ERROR.test(text)) return { problem: `${text} is an error of the spreadsheet; what stood here was kept.` };
  if (column === 'rating') {
    const rating = ratingIn(text);
    return rating === undefined
      ? { problem: `“${text}” is no rating; what stood here was kept.` }
      : { value: { rating } };
  }
  if (column === 'due') {
    if (/^(?:|not set|none|[-–—])$/iu.test(text)) return { value: { due: null } };
    const read = dayIn(text);
    if ('not' in read)
      return {
        problem: `“${text}” ${NO_DAY[read.not]}; what stood here was kept.`,
      };
    const { day: due, eitherWay } = read;
    return eitherWay ? { value: { due }, problem: `${text} was read day first, as ${due}.` } : { value: { due } };
  }
  return text.length > LONGEST_LINE
    ? {
        value: { [column]: text.slice(0, LONGEST_LINE).trim() },
        problem: `a text of ${text.length.toLocaleString('en-GB')} characters was cut after ${LONGEST_LINE.toLocaleString('en-GB')}.`,
      }
    : { value: { [column]: text } };
}
