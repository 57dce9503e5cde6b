/**
 * What a document says about itself: title, kind, area, dates, theme, inspectorates, judgements. How each kind prints them
 * is described in `document/kinds`; whatever is not printed is null.
 */
import { firstDate, firstMonth, firstPeriod, isDateLine, MONTHS, type Period } from '../../document/dates.ts';
import type { Judgement, Metadata } from '../../document/document.ts';
import { type Claim, claimOf, claimsByTitle, inspectionMentioned, type Opening } from '../../document/kinds/claims.ts';
import { SALUTATION } from '../../document/kinds/furniture.ts';
import { INSPECTORATES } from '../../document/kinds/inspectorates.ts';
import type { Kind } from '../../document/kinds/kind.ts';
import { kindById } from '../../document/kinds/kinds.ts';
import { expressionOf, expressionsOf } from '../../document/kinds/patterns.ts';
import { DOCUMENT_TYPES } from '../../document/types.ts';
import type { Block } from '../block.ts';
import { isKnownHeading } from '../lines/known.ts';
import { areaOf } from './area.ts';
import { themeOf } from './theme.ts';

/** Blocks at the beginning of a document in which it introduces itself. */
const OPENING = 60;
/** Blocks in which the inspectorates are named. */
const ABOUT = 30;
/** Blocks at the end of a document in which its publication may be printed. */
const CLOSING = 20;

const salutationLine = expressionOf(SALUTATION);
const INSPECTOR =
  /^(?:inspection dates?|lead inspector|reporting inspector|dates? of (?:inspection|review)|inspected (?:between|on|from))\b/iu;

const inspectorates = INSPECTORATES.map(({ name, printed }) => [name, expressionOf(printed)] as const);

/** What is known of a document's title: where it stands, and which kind claims it. */
export interface Titled {
  /** Positions of the first and the last block of the title; both -1 where there is none. */
  readonly at: number;
  readonly until: number;
  /** Whether those blocks say nothing but the title. */
  readonly isWhole: boolean;
  readonly claim: Claim | null;
}

/** What the file says of itself beside its blocks: its title, and the texts of its headers and footers. */
export interface Beside {
  readonly title: string | null;
  readonly running: readonly string[];
}

/** Metadata of a document from its blocks and its title. */
export function metadataOf(blocks: readonly Block[], titled: Titled, beside: Beside): Metadata {
  const opening = openingOf(blocks);
  const heading =
    titled.claim?.title ??
    blocks[titled.at]?.text ??
    beside.title ??
    blocks.slice(0, OPENING).find((block) => block.kind !== 'footnote')?.text ??
    '';
  const texts = blocks.map(({ text }) => text);
  const claim = claimOf(opening, heading, texts, titled.claim);
  const kind = claim?.kind;
  const about = [heading, ...opening.lines.slice(0, ABOUT)];
  const inspectionKind = inspectionKindOf(kind, opening, heading);
  const printed = printedDate(opening.lines, texts);
  const period = kind?.inspection === true ? periodOf(kind, opening.lines, printed) : null;
  const { date, dateIs } = dateOf(printed, period, firstMonth(opening.lines, heading));
  const isLocal = DOCUMENT_TYPES[kind?.type ?? 'other'].evidence || kind?.areas !== undefined;
  const area = isLocal ? areaOf(claim, opening, texts, beside.running) : null;
  const theme = themeOf(kindById(inspectionKind) ?? kind, claim?.theme ?? null, opening.lines, area?.area ?? null);
  return {
    title: heading.slice(0, 300),
    kind: kind?.id ?? null,
    type: kind?.type ?? 'other',
    inspectionKind,
    area: area?.area ?? null,
    areaAsPrinted: area?.printed ?? null,
    date,
    dateIs,
    inspectionTheme: theme?.theme ?? null,
    themeAsPrinted: theme?.printed ?? null,
    inspectedFrom: period?.from ?? null,
    inspectedTo: period?.to ?? null,
    inspectorates: inspectorates
      .filter(([name, pattern]) => kind?.inspectorates.includes(name) || about.some((text) => pattern.test(text)))
      .map(([name]) => name),
    judgements: kind?.grades
      ? ratingsOf(blocks, expressionOf(kind.grades, true))
      : judgementsOf(blocks.slice(0, OPENING)),
  };
}

