import { barX, ruleX, text } from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { usePictureNotes } from '../../frame/picture-notes.ts';
import { Chart } from '../../parts/chart.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { longDate } from '../../parts/words.ts';
import type { Side } from './by.ts';
import type { GridAnswer } from './cells.ts';
import styles from './grid.module.css';

interface Bar {
  readonly name: string;
  readonly strength: number;
  readonly improvement: number;
  /** Where its passages are: all of them, or those of one side. */
  readonly address: (side: Side | null) => string;
}

/** Strength to the right, improvement to the left: by criterion, then by column. Each passage counts once in a bar. */
export function Charts({
  answer,
  title,
  unit,
  counted,
  addressOf,
}: {
  readonly answer: GridAnswer;
  readonly title: string;
  /** What a column is: "document". */
  readonly unit: string;
  /** What is counted, in a sentence for saved pictures. */
  readonly counted: string;
  /** Where the passages of a row or a column are. */
  readonly addressOf: (of: { readonly row?: string; readonly column?: string }, side: Side | null) => string;
}) {
  const notes = usePictureNotes(counted);
  const byCriterion = useMemo(() => {
    const totals = new Map(answer.totals.rows.map((total) => [total.id, total]));
    return answer.rows
      .filter((row) => !row.isHeading)
      .map(
        ({ code, title: words }): Bar => ({
          ...NOTHING,
          ...totals.get(code),
          name: `${code} ${words}`,
          address: (side) => addressOf({ row: code }, side),
        }),
      );
  }, [answer, addressOf]);
  const byColumn = useMemo(() => {
    const totals = new Map(answer.totals.columns.map((total) => [total.id, total]));
    return answer.columns.map(
      ({ id, title: words, subtitle }): Bar => ({
        ...NOTHING,
        ...totals.get(id),
        name: [words, longDate(subtitle) || subtitle].filter(Boolean).join(', '),
        address: (side) => addressOf({ column: id }, side),
      }),
    );
  }, [answer, addressOf]);
  return (
    <div className={cx(pane.scroll, styles.charts)}>
      <Bars title={title} what="Criterion" bars={byCriterion} notes={notes} />
      <Bars
        title={`Evidence by ${unit}`}
        what={unit.replace(/^./u, (first) => first.toUpperCase())}
        bars={byColumn}
        notes={notes}
      />
    </div>
  );
}

const NOTHING = { strength: 0, improvement: 0 };

function Bars({
  title,
  what,
  bars,
  notes,
}: {
  readonly title: string;
  /** What each bar is for. */
  readonly what: string;
  readonly bars: readonly Bar[];
  readonly notes: readonly string[];
}) {
  const addressAt = useCallback(
    (row: number, column: number) =>
      bars[row]?.address(column === 0 ? null : column === 1 ? 'strength' : 'improvement') ?? '',
    [bars],
  );
  const most = Math.max(1, ...bars.flatMap(({ strength, improvement }) => [strength, improvement]));
  const options = useCallback(
    () => ({
      marginLeft: 320,
      marginRight: 40,
      height: 48 + bars.length * 22,
      style: { fontSize: '12px' },
      x: { domain: [-most * 1.15, most * 1.15], axis: null, label: null },
      y: { domain: bars.map(({ name }) => name), label: null, tickSize: 0, tickFormat: shorten },
      marks: [
        barX(bars, {
          href: (bar: Bar) => bar.address('strength'),
          y: 'name',
          x1: 0,
          x2: 'strength',
          fill: 'var(--strength)',
          insetTop: 3,
          insetBottom: 3,
        }),
        barX(bars, {
          href: (bar: Bar) => bar.address('improvement'),
          y: 'name',
          x1: 0,
          x2: (bar: Bar) => -bar.improvement,
          fill: 'var(--bg-surface)',
          stroke: 'var(--improve)',
          strokeWidth: 1.5,
          insetTop: 3.75,
          insetBottom: 3.75,
        }),
        text(bars, {
          href: (bar: Bar) => bar.address('strength'),
          y: 'name',
          x: 'strength',
          text: (bar: Bar) => (bar.strength > 0 ? String(bar.strength) : ''),
          textAnchor: 'start',
          dx: 5,
          fill: 'var(--strength)',
        }),
        text(bars, {
          href: (bar: Bar) => bar.address('improvement'),
          y: 'name',
          x: (bar: Bar) => -bar.improvement,
          text: (bar: Bar) => (bar.improvement > 0 ? String(bar.improvement) : ''),
          textAnchor: 'end',
          dx: -5,
          fill: 'var(--improve)',
        }),
        ruleX([0], { stroke: 'var(--line-control)' }),
        text([{ x: most * 1.15 }], {
          x: 'x',
          text: () => '▲ Strength',
          frameAnchor: 'top',
          dy: -14,
          textAnchor: 'end',
          fill: 'var(--strength)',
        }),
        text([{ x: -most * 1.15 }], {
          x: 'x',
          text: () => '▽ Improvement',
          frameAnchor: 'top',
          dy: -14,
          textAnchor: 'start',
          fill: 'var(--improve)',
        }),
      ],
    }),
    [bars, most],
  );
  return (
    <Chart
      title={title}
      options={options}
      notes={notes}
      addressAt={addressAt}
      head={[what, 'Strength', 'Improvement']}
      rows={bars.map(({ name, strength, improvement }) => [name, strength, improvement])}
    />
  );
}

const shorten = (name: string) => (name.length > 54 ? `${name.slice(0, 53)}…` : name);
