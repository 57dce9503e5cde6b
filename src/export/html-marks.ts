/**
 * Strength and improvement as shape and word; colour comes third.
 */
import type { PolarityLabel } from '../document/evidence.ts';
import { html, type Markup } from './markup.ts';

/** Filled triangle up, hollow triangle down, half diamond, dash: drawn once, used everywhere. */
export const GLYPHS: Markup = html`<svg width="0" height="0" class="glyphs" aria-hidden="true" focusable="false">
<symbol id="g-strength" viewBox="0 0 10 10"><path d="M5 1L9.2 8.6H.8z" fill="currentColor"/></symbol>
<symbol id="g-improvement" viewBox="0 0 10 10"><path d="M1.2 1.6h7.6L5 8.5z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></symbol>
<symbol id="g-mixed" viewBox="0 0 10 10"><path d="M5 .8L.8 5 5 9.2z" fill="currentColor"/><path d="M5 .8L9.2 5 5 9.2z" fill="none" stroke="currentColor" stroke-width="1.2"/></symbol>
<symbol id="g-neutral" viewBox="0 0 10 10"><path d="M1.500 5h7" stroke="currentColor" stroke-width="1.800"/></symbol>
</svg>`;

/** The shape and, where they are not empty, its words. */
export function polarityMark(polarity: PolarityLabel, words: string): Markup {
  return html`<span class="pol ${polarity}"><svg class="glyph" aria-hidden="true"><use href="#g-${polarity}"/></svg>${words}</span>`;
}
