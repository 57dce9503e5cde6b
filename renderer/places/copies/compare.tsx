// biome-ignore-all lint/a11y/useSemanticElements: what scrolls, and is no form, can be reached and scrolled by keyboard
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls, and is no form, can be reached and scrolled by keyboard
import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ComparedPassage } from '../../../src/contract/operations/copies.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useKeys } from '../../frame/keys.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Key } from '../../parts/key.tsx';
import pane from '../../parts/pane.module.css';
import { Empty, Meter } from '../../parts/small.tsx';
import styles from './copies.module.css';
import { differs, rulerMarks, type Side, sides } from './differences.ts';

/** Both texts, passage beside passage, in one scroll; differences are stepped through with N and P. */
export function Compare({
  left,
  right,
  acts,
}: {
  readonly left: string;
  readonly right: string;
  readonly acts: ReactNode;
}) {
  const { data, error } = useEngineQuery('copies.compare', { left, right });
  const passages = data?.rows ?? NONE;
  const marks = useMemo(() => rulerMarks(passages), [passages]);
  const [at, setAt] = useState(-1);
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 1 });
  const measure = () => {
    const box = scroller.current;
    if (box) setView({ top: box.scrollTop / box.scrollHeight, height: box.clientHeight / box.scrollHeight });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the texts change
  useEffect(measure, [passages]);
  const step = (by: number) => {
    if (marks.length === 0) return;
    const next = (at + by + marks.length) % marks.length;
    setAt(next);
    scroller.current?.querySelector(`[data-row="${marks[next]?.index}"]`)?.scrollIntoView({ block: 'center' });
  };
  useKeys({ n: () => step(1), p: () => step(-1) });

  return (
    <>
      <div className={styles.pair}>
        <div
          ref={scroller}
          className={cx(pane.scroll, styles.both)}
          onScroll={measure}
          tabIndex={0}
          role="group"
          aria-label="Both texts"
        >
          {error && (
            <Empty icon="warn" title="The two could not be compared">
              {error.message}
            </Empty>
          )}
          {!data && !error && (
            <Empty icon="copies" title="Comparing">
              <Meter label="Comparing" done={0} total={0} />
            </Empty>
          )}
          {passages.map((passage, index) => (
            <Fragment key={`${passage.left[0]?.passageId} ${passage.right[0]?.passageId}`}>
              <PageLine passage={passage} before={passages[index - 1]} />
              <Row passage={passage} index={index} current={marks[at]?.index === index} />
            </Fragment>
          ))}
        </div>
        <div className={styles.ruler} aria-hidden="true">
          <u style={{ top: `${view.top * 100}%`, height: `${view.height * 100}%` }} />
          {marks.map((mark) => (
            <i key={mark.index} className={cx(mark.only && styles.onlyMark)} style={{ top: `${mark.at * 100}%` }} />
          ))}
        </div>
      </div>
      <div className={pane.foot}>
        <Button
          look="quiet"
          icon="up"
          aria-label="Previous difference"
          isDisabled={marks.length === 0}
          onPress={() => step(-1)}
        />
        <Button
          look="quiet"
          icon="down"
          aria-label="Next difference"
          isDisabled={marks.length === 0}
          onPress={() => step(1)}
        />
        <span className={pane.soft} role="status">
          {marks.length === 0
            ? data && 'No difference in their words'
            : at < 0
              ? `${marks.length} ${marks.length === 1 ? 'difference' : 'differences'}`
              : `Difference ${at + 1} of ${marks.length}`}
        </span>
        {marks.length > 0 && (
          <>
            <Key>N</Key>
            <span className={styles.key}>
              <span className={styles.changed}>changed</span>
              <span className={styles.only}>only in this one</span>
            </span>
          </>
        )}
        <span className={pane.grow} />
        {acts}
      </div>
    </>
  );
}

const NONE: readonly ComparedPassage[] = [];

function PageLine({
  passage,
  before,
}: {
  readonly passage: ComparedPassage;
  readonly before: ComparedPassage | undefined;
}) {
  const turned = (side: 'left' | 'right') => {
    const page = passage[side][0]?.page;
    return page !== undefined && page !== before?.[side].at(-1)?.page ? page : null;
  };
  const [left, right] = [turned('left'), turned('right')];
  if (left === null && right === null) return null;
  return (
    <div className={styles.pair2}>
      <p className={cx(left !== null && styles.page)}>{left !== null && `page ${left}`}</p>
      <p className={cx(right !== null && styles.page)}>{right !== null && `page ${right}`}</p>
    </div>
  );
}

function Row({
  passage,
  index,
  current,
}: {
  readonly passage: ComparedPassage;
  readonly index: number;
  readonly current: boolean;
}) {
  const { left, right } = sides(passage);
  return (
    <div data-row={index} className={cx(styles.pair2, !differs(passage) && styles.same, current && styles.now)}>
      <p>
        <Runs runs={left} />
      </p>
      <p>
        <Runs runs={right} />
        {passage.moved && <span className={styles.missing}>stands elsewhere in this one</span>}
      </p>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly Side[] }) {
  let at = 0;
  return runs.map((run) => {
    const key = `${at++} ${run.kind}`;
    if (run.kind === 'same') return <span key={key}>{run.text}</span>;
    if (run.kind === 'missing') {
      return (
        <span key={key} className={styles.missing}>
          nothing here
        </span>
      );
    }
    // The space after a word belongs to it, but a mark that runs up to the next word looks as if it were meant, too.
    const words = run.text.trimEnd();
    return (
      <Fragment key={key}>
        <mark className={run.kind === 'changed' ? styles.changed : styles.only}>{words}</mark>
        {run.text.slice(words.length)}
      </Fragment>
    );
  });
}
