import { useEngineMutation, useEngineQuery } from '../data/engine.ts';
import { attempt, tell } from '../data/notices.ts';
import type { Settings } from '../data/settings.ts';
import { Button } from '../parts/button.tsx';
import { Check } from '../parts/check.tsx';
import styles from './shortcut-settings.module.css';
import { SINGLE_KEYS, withKey } from './single-keys.ts';

/** Whether single keys act, and which (WCAG 2.1.4). Everything they do can also be done by buttons and menus. */
export function ShortcutSettings() {
  const { data } = useEngineQuery('settings.get', {});
  const set = useEngineMutation('settings.set');
  const change = (part: Partial<Settings>) => void attempt('The setting was not saved', () => set(part));
  if (!data) return null;
  const { letterKeys, otherKeys } = data;
  const give = (own: string, typed: string) => {
    const wanted = typed.trim().toLowerCase();
    if (wanted.length !== 1 || wanted === (otherKeys[own] ?? own)) return;
    if (/\d/u.test(wanted)) {
      tell({ kind: 'trouble', title: 'Digits accept suggestions', text: 'Choose a letter or a sign instead.' });
    } else change({ otherKeys: withKey(otherKeys, own, wanted) });
  };
  return (
    <div className={styles.settings}>
      <Check checked={letterKeys} onChange={(on) => change({ letterKeys: on })}>
        Single letters, digits and signs act without Ctrl
      </Check>
      <p className={styles.about}>
        Switch them off if you dictate, or if keys are pressed by accident. Arrows, Enter and everything with Ctrl or
        Alt go on working, and so does every button.
      </p>
      {letterKeys && (
        <>
          <ul className={styles.keys}>
            {SINGLE_KEYS.map(([own, what]) => (
              <li key={own}>
                <input
                  aria-label={`Key for: ${what}`}
                  className={styles.key}
                  value={(otherKeys[own] ?? own).toUpperCase()}
                  autoComplete="off"
                  onFocus={(event) => event.currentTarget.select()}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    give(own, value.slice(-1));
                  }}
                />
                <span>{what}</span>
              </li>
            ))}
          </ul>
          {Object.keys(otherKeys).length > 0 && (
            <Button onPress={() => change({ otherKeys: {} })}>Use the program’s keys</Button>
          )}
        </>
      )}
    </div>
  );
}
