import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './chip.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** A value that can be taken off, or the place to add one. `guess` is drawn dashed. */
export function Chip({
  guess = false,
  add = false,
  title,
  removes,
  onRemove,
  onPress,
  children,
}: {
  readonly guess?: boolean;
  readonly add?: boolean;
  readonly title?: string;
  /** What the button that takes it off says to screen readers. */
  readonly removes?: string;
  readonly onRemove?: () => void;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}) {
  if (add) {
    return (
      <Button className={cx(styles.chip, styles.add)} {...(onPress ? { onPress } : {})}>
        <Icon name="plus" />
        {children}
      </Button>
    );
  }
  return (
    <span className={cx(styles.chip, guess && styles.guess)} title={title}>
      {children}
      {onRemove && (
        <Button className={cx(styles.remove)} onPress={onRemove} aria-label={removes ?? 'Remove'}>
          <Icon name="cross" />
        </Button>
      )}
    </span>
  );
}
