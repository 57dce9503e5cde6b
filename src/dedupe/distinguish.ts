/**
 * Why two documents that share most of their words are still not copies: they are about different things. Decided from
 * the content that was replaced on both sides, so that a cover page, an extract or a missing heading never sets copies
 * apart.
 */
import { areaNamed, areasIn } from '../document/areas/find.ts';
import { areaRelation, type KnownArea } from '../document/areas/register.ts';
import { daysApart } from '../document/dates.ts';
import type { Metadata } from '../document/document.ts';
import { isStopWord } from '../language/stop-words.ts';
import { words } from '../language/tokens.ts';
import type { DatedDay } from './days.ts';
import type { Overlap } from './overlap.ts';
import { countOf, isInstitution, type PlaceName, type Profile } from './profile.ts';

/** What sets two documents apart that share most of their words. */
export type Distinction =
  | 'different area'
  | 'different period'
  | 'different kind'
  | 'different theme'
  | 'different figures'
  | 'part of a larger document';

export interface About {
  readonly metadata: Metadata;
  readonly profile: Profile;
}

/** What sets two documents apart as far as their profiles tell, or null. Symmetric. */
export function distinguish(one: About, other: About): Distinction | null {
  if (differentArea(one, other)) return 'different area';
  if (bothGuide(one, other)) return differentTheme(one.profile, other.profile) ? 'different theme' : null;
  return differentPeriod(one, other) ? 'different period' : null;
}

/** What sets two documents apart whose texts have been compared word by word, or null. Symmetric. */
export function distinguishInText(
  one: About,
  other: About,
  { years, figures, resemblance }: Overlap,
): Distinction | null {
  const reason = distinguish(one, other);
  if (reason !== null) return reason;
  if (resemblance < HARDLY_DIFFERENT && differentKind(one, other)) return 'different kind';
  if (bothGuide(one, other)) return null;
  if (years.replaced >= LEAST_YEARS && years.replaced > years.kept) return 'different period';
  return figures.replaced >= LEAST_FIGURES && figures.replaced > figures.kept ? 'different figures' : null;
}

/** Texts more alike than this are of one kind, whatever their covers say. */
const HARDLY_DIFFERENT = 0.95;
/** Fewer replaced figures than these are corrections. */
const LEAST_YEARS = 3;
const LEAST_FIGURES = 5;

/** Whether two likenesses of one document are its editions: both tell what to do, and their dates differ. */
export function areEditions(one: About, other: About, { years }: Overlap): boolean {
  if (!bothGuide(one, other)) return false;
  const [here, there] = [one.metadata.date, other.metadata.date];
  const dates = here !== null && there !== null && daysApart(here, there) >= NEAR_DAYS;
  return dates || differentPeriod(one, other) || years.replaced > years.kept;
}

/** Instructing words in a hundred, and for one telling word, from which on a document tells what to do. */
const INSTRUCTS = 1;
const INSTRUCTS_MORE = 1;
/** The same for a document that calls itself guidance. */
const INSTRUCTS_MORE_BY_NAME = 0.33;

function bothGuide(one: About, other: About): boolean {
  return guides(one) && guides(other);
}

function guides({ metadata, profile }: About): boolean {
  if (metadata.type === 'guidance') return true;
  if (metadata.type === 'inspection-letter' || metadata.inspectedFrom !== null) return false;
  const more = profile.callsItselfGuidance ? INSTRUCTS_MORE_BY_NAME : INSTRUCTS_MORE;
  return profile.instructing >= INSTRUCTS && profile.instructing >= more * profile.telling;
}

/** A name is gone from a document when it stands there at most in this share of the times it stands in the other. */
const GONE = 0.25;
/** A name matters when it stands at least this often for once that the most frequent name both share does. */
const WEIGHT = 0.1;
/** On one side at least the names that are gone must weigh more: a new office is no new area. */
const WEIGHS_MORE = 0.3;

function differentArea(one: About, other: About): boolean {
  if (differentKnownAreas(one.metadata, other.metadata)) return true;
  const here = replacedPlaces(one.profile, other.profile);
  const there = replacedPlaces(other.profile, one.profile);
  const names = new Set(there.map(({ name }) => name));
  const replaced =
    here.some(({ name }) => !names.has(name)) &&
    there.length > 0 &&
    [...here, ...there].some(({ weight }) => weight >= WEIGHS_MORE);
  return replaced || differentNames(one, other);
}

/** Letters and pairs of letters that scanners take for one another, each with the one that stands for all. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/rn/gu, 'm'],
  [/cl/gu, 'd'],
  [/vv/gu, 'w'],
  [/[1ijft|]/gu, 'l'],
  [/[0ce]/gu, 'o'],
  [/[uv]/gu, 'n'],
  [/h/gu, 'b'],
  [/5/gu, 's'],
];

/** A name as a scanner may see it: the same for a name and its usual misreadings, so that these are no other place. */
function asMisread(name: string): string {
  return CONFUSED.reduce((seen, [letters, one]) => seen.replace(letters, one), name);
}

interface ReplacedPlace {
  /** As a scanner may see it. */
  readonly name: string;
  /** How often it stands for once that the most frequent shared name does. */
  readonly weight: number;
}

/** Names of places that carry a document and are gone from the other one. */
function replacedPlaces(profile: Profile, other: Profile): ReplacedPlace[] {
  const gone = ({ word, count }: PlaceName) =>
    other.unlisted < count && countOf(word, other) <= Math.max(1, GONE * count);
  const kept = Math.max(1, ...profile.places.filter((place) => !gone(place)).map(({ count }) => count));
  return profile.places
    .filter((place) => place.count >= (place.early ? 2 : 3) && gone(place))
    .map(({ word, count }) => ({ name: asMisread(word), weight: count / kept }))
    .filter(({ weight }) => weight >= WEIGHT);
}

