// biome-ignore-all lint/a11y/useSemanticElements: what scrolls, and is no form, can be reached and scrolled by keyboard
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls, and is no form, can be reached and scrolled by keyboard

import { Fragment, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../../src/contract/contract.ts';
import type { PassageRow } from '../../../../src/contract/operations/documents.ts';
import type { RecognisedWordRow } from '../../../../src/contract/operations/recognition.ts';
import type { PassageRef } from '../../../../src/document/passage-ref.ts';
import { useEngineMutation } from '../../../data/engine.ts';
import { attempt, tell } from '../../../data/notices.ts';
import { centre } from '../../../parts/centre.ts';
import { cx } from '../../../parts/cx.ts';
import pane from '../../../parts/pane.module.css';
import { FURNITURE } from '../../../parts/words.ts';
import { FindBar, markRanges, rangeOf, useFinding } from './find-bar.tsx';
import { type Hit, searchable } from './find-words.ts';
import type { PassageMark } from './marks-on-page.ts';
import { useMarkedWords } from './put-right.tsx';
import type { Selected } from './selected.ts';
import styles from './source.module.css';

/** The document as text, passage by passage, with the open one highlighted. */
export function TextView({
  source,
  passageId,
  marks,
  onSelect,
  onOpen,
}: {
  readonly source: OutputOf<'documents.get'>;
  readonly passageId: string;
  readonly marks: ReadonlyMap<string, PassageMark>;
  readonly onSelect: (selected: Selected | null) => void;
  readonly onOpen: (passage: PassageRef) => void;
}) {
  const documentId = source.row.id;
  const scroller = useRef<HTMLDivElement>(null);
  const paged = source.row.pages > 1;
  useEffect(() => {
    centre(scroller.current, scroller.current?.querySelector(`[data-passage="${CSS.escape(passageId)}"]`));
  }, [passageId]);

  // Most texts are read without anything being looked for in them.
  const [looked, setLooked] = useState(false);
  const words = useMemo(
    () => (looked ? searchable(source.passages.map(({ text }) => ({ text, endsLine: true }))) : null),
    [looked, source],
  );
  const finding = useFinding(words, () => setLooked(true));
  const { hits, current } = finding;
  useEffect(() => {
    const elements = scroller.current?.querySelectorAll('[data-start]');
    const ranges = (some: readonly Hit[]) => some.flatMap((hit) => rangeOf(hit, (piece) => elements?.[piece]) ?? []);
    const stops = [
      markRanges(ranges(hits.filter((hit) => hit !== current)), 'found'),
      markRanges(ranges(current ? [current] : []), 'found-now'),
    ];
    if (current) elements?.[current.from.piece]?.scrollIntoView({ block: 'center' });
    return () => {
      for (const stop of stops) stop();
    };
  }, [hits, current]);
  const marked = useMarkedWords(source.row);
  useEffect(() => {
    const spans = new Map(
      [...(scroller.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].map((span, at) => [
        source.passages[at]?.id,
        span,
      ]),
    );
    const ranges = (some: readonly RecognisedWordRow[]) =>
      some.flatMap(({ passageId, start, end }) => {
        const passage = source.passages.find(({ id }) => id === passageId);
        if (!passage || start === null || end === null) return [];
        const place = (offset: number) => ({ piece: 0, offset: offset - passage.start });
        return rangeOf({ from: place(start), to: place(end) }, () => spans.get(passage.id)) ?? [];
      });
    const stops = [
      markRanges(ranges(marked.filter(({ doubtful }) => doubtful)), 'doubtful'),
      markRanges(ranges(marked.filter(({ was }) => was !== null)), 'put-right'),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [marked, source]);
  const openPassage = useCallback((id: string) => onOpen({ documentId, passageId: id }), [onOpen, documentId]);
  const setAside = useEngineMutation('reading.setAside');
  const setAsideHere = useCallback(
    async (id: string, aside: boolean) => {
      const done = await attempt('Nothing was changed', () => setAside({ id: documentId, passageIds: [id], aside }));
      if (done && done.changed > 0)
        tell({ kind: 'done', title: aside ? 'Set aside: no evidence' : 'Brought back: may be evidence', undo: true });
    },
    [setAside, documentId],
  );
  const select = () => onSelect(selectedIn(scroller.current, source, documentId));
  /** A triple click takes the paragraph, and not the beginning of the next one. */
  const selectPassage = (target: Element) => {
    const id = target.closest<HTMLElement>('[data-passage]')?.dataset.passage;
    const passage = source.passages.find((row) => row.id === id);
    onSelect(passage ? { documentId, start: passage.start, end: passage.end, text: passage.text } : null);
  };
  return (
    <>
      <FindBar finding={finding} />
      <div
        ref={scroller}
        className={cx(pane.scroll, styles.text)}
        onMouseUp={(event) => (event.detail >= 3 ? selectPassage(event.target as Element) : select())}
        onKeyUp={select}
        tabIndex={0}
        role="group"
        aria-label="Text"
        data-source
      >
        <div className={styles.paper}>
          {source.passages.map((passage, at) => (
            <Fragment key={passage.id}>
              {paged && passage.page !== source.passages[at - 1]?.page && (
                <p className={styles.pageLine}>page {passage.page}</p>
              )}
              <TextPassage
                passage={passage}
                current={passage.id === passageId}
                mark={marks.get(passage.id)}
                onOpen={openPassage}
                onSetAside={setAsideHere}
              />
            </Fragment>
          ))}
        </div>
      </div>
    </>
  );
}

const TextPassage = memo(function TextPassage({
  passage,
  current,
  mark,
  onOpen,
  onSetAside,
}: {
  readonly passage: PassageRow;
  readonly current: boolean;
  readonly mark: PassageMark | undefined;
  readonly onOpen: (passageId: string) => void;
  readonly onSetAside: (passageId: string, aside: boolean) => void;
}) {
  return (
    <div
      data-passage={passage.id}
      className={cx(
        styles.passage,
        passage.kind === 'heading' && styles.headingText,
        passage.kind === 'bullet' && styles.bullet,
        passage.furniture && styles.furniture,
      )}
      title={passage.furniture ? `${FURNITURE[passage.furniture]}: not counted as evidence` : undefined}
    >
      {mark && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.gutter}
          onClick={() => onOpen(passage.id)}
          title={mark.words}
        >
          {mark.label}
        </button>
      )}
      <span data-start={passage.start} className={cx(current && styles.current)}>
        {passage.text}
      </span>
      {passage.kind !== 'heading' && (passage.furniture || current) && (
        <button
          type="button"
          className={styles.aside}
          onClick={() => onSetAside(passage.id, passage.furniture === null)}
        >
          {passage.furniture ? `Set aside: ${FURNITURE[passage.furniture]}. Bring back` : 'Set aside'}
        </button>
      )}
    </div>
  );
});

/** The selection as a range of the canonical text: every passage knows where it begins. */
function selectedIn(
  element: HTMLElement | null,
  source: OutputOf<'documents.get'>,
  documentId: string,
): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !element?.contains(selection.anchorNode)) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = placeOf(startContainer, startOffset);
  const end = placeOf(endContainer, endOffset);
  if (start === null || end === null || end <= start) return null;
  return { documentId, start, end, text: source.text.slice(start, end) };
}

function placeOf(node: Node, offset: number): number | null {
  const passage = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  return passage ? Number(passage.dataset.start) + offset : null;
}
