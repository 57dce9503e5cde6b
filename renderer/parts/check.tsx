import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './check.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** A box to tick. Without a word beside it, it needs a name. */
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
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
  readonly children?: ReactNode;
  readonly focusable?: boolean;
}) {
  return (
    <Checkbox
      isSelected={checked}
      isIndeterminate={some}
      onChange={onChange}
      excludeFromTabOrder={!focusable}
      className={cx(styles.check)}
      {...(name ? { 'aria-label': name } : {})}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={cx(styles.box, (isSelected || isIndeterminate) && styles.on)}>
            {isIndeterminate ? <Icon name="dash" /> : isSelected && <Icon name="check" />}
          </span>
          {children}
        </>
      )}
    </Checkbox>
  );
}
