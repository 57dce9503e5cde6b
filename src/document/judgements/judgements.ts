/**
 * The judgements that a report prints: what was judged and with which grade, wherever it stands: in a row, a grid, a line, a
 * sentence, or under a heading.
 */
import type { Passage } from '../document.ts';
import { expressionOf } from '../kinds/patterns.ts';
import { type Grade, SCALES, type Scale, SUBJECTS } from './scales.ts';

/** What reading judgements needs of a passage. */
export type JudgedPassage = Pick<Passage, 'id' | 'kind' | 'text' | 'page' | 'headings'>;

export interface PrintedJudgement {
  /** What was judged, as printed, without its number. */
  readonly about: string;
  /** Id of the subject that reports of other years judge, too; null where it is none that is known. */
  readonly subject: string | null;
  readonly grade: string;
  /** The higher the better; to be compared within one scale. */
  readonly step: number;
  readonly scale: string;
  readonly passageId: string;
  readonly page: number;
}

interface Ready {
  readonly scale: Scale;
  readonly grades: readonly { readonly grade: Grade; readonly is: RegExp }[];
  readonly sentences: readonly { readonly about: string; readonly grade: string | undefined; readonly is: RegExp }[];
  readonly line: RegExp;
}

const ready = SCALES.map((scale): Ready => {
  const any = scale.grades.map(({ is }) => `(?:${is})`).join('|');
  return {
    scale,
    grades: scale.grades.map((grade) => ({ grade, is: expressionOf(`(?:${grade.is})[.*]?`, true) })),
    sentences: (scale.sentences ?? []).map(({ about, grade, is }) => ({
      about,
      grade,
      is: expressionOf(`^[•\\-–\\s]*(?:${is})`),
    })),
    line: expressionOf(`^(?<about>[^:|.;]{3,140}?) ?(?::| [–—-]) ?(?<grade>${any})[.*]?$`),
  };
});

const subjects = SUBJECTS.map(({ id, is }) => ({ id, is: expressionOf(is) }));

/** Sentences are looked for in the opening of a report only: further on they speak of parts, homes and other years. */
const OPENING_PASSAGES = 60;
/** What was judged before, and what grades mean, is no judgement of this report. */
const NO_JUDGEMENT = /\b(?:previous|last inspection|prior)\b|^(?:judgement|grade|grades|rating|area|date)s?$/iu;
const TICK = /^(?:[✓✔☑☒■●•x]|yes)$/iu;

/** The judgements in the order of the text, each once. */
export function judgementsIn(passages: readonly JudgedPassage[], kind: string | null): PrintedJudgement[] {
  const own = ready.find(({ scale }) => kind !== null && scale.kinds?.includes(kind)) ?? ready.at(-1);
  if (own === undefined) return [];
  const found: PrintedJudgement[] = [];
  const seen = new Set<string>();
  const add = (passage: JudgedPassage, about: string, grade: Grade | null) => {
    const name = about
      .replace(/^[•\s]*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)]|[ivx]+\.)\s+/iu, '')
      .replace(/[\s:–-]+$/u, '')
      .trim();
    if (grade === null || name === '' || name.length > 200 || NO_JUDGEMENT.test(name)) return;
    const subject = subjects.find(({ is }) => is.test(name))?.id ?? null;
    // A report says again in its text what it judged; a part of a subject is told by another grade.
    const key = `${subject ?? name.toLowerCase()} ${grade.grade}`;
    if (seen.has(key)) return;
    seen.add(key);
    const { id: passageId, page } = passage;
    found.push({ about: name, subject, grade: grade.grade, step: grade.step, scale: own.scale.id, passageId, page });
  };
  const gradeOf = (cell: string): Grade | null => own.grades.find(({ is }) => is.test(cell.trim()))?.grade ?? null;

  let head: readonly string[] = [];
  for (const [at, passage] of passages.entries()) {
    const text = passage.text.replace(/\s+/gu, ' ').trim();
    if (passage.kind === 'table') {
      const cells = text.split('|').map((cell) => cell.trim());
      for (const [about, grade] of gradesInRow(cells, head, gradeOf)) add(passage, about, grade);
      const graded = cells.filter((cell) => gradeOf(cell) !== null).length;
      // A head is a row without a grade, or with a grade over each column.
      if (graded === 0 || graded >= cells.length - 1) head = cells;
      continue;
    }
    head = [];
    if (text.length > 600) continue;
    const [around, grade] = aroundIn(own, text, passages[at + 1]?.text, passages[at + 2]?.text);
    if (grade !== null) {
      add(passage, around, grade);
      continue;
    }
    const alone = gradeOf(text);
    if (alone !== null) {
      const above = passages[at - 1];
      const about = above !== undefined && above.text.length < 200 ? above.text : (passage.headings.at(-1) ?? '');
      add(passage, about, alone);
      continue;
    }
    const line = text.length <= 240 ? own.line.exec(text) : null;
    if (line?.groups !== undefined) {
      add(passage, line.groups.about ?? '', gradeOf(line.groups.grade ?? ''));
      continue;
    }
    if (at >= OPENING_PASSAGES) continue;
    for (const { about, grade, is } of own.sentences) {
      const match = is.exec(text);
      if (match === null) continue;
      const printed = grade ?? match.groups?.grade ?? '';
      const named = own.scale.grades.find((one) => one.grade === printed) ?? gradeOf(printed);
      add(passage, match.groups?.about ?? about, named);
    }
  }
  return found;
}

