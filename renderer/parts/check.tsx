import type { ReactNode } from 'react';
import styles from './check.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** A box to tick. Without a word beside it, it needs a name. Drawn by the thousand, so it is the browser's own. */
export function Check({
  checked,
  some = false,
  onChange,
  name,
  children,
  focusable = true,
}: {
  readonly checked: boolean;
  /** Some, but not all. */
  readonly some?: boolean;
  /** With whether Shift was held, for lists in which it chooses all rows between. */
  readonly onChange: (checked: boolean, shift: boolean) => void;
  readonly name?: string;
  readonly children?: ReactNode;
  readonly focusable?: boolean;
}) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        className={styles.input}
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = some;
        }}
        tabIndex={focusable ? 0 : -1}
        aria-label={name}
        // React tells of a box's change with the click that made it.
        onChange={(event) =>
          onChange(event.currentTarget.checked, (event.nativeEvent as Partial<MouseEvent>).shiftKey === true)
        }
      />
      <span className={cx(styles.box, (checked || some) && styles.on)}>
        {some ? <Icon name="dash" /> : checked && <Icon name="check" />}
      </span>
      {children}
    </label>
  );
}
