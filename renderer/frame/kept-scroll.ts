/**
 * How far the lists of a place were scrolled, kept for a reload of this tab. Review comes back by its open passage instead.
 */
import { type RefObject, useEffect } from 'react';

const KEPT = 'evidence-desk scrolled';
/** Milliseconds between two looks at whether a list is there again, and how many looks are worth it. */
const PAUSE = 100;
const LOOKS = 60;

interface Kept {
  readonly place: string;
  /** Pixels from the top, by the name of what scrolls. */
  readonly tops: Readonly<Record<string, number>>;
}

let before = ((): Kept | null => {
  const kept = typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(KEPT);
  return kept === null ? null : (JSON.parse(kept) as Kept);
})();

/** What scrolls is known by the name of the part of the place that it is in. */
const nameOf = (scroller: Element): string => scroller.closest('[aria-label]')?.getAttribute('aria-label') ?? '';

function scrollerOf(main: HTMLElement, name: string): HTMLElement | undefined {
  const named =
    main.getAttribute('aria-label') === name ? main : main.querySelector(`[aria-label="${CSS.escape(name)}"]`);
  const within = named === null ? [] : [named, ...named.querySelectorAll('*')];
  return within.find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      element.scrollHeight > element.clientHeight + 1 &&
      /auto|scroll/u.test(getComputedStyle(element).overflowY),
  );
}

/** Notes how far the lists in `main` are scrolled, and scrolls them there again after a reload until somebody else does. */
export function useKeptScroll(place: string, main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = main.current;
    if (element === null || place === 'Review') return;
    const tops: Record<string, number> = {};
    const note = ({ target }: Event) => {
      if (target instanceof HTMLElement) tops[nameOf(target)] = target.scrollTop;
    };
    const keep = () => sessionStorage.setItem(KEPT, JSON.stringify({ place, tops } satisfies Kept));

    const pending = new Map(before?.place === place ? Object.entries(before.tops) : []);
    before = null;
    let looks = 0;
    const timer = setInterval(() => {
      for (const [name, top] of pending) {
        const scroller = scrollerOf(element, name);
        if (scroller === undefined || scroller.scrollHeight - scroller.clientHeight < top) continue;
        scroller.scrollTop = top;
        pending.delete(name);
      }
      if (pending.size === 0 || ++looks === LOOKS) stop();
    }, PAUSE);
    const stop = () => clearInterval(timer);

    element.addEventListener('scroll', note, { capture: true, passive: true });
    window.addEventListener('pagehide', keep);
    for (const by of ['wheel', 'pointerdown', 'keydown'] as const) window.addEventListener(by, stop, { passive: true });
    return () => {
      stop();
      element.removeEventListener('scroll', note, { capture: true });
      window.removeEventListener('pagehide', keep);
      for (const by of ['wheel', 'pointerdown', 'keydown'] as const) window.removeEventListener(by, stop);
    };
  }, [place, main]);
}
