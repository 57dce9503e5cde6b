/**
 * Isotonic regression by pooling adjacent violators (Ayer et al., 1955).
 */

/** Knots of the rising line that fits pairs of [what was said, whether it was right] best. */
export function isotonic(
  pairs: readonly (readonly [said: number, right: boolean])[],
  leastPool = 12,
): [number, number][] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0] || Number(a[1]) - Number(b[1]));
  const pools: { said: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += leastPool) {
    const members = sorted.slice(at, at + leastPool);
    pools.push({
      said: members.reduce((sum, pair) => sum + pair[0], 0),
      right: members.filter((pair) => pair[1]).length,
      count: members.length,
    });
    for (let last = pools.length - 1; last > 0; last--) {
      const [a, b] = [pools[last - 1], pools[last]];
      if (a === undefined || b === undefined || a.right / a.count < b.right / b.count) break;
      pools.splice(last - 1, 2, { said: a.said + b.said, right: a.right + b.right, count: a.count + b.count });
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000;
  // Rising by a hair where flat, so that ranking by calibrated score is ranking by score.
  return pools.map((pool, at) => [
    round(pool.said / pool.count),
    round(Math.min(0.99, pool.right / pool.count) + at * 1e-3 > 1 ? 0.999 : Math.min(0.99, pool.right / pool.count)),
  ]);
}
