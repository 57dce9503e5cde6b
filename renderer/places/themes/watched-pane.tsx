import { useState } from 'react';
import type { WatchedRow } from '../../../src/contract/operations/themes.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useKeys } from '../../frame/keys.ts';
import { addressOf, type Choices, go } from '../../frame/route.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { cx } from '../../parts/cx.ts';
import { Marked } from '../../parts/marked.tsx';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Hidden, Tag } from '../../parts/small.tsx';
import { cite, count, figure } from '../../parts/words.ts';
import { queryOf } from './term.ts';
import themes from './themes.module.css';
import { WatchTerm } from './watch-dialog.tsx';
import styles from './watched.module.css';

const PAGE = 100;
const MOST = 500;

/** One watched term: its years, its documents, and the passages that mention it. */
export function WatchedPane({ term, choices }: { readonly term: WatchedRow; readonly choices: Choices }) {
  const watch = useEngineMutation('themes.watch');
  const [changing, setChanging] = useState(false);
  const year = term.years.find((one) => String(one.year) === choices.year)?.year;
  const documentId = term.documents.find((one) => one.documentId === choices.document)?.documentId;
  const view = choices.by === 'document' ? 'document' : 'passages';
  const show = (more: Readonly<Record<string, string | undefined>>, quietly = true) =>
    go('themes', { list: 'watched', term: term.name, ...more }, quietly);
  useKeys({ f2: () => setChanging(true) });
  return (
    <section className={pane.pane} aria-label="The term">
      <div className={themes.head}>
        <h2>{term.name}</h2>
        <p className={themes.facts}>
          {count(term.mentions, 'mention')} in {count(term.passages.length, 'passage')} of{' '}
          {count(term.documents.length, 'document')}
        </p>
        <div className={themes.acts}>
          <Button keys="F2" onPress={() => setChanging(true)}>
            Change its words
          </Button>
          <ButtonLink href={addressOf('search', { query: queryOf(term.forms) })} icon="search">
            Search for it
          </ButtonLink>
          <Button
            onPress={async () => {
              const done = await attempt('The term is still watched', () => watch({ name: term.name, forms: null }));
              if (!done) return;
              tell({ kind: 'done', title: `“${term.name}” is no longer watched` });
              go('themes', { list: 'watched' }, true);
            }}
          >
            Stop watching
          </Button>
        </div>
      </div>
      {term.years.length > 0 && (
        <fieldset className={styles.years} aria-label="Passages by year">
          {term.years.map((one) => (
            <Button
              key={one.year}
              look={one.year === year ? 'plain' : 'quiet'}
              aria-pressed={one.year === year}
              onPress={() => show(one.year === year ? {} : { year: String(one.year) })}
            >
              {one.year} <b className={pane.code}>{one.passages}</b>
              <Hidden>{one.passages === 1 ? ' passage' : ' passages'}</Hidden>
            </Button>
          ))}
        </fieldset>
      )}
      <div className={pane.bar}>
        <Segment
          label="Show"
          value={view}
          onChange={(by) => show(by === 'document' ? { by } : {})}
          choices={[
            { value: 'passages', label: 'Passages' },
            { value: 'document', label: 'By document' },
          ]}
        />
      </div>
      {view === 'document' ? (
        <Documents term={term} onOpen={(id) => show({ document: id }, false)} />
      ) : (
        <Mentions
          key={`${year} ${documentId}`}
          term={term}
          year={year}
          documentId={documentId}
          onAll={() => show({})}
        />
      )}
      {changing && <WatchTerm term={term} onClose={() => setChanging(false)} />}
    </section>
  );
}

function Documents({ term, onOpen }: { readonly term: WatchedRow; readonly onOpen: (id: string) => void }) {
  const { data } = useEngineQuery('documents.list', {});
  const rows = new Map((data ?? []).map((row) => [row.id, row]));
  const most = Math.max(1, ...term.documents.map(({ passages }) => passages));
  const ordered = [...term.documents].sort(
    (left, right) => right.passages - left.passages || right.mentions - left.mentions,
  );
  return (
    <ul className={pane.scroll}>
      {ordered.map(({ documentId, passages, mentions }) => {
        const row = rows.get(documentId);
        return (
          <li key={documentId}>
            <button type="button" className={styles.document} onClick={() => onOpen(documentId)}>
              <span className={pane.clip}>
                {row ? cite(row.metadata.area, row.metadata.date, row.metadata.title) : documentId}
              </span>
              <span className={styles.bar} aria-hidden="true">
                <i style={{ width: `${(100 * passages) / most}%` }} />
              </span>
              <span className={themes.number}>{count(passages, 'passage')}</span>
              <span className={cx(themes.number, pane.muted)}>{count(mentions, 'mention')}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Mentions({
  term,
  year,
  documentId,
  onAll,
}: {
  readonly term: WatchedRow;
  readonly year: number | undefined;
  readonly documentId: string | undefined;
  readonly onAll: () => void;
}) {
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useEngineQuery(
    'themes.mentions',
    {
      name: term.name,
      limit,
      ...(year === undefined ? {} : { year }),
      ...(documentId === undefined ? {} : { documentId }),
    },
    { keep: true },
  );
  const named = data?.passages[0];
  if (error) {
    return (
      <Empty icon="warn" title="The passages could not be shown">
        {error.message}
      </Empty>
    );
  }
  if (term.passages.length === 0) {
    return (
      <Empty icon="search" title="No passage mentions it">
        It may be called something else in these documents: change its words.
      </Empty>
    );
  }
  return (
    <section className={pane.scroll} aria-label="Passages that mention it">
      <div className={cx(pane.bar, themes.count)}>
        <span className={pane.heading} role="status">
          {data && `${figure(data.total)} ${data.total === 1 ? 'passage' : 'passages'}, newest first`}
        </span>
        {year !== undefined && (
          <Chip onRemove={onAll} removes="Show all years">
            {year}
          </Chip>
        )}
        {documentId !== undefined && named && (
          <Chip onRemove={onAll} removes="Show all documents">
            {cite(named.area, named.date, named.document)}
          </Chip>
        )}
      </div>
      {data?.passages.map((passage) => (
        <Quotation
          key={passageKey(passage)}
          quotation={passage}
          extra={passage.mentions > 1 && <Tag>{count(passage.mentions, 'mention')}</Tag>}
        >
          <Marked text={passage.text} ranges={passage.ranges} ground />
        </Quotation>
      ))}
      {data && data.total > data.passages.length && (
        <div className={styles.more}>
          {limit < MOST ? (
            <Button onPress={() => setLimit(Math.min(MOST, limit + PAGE))}>
              Show the next {Math.min(PAGE, data.total - data.passages.length)}
            </Button>
          ) : (
            <p className={pane.soft}>
              The first {MOST} are shown. Choose a year or a document above, or search for the term, to see the others.
            </p>
          )}
        </div>
      )}
    </section>
  );
}
