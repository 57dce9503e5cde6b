/**
 * The register of areas: every area that a document may be about, under one canonical name.
 */
import { FORMER, REGIONS } from './authorities.ts';
import { COMBINED, HEALTH, JOINED, POLICE } from './wider.ts';

export type AreaKind = 'authority' | 'former-authority' | 'police' | 'health' | 'partnership';

export interface KnownArea {
  /** Canonical name in lower case with hyphens: `stockton-on-tees`. Stored and never renamed. */
  readonly id: string;
  /** The one canonical name: "Stockton-on-Tees". */
  readonly name: string;
  readonly kind: AreaKind;
  /** Region of England, "Wales", or null for an area that lies in several. */
  readonly region: string | null;
  /** Other names and spellings printed for it, the Welsh name among them. */
  readonly aliases: readonly string[];
  /** ISO 8601 day from which it was no more; null for an area of today. */
  readonly until: string | null;
  /** Ids of the areas that took its place. */
  readonly became: readonly string[];
  /** Ids of the authorities it covers, for an area of several; empty for one authority. */
  readonly covers: readonly string[];
  /** Whether its name is no more than the names of its areas one after the other. */
  readonly joined: boolean;
}

/** Every area, canonical names in alphabetical order. */
export const AREAS: readonly KnownArea[] = allAreas();

const BY_ID: ReadonlyMap<string, KnownArea> = new Map(AREAS.map((area) => [area.id, area]));

/** The area of this id, or null. */
export function areaById(id: string): KnownArea | null {
  return BY_ID.get(id) ?? null;
}

/**
 * The ids of the authorities of an area: itself where it is one authority.
 */
export function authoritiesOf(area: KnownArea): readonly string[] {
  return area.covers.length > 0 ? area.covers : [area.id];
}

/**
 * How two areas stand to one another: the same, one part of the other ("Leeds" and "West Yorkshire Police"), or two
 * different ones. Areas that share some of their authorities, and an area and the one that took its place, are different.
 */
export function areaRelation(one: KnownArea, other: KnownArea): 'same' | 'part' | 'different' {
  if (one.id === other.id) return 'same';
  const [here, there] = [authoritiesOf(one), authoritiesOf(other)];
  const within = here.every((id) => there.includes(id)) || there.every((id) => here.includes(id));
  return within ? 'part' : 'different';
}

function allAreas(): KnownArea[] {
  const authorities = Object.entries(REGIONS).flatMap(([region, text]) =>
    lines(text).map((line) => {
      const [name, ...aliases] = split(line, '|');
      return area({ name: name ?? '', aliases, kind: 'authority', region });
    }),
  );
  const former = FORMER.map(({ name, region, until, became }) =>
    area({ name, kind: 'former-authority', region, until, became: became.map(idOf) }),
  );
  const regions = new Map([...authorities, ...former].map(({ id, region }) => [id, region]));
  const wider = (text: string, kind: AreaKind, joined = false) =>
    lines(text).map((line) => {
      const colon = line.lastIndexOf(':');
      const [name, ...aliases] = split(line.slice(0, colon), '|');
      const covers = split(line.slice(colon + 1), ';').map(idOf);
      const inRegions = new Set(covers.map((id) => regions.get(id) ?? null));
      const region = inRegions.size === 1 ? ([...inRegions][0] ?? null) : null;
      return area({ name: name ?? '', aliases, kind, region, covers, joined });
    });
  return [
    ...authorities,
    ...former,
    ...wider(POLICE, 'police'),
    ...wider(HEALTH, 'health'),
    ...wider(COMBINED, 'partnership'),
    ...wider(JOINED, 'partnership', true),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function area(known: Partial<KnownArea> & Pick<KnownArea, 'name' | 'kind' | 'region'>): KnownArea {
  return {
    id: idOf(known.name),
    aliases: [],
    until: null,
    became: [],
    covers: [],
    joined: false,
    ...known,
  };
}

function idOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-');
}

function lines(text: string): string[] {
  return split(text, '\n');
}

function split(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}
