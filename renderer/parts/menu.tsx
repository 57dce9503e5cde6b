import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A quiet button that opens a list of choices, one of them chosen. */
export function ChoiceMenu({
  label,
  shown,
  choices,
  chosen,
  onChoose,
}: {
  /** Its name for screen readers: "Framework". */
  readonly label: string;
  /** What the button says. */
  readonly shown: string;
  readonly choices: readonly MenuChoice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <MenuTrigger>
      <Button look="quiet" opens aria-label={`${label}: ${shown}`}>
        <span className={styles.shown}>{shown}</span>
      </Button>
      <Popover className={cx(styles.popover)} placement="bottom start">
        <Menu
          aria-label={label}
          className={cx(styles.menu)}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onAction={(key) => onChoose(String(key))}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={cx(styles.item)}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected && <Icon name="check" />}</span>
                  <span className={styles.label}>{choice.label}</span>
                  {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A quiet button that opens a list of which several may be chosen. None chosen narrows nothing. */
export function ManyMenu({
  label,
  choices,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const known = choices.filter(({ id }) => chosen.includes(id));
  const shown =
    chosen.length === 0
      ? 'all'
      : chosen.length === 1
        ? (known[0]?.label ?? chosen.join(''))
        : `${chosen.length} chosen`;
  return (
    <MenuTrigger>
      <Button look={chosen.length > 0 ? 'plain' : 'quiet'} opens aria-label={`${label}: ${shown}`}>
        <span className={styles.shown}>
          {label}: {shown}
        </span>
      </Button>
      <Popover className={cx(styles.popover)} placement="bottom start">
        <Menu
          aria-label={label}
          className={cx(styles.menu)}
          selectionMode="multiple"
          selectedKeys={known.map(({ id }) => id)}
          onSelectionChange={(keys) => onChoose(keys === 'all' ? choices.map(({ id }) => id) : [...keys].map(String))}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={cx(styles.item)}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected && <Icon name="check" />}</span>
                  <span className={styles.label}>{choice.label}</span>
                  {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** A button that opens a list of things to do. */
export function DeedMenu({
  label,
  name,
  icon,
  actions,
}: {
  readonly label: ReactNode;
  /** Its name for screen readers, where the label alone does not say what it is for. */
  readonly name?: string;
  readonly icon?: IconName;
  readonly actions: readonly MenuAction[];
}) {
  return (
    <MenuTrigger>
      <Button opens {...(icon ? { icon } : {})} {...(name ? { 'aria-label': name } : {})}>
        {label}
      </Button>
      <Popover className={cx(styles.popover)} placement="bottom start">
        <Menu
          className={cx(styles.menu)}
          onAction={(key) => actions.find((action) => action.id === key)?.run()}
          aria-label={typeof label === 'string' ? label : 'Actions'}
        >
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.label} className={cx(styles.item)}>
              <span className={styles.label}>{action.label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A small button that adds one of several values. */
export function AddMenu({
  label,
  control,
  choices,
  onChoose,
}: {
  readonly label: string;
  /** A mark by which a key can find it. */
  readonly control: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <MenuTrigger>
      <AriaButton className={cx(styles.add)} aria-label={label} data-control={control}>
        <Icon name="plus" />
        Add
      </AriaButton>
      <Popover className={cx(styles.popover)} placement="bottom start">
        <Menu aria-label={label} className={cx(styles.menu)} onAction={(key) => onChoose(String(key))}>
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} className={cx(styles.item)}>
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