/**
 * Whether both are known to be about areas of the register, and not about the same one nor one about a part of the other.
 * Nothing in the texts speaks against it: two areas may have nearly one text. Symmetric.
 */
export function differentKnownAreas(one: Metadata, other: Metadata): boolean {
  const [here, there] = [knownArea(one), knownArea(other)];
  return here !== null && there !== null && areaRelation(here, there) === 'different';
}

/** The area of the register a document is about: as read or corrected, else the only one in its title; or null. */
function knownArea(metadata: Metadata): KnownArea | null {
  const known = knownAreas.get(metadata);
  if (known !== undefined) return known;
  const found = lookedUpArea(metadata);
  knownAreas.set(metadata, found);
  return found;
}

/** Asked for every document and pair of documents, and slow: a title is searched for every area there is. */
const knownAreas = new WeakMap<Metadata, KnownArea | null>();

function lookedUpArea({ area, title }: Metadata): KnownArea | null {
  if (area !== null) return areaNamed(area);
  const named = new Set(areasIn(title).map((mention) => mention.area));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** One key for what a document is about: documents of the same words and the same key are read once. */
export function areaKey(metadata: Metadata): string {
  return knownArea(metadata)?.id ?? words(metadata.area ?? '').join(' ');
}

/**
 * Names as read from the page or set by the reviewer, one of them at least in no register: each has words that the other
 * has not, and neither's words stand in the other document, or the inspection began on another day as well. A cover may
 * name another area, but it does not move the inspection.
 */
function differentNames(one: About, other: About): boolean {
  if (knownArea(one.metadata) !== null && knownArea(other.metadata) !== null) return false;
  const [left, right] = [areaWords(one), areaWords(other)];
  const [here, there] = [own(left, right), own(right, left)];
  if (here.length === 0 || there.length === 0) return false;
  const named = (area: readonly string[], { profile }: About) =>
    area.some((word) => countOf(word, profile) > profile.unlisted);
  return beganApart(one, other) || (!named(here, other) && !named(there, one));
}

/** The words of a name that are not, as misread or as a part, in the other one. */
function own(name: readonly string[], other: readonly string[]): string[] {
  return name.filter((word) => !other.some((known) => isLike(asMisread(word), asMisread(known))));
}

function isLike(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function areaWords({ metadata }: About): string[] {
  return words(metadata.area ?? '').filter((word) => word.length > 3 && !isStopWord(word) && !isInstitution(word));
}

/**
 * Whether both name their kind of inspection and none in common, or are known to be of different kinds and to have begun
 * on different days: a damaged reading may be mistaken for another kind.
 */
function differentKind(one: About, other: About): boolean {
  const [here, there] = [one.profile.kinds, other.profile.kinds];
  const named = here.length > 0 && there.length > 0 && !here.some((kind) => there.includes(kind));
  const [known, knownThere] = [one.metadata.inspectionKind, other.metadata.inspectionKind];
  return named || (known !== null && knownThere !== null && known !== knownThere && beganApart(one, other));
}

/** Whether both inspections are known to have begun, and on different days. */
function beganApart(one: About, other: About): boolean {
  const [here, there] = [one.metadata.inspectedFrom, other.metadata.inspectedFrom];
  return here !== null && there !== null && here !== there;
}

/** Whether the title of each is about something the other hardly mentions. */
function differentTheme(one: Profile, other: Profile): boolean {
  return replacedSubject(one, other) && replacedSubject(other, one);
}

function replacedSubject(profile: Profile, other: Profile): boolean {
  return profile.subject.some((word) => {
    return countOf(word, other) <= GONE * countOf(word, profile);
  });
}

/** A letter may be dated weeks after its draft; the dates of an inspection itself do not move. */
const FAR_DAYS = 100;
const NEAR_DAYS = 28;

/**
 * Whether both say the same of different dates. A single replaced date must lie far off and stand against no date that
 * was kept: readings misread dates, drafts are dated again.
 */
function differentPeriod(one: About, other: About): boolean {
  const [left, right] = [one.profile.days, other.profile.days];
  const [here, there] = [replacedDays(left, right), replacedDays(right, left)];
  const kept = Math.max(here.kept, there.kept);
  const [began, beganThere] = [one.metadata.inspectedFrom, other.metadata.inspectedFrom];
  const moved = began !== null && beganThere !== null && daysApart(began, beganThere) >= NEAR_DAYS;
  return Math.min(here.far, there.far) > kept || (moved && kept === 0) || disjoint(left, right);
}

/** How many of the dates stand in the same words on the other side, and how many stand against one far off. */
function replacedDays(days: readonly DatedDay[], others: readonly DatedDay[]): { kept: number; far: number } {
  const distances: number[] = [];
  for (const { day, before, after } of days) {
    const said = others.filter((other) => other.before === before || other.after === after);
    if (said.length > 0) distances.push(Math.min(...said.map((other) => daysApart(other.day, day))));
  }
  const replaced = distances.filter((distance) => distance > 0);
  const least = replaced.length > 1 ? NEAR_DAYS : FAR_DAYS;
  return { kept: distances.length - replaced.length, far: replaced.filter((distance) => distance >= least).length };
}

/** Whether two documents with several dates each have no day and no year in common. */
function disjoint(left: readonly DatedDay[], right: readonly DatedDay[]): boolean {
  if (left.length < 2 || right.length < 2) return false;
  const years = new Set(left.map(({ day }) => day.slice(0, 4)));
  return right.every(({ day }) => !years.has(day.slice(0, 4)));
}
