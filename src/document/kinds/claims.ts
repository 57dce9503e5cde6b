/**
 * Which kind a document is of, by the descriptions of the kinds: by its title first, then by words in its title, then by
 * what its opening mentions.
 */
import { areaNamed } from '../areas/find.ts';
import type { Kind } from './kind.ts';
import { KINDS } from './kinds.ts';
import { expressionOf, expressionsOf } from './patterns.ts';

/** How a document introduces itself. */
export interface Opening {
  /** Its first lines, in order: the texts of its first blocks, parted where a reader has joined the lines of a cover. */
  readonly lines: readonly string[];
  /** Position of the line after which a letter begins ("Dear ..."), or -1. */
  readonly salutation: number;
  /** Whether it has the form of an inspector's letter or report: a salutation, the dates of an inspection. */
  readonly isInspector: boolean;
}

export interface Claim {
  readonly kind: Kind;
  /** The lines of the title: from `at`, so many of them; none where the kind is only mentioned. */
  readonly at: number;
  readonly count: number;
  /** The title as printed; empty where the kind is only mentioned. */
  readonly title: string;
  /** Whether the line goes on after the title: a reader has joined it with what follows. */
  readonly goesOn: boolean;
  readonly area: string | null;
  readonly theme: string | null;
}

interface Compiled {
  readonly kind: Kind;
  readonly titles: readonly RegExp[];
  /** Titles that are told from what follows them in their paragraph, because they end in "children's services". */
  readonly beginnings: readonly RegExp[];
  readonly not: readonly RegExp[];
  readonly notBy: readonly RegExp[];
  readonly named: readonly RegExp[];
  readonly mentions: readonly RegExp[];
  readonly anywhere: readonly RegExp[];
  readonly notOpening: readonly RegExp[];
}

const compiled: readonly Compiled[] = KINDS.map((kind) => ({
  kind,
  titles: expressionsOf(kind.titles, true),
  beginnings: kind.titles
    .filter((title) => title.endsWith('{services}'))
    .map((title) => expressionOf(`^(?<title>${title})(?= (?-i:\\p{Lu}\\p{Ll}+ ))`)),
  not: expressionsOf(kind.not),
  notBy: expressionsOf(kind.notBy),
  named: expressionsOf(kind.named),
  mentions: expressionsOf(kind.mentions),
  anywhere: expressionsOf(kind.anywhere),
  notOpening: expressionsOf(kind.notInOpening),
}));

/** Longer texts are no lines of a title. */
const LONGEST_LINE = 240;
const LONGEST_TITLE = 320;
const MOST_LINES = 4;
/** Titles of documents that are no inspector's stand at their beginning. */
const FIRST_LINES = 8;

/** The kinds that claim the first lines which any kind claims as a title, in the order of the kinds. */
export function claimsByTitle(opening: Opening): Claim[] {
  const claims: Claim[] = [];
  const kinds = compiled.filter(({ notBy }) => !opening.lines.some((line) => fits(notBy, line)));
  for (const at of opening.lines.keys()) {
    const candidates = candidatesAt(opening.lines, at);
    const line = opening.lines[at] as string;
    for (const one of kinds) {
      if (!one.kind.inspection && (at >= FIRST_LINES || opening.salutation >= 0)) continue;
      const claim = candidates.length > 0 ? claimAt(one, at, candidates) : claimAtBeginning(one, at, line);
      if (claim !== null) claims.push(claim);
    }
    if (claims.length > 0) break;
  }
  return claims;
}

/** The kind of a document, or null where none is known. `title` is its title as far as it is known without the kind. */
export function claimOf(
  opening: Opening,
  title: string,
  all: readonly string[],
  byTitle: Claim | null = claimsByTitle(opening)[0] ?? null,
): Claim | null {
  if (byTitle !== null) return byTitle;
  const kind =
    (opening.isInspector ? inspectionMentioned(opening.lines, title) : null) ?? otherKind(opening, title, all);
  return kind === null ? null : { kind, at: -1, count: 0, title: '', goesOn: false, area: null, theme: null };
}

