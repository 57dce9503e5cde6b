/**
 * What a document says about itself: title, kind, area, dates, inspectorates, judgements. Read off the page, never
 * looked up in a list of places or files; whatever is not printed is null.
 */
import type { DocumentType, InspectionKind, Judgement, Metadata } from '../../document/document.ts';
import type { Block } from '../block.ts';
import { isKnownHeading } from '../lines/known.ts';
import { areaOf } from './area.ts';
import { firstDate, firstPeriod, isDateLine } from './dates.ts';
import { inspectionThemeOf } from './theme.ts';

/** Blocks at the beginning of a document in which it introduces itself. */
const OPENING = 60;

const KINDS: readonly (readonly [InspectionKind, RegExp])[] = [
  [
    'area-send',
    /\barea send inspection\b|\bjoint area send\b|special educational needs and\/or disabilities \(send\) inspection/iu,
  ],
  ['focused-visit', /\bfocused visit\b/iu],
  ['jtai', /\bjoint targeted area inspections?\b|\bjtais?\b/iu],
  ['ilacs', /\binspection of (?:\S+ ){0,8}?(?:local authority )?children[’']s (?:social care )?services\b|\bilacs\b/iu],
];

const INSPECTORATES: readonly (readonly [string, RegExp])[] = [
  ['Ofsted', /\bofsted\b/iu],
  ['CQC', /\bcqc\b|\bcare quality commission\b/iu],
  [
    'HMICFRS',
    /\bhmicfrs\b|\bconstabulary,? (?:and|&) fire\b|\binspectorate of constabulary\b|\bhmi constabulary\b|\bhmic\b/iu,
  ],
  ['HMI Probation', /\bhmi ?prob(?:ation)?\b|\bhmip\b|\binspectorate of probation\b/iu],
  ['Estyn', /\bestyn\b/iu],
];

/** Inspectorates that carry out every inspection of a kind, named on the page or not. */
const ALWAYS: Readonly<Record<InspectionKind, readonly string[]>> = {
  jtai: [],
  ilacs: ['Ofsted'],
  'focused-visit': ['Ofsted'],
  'area-send': ['Ofsted', 'CQC'],
};

/** Metadata of a document from its blocks. `title` is the position of the block that is its title, or -1. */
export function metadataOf(blocks: readonly Block[], title: number, declaredTitle: string | null): Metadata {
  const opening = blocks.slice(0, OPENING);
  const heading =
    blocks[title]?.text ?? declaredTitle ?? opening.find((block) => block.kind !== 'footnote')?.text ?? '';
  const about = [heading, ...opening.slice(0, 30).map((block) => block.text)];
  const inspectionKind = inspectionKindOf(heading, opening);
  const type = typeOf(blocks, heading, inspectionKind);
  const letter = type === 'inspection-letter';
  const date = dateOf(opening, blocks);
  const fieldwork = letter ? fieldworkOf(opening, date) : null;
  return {
    title: heading.slice(0, 300),
    type,
    inspectionKind: letter || type === 'guidance' || type === 'news' ? inspectionKind : null,
    area: letter ? areaOf(heading, opening) : null,
    date,
    inspectionTheme: inspectionThemeOf(heading, opening),
    inspectedFrom: fieldwork?.from ?? null,
    inspectedTo: fieldwork?.to ?? null,
    inspectorates: INSPECTORATES.filter(
      ([name, pattern]) =>
        (letter && inspectionKind !== null && ALWAYS[inspectionKind].includes(name)) ||
        about.some((text) => pattern.test(text)),
    ).map(([name]) => name),
    judgements: judgementsOf(blocks.slice(0, OPENING)),
  };
}

/**
 * The position of the block that is the title: the heading that names the inspection, the line after the salutation,
 * or the first heading; -1 where there is none.
 */
export function titleOf(blocks: readonly Block[]): number {
  const opening = blocks.slice(0, OPENING);
  const named = opening.findIndex(
    (block) =>
      block.text.length < 250 &&
      !/[.;] /u.test(block.text) &&
      /^(?:joint targeted area inspection of|(?:joint )?area send inspection of|inspection of .*children[’']s (?:social care )?services|focused visit to)/iu.test(
        block.text,
      ),
  );
  if (named >= 0) return named;
  const first = opening.findIndex((block) => block.kind === 'heading');
  const heading = opening[first];
  if (!heading || first > 8 || heading.number !== null || isKnownHeading(heading.text)) return -1;
  // The first of several equal headings is a section, unless nothing stands before it.
  const alone = blocks.every(
    (block, at) => block.kind !== 'heading' || at === first || (block.rank ?? 0) > (heading.rank ?? 0),
  );
  return first === 0 || alone ? first : -1;
}

function inspectionKindOf(title: string, opening: readonly Block[]): InspectionKind | null {
  const byTitle = KINDS.find(([, pattern]) => pattern.test(title));
  if (byTitle) return byTitle[0];
  return KINDS.find(([, pattern]) => opening.some((block) => pattern.test(block.text)))?.[0] ?? null;
}

function typeOf(blocks: readonly Block[], title: string, kind: InspectionKind | null): DocumentType {
  const opening = blocks.slice(0, OPENING);
  const has = (pattern: RegExp) => opening.some((block) => pattern.test(block.text));
  if (kind !== null && isLetter(title, has)) return 'inspection-letter';
  if (/\boverview\b|\bthematic report\b/iu.test(title) || has(/^(?:this|the) (?:overview|thematic) report\b/iu))
    return 'overview-report';
  if (
    blocks.some((block) =>
      /\binspectors will (?:evaluate|consider|assess|look at)\b|\bevaluation criteria\b/iu.test(block.text),
    ) &&
    !has(/^published on\b/iu)
  )
    return 'guidance';
  if (/\bguidance\b|\bframework\b|\bhandbook\b/iu.test(title)) return 'guidance';
  if (
    /\baudits?\b|\bquality assurance\b/iu.test(title) ||
    has(/\baudits? (?:were|was) (?:carried out|undertaken|completed)\b/iu)
  )
    return 'audit-report';
  if (has(/^published (?:on|by|:)|^(?:by|from) .{3,40} \| /iu) || blocks.some((block) => block.furniture === 'site'))
    return 'news';
  if (blocks.some((block) => /^(?:share this|latest (?:news|articles)|post a comment)/iu.test(block.text)))
    return 'news';
  return 'other';
}

function isLetter(title: string, has: (pattern: RegExp) => boolean): boolean {
  return (
    /^(?:joint targeted area inspection of|(?:joint )?area send inspection|inspection of|focused visit to)/iu.test(
      title,
    ) ||
    has(/^dear\s+\S/iu) ||
    has(/^inspection dates?:/iu)
  );
}

/** The date a document bears: alone on a line near its beginning, else after "published" or at the end of a heading. */
function dateOf(opening: readonly Block[], blocks: readonly Block[]): string | null {
  const line = opening.find((block) => isDateLine(block.text));
  if (line) return firstDate(line.text);
  const published = [...opening, ...blocks.slice(-20)].find((block) =>
    /^(?:(?:date of (?:meeting|publication|report|letter)|date|publication date|last updated|updated) ?:|published\b)/iu.test(
      block.text,
    ),
  );
  if (published) return firstDate(published.text);
  // The first line may carry the date and the first addressee together.
  return firstDate(opening[0]?.text.slice(0, 40) ?? '');
}

function fieldworkOf(opening: readonly Block[], date: string | null): { from: string; to: string } | null {
  const year = date === null ? undefined : Number(date.slice(0, 4));
  const said = opening.find(
    (block) =>
      /^inspection dates?:|\b(?:inspection|visit) (?:took place|was carried out)\b|\bcarried out a joint|\bundertook a joint|\bconducted a joint|\bfindings of (?:a|the) focused visit\b/iu.test(
        block.text,
      ) && firstPeriod(block.text, year),
  );
  return said ? firstPeriod(said.text, year) : null;
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
