import { useMemo, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { ExtractedRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { go } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Empty } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { count } from '../../parts/words.ts';
import { PageBeside } from '../review/source/page-beside.tsx';
import styles from './frameworks.module.css';
import { passageOfWording } from './locate-criterion.ts';

/** The criteria read out of a guidance, beside the page they came from. */
export function GuidancePane({
  document,
  frameworks,
}: {
  readonly document: DocumentRow;
  readonly frameworks: readonly FrameworkRow[];
}) {
  const { data, error, isPending } = useEngineQuery('frameworks.extract', { documentId: document.id });
  const adopt = useEngineMutation('frameworks.adopt');
  const attach = useEngineMutation('frameworks.attachWording');
  const [chosen, setChosen] = useState<string | null>(null);
  const flat = useMemo(() => flatten(data?.criteria ?? [], 0), [data]);
  const criteria = flat.filter(({ row }) => !row.isHeading);
  const at = flat.find(({ row }) => row.code === chosen) ?? criteria[0] ?? flat[0];
  const page = usePane('guidance-page', 'Width of the page', 'left', { usual: 27, least: 18, most: 64 });
  const match = frameworks.find(({ id }) => id === data?.matches);

  return (
    <div className={styles.guidance} style={page.style}>
      <section className={pane.pane} aria-label="Criteria read out of it">
        <div className={styles.head}>
          <h2>{data?.title ?? document.metadata.title}</h2>
          <p className={pane.soft}>
            {data ? `${count(criteria.length, 'criterion', 'criteria')} read out of it.` : ''}
            {match && ` They match “${match.title}”.`}
          </p>
          {flat.length > 0 && (
            <div className={styles.acts}>
              <Button
                look="first"
                onPress={async () => {
                  const made = await attempt('No set was made', () => adopt({ from: { documentId: document.id } }));
                  if (!made) return;
                  tell({ kind: 'done', title: `“${made.title}” is one of your sets now` });
                  go('frameworks', { framework: made.id });
                }}
              >
                Make a set of them
              </Button>
              {match && (
                <Button
                  onPress={async () => {
                    const done = await attempt('The wording was not added', () =>
                      attach({ documentId: document.id, frameworkId: match.id }),
                    );
                    if (!done) return;
                    tell({ kind: 'done', title: `The wording of the guidance stands beside ours in “${match.title}”` });
                    go('frameworks', { framework: match.id });
                  }}
                >
                  Show this wording beside ours
                </Button>
              )}
            </div>
          )}
        </div>
        {error ? (
          <Empty icon="warn" title="No criteria could be read">
            {error.message}
          </Empty>
        ) : !isPending && flat.length === 0 ? (
          <Empty icon="frameworks" title="No criteria found in it">
            A list of criteria is recognised by its numbering under a heading such as “evaluation criteria”.
          </Empty>
        ) : (
          <ol className={pane.scroll}>
            {flat.map(({ row, depth }) => (
              <li key={`${row.code} ${row.page}`}>
                <button
                  type="button"
                  className={cx(list.choice, styles.extracted, row === at?.row && list.on)}
                  style={{ paddingLeft: 16 + depth * 20 }}
                  aria-pressed={row === at?.row}
                  onClick={() => setChosen(row.code)}
                >
                  <span className={pane.code}>{row.code}</span>
                  <span>{row.text}</span>
                  <span className={cx(pane.muted, pane.number)}>
                    {row.paragraph ? `para ${row.paragraph}, ` : ''}page {row.page}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        )}
      </section>
      <div className={styles.besidePage}>
        {page.divider}
        <Source document={document} row={at?.row} />
      </div>
    </div>
  );
}

interface Flat {
  readonly row: ExtractedRow;
  readonly depth: number;
}

function flatten(rows: readonly ExtractedRow[], depth: number): readonly Flat[] {
  return rows.flatMap((row) => [{ row, depth }, ...flatten(row.children, depth + 1)]);
}

function Source({ document, row }: { readonly document: DocumentRow; readonly row: ExtractedRow | undefined }) {
  const { data } = useEngineQuery('documents.get', { id: document.id });
  if (!data) return null;
  const passageId = row ? passageOfWording(data.passages, row.text, row.page) : null;
  return <PageBeside documentId={document.id} passageId={passageId} label="The guidance" />;
}
