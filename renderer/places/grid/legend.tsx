import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import { Glyph } from '../../parts/polarity.tsx';
import { fullest, type GridAnswer, scaleFor, scaleInWords } from './cells.ts';
import heat from './heat.module.css';
import styles from './legend.module.css';

/** What the shades and edges of the cells mean. */
export function Legend({ answer }: { readonly answer: GridAnswer }) {
  const most = fullest(answer);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it has one line, it is scrolled by keys
    <section className={styles.legend} aria-label="What the cells mean" tabIndex={0}>
      <span>
        <Glyph polarity="strength" />
        Strength
        <span className={styles.ramp}>
          {[1, 2, 3, 4].map((step) => (
            <i key={step} className={cx(heat[`s${step}`])} />
          ))}
        </span>
      </span>
      <span>
        <Glyph polarity="improvement" />
        Improvement
        <span className={styles.ramp}>
          {[1, 2, 3, 4].map((step) => (
            <i key={step} className={cx(heat[`i${step}`])} />
          ))}
        </span>
      </span>
      <span className={styles.steps}>{scaleInWords(scaleFor(most), most).join(', ')} passages</span>
      <span>
        <i className={cx(heat.cell, heat.thin, styles.sample)} />
        dotted edge: one passage only
      </span>
      <span>
        <i className={cx(heat.cell, heat.guess, styles.sample)} />
        dashed edge: suggested only, nobody has decided
      </span>
      <span>
        <i className={cx(heat.cell, heat.none, styles.sample)} />
        none found: every passage decided, every page read
      </span>
      <span>
        <i className={cx(heat.cell, heat.open, styles.sample, styles.word)}>3 to decide</i>
        words alone: not yet looked at, or not all of it
      </span>
      <span>
        <Icon name="unread" />
        some pages not read
      </span>
    </section>
  );
}