function openingOf(blocks: readonly Block[]): Opening & { readonly owners: readonly number[] } {
  const parted = blocks.slice(0, OPENING).map(({ text }, at) => (at < 2 ? coverOf(text) : linesOf(text)));
  const lines = parted.flat();
  const salutation = lines.findIndex((line) => salutationLine.test(line));
  return {
    lines,
    owners: parted.flatMap((own, at) => own.map(() => at)),
    salutation,
    isInspector: salutation >= 0 || lines.some((line) => INSPECTOR.test(line)),
  };
}

/** Where a line of a cover begins, whatever stands before it in its paragraph. */
const COVER = new RegExp(
  String.raw`(?<=[\p{L}\d)’.,]) (?=(?:(?:Inspection|Fieldwork|Review) dates?|Dates? of (?:review|inspection|publication|previous)|Report published|Published(?: on)?|Publication date|(?:Lead|Reporting) inspector|Age group|Audience|Reference (?:no|number)|Unique reference)\b ?:|(?:(?:Annual|Unannounced|Joint|Short|Full|Core|Case|Local) ){0,3}(?:Inspection|Focused visit|Monitoring visit) (?:of|to) |(?<!(?:[Tt]o|[Aa]nd|[Ff]rom|[Oo]n|[Oo]f|[Uu]ntil|[Bb]etween|[Dd]ates?|\d|[,:–—-]) )\d{1,2} (?:${MONTHS.join('|')}) \d{4}$)`,
  'gu',
);
/** A paragraph of a cover is no longer than this. */
const LONGEST_COVER = 500;

/** The lines of a first paragraph: where all lines of a document were joined, those before its first sentence ends. */
function coverOf(text: string): string[] {
  if (text.length <= LONGEST_COVER) return linesOf(text);
  const sentence = text.search(/(?<!\bSt)[.;] \p{Lu}\p{Ll}+ \p{Ll}/u);
  const end = Math.min(LONGEST_COVER, sentence < 0 ? LONGEST_COVER : sentence);
  const lines = text.slice(0, end).split(COVER);
  return lines.map((line, at) => (at === lines.length - 1 ? line + text.slice(end) : line));
}

function linesOf(text: string): string[] {
  return text.length > LONGEST_COVER || /[.;] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text) ? [text] : text.split(COVER);
}

/**
 * The title of a document: what a kind claims as its title, or the first heading that heads the whole document; at -1
 * where there is none.
 */
export function titleOf(blocks: readonly Block[]): Titled {
  const { lines, owners, ...form } = openingOf(blocks);
  const claim = claimsByTitle({ lines, ...form })[0] ?? null;
  if (claim !== null) {
    const [at = -1, until = -1] = [owners[claim.at], owners[claim.at + claim.count - 1]];
    return {
      at,
      until,
      isWhole: !claim.goesOn && owners.filter((owner) => owner >= at && owner <= until).length === claim.count,
      claim,
    };
  }
  const opening = blocks.slice(0, OPENING);
  const first = opening.findIndex((block) => block.kind === 'heading');
  const heading = opening[first];
  if (!heading || first > 8 || heading.number !== null || isKnownHeading(heading.text)) return NO_TITLE;
  // The first of several equal headings is a section, unless nothing stands before it.
  const alone = blocks.every(
    (block, at) => block.kind !== 'heading' || at === first || (block.rank ?? 0) > (heading.rank ?? 0),
  );
  return first === 0 || alone ? { at: first, until: first, isWhole: true, claim } : NO_TITLE;
}

const NO_TITLE: Titled = { at: -1, until: -1, isWhole: true, claim: null };

/** The kind of inspection; of guidance, news and local reports, the one they are about. */
function inspectionKindOf(kind: Kind | undefined, { lines }: Opening, title: string): string | null {
  if (kind?.inspection) return kind.id;
  const isAbout = kind?.type === 'guidance' || kind?.type === 'news' || kind?.type === 'local-report';
  return isAbout ? (inspectionMentioned(lines, title)?.id ?? null) : null;
}

const PUBLISHED = expressionsOf([
  '\\b(?:report published|date of (?:publication|(?:this |the )?(?:final )?report)|publication date|date published|report publication date|published on|published):? ?[|:–-]? ?(?:on )?(?=\\d|{month})',
  '^(?:date of (?:meeting|decision|publication|(?:final )?report|letter|issue|return)|date(?: (?:completed|returned|submitted))?|return date|publication date|report date|meeting date|last updated|updated|issued) ?[:|]',
  '^published\\b',
  '^(?:by|from) .{3,40} \\| ',
]);
/** How far behind its name a date may stand. */
const WITHIN = 60;

