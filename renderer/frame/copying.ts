/**
 * Copying with citations, wherever quotations are: the chosen ones, else the one that has the focus, else those of the open cell,
 * else the one that is open.
 */
import { useHost } from '../data/engine.ts';
import { attempt, tell } from '../data/notices.ts';
import { count } from '../parts/words.ts';

interface Place {
  readonly documentId: string;
  readonly passageId: string;
}

/** The quotations that are meant, in the order in which they stand. */
export function quotationsAtHand(root: Document): Place[] {
  const marked = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const focused = root.activeElement?.closest<HTMLElement>('[data-quotation]');
  const tries = [
    () => marked('[data-quotation]:has(input[type="checkbox"]:checked), [data-quotation][aria-pressed="true"]'),
    () => (focused ? [focused] : []),
    () => marked('[data-quotations] [data-quotation]'),
    () => marked('[data-quotation][aria-current="true"]'),
  ];
  for (const found of tries.map((look) => look())) {
    const places = new Map(found.map(({ dataset }) => [dataset.quotation ?? '', dataset.quotation?.split(' ') ?? []]));
    places.delete('');
    if (places.size > 0)
      return [...places.values()].map(([documentId = '', passageId = '']) => ({ documentId, passageId }));
  }
  return [];
}

/** Puts text on the clipboard, formatted where the browser can. */
export async function toClipboard({ html, text }: { readonly html: string; readonly text: string }): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text);
  const blob = (type: string, content: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) }),
  ]);
}

/** Copies the quotations at hand with their citations, formatted and plain. */
export function useCopyQuotations(frameworkId: string): () => void {
  const { client } = useHost();
  return () => {
    const places = quotationsAtHand(document);
    if (places.length === 0) {
      tell({ kind: 'done', title: 'No quotation is chosen: tick some, or open one' });
      return;
    }
    void attempt('The quotations were not copied', async () => {
      const copied = await client.call('quotations.copy', { frameworkId, places });
      await toClipboard(copied);
      tell({ kind: 'done', title: `${count(copied.quotations, 'quotation')} copied with citations` });
    });
  };
}
