/**
 * Which decided passage an undecided one reads most like: the cosine of TF-IDF vectors over stems (Salton and Buckley, 1988).
 */
import { stem } from '../language/stems.ts';
import { isStopWord } from '../language/stop-words.ts';
import { words } from '../language/tokens.ts';

export interface LikenessOf<Value> {
  readonly value: Value;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Finds, for a text, the nearest of some texts; null where no word of it stands in any. */
export function nearestAmong<Value>(
  texts: readonly { readonly text: string; readonly value: Value }[],
): (text: string) => LikenessOf<Value> | null {
  const bags = texts.map(({ text }) => bagOf(text));
  const found = new Map<string, number>();
  for (const bag of bags) for (const term of bag.keys()) found.set(term, (found.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log(1 + texts.length / (found.get(term) ?? 0.5));
  const vectors = bags.map((bag) => weighted(bag, rarity));
  const holders = new Map<string, number[]>();
  for (const [at, { weights }] of vectors.entries())
    for (const term of weights.keys()) holders.set(term, [...(holders.get(term) ?? []), at]);
  return (text) => {
    const own = weighted(bagOf(text), rarity);
    const products = new Map<number, number>();
    for (const [term, weight] of own.weights) {
      for (const at of holders.get(term) ?? []) {
        const other = vectors[at]?.weights.get(term) ?? 0;
        products.set(at, (products.get(at) ?? 0) + weight * other);
      }
    }
    let best: LikenessOf<Value> | null = null;
    for (const [at, product] of products) {
      const [vector, one] = [vectors[at], texts[at]];
      if (vector === undefined || one === undefined) continue;
      const likeness = product / (own.length * vector.length);
      if (best === null || likeness > best.likeness) best = { value: one.value, likeness: Math.min(1, likeness) };
    }
    return best;
  };
}

interface Weighted {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of words(text)) {
    if (isStopWord(word)) continue;
    const term = stem(word);
    bag.set(term, (bag.get(term) ?? 0) + 1);
  }
  return bag;
}

function weighted(bag: ReadonlyMap<string, number>, rarity: (term: string) => number): Weighted {
  const weights = new Map([...bag].map(([term, times]) => [term, (1 + Math.log(times)) * rarity(term)]));
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return { weights, length: Math.sqrt(sum) || 1 };
}
