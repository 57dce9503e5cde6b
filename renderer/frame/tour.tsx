/**
 * A short tour of the samples: one line below the top bar that goes from place to place and covers nothing.
 */
import { useSyncExternalStore } from 'react';
import { Button } from '../parts/button.tsx';
import { PLACE_NAMES } from './rail.tsx';
import { go, type Place } from './route.ts';
import styles from './tour.module.css';

const STEPS: readonly { readonly place: Place; readonly words: string }[] = [
  {
    place: 'library',
    words:
      'These invented letters were just read. Every row is a document; area, date and theme can be corrected here.',
  },
  {
    place: 'copies',
    words: 'One letter is there more than once. It counts once, and you see word by word what differs.',
  },
  {
    place: 'review',
    words:
      'A passage, the criterion it may be evidence for, and its page. A accepts, X says none of these, J goes on, U undoes.',
  },
  {
    place: 'grid',
    words:
      'Criteria by letter: what is strong, what is to improve, and what nobody has looked at yet. A cell opens its quotations.',
  },
  {
    place: 'findings',
    words: 'Write what the evidence says. Numbers in your sentence stay linked to the passages they count.',
  },
  {
    place: 'export',
    words: 'Hand it over as a workbook, a Word report or a page for any browser; each quotation says where it stands.',
  },
];

let step: number | null = null;
const listeners = new Set<() => void>();

function set(next: number | null, stays = false): void {
  step = next;
  const place = next === null || stays ? undefined : STEPS[next]?.place;
  if (place) go(place);
  for (const listener of listeners) listener();
}

/** Begins at the first step, and goes to its place. */
export const startTour = (): void => set(0);

/** Offers the first step where the reader is: whoever has gone on while the samples were read is not taken back. */
export const offerTour = (): void => set(0, true);

export function Tour() {
  const at = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => step,
  );
  const shown = at === null ? undefined : STEPS[at];
  if (at === null || !shown) return null;
  const next = STEPS[at + 1];
  return (
    <section className={styles.tour} aria-label="Tour">
      <p>
        <b>
          {at + 1} of {STEPS.length}, {PLACE_NAMES[shown.place]}.
        </b>{' '}
        {shown.words}
      </p>
      {at > 0 && (
        <Button look="quiet" onPress={() => set(at - 1)}>
          Back
        </Button>
      )}
      {next && <Button onPress={() => set(at + 1)}>{`Next: ${PLACE_NAMES[next.place]}`}</Button>}
      <Button look={next ? 'quiet' : 'plain'} onPress={() => set(null)}>
        End the tour
      </Button>
    </section>
  );
}
