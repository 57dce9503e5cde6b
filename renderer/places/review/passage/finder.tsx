import { useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField } from 'react-aria-components';
import type { CriterionRow } from '../../../../src/contract/operations/frameworks.ts';
import palette from '../../../frame/palette.module.css';
import { cx } from '../../../parts/cx.ts';
import { Icon } from '../../../parts/icon.tsx';
import { criterionFinder } from './find-criteria.ts';
import styles from './finder.module.css';

/** Finds a criterion by its code or words, mistyped ones too. */
export function Finder({
  criteria,
  title,
  onFound,
  onClose,
}: {
  readonly criteria: readonly CriterionRow[];
  readonly title: string;
  readonly onFound: (code: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const find = useMemo(() => criterionFinder(criteria), [criteria]);
  const found = useMemo(() => find(typed), [find, typed]);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={cx(palette.shade)}>
      <Modal className={cx(palette.palette)}>
        <Dialog aria-label={title} className={cx(palette.dialog)}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label={title} autoFocus className={cx(palette.in)}>
              <Icon name="search" />
              <Input className={cx(palette.typed)} placeholder={title} />
              <kbd>Esc</kbd>
            </TextField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
            <div className={palette.scroll} tabIndex={0}>
              <Menu
                aria-label="Criteria"
                className={cx(palette.list)}
                onAction={(key) => onFound(String(key))}
                renderEmptyState={() => (
                  <p className={palette.nothing}>No criterion has these words. Try its number, or fewer letters.</p>
                )}
              >
                {found.map((criterion) => (
                  <MenuItem
                    key={criterion.code}
                    id={criterion.code}
                    textValue={`${criterion.code} ${criterion.title}`}
                    className={cx(styles.item)}
                  >
                    <span className={styles.code}>{criterion.code}</span>
                    <span className={styles.words}>
                      <b>{criterion.title}</b>
                      <span className={styles.text}>{criterion.text}</span>
                    </span>
                  </MenuItem>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