/** A grade in words on any scale; a bare figure may count something else. */
const inWords = ready.flatMap(({ grades }) => grades.map(({ is }) => is));
const isGrade = (cell: string) => /\p{L}/u.test(cell) && inWords.some((is) => is.test(cell));
/** Names of what is judged are shorter; a longer cell says something. */
const LONGEST_NAME = 120;

/** Whether a text is a row of a table of judgements, or a grade alone: it names what was judged, and says nothing of it. */
export function isOnlyGraded(text: string): boolean {
  const cells = text
    .split('|')
    .map((cell) => cell.replace(/\s+/gu, ' ').trim())
    .filter((cell) => cell !== '');
  const names = cells.filter((cell) => !isGrade(cell));
  return cells.length > names.length && names.every((name) => name.length <= LONGEST_NAME && !/[.;]$/u.test(name));
}

/**
 * A grade of two words whose halves stand above and below what was judged, as narrow columns are read: in one passage
 * ("Requires 1. Leadership improvement") or in three.
 */
function aroundIn(
  { scale }: Ready,
  text: string,
  next: string | undefined,
  third: string | undefined,
): readonly [about: string, grade: Grade | null] {
  for (const grade of scale.grades) {
    if (grade.halves === undefined) continue;
    const [above, below] = grade.halves;
    const small = text.toLowerCase();
    if (small === above && third?.trim().toLowerCase() === below && next !== undefined && next.length < 200)
      return [next, grade];
    if (
      small.startsWith(`${above} `) &&
      small.endsWith(` ${below}`) &&
      /^\p{Lu}|^\d/u.test(text.slice(above.length + 1))
    )
      return [text.slice(above.length + 1, -below.length - 1), grade];
  }
  return ['', null];
}

/** What a row of a table says: "about | grade", grades as the heads of columns, or a tick under one. */
function* gradesInRow(
  cells: readonly string[],
  head: readonly string[],
  gradeOf: (cell: string) => Grade | null,
): Generator<readonly [about: string, grade: Grade | null]> {
  const grades = cells.flatMap((cell, at) => {
    const grade = gradeOf(cell);
    return grade === null ? [] : [{ grade, at }];
  });
  const [first, second] = grades;
  const about = cells[0] ?? '';
  if (first !== undefined && first.at > 0 && second === undefined) {
    yield [about, first.grade];
    return;
  }
  // Several grades in a row: the head says which of them is this report's.
  if (first !== undefined && first.at > 0 && second !== undefined) {
    for (const { grade, at } of grades) {
      const name = head[at] ?? '';
      if (name !== '' && gradeOf(name) === null && !NO_JUDGEMENT.test(name)) yield [`${about}, ${name}`, grade];
    }
    return;
  }
  if (first !== undefined) return;
  const heads = head.map(gradeOf);
  if (heads.filter((grade) => grade !== null).length < 2) return;
  for (const [at, cell] of cells.entries()) {
    const grade = heads[at] ?? null;
    if (grade === null || cell === '') continue;
    yield [TICK.test(cell) ? about : cell, grade];
  }
}
