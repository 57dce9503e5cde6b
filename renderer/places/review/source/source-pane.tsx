import { memo, useEffect, useState } from 'react';
import type { DocumentRow } from '../../../../src/contract/operations/documents.ts';
import { hasPages } from '../../../../src/document/document.ts';
import type { PassageRef } from '../../../../src/document/passage-ref.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { leftOff, note } from '../../../data/left-off.ts';
import { useKeys } from '../../../frame/keys.ts';
import { Button } from '../../../parts/button.tsx';
import { cx } from '../../../parts/cx.ts';
import pane from '../../../parts/pane.module.css';
import { Segment } from '../../../parts/segment.tsx';
import { Empty } from '../../../parts/small.tsx';
import { cite, figure } from '../../../parts/words.ts';
import { LeftOutDialog, piecesLeftOut } from '../../library/left-out.tsx';
import { usePassageMarks } from './marks.tsx';
import { PdfView } from './pdf-view.tsx';
import { PutRightButton, ScannedButton } from './put-right.tsx';
import type { Selected } from './selected.ts';
import styles from './source.module.css';
import { TextView } from './text-view.tsx';

/** The source itself: the page as printed with the passage highlighted, or the text. */
export const SourcePane = memo(function SourcePane({
  passage,
  frameworkId,
  criterion,
  selected,
  onSelect,
  onMake,
  onBorders,
  onOpen,
}: {
  readonly passage: (PassageRef & { readonly page: number }) | null;
  readonly frameworkId: string;
  /** What the open passage would be accepted for, shown in the margin. */
  readonly criterion: string | null;
  readonly selected: Selected | null;
  readonly onSelect: (selected: Selected | null) => void;
  readonly onMake: () => void;
  /** The open passage shall hold the selected words. */
  readonly onBorders: () => void;
  readonly onOpen: (passage: PassageRef) => void;
}) {
  const documentId = passage?.documentId ?? null;
  const { data: source, error } = useEngineQuery(
    'documents.get',
    { id: documentId ?? '' },
    { enabled: documentId !== null },
  );
  const marks = usePassageMarks(frameworkId, documentId, passage?.passageId ?? null, criterion);
  const [asText, setAsText] = useState(leftOff().asText);
  useEffect(() => note({ asText }), [asText]);
  const [page, setPage] = useState(1);
  const [wanted, setWanted] = useState<{ page: number } | null>(null);
  const isPaged = source !== undefined && hasPages(source.row.format);
  const shown = source && passage && source.row.id === documentId ? source : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new document begins without a selection
  useEffect(() => onSelect(null), [documentId]);
  const turn = (by: number) => setWanted({ page: Math.max(1, Math.min(shown?.row.pages ?? 1, page + by)) });
  useKeys({ '[': () => turn(-1), ']': () => turn(1), v: isPaged ? () => setAsText(!asText) : undefined });

  if (!passage) {
    return (
      <section className={cx(pane.pane, styles.source)} aria-label="The source">
        <Empty icon="file" title="The page stands here">
          Open a passage to see it where it was printed.
        </Empty>
      </section>
    );
  }
  const metadata = shown?.row.metadata;
  const own = shown?.passages.find((row) => row.id === passage.passageId);
  const touchesPassage = own && selected && selected.start < own.end && own.start < selected.end;
  const name = metadata ? cite(metadata.area, metadata.date, metadata.title) : '';
  return (
    <section className={cx(pane.pane, styles.source)} aria-label="The source">
      <div className={cx(pane.bar, styles.bar)}>
        <b className={cx(pane.clip, pane.grow, pane.code)} title={metadata?.title}>
          {name}
        </b>
        {shown && <ScannedButton key={`scanned ${shown.row.id}`} row={shown.row} />}
        {shown && <LeftOutButton key={shown.row.id} row={shown.row} />}
        {isPaged && !asText && shown && (
          <span className={styles.turn}>
            <Button
              look="quiet"
              icon="left"
              aria-label="Previous page"
              isDisabled={page <= 1}
              onPress={() => turn(-1)}
            />
            <span className={styles.pageCount} aria-live="polite">
              {page} of {shown.row.pages}
            </span>
            <Button
              look="quiet"
              icon="right"
              aria-label="Next page"
              isDisabled={page >= shown.row.pages}
              onPress={() => turn(1)}
            />
          </span>
        )}
        {isPaged && (
          <Segment
            label="Show"
            value={asText ? 'text' : 'page'}
            onChange={(value) => setAsText(value === 'text')}
            choices={[
              { value: 'page', label: 'Page' },
              { value: 'text', label: 'Text' },
            ]}
          />
        )}
      </div>
      {error && (
        <Empty icon="warn" title="The source could not be opened">
          {error.message}
        </Empty>
      )}
      {shown &&
        (isPaged && !asText ? (
          <PdfView
            key={shown.row.id}
            source={shown}
            passageId={passage.passageId}
            marks={marks}
            wanted={wanted}
            onPage={setPage}
            onSelect={onSelect}
            onOpen={onOpen}
            onText={() => setAsText(true)}
          />
        ) : (
          <TextView
            key={shown.row.id}
            source={shown}
            passageId={passage.passageId}
            marks={marks}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      {selected && (
        <div className={styles.selected} role="status">
          <span className={cx(pane.clip, pane.grow)}>“{selected.text}”</span>
          {shown && <PutRightButton row={shown.row} passages={shown.passages} selected={selected} />}
          {touchesPassage && (
            <Button keys="B" onPress={onBorders}>
              Set as passage
            </Button>
          )}
          <Button look="first" keys="C" onPress={onMake}>
            Make evidence
          </Button>
        </div>
      )}
    </section>
  );
});

/** Says that the file holds more than its text, and shows it. */
function LeftOutButton({ row }: { readonly row: DocumentRow }) {
  const [isOpen, setOpen] = useState(false);
  const pieces = piecesLeftOut(row);
  if (pieces === 0) return null;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>{`${figure(pieces)} left out`}</Button>
      {isOpen && <LeftOutDialog row={row} onClose={() => setOpen(false)} />}
    </>
  );
}
