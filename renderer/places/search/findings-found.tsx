import type { OutputOf } from '../../../src/contract/contract.ts';
import { addressOf } from '../../frame/route.ts';
import { Marked } from '../../parts/marked.tsx';
import pane from '../../parts/pane.module.css';
import { addressedAbout } from '../findings/chips.ts';
import styles from './search.module.css';

/** Findings that say what is looked for, before the passages. */
export function FindingsFound({ found }: { readonly found: OutputOf<'search.run'>['findings'] }) {
  return (
    <section className={styles.findings} aria-label="Findings that say it">
      {found.map(({ about, name, text, ranges }) => (
        <p key={addressedAbout(about)}>
          <a href={addressOf('findings', { row: addressedAbout(about) })}>{name}</a>{' '}
          <span className={pane.soft}>
            <Marked text={text} ranges={ranges} ground />
          </span>
        </p>
      ))}
    </section>
  );
}
