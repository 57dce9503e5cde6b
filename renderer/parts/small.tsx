import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './small.module.css';

/** A few words in a frame. `guess` is drawn dashed: not decided. */
export function Tag({
  icon,
  guess = false,
  strong = false,
  children,
}: {
  readonly icon?: IconName;
  readonly guess?: boolean;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className={cx(styles.tag, guess && styles.guess, strong && styles.strong)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** How far something is. Without a total the bar only says that something goes on. */
export function Meter({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}) {
  return (
    <ProgressBar
      aria-label={label}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total === 0}
      className={cx(styles.progress)}
    >
      {({ percentage }) => (
        <span className={styles.meter}>
          <span className={styles.filled} style={{ width: `${percentage ?? 0}%` }} />
        </span>
      )}
    </ProgressBar>
  );
}

/** How well a suggestion fits: three steps and a word, from its calibrated probability. */
export function Fit({ score }: { readonly score: number }) {
  const steps = score >= 0.7 ? 3 : score >= 0.4 ? 2 : 1;
  return (
    <span className={styles.fit} title={`${Math.round(score * 100)} in 100 like it are right`}>
      <span className={styles.steps} aria-hidden="true">
        <i className={cx(styles.on)} />
        <i className={cx(steps > 1 && styles.on)} />
        <i className={cx(steps > 2 && styles.on)} />
      </span>
      {steps === 3 ? 'Strong' : steps === 2 ? 'Likely' : 'Possible'}
    </span>
  );
}

/** Says what will appear in an empty place and how. */
export function Empty({
  icon,
  title,
  children,
  acts,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <div className={styles.emptyText}>{children}</div>}
      {acts && <div className={styles.emptyActs}>{acts}</div>}
    </div>
  );
}

/** For screen readers only. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** A dot between facts. */
export function Dot() {
  return <i className={styles.dot} aria-hidden="true" />;
}

/** Keys and what they do, for the foot of a pane. */
export function KeyHints({ hints }: { readonly hints: readonly (readonly [keys: readonly string[], what: string])[] }) {
  return (
    <span className={styles.hints}>
      {hints.map(([keys, what]) => (
        <span key={what} className={styles.hintPair}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {what}
        </span>
      ))}
    </span>
  );
}
