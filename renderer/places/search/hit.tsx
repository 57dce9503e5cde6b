import { memo } from 'react';
import type { SearchHit } from '../../../src/contract/operations/search.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { Check } from '../../parts/check.tsx';
import { Marked } from '../../parts/marked.tsx';
import pane from '../../parts/pane.module.css';
import { Polarity } from '../../parts/polarity.tsx';
import { Quotation } from '../../parts/quotation.tsx';
import { Tag } from '../../parts/small.tsx';
import { count, FURNITURE } from '../../parts/words.ts';
import styles from './search.module.css';

/** A passage found: its words with what was looked for marked, what was said of it, and where it stands. */
export const Hit = memo(function Hit({
  hit,
  chosen,
  current,
  onChoose,
  onOpen,
}: {
  readonly hit: SearchHit;
  readonly chosen: boolean;
  /** It is the one that keys act on and that is shown on its page. */
  readonly current: boolean;
  readonly onChoose: (hit: SearchHit, on: boolean, range: boolean) => void;
  readonly onOpen: (hit: SearchHit) => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: J and K do the same by keyboard
    <div
      className={styles.hit}
      data-passage-found={passageKey(hit)}
      aria-current={current ? 'true' : undefined}
      onMouseDown={(event) => {
        // Shift would select the text between two clicks, and a label with selected text ticks nothing.
        if (event.shiftKey) event.preventDefault();
        onOpen(hit);
      }}
    >
      <Quotation
        quotation={hit}
        current={current}
        extra={
          <>
            <Check
              name={`Choose the passage from ${hit.document}`}
              checked={chosen}
              onChange={(on, shift) => onChoose(hit, on, shift)}
            />
            <Said hit={hit} />
            {hit.furniture !== null && <Tag>set aside: {FURNITURE[hit.furniture]}</Tag>}
            {hit.copies > 0 && <Tag icon="copies">also in {count(hit.copies, 'copy', 'copies')}</Tag>}
          </>
        }
      >
        <Marked text={hit.text} ranges={hit.ranges} ground />
      </Quotation>
      <p className={styles.from}>
        <span>{hit.document}</span>
        {hit.themes.length > 0 && (
          <span>
            {hit.themes.length === 1 ? 'Theme' : 'Themes'}: {hit.themes.join(', ')}
          </span>
        )}
      </p>
    </div>
  );
});

/** What was decided; dashed where it is only suggested. */
function Said({ hit: { said, furniture } }: { readonly hit: SearchHit }) {
  if (said.decision === 'rejected') return <Tag icon="cross">none of these</Tag>;
  const open = said.decision === 'undecided';
  if (open && furniture !== null) return null;
  return (
    <>
      {said.polarity && (open ? <Tag guess>reads as {said.polarity}</Tag> : <Polarity polarity={said.polarity} />)}
      {said.criteria.map((code) => (
        <Tag key={code} guess={open} strong={!open} {...(open ? {} : { icon: 'check' as const })}>
          {code}
        </Tag>
      ))}
      {open && <span className={pane.muted}>to decide</span>}
    </>
  );
}
