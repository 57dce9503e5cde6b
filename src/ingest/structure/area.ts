/**
 * Which area a document is about: by its title, by what it prints beside it, by the address of a letter, and last by the
 * area of the register that it names most.
 */
import { areaNamed, areasIn } from '../../document/areas/find.ts';
import { areaRelation, type KnownArea } from '../../document/areas/register.ts';
import { firstPeriod, isDateLine } from '../../document/dates.ts';
import type { Claim, Opening } from '../../document/kinds/claims.ts';
import type { Kind, Pattern } from '../../document/kinds/kind.ts';
import { expressionsOf } from '../../document/kinds/patterns.ts';

export interface AreaFound {
  /** The canonical name where the register has the area, else the name without what stands round it. */
  readonly area: string;
  readonly printed: string;
}

/** Words round the name of a place that are not part of it. */
const BEFORE =
  /^(?:the )?(?:(?:(?:london|royal|metropolitan|county) )?(?:borough|district) of|(?:city|county|council) of|city and county of|local (?:authority|area) of)\s+/iu;
const AFTER =
  /(?:^|[\s,]+)(?:(?:[-–]\s*)?(?:local area partnership|local area|local (?:strategic )?safeguarding(?: children)? partnership|(?:local |strategic )?safeguarding (?:children(?:[’']s)? )?(?:partnership|board)|strategic safeguarding partnership|local authority|(?:metropolitan|county) (?:borough|district)(?: council)?|london borough(?: council)?|(?:(?:county|city|borough|district|unitary|metropolitan) )?council|metropolitan|county|borough|local|(?<!garden )city|(?:unitary )?authority|children[’']s (?:social care )?services(?: authority)?(?: area)?|partnership|youth (?:offending|justice) (?:service|team)|l?scb|l?scp))\s*$/iu;

/** Fields that print the area, on any document. */
const FIELDS: readonly Pattern[] = [
  '^(?:name of (?:the )?)?(?:local (?:authority|area)|area|council|authority|partnership|safeguarding partnership|youth offending (?:service|team)|force)(?: name| inspected| area)?(?: ?: ?| ?[|] ?)(?:the )?{area}$',
  '\\b(?:outlines|summari[sz]es) [^.]{0,200}\\bin (?:the )?{Area}',
];
const fields = expressionsOf(FIELDS);
const ofKind = new Map<string, RegExp[]>();

/** A line that names a place and says hardly anything else is not longer than this. */
const LONGEST_LINE = 90;

/**
 * The area that a document is about, or null. `claim` is what its title says; `texts` are all its texts, `running` those of
 * its headers and footers.
 */
export function areaOf(
  claim: Claim | null,
  opening: Opening,
  texts: readonly string[],
  running: readonly string[] = [],
): AreaFound | null {
  return (
    asArea(claim?.area ?? null) ??
    byFields(areasOfKind(claim?.kind ?? null), opening.lines) ??
    (claim === null ? null : besideTitle(claim, opening)) ??
    byFields(fields, opening.lines) ??
    byAddress(opening) ??
    onlyNamed(running) ??
    mostNamed(claim?.kind ?? null, opening.lines, texts)
  );
}

/** The area of a printed name, or null where it is no name. */
export function asArea(raw: string | null): AreaFound | null {
  const printed = (raw ?? '').replace(/\s+/gu, ' ').replace(/^[\s–:-]+|[\s,–:-]+$/gu, '');
  if (printed === '') return null;
  // A hyphen at the end of a line is taken for one of the typesetter's: "Stoke-onTrent".
  const parted = areaNamed(printed.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
  if (parted !== null) return { area: parted.name, printed };
  const name = bare(printed);
  const listed = areaNamed(name)?.name;
  if (listed !== undefined) return { area: listed, printed };
  const within = [...new Set(areasIn(printed).map(({ area }) => area.name))];
  if (within.length === 1 && (name.includes(',') || printed.length > name.length + 20))
    return { area: within[0] as string, printed };
  return isName(name) ? { area: name, printed } : null;
}

function bare(printed: string): string {
  let name = printed;
  for (let last = ''; name !== last; ) {
    last = name;
    name = name.replace(BEFORE, '').replace(AFTER, '').trim();
  }
  return name;
}

/** No names of places: bodies and words that stand where names stand. */
const NO_PLACE =
  /^(?:la|dear|independent|voluntary|local|national|her|his|hm|the|this|our|annual|england|wales|children|government|inspection|report|audience|age group|contents|review|ofsted|and|published|joint|area|services?|overview|summary|introduction|page|reference|monday|tuesday|wednesday|thursday|friday)\b/iu;

function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length < 60 &&
    /^\p{Lu}/u.test(name) &&
    !NO_PLACE.test(name) &&
    !/\d|[@/:;?]|\b(?:is|are|was|were|has|have|will|should|who|which|that|inspection|inspector|report|review)\b/iu.test(
      name,
    )
  );
}

function besideTitle({ kind, at, count }: Claim, { lines, salutation }: Opening): AreaFound | null {
  if (kind.areaLine === undefined || at < 0) return null;
  // In a letter the lines above the salutation are its address.
  const above = [at - 1, at - 2].filter((one) => one > salutation || salutation > at).map((one) => lines[one]);
  const below = [lines[at + count], lines[at + count + 1], lines[at + count + 2]];
  const order = kind.areaLine === 'above' ? above : kind.areaLine === 'below' ? below : [...above, ...below];
  const names = order.filter(
    (line): line is string => line !== undefined && line.length < LONGEST_LINE && !isDateLine(line),
  );
  const known = names.find((line) => areaNamed(line) !== null);
  if (known !== undefined) return asArea(known);
  const within = names.map((line) => areasIn(line)).find((areas) => areas.length === 1)?.[0];
  if (within !== undefined) return { area: within.area.name, printed: within.printed };
  const body = names.find((line) =>
    /\b(?:council|borough|county|city|police|constabulary|partnership|board|authority area)\b/iu.test(line),
  );
  return (
    asArea(body ?? null) ??
    names
      .filter((line) => line.split(' ').length <= 6)
      .map(asArea)
      .find((one) => one !== null) ??
    null
  );
}

function byFields(patterns: readonly RegExp[], lines: readonly string[]): AreaFound | null {
  for (const line of lines) {
    for (const pattern of patterns) {
      const found = asArea(pattern.exec(line)?.groups?.area ?? null);
      if (found !== null) return found;
    }
  }
  return null;
}

function areasOfKind(kind: Kind | null): RegExp[] {
  if (kind === null) return [];
  const known = ofKind.get(kind.id) ?? expressionsOf(kind.areas);
  ofKind.set(kind.id, known);
  return known;
}

/** The council that a letter is addressed to: after the date, which parts it from the address of the sender. */
function byAddress({ lines, salutation }: Opening): AreaFound | null {
  if (salutation <= 0) return null;
  const date = lines.slice(0, salutation).findIndex((line) => isDateLine(line) && firstPeriod(line) === null);
  const address = lines.slice(date < 0 ? 0 : date, salutation);
  const bodies = address.filter((line) => /\b(?:council|borough|county hall|civic|authority|children)\b/iu.test(line));
  for (const line of date < 0 ? bodies : [...bodies, ...address]) {
    const [mention, ...more] = distinct(areasIn(line));
    if (mention !== undefined && more.length === 0) return { area: mention.area.name, printed: mention.printed };
  }
  return null;
}

/** The one area that headers and footers name. */
function onlyNamed(running: readonly string[]): AreaFound | null {
  const [mention, ...more] = distinct(running.flatMap((line) => areasIn(line)));
  return mention === undefined || more.length > 0 ? null : { area: mention.area.name, printed: mention.printed };
}

/** How much oftener an area must be named than any other one, and how often at least. */
const MARGIN = 2;
const LEAST = 2;

/** The area that is named most, with a clear margin: in the opening, else in the whole text. */
function mostNamed(kind: Kind | null, lines: readonly string[], texts: readonly string[]): AreaFound | null {
  return foremost(kind, lines) ?? foremost(kind, texts);
}

function foremost(kind: Kind | null, texts: readonly string[]): AreaFound | null {
  const counts = new Map<KnownArea, { count: number; printed: string }>();
  for (const text of texts) {
    for (const { area, printed } of areasIn(text)) {
      const before = counts.get(area);
      counts.set(area, { count: (before?.count ?? 0) + 1, printed: before?.printed ?? printed });
    }
  }
  const police = kind?.inspectorates.length === 1 && kind.inspectorates[0] === 'HMICFRS';
  const ranked = [...counts]
    .filter(([area]) => (area.kind === 'police') === police || counts.size === 1)
    .sort((one, other) => other[1].count - one[1].count);
  const [first] = ranked;
  if (first === undefined || first[1].count < LEAST) return null;
  const rival = ranked.find(([area], at) => at > 0 && areaRelation(area, first[0]) === 'different');
  return rival === undefined || first[1].count >= MARGIN * rival[1].count
    ? { area: first[0].name, printed: first[1].printed }
    : null;
}

function distinct<Mention extends { readonly area: KnownArea }>(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [mention.area.id, mention])).values()];
}
