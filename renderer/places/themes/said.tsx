import { useState } from 'react';
import type { ThemeRow } from '../../../src/contract/operations/themes.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/polarity.tsx';
import { Quotation } from '../../parts/quotation.tsx';
import { Hidden } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import styles from './themes.module.css';

/** Passages shown before more are asked for. */
const PAGE = 50;

/** How strongly a passage belongs to a theme. */
export function Strength({ score }: { readonly score: number }) {
  return (
    <span className={styles.belongs} title="How much of what the passage says is about this theme">
      {Math.round(100 * score)} % about it
    </span>
  );
}

/** What is said of a theme, in lines made of counts; each opens the passages it was counted from. */
export function Tendencies({ theme }: { readonly theme: ThemeRow }) {
  const { data, error } = useEngineQuery('themes.tendency', { id: theme.id });
  if (error) return <p className={styles.tendency}>{error.message}</p>;
  return (
    <section className={styles.tendency} aria-label="Summary">
      {data?.length === 0 && <p>None of its passages says how well it goes.</p>}
      {data?.map((line) => (
        <details key={line.text}>
          <summary>
            <span className={styles[line.side]}>
              <Glyph polarity={line.side} />
              <Hidden>{line.side}: </Hidden>
            </span>{' '}
            {line.text}
          </summary>
          {line.passages.map((passage) => (
            <Quotation key={passageKey(passage)} quotation={passage} polarity={line.side} />
          ))}
        </details>
      ))}
    </section>
  );
}

/** The passages that mention a theme and are about something else; any of them can be put in. */
export function Mentioned({ theme }: { readonly theme: ThemeRow }) {
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useEngineQuery('themes.mentioned', { id: theme.id, limit }, { keep: true });
  const edit = useEngineMutation('themes.edit');
  if (error) return <p className={styles.tendency}>{error.message}</p>;
  const rest = (data?.total ?? 0) - (data?.passages.length ?? 0);
  return (
    <>
      {data?.total === 0 && <p className={styles.tendency}>No other passage mentions it.</p>}
      {data?.passages.map((passage) => (
        <Quotation
          key={passageKey(passage)}
          quotation={passage}
          polarity={passage.polarity}
          extra={
            <Button
              look="quiet"
              onPress={() =>
                void attempt('The passage was left where it was', () =>
                  edit({
                    action: 'add',
                    themeId: theme.id,
                    documentId: passage.documentId,
                    passageId: passage.passageId,
                  }),
                )
              }
            >
              It is about this
            </Button>
          }
        />
      ))}
      {rest > 0 && limit < 500 && (
        <Button look="quiet" onPress={() => setLimit(Math.min(500, limit + PAGE))}>
          Show {count(Math.min(rest, PAGE), 'more passage')}
        </Button>
      )}
    </>
  );
}
