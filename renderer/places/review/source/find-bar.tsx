import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../frame/keys.ts';
import { Button } from '../../../parts/button.tsx';
import { FilterField } from '../../../parts/field.tsx';
import { figure } from '../../../parts/words.ts';
import styles from './find-bar.module.css';
import { findWords, type Hit, type Searchable } from './find-words.ts';

export interface Finding {
  readonly open: boolean;
  readonly wanted: string;
  readonly hits: readonly Hit[];
  /** The hit that is shown now. */
  readonly current: Hit | undefined;
  readonly position: number;
  want(words: string): void;
  step(by: number): void;
  close(): void;
}

const NO_HITS: readonly Hit[] = [];

/**
 * Finding words in the source that is open: Ctrl+F, then Enter from one to the next.
 * @param text is asked for its words when something is looked for
 */
export function useFinding(text: Searchable | null, begin: () => void = () => undefined): Finding {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const [position, setPosition] = useState(0);
  const looked = useDeferredValue(open ? wanted : '');
  const hits = useMemo(() => (text && looked ? findWords(text, looked) : NO_HITS), [text, looked]);
  useKeys({
    'Ctrl+F': () => {
      begin();
      setOpen(true);
      document.querySelector<HTMLInputElement>('search input')?.select();
    },
    f3: open ? () => step(1) : undefined,
    'Shift+f3': open ? () => step(-1) : undefined,
  });
  const step = (by: number) => {
    if (hits.length > 0) setPosition((at) => (Math.min(at, hits.length - 1) + by + hits.length) % hits.length);
  };
  const at = Math.min(position, Math.max(0, hits.length - 1));
  return {
    open,
    wanted,
    hits,
    current: hits[at],
    position: at,
    step,
    want(words) {
      setWanted(words);
      setPosition(0);
    },
    close() {
      setOpen(false);
      document.querySelector<HTMLElement>('[data-source]')?.focus();
    },
  };
}

/** The field, how many places there are, and the way from one to the next. */
export function FindBar({ finding }: { readonly finding: Finding }) {
  const { open, wanted, hits, position } = finding;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  if (!open) return null;
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finding.close();
    else if (event.key === 'Enter' && event.target === field.current) finding.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar} onKeyDownCapture={keys}>
      <FilterField ref={field} label="Find in this document" value={wanted} onChange={finding.want} />
      <span className={styles.count} role="status">
        {wanted.trim() && (hits.length === 0 ? 'not found' : `${figure(position + 1)} of ${figure(hits.length)}`)}
      </span>
      <Button look="quiet" icon="up" aria-label="Previous match" onPress={() => finding.step(-1)} />
      <Button look="quiet" icon="down" aria-label="Next match" onPress={() => finding.step(1)} />
      <Button look="quiet" icon="cross" aria-label="Close" onPress={finding.close} />
    </search>
  );
}

/** Marks places in the page by the names that base.css gives a ground to; returns how to take the marks away. */
export function markRanges(
  ranges: readonly Range[],
  name: 'found' | 'found-now' | 'doubtful' | 'put-right',
): () => void {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  for (const range of ranges) highlight.add(range);
  return () => {
    for (const range of ranges) highlight.delete(range);
  };
}

/** A hit as a range of the page, where its pieces stand there as elements that each hold one text. */
export function rangeOf(hit: Hit, elementOf: (piece: number) => Element | null | undefined): Range | null {
  const [first, last] = [elementOf(hit.from.piece)?.firstChild, elementOf(hit.to.piece)?.firstChild];
  if (!(first instanceof Text && last instanceof Text)) return null;
  const range = document.createRange();
  range.setStart(first, Math.min(hit.from.offset, first.length));
  range.setEnd(last, Math.min(hit.to.offset, last.length));
  return range;
}
