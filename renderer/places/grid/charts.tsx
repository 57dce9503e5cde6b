import { barX, ruleX, text } from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { Chart } from '../../parts/chart.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { longDate } from '../../parts/words.ts';
import type { GridAnswer } from './cells.ts';
import styles from './grid.module.css';

interface Bar {
  readonly name: string;
  readonly strength: number;
  readonly improvement: number;
}

/** Strength to the right, improvement to the left: by criterion, then by column. */
export function Charts({
  answer,
  title,
  unit,
}: {
  readonly answer: GridAnswer;
  readonly title: string;
  /** What a column is: "document". */
  readonly unit: string;
}) {
  const byCriterion = useMemo(
    () =>
      answer.rows
        .filter((row) => !row.isHeading)
        .map((row) => sum(answer, `${row.code} ${row.title}`, (cell) => cell.row === row.code)),
    [answer],
  );
  const byColumn = useMemo(
    () =>
      answer.columns.map((column) =>
        sum(
          answer,
          [column.title, longDate(column.subtitle) || column.subtitle].filter(Boolean).join(', '),
          (cell) => cell.column === column.id,
        ),
      ),
    [answer],
  );
  return (
    <div className={cx(pane.scroll, styles.charts)}>
      <Bars title={title} bars={byCriterion} />
      <Bars title={`Evidence by ${unit}`} bars={byColumn} />
    </div>
  );
}

function sum(answer: GridAnswer, name: string, belongs: (cell: GridAnswer['cells'][number]) => boolean): Bar {
  const cells = answer.cells.filter(belongs);
  return {
    name,
    strength: cells.reduce((total, cell) => total + cell.strength, 0),
    improvement: cells.reduce((total, cell) => total + cell.improvement, 0),
  };
}

function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
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
        barX(bars, { y: 'name', x1: 0, x2: 'strength', fill: 'var(--strength)', insetTop: 3, insetBottom: 3 }),
        barX(bars, {
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
          y: 'name',
          x: 'strength',
          text: (bar: Bar) => (bar.strength > 0 ? String(bar.strength) : ''),
          textAnchor: 'start',
          dx: 5,
          fill: 'var(--strength)',
        }),
        text(bars, {
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
      head={['', 'Strength', 'Improvement']}
      rows={bars.map(({ name, strength, improvement }) => [name, strength, improvement])}
    />
  );
}

const shorten = (name: string) => (name.length > 54 ? `${name.slice(0, 53)}…` : name);
