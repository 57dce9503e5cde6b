/**
 * Why two documents that share most of their words are still not copies: they are about different things. Decided from
 * the content that was replaced on both sides, so that a cover page, an extract or a missing heading never sets copies
 * apart.
 */
import type { LookAlikeReason } from '../document/copies.ts';
import type { Metadata } from '../document/document.ts';
import { daysApart } from './days.ts';
import { editDistance } from './overlap.ts';
import { countOf, type PlaceName, type Profile } from './profile.ts';

export interface About {
  readonly metadata: Metadata;
  readonly profile: Profile;
}

/** What sets two documents apart, or null where nothing does. Symmetric. */
export function apart(one: About, other: About): LookAlikeReason | null {
  if (differentArea(one, other)) return 'different area';
  if (differentKind(one, other)) return 'different kind';
  if (differentPeriod(one, other) && !(givesInstructions(one) && givesInstructions(other))) return 'different period';
  return null;
}

/** Whether two likenesses of one document are its editions: both tell what to do, and their dates differ. */
export function areEditions(one: About, other: About): boolean {
  return givesInstructions(one) && givesInstructions(other) && differentPeriod(one, other);
}

/** Share of instructing words above which a document tells what to do rather than what was found. */
const INSTRUCTS = 0.5;

function givesInstructions({ metadata, profile }: About): boolean {
  if (metadata.type === 'guidance') return true;
  if (metadata.type === 'inspection-letter' || metadata.inspectedFrom !== null) return false;
  return profile.instructing > INSTRUCTS;
}

/** A name is gone from a document when it stands there at most in this share of the times it stands in the other. */
const GONE = 0.1;
/** A name matters when it stands at least this often for once that the most frequent name both share does. */
const WEIGHT = 0.3;

function differentArea(one: About, other: About): boolean {
  const here = replacedPlaces(one.profile, other.profile);
  const there = replacedPlaces(other.profile, one.profile);
  const misread = (left: string, right: string) =>
    editDistance(left, right, Math.max(1, Math.floor(Math.min(left.length, right.length) / 6))) !== null;
  return (
    (here.length > 0 && there.length > 0 && !here.every((left) => there.some((right) => misread(left, right)))) ||
    differentAreaAsCorrected(one, other)
  );
}

/** Names of places that carry a document and are gone from the other one. */
function replacedPlaces(profile: Profile, other: Profile): string[] {
  const gone = ({ word, count }: PlaceName) => countOf(word, other) <= Math.max(1, GONE * count);
  const kept = Math.max(0, ...profile.places.filter((place) => !gone(place)).map(({ count }) => count));
  return profile.places
    .filter((place) => place.count >= (place.early ? 2 : 3) && place.count >= WEIGHT * kept && gone(place))
    .map(({ word }) => word);
}

/** Areas that a reviewer has set by hand may stand nowhere in the text. */
function differentAreaAsCorrected(one: About, other: About): boolean {
  const [here, there] = [one.metadata.area, other.metadata.area];
  if (here === null || there === null) return false;
  const named = (area: string, profile: Profile) =>
    area
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3)
      .some((word) => countOf(word, profile) > profile.unlisted);
  const same = here.toLowerCase().includes(there.toLowerCase()) || there.toLowerCase().includes(here.toLowerCase());
  return !same && !named(here, other.profile) && !named(there, one.profile);
}

function differentKind(one: About, other: About): boolean {
  const [here, there] = [one.metadata.inspectionKind, other.metadata.inspectionKind];
  return here !== null && there !== null && here !== there;
}

/** Letters of one inspection may be dated weeks apart, draft and final; inspections of one area lie further apart. */
const SAME_INSPECTION_DAYS = 100;

function differentPeriod(one: About, other: About): boolean {
  const left = one.profile.days;
  const right = other.profile.days;
  const here = left.filter((day) => !right.includes(day));
  const there = right.filter((day) => !left.includes(day));
  if (here.length === 0 || there.length === 0) return false;
  const shared = left.length - here.length;
  if (shared > Math.min(here.length, there.length)) return false;
  return daysApart(here[0] as string, there[0] as string) > SAME_INSPECTION_DAYS;
}
