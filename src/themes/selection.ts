/**
 * How many themes there are: the clusters of a tree that come back when parts of the documents are looked at alone.
 */
import { hash } from './hash.ts';
import type { Term } from './keyphrases.ts';
import type { Reading } from './reading.ts';
import { type Contexts, similarities, termVectors } from './space.ts';
import { likenessTree, type TreeNode } from './tree.ts';

export interface Cluster {
  /** Indices of its terms. */
  readonly terms: readonly number[];
  /** Mean likeness to the likest cluster found in each part of the documents, 0 to 1. */
  readonly stability: number;
}

/** Pairs of halves that are looked at. */
const HALVINGS = 4;
/** With fewer documents than this, passages are halved instead of documents. */
const FEW_DOCUMENTS = 6;
/** A theme in more than this share of the passages says nothing about any. */
const TOO_BROAD = 0.2;
/** Mean likeness at which two clusters may still be one. */
const LEAST_LIKENESS = 0.08;
/** What a term is worth that is put with no other. */
const ALONE = 0.3;
/** What the exponent of weight has above 1 in very many passages: the more it is, the more clusters gain together. */
const GROWTH = 0.4;
/** Passages at which it has reached half of that. */
const MANY = 400;

/**
 * Cuts the tree where the cut is most stable: of a cluster and its parts, those are kept that come back more surely
 * (Jaccard likeness over halves of the documents, after Hennig 2007, "Cluster-wise assessment of cluster stability"),
 * summed over terms as in Campello et al. (2013).
 */
export function stableClusters(
  reading: Reading,
  contexts: Contexts,
  onPart: (done: number, total: number) => void,
): Cluster[] {
  const { terms } = contexts;
  if (terms.length === 0) return [];
  const weights = terms.map((term) => Math.sqrt(term.texts.length));
  const whole = likenessTree(similarities(termVectors(contexts)), terms.length);
  onPart(1, 1 + 2 * HALVINGS);
  const stability = new Float64Array(whole.length);
  const parts = halves(reading);
  parts.forEach((part, at) => {
    const vectors = termVectors(contexts, part);
    const present = vectors.map((vector) => vector.some((value) => value !== 0));
    const tree = likenessTree(similarities(vectors), terms.length);
    whole.forEach((node, index) => {
      stability[index] = (stability[index] ?? 0) + likest(node, tree, present, weights) / parts.length;
    });
    onPart(2 + at, 1 + parts.length);
  });
  const broad = 6 + TOO_BROAD * reading.texts.length;
  const growth = 1 + (GROWTH * reading.texts.length) / (reading.texts.length + MANY);
  const seen = new Int32Array(reading.texts.length).fill(-1);
  const chosen = choose(
    whole,
    stability,
    weights,
    growth,
    (node, at) => node.height >= LEAST_LIKENESS && !isBroad(node, contexts, broad, seen, at),
  );
  return chosen.map((index) => {
    const leaves = whole[index]?.leaves ?? [];
    const [only] = leaves;
    const alone = leaves.length === 1 && only !== undefined;
    return { terms: leaves, stability: alone ? recurrence(contexts.terms[only], parts) : (stability[index] ?? 0) };
  });
}

/** A term by itself is always the same cluster; what can be said is in how many parts it recurs at all. */
function recurrence(term: Term | undefined, parts: readonly (readonly number[])[]): number {
  const texts = new Set(term?.texts);
  const recurring = parts.filter((part) => part.filter((text) => texts.has(text)).length > 1);
  return recurring.length / parts.length;
}

/** Halves of the documents, or of the texts where documents are few, fixed by the texts' own contents. */
function halves(reading: Reading): number[][] {
  const { texts } = reading;
  const byDocument = reading.documents >= FEW_DOCUMENTS;
  const nameOf = texts.map((text) => (byDocument ? (reading.signatures[text.documents[0] ?? 0] ?? '') : text.key));
  return Array.from({ length: HALVINGS }).flatMap((_, seed) => {
    const names = [...new Set(nameOf)].sort((a, b) => hash(a, seed + 1) - hash(b, seed + 1) || (a < b ? -1 : 1));
    const first = new Set(names.slice(0, Math.ceil(names.length / 2)));
    const sides: [number[], number[]] = [[], []];
    nameOf.forEach((name, at) => {
      sides[first.has(name) ? 0 : 1].push(at);
    });
    return sides;
  });
}

/** Jaccard likeness of a node to the likest node of another tree, terms weighted, absent ones left out. */
function likest(
  node: TreeNode,
  tree: readonly TreeNode[],
  present: readonly boolean[],
  weights: readonly number[],
): number {
  const inside = new Set(node.leaves.filter((leaf) => present[leaf]));
  if (inside.size === 0) return 0;
  const weightOf = (leaves: Iterable<number>) => {
    let sum = 0;
    for (const leaf of leaves) sum += weights[leaf] ?? 0;
    return sum;
  };
  const total = weightOf(inside);
  const common = new Float64Array(tree.length);
  const sizes = new Float64Array(tree.length);
  let best = 0;
  tree.forEach((other, at) => {
    const [left, right] = other.children;
    if (left === undefined || right === undefined) {
      const leaf = other.leaves[0] ?? 0;
      sizes[at] = present[leaf] ? (weights[leaf] ?? 0) : 0;
      common[at] = inside.has(leaf) ? (weights[leaf] ?? 0) : 0;
    } else {
      sizes[at] = (sizes[left] ?? 0) + (sizes[right] ?? 0);
      common[at] = (common[left] ?? 0) + (common[right] ?? 0);
    }
    const union = total + (sizes[at] ?? 0) - (common[at] ?? 0);
    best = Math.max(best, (common[at] ?? 0) / union);
  });
  return best;
}

/** Whether the texts with any of a node's terms are more than so many. */
function isBroad(node: TreeNode, contexts: Contexts, most: number, seen: Int32Array, mark: number): boolean {
  let count = 0;
  for (const leaf of node.leaves) {
    for (const text of contexts.terms[leaf]?.texts ?? []) {
      if (seen[text] === mark) continue;
      seen[text] = mark;
      count++;
      if (count > most) return true;
    }
  }
  return false;
}

/** The set of nodes, none below another, with the greatest sum of stability over their terms. */
function choose(
  tree: readonly TreeNode[],
  stability: Float64Array,
  weights: readonly number[],
  growth: number,
  allowed: (node: TreeNode, at: number) => boolean,
): number[] {
  const best: { value: number; nodes: number[] }[] = [];
  tree.forEach((node, at) => {
    const weight = node.leaves.reduce((sum, leaf) => sum + (weights[leaf] ?? 0), 0);
    const [left, right] = node.children.map((child) => best[child]);
    if (left === undefined || right === undefined) {
      best.push({ value: ALONE * weight ** growth, nodes: [at] });
      return;
    }
    const value = allowed(node, at) ? (stability[at] ?? 0) * weight ** growth : 0;
    const apart = left.value + right.value;
    best.push(value >= apart ? { value, nodes: [at] } : { value: apart, nodes: [...left.nodes, ...right.nodes] });
  });
  return best.at(-1)?.nodes ?? [];
}
