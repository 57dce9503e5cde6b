import { useState } from 'react';
import type { InputOf } from '../../../src/contract/contract.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import styles from './export.module.css';

const SHOWN = 4;

/** What may identify people in what would go out, and what the format has no place for, before anything is made. */
export function Disclosure({
  mask,
  onMask,
  ...asked
}: InputOf<'exports.check'> & { readonly mask: boolean; readonly onMask: (mask: boolean) => void }) {
  const { data, error } = useAsk('exports.check', asked, { keep: true, stale: 0 });
  const [more, setMore] = useState(false);
  if (error) return <p className={pane.line}>{error.message}</p>;
  if (!data) return null;
  const hits = more ? data.hits : data.hits.slice(0, SHOWN);
  return (
    <section className={styles.check} aria-label="Before it leaves">
      <Icon name={data.hits.length > 0 ? 'warn' : 'shield'} />
      <div>
        <h2>
          {data.hits.length > 0
            ? `${count(data.hits.length, 'thing')} may identify people`
            : mask
              ? 'What may identify people is masked'
              : 'Nothing was found that identifies people'}
        </h2>
        <ul>
          {hits.map((hit) => (
            <li key={`${hit.kind} ${hit.text}`}>
              <b>{hit.text}</b> <span className={pane.soft}>{hit.sentence}</span>
            </li>
          ))}
        </ul>
        {data.hits.length > SHOWN && (
          <Button look="quiet" onPress={() => setMore(!more)} aria-expanded={more}>
            {more ? 'Show fewer' : `Show all ${data.hits.length}`}
          </Button>
        )}
        {data.losses.length > 0 && (
          <ul>
            {data.losses.map((loss) => (
              <li key={loss} className={pane.soft}>
                {loss}
              </li>
            ))}
          </ul>
        )}
        <p className={pane.muted}>{data.note}</p>
        {(data.hits.length > 0 || mask) && (
          <Check checked={mask} onChange={onMask}>
            Replace them by masks; what they stand for stays in the workspace
          </Check>
        )}
      </div>
    </section>
  );
}
