import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Dialog } from './dialog.tsx';
import { FilterField } from './field.tsx';
import { Icon } from './icon.tsx';
import { matchWords } from './match.ts';
import styles from './pick.module.css';
import { figure } from './words.ts';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Some of many: narrowed by typing, ticked one by one, thousands of them if need be. */
export function PickDialog({
  title,
  label,
  items,
  chosen,
  onKeep,
  onClose,
}: {
  readonly title: string;
  /** What the list holds, for screen readers: "Criteria". */
  readonly label: string;
  readonly items: readonly PickItem[];
  /** Null: all of them, those still to come included. */
  readonly chosen: readonly string[] | null;
  readonly onKeep: (chosen: readonly string[] | null) => void;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen ?? items.map(({ id }) => id)));
  const shown = useMemo(() => items.filter((item) => matchWords(words, item.label) !== null), [items, words]);
  const among = shown.filter(({ id }) => ticked.has(id)).length;
  const mark = (on: boolean) => {
    const next = new Set(ticked);
    for (const { id } of shown) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  };
  const change = (selection: Selection) => {
    if (selection === 'all') return mark(true);
    // What the filter hides keeps its tick.
    const hidden = [...ticked].filter((id) => !shown.some((item) => item.id === id));
    setTicked(new Set([...hidden, ...[...selection].map(String)]));
  };
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      act={{
        label: 'Save',
        ready: ticked.size > 0,
        run: () => {
          onKeep(ticked.size === items.length ? null : items.filter(({ id }) => ticked.has(id)).map(({ id }) => id));
          onClose();
        },
      }}
    >
      <div className={styles.tools}>
        <FilterField label="Type to narrow the list" wide value={words} onChange={setWords} />
        <Button look="quiet" onPress={() => mark(true)} isDisabled={among === shown.length}>
          {words ? 'All shown' : 'All'}
        </Button>
        <Button look="quiet" onPress={() => mark(false)} isDisabled={among === 0}>
          {words ? 'None shown' : 'None'}
        </Button>
        <span className={styles.count} role="status">
          {figure(ticked.size)} of {figure(items.length)}
        </span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 31 }}>
        <ListBox
          aria-label={label}
          items={shown}
          selectionMode="multiple"
          selectedKeys={ticked}
          onSelectionChange={change}
          className={cx(styles.list)}
          renderEmptyState={() => <p className={styles.nothing}>Nothing is called that. Type fewer letters.</p>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className={cx(styles.item)}>
              {({ isSelected }) => (
                <>
                  <span className={cx(styles.box, isSelected && styles.on)}>{isSelected && <Icon name="check" />}</span>
                  <span className={styles.label}>{item.label}</span>
                  {item.hint && <span className={styles.hint}>{item.hint}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </Dialog>
  );
}
