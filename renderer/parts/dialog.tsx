import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';

/** A question that must be answered before anything else. Escape leaves everything as it was. */
export function Dialog({
  title,
  onClose,
  children,
  act,
  wide = false,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The first action; its button also answers Enter. */
  readonly act?: { readonly label: string; readonly run: () => void; readonly ready?: boolean };
  readonly wide?: boolean;
}) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={cx(styles.shade)}>
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (act && act.ready !== false) act.run();
            }}
          >
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            <div className={styles.body}>{children}</div>
            <div className={styles.foot}>
              <Button look="quiet" onPress={onClose} keys="Esc">
                {act ? 'Leave as it is' : 'Close'}
              </Button>
              {act && (
                <Button look="first" type="submit" isDisabled={act.ready === false} keys="Enter">
                  {act.label}
                </Button>
              )}
            </div>
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
