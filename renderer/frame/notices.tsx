import { dismiss, useNotices } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { cx } from '../parts/cx.ts';
import { Icon } from '../parts/icon.tsx';
import styles from './notices.module.css';

/** What has happened, above the status bar. Trouble is announced at once and stays until it is put away. */
export function Notices() {
  const notices = useNotices();
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={cx(styles.notice, notice.kind === 'trouble' && styles.trouble)}>
          <Icon name={notice.kind === 'trouble' ? 'warn' : 'check'} />
          <p>
            <b>{notice.title}</b>
            {notice.text && <span> {notice.text}</span>}
          </p>
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
          <Button look="quiet" icon="cross" aria-label="Put this message away" onPress={() => dismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}
