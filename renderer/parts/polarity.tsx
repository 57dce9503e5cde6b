import type { PolarityLabel } from '../../src/document/evidence.ts';
import { cx } from './cx.ts';
import styles from './polarity.module.css';

export const POLARITIES = ['strength', 'improvement', 'mixed', 'neutral'] as const;

export const POLARITY_WORDS: Readonly<Record<PolarityLabel, string>> = {
  strength: 'Strength',
  improvement: 'Improvement',
  mixed: 'Mixed',
  neutral: 'Neutral',
};

/** Filled triangle up, hollow triangle down, half diamond, dash: told apart without colour. */
export function Glyph({ polarity }: { readonly polarity: PolarityLabel }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={styles.glyph}>
      {polarity === 'strength' && <path d="M5 1L9.200 8.600H.8z" />}
      {polarity === 'improvement' && <path d="M1.200 1.600h7.600L5 8.500z" fill="none" />}
      {polarity === 'mixed' && (
        <>
          <path d="M5 .8L9.200 5 5 9.200.8 5z" fill="none" />
          <path d="M5 .8L.8 5 5 9.200z" />
        </>
      )}
      {polarity === 'neutral' && <path d="M1 5h8" fill="none" strokeWidth="2" />}
    </svg>
  );
}

/** The shape and the word; nothing where nobody has said. */
export function Polarity({ polarity }: { readonly polarity: PolarityLabel | null }) {
  if (polarity === null) return null;
  return (
    <span className={cx(styles.polarity, styles[polarity])}>
      <Glyph polarity={polarity} />
      {POLARITY_WORDS[polarity]}
    </span>
  );
}

/** A count with its shape, its word for screen readers. */
export function PolarityCount({ polarity, count }: { readonly polarity: PolarityLabel; readonly count: number }) {
  return (
    <span className={cx(styles.polarity, styles[polarity])}>
      <Glyph polarity={polarity} />
      {count} {POLARITY_WORDS[polarity].toLowerCase()}
    </span>
  );
}