/** The date a document bears: alone on a line near its beginning, else after "published" or in a field of its own. */
function printedDate(lines: readonly string[], texts: readonly string[]): string | null {
  const line = lines.find((text) => isDateLine(text) && firstPeriod(text) === null);
  if (line !== undefined) return firstDate(line);
  for (const text of [...lines, ...texts.slice(-CLOSING)]) {
    for (const field of PUBLISHED) {
      const match = field.exec(text);
      const date = match && firstDate(text.slice(match.index, match.index + match[0].length + WITHIN));
      if (date) return date;
    }
  }
  // The first line may carry the date and the first addressee together.
  return firstDate(lines[0]?.slice(0, 40) ?? '');
}

/** Fields and sentences that print when an inspection took place; "previous inspection" is another one. */
const INSPECTED = expressionsOf([
  '\\b(?:inspection|review|visit|fieldwork) dates?\\b ?[:|]?',
  '\\bdates? of (?:the |this )?(?:inspection|review|visit|fieldwork)\\b ?[:|]?',
  '\\b(?:inspected|inspection took place|inspectors visited) (?:between|on|from)\\b',
  '\\b(?:inspection|visit|review|revisit|fieldwork)\\b[^.]{0,120}\\b(?:took place|(?:was|were) (?:carried out|conducted|undertaken)|was held)\\b',
  '\\b(?:carried out|undertook|conducted|completed) (?:a|an|its) (?:\\w+ )?(?:joint|inspection|visit|review)\\b',
  '\\bfindings of (?:a|the) (?:\\w+ ){0,3}(?:visit|inspection)\\b',
]);
const PREVIOUS = /\b(?:previous|last|earlier|next|pre-?inspection)\b/iu;
/** Characters of a field or sentence in which its dates stand. */
const REACH = 400;
const ofKind = new Map<string, RegExp[]>();

/** The days of the inspection, or null. A date without a year takes that of the document's date. */
function periodOf(kind: Kind, lines: readonly string[], date: string | null): Period | null {
  const year = date === null ? undefined : Number(date.slice(0, 4));
  const patterns = ofKind.get(kind.id) ?? [...INSPECTED, ...expressionsOf(kind.periods)];
  ofKind.set(kind.id, patterns);
  let day: Period | null = null;
  for (const line of lines) {
    for (const pattern of patterns) {
      const match = pattern.exec(line);
      if (match === null || PREVIOUS.test(line.slice(Math.max(0, match.index - 20), match.index + match[0].length)))
        continue;
      const said = line.slice(0, match.index + match[0].length + REACH);
      const period =
        firstPeriod(said.slice(match.index), year) ??
        (match[0].length > 30 ? firstPeriod(said, year) : null) ??
        firstPeriod(said, year);
      if (period !== null) return period;
      const single = firstDate(line.slice(match.index, match.index + match[0].length + WITHIN));
      if (single !== null) day ??= { from: single, to: single };
    }
  }
  const alone = lines.find(
    (line) => line.length < 60 && /^\D{0,12}\d/u.test(line) && firstPeriod(line, year) !== null && !PREVIOUS.test(line),
  );
  return (alone === undefined ? null : firstPeriod(alone, year)) ?? day;
}

/**
 * The date of a document: the printed day, else the last day of the inspection, else the month or year that is printed.
 * Nothing is published before it is inspected.
 */
function dateOf(day: string | null, period: Period | null, month: string | null): Pick<Metadata, 'date' | 'dateIs'> {
  if (day !== null && (period === null || day >= period.from)) return { date: day, dateIs: 'printed' };
  if (period !== null) return { date: period.to, dateIs: 'inspection' };
  return { date: month, dateIs: month === null ? null : 'printed' };
}

const GRADE = /^(outstanding|good|requires improvement(?: to be good)?|inadequate)$/iu;

/** Rows of a judgement table: what was judged and its grade. */
function judgementsOf(blocks: readonly Block[]): Judgement[] {
  return blocks.flatMap((block) => {
    const [about, grade, more] = block.text.split(' | ');
    return block.kind === 'table' && about && grade && more === undefined && GRADE.test(grade)
      ? [{ about, grade }]
      : [];
  });
}

/** Rows of a return: what was rated, in its first cell, and the first cell that is a rating. */
function ratingsOf(blocks: readonly Block[], rating: RegExp): Judgement[] {
  return blocks.flatMap((block) => {
    const [about, ...cells] = block.kind === 'table' ? block.text.split(/ ?\| ?/u) : [];
    const grade = cells.find((cell) => rating.test(cell));
    return about && grade ? [{ about, grade }] : [];
  });
}
