import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { ExtractedRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useAsk, useDeed } from '../../data/ask.ts';
import { attempt, tell } from '../../data/notices.ts';
import { go } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Empty } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import { PdfView } from '../review/source/pdf-view.tsx';
import { TextView } from '../review/source/text-view.tsx';
import styles from './frameworks.module.css';

/** The criteria read out of a guidance, beside the page they came from. */
export function GuidancePane({
  document,
  frameworks,
}: {
  readonly document: DocumentRow;
  readonly frameworks: readonly FrameworkRow[];
}) {
  const { data, error, isPending } = useAsk('frameworks.extract', { documentId: document.id });
  const adopt = useDeed('frameworks.adopt');
  const attach = useDeed('frameworks.attachWording');
  const [chosen, setChosen] = useState<string | null>(null);
  const flat = useMemo(() => flatten(data?.criteria ?? [], 0), [data]);
  const at = flat.find(({ row }) => row.code === chosen) ?? flat[0];
  const match = frameworks.find(({ id }) => id === data?.matches);

  return (
    <div className={styles.guidance}>
      <section className={pane.pane} aria-label="Criteria read out of it">
        <div className={styles.head}>
          <h2>{data?.title ?? document.metadata.title}</h2>
          <p className={pane.soft}>
            {data ? `${count(flat.length, 'criterion', 'criteria')} read out of it.` : ''}
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
      <Source document={document} row={at?.row} />
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

const NO_MARKS = new Map();

function Source({ document, row }: { readonly document: DocumentRow; readonly row: ExtractedRow | undefined }) {
  const { data } = useAsk('documents.get', { id: document.id });
  const [asText, setAsText] = useState(document.format !== 'pdf');
  const passageId = data && row ? passageOf(data, row) : undefined;
  const shared = {
    passageId: passageId ?? data?.passages[0]?.id ?? '',
    marks: NO_MARKS,
    onSelect: () => undefined,
    onOpen: () => undefined,
  };
  return (
    <section className={cx(pane.pane, styles.source)} aria-label="The guidance">
      {data && row && asText && <TextView source={data} {...shared} />}
      {data && row && !asText && (
        <PdfView source={data} wanted={null} onPage={() => undefined} onText={() => setAsText(true)} {...shared} />
      )}
    </section>
  );
}

/** The passage a criterion was read from: on its page, beginning as it begins. */
function passageOf(source: OutputOf<'documents.get'>, row: ExtractedRow): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const start = plain(row.text).slice(0, 40);
  const onPage = source.passages.filter((passage) => passage.page <= row.page && passage.endPage >= row.page);
  return (onPage.find((passage) => plain(passage.text).includes(start)) ?? onPage[0])?.id;
}
