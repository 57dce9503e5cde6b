import { axisFx, barY, ruleY, text } from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { usePictureNotes } from '../../frame/picture-notes.ts';
import { Chart } from '../../parts/chart.tsx';

interface Passage {
  readonly date: string | null;
  readonly polarity: string;
}

interface Bar {
  readonly year: string;
  readonly kind: 'strength' | 'improvement';
  readonly passages: number;
}

/** Strength and improvement by year, side by side: solid and outlined. */
export function YearChart({
  passages,
  label,
  counted,
  addressAt: addressOfYear,
}: {
  readonly passages: readonly Passage[];
  readonly label: string;
  /** What is counted, in a sentence for saved pictures. */
  readonly counted: string;
  /** Where the passages of a year are. */
  readonly addressAt: (year: string, side: 'strength' | 'improvement' | null) => string;
}) {
  const notes = usePictureNotes(counted);
  const bars = useMemo(() => byYear(passages), [passages]);
  const most = Math.max(1, ...bars.map((bar) => bar.passages));
  const href = useCallback((bar: Bar) => addressOfYear(bar.year, bar.kind), [addressOfYear]);
  const options = useCallback(
    () => ({
      height: 128,
      marginTop: 18,
      marginBottom: 22,
      marginLeft: 0,
      marginRight: 0,
      style: { fontSize: '12px' },
      fx: { padding: 0.35, label: null },
      x: { axis: null, domain: ['strength', 'improvement'], paddingInner: 0.1, paddingOuter: 0 },
      y: { axis: null, domain: [0, most] },
      marks: [
        axisFx({ anchor: 'bottom', fill: 'var(--text-2)', tickSize: 0 }),
        barY(
          bars.filter(({ kind }) => kind === 'strength'),
          { fx: 'year', x: 'kind', y: 'passages', href, fill: 'var(--strength)' },
        ),
        barY(
          bars.filter(({ kind, passages: some }) => kind === 'improvement' && some > 0),
          {
            fx: 'year',
            x: 'kind',
            y: 'passages',
            href,
            fill: 'var(--bg-surface)',
            stroke: 'var(--improve)',
            strokeWidth: 1.5,
            inset: 0.75,
          },
        ),
        text(bars, {
          fx: 'year',
          x: 'kind',
          y: 'passages',
          href,
          text: (bar: Bar) => (bar.passages > 0 ? String(bar.passages) : ''),
          dy: -8,
          fill: 'var(--text-2)',
        }),
        ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    }),
    [bars, most, href],
  );
  const years = useMemo(() => [...new Set(bars.map(({ year }) => year))], [bars]);
  const addressAt = useCallback(
    (row: number, column: number) =>
      addressOfYear(years[row] ?? '', column === 0 ? null : column === 1 ? 'strength' : 'improvement'),
    [addressOfYear, years],
  );
  const undated = passages.filter(({ date }) => date === null).length;
  const of = (year: string, kind: Bar['kind']) =>
    bars.find((bar) => bar.year === year && bar.kind === kind)?.passages ?? 0;
  return (
    <Chart
      title={`${label}, by year${undated === 0 ? '' : ` (${undated} without a date left out)`}`}
      options={options}
      notes={notes}
      addressAt={addressAt}
      widest={680}
      head={['Year', 'Strength', 'Improvement']}
      rows={years.map((year) => [year, of(year, 'strength'), of(year, 'improvement')])}
    />
  );
}

/** Counts by year; mixed passages count in both, neutral ones in neither. */
function byYear(passages: readonly Passage[]): readonly Bar[] {
  const dated = passages.flatMap(({ date, polarity }) => (date ? [{ year: Number(date.slice(0, 4)), polarity }] : []));
  if (dated.length === 0) return [];
  const years = dated.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((year) =>
    (['strength', 'improvement'] as const).map((kind) => ({
      year: String(year),
      kind,
      passages: dated.filter((one) => one.year === year && (one.polarity === kind || one.polarity === 'mixed')).length,
    })),
  );
}
