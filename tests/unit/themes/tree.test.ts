import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessTree } from '../../../src/themes/tree.ts';

test('the two likest are joined first, and the root holds all', () => {
  const likeness = Float32Array.from([1, 0.9, 0.1, 0.9, 1, 0.2, 0.1, 0.2, 1]);
  const tree = likenessTree(likeness, 3);
  expect(tree[3]?.leaves).toEqual([0, 1]);
  expect(tree[4]?.leaves).toEqual([0, 1, 2]);
  expect(tree[4]?.height).toBeCloseTo(0.15);
});

test('every tree of n leaves has 2n - 1 nodes, each the sum of its children', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (values) => {
      const count = values.length;
      const likeness = new Float32Array(count * count);
      for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
          likeness[i * count + j] = 1 - Math.abs((values[i] as number) - (values[j] as number));
        }
      }
      const tree = likenessTree(likeness, count);
      expect(tree).toHaveLength(2 * count - 1);
      for (const node of tree) {
        const below = node.children.flatMap((child) => tree[child]?.leaves ?? []).sort((a, b) => a - b);
        if (node.children.length > 0) expect(node.leaves).toEqual(below);
      }
    }),
  );
});
