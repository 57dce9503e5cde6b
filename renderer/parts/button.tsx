import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Key } from './key.tsx';

type Look = 'plain' | 'quiet' | 'first' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: Look;
  readonly icon?: IconName;
  /** The key that does the same, shown inside. */
  readonly keys?: string | undefined;
  /** A count, shown bold. */
  readonly count?: number;
  /** Whether a menu or panel opens below. */
  readonly opens?: boolean;
  readonly children?: ReactNode;
}

/** A button with its word, its key and perhaps a drawing. With an icon and no word it needs an aria-label. */
export function Button({ look = 'plain', icon, keys, count, opens, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[look], children === undefined && styles.bare)}>
      {icon && <Icon name={icon} />}
      {children}
      {count !== undefined && <b className={styles.count}>{count}</b>}
      {keys && <Key>{keys}</Key>}
      {opens && <Icon name="down" className={styles.chevron} />}
    </AriaButton>
  );
}

/** A place to go that looks like a button. */
export function ButtonLink({
  href,
  look = 'plain',
  icon,
  children,
}: {
  readonly href: string;
  readonly look?: Look;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} className={cx(styles.button, styles[look])}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