/** The kind of inspection that a title or opening mentions first, in the order of the kinds, or null. */
export function inspectionMentioned(lines: readonly string[], title: string): Kind | null {
  const mentioned = (texts: readonly string[]) =>
    compiled.find(({ kind, mentions }) => kind.inspection && texts.some((text) => fits(mentions, text)))?.kind;
  return mentioned([title]) ?? mentioned(lines) ?? null;
}

/** Every kind of inspection that a text mentions. */
export function inspectionsMentioned(text: string): string[] {
  return compiled.filter(({ kind, mentions }) => kind.inspection && fits(mentions, text)).map(({ kind }) => kind.id);
}

function otherKind({ lines }: Opening, title: string, all: readonly string[]): Kind | null {
  const found = compiled.find(
    ({ kind, named, mentions, anywhere, not, notOpening }) =>
      !kind.inspection &&
      !fits(not, title) &&
      (kind.mostWords === undefined || wordsIn(all) <= kind.mostWords) &&
      (fits(named, title) ||
        lines.some((line) => fits(mentions, line)) ||
        (all.some((text) => fits(anywhere, text)) && !lines.some((line) => fits(notOpening, line)))),
  );
  return found?.kind ?? null;
}

function wordsIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split(' ').length, 0);
}

function fits(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

interface Candidate {
  readonly text: string;
  readonly count: number;
  /** Whether the next line seems to go on with this one. */
  readonly goesOn: boolean;
}

/** What may be the title from a line on: the line itself, and the line with those after it. */
function candidatesAt(lines: readonly string[], at: number): Candidate[] {
  const candidates: Candidate[] = [];
  let text = '';
  for (let count = 1; count <= MOST_LINES; count++) {
    const line = lines[at + count - 1];
    if (line === undefined || line.length > LONGEST_LINE || /[.;] \p{Lu}/u.test(line.replace(/\bSt\. /gu, ''))) break;
    text = text === '' ? line : `${text} ${line}`;
    if (text.length > LONGEST_TITLE) break;
    const next = lines[at + count];
    candidates.push({
      text: plain(text),
      count,
      goesOn: next !== undefined && next.length < LONGEST_LINE && /^(?:\p{Ll}|&)/u.test(next),
    });
  }
  return candidates;
}

/** A title without the mark of a footnote and its full stop; a re-inspection reports as an inspection does. */
function plain(title: string): string {
  return title
    .replace(/(?<=[\p{L})])\d{1,2}$/u, '')
    .replace(/[.:]\d{0,2}\s*$/u, '')
    .replace(/[‐‑]/gu, '-')
    .replace(/\bre-?(?=inspection\b)/iu, '');
}

/** What breaks off at the end of a line goes on in the next: "Windsor and". */
const OPEN_END = /(?:\b(?:and|of|upon|with|the|in|on|to|for)|[&,-])$/iu;

/** The claim of a kind on the lines from `at` on: the fewest that are whole, or as many as name an area of the register. */
function claimAt({ kind, titles, not }: Compiled, at: number, candidates: readonly Candidate[]): Claim | null {
  let [whole, part]: [Claim | null, Claim | null] = [null, null];
  for (const { text, count, goesOn } of candidates) {
    if (fits(not, text)) continue;
    const match = titles.map((title) => title.exec(text)).find((found) => found !== null);
    if (match === undefined) continue;
    const [area, theme] = [match.groups?.area?.trim() ?? null, match.groups?.theme?.trim() ?? null];
    const claim = { kind, at, count, title: text, goesOn: false, area, theme };
    if (OPEN_END.test(text) || (goesOn && (area === null || text.endsWith(area)))) part = claim;
    else if (area !== null && areaNamed(area) !== null) return claim;
    else if (area === null) return whole ?? claim;
    else whole ??= claim;
  }
  return whole ?? part;
}

/** A claim on the beginning of a paragraph that a reader has joined with its title. */
function claimAtBeginning({ kind, beginnings, not }: Compiled, at: number, line: string): Claim | null {
  const start = line.slice(0, LONGEST_TITLE);
  const match = beginnings.map((beginning) => beginning.exec(start)).find((found) => found !== null);
  const title = match?.groups?.title ?? '';
  if (title === '' || fits(not, title)) return null;
  return { kind, at, count: 1, title, goesOn: true, area: match?.groups?.area?.trim() ?? null, theme: null };
}
