/**
 * Where the focus goes when what had it is taken away or switched off: a button that was pressed and is no longer needed, a
 * line that was removed. On the body it would be nowhere for a screen reader; the part of the place that it was in keeps it.
 * Whoever knows a better place puts it there at once, and nothing is done here.
 */
import { useEffect } from 'react';

const PARTS = '[role="dialog"], [role="alertdialog"], section[aria-label], nav[aria-label], article[aria-label], main';
const DIALOGS = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** The nearest part that is still there, out of what an element was in while it was there. */
function partIn(ancestors: readonly Element[]): HTMLElement | null {
  const part = ancestors.find((one) => one.isConnected && one.matches(PARTS));
  return part instanceof HTMLElement ? part : null;
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}

/** Gives the focus to a part of the place, which has none of its own, until it leaves it. */
function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** Keeps the focus somewhere while the window is open. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let within: readonly Element[] = [];
    /** The same of what had it last outside of every dialog and menu: what opens one may be gone when it closes. */
    let behind: readonly Element[] = [];
    let frame = 0;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      within = ancestorsOf(target);
      if (target.closest(DIALOGS) === null) behind = within;
    };
    const isLost = () => last !== null && (!last.isConnected || last.matches(':disabled'));
    const keep = () => {
      if (!isLost() || !isNowhere()) return;
      const part = partIn(within) ?? partIn(behind) ?? document.getElementById('place');
      if (part) focusPart(part);
    };
    const observer = new MutationObserver(() => {
      if (frame !== 0 || !isLost()) return;
      // Dialogs that close give the focus back in the next frame, and so does whoever knows a better place.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          frame = 0;
          keep();
        });
      });
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
}
