import { useHost } from '../data/engine.ts';
import { Icon } from '../parts/icon.tsx';
import styles from './frame.module.css';
import { addressOf, OTHER_PLACES, PLACE_DIGITS, PLACES, type Place } from './route.ts';

export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  library: 'Library',
  copies: 'Copies',
  themes: 'Themes',
  review: 'Review',
  grid: 'Grid',
  findings: 'Findings',
  search: 'Search',
  frameworks: 'Frameworks',
  export: 'Export',
  progress: 'Progress',
  second: 'Second reader',
  settings: 'Settings',
};

/** The places, in the order of the work. Dimmed until a workspace is open. */
export function Rail({ place, inside }: { readonly place: Place; readonly inside: boolean }) {
  const host = useHost();
  const link = (name: Place, keys?: string) => (
    <a
      {...(inside || name === 'settings' ? { href: addressOf(name) } : { 'aria-disabled': true, role: 'link' })}
      {...(name === place && (inside || name === 'settings') ? { 'aria-current': 'page' } : {})}
      {...(keys ? { title: keys } : {})}
    >
      <Icon name={name} />
      {PLACE_NAMES[name]}
    </a>
  );
  return (
    <nav className={styles.rail} aria-label="Places">
      <ul>
        {PLACES.map((name) => (
          <li key={name}>{link(name, `${host.kind === 'desktop' ? 'Ctrl' : 'Alt'}+${PLACE_DIGITS[name]}`)}</li>
        ))}
      </ul>
      <ul className={styles.end}>
        {OTHER_PLACES.map((name) => (
          <li key={name}>{link(name)}</li>
        ))}
      </ul>
    </nav>
  );
}
