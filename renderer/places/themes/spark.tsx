import styles from './themes.module.css';

/** Passages by year as small bars; a year without any keeps its place. */
export function Spark({
  years,
  counts,
}: {
  readonly years: readonly number[];
  readonly counts: readonly { readonly year: number; readonly passages: number }[];
}) {
  const byYear = new Map(counts.map(({ year, passages }) => [year, passages]));
  const most = Math.max(1, ...counts.map(({ passages }) => passages));
  const width = 80 / Math.max(1, years.length);
  const words = years.map((year) => `${year}: ${byYear.get(year) ?? 0}`).join('; ');
  return (
    <svg className={styles.spark} viewBox="0 0 80 28" role="img" aria-label={`Passages by year: ${words}`}>
      {years.map((year, at) => {
        const passages = byYear.get(year) ?? 0;
        const height = passages === 0 ? 1 : Math.max(3, (passages / most) * 26);
        return (
          <rect
            key={year}
            x={at * width}
            y={28 - height}
            width={Math.max(1, Math.min(14, width - 2))}
            height={height}
            className={passages === 0 ? styles.zero : styles.bar}
          />
        );
      })}
    </svg>
  );
}
