/**
 * A tree of likeness: the two likest clusters are joined again and again until one is left.
 */

export interface TreeNode {
  /** Leaves below it, ascending. */
  readonly leaves: readonly number[];
  /** Likeness at which its two children were joined, 1 for a leaf. */
  readonly height: number;
  /** Indices into the tree's nodes; empty for a leaf. */
  readonly children: readonly number[];
}

/**
 * Agglomerative clustering with average linkage (UPGMA, Sokal and Michener 1958). Ties go to the pair whose leaves come
 * first, so the tree depends on the leaves' order only where likenesses are equal.
 * @param likeness a square matrix row by row
 * @returns leaves first, then joins in order; the last node is the root
 */
export function likenessTree(likeness: Float32Array, count: number): TreeNode[] {
  const nodes: TreeNode[] = Array.from({ length: count }, (_, leaf) => ({ leaves: [leaf], height: 1, children: [] }));
  const matrix = Float64Array.from(likeness);
  const active = Array.from({ length: count }, (_, at) => at);
  const nodeAt = [...active];
  const nearest = active.map((row) => likest(matrix, count, row, active));
  while (active.length > 1) {
    let best = active[0] as number;
    for (const row of active) {
      const here = matrix[row * count + (nearest[row] ?? 0)] ?? -1;
      const there = matrix[best * count + (nearest[best] ?? 0)] ?? -1;
      if (here > there) best = row;
    }
    const other = nearest[best] as number;
    const [left, right] = best < other ? [best, other] : [other, best];
    const a = nodes[nodeAt[left] as number] as TreeNode;
    const b = nodes[nodeAt[right] as number] as TreeNode;
    const height = matrix[left * count + right] ?? 0;
    for (const row of active) {
      if (row === left || row === right) continue;
      const mean =
        ((matrix[left * count + row] ?? 0) * a.leaves.length + (matrix[right * count + row] ?? 0) * b.leaves.length) /
        (a.leaves.length + b.leaves.length);
      matrix[left * count + row] = mean;
      matrix[row * count + left] = mean;
    }
    nodes.push({
      leaves: [...a.leaves, ...b.leaves].sort((x, y) => x - y),
      height,
      children: [nodeAt[left] as number, nodeAt[right] as number],
    });
    nodeAt[left] = nodes.length - 1;
    active.splice(active.indexOf(right), 1);
    for (const row of active) {
      if (row === left || nearest[row] === left || nearest[row] === right) {
        nearest[row] = likest(matrix, count, row, active);
      } else if ((matrix[row * count + left] ?? 0) > (matrix[row * count + (nearest[row] ?? 0)] ?? 0)) {
        nearest[row] = left;
      }
    }
  }
  return nodes;
}

function likest(matrix: Float64Array, count: number, row: number, active: readonly number[]): number {
  let best = -1;
  let value = Number.NEGATIVE_INFINITY;
  for (const other of active) {
    if (other === row) continue;
    const here = matrix[row * count + other] ?? 0;
    if (here > value) {
      value = here;
      best = other;
    }
  }
  return best;
}
