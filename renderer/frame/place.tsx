import { memo, type ReactNode, useContext, useEffect, useRef } from 'react';
import { localDay } from '../../src/document/dates.ts';
import { Button } from '../parts/button.tsx';
import { cx } from '../parts/cx.ts';
import { Icon, Mark } from '../parts/icon.tsx';
import { longDate } from '../parts/words.ts';
import styles from './frame.module.css';
import { useFrame } from './frame.ts';
import { useKeptScroll } from './kept-scroll.ts';
import { usePrinting } from './printing.ts';
import { useUndo } from './undo.ts';
import { WorkspaceContext } from './workspace.ts';

/** A place: its name and scope in the top bar, and what is in it. */
export function PlaceFrame({
  title,
  scope,
  children,
}: {
  readonly title: string;
  /** What is shown now: counts or menus beside the name. */
  readonly scope?: ReactNode;
  readonly children: ReactNode;
}) {
  const workspace = useContext(WorkspaceContext);
  const printing = usePrinting();
  const main = useRef<HTMLElement>(null);
  useKeptScroll(title, main);
  useEffect(() => {
    document.title = title === 'Evidence Desk' ? title : `${title} – Evidence Desk`;
  }, [title]);
  return (
    <>
      <TopBar title={title} scope={scope} />
      <main ref={main} className={styles.main} id="place" tabIndex={-1} aria-label={title}>
        {printing && (
          <p className={styles.printed}>
            <b>{title}</b>
            {[workspace?.name, typeof scope === 'string' ? scope : null].filter(Boolean).join(', ')}
            {` Printed on ${longDate(localDay(new Date()))}.`}
          </p>
        )}
        {children}
      </main>
    </>
  );
}

const TopBar = memo(function TopBar({ title, scope }: { readonly title: string; readonly scope: ReactNode }) {
  const { openPalette, openHelp } = useFrame();
  const { undo, redo, undoes, redoes } = useUndo();
  return (
    <header className={styles.top}>
      <div className={styles.mark}>
        <Mark />
      </div>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.scope}>{scope}</div>
      <span className={styles.grow} />
      <button type="button" className={styles.ask} onClick={openPalette}>
        <Icon name="search" />
        <span className={cx(styles.grow, styles.clip)}>Go to, find or do anything</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className={styles.pair}>
        <Button
          look="quiet"
          icon="undo"
          aria-label={undoes ? `Undo: ${undoes}` : 'Nothing to undo'}
          isDisabled={!undoes}
          onPress={undo}
        />
        <Button
          look="quiet"
          icon="redo"
          aria-label={redoes ? `Redo: ${redoes}` : 'Nothing to redo'}
          isDisabled={!redoes}
          onPress={redo}
        />
        <Button look="quiet" icon="help" aria-label="Help and keys" onPress={openHelp} />
      </span>
    </header>
  );
});
