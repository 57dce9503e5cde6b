/**
 * Where the window is: a place and what is chosen there, kept in the fragment of the address so that going back works.
 */
import { useSyncExternalStore } from 'react';

export const PLACES = [
  'library',
  'copies',
  'themes',
  'review',
  'grid',
  'findings',
  'search',
  'frameworks',
  'export',
] as const;
/** Places without a number: about the review as a whole, and about the program. */
export const OTHER_PLACES = ['progress', 'second', 'settings'] as const;
export type Place = (typeof PLACES)[number] | (typeof OTHER_PLACES)[number];

/** The digit that goes to a place with Ctrl or Alt: the places that were first keep theirs. */
export const PLACE_DIGITS: Readonly<Record<(typeof PLACES)[number], number>> = {
  library: 1,
  copies: 2,
  themes: 3,
  review: 4,
  grid: 5,
  search: 6,
  frameworks: 7,
  export: 8,
  findings: 9,
};

export type Choices = Readonly<Record<string, string>>;

export interface Route {
  readonly place: Place;
  readonly choices: Choices;
}

const isPlace = (name: string): name is Place => [...PLACES, ...OTHER_PLACES].includes(name as never);

/** Reads a fragment such as `#/review?show=C05`; anything else is the library. */
export function readRoute(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#\/?/u, '').split('?');
  return { place: isPlace(name) ? name : 'library', choices: Object.fromEntries(new URLSearchParams(query)) };
}

/** The fragment of a place; empty choices are left out. */
export function addressOf(place: Place, choices: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) if (value) query.set(name, value);
  const written = query.toString();
  return `#/${place}${written ? `?${written}` : ''}`;
}

/**
 * Goes somewhere. `quietly` replaces the entry in the history, for choices within a place that are no step of their own; one that
 * comes late, when the place was left meanwhile, goes nowhere.
 */
export function go(place: Place, choices: Readonly<Record<string, string | undefined>> = {}, quietly = false): void {
  const address = addressOf(place, choices);
  if (address === location.hash) return;
  if (quietly && readRoute(location.hash).place !== place) return;
  if (quietly) {
    history.replaceState(null, '', address);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = address;
  }
}

let remembered = { hash: '', route: readRoute('') };

function current(): Route {
  if (remembered.hash !== location.hash) remembered = { hash: location.hash, route: readRoute(location.hash) };
  return remembered.route;
}

export function useRoute(): Route {
  return useSyncExternalStore((listener) => {
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, current);
}
