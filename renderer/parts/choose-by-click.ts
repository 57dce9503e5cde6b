/**
 * Choosing among quotations that have a box to tick, with the mouse: Ctrl and click ticks one more, Shift and click all up to it.
 */
import type { MouseEvent } from 'react';

/** The quotation that was ticked last, from which a range goes. */
let last: string | null = null;

const boxOf = (article: Element): HTMLInputElement | null => article.querySelector('input[type="checkbox"]');

export function chooseByClick(event: MouseEvent<HTMLElement>): void {
  const article = event.currentTarget;
  const box = boxOf(article);
  if (box === null) return;
  const from = last;
  last = article.dataset.quotation ?? null;
  const onControl = event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
  const isRange = event.shiftKey && from !== null && from !== last;
  if (!isRange && (onControl || !(event.ctrlKey || event.metaKey))) return;
  getSelection()?.removeAllRanges();
  const all = [...(article.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-quotation]') ?? [])];
  const [one, other] = [all.findIndex(({ dataset }) => dataset.quotation === from), all.indexOf(article)];
  const range = isRange && one >= 0 ? all.slice(Math.min(one, other), Math.max(one, other) + 1) : [article];
  const boxes = range.flatMap((each) => boxOf(each) ?? []);
  const ticked = isRange ? boxes.filter((each) => !each.checked && !(onControl && each === box)) : boxes;
  // One after the other: each is drawn before the next is ticked.
  for (const each of ticked) setTimeout(() => each.click());
}
