import { useState } from 'react';
import type { JudgementRow } from '../../../src/contract/operations/judgements.ts';
import type { Whose } from '../../../src/document/ours.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { addressOfPassage } from '../../parts/quotation.tsx';
import { Empty, Tag } from '../../parts/small.tsx';
import { longDate } from '../../parts/words.ts';
import { CiteDialog } from '../findings/cite.tsx';
import styles from './judgements.module.css';

const CHANGES = { better: 'up', worse: 'down', same: 'check' } as const;

/** The grades that reports print, by area and date; each opens its page and can be cited in a finding. */
export function Judgements({ whose }: { readonly whose: Whose }) {
  const { data, error } = useEngineQuery('judgements.list', {});
  const [citing, setCiting] = useState<JudgementRow | null>(null);
  const rows = (data ?? []).filter(({ ours }) => whose === 'all' || ours === (whose === 'ours'));
  if (error)
    return (
      <Empty icon="warn" title="The judgements could not be read">
        {error.message}
      </Empty>
    );
  if (!data) return null;
  if (rows.length === 0)
    return (
      <Empty icon="grid" title="No report here prints a grade">
        Where inspectors give a grade, in a table, a line or a sentence, it stands here with what changed since.
      </Empty>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys
    <section className={cx(pane.scroll, styles.scroll)} aria-label="Judgements that reports print" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Area', 'Inspection', 'What was judged', 'Grade', 'What changed', 'Where', 'In a finding'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const isFirst = rows[at - 1]?.documentId !== row.documentId;
            return (
              <tr key={`${row.documentId} ${row.passageId} ${row.about}`} className={cx(isFirst && styles.first)}>
                <th scope="row">
                  {row.area ?? row.document} {row.ours && <Tag>Ours</Tag>}
                </th>
                <td>{[row.inspection, longDate(row.date)].filter(Boolean).join(', ')}</td>
                <td>{row.about}</td>
                <td>
                  <b>{row.grade}</b>
                </td>
                <td>
                  {row.change && <Icon name={CHANGES[row.change]} />} {row.changed}
                </td>
                <td>
                  <a href={addressOfPassage(row.documentId, row.passageId)}>page {row.page}</a>
                </td>
                <td>
                  <Button
                    look="quiet"
                    aria-label={`Cite “${row.about}: ${row.grade}” of ${row.area ?? row.document} in a finding`}
                    onPress={() => setCiting(row)}
                  >
                    Cite
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {citing && (
        <CiteDialog
          place={{ documentId: citing.documentId, passageId: citing.passageId }}
          words={`${citing.area ?? citing.document}, ${citing.about}: ${citing.grade}`}
          onClose={() => setCiting(null)}
        />
      )}
    </section>
  );
}
