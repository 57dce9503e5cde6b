import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';

/**
 * A question that must be answered before anything else. Escape leaves everything as it was; Enter does what the first
 * button says, wherever the focus is, unless that can never be undone.
 */
export function Dialog({
  title,
  onClose,
  children,
  act,
  wide = false,
  stays = false,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly act?: {
    readonly label: string;
    readonly run: () => void;
    readonly ready?: boolean;
    /** It cannot be undone: only a press of the button itself does it, and Cancel has the focus. */
    readonly forGood?: boolean;
  };
  readonly wide?: boolean;
  /** It goes only by its first button: not by Escape, a click beside it, or a way to cancel. */
  readonly stays?: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  // Where no field takes the focus, the button does that Enter shall press.
  useEffect(() => {
    const dialog = form.current?.parentElement;
    const inUse = document.activeElement;
    if (dialog?.contains(inUse) && inUse !== dialog) return;
    form.current?.querySelector<HTMLElement>('[data-answer]')?.focus();
  }, []);
  const byEnter = act && !act.forGood;
  return (
    <ModalOverlay
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => !open && onClose()}
      className={cx(styles.shade)}
    >
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)}>
          <form
            ref={form}
            onSubmit={(event) => {
              event.preventDefault();
              if (byEnter && act.ready !== false) act.run();
            }}
          >
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            <div className={styles.body}>{children}</div>
            <div className={styles.foot}>
              {!stays && (
                <Button
                  look="quiet"
                  onPress={onClose}
                  keys="Esc"
                  {...(byEnter && act.ready !== false ? {} : { 'data-answer': '' })}
                >
                  {act ? 'Cancel' : 'Close'}
                </Button>
              )}
              {byEnter && (
                <Button look="first" type="submit" isDisabled={act.ready === false} keys="Enter" data-answer="">
                  {act.label}
                </Button>
              )}
              {act?.forGood && (
                <Button look="danger" isDisabled={act.ready === false} onPress={act.run}>
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
