import { dismiss, useNotices } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { cx } from '../parts/cx.ts';
import { Icon } from '../parts/icon.tsx';
import { count } from '../parts/words.ts';
import styles from './notices.module.css';
import { useUndo } from './undo.ts';

/**
 * What happened last, in a line of its own above the status bar, where it covers nothing. Trouble is announced at once and
 * stays until it is put away.
 */
export function Notices() {
  const notices = useNotices();
  const { undo } = useUndo();
  const notice = notices.at(-1);
  const waiting = notices.length - 1;
  return (
    <div className={styles.notices} role="status" aria-live="polite" data-react-aria-top-layer="true">
      {notice && (
        <div key={notice.id} className={cx(styles.notice, styles[notice.kind])}>
          <Icon name={notice.kind === 'trouble' ? 'warn' : notice.kind === 'note' ? 'help' : 'check'} />
          <p>
            <b>{notice.title}</b>
            {notice.text && <span> {notice.text}</span>}
          </p>
          {waiting > 0 && <span className={styles.waiting}>{count(waiting, 'earlier message')}</span>}
          {notice.act && (
            <Button
              onPress={() => {
                notice.act?.run();
                dismiss(notice.id);
              }}
            >
              {notice.act.label}
            </Button>
          )}
          {notice.undo && (
            <Button
              icon="undo"
              onPress={() => {
                dismiss(notice.id);
                undo();
              }}
            >
              Undo
            </Button>
          )}
          <Button look="quiet" icon="cross" aria-label="Dismiss this message" onPress={() => dismiss(notice.id)} />
        </div>
      )}
    </div>
  );
}
