/**
 * Brings an element to the middle of the pane it scrolls in, and moves nothing around that pane. Twice, as what comes into
 * sight is only then laid out and may be higher than was thought.
 */
export function centre(pane: HTMLElement | null, element: Element | null | undefined): void {
  if (!pane || !element) return;
  for (let time = 0; time < 2; time++) {
    const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
    pane.scrollTop += inner.top - outer.top - Math.max(0, outer.height - inner.height) / 2;
  }
}
